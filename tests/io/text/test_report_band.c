/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bands in words and as JSON. */
#include "check.h"
#include "io/export/export.h"
#include "io/text/report.h"

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

/* A posterior that says 11,800 to 16,600 km; 1.2 % unbounded toward the azimuth. */
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

static void has(char *text, const char *part)
{
    if (strstr(text, part) == NULL) {
        fail_msg("\"%s\" is not in:\n%s", part, text);
    }
}

/* The answer to a flight of two stages whose standard range is range_km. */
static char *said(const loft_posterior *posterior, bool failed, double range_km,
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
    const loft_answer answer = {
        .question = &q, .estimate = &e, .posterior = posterior, .band_failed = failed};
    char *text = loft_report_answer(&answer, 10000);
    assert_non_null(text);
    return text;
}

static void a_band_says_its_ends_its_middle_and_what_is_unbounded(void **state)
{
    (void)state;
    const loft_posterior p = some();
    char *text = said(&p, false, 14200.0, LOFT_CLAIM_EXACT);
    has(text, "without rotation 11,800 km to 16,600 km, middle 13,700 km; toward azimuth "
              "76\302\260 14,900 km to unbounded, middle unbounded (62 % unbounded).");
    has(text, "What decides: flight time 93 %, burn time 47 % of the variance of the "
              "range's rank.");
    assert_null(strstr(text, "boost drag"));
    assert_null(strstr(text, "WARNING"));
    assert_null(strstr(text, "asks for a burn"));
    free(text);
}

static void shares_near_none_and_near_all_are_not_rounded_away(void **state)
{
    (void)state;
    const struct {
        double unbounded;
        const char *words;
    } rows[] = {{0.004, "(under 1 % unbounded)"}, {0.996, "(over 99 % unbounded)"}};
    for (int i = 0; i < 2; i++) {
        loft_posterior p = some();
        p.no_rotation_m.unbounded = rows[i].unbounded;
        char *text = said(&p, false, 14200.0, LOFT_CLAIM_EXACT);
        has(text, rows[i].words);
        free(text);
    }
}

static void where_all_is_unbounded_only_that_is_said(void **state)
{
    (void)state;
    loft_posterior p = some();
    p.no_rotation_m = of_km(INFINITY, INFINITY, INFINITY, 1.0);
    memset(p.share, 0, sizeof p.share);
    char *text = said(&p, false, INFINITY, LOFT_CLAIM_NONE);
    has(text, "without rotation unbounded for 100 % of them;");
    assert_null(strstr(text, "What decides"));
    free(text);
}

/* Either side of the band; without a time there is nothing to explain it by. */
static void a_point_outside_its_band_is_explained_by_the_time(void **state)
{
    (void)state;
    const loft_posterior p = some();
    const double outside_km[] = {7070.0, INFINITY};
    for (int i = 0; i < 2; i++) {
        char *text = said(&p, false, outside_km[i], LOFT_CLAIM_EXACT);
        has(text,
            "asks for a burn of about 254 s (210 to 299) where the class has 250 s");
        free(text);
        text = said(&p, false, outside_km[i], LOFT_CLAIM_NONE);
        assert_null(strstr(text, "asks for a burn"));
        free(text);
    }
}

static void few_effective_samples_are_a_warning(void **state)
{
    (void)state;
    loft_posterior p = some();
    p.effective = 199.0;
    char *text = said(&p, false, 14200.0, LOFT_CLAIM_EXACT);
    has(text, "WARNING: the band rests on only 199 effective samples of 1000");
    free(text);
}

static void a_band_that_failed_is_said(void **state)
{
    (void)state;
    char *text = said(NULL, true, 14200.0, LOFT_CLAIM_EXACT);
    has(text, "No band: hardly any booster of this class flies these figures together.");
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
    loft_export_answer(w, &answer);
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
    has(text, "\"p05_km\": 11800,");
    has(text, "\"p50_error_km\": 12.3,");
    has(text, "\"p05_km\": 14900,");
    has(text, "\"p50_km\": null,");
    has(text, "\"p95_km\": null,");
    has(text, "\"unbounded_fraction\": 0.621,");
    has(text, "\"samples\": 1000,");
    has(text, "\"effective_samples\": 876.5");
    has(text, "\"input\": \"burn time\"");
    has(text, "\"share\": 0.47");
    free(text);
}

static void without_samples_the_band_is_null(void **state)
{
    (void)state;
    char *text = json_of(NULL);
    has(text, "\"band\": null");
    has(text, "\"posterior\": null");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_band_says_its_ends_its_middle_and_what_is_unbounded),
        cmocka_unit_test(shares_near_none_and_near_all_are_not_rounded_away),
        cmocka_unit_test(where_all_is_unbounded_only_that_is_said),
        cmocka_unit_test(a_point_outside_its_band_is_explained_by_the_time),
        cmocka_unit_test(few_effective_samples_are_a_warning),
        cmocka_unit_test(a_band_that_failed_is_said),
        cmocka_unit_test(a_quantile_among_the_unbounded_is_null),
        cmocka_unit_test(without_samples_the_band_is_null),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
