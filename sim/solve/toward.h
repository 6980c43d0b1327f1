/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * toward.h - how far a booster carries toward a place, as tables of analysts have it: distance
 * and bearing of the place, and the standard range toward that bearing with rotation.
 *
 * A range in a direction, not a flight to a place: nothing here looks for steering that comes
 * down anywhere, and a range greater than the distance says no more than that.
 *
 * Accuracy   as loft_standard_find and loft_min_speed_for_range (tests/sim/solve/test_toward.c)
 */
#ifndef LOFT_TOWARD_H
#define LOFT_TOWARD_H

#include "loft/flight.h"

typedef struct loft_toward {
    double distance_m, bearing_rad; /* the geodesic from the launch site to the place */
    double range_m;                 /* toward that bearing; INFINITY for unbounded */
} loft_toward;

/* Distance and bearing; the range is 0. */
loft_toward loft_toward_place(const loft_launch *launch, loft_geodetic place);

/*
 * The ideal speed of the booster whose standard range without rotation, toward the launch's
 * azimuth, is that. Errors as
 * loft_min_speed_for_range; *speed_mps is then untouched.
 */
LOFT_NODISCARD loft_status loft_toward_speed(const loft_launch *launch,
                                             double no_rotation_m, double *speed_mps);

/* With the range of the booster of that speed. Errors as loft_standard_find. */
LOFT_NODISCARD loft_status loft_toward_find(const loft_launch *launch, double speed_mps,
                                            loft_geodetic place, loft_toward *out);

/*
 * The standard range without rotation, toward the launch's own azimuth, of the booster that
 * just carries as far toward the place as the place is away: INFINITY where none does, near half-way round;
 * 0 where even the slowest booster that lifts off carries farther. Errors as
 * loft_standard_find.
 */
LOFT_NODISCARD loft_status loft_toward_needed(const loft_launch *launch,
                                              loft_geodetic place, double *no_rotation_m);

#endif
