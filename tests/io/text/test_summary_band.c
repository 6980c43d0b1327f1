/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Intervals in words and as JSON. */
#include "golden.h"
#include "io/export/export.h"
#include "io/files/analysis_json.h"
#include "io/text/summary.h"

#include <stdlib.h>
#include <string.h>

#include "loft/loft.h"

static loft_band of_km(double p05, double p50, double p95, double unbounded)
{
    return (loft_band){.p05 = 1e3 * p05,
                       .p50 = 1e3 * p50,
                       .p95 = 1e3 * p95,
                       .error_p50 = 12.3e3,
                       .unbounded = unbounded};
}

/* A posterior of 11,800 to 16,600 km; 1.2 % unbounded toward the azimuth. */
static loft_posterior some(void)
{
    loft_posterior p = {.samples = 1000,
                        .solved = 987,
                        .effective = 876.5,
                        .no_rotation_m = of_km(11800.0, 13700.0, 16600.0, 0.0),
                        .toward_azimuth_m = of_km(14900.0, INFINITY, INFINITY, 0.621),
                        .burnout_mps = {.p05 = 7214.0, .p50 = 7456.0, .p95 = 7732.0},
                        .burn_s = {.p05 = 210.0, .p50 = 254.0, .p95 = 299.0}};
    p.share[LOFT_INPUT_BURN] = 0.47;
    p.share[LOFT_INPUT_TIME] = 0.93;
    p.share[LOFT_INPUT_DRAG] = 0.04;
    return p;
}

/*
 * The answer for a standard range of range_km; without a posterior its sampling failed.
 * The lines that a point answer does not have are section `title` of
 * tests/golden/report_band.txt.
 */
static char *text_of(const char *title, const loft_posterior *posterior, double range_km,
                     loft_claim_kind time)
{
    loft_question q = {.launch = loft_launch_default()};
    q.launch.azimuth_rad = loft_rad_from_deg(76.0);
    q.launch.booster.n_stages = 1;
    q.launch.booster.stages[0].burn_s = 250.0;
    q.report.time_s.kind = time;
    loft_estimate e = {.basis = LOFT_BASIS_APOGEE_RANGE,
                       .converged = true,
                       .has_fit = true,
                       .has_two_body = true,
                       .has_standard = true};
    e.no_rotation.best.range_m = 1e3 * range_km;
    e.no_rotation.best.unbounded = isinf(range_km);
    const loft_answer answer = {.question = &q,
                                .estimate = &e,
                                .posterior = posterior,
                                .band_failed = posterior == NULL};
    char *text = loft_summary_answer(&answer, 10000);
    assert_non_null(text);
    const loft_answer plain = {.question = &q, .estimate = &e};
    char *base = loft_summary_answer(&plain, 10000);
    assert_non_null(base);
    golden_check_new("report_band", title, text, base);
    free(base);
    return text;
}

static void an_interval_has_its_ends_its_median_and_what_is_unbounded(void **state)
{
    (void)state;
    static const char *const numbers[] = {"11,800", "16,600 km",  "13,700 km", "14,900",
                                          "62 %",   "76\302\260", "0.93",      "0.47"};
    const loft_posterior p = some();
    char *text = text_of("interval", &p, 14200.0, LOFT_CLAIM_EXACT);
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        assert_has(text, numbers[i]);
    }
    assert_true(strstr(text, "0.93") < strstr(text, "0.47")); /* the largest first */
    assert_has_not(text, "boost drag");                       /* 0.04 */
    assert_has_not(text, "WARNING");
    assert_has_not(text, "254 s"); /* nothing to explain */
    free(text);
}

static void shares_near_none_and_near_all_are_not_rounded_away(void **state)
{
    (void)state;
    const struct {
        double unbounded;
        const char *title, *wrong;
    } rows[] = {{0.004, "unbounded: hardly any", " 0 %"},
                {0.996, "unbounded: nearly all", "100 %"}};
    for (int i = 0; i < 2; i++) {
        loft_posterior p = some();
        p.no_rotation_m.unbounded = rows[i].unbounded;
        char *text = text_of(rows[i].title, &p, 14200.0, LOFT_CLAIM_EXACT);
        assert_has_not(text, rows[i].wrong);
        free(text);
    }
}

