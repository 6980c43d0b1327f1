/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "io/files/launch_json.h"
#include "io/files/result.h"

#include <stdlib.h>
#include <string.h>

#include "io/export/export.h"
#include "io/files/analysis_json.h"
#include "loft/loft.h"
#include "messages.h"

/* A result of three sources: a loft, a refusal, and one that is unbounded. */
typedef struct answered {
    loft_question questions[3];
    loft_estimate estimates[3];
    char *text;
    size_t size;
} answered;

static loft_launch launched(void)
{
    loft_launch launch = loft_launch_default();
    launch.site = (loft_geodetic){.lat_rad = loft_rad_from_deg(39.8712),
                                  .lon_rad = loft_rad_from_deg(125.2693),
                                  .alt_m = 12.3};
    launch.azimuth_rad = loft_rad_from_deg(86.31);
    launch.turn_fraction = 0.5678;
    launch.beta_kgpm2 = 5432.1;
    launch.booster.n_stages = 2;
    for (int i = 0; i < 2; i++) {
        launch.booster.stages[i].exhaust_mps = 2890.12;
        launch.booster.stages[i].burn_s = i == 0 ? 112.34 : 137.56;
        launch.booster.stages[i].speed_share = 1.0 / 3.0 + i / 3.0;
    }
    launch.booster.stages[0].gap_s = 2.345;
    return launch;
}

/* The output of the command without its prose. */
static void write_result(answered *a, bool one)
{
    loft_json_writer *w = loft_json_writer_new();
    loft_json_write_begin_object(w);
    loft_launch_write(w, &a->questions[0].launch);
    if (!one) {
        loft_json_write_key(w, "id");
        loft_json_write_string(w, "2024-test");
        loft_json_write_key(w, "drawn_source");
        loft_json_write_string(w, "C");
        loft_json_write_key(w, "sources");
        loft_json_write_begin_array(w);
    }
    for (int i = 0; i < (one ? 1 : 3); i++) {
        static const char *const names[] = {"A", "B", "C"};
        const loft_answer answer = {.source = names[i],
                                    .booster_class = "liquid-2",
                                    .question = &a->questions[i],
                                    .estimate = &a->estimates[i]};
        if (!one) {
            loft_json_write_begin_object(w);
        }
        loft_answer_write(w, &answer);
        if (!one) {
            loft_json_write_end_object(w);
        }
    }
    if (!one) {
        loft_json_write_end_array(w);
    }
    loft_json_write_end_object(w);
    assert_int_equal(loft_json_writer_finish(w, &a->text, &a->size), LOFT_OK);
    loft_json_writer_free(w);
}

static void answer_three(answered *a, bool one)
{
    static const double figures_km[3][2] = {
        {2802.1, 933.4}, {4475.6, 950.1}, {7687.5, 1001.2}};
    for (int i = 0; i < 3; i++) {
        loft_question *q = &a->questions[i];
        *q = (loft_question){.launch = launched()};
        q->report.apogee_m = loft_exact_km(figures_km[i][0]);
        q->report.range_m = loft_exact_km(figures_km[i][1]);
        q->known = i == 1 ? LOFT_REFUSED_FAILURE : LOFT_REFUSED_NOT;
        assert_int_equal(loft_estimate_make(q, &a->estimates[i]), LOFT_OK);
    }
    write_result(a, one);
}

static loft_result *read_back(const char *text, size_t size)
{
    loft_result *result = NULL;
    loft_diags *diags = loft_diags_new();
    const loft_status status = loft_result_parse(text, size, diags, &result);
    assert_no_messages(diags);
    assert_int_equal(status, LOFT_OK);
    loft_diags_free(diags);
    return result;
}

