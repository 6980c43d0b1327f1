/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One event from its reports to everything that is answered. */
#include "classes.h"
#include "kept.h"
#include "sim/infer/analysis_parts.h"

#include <limits.h>
#include <string.h>

/* Three sources of one launch: a loft, a range alone, one without figures. */
typedef struct told {
    loft_source sources[3];
    loft_analysis_event event;
    loft_prior prior;
} told;

static told three_reports(void)
{
    told t = {.sources = {{.source = "KCNA", .publisher = "the agency"},
                          {.source = "NHK", .tertiary = true},
                          {.source = "nobody"}},
              .event = {.id = "2024-test", .class_name = "liquid-1", .n = 3}};
    t.sources[0].report = (loft_report){.apogee_m = loft_exact_km(2111.5),
                                        .range_m = loft_exact_km(787.0),
                                        .time_s = loft_exact_min(30.0)};
    t.sources[1].report.range_m = loft_about_km(800.0);
    t.event.launch = loft_launch_default();
    t.event.launch.site = loft_site_deg(40.07, 125.21);
    t.event.launch.azimuth_rad = loft_rad_from_deg(71.0);
    assert_int_equal(loft_data_class(data, "liquid-1", &t.event.launch.booster), LOFT_OK);
    assert_int_equal(loft_data_prior(data, "liquid-1", &t.prior), LOFT_OK);
    return t;
}

static loft_analysis *made(const told *t, const loft_analysis_options *options)
{
    loft_analysis_event event = t->event;
    loft_analysis *a = NULL;
    event.sources = t->sources;
    assert_int_equal(loft_analysis_make(&event, &t->prior, options, &a), LOFT_OK);
    return a;
}

static const loft_analysis_options without_samples = {.samples = 0};

static void what_a_refused_report_lacks_is_null(void **state)
{
    (void)state;
    const told t = three_reports();
    loft_analysis *a = made(&t, &without_samples);
    assert_int_equal(loft_analysis_refusal(a, 2), LOFT_REFUSED_NOTHING_REPORTED);
    assert_null(loft_analysis_fit(a, 2));
    assert_null(loft_analysis_time_check(a, 2));
    assert_null(loft_analysis_standard(a, 2));
    assert_null(loft_analysis_standard_rotating(a, 2));
    assert_null(loft_analysis_spread(a, 2));
    assert_null(loft_analysis_posterior(a, 2));
    assert_null(loft_analysis_fan(a, 2));
    assert_null(loft_analysis_contour(a, 2));
    for (int role = 0; role < LOFT_ROLES; role++) {
        const loft_recorded *flight = (const loft_recorded *)&t;
        assert_null(loft_analysis_found(a, 2, (loft_role)role));
        assert_null(loft_analysis_flight(a, 2, (loft_role)role));
        assert_int_equal(loft_analysis_fly(a, 2, (loft_role)role, &flight),
                         LOFT_ERR_DOMAIN);
        assert_ptr_equal(flight, &t);
    }
    loft_analysis_free(a);
}

static void what_a_fitted_report_has_is_the_estimate_of_its_question(void **state)
{
    (void)state;
    const told t = three_reports();
    loft_analysis *a = made(&t, &without_samples);
    loft_estimate e;
    assert_int_equal(loft_estimate_make(loft_analysis_question(a, 0), &e), LOFT_OK);
    assert_int_equal(loft_analysis_refusal(a, 0), LOFT_REFUSED_NOT);
    CHECK_NEAR(loft_analysis_fit(a, 0)->flown.range_m, e.fit.flown.range_m, 0.0);
    CHECK_NEAR(loft_analysis_time_check(a, 0)->model_s, e.time_check.model_s, 0.0);
    CHECK_NEAR(loft_analysis_standard(a, 0)->best.range_m, e.no_rotation.best.range_m,
               0.0);
    CHECK_NEAR(loft_analysis_standard_rotating(a, 0)->best.range_m,
               e.toward_azimuth.best.range_m, 0.0);
    CHECK_NEAR(loft_analysis_spread(a, 0)[1].factor, 1.25, 0.0);
    assert_ptr_equal(loft_analysis_found(a, 0, LOFT_ROLE_FLOWN),
                     &loft_analysis_fit(a, 0)->flown);
    assert_null(loft_analysis_found(a, 0, LOFT_ROLE_DEPRESSED));
    assert_true(loft_analysis_converged(a));
    loft_analysis_free(a);
}

