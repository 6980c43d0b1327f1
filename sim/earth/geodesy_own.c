/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GEODESICS=own: the geodesics of loft/earth.h by loft's own solver. */
#include "loft/earth.h"

#include "sim/earth/geodesic.h"

loft_geodesic_line loft_geodesy_inverse(const loft_ellipsoid *shape, loft_geodetic from,
                                        loft_geodetic to)
{
    return loft_geodesic_inverse(shape, from, to);
}

loft_geodetic loft_geodesy_direct(const loft_ellipsoid *shape, loft_geodetic from,
                                  double azimuth_rad, double range_m)
{
    return loft_geodesic_direct(shape, from, azimuth_rad, range_m);
}
