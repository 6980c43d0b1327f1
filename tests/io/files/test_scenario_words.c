/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scenario whose figures are words is the scenario whose figures are numbers. */
#include "classes.h"
#include "loft/files.h"
#include "messages.h"
#include "remedies.h"

static const char report[] =
    "{\"title\": \"A test\", \"date_utc\": \"2017-05-13T20:28Z\", \"site\": \"Kusong\",\n"
    "\"azimuth_deg\": 71, \"class\": \"liquid-1\", \"burn_time_s\": 150,\n"
    "\"reports\": [{\"apogee_km\": 2111.5, \"range_km\": 787, \"flight_time_s\": 1800}]}";

static loft_scenario *parse(const char *text, loft_diags *diags)
{
    loft_scenario *scenario = NULL;
    const loft_status status =
        loft_scenario_parse(data, text, strlen(text), diags, &scenario);
    assert_true(status == LOFT_OK || status == LOFT_ERR_INPUT);
    assert_int_equal(status == LOFT_OK, loft_diags_total(diags) == 0);
    return scenario;
}

static loft_scenario *parsed(const char *text)
{
    loft_diags *diags = loft_diags_new();
    loft_scenario *scenario = parse(text, diags);
    assert_no_messages(diags);
    loft_diags_free(diags);
    return scenario;
}

static void same_claim(const loft_claim *a, const loft_claim *b)
{
    assert_int_equal(a->kind, b->kind);
    CHECK_NEAR(a->value, b->value, 1e-15);
    CHECK_NEAR(a->lo, b->lo, 1e-15);
    CHECK_NEAR(a->hi, b->hi, 1e-15);
    CHECK_NEAR(a->rounding, b->rounding, 1e-12);
}

static void same_facts(const char *one, const char *other)
{
    loft_scenario *a = parsed(one);
    loft_scenario *b = parsed(other);
    const loft_scenario_facts *f = loft_scenario_content(a);
    const loft_scenario_facts *g = loft_scenario_content(b);
    const loft_report *r = &f->sources[0].report;
    const loft_report *s = &g->sources[0].report;
    same_claim(&r->apogee_m, &s->apogee_m);
    same_claim(&r->range_m, &s->range_m);
    same_claim(&r->time_s, &s->time_s);
    assert_string_equal(f->date_utc, g->date_utc);
    assert_string_equal(f->class_name, g->class_name);
    CHECK_NEAR(f->azimuth_rad, g->azimuth_rad, 1e-15);
    CHECK_NEAR(f->site.lat_rad, g->site.lat_rad, 1e-9);
    CHECK_NEAR(f->site.lon_rad, g->site.lon_rad, 1e-9);
    CHECK_NEAR(loft_booster_template_burn_time(&f->booster),
               loft_booster_template_burn_time(&g->booster), 1e-15);
    loft_scenario_free(a);
    loft_scenario_free(b);
}

