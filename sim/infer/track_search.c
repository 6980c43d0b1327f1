/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/infer/track_search.h"

#include <math.h>

#include "loft/loft.h"
#include "sim/flight/recorded_point.h"

enum {
    STEPS = 256,
    HALVINGS = 40
};

static loft_geodetic below(const loft_model *model, const loft_trajectory *record,
                           double t_s)
{
    double y[LOFT_STATE_N];
    loft_trajectory_at(record, t_s, y, NULL);
    return loft_geodesy_geodetic(&model->earth.shape, loft_state_r(y));
}

/* Angle between the verticals of two places: half the chord does not cancel. */
static double angle_between(loft_geodetic a, loft_geodetic b)
{
    const double north = sin(0.5 * (b.lat_rad - a.lat_rad));
    const double east = sin(0.5 * (b.lon_rad - a.lon_rad));
    return 2.0 *
           asin(fmin(sqrt(north * north + cos(a.lat_rad) * cos(b.lat_rad) * east * east),
                     1.0));
}

track_point loft_track_at(const loft_model *model, const loft_trajectory *record,
                          double t_s)
{
    const double held_s =
        fmin(fmax(t_s, loft_trajectory_start(record)), loft_trajectory_end(record));
    const loft_flight_point p = loft_recorded_point(model, record, held_s);
    const double level_mps = p.speed_mps * cos(p.fpa_rad);
    const double radius_m = loft_earth_sphere().radius_m;
    return (track_point){.t_s = held_s,
                         .alt_m = p.place.alt_m,
                         .climb_mps = p.speed_mps * sin(p.fpa_rad),
                         .ground_mps = level_mps * radius_m / (radius_m + p.place.alt_m),
                         .speed_mps = p.speed_mps,
                         .fpa_rad = p.fpa_rad};
}

track_point loft_track_nearest(const loft_model *model, const loft_trajectory *record,
                               loft_geodetic place)
{
    const double golden = 0.5 * (3.0 - sqrt(5.0));
    const double start_s = loft_trajectory_start(record);
    const double step_s = (loft_trajectory_end(record) - start_s) / STEPS;
    double least = INFINITY;
    int nearest = 0;
    for (int i = 0; i <= STEPS; i++) {
        const double angle =
            angle_between(below(model, record, start_s + i * step_s), place);
        if (angle < least) {
            least = angle;
            nearest = i;
        }
    }
    double lo_s = start_s + step_s * (nearest > 0 ? nearest - 1 : 0);
    double hi_s = start_s + step_s * (nearest < STEPS ? nearest + 1 : STEPS);
    for (int k = 0; k < HALVINGS; k++) {
        const double a_s = lo_s + golden * (hi_s - lo_s);
        const double b_s = hi_s - golden * (hi_s - lo_s);
        if (angle_between(below(model, record, a_s), place) <
            angle_between(below(model, record, b_s), place)) {
            hi_s = b_s;
        } else {
            lo_s = a_s;
        }
    }
    const double t_s = 0.5 * (lo_s + hi_s);
    track_point found = loft_track_at(model, record, t_s);
    loft_geodetic ground = below(model, record, t_s);
    ground.alt_m = 0.0;
    found.miss_m = loft_geodesy_inverse(&model->earth.shape, ground, place).range_m;
    return found;
}

bool loft_track_entry(const loft_model *model, const loft_trajectory *record,
                      const loft_launch_flight *flown, double alt_m, track_point *out)
{
    double lo_s = flown->flight.apogee.t_s;
    double hi_s = loft_trajectory_end(record);
    if (below(model, record, lo_s).alt_m <= alt_m ||
        below(model, record, hi_s).alt_m >= alt_m) {
        return false;
    }
    for (int k = 0; k < HALVINGS; k++) {
        const double middle_s = 0.5 * (lo_s + hi_s);
        if (below(model, record, middle_s).alt_m > alt_m) {
            lo_s = middle_s;
        } else {
            hi_s = middle_s;
        }
    }
    *out = loft_track_at(model, record, hi_s);
    return true;
}

/* It has its peaks at the last burn-out, which is an event, and on the way down, where the air
 * begins to tell and the steps are short. */
double loft_track_greatest_speed(const loft_trajectory *record,
                                 const loft_launch_flight *flown)
{
    double greatest_mps = flown->flight.burnout.speed_mps;
    double y[LOFT_STATE_N];
    for (size_t i = 0; i <= loft_trajectory_steps(record); i++) {
        loft_trajectory_at(record, loft_trajectory_node(record, i), y, NULL);
        greatest_mps = fmax(greatest_mps, loft_vec3_norm(loft_state_v(y)));
    }
    return greatest_mps;
}
