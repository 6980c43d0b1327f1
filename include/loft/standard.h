/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * standard.h - the same booster at its best steering: its standard range.
 *
 * The range is maximised over end elevation (-15 to 90 degrees) and turn fraction (0.2 to
 * 1) at the total ideal speed given. Two conventions: without rotation, what analysts
 * quote; and over the turning Earth toward an azimuth.
 *
 * Method     Nelder & Mead, Computer Journal 7 (1965) 308-313, held inside the bounds
 * Accuracy   within 2e-5 of the best of a fine grid (tests/unit/test_standard.c)
 */
#ifndef LOFT_STANDARD_H
#define LOFT_STANDARD_H

#include "loft/launch.h"

typedef struct loft_standard {
    loft_launch_flight
        best; /* best.unbounded: a flight goes half-way round or stays up */
    int flights;
} loft_standard;

/*
 * With rotation the impact lies on launch->azimuth_rad within 1e-6 rad; without, that is
 * the heading. near may be NULL, or the aim of a similar standard flight to start from.
 * LOFT_ERR_DOMAIN as loft_launch_fly; LOFT_ERR_CONVERGE if the heading cannot
 * be found.
 */
LOFT_NODISCARD loft_status loft_standard_find(const loft_launch *launch,
                                              double ideal_speed_mps, bool rotation,
                                              const loft_launch_aim *near,
                                              loft_standard *out);

/* The launch with the rotation of Earth and air switched off. */
loft_launch loft_launch_without_rotation(const loft_launch *launch);

/*
 * The least total ideal speed whose standard range over the turning Earth is range_m: a
 * lower bound of the booster that flew there. out is that standard flight. LOFT_ERR_DOMAIN
 * as above and for a range that is none; LOFT_ERR_CONVERGE near half-way round, at times
 * from 18,000 km on, as measured.
 */
LOFT_NODISCARD loft_status loft_standard_least_speed(const loft_launch *launch,
                                                     double range_m, loft_standard *out);

#endif
