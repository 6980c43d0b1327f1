/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "sim/earth/geodesic_series.h"

/*
 * The coefficients of an integral are the Fourier coefficients of its integrand, over 2 l.
 * The trapezoidal rule over a period finds those to rounding.
 */
typedef double integrand(double sigma, double k2, double f);

static double distance(double sigma, double k2, double f)
{
    (void)f;
    return sqrt(1.0 + k2 * sin(sigma) * sin(sigma));
}

static double reduced(double sigma, double k2, double f)
{
    return 1.0 / distance(sigma, k2, f);
}

static double longitude(double sigma, double k2, double f)
{
    return (2.0 - f) / (1.0 + (1.0 - f) * distance(sigma, k2, f));
}

/* On a flat ellipsoid, so that a wrong digit of the last term shows. */
static const double f = 0.1;

/*
 * The size of the first term that is left out: odd powers of eps are in odd l, for I1,
 * I2.
 */
static void check_series(const loft_geodesic_series *series, integrand *g, double k2,
                         double allowed_even, double allowed_odd)
{
    enum {
        POINTS = 64
    };
    double wave[LOFT_GEODESIC_ORDER + 1] = {0.0};
    for (int i = 0; i < POINTS; i++) {
        const double sigma = LOFT_PI * i / POINTS;
        for (int l = 0; l <= LOFT_GEODESIC_ORDER; l++) {
            wave[l] += g(sigma, k2, f) * cos(2.0 * l * sigma) / POINTS;
        }
    }
    CHECK_WITHIN(series->mean, wave[0], allowed_even);
    for (int l = 1; l <= LOFT_GEODESIC_ORDER; l++) {
        CHECK_WITHIN(series->sine[l], wave[l] / (l * wave[0]),
                     l % 2 == 0 ? allowed_even : allowed_odd);
    }
}

static void coefficients_are_those_of_the_integrands(void **state)
{
    (void)state;
    const double k2 = f * (2.0 - f) / ((1.0 - f) * (1.0 - f));
    const double n = f / (2.0 - f);
    for (int i = 1; i <= 4; i++) {
        const double eps = loft_geodesic_eps(0.25 * i * k2);
        const double even = 0.1 * pow(eps, 8) + 1e-15;
        const double odd = 0.1 * pow(eps, 7) + 1e-15;
        const loft_geodesic_series i1 = loft_geodesic_distance_series(eps);
        const loft_geodesic_series i2 = loft_geodesic_reduced_series(eps);
        const loft_geodesic_series i3 = loft_geodesic_longitude_series(n, eps);
        check_series(&i1, distance, 0.25 * i * k2, even, odd);
        check_series(&i2, reduced, 0.25 * i * k2, even, odd);
        check_series(&i3, longitude, 0.25 * i * k2, 0.15 * pow(n, 6), 0.15 * pow(n, 6));
    }
}

static void eps_solves_its_equation(void **state)
{
    (void)state;
    for (double k2 = 0.0; k2 < 0.3; k2 += 0.0123) {
        const double eps = loft_geodesic_eps(k2);
        CHECK_WITHIN(4.0 * eps / ((1.0 - eps) * (1.0 - eps)), k2, 1e-16);
    }
}

static void sines_are_summed(void **state)
{
    (void)state;
    const loft_geodesic_series series = {.mean = 2.0,
                                         .sine = {0.0, 0.5, -0.4, 0.3, 0.2, -0.1, 0.05}};
    const double sigma1 = 0.7;
    const double sigma2 = 2.3;
    double sum1 = 0.0;
    double sum2 = 0.0;
    for (int l = 1; l <= LOFT_GEODESIC_ORDER; l++) {
        sum1 += series.sine[l] * sin(2.0 * l * sigma1);
        sum2 += series.sine[l] * sin(2.0 * l * sigma2);
    }
    const loft_sincos from = loft_sincos_of(sigma1);
    const loft_sincos to = loft_sincos_of(sigma2);
    CHECK_WITHIN(loft_geodesic_sines(&series, from), sum1, 1e-15);
    CHECK_WITHIN(loft_geodesic_integral(&series, from, to, sigma2 - sigma1),
                 2.0 * (sigma2 - sigma1 + sum2 - sum1), 2e-15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(coefficients_are_those_of_the_integrands),
        cmocka_unit_test(eps_solves_its_equation),
        cmocka_unit_test(sines_are_summed),
    };
    return cmocka_run_group_tests_name("geodesic_series", tests, NULL, NULL);
}
