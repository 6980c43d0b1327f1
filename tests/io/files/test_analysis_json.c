/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An analysis written as JSON and read back. Bands and fan: test_band_json.c. */
#include "check.h"
#include "loft/files.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "messages.h"
#include "sim/infer/analysis_parts.h"

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

/* A loft, a range and a time, one that is unbounded, and one that says nothing. */
static loft_source sources[4] = {{.source = "A",
                                  .wording = "it rose",
                                  .status = "verified",
                                  .publisher = "P",
                                  .citation_title = "T",
                                  .published = "2024-01-02",
                                  .url = "https://a"},
                                 {.source = "B (tertiary)", .tertiary = true},
                                 {.source = "C"},
                                 {.source = "D", .revised_by = "C"}};

static loft_analysis *made(size_t n, bool event_is_known)
{
    loft_analysis_event event = {.launch = launched(),
                                 .class_name = "liquid-2",
                                 .azimuth_assumed = true,
                                 .azimuth_sd_rad = 0.0123,
                                 .n = n,
                                 .sources = sources};
    const loft_analysis_options options = {.precise = event_is_known};
    loft_analysis *a = NULL;
    sources[0].report = (loft_report){.apogee_m = loft_exact_km(2802.1),
                                      .range_m = loft_exact_km(933.4),
                                      .time_s = loft_about_min(38.0)};
    sources[1].report = (loft_report){.range_m = loft_between_km(940.0, 960.0),
                                      .time_s = loft_exact_s(2232.0)};
    sources[2].report =
        (loft_report){.apogee_m = loft_more_than_km(7687.5),
                      .range_m = loft_up_to_km(1001.2),
                      .time_s = loft_claim_time(LOFT_CLAIM_TRACKED, 1234.0)};
    if (event_is_known) {
        event.id = "2024-test";
        event.title = "A test";
        event.date_utc = "2024-01-02";
        event.site_name = "the site";
    }
    assert_int_equal(loft_analysis_make(&event, NULL, &options, &a), LOFT_OK);
    return a;
}

static char *written(const loft_analysis *a)
{
    char *text = NULL;
    size_t size = 0;
    assert_int_equal(loft_analysis_json(a, &text, &size), LOFT_OK);
    assert_int_equal(size, strlen(text));
    return text;
}

static loft_analysis *read_back(const char *text)
{
    loft_analysis *a = NULL;
    loft_diags *diags = loft_diags_new();
    const loft_status status = loft_analysis_parse(text, strlen(text), diags, &a);
    assert_no_messages(diags);
    assert_int_equal(status, LOFT_OK);
    loft_diags_free(diags);
    return a;
}

/* An analysis as it was made, and as it came back from its text. */
typedef struct pair {
    loft_analysis *made, *read;
    char *text;
} pair;

static pair both(size_t n, bool event_is_known)
{
    pair p = {.made = made(n, event_is_known)};
    p.text = written(p.made);
    p.read = read_back(p.text);
    return p;
}

static void free_both(pair *p)
{
    loft_analysis_free(p->made);
    loft_analysis_free(p->read);
    free(p->text);
}

static void the_launch_comes_back(void **state)
{
    (void)state;
    pair p = both(4, true);
    const loft_launch *got = &loft_analysis_event_of(p.read)->launch;
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
    free_both(&p);
}

static void the_event_and_its_sources_come_back(void **state)
{
    (void)state;
    pair p = both(4, true);
    const loft_analysis_event *e = loft_analysis_event_of(p.read);
    assert_string_equal(e->id, "2024-test");
    assert_string_equal(e->title, "A test");
    assert_string_equal(e->date_utc, "2024-01-02");
    assert_string_equal(e->site_name, "the site");
    assert_string_equal(e->class_name, "liquid-2");
    assert_non_null(strstr(e->software, "loft "));
    assert_null(e->note);
    assert_true(e->azimuth_assumed);
    CHECK_NEAR(e->azimuth_sd_rad, 0.0123, 1e-15);
    assert_int_equal(e->n, 4);
    assert_string_equal(e->sources[0].source, "A");
    assert_string_equal(e->sources[0].wording, "it rose");
    assert_string_equal(e->sources[0].status, "verified");
    assert_string_equal(e->sources[0].publisher, "P");
    assert_string_equal(e->sources[0].citation_title, "T");
    assert_string_equal(e->sources[0].published, "2024-01-02");
    assert_string_equal(e->sources[0].url, "https://a");
    assert_null(e->sources[1].url);
    assert_true(e->sources[1].tertiary);
    assert_false(e->sources[0].tertiary);
    assert_string_equal(e->sources[3].revised_by, "C");
    assert_null(e->sources[0].revised_by);
    assert_int_equal(loft_analysis_drawn(p.read), loft_analysis_drawn(p.made));
    free_both(&p);
}

