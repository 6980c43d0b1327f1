/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * reach.h - how far one booster carries toward every azimuth, over the rotating Earth.
 *
 * The first azimuth is found by loft_standard_find; the others start from there and are
 * flown side by side where a batch knows the model (batch.h), else one after the other.
 *
 * Accuracy  within 1e-4 of loft_standard_find's range up to 9,000 km, as measured once for
 *           nine boosters of one to three stages (4e-5: tests/sim/solve/test_reach.c); the impact within 1e-6 rad of the azimuth
 */
#ifndef LOFT_REACH_H
#define LOFT_REACH_H

#include <stdbool.h>
#include <stddef.h>

#include "loft/flight.h"

enum {
    LOFT_REACH_MAX = 360
};

typedef struct loft_reach_point {
    double azimuth_rad;
    loft_launch_aim aim; /* the best, or of a flight that shows it is unbounded */
    bool unbounded;      /* as of loft_standard_find; the rest is then 0 */
    double range_m, tof_s;
    loft_geodetic impact;
} loft_reach_point;

/*
 * n (4 to LOFT_REACH_MAX) standard flights, toward azimuths 2 pi k/n; the launch's own
 * azimuth is not read. rotation as in loft_standard_find. LOFT_ERR_DOMAIN, LOFT_ERR_CONVERGE
 * as there; points is then untouched. 20 to 50 ms for 24 azimuths, 5 to 25 ms for each that
 * no batch finds.
 */
LOFT_NODISCARD loft_status loft_reach_find(const loft_launch *launch,
                                           double ideal_speed_mps, bool rotation,
                                           size_t n, loft_reach_point points[]);

#endif
