/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/flight/visibility.h"

#include "flights.h"
#include "loft/loft.h"
#include "sim/earth/sun.h"

/* A steep flight of 24 minutes, by night: 2017-11-28T18:18Z. */
static const double launch_unix_s = 1511893080.0;

typedef struct flown {
    loft_model model;
    loft_booster booster;
    loft_flight_plan plan;
    loft_trajectory *record;
    loft_flight flight;
} flown;

static flown night;

static int fly_night(void **state)
{
    (void)state;
    night.model = loft_model_default();
    night.booster = booster_of(2, 6543.2);
    night.plan = boosted(&night.model, &night.booster, 78.9);
    night.record = loft_trajectory_new();
    night.flight = fly(&night.plan, night.record);
    return night.flight.ended_by == LOFT_END_GROUND ? 0 : -1;
}

static int free_night(void **state)
{
    (void)state;
    loft_trajectory_free(night.record);
    return 0;
}

static loft_geodetic eye_at(double range_m, double azimuth_rad, double alt_m)
{
    loft_geodetic eye = loft_geodesy_direct(&night.model.earth.shape, night.plan.start,
                                            azimuth_rad, range_m);
    eye.alt_m = alt_m;
    return eye;
}

static loft_visibility seen_from(loft_geodetic eye)
{
    loft_spans lit;
    loft_visibility v;
    assert_int_equal(
        loft_visibility_sunlit(&night.model, night.record, launch_unix_s, &lit), LOFT_OK);
    assert_int_equal(
        loft_visibility_find(&night.model, night.record, eye, &lit, launch_unix_s, &v),
        LOFT_OK);
    return v;
}

static bool is_in(const loft_spans *spans, double t_s)
{
    bool in = false;
    for (int i = 0; i < spans->n; i++) {
        in = in || (t_s >= spans->span[i].begin_s && t_s <= spans->span[i].end_s);
    }
    return in;
}

static loft_vec3 place_of(double t_s)
{
    double y[LOFT_STATE_N];
    loft_phase phase;
    loft_trajectory_at(night.record, t_s, y, &phase);
    return loft_flight_point_of(&night.model, t_s, y).r_ecef_m;
}

/* Every half second of the flight by itself. */
static void looking_all_the_time_sees_the_same(void **state)
{
    (void)state;
    const double aways_m[] = {1234.5, 456.7e3, 1.6e6, 3.4e6};
    for (size_t i = 0; i < 4; i++) {
        const loft_geodetic eye =
            eye_at(aways_m[i], 1.1 + 0.9 * (double)i, 10e3 * (double)i);
        const loft_vec3 eye_m = loft_geodesy_ecef(&night.model.earth.shape, eye);
        const loft_visibility v = seen_from(eye);
        double top_rad = -10.0;
        assert_true(v.seen.n == 1);
        for (double t_s = 0.25; t_s < night.flight.end.t_s; t_s += 0.5) {
            const loft_vec3 at = place_of(t_s);
            loft_vec3 sun;
            assert_int_equal(loft_sun_position(launch_unix_s + t_s, &sun), LOFT_OK);
            const bool seen =
                loft_sight_clearance(&night.model.earth.shape, eye_m, at) >= 0.0;
            const bool lit = loft_sun_clearance(&night.model.earth.shape, sun, at) >= 0.0;
            if (seen != is_in(&v.seen, t_s) || (seen && lit) != is_in(&v.sunlit, t_s)) {
                fail_msg("eye %zu at %.2f s", i, t_s);
            }
            const double up_rad =
                loft_sight_of(&night.model.earth.shape, eye, at).elevation_rad;
            top_rad = seen ? fmax(top_rad, up_rad) : top_rad;
        }
        assert_true(v.highest.sight.elevation_rad >= top_rad - 1e-9);
        assert_true(v.highest.sight.elevation_rad < top_rad + 1e-3);
    }
}

/* From sea level the flight rises and sets in the level of the place. */
static void on_the_ground_it_rises_at_no_elevation(void **state)
{
    (void)state;
    const loft_visibility v = seen_from(eye_at(1.6e6, 1.1, 0.0));
    assert_true(v.rise.t_s > 30.0 && v.set.t_s < night.flight.end.t_s);
    CHECK_WITHIN(v.rise.sight.elevation_rad, 0.0, 1e-5);
    CHECK_WITHIN(v.set.sight.elevation_rad, 0.0, 1e-5);
    /* Higher up it rises sooner, below the level. */
    const loft_visibility up = seen_from(eye_at(1.6e6, 1.1, 11.9e3));
    assert_true(up.rise.t_s < v.rise.t_s - 5.0);
    assert_true(up.rise.sight.elevation_rad < -0.05);
}

