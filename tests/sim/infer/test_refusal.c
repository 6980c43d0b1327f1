/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classes.h"

#include <string.h>

#include "loft/earth.h"
#include "loft/files.h"
#include "loft/infer.h"
#include "loft/loft.h"

/* Nothing reported yet. */
static loft_question question(const char *class_name)
{
    loft_question q = {.launch = loft_launch_default()};
    q.launch.site = (loft_geodetic){.lat_rad = loft_rad_from_deg(39.2),
                                    .lon_rad = loft_rad_from_deg(125.67)};
    q.launch.azimuth_rad = loft_rad_from_deg(72.0);
    assert_int_equal(loft_data_class(data, class_name, &q.launch.booster), LOFT_OK);
    return q;
}

static loft_question of_figures(const char *class_name, double apogee_km, double range_km)
{
    loft_question q = question(class_name);
    q.report.apogee_m = km(apogee_km);
    q.report.range_m = km(range_km);
    return q;
}

static void check_refused(const loft_question *q, loft_refusal refusal)
{
    loft_estimate e;
    assert_int_equal(loft_estimate_make(q, &e), LOFT_OK);
    assert_int_equal(e.refusal, refusal);
    assert_false(e.has_fit || e.converged || e.has_standard || e.has_time_check ||
                 e.warn_ballistic);
}

static void check_fitted(const loft_question *q, bool warned)
{
    loft_estimate e;
    assert_int_equal(loft_estimate_make(q, &e), LOFT_OK);
    assert_int_equal(e.refusal, LOFT_REFUSED_NOT);
    assert_true(e.has_fit && e.converged && e.has_standard);
    assert_int_equal(e.warn_ballistic, warned);
}

/* ---- too little ---- */

static void nothing_reported_is_refused(void **state)
{
    (void)state;
    const loft_question q = question("liquid-2");
    check_refused(&q, LOFT_REFUSED_NOTHING_REPORTED);
}

static void a_time_alone_is_refused(void **state)
{
    (void)state;
    loft_question q = question("liquid-2");
    q.report.time_s = seconds(4052.0);
    check_refused(&q, LOFT_REFUSED_TIME_ALONE);
}

/* ---- depressed ---- */

/* 987.6 km far at `share` of the minimum-energy apogee. */
static loft_question at_share(double share)
{
    const loft_sphere sphere = loft_earth_sphere();
    loft_minenergy least;
    assert_int_equal(loft_minenergy_arc(&sphere, 987.6e3 / sphere.radius_m, &least),
                     LOFT_OK);
    return of_figures("solid-2", share * least.apogee_m / 1000.0, 987.6);
}

static void under_three_fifths_of_the_least_apogee_is_depressed(void **state)
{
    (void)state;
    loft_question q = at_share(0.5999);
    check_refused(&q, LOFT_REFUSED_DEPRESSED_OR_LIFTING);
    q = at_share(0.6001);
    check_fitted(&q, false);
}

static void a_depressed_flight_is_fitted_if_one_insists(void **state)
{
    (void)state;
    const double shares[] = {0.5999, 0.3456};
    for (int i = 0; i < 2; i++) {
        loft_question q = at_share(shares[i]);
        q.assume_ballistic = true;
        check_fitted(&q, true);
    }
}

static void insisting_on_a_ballistic_flight_warns_of_nothing(void **state)
{
    (void)state;
    loft_question q = of_figures("liquid-1", 2111.5, 787.0);
    q.assume_ballistic = true;
    check_fitted(&q, false);
}

/* Only a range, reported or solved for, shows a depressed flight. */
static void an_apogee_alone_is_never_called_depressed(void **state)
{
    (void)state;
    loft_question q = at_share(0.4567);
    q.report.range_m = (loft_claim){.kind = LOFT_CLAIM_NONE};
    check_fitted(&q, false);
}

/*
 * The flight at `share` takes some time; with that time and either figure alone the other
 * is solved for, and the rule is the same.
 */
static void check_with_time(double share, bool refused)
{
    loft_question q = at_share(share);
    loft_estimate e;
    q.assume_ballistic = true;
    assert_int_equal(loft_estimate_make(&q, &e), LOFT_OK);
    const loft_report both = q.report;
    for (int i = 0; i < 2; i++) {
        q.report = both;
        *(i == 0 ? &q.report.apogee_m : &q.report.range_m) =
            (loft_claim){.kind = LOFT_CLAIM_NONE};
        q.report.time_s = loft_exact_s(e.time_check.model_s);
        q.assume_ballistic = false;
        if (refused) {
            check_refused(&q, LOFT_REFUSED_DEPRESSED_OR_LIFTING);
        } else {
            check_fitted(&q, false);
        }
        q.assume_ballistic = true;
        check_fitted(&q, refused);
    }
}

