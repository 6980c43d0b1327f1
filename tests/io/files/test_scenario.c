/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <unistd.h>

#include "loft/files.h"
#include "loft/loft.h"
#include "messages.h"
#include "shipped.h"
#include "sim/base/diag.h"
#include "sim/base/file.h"

static const char lofted[] =
    "{\"id\": \"2001-02-28-example\", \"title\": \"A lofted flight\",\n"
    "\"date_utc\": \"2001-02-27T22:10Z\",\n"
    "\"site\": {\"name\": \"Somewhere\", \"lat_deg\": 40.25, \"lon_deg\": -126.5},\n"
    "\"azimuth_deg\": 72.5, \"class\": \"liquid-1\", \"kind\": \"ballistic\",\n"
    "\"outcome\": \"success\", \"note\": \"n\", \"reports\": [{\"source\": \"A "
    "ministry\",\n"
    " \"apogee_km\": 2111.5, \"apogee_qualifier\": \"exact\",\n"
    " \"range_km\": [780, 800], \"range_qualifier\": \"about\",\n"
    " \"flight_time_s\": null, \"flight_time_qualifier\": null,\n"
    " \"wording\": \"w\", \"status\": \"recalled\",\n"
    " \"citation\": {\"publisher\": \"A newspaper\", \"title\": null,\n"
    "  \"published\": \"2001-03\", \"url\": \"https://example.org/\"}}]}\n";

/* One published range, to stand before another key. */
#define ONE_STANDARD(km, more)                                                           \
    "{\"source\": \"An analyst\", \"km\": " km ", " more                                 \
    "\"wording\": \"w\", \"status\": \"verified\", \"url\": null}"
#define STANDARD(km, more) "\"published_standard\": [" ONE_STANDARD(km, more) "], "

static loft_scenario *parsed(const loft_data *data, const char *text)
{
    loft_scenario *scenario = NULL;
    loft_diags *diags = loft_diags_new();
    const loft_status status =
        loft_scenario_parse(data, text, strlen(text), diags, &scenario);
    assert_no_messages(diags);
    assert_int_equal(status, LOFT_OK);
    loft_diags_free(diags);
    return scenario;
}

static void every_shipped_scenario_is_read_without_a_message(void **state)
{
    loft_diags *diags = loft_diags_new();
    loft_file_list *list = NULL;
    assert_int_equal(loft_file_list_json("scenarios", diags, &list), LOFT_OK);
    assert_true(loft_file_list_count(list) >= 112);
    for (size_t i = 0; i < loft_file_list_count(list); i++) {
        loft_scenario *scenario = NULL;
        const loft_status status =
            loft_scenario_read(*state, loft_file_list_path(list, i), diags, &scenario);
        assert_no_messages(diags);
        assert_int_equal(status, LOFT_OK);
        const loft_scenario_facts *facts = loft_scenario_content(scenario);
        for (size_t k = 0; k < facts->n_sources; k++) {
            loft_question question;
            loft_booster booster;
            loft_scenario_question(scenario, k, &question);
            assert_int_equal(
                loft_booster_of_template(&question.launch.booster, 4321.0, &booster),
                LOFT_OK);
        }
        loft_scenario_free(scenario);
    }
    loft_file_list_free(list);
    loft_diags_free(diags);
}

static void facts_arrive_in_si(void **state)
{
    loft_scenario *scenario = parsed(*state, lofted);
    const loft_scenario_facts *facts = loft_scenario_content(scenario);
    assert_string_equal(facts->id, "2001-02-28-example");
    assert_string_equal(facts->date_utc, "2001-02-27T22:10Z");
    assert_string_equal(facts->site_name, "Somewhere");
    assert_string_equal(facts->class_name, "liquid-1");
    assert_null(facts->site_source);
    assert_null(facts->azimuth_source);
    CHECK_NEAR(facts->site.lat_rad, 40.25 * LOFT_PI / 180.0, 1e-15);
    CHECK_NEAR(facts->site.lon_rad, -126.5 * LOFT_PI / 180.0, 1e-15);
    CHECK_NEAR(facts->site.alt_m, 0.0, 0.0);
    assert_true(facts->has_azimuth);
    CHECK_NEAR(facts->azimuth_rad, 72.5 * LOFT_PI / 180.0, 1e-15);
    assert_false(facts->assume_ballistic);
    CHECK_NEAR(loft_booster_template_burn_time(&facts->booster), 120.0, 1e-15);
    loft_scenario_free(scenario);
}

