/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/infer/band.h"

#include "loft/infer.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

typedef struct ranked {
    double value, weight;
    size_t index;
} ranked;

static int ascending(const void *a, const void *b)
{
    const ranked *x = a;
    const ranked *y = b;
    if (x->value != y->value) {
        return x->value > y->value ? 1 : -1;
    }
    return (x->index > y->index) - (x->index < y->index);
}

/* Sorted copies; NULL without memory. */
static ranked *sorted(size_t n, const double *values, const double *weights)
{
    ranked *all = malloc(n * sizeof *all);
    for (size_t i = 0; all != NULL && i < n; i++) {
        all[i] = (ranked){.value = values[i], .weight = weights[i], .index = i};
    }
    if (all != NULL) {
        qsort(all, n, sizeof *all, ascending);
    }
    return all;
}

double loft_band_effective(size_t n, const double *weights)
{
    double sum = 0.0;
    double squares = 0.0;
    for (size_t i = 0; i < n; i++) {
        sum += weights[i];
        squares += weights[i] * weights[i];
    }
    return squares > 0.0 ? sum * sum / squares : 0.0;
}

/* Each sample stands at the middle of its weight. */
static double quantile(size_t n, const ranked *all, double total, double p)
{
    double below = 0.0;
    double at_before = 0.0;
    const ranked *before = NULL;
    for (size_t i = 0; i < n; i++) {
        if (all[i].weight == 0.0) {
            continue;
        }
        const double at = (below + 0.5 * all[i].weight) / total;
        if (at >= p) {
            if (before == NULL || isinf(all[i].value)) {
                return all[i].value;
            }
            const double share = (p - at_before) / (at - at_before);
            return before->value + share * (all[i].value - before->value);
        }
        below += all[i].weight;
        at_before = at;
        before = &all[i];
    }
    assert(before != NULL); /* some weight is not 0 */
    return before->value;
}

/* Sums of the weights, and of those at +infinity; false if they cannot rank. */
static bool sums(size_t n, const double *values, const double *weights, double *total,
                 double *unbounded)
{
    *total = *unbounded = 0.0;
    for (size_t i = 0; i < n; i++) {
        if (!(values[i] > -INFINITY) || !(weights[i] >= 0.0)) {
            return false;
        }
        *total += weights[i];
        *unbounded += isinf(values[i]) ? weights[i] : 0.0;
    }
    return *total > 0.0 && *total < INFINITY;
}

/* In order, with those sums; *all is then owned. */
static loft_status rank_by_value(size_t n, const double *values, const double *weights,
                                 double *total, double *unbounded, ranked **all)
{
    if (!sums(n, values, weights, total, unbounded)) {
        return LOFT_ERR_DOMAIN;
    }
    *all = sorted(n, values, weights);
    return *all != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
}

loft_status loft_band_of(size_t n, const double *values, const double *weights,
                         loft_band *band)
{
    double total;
    double unbounded;
    ranked *all = NULL;
    const loft_status status =
        rank_by_value(n, values, weights, &total, &unbounded, &all);
    if (status != LOFT_OK) {
        return status;
    }
    const double rank_error = 0.5 / sqrt(loft_band_effective(n, weights));
    const double low = quantile(n, all, total, fmax(0.5 - rank_error, 0.0));
    const double high = quantile(n, all, total, fmin(0.5 + rank_error, 1.0));
    *band = (loft_band){.p05 = quantile(n, all, total, 0.05),
                        .p50 = quantile(n, all, total, 0.50),
                        .p95 = quantile(n, all, total, 0.95),
                        .error_p50 = isinf(low) ? 0.0 : 0.5 * (high - low),
                        .unbounded = unbounded / total};
    free(all);
    return LOFT_OK;
}

loft_status loft_band_picks(size_t n, const double *values, const double *weights,
                            size_t n_picks, size_t *picks)
{
    double total;
    double unbounded;
    ranked *all = NULL;
    const loft_status status =
        rank_by_value(n, values, weights, &total, &unbounded, &all);
    if (status != LOFT_OK) {
        return status;
    }
    size_t i = 0;
    double upto = all[0].weight; /* and with all[i] */
    for (size_t k = 0; k < n_picks; k++) {
        const double at = total * ((double)k + 0.5) / (double)n_picks;
        while (upto <= at && i + 1 < n) {
            upto += all[++i].weight;
        }
        picks[k] = all[i].index;
    }
    free(all);
    return LOFT_OK;
}

/* Ranks in 0...1 by weight, equal values sharing theirs; false without memory. */
static bool rank(size_t n, const double *values, const double *weights, double *ranks)
{
    ranked *all = sorted(n, values, weights);
    if (all == NULL) {
        return false;
    }
    double below = 0.0;
    for (size_t first = 0; first < n;) {
        size_t end = first;
        double tied = 0.0;
        for (; end < n && all[end].value == all[first].value; end++) {
            tied += all[end].weight;
        }
        for (; first < end; first++) {
            ranks[all[first].index] = below + 0.5 * tied;
        }
        below += tied;
    }
    free(all);
    return true;
}

static double squared_correlation(size_t n, const double *x, const double *y,
                                  const double *w)
{
    double sw = 0.0, mx = 0.0, my = 0.0;
    for (size_t i = 0; i < n; i++) {
        sw += w[i];
        mx += w[i] * x[i];
        my += w[i] * y[i];
    }
    mx /= sw;
    my /= sw;
    double xx = 0.0, yy = 0.0, xy = 0.0;
    for (size_t i = 0; i < n; i++) {
        xx += w[i] * (x[i] - mx) * (x[i] - mx);
        yy += w[i] * (y[i] - my) * (y[i] - my);
        xy += w[i] * (x[i] - mx) * (y[i] - my);
    }
    /* a remainder of rounding is not a variance */
    const double least = 1e-20 * sw * sw * sw;
    return xx > least && yy > least ? xy * xy / (xx * yy) : 0.0;
}

loft_status loft_band_rank_share(size_t n, const double *x, const double *y,
                                 const double *weights, double *share)
{
    double *ranks = malloc(2 * n * sizeof *ranks);
    if (ranks == NULL) {
        return LOFT_ERR_NOMEM;
    }
    const bool good = rank(n, x, weights, ranks) && rank(n, y, weights, ranks + n);
    if (good) {
        *share = squared_correlation(n, ranks, ranks + n, weights);
    }
    free(ranks);
    return good ? LOFT_OK : LOFT_ERR_NOMEM;
}