static void a_time_in_place_of_one_figure_changes_no_refusal(void **state)
{
    (void)state;
    check_with_time(0.59, true);
    check_with_time(0.61, false);
}

/* Issue 5: Atlas 12B by the figures of one magazine. What was solved for is still shown. */
static void thirty_minutes_over_ten_thousand_kilometres_are_too_few(void **state)
{
    (void)state;
    loft_question q = question("liquid-2");
    q.launch.site = (loft_geodetic){.lat_rad = loft_rad_from_deg(28.48),
                                    .lon_rad = loft_rad_from_deg(-80.54)};
    q.launch.azimuth_rad = loft_rad_from_deg(105.0);
    q.report.range_m = loft_about_km(10138.0);
    q.report.time_s = loft_about_s(1800.0);
    check_refused(&q, LOFT_REFUSED_DEPRESSED_OR_LIFTING);
    loft_estimate e;
    assert_int_equal(loft_estimate_make(&q, &e), LOFT_OK);
    assert_true(e.has_two_body && e.n_roots == 1);
    CHECK_WITHIN(e.roots_apogee_m[0], 518e3, 1e3);
    CHECK_WITHIN(e.two_body.apogee_m, e.roots_apogee_m[0], 1.0);
    assert_true(e.solved_low_m < e.roots_apogee_m[0]);
    assert_true(e.solved_high_m > e.roots_apogee_m[0]);
}

static void the_refusal_without_a_flight_is_that_of_the_estimate(void **state)
{
    (void)state;
    const double shares[] = {0.5999, 0.6001};
    for (int i = 0; i < 2; i++) {
        for (int known = 0; known < LOFT_REFUSED_COUNT; known++) {
            for (int insists = 0; insists < 2; insists++) {
                loft_question q = at_share(shares[i]);
                loft_estimate e;
                q.known = (loft_refusal)known;
                q.assume_ballistic = insists != 0;
                assert_int_equal(loft_estimate_make(&q, &e), LOFT_OK);
                assert_int_equal(loft_estimate_refusal(&q), e.refusal);
            }
        }
    }
    assert_int_equal(loft_estimate_basis(&(loft_report){.time_s = seconds(1.0)}),
                     LOFT_BASIS_NONE);
}

/* ---- known ---- */

static const loft_refusal final[] = {LOFT_REFUSED_FAILURE, LOFT_REFUSED_PARTIAL_BURN,
                                     LOFT_REFUSED_SATELLITE_LAUNCH};

static void what_is_known_of_the_event_refuses_it(void **state)
{
    (void)state;
    loft_question q = of_figures("liquid-2", 2802.0, 933.0);
    for (int i = 0; i < 3; i++) {
        q.known = final[i];
        check_refused(&q, final[i]);
    }
    q.known = LOFT_REFUSED_LIFTING;
    check_refused(&q, LOFT_REFUSED_LIFTING);
}

static void a_failure_is_no_flight_whatever_is_assumed(void **state)
{
    (void)state;
    loft_question q = of_figures("liquid-2", 2802.0, 933.0);
    q.assume_ballistic = true;
    for (int i = 0; i < 3; i++) {
        q.known = final[i];
        check_refused(&q, final[i]);
    }
}

static void what_lifts_is_fitted_if_one_insists(void **state)
{
    (void)state;
    loft_question q = of_figures("liquid-2", 2802.0, 933.0);
    q.known = LOFT_REFUSED_LIFTING;
    q.assume_ballistic = true;
    check_fitted(&q, true);
}

/* Failures and the like; then too little; then lifting; then depressed. */
static void the_stronger_reason_is_given(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        loft_question q = question("liquid-2");
        q.known = final[i];
        check_refused(&q, final[i]);
        q.report.time_s = seconds(4052.0);
        check_refused(&q, final[i]);
        q = at_share(0.4567);
        q.known = final[i];
        check_refused(&q, final[i]);
    }
    loft_question q = at_share(0.4567);
    q.known = LOFT_REFUSED_LIFTING;
    check_refused(&q, LOFT_REFUSED_LIFTING);
    q = question("liquid-2");
    for (int ballistic = 0; ballistic < 2; ballistic++) {
        q.known = LOFT_REFUSED_LIFTING;
        q.assume_ballistic = ballistic == 1;
        q.report.time_s = (loft_claim){.kind = LOFT_CLAIM_NONE};
        check_refused(&q, ballistic == 0 ? LOFT_REFUSED_LIFTING
                                         : LOFT_REFUSED_NOTHING_REPORTED);
        q.report.time_s = seconds(4052.0);
        check_refused(&q,
                      ballistic == 0 ? LOFT_REFUSED_LIFTING : LOFT_REFUSED_TIME_ALONE);
    }
}

/* ---- too weak ---- */

