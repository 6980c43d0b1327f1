/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * earth.h - the Earth as a gravitating, turning ellipsoid; every constant is data.
 *
 * Frame      axes through the centre of mass, z along the pole of rotation
 * Field      U = mu/r [1 - sum_n J_n (a/r)^n P_n(z/r)], zonal terms only
 * Reference  Vallado, Fundamentals of Astrodynamics (4th ed. 2013), 8.6.1
 */
#ifndef LOFT_EARTH_H
#define LOFT_EARTH_H

#include "loft/vec3.h"

/* A gravitating sphere. Both fields finite and > 0. */
typedef struct loft_sphere {
    double mu_m3ps2; /* gravitational parameter GM */
    double radius_m;
} loft_sphere;

/* An ellipsoid of revolution; flattening 0 is a sphere. */
typedef struct loft_ellipsoid {
    double a_m; /* equatorial radius */
    double f;   /* flattening, in [0, 0.1] */
} loft_ellipsoid;

enum {
    LOFT_ZONAL_MAX = 12
};

typedef struct loft_gravity {
    double mu_m3ps2;
    double radius_m;              /* reference radius of the coefficients */
    int degree;                   /* highest n used; below 2 is a point mass */
    double j[LOFT_ZONAL_MAX + 1]; /* j[n] is J_n, unnormalised; j[0], j[1] unused */
} loft_gravity;

typedef struct loft_earth {
    loft_ellipsoid shape;
    loft_gravity gravity;
    double omega_radps; /* rate of rotation about +z; 0 for "no rotation" */
} loft_earth;

/* The sphere of the two-body answer: radius 6371 km, mu of WGS84. */
loft_sphere loft_earth_sphere(void);

/*
 * WGS84 shape and rate (7.292115e-5 rad/s) with zonal terms up to degree 0...6 (0 or 1
 * is a point mass; a larger degree is taken as 6). mu and J2: WGS84 as NASA/TM-2015-218675
 * has them; J3...J6: EGM-96 as in Vallado (2013), table D-1, unnormalised.
 */
loft_earth loft_earth_wgs84(int degree);

/*
 * Acceleration of gravitation (no centrifugal part) at r_m, |r_m| > 0. Adds no rounding
 * beyond 1e-15 relative per term; degree is clipped to LOFT_ZONAL_MAX.
 */
loft_vec3 loft_gravity_accel(const loft_gravity *field, loft_vec3 r_m);

#endif
