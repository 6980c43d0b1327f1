/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "loft/infer.h"

static double rounding_km(loft_claim_kind kind, double figure)
{
    return loft_claim_figure(kind, figure, 1000.0).rounding / 1000.0;
}

static double rounding_s(loft_claim_kind kind, double figure)
{
    return loft_claim_time(kind, figure).rounding;
}

/* ---- the figure ---- */

static void a_figure_is_held_in_si(void **state)
{
    (void)state;
    const loft_claim claim = loft_exact_km(7687.5);
    assert_int_equal(claim.kind, LOFT_CLAIM_EXACT);
    CHECK_NEAR(claim.value, 7687.5e3, 1e-15);
    assert_true(claim.lo == claim.value && claim.hi == claim.value);
    CHECK_NEAR(loft_about_min(67.2).value, 4032.0, 1e-15);
}

static void minutes_and_seconds_agree_on_whole_minutes(void **state)
{
    (void)state;
    const loft_claim s = loft_about_s(1800.0);
    const loft_claim min = loft_about_min(30.0);
    assert_int_equal(min.kind, LOFT_CLAIM_ABOUT);
    CHECK_NEAR(min.value, s.value, 0.0);
    CHECK_NEAR(min.rounding, s.rounding, 0.0);
    CHECK_NEAR(loft_exact_min(30.5).rounding, 3.0, 1e-12);
}

static void an_interval_has_a_middle_and_half_a_width(void **state)
{
    (void)state;
    const loft_claim claim = loft_claim_interval(6012.0, 6123.0, 1000.0);
    assert_int_equal(claim.kind, LOFT_CLAIM_INTERVAL);
    CHECK_NEAR(claim.lo, 6012e3, 1e-15);
    CHECK_NEAR(claim.hi, 6123e3, 1e-15);
    CHECK_NEAR(claim.value, 6067.5e3, 1e-15);
    CHECK_NEAR(claim.rounding, 55.5e3, 1e-15);
}

static void an_interval_of_no_width_is_a_point(void **state)
{
    (void)state;
    const loft_claim claim = loft_claim_interval(1090.0, 1090.0, 1000.0);
    CHECK_NEAR(claim.value, 1090e3, 1e-15);
    assert_true(claim.rounding == 0.0);
    CHECK_NEAR(loft_claim_slack(&claim, 1234e3), 0.01, 1e-15);
}

/* ---- rounding ---- */

static void an_exact_figure_is_rounded_to_its_last_decimal(void **state)
{
    (void)state;
    const double rows[][2] = {{7687.5, 0.05}, {999.2, 0.05},      {1090.0, 0.5},
                              {6248.0, 0.5},  {1000.0, 0.5},      {4000.0, 0.5},
                              {56.25, 0.005}, {0.123, 0.0005},    {1413.6, 0.05},
                              {7.0, 0.5},     {1e5, 0.5},         {1001.2, 0.05},
                              {84.502, 5e-4}, {12345.6789, 5e-5}, {0.5, 0.05}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        CHECK_NEAR(rounding_km(LOFT_CLAIM_EXACT, rows[i][0]), rows[i][1], 1e-12);
    }
}

static void a_loose_figure_is_rounded_to_its_last_significant_digit(void **state)
{
    (void)state;
    const double rows[][2] = {{4500.0, 50.0}, {6248.5, 0.05}, {930.0, 5.0},
                              {2802.0, 0.5},  {1120.0, 5.0},  {12300.0, 50.0},
                              {84.5, 0.05},   {120.0, 5.0}};
    const loft_claim_kind kinds[] = {LOFT_CLAIM_ABOUT, LOFT_CLAIM_MORE_THAN,
                                     LOFT_CLAIM_UP_TO};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        for (int k = 0; k < 3; k++) {
            CHECK_NEAR(rounding_km(kinds[k], rows[i][0]), rows[i][1], 1e-12);
        }
    }
}

/* "about 1,000" has one digit, yet nobody meant 500 to 1,500. */
static void a_loose_figure_is_never_rounded_by_more_than_a_twentieth(void **state)
{
    (void)state;
    const double rows[][2] = {{1000.0, 50.0}, {6000.0, 300.0}, {200.0, 10.0},
                              {7.0, 0.35},    {90.0, 4.5},     {10000.0, 500.0}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        CHECK_NEAR(rounding_km(LOFT_CLAIM_ABOUT, rows[i][0]), rows[i][1], 1e-12);
    }
}

static void a_time_in_whole_minutes_was_given_in_minutes(void **state)
{
    (void)state;
    const double rows[][2] = {
        {5156.0, 0.5}, {1800.0, 30.0}, {4052.0, 0.5}, {4260.0, 30.0}, {60.0, 30.0},
        {59.0, 0.5},   {61.0, 0.5},    {328.4, 0.05}, {1770.0, 0.5},  {3600.0, 30.0}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        CHECK_NEAR(rounding_s(LOFT_CLAIM_EXACT, rows[i][0]), rows[i][1], 1e-12);
    }
    CHECK_NEAR(rounding_s(LOFT_CLAIM_ABOUT, 1800.0), 30.0, 1e-15);
    CHECK_NEAR(rounding_s(LOFT_CLAIM_MORE_THAN, 4260.0), 30.0, 1e-15);
    CHECK_NEAR(rounding_s(LOFT_CLAIM_ABOUT, 1810.0), 5.0, 1e-12);
}