static void the_height_at_rise_is_the_least_there(void **state)
{
    (void)state;
    const loft_geodetic eye = eye_at(1.6e6, 1.1, 0.0);
    const loft_visibility v = seen_from(eye);
    const loft_geodetic below =
        loft_geodesy_geodetic(&night.model.earth.shape, place_of(v.rise.t_s));
    CHECK_WITHIN(loft_sight_least_height(&night.model.earth.shape, eye, below),
                 v.rise.alt_m, 5.0);
}

static void without_a_clock_nothing_is_said_of_the_sun(void **state)
{
    (void)state;
    loft_visibility v;
    assert_int_equal(loft_visibility_find(&night.model, night.record,
                                          eye_at(456.7e3, 1.1, 0.0), NULL, NAN, &v),
                     LOFT_OK);
    assert_false(v.has_sun);
    assert_int_equal(v.sunlit.n, 0);
    assert_int_equal(v.seen.n, 1);
}

static void an_eye_on_the_far_side_sees_nothing(void **state)
{
    (void)state;
    const loft_visibility v = seen_from(eye_at(1.5e7, 2.3, 0.0));
    assert_int_equal(v.seen.n, 0);
    assert_int_equal(v.sunlit.n, 0);
    assert_true(v.has_sun);
}

static void spans_are_cut_and_filled(void **state)
{
    (void)state;
    const loft_spans a = {2, {{1.0, 4.0}, {6.0, 9.0}}};
    const loft_spans b = {2, {{0.0, 2.0}, {3.0, 7.0}}};
    const loft_spans both = loft_spans_common(&a, &b);
    assert_int_equal(both.n, 3);
    CHECK_NEAR(both.span[1].begin_s, 3.0, 0.0);
    CHECK_NEAR(both.span[1].end_s, 4.0, 0.0);
    const loft_spans rest = loft_spans_rest(&a, 0.0, 9.0);
    assert_int_equal(rest.n, 2);
    CHECK_NEAR(rest.span[0].end_s, 1.0, 0.0);
    CHECK_NEAR(rest.span[1].begin_s, 4.0, 0.0);
    CHECK_NEAR(rest.span[1].end_s, 6.0, 0.0);
    const loft_spans none = {.n = 0};
    assert_int_equal(loft_spans_common(&a, &none).n, 0);
    assert_int_equal(loft_spans_rest(&none, 2.0, 3.0).n, 1);
}

static void refuses_what_is_no_place_or_no_time(void **state)
{
    (void)state;
    const loft_geodetic bad[] = {
        {.lat_rad = 1.6}, {.alt_m = -1001.0}, {.lon_rad = NAN}, {.alt_m = INFINITY}};
    loft_spans lit = {.n = -7};
    loft_visibility v = {.seen = {.n = -7}};
    assert_int_equal(loft_visibility_sunlit(&night.model, night.record, NAN, &lit),
                     LOFT_ERR_DOMAIN);
    assert_int_equal(lit.n, -7);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_int_equal(
            loft_visibility_find(&night.model, night.record, bad[i], NULL, NAN, &v),
            LOFT_ERR_DOMAIN);
    }
    lit.n = 0;
    assert_int_equal(loft_visibility_find(&night.model, night.record,
                                          eye_at(1e5, 0.0, 0.0), &lit, NAN, &v),
                     LOFT_ERR_DOMAIN);
    assert_int_equal(v.seen.n, -7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(looking_all_the_time_sees_the_same),
        cmocka_unit_test(on_the_ground_it_rises_at_no_elevation),
        cmocka_unit_test(the_height_at_rise_is_the_least_there),
        cmocka_unit_test(without_a_clock_nothing_is_said_of_the_sun),
        cmocka_unit_test(an_eye_on_the_far_side_sees_nothing),
        cmocka_unit_test(spans_are_cut_and_filled),
        cmocka_unit_test(refuses_what_is_no_place_or_no_time),
    };
    return cmocka_run_group_tests_name("visibility", tests, fly_night, free_night);
}
