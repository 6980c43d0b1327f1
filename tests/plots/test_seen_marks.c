/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks of observations: where they stand beside the flight, and that pictures show them. */
#include "check.h"
#include "loft/plot.h"
#include "pictures.h"

#include <stdlib.h>
#include <string.h>

#include "loft/flight.h"
#include "loft/loft.h"
#include "plots/profile/seen_marks.h"
#include "sim/flight/series.h"

static loft_launch launch;
static loft_launch_setup setup;
static loft_trajectory *record;
static loft_flight flown;
static loft_plot_flight flight;

/* A loft of two stages with a coast of 7 s between them. */
static int fly(void **state)
{
    (void)state;
    const loft_launch_aim aim = {6012.3, 1.4012, 0.6, 1.5};
    launch = loft_launch_default();
    launch.site = (loft_geodetic){.lat_rad = 0.6954, .lon_rad = 2.1863};
    launch.booster.n_stages = 2;
    for (int i = 0; i < 2; i++) {
        launch.booster.stages[i].exhaust_mps = 2843.2;
        launch.booster.stages[i].burn_s = 60.0 + 10.0 * i;
        launch.booster.stages[i].speed_share = 0.5;
    }
    launch.booster.stages[0].gap_s = 7.0;
    record = loft_trajectory_new();
    if (loft_launch_set_up(&launch, &aim, &setup) != LOFT_OK ||
        loft_fly(&setup.plan, record, &flown) != LOFT_OK) {
        return -1;
    }
    flight = (loft_plot_flight){.label = "flown",
                                .role = LOFT_ROLE_FLOWN,
                                .plan = &setup.plan,
                                .record = record,
                                .flight = &flown};
    return 0;
}

static int let_go(void **state)
{
    (void)state;
    loft_trajectory_free(record);
    return 0;
}

static loft_claim about(double value)
{
    return (loft_claim){
        .kind = LOFT_CLAIM_ABOUT, .value = value, .lo = value, .hi = value};
}

static loft_observation burn_of(int stage, double burn_s)
{
    return (loft_observation){.kind = LOFT_OBSERVED_BURN_TIME,
                              .said = {.source = "A film"},
                              .stage = stage,
                              .time_s = about(burn_s),
                              .time_90_s = {burn_s - 5.0, burn_s + 6.0}};
}

static void a_burn_is_counted_from_its_ignition(void **state)
{
    (void)state;
    static const double ignition_s[] = {7.0, 0.0, 67.0}; /* of all: the coast between */
    for (int stage = 0; stage <= 2; stage++) {
        const loft_observation o = burn_of(stage, 50.0);
        loft_seen_mark m;
        assert_true(loft_seen_mark_of(&flight, &o, &m));
        CHECK_NEAR(m.time_s.low, ignition_s[stage] + 45.0, 1e-12);
        CHECK_NEAR(m.time_s.seen, ignition_s[stage] + 50.0, 1e-12);
        CHECK_NEAR(m.time_s.high, ignition_s[stage] + 56.0, 1e-12);
        CHECK_NEAR(m.at_s, m.time_s.seen, 1e-12);
        assert_false(m.height_m.known || m.down_range_m.known || m.speed_mps.known);
        assert_true(m.alt_m > 0.0 && m.alt_m < flown.burnout.place.alt_m);
    }
}

static void what_the_flight_does_not_have_has_no_mark(void **state)
{
    (void)state;
    loft_seen_mark m;
    const loft_observation third = burn_of(3, 50.0);
    const loft_observation too_high = {.kind = LOFT_OBSERVED_ENTRY_ANGLE,
                                       .value = about(0.7),
                                       .value_90 = {0.6, 0.8},
                                       .entry_alt_m = 2.0 * flown.apogee.place.alt_m};
    assert_false(loft_seen_mark_of(&flight, &third, &m));
    assert_false(loft_seen_mark_of(&flight, &too_high, &m));
}

static void a_time_is_held_to_the_flight(void **state)
{
    (void)state;
    const loft_observation o = {.kind = LOFT_OBSERVED_LAST_CONTACT,
                                .time_s = about(1e5),
                                .time_90_s = {9e4, 2e5}};
    loft_seen_mark m;
    assert_true(loft_seen_mark_of(&flight, &o, &m));
    CHECK_NEAR(m.time_s.seen, loft_trajectory_end(record), 1e-12);
    CHECK_NEAR(m.time_s.high, loft_trajectory_end(record), 1e-12);
}

