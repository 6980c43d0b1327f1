/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * calibrate - does the band hold? Boosters drawn from the prior fly, are reported and
 * estimated; the truth must lie in the 5 to 95 % interval in 90 % of cases, and its rank must
 * be uniform: Cook, Gelman & Rubin (2006); Talts et al. (2018). And what do the intervals say
 * of real flights?
 *
 *     calibrate TRIALS SAMPLES SCENARIOS [PAGE PICTURE]
 *
 * Status 0 if both entries hold (counts.h), 1 if not. Same numbers on any number of threads.
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "page.h"

static const uint64_t seed = 20171129;

static void say_progress(int done, int n)
{
    if (isatty(STDERR_FILENO) && (done % 10 == 0 || done == n)) {
        fprintf(stderr, "\r%d of %d trials%s", done, n, done == n ? "\n" : "");
    }
}

static void make_all(const calibration *c, int n, trial *trials)
{
    int done = 0;
#pragma omp parallel for schedule(dynamic, 1)
    for (int k = 0; k < n; k++) {
        trials[k] = trial_make(c, k);
#pragma omp critical
        say_progress(++done, n);
    }
}

/* Where to write, NULL for nowhere. */
typedef struct outputs {
    const char *page, *picture;
} outputs;

static int report(const trial_set *set, const flight_record *record, const outputs *to)
{
    page_write_tables(stdout, set, record);
    if (to->page != NULL && page_write(to->page, set, record) != LOFT_OK) {
        fprintf(stderr, "%s: cannot write\n", to->page);
        return 4;
    }
    if (to->picture != NULL && histograms_write(to->picture, set) != LOFT_OK) {
        fprintf(stderr, "%s: cannot write\n", to->picture);
        return 4;
    }
    const counts all = counts_of(set, all_kinds, ANY);
    return counts_holds(&all, NO_ROTATION) && counts_holds(&all, TOWARD_AZIMUTH) ? 0 : 1;
}

static int run(const loft_data *data, const calibration *c, int n, const char *scenarios,
               const outputs *to)
{
    trial *trials = calloc((size_t)n, sizeof *trials);
    flight_record record = {.n = 0};
    int exit_status = 3;
    if (trials != NULL && record_make(data, scenarios, &record) == LOFT_OK) {
        const trial_set set = {.c = c, .n = n, .trials = trials};
        make_all(c, n, trials);
        exit_status = report(&set, &record, to);
    }
    record_free(&record);
    free(trials);
    return exit_status;
}

int main(int argc, char **argv)
{
    const long n = argc > 3 ? strtol(argv[1], NULL, 10) : 0;
    const long samples = argc > 3 ? strtol(argv[2], NULL, 10) : 0;
    if (n < 1 || n > 100000 || samples < 1 || samples > 100000) {
        fprintf(stderr, "usage: calibrate TRIALS SAMPLES SCENARIOS [PAGE PICTURE]\n");
        return 2;
    }
    loft_data *data = NULL;
    loft_diags *diags = loft_diags_new();
    calibration c;
    int exit_status = 3;
    if (diags != NULL && loft_data_open("data", diags, &data) == LOFT_OK &&
        calibration_init(data, (int)samples, seed, &c) == LOFT_OK) {
        const outputs to = {argc > 4 ? argv[4] : NULL, argc > 5 ? argv[5] : NULL};
        exit_status = run(data, &c, (int)n, argv[3], &to);
    }
    loft_data_free(data);
    loft_diags_free(diags);
    return exit_status;
}