static void check_claim(const loft_claim *got, const loft_claim *want)
{
    assert_int_equal(got->kind, want->kind);
    CHECK_NEAR(got->value, want->value, 1e-15);
    CHECK_NEAR(got->lo, want->lo, 1e-15);
    CHECK_NEAR(got->hi, want->hi, 1e-15);
    CHECK_NEAR(got->rounding, want->rounding, 1e-15);
}

static void what_was_reported_comes_back(void **state)
{
    (void)state;
    pair p = both(4, true);
    for (size_t i = 0; i < 4; i++) {
        const loft_report *got = &loft_analysis_question(p.read, i)->report;
        const loft_report *want = &loft_analysis_question(p.made, i)->report;
        check_claim(&got->apogee_m, &want->apogee_m);
        check_claim(&got->range_m, &want->range_m);
        check_claim(&got->time_s, &want->time_s);
    }
    free_both(&p);
}

static void check_flight(const loft_launch_flight *got, const loft_launch_flight *want)
{
    CHECK_WITHIN(got->aim.ideal_speed_mps, want->aim.ideal_speed_mps, 0.0);
    CHECK_NEAR(got->aim.end_elevation_rad, want->aim.end_elevation_rad, 5e-16);
    CHECK_WITHIN(got->aim.turn_fraction, want->aim.turn_fraction, 0.0);
    CHECK_NEAR(got->aim.heading_rad, want->aim.heading_rad, 5e-16);
    CHECK_NEAR(got->flight.burnout.t_s, want->flight.burnout.t_s, 0.0);
    CHECK_NEAR(got->flight.burnout.place.alt_m, want->flight.burnout.place.alt_m, 1e-15);
    CHECK_NEAR(got->flight.burnout.speed_mps, want->flight.burnout.speed_mps, 0.0);
    CHECK_NEAR(got->flight.burnout.fpa_rad, want->flight.burnout.fpa_rad, 5e-16);
    assert_int_equal(got->unbounded, want->unbounded);
    if (!want->unbounded) {
        CHECK_NEAR(got->range_m, want->range_m, 1e-15);
        CHECK_NEAR(got->flight.apogee.place.alt_m, want->flight.apogee.place.alt_m,
                   1e-15);
        CHECK_NEAR(got->flight.end.t_s, want->flight.end.t_s, 0.0);
    }
}

static void each_estimate_comes_back(void **state)
{
    (void)state;
    pair p = both(4, true);
    for (size_t i = 0; i < 4; i++) {
        const loft_estimate *got = loft_analysis_estimate(p.read, i);
        const loft_estimate *want = loft_analysis_estimate(p.made, i);
        assert_int_equal(got->refusal, want->refusal);
        assert_int_equal(got->basis, want->basis);
        assert_int_equal(got->lower_bound, want->lower_bound);
        assert_int_equal(got->warn_ballistic, want->warn_ballistic);
        assert_int_equal(got->converged, want->converged);
        assert_int_equal(got->has_standard, want->has_standard);
        assert_int_equal(got->n_roots, want->n_roots);
        assert_int_equal(got->range_class, want->range_class);
        assert_int_equal(got->time_check.verdict, want->time_check.verdict);
        assert_int_equal(got->time_check.suspect, want->time_check.suspect);
        CHECK_NEAR(got->time_check.model_s, want->time_check.model_s, 0.0);
        CHECK_NEAR(got->two_body.speed_mps, want->two_body.speed_mps, 0.0);
        CHECK_NEAR(got->solved_low_m, want->solved_low_m, 1e-15);
        for (int role = 0; role < LOFT_ROLES_FOUND; role++) {
            const loft_launch_flight *flight =
                loft_analysis_found(p.read, i, (loft_role)role);
            assert_int_equal(flight != NULL,
                             loft_analysis_found(p.made, i, (loft_role)role) != NULL);
            if (flight != NULL) {
                check_flight(flight, loft_analysis_found(p.made, i, (loft_role)role));
            }
        }
    }
    CHECK_NEAR(loft_analysis_spread(p.read, 0)[1].no_rotation.best.range_m,
               loft_analysis_spread(p.made, 0)[1].no_rotation.best.range_m, 1e-15);
    assert_null(loft_analysis_spread(p.read, 3));
    free_both(&p);
}

