/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/reach.h"

#include <string.h>

#include "loft/units.h"

loft_status loft_reach_find(const loft_launch *launch, double ideal_speed_mps,
                            bool rotation, size_t n, loft_reach_point points[])
{
    if (n < 4 || n > LOFT_REACH_MAX) {
        return LOFT_ERR_DOMAIN;
    }
    loft_reach_point found[LOFT_REACH_MAX];
    loft_launch_aim near = {.ideal_speed_mps = 0.0};
    bool has_near = false;
    for (size_t k = 0; k < n; k++) {
        loft_launch toward = *launch;
        loft_standard standard;
        toward.azimuth_rad = 2.0 * LOFT_PI * (double)k / (double)n;
        /* The best steering changes little from one azimuth to the next. */
        const loft_status status = loft_standard_find(&toward, ideal_speed_mps, rotation,
                                                      has_near ? &near : NULL, &standard);
        if (status != LOFT_OK) {
            return status;
        }
        const loft_launch_flight *best = &standard.best;
        found[k] = (loft_reach_point){.azimuth_rad = toward.azimuth_rad,
                                      .aim = best->aim,
                                      .unbounded = best->unbounded};
        if (!best->unbounded) {
            found[k].range_m = best->range_m;
            found[k].tof_s = best->flight.end.t_s;
            found[k].impact = best->flight.end.place;
            near = best->aim;
            has_near = true;
        }
    }
    memcpy(points, found, n * sizeof *points);
    return LOFT_OK;
}
