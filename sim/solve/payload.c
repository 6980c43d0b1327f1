/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/flight.h"

#include <stddef.h>

/* The plan whose booster is this one, at the sum of its ideal speeds. */
static double plan_of(const loft_booster *booster, loft_booster_plan *plan)
{
    double ideal_mps = 0.0;
    *plan = (loft_booster_plan){.n_stages = booster->n_stages,
                                .backpressure = booster->stages[0].backpressure,
                                .drag = booster->drag,
                                .area_m2pkg = booster->area_m2pkg};
    for (int i = 0; i < booster->n_stages; i++) {
        const loft_stage *stage = &booster->stages[i];
        plan->stages[i].exhaust_mps = stage->exhaust_mps;
        plan->stages[i].burn_s = stage->burn_s;
        plan->stages[i].gap_s = stage->gap_s;
        plan->stages[i].speed_share = stage->ideal_speed_mps;
        ideal_mps += stage->ideal_speed_mps;
    }
    return ideal_mps;
}

loft_status loft_payload_reach(const loft_launch *launch, const loft_vehicle *vehicle,
                               double payload_kg, loft_payload_point *out)
{
    loft_vehicle loaded = *vehicle;
    loft_booster booster;
    loaded.payload_kg = payload_kg;
    loft_status status = loft_vehicle_booster(&loaded, &booster);
    if (status != LOFT_OK) {
        return status;
    }
    loft_launch with = *launch;
    loft_payload_point point = {.payload_kg = payload_kg,
                                .lift_off_ratio = loft_booster_lift_off_ratio(&booster)};
    point.ideal_speed_mps = plan_of(&booster, &with.booster);
    point.lifts_off = point.lift_off_ratio > 1.0;
    if (point.lifts_off) {
        status = loft_standard_find(&with, point.ideal_speed_mps, false, NULL,
                                    &point.no_rotation);
    }
    if (point.lifts_off && status == LOFT_OK) {
        status = loft_standard_find(&with, point.ideal_speed_mps, true,
                                    &point.no_rotation.best.aim, &point.toward_azimuth);
    }
    if (status == LOFT_OK) {
        *out = point;
    }
    return status;
}
