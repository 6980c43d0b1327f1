/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "loft/infer.h"

static loft_verdict verdict(loft_claim_kind time_kind, double time_s, double rounding_s,
                            loft_claim_kind apogee, double model_s, double two_body_s)
{
    const loft_claim time = {.kind = time_kind,
                             .value = time_s,
                             .lo = time_s,
                             .hi = time_s,
                             .rounding = rounding_s};
    return loft_time_verdict(&time, apogee, model_s, two_body_s);
}

static loft_verdict plain(double time_s, double rounding_s, double model_s,
                          double two_body_s)
{
    return verdict(LOFT_CLAIM_EXACT, time_s, rounding_s, LOFT_CLAIM_EXACT, model_s,
                   two_body_s);
}

/* ---- both figures plain ---- */

static void no_time_has_no_verdict(void **state)
{
    (void)state;
    const loft_claim none = {.kind = LOFT_CLAIM_NONE};
    assert_int_equal(loft_time_verdict(&none, LOFT_CLAIM_EXACT, 1234.5, 1111.1),
                     LOFT_VERDICT_NOT_REPORTED);
}

/* Model 1,000.4 s: a minute is more than 3 %. */
static void a_minute_off_is_consistent(void **state)
{
    (void)state;
    assert_int_equal(plain(1060.3, 0.0, 1000.4, 900.3), LOFT_VERDICT_CONSISTENT);
    assert_int_equal(plain(1060.5, 0.0, 1000.4, 900.3), LOFT_VERDICT_STRAINED);
    assert_int_equal(plain(940.5, 0.0, 1000.4, 900.3), LOFT_VERDICT_CONSISTENT);
    assert_int_equal(plain(940.3, 0.0, 1000.4, 900.3), LOFT_VERDICT_STRAINED);
}

/* Model 4,321.0 s: 3 % are 129.63 s. */
static void three_per_cent_of_a_long_flight_are_consistent(void **state)
{
    (void)state;
    assert_int_equal(plain(4450.5, 0.0, 4321.0, 4012.0), LOFT_VERDICT_CONSISTENT);
    assert_int_equal(plain(4450.8, 0.0, 4321.0, 4012.0), LOFT_VERDICT_STRAINED);
    assert_int_equal(plain(4191.5, 0.0, 4321.0, 4012.0), LOFT_VERDICT_CONSISTENT);
    assert_int_equal(plain(4191.2, 0.0, 4321.0, 4012.0), LOFT_VERDICT_STRAINED);
}

/* Both allowances are 60 s at 2,000 s; just either side the larger one counts. */
static void the_larger_allowance_counts(void **state)
{
    (void)state;
    assert_int_equal(plain(1990.0 + 59.9, 0.0, 1990.0, 1800.0), LOFT_VERDICT_CONSISTENT);
    assert_int_equal(plain(1990.0 + 60.1, 0.0, 1990.0, 1800.0), LOFT_VERDICT_STRAINED);
    assert_int_equal(plain(2100.0 + 62.9, 0.0, 2100.0, 1800.0), LOFT_VERDICT_CONSISTENT);
    assert_int_equal(plain(2100.0 + 63.1, 0.0, 2100.0, 1800.0), LOFT_VERDICT_STRAINED);
}

static void under_the_two_body_time_is_impossible(void **state)
{
    (void)state;
    assert_int_equal(plain(4012.1, 0.0, 4321.0, 4012.0), LOFT_VERDICT_STRAINED);
    assert_int_equal(plain(4011.9, 0.0, 4321.0, 4012.0), LOFT_VERDICT_IMPOSSIBLE);
}

/* Even where the model is near: nothing flies that arc faster. */
static void a_two_body_time_above_the_allowance_still_rules(void **state)
{
    (void)state;
    assert_int_equal(plain(990.0, 0.0, 1000.4, 989.9), LOFT_VERDICT_CONSISTENT);
    assert_int_equal(plain(989.8, 0.0, 1000.4, 989.9), LOFT_VERDICT_IMPOSSIBLE);
}

