/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RFC 7946, by number of its section. */
#include "check.h"
#include "tracks.h"

#include "io/json/json.h"
#include "sim/infer/announced.h"

typedef const loft_json_node node;

static loft_json_doc *written(const loft_track_document *d)
{
    char *text = NULL;
    size_t size = 0;
    loft_json_doc *doc = NULL;
    assert_int_equal(loft_format_geojson.write(d, &text, &size), LOFT_OK);
    assert_int_equal(size, strlen(text));
    assert_int_equal(loft_json_parse(text, size, NULL, &doc), LOFT_OK);
    free(text);
    return doc;
}

static const char *string(node *object, const char *key)
{
    node *member = loft_json_get(object, key);
    assert_non_null(member);
    assert_int_equal(loft_json_typeof(member), LOFT_JSON_STRING);
    return loft_json_string(member);
}

static node *feature(const loft_json_doc *doc, size_t i)
{
    node *features = loft_json_get(loft_json_root(doc), "features");
    assert_non_null(features);
    node *f = loft_json_item(features, i);
    assert_non_null(f);
    return f;
}

static node *geometry(const loft_json_doc *doc, size_t i)
{
    return loft_json_get(feature(doc, i), "geometry");
}

/* 3.1.1: longitude, latitude, height; within the map. */
static void check_position(node *p)
{
    assert_int_equal(loft_json_size(p), 3);
    assert_true(fabs(loft_json_number(loft_json_item(p, 0))) <= 180.0);
    assert_true(fabs(loft_json_number(loft_json_item(p, 1))) <= 90.0);
    assert_true(isfinite(loft_json_number(loft_json_item(p, 2))));
}

/* 3.1.4: two or more positions; 3.1.9: none crosses the antimeridian. */
static void check_line(node *line)
{
    assert_true(loft_json_size(line) >= 2);
    double last_deg = NAN;
    for (node *p = loft_json_first(line); p != NULL; p = loft_json_next(p)) {
        check_position(p);
        const double lon_deg = loft_json_number(loft_json_item(p, 0));
        assert_false(fabs(lon_deg - last_deg) > 180.0);
        last_deg = lon_deg;
    }
}

static size_t check_geometry(node *g)
{
    node *coordinates = loft_json_get(g, "coordinates");
    if (strcmp(string(g, "type"), "Point") == 0) {
        check_position(coordinates);
        return 0;
    }
    if (strcmp(string(g, "type"), "LineString") == 0) {
        check_line(coordinates);
        return 1;
    }
    assert_string_equal(string(g, "type"), "MultiLineString");
    for (node *l = loft_json_first(coordinates); l != NULL; l = loft_json_next(l)) {
        check_line(l);
    }
    return loft_json_size(coordinates);
}

/* 3.3: type and features; 3.2: geometry and properties. Gives the parts of each line. */
static void check_all(const loft_json_doc *doc, size_t parts[4])
{
    node *root = loft_json_root(doc);
    size_t lines = 0;
    assert_string_equal(string(root, "type"), "FeatureCollection");
    assert_null(loft_json_get(root, "crs")); /* 4: there is no other system */
    for (node *f = loft_json_first(loft_json_get(root, "features")); f != NULL;
         f = loft_json_next(f)) {
        assert_string_equal(string(f, "type"), "Feature");
        assert_non_null(loft_json_get(f, "geometry"));
        assert_non_null(loft_json_get(f, "properties"));
        assert_null(loft_json_get(f, "coordinates")); /* 7.1 */
        const size_t n = check_geometry(loft_json_get(f, "geometry"));
        if (n > 0) {
            assert_true(lines < 4);
            parts[lines++] = n;
        }
    }
}

static void a_flight_is_a_line_and_a_point_for_each_event(void **state)
{
    (void)state;
    flown f;
    size_t parts[4] = {0};
    fly_loft(&f);
    const loft_track_document d = document_of(&f.track, 1, "2024-10-30T22:10Z");
    loft_json_doc *doc = written(&d);
    check_all(doc, parts);
    assert_int_equal(parts[0], 1);
    assert_int_equal(loft_json_size(loft_json_get(loft_json_root(doc), "features")), 7);
    node *line = loft_json_get(geometry(doc, 0), "coordinates");
    assert_int_equal(loft_json_size(line), f.track.n);
    node *start = loft_json_first(line);
    CHECK_WITHIN(loft_json_number(loft_json_item(start, 0)), 125.987, 1e-12);
    CHECK_WITHIN(loft_json_number(loft_json_item(start, 1)), 39.123, 1e-12);
    CHECK_WITHIN(loft_json_number(loft_json_item(start, 2)), 123.4, 5.001e-4);
    node *impact = loft_json_get(feature(doc, 6), "properties");
    assert_string_equal(string(impact, "event"), "impact");
    node *properties = loft_json_get(feature(doc, 0), "properties");
    CHECK_WITHIN(loft_json_number(loft_json_get(properties, "flight_time_s")),
                 f.flight.end.t_s, 5.001e-4);
    CHECK_WITHIN(loft_json_number(loft_json_get(properties, "highest_km")),
                 f.flight.apogee.place.alt_m / 1000.0, 0.001);
    loft_json_free(doc);
    fini_flown(&f);
}

