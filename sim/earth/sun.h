/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sun.h - where the Sun stands, and whether a point lies in the Earth's shadow.
 *
 * Accuracy   0.01 degree from 1972 on: UT1 is taken as UTC (0.9 s), poles do not move, light
 *            needs no time and the aberration of 20 arc seconds is left out. Before 1972 UTC
 *            was not what it is now; 0.02 degree back to 1940
 * Shadow     a point is in it if the ellipsoid hides the middle of the Sun: a cone whose tip
 *            is the Sun's middle, practically a cylinder. The disc is 0.53 degree wide, so an
 *            edge of the shadow is a twilight of that angle; the air, which reddens and bends
 *            the light of the lowest 50 km, is left out
 * Method     ERFA: Earth's place after VSOP2000, precession and nutation IAU 2006/2000A
 * Reference  Capitaine & Wallace, A&A 412 (2003) 567-586; Urban & Seidelmann, Explanatory
 *            Supplement to the Astronomical Almanac (3rd ed. 2013), 5 and 6
 */
#ifndef LOFT_SUN_H
#define LOFT_SUN_H

#include "loft/earth.h"

/*
 * The Sun's middle in ECEF, seconds after 1970-01-01T00:00Z as UTC counts them (no leap
 * seconds). LOFT_ERR_DOMAIN outside of the years 1900 to 2100; *r_ecef_m is then untouched.
 * 0.1 ms.
 */
LOFT_NODISCARD loft_status loft_sun_position(double unix_s, loft_vec3 *r_ecef_m);

/* 0 or more in sunlight, below 0 in the Earth's shadow, as loft_sight_clearance. */
double loft_sun_clearance(const loft_ellipsoid *shape, loft_vec3 sun_ecef_m,
                          loft_vec3 r_ecef_m);

#endif
