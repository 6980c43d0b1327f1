/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one answer of an event, and what explains a surplus of its time. */
#include <math.h>

#include "check.h"
#include "classes.h"
#include "loft/infer.h"
#include "sim/infer/analysis_parts.h"

static loft_question asked(double time_s)
{
    loft_question q = {.launch = loft_launch_default(),
                       .report = {.apogee_m = loft_exact_km(3724.9),
                                  .range_m = loft_exact_km(998.0),
                                  .time_s = loft_exact_s(time_s)}};
    q.launch.site = loft_site_deg(40.61, 126.43);
    q.launch.azimuth_rad = loft_rad_from_deg(70.0);
    assert_int_equal(loft_data_class(data, "liquid-2", &q.launch.booster), LOFT_OK);
    return q;
}

static loft_time_causes causes_of(double time_s)
{
    const loft_question q = asked(time_s);
    loft_estimate e;
    loft_time_causes causes;
    assert_int_equal(loft_estimate_make(&q, &e), LOFT_OK);
    assert_int_equal(loft_estimate_time_causes(&q, &e, &causes), LOFT_OK);
    return causes;
}

/* 2017-07-28: the burn and the coast cost range, a slow fall and the clock hardly any. */
static void a_surplus_has_causes_that_move_the_range_and_one_that_does_not(void **state)
{
    (void)state;
    const loft_time_causes c = causes_of(2832.0);
    const loft_time_effect *burn = &c.effects[LOFT_CAUSE_BURN];
    const loft_time_effect *coast = &c.effects[LOFT_CAUSE_COAST];
    const loft_time_effect *fall = &c.effects[LOFT_CAUSE_FALL];
    CHECK_WITHIN(c.surplus_s, 76.0, 5.0);
    assert_true(burn->found && coast->found && fall->found);
    CHECK_WITHIN(burn->time_s, 42.0, 3.0);
    CHECK_WITHIN(burn->range_m, 1580e3, 80e3);
    CHECK_WITHIN(coast->time_s, 19.0, 1.0);
    CHECK_WITHIN(coast->range_m, 700e3, 40e3);
    CHECK_WITHIN(fall->time_s, 29.0, 2.0);
    CHECK_WITHIN(fall->range_m, -30e3, 10e3);
}

static void a_time_too_short_asks_for_a_shorter_burn_alone(void **state)
{
    (void)state;
    const loft_time_causes c = causes_of(2650.0);
    assert_true(c.surplus_s < 0.0);
    assert_true(c.effects[LOFT_CAUSE_BURN].time_s < 0.0);
    assert_true(c.effects[LOFT_CAUSE_BURN].range_m < 0.0);
    assert_false(c.effects[LOFT_CAUSE_COAST].found);
    assert_false(c.effects[LOFT_CAUSE_FALL].found);
}

/* An analysis of one report with so many samples. */
static loft_analysis *analysed(const loft_report *report, int samples)
{
    const loft_question q = asked(2832.0);
    const loft_source source = {.source = "A", .report = *report};
    const loft_analysis_options options = {.samples = samples, .seed = 3};
    loft_prior prior;
    loft_analysis *a = NULL;
    assert_int_equal(loft_data_prior(data, "liquid-2", &prior), LOFT_OK);
    const loft_analysis_event event = {.launch = q.launch,
                                       .class_name = "liquid-2",
                                       .azimuth_sd_rad = prior.azimuth_sd_rad,
                                       .n = 1,
                                       .sources = &source};
    assert_int_equal(loft_analysis_make(&event, &prior, &options, &a), LOFT_OK);
    return a;
}

static void the_headline_is_the_median_of_all_reports(void **state)
{
    (void)state;
    const loft_report report = asked(2832.0).report;
    loft_analysis *a = analysed(&report, 100);
    const loft_headline h = loft_analysis_headline(a);
    assert_int_equal(h.kind, LOFT_HEADLINE_BAND);
    CHECK_NEAR(h.no_rotation_m.p50, loft_analysis_range(a)->p50, 0.0);
    assert_true(h.no_rotation_m.p05 <= h.no_rotation_m.p50);
    assert_true(h.no_rotation_m.p50 <= h.no_rotation_m.p95);
    assert_int_equal(h.range_class, LOFT_ICBM);
    loft_analysis_free(a);
}

static void without_samples_it_is_that_of_the_typical_booster(void **state)
{
    (void)state;
    const loft_report report = asked(2832.0).report;
    loft_analysis *a = analysed(&report, 0);
    const loft_headline h = loft_analysis_headline(a);
    assert_int_equal(h.kind, LOFT_HEADLINE_TYPICAL);
    CHECK_NEAR(h.no_rotation_m.p50, loft_analysis_standard(a, 0)->best.range_m, 0.0);
    loft_analysis_free(a);
}

