/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "loft/plot.h"
#include "pictures.h"

#include <stdlib.h>
#include <string.h>

#include "loft/flight.h"
#include "loft/loft.h"
#include "plots/base/canvas.h"
#include "plots/map/map_ground.h"
#include "sim/infer/announced.h"

static loft_geodetic place(double lat_deg, double lon_deg)
{
    return (loft_geodetic){.lat_rad = loft_rad_from_deg(lat_deg),
                           .lon_rad = loft_rad_from_deg(lon_deg)};
}

static loft_contour contour_of(double range_m)
{
    loft_contour c = {.has_band = true};
    for (size_t i = 0; i < LOFT_CONTOUR_AZIMUTHS; i++) {
        const double east = 1.0 + 0.05 * sin(loft_contour_azimuth(i));
        c.range_m[LOFT_CONTOUR_FITTED][i] = range_m * east;
        c.range_m[LOFT_CONTOUR_P05][i] = 0.93 * range_m * east;
        c.range_m[LOFT_CONTOUR_P95][i] = 1.08 * range_m * east;
    }
    return c;
}

static loft_map map_of(loft_geodetic launch, const loft_contour *contour)
{
    return (loft_map){.title = "A title",
                      .subtitle = "What was assumed",
                      .source = "A source",
                      .launch = {launch, "launch"},
                      .contour = contour,
                      .contour_text = "reach",
                      .look = {.pixels_per_pt = 0.5}};
}

static loft_buffer drawn(const loft_map *map, loft_picture_format format)
{
    loft_buffer out = {NULL, 0};
    assert_int_equal(loft_map_draw(map, format, NULL, 0, &out), LOFT_OK);
    expect_picture(out, format, 10000);
    return out;
}

/* About the poles, across the antimeridian, with land at the antipode; near and whole. */
static void any_place_may_be_the_centre(void **state)
{
    (void)state;
    const loft_geodetic centres[] = {place(90.0, 0.0),    place(-89.9, 13.0),
                                     place(-17.7, 180.0), place(0.0, -179.99),
                                     place(-30.0, -70.0), place(71.3, -156.8)};
    const double ranges_m[] = {3e5, 5.1e6, 17e6};
    for (size_t c = 0; c < sizeof centres / sizeof centres[0]; c++) {
        const loft_contour contour = contour_of(ranges_m[c % 3]);
        const loft_map map = map_of(centres[c], &contour);
        free(drawn(&map, LOFT_PICTURE_PNG).data);
    }
}

/* Characters between the left edge of the sheet and the frame. */
static int characters_at_the_margin(loft_buffer svg)
{
    char *whole = svg_string(svg);
    int n = 0;
    svg_text text;
    for (const char *at = whole; next_text(&at, &text);) {
        const bool beside = text.x < 52.0 && text.y > 120.0 && text.y < 780.0;
        for (const char *c = text.letters; beside && *c != '<'; c++) {
            n += ((unsigned char)*c & 0xC0U) != 0x80; /* not the rest of one */
        }
    }
    free(whole);
    return n;
}

/* 100 km at a place whose parallels are 0.2 degrees apart: "39.2 N", with the digit. */
static void a_map_of_a_short_flight_has_numbered_parallels(void **state)
{
    (void)state;
    const double ranges_m[] = {330.0, 3.3e3, 3.3e4, 3.3e5, 3.3e6};
    const int least[] = {5 * 8, 5 * 7, 5 * 6, 5 * 5, 3 * 5}; /* lines times characters */
    const char *const scales[] = {"m from", "km from", "km from", "km from", "km from"};
    for (int i = 0; i < 5; i++) {
        const loft_contour contour = contour_of(ranges_m[i]);
        const loft_map map = map_of(place(39.1, 126.0), &contour);
        char *whole = svg_string(drawn(&map, LOFT_PICTURE_SVG));
        assert_non_null(strstr(whole, scales[i]));
        assert_null(strstr(whole, ">0 km"));
        free(whole);
        assert_in_range(characters_at_the_margin(drawn(&map, LOFT_PICTURE_SVG)), least[i],
                        100);
    }
}

