/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Cesium itself makes of a file: make check-formats. */
#include "check.h"
#include "tracks.h"

#include "io/json/json.h"

typedef const loft_json_node node;

static loft_json_doc *written(const loft_track_document *d)
{
    char *text = NULL;
    size_t size = 0;
    loft_json_doc *doc = NULL;
    assert_int_equal(loft_format_czml.write(d, &text, &size), LOFT_OK);
    assert_int_equal(loft_json_parse(text, size, NULL, &doc), LOFT_OK);
    free(text);
    return doc;
}

static node *member(node *object, const char *key)
{
    node *found = loft_json_get(object, key);
    if (found == NULL) {
        fail_msg("no %s", key);
    }
    return found;
}

static const char *string(node *object, const char *key)
{
    return loft_json_string(member(object, key));
}

static node *packet(const loft_json_doc *doc, size_t i)
{
    node *p = loft_json_item(loft_json_root(doc), i);
    assert_non_null(p);
    return p;
}

/* The guide: the first packet has the id "document" and a version; ids are unique. */
static void the_document_comes_first_and_ids_are_unique(void **state)
{
    (void)state;
    flown f[2];
    fly_loft(&f[0]);
    fly_unbounded(&f[1]);
    const loft_track tracks[] = {f[0].track, f[1].track};
    const loft_track_document d = document_of(tracks, 2, "2024-10-30T22:10Z");
    loft_json_doc *doc = written(&d);
    assert_string_equal(string(packet(doc, 0), "id"), "document");
    assert_string_equal(string(packet(doc, 0), "version"), "1.0");
    node *root = loft_json_root(doc);
    assert_int_equal(loft_json_size(root),
                     1 + 2 + f[0].track.n_events + f[1].track.n_events);
    for (node *a = loft_json_first(root); a != NULL; a = loft_json_next(a)) {
        for (node *b = loft_json_next(a); b != NULL; b = loft_json_next(b)) {
            assert_string_not_equal(string(a, "id"), string(b, "id"));
        }
    }
    assert_non_null(
        strstr(string(packet(doc, (size_t)(2 + f[0].track.n_events)), "description"),
               "No impact"));
    loft_json_free(doc);
    fini_flown(&f[0]);
    fini_flown(&f[1]);
}

static void the_position_holds_every_sample_in_metres(void **state)
{
    (void)state;
    flown f;
    fly_loft(&f);
    const loft_track_document d = document_of(&f.track, 1, "2024-10-30T22:10Z");
    loft_json_doc *doc = written(&d);
    node *position = member(packet(doc, 1), "position");
    assert_string_equal(string(position, "referenceFrame"), "FIXED");
    assert_string_equal(string(position, "interpolationAlgorithm"), "LAGRANGE");
    assert_string_equal(string(position, "epoch"), "2024-10-30T22:10:00.000Z");
    node *numbers = member(position, "cartesian");
    assert_int_equal(loft_json_size(numbers), 4 * f.track.n);
    node *at = loft_json_first(numbers);
    for (size_t i = 0; i < f.track.n; i++) {
        const loft_track_sample *s = &f.track.samples[i];
        const double wanted[] = {s->t_s, s->r_ecef_m.x, s->r_ecef_m.y, s->r_ecef_m.z};
        for (int k = 0; k < 4; k++, at = loft_json_next(at)) {
            CHECK_WITHIN(loft_json_number(at), wanted[k], 5.001e-4);
        }
    }
    loft_json_free(doc);
    fini_flown(&f);
}

/* Six samples about a time, as Cesium takes them, against the flight itself. */
static void the_polynomials_of_degree_5_stay_near_the_flight(void **state)
{
    (void)state;
    flown f;
    double worst_m = 0.0;
    fly_loft(&f);
    for (size_t i = 2; i + 3 < f.track.n; i++) {
        const loft_track_sample *s = &f.track.samples[i - 2];
        const double t_s = 0.5 * (s[2].t_s + s[3].t_s);
        double y[LOFT_STATE_N];
        loft_phase phase;
        loft_vec3 r_m = {0.0, 0.0, 0.0};
        for (int k = 0; k < 6; k++) {
            double weight = 1.0;
            for (int j = 0; j < 6; j++) {
                weight *= j != k ? (t_s - s[j].t_s) / (s[k].t_s - s[j].t_s) : 1.0;
            }
            r_m = loft_vec3_axpy(weight, s[k].r_ecef_m, r_m);
        }
        loft_trajectory_at(f.record, t_s, y, &phase);
        worst_m = fmax(worst_m, loft_vec3_norm(loft_vec3_sub(r_m, loft_state_r(y))));
    }
    CHECK_WITHIN(worst_m, 0.0, 5.0);
    fini_flown(&f);
}

static void availability_is_from_launch_to_impact(void **state)
{
    (void)state;
    flown f;
    char wanted[80];
    char end[LOFT_EPOCH_TEXT];
    fly_loft(&f);
    const loft_track_document d = document_of(&f.track, 1, "2024-10-30T22:10Z");
    loft_json_doc *doc = written(&d);
    snprintf(wanted, sizeof wanted, "2024-10-30T22:10:00.000Z/%s",
             loft_epoch_text(end, &d.epoch, f.flight.end.t_s));
    assert_string_equal(string(packet(doc, 1), "availability"), wanted);
    assert_string_equal(string(member(packet(doc, 0), "clock"), "interval"), wanted);
    assert_string_equal(string(packet(doc, 2), "parent"), "flown");
    assert_string_equal(string(packet(doc, 2), "name"), "ignition 1");
    loft_json_free(doc);
    fini_flown(&f);
}

static void the_assumed_clock_is_said(void **state)
{
    (void)state;
    flown f;
    fly_loft(&f);
    loft_track_document d = document_of(&f.track, 1, "2024-10-30");
    loft_json_doc *doc = written(&d);
    assert_string_equal(string(packet(doc, 0), "description"),
                        "Flights of a test. Only the date is known; the clock starts at "
                        "00:00 UTC by assumption.");
    loft_json_free(doc);
    d = document_of(&f.track, 1, "2024-10-30T22:10Z");
    doc = written(&d);
    assert_string_equal(string(packet(doc, 0), "description"), "Flights of a test.");
    loft_json_free(doc);
    fini_flown(&f);
}

static void without_a_flight_only_the_document_is_left(void **state)
{
    (void)state;
    const loft_track_document d = document_of(NULL, 0, NULL);
    loft_json_doc *doc = written(&d);
    assert_int_equal(loft_json_size(loft_json_root(doc)), 1);
    assert_null(loft_json_get(packet(doc, 0), "clock"));
    loft_json_free(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_document_comes_first_and_ids_are_unique),
        cmocka_unit_test(the_position_holds_every_sample_in_metres),
        cmocka_unit_test(the_polynomials_of_degree_5_stay_near_the_flight),
        cmocka_unit_test(availability_is_from_launch_to_impact),
        cmocka_unit_test(the_assumed_clock_is_said),
        cmocka_unit_test(without_a_flight_only_the_document_is_left),
    };
    return cmocka_run_group_tests_name("format_czml", tests, NULL, NULL);
}