/* Half a minute is within what clocks differ by, for a time too long as for one too short. */
static void causes_are_sought_where_clocks_do_not_explain_the_time(void **state)
{
    (void)state;
    told t = three_reports();
    loft_analysis *a = made(&t, &without_samples);
    const double model_s = loft_analysis_time_check(a, 0)->model_s;
    loft_analysis_free(a);
    static const double surplus_s[] = {-35.0, -25.0, 25.0, 35.0};
    for (int i = 0; i < 4; i++) {
        t.sources[0].report.time_s = loft_exact_min((model_s + surplus_s[i]) / 60.0);
        a = made(&t, &without_samples);
        assert_true((loft_analysis_time_causes(a, 0) != NULL) ==
                    (fabs(surplus_s[i]) > 30.0));
        loft_analysis_free(a);
    }
}

static void every_role_is_flown_once_and_kept(void **state)
{
    (void)state;
    const told t = three_reports();
    loft_analysis *a = made(&t, &without_samples);
    for (int r = 0; r < LOFT_ROLES_FOUND; r++) {
        const loft_role role = (loft_role)r;
        const loft_launch_flight *found = loft_analysis_found(a, 0, role);
        const loft_recorded *flight = loft_analysis_flight(a, 0, role);
        assert_non_null(flight);
        assert_ptr_equal(loft_analysis_flight(a, 0, role), flight);
        CHECK_WITHIN(loft_vec3_norm(loft_vec3_sub(flight->flown.flight.end.r_ecef_m,
                                                  found->flight.end.r_ecef_m)),
                     0.0, 0.0);
        CHECK_WITHIN(loft_trajectory_end(flight->record), found->flight.end.t_s, 0.0);
        CHECK_WITHIN(flight->launch.model.earth.omega_radps,
                     role == LOFT_ROLE_STANDARD ? 0.0
                                                : t.event.launch.model.earth.omega_radps,
                     0.0);
    }
    loft_analysis_drop_flights(a);
    assert_non_null(loft_analysis_flight(a, 0, LOFT_ROLE_FLOWN));
    loft_analysis_free(a);
}

static void the_depressed_flight_has_half_the_apogee_of_the_standard(void **state)
{
    (void)state;
    const told t = three_reports();
    loft_analysis *a = made(&t, &without_samples);
    const loft_recorded *low = loft_analysis_flight(a, 0, LOFT_ROLE_DEPRESSED);
    assert_non_null(low);
    assert_ptr_equal(loft_analysis_flight(a, 0, LOFT_ROLE_DEPRESSED), low);
    CHECK_NEAR(low->flown.flight.apogee.place.alt_m,
               0.5 * loft_analysis_standard(a, 0)->best.flight.apogee.place.alt_m, 1e-6);
    CHECK_WITHIN(low->launch.model.earth.omega_radps, 0.0, 0.0);
    loft_analysis_free(a);
}

static void an_analysis_keeps_its_own_strings(void **state)
{
    (void)state;
    told t = three_reports();
    char name[] = "KCNA";
    char id[] = "2024-test";
    t.sources[0].source = name;
    t.event.id = id;
    loft_analysis *a = made(&t, &without_samples);
    memset(name, '?', sizeof name);
    memset(id, '?', sizeof id);
    const loft_analysis_event *event = loft_analysis_event_of(a);
    assert_int_equal(loft_analysis_count(a), 3);
    assert_string_equal(event->sources[0].source, "KCNA");
    assert_string_equal(event->sources[0].publisher, "the agency");
    assert_string_equal(event->sources[1].source, "NHK");
    assert_string_equal(event->id, "2024-test");
    assert_string_equal(event->class_name, "liquid-1");
    assert_null(event->title);
    assert_null(event->sources[0].url);
    loft_analysis_free(a);
}

