/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Single boosters of a joint answer. */
#include "sim/infer/joint_parts.h"

#include <stdlib.h>

#include "sim/infer/band.h"
#include "sim/solve/batches.h"
#include "sim/solve/fit.h"

loft_status loft_joint_pick(const loft_joint *joint, size_t n,
                            loft_posterior_sample *picked)
{
    const int f = joint->answer.fastest;
    const joint_reach *reaches = joint->flights[f].reaches;
    const size_t samples = (size_t)joint->samples;
    if (!joint->answer.has_bands) {
        return LOFT_ERR_DOMAIN;
    }
    double *ranges = calloc(samples, sizeof *ranges);
    size_t *picks = calloc(n + 1, sizeof *picks);
    loft_status status = LOFT_ERR_NOMEM;
    for (size_t k = 0; ranges != NULL && k < samples; k++) {
        ranges[k] = joint->weights[k] > 0.0 ? reaches[k].range_m : 0.0;
    }
    if (ranges != NULL && picks != NULL) {
        status = loft_band_picks(samples, ranges, joint->weights, n, picks);
    }
    for (size_t i = 0; status == LOFT_OK && i < n; i++) {
        loft_prior_sample booster;
        loft_prior_sample draw;
        loft_joint_sample_booster(joint, (int)picks[i], &booster);
        loft_joint_sample_launch(joint, f, (int)picks[i], (int)reaches[picks[i]].tried,
                                 &booster, &draw);
        picked[i] =
            (loft_posterior_sample){.launch = loft_launch_without_rotation(&draw.launch),
                                    .aim = reaches[picks[i]].aim,
                                    .range_m = reaches[picks[i]].range_m};
    }
    free(ranges);
    free(picks);
    return status;
}

static loft_status middle_of(const loft_samples *s, int column, double *middle)
{
    loft_band band;
    const loft_status status = loft_band_of((size_t)s->samples, samples_column(s, column),
                                            samples_column(s, WEIGHT), &band);
    if (status == LOFT_OK) {
        *middle = band.p50;
    }
    return status;
}

loft_status loft_joint_typical(const loft_joint *joint, size_t flight,
                               loft_launch *launch, loft_fit *fit)
{
    const loft_samples *s = joint->flights[flight].samples;
    loft_prior_sample booster;
    solve_batches batches;
    size_t pick = 0;
    double apogee_m = 0.0;
    double range_m = 0.0;
    if (!joint->answer.has_bands) {
        return LOFT_ERR_DOMAIN;
    }
    loft_status status =
        loft_band_picks((size_t)joint->samples, joint->burn_s, joint->weights, 1, &pick);
    if (status == LOFT_OK) {
        status = middle_of(s, FLOWN_APOGEE, &apogee_m);
    }
    if (status == LOFT_OK) {
        status = middle_of(s, FLOWN_RANGE, &range_m);
    }
    if (status == LOFT_OK) {
        status = loft_solve_batches_new(&s->event.launch.model, &batches);
    }
    if (status != LOFT_OK) {
        return status;
    }
    loft_joint_sample_booster(joint, (int)pick, &booster);
    *launch = s->event.launch;
    launch->booster = booster.launch.booster;
    status = loft_fit_apogee_range_by(batches.turning, launch, apogee_m, range_m, fit);
    loft_solve_batches_free(&batches);
    return status;
}
