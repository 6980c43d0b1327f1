/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Geodesics on an oblate ellipsoid, after Karney, J. Geodesy 87 (2013) 43-55, whose equation
 * numbers the sources give: Bessel's integrals on the auxiliary sphere, to order 6 in the
 * flattening. Beyond f = 0.01 the order of the series limits the accuracy.
 */
#include "loft/earth.h"

#include <math.h>

#include "sim/earth/geodesic_series.h"
#include "sim/earth/geodesic_sphere.h"

/*
 * The arc from sigma1 after which I1 has grown by distance_b (in units of b), by Newton's
 * iteration: d I1/d sigma is known in closed form and varies by f, so three steps from
 * distance_b/mean reach rounding for f up to 0.1. One series serves both problems; the
 * reverted series of eq. 21 would be a second one, and 22 mm off at f = 0.1.
 */
static double arc_of_distance(const loft_geodesic_series *i1, double k2,
                              loft_sincos sigma1, double distance_b)
{
    double sigma12 = distance_b / i1->mean;
    for (int i = 0; i < 3; i++) {
        const loft_sincos sigma2 = loft_sincos_sum(sigma1, loft_sincos_of(sigma12));
        const double excess =
            loft_geodesic_integral(i1, sigma1, sigma2, sigma12) - distance_b;
        sigma12 -= excess / sqrt(1.0 + k2 * sigma2.s * sigma2.s);
    }
    return sigma12;
}

loft_geodetic loft_geodesy_direct(const loft_ellipsoid *shape, loft_geodetic from,
                                  double azimuth_rad, double range_m)
{
    const double f = shape->f;
    const loft_sincos alpha1 = loft_sincos_of(azimuth_rad);
    const loft_sincos beta1 = loft_sincos_reduced(f, from.lat_rad);
    const loft_sincos alpha0 = loft_sincos_node(alpha1, beta1);
    const loft_sincos sigma1 = loft_sincos_unit(beta1.s, alpha1.c * beta1.c); /* eq. 11 */
    const double k2 = loft_geodesic_k2(f, alpha0);
    const double eps = loft_geodesic_eps(k2);
    const loft_geodesic_series i1 = loft_geodesic_distance_series(eps);
    const loft_geodesic_series i3 = loft_geodesic_longitude_series(f / (2.0 - f), eps);

    const double b_m = shape->a_m * (1.0 - f);
    const double sigma12 = arc_of_distance(&i1, k2, sigma1, range_m / b_m);
    const loft_sincos sigma2 = loft_sincos_sum(sigma1, loft_sincos_of(sigma12));
    const loft_sincos omega1 = {alpha0.s * sigma1.s, sigma1.c}; /* eq. 12, any length */
    const loft_sincos omega2 = {alpha0.s * sigma2.s, sigma2.c};
    const loft_sincos omega12 = loft_sincos_difference(omega2, omega1);
    const double lambda12 =
        atan2(omega12.s, omega12.c) -
        f * alpha0.s * loft_geodesic_integral(&i3, sigma1, sigma2, sigma12); /* eq. 8 */
    return (loft_geodetic){
        .lat_rad =
            atan2(alpha0.c * sigma2.s, (1.0 - f) * hypot(alpha0.s, alpha0.c * sigma2.c)),
        .lon_rad = remainder(from.lon_rad + lambda12, 2.0 * LOFT_PI),
    };
}