static void the_range_is_the_interval_of_the_event(void **state)
{
    (void)state;
    const told t = three_reports();
    const loft_analysis_options options = {.samples = 200, .seed = 3};
    const loft_samples_wanted wanted = {.samples = 200, .seed = 3};
    loft_analysis *a = made(&t, &options);
    loft_event_voice voices[3] = {{.copy = false}};
    for (size_t i = 0; i < 3; i++) {
        voices[i].report = t.sources[i].report;
        voices[i].copy = t.sources[i].tertiary;
    }
    const loft_event event = {.launch = t.event.launch, .n = 3, .voices = voices};
    loft_samples *s = NULL;
    assert_int_equal(loft_samples_make(&event, &t.prior, &wanted, &s), LOFT_OK);
    const loft_posterior *p = loft_samples_posterior(s);
    CHECK_NEAR(loft_analysis_range(a)->p50, p->no_rotation_m.p50, 0.0);
    CHECK_NEAR(loft_analysis_answer(a)->posterior.effective, p->effective, 0.0);
    assert_true(loft_analysis_voice(a, 0)->heard);
    assert_false(loft_analysis_voice(a, 1)->heard); /* a copy */
    assert_false(loft_analysis_voice(a, 2)->heard); /* it reports nothing */
    assert_false(loft_analysis_interval_failed(a, 0));
    assert_null(loft_analysis_fan(a, 0)); /* not asked for */
    assert_null(loft_analysis_contour(a, 0));
    assert_non_null(loft_analysis_posterior(a, 0));
    assert_null(loft_analysis_posterior(a, 1)); /* a range alone is a lower bound */
    loft_samples_free(s);
    loft_analysis_free(a);
}

static void without_samples_there_is_no_range(void **state)
{
    (void)state;
    const told t = three_reports();
    loft_analysis *a = made(&t, &without_samples);
    assert_null(loft_analysis_range(a));
    assert_false(loft_analysis_interval_failed(a, 0));
    loft_analysis_free(a);
}

static void the_contour_of_a_sampled_report_has_a_band(void **state)
{
    (void)state;
    const told t = three_reports();
    loft_analysis_options options = {
        .samples = 40, .seed = 3, .fan = true, .contour = true};
    loft_analysis *a = made(&t, &options);
    assert_non_null(loft_analysis_fan(a, 0));
    assert_true(loft_analysis_contour(a, 0)->has_band);
    assert_null(loft_analysis_contour(a, 1));
    loft_analysis_free(a);
    options.samples = 0;
    a = made(&t, &options);
    assert_null(loft_analysis_fan(a, 0));
    assert_false(loft_analysis_contour(a, 0)->has_band);
    loft_analysis_free(a);
}

static void samples_may_be_for_the_drawn_report_alone(void **state)
{
    (void)state;
    told t = three_reports();
    t.sources[2].report = t.sources[0].report;
    loft_analysis_options options = {.samples = 20, .seed = 3};
    loft_analysis *a = made(&t, &options);
    assert_non_null(loft_analysis_posterior(a, 2));
    loft_analysis_free(a);
    options.drawn_only = true;
    a = made(&t, &options);
    assert_non_null(loft_analysis_posterior(a, 0));
    assert_null(loft_analysis_posterior(a, 2));
    loft_analysis_free(a);
}

static void the_reports_are_compared(void **state)
{
    (void)state;
    const told t = three_reports();
    loft_analysis *a = made(&t, &without_samples);
    size_t n = 0;
    const loft_compare_pair *pairs = loft_compare_pairs(loft_analysis_compare(a), &n);
    assert_int_equal(n, 1);
    assert_int_equal(pairs[0].figure, LOFT_SUSPECT_RANGE);
    assert_true(pairs[0].repeats);
    loft_analysis_free(a);
}