static void where_all_is_unbounded_no_end_is_given(void **state)
{
    (void)state;
    loft_posterior p = some();
    p.no_rotation_m = of_km(INFINITY, INFINITY, INFINITY, 1.0);
    memset(p.share, 0, sizeof p.share);
    char *text = text_of("unbounded: all", &p, INFINITY, LOFT_CLAIM_NONE);
    assert_has(text, "100 %");
    assert_has_not(text, "inf");
    assert_has_not(text, "0.93"); /* no drivers */
    free(text);
}

/* Either side of the interval; without a time there is nothing to explain it by. */
static void a_point_outside_its_interval_is_explained_by_the_time(void **state)
{
    (void)state;
    const loft_posterior p = some();
    const double outside_km[] = {7070.0, INFINITY};
    for (int i = 0; i < 2; i++) {
        char *text =
            text_of(i == 0 ? "point below its interval" : "point above its interval", &p,
                    outside_km[i], LOFT_CLAIM_EXACT);
        assert_has(text, "254 s");
        assert_has(text, "210 to 299");
        assert_has(text, "250 s");
        free(text);
        text = text_of(i == 0 ? "point below, no time" : "point above, no time", &p,
                       outside_km[i], LOFT_CLAIM_NONE);
        assert_has_not(text, "254 s");
        free(text);
    }
}

static void few_effective_samples_are_a_warning(void **state)
{
    (void)state;
    loft_posterior p = some();
    p.effective = 199.0;
    char *text = text_of("few effective samples", &p, 14200.0, LOFT_CLAIM_EXACT);
    assert_has(text, "WARNING");
    assert_has(text, "199");
    assert_has(text, "1000");
    free(text);
    p.samples = 250; /* of a source by itself: a fifth is enough */
    p.effective = 51.0;
    text = text_of("51 of 250", &p, 14200.0, LOFT_CLAIM_EXACT);
    assert_has_not(text, "WARNING");
    free(text);
    p.effective = 49.0;
    text = text_of("49 of 250", &p, 14200.0, LOFT_CLAIM_EXACT);
    assert_has(text, "WARNING");
    free(text);
}

static void an_interval_that_failed_is_reported(void **state)
{
    (void)state;
    char *text = text_of("no interval", NULL, 14200.0, LOFT_CLAIM_EXACT);
    assert_has(text, "No interval");
    assert_has_not(text, "median");
    free(text);
}

/* ---- JSON ---- */

static char *json_of(const loft_posterior *posterior)
{
    loft_question q = {.launch = loft_launch_default()};
    q.launch.booster.n_stages = 1;
    loft_estimate e = {
        .basis = LOFT_BASIS_APOGEE_RANGE, .converged = true, .has_standard = true};
    const loft_answer answer = {.question = &q, .estimate = &e, .posterior = posterior};
    loft_json_writer *w = loft_json_writer_new();
    char *text = NULL;
    size_t size = 0;
    loft_json_write_begin_object(w);
    loft_answer_write(w, &answer);
    loft_json_write_end_object(w);
    assert_int_equal(loft_json_writer_finish(w, &text, &size), LOFT_OK);
    loft_json_writer_free(w);
    return text;
}

static void a_quantile_among_the_unbounded_is_null(void **state)
{
    (void)state;
    const loft_posterior p = some();
    char *text = json_of(&p);
    assert_has(text, "\"p05_km\": 11800,");
    assert_has(text, "\"p50_error_km\": 12.3,");
    assert_has(text, "\"p05_km\": 14900,");
    assert_has(text, "\"p50_km\": null,");
    assert_has(text, "\"p95_km\": null,");
    assert_has(text, "\"unbounded_fraction\": 0.621,");
    assert_has(text, "\"samples\": 1000,");
    assert_has(text, "\"effective_samples\": 876.5");
    assert_has(text, "\"input\": \"burn time\"");
    assert_has(text, "\"share\": 0.47");
    free(text);
}

static void without_samples_the_band_is_null(void **state)
{
    (void)state;
    char *text = json_of(NULL);
    assert_has(text, "\"band\": null");
    assert_has(text, "\"posterior\": null");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_interval_has_its_ends_its_median_and_what_is_unbounded),
        cmocka_unit_test(shares_near_none_and_near_all_are_not_rounded_away),
        cmocka_unit_test(where_all_is_unbounded_no_end_is_given),
        cmocka_unit_test(a_point_outside_its_interval_is_explained_by_the_time),
        cmocka_unit_test(few_effective_samples_are_a_warning),
        cmocka_unit_test(an_interval_that_failed_is_reported),
        cmocka_unit_test(a_quantile_among_the_unbounded_is_null),
        cmocka_unit_test(without_samples_the_band_is_null),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
