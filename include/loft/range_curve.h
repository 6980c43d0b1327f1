/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * range_curve.h - what one booster reaches as its steering goes from depressed over
 * standard to lofted: range, apogee and time of a row of flights.
 *
 * The ideal speed stays; the end elevation runs, and the turn fraction runs with it, in a
 * straight line from the standard flight's to the flown one's and constant beyond both.
 * The standard flight is the longest of the row, being the longest of all. Over the
 * turning Earth each flight's heading is turned until its impact lies on the azimuth;
 * near the vertical, where the drift to the west is all, no heading does that and the row
 * ends.
 */
#ifndef LOFT_RANGE_CURVE_H
#define LOFT_RANGE_CURVE_H

#include <stdbool.h>
#include <stddef.h>

#include "loft/standard.h"

enum {
    LOFT_RANGE_CURVE_MAX = 200
};

typedef struct loft_range_point {
    loft_launch_aim aim;
    bool unbounded;                  /* half-way round or never down: the rest is 0 */
    double range_m, apogee_m, tof_s; /* as loft_launch_flight has them */
} loft_range_point;

typedef struct loft_range_curve {
    loft_range_point points[LOFT_RANGE_CURVE_MAX]; /* the steepest first */
    size_t n;
} loft_range_curve;

/*
 * At most n flights (8 to LOFT_RANGE_CURVE_MAX) from the flown aim down to flights with
 * an apogee below 0.3 of the standard one's, at least 40 km. rotation as in
 * loft_standard_find; both aims have the same ideal speed. Flights that cannot be flown,
 * or pointed within 1e-5 rad, are left out. LOFT_ERR_DOMAIN for n or aims out of order
 * (flown below the standard elevation: the row then starts at 89 degrees instead);
 * LOFT_ERR_CONVERGE if fewer than two flights are left. 3 to 5 flights a point with
 * rotation, 0.3 ms each.
 */
LOFT_NODISCARD loft_status loft_range_curve_make(const loft_launch *launch,
                                                 const loft_launch_aim *flown,
                                                 const loft_launch_aim *standard,
                                                 bool rotation, size_t n,
                                                 loft_range_curve *out);
#endif
