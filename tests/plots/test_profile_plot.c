/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "loft/plot.h"
#include "pictures.h"

#include <stdlib.h>
#include <string.h>

#include "loft/flight.h"
#include "loft/loft.h"
#include "sim/infer/fan.h"

static loft_launch_setup setups[3];
static loft_trajectory *records[3];
static loft_flight flown[3];
static loft_plot_flight flights[9];
static loft_launch launch;

/* A loft, a standard flight, and one that would go round the Earth. */
static int fly_three(void **state)
{
    (void)state;
    launch = loft_launch_default();
    launch.site = (loft_geodetic){.lat_rad = 0.6954, .lon_rad = 2.1863};
    launch.booster = loft_booster_template_default();
    launch.booster.n_stages = 2;
    for (int i = 0; i < 2; i++) {
        launch.booster.stages[i].exhaust_mps = 2843.2;
        launch.booster.stages[i].burn_s = i == 0 ? 112.3 : 137.4;
        launch.booster.stages[i].speed_share = 1.0;
    }
    const loft_launch_aim aims[3] = {{7012.3, 1.4012, 0.6, 1.5},
                                     {7012.3, 0.2345, 0.6, 1.5},
                                     {10654.3, 0.2345, 0.6, 1.5}};
    static const char *const labels[] = {"flown", "standard", "unbounded"};
    for (int i = 0; i < 3; i++) {
        records[i] = loft_trajectory_new();
        if (loft_launch_set_up(&launch, &aims[i], &setups[i]) != LOFT_OK ||
            loft_fly(&setups[i].plan, records[i], &flown[i]) != LOFT_OK) {
            return -1;
        }
        flights[i] =
            (loft_plot_flight){.label = labels[i],
                               .role = i == 0 ? LOFT_ROLE_FLOWN : LOFT_ROLE_STANDARD,
                               .plan = &setups[i].plan,
                               .record = records[i],
                               .flight = &flown[i],
                               .unbounded = i == 2};
    }
    for (int i = 3; i < 9; i++) {
        flights[i] = flights[1];
        flights[i].role = LOFT_ROLE_OTHER;
    }
    return flown[0].ended_by == LOFT_END_GROUND && flown[1].ended_by == LOFT_END_GROUND &&
                   flown[2].ended_by == LOFT_END_HALF_WAY
               ? 0
               : -1;
}

static int free_three(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        loft_trajectory_free(records[i]);
    }
    return 0;
}

static loft_profile_plot figure_of(const loft_plot_flight *list, size_t n, bool to_scale)
{
    return (loft_profile_plot){.title = "A title",
                               .subtitle = "What was assumed",
                               .source = "A source",
                               .flights = list,
                               .n_flights = n,
                               .to_scale = to_scale};
}

static loft_buffer drawn(const loft_profile_plot *figure, loft_picture_format format)
{
    loft_buffer out = {NULL, 0};
    assert_int_equal(loft_profile_plot_draw(figure, format, NULL, 0, &out), LOFT_OK);
    expect_picture(out, format, 5000);
    return out;
}

static void assert_same(loft_buffer a, loft_buffer b)
{
    assert_int_equal(a.size, b.size);
    assert_memory_equal(a.data, b.data, a.size);
    free(a.data);
    free(b.data);
}

static void flown_and_standard_are_drawn_in_every_format(void **state)
{
    (void)state;
    for (int scale = 0; scale < 2; scale++) {
        for (size_t n = 1; n <= 3; n++) {
            const loft_profile_plot figure = figure_of(flights, n, scale == 1);
            for (int f = LOFT_PICTURE_PNG; f <= LOFT_PICTURE_PDF; f++) {
                free(drawn(&figure, (loft_picture_format)f).data);
            }
        }
    }
}

static void the_same_figure_has_the_same_bytes(void **state)
{
    (void)state;
    for (int scale = 0; scale < 2; scale++) {
        const loft_profile_plot figure = figure_of(flights, 2, scale == 1);
        for (int f = LOFT_PICTURE_PNG; f <= LOFT_PICTURE_PDF; f++) {
            const loft_picture_format format = (loft_picture_format)f;
            assert_same(drawn(&figure, format), drawn(&figure, format));
        }
    }
}

/* Another flight, scale, role, ending or label is another picture. */
static void what_is_drawn_shows(void **state)
{
    (void)state;
    const loft_profile_plot one = figure_of(flights, 1, false);
    const loft_profile_plot two = figure_of(flights, 2, false);
    const loft_profile_plot round = figure_of(flights, 2, true);
    assert_true(differ(drawn(&one, LOFT_PICTURE_SVG), drawn(&two, LOFT_PICTURE_SVG)));
    assert_true(differ(drawn(&two, LOFT_PICTURE_SVG), drawn(&round, LOFT_PICTURE_SVG)));
    for (int change = 0; change < 3; change++) {
        loft_plot_flight changed[2] = {flights[0], flights[1]};
        const loft_profile_plot figure = figure_of(changed, 2, false);
        changed[0].label = change == 0 ? "other" : changed[0].label;
        changed[1].role = change == 1 ? LOFT_ROLE_STANDARD_ROTATING : changed[1].role;
        changed[1].unbounded = change == 2;
        assert_true(
            differ(drawn(&two, LOFT_PICTURE_PNG), drawn(&figure, LOFT_PICTURE_PNG)));
    }
}

/* Altitudes of an arch over range_m, flatter for the lower levels. */
static loft_fan fan_over(double range_m, int first_open)
{
    loft_fan fan = {.samples = 100, .unbounded = 100 - 20 * first_open};
    for (int level = 0; level < LOFT_FAN_LEVELS; level++) {
        loft_fan_edge *edge = &fan.edges[level];
        edge->open = level >= first_open;
        for (int i = 0; i < LOFT_FAN_POINTS; i++) {
            const double t = (double)i / (LOFT_FAN_POINTS - 1);
            edge->downrange_m[i] = range_m * t * (1.0 + 0.1 * level);
            edge->alt_m[i] = range_m * t * (1.0 - t) * (1.0 + 0.1 * level);
        }
    }
    return fan;
}

