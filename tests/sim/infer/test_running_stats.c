/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "loft/infer.h"
#include "sim/base/random.h"
#include "sim/infer/running_stats.h"

static void it_knows_a_few_numbers_exactly(void **state)
{
    (void)state;
    loft_running_stats *tally = loft_running_stats_new();
    assert_non_null(tally);
    const double x[] = {1.25, 8.5, 3.75, 2.5};
    for (int i = 0; i < 4; i++) {
        loft_running_stats_add(tally, x[i]);
    }
    assert_true(loft_running_stats_count(tally) == 4);
    CHECK_NEAR(loft_running_stats_mean(tally), 4.0, 1e-15);
    CHECK_NEAR(loft_running_stats_deviation(tally), sqrt(30.125 / 3.0), 1e-15);
    CHECK_NEAR(loft_running_stats_least(tally), 1.25, 0.0);
    CHECK_NEAR(loft_running_stats_most(tally), 8.5, 0.0);
    CHECK_NEAR(loft_running_stats_quantile(tally, 0.5), 2.5, 1e-3);
    CHECK_NEAR(loft_running_stats_quantile(tally, 1.0), 8.5, 0.0);
    loft_running_stats_free(tally);
}

static void one_number_has_no_deviation(void **state)
{
    (void)state;
    loft_running_stats *tally = loft_running_stats_new();
    loft_running_stats_add(tally, 1234.5);
    CHECK_NEAR(loft_running_stats_deviation(tally), 0.0, 0.0);
    for (int i = 0; i <= 4; i++) {
        CHECK_NEAR(loft_running_stats_quantile(tally, 0.25 * i), 1234.5, 0.0);
    }
    loft_running_stats_free(tally);
}

/* Log-normal, eleven decades wide: known mean of the logarithm, hence known quantiles. */
static void quantiles_are_good_to_half_a_thousandth(void **state)
{
    (void)state;
    enum {
        N = 40000
    };
    loft_running_stats *tally = loft_running_stats_new();
    for (int k = 0; k < N; k++) { /* every quantile once, in a scrambled order */
        const double p = ((7919 * k) % N + 0.5) / N;
        loft_running_stats_add(tally, exp(5.0 + 2.5 * loft_random_normal_quantile(p)));
    }
    const double p[] = {0.05, 0.25, 0.5, 0.8413, 0.95};
    for (int i = 0; i < 5; i++) {
        CHECK_NEAR(loft_running_stats_quantile(tally, p[i]),
                   exp(5.0 + 2.5 * loft_random_normal_quantile(p[i])), 1e-3);
    }
    loft_running_stats_free(tally);
}

static void quantiles_of_a_narrow_range_stay_inside_it(void **state)
{
    (void)state;
    loft_running_stats *tally = loft_running_stats_new();
    for (int k = 0; k < 1001; k++) {
        loft_running_stats_add(tally, 5000.0 + 0.01 * k);
    }
    for (int i = 0; i <= 20; i++) {
        CHECK_NEAR(loft_running_stats_quantile(tally, 0.05 * i), 5000.0 + 0.5 * i, 5e-4);
        assert_true(loft_running_stats_quantile(tally, 0.05 * i) >= 5000.0);
        assert_true(loft_running_stats_quantile(tally, 0.05 * i) <= 5010.0);
    }
    loft_running_stats_free(tally);
}

static void extremes_are_counted(void **state)
{
    (void)state;
    loft_running_stats *tally = loft_running_stats_new();
    const double x[] = {0.0, 1e-300, 1e300, 42.0};
    for (int i = 0; i < 4; i++) {
        loft_running_stats_add(tally, x[i]);
    }
    assert_true(loft_running_stats_count(tally) == 4);
    CHECK_NEAR(loft_running_stats_quantile(tally, 0.25), 0.0, 0.0);
    CHECK_NEAR(loft_running_stats_quantile(tally, 0.75), 42.0, 1e-3);
    CHECK_NEAR(loft_running_stats_most(tally), 1e300, 0.0);
    loft_running_stats_free(tally);
    loft_running_stats_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_knows_a_few_numbers_exactly),
        cmocka_unit_test(one_number_has_no_deviation),
        cmocka_unit_test(quantiles_are_good_to_half_a_thousandth),
        cmocka_unit_test(quantiles_of_a_narrow_range_stay_inside_it),
        cmocka_unit_test(extremes_are_counted),
    };
    return cmocka_run_group_tests_name("tally", tests, NULL, NULL);
}