static void an_event_that_is_not_answered_refuses_every_report(void **state)
{
    (void)state;
    told t = three_reports();
    t.event.known = LOFT_REFUSED_FAILURE;
    loft_analysis *a = made(&t, &without_samples);
    assert_int_equal(loft_analysis_refusal(a, 0), LOFT_REFUSED_FAILURE);
    assert_int_equal(loft_analysis_refusal(a, 1), LOFT_REFUSED_FAILURE);
    assert_int_equal(loft_analysis_refusal(a, 2), LOFT_REFUSED_FAILURE);
    assert_true(loft_analysis_converged(a)); /* a refusal is an answer */
    loft_analysis_free(a);
}

/* So flat that only a glider flies it, in the place of each report. */
static void an_event_has_converged_if_every_report_has(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        told t = three_reports();
        t.event.assume_ballistic = true;
        loft_analysis *a = made(&t, &without_samples);
        assert_true(loft_analysis_converged(a));
        loft_analysis_free(a);
        t.sources[i].report = (loft_report){.apogee_m = loft_exact_km(30.1),
                                            .range_m = loft_exact_km(6001.2)};
        a = made(&t, &without_samples);
        assert_int_equal(loft_analysis_refusal(a, i), LOFT_REFUSED_NOT);
        assert_false(loft_analysis_converged(a));
        loft_analysis_free(a);
    }
}

static void a_depressed_flight_is_fitted_on_request(void **state)
{
    (void)state;
    told t = three_reports();
    t.sources[0].report.apogee_m = loft_exact_km(60.0);
    t.sources[0].report.time_s = (loft_claim){.kind = LOFT_CLAIM_NONE};
    loft_analysis *a = made(&t, &without_samples);
    assert_int_equal(loft_analysis_refusal(a, 0), LOFT_REFUSED_DEPRESSED_OR_LIFTING);
    loft_analysis_free(a);
    const loft_analysis_options options = {.ballistic = true};
    a = made(&t, &options);
    assert_int_equal(loft_analysis_refusal(a, 0), LOFT_REFUSED_NOT);
    assert_true(loft_analysis_estimate(a, 0)->warn_ballistic);
    loft_analysis_free(a);
}

static void the_drawn_flights_are_checked_precisely_if_asked(void **state)
{
    (void)state;
    told t = three_reports();
    t.event.n = 1;
    const loft_analysis_options options = {.precise = true};
    loft_analysis *a = made(&t, &options);
    for (int role = 0; role < LOFT_ROLES_FOUND; role++) {
        const loft_precision *p = loft_analysis_precision(a, (loft_role)role);
        assert_non_null(p);
        assert_true(p->off_m > 0.0 && p->off_m < 5.0);
        assert_true(p->second_opinion_m < 1.0);
    }
    assert_null(loft_analysis_precision(a, LOFT_ROLE_DEPRESSED));
    loft_analysis_free(a);
    a = made(&t, &without_samples);
    assert_null(loft_analysis_precision(a, LOFT_ROLE_FLOWN));
    loft_analysis_free(a);
}

static void a_failure_leaves_the_result_untouched(void **state)
{
    (void)state;
    told t = three_reports();
    t.event.sources = t.sources;
    t.event.launch.azimuth_rad = NAN;
    loft_analysis *a = (loft_analysis *)&t;
    assert_int_equal(loft_analysis_make(&t.event, &t.prior, &without_samples, &a),
                     LOFT_ERR_DOMAIN);
    assert_ptr_equal(a, &t);
    loft_analysis_free(NULL);
}

/* The blocks of an analysis by these sources. */
static int blocks_of(const loft_analysis_event *event, const loft_prior *prior)
{
    kept_memory some = {.n = 0};
    const loft_kept kept = kept_memory_from_start(&some, INT_MAX);
    const loft_analysis_options options = {.samples = 40, .seed = 5, .kept = &kept};
    loft_analysis *a = NULL;
    assert_int_equal(loft_analysis_make(event, prior, &options, &a), LOFT_OK);
    loft_analysis_free(a);
    free(some.numbers);
    return some.blocks;
}

