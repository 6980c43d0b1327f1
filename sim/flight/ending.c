/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/flight/ending.h"

#include <math.h>
#include <stddef.h>

double loft_ending_lowest(const loft_flight_plan *plan)
{
    return plan->until_time ? 0.0 : fmin(plan->stop_alt_m, 0.0);
}

bool loft_ending_starts_held(const loft_flight_plan *plan)
{
    static const double highest_ground_m = 8849.0;
    return !(loft_vec3_norm(plan->v_enu_mps) > 0.0) &&
           plan->start.alt_m <= highest_ground_m;
}

const loft_ending *loft_ending_of(loft_flight_end ended_by)
{
    static const loft_ending endings[] = {
        [LOFT_END_GROUND] = {"ground", "impact", true},
        [LOFT_END_ALTITUDE] = {"altitude", "end", false},
        [LOFT_END_TIME] = {"time", "end", false},
        [LOFT_END_HALF_WAY] = {"half-way round", NULL, false},
        [LOFT_END_ESCAPE] = {"escape", NULL, false},
        [LOFT_END_LIMIT] = {"limit of thirty days", NULL, false},
        [LOFT_END_NO_CLIMB] = {"never climbed", NULL, false},
    };
    return &endings[ended_by];
}

bool loft_ending_has_apogee(const loft_flight *flight)
{
    return flight->apogee.t_s > flight->start.t_s &&
           flight->apogee.t_s < flight->end.t_s &&
           loft_ending_of(flight->ended_by)->mark != NULL;
}

/* Ideal speed that a stage has left s seconds after its ignition. */
static double speed_left(const loft_stage *stage, double s)
{
    if (!(s > 0.0)) {
        return stage->ideal_speed_mps;
    }
    const double burnt = loft_booster_burn_rate(stage) * fmin(s, stage->burn_s);
    return stage->ideal_speed_mps + stage->exhaust_mps * log1p(-burnt);
}

loft_unburned loft_ending_unburned(const loft_flight_plan *plan,
                                   const loft_flight *flight)
{
    static const double rounding = 1e-9; /* of a clock of up to 1e6 s, in shares */
    loft_unburned out = {.stage = -1};
    double total_mps = 0.0;
    double left_mps = 0.0;
    const loft_booster *booster = plan->booster;
    const int n = booster != NULL ? booster->n_stages : 0;
    for (int i = 0; i < n; i++) {
        const loft_stage *stage = &booster->stages[i];
        const double s = flight->end.t_s - loft_booster_ignition(booster, i);
        const double stage_mps = speed_left(stage, s);
        total_mps += stage->ideal_speed_mps;
        if (stage_mps > rounding * stage->ideal_speed_mps) {
            left_mps += stage_mps;
            if (out.stage < 0) {
                out.stage = i;
                out.lit = s > 0.0;
            }
        }
    }
    out.share = left_mps > 0.0 ? left_mps / total_mps : 0.0;
    return out;
}

double loft_ending_range(const loft_flight_plan *plan, const loft_flight *flight)
{
    return loft_geodesy_inverse(&plan->model->earth.shape, plan->start, flight->end.place)
        .range_m;
}
