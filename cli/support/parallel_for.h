/* SPDX-License-Identifier: GPL-3.0-or-later */
/* each.h - the same work for many things, on several threads, told of in order. */
#ifndef LOFT_CLI_EACH_H
#define LOFT_CLI_EACH_H

#include <stdbool.h>
#include <stddef.h>

typedef struct parallel_for_job {
    void *ctx;
    /* For i < n in any order, on any thread, several at once. */
    void (*work)(void *ctx, size_t i);
    /*
     * For 0, 1, 2, ... after the work on it, never two at once; false stops everything.
     */
    bool (*done)(void *ctx, size_t i);
} parallel_for_job;

/*
 * threads >= 1 of them. The calls of `done`, and their order, do not depend on how
 * many there are. After a stop some later work may have been done without being told of.
 */
void parallel_for_run(size_t n, int threads, const parallel_for_job *job);

/* The number of threads by OMP_NUM_THREADS or the processors; 1 if built without. */
int parallel_for_threads(void);

#endif