/* Names of seas and capitals give way to everything else. */
static void seas_and_capitals_are_named_where_there_is_room(void **state)
{
    (void)state;
    const double ranges_m[] = {5e5, 1.5e6, 1.2e7};
    const char *const names[] = {">Pyongyang<", ">Tokyo<", ">Pacific Ocean<"};
    for (int i = 0; i < 3; i++) {
        const loft_contour contour = contour_of(ranges_m[i]);
        const loft_map map = map_of(place(41.1, 129.0), &contour);
        const loft_buffer svg = drawn(&map, LOFT_PICTURE_SVG);
        expect_text_on_sheet(svg);
        expect_texts_apart(svg);
        char *whole = svg_string(svg);
        const char *found = strstr(whole, names[i]);
        assert_non_null(found);
        assert_null(strstr(found + 1, names[i])); /* once */
        free(whole);
    }
}

static void every_format_theme_and_gap_shows(void **state)
{
    (void)state;
    const loft_contour contour = contour_of(4.1e5);
    const loft_map map = map_of(place(39.1, 126.0), &contour);
    for (int f = LOFT_PICTURE_PNG; f <= LOFT_PICTURE_PDF; f++) {
        const loft_picture_format format = (loft_picture_format)f;
        assert_false(differ(drawn(&map, format), drawn(&map, format)));
    }
    loft_map other = map;
    other.look.theme = LOFT_THEME_DARK;
    assert_true(differ(drawn(&map, LOFT_PICTURE_SVG), drawn(&other, LOFT_PICTURE_SVG)));
    loft_contour gap = contour;
    gap.range_m[LOFT_CONTOUR_FITTED][0] = gap.range_m[LOFT_CONTOUR_FITTED][3] = INFINITY;
    other = map;
    other.contour = &gap;
    assert_true(differ(drawn(&map, LOFT_PICTURE_SVG), drawn(&other, LOFT_PICTURE_SVG)));
    loft_contour line = contour;
    line.has_band = false;
    other.contour = &line;
    assert_true(differ(drawn(&map, LOFT_PICTURE_SVG), drawn(&other, LOFT_PICTURE_SVG)));
    const loft_impact_area area = {3e5, 3.5e5, 1.2, 0.1};
    other = map;
    other.impact = &area;
    assert_true(differ(drawn(&map, LOFT_PICTURE_SVG), drawn(&other, LOFT_PICTURE_SVG)));
    const loft_stage_area fall = {
        .stage = 1, .middle_m = 3.2e5, .middle_rad = 1.2, .area = area};
    other = map;
    other.falls = &fall;
    other.n_falls = 1;
    assert_true(differ(drawn(&map, LOFT_PICTURE_SVG), drawn(&other, LOFT_PICTURE_SVG)));
}

/* Korea, whose antipode is at sea, and New Zealand, whose antipode is in Spain. */
static void land_ends_in_a_shore(void **state)
{
    (void)state;
    const loft_contour contour = contour_of(4.1e5);
    const loft_geodetic centres[] = {place(39.1, 126.0), place(-41.3, 174.8)};
    for (int i = 0; i < 2; i++) {
        const loft_map map = map_of(centres[i], &contour);
        char *whole = svg_string(drawn(&map, LOFT_PICTURE_SVG));
        assert_non_null(strstr(whole, "stroke=\"#a89f8c\" stroke-width=\"0.6\""));
        free(whole);
    }
}

/* A flight eastward across the antimeridian, with this speed. */
typedef struct track {
    loft_launch launch;
    loft_launch_setup setup;
    loft_flight flight;
    loft_trajectory *record;
} track;

static loft_plot_flight fly(track *t, double speed_mps, const char *label)
{
    t->launch = loft_launch_default();
    t->launch.site = place(-17.7, 179.9);
    t->launch.booster.n_stages = 1;
    t->launch.booster.stages[0].exhaust_mps = 2843.2;
    t->launch.booster.stages[0].burn_s = 80.3;
    t->launch.booster.stages[0].speed_share = 1.0;
    const loft_launch_aim aim = {speed_mps, 0.9, 0.6, 1.5};
    t->record = loft_trajectory_new();
    assert_int_equal(loft_launch_set_up(&t->launch, &aim, &t->setup), LOFT_OK);
    assert_int_equal(loft_fly(&t->setup.plan, t->record, &t->flight), LOFT_OK);
    return (loft_plot_flight){.label = label,
                              .plan = &t->setup.plan,
                              .record = t->record,
                              .flight = &t->flight};
}

