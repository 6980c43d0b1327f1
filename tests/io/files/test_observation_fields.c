/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The observations of a scenario file: what arrives, and what is refused. */
#include <stdio.h>

#include "builtin.h"
#include "loft/files.h"
#include "loft/loft.h"
#include "messages.h"
#include "sim/base/diag.h"

#define SAID "\"source\": \"A film\", \"wording\": \"w\""

/* A scenario with these observations. */
static char *with(const char *booster, const char *observations)
{
    static char text[8192];
    snprintf(text, sizeof text,
             "{\"title\": \"A test\", \"date_utc\": \"2001-02-27\", %s"
             "\"observations\": [%s],"
             "\"reports\": [{\"apogee_km\": 2000, \"range_km\": 800}]}",
             booster, observations);
    return text;
}

static loft_status read(const char *text, loft_diags *diags, loft_scenario **out)
{
    return loft_scenario_parse(data, text, strlen(text), diags, out);
}

static loft_scenario *good(const char *observations)
{
    loft_scenario *scenario = NULL;
    loft_diags *diags = loft_diags_new();
    const loft_status status =
        read(with("\"class\": \"liquid-2\", ", observations), diags, &scenario);
    assert_no_messages(diags);
    assert_int_equal(status, LOFT_OK);
    loft_diags_free(diags);
    return scenario;
}

static void refused(const char *observations, const char *where, const char *part)
{
    loft_scenario *scenario = NULL;
    loft_diags *diags = loft_diags_new();
    assert_int_equal(
        read(with("\"class\": \"liquid-2\", ", observations), diags, &scenario),
        LOFT_ERR_INPUT);
    assert_null(scenario);
    bool found = false;
    for (size_t i = 0; i < loft_diags_count(diags); i++) {
        const loft_diag d = loft_diags_get(diags, i);
        found = found || (strcmp(d.where, where) == 0 && strstr(d.what, part) != NULL);
    }
    if (!found) {
        print_error("no message at %s with \"%s\"\n", where, part);
        assert_no_messages(diags);
    }
    assert_true(found);
    loft_diags_free(diags);
}

static const loft_observation *first_of(const loft_scenario *scenario)
{
    const loft_scenario_facts *facts = loft_scenario_content(scenario);
    assert_true(facts->n_observations >= 1);
    return facts->observations;
}

static void a_burn_time_arrives_with_its_stage_and_hedge(void **state)
{
    (void)state;
    loft_scenario *s = good("{\"kind\": \"burn_time\", \"stage\": 1, \"time_s\": 120, "
                            "\"time_qualifier\": \"more_than\", \"time_rounding_s\": 5, "
                            "\"status\": \"recalled\", \"citation\": {\"publisher\": "
                            "\"P\", \"url\": \"https://example.org/\"}, " SAID "}");
    const loft_observation *o = first_of(s);
    assert_int_equal(o->kind, LOFT_OBSERVED_BURN_TIME);
    assert_int_equal(o->stage, 1);
    assert_int_equal(o->time_s.kind, LOFT_CLAIM_MORE_THAN);
    CHECK_NEAR(o->time_s.value, 120.0, 0.0);
    CHECK_NEAR(o->time_s.rounding, 5.0, 0.0);
    assert_string_equal(o->said.source, "A film");
    assert_string_equal(o->said.publisher, "P");
    assert_string_equal(o->said.status, "recalled");
    loft_scenario_free(s);
}