static void each_flight_ends_where_it_ended(void **state)
{
    (void)state;
    pair p = both(1, true);
    for (int role = 0; role < LOFT_ROLES_FOUND; role++) {
        const loft_recorded *flight = loft_analysis_flight(p.read, 0, (loft_role)role);
        assert_non_null(flight);
        const loft_flight_point *got = &flight->flown.flight.end;
        const loft_flight_point *want =
            &loft_analysis_found(p.made, 0, (loft_role)role)->flight.end;
        CHECK_WITHIN(loft_vec3_norm(loft_vec3_sub(got->r_ecef_m, want->r_ecef_m)), 0.0,
                     1e-6);
        CHECK_WITHIN(got->t_s, want->t_s, 1e-9);
        CHECK_WITHIN(loft_trajectory_end(flight->record), got->t_s, 0.0);
    }
    free_both(&p);
}

static void an_unbounded_standard_flight_stays_unbounded(void **state)
{
    (void)state;
    pair p = both(4, true);
    assert_true(loft_analysis_standard(p.made, 2)->best.unbounded);
    assert_true(loft_analysis_standard(p.read, 2)->best.unbounded);
    assert_true(loft_analysis_flight(p.read, 2, LOFT_ROLE_STANDARD)->flown.unbounded);
    free_both(&p);
}

static void a_refusal_has_its_reason_and_no_flight(void **state)
{
    (void)state;
    pair p = both(4, true);
    assert_int_equal(loft_analysis_refusal(p.read, 3), LOFT_REFUSED_NOTHING_REPORTED);
    assert_int_equal(loft_analysis_refusal(p.read, 0), LOFT_REFUSED_NOT);
    for (int role = 0; role < LOFT_ROLES; role++) {
        assert_null(loft_analysis_flight(p.read, 3, (loft_role)role));
    }
    free_both(&p);
}

static void the_comparison_comes_back(void **state)
{
    (void)state;
    pair p = both(4, true);
    size_t n = 0;
    size_t n_read = 0;
    const loft_compare_pair *want = loft_compare_pairs(loft_analysis_compare(p.made), &n);
    const loft_compare_pair *got =
        loft_compare_pairs(loft_analysis_compare(p.read), &n_read);
    assert_true(n > 3);
    assert_int_equal(n_read, n);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(got[i].figure, want[i].figure);
        assert_int_equal(got[i].first, want[i].first);
        assert_int_equal(got[i].second, want[i].second);
        assert_int_equal(got[i].repeats, want[i].repeats);
        assert_int_equal(got[i].is_predicted, want[i].is_predicted);
        assert_int_equal(got[i].verdict, want[i].verdict);
        assert_int_equal(got[i].reason, want[i].reason);
        assert_int_equal(got[i].has_suspect, want[i].has_suspect);
        assert_int_equal(got[i].suspect, want[i].suspect);
        assert_int_equal(got[i].suspect_figure, want[i].suspect_figure);
        CHECK_NEAR(got[i].predicted, want[i].predicted, 1e-15);
        CHECK_NEAR(got[i].gap.gap, want[i].gap.gap, 1e-15);
        CHECK_NEAR(got[i].gap.widths, want[i].gap.widths, 0.0);
        CHECK_NEAR(got[i].suggested, want[i].suggested, 1e-15);
    }
    free_both(&p);
}