static void figures_become_claims_in_si(void **state)
{
    loft_scenario *scenario = parsed(*state, lofted);
    const loft_scenario_source *s = &loft_scenario_content(scenario)->sources[0];
    assert_int_equal(loft_scenario_content(scenario)->n_sources, 1);
    assert_string_equal(s->status, "recalled");
    assert_string_equal(s->publisher, "A newspaper");
    assert_string_equal(s->published, "2001-03");
    assert_null(s->citation_title);
    assert_int_equal(s->report.apogee_m.kind, LOFT_CLAIM_EXACT);
    CHECK_NEAR(s->report.apogee_m.value, 2111500.0, 1e-15);
    CHECK_NEAR(s->report.apogee_m.rounding, 50.0, 1e-12);
    assert_int_equal(s->report.range_m.kind, LOFT_CLAIM_INTERVAL);
    CHECK_NEAR(s->report.range_m.lo, 780000.0, 1e-15);
    CHECK_NEAR(s->report.range_m.hi, 800000.0, 1e-15);
    assert_int_equal(s->report.time_s.kind, LOFT_CLAIM_NONE);
    loft_scenario_free(scenario);
}

static void a_source_called_tertiary_is_marked(void **state)
{
    loft_scenario *scenario = NULL;
    loft_diags *diags = loft_diags_new();
    assert_int_equal(loft_scenario_read(*state,
                                        "scenarios/dprk/2024-10-31-hwasong-19.json",
                                        diags, &scenario),
                     LOFT_OK);
    loft_diags_free(diags);
    const loft_scenario_facts *facts = loft_scenario_content(scenario);
    for (size_t i = 0; i < facts->n_sources; i++) {
        assert_true(facts->sources[i].tertiary ==
                    (strstr(facts->sources[i].source, "(tertiary)") != NULL));
    }
    loft_scenario_free(scenario);
}

static void hedges_and_whole_minutes_are_kept(void **state)
{
    loft_scenario *scenario = NULL;
    loft_diags *diags = loft_diags_new();
    assert_int_equal(loft_scenario_read(*state,
                                        "scenarios/dprk/2024-10-31-hwasong-19.json",
                                        diags, &scenario),
                     LOFT_OK);
    const loft_scenario_facts *facts = loft_scenario_content(scenario);
    assert_int_equal(facts->n_sources, 5);
    const loft_report *kcna = &facts->sources[0].report;
    CHECK_NEAR(kcna->time_s.value, 5156.0, 0.0);
    CHECK_NEAR(kcna->time_s.rounding, 0.5, 1e-12);
    const loft_report *japan = &facts->sources[1].report;
    assert_int_equal(japan->apogee_m.kind, LOFT_CLAIM_MORE_THAN);
    CHECK_NEAR(japan->apogee_m.value, 7e6, 1e-15);
    assert_int_equal(japan->range_m.kind, LOFT_CLAIM_ABOUT);
    CHECK_NEAR(japan->time_s.rounding, 30.0, 0.0);
    assert_int_equal(facts->sources[2].report.apogee_m.kind, LOFT_CLAIM_NONE);
    loft_scenario_free(scenario);
    loft_diags_free(diags);
}

static void a_time_may_be_that_for_which_it_was_tracked(void **state)
{
    loft_scenario *scenario = NULL;
    loft_diags *diags = loft_diags_new();
    assert_int_equal(loft_scenario_read(*state,
                                        "scenarios/dprk/2017-07-04-hwasong-14.json",
                                        diags, &scenario),
                     LOFT_OK);
    loft_diags_free(diags);
    const loft_claim *time = &loft_scenario_content(scenario)->sources[2].report.time_s;
    assert_int_equal(time->kind, LOFT_CLAIM_TRACKED);
    assert_true(loft_claim_is_one_sided(time));
    CHECK_NEAR(time->value, 2220.0, 0.0);
    loft_scenario_free(scenario);
}

static void a_country_and_published_ranges_may_be_given(void **state)
{
    loft_scenario *scenario = parsed(*state, lofted);
    assert_null(loft_scenario_content(scenario)->country);
    assert_int_equal(loft_scenario_content(scenario)->n_standards, 0);
    loft_scenario_free(scenario);
    char *text = replaced(
        lofted, "\"kind\"",
        "\"country\": \"Ruritania\", \"published_standard\": [\n"
        "{\"source\": \"An analyst\", \"km\": 13000.5, \"over\": true, \"wording\": "
        "\"w\",\n"
        " \"status\": \"recalled\", \"published\": \"2001-04\", \"url\": null},\n"
        "{\"source\": \"A ministry\", \"km\": [4500, 5000], \"wording\": \"w\",\n"
        "\"reference\": true, \"discussion\": \"d\","
        " \"status\": \"verified\", \"url\": \"https://example.org/\"}], \"kind\"");
    scenario = parsed(*state, text);
    const loft_scenario_facts *facts = loft_scenario_content(scenario);
    assert_string_equal(facts->country, "Ruritania");
    assert_int_equal(facts->n_standards, 2);
    const loft_scenario_standard *one = &facts->standards[0];
    assert_string_equal(one->source, "An analyst");
    assert_string_equal(one->wording, "w");
    assert_string_equal(one->status, "recalled");
    assert_string_equal(one->published, "2001-04");
    assert_null(one->url);
    CHECK_NEAR(one->lo_m, 13000500.0, 1e-15);
    CHECK_NEAR(one->hi_m, one->lo_m, 0.0);
    assert_true(one->over);
    assert_false(one->reference);
    assert_null(one->discussion);
    const loft_scenario_standard *two = &facts->standards[1];
    assert_null(two->published);
    assert_string_equal(two->url, "https://example.org/");
    CHECK_NEAR(two->lo_m, 4500000.0, 1e-15);
    CHECK_NEAR(two->hi_m, 5000000.0, 1e-15);
    assert_false(two->over);
    assert_true(two->reference);
    assert_string_equal(two->discussion, "d");
    loft_scenario_free(scenario);
    free(text);
}

