/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "counts.h"

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;
    return (x > y) - (x < y);
}

/* NAN of none. */
static double median(double *values, int n)
{
    if (n == 0) {
        return NAN;
    }
    qsort(values, (size_t)n, sizeof *values, ascending);
    return 0.5 * (values[n / 2] + values[(n - 1) / 2]);
}

static bool is_counted(const trial *t, int class_index, int timed)
{
    return (class_index == ANY || t->class_index == class_index) &&
           (timed == ANY || (int)t->timed == timed);
}

static void count_answer(counts *sum, const trial *t)
{
    for (int e = 0; e < ENTRIES; e++) {
        const int bin = (int)(BINS * t->rank[e]);
        sum->below[e] += t->side[e] < 0;
        sum->above[e] += t->side[e] > 0;
        sum->histogram[e][bin < BINS ? bin : BINS - 1]++;
        sum->unbounded[e] += isinf(t->truth_m[e]) ? 1 : 0;
    }
    sum->effective_least = fmin(sum->effective_least, t->effective);
    sum->solved += t->solved;
}

counts counts_of(const calibration *c, int n, const trial *trials, int class_index,
                 int timed)
{
    counts sum = {.effective_least = INFINITY};
    double *effective = calloc((size_t)n + 1, sizeof *effective);
    double *width = calloc(2 * ((size_t)n + 1), sizeof *width);
    int widths[ENTRIES] = {0};
    int answered = 0;
    for (int i = 0; i < n && effective != NULL && width != NULL; i++) {
        const trial *t = &trials[i];
        if (!is_counted(t, class_index, timed)) {
            continue;
        }
        sum.trials++;
        sum.outcomes[t->outcome]++;
        sum.cannot_fly += t->cannot_fly;
        sum.outside += t->outside;
        if (t->outcome != ANSWERED) {
            continue;
        }
        count_answer(&sum, t);
        effective[answered++] = t->effective;
        for (int e = 0; e < ENTRIES; e++) {
            if (isfinite(t->p95_m[e])) {
                width[(size_t)e * ((size_t)n + 1) + (size_t)widths[e]++] =
                    t->p95_m[e] / t->p05_m[e];
            }
        }
    }
    sum.effective = median(effective, answered);
    for (int e = 0; e < ENTRIES; e++) {
        sum.width[e] = median(&width[(size_t)e * ((size_t)n + 1)], widths[e]);
    }
    sum.solved /= fmax(1.0, (double)answered * c->samples);
    free(width);
    free(effective);
    return sum;
}

double counts_coverage(const counts *t, entry e)
{
    const int n = t->outcomes[ANSWERED];
    return (double)(n - t->below[e] - t->above[e]) / n;
}

double counts_chi_squared(const counts *t, entry e)
{
    const double expected = (double)t->outcomes[ANSWERED] / BINS;
    double sum = 0.0;
    for (int i = 0; i < BINS; i++) {
        const double off = t->histogram[e][i] - expected;
        sum += off * off / expected;
    }
    return sum;
}

double counts_p_value(const counts *t, entry e)
{
    return gsl_cdf_chisq_Q(counts_chi_squared(t, e), BINS - 1.0);
}

double counts_allowed(const counts *t)
{
    return 0.02 * sqrt(2000.0 / t->outcomes[ANSWERED]);
}

bool counts_holds(const counts *t, entry e)
{
    return fabs(counts_coverage(t, e) - 0.90) <= counts_allowed(t) &&
           counts_p_value(t, e) > 0.01;
}
