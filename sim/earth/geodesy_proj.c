/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GEODESICS=proj: the geodesics of loft/earth.h by PROJ, which takes degrees. */
#include "loft/earth.h"

#include <math.h>
#include <stddef.h>

#include <geodesic.h>

/* pi/2 need not become 90 exactly, and PROJ answers NaN above 90. */
static double lat_deg(double lat_rad)
{
    return fmax(-90.0, fmin(90.0, loft_deg_from_rad(lat_rad)));
}

loft_geodesic_line loft_geodesy_inverse(const loft_ellipsoid *shape, loft_geodetic from,
                                        loft_geodetic to)
{
    struct geod_geodesic ellipsoid;
    geod_init(&ellipsoid, shape->a_m, shape->f);
    double range_m = 0.0;
    double azimuth1_deg = 0.0;
    double azimuth2_deg = 0.0;
    geod_inverse(&ellipsoid, lat_deg(from.lat_rad), loft_deg_from_rad(from.lon_rad),
                 lat_deg(to.lat_rad), loft_deg_from_rad(to.lon_rad), &range_m,
                 &azimuth1_deg, &azimuth2_deg);
    return (loft_geodesic_line){
        .range_m = range_m,
        .azimuth1_rad = loft_angle_wrap(loft_rad_from_deg(azimuth1_deg)),
        .azimuth2_rad = loft_angle_wrap(loft_rad_from_deg(azimuth2_deg)),
    };
}

loft_geodetic loft_geodesy_direct(const loft_ellipsoid *shape, loft_geodetic from,
                                  double azimuth_rad, double range_m)
{
    struct geod_geodesic ellipsoid;
    geod_init(&ellipsoid, shape->a_m, shape->f);
    double lat2_deg = 0.0;
    double lon2_deg = 0.0;
    geod_direct(&ellipsoid, lat_deg(from.lat_rad), loft_deg_from_rad(from.lon_rad),
                loft_deg_from_rad(azimuth_rad), range_m, &lat2_deg, &lon2_deg, NULL);
    return (loft_geodetic){.lat_rad = loft_rad_from_deg(lat2_deg),
                           .lon_rad = loft_rad_from_deg(lon2_deg)};
}
