/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/flight.h"

#include <math.h>

#include "loft/loft.h"

static const double lowest_share = 0.3; /* of the standard apogee: where the row ends */
static const double lowest_m = 40e3; /* and in any case, in the air that still glides */
static const double pointed_rad = 1e-5; /* 60 m across a range of 6000 km */

/* Flies an aim, turned until the impact lies on the azimuth; its heading is the start. */
static bool fly_pointed(const loft_launch *launch, loft_launch_aim aim,
                        loft_launch_flight *flown)
{
    const bool turns = launch->model.earth.omega_radps != 0.0;
    double slope = 1.0; /* d bearing/d heading; secants mend it */
    double before_rad = 0.0;
    double step_rad = 0.0;
    for (int i = 0; i < 30; i++) {
        if (loft_launch_fly(launch, &aim, NULL, flown) != LOFT_OK) {
            return false;
        }
        const double off_rad =
            loft_angle_wrap_pm(flown->bearing_rad - launch->azimuth_rad);
        if (!turns || flown->unbounded || fabs(off_rad) < pointed_rad) {
            return true;
        }
        if (step_rad != 0.0) {
            const double found = loft_angle_wrap_pm(off_rad - before_rad) / step_rad;
            slope = fabs(found) > 0.05 ? found : slope;
        }
        before_rad = off_rad;
        step_rad = fmax(-0.2, fmin(0.2, -off_rad / slope));
        aim.heading_rad = loft_angle_wrap(aim.heading_rad + step_rad);
    }
    return false;
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
        if (!fly_pointed(&world, aim, &flight)) {
            continue;
        }
        heading_rad = flight.aim.heading_rad;
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