static void the_precision_comes_back(void **state)
{
    (void)state;
    pair p = both(1, true);
    for (int role = 0; role < LOFT_ROLES_FOUND; role++) {
        const loft_precision *got = loft_analysis_precision(p.read, (loft_role)role);
        const loft_precision *want = loft_analysis_precision(p.made, (loft_role)role);
        assert_non_null(got);
        CHECK_NEAR(got->off_m, want->off_m, 0.0);
        CHECK_NEAR(got->off_s, want->off_s, 0.0);
        CHECK_NEAR(got->second_opinion_m, want->second_opinion_m, 0.0);
    }
    free_both(&p);
}

/* The next number in a text, and what stands behind it; NULL without one. */
static const char *next_number(const char *text, double *x)
{
    const char *at = strpbrk(text, "-0123456789");
    char *end = NULL;
    if (at == NULL) {
        return NULL;
    }
    *x = strtod(at, &end);
    return end > at ? end : at + 1;
}

static void written_again_every_number_is_the_same(void **state)
{
    (void)state;
    pair p = both(4, true);
    char *again = written(p.read);
    const char *a = p.text;
    const char *b = again;
    double x = 0.0;
    double y = 0.0;
    size_t n = 0;
    for (; (a = next_number(a, &x)) != NULL; n++) {
        b = next_number(b, &y);
        assert_non_null(b);
        CHECK_NEAR(y, x, 1e-12);
    }
    assert_null(next_number(b, &y));
    assert_true(n > 200);
    free(again);
    free_both(&p);
}

static void the_document_of_one_estimate_is_an_analysis_too(void **state)
{
    (void)state;
    pair p = both(1, false);
    assert_null(strstr(p.text, "\"sources\""));
    assert_int_equal(loft_analysis_count(p.read), 1);
    assert_int_equal(loft_analysis_drawn(p.read), 0);
    assert_null(loft_analysis_event_of(p.read)->id);
    assert_string_equal(loft_analysis_event_of(p.read)->class_name, "liquid-2");
    assert_non_null(loft_analysis_found(p.read, 0, LOFT_ROLE_STANDARD_ROTATING));
    CHECK_WITHIN(loft_analysis_fit(p.read, 0)->flown.aim.ideal_speed_mps,
                 loft_analysis_fit(p.made, 0)->flown.aim.ideal_speed_mps, 0.0);
    free_both(&p);
}

static void every_mistake_is_named(void **state)
{
    (void)state;
    static const broken mistakes[] = {
        {"\"launch\"", "\"lunch\"", "/launch", "loft run"},
        {"\"model\": \"WGS84", "\"model\": \"Flat", "/launch/model", "must be"},
        {"\"drag_curve\": \"boost\"", "\"drag_curve\": 1", "/launch/drag_curve",
         "wanted string"},
        {"\"stages\": [", "\"stages\": [], \"rest\": [", "/launch/stages", "at least 1"},
        {"\"exhaust_mps\": 2890.12", "\"exhaust_mps\": null",
         "/launch/stages/0/exhaust_mps", "wanted number"},
        {"\"burn_time_s\": 112.34", "\"burn_time_s\": -1.2", "/launch", "out of range"},
        {"\"alt_m\"", "\"altitude_m\"", "/launch", "\"alt_m\" is missing"},
        {"\"turn_fraction\": 0.5678,\n    \"beta", "\"turn_fraction\": 1.2,\n    \"beta",
         "/launch", "out of range"},
        {"\"fit\": {", "\"fit\": 1, \"fat\": {", "/sources/0/fit", "wanted object"},
        {"\"heading_deg\"", "\"headin_deg\"", "/sources/0/fit",
         "\"heading_deg\" is missing"},
        {"\"end_elevation_deg\": ", "\"end_elevation_deg\": 2", "/sources/0/fit",
         "out of range"},
        {"\"no_rotation\": {\n          \"range", "\"rotation\": {\n          \"range",
         "/sources/0/standard", "\"no_rotation\" is missing"},
        {"\"sources\": [", "\"sources\": [3, ", "/sources/0", "wanted object"},
        {"\"sources\": [", "\"sources\": [], \"rest\": [", "/sources", "is empty"},
        {"\"code\": \"nothing_reported\"", "\"code\": \"bad_weather\"",
         "/sources/3/refusal", "does not know"},
        {"\"source_indices\": [0, 1]", "\"source_indices\": [0, 7]", "/comparison/1",
         "not a comparison"},
        {"\"azimuth_sd_deg\": 0.7", "\"azimuth_sd_deg\": -0.7", "/azimuth_sd_deg",
         "must be"},
    };
    loft_analysis *a = made(4, true);
    char *text = written(a);
    for (size_t i = 0; i < sizeof mistakes / sizeof mistakes[0]; i++) {
        char *bad = replaced(text, mistakes[i].old, mistakes[i].new);
        loft_diags *diags = loft_diags_new();
        loft_analysis *read = NULL;
        assert_int_equal(loft_analysis_parse(bad, strlen(bad), diags, &read),
                         LOFT_ERR_INPUT);
        assert_null(read);
        assert_message(diags, mistakes[i].where, mistakes[i].what);
        loft_diags_free(diags);
        free(bad);
    }
    free(text);
    loft_analysis_free(a);
}