/* None, both bands, one of them open, the outer alone; without any the words remain. */
static void a_fan_shows_as_far_as_it_comes_down(void **state)
{
    (void)state;
    const loft_fan fans[4] = {fan_over(5e6, 4), fan_over(5e6, 3), fan_over(5e6, 1),
                              fan_over(5e6, 0)};
    for (int scale = 0; scale < 2; scale++) {
        loft_profile_plot before = figure_of(flights, 2, scale == 1);
        for (int i = 0; i < 4; i++) {
            loft_profile_plot figure = before;
            figure.fan = &fans[i];
            assert_same(drawn(&figure, LOFT_PICTURE_PDF),
                        drawn(&figure, LOFT_PICTURE_PDF));
            assert_true(differ(drawn(&before, LOFT_PICTURE_SVG),
                               drawn(&figure, LOFT_PICTURE_SVG)));
            before = figure;
        }
    }
}

static void an_unbounded_flight_alone_is_drawn(void **state)
{
    (void)state;
    for (int scale = 0; scale < 2; scale++) {
        const loft_profile_plot figure = figure_of(&flights[2], 1, scale == 1);
        free(drawn(&figure, LOFT_PICTURE_PNG).data);
    }
}

/* A flight that falls behind its start has a negative ground range. */
static void a_flight_that_falls_behind_is_drawn(void **state)
{
    (void)state;
    loft_flight_plan plan = {.model = &launch.model,
                             .start = {.lon_rad = 0.4321, .alt_m = 1234.5},
                             .v_enu_mps = {0.0, 0.0, 2345.6},
                             .heading_rad = 0.5 * LOFT_PI};
    loft_flight flight;
    loft_trajectory *record = loft_trajectory_new();
    assert_int_equal(loft_fly(&plan, record, &flight), LOFT_OK);
    assert_true(flight.end.downrange_rad < 0.0);
    const loft_plot_flight list[1] = {
        {.label = "up", .plan = &plan, .record = record, .flight = &flight}};
    for (int scale = 0; scale < 2; scale++) {
        const loft_profile_plot figure = figure_of(list, 1, scale == 1);
        free(drawn(&figure, LOFT_PICTURE_SVG).data);
    }
    loft_trajectory_free(record);
}

static void none_and_nine_flights_are_refused(void **state)
{
    (void)state;
    loft_buffer out = {NULL, 54321};
    const size_t counts[] = {0, 9};
    for (int i = 0; i < 2; i++) {
        const loft_profile_plot figure = figure_of(flights, counts[i], false);
        assert_int_equal(loft_profile_plot_draw(&figure, LOFT_PICTURE_SVG, NULL, 0, &out),
                         LOFT_ERR_DOMAIN);
    }
    const loft_profile_plot eight = figure_of(flights, 8, false);
    free(drawn(&eight, LOFT_PICTURE_SVG).data);
    loft_profile_plot bad = figure_of(flights, 1, false);
    bad.title = "\xFF";
    assert_int_equal(loft_profile_plot_draw(&bad, LOFT_PICTURE_SVG, NULL, 0, &out),
                     LOFT_ERR_INPUT);
    assert_null(out.data);
    assert_int_equal(out.size, 54321);
}

static void a_card_is_drawn_in_every_format(void **state)
{
    (void)state;
    const loft_profile_plot figure = figure_of(NULL, 0, false);
    const char *const paragraphs[2] = {
        "Not converted (time_alone): a flight time alone fits every shape of flight; an "
        "apogee or a range is needed. That is a paragraph longer than one line.",
        "Azimuth 62\302\260."};
    const loft_png_text texts[1] = {{"Title", "A title"}};
    for (int f = LOFT_PICTURE_PNG; f <= LOFT_PICTURE_PDF; f++) {
        loft_buffer out[3] = {{NULL, 0}};
        for (size_t i = 0; i < 3; i++) {
            const size_t n = i < 2 ? 2 : 1;
            assert_int_equal(loft_profile_plot_card(&figure, paragraphs, n,
                                                    (loft_picture_format)f, texts, 1,
                                                    &out[i]),
                             LOFT_OK);
            expect_picture(out[i], (loft_picture_format)f, 1000);
        }
        const loft_buffer third = out[2];
        assert_int_equal(out[0].size, out[1].size);
        assert_memory_equal(out[0].data, out[1].data, out[0].size);
        free(out[1].data);
        assert_true(differ(out[0], third));
    }
    const char *const bad[1] = {"\xC3"};
    loft_buffer out = {NULL, 54321};
    assert_int_equal(
        loft_profile_plot_card(&figure, bad, 1, LOFT_PICTURE_SVG, NULL, 0, &out),
        LOFT_ERR_INPUT);
    assert_null(out.data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(flown_and_standard_are_drawn_in_every_format),
        cmocka_unit_test(the_same_figure_has_the_same_bytes),
        cmocka_unit_test(what_is_drawn_shows),
        cmocka_unit_test(a_fan_shows_as_far_as_it_comes_down),
        cmocka_unit_test(an_unbounded_flight_alone_is_drawn),
        cmocka_unit_test(a_flight_that_falls_behind_is_drawn),
        cmocka_unit_test(none_and_nine_flights_are_refused),
        cmocka_unit_test(a_card_is_drawn_in_every_format),
    };
    return cmocka_run_group_tests_name("figure", tests, fly_three, free_three);
}
