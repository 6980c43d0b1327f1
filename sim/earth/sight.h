/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sight.h - lines of sight past the ellipsoid, and how high a point must be to be seen.
 *
 * A line of sight is straight: air neither bends nor dims it, and the ground is the bare
 * ellipsoid, without hills or waves. Refraction near the horizon shows what is up to about
 * 0.6 degree below it to the eye, and far less to a radar high up.
 *
 * Method     stretched along the axis by 1/(1 - f), the ellipsoid is a sphere and a straight
 *            line stays straight: a point is hidden behind the sphere's limb or it is not
 * Domain     both ends on the ellipsoid or above it; a lower end counts as on it
 * Accuracy   a point that just shows by 1 m at 1,000 km is told from one that does not
 *            (tests/sim/earth/test_sight.c)
 */
#ifndef LOFT_SIGHT_H
#define LOFT_SIGHT_H

#include "loft/earth.h"

typedef struct loft_sight {
    double elevation_rad; /* above the plane level at the eye, of the geodetic vertical */
    double bearing_rad;   /* clockwise from north, in [0, 2 pi) */
    double distance_m;    /* along the line */
} loft_sight;

loft_sight loft_sight_of(const loft_ellipsoid *shape, loft_geodetic eye,
                         loft_vec3 r_ecef_m);

/*
 * How far a point shows over the horizon of an eye: 0 or more if it is seen, below 0 if the
 * Earth hides it; continuous, and without a unit.
 */
double loft_sight_clearance(const loft_ellipsoid *shape, loft_vec3 eye_ecef_m,
                            loft_vec3 r_ecef_m);

/*
 * The least height above a place at which something there is seen by the eye; 0 if the place
 * itself is. Within 1 m. INFINITY beyond a quarter of the Earth, where no height is enough.
 */
double loft_sight_least_height(const loft_ellipsoid *shape, loft_geodetic eye,
                               loft_geodetic place);

#endif
