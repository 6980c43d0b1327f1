/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/batch/boost_lane.h"

#include <math.h>

#include "loft/loft.h"

/* The flight that is being filled, and the stage that burns. */
typedef struct filling {
    kernel_air_flight *flight;
    const loft_booster *booster;
    const loft_steering *steering;
    double corners_s[LOFT_STEERING_CORNERS]; /* in burn time */
    int n;
    const loft_stage *stage;
    double ignition_s, burnt_s; /* the clock and the burn time of its ignition */
    double rate_ps;
} filling;

/* Elevation: vertical, then falling in burn time to its end, then held. */
static void set_tilt(const filling *f, double middle_s, kernel_interval *in)
{
    const double fall_radps = (f->steering->end_elevation_rad - 0.5 * LOFT_PI) /
                              (f->corners_s[1] - f->corners_s[0]);
    const double zero_s = f->ignition_s - f->burnt_s; /* clock time of burn time 0 */
    if (in->rate_ps == 0.0 || middle_s < zero_s + f->corners_s[0]) {
        in->tilt_rad = 0.5 * LOFT_PI;
        in->tilt_radps = 0.0;
    } else if (middle_s < zero_s + f->corners_s[1]) {
        in->tilt_rad = 0.5 * LOFT_PI - fall_radps * (zero_s + f->corners_s[0]);
        in->tilt_radps = fall_radps;
    } else {
        in->tilt_rad = f->steering->end_elevation_rad;
        in->tilt_radps = 0.0;
    }
}

/* A piece up to the clock time end_s in which the stage burns, or the gap after it. */
static void add_interval(filling *f, bool burns, double end_s)
{
    const loft_stage *st = f->stage;
    const double before_s = f->n > 0 ? f->flight->intervals[f->n - 1].end_s : 0.0;
    kernel_interval *in = &f->flight->intervals[f->n++];
    in->end_s = end_s;
    in->ignition_s = f->ignition_s;
    in->exhaust_mps = st->exhaust_mps;
    in->rate_ps = burns ? f->rate_ps : 0.0;
    in->mass_start = st->mass_start * (burns ? 1.0 : 1.0 - f->rate_ps * st->burn_s);
    in->backpressure = st->backpressure;
    set_tilt(f, 0.5 * (before_s + end_s), in);
}

static void add_stage(filling *f, int stage)
{
    const loft_stage *st = &f->booster->stages[stage];
    f->stage = st;
    f->burnt_s = loft_booster_burn_time(f->booster, stage);
    f->ignition_s = loft_booster_ignition(f->booster, stage);
    f->rate_ps = loft_booster_burn_rate(st);
    for (int i = 0; i < LOFT_STEERING_CORNERS; i++) {
        const double s = f->corners_s[i] - f->burnt_s;
        if (s > 0.0 && s < st->burn_s * (1.0 - 1e-12)) {
            add_interval(f, true, f->ignition_s + s);
        }
    }
    add_interval(f, true, f->ignition_s + st->burn_s);
    if (st->gap_s > 0.0) {
        add_interval(f, false, f->ignition_s + st->burn_s + st->gap_s);
    }
}

boost_frame loft_boost_lane_frame(const loft_launch_setup *setup)
{
    const loft_geodetic *site = &setup->plan.start;
    const loft_frame_enu enu = loft_geodesy_enu(site->lat_rad, site->lon_rad);
    const double heading_rad = setup->plan.steering.heading_rad;
    const loft_vec3 north = loft_vec3_scale(cos(heading_rad), enu.north);
    return (boost_frame){.up = enu.up,
                         .ahead = loft_vec3_axpy(sin(heading_rad), enu.east, north)};
}

void loft_boost_lane_fill(const loft_launch_setup *setup, const boost_frame *frame,
                          kernel_air_flight *flight)
{
    filling f = {
        .flight = flight, .booster = &setup->booster, .steering = &setup->plan.steering};
    loft_steering_corners(
        f.steering, loft_booster_burn_time(f.booster, f.booster->n_stages), f.corners_s);
    for (int i = 0; i < f.booster->n_stages; i++) {
        add_stage(&f, i);
    }
    flight->n_intervals = f.n;
    const loft_vec3 pole = loft_vec3_cross(frame->up, frame->ahead);
    flight->pole[0] = pole.x;
    flight->pole[1] = pole.y;
    flight->pole[2] = pole.z;
    flight->area_m2pkg = f.booster->area_m2pkg;
}
