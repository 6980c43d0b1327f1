/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "tracks.h"

#include "io/json/json.h"

typedef const loft_json_node node;

static loft_json_doc *written(const loft_track_document *d)
{
    char *text = NULL;
    size_t size = 0;
    loft_json_doc *doc = NULL;
    assert_int_equal(loft_format_json.write(d, &text, &size), LOFT_OK);
    assert_int_equal(loft_json_parse(text, size, NULL, &doc), LOFT_OK);
    free(text);
    return doc;
}

static void every_column_has_every_sample(void **state)
{
    (void)state;
    flown f;
    fly_loft(&f);
    const loft_track_document d = document_of(&f.track, 1, "2024-10-30T22:10Z");
    loft_json_doc *doc = written(&d);
    node *flight = loft_json_item(loft_json_get(loft_json_root(doc), "flights"), 0);
    node *samples = loft_json_get(flight, "samples");
    const char *const names[] = {"time_s",  "lat_deg",   "lon_deg", "alt_m",
                                 "range_m", "speed_mps", "fpa_deg", "azimuth_deg"};
    for (int c = 0; c < 8; c++) {
        node *column = loft_json_get(samples, names[c]);
        assert_non_null(column);
        assert_int_equal(loft_json_size(column), f.track.n);
        size_t i = 0;
        for (node *x = loft_json_first(column); x != NULL; x = loft_json_next(x), i++) {
            const loft_track_sample *s = &f.track.samples[i];
            const double wanted[] = {s->t_s,
                                     loft_deg_from_rad(s->place.lat_rad),
                                     loft_deg_from_rad(s->place.lon_rad),
                                     s->place.alt_m,
                                     s->range_m,
                                     s->speed_mps,
                                     loft_deg_from_rad(s->fpa_rad),
                                     loft_deg_from_rad(s->azimuth_rad)};
            CHECK_WITHIN(loft_json_number(x), wanted[c], 5.001e-4);
        }
    }
    assert_int_equal(loft_json_size(loft_json_get(samples, "phase")), f.track.n);
    assert_int_equal(loft_json_size(loft_json_get(flight, "events")), 6);
    loft_json_free(doc);
    fini_flown(&f);
}

static void what_is_assumed_or_missing_is_said(void **state)
{
    (void)state;
    flown f;
    fly_unbounded(&f);
    const loft_track_document d = document_of(&f.track, 1, "2024-10");
    loft_json_doc *doc = written(&d);
    node *root = loft_json_root(doc);
    node *flight = loft_json_item(loft_json_get(root, "flights"), 0);
    assert_string_equal(loft_json_string(loft_json_get(root, "launch_utc")),
                        "2024-10-01T00:00:00.000Z");
    assert_non_null(strstr(loft_json_string(loft_json_get(root, "launch_utc_assumed")),
                           "Only the month is known"));
    assert_non_null(strstr(loft_json_string(loft_json_get(flight, "note")), "No impact"));
    loft_json_free(doc);
    fini_flown(&f);
}

static void without_a_flight_the_list_is_empty(void **state)
{
    (void)state;
    const loft_track_document d = document_of(NULL, 0, NULL);
    loft_json_doc *doc = written(&d);
    assert_int_equal(loft_json_size(loft_json_get(loft_json_root(doc), "flights")), 0);
    loft_json_free(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_column_has_every_sample),
        cmocka_unit_test(what_is_assumed_or_missing_is_said),
        cmocka_unit_test(without_a_flight_the_list_is_empty),
    };
    return cmocka_run_group_tests_name("format_json", tests, NULL, NULL);
}
