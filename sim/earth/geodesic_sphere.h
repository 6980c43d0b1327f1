/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * geodesic_sphere.h - the auxiliary sphere of a geodesic, with angles as sine and cosine.
 *
 * A geodesic on the ellipsoid is a great circle on the auxiliary sphere: the reduced
 * latitude beta takes the place of the latitude, and the azimuth alpha stays. From the node,
 * where the great circle crosses the equator northward at azimuth alpha0, sigma is the arc
 * and omega the longitude.
 *
 * Reference  Karney, J. Geodesy 87 (2013) 43-55, section 2
 */
#ifndef LOFT_GEODESIC_SPHERE_H
#define LOFT_GEODESIC_SPHERE_H

#include <math.h>

#include "loft/earth.h"

/* The sine and cosine of an angle. */
typedef struct loft_sincos {
    double s, c;
} loft_sincos;

static inline loft_sincos loft_sincos_of(double angle_rad)
{
    return (loft_sincos){sin(angle_rad), cos(angle_rad)};
}

/* The direction of the vector (c, s) of any length; the zero vector gives angle 0. */
static inline loft_sincos loft_sincos_unit(double s, double c)
{
    const double r = hypot(s, c);
    return r == 0.0 ? (loft_sincos){0.0, 1.0} : (loft_sincos){s / r, c / r};
}

static inline loft_sincos loft_sincos_sum(loft_sincos a, loft_sincos b)
{
    return (loft_sincos){a.s * b.c + a.c * b.s, a.c * b.c - a.s * b.s};
}

static inline loft_sincos loft_sincos_difference(loft_sincos a, loft_sincos b)
{
    return (loft_sincos){a.s * b.c - a.c * b.s, a.c * b.c + a.s * b.s};
}

/* tan(beta) = (1 - f) tan(lat), eq. 6. A latitude beyond a pole is taken as the pole. */
static inline loft_sincos loft_sincos_reduced(double f, double lat_rad)
{
    if (fabs(lat_rad) >= 0.5 * LOFT_PI) {
        return (loft_sincos){copysign(1.0, lat_rad), 0.0};
    }
    return loft_sincos_unit((1.0 - f) * sin(lat_rad), cos(lat_rad));
}

/* alpha0, eq. 10. */
static inline loft_sincos loft_sincos_node(loft_sincos alpha, loft_sincos beta)
{
    return (loft_sincos){alpha.s * beta.c, hypot(alpha.c, alpha.s * beta.s)};
}

/* k^2 = e'^2 cos^2(alpha0), eq. 9. */
static inline double loft_geodesic_k2(double f, loft_sincos alpha0)
{
    const double e2 = f * (2.0 - f);
    return e2 / (1.0 - e2) * alpha0.c * alpha0.c;
}

#endif
