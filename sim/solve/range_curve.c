/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/flight.h"

#include <math.h>

#include "loft/loft.h"
#include "sim/solve/standard_solver.h"

static const double lowest_share = 0.3; /* of the standard apogee: where the row ends */
static const double lowest_m = 40e3; /* and in any case, in the air that still glides */
static const double pointed_rad = 1e-5; /* 60 m across a range of 6000 km */

/* Flies an aim, turned until the impact lies on the azimuth; its heading is the start. */
static bool fly_pointed(const loft_launch *launch, loft_launch_aim aim,
                        loft_launch_flight *flown)
{
    const standard_task task = {.launch = launch,
                                .aim = aim,
                                .turns = launch->model.earth.omega_radps != 0.0,
                                .on_azimuth_rad = pointed_rad};
    standard_solver solver = loft_standard_solver_point(&task);
    trials_flown trials = {.flights = 0};
    loft_trials_one_by_one(&loft_standard_solver_kind, &solver, &trials);
    *flown = trials.answer;
    return loft_standard_solver_found(&solver);
}

/*
 * Flies an aim of the row from the heading of the flight before, or of the standard flight.
 * If that flight comes down, so do all of the row; if not, a flight at its heading tells.
 */
static bool fly_of_row(const loft_launch *launch, loft_launch_aim aim,
                       const loft_launch_flight *standard, loft_launch_flight *flown)
{
    loft_launch_aim other = aim;
    other.heading_rad = standard->aim.heading_rad;
    if (standard->unbounded) {
        return (loft_launch_fly(launch, &other, NULL, flown) == LOFT_OK &&
                flown->unbounded) ||
               fly_pointed(launch, aim, flown);
    }
    return (fly_pointed(launch, aim, flown) && !flown->unbounded) ||
           (fly_pointed(launch, other, flown) && !flown->unbounded);
}

static double turn_at(const loft_launch_aim *flown, const loft_launch_aim *standard,
                      double elevation_rad)
{
    const double span_rad = flown->end_elevation_rad - standard->end_elevation_rad;
    const double share =
        span_rad > 0.0 ? (elevation_rad - standard->end_elevation_rad) / span_rad : 0.0;
    return standard->turn_fraction +
           fmin(fmax(share, 0.0), 1.0) * (flown->turn_fraction - standard->turn_fraction);
}

loft_status loft_range_curve_make(const loft_launch *launch, const loft_launch_aim *flown,
                                  const loft_launch_aim *standard, bool rotation,
                                  size_t n, loft_range_curve *out)
{
    if (n < 8 || n > LOFT_RANGE_CURVE_MAX) {
        return LOFT_ERR_DOMAIN;
    }
    const loft_launch world = rotation ? *launch : loft_launch_without_rotation(launch);
    const double middle_rad = standard->end_elevation_rad;
    const bool lofted = flown->end_elevation_rad > middle_rad + loft_rad_from_deg(1.0);
    const double top_rad = lofted ? flown->end_elevation_rad : loft_rad_from_deg(89.0);
    /* Two thirds of the row above the standard flight, and that flight itself in it. */
    const size_t above = 2 * n / 3;
    const double low_rad = fmin(middle_rad + loft_rad_from_deg(15.0), 0.25) + 0.1;
    loft_launch_flight best;
    if (loft_launch_fly(&world, standard, NULL, &best) != LOFT_OK) {
        return LOFT_ERR_CONVERGE;
    }
    loft_range_curve row = {.n = 0};
    double standard_apogee_m = 0.0;
    double heading_rad = lofted ? flown->heading_rad : launch->azimuth_rad;
    if (!rotation) {
        heading_rad = launch->azimuth_rad;
    }
    for (size_t i = 0; i < n; i++) {
        const double t = i <= above ? (double)i / (double)above
                                    : (double)(i - above) / (double)(n - 1 - above);
        const double elevation_rad =
            i <= above ? top_rad + t * (middle_rad - top_rad) : middle_rad - t * low_rad;
        const loft_launch_aim aim = {.ideal_speed_mps = standard->ideal_speed_mps,
                                     .end_elevation_rad = elevation_rad,
                                     .turn_fraction =
                                         turn_at(flown, standard, elevation_rad),
                                     .heading_rad = heading_rad};
        loft_launch_flight flight;
        if (!fly_of_row(&world, aim, &best, &flight)) {
            continue;
        }
        heading_rad = flight.unbounded ? heading_rad : flight.aim.heading_rad;
        const double apogee_m = flight.flight.apogee.place.alt_m;
        standard_apogee_m = i <= above ? apogee_m : standard_apogee_m;
        if (i > above && apogee_m < fmax(lowest_share * standard_apogee_m, lowest_m)) {
            break;
        }
        row.points[row.n++] =
            (loft_range_point){.aim = flight.aim,
                               .unbounded = flight.unbounded,
                               .range_m = flight.unbounded ? 0.0 : flight.range_m,
                               .apogee_m = flight.unbounded ? 0.0 : apogee_m,
                               .tof_s = flight.unbounded ? 0.0 : flight.flight.end.t_s};
    }
    if (row.n < 2) {
        return LOFT_ERR_CONVERGE;
    }
    *out = row;
    return LOFT_OK;
}