static void a_date_may_be_a_year_or_a_month(void **state)
{
    static const char *const dates[] = {"1944", "1960-11"};
    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
        char *text = replaced(lofted, "2001-02-27T22:10Z", dates[i]);
        loft_scenario *scenario = parsed(*state, text);
        assert_string_equal(loft_scenario_content(scenario)->date_utc, dates[i]);
        loft_scenario_free(scenario);
        free(text);
    }
}

/* The names outlive the data that they come from; the prior of the file is that of each. */
static void without_a_class_all_that_have_a_share_are_to_be_mixed(void **state)
{
    (void)state;
    char *text = replaced(lofted, "\"class\": \"liquid-1\", ",
                          "\"burn_time_s\": 147, \"prior\": {\"isp_sd_s\": 7.5}, ");
    loft_scenario *scenario = NULL;
    loft_data *own = NULL;
    loft_diags *diags = loft_diags_new();
    assert_int_equal(loft_data_open(NULL, diags, &own), LOFT_OK);
    const size_t n = loft_data_class_count(own);
    assert_int_equal(loft_scenario_parse(own, text, strlen(text), diags, &scenario),
                     LOFT_OK);
    loft_data_free(own);
    const loft_scenario_facts *facts = loft_scenario_content(scenario);
    assert_int_equal(facts->n_classes, n);
    assert_string_equal(facts->class_name, "liquid-1");
    for (size_t i = 0; i < n; i++) {
        const loft_class_choice *c = &facts->classes[i];
        assert_true(strlen(c->name) > 0 && c->share > 0.0);
        CHECK_NEAR(loft_booster_template_burn_time(&c->booster), 147.0, 1e-12);
        CHECK_NEAR(c->prior.isp_sd_s, 7.5, 0.0);
    }
    loft_scenario_free(scenario);
    loft_diags_free(diags);
    free(text);
}

static void published_stages_take_the_place_of_a_class(void **state)
{
    loft_scenario *scenario = NULL;
    loft_diags *diags = loft_diags_new();
    assert_int_equal(loft_scenario_read(*state,
                                        "scenarios/validation/1961-03-24-mr-bd.json",
                                        diags, &scenario),
                     LOFT_OK);
    const loft_scenario_facts *facts = loft_scenario_content(scenario);
    assert_null(facts->class_name);
    assert_int_equal(facts->booster.n_stages, 1);
    CHECK_NEAR(facts->booster.stages[0].burn_s, 141.8, 1e-15);
    CHECK_NEAR(facts->booster.stages[0].exhaust_mps, 242.0 * 9.80665, 1e-15);
    loft_scenario_free(scenario);
    loft_diags_free(diags);
}

static void the_prior_is_that_of_the_class_but_for_what_the_file_says(void **state)
{
    loft_prior of_class;
    assert_int_equal(loft_data_prior(*state, "liquid-1", &of_class), LOFT_OK);
    loft_scenario *scenario = parsed(*state, lofted);
    const loft_prior *plain = &loft_scenario_content(scenario)->prior;
    CHECK_NEAR(plain->burn_log_sd, of_class.burn_log_sd, 0.0);
    CHECK_NEAR(plain->site_sd_m, of_class.site_sd_m, 0.0);
    loft_scenario_free(scenario);
    char *text = replaced(lofted, "\"class\"",
                          "\"prior\": {\"azimuth_sd_deg\": 4.5, \"turn_lo\": 0.55, "
                          "\"site_sd_km\": 0}, \"class\"");
    scenario = parsed(*state, text);
    const loft_prior *own = &loft_scenario_content(scenario)->prior;
    CHECK_NEAR(own->azimuth_sd_rad, 0.025 * LOFT_PI, 1e-15);
    CHECK_NEAR(own->turn_lo, 0.55, 0.0);
    CHECK_NEAR(own->site_sd_m, 0.0, 0.0);
    CHECK_NEAR(own->burn_log_sd, of_class.burn_log_sd, 0.0);
    CHECK_NEAR(own->turn_hi, of_class.turn_hi, 0.0);
    loft_scenario_free(scenario);
    free(text);
    text = replaced(lofted, "\"liquid-1\"", "\"liquid-short\"");
    scenario = parsed(*state, text);
    CHECK_NEAR(loft_scenario_content(scenario)->prior.drag_log_sd, 0.4, 0.0);
    loft_scenario_free(scenario);
    free(text);
}