/* A quarter of 1,000.4 s is 250.1 s. */
static void a_quarter_too_long_is_impossible(void **state)
{
    (void)state;
    assert_int_equal(plain(1250.4, 0.0, 1000.4, 900.3), LOFT_VERDICT_STRAINED);
    assert_int_equal(plain(1250.6, 0.0, 1000.4, 900.3), LOFT_VERDICT_IMPOSSIBLE);
}

/* ---- rounding ---- */

static void rounding_widens_every_limit(void **state)
{
    (void)state;
    assert_int_equal(plain(1090.3, 30.0, 1000.4, 900.3), LOFT_VERDICT_CONSISTENT);
    assert_int_equal(plain(1090.5, 30.0, 1000.4, 900.3), LOFT_VERDICT_STRAINED);
    assert_int_equal(plain(910.5, 30.0, 1000.4, 800.3), LOFT_VERDICT_CONSISTENT);
    assert_int_equal(plain(910.3, 30.0, 1000.4, 800.3), LOFT_VERDICT_STRAINED);
    assert_int_equal(plain(4480.5, 30.0, 4321.0, 4012.0), LOFT_VERDICT_CONSISTENT);
    assert_int_equal(plain(4480.8, 30.0, 4321.0, 4012.0), LOFT_VERDICT_STRAINED);
    assert_int_equal(plain(870.4, 30.0, 1000.4, 900.3), LOFT_VERDICT_STRAINED);
    assert_int_equal(plain(870.2, 30.0, 1000.4, 900.3), LOFT_VERDICT_IMPOSSIBLE);
    assert_int_equal(plain(1280.4, 30.0, 1000.4, 900.3), LOFT_VERDICT_STRAINED);
    assert_int_equal(plain(1280.6, 30.0, 1000.4, 900.3), LOFT_VERDICT_IMPOSSIBLE);
}

static void a_time_in_minutes_is_rounded_by_half_a_minute(void **state)
{
    (void)state;
    const loft_claim minutes = loft_exact_s(1080.0);
    const loft_claim seconds = loft_exact_s(1081.0);
    assert_int_equal(loft_time_verdict(&minutes, LOFT_CLAIM_EXACT, 1000.4, 900.3),
                     LOFT_VERDICT_CONSISTENT);
    assert_int_equal(loft_time_verdict(&seconds, LOFT_CLAIM_EXACT, 1000.4, 900.3),
                     LOFT_VERDICT_STRAINED);
}

/* From 1,045 to 1,155 s: the middle 99.6 s off, the near end 44.6. */
static void an_interval_counts_from_its_near_end(void **state)
{
    (void)state;
    const loft_claim wide = loft_claim_interval(1045.0, 1155.0, 1.0);
    assert_int_equal(loft_time_verdict(&wide, LOFT_CLAIM_EXACT, 1000.4, 900.3),
                     LOFT_VERDICT_CONSISTENT);
    const loft_claim far = loft_claim_interval(1061.0, 1139.0, 1.0);
    assert_int_equal(loft_time_verdict(&far, LOFT_CLAIM_EXACT, 1000.4, 900.3),
                     LOFT_VERDICT_STRAINED);
}

static void about_is_judged_by_its_rounding_alone(void **state)
{
    (void)state;
    for (double time_s = 850.0; time_s < 1300.0; time_s += 7.3) {
        assert_int_equal(
            verdict(LOFT_CLAIM_ABOUT, time_s, 5.0, LOFT_CLAIM_ABOUT, 1000.4, 900.3),
            plain(time_s, 5.0, 1000.4, 900.3));
    }
}

/* ---- one-sided figures ---- */