/* Liquid-2 burns for 250 s: what so short a flight needs would not lift it. */
static void a_class_that_cannot_lift_off_is_too_weak(void **state)
{
    (void)state;
    for (int given = 1; given < 6; given++) {
        loft_question q = question("liquid-2");
        if (given != 2 && given != 5) {
            q.report.apogee_m = km(12.3);
        }
        if (given == 1 || given == 2 || given == 5) {
            q.report.range_m = km(45.6);
        }
        if (given >= 4) {
            q.report.time_s = seconds(123.4);
        }
        check_refused(&q, LOFT_REFUSED_TOO_WEAK);
    }
}

/* ---- out of range ---- */

static void check_domain(const loft_question *q)
{
    loft_estimate e;
    assert_int_equal(loft_estimate_make(q, &e), LOFT_ERR_DOMAIN);
}

static void figures_out_of_range_are_told_from_weak_boosters(void **state)
{
    (void)state;
    const double bad_apogees_km[] = {0.0, -12.3, NAN, INFINITY};
    const double bad_ranges_km[] = {-45.6, NAN, INFINITY, 30123.4};
    for (int i = 0; i < 4; i++) {
        loft_question q = of_figures("liquid-2", 4475.0, 950.0);
        q.report.apogee_m.value = 1e3 * bad_apogees_km[i];
        check_domain(&q);
        q.report.range_m.kind = LOFT_CLAIM_NONE;
        check_domain(&q);
        q = of_figures("liquid-2", 4475.0, 950.0);
        q.report.range_m.value = 1e3 * bad_ranges_km[i];
        check_domain(&q);
        q.report.apogee_m.kind = LOFT_CLAIM_NONE;
        check_domain(&q);
    }
    const double bad_times_s[] = {0.0, -12.3, NAN, INFINITY};
    for (int i = 0; i < 4; i++) {
        loft_question q = of_figures("liquid-2", 4475.0, 950.0);
        q.report.time_s = seconds(bad_times_s[i]);
        q.report.time_s.kind = LOFT_CLAIM_EXACT;
        check_domain(&q);
    }
}

/* Beside an apogee a range of 0 is a flight straight up; alone it says nothing. */
static void no_range_at_all_needs_an_apogee(void **state)
{
    (void)state;
    loft_question q = of_figures("liquid-2", 1234.5, 0.0);
    loft_estimate e;
    assert_int_equal(loft_estimate_make(&q, &e), LOFT_OK);
    assert_int_equal(e.refusal, LOFT_REFUSED_NOT);
    assert_true(e.converged);
    CHECK_NEAR(e.fit.flown.flight.apogee.place.alt_m, 1234.5e3, 1.001e-7);
    CHECK_WITHIN(e.fit.flown.range_m, 0.0, 1.001e-7 * 0.3 * 1234.5e3);
    q.report.apogee_m = (loft_claim){.kind = LOFT_CLAIM_NONE};
    check_domain(&q);
    q.report.time_s = seconds(1234.5);
    check_domain(&q);
}

static void a_launch_out_of_range_is_told_from_a_weak_booster(void **state)
{
    (void)state;
    const loft_question good = of_figures("liquid-2", 4475.0, 950.0);
    loft_question q = good;
    q.launch.booster.n_stages = 0;
    check_domain(&q);
    q = good;
    q.launch.booster.stages[1].burn_s = -123.4;
    check_domain(&q);
    q = good;
    q.launch.site.lat_rad = NAN;
    check_domain(&q);
    q = good;
    q.launch.azimuth_rad = INFINITY;
    check_domain(&q);
    q = good;
    q.launch.tolerance = -1e-9;
    check_domain(&q);
}

/* ---- names ---- */

/* The texts are in tests/golden/report.txt. */
static void every_refusal_has_a_code_and_a_reason(void **state)
{
    (void)state;
    assert_null(loft_refusal_code(LOFT_REFUSED_NOT));
    assert_null(loft_refusal_reason(LOFT_REFUSED_NOT));
    for (int i = 1; i < LOFT_REFUSED_COUNT; i++) {
        const char *code = loft_refusal_code((loft_refusal)i);
        const char *reason = loft_refusal_reason((loft_refusal)i);
        assert_int_equal(strspn(code, "abcdefghijklmnopqrstuvwxyz_"), strlen(code));
        assert_true(strlen(code) > 0 && strlen(reason) > 20);
        assert_null(strchr(reason, '\n'));
        assert_null(strstr(reason, "  "));
        for (int k = 1; k < i; k++) {
            assert_string_not_equal(code, loft_refusal_code((loft_refusal)k));
        }
    }
}

