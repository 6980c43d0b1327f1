/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a booster carries toward every azimuth, in the formats that draw it. */
#include "check.h"
#include "tracks.h"

#include "io/json/json.h"

typedef const loft_json_node node;

static const double ranges_m[LOFT_CONTOUR_LINES] = {1.0e6, 0.9e6, 1.1e6};

/* About the launch of fly_loft; every line a circle. */
static loft_track_reach circles(bool has_band)
{
    loft_track_reach reach = {.contour = {.has_band = has_band},
                              .shape = loft_model_default().earth.shape,
                              .launch = {.lat_rad = loft_rad_from_deg(39.123),
                                         .lon_rad = loft_rad_from_deg(125.987)}};
    for (int line = 0; line < LOFT_CONTOUR_LINES; line++) {
        for (int i = 0; i < LOFT_CONTOUR_AZIMUTHS; i++) {
            reach.contour.range_m[line][i] = ranges_m[line];
        }
    }
    return reach;
}

static char *written(const loft_format *format, const loft_track_reach *reach,
                     size_t *size)
{
    flown f;
    char *text = NULL;
    fly_loft(&f);
    loft_track_document d = document_of(&f.track, 1, "2024-10-30T22:10Z");
    d.reach = reach;
    assert_int_equal(format->write(&d, &text, size), LOFT_OK);
    fini_flown(&f);
    return text;
}

/* How often these bytes stand in others. */
static int count_in(const char *bytes, size_t size, const char *part)
{
    const size_t length = strlen(part);
    int n = 0;
    for (size_t i = 0; i + length <= size; i++) {
        n += memcmp(bytes + i, part, length) == 0;
    }
    return n;
}

static void check_counts(const loft_format *format, const loft_track_reach *reach,
                         const char *const *parts, const int *counts, size_t n)
{
    size_t size = 0;
    char *text = written(format, reach, &size);
    for (size_t i = 0; i < n; i++) {
        if (count_in(text, size, parts[i]) != counts[i]) {
            fail_msg("%s: \"%s\" %d times, not %d", format->name, parts[i],
                     count_in(text, size, parts[i]), counts[i]);
        }
    }
    free(text);
}

static double distance_m(const loft_track_reach *reach, node *place)
{
    const loft_geodetic at = {
        .lon_rad = loft_rad_from_deg(loft_json_number(loft_json_item(place, 0))),
        .lat_rad = loft_rad_from_deg(loft_json_number(loft_json_item(place, 1)))};
    return loft_geodesy_inverse(&reach->shape, reach->launch, at).range_m;
}

/* Every place of a line; 1e-5 degrees are about a metre. */
static void check_at(const loft_track_reach *reach, node *line, double range_m)
{
    assert_true(loft_json_size(line) > 20);
    for (node *p = loft_json_first(line); p != NULL; p = loft_json_next(p)) {
        CHECK_WITHIN(distance_m(reach, p), range_m, 2.0);
    }
}

static void check_closed(node *ring)
{
    node *first = loft_json_first(ring);
    node *last = loft_json_item(ring, loft_json_size(ring) - 1);
    for (size_t i = 0; i < 2; i++) {
        CHECK_WITHIN(loft_json_number(loft_json_item(first, i)),
                     loft_json_number(loft_json_item(last, i)), 0.0);
    }
}

/* The k-th geometry of that type, or NULL. */
static node *geometry(const loft_json_doc *doc, const char *type, int k)
{
    node *f = loft_json_first(loft_json_get(loft_json_root(doc), "features"));
    for (; f != NULL; f = loft_json_next(f)) {
        node *g = loft_json_get(f, "geometry");
        node *reach = loft_json_get(loft_json_get(f, "properties"), "reach");
        const bool is_type =
            strcmp(loft_json_string(loft_json_get(g, "type")), type) == 0;
        if (is_type && reach != NULL && k-- == 0) {
            return loft_json_get(g, "coordinates");
        }
    }
    return NULL;
}

static loft_json_doc *geojson(const loft_track_reach *reach)
{
    size_t size = 0;
    loft_json_doc *doc = NULL;
    char *text = written(&loft_format_geojson, reach, &size);
    assert_int_equal(loft_json_parse(text, size, NULL, &doc), LOFT_OK);
    free(text);
    return doc;
}

static void each_line_stands_at_its_range(void **state)
{
    (void)state;
    const loft_track_reach reach = circles(true);
    loft_json_doc *doc = geojson(&reach);
    for (int line = 0; line < LOFT_CONTOUR_LINES; line++) {
        node *parts = geometry(doc, "MultiLineString", line);
        assert_int_equal(loft_json_size(parts), 1);
        check_at(&reach, loft_json_first(parts), ranges_m[line]);
        check_closed(loft_json_first(parts));
    }
    assert_null(geometry(doc, "MultiLineString", LOFT_CONTOUR_LINES));
    loft_json_free(doc);
}

static void czml_has_the_interval_as_an_area_with_a_hole(void **state)
{
    (void)state;
    const loft_track_reach reach = circles(true);
    size_t size = 0;
    loft_json_doc *doc = NULL;
    char *text = written(&loft_format_czml, &reach, &size);
    assert_int_equal(loft_json_parse(text, size, NULL, &doc), LOFT_OK);
    free(text);
    int areas = 0;
    for (node *p = loft_json_first(loft_json_root(doc)); p != NULL;
         p = loft_json_next(p)) {
        node *polygon = loft_json_get(p, "polygon");
        if (polygon != NULL) {
            node *holes =
                loft_json_get(loft_json_get(polygon, "holes"), "cartographicDegrees");
            assert_int_equal(loft_json_size(holes), 1);
            areas++;
        }
    }
    assert_int_equal(areas, 1);
    loft_json_free(doc);
}