static void the_data_say_what_the_file_does_not(void **state)
{
    (void)state;
    loft_prior prior;
    assert_int_equal(loft_data_prior(data, "liquid-2", &prior), LOFT_OK);
    const loft_observation_errors *e = &prior.errors.seen;
    loft_scenario *s =
        good("{\"kind\": \"waypoint\", \"time_s\": 480, \"place\": {\"lat_deg\": 42, "
             "\"lon_deg\": 143}, " SAID "}, "
             "{\"kind\": \"speed\", \"at\": \"entry\", \"mach\": 22, " SAID "}, "
             "{\"kind\": \"impact\", \"place\": {\"lat_deg\": 42, \"lon_deg\": 143, "
             "\"within_km\": 40}, " SAID "}");
    const loft_observation *o = first_of(s);
    assert_true(o[0].has_place);
    CHECK_NEAR(o[0].within_m, e->place_m, 0.0);
    CHECK_NEAR(o[0].place.lat_rad, loft_rad_from_deg(42.0), 1e-15);
    CHECK_NEAR(o[1].value.value, 22.0 * e->mach_sea_level_mps, 1e-15);
    CHECK_NEAR(o[1].value.rounding, 0.5 * e->mach_sea_level_mps, 1e-12);
    CHECK_NEAR(o[1].entry_alt_m, e->entry_alt_m, 0.0);
    assert_int_equal(o[1].mach_of, LOFT_MACH_UNSAID);
    assert_int_equal(o[1].when, LOFT_SPEED_AT_ENTRY);
    CHECK_NEAR(o[2].within_m, 40e3, 1e-12);
    loft_scenario_free(s);
}

static void speeds_and_angles_arrive_in_si(void **state)
{
    (void)state;
    loft_scenario *s = good(
        "{\"kind\": \"speed\", \"at\": \"burnout\", \"speed_kmps\": [6.5, 7], " SAID "}, "
        "{\"kind\": \"entry_angle\", \"angle_deg\": 80, \"entry_altitude_km\": 60, " SAID
        "}, {\"kind\": \"speed\", \"at\": \"greatest\", \"mach\": 20, \"mach_of\": "
        "\"stratosphere\", \"speed_qualifier\": \"about\", " SAID
        "}, {\"kind\": \"last_contact\", \"time_s\": 2220, " SAID "}");
    const loft_observation *o = first_of(s);
    assert_int_equal(o[0].value.kind, LOFT_CLAIM_INTERVAL);
    CHECK_NEAR(o[0].value.hi, 7000.0, 1e-15);
    assert_int_equal(o[0].mach_of, LOFT_MACH_NOT);
    CHECK_NEAR(o[1].value.value, loft_rad_from_deg(80.0), 1e-15);
    CHECK_NEAR(o[1].entry_alt_m, 6e4, 1e-12);
    assert_int_equal(o[2].mach_of, LOFT_MACH_HIGH);
    assert_int_equal(o[2].value.kind, LOFT_CLAIM_ABOUT);
    assert_int_equal(o[3].kind, LOFT_OBSERVED_LAST_CONTACT);
    CHECK_NEAR(o[3].time_s.value, 2220.0, 0.0);
    loft_scenario_free(s);
}

