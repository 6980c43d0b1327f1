/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "loft/files.h"

/* Ours, in km; 0 for an unbounded one. */
static loft_launch_flight ours(double range_km)
{
    return (loft_launch_flight){.range_m = 1000.0 * range_km,
                                .unbounded = range_km == 0.0};
}

static void check(double lo_km, double hi_km, bool over, double ours_km,
                  loft_published_verdict verdict, double difference)
{
    const loft_scenario_standard theirs = {
        .lo_m = 1000.0 * lo_km, .hi_m = 1000.0 * hi_km, .over = over};
    const loft_launch_flight flight = ours(ours_km);
    const loft_published_comparison c = loft_published_compare(&theirs, &flight);
    assert_int_equal(c.verdict, verdict);
    if (isinf(difference)) {
        assert_true(isinf(c.difference) && c.difference > 0.0);
    } else {
        CHECK_WITHIN(c.difference, difference, 1e-12);
    }
}

static void a_figure_is_met_within_a_tenth_of_it(void **state)
{
    (void)state;
    check(6700.0, 6700.0, false, 7064.0, LOFT_PUBLISHED_WITHIN, 364.0 / 6700.0);
    check(6700.0, 6700.0, false, 7369.9, LOFT_PUBLISHED_WITHIN, 669.9 / 6700.0);
    check(6700.0, 6700.0, false, 7370.1, LOFT_PUBLISHED_BEYOND, 670.1 / 6700.0);
    check(6700.0, 6700.0, false, 6029.9, LOFT_PUBLISHED_BEYOND, -670.1 / 6700.0);
    check(13000.0, 13000.0, false, 0.0, LOFT_PUBLISHED_BEYOND, INFINITY);
}

static void an_interval_is_measured_from_its_nearer_end(void **state)
{
    (void)state;
    check(4500.0, 5000.0, false, 4794.0, LOFT_PUBLISHED_WITHIN, 0.0);
    check(4500.0, 5000.0, false, 4500.0, LOFT_PUBLISHED_WITHIN, 0.0);
    check(4500.0, 5000.0, false, 5400.0, LOFT_PUBLISHED_WITHIN, 0.08);
    check(4500.0, 5000.0, false, 5501.0, LOFT_PUBLISHED_BEYOND, 0.1002);
    check(4500.0, 5000.0, false, 4049.0, LOFT_PUBLISHED_BEYOND, -451.0 / 4500.0);
}

static void a_lower_limit_is_met_from_its_value_on(void **state)
{
    (void)state;
    check(13000.0, 13000.0, true, 14193.0, LOFT_PUBLISHED_BOUND_MET, 1193.0 / 13000.0);
    check(13000.0, 13000.0, true, 13000.0, LOFT_PUBLISHED_BOUND_MET, 0.0);
    check(13000.0, 13000.0, true, 12999.0, LOFT_PUBLISHED_BOUND_MISSED, -1.0 / 13000.0);
    check(15000.0, 15000.0, true, 0.0, LOFT_PUBLISHED_BOUND_MET, INFINITY);
}

static void only_two_verdicts_are_misses_and_each_has_a_name(void **state)
{
    (void)state;
    assert_false(loft_published_is_miss(LOFT_PUBLISHED_WITHIN));
    assert_false(loft_published_is_miss(LOFT_PUBLISHED_BOUND_MET));
    assert_true(loft_published_is_miss(LOFT_PUBLISHED_BEYOND));
    assert_true(loft_published_is_miss(LOFT_PUBLISHED_BOUND_MISSED));
    assert_string_equal(loft_published_verdict_name(LOFT_PUBLISHED_WITHIN),
                        "within 10 %");
    assert_string_equal(loft_published_verdict_name(LOFT_PUBLISHED_BOUND_MISSED),
                        "bound not met");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_figure_is_met_within_a_tenth_of_it),
        cmocka_unit_test(an_interval_is_measured_from_its_nearer_end),
        cmocka_unit_test(a_lower_limit_is_met_from_its_value_on),
        cmocka_unit_test(only_two_verdicts_are_misses_and_each_has_a_name),
    };
    return cmocka_run_group_tests_name("published", tests, NULL, NULL);
}
