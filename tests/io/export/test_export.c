/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers and flights as JSON. The CSV: test_export_csv.c. */
#include "check.h"
#include "io/export/export.h"
#include "io/files/analysis_json.h"

#include <stdlib.h>
#include <string.h>

#include "io/json/json.h"
#include "loft/loft.h"

static loft_question asked(double apogee_km, double range_km, double time_s)
{
    loft_question q = {.launch = loft_launch_default()};
    q.launch.site = (loft_geodetic){.lat_rad = loft_rad_from_deg(39.872),
                                    .lon_rad = loft_rad_from_deg(125.269)};
    q.launch.azimuth_rad = loft_rad_from_deg(86.3);
    q.launch.booster = loft_booster_template_default();
    q.launch.booster.n_stages = 2;
    for (int i = 0; i < 2; i++) {
        q.launch.booster.stages[i].exhaust_mps = 290.0 * LOFT_G0_MPS2;
        q.launch.booster.stages[i].burn_s = i == 0 ? 112.5 : 137.5;
        q.launch.booster.stages[i].speed_share = 1.0;
    }
    if (apogee_km > 0.0) {
        q.report.apogee_m = loft_exact_km(apogee_km);
    }
    if (range_km > 0.0) {
        q.report.range_m = loft_exact_km(range_km);
    }
    if (time_s > 0.0) {
        q.report.time_s = loft_exact_s(time_s);
    }
    return q;
}

/* The document that the members of an answer or of a flight make. */
static loft_json_doc *written(const loft_answer *answer, const loft_flight_plan *plan,
                              const loft_flight *flight)
{
    loft_json_writer *w = loft_json_writer_new();
    char *text = NULL;
    size_t size = 0;
    loft_json_write_begin_object(w);
    if (answer != NULL) {
        loft_answer_write(w, answer);
    } else {
        loft_export_flight(w, plan, flight);
    }
    loft_json_write_end_object(w);
    assert_int_equal(loft_json_writer_finish(w, &text, &size), LOFT_OK);
    loft_json_writer_free(w);
    loft_json_doc *doc = NULL;
    assert_int_equal(loft_json_parse(text, size, NULL, &doc), LOFT_OK);
    free(text);
    return doc;
}

/* "fit.impact.lat_deg" from the root; the test fails where a key is missing. */
static const loft_json_node *at(const loft_json_doc *doc, const char *path)
{
    const loft_json_node *node = loft_json_root(doc);
    char key[64];
    for (const char *p = path; *p != '\0';) {
        const size_t n = strcspn(p, ".");
        assert_true(n < sizeof key);
        memcpy(key, p, n);
        key[n] = '\0';
        node = loft_json_get(node, key);
        if (node == NULL) {
            fail_msg("no %s in %s", key, path);
        }
        p += n + (p[n] == '.');
    }
    return node;
}

static double number(const loft_json_doc *doc, const char *path)
{
    assert_int_equal(loft_json_typeof(at(doc, path)), LOFT_JSON_NUMBER);
    return loft_json_number(at(doc, path));
}

static const char *string(const loft_json_doc *doc, const char *path)
{
    assert_int_equal(loft_json_typeof(at(doc, path)), LOFT_JSON_STRING);
    return loft_json_string(at(doc, path));
}

static bool truth(const loft_json_doc *doc, const char *path)
{
    assert_int_equal(loft_json_typeof(at(doc, path)), LOFT_JSON_BOOL);
    return loft_json_bool(at(doc, path));
}

static void is_null(const loft_json_doc *doc, const char *path)
{
    if (loft_json_typeof(at(doc, path)) != LOFT_JSON_NULL) {
        fail_msg("%s is not null", path);
    }
}

static loft_json_doc *answered(const loft_question *q, loft_estimate *e)
{
    assert_int_equal(loft_estimate_make(q, e), LOFT_OK);
    const loft_answer answer = {.source = "a \"source\"",
                                .booster_class = "liquid-2",
                                .question = q,
                                .estimate = e};
    return written(&answer, NULL, NULL);
}