/* Two sources that speak of different flights, so that more samples are drawn for each. */
static void an_analysis_cut_off_goes_on_to_the_same_answer(void **state)
{
    (void)state;
    told t = three_reports();
    t.event.sources = t.sources;
    t.sources[1] = (loft_source){.source = "another"};
    t.sources[1].report = (loft_report){.apogee_m = loft_exact_km(1200.0),
                                        .range_m = loft_exact_km(500.0),
                                        .time_s = loft_exact_min(22.0)};
    const int all = blocks_of(&t.event, &t.prior);
    const loft_analysis_options plain = {.samples = 40, .seed = 5};
    loft_analysis *whole = made(&t, &plain);
    loft_analysis_event first = t.event;
    first.n = 1;
    assert_true(all > blocks_of(&first, &t.prior));
    for (int missing = 1; missing < all; missing += all / 3) {
        kept_memory some = {.n = 0};
        loft_kept kept = kept_memory_from_start(&some, all - missing);
        const loft_analysis_options options = {.samples = 40, .seed = 5, .kept = &kept};
        loft_analysis *a = NULL;
        assert_int_equal(loft_analysis_make(&t.event, &t.prior, &options, &a),
                         LOFT_ERR_IO);
        assert_null(a);
        kept = kept_memory_from_start(&some, INT_MAX);
        a = made(&t, &options);
        assert_int_equal(some.blocks, all);
        for (size_t i = 0; i < 2; i++) {
            CHECK_NEAR(loft_analysis_voice(a, i)->without_no_rotation_m.p50,
                       loft_analysis_voice(whole, i)->without_no_rotation_m.p50, 0.0);
            CHECK_NEAR(loft_analysis_posterior(a, i)->no_rotation_m.p50,
                       loft_analysis_posterior(whole, i)->no_rotation_m.p50, 0.0);
        }
        loft_analysis_free(a);
        free(some.numbers);
    }
    loft_analysis_free(whole);
}

static void the_defaults_are_a_thousand_samples_with_the_fan(void **state)
{
    (void)state;
    const loft_analysis_options o = loft_analysis_options_default();
    assert_int_equal(o.samples, 1000);
    assert_int_equal(o.seed, 1);
    assert_true(o.fan && !o.contour && !o.ballistic && !o.precise && !o.drawn_only);
}

static void every_role_has_a_name(void **state)
{
    (void)state;
    assert_string_equal(loft_role_name(LOFT_ROLE_FLOWN), "flown");
    assert_string_equal(loft_role_name(LOFT_ROLE_STANDARD), "standard");
    assert_string_equal(loft_role_name(LOFT_ROLE_STANDARD_ROTATING),
                        "standard-toward-azimuth");
    assert_string_equal(loft_role_name(LOFT_ROLE_DEPRESSED), "depressed");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_refused_report_lacks_is_null),
        cmocka_unit_test(what_a_fitted_report_has_is_the_estimate_of_its_question),
        cmocka_unit_test(causes_are_sought_where_clocks_do_not_explain_the_time),
        cmocka_unit_test(every_role_is_flown_once_and_kept),
        cmocka_unit_test(the_depressed_flight_has_half_the_apogee_of_the_standard),
        cmocka_unit_test(an_analysis_keeps_its_own_strings),
        cmocka_unit_test(the_range_is_the_interval_of_the_event),
        cmocka_unit_test(without_samples_there_is_no_range),
        cmocka_unit_test(the_contour_of_a_sampled_report_has_a_band),
        cmocka_unit_test(samples_may_be_for_the_drawn_report_alone),
        cmocka_unit_test(the_reports_are_compared),
        cmocka_unit_test(an_event_that_is_not_answered_refuses_every_report),
        cmocka_unit_test(an_event_has_converged_if_every_report_has),
        cmocka_unit_test(a_depressed_flight_is_fitted_on_request),
        cmocka_unit_test(the_drawn_flights_are_checked_precisely_if_asked),
        cmocka_unit_test(a_failure_leaves_the_result_untouched),
        cmocka_unit_test(an_analysis_cut_off_goes_on_to_the_same_answer),
        cmocka_unit_test(the_defaults_are_a_thousand_samples_with_the_fan),
        cmocka_unit_test(every_role_has_a_name),
    };
    return cmocka_run_group_tests_name("analysis", tests, open_data, close_data);
}
