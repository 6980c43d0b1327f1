/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/earth/sight.h"

#include <math.h>

#include "loft/loft.h"

loft_sight loft_sight_of(const loft_ellipsoid *shape, loft_geodetic eye,
                         loft_vec3 r_ecef_m)
{
    const loft_frame_enu frame = loft_geodesy_enu(eye.lat_rad, eye.lon_rad);
    const loft_vec3 line = loft_vec3_sub(r_ecef_m, loft_geodesy_ecef(shape, eye));
    const double east = loft_vec3_dot(line, frame.east);
    const double north = loft_vec3_dot(line, frame.north);
    const double up = loft_vec3_dot(line, frame.up);
    return (loft_sight){.elevation_rad = atan2(up, hypot(east, north)),
                        .bearing_rad = loft_angle_wrap(atan2(east, north)),
                        .distance_m = loft_vec3_norm(line)};
}

/* Radii of the equator, along the axis those of the pole; not inside of the sphere. */
static loft_vec3 stretched(const loft_ellipsoid *shape, loft_vec3 r_m)
{
    const double a_m = shape->a_m;
    const loft_vec3 q = {r_m.x / a_m, r_m.y / a_m, r_m.z / (a_m * (1.0 - shape->f))};
    const double radius = loft_vec3_norm(q);
    return radius < 1.0 ? loft_vec3_scale(1.0 / radius, q) : q;
}

double loft_sight_clearance(const loft_ellipsoid *shape, loft_vec3 eye_ecef_m,
                            loft_vec3 r_ecef_m)
{
    const loft_vec3 eye = stretched(shape, eye_ecef_m);
    const loft_vec3 point = stretched(shape, r_ecef_m);
    /*
     * Lines from the eye that touch the sphere make the angle asin(1/|eye|) with the line to
     * its centre, and touch it on the plane eye . x = 1. Hidden is what lies inside of that
     * cone and beyond the plane.
     */
    const loft_vec3 line = loft_vec3_sub(point, eye);
    const double off_nadir =
        atan2(loft_vec3_norm(loft_vec3_cross(eye, line)), -loft_vec3_dot(eye, line));
    const double radius = loft_vec3_norm(eye);
    const double limb = atan2(1.0, sqrt(fmax(radius * radius - 1.0, 0.0)));
    const double before_plane = loft_vec3_dot(eye, point) - 1.0;
    return fmax(off_nadir - limb, before_plane);
}

double loft_sight_least_height(const loft_ellipsoid *shape, loft_geodetic eye,
                               loft_geodetic place)
{
    const double close_m = 0.5;
    const double most_m = 1e12; /* a place that is seen from no nearer shows no more */
    const loft_vec3 eye_m = loft_geodesy_ecef(shape, eye);
    double low_m = 0.0;
    double high_m = most_m;
    place.alt_m = low_m;
    if (loft_sight_clearance(shape, eye_m, loft_geodesy_ecef(shape, place)) >= 0.0) {
        return 0.0;
    }
    place.alt_m = high_m;
    if (loft_sight_clearance(shape, eye_m, loft_geodesy_ecef(shape, place)) < 0.0) {
        return INFINITY;
    }
    while (high_m - low_m > close_m) { /* halves of the logarithm, then of the height */
        place.alt_m = low_m > 1.0 && high_m > 2.0 * low_m ? sqrt(low_m * high_m)
                                                          : 0.5 * (low_m + high_m);
        const bool seen =
            loft_sight_clearance(shape, eye_m, loft_geodesy_ecef(shape, place)) >= 0.0;
        *(seen ? &high_m : &low_m) = place.alt_m;
    }
    return high_m;
}
