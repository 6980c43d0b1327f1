/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/earth/aeqd.h"

#include <math.h>

loft_aeqd_point loft_aeqd_forward(const loft_aeqd *map, loft_geodetic place)
{
    const loft_geodesic_line line = loft_geodesy_inverse(&map->shape, map->centre, place);
    return (loft_aeqd_point){line.range_m * sin(line.azimuth1_rad),
                             line.range_m * cos(line.azimuth1_rad)};
}

loft_geodetic loft_aeqd_inverse(const loft_aeqd *map, loft_aeqd_point point)
{
    return loft_geodesy_direct(&map->shape, map->centre,
                               atan2(point.east_m, point.north_m),
                               hypot(point.east_m, point.north_m));
}
