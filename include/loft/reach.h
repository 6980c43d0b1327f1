/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * reach.h - how far one booster carries toward every azimuth, over the turning Earth.
 */
#ifndef LOFT_REACH_H
#define LOFT_REACH_H

#include <stdbool.h>
#include <stddef.h>

#include "loft/standard.h"

enum {
    LOFT_REACH_MAX = 360
};

typedef struct loft_reach_point {
    double azimuth_rad;
    loft_launch_aim aim; /* the best, or of a flight that shows it is unbounded */
    bool unbounded;      /* the rest is then 0 */
    double range_m, tof_s;
    loft_geodetic impact;
} loft_reach_point;

/*
 * n (4 to LOFT_REACH_MAX) standard flights, toward azimuths 2 pi k/n; the launch's own
 * azimuth is not read. rotation as in loft_standard_find. LOFT_ERR_DOMAIN, LOFT_ERR_CONVERGE
 * as there; points is then untouched. 5 to 25 ms a flight.
 */
LOFT_NODISCARD loft_status loft_reach_find(const loft_launch *launch,
                                           double ideal_speed_mps, bool rotation,
                                           size_t n, loft_reach_point points[]);

#endif
