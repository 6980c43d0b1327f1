/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/earth/geodesic_series.h"

#include <math.h>

enum {
    ORDER = LOFT_GEODESIC_ORDER
};

/* Row l - 1: the coefficients of eps^l, eps^(l+2) and eps^(l+4) in sine[l]. */
typedef double eps_table[ORDER][3];

static const double mean1[4] = {1.0, 1.0 / 4, 1.0 / 64, 1.0 / 256};  /* (1 - eps) A1 */
static const double mean2[4] = {1.0, 1.0 / 4, 9.0 / 64, 25.0 / 256}; /* A2/(1 - eps) */

static const eps_table sines1 = {
    {-1.0 / 2, 3.0 / 16, -1.0 / 32},
    {-1.0 / 16, 1.0 / 32, -9.0 / 2048},
    {-1.0 / 48, 3.0 / 256},
    {-5.0 / 512, 3.0 / 512},
    {-7.0 / 1280},
    {-7.0 / 2048},
};

static const eps_table sines2 = {
    {1.0 / 2, 1.0 / 16, 1.0 / 32},
    {3.0 / 16, 1.0 / 32, 35.0 / 2048},
    {5.0 / 48, 5.0 / 256},
    {35.0 / 512, 7.0 / 512},
    {63.0 / 1280},
    {77.0 / 2048},
};

/* Row j: the polynomial in n that multiplies eps^j in A3. */
static const double mean3[ORDER][3] = {
    {1.0},
    {-1.0 / 2, 1.0 / 2},
    {-1.0 / 4, -1.0 / 8, 3.0 / 8},
    {-1.0 / 16, -3.0 / 16, -1.0 / 16},
    {-3.0 / 64, -1.0 / 32},
    {-3.0 / 128},
};

/* Block l - 1, row j: the polynomial in n that multiplies eps^(l+j) in sine[l]. */
static const double sines3[ORDER - 1][ORDER - 1][3] = {
    {{1.0 / 4, -1.0 / 4},
     {1.0 / 8, 0.0, -1.0 / 8},
     {3.0 / 64, 3.0 / 64, -1.0 / 64},
     {5.0 / 128, 1.0 / 64},
     {3.0 / 128}},
    {{1.0 / 16, -3.0 / 32, 1.0 / 32},
     {3.0 / 64, -1.0 / 32, -3.0 / 64},
     {3.0 / 128, 1.0 / 128},
     {5.0 / 256}},
    {{5.0 / 192, -3.0 / 64, 5.0 / 192}, {3.0 / 128, -5.0 / 192}, {7.0 / 512}},
    {{7.0 / 512, -7.0 / 256}, {7.0 / 512}},
    {{21.0 / 2560}},
};

static double quadratic(const double c[3], double x)
{
    return c[0] + x * (c[1] + x * c[2]);
}

static loft_geodesic_series series_in_eps(const double mean[4], const eps_table table,
                                          double eps)
{
    const double eps2 = eps * eps;
    loft_geodesic_series series = {.mean = mean[0] + eps2 * quadratic(mean + 1, eps2)};
    double power = 1.0;
    for (int l = 1; l <= ORDER; l++) {
        power *= eps;
        series.sine[l] = power * quadratic(table[l - 1], eps2);
    }
    return series;
}

double loft_geodesic_eps(double k2)
{
    const double root = 1.0 + sqrt(1.0 + k2);
    return k2 / (2.0 * root + k2);
}

loft_geodesic_series loft_geodesic_distance_series(double eps)
{
    loft_geodesic_series series = series_in_eps(mean1, sines1, eps);
    series.mean /= 1.0 - eps;
    return series;
}

loft_geodesic_series loft_geodesic_reduced_series(double eps)
{
    loft_geodesic_series series = series_in_eps(mean2, sines2, eps);
    series.mean *= 1.0 - eps;
    return series;
}

loft_geodesic_series loft_geodesic_longitude_series(double n, double eps)
{
    loft_geodesic_series series = {0};
    for (int j = ORDER - 1; j >= 0; j--) {
        series.mean = quadratic(mean3[j], n) + eps * series.mean;
    }
    double power = 1.0;
    for (int l = 1; l < ORDER; l++) {
        double sum = 0.0;
        for (int j = ORDER - 1 - l; j >= 0; j--) {
            sum = quadratic(sines3[l - 1][j], n) + eps * sum;
        }
        power *= eps;
        series.sine[l] = power * sum;
    }
    return series;
}

/* Clenshaw: b[l] = sine[l] + 2 cos(2 sigma) b[l+1] - b[l+2]; the sum is b[1] sin 2 sigma. */
double loft_geodesic_sines(const loft_geodesic_series *series, loft_sincos sigma)
{
    const double twice_cos = 2.0 * (sigma.c - sigma.s) * (sigma.c + sigma.s);
    double b1 = 0.0;
    double b2 = 0.0;
    for (int l = ORDER; l >= 1; l--) {
        const double b = series->sine[l] + twice_cos * b1 - b2;
        b2 = b1;
        b1 = b;
    }
    return 2.0 * sigma.s * sigma.c * b1;
}

double loft_geodesic_integral(const loft_geodesic_series *series, loft_sincos sigma1,
                              loft_sincos sigma2, double sigma12)
{
    return series->mean * (sigma12 + loft_geodesic_sines(series, sigma2) -
                           loft_geodesic_sines(series, sigma1));
}
