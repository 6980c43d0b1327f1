/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * calibrate - does the band hold? Boosters drawn from the prior fly, are reported and
 * estimated; the truth must lie in the 5 to 95 % interval in 90 % of cases, and its rank must
 * be uniform: Cook, Gelman & Rubin (2006); Talts et al. (2018).
 *
 *     calibrate TRIALS SAMPLES [PAGE PICTURE]
 *
 * Status 0 if both entries hold (running_stats.h), 1 if not. Same numbers on any number of threads.
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

static int report(const calibration *c, int n, const trial *trials, const char *page,
                  const char *picture)
{
    page_write_tables(stdout, c, n, trials);
    if (page != NULL && page_write(page, c, n, trials) != LOFT_OK) {
        fprintf(stderr, "%s: cannot write\n", page);
        return 4;
    }
    if (picture != NULL && histograms_write(picture, c, n, trials) != LOFT_OK) {
        fprintf(stderr, "%s: cannot write\n", picture);
        return 4;
    }
    const counts all = counts_of(c, n, trials, ANY, ANY);
    return counts_holds(&all, NO_ROTATION) && counts_holds(&all, TOWARD_AZIMUTH) ? 0 : 1;
}

static int run(const loft_data *data, int n, int samples, const char *page,
               const char *picture)
{
    calibration c;
    trial *trials = calloc((size_t)n, sizeof *trials);
    int exit_status = 1;
    if (trials != NULL && calibration_init(data, samples, seed, &c) == LOFT_OK) {
        make_all(&c, n, trials);
        exit_status = report(&c, n, trials, page, picture);
    }
    free(trials);
    return exit_status;
}

int main(int argc, char **argv)
{
    const long n = argc > 2 ? strtol(argv[1], NULL, 10) : 0;
    const long samples = argc > 2 ? strtol(argv[2], NULL, 10) : 0;
    if (n < 1 || n > 1000000 || samples < 1 || samples > 100000) {
        fprintf(stderr, "usage: calibrate TRIALS SAMPLES [PAGE PICTURE]\n");
        return 2;
    }
    loft_data *data = NULL;
    loft_diags *diags = loft_diags_new();
    int exit_status = 3;
    if (diags != NULL && loft_data_open("data", diags, &data) == LOFT_OK) {
        exit_status = run(data, (int)n, (int)samples, argc > 3 ? argv[3] : NULL,
                          argc > 4 ? argv[4] : NULL);
    }
    loft_data_free(data);
    loft_diags_free(diags);
    return exit_status;
}