static void the_interval_is_a_ring_between_its_quantiles(void **state)
{
    (void)state;
    const loft_track_reach reach = circles(true);
    loft_json_doc *doc = geojson(&reach);
    node *areas = geometry(doc, "MultiPolygon", 0);
    assert_int_equal(loft_json_size(areas), 1);
    node *rings = loft_json_first(areas);
    assert_int_equal(loft_json_size(rings), 2);
    check_at(&reach, loft_json_item(rings, 0), ranges_m[LOFT_CONTOUR_P95]);
    check_at(&reach, loft_json_item(rings, 1), ranges_m[LOFT_CONTOUR_P05]);
    check_closed(loft_json_item(rings, 0));
    check_closed(loft_json_item(rings, 1));
    loft_json_free(doc);
}

static void without_an_interval_one_line_is_drawn(void **state)
{
    (void)state;
    static const char *const geo[] = {"\"MultiPolygon\"", "\"MultiLineString\""};
    static const char *const czml[] = {"\"reach-fitted/1\"", "\"reach-p05/1\"",
                                       "\"reach-p95/1\""};
    static const char *const kml[] = {"innerBoundaryIs", "the fitted booster",
                                      "5 % quantile", "90 % interval"};
    static const char *const netcdf[] = {"standard_range_p05", "standard_range_p95"};
    for (int band = 0; band < 2; band++) {
        const loft_track_reach reach = circles(band == 1);
        const int in_geo[] = {band, 1 + 2 * band};
        const int in_czml[] = {1, band, band};
        const int in_kml[] = {2 * band, 1, 2 * band, band};
        const int in_netcdf[] = {band, band};
        check_counts(&loft_format_geojson, &reach, geo, in_geo, 2);
        check_counts(&loft_format_czml, &reach, czml, in_czml, 3);
        check_counts(&loft_format_kml, &reach, kml, in_kml, 4);
        check_counts(&loft_format_netcdf, &reach, netcdf, in_netcdf, 2);
    }
}

/* Toward the north-east flights go half-way round: the lines break off, and say so. */
static void where_a_range_is_unbounded_the_line_breaks_off_and_says_so(void **state)
{
    (void)state;
    static const char *const parts[] = {"Where the line breaks off", "MultiPolygon",
                                        "No line"};
    const int counts[] = {LOFT_CONTOUR_LINES, 0, 0};
    loft_track_reach reach = circles(true);
    for (int line = 0; line < LOFT_CONTOUR_LINES; line++) {
        reach.contour.range_m[line][3] = INFINITY;
    }
    check_counts(&loft_format_geojson, &reach, parts, counts, 3);
    check_counts(&loft_format_kml, &reach, parts, counts, 1);
    loft_json_doc *doc = geojson(&reach);
    node *line = loft_json_first(geometry(doc, "MultiLineString", 0));
    const loft_json_node *last = loft_json_item(line, loft_json_size(line) - 1);
    assert_true(loft_json_number(loft_json_item(loft_json_first(line), 0)) !=
                loft_json_number(loft_json_item(last, 0)));
    loft_json_free(doc);
}

static void where_every_range_is_unbounded_there_is_no_line(void **state)
{
    (void)state;
    static const char *const geo[] = {"MultiLineString", "MultiPolygon"};
    static const char *const kml[] = {"#reach", "standard range, every azimuth"};
    static const char *const czml[] = {"\"reach-"};
    const int none[] = {0, 0};
    const int folder[] = {0, 1};
    loft_track_reach reach = circles(false);
    for (int i = 0; i < LOFT_CONTOUR_AZIMUTHS; i++) {
        reach.contour.range_m[LOFT_CONTOUR_FITTED][i] = INFINITY;
    }
    check_counts(&loft_format_geojson, &reach, geo, none, 2);
    check_counts(&loft_format_kml, &reach, kml, folder, 2);
    check_counts(&loft_format_czml, &reach, czml, none, 1);
}

static void a_lower_bound_says_at_least(void **state)
{
    (void)state;
    static const char *const parts[] = {"every azimuth: at least"};
    loft_track_reach reach = circles(false);
    for (int bound = 0; bound < 2; bound++) {
        const int counts[] = {bound};
        reach.lower_bound = bound == 1;
        check_counts(&loft_format_geojson, &reach, parts, counts, 1);
        check_counts(&loft_format_kml, &reach, parts, counts, 1);
        check_counts(&loft_format_czml, &reach, parts, counts, 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_line_stands_at_its_range),
        cmocka_unit_test(czml_has_the_interval_as_an_area_with_a_hole),
        cmocka_unit_test(the_interval_is_a_ring_between_its_quantiles),
        cmocka_unit_test(without_an_interval_one_line_is_drawn),
        cmocka_unit_test(where_a_range_is_unbounded_the_line_breaks_off_and_says_so),
        cmocka_unit_test(where_every_range_is_unbounded_there_is_no_line),
        cmocka_unit_test(a_lower_bound_says_at_least),
    };
    return cmocka_run_group_tests_name("reach in formats", tests, NULL, NULL);
}
