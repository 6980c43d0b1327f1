/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/flight/fly_legs.h"

#include <math.h>
#include <stddef.h>

#include "sim/flight/dynamics.h"

static loft_vec3 launch_pole(loft_geodetic start, double heading_rad)
{
    const loft_frame_enu enu = loft_geodesy_enu(start.lat_rad, start.lon_rad);
    const loft_vec3 ahead = loft_vec3_axpy(sin(heading_rad), enu.east,
                                           loft_vec3_scale(cos(heading_rad), enu.north));
    return loft_vec3_cross(enu.up, ahead);
}

loft_dynamics loft_flight_dynamics(const loft_flight_plan *plan, const loft_phase *phase)
{
    const loft_booster *booster = phase->boosted ? plan->booster : NULL;
    const double heading_rad =
        plan->booster != NULL ? plan->steering.heading_rad : plan->heading_rad;
    return (loft_dynamics){
        .model = plan->model,
        .body = &plan->body,
        .booster = booster,
        .steering = &plan->steering,
        .pole = launch_pole(plan->start, heading_rad),
        .stage = phase->stage,
        .ignition_s = phase->ignition_s,
        .burnt_s = phase->burnt_s,
        .burn_total_s =
            booster != NULL ? loft_booster_burn_time(booster, booster->n_stages) : 0.0,
        .part = phase->part,
        .mass_ratio = phase->mass_ratio,
        .layer = phase->layer,
        .segment = phase->segment,
    };
}

/* The burn of one stage, cut at the corners of the steering. Returns the legs written. */
static int burn_legs(const loft_flight_plan *plan, int stage, leg *legs)
{
    const loft_booster *b = plan->booster;
    const double burn_total_s = loft_booster_burn_time(b, b->n_stages);
    double corners_s[LOFT_STEERING_CORNERS];
    loft_steering_corners(&plan->steering, burn_total_s, corners_s);
    const double ignition_s = loft_booster_ignition(b, stage);
    const double burnt_s = loft_booster_burn_time(b, stage);
    const double end_s = burnt_s + b->stages[stage].burn_s; /* in burn time */
    int n = 0;
    double from_s = burnt_s;
    bool last = false;
    for (int part = 0; !last; part++) {
        last = part == LOFT_STEERING_CORNERS || corners_s[part] >= end_s;
        const double to_s = last ? end_s : corners_s[part];
        if (to_s > from_s) {
            legs[n++] = (leg){.phase = {.stage = stage,
                                        .part = part,
                                        .boosted = true,
                                        .ignition_s = ignition_s,
                                        .burnt_s = burnt_s},
                              .t_end_s = ignition_s + (to_s - burnt_s),
                              .ends_with_corner = !last,
                              .ends_with_burnout = last,
                              .starts_with_ignition = from_s == burnt_s};
            from_s = to_s;
        }
    }
    return n;
}

int loft_fly_legs(const loft_flight_plan *plan, leg legs[LEGS_MAX])
{
    int n = 0;
    const loft_booster *b = plan->booster;
    for (int stage = 0; b != NULL && stage < b->n_stages; stage++) {
        n += burn_legs(plan, stage, &legs[n]);
        const loft_stage *s = &b->stages[stage];
        if (s->gap_s > 0.0 && stage + 1 < b->n_stages) {
            legs[n] = (leg){.phase = legs[n - 1].phase,
                            .t_end_s = legs[n - 1].t_end_s + s->gap_s};
            legs[n].phase.stage = -1;
            legs[n].phase.mass_ratio = loft_booster_mass_ratio(s, s->burn_s);
            n++;
        }
    }
    legs[n++] =
        (leg){.phase = {.stage = -1},
              .t_end_s = plan->until_time ? plan->stop_time_s : LOFT_FLY_TIME_MAX_S};
    return n;
}
