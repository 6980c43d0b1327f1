/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "loft/loft.h"
#include "sim/base/student.h"

/* Abramowitz & Stegun, table 26.10: percentage points for 3 degrees of freedom. */
static void the_published_quantiles_are_met(void **state)
{
    (void)state;
    static const struct {
        double p, t;
    } rows[] = {{0.75, 0.765}, {0.90, 1.638},  {0.95, 2.353},   {0.975, 3.182},
                {0.99, 4.541}, {0.995, 5.841}, {0.9975, 7.453}, {0.9995, 12.924}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        CHECK_WITHIN(loft_student3_quantile(rows[i].p), rows[i].t, 0.0006);
    }
}

/* Simpson's rule over t = tan(a) sqrt(3), which makes a finite interval of all t. */
static void the_density_integrates_to_the_distribution(void **state)
{
    (void)state;
    static const double ends[] = {-3.7, -0.31, 0.0, 1.234, 9.87};
    enum {
        STEPS = 2000
    };
    for (size_t k = 0; k < sizeof ends / sizeof ends[0]; k++) {
        const double from = -0.5 * LOFT_PI, to = atan(ends[k] / sqrt(3.0));
        const double step = (to - from) / STEPS;
        double sum = 0.0;
        for (int i = 1; i <= STEPS; i++) { /* nothing at the infinite end */
            const double a = from + i * step;
            const double t = sqrt(3.0) * tan(a);
            const double f =
                exp(loft_student3_log_density(t)) * sqrt(3.0) * (1.0 + t * t / 3.0);
            sum += f * (i == STEPS ? 1.0 : i % 2 ? 4.0 : 2.0);
        }
        CHECK_NEAR(loft_student3_cdf(ends[k]), sum * step / 3.0, 1e-10);
    }
}

static void both_sides_are_alike(void **state)
{
    (void)state;
    CHECK_NEAR(loft_student3_cdf(0.0), 0.5, 1e-15);
    CHECK_WITHIN(loft_student3_quantile(0.5), 0.0, 1e-15);
    for (double t = 0.0123; t < 1e5; t *= 1.7) {
        CHECK_NEAR(loft_student3_cdf(t), 1.0 - loft_student3_cdf(-t), 1e-15);
        CHECK_NEAR(loft_student3_log_density(t), loft_student3_log_density(-t), 0.0);
    }
    CHECK_NEAR(loft_student3_quantile(0.75), -loft_student3_quantile(0.25), 0.0);
}

static void the_quantile_undoes_the_distribution(void **state)
{
    (void)state;
    for (double t = -1e6; t < -1e-3; t /= 1.37) {
        CHECK_WITHIN(loft_student3_quantile(loft_student3_cdf(t)), t,
                     1e-15 + 1e-14 * fabs(t));
    }
    for (double p = 1e-300; p < 0.5; p *= 3.3) {
        CHECK_NEAR(loft_student3_cdf(loft_student3_quantile(p)), p, 1e-14);
    }
}

/* Far out the probability beyond t is 2 sqrt(3) / (pi t^3). */
static void the_tail_is_a_cube(void **state)
{
    (void)state;
    for (double t = 1e3; t <= 1e6; t *= 10.0) {
        const double tail = 2.0 * sqrt(3.0) / (LOFT_PI * t * t * t);
        CHECK_NEAR(loft_student3_cdf(-t), tail, 6.0 / (t * t));
    }
}

static void probabilities_out_of_range_are_infinitely_far(void **state)
{
    (void)state;
    assert_true(loft_student3_quantile(0.0) == -INFINITY);
    assert_true(loft_student3_quantile(-0.1) == -INFINITY);
    assert_true(loft_student3_quantile(1.0) == INFINITY);
    assert_true(isnan(loft_student3_quantile(NAN)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_published_quantiles_are_met),
        cmocka_unit_test(the_density_integrates_to_the_distribution),
        cmocka_unit_test(both_sides_are_alike),
        cmocka_unit_test(the_quantile_undoes_the_distribution),
        cmocka_unit_test(the_tail_is_a_cube),
        cmocka_unit_test(probabilities_out_of_range_are_infinitely_far),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