/* The bounds of the schema are those of loft_prior_check. */
static void the_widest_and_the_narrowest_prior_pass_the_check(void **state)
{
    static const char *const ends[] = {
        "\"prior\": {\"burn_log_sd\": 1, \"isp_sd_s\": 100, \"split_sd\": 0.3, "
        "\"turn_lo\": 1, \"turn_hi\": 1, \"gap_mean_s\": 600, \"beta_log_sd\": 1, "
        "\"drag_log_sd\": 1, \"azimuth_sd_deg\": 90, \"site_sd_km\": 1000}, \"class\"",
        "\"prior\": {\"burn_log_sd\": 0, \"isp_sd_s\": 0, \"split_sd\": 0, "
        "\"turn_lo\": 1e-300, \"gap_mean_s\": 0, \"beta_log_sd\": 0, "
        "\"drag_log_sd\": 0, \"azimuth_sd_deg\": 0, \"site_sd_km\": 0}, \"class\""};
    for (int i = 0; i < 2; i++) {
        char *text = replaced(lofted, "\"class\"", ends[i]);
        loft_scenario *scenario = parsed(*state, text);
        assert_int_equal(loft_prior_check(&loft_scenario_content(scenario)->prior),
                         LOFT_OK);
        loft_scenario_free(scenario);
        free(text);
    }
}

static void a_question_is_the_default_launch_at_the_site(void **state)
{
    char *text = replaced(lofted, "\"liquid-1\"",
                          "\"solid-2\", \"burn_time_s\": 87.5, "
                          "\"assume_ballistic\": true");
    loft_scenario *scenario = parsed(*state, text);
    loft_question q;
    loft_scenario_question(scenario, 0, &q);
    loft_scenario_free(scenario); /* it is needed no more */
    const loft_launch usual = loft_launch_default();
    CHECK_NEAR(q.launch.site.lat_rad, 40.25 * LOFT_PI / 180.0, 1e-15);
    CHECK_NEAR(q.launch.azimuth_rad, 72.5 * LOFT_PI / 180.0, 1e-15);
    CHECK_NEAR(q.launch.turn_fraction, usual.turn_fraction, 0.0);
    CHECK_NEAR(q.launch.beta_kgpm2, usual.beta_kgpm2, 0.0);
    CHECK_NEAR(q.launch.booster.stages[0].burn_s, 0.45 * 87.5, 1e-15);
    CHECK_NEAR(q.launch.booster.stages[1].burn_s, 0.55 * 87.5, 1e-15);
    CHECK_NEAR(q.report.apogee_m.value, 2111500.0, 1e-15);
    assert_int_equal(q.known, LOFT_REFUSED_NOT);
    assert_true(q.assume_ballistic);
    free(text);
}

/* The figure that decides a refusal may have to be solved for from a time. */
static loft_refusal refusal_of(const loft_scenario *scenario)
{
    loft_refusal refusal = LOFT_REFUSED_COUNT;
    assert_int_equal(loft_scenario_refusal(scenario, &refusal), LOFT_OK);
    return refusal;
}

static void a_solved_arc_decides_whether_a_scenario_is_converted(void **state)
{
    static const struct {
        const char *time;
        loft_refusal refusal;
    } rows[] = {{"1800", LOFT_REFUSED_DEPRESSED_OR_LIFTING}, {"2100", LOFT_REFUSED_NOT}};
    for (int i = 0; i < 2; i++) {
        char timed[120];
        snprintf(timed, sizeof timed,
                 "\"flight_time_s\": %s, \"flight_time_qualifier\": \"about\"",
                 rows[i].time);
        char *low = replaced(lofted, "2111.5, \"apogee_qualifier\": \"exact\"",
                             "null, \"apogee_qualifier\": null");
        char *far = replaced(low, "[780, 800]", "10138");
        char *big = replaced(far, "liquid-1", "liquid-2");
        char *text = replaced(
            big, "\"flight_time_s\": null, \"flight_time_qualifier\": null", timed);
        loft_scenario *scenario = parsed(*state, text);
        assert_int_equal(refusal_of(scenario), rows[i].refusal);
        loft_scenario_free(scenario);
        free(text);
        free(big);
        free(far);
        free(low);
    }
}

static void an_unknown_azimuth_is_told_and_taken_as_east(void **state)
{
    char *text = replaced(lofted, "72.5", "null");
    loft_scenario *scenario = parsed(*state, text);
    assert_false(loft_scenario_content(scenario)->has_azimuth);
    loft_question q;
    loft_scenario_question(scenario, 0, &q);
    CHECK_NEAR(q.launch.azimuth_rad, 0.5 * LOFT_PI, 1e-15);
    loft_scenario_free(scenario);
    free(text);
}