static void an_answer_has_every_figure_in_the_unit_of_its_key(void **state)
{
    (void)state;
    const loft_question q = asked(2802.3, 933.4, 2231.0);
    loft_estimate e;
    loft_json_doc *doc = answered(&q, &e);
    const loft_launch_flight *flown = &e.fit.flown;
    const loft_flight *flight = &flown->flight;
    const loft_launch_flight *still = &e.no_rotation.best;
    const loft_launch_flight *toward = &e.toward_azimuth.best;
    const struct {
        const char *path;
        double want;
    } rows[] = {
        {"two_body.surface_speed_mps", e.two_body.speed_mps},
        {"two_body.flight_time_s", e.two_body.tof_s},
        {"two_body.standard_range_km", 1e-3 * e.two_body_standard.range_m},
        {"fit.apogee_km", 2802.3},
        {"fit.range_km", 933.4},
        {"fit.flight_time_s", flight->end.t_s},
        {"fit.ideal_speed_mps", flown->aim.ideal_speed_mps},
        {"fit.end_elevation_deg", loft_deg_from_rad(flown->aim.end_elevation_rad)},
        {"fit.heading_deg", loft_deg_from_rad(flown->aim.heading_rad)},
        {"fit.impact.lat_deg", loft_deg_from_rad(flight->end.place.lat_rad)},
        {"fit.impact.lon_deg", loft_deg_from_rad(flight->end.place.lon_rad)},
        {"fit.impact.bearing_deg", 86.3},
        {"fit.burnout.time_s", 250.0},
        {"fit.burnout.altitude_km", 1e-3 * flight->burnout.place.alt_m},
        {"fit.burnout.speed_mps", flight->burnout.speed_mps},
        {"fit.burnout.fpa_deg", loft_deg_from_rad(flight->burnout.fpa_rad)},
        {"time_check.reported_s", 2231.0},
        {"time_check.model_s", flight->end.t_s},
        {"time_check.two_body_s", e.two_body.tof_s},
        {"standard.no_rotation.range_km", 1e-3 * still->range_m},
        {"standard.no_rotation.apogee_km", 1e-3 * still->flight.apogee.place.alt_m},
        {"standard.no_rotation.flight_time_s", still->flight.end.t_s},
        {"standard.no_rotation.burnout.time_s", 250.0},
        {"standard.toward_azimuth.azimuth_deg", 86.3},
        {"standard.toward_azimuth.range_km", 1e-3 * toward->range_m},
        {"standard.toward_azimuth.apogee_km", 1e-3 * toward->flight.apogee.place.alt_m},
        {"standard.toward_azimuth.flight_time_s", toward->flight.end.t_s},
        {"standard.toward_azimuth.burnout.speed_mps", toward->flight.burnout.speed_mps},
        {"reported.apogee_km.value", 2802.3},
        {"reported.apogee_km.rounding", 0.05},
        {"reported.flight_time_s.high", 2231.0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        CHECK_NEAR(number(doc, rows[i].path), rows[i].want, 1.001e-6);
    }
    assert_true(number(doc, "fit.burnout.downrange_km") > 0.0);
    assert_string_equal(string(doc, "source"), "a \"source\"");
    assert_string_equal(string(doc, "fit.class"), "liquid-2");
    assert_true(truth(doc, "fit.converged"));
    assert_false(truth(doc, "two_body.unbounded"));
    assert_false(truth(doc, "standard.no_rotation.unbounded"));
    assert_false(truth(doc, "standard.toward_azimuth.unbounded"));
    assert_string_equal(string(doc, "time_check.verdict"), "consistent");
    is_null(doc, "time_check.suspect");
    is_null(doc, "time_check.suggested");
    assert_string_equal(string(doc, "range_class"), "ICBM");
    is_null(doc, "refusal");
    loft_json_free(doc);
}

static void an_unbounded_range_is_null(void **state)
{
    (void)state;
    const loft_question q = asked(6648.4, 1001.2, 0.0);
    loft_estimate e;
    loft_json_doc *doc = answered(&q, &e);
    assert_true(truth(doc, "standard.no_rotation.unbounded"));
    is_null(doc, "standard.no_rotation.range_km");
    is_null(doc, "standard.no_rotation.apogee_km");
    is_null(doc, "standard.no_rotation.flight_time_s");
    assert_true(number(doc, "standard.no_rotation.burnout.speed_mps") > 5000.0);
    is_null(doc, "time_check.reported_s");
    assert_string_equal(string(doc, "time_check.verdict"), "not reported");
    is_null(doc, "reported.flight_time_s.value");
    assert_string_equal(string(doc, "reported.flight_time_s.kind"), "none");
    e.two_body_standard = (loft_twobody_standard){.unbounded = true};
    loft_json_free(doc);
    const loft_answer answer = {.question = &q, .estimate = &e};
    doc = written(&answer, NULL, NULL);
    assert_true(truth(doc, "two_body.unbounded"));
    is_null(doc, "two_body.standard_range_km");
    is_null(doc, "source");
    is_null(doc, "fit.class");
    loft_json_free(doc);
}

static void the_figure_suggested_has_the_unit_of_its_suspect(void **state)
{
    (void)state;
    const loft_question q = asked(2802.3, 933.4, 2631.0);
    loft_estimate e;
    loft_json_doc *doc = answered(&q, &e);
    assert_string_equal(string(doc, "time_check.verdict"), "strained");
    loft_json_free(doc);
    const struct {
        loft_suspect suspect;
        double suggested, want;
        const char *name;
    } rows[] = {{LOFT_SUSPECT_APOGEE, 3456.7e3, 3456.7, "apogee"},
                {LOFT_SUSPECT_RANGE, 1234.5e3, 1234.5, "range"},
                {LOFT_SUSPECT_TIME, 2345.6, 2345.6, "time"}};
    for (int i = 0; i < 3; i++) {
        const loft_answer answer = {.question = &q, .estimate = &e};
        e.time_check.suspect = rows[i].suspect;
        e.time_check.suggested = rows[i].suggested;
        doc = written(&answer, NULL, NULL);
        assert_non_null(strstr(string(doc, "time_check.suspect"), rows[i].name));
        CHECK_NEAR(number(doc, "time_check.suggested"), rows[i].want, 1e-14);
        loft_json_free(doc);
    }
}

static void a_refusal_leaves_the_parts_null(void **state)
{
    (void)state;
    loft_question q = asked(0.0, 0.0, 2231.0);
    loft_estimate e;
    loft_json_doc *doc = answered(&q, &e);
    const char *const parts[] = {"two_body", "fit", "time_check", "standard",
                                 "range_class"};
    for (int i = 0; i < 5; i++) {
        is_null(doc, parts[i]);
    }
    assert_string_equal(string(doc, "refusal.code"), "time_alone");
    assert_string_equal(string(doc, "refusal.reason"),
                        loft_refusal_reason(LOFT_REFUSED_TIME_ALONE));
    loft_json_free(doc);
    q = asked(30.1, 500.2, 0.0);
    doc = answered(&q,
                   &e); /* refused for its shape: the ellipse can be given all the same */
    assert_string_equal(string(doc, "refusal.code"), "depressed_or_lifting");
    assert_true(number(doc, "two_body.surface_speed_mps") > 0.0);
    is_null(doc, "fit");
    is_null(doc, "standard");
    loft_json_free(doc);
}

static void solved_apogees_and_their_edges_are_listed(void **state)
{
    (void)state;
    const loft_question q = asked(0.0, 933.4, 2231.0);
    loft_estimate e;
    loft_json_doc *doc = answered(&q, &e);
    assert_int_equal(loft_json_size(at(doc, "apogees_km")), e.n_roots);
    const double first_km = loft_json_number(loft_json_first(at(doc, "apogees_km")));
    CHECK_NEAR(first_km, number(doc, "fit.apogee_km"), 1e-6);
    assert_true(number(doc, "solved_low_km") <= first_km);
    assert_true(number(doc, "solved_high_km") >= first_km);
    loft_json_free(doc);
    e.basis = LOFT_BASIS_APOGEE_TIME; /* then it is the range that has edges */
    e.solved_low_m = 654.3e3;
    e.solved_high_m = INFINITY;
    const loft_answer answer = {.question = &q, .estimate = &e};
    doc = written(&answer, NULL, NULL);
    CHECK_NEAR(number(doc, "solved_low_km"), 654.3, 1e-14);
    is_null(doc, "solved_high_km");
    loft_json_free(doc);
}

static void the_spread_of_the_burn_time_is_listed(void **state)
{
    (void)state;
    const loft_question q = asked(2802.3, 933.4, 0.0);
    loft_estimate e;
    loft_burn_spread spread[2] = {{.factor = 0.8, .converged = true}, {.factor = 1.25}};
    assert_int_equal(loft_estimate_make(&q, &e), LOFT_OK);
    spread[0].no_rotation.best.range_m = 7654.3e3;
    const loft_answer answer = {.question = &q, .estimate = &e, .spread = spread};
    loft_json_doc *doc = written(&answer, NULL, NULL);
    const loft_json_node *list = at(doc, "standard.burn_time_spread");
    assert_int_equal(loft_json_size(list), 2);
    const loft_json_node *one = loft_json_item(list, 0);
    CHECK_NEAR(loft_json_number(loft_json_get(one, "range_km")), 7654.3, 1e-14);
    CHECK_NEAR(loft_json_number(loft_json_get(one, "burn_time_factor")), 0.8, 1e-15);
    assert_false(loft_json_bool(loft_json_get(one, "unbounded")));
    one = loft_json_item(list, 1);
    assert_false(loft_json_bool(loft_json_get(one, "converged")));
    assert_int_equal(loft_json_typeof(loft_json_get(one, "range_km")), LOFT_JSON_NULL);
    loft_json_free(doc);
    spread[0].no_rotation.best.unbounded = true;
    doc = written(&answer, NULL, NULL);
    one = loft_json_item(at(doc, "standard.burn_time_spread"), 0);
    assert_true(loft_json_bool(loft_json_get(one, "unbounded")));
    assert_int_equal(loft_json_typeof(loft_json_get(one, "range_km")), LOFT_JSON_NULL);
    loft_json_free(doc);
}

static void a_flight_has_its_events_and_statistics(void **state)
{
    (void)state;
    const loft_question q = asked(2802.3, 933.4, 0.0);
    const loft_launch_aim aim = {.ideal_speed_mps = 6543.2,
                                 .end_elevation_rad = 1.2345,
                                 .turn_fraction = 0.6,
                                 .heading_rad = 1.5432};
    loft_launch_flight flown;
    assert_int_equal(loft_launch_fly(&q.launch, &aim, NULL, &flown), LOFT_OK);
    const loft_flight *flight = &flown.flight;
    loft_launch_setup setup;
    assert_int_equal(loft_launch_set_up(&q.launch, &aim, &setup), LOFT_OK);
    loft_json_doc *doc = written(NULL, &setup.plan, flight);
    CHECK_NEAR(number(doc, "apogee.time_s"), flight->apogee.t_s, 1e-15);
    CHECK_NEAR(number(doc, "apogee.alt_m"), flight->apogee.place.alt_m, 1e-15);
    CHECK_NEAR(number(doc, "end.time_s"), flight->end.t_s, 1e-15);
    CHECK_NEAR(number(doc, "end.speed_mps"), flight->end.speed_mps, 1e-15);
    assert_string_equal(string(doc, "end.ended_by"), "ground");
    CHECK_NEAR(number(doc, "range_km"), flown.range_m / 1000.0, 1e-15);
    is_null(doc, "unburned");
    const loft_json_node *v = at(doc, "end.v_ned_mps");
    CHECK_NEAR(loft_json_number(loft_json_item(v, 0)), flight->end.v_enu_mps.y, 1e-15);
    CHECK_NEAR(loft_json_number(loft_json_item(v, 1)), flight->end.v_enu_mps.x, 1e-15);
    CHECK_NEAR(loft_json_number(loft_json_item(v, 2)), -flight->end.v_enu_mps.z, 1e-15);
    assert_int_equal(loft_json_size(at(doc, "end.ecef_m")), 3);
    assert_int_equal(loft_json_size(at(doc, "events")), flight->n_events);
    static const char *const names[] = {"ignition", "burn-out", "steering corner",
                                        "apogee", "end"};
    for (int i = 0; i < flight->n_events; i++) {
        const loft_json_node *event = loft_json_item(at(doc, "events"), (size_t)i);
        assert_string_equal(loft_json_string(loft_json_get(event, "event")),
                            names[flight->events[i].kind]);
        CHECK_WITHIN(loft_json_number(loft_json_get(event, "time_s")),
                     flight->events[i].at.t_s, 1e-12);
        const loft_json_node *stage = loft_json_get(event, "stage");
        assert_int_equal(stage != NULL, flight->events[i].stage >= 0);
        if (stage != NULL) {
            CHECK_NEAR(loft_json_number(stage), flight->events[i].stage + 1.0, 1e-15);
        }
    }
    CHECK_WITHIN(number(doc, "events_lost"), 0.0, 0.0);
    CHECK_NEAR(number(doc, "stats.steps"), (double)flight->stats.steps, 1e-15);
    CHECK_NEAR(number(doc, "stats.evaluations"), (double)flight->stats.evaluations,
               1e-15);
    CHECK_WITHIN(number(doc, "stats.rejected"), (double)flight->stats.rejected, 0.0);
    loft_json_free(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_has_every_figure_in_the_unit_of_its_key),
        cmocka_unit_test(an_unbounded_range_is_null),
        cmocka_unit_test(the_figure_suggested_has_the_unit_of_its_suspect),
        cmocka_unit_test(a_refusal_leaves_the_parts_null),
        cmocka_unit_test(solved_apogees_and_their_edges_are_listed),
        cmocka_unit_test(the_spread_of_the_burn_time_is_listed),
        cmocka_unit_test(a_flight_has_its_events_and_statistics),
    };
    return cmocka_run_group_tests_name("export", tests, NULL, NULL);
}
