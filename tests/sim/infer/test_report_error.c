/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "errors.h"

#include <float.h>
#include <stddef.h>
#include <string.h>

#include "sim/infer/report_error.h"

static loft_claim tracked_s(double time_s)
{
    return loft_claim_time(LOFT_CLAIM_TRACKED, time_s);
}

/* One of each: figure, claim, and over what the density is integrated. */
typedef struct claim_row {
    loft_report_figure figure;
    loft_claim claim;
    double from, to;
    double allowed; /* what is beyond, and the corner of a lower bound */
} claim_row;

static size_t all_rows(const claim_row **out)
{
    static claim_row rows[10];
    const claim_row made[] = {
        {LOFT_FIGURE_APOGEE, loft_exact_km(3724.9), 3.5e6, 3.95e6, 1e-8},
        {LOFT_FIGURE_APOGEE, loft_about_km(3700.0), 3.0e6, 4.4e6, 1e-8},
        {LOFT_FIGURE_APOGEE, loft_more_than_km(3500.0), 3.45e6, 20e6, 1e-6},
        {LOFT_FIGURE_RANGE, loft_exact_km(998.0), 0.0, 3e6, 2e-7},
        {LOFT_FIGURE_RANGE, loft_about_km(1000.0), 0.5e6, 1.5e6, 1e-8},
        {LOFT_FIGURE_TIME, loft_exact_s(2832.0), 0.0, 2e4, 1e-5},
        {LOFT_FIGURE_TIME, loft_about_min(47.0), 0.0, 2e4, 1e-5},
        {LOFT_FIGURE_TIME, loft_about_min(45.0), 0.0, 2e4, 2e-5},
        {LOFT_FIGURE_TIME, loft_claim_interval(840.0, 900.0, 1.0), 840.0, 900.0, 1e-8},
        {LOFT_FIGURE_TIME, tracked_s(2220.0), 2191.0, 6000.0, 1e-6},
    };
    for (size_t i = 0; i < 10; i++) {
        rows[i] = made[i];
    }
    *out = rows;
    return 10;
}

static double density(const claim_row *r, double value)
{
    return exp(loft_report_error_log_density(&errors, r->figure, &r->claim, value));
}

/* The middle rule: exact for none, but no point falls on an edge. */
static double probability(const claim_row *r, double from, double to)
{
    enum {
        STEPS = 200000
    };
    const double step = (to - from) / STEPS;
    double sum = 0.0;
    for (int i = 0; i < STEPS; i++) {
        sum += density(r, from + (i + 0.5) * step);
    }
    return sum * step;
}

static void every_density_integrates_to_1(void **state)
{
    (void)state;
    const claim_row *rows = NULL;
    const size_t n = all_rows(&rows);
    for (size_t i = 0; i < n; i++) {
        CHECK_WITHIN(probability(&rows[i], rows[i].from, rows[i].to), 1.0,
                     rows[i].allowed);
    }
}

static void a_draw_leaves_its_share_below(void **state)
{
    (void)state;
    static const double shares[] = {0.01, 0.13, 0.5, 0.77, 0.98};
    const claim_row *rows = NULL;
    const size_t n = all_rows(&rows);
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < sizeof shares / sizeof shares[0]; k++) {
            const double value = loft_report_error_sample(&errors, rows[i].figure,
                                                          &rows[i].claim, shares[k]);
            CHECK_WITHIN(probability(&rows[i], rows[i].from, value), shares[k],
                         rows[i].allowed + 2e-5);
        }
    }
}

static loft_statement of_time(loft_claim claim)
{
    return loft_statement_of(LOFT_FIGURE_TIME, &claim);
}