static void what_bars_an_answer_has_an_order(void **state)
{
    static const struct {
        const char *outcome, *kind;
        loft_refusal with_figures;
    } rows[] = {
        {"success", "ballistic", LOFT_REFUSED_NOT},
        {"success", "lifting", LOFT_REFUSED_LIFTING},
        {"success", "partial_burn", LOFT_REFUSED_PARTIAL_BURN},
        {"failure", "ballistic", LOFT_REFUSED_FAILURE},
        {"disputed", "lifting", LOFT_REFUSED_DISPUTED},
        {"not_flown", "ballistic", LOFT_REFUSED_NOT},
        {"failure", "satellite_launch", LOFT_REFUSED_SATELLITE_LAUNCH},
        {"success", "satellite_launch", LOFT_REFUSED_SATELLITE_LAUNCH},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        loft_question q;
        char *a = replaced(lofted, "success", rows[i].outcome);
        char *b = replaced(a, "ballistic", rows[i].kind);
        loft_scenario *scenario = parsed(*state, b);
        loft_scenario_question(scenario, 0, &q);
        assert_int_equal(q.known, rows[i].with_figures);
        assert_int_equal(refusal_of(scenario), rows[i].with_figures);
        loft_scenario_free(scenario);
        char *c = replaced(b, "2111.5, \"apogee_qualifier\": \"exact\"",
                           "null, \"apogee_qualifier\": null");
        char *d = replaced(c, "[780, 800], \"range_qualifier\": \"about\"",
                           "null, \"range_qualifier\": null");
        scenario = parsed(*state, d);
        loft_scenario_question(scenario, 0, &q);
        const bool barred = rows[i].with_figures != LOFT_REFUSED_NOT;
        assert_int_equal(q.known, rows[i].with_figures);
        assert_int_equal(refusal_of(scenario),
                         barred ? rows[i].with_figures : LOFT_REFUSED_NOTHING_REPORTED);
        loft_scenario_free(scenario);
        free(a);
        free(b);
        free(c);
        free(d);
    }
}

