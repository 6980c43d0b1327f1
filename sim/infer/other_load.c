/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/infer/other_load.h"

#include <math.h>
#include <stdlib.h>

#include "sim/infer/band.h"
#include "sim/infer/joint_vehicle.h"

enum {
    BOOSTERS = 200
};

/* A share; with more boosters on the ground the lower end of the band would be no flight. */
static const double most_grounded = 0.05;

/* Its multiples fill the span evenly beside any order of the boosters (Weyl). */
static const double golden = 0.6180339887498949;

double loft_load_times(const loft_load *load, double u)
{
    const double carried_kg =
        LOFT_LOAD_LEAST_KG * pow(LOFT_LOAD_MOST_KG / LOFT_LOAD_LEAST_KG, u);
    switch (load->kind) {
    case LOFT_LOAD_KG:
        return load->value / carried_kg;
    case LOFT_LOAD_MORE_KG:
        return 1.0 + load->value / carried_kg;
    case LOFT_LOAD_TIMES:
        break;
    }
    return load->value;
}

/* INFINITY for unbounded, 0 for a booster that does not lift off. Only memory can fail. */
static loft_status range_with(const loft_posterior_sample *booster, double times,
                              double *range_m)
{
    loft_launch loaded = booster->launch;
    double speed_mps = 0.0;
    loft_standard standard;
    loft_status status = LOFT_ERR_DOMAIN;
    if (loft_plan_with_payload(&booster->launch.booster, booster->aim.ideal_speed_mps,
                               times, &loaded.booster, &speed_mps)) {
        status = loft_standard_find(&loaded, speed_mps, false, NULL, &standard);
    }
    *range_m = status != LOFT_OK         ? 0.0
               : standard.best.unbounded ? INFINITY
                                         : standard.best.range_m;
    return status == LOFT_ERR_NOMEM ? status : LOFT_OK;
}

static loft_status find(const loft_samples *samples, loft_posterior_sample *picked,
                        double *ranges_m, double *weights, loft_load_answer *out)
{
    loft_status status = loft_samples_pick(samples, BOOSTERS, picked);
    if (status != LOFT_OK) {
        return status;
    }
    int failed = 0;
#pragma omp parallel for schedule(dynamic, 1) reduction(+ : failed)
    for (int i = 0; i < BOOSTERS; i++) {
        double whole = 0.0;
        const double u = modf((i + 0.5) * golden, &whole);
        failed += range_with(&picked[i], loft_load_times(&out->load, u), &ranges_m[i]) !=
                  LOFT_OK;
        weights[i] = 1.0;
    }
    if (failed > 0) {
        return LOFT_ERR_NOMEM;
    }
    for (int i = 0; i < BOOSTERS; i++) {
        out->grounded += ranges_m[i] <= 0.0;
    }
    out->has_band = out->grounded <= most_grounded * BOOSTERS;
    return out->has_band ? loft_band_of(BOOSTERS, ranges_m, weights, &out->no_rotation_m)
                         : LOFT_OK;
}

loft_status loft_load_find(const loft_samples *samples, const loft_load *load,
                           loft_load_answer *out)
{
    loft_load_answer found = {.asked = true, .load = *load, .boosters = BOOSTERS};
    if (!(load->value > 0.0 && isfinite(load->value))) {
        return LOFT_ERR_DOMAIN;
    }
    loft_posterior_sample *picked = calloc(BOOSTERS, sizeof *picked);
    double *ranges_m = calloc(BOOSTERS, sizeof *ranges_m);
    double *weights = calloc(BOOSTERS, sizeof *weights);
    loft_status status = LOFT_ERR_NOMEM;
    if (picked != NULL && ranges_m != NULL && weights != NULL) {
        status = find(samples, picked, ranges_m, weights, &found);
    }
    free(weights);
    free(ranges_m);
    free(picked);
    if (status == LOFT_OK) {
        *out = found;
    }
    return status;
}