static void a_kind_has_what_it_needs_and_no_more(void **state)
{
    (void)state;
    static const struct {
        const char *item, *where, *part;
    } cases[] = {
        {"{\"kind\": \"burn_time\", " SAID "}", "/observations/0",
         "\"time_s\" is missing"},
        {"{\"kind\": \"staging\", \"time_s\": 120, " SAID "}", "/observations/0",
         "\"stage\" is missing"},
        {"{\"kind\": \"waypoint\", \"time_s\": 120, " SAID "}", "/observations/0",
         "two or three"},
        {"{\"kind\": \"speed\", \"speed_kmps\": 7, " SAID "}", "/observations/0",
         "\"at\" is missing"},
        {"{\"kind\": \"speed\", \"at\": \"burnout\", \"speed_kmps\": 7, \"mach\": 20, " SAID
         "}",
         "/observations/0/mach", "must be left out"},
        {"{\"kind\": \"speed\", \"at\": \"burnout\", \"speed_kmps\": 7, "
         "\"entry_altitude_km\": 60, " SAID "}",
         "/observations/0/entry_altitude_km", "belongs to"},
        {"{\"kind\": \"entry_angle\", " SAID "}", "/observations/0",
         "\"angle_deg\" is missing"},
        {"{\"kind\": \"impact\", \"time_s\": 3, \"place\": {\"lat_deg\": 1, \"lon_deg\": "
         "2}, " SAID "}",
         "/observations/0/time_s", "is not a part"},
        {"{\"kind\": \"last_contact\", " SAID "}", "/observations/0",
         "\"time_s\" is missing"},
        {"{\"kind\": \"burn_time\", \"time_s\": 120, \"stage\": 3, " SAID "}",
         "/observations/0/stage", "at most 2"},
        {"{\"kind\": \"burn_time\", \"time_s\": [130, 120], " SAID "}",
         "/observations/0/time_s", "low below high"},
        {"{\"kind\": \"seen\", " SAID "}", "/observations/0/kind", "must be"},
        {"{\"kind\": \"burn_time\", \"time_s\": 120}", "/observations/0",
         "\"source\" is missing"},
        {"7", "/observations/0", "object"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        refused(cases[i].item, cases[i].where, cases[i].part);
    }
}

static void a_stage_may_be_any_where_no_class_is_named(void **state)
{
    (void)state;
    loft_scenario *scenario = NULL;
    loft_diags *diags = loft_diags_new();
    assert_int_equal(read(with("", "{\"kind\": \"burn_time\", \"time_s\": 60, "
                                   "\"stage\": 3, " SAID "}"),
                          diags, &scenario),
                     LOFT_OK);
    loft_diags_free(diags);
    loft_scenario_free(scenario);
}

/* The observations of an analysis come back from its JSON. */
static void a_result_has_them_and_is_read_back(void **state)
{
    (void)state;
    loft_scenario *s = good(
        "{\"kind\": \"burn_time\", \"stage\": 1, \"time_s\": 115, " SAID
        "}, {\"kind\": \"waypoint\", \"altitude_km\": 1500, \"place\": {\"name\": \"P\", "
        "\"lat_deg\": 41, \"lon_deg\": 128, \"within_km\": 90}, " SAID
        "}, {\"kind\": \"speed\", \"at\": \"greatest\", \"mach\": 20, " SAID
        "}, {\"kind\": \"entry_angle\", \"angle_deg\": 78, " SAID "}");
    const loft_analysis_options options = {.samples = 60, .seed = 1};
    loft_analysis *a = NULL;
    loft_analysis *b = NULL;
    char *text = NULL;
    char *again = NULL;
    size_t size = 0;
    size_t size_again = 0;
    loft_diags *diags = loft_diags_new();
    assert_int_equal(loft_analysis_of_scenario(s, &options, &a), LOFT_OK);
    assert_non_null(loft_analysis_answer(a));
    assert_int_equal(loft_analysis_json(a, &text, &size), LOFT_OK);
    assert_int_equal(loft_analysis_parse(text, size, diags, &b), LOFT_OK);
    assert_no_messages(diags);
    assert_int_equal(loft_analysis_event_of(b)->n_observations, 4);
    assert_int_equal(loft_analysis_json(b, &again, &size_again), LOFT_OK);
    const char *at = strstr(text, "\"observations\"");
    const char *at_again = strstr(again, "\"observations\"");
    assert_non_null(at);
    assert_non_null(at_again);
    const size_t length = (size_t)(strstr(at, "\"drawn_source\"") - at);
    assert_memory_equal(at, at_again, length);
    free(text);
    free(again);
    loft_analysis_free(a);
    loft_analysis_free(b);
    loft_diags_free(diags);
    loft_scenario_free(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_burn_time_arrives_with_its_stage_and_hedge),
        cmocka_unit_test(the_data_say_what_the_file_does_not),
        cmocka_unit_test(speeds_and_angles_arrive_in_si),
        cmocka_unit_test(a_kind_has_what_it_needs_and_no_more),
        cmocka_unit_test(a_stage_may_be_any_where_no_class_is_named),
        cmocka_unit_test(a_result_has_them_and_is_read_back),
    };
    return cmocka_run_group_tests(tests, open_data, close_data);
}
