/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "loft/map.h"
#include "pictures.h"

#include <stdlib.h>
#include <string.h>

#include "loft/launch.h"
#include "loft/units.h"
#include "map_ground.h"

enum {
    N = 24
};

static loft_geodetic place(double lat_deg, double lon_deg)
{
    return (loft_geodetic){.lat_rad = loft_rad_from_deg(lat_deg),
                           .lon_rad = loft_rad_from_deg(lon_deg)};
}

static void make_reach(double range_m, loft_reach_point reach[N])
{
    for (int i = 0; i < N; i++) {
        reach[i] = (loft_reach_point){.azimuth_rad = 2.0 * LOFT_PI * i / N,
                                      .range_m = range_m * (1.0 + 0.05 * sin(0.26 * i))};
    }
}

static loft_map map_of(loft_geodetic launch, const loft_reach_point *reach)
{
    return (loft_map){.title = "A title",
                      .subtitle = "What was assumed",
                      .source = "A source",
                      .launch = {launch, "launch"},
                      .reach = reach,
                      .n_reach = N,
                      .reach_label = "reach",
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
    loft_reach_point reach[N];
    for (size_t c = 0; c < sizeof centres / sizeof centres[0]; c++) {
        make_reach(ranges_m[c % 3], reach);
        const loft_map map = map_of(centres[c], reach);
        free(drawn(&map, LOFT_PICTURE_PNG).data);
    }
}

static void every_format_theme_and_gap_shows(void **state)
{
    (void)state;
    loft_reach_point reach[N];
    make_reach(4.1e5, reach);
    const loft_map map = map_of(place(39.1, 126.0), reach);
    for (int f = LOFT_PICTURE_PNG; f <= LOFT_PICTURE_PDF; f++) {
        const loft_picture_format format = (loft_picture_format)f;
        assert_false(differ(drawn(&map, format), drawn(&map, format)));
    }
    loft_map other = map;
    other.look.theme = LOFT_THEME_DARK;
    assert_true(differ(drawn(&map, LOFT_PICTURE_SVG), drawn(&other, LOFT_PICTURE_SVG)));
    loft_reach_point gap[N];
    memcpy(gap, reach, sizeof gap);
    gap[0] = gap[3] = (loft_reach_point){.unbounded = true};
    other = map;
    other.reach = gap;
    assert_true(differ(drawn(&map, LOFT_PICTURE_SVG), drawn(&other, LOFT_PICTURE_SVG)));
}

static void a_track_is_drawn_with_and_without_reach(void **state)
{
    (void)state;
    loft_launch launch = loft_launch_default();
    launch.site = place(-17.7, 179.9); /* eastward across the antimeridian */
    launch.booster.n_stages = 1;
    launch.booster.stages[0].exhaust_mps = 2843.2;
    launch.booster.stages[0].burn_s = 80.3;
    launch.booster.stages[0].speed_share = 1.0;
    const loft_launch_aim aim = {4512.3, 0.9, 0.6, 1.5};
    loft_launch_setup setup;
    loft_flight flight;
    loft_trajectory *record = loft_trajectory_new();
    assert_int_equal(loft_launch_set_up(&launch, &aim, &setup), LOFT_OK);
    assert_int_equal(loft_fly(&setup.plan, record, &flight), LOFT_OK);
    const loft_figure_flight track = {
        .label = "impact", .plan = &setup.plan, .record = record, .flight = &flight};
    loft_reach_point reach[N];
    make_reach(2.1e6, reach);
    loft_map map = map_of(launch.site, reach);
    map.flights = &track;
    map.n_flights = 1;
    loft_map alone = map;
    alone.n_reach = 0;
    assert_true(differ(drawn(&map, LOFT_PICTURE_SVG), drawn(&alone, LOFT_PICTURE_SVG)));
    loft_trajectory_free(record);
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

static void refuses_bad_input(void **state)
{
    (void)state;
    loft_reach_point reach[N];
    loft_buffer out = {.size = 77};
    make_reach(5.1e6, reach);
    loft_map map = map_of(place(39.1, 126.0), reach);
    map.n_reach = 0;
    assert_int_equal(loft_map_draw(&map, LOFT_PICTURE_PNG, NULL, 0, &out),
                     LOFT_ERR_DOMAIN);
    map.n_reach = LOFT_REACH_MAX + 1;
    assert_int_equal(loft_map_draw(&map, LOFT_PICTURE_PNG, NULL, 0, &out),
                     LOFT_ERR_DOMAIN);
    map.n_reach = N;
    map.n_flights = 5;
    assert_int_equal(loft_map_draw(&map, LOFT_PICTURE_PNG, NULL, 0, &out),
                     LOFT_ERR_DOMAIN);
    assert_int_equal(out.size, 77);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_place_may_be_the_centre),
        cmocka_unit_test(every_format_theme_and_gap_shows),
        cmocka_unit_test(a_track_is_drawn_with_and_without_reach),
        cmocka_unit_test(the_scale_from_the_launch_is_true),
        cmocka_unit_test(refuses_bad_input),
    };
    return cmocka_run_group_tests_name("map", tests, NULL, NULL);
}
