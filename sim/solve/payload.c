/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/flight.h"

#include <stddef.h>

#include "sim/solve/batches.h"
#include "sim/solve/standard.h"

/* The plan whose booster is this one, at the sum of its ideal speeds. */
static double plan_of(const loft_booster *booster, loft_booster_template *plan)
{
    double ideal_mps = 0.0;
    *plan = (loft_booster_template){.n_stages = booster->n_stages,
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

static loft_status find_ranges(const loft_launch *launch, loft_payload_point *point)
{
    const loft_launch still = loft_launch_without_rotation(launch);
    solve_batches batches = {NULL, NULL};
    loft_status status = loft_solve_batches_new(&launch->model, &batches);
    if (status == LOFT_ERR_NOMEM) {
        return status;
    }
    status =
        loft_standard_find_by(/* flight by flight where no batch flies in the model */
                              batches.still, &still, point->ideal_speed_mps, NULL,
                              &point->no_rotation);
    if (status == LOFT_OK) {
        status =
            loft_standard_find_by(batches.turning, launch, point->ideal_speed_mps,
                                  &point->no_rotation.best.aim, &point->toward_azimuth);
    }
    loft_solve_batches_free(&batches);
    return status;
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
        status = find_ranges(&with, &point);
    }
    if (status == LOFT_OK) {
        *out = point;
    }
    return status;
}