static void a_track_is_drawn_with_and_without_reach(void **state)
{
    (void)state;
    track t;
    const loft_plot_flight flight = fly(&t, 4512.3, "impact");
    const loft_contour contour = contour_of(2.1e6);
    loft_map map = map_of(t.launch.site, &contour);
    map.flights = &flight;
    map.n_flights = 1;
    loft_map alone = map;
    alone.contour = NULL;
    assert_true(differ(drawn(&map, LOFT_PICTURE_SVG), drawn(&alone, LOFT_PICTURE_SVG)));
    loft_trajectory_free(t.record);
}

/* A shorter and a longer flight with one track: the longer has times beyond the shorter. */
static void each_time_stands_once_on_a_line(void **state)
{
    (void)state;
    track shorter;
    track longer;
    loft_plot_flight flights[2] = {fly(&shorter, 4512.3, "shorter"),
                                   fly(&longer, 4812.3, "longer")};
    flights[1].role = LOFT_ROLE_STANDARD;
    loft_map map = map_of(shorter.launch.site, NULL);
    map.flights = flights;
    map.n_flights = 2;
    char *whole = svg_string(drawn(&map, LOFT_PICTURE_SVG));
    svg_text a;
    int n = 0;
    for (const char *at = whole; next_text(&at, &a);) {
        const size_t length = strcspn(a.letters, "<");
        if (length < 4 || memcmp(a.letters + length - 4, " min", 4) != 0) {
            continue;
        }
        n++;
        assert_false(length > 6 && memcmp(a.letters + length - 6, ".0", 2) == 0);
        svg_text b;
        for (const char *later = at; next_text(&later, &b);) {
            assert_false(strncmp(a.letters, b.letters, length + 1) == 0);
        }
    }
    assert_in_range(n, 3, 8);
    int strokes = 0;
    for (const char *at = whole; (at = strstr(at, "stroke-width=\"1.3\"")) != NULL;
         at++) {
        strokes++;
    }
    assert_int_equal(strokes, n); /* one without a number says nothing */
    free(whole);
    loft_trajectory_free(shorter.record);
    loft_trajectory_free(longer.record);
}

/* A point of the sheet is as far from the launch as the geodesic, in every direction. */
static void the_scale_from_the_launch_is_true(void **state)
{
    (void)state;
    const loft_ground ground = {
        .map = {.shape = loft_earth_wgs84(2).shape, .centre = place(71.3, -156.8)},
        .centre = {123.4, 234.5},
        .pt_per_m = 1.7e-5};
    for (int i = 0; i < 60; i++) {
        const loft_geodetic there = place(-80.0 + 2.7 * i, 7.3 * i);
        const double range_m =
            loft_geodesy_inverse(&ground.map.shape, ground.map.centre, there).range_m;
        const loft_canvas_point p = loft_ground_at(&ground, there);
        CHECK_NEAR(hypot(p.x - 123.4, p.y - 234.5), range_m * ground.pt_per_m, 1e-9);
    }
    /* Half the meridian ellipse of WGS84 (Karney: quarter 10,001,965.729 m). */
    CHECK_NEAR(loft_ground_disc(&ground), 20003931.4586 * ground.pt_per_m, 1e-11);
}

static size_t count(const loft_buffer *svg, const char *what)
{
    const size_t n = strlen(what);
    size_t found = 0;
    for (size_t i = 0; i + n <= svg->size; i++) {
        found += memcmp(svg->data + i, what, n) == 0 ? 1 : 0;
    }
    return found;
}