static const broken mistakes[] = {
    {"\"class\"", "\"prior\": {\"turn_hi\": 0.35}, \"class\"", "/prior",
     "turn_lo is 0.4, must not be above turn_hi, 0.35"},
    {"\"class\"", "\"prior\": {\"isp_sd_s\": -1}, \"class\"", "/prior/isp_sd_s",
     "is -1, must be at least 0"},
    {"\"class\"", "\"prior\": {\"isp_sd\": 1}, \"class\"", "/prior/isp_sd",
     "unknown key; did you mean \"isp_sd_s\""},
    {"\"class\"", "\"prior\": [0.17], \"class\"", "/prior", "wanted object"},
    {"\"class\": \"liquid-1\"",
     "\"class\": \"liquid-1\", \"stages\": [{\"isp_s\": 200, \"burn_time_s\": 9, "
     "\"speed_share\": 1}]",
     "", "has both class and stages; give one"},
    {"\"class\": \"liquid-1\"",
     "\"stages\": [{\"isp_s\": 200, \"burn_time_s\": 9, \"speed_share\": 0.8}]",
     "/stages", "speed_share of all stages adds up to 0.8, must be 1"},
    {"liquid-1", "liquid-l", "/class",
     "unknown class 'liquid-l'; the classes are solid-1"},
    {"\"exact\"", "null", "/reports/0/apogee_qualifier",
     "is null, must be \"exact\", \"about\", \"more_than\" or \"up_to\", for apogee_km"},
    {"\"flight_time_qualifier\": null", "\"flight_time_qualifier\": \"about\"",
     "/reports/0/flight_time_qualifier", "must be null, for flight_time_s is null"},
    {"\"flight_time_s\": null", "\"flight_time_s\": 1834",
     "/reports/0/flight_time_qualifier",
     "\"more_than\", \"up_to\" or \"tracked\", for flight_time_s is given"},
    {"\"exact\"", "\"tracked\"", "/reports/0/apogee_qualifier",
     "is \"tracked\", must be \"exact\""},
    {"\"exact\"", "\"exactly\"", "/reports/0/apogee_qualifier",
     "is \"exactly\", must be \"exact\""},
    {"[780, 800]", "[800, 780]", "/reports/0/range_km",
     "is [800, 780], must be [low, high]"},
    {"\"wording\": \"w\"", "\"revised_by\": \"A ministry\", \"wording\": \"w\"",
     "/reports/0/revised_by", "is \"A ministry\", must be the source of another report"},
    {"\"wording\": \"w\"", "\"revised_by\": \"B\", \"wording\": \"w\"",
     "/reports/0/revised_by", "is \"B\", must be the source of another report"},
    {"[780, 800]", "[780, 780]", "/reports/0/range_km",
     "is [780, 780], must be [low, high]"},
    {"[780, 800]", "[780]", "/reports/0/range_km", "has 1 items, must have at least 2"},
    {"[780, 800]", "\"far\"", "/reports/0/range_km", "range_km far: no number"},
    {"2111.5", "-2111.5", "/reports/0/apogee_km", "is -2111.5, must be greater than 0"},
    {"2001-02-27T", "2001-02-29T", "/date_utc", "not in the calendar"},
    {"2001-02-27T", "1900-02-29T", "/date_utc", "not in the calendar"},
    {"2001-02-27T", "2001-04-31T", "/date_utc", "not in the calendar"},
    {"2001-02-27T22:10Z", "27 Febtember 2001", "/date_utc", "such as 2017-05"},
    {"2001-02-28-", "2001-13-28-", "/id", "2001-13-28 is not a calendar date"},
    {"40.25", "140.25", "/site/lat_deg", "is 140.25, must be at most 90"},
    {"72.5", "360", "/azimuth_deg", "is 360, must be less than 360"},
    {"\"apogee_km\"", "\"apogee_kn\"", "/reports/0/apogee_kn",
     "unknown key; did you mean \"apogee_km\"?"},
    {"\"title\": \"A", "\"tilte\": \"A", "/tilte",
     "unknown key; did you mean \"title\"?"},
    {"\"kind\"", "\"burn_time_s\": 5e-324, \"kind\"", "/burn_time_s",
     "the stages cannot be scaled to"},
    {"\"reports\": [{", "\"reports\": [1, {", "/reports/0", "found 1, wanted object"},
    {"2001-02-27T22:10Z", "2001-13", "/date_utc", "not in the calendar"},
    {"\"kind\"", "\"country\": \"\", \"kind\"", "/country", "has length 0"},
    {"\"kind\"", "\"country\": 7, \"kind\"", "/country", "found 7"},
    {"\"kind\"", "\"published_standard\": [], \"kind\"", "/published_standard",
     "has 0 items, must have at least 1"},
    {"\"kind\"", "\"published_standard\": [7], \"kind\"", "/published_standard/0",
     "found 7, wanted object"},
    {"\"kind\"", "\"published_standard\": [{\"km\": 7}], \"kind\"",
     "/published_standard/0", "source"},
    {"\"kind\"", STANDARD("[5000, 4500]", "") "\"kind\"", "/published_standard/0/km",
     "is [5000, 4500], must be [low, high]"},
    {"\"kind\"", STANDARD("[4500, 5000]", "\"over\": true, ") "\"kind\"",
     "/published_standard/0/over", "is true, must be false, for km is an interval"},
    {"\"kind\"",
     "\"published_standard\": [" ONE_STANDARD(
         "7",
         "\"reference\": true, ") ", " ONE_STANDARD("8",
                                                    "\"reference\": true, ") "], "
                                                                             "\"kind\"",
     "/published_standard/1/reference",
     "is true, must be false, for an entry before it is the reference"},
    {"\"kind\"", STANDARD("7", "\"discussion\": \"\", ") "\"kind\"",
     "/published_standard/0/discussion", "has length 0"},
    {"\"kind\"", STANDARD("null", "") "\"kind\"", "/published_standard/0/km",
     "found null"},
    {"}]}", "}]", "line 12, column 1", "found the end"},
    {"2001-02-27T", "20:1-02-27T", "/date_utc", "such as 2017-05"},
    {"2001-02-27T", "2001x02-27T", "/date_utc", "such as 2017-05"},
    {"2001-02-27T", "2001-0x-27T", "/date_utc", "such as 2017-05"},
    {"2001-02-27T", "2001-02x27T", "/date_utc", "such as 2017-05"},
    {"2001-02-27T", "2001-02-xxT", "/date_utc", "such as 2017-05"},
    {"2001-02-27T", "2001-00-27T", "/date_utc", "not in the calendar"},
    {"2001-02-27T", "2001-02-00T", "/date_utc", "not in the calendar"},
    {"[780, 800]", "[780, \"800\"]", "/reports/0/range_km/1", "found \"800\" (a string)"},
    {" \"range_km\": [780, 800],", "", "/reports/0/range_qualifier",
     "must be null, for range_km is not given"},
    {"\"title\": \"A lofted flight\",", "", "", "the key \"title\" is missing"},
};

static void a_mistake_is_named(void **state)
{
    for (size_t i = 0; i < sizeof mistakes / sizeof mistakes[0]; i++) {
        loft_scenario *scenario = NULL;
        loft_diags *diags = loft_diags_new();
        char *text = replaced(lofted, mistakes[i].old, mistakes[i].new);
        assert_int_equal(
            loft_scenario_parse(*state, text, strlen(text), diags, &scenario),
            LOFT_ERR_INPUT);
        assert_message(diags, mistakes[i].where, mistakes[i].what);
        assert_null(scenario);
        loft_diags_free(diags);
        free(text);
    }
}

static void leap_days_are_days(void **state)
{
    static const char *const days[] = {"2024-02-29", "2000-02-29", "2016-12-31"};
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        char *text = replaced(lofted, "2001-02-27", days[i]);
        loft_scenario_free(parsed(*state, text));
        free(text);
    }
}