static void the_wording_of_a_time_says_how_it_was_taken(void **state)
{
    (void)state;
    assert_int_equal(of_time((loft_claim){.kind = LOFT_CLAIM_NONE}), LOFT_STATEMENT_NONE);
    assert_int_equal(of_time(loft_exact_s(2832.0)), LOFT_STATEMENT_SECONDS);
    assert_int_equal(of_time(loft_about_s(1797.0)), LOFT_STATEMENT_SECONDS);
    assert_int_equal(of_time(loft_exact_min(39.0)), LOFT_STATEMENT_MINUTES);
    assert_int_equal(of_time(loft_exact_min(45.0)), LOFT_STATEMENT_MINUTES);
    assert_int_equal(of_time(loft_about_s(2820.0)), LOFT_STATEMENT_MINUTES);
    assert_int_equal(of_time(loft_about_min(52.5)), LOFT_STATEMENT_MINUTES);
    assert_int_equal(of_time(loft_about_min(70.0)), LOFT_STATEMENT_FIVES);
    assert_int_equal(of_time(loft_about_s(2700.0)), LOFT_STATEMENT_FIVES);
    assert_int_equal(of_time(tracked_s(2220.0)), LOFT_STATEMENT_TRACKED);
    assert_int_equal(of_time(loft_more_than_s(1800.0)), LOFT_STATEMENT_BOUNDS);
    assert_int_equal(of_time(loft_up_to_s(300.0)), LOFT_STATEMENT_BOUNDS);
    assert_int_equal(of_time(loft_claim_interval(840.0, 900.0, 1.0)),
                     LOFT_STATEMENT_BOUNDS);
    assert_int_equal(of_time(loft_claim_interval(847.0, 847.0, 1.0)),
                     LOFT_STATEMENT_SECONDS);
}

static void a_length_is_exact_about_or_a_bound(void **state)
{
    (void)state;
    const loft_claim claims[] = {loft_exact_km(998.0), loft_about_km(1000.0),
                                 loft_more_than_km(3500.0),
                                 loft_claim_interval(500.0, 600.0, 1000.0)};
    const loft_statement want[] = {LOFT_STATEMENT_EXACT, LOFT_STATEMENT_ABOUT,
                                   LOFT_STATEMENT_BOUNDS, LOFT_STATEMENT_BOUNDS};
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(loft_statement_of(LOFT_FIGURE_APOGEE, &claims[i]), want[i]);
        assert_int_equal(loft_statement_of(LOFT_FIGURE_RANGE, &claims[i]), want[i]);
    }
    assert_string_equal(loft_statement_name(LOFT_STATEMENT_NONE), "none");
    assert_string_equal(loft_statement_name(LOFT_STATEMENT_BOUNDS), "bounds");
}

static void errors_of_two_sided_figures_are_as_likely_up_as_down(void **state)
{
    (void)state;
    const claim_row *rows = NULL;
    const size_t n = all_rows(&rows);
    for (size_t i = 0; i < n; i++) {
        const claim_row *r = &rows[i];
        const loft_statement s = loft_statement_of(r->figure, &r->claim);
        if (s == LOFT_STATEMENT_BOUNDS || s == LOFT_STATEMENT_TRACKED) {
            continue;
        }
        const double far = 0.0123 * r->claim.value;
        CHECK_NEAR(density(r, r->claim.value - far), density(r, r->claim.value + far),
                   1e-9);
        CHECK_NEAR(loft_report_error_sample(&errors, r->figure, &r->claim, 0.5),
                   r->claim.value, 1e-12);
    }
}

static void claims_of_bounds_stay_as_the_claims_have_them(void **state)
{
    (void)state;
    const loft_claim claims[] = {loft_more_than_km(3500.0), loft_up_to_km(354.0),
                                 loft_claim_interval(500.0, 600.0, 1000.0)};
    for (size_t i = 0; i < 3; i++) {
        for (double x = 0.8; x < 1.4; x += 0.0173) {
            const double value = x * claims[i].value;
            const double want = loft_claim_log_likelihood(&claims[i], value) -
                                loft_claim_log_norm(&claims[i]);
            const double got = loft_report_error_log_density(&errors, LOFT_FIGURE_APOGEE,
                                                             &claims[i], value);
            assert_true(got == want);
        }
        assert_true(
            loft_report_error_sample(&errors, LOFT_FIGURE_APOGEE, &claims[i], 0.321) ==
            loft_claim_sample(&claims[i], 0.321));
    }
}

static void an_about_is_never_sharper_than_an_exact_figure(void **state)
{
    (void)state;
    const loft_claim exact = loft_exact_km(4506.0);
    const loft_claim about = loft_about_km(4506.0); /* of miles: rounded to 1 km */
    const double of_exact =
        loft_report_error_log_density(&errors, LOFT_FIGURE_APOGEE, &exact, exact.value);
    const double of_about =
        loft_report_error_log_density(&errors, LOFT_FIGURE_APOGEE, &about, about.value);
    assert_true(of_about <= of_exact);
    CHECK_NEAR(of_about, of_exact, 1e-3);
}