static void what_is_no_analysis_is_refused(void **state)
{
    (void)state;
    loft_diags *diags = loft_diags_new();
    loft_analysis *a = NULL;
    assert_int_equal(loft_analysis_parse("[1.5]", 5, diags, &a), LOFT_ERR_INPUT);
    assert_message(diags, "", "not a result");
    assert_int_equal(loft_analysis_parse("{", 1, diags, &a), LOFT_ERR_INPUT);
    assert_int_equal(loft_analysis_read("/nonexistent.json", diags, &a), LOFT_ERR_IO);
    assert_null(a);
    loft_diags_free(diags);
}

static void the_causes_of_a_surplus_of_time_come_back(void **state)
{
    (void)state;
    static const loft_time_causes want = {
        .surplus_s = 76.25,
        .effects = {{true, 42.5, 1580.25e3}, {false, 0.0, 0.0}, {true, -29.5, INFINITY}}};
    loft_analysis *a = made(2, true);
    a->rooms[0].causes = want;
    a->answers[0].causes = &a->rooms[0].causes;
    char *text = written(a);
    loft_analysis *b = read_back(text);
    const loft_time_causes *got = loft_analysis_time_causes(b, 0);
    assert_non_null(got);
    CHECK_WITHIN(got->surplus_s, want.surplus_s, 0.0);
    for (int i = 0; i < LOFT_CAUSES; i++) {
        assert_int_equal(got->effects[i].found, want.effects[i].found);
        CHECK_WITHIN(got->effects[i].time_s, want.effects[i].time_s, 0.0);
        assert_true(got->effects[i].range_m == want.effects[i].range_m);
    }
    assert_null(loft_analysis_time_causes(b, 1));
    free(text);
    loft_analysis_free(a);
    loft_analysis_free(b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_launch_comes_back),
        cmocka_unit_test(the_causes_of_a_surplus_of_time_come_back),
        cmocka_unit_test(the_event_and_its_sources_come_back),
        cmocka_unit_test(what_was_reported_comes_back),
        cmocka_unit_test(each_estimate_comes_back),
        cmocka_unit_test(each_flight_ends_where_it_ended),
        cmocka_unit_test(an_unbounded_standard_flight_stays_unbounded),
        cmocka_unit_test(a_refusal_has_its_reason_and_no_flight),
        cmocka_unit_test(the_comparison_comes_back),
        cmocka_unit_test(the_precision_comes_back),
        cmocka_unit_test(written_again_every_number_is_the_same),
        cmocka_unit_test(the_document_of_one_estimate_is_an_analysis_too),
        cmocka_unit_test(every_mistake_is_named),
        cmocka_unit_test(what_is_no_analysis_is_refused),
    };
    return cmocka_run_group_tests_name("analysis_json", tests, NULL, NULL);
}