static void the_launch_comes_back(void **state)
{
    (void)state;
    answered a;
    answer_three(&a, false);
    loft_result *result = read_back(a.text, a.size);
    const loft_launch *got = &loft_result_content(result)->launch;
    const loft_launch want = launched();
    CHECK_NEAR(got->site.lat_rad, want.site.lat_rad, 4e-16);
    CHECK_NEAR(got->site.lon_rad, want.site.lon_rad, 4e-16);
    CHECK_WITHIN(got->site.alt_m, 12.3, 0.0);
    CHECK_NEAR(got->azimuth_rad, want.azimuth_rad, 4e-16);
    CHECK_WITHIN(got->turn_fraction, 0.5678, 0.0);
    CHECK_WITHIN(got->beta_kgpm2, 5432.1, 0.0);
    CHECK_WITHIN(got->tolerance, want.tolerance, 0.0);
    CHECK_WITHIN(got->booster.backpressure, want.booster.backpressure, 0.0);
    CHECK_WITHIN(got->booster.area_m2pkg, want.booster.area_m2pkg, 0.0);
    assert_int_equal(got->booster.n_stages, 2);
    for (int i = 0; i < 2; i++) {
        CHECK_WITHIN(got->booster.stages[i].exhaust_mps, 2890.12, 0.0);
        CHECK_WITHIN(got->booster.stages[i].burn_s, want.booster.stages[i].burn_s, 0.0);
        CHECK_WITHIN(got->booster.stages[i].gap_s, want.booster.stages[i].gap_s, 0.0);
        CHECK_WITHIN(got->booster.stages[i].speed_share,
                     want.booster.stages[i].speed_share, 0.0);
    }
    loft_result_free(result);
    free(a.text);
}

static void each_flight_ends_where_it_ended(void **state)
{
    (void)state;
    answered a;
    answer_three(&a, false);
    loft_result *result = read_back(a.text, a.size);
    const loft_result_facts *facts = loft_result_content(result);
    const loft_launch_flight *const first[LOFT_RESULT_ROLES] = {
        &a.estimates[0].fit.flown, &a.estimates[0].no_rotation.best,
        &a.estimates[0].toward_azimuth.best};
    for (int role = 0; role < LOFT_RESULT_ROLES; role++) {
        loft_result_flight flight;
        assert_int_equal(loft_result_fly(facts, 0, (loft_result_role)role, &flight),
                         LOFT_OK);
        const loft_flight_point *got = &flight.flown.flight.end;
        const loft_flight_point *want = &first[role]->flight.end;
        CHECK_WITHIN(loft_vec3_norm(loft_vec3_sub(got->r_ecef_m, want->r_ecef_m)), 0.0,
                     1e-6);
        CHECK_WITHIN(got->t_s, want->t_s, 1e-9);
        CHECK_WITHIN(loft_trajectory_end(flight.record), got->t_s, 0.0);
        loft_result_flight_fini(&flight);
    }
    loft_result_free(result);
    free(a.text);
}

static void an_unbounded_standard_flight_stays_unbounded(void **state)
{
    (void)state;
    answered a;
    answer_three(&a, false);
    loft_result *result = read_back(a.text, a.size);
    loft_result_flight flight;
    assert_int_equal(
        loft_result_fly(loft_result_content(result), 2, LOFT_RESULT_STANDARD, &flight),
        LOFT_OK);
    assert_true(a.estimates[2].no_rotation.best.unbounded);
    assert_true(flight.flown.unbounded);
    loft_result_flight_fini(&flight);
    loft_result_free(result);
    free(a.text);
}

static void a_refusal_has_its_reason_and_no_flight(void **state)
{
    (void)state;
    answered a;
    answer_three(&a, false);
    loft_result *result = read_back(a.text, a.size);
    const loft_result_facts *facts = loft_result_content(result);
    assert_int_equal(facts->n, 3);
    assert_string_equal(facts->id, "2024-test");
    assert_int_equal(facts->drawn, 2);
    assert_null(facts->title);
    assert_string_equal(facts->estimates[1].source, "B");
    assert_string_equal(facts->estimates[1].refusal_reason,
                        loft_refusal_reason(LOFT_REFUSED_FAILURE));
    assert_null(facts->estimates[0].refusal_reason);
    for (int role = 0; role < LOFT_RESULT_ROLES; role++) {
        loft_result_flight flight;
        assert_false(facts->estimates[1].has[role]);
        assert_int_equal(loft_result_fly(facts, 1, (loft_result_role)role, &flight),
                         LOFT_ERR_DOMAIN);
        assert_null(flight.record);
        loft_result_flight_fini(&flight);
    }
    loft_result_free(result);
    free(a.text);
}

