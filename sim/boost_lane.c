/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "boost_lane.h"

#include <math.h>

#include "loft/units.h"

/* The flight of a march that is being filled. */
typedef struct filling {
    kernel_march *flight;
    const loft_booster *booster;
    const loft_steering *steering;
    double burn_s;
    double corners_s[LOFT_STEERING_CORNERS]; /* in burn time */
    int n;
} filling;

/* A piece up to the clock time end_s in which a stage burns, or a gap after it. */
static void add_interval(filling *f, int stage, bool burns, double burnt_s, double end_s)
{
    const loft_stage *st = &f->booster->stages[stage];
    const double ignition_s = loft_booster_ignition(f->booster, stage);
    kernel_interval *in = &f->flight->intervals[f->n++];
    in->end_s = end_s;
    in->ignition_s = ignition_s;
    in->exhaust_mps = st->exhaust_mps;
    in->rate_ps =
        burns ? -expm1(-st->ideal_speed_mps / st->exhaust_mps) / st->burn_s : 0.0;
    in->mass_start = burns ? st->mass_start : loft_booster_mass_ratio(st, st->burn_s);
    in->backpressure = st->backpressure;
    /* elevation: vertical, then falling in burn time to its end, then held */
    const double fall_radps = (f->steering->end_elevation_rad - 0.5 * LOFT_PI) /
                              (f->corners_s[1] - f->corners_s[0]);
    const double zero_s = ignition_s - burnt_s; /* clock time of burn time 0 */
    const double before_s = f->n > 1 ? f->flight->intervals[f->n - 2].end_s : 0.0;
    const double middle_s = 0.5 * (before_s + end_s) - zero_s;
    if (!burns || middle_s < f->corners_s[0]) {
        in->tilt_rad = 0.5 * LOFT_PI;
        in->tilt_radps = 0.0;
    } else if (middle_s < f->corners_s[1]) {
        in->tilt_rad = 0.5 * LOFT_PI - fall_radps * (zero_s + f->corners_s[0]);
        in->tilt_radps = fall_radps;
    } else {
        in->tilt_rad = f->steering->end_elevation_rad;
        in->tilt_radps = 0.0;
    }
}

static void add_stage(filling *f, int stage)
{
    const loft_stage *st = &f->booster->stages[stage];
    const double burnt_s = loft_booster_burn_time(f->booster, stage);
    const double ignition_s = loft_booster_ignition(f->booster, stage);
    for (int i = 0; i < LOFT_STEERING_CORNERS; i++) {
        const double s = f->corners_s[i] - burnt_s;
        if (s > 0.0 && s < st->burn_s * (1.0 - 1e-12)) {
            add_interval(f, stage, true, burnt_s, ignition_s + s);
        }
    }
    add_interval(f, stage, true, burnt_s, ignition_s + st->burn_s);
    if (st->gap_s > 0.0) {
        add_interval(f, stage, false, burnt_s, ignition_s + st->burn_s + st->gap_s);
    }
}

loft_vec3 loft_boost_lane_ahead(const loft_launch_setup *setup)
{
    const loft_geodetic *site = &setup->plan.start;
    const loft_frame_enu enu = loft_geodesy_enu(site->lat_rad, site->lon_rad);
    const double heading_rad = setup->plan.steering.heading_rad;
    return loft_vec3_axpy(cos(heading_rad), enu.north,
                          loft_vec3_scale(sin(heading_rad), enu.east));
}

void loft_boost_lane_fill(const loft_launch_setup *setup, kernel_march *flight)
{
    const loft_flight_plan *plan = &setup->plan;
    filling f = {.flight = flight,
                 .booster = &setup->booster,
                 .steering = &plan->steering,
                 .burn_s =
                     loft_booster_burn_time(&setup->booster, setup->booster.n_stages)};
    loft_steering_corners(f.steering, f.burn_s, f.corners_s);
    for (int i = 0; i < f.booster->n_stages; i++) {
        add_stage(&f, i);
    }
    flight->n_intervals = f.n;
    const loft_frame_enu enu = loft_geodesy_enu(plan->start.lat_rad, plan->start.lon_rad);
    const loft_vec3 pole = loft_vec3_cross(enu.up, loft_boost_lane_ahead(setup));
    flight->pole[0] = pole.x;
    flight->pole[1] = pole.y;
    flight->pole[2] = pole.z;
    flight->area_m2pkg = f.booster->area_m2pkg;
}
