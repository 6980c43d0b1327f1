/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * geodesic.h - geodesics on an oblate ellipsoid of revolution, solved without a library.
 *
 * No state, no allocation, safe from any thread. loft_geodesy_inverse and
 * loft_geodesy_direct call these functions in a build with GEODESICS=own, and PROJ otherwise.
 *
 * Method     Bessel's integrals on the auxiliary sphere, to order 6 in the flattening. The
 *            inverse problem is solved by Newton's iteration on the azimuth at the first
 *            point, in a bracket; near the antipode it starts from the astroid problem
 * Domain     f in [0, 0.1], a sphere included; lat_rad outside [-pi/2, pi/2] is taken as the
 *            nearer pole; longitudes and azimuths of any turn; a NaN gives a NaN range
 * Accuracy   WGS84: range and end point within 15 nm, nearly antipodal points included
 *            (tests/reference/geodesic.py). PROJ 9.1 differs by at most 15 nm in the range
 *            and 18 nm at the end, at f = 0.1 too (test_geodesic.c allows 20 nm). Beyond
 *            f = 0.01 the order of the series limits both
 * Reference  Karney, Algorithms for geodesics, J. Geodesy 87 (2013) 43-55; the sources give
 *            its equation numbers
 */
#ifndef LOFT_GEODESIC_H
#define LOFT_GEODESIC_H

#include "loft/earth.h"

/*
 * The shortest line, with azimuths in [0, 2 pi). Of several shortest ones, PROJ's choice: the
 * eastward one; from the equator or north of it to the antipode, the one over the north pole.
 * Coincident points have azimuth pi, or 0 in the southern hemisphere.
 */
loft_geodesic_line loft_geodesic_inverse(const loft_ellipsoid *shape, loft_geodetic from,
                                         loft_geodetic to);

/* The point at range_m, which may be negative and more than a turn. lon_rad in [-pi, pi]. */
loft_geodetic loft_geodesic_direct(const loft_ellipsoid *shape, loft_geodetic from,
                                   double azimuth_rad, double range_m);

#endif