static void a_flight_over_the_antimeridian_is_cut_there(void **state)
{
    (void)state;
    for (int west = 0; west < 2; west++) {
        flown f;
        size_t parts[4] = {0};
        fly_from(&f, -12.3, west ? -176.5 : 176.5, west ? 281.2 : 78.8, 5432.1, 45.6);
        const loft_track_document d = document_of(&f.track, 1, NULL);
        loft_json_doc *doc = written(&d);
        check_all(doc, parts);
        assert_int_equal(parts[0], 2);
        node *lines = loft_json_get(geometry(doc, 0), "coordinates");
        node *before = loft_json_first(lines);
        node *after = loft_json_next(before);
        node *end = loft_json_item(before, loft_json_size(before) - 1);
        node *start = loft_json_first(after);
        const double edge_deg = west ? -180.0 : 180.0;
        CHECK_WITHIN(loft_json_number(loft_json_item(end, 0)), edge_deg, 0.0);
        CHECK_WITHIN(loft_json_number(loft_json_item(start, 0)), -edge_deg, 0.0);
        for (size_t k = 1; k < 3; k++) { /* at one place */
            CHECK_WITHIN(loft_json_number(loft_json_item(end, k)),
                         loft_json_number(loft_json_item(start, k)), 0.0);
        }
        loft_json_free(doc);
        fini_flown(&f);
    }
}

static void a_flight_over_a_pole_stays_on_the_map(void **state)
{
    (void)state;
    flown f;
    size_t parts[4] = {0};
    fly_from(&f, 80.12, 23.4, 359.9, 6123.4, 43.2);
    assert_true(f.flight.end.place.lat_rad < loft_rad_from_deg(89.0));
    assert_true(fabs(f.flight.end.place.lon_rad) > loft_rad_from_deg(120.0));
    const loft_track_document d = document_of(&f.track, 1, NULL);
    loft_json_doc *doc = written(&d);
    check_all(doc, parts);
    loft_json_free(doc);
    fini_flown(&f);
}

/* Longitudes by hand: on the edge itself, back and forth over it, and a step of 180. */
static void samples_on_the_edge_make_no_empty_parts(void **state)
{
    (void)state;
    static const struct {
        double lon_lat_deg[5][2];
        size_t n, parts;
    } ways[] = {
        {{{178.0, 1.0}, {180.0, 2.0}, {-178.0, 3.0}}, 3, 2},
        {{{180.0, 1.0}, {-179.0, 2.0}, {-178.0, 3.0}}, 3, 2},
        {{{178.0, 1.0}, {179.0, 2.0}, {-180.0, 3.0}}, 3, 2},
        {{{179.0, 1.0}, {-179.0, 2.0}, {179.0, 3.0}}, 3, 3},
        {{{-179.0, 1.0}, {-180.0, 2.0}, {180.0, 3.0}, {179.0, 4.0}}, 4, 2},
        {{{179.0, 1.0}, {-180.0, 2.0}, {-179.0, 3.0}}, 3, 2},
        {{{10.0, 89.9}, {-170.0, 89.9}}, 2, 1},
        {{{10.0, 90.0}, {-170.1, 89.9}}, 2, 2},
        {{{0.0, 0.0}, {90.0, 0.0}, {180.0, 0.0}, {-90.0, 0.0}, {0.0, 0.0}}, 5, 2},
    };
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        size_t parts[4] = {0};
        loft_track t = track_through(ways[i].lon_lat_deg, ways[i].n);
        const loft_track_document d = document_of(&t, 1, NULL);
        loft_json_doc *doc = written(&d);
        check_all(doc, parts);
        assert_int_equal(parts[0], ways[i].parts);
        loft_json_free(doc);
        loft_track_fini(&t);
    }
}