static void what_was_tracked_lasted_longer(void **state)
{
    (void)state;
    const loft_claim claim = tracked_s(2220.0);
    const double at =
        loft_report_error_log_density(&errors, LOFT_FIGURE_TIME, &claim, 2220.0 + 1e-9);
    const double later =
        loft_report_error_log_density(&errors, LOFT_FIGURE_TIME, &claim, 2220.0 + 170.0);
    CHECK_NEAR(at - later, 1.0, 1e-9);
    assert_true(loft_report_error_log_density(&errors, LOFT_FIGURE_TIME, &claim,
                                              2220.0 - 29.1) == -INFINITY);
    CHECK_NEAR(
        loft_report_error_said(&errors, LOFT_FIGURE_TIME, LOFT_STATEMENT_TRACKED, 2500.0,
                               0.9),
        2500.0 -
            (loft_report_error_sample(&errors, LOFT_FIGURE_TIME, &claim, 0.9) - 2220.0),
        1e-12);
}

static void a_source_says_what_would_be_drawn_back(void **state)
{
    (void)state;
    const double said = loft_report_error_said(&errors, LOFT_FIGURE_TIME,
                                               LOFT_STATEMENT_SECONDS, 2832.0, 0.2);
    const loft_claim claim = loft_exact_s(2832.0);
    CHECK_NEAR(said, loft_report_error_sample(&errors, LOFT_FIGURE_TIME, &claim, 0.8),
               1e-12);
    CHECK_NEAR(loft_report_error_said(&errors, LOFT_FIGURE_APOGEE, LOFT_STATEMENT_EXACT,
                                      4e6, 0.15865525393145705),
               4e6 * 1.0047, 1e-9);
}

static loft_report report_of(double apogee_km, double range_km, double time_s)
{
    return (loft_report){.apogee_m = loft_exact_km(apogee_km),
                         .range_m = loft_exact_km(range_km),
                         .time_s = loft_exact_s(time_s)};
}

static void a_report_of_another_object_is_told_by_its_figures(void **state)
{
    (void)state;
    const loft_report_truth truth = {{3724.9e3, 998e3, 2832.0}};
    const loft_report good = report_of(3712.3, 1001.0, 2811.0);
    const loft_report other = report_of(681.0, 732.0, 841.0);
    double share = 0.0;
    const double likely =
        loft_report_error_log_likelihood(&errors, &good, &truth, &share);
    assert_true(share < 1e-3);
    const double unlikely =
        loft_report_error_log_likelihood(&errors, &other, &truth, &share);
    assert_true(share > 0.999);
    assert_true(unlikely < likely - 5.0);
    double want = log(errors.garbled);
    const loft_claim claims[] = {other.apogee_m, other.range_m, other.time_s};
    for (int i = 0; i < LOFT_FIGURES; i++) {
        want += loft_report_error_garbled_log_density(&errors, (loft_report_figure)i,
                                                      &claims[i]);
    }
    CHECK_NEAR(unlikely, want, 1e-3);
}

/* Both parts of the mixture are densities: so is it, over what may be reported. */
static void garbled_figures_have_a_density_and_can_be_drawn(void **state)
{
    (void)state;
    enum {
        STEPS = 20000
    };
    double sum = 0.0, before = 0.0;
    for (int i = 0; i < STEPS; i++) {
        const double middle =
            loft_report_error_garbled_said(&errors, LOFT_FIGURE_TIME, (i + 0.5) / STEPS);
        const double after =
            loft_report_error_garbled_said(&errors, LOFT_FIGURE_TIME, (i + 1.0) / STEPS);
        const loft_claim claim = {.kind = LOFT_CLAIM_EXACT, .value = middle};
        before = i == 0 ? errors.time_s.least : before;
        sum +=
            (after - before) *
            exp(loft_report_error_garbled_log_density(&errors, LOFT_FIGURE_TIME, &claim));
        before = after;
    }
    CHECK_WITHIN(sum, 1.0, 1e-6);
    CHECK_NEAR(before, errors.time_s.most, 1e-12);
}

static void what_was_not_claimed_says_nothing(void **state)
{
    (void)state;
    const loft_report_truth truth = {{3724.9e3, 998e3, 2832.0}};
    const loft_report nothing = {.apogee_m = {.kind = LOFT_CLAIM_NONE}};
    double share = 0.0;
    CHECK_WITHIN(loft_report_error_log_likelihood(&errors, &nothing, &truth, &share), 0.0,
                 4.0 * DBL_EPSILON);
    CHECK_NEAR(share, errors.garbled, 1e-12);
}

