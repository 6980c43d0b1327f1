/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * geodesy.h - positions on and above an ellipsoid of revolution; geodesics on it.
 *
 * Frames     ECEF: z along the pole, x through longitude 0. ENU: local east, north, up
 *            on the ellipsoid's normal
 * Domain     |r_m| >= 0.2 a for the inverse conversions: nearer the centre than the
 *            evolute (43 km on WGS84) the latitude is not unique. Not checked
 * Reference  Bowring, Survey Review 28 (1985) 202-206 (height and latitude);
 *            Karney, J. Geodesy 87 (2013) 43-55, as in PROJ (geodesics)
 */
#ifndef LOFT_GEODESY_H
#define LOFT_GEODESY_H

#include "loft/earth.h"

typedef struct loft_geodetic {
    double lat_rad; /* geodetic, in [-pi/2, pi/2] */
    double lon_rad; /* east */
    double alt_m;   /* above the ellipsoid */
} loft_geodetic;

loft_vec3 loft_geodesy_ecef(const loft_ellipsoid *shape, loft_geodetic place);

/*
 * The inverse of loft_geodesy_ecef, lon_rad in [-pi, pi], 0 on the axis. A round trip
 * returns within 1e-8 m from -10 km to 1e7 m and 1e-7 m to 1e8 m, f up to 0.1.
 */
loft_geodetic loft_geodesy_geodetic(const loft_ellipsoid *shape, loft_vec3 r_ecef_m);

/*
 * Height above the ellipsoid and the outward unit normal there, without trigonometry:
 * for right-hand sides. r_m may be in any frame that shares the polar axis, inertial or
 * turning. On WGS84 from -10 km: height within 1e-8 m up to 1e7 m and 1e-7 m at 1e8 m,
 * normal within 1e-12 rad.
 */
void loft_geodesy_height(const loft_ellipsoid *shape, loft_vec3 r_m, double *alt_m,
                         loft_vec3 *up);

/* Unit vectors in ECEF. At a pole the longitude says which way east is. */
typedef struct loft_frame_enu {
    loft_vec3 east, north, up;
} loft_frame_enu;

loft_frame_enu loft_geodesy_enu(double lat_rad, double lon_rad);

/* The shortest line on the ellipsoid; the heights of its ends are ignored. */
typedef struct loft_geodesic_line {
    double range_m;
    double azimuth1_rad; /* at the start, clockwise from north, in [0, 2 pi) */
    double azimuth2_rad; /* at the end, of the direction onward */
} loft_geodesic_line;

/*
 * Within 15 nm of Karney's test set, antipodal points included. lat_rad outside
 * [-pi/2, pi/2] is taken as the nearer pole.
 */
loft_geodesic_line loft_geodesy_inverse(const loft_ellipsoid *shape, loft_geodetic from,
                                        loft_geodetic to);

/*
 * The place range_m along the geodesic that leaves at azimuth_rad; negative ranges go
 * backward. lon_rad in [-pi, pi]; alt_m is 0. Within 15 nm.
 */
loft_geodetic loft_geodesy_direct(const loft_ellipsoid *shape, loft_geodetic from,
                                  double azimuth_rad, double range_m);

double loft_angle_wrap(double angle_rad);    /* to [0, 2 pi) */
double loft_angle_wrap_pm(double angle_rad); /* to (-pi, pi] */

#endif
