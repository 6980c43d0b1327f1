/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "loft/plot.h"
#include "pictures.h"

#include <stdlib.h>
#include <string.h>

#include "loft/flight.h"

static loft_launch launch;
static loft_launch_setup setups[2];
static loft_trajectory *records[2];
static loft_flight flown[2];
static loft_plot_flight flights[5];

/* A loft, whose time axis is broken, and a flight of a hundred seconds, whose is not. */
static int fly_two(void **state)
{
    (void)state;
    launch = loft_launch_default();
    launch.site = (loft_geodetic){.lat_rad = 0.6954, .lon_rad = 2.1863};
    launch.booster.n_stages = 1;
    launch.booster.stages[0].exhaust_mps = 2843.2;
    launch.booster.stages[0].burn_s = 60.3;
    launch.booster.stages[0].speed_share = 1.0;
    const loft_launch_aim aims[2] = {{5012.3, 1.4012, 0.6, 1.5}, {1512.3, 1.2, 0.6, 1.5}};
    for (int i = 0; i < 2; i++) {
        records[i] = loft_trajectory_new();
        if (loft_launch_set_up(&launch, &aims[i], &setups[i]) != LOFT_OK ||
            loft_fly(&setups[i].plan, records[i], &flown[i]) != LOFT_OK) {
            return -1;
        }
    }
    for (int i = 0; i < 5; i++) {
        flights[i] = (loft_plot_flight){.label = i % 2 == 0 ? "lofted" : "short",
                                        .plan = &setups[i % 2].plan,
                                        .record = records[i % 2],
                                        .flight = &flown[i % 2]};
    }
    return 0;
}

static int free_two(void **state)
{
    (void)state;
    loft_trajectory_free(records[0]);
    loft_trajectory_free(records[1]);
    return 0;
}

static loft_panels panels_of(const loft_plot_flight *list, size_t n)
{
    return (loft_panels){.title = "A title",
                         .subtitle = "What was assumed",
                         .source = "A source",
                         .flights = list,
                         .n_flights = n};
}

static loft_buffer drawn(const loft_panels *panels, loft_picture_format format)
{
    loft_buffer out = {NULL, 0};
    assert_int_equal(loft_panels_draw(panels, format, NULL, 0, &out), LOFT_OK);
    expect_picture(out, format, 10000);
    return out;
}

static void one_to_four_flights_are_drawn_in_every_format(void **state)
{
    (void)state;
    for (size_t n = 1; n <= 4; n++) {
        const loft_panels panels = panels_of(flights + n % 2, n);
        for (int f = LOFT_PICTURE_PNG; f <= LOFT_PICTURE_PDF; f++) {
            const loft_picture_format format = (loft_picture_format)f;
            assert_false(differ(drawn(&panels, format), drawn(&panels, format)));
        }
    }
}

static void theme_size_and_label_show(void **state)
{
    (void)state;
    const loft_panels light = panels_of(flights, 2);
    loft_panels other = light;
    other.look.theme = LOFT_THEME_DARK;
    assert_true(differ(drawn(&light, LOFT_PICTURE_SVG), drawn(&other, LOFT_PICTURE_SVG)));
    other = light;
    other.look.pixels_per_pt = 1.0;
    loft_buffer png = drawn(&other, LOFT_PICTURE_PNG);
    assert_memory_equal(png.data + 16, "\x00\x00\x03\x34\x00\x00\x03\xE8", 8);
    free(png.data);
    other.look = (loft_style){.width_pt = 700.0, .height_pt = 900.0};
    png = drawn(&other, LOFT_PICTURE_PNG);
    assert_memory_equal(png.data + 16, "\x00\x00\x05\x78\x00\x00\x07\x08", 8);
    free(png.data);
    loft_plot_flight renamed[2] = {flights[0], flights[1]};
    renamed[1].label = "other";
    other = panels_of(renamed, 2);
    assert_true(differ(drawn(&light, LOFT_PICTURE_SVG), drawn(&other, LOFT_PICTURE_SVG)));
}

static void refuses_bad_input(void **state)
{
    (void)state;
    loft_buffer out = {.size = 77};
    loft_panels panels = panels_of(flights, 0);
    assert_int_equal(loft_panels_draw(&panels, LOFT_PICTURE_PNG, NULL, 0, &out),
                     LOFT_ERR_DOMAIN);
    panels.n_flights = 5;
    assert_int_equal(loft_panels_draw(&panels, LOFT_PICTURE_PNG, NULL, 0, &out),
                     LOFT_ERR_DOMAIN);
    panels.n_flights = 1;
    panels.look = (loft_style){.width_pt = 150.0, .height_pt = 900.0};
    assert_int_equal(loft_panels_draw(&panels, LOFT_PICTURE_PNG, NULL, 0, &out),
                     LOFT_ERR_DOMAIN);
    panels.look = (loft_style){.width_pt = 600.0, .height_pt = 300.0}; /* rows too low */
    assert_int_equal(loft_panels_draw(&panels, LOFT_PICTURE_PNG, NULL, 0, &out),
                     LOFT_ERR_DOMAIN);
    panels.look = (loft_style){0};
    panels.title = "\xFF\xFE";
    assert_int_equal(loft_panels_draw(&panels, LOFT_PICTURE_PNG, NULL, 0, &out),
                     LOFT_ERR_INPUT);
    assert_int_equal(out.size, 77);
}

static void texts_keep_apart_down_to_the_least_size(void **state)
{
    (void)state;
    const double sizes[][2] = {{500.0, 560.0}, {0.0, 0.0}};
    for (int i = 0; i < 2; i++) {
        loft_panels panels = panels_of(flights, 1);
        panels.look.width_pt = sizes[i][0];
        panels.look.height_pt = sizes[i][1];
        const loft_buffer svg = drawn(&panels, LOFT_PICTURE_SVG);
        expect_text_on_sheet(svg);
        expect_texts_apart(svg);
        free(svg.data);
    }
}

static void the_burn_out_of_an_unnamed_class_is_marked_as_assumed(void **state)
{
    (void)state;
    for (int any = 0; any <= 1; any++) {
        loft_plot_flight flight = flights[0];
        flight.any_class = any == 1;
        const loft_panels panels = panels_of(&flight, 1);
        const loft_buffer svg = drawn(&panels, LOFT_PICTURE_SVG);
        char *text = strndup((const char *)svg.data, svg.size);
        assert_true((strstr(text, "assumed burn-out") != NULL) == (any == 1));
        assert_non_null(strstr(text, "burn-out"));
        free(text);
        free(svg.data);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_to_four_flights_are_drawn_in_every_format),
        cmocka_unit_test(theme_size_and_label_show),
        cmocka_unit_test(refuses_bad_input),
        cmocka_unit_test(texts_keep_apart_down_to_the_least_size),
        cmocka_unit_test(the_burn_out_of_an_unnamed_class_is_marked_as_assumed),
    };
    return cmocka_run_group_tests_name("panels", tests, fly_two, free_two);
}
