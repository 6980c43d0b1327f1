/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/earth.h"

#include <math.h>

#include "loft/loft.h"

/* A point of the meridian ellipse by its normal, with the height above it. */
typedef struct meridian {
    double sin_lat, cos_lat, alt_m;
    double s, c; /* in the same ratio, before the rounding of their scaling */
} meridian;

loft_vec3 loft_geodesy_ecef(const loft_ellipsoid *shape, loft_geodetic place)
{
    const double e2 = shape->f * (2.0 - shape->f);
    const double sin_lat = sin(place.lat_rad);
    const double cos_lat = cos(place.lat_rad);
    const double normal_m = shape->a_m / sqrt(1.0 - e2 * sin_lat * sin_lat);
    const double p_m = (normal_m + place.alt_m) * cos_lat;
    return (loft_vec3){p_m * cos(place.lon_rad), p_m * sin(place.lon_rad),
                       ((1.0 - e2) * normal_m + place.alt_m) * sin_lat};
}

/*
 * Bowring: with the reduced latitude beta of the foot point,
 *     tan lat = (z + b e'^2 sin^3 beta) / (p - a e^2 cos^3 beta),
 *     tan beta = (1 - f) tan lat, and at first (1 - f) (z/p) (1 + b e'^2/r).
 * Angles stay (cos, sin) pairs, so neither pole nor equator is special. The height
 * p cos + z sin - a sqrt(1 - e^2 sin^2) is stationary in the latitude, so one
 * pass is more than enough for it; the normal is then within 1e-12 rad on WGS84.
 */
static meridian meridian_foot(const loft_ellipsoid *shape, double p_m, double z_m,
                              int passes)
{
    const double one_f = 1.0 - shape->f;
    const double e2 = shape->f * (2.0 - shape->f);
    const double a_m = shape->a_m;
    const double be2 = a_m * e2 / one_f; /* b e'^2, for e'^2 = e^2/(1 - f)^2 */
    const double r_m = sqrt(p_m * p_m + z_m * z_m);
    double c = p_m;
    double s = z_m * one_f * (1.0 + be2 / r_m);
    for (int i = 0; i < passes; i++) {
        const double k = 1.0 / sqrt(c * c + s * s);
        const double cos_beta = c * k;
        const double sin_beta = s * k;
        c = p_m - a_m * e2 * cos_beta * cos_beta * cos_beta;
        s = z_m + be2 * sin_beta * sin_beta * sin_beta;
        if (i + 1 < passes) {
            s *= one_f;
        }
    }
    const double k = 1.0 / sqrt(c * c + s * s);
    const double cos_lat = c * k;
    const double sin_lat = s * k;
    return (meridian){
        .sin_lat = sin_lat,
        .cos_lat = cos_lat,
        .alt_m = p_m * cos_lat + z_m * sin_lat - a_m * sqrt(1.0 - e2 * sin_lat * sin_lat),
        .s = s,
        .c = c,
    };
}

void loft_geodesy_height(const loft_ellipsoid *shape, loft_vec3 r_m, double *alt_m,
                         loft_vec3 *up)
{
    const double p_m = sqrt(r_m.x * r_m.x + r_m.y * r_m.y);
    const meridian foot = meridian_foot(shape, p_m, r_m.z, 1);
    const double per_m = p_m > 0.0 ? foot.cos_lat / p_m : 0.0;
    *alt_m = foot.alt_m;
    *up = (loft_vec3){r_m.x * per_m, r_m.y * per_m, foot.sin_lat};
}

loft_geodetic loft_geodesy_geodetic(const loft_ellipsoid *shape, loft_vec3 r_ecef_m)
{
    /* Each pass gains a factor of order f^2 or better: four reach rounding at f = 0.1. */
    const double p_m = hypot(r_ecef_m.x, r_ecef_m.y);
    const meridian foot = meridian_foot(shape, p_m, r_ecef_m.z, 4);
    return (loft_geodetic){
        .lat_rad = atan2(foot.s, foot.c),
        .lon_rad = p_m > 0.0 ? atan2(r_ecef_m.y, r_ecef_m.x) : 0.0,
        .alt_m = foot.alt_m,
    };
}

loft_frame_enu loft_geodesy_enu(double lat_rad, double lon_rad)
{
    const double sin_lat = sin(lat_rad);
    const double cos_lat = cos(lat_rad);
    const double sin_lon = sin(lon_rad);
    const double cos_lon = cos(lon_rad);
    return (loft_frame_enu){
        .east = {-sin_lon, cos_lon, 0.0},
        .north = {-sin_lat * cos_lon, -sin_lat * sin_lon, cos_lat},
        .up = {cos_lat * cos_lon, cos_lat * sin_lon, sin_lat},
    };
}

double loft_angle_wrap(double angle_rad)
{
    const double rest = fmod(angle_rad, 2.0 * LOFT_PI);
    if (rest >= 0.0) {
        return rest + 0.0; /* no -0 */
    }
    const double turned = rest + 2.0 * LOFT_PI;
    return turned < 2.0 * LOFT_PI ? turned : 0.0; /* -1e-20 rounds up to a whole turn */
}

double loft_angle_wrap_pm(double angle_rad)
{
    const double rest = remainder(angle_rad, 2.0 * LOFT_PI);
    return rest > -LOFT_PI ? rest : LOFT_PI;
}