/* Each `from` of the report as a number, as words. */
static void words_are_read_as_the_numbers_that_they_are(void **state)
{
    (void)state;
    static const struct {
        const char *from, *number, *words;
    } texts[] = {
        {"2111.5", "2111.5", "\"2,111.5 km\""},
        {"2111.5", "2111.5", "\"2111.5\""},
        {"2111.5", "2111.5, \"apogee_qualifier\": \"more_than\"", "\"over 2,111.5 km\""},
        {"2111.5", "2111.5, \"apogee_qualifier\": \"up_to\"",
         "\"2,111.5 km\", \"apogee_qualifier\": \"up_to\""},
        {"2111.5", "2000, \"apogee_qualifier\": \"more_than\"",
         "\"more than 2,000 km\", \"apogee_qualifier\": \"more_than\""},
        {"2111.5", "2000", "\"2,000 kilometres\""},
        {"2111.5", "2000, \"apogee_qualifier\": \"exact\"", "\"exactly 2,000 km\""},
        {"2111.5", "null", "null, \"apogee_qualifier\": null"},
        {"787", "[800, 900]", "\"800 to 900 km\""},
        {"787", "[950, 1050]", "\"1000\302\26150km\""},
        {"787", "1000", "\"about 1,000 km\""},
        {"787", "1000", "\"~1,000\""},
        {"787", "1000.08, \"range_rounding_km\": 0.926",
         "\"540 nautical miles\", "
         "\"range_qualifier\": \"exact\", \"range_rounding_km\": \"0.5 nautical miles\""},
        {"1800", "5120", "\"85 min 20 s\""},
        {"1800", "1800", "\"30 minutes\""},
        {"1800", "1800", "\"1800\""},
        {"1800", "1800, \"flight_time_qualifier\": \"tracked\"",
         "\"tracked for 30 min\""},
        {"1800", "[1800, 1980]", "\"30 to 33 min\""},
        {"71", "67.5", "\"ENE\""},
        {"71", "71", "\"71\302\260\""},
        {"71", "71", "\"N71E\""},
        {"71", "90", "\"east\""},
        {"150", "150", "\"2 min 30 s\""},
        {"150", "150", "\"150\""},
        {"\"liquid-1\"", "\"liquid-1\"", "\"Liquid-1\""},
        {"\"liquid-1\"", "\"liquid-1\"", "\"Hwasong-12\""},
        {"\"Kusong\"", "{\"name\": \"x\", \"lat_deg\": 39.2, \"lon_deg\": 125.7}",
         "\"39.2N 125.7E\""},
        {"\"Kusong\"", "{\"name\": \"x\", \"lat_deg\": 39.2, \"lon_deg\": -125.7}",
         "{\"name\": \"x\", \"lat_deg\": \"39\302\26012'N\", \"lon_deg\": \"125.7W\"}"},
        {"2017-05-13T20:28Z", "2017-05-13T20:28Z", "14 May 2017, 05:28 KST"},
        {"2017-05-13T20:28Z", "2017-05-13T20:28Z", "May 13, 2017 8:28 pm UTC"},
        {"2017-05-13T20:28Z", "2017-05-13", "13/05/2017"},
        {"2017-05-13T20:28Z", "2017-05", "May 2017"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        char *number = replaced(report, texts[i].from, texts[i].number);
        char *words = replaced(report, texts[i].from, texts[i].words);
        same_facts(number, words);
        free(number);
        free(words);
    }
}

static void classes_that_are_so_are_mixed(void **state)
{
    (void)state;
    char *text = replaced(report, "\"liquid-1\"", "\"ICBM\"");
    loft_scenario *scenario = parsed(text);
    const loft_scenario_facts *facts = loft_scenario_content(scenario);
    assert_int_equal(facts->n_classes, 2);
    assert_string_equal(facts->classes[0].name, "liquid-2");
    assert_string_equal(facts->classes[1].name, "solid-3");
    loft_scenario_free(scenario);
    free(text);
}

static void a_published_range_in_words_is_the_number(void **state)
{
    (void)state;
    static const struct {
        const char *km;
        double lo_km, hi_km;
        bool over;
    } texts[] = {{"over 4,500 km", 4500.0, 4500.0, true},
                 {"4,500 km", 4500.0, 4500.0, false},
                 {"4,000 to 4,500 km", 4000.0, 4500.0, false}};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        char range[300];
        snprintf(range, sizeof range,
                 "\"published_standard\": [{\"source\": \"A\", \"km\": \"%s\", "
                 "\"wording\": \"w\", \"status\": \"verified\", \"url\": null}], "
                 "\"class\"",
                 texts[i].km);
        char *text = replaced(report, "\"class\"", range);
        loft_scenario *scenario = parsed(text);
        const loft_scenario_standard *s = loft_scenario_content(scenario)->standards;
        CHECK_NEAR(s->lo_m, 1000.0 * texts[i].lo_km, 1e-15);
        CHECK_NEAR(s->hi_m, 1000.0 * texts[i].hi_km, 1e-15);
        assert_int_equal(s->over, texts[i].over);
        loft_scenario_free(scenario);
        free(text);
    }
}

