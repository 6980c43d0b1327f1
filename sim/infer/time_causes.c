/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Causes of a flight longer or shorter than that of the class's own booster: the same
 * apogee and range are fitted again with one property changed.
 */
#include <math.h>

#include "loft/infer.h"

static const double longer_burn = 1.25;
static const double shorter_burn = 0.8;
static const double coast_s = 30.0;
static const double slow_beta_kgpm2 = 1000.0;

/* A fit that does not converge is an effect that was not found. */
static loft_status find_effect(const loft_launch *launch, const loft_estimate *e,
                               loft_time_effect *out)
{
    const loft_launch_flight *flown = &e->fit.flown;
    const loft_launch_flight *standard = &e->no_rotation.best;
    const double apogee_m = flown->flight.apogee.place.alt_m;
    loft_standard longest;
    loft_fit fit;
    loft_status status =
        loft_fit_near(launch, apogee_m, flown->range_m, &flown->aim, &fit);
    if (status == LOFT_ERR_CONVERGE) {
        status = loft_fit_apogee_range(launch, apogee_m, flown->range_m, &fit);
    }
    if (status == LOFT_OK) {
        status = loft_standard_find(launch, fit.flown.aim.ideal_speed_mps, false,
                                    &standard->aim, &longest);
    }
    if (status == LOFT_OK) {
        out->found = true;
        out->time_s = fit.flown.flight.end.t_s - flown->flight.end.t_s;
        out->range_m =
            longest.best.unbounded ? INFINITY : longest.best.range_m - standard->range_m;
    }
    return status == LOFT_ERR_NOMEM ? status : LOFT_OK;
}

loft_status loft_estimate_time_causes(const loft_question *q, const loft_estimate *e,
                                      loft_time_causes *out)
{
    loft_time_causes causes = {.surplus_s =
                                   q->report.time_s.value - e->time_check.model_s};
    const bool longer = causes.surplus_s > 0.0;
    loft_launch burn = q->launch;
    loft_booster_template_stretch(&burn.booster, longer ? longer_burn : shorter_burn);
    loft_status status = find_effect(&burn, e, &causes.effects[LOFT_CAUSE_BURN]);
    if (status == LOFT_OK && longer && q->launch.booster.n_stages > 1) {
        loft_launch coast = q->launch;
        coast.booster.stages[0].gap_s += coast_s;
        status = find_effect(&coast, e, &causes.effects[LOFT_CAUSE_COAST]);
    }
    if (status == LOFT_OK && longer && q->launch.beta_kgpm2 > slow_beta_kgpm2) {
        loft_launch fall = q->launch;
        fall.beta_kgpm2 = slow_beta_kgpm2;
        status = find_effect(&fall, e, &causes.effects[LOFT_CAUSE_FALL]);
    }
    if (status == LOFT_OK) {
        *out = causes;
    }
    return status;
}