static void every_basis_verdict_and_suspect_has_a_name(void **state)
{
    (void)state;
    assert_string_equal(loft_basis_name(LOFT_BASIS_NONE), "none");
    assert_string_equal(loft_basis_name(LOFT_BASIS_APOGEE_RANGE), "apogee and range");
    assert_string_equal(loft_basis_name(LOFT_BASIS_APOGEE_TIME), "apogee and time");
    assert_string_equal(loft_basis_name(LOFT_BASIS_RANGE_TIME), "range and time");
    assert_string_equal(loft_basis_name(LOFT_BASIS_APOGEE), "apogee alone");
    assert_string_equal(loft_basis_name(LOFT_BASIS_RANGE), "range alone");
    assert_string_equal(loft_verdict_name(LOFT_VERDICT_NOT_REPORTED), "not reported");
    assert_string_equal(loft_verdict_name(LOFT_VERDICT_CONSISTENT), "consistent");
    assert_string_equal(loft_verdict_name(LOFT_VERDICT_STRAINED), "strained");
    assert_string_equal(loft_verdict_name(LOFT_VERDICT_IMPOSSIBLE), "impossible");
    assert_null(loft_suspect_name(LOFT_SUSPECT_NONE));
    assert_string_equal(loft_suspect_name(LOFT_SUSPECT_APOGEE), "apogee");
    assert_string_equal(loft_suspect_name(LOFT_SUSPECT_RANGE), "range");
    assert_string_equal(loft_suspect_name(LOFT_SUSPECT_TIME), "time");
}

static void range_classes_change_at_their_limits(void **state)
{
    (void)state;
    const struct {
        double below_m, above_m;
        loft_range_class below, above;
    } rows[] = {{299999.9, 300e3, LOFT_CRBM, LOFT_SRBM},
                {999999.9, 1000e3, LOFT_SRBM, LOFT_MRBM},
                {2999999.9, 3000000.1, LOFT_MRBM, LOFT_IRBM},
                {5499999.9, 5500000.1, LOFT_IRBM, LOFT_ICBM}};
    for (int i = 0; i < 4; i++) {
        assert_int_equal(loft_range_class_of(rows[i].below_m, false), rows[i].below);
        assert_int_equal(loft_range_class_of(rows[i].above_m, false), rows[i].above);
    }
    assert_int_equal(loft_range_class_of(0.0, false), LOFT_CRBM);
    assert_int_equal(loft_range_class_of(2e7, false), LOFT_ICBM);
}

static void what_is_unbounded_is_an_icbm(void **state)
{
    (void)state;
    assert_int_equal(loft_range_class_of(0.0, true), LOFT_ICBM);
    assert_int_equal(loft_range_class_of(1234e3, true), LOFT_ICBM);
}

static void every_range_class_has_a_name(void **state)
{
    (void)state;
    assert_string_equal(loft_range_class_name(LOFT_CRBM), "CRBM");
    assert_string_equal(loft_range_class_name(LOFT_SRBM), "SRBM");
    assert_string_equal(loft_range_class_name(LOFT_MRBM), "MRBM");
    assert_string_equal(loft_range_class_name(LOFT_IRBM), "IRBM");
    assert_string_equal(loft_range_class_name(LOFT_ICBM), "ICBM");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_reported_is_refused),
        cmocka_unit_test(a_time_alone_is_refused),
        cmocka_unit_test(under_three_fifths_of_the_least_apogee_is_depressed),
        cmocka_unit_test(a_depressed_flight_is_fitted_if_one_insists),
        cmocka_unit_test(insisting_on_a_ballistic_flight_warns_of_nothing),
        cmocka_unit_test(an_apogee_alone_is_never_called_depressed),
        cmocka_unit_test(a_time_in_place_of_one_figure_changes_no_refusal),
        cmocka_unit_test(the_refusal_without_a_flight_is_that_of_the_estimate),
        cmocka_unit_test(thirty_minutes_over_ten_thousand_kilometres_are_too_few),
        cmocka_unit_test(what_is_known_of_the_event_refuses_it),
        cmocka_unit_test(a_failure_is_no_flight_whatever_is_assumed),
        cmocka_unit_test(what_lifts_is_fitted_if_one_insists),
        cmocka_unit_test(the_stronger_reason_is_given),
        cmocka_unit_test(a_class_that_cannot_lift_off_is_too_weak),
        cmocka_unit_test(figures_out_of_range_are_told_from_weak_boosters),
        cmocka_unit_test(no_range_at_all_needs_an_apogee),
        cmocka_unit_test(a_launch_out_of_range_is_told_from_a_weak_booster),
        cmocka_unit_test(every_refusal_has_a_code_and_a_reason),
        cmocka_unit_test(every_basis_verdict_and_suspect_has_a_name),
        cmocka_unit_test(range_classes_change_at_their_limits),
        cmocka_unit_test(what_is_unbounded_is_an_icbm),
        cmocka_unit_test(every_range_class_has_a_name),
    };
    return cmocka_run_group_tests_name("refusal", tests, open_data, close_data);
}