static void all_mistakes_are_reported_at_once(void **state)
{
    char *a = replaced(lofted, "\"class\": \"liquid-1\", ", "");
    char *b = replaced(a, "[780, 800]", "[800, 780]");
    char *c = replaced(b, "2001-02-27", "2001-02-30");
    char *d = replaced(c, "40.25", "\"north\"");
    char *e = replaced(d, "\"flight_time_qualifier\": null",
                       "\"flight_time_qualifier\": \"about\"");
    loft_scenario *scenario = NULL;
    loft_diags *diags = loft_diags_new();
    assert_int_equal(loft_scenario_parse(*state, e, strlen(e), diags, &scenario),
                     LOFT_ERR_INPUT);
    assert_message(diags, "/reports/0/range_km", "[800, 780]");
    assert_message(diags, "/date_utc", "2001-02-30");
    assert_message(diags, "/site/lat_deg", "lat_deg north: write a latitude in degrees");
    assert_message(diags, "/reports/0/flight_time_qualifier", "must be null");
    assert_int_equal(loft_diags_total(diags), 4);
    loft_diags_free(diags);
    free(a);
    free(b);
    free(c);
    free(d);
    free(e);
}

static void a_value_that_is_no_object_is_refused(void **state)
{
    static const char *const texts[] = {"7", "[]", "null", "\"x\"", "{}"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        loft_scenario *scenario = NULL;
        loft_diags *diags = loft_diags_new();
        assert_int_equal(
            loft_scenario_parse(*state, texts[i], strlen(texts[i]), diags, &scenario),
            LOFT_ERR_INPUT);
        assert_true(loft_diags_total(diags) > 0);
        loft_diags_free(diags);
    }
}

static void a_file_may_have_any_name(void **state)
{
    static const char *const names[] = {"2001-02-28-example.json", "2001-02-28.json",
                                        "2001-02-28-example.json.txt", "example.json"};
    char dir[] = "/tmp/loft-test-XXXXXX";
    assert_non_null(mkdtemp(dir));
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char path[96];
        loft_scenario *scenario = NULL;
        loft_diags *diags = loft_diags_new();
        snprintf(path, sizeof path, "%s/%s", dir, names[i]);
        assert_int_equal(loft_file_write_atomic(path, lofted, sizeof lofted - 1, diags),
                         LOFT_OK);
        const loft_status status = loft_scenario_read(*state, path, diags, &scenario);
        unlink(path);
        assert_int_equal(status, LOFT_OK);
        assert_no_messages(diags);
        loft_scenario_free(scenario);
        loft_diags_free(diags);
    }
    rmdir(dir);
}

static const char least[] =
    "{\"title\": \"Hwasong-99, a new test\", \"date_utc\": \"2031-02-03T04:05Z\",\n"
    " \"reports\": [{\"apogee_km\": 1000, \"range_km\": 512.5, \"flight_time_s\": 900}]}";

static void title_date_and_a_report_are_enough(void **state)
{
    loft_scenario *scenario = parsed(*state, least);
    const loft_scenario_facts *facts = loft_scenario_content(scenario);
    assert_string_equal(facts->id, "2031-02-03-hwasong-99");
    CHECK_NEAR(loft_deg_from_rad(facts->site.lat_rad), 40.0, 1e-15);
    CHECK_NEAR(loft_deg_from_rad(facts->site.lon_rad), 126.0, 1e-15);
    assert_false(facts->has_azimuth);
    assert_true(facts->n_classes > 1);
    assert_null(facts->sources[0].source);
    assert_null(facts->sources[0].publisher);
    loft_scenario_free(scenario);
}