static void a_flight_without_a_figure_is_impossible_but_for_a_garbled_report(void **state)
{
    (void)state;
    loft_report_errors sure = errors;
    sure.garbled = 0.0;
    const loft_report_truth truth = {{NAN, 998e3, 2832.0}};
    const loft_report report = report_of(3724.9, 998.0, 2832.0);
    assert_true(loft_report_error_log_likelihood(&sure, &report, &truth, NULL) ==
                -INFINITY);
    assert_true(
        isfinite(loft_report_error_log_likelihood(&errors, &report, &truth, NULL)));
}

/* With one of its numbers changed, is it refused? */
static bool is_refused_with(size_t offset, double value)
{
    loft_report_errors bad = errors;
    memcpy((char *)&bad + offset, &value, sizeof value);
    return loft_report_errors_check(&bad) == LOFT_ERR_DOMAIN;
}

static void scales_must_be_positive_and_spans_ascend(void **state)
{
    (void)state;
    static const size_t scales[] = {offsetof(loft_report_errors, seconds_s),
                                    offsetof(loft_report_errors, minutes_s),
                                    offsetof(loft_report_errors, fives_s),
                                    offsetof(loft_report_errors, tracked_edge_s),
                                    offsetof(loft_report_errors, tracked_mean_s),
                                    offsetof(loft_report_errors, common_time_sd_s),
                                    offsetof(loft_report_errors, apogee_share),
                                    offsetof(loft_report_errors, range_share)};
    static const size_t spans[] = {offsetof(loft_report_errors, apogee_m),
                                   offsetof(loft_report_errors, range_m),
                                   offsetof(loft_report_errors, time_s)};
    assert_int_equal(loft_report_errors_check(&errors), LOFT_OK);
    for (size_t i = 0; i < sizeof scales / sizeof scales[0]; i++) {
        assert_true(is_refused_with(scales[i], 0.0));
        assert_true(is_refused_with(scales[i], -1.2));
        assert_true(is_refused_with(scales[i], NAN));
        assert_true(is_refused_with(scales[i], INFINITY));
    }
    for (size_t i = 0; i < sizeof spans / sizeof spans[0]; i++) {
        const size_t most = spans[i] + offsetof(loft_report_span, most);
        double least = 0.0;
        memcpy(&least, (const char *)&errors + spans[i], sizeof least);
        assert_true(is_refused_with(spans[i], 0.0));
        assert_true(is_refused_with(spans[i], NAN));
        assert_true(is_refused_with(most, least));
        assert_true(is_refused_with(most, INFINITY));
        assert_true(is_refused_with(most, NAN));
    }
}

static void a_garbled_share_is_less_than_all(void **state)
{
    (void)state;
    const size_t share = offsetof(loft_report_errors, garbled);
    assert_false(is_refused_with(share, 0.0));
    assert_true(is_refused_with(share, -0.01));
    assert_true(is_refused_with(share, 1.0));
    assert_true(is_refused_with(share, NAN));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_density_integrates_to_1),
        cmocka_unit_test(a_draw_leaves_its_share_below),
        cmocka_unit_test(the_wording_of_a_time_says_how_it_was_taken),
        cmocka_unit_test(a_length_is_exact_about_or_a_bound),
        cmocka_unit_test(errors_of_two_sided_figures_are_as_likely_up_as_down),
        cmocka_unit_test(claims_of_bounds_stay_as_the_claims_have_them),
        cmocka_unit_test(an_about_is_never_sharper_than_an_exact_figure),
        cmocka_unit_test(what_was_tracked_lasted_longer),
        cmocka_unit_test(a_source_says_what_would_be_drawn_back),
        cmocka_unit_test(a_report_of_another_object_is_told_by_its_figures),
        cmocka_unit_test(garbled_figures_have_a_density_and_can_be_drawn),
        cmocka_unit_test(what_was_not_claimed_says_nothing),
        cmocka_unit_test(
            a_flight_without_a_figure_is_impossible_but_for_a_garbled_report),
        cmocka_unit_test(scales_must_be_positive_and_spans_ascend),
        cmocka_unit_test(a_garbled_share_is_less_than_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