static void a_length_is_not_counted_in_minutes(void **state)
{
    (void)state;
    CHECK_NEAR(rounding_km(LOFT_CLAIM_EXACT, 1800.0), 0.5, 1e-15);
    CHECK_NEAR(rounding_km(LOFT_CLAIM_ABOUT, 780.0), 5.0, 1e-12);
}

static void rounding_does_not_look_at_the_sign_or_the_unit(void **state)
{
    (void)state;
    CHECK_NEAR(rounding_km(LOFT_CLAIM_EXACT, -12.34), 0.005, 1e-12);
    CHECK_NEAR(loft_claim_figure(LOFT_CLAIM_ABOUT, 1230.0, 1609.344).rounding,
               5.0 * 1609.344, 1e-12);
}

/* It used to be a millionth of a unit, or nothing at all. */
static void a_figure_of_zero_is_rounded_to_its_one_digit(void **state)
{
    (void)state;
    CHECK_NEAR(rounding_km(LOFT_CLAIM_EXACT, 0.0), 0.5, 1e-15);
    CHECK_NEAR(rounding_km(LOFT_CLAIM_ABOUT, 0.0), 0.5, 1e-15);
    CHECK_NEAR(rounding_s(LOFT_CLAIM_UP_TO, 0.0), 0.5, 1e-15);
}

/* ---- slack ---- */

static void slack_follows_the_wording(void **state)
{
    (void)state;
    const struct {
        loft_claim_kind kind;
        double toward_km, slack;
    } rows[] = {
        {LOFT_CLAIM_EXACT, 1234.0, 0.01},     {LOFT_CLAIM_EXACT, 987.0, 0.01},
        {LOFT_CLAIM_ABOUT, 1234.0, 0.05},     {LOFT_CLAIM_ABOUT, 987.0, 0.05},
        {LOFT_CLAIM_MORE_THAN, 1234.0, 0.10}, {LOFT_CLAIM_MORE_THAN, 987.0, 0.02},
        {LOFT_CLAIM_UP_TO, 1234.0, 0.02},     {LOFT_CLAIM_UP_TO, 987.0, 0.10},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const loft_claim claim = loft_claim_figure(rows[i].kind, 1090.0, 1000.0);
        CHECK_NEAR(loft_claim_slack(&claim, 1000.0 * rows[i].toward_km), rows[i].slack,
                   1e-15);
    }
}

static void the_slack_of_an_interval_is_half_its_width_but_at_least_a_hundredth(
    void **state)
{
    (void)state;
    const loft_claim wide = loft_claim_interval(5400.0, 6600.0, 1000.0);
    CHECK_NEAR(loft_claim_slack(&wide, 7e6), 0.1, 1e-14);
    const loft_claim narrow = loft_claim_interval(5990.0, 6010.0, 1000.0);
    CHECK_NEAR(loft_claim_slack(&narrow, 7e6), 0.01, 1e-15);
}

/* ---- names ---- */

static void every_kind_has_a_name(void **state)
{
    (void)state;
    assert_string_equal(loft_claim_kind_name(LOFT_CLAIM_NONE), "none");
    assert_string_equal(loft_claim_kind_name(LOFT_CLAIM_EXACT), "exact");
    assert_string_equal(loft_claim_kind_name(LOFT_CLAIM_ABOUT), "about");
    assert_string_equal(loft_claim_kind_name(LOFT_CLAIM_MORE_THAN), "more_than");
    assert_string_equal(loft_claim_kind_name(LOFT_CLAIM_UP_TO), "up_to");
    assert_string_equal(loft_claim_kind_name(LOFT_CLAIM_INTERVAL), "interval");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_figure_is_held_in_si),
        cmocka_unit_test(minutes_and_seconds_agree_on_whole_minutes),
        cmocka_unit_test(an_interval_has_a_middle_and_half_a_width),
        cmocka_unit_test(an_interval_of_no_width_is_a_point),
        cmocka_unit_test(an_exact_figure_is_rounded_to_its_last_decimal),
        cmocka_unit_test(a_loose_figure_is_rounded_to_its_last_significant_digit),
        cmocka_unit_test(a_loose_figure_is_never_rounded_by_more_than_a_twentieth),
        cmocka_unit_test(a_time_in_whole_minutes_was_given_in_minutes),
        cmocka_unit_test(a_length_is_not_counted_in_minutes),
        cmocka_unit_test(rounding_does_not_look_at_the_sign_or_the_unit),
        cmocka_unit_test(a_figure_of_zero_is_rounded_to_its_one_digit),
        cmocka_unit_test(slack_follows_the_wording),
        cmocka_unit_test(
            the_slack_of_an_interval_is_half_its_width_but_at_least_a_hundredth),
        cmocka_unit_test(every_kind_has_a_name),
    };
    return cmocka_run_group_tests_name("claim", tests, NULL, NULL);
}