/* 179 to -178 at 0 and 3 degrees north: a third of the way is 180, at 1 degree. */
static void the_cut_is_where_the_line_meets_the_edge(void **state)
{
    (void)state;
    static const double way[2][2] = {{179.0, 0.0}, {-178.0, 3.0}};
    loft_track t = track_through(way, 2);
    const loft_track_document d = document_of(&t, 1, NULL);
    loft_json_doc *doc = written(&d);
    node *lines = loft_json_get(geometry(doc, 0), "coordinates");
    node *end = loft_json_item(loft_json_first(lines), 1);
    CHECK_WITHIN(loft_json_number(loft_json_item(end, 0)), 180.0, 0.0);
    CHECK_WITHIN(loft_json_number(loft_json_item(end, 1)), 1.0, 1e-12);
    CHECK_WITHIN(loft_json_number(loft_json_item(end, 2)), 333.333, 1e-9);
    loft_json_free(doc);
    loft_track_fini(&t);
}

static void an_unbounded_flight_has_no_range_and_says_why(void **state)
{
    (void)state;
    flown f;
    fly_unbounded(&f);
    const loft_track_document d = document_of(&f.track, 1, "2024-10-30");
    loft_json_doc *doc = written(&d);
    node *properties = loft_json_get(feature(doc, 0), "properties");
    assert_int_equal(loft_json_typeof(loft_json_get(properties, "range_km")),
                     LOFT_JSON_NULL);
    assert_non_null(strstr(string(properties, "note"), "half-way round"));
    assert_non_null(strstr(string(loft_json_root(doc), "clock"), "by assumption"));
    loft_json_free(doc);
    fini_flown(&f);
}

static void without_a_flight_the_collection_is_empty(void **state)
{
    (void)state;
    size_t parts[4] = {0};
    const loft_track_document d = document_of(NULL, 0, "2024");
    loft_json_doc *doc = written(&d);
    check_all(doc, parts);
    assert_int_equal(loft_json_size(loft_json_get(loft_json_root(doc), "features")), 0);
    assert_string_equal(string(loft_json_root(doc), "description"), "Flights of a test.");
    loft_json_free(doc);
}

static loft_geodetic place(double lat_deg, double lon_deg)
{
    return (loft_geodetic){.lat_rad = loft_rad_from_deg(lat_deg),
                           .lon_rad = loft_rad_from_deg(lon_deg)};
}

/* 3.1.6: outer rings are counterclockwise. Twice the area, in square degrees. */
static double turned(node *ring)
{
    double sum = 0.0;
    for (size_t i = 0; i + 1 < loft_json_size(ring); i++) {
        node *a = loft_json_item(ring, i);
        node *b = loft_json_item(ring, i + 1);
        sum += loft_json_number(loft_json_item(a, 0)) *
                   loft_json_number(loft_json_item(b, 1)) -
               loft_json_number(loft_json_item(b, 0)) *
                   loft_json_number(loft_json_item(a, 1));
    }
    return sum;
}

/* Given clockwise and counterclockwise: 2 by 1 degrees, cut in two at the antimeridian. */
static void a_closed_area_is_a_polygon_cut_at_the_antimeridian(void **state)
{
    (void)state;
    const loft_geodetic round[] = {place(0.0, 179.0), place(0.0, -179.0),
                                   place(1.0, -179.0), place(1.0, 179.0)};
    for (int way = 0; way < 2; way++) {
        loft_announced_area area = {
            .issuer = "A port", .coordinates = "as issued", .area = {.n = 4}};
        for (int i = 0; i < 4; i++) {
            area.area.corners[i] = round[way == 0 ? i : 3 - i];
        }
        loft_track_document d = document_of(NULL, 0, "2024");
        d.areas = &area;
        d.n_areas = 1;
        loft_json_doc *doc = written(&d);
        node *properties = loft_json_get(feature(doc, 0), "properties");
        assert_string_equal(string(properties, "area"), "closed area");
        assert_string_equal(string(properties, "as_issued"), "as issued");
        node *parts =
            loft_json_get(loft_json_get(feature(doc, 0), "geometry"), "coordinates");
        assert_int_equal(loft_json_size(parts), 2);
        for (size_t i = 0; i < 2; i++) {
            assert_int_equal(loft_json_size(loft_json_item(parts, i)), 1);
            CHECK_WITHIN(turned(loft_json_item(loft_json_item(parts, i), 0)), 2.0, 1e-3);
        }
        loft_json_free(doc);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_flight_is_a_line_and_a_point_for_each_event),
        cmocka_unit_test(a_flight_over_the_antimeridian_is_cut_there),
        cmocka_unit_test(a_flight_over_a_pole_stays_on_the_map),
        cmocka_unit_test(samples_on_the_edge_make_no_empty_parts),
        cmocka_unit_test(the_cut_is_where_the_line_meets_the_edge),
        cmocka_unit_test(an_unbounded_flight_has_no_range_and_says_why),
        cmocka_unit_test(without_a_flight_the_collection_is_empty),
        cmocka_unit_test(a_closed_area_is_a_polygon_cut_at_the_antimeridian),
    };
    return cmocka_run_group_tests_name("format_geojson", tests, NULL, NULL);
}