/* A text that is wrong in the place of `from`, and the place of its one message. */
static const struct {
    const char *from, *words, *where;
} wrong[] = {
    {"2111.5", "2.111 km", "/reports/0/apogee_km"},
    {"2111.5", "1,1000 km", "/reports/0/apogee_km"},
    {"2111.5", "2111 klm", "/reports/0/apogee_km"},
    {"2111.5", "high", "/reports/0/apogee_km"},
    {"2111.5", "35 min", "/reports/0/apogee_km"},
    {"2111.5", "2,111,5", "/reports/0/apogee_km"},
    {"787", "21000 km", "/reports/0/range_km"},
    {"787", "900 to 800 km", "/reports/0/range_km"},
    {"787", "7,5 km", "/reports/0/range_km"},
    {"1800", "30 km", "/reports/0/flight_time_s"},
    {"1800", "85 min 75 s", "/reports/0/flight_time_s"},
    {"1800", "47 h", "/reports/0/flight_time_s"},
    {"71", "up", "/azimuth_deg"},
    {"71", "400", "/azimuth_deg"},
    {"71", "70 to 80 deg", "/azimuth_deg"},
    {"150", "150 km", "/burn_time_s"},
    {"150", "1 h", "/burn_time_s"},
    {"\"Kusong\"", "Kusongg", "/site"},
    {"\"Kusong\"", "39,2 125,7", "/site"},
    {"\"liquid-1\"", "liqid-2", "/class"},
    {"\"2017-05-13T20:28Z\"", "05/04/2017", "/date_utc"},
    {"\"2017-05-13T20:28Z\"", "13/05/17", "/date_utc"},
    {"\"2017-05-13T20:28Z\"", "31 June 2017", "/date_utc"},
    {"\"2017-05-13T20:28Z\"", "soon", "/date_utc"},
};

static char *with_words(const char *from, const char *words)
{
    char quoted[4 * LOFT_MESSAGE];
    assert_in_range(strlen(words), 0, sizeof quoted - 3);
    (void)snprintf(quoted, sizeof quoted, "\"%s\"", words);
    return replaced(report, from, quoted);
}

static void every_hint_is_taken_in_the_file(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        char remedies[REMEDIES][LOFT_MESSAGE];
        loft_diags *diags = loft_diags_new();
        char *text = with_words(wrong[i].from, wrong[i].words);
        if (parse(text, diags) != NULL) {
            fail_msg("'%s' was taken", wrong[i].words);
        }
        assert_int_equal(loft_diags_count(diags), 1);
        assert_string_equal(loft_diags_get(diags, 0).where, wrong[i].where);
        const size_t n = remedies_of(loft_diags_get(diags, 0).what, remedies);
        for (size_t k = 0; k < n; k++) {
            char *mended = with_words(wrong[i].from, remedies[k]);
            loft_scenario_free(parsed(mended));
            free(mended);
        }
        loft_diags_free(diags);
        free(text);
    }
}

static void words_and_the_qualifier_beside_them_agree(void **state)
{
    (void)state;
    loft_diags *diags = loft_diags_new();
    char *text =
        replaced(report, "787", "\"about 787 km\", \"range_qualifier\": \"more_than\"");
    assert_null(parse(text, diags));
    assert_message(diags, "/reports/0/range_qualifier",
                   "is not the hedge of range_km, \"about 787 km\": leave it out");
    loft_diags_free(diags);
    free(text);
}

/* "range" for "range_km". */
static void a_key_without_its_unit_is_known(void **state)
{
    (void)state;
    static const char *const keys[][2] = {{"apogee", "apogee_km"},
                                          {"range", "range_km"},
                                          {"date", "date_utc"},
                                          {"azimuth", "azimuth_deg"}};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        char hint[64];
        char where[64];
        snprintf(hint, sizeof hint, "did you mean \"%s\"?", keys[i][1]);
        snprintf(where, sizeof where, "%s/%s", i < 2 ? "/reports/0" : "", keys[i][0]);
        loft_diags *diags = loft_diags_new();
        char *text = replaced(report, keys[i][1], keys[i][0]);
        assert_null(parse(text, diags));
        assert_message(diags, where, hint);
        loft_diags_free(diags);
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_read_as_the_numbers_that_they_are),
        cmocka_unit_test(classes_that_are_so_are_mixed),
        cmocka_unit_test(a_published_range_in_words_is_the_number),
        cmocka_unit_test(every_hint_is_taken_in_the_file),
        cmocka_unit_test(words_and_the_qualifier_beside_them_agree),
        cmocka_unit_test(a_key_without_its_unit_is_known),
    };
    return cmocka_run_group_tests_name("scenario_words", tests, open_data, close_data);
}
