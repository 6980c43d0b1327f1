/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/solve/toward.h"

#include <math.h>

loft_toward loft_toward_place(const loft_launch *launch, loft_geodetic place)
{
    const loft_geodesic_line line =
        loft_geodesy_inverse(&launch->model.earth.shape, launch->site, place);
    return (loft_toward){.distance_m = line.range_m, .bearing_rad = line.azimuth1_rad};
}

static loft_launch turned(const loft_launch *launch, double bearing_rad)
{
    loft_launch to = *launch;
    to.azimuth_rad = bearing_rad;
    return to;
}

loft_status loft_toward_speed(const loft_launch *launch, double no_rotation_m,
                              double *speed_mps)
{
    const loft_launch still = loft_launch_without_rotation(launch);
    loft_standard found;
    const loft_status status = loft_min_speed_for_range(&still, no_rotation_m, &found);
    if (status == LOFT_OK) {
        *speed_mps = found.best.aim.ideal_speed_mps;
    }
    return status;
}

static double range_of(const loft_standard *standard)
{
    return standard->best.unbounded ? INFINITY : standard->best.range_m;
}

loft_status loft_toward_find(const loft_launch *launch, double speed_mps,
                             loft_geodetic place, loft_toward *out)
{
    loft_toward toward = loft_toward_place(launch, place);
    const loft_launch to = turned(launch, toward.bearing_rad);
    loft_standard found;
    const loft_status status = loft_standard_find(&to, speed_mps, true, NULL, &found);
    if (status == LOFT_OK) {
        toward.range_m = range_of(&found);
        *out = toward;
    }
    return status;
}

loft_status loft_toward_needed(const loft_launch *launch, loft_geodetic place,
                               double *no_rotation_m)
{
    const loft_toward toward = loft_toward_place(launch, place);
    const loft_launch to = turned(launch, toward.bearing_rad);
    loft_standard found;
    loft_status status = loft_min_speed_for_range(&to, toward.distance_m, &found);
    if (status == LOFT_ERR_CONVERGE) {
        *no_rotation_m = INFINITY;
        return LOFT_OK;
    }
    if (status == LOFT_ERR_DOMAIN) { /* too near for any booster that lifts off */
        *no_rotation_m = 0.0;
        return LOFT_OK;
    }
    if (status == LOFT_OK) {
        status = loft_standard_find(launch, found.best.aim.ideal_speed_mps, false, NULL,
                                    &found);
    }
    if (status == LOFT_OK) {
        *no_rotation_m = range_of(&found);
    }
    return status;
}
