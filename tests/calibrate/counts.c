/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "counts.h"

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>

static const double wanted_coverage = 0.90;

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

static bool is_counted(const trial *t, unsigned kinds, int class_index)
{
    return (kinds >> t->kind & 1u) == 1u && (t->heard || t->outcome == NO_TRUTH) &&
           (class_index == ANY || t->class_index == class_index);
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
    sum->garbled += t->garbled[0];
    sum->garbled_inside += t->garbled[0] && t->side[NO_ROTATION] == 0;
    sum->effective_least = fmin(sum->effective_least, t->effective);
}

/* The medians, with room for a number of every trial. */
static void find_medians(const trial_set *set, unsigned kinds, int class_index,
                         double *room, counts *sum)
{
    int n = 0;
    for (int i = 0; i < set->n; i++) {
        const trial *t = &set->trials[i];
        if (is_counted(t, kinds, class_index) && t->outcome == ANSWERED) {
            room[n++] = t->effective;
        }
    }
    sum->effective = median(room, n);
    for (int e = 0; e < ENTRIES; e++) {
        n = 0;
        for (int i = 0; i < set->n; i++) {
            const trial *t = &set->trials[i];
            if (is_counted(t, kinds, class_index) && t->outcome == ANSWERED &&
                isfinite(t->p95_m[e])) {
                room[n++] = t->p95_m[e] / t->p05_m[e];
            }
        }
        sum->width[e] = median(room, n);
    }
}

counts counts_of(const trial_set *set, unsigned kinds, int class_index)
{
    counts sum = {.effective_least = INFINITY};
    for (int i = 0; i < set->n; i++) {
        const trial *t = &set->trials[i];
        if (is_counted(t, kinds, class_index)) {
            sum.trials++;
            sum.outcomes[t->outcome]++;
            if (t->outcome == ANSWERED) {
                count_answer(&sum, t);
            }
        }
    }
    double *room = calloc((size_t)set->n + 1, sizeof *room);
    if (room != NULL) {
        find_medians(set, kinds, class_index, room, &sum);
    }
    free(room);
    return sum;
}

unheard counts_unheard(const trial_set *set, unsigned kinds, entry e)
{
    unheard sum = {.answered = 0};
    for (int i = 0; i < set->n; i++) {
        const trial *t = &set->trials[i];
        if ((kinds >> t->kind & 1u) == 1u && !t->heard && t->outcome == ANSWERED) {
            sum.answered++;
            sum.inside += t->side[e] == 0;
        }
    }
    return sum;
}

double counts_coverage(const counts *t, entry e)
{
    const int n = t->outcomes[ANSWERED];
    return (double)(n - t->below[e] - t->above[e]) / n;
}

double counts_deviation(const counts *t)
{
    return sqrt(wanted_coverage * (1.0 - wanted_coverage) / t->outcomes[ANSWERED]);
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
    return fmax(0.02, 3.0 * counts_deviation(t));
}

bool counts_holds(const counts *t, entry e)
{
    return fabs(counts_coverage(t, e) - wanted_coverage) <= counts_allowed(t) &&
           counts_p_value(t, e) > 0.01;
}
