/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * aeqd.h - the azimuthal equidistant map of an ellipsoid: distance and direction from the
 * centre are those of the geodesic from there.
 *
 * Everything else is distorted, the more the farther away; the antipode is a circle.
 *
 * Accuracy   distance from the centre within 15 nm, as loft_geodesy_inverse
 * Reference  Snyder, Map Projections - A Working Manual, USGS Professional Paper 1395
 *            (1987), ch. 25; with geodesics in place of great circles
 */
#ifndef LOFT_AEQD_H
#define LOFT_AEQD_H

#include "loft/earth.h"

typedef struct loft_aeqd {
    loft_ellipsoid shape;
    loft_geodetic centre;
} loft_aeqd;

typedef struct loft_aeqd_point {
    double east_m, north_m; /* of the centre, on the map */
} loft_aeqd_point;

loft_aeqd_point loft_aeqd_forward(const loft_aeqd *map, loft_geodetic place);

/* For points up to half-way round; alt_m is 0. */
loft_geodetic loft_aeqd_inverse(const loft_aeqd *map, loft_aeqd_point point);

#endif
