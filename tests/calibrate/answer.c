/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "answer.h"

#include <math.h>

#include "sim/infer/band.h"

/* Borrowed. */
typedef struct answer_samples {
    size_t n;
    const double *weights;
    const double *ranges_m[ENTRIES];
} answer_samples;

/*
 * Where the truth stands among the samples: the weight below it, and of what is equal to
 * it, itself included, a random part. With equal weights it is one of n + 1 samples, and
 * its rank is uniform if they are alike; with others it weighs as one of the effective
 * number.
 */
static double rank_of(const answer_samples *s, entry e, double truth_m, double u)
{
    double below = 0.0;
    double equal = 0.0;
    double total = 0.0;
    for (size_t i = 0; i < s->n; i++) {
        below += s->ranges_m[e][i] < truth_m ? s->weights[i] : 0.0;
        equal += s->ranges_m[e][i] == truth_m ? s->weights[i] : 0.0;
        total += s->weights[i];
    }
    const double own = total / loft_band_effective(s->n, s->weights);
    return (below + u * (equal + own)) / (total + own);
}

/* Coverage by the interval that is printed; among the unbounded, by the rank. */
static int side_of(const loft_band *band, double truth_m, double rank)
{
    if (truth_m < band->p05 || (isinf(truth_m) && isinf(band->p05) && rank < 0.05)) {
        return -1;
    }
    return truth_m > band->p95 || (isinf(truth_m) && rank > 0.95) ? 1 : 0;
}

static outcome compare(const loft_samples *samples, const double tie[ENTRIES], trial *t)
{
    const loft_posterior *p = loft_samples_posterior(samples);
    const loft_band *const bands[ENTRIES] = {&p->no_rotation_m, &p->toward_azimuth_m};
    const answer_samples s = {
        .n = (size_t)p->samples,
        .weights = loft_samples_column(samples, LOFT_SAMPLES_WEIGHT),
        .ranges_m = {loft_samples_column(samples, LOFT_SAMPLES_NO_ROTATION_M),
                     loft_samples_column(samples, LOFT_SAMPLES_TOWARD_AZIMUTH_M)}};
    for (int e = 0; e < ENTRIES; e++) {
        t->rank[e] = rank_of(&s, (entry)e, t->truth_m[e], tie[e]);
        t->side[e] = side_of(bands[e], t->truth_m[e], t->rank[e]);
        t->p05_m[e] = bands[e]->p05;
        t->p95_m[e] = bands[e]->p95;
    }
    t->effective = p->effective;
    return ANSWERED;
}

void answer_find(const calibration *c, int k, const double tie[ENTRIES], trial *t)
{
    const bool mixed = trial_kinds[t->kind].unknown_class;
    const loft_class_choice *of = trial_class(c, t);
    const loft_samples_wanted wanted = {.samples = mixed ? c->mixed_samples : c->samples,
                                        .seed = c->seed + 1 + (uint64_t)k};
    const loft_event event = {.launch = trial_launch(c, k, of),
                              .n = (size_t)trial_kinds[t->kind].voices,
                              .voices = t->voices};
    loft_samples *samples = NULL;
    const loft_status status =
        mixed ? loft_samples_make_mixed(&event, c->unknown.n, c->unknown.list, &wanted,
                                        &samples)
              : loft_samples_make(&event, &of->prior, &wanted, &samples);
    t->outcome = status == LOFT_OK ? compare(samples, tie, t) : NO_BAND;
    loft_samples_free(samples);
}