/* The band and its edges are orange, and nothing else is. */
static void a_band_without_an_outer_edge_is_shaded_and_has_no_line_there(void **state)
{
    (void)state;
    static const char edge[] = "stroke=\"#e69f00\"";
    loft_contour contour = contour_of(1.1e7);
    const loft_map map = map_of(place(71.3, -156.8), &contour);
    loft_buffer svg = drawn(&map, LOFT_PICTURE_SVG);
    assert_int_equal(count(&svg, "fill-opacity=\"0.28\""), 1);
    assert_int_equal(count(&svg, edge), 2);
    free(svg.data);
    for (size_t i = 0; i < LOFT_CONTOUR_AZIMUTHS; i++) {
        contour.range_m[LOFT_CONTOUR_P95][i] = INFINITY;
    }
    svg = drawn(&map, LOFT_PICTURE_SVG);
    assert_int_equal(count(&svg, "fill-opacity=\"0.28\""), 1);
    assert_int_equal(count(&svg, edge), 1);
    free(svg.data);
}

/* Some 0.2 MB; once it was 2.6 MB. */
static void a_map_in_svg_is_a_few_hundred_kilobytes(void **state)
{
    (void)state;
    const loft_geodetic centres[] = {place(40.1, 125.2), place(71.3, -156.8),
                                     place(-17.7, 180.0), place(55.0, 10.0)};
    const double ranges_m[] = {4.1e5, 5.1e6, 9.3e6};
    for (size_t c = 0; c < 4; c++) {
        const loft_contour contour = contour_of(ranges_m[c % 3]);
        const loft_map map = map_of(centres[c], &contour);
        const loft_buffer svg = drawn(&map, LOFT_PICTURE_SVG);
        assert_in_range(svg.size, 20000, 400000);
        free(svg.data);
    }
}

static void refuses_bad_input(void **state)
{
    (void)state;
    const loft_contour contour = contour_of(5.1e6);
    loft_buffer out = {.size = 77};
    loft_map map = map_of(place(39.1, 126.0), NULL);
    assert_int_equal(loft_map_draw(&map, LOFT_PICTURE_PNG, NULL, 0, &out),
                     LOFT_ERR_DOMAIN);
    map.contour = &contour;
    map.n_flights = 5;
    assert_int_equal(loft_map_draw(&map, LOFT_PICTURE_PNG, NULL, 0, &out),
                     LOFT_ERR_DOMAIN);
    assert_int_equal(out.size, 77);
}

/* Far beyond the reach, so that the map has to grow; one across the antimeridian. */
static void closed_areas_stand_on_the_map_with_their_purpose(void **state)
{
    (void)state;
    const loft_contour contour = contour_of(3e5);
    const loft_announced_area areas[] = {
        {.purpose = "a drop zone",
         .area = {.n = 3,
                  .corners = {place(-10.0, 178.0), place(-10.0, -178.0),
                              place(-12.0, 180.0)}}},
        {.area = {.n = 1, .corners = {place(-25.0, 179.0)}, .radius_m = 1e5}}};
    loft_map map = map_of(place(-17.7, 180.0), &contour);
    char *without = svg_string(drawn(&map, LOFT_PICTURE_SVG));
    map.areas = areas;
    map.n_areas = 2;
    char *with = svg_string(drawn(&map, LOFT_PICTURE_SVG));
    assert_null(strstr(without, "a drop zone"));
    assert_null(strstr(without, "closed area"));
    assert_non_null(strstr(with, "a drop zone"));
    assert_non_null(strstr(with, "closed area"));
    free(without);
    free(with);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_place_may_be_the_centre),
        cmocka_unit_test(a_map_of_a_short_flight_has_numbered_parallels),
        cmocka_unit_test(seas_and_capitals_are_named_where_there_is_room),
        cmocka_unit_test(every_format_theme_and_gap_shows),
        cmocka_unit_test(land_ends_in_a_shore),
        cmocka_unit_test(a_track_is_drawn_with_and_without_reach),
        cmocka_unit_test(each_time_stands_once_on_a_line),
        cmocka_unit_test(the_scale_from_the_launch_is_true),
        cmocka_unit_test(a_band_without_an_outer_edge_is_shaded_and_has_no_line_there),
        cmocka_unit_test(a_map_in_svg_is_a_few_hundred_kilobytes),
        cmocka_unit_test(refuses_bad_input),
        cmocka_unit_test(closed_areas_stand_on_the_map_with_their_purpose),
    };
    return cmocka_run_group_tests_name("map", tests, NULL, NULL);
}
