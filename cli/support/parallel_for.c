/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/parallel_for.h"

#include <stdlib.h>

#ifdef _OPENMP
#include <omp.h>
#endif

typedef struct progress {
    const parallel_for_job *job;
    bool *ready;
    size_t n, next;
    bool stopped;
} progress;

/* Hands on what is ready up to the first that is not. One thread at a time. */
static void hand_on(progress *p, size_t i)
{
    p->ready[i] = true;
    while (p->next < p->n && p->ready[p->next] && !p->stopped) {
        const bool go_on = p->job->done(p->job->ctx, p->next++);
#ifdef _OPENMP
#pragma omp atomic write
#endif
        p->stopped = !go_on;
    }
}

static void one(progress *p, size_t i)
{
    bool stopped;
#ifdef _OPENMP
#pragma omp atomic read
#endif
    stopped = p->stopped;
    if (stopped) {
        return;
    }
    p->job->work(p->job->ctx, i);
#ifdef _OPENMP
#pragma omp critical(each_hand_on)
#endif
    hand_on(p, i);
}

void parallel_for_run(size_t n, int threads, const parallel_for_job *job)
{
    progress p = {.job = job, .n = n, .ready = calloc(n + 1, sizeof *p.ready)};
    if (p.ready == NULL) { /* no memory to hold the order: one after the other */
        bool go_on = true;
        for (size_t i = 0; i < n && go_on; i++) {
            job->work(job->ctx, i);
            go_on = job->done(job->ctx, i);
        }
        return;
    }
    /* A team of one leaves the processors to the threads of the work itself. */
    const int team = (size_t)threads < n ? threads : n > 0 ? (int)n : 1;
    (void)team;
#ifdef _OPENMP
#pragma omp parallel for schedule(dynamic, 1) num_threads(team)
#endif
    for (size_t i = 0; i < n; i++) {
        one(&p, i);
    }
    free(p.ready);
}

int parallel_for_threads(void)
{
#ifdef _OPENMP
    return omp_get_max_threads();
#else
    return 1;
#endif
}