/* Errors that a wording excuses: too long a time, too short a time. */
static void check_excuse(loft_claim_kind time, loft_claim_kind apogee, bool longer,
                         bool shorter)
{
    const double far_s[] = {1100.2, 1250.6, 1876.5};
    const loft_verdict far_plain[] = {LOFT_VERDICT_STRAINED, LOFT_VERDICT_IMPOSSIBLE,
                                      LOFT_VERDICT_IMPOSSIBLE};
    for (int i = 0; i < 3; i++) {
        assert_int_equal(verdict(time, far_s[i], 0.0, apogee, 1000.4, 900.3),
                         longer ? LOFT_VERDICT_CONSISTENT : far_plain[i]);
    }
    const double short_s[] = {930.2, 900.2, 456.7};
    const loft_verdict short_plain[] = {LOFT_VERDICT_STRAINED, LOFT_VERDICT_IMPOSSIBLE,
                                        LOFT_VERDICT_IMPOSSIBLE};
    for (int i = 0; i < 3; i++) {
        assert_int_equal(verdict(time, short_s[i], 0.0, apogee, 1000.4, 900.3),
                         shorter ? LOFT_VERDICT_CONSISTENT : short_plain[i]);
    }
    assert_int_equal(verdict(time, 1012.3, 0.0, apogee, 1000.4, 900.3),
                     LOFT_VERDICT_CONSISTENT);
    assert_int_equal(verdict(time, 987.6, 0.0, apogee, 1000.4, 900.3),
                     LOFT_VERDICT_CONSISTENT);
}

static void plain_figures_excuse_nothing(void **state)
{
    (void)state;
    check_excuse(LOFT_CLAIM_EXACT, LOFT_CLAIM_EXACT, false, false);
    check_excuse(LOFT_CLAIM_ABOUT, LOFT_CLAIM_INTERVAL, false, false);
    check_excuse(LOFT_CLAIM_EXACT, LOFT_CLAIM_NONE, false, false);
}

static void an_apogee_over_something_makes_no_longer_time_wrong(void **state)
{
    (void)state;
    check_excuse(LOFT_CLAIM_EXACT, LOFT_CLAIM_MORE_THAN, true, false);
}

static void an_apogee_up_to_something_makes_no_shorter_time_wrong(void **state)
{
    (void)state;
    check_excuse(LOFT_CLAIM_EXACT, LOFT_CLAIM_UP_TO, false, true);
}

static void a_time_over_something_makes_no_longer_model_time_wrong(void **state)
{
    (void)state;
    check_excuse(LOFT_CLAIM_MORE_THAN, LOFT_CLAIM_EXACT, false, true);
}

static void a_time_up_to_something_makes_no_shorter_model_time_wrong(void **state)
{
    (void)state;
    check_excuse(LOFT_CLAIM_UP_TO, LOFT_CLAIM_EXACT, true, false);
}

static void two_one_sided_figures_excuse_together(void **state)
{
    (void)state;
    check_excuse(LOFT_CLAIM_MORE_THAN, LOFT_CLAIM_MORE_THAN, true, true);
    check_excuse(LOFT_CLAIM_UP_TO, LOFT_CLAIM_UP_TO, true, true);
    check_excuse(LOFT_CLAIM_UP_TO, LOFT_CLAIM_MORE_THAN, true, false);
    check_excuse(LOFT_CLAIM_MORE_THAN, LOFT_CLAIM_UP_TO, false, true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_time_has_no_verdict),
        cmocka_unit_test(a_minute_off_is_consistent),
        cmocka_unit_test(three_per_cent_of_a_long_flight_are_consistent),
        cmocka_unit_test(the_larger_allowance_counts),
        cmocka_unit_test(under_the_two_body_time_is_impossible),
        cmocka_unit_test(a_two_body_time_above_the_allowance_still_rules),
        cmocka_unit_test(a_quarter_too_long_is_impossible),
        cmocka_unit_test(rounding_widens_every_limit),
        cmocka_unit_test(a_time_in_minutes_is_rounded_by_half_a_minute),
        cmocka_unit_test(an_interval_counts_from_its_near_end),
        cmocka_unit_test(about_is_judged_by_its_rounding_alone),
        cmocka_unit_test(plain_figures_excuse_nothing),
        cmocka_unit_test(an_apogee_over_something_makes_no_longer_time_wrong),
        cmocka_unit_test(an_apogee_up_to_something_makes_no_shorter_time_wrong),
        cmocka_unit_test(a_time_over_something_makes_no_longer_model_time_wrong),
        cmocka_unit_test(a_time_up_to_something_makes_no_shorter_model_time_wrong),
        cmocka_unit_test(two_one_sided_figures_excuse_together),
    };
    return cmocka_run_group_tests_name("time verdict", tests, NULL, NULL);
}