static void the_document_of_one_estimate_is_a_result_too(void **state)
{
    (void)state;
    answered a;
    answer_three(&a, true);
    loft_result *result = read_back(a.text, a.size);
    const loft_result_facts *facts = loft_result_content(result);
    assert_int_equal(facts->n, 1);
    assert_int_equal(facts->drawn, 0);
    assert_true(facts->estimates[0].has[LOFT_RESULT_STANDARD_ROTATING]);
    CHECK_WITHIN(facts->estimates[0].aims[LOFT_RESULT_FLOWN].ideal_speed_mps,
                 a.estimates[0].fit.flown.aim.ideal_speed_mps, 0.0);
    loft_result_free(result);
    free(a.text);
}

static void every_mistake_is_named(void **state)
{
    (void)state;
    static const broken mistakes[] = {
        {"\"launch\"", "\"lunch\"", "/launch", "loft run"},
        {"\"model\": \"WGS84", "\"model\": \"Flat", "/launch/model", "must be"},
        {"\"drag_curve\": \"boost\"", "\"drag_curve\": 1", "/launch/drag_curve",
         "must be"},
        {"\"stages\": [", "\"stages\": [], \"rest\": [", "/launch/stages", "1 to 4"},
        {"\"exhaust_mps\": 2890.12", "\"exhaust_mps\": null",
         "/launch/stages/0/exhaust_mps", "no number"},
        {"\"burn_time_s\": 112.34", "\"burn_time_s\": -1.2", "/launch", "out of range"},
        {"\"alt_m\"", "\"altitude_m\"", "/launch/alt_m", "missing"},
        {"\"turn_fraction\": 0.5678,\n    \"beta", "\"turn_fraction\": 1.2,\n    \"beta",
         "/launch", "out of range"},
        {"\"fit\": {", "\"fit\": 1, \"fat\": {", "/sources/0/fit", "no object"},
        {"\"heading_deg\"", "\"headin_deg\"", "/sources/0/fit/heading_deg", "missing"},
        {"\"end_elevation_deg\": ", "\"end_elevation_deg\": 2", "/sources/0/fit",
         "out of range"},
        {"\"no_rotation\"", "\"rotation\"", "/sources/0/standard/no_rotation",
         "no object"},
        {"\"sources\": [", "\"sources\": [3, ", "/sources/0", "is not an object"},
        {"\"sources\": [", "\"sources\": [], \"rest\": [", "/sources", "is empty"},
    };
    answered a;
    answer_three(&a, false);
    for (size_t i = 0; i < sizeof mistakes / sizeof mistakes[0]; i++) {
        char *bad = replaced(a.text, mistakes[i].old, mistakes[i].new);
        loft_diags *diags = loft_diags_new();
        loft_result *result = NULL;
        assert_int_equal(loft_result_parse(bad, strlen(bad), diags, &result),
                         LOFT_ERR_INPUT);
        assert_null(result);
        assert_message(diags, mistakes[i].where, mistakes[i].what);
        loft_diags_free(diags);
        free(bad);
    }
    free(a.text);
}

static void what_is_no_result_is_refused(void **state)
{
    (void)state;
    loft_diags *diags = loft_diags_new();
    loft_result *result = NULL;
    assert_int_equal(loft_result_parse("[1.5]", 5, diags, &result), LOFT_ERR_INPUT);
    assert_message(diags, "", "no result");
    assert_int_equal(loft_result_parse("{", 1, diags, &result), LOFT_ERR_INPUT);
    assert_int_equal(loft_result_read("/nonexistent.json", diags, &result), LOFT_ERR_IO);
    assert_null(result);
    loft_diags_free(diags);
    loft_result_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_launch_comes_back),
        cmocka_unit_test(each_flight_ends_where_it_ended),
        cmocka_unit_test(an_unbounded_standard_flight_stays_unbounded),
        cmocka_unit_test(a_refusal_has_its_reason_and_no_flight),
        cmocka_unit_test(the_document_of_one_estimate_is_a_result_too),
        cmocka_unit_test(every_mistake_is_named),
        cmocka_unit_test(what_is_no_result_is_refused),
    };
    return cmocka_run_group_tests_name("result", tests, NULL, NULL);
}