static void a_figure_alone_gives_a_lower_bound_and_none_gives_nothing(void **state)
{
    (void)state;
    const loft_report apogee = {.apogee_m = loft_exact_km(500.0)};
    const loft_report time = {.time_s = loft_exact_s(600.0)};
    loft_analysis *a = analysed(&apogee, 50);
    loft_analysis *none = analysed(&time, 50);
    assert_int_equal(loft_analysis_headline(a).kind, LOFT_HEADLINE_LOWER_BOUND);
    assert_int_equal(loft_analysis_headline(none).kind, LOFT_HEADLINE_NONE);
    loft_analysis_free(a);
    loft_analysis_free(none);
}

/* ---- ranges that were flown ---- */

static loft_source ranged(const char *name, loft_claim range)
{
    return (loft_source){.source = name, .publisher = name, .report = {.range_m = range}};
}

static loft_analysis *of_ranges(const loft_source *sources, size_t n)
{
    const loft_question q = asked(2832.0);
    const loft_analysis_options options = {.samples = 0};
    const loft_analysis_event event = {
        .launch = q.launch, .class_name = "liquid-2", .n = n, .sources = sources};
    loft_analysis *a = NULL;
    assert_int_equal(loft_analysis_make(&event, NULL, &options, &a), LOFT_OK);
    return a;
}

/* The range that counts and whether another contradicts it; the headline says as much. */
static void expect_flown(const loft_source *sources, size_t n, double lo_m,
                         bool contradicted)
{
    loft_analysis *a = of_ranges(sources, n);
    bool found = !contradicted;
    const loft_claim *flown = loft_analysis_flown(a, loft_analysis_drawn(a), &found);
    assert_non_null(flown);
    CHECK_WITHIN(flown->lo, lo_m, 0.0);
    assert_int_equal(found, contradicted);
    const loft_headline h = loft_analysis_headline(a);
    assert_int_equal(h.kind, LOFT_HEADLINE_LOWER_BOUND);
    CHECK_WITHIN(h.no_rotation_m.p50, lo_m, 0.0);
    CHECK_WITHIN(h.toward_azimuth_m.p05, lo_m, 0.0);
    loft_analysis_free(a);
}

static void a_range_that_was_flown_is_a_lower_bound_itself(void **state)
{
    (void)state;
    const loft_claim range = loft_exact_km(912.0);
    const loft_source one = ranged("A", range);
    expect_flown(&one, 1, range.lo, false);
}

static void of_ranges_that_contradict_each_other_the_least_counts(void **state)
{
    (void)state;
    const loft_claim least = loft_exact_km(512.0);
    const loft_source sources[3] = {ranged("A", loft_exact_km(912.0)), ranged("B", least),
                                    ranged("C", loft_exact_km(712.0))};
    const loft_source turned[3] = {sources[1], sources[2], sources[0]};
    expect_flown(sources, 3, least.lo, true);
    expect_flown(turned, 3, least.lo, true);
}

static void ranges_that_agree_leave_that_of_the_lead(void **state)
{
    (void)state;
    const loft_claim lead = loft_about_km(900.0);
    const loft_source sources[2] = {ranged("A", lead), ranged("B", loft_exact_km(890.0))};
    expect_flown(sources, 2, lead.lo, false);
}

static void a_range_of_at_most_was_not_flown(void **state)
{
    (void)state;
    const loft_claim flown = loft_exact_km(912.0);
    const loft_source sources[2] = {ranged("A", loft_up_to_km(500.0)),
                                    ranged("B", flown)};
    bool contradicted = true;
    loft_analysis *a = of_ranges(sources, 1);
    assert_null(loft_analysis_flown(a, 0, &contradicted));
    assert_false(contradicted);
    loft_analysis_free(a);
    a = of_ranges(sources, 2);
    const loft_claim *found = loft_analysis_flown(a, 0, &contradicted);
    assert_non_null(found);
    CHECK_WITHIN(found->lo, flown.lo, 0.0);
    loft_analysis_free(a);
}

/* A copy says what another said, unless it is all that there is to lead. */
static void a_copy_contradicts_nobody_and_may_lead(void **state)
{
    (void)state;
    const loft_claim lead = loft_exact_km(912.0);
    loft_source sources[2] = {ranged("A", lead), ranged("B", loft_exact_km(512.0))};
    sources[1].tertiary = true;
    expect_flown(sources, 2, lead.lo, false);
    sources[0].tertiary = true;
    expect_flown(sources, 2, lead.lo, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_surplus_has_causes_that_move_the_range_and_one_that_does_not),
        cmocka_unit_test(a_time_too_short_asks_for_a_shorter_burn_alone),
        cmocka_unit_test(the_headline_is_the_median_of_all_reports),
        cmocka_unit_test(without_samples_it_is_that_of_the_typical_booster),
        cmocka_unit_test(a_figure_alone_gives_a_lower_bound_and_none_gives_nothing),
        cmocka_unit_test(a_range_that_was_flown_is_a_lower_bound_itself),
        cmocka_unit_test(of_ranges_that_contradict_each_other_the_least_counts),
        cmocka_unit_test(ranges_that_agree_leave_that_of_the_lead),
        cmocka_unit_test(a_range_of_at_most_was_not_flown),
        cmocka_unit_test(a_copy_contradicts_nobody_and_may_lead),
    };
    return cmocka_run_group_tests_name("headline", tests, open_data, close_data);
}
