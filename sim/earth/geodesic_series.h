/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * geodesic_series.h - the integrals along a geodesic as series in sin 2 l sigma.
 *
 * Each integral from the node to sigma is  mean (sigma + sum of sine[l] sin 2 l sigma).
 * Its coefficients are of order 6 in eps, where k^2 = 4 eps/(1 - eps)^2 (eq. 16). What is
 * left out is below the rounding of a double for k^2 up to 0.02, f up to 0.01.
 *
 * Reference  Karney, J. Geodesy 87 (2013) 43-55; tables by tests/reference/geodesic_series.py
 */
#ifndef LOFT_GEODESIC_SERIES_H
#define LOFT_GEODESIC_SERIES_H

#include "sim/earth/geodesic_sphere.h"

enum {
    LOFT_GEODESIC_ORDER = 6
};

typedef struct loft_geodesic_series {
    double mean;
    double sine[LOFT_GEODESIC_ORDER + 1]; /* sine[0] is not used */
} loft_geodesic_series;

double loft_geodesic_eps(double k2);

/* I1 = distance/b: eqs. 15, 17 and 18. Its derivative is sqrt(1 + k^2 sin^2 sigma). */
loft_geodesic_series loft_geodesic_distance_series(double eps);

/* I2, for the reduced length: eqs. 41 to 43. */
loft_geodesic_series loft_geodesic_reduced_series(double eps);

/* I3, for the longitude: eqs. 23 to 25. n = f/(2 - f). */
loft_geodesic_series loft_geodesic_longitude_series(double n, double eps);

/* The sum of sine[l] sin 2 l sigma. */
double loft_geodesic_sines(const loft_geodesic_series *series, loft_sincos sigma);

/* The integral from sigma1 to sigma2, the arc sigma12 apart. */
double loft_geodesic_integral(const loft_geodesic_series *series, loft_sincos sigma1,
                              loft_sincos sigma2, double sigma12);

#endif