/* A place under the apogee, seen at half of its height. */
static void a_place_stands_down_range_and_a_height_as_it_was_seen(void **state)
{
    (void)state;
    loft_geodetic below = flown.apogee.place;
    below.alt_m = 0.0;
    const double alt_m = 0.5 * flown.apogee.place.alt_m;
    const loft_observation o = {.kind = LOFT_OBSERVED_WAYPOINT,
                                .alt_m = about(alt_m),
                                .alt_90_m = {0.9 * alt_m, 1.1 * alt_m},
                                .has_place = true,
                                .place = below,
                                .within_m = 1e4};
    loft_seen_mark m;
    assert_true(loft_seen_mark_of(&flight, &o, &m));
    CHECK_WITHIN(m.at_s, flown.apogee.t_s, 0.1);
    CHECK_WITHIN(m.alt_m, flown.apogee.place.alt_m, 1.0);
    CHECK_NEAR(m.height_m.seen, alt_m, 1e-12);
    CHECK_NEAR(m.height_m.high, 1.1 * alt_m, 1e-12);
    CHECK_WITHIN(m.down_range_m.high - m.down_range_m.low, 2.0 * 1.645e4, 1.0);
    CHECK_NEAR(m.down_range_m.seen, m.downrange_m, 1e-12);
}

static void a_speed_stands_where_it_was_seen_and_an_angle_points_down(void **state)
{
    (void)state;
    loft_observation o = {.kind = LOFT_OBSERVED_SPEED,
                          .when = LOFT_SPEED_AT_BURNOUT,
                          .value = about(3e3),
                          .value_90 = {2.8e3, 3.3e3}};
    loft_seen_mark m;
    assert_true(loft_seen_mark_of(&flight, &o, &m));
    CHECK_NEAR(m.at_s, flown.burnout.t_s, 1e-12);
    CHECK_NEAR(m.speed_mps.high, 3.3e3, 1e-12);
    o = (loft_observation){.kind = LOFT_OBSERVED_ENTRY_ANGLE,
                           .value = about(0.7),
                           .value_90 = {0.6, 0.9},
                           .entry_alt_m = 0.5 * flown.apogee.place.alt_m};
    assert_true(loft_seen_mark_of(&flight, &o, &m));
    assert_true(m.at_s > flown.apogee.t_s);
    CHECK_NEAR(m.fpa_rad.low, -0.9, 1e-12);
    CHECK_NEAR(m.fpa_rad.high, -0.6, 1e-12);
}

static bool shows(const loft_buffer *svg, const char *text)
{
    char *whole = strndup((const char *)svg->data, svg->size);
    assert_non_null(whole);
    const bool found = strstr(whole, text) != NULL;
    free(whole);
    return found;
}

/* Both kinds of picture name the witness and say what the bars are; without one neither does. */
static void pictures_name_the_witness_and_the_bars(void **state)
{
    (void)state;
    const loft_observation seen[] = {burn_of(1, 50.0)};
    for (int n = 0; n < 2; n++) {
        loft_plot_flight drawn = flight;
        drawn.seen = seen;
        drawn.n_seen = (size_t)n;
        const loft_panels panels = {
            .title = "A title", .flights = &drawn, .n_flights = 1};
        const loft_profile_plot profile = {
            .title = "A title", .flights = &drawn, .n_flights = 1};
        loft_buffer out[2] = {{NULL, 0}, {NULL, 0}};
        assert_int_equal(loft_panels_draw(&panels, LOFT_PICTURE_SVG, NULL, 0, &out[0]),
                         LOFT_OK);
        assert_int_equal(
            loft_profile_plot_draw(&profile, LOFT_PICTURE_SVG, NULL, 0, &out[1]),
            LOFT_OK);
        for (int i = 0; i < 2; i++) {
            expect_text_on_sheet(out[i]);
            assert_int_equal(shows(&out[i], "A film:"), n == 1);
            assert_int_equal(shows(&out[i], "Purple bars"), n == 1);
            free(out[i].data);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_burn_is_counted_from_its_ignition),
        cmocka_unit_test(what_the_flight_does_not_have_has_no_mark),
        cmocka_unit_test(a_time_is_held_to_the_flight),
        cmocka_unit_test(a_place_stands_down_range_and_a_height_as_it_was_seen),
        cmocka_unit_test(a_speed_stands_where_it_was_seen_and_an_angle_points_down),
        cmocka_unit_test(pictures_name_the_witness_and_the_bars),
    };
    return cmocka_run_group_tests(tests, fly, let_go);
}
