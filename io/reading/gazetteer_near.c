/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/reading/gazetteer.h"

static loft_geodetic place_of(const loft_known_place *p)
{
    return (loft_geodetic){.lat_rad = p->lat_rad, .lon_rad = p->lon_rad};
}

/* No way over the ground is shorter than the chord, which takes far less time. */
static double least_range(const loft_ellipsoid *shape, loft_geodetic a, loft_geodetic b)
{
    a.alt_m = b.alt_m = 0.0;
    return loft_vec3_norm(
        loft_vec3_sub(loft_geodesy_ecef(shape, a), loft_geodesy_ecef(shape, b)));
}

/* The sea whose circle has its middle nearest, measured by its radius. */
static const char *sea_at(const loft_gazetteer *g, const loft_ellipsoid *shape,
                          loft_geodetic point)
{
    const char *sea = NULL;
    double least = 1.0;
    for (size_t i = 0; i < loft_gazetteer_count(g); i++) {
        const loft_known_place *p = loft_gazetteer_at(g, i);
        const loft_geodetic middle = place_of(p);
        if (p->kind != LOFT_KNOWN_SEA ||
            least_range(shape, middle, point) > least * p->radius_m) {
            continue;
        }
        const double share =
            loft_geodesy_inverse(shape, middle, point).range_m / p->radius_m;
        if (share < least) {
            least = share;
            sea = p->name;
        }
    }
    return sea;
}

loft_whereabouts loft_gazetteer_whereabouts(const loft_gazetteer *g,
                                            const loft_ellipsoid *shape,
                                            loft_geodetic point)
{
    loft_whereabouts out = {.sea = sea_at(g, shape, point),
                            .distance_m = LOFT_WHEREABOUTS_MOST_M};
    for (size_t i = 0; i < loft_gazetteer_count(g); i++) {
        const loft_known_place *p = loft_gazetteer_at(g, i);
        const loft_geodetic from = place_of(p);
        if (p->kind == LOFT_KNOWN_SITE || p->kind == LOFT_KNOWN_SEA ||
            least_range(shape, from, point) > out.distance_m) {
            continue;
        }
        const loft_geodesic_line line = loft_geodesy_inverse(shape, from, point);
        if (line.range_m < out.distance_m) {
            out.near = p;
            out.distance_m = line.range_m;
            out.bearing_rad = line.azimuth1_rad;
        }
    }
    return out;
}