static void a_round_number_without_a_hedge_is_about(void **state)
{
    static const struct {
        const char *figures;
        loft_claim_kind apogee, time;
    } cases[] = {
        {"\"apogee_km\": 1000, \"flight_time_s\": 900", LOFT_CLAIM_ABOUT,
         LOFT_CLAIM_ABOUT},
        {"\"apogee_km\": 4500, \"flight_time_s\": 2700", LOFT_CLAIM_ABOUT,
         LOFT_CLAIM_ABOUT},
        {"\"apogee_km\": 787, \"flight_time_s\": 780", LOFT_CLAIM_EXACT,
         LOFT_CLAIM_EXACT},
        {"\"apogee_km\": 7690.5, \"flight_time_s\": 5156", LOFT_CLAIM_EXACT,
         LOFT_CLAIM_EXACT},
        {"\"apogee_km\": 12340, \"flight_time_s\": 5156", LOFT_CLAIM_EXACT,
         LOFT_CLAIM_EXACT},
        {"\"apogee_km\": [70, 80], \"flight_time_s\": 5156", LOFT_CLAIM_INTERVAL,
         LOFT_CLAIM_EXACT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *text = replaced(
            least, "\"apogee_km\": 1000, \"range_km\": 512.5, \"flight_time_s\": 900",
            cases[i].figures);
        loft_scenario *scenario = parsed(*state, text);
        const loft_report *r = &loft_scenario_content(scenario)->sources[0].report;
        assert_int_equal(r->apogee_m.kind, cases[i].apogee);
        assert_int_equal(r->time_s.kind, cases[i].time);
        assert_int_equal(r->range_m.kind, LOFT_CLAIM_NONE);
        loft_scenario_free(scenario);
        free(text);
    }
}

static void a_rounding_of_another_unit_may_be_given(void **state)
{
    char *text = replaced(least, "512.5", "997.793, \"range_rounding_km\": 0.8");
    loft_scenario *scenario = parsed(*state, text);
    const loft_claim *range = &loft_scenario_content(scenario)->sources[0].report.range_m;
    CHECK_NEAR(range->rounding, 800.0, 1e-15);
    CHECK_NEAR(range->value, 997793.0, 1e-15);
    loft_scenario_free(scenario);
    free(text);
}

static void several_reports_need_their_sources(void **state)
{
    char *text = replaced(least, "\"flight_time_s\": 900}",
                          "\"flight_time_s\": 900}, "
                          "{\"source\": \"A\"}");
    loft_scenario *scenario = NULL;
    loft_diags *diags = loft_diags_new();
    assert_int_equal(loft_scenario_parse(*state, text, strlen(text), diags, &scenario),
                     LOFT_ERR_INPUT);
    assert_message(diags, "/reports/0", "the key \"source\" is missing");
    assert_int_equal(loft_diags_total(diags), 1);
    loft_diags_free(diags);
    free(text);
}

static void a_file_may_be_named_without_a_folder(void **state)
{
    char before[4096];
    loft_scenario *scenario = NULL;
    loft_diags *diags = loft_diags_new();
    assert_non_null(getcwd(before, sizeof before));
    assert_int_equal(chdir("scenarios/dprk"), 0);
    const loft_status status =
        loft_scenario_read(*state, "2024-10-31-hwasong-19.json", diags, &scenario);
    assert_int_equal(chdir(before), 0);
    assert_no_messages(diags);
    assert_int_equal(status, LOFT_OK);
    loft_scenario_free(scenario);
    loft_diags_free(diags);
}

static void a_missing_file_is_an_io_error(void **state)
{
    loft_scenario *scenario = NULL;
    loft_diags *diags = loft_diags_new();
    assert_int_equal(loft_scenario_read(*state, "no/such.json", diags, &scenario),
                     LOFT_ERR_IO);
    assert_message(diags, "no/such.json", "");
    assert_null(scenario);
    loft_diags_free(diags);
}

static void the_text_is_kept_byte_for_byte(void **state)
{
    loft_scenario *scenario = parsed(*state, lofted);
    size_t size = 0;
    const char *text = loft_scenario_text(scenario, &size);
    assert_int_equal(size, sizeof lofted - 1);
    assert_memory_equal(text, lofted, sizeof lofted); /* with its '\0' */
    assert_ptr_not_equal(text, lofted);
    loft_scenario_free(scenario);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_shipped_scenario_is_read_without_a_message),
        cmocka_unit_test(facts_arrive_in_si),
        cmocka_unit_test(figures_become_claims_in_si),
        cmocka_unit_test(a_source_called_tertiary_is_marked),
        cmocka_unit_test(hedges_and_whole_minutes_are_kept),
        cmocka_unit_test(a_time_may_be_that_for_which_it_was_tracked),
        cmocka_unit_test(a_country_and_published_ranges_may_be_given),
        cmocka_unit_test(a_date_may_be_a_year_or_a_month),
        cmocka_unit_test(without_a_class_all_that_have_a_share_are_to_be_mixed),
        cmocka_unit_test(published_stages_take_the_place_of_a_class),
        cmocka_unit_test(the_prior_is_that_of_the_class_but_for_what_the_file_says),
        cmocka_unit_test(the_widest_and_the_narrowest_prior_pass_the_check),
        cmocka_unit_test(a_question_is_the_default_launch_at_the_site),
        cmocka_unit_test(a_solved_arc_decides_whether_a_scenario_is_converted),
        cmocka_unit_test(an_unknown_azimuth_is_told_and_taken_as_east),
        cmocka_unit_test(what_bars_an_answer_has_an_order),
        cmocka_unit_test(a_mistake_is_named),
        cmocka_unit_test(leap_days_are_days),
        cmocka_unit_test(all_mistakes_are_reported_at_once),
        cmocka_unit_test(a_value_that_is_no_object_is_refused),
        cmocka_unit_test(a_file_may_have_any_name),
        cmocka_unit_test(title_date_and_a_report_are_enough),
        cmocka_unit_test(a_round_number_without_a_hedge_is_about),
        cmocka_unit_test(a_rounding_of_another_unit_may_be_given),
        cmocka_unit_test(several_reports_need_their_sources),
        cmocka_unit_test(a_file_may_be_named_without_a_folder),
        cmocka_unit_test(a_missing_file_is_an_io_error),
        cmocka_unit_test(the_text_is_kept_byte_for_byte),
    };
    return cmocka_run_group_tests_name("scenario", tests, open_data, close_data);
}
