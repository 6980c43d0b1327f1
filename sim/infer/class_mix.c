/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The classes that can fly the figures of an event, mixed by their evidence. */
#include "loft/infer.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/infer/band.h"

static const double tells = 3.0; /* times more likely than the next */

/* One class: samples, or NULL where hardly any booster of it flies the figures. */
typedef struct tried {
    loft_samples *samples;
    double log_weight; /* ln of prior probability times evidence */
} tried;

static loft_status try_all(const loft_event *event, size_t n,
                           const loft_class_choice *choices,
                           const loft_samples_wanted *wanted, tried *all)
{
    for (size_t i = 0; i < n; i++) {
        loft_event of_class = *event;
        of_class.launch.booster = choices[i].booster;
        all[i].log_weight = -INFINITY;
        const loft_status status =
            loft_samples_make(&of_class, &choices[i].prior, wanted, &all[i].samples);
        if (status == LOFT_OK) {
            all[i].log_weight =
                log(choices[i].probability) + loft_samples_log_evidence(all[i].samples);
        } else if (status != LOFT_ERR_CONVERGE) {
            return status;
        }
    }
    return LOFT_OK;
}

/* Probabilities into `p`; false if no class flies the figures. */
static bool weigh(size_t n, const tried *all, double *p)
{
    double largest = -INFINITY;
    double sum = 0.0;
    for (size_t i = 0; i < n; i++) {
        largest = fmax(largest, all[i].log_weight);
    }
    if (!isfinite(largest)) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        p[i] = exp(all[i].log_weight - largest);
        sum += p[i];
    }
    for (size_t i = 0; i < n; i++) {
        p[i] /= sum;
    }
    return true;
}

/* Is the evidence of the most probable class clearly above that of the next one? */
static bool figures_tell(size_t n, const loft_class_choice *choices, const double *p)
{
    size_t best = 0;
    size_t next = n;
    for (size_t i = 1; i < n; i++) {
        best = p[i] > p[best] ? i : best;
    }
    for (size_t i = 0; i < n; i++) {
        next = i != best && (next == n || p[i] > p[next]) ? i : next;
    }
    return next == n || p[best] / choices[best].probability >
                            tells * p[next] / choices[next].probability;
}

/* A column of all classes one behind the other; weights are shared out by probability. */
static void gather(size_t n, const tried *all, const double *p, int samples,
                   loft_samples_of column, double *out)
{
    for (size_t i = 0; i < n; i++) {
        double *to = &out[i * (size_t)samples];
        if (all[i].samples == NULL) {
            memset(to, 0, (size_t)samples * sizeof *to);
            continue;
        }
        const double *from = loft_samples_column(all[i].samples, column);
        double sum = 0.0;
        for (int k = 0; k < samples; k++) {
            sum += from[k];
        }
        for (int k = 0; k < samples; k++) {
            to[k] = column == LOFT_SAMPLES_WEIGHT ? from[k] * p[i] / sum : from[k];
        }
    }
}

static loft_status mix(size_t n, const tried *all, int samples, loft_class_mix *out)
{
    const size_t total = n * (size_t)samples;
    double *weights = malloc(2 * total * sizeof *weights);
    if (weights == NULL) {
        return LOFT_ERR_NOMEM;
    }
    double *ranges_m = &weights[total];
    gather(n, all, out->probability, samples, LOFT_SAMPLES_WEIGHT, weights);
    out->effective = loft_band_effective(total, weights);
    gather(n, all, out->probability, samples, LOFT_SAMPLES_NO_ROTATION_M, ranges_m);
    loft_status status = loft_band_of(total, ranges_m, weights, &out->no_rotation_m);
    if (status == LOFT_OK) {
        gather(n, all, out->probability, samples, LOFT_SAMPLES_TOWARD_AZIMUTH_M,
               ranges_m);
        status = loft_band_of(total, ranges_m, weights, &out->toward_azimuth_m);
    }
    free(weights);
    return status;
}

static bool can_be_chosen_from(size_t n, const loft_class_choice *choices)
{
    bool good = n >= 1 && n <= LOFT_CLASS_CHOICES_MAX;
    for (size_t i = 0; good && i < n; i++) {
        good = choices[i].probability > 0.0 && choices[i].probability <= 1.0;
    }
    return good;
}

loft_status loft_class_mix_find(const loft_event *event, size_t n,
                                const loft_class_choice *choices,
                                const loft_samples_wanted *wanted, loft_class_mix *out)
{
    tried all[LOFT_CLASS_CHOICES_MAX] = {{NULL, 0.0}};
    loft_class_mix found = {.n = n};
    if (!can_be_chosen_from(n, choices)) {
        return LOFT_ERR_DOMAIN;
    }
    loft_status status = try_all(event, n, choices, wanted, all);
    if (status == LOFT_OK && !weigh(n, all, found.probability)) {
        status = LOFT_ERR_CONVERGE;
    }
    if (status == LOFT_OK) {
        found.figures_tell = figures_tell(n, choices, found.probability);
        status = mix(n, all, wanted->samples, &found);
    }
    for (size_t i = 0; i < n; i++) {
        loft_samples_free(all[i].samples);
    }
    if (status == LOFT_OK) {
        *out = found;
    }
    return status;
}
