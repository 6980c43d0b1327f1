/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a flight begins and ends, and how well it is integrated. Steps: test_fly_steps.c;
 * its motion against other formulations: test_fly_motion.c.
 */
#include "check.h"
#include "flights.h"

#include "loft/flight.h"
#include "loft/loft.h"

/* ---- accuracy ---- */

static void the_default_tolerance_is_good_to_millimetres(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    const double rows[7][3] = {{1, 3123.4, 80.1}, {1, 3123.4, 31.2}, {2, 5234.5, 79.0},
                               {2, 5234.5, 30.1}, {3, 7654.3, 84.3}, {3, 7654.3, 25.4},
                               {3, 8321.0, 70.2}};
    double worst_m = 0.0;
    double worst_s = 0.0;
    for (int i = 0; i < 7; i++) {
        const loft_booster booster = booster_of((int)rows[i][0], rows[i][1]);
        loft_flight_plan plan = boosted(&model, &booster, rows[i][2]);
        const loft_flight plain = fly(&plan, NULL);
        plan.tolerance = 1e-13;
        const loft_flight precise = fly(&plan, NULL);
        assert_int_equal(plain.ended_by, LOFT_END_GROUND);
        worst_m = fmax(worst_m, distance_m(&plain.end, &precise.end));
        worst_s = fmax(worst_s, fabs(plain.end.t_s - precise.end.t_s));
    }
    CHECK_WITHIN(worst_m, 0.0, 5e-3);
    CHECK_WITHIN(worst_s, 0.0, 5e-6);
}

static void the_record_passes_where_shorter_flights_end(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    const loft_booster booster = booster_of(3, 7654.3);
    loft_flight_plan plan = boosted(&model, &booster, 84.3);
    loft_trajectory *record = loft_trajectory_new();
    const loft_flight flight = fly(&plan, record);
    double worst_m = 0.0;
    for (int k = 1; k < 60; k++) {
        plan.until_time = true;
        plan.stop_time_s = flight.end.t_s * k / 60.0;
        const loft_flight shorter = fly(&plan, NULL);
        double y[LOFT_STATE_N];
        loft_trajectory_at(record, plan.stop_time_s, y, NULL);
        const loft_flight_point at = loft_flight_point_of(&model, plan.stop_time_s, y);
        worst_m = fmax(worst_m, distance_m(&at, &shorter.end));
    }
    CHECK_WITHIN(worst_m, 0.0, 5e-3);
    loft_trajectory_free(record);
}

static void recording_changes_nothing(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    const loft_booster booster = booster_of(2, 5234.5);
    const loft_flight_plan plan = boosted(&model, &booster, 79.0);
    loft_trajectory *record = loft_trajectory_new();
    const loft_flight a = fly(&plan, record);
    const loft_flight b = fly(&plan, NULL);
    CHECK_NEAR(distance_m(&a.end, &b.end), 0.0, 0.0);
    CHECK_NEAR(a.end.t_s, b.end.t_s, 0.0);
    CHECK_NEAR(loft_trajectory_end(record), a.end.t_s, 0.0);
    assert_int_equal(loft_trajectory_steps(record), a.stats.steps);
    const loft_flight again = fly(&plan, record); /* cleared, not added to */
    assert_int_equal(loft_trajectory_steps(record), again.stats.steps);
    loft_trajectory_free(record);
}

/* ---- events ---- */

static void the_apogee_is_the_highest_point(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    const loft_booster booster = booster_of(2, 5234.5);
    const loft_flight_plan plan = boosted(&model, &booster, 79.0);
    loft_trajectory *record = loft_trajectory_new();
    const loft_flight flight = fly(&plan, record);
    double highest_m = 0.0;
    for (int k = 0; k <= 2000; k++) {
        const double t = flight.apogee.t_s + 1e-2 * (k - 1000);
        double y[LOFT_STATE_N];
        loft_trajectory_at(record, t, y, NULL);
        highest_m = fmax(highest_m, loft_flight_point_of(&model, t, y).place.alt_m);
    }
    CHECK_WITHIN(flight.apogee.place.alt_m, highest_m, 1e-5);
    CHECK_WITHIN(flight.apogee.v_enu_mps.z, 0.0, 1e-5);
    loft_trajectory_free(record);
}

/* ---- ends ---- */

static void it_ends_at_the_altitude_asked_for(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    const loft_booster booster = booster_of(1, 3123.4);
    const double stops_m[] = {-4321.0, 0.0, 123.4, 54321.0};
    for (int i = 0; i < 4; i++) {
        loft_flight_plan plan = boosted(&model, &booster, 60.0);
        plan.stop_alt_m = stops_m[i];
        const loft_flight flight = fly(&plan, NULL);
        assert_int_equal(flight.ended_by,
                         stops_m[i] == 0.0 ? LOFT_END_GROUND : LOFT_END_ALTITUDE);
        CHECK_WITHIN(flight.end.place.alt_m, stops_m[i], 1e-3);
        assert_true(flight.end.v_enu_mps.z < 0.0);
    }
}

/* A stop above the apogee is never crossed: the ground ends the flight. */
static void the_ground_ends_a_flight_that_never_reaches_its_stop(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    loft_flight_plan plan = thrown(&model, 123.4, 567.8);
    plan.stop_alt_m = 98765.4;
    const loft_flight flight = fly(&plan, NULL);
    assert_int_equal(flight.ended_by, LOFT_END_GROUND);
    CHECK_WITHIN(flight.end.place.alt_m, 0.0, 1e-3);
    /* nor if it starts on it and falls from there */
    plan = thrown(&model, 123.4, -0.1);
    plan.stop_alt_m = plan.start.alt_m;
    assert_int_equal(fly(&plan, NULL).ended_by, LOFT_END_GROUND);
}

static void it_ends_at_the_time_asked_for_or_at_the_ground(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    const loft_booster booster = booster_of(2, 5234.5);
    loft_flight_plan plan = boosted(&model, &booster, 79.0);
    const double stops_s[] = {3.21, 63.2, 100.1, 432.1};
    const int events[] = {1, 3, 5, 6}; /* before the end */
    plan.until_time = true;
    for (int i = 0; i < 4; i++) {
        plan.stop_time_s = stops_s[i];
        const loft_flight flight = fly(&plan, NULL);
        assert_int_equal(flight.ended_by, LOFT_END_TIME);
        CHECK_NEAR(flight.end.t_s, stops_s[i], 0.0);
        if (i < 3) { /* still climbing: the highest point is the end */
            CHECK_NEAR(flight.apogee.place.alt_m, flight.end.place.alt_m, 0.0);
        }
        assert_int_equal(flight.n_events, events[i] + 1);
        assert_int_equal(flight.events[events[i]].kind, LOFT_EVENT_END);
    }
    const double kinks_s[] = {8.0, 61.7, 64.91, 118.81}; /* corner, stage ends */
    for (int i = 0; i < 4; i++) {
        plan.stop_time_s = kinks_s[i];
        const loft_flight flight = fly(&plan, NULL);
        assert_int_equal(flight.ended_by, LOFT_END_TIME);
        CHECK_NEAR(flight.end.t_s, kinks_s[i], 1e-15);
    }
    plan.stop_time_s = 1e5;
    const loft_flight flight = fly(&plan, NULL);
    assert_int_equal(flight.ended_by, LOFT_END_GROUND);
    CHECK_WITHIN(flight.end.place.alt_m, 0.0, 1e-3);
}

/* Along the equator psi is the longitude gone through; a geodesic would fold back. */
static void psi_is_the_central_angle_and_passes_half_way(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    loft_flight_plan plan = thrown(&model, 7456.7, 234.5);
    plan.start.alt_m = 234567.8;
    plan.until_half_way = true;
    const loft_flight half = fly(&plan, NULL);
    assert_int_equal(half.ended_by, LOFT_END_HALF_WAY);
    CHECK_NEAR(half.end.downrange_rad, LOFT_PI, 1e-9);
    CHECK_NEAR(loft_angle_wrap(half.end.place.lon_rad - 0.4321), LOFT_PI, 1e-9);
    plan.until_half_way = false;
    plan.until_time = true;
    plan.stop_time_s = 1.4 * half.end.t_s;
    const loft_flight beyond = fly(&plan, NULL);
    CHECK_NEAR(beyond.end.downrange_rad,
               loft_angle_wrap(beyond.end.place.lon_rad - 0.4321), 1e-9);
    assert_true(beyond.end.downrange_rad > 1.3 * LOFT_PI);
    /* westward the plane's heading is west, and psi grows as well */
    plan.heading_rad = 1.5 * LOFT_PI;
    plan.v_enu_mps.x = -8234.5;
    const loft_flight west = fly(&plan, NULL);
    CHECK_NEAR(west.end.downrange_rad, loft_angle_wrap(0.4321 - west.end.place.lon_rad),
               1e-9);
}

static void a_flight_that_will_not_return_is_told(void **state)
{
    (void)state;
    loft_model model = loft_model_default();
    loft_flight_plan plan = thrown(&model, 2345.6, 10901.2);
    plan.until_half_way = true;
    const double r_m = 6378137.0 + 1234.5;
    const double escape_mps = sqrt(2.0 * 3.986004418e14 / r_m);
    /* the rotating Earth lends its speed eastward, and takes it westward */
    assert_true(hypot(2345.6, 10901.2) < escape_mps);
    assert_true(hypot(2345.6 + r_m * model.earth.omega_radps, 10901.2) > escape_mps);
    assert_int_equal(fly(&plan, NULL).ended_by, LOFT_END_ESCAPE);
    plan.v_enu_mps = (loft_vec3){-4012.3, 0.0, 10501.2};
    assert_true(hypot(-4012.3, 10501.2) > escape_mps);
    assert_true(hypot(-4012.3 + r_m * model.earth.omega_radps, 10501.2) < escape_mps);
    assert_int_equal(fly(&plan, NULL).ended_by, LOFT_END_GROUND);
    plan.v_enu_mps.x = 0.0;
    /* in air it is told where the air ends */
    plan.v_enu_mps.z = 12345.6;
    plan.body = loft_body_of_beta(54321.0);
    const loft_flight out = fly(&plan, NULL);
    assert_int_equal(out.ended_by, LOFT_END_ESCAPE);
    CHECK_WITHIN(out.end.place.alt_m, 1e6, 1e-2);
    /* no air at all, though there is a body it could act on */
    model.air = loft_atmosphere_none();
    assert_int_equal(fly(&plan, NULL).ended_by, LOFT_END_ESCAPE);
}

static void an_orbit_is_given_up_after_thirty_days(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    loft_flight_plan plan = thrown(&model, 7345.6, 0.0);
    plan.start.alt_m = 456789.0;
    const loft_flight flight = fly(&plan, NULL);
    assert_int_equal(flight.ended_by, LOFT_END_LIMIT);
    CHECK_NEAR(flight.end.t_s, 30.0 * 86400.0, 0.0);
    /* an apogee each period, of which 47 are kept, and the end; J2 is worth 0.2 % */
    const double r_m = 6378137.0 + 456789.0;
    const double v_mps = 7345.6 + r_m * model.earth.omega_radps;
    const double sma_m = 1.0 / (2.0 / r_m - v_mps * v_mps / 3.986004418e14);
    const double period_s = 2.0 * LOFT_PI * sqrt(sma_m * sma_m * sma_m / 3.986004418e14);
    assert_int_equal(flight.n_events, LOFT_FLIGHT_EVENTS_MAX);
    CHECK_WITHIN(flight.n_events_lost, 2.592e6 / period_s - 47.0, 2.0);
    assert_int_equal(flight.events[LOFT_FLIGHT_EVENTS_MAX - 1].kind, LOFT_EVENT_END);
    assert_int_equal(flight.events[LOFT_FLIGHT_EVENTS_MAX - 2].kind, LOFT_EVENT_APOGEE);
}

/* ---- errors ---- */

static void refused(const loft_flight_plan *plan, loft_status want)
{
    loft_flight flight = {.n_events = 77};
    assert_int_equal(loft_fly(plan, NULL, &flight), want);
    assert_int_equal(flight.n_events, 77);
}

static void refuses_plans_out_of_range(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    const double bad[] = {NAN, INFINITY, -INFINITY};
    for (int field = 0; field < 11; field++) {
        for (int i = 0; i < 3; i++) {
            loft_flight_plan plan = thrown(&model, 123.4, 567.8);
            double *const fields[] = {
                &plan.start.lat_rad, &plan.start.lon_rad,   &plan.start.alt_m,
                &plan.v_enu_mps.x,   &plan.v_enu_mps.y,     &plan.v_enu_mps.z,
                &plan.heading_rad,   &plan.body.area_m2pkg, &plan.tolerance,
                &plan.stop_alt_m,    &plan.stop_time_s};
            plan.until_time = field == 10;
            *fields[field] = bad[i];
            refused(&plan, LOFT_ERR_DOMAIN);
        }
    }
    loft_flight_plan plan = thrown(&model, 123.4, 567.8);
    const struct {
        double *field, value;
    } edges[] = {{&plan.start.lat_rad, 1.58},    {&plan.start.lat_rad, -1.58},
                 {&plan.start.alt_m, -5000.1},   {&plan.stop_alt_m, -5000.1},
                 {&plan.body.area_m2pkg, -1e-9}, {&plan.tolerance, -1e-10},
                 {&plan.tolerance, 1.1e-3}};
    for (size_t i = 0; i < sizeof edges / sizeof edges[0]; i++) {
        plan = thrown(&model, 123.4, 567.8);
        *edges[i].field = edges[i].value;
        refused(&plan, LOFT_ERR_DOMAIN);
    }
    plan = thrown(&model, 123.4, 567.8);
    plan.until_time = true;
    plan.stop_time_s = 0.0;
    refused(&plan, LOFT_ERR_DOMAIN);
    plan.stop_time_s = 12.3;
    (void)fly(&plan, NULL);
    plan.body.lift_to_drag = NAN;
    refused(&plan, LOFT_ERR_DOMAIN);
}

static void refuses_what_does_not_leave_the_ground(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    loft_flight_plan plan = thrown(&model, 123.4, -0.1);
    plan.start.alt_m = -1234.5;
    refused(&plan, LOFT_ERR_DOMAIN);
    plan.stop_alt_m = plan.start.alt_m;
    refused(&plan, LOFT_ERR_DOMAIN);
    plan.stop_alt_m = plan.start.alt_m - 0.1;
    (void)fly(&plan, NULL);

    const loft_booster weak = booster_of(1, 560.0);
    assert_true(loft_booster_lift_off_ratio(&weak) < 1.0);
    plan = boosted(&model, &weak, 80.0);
    refused(&plan, LOFT_ERR_DOMAIN);
    plan.v_enu_mps = (loft_vec3){123.4, 0.0, 234.5}; /* but it may help what flies */
    (void)fly(&plan, NULL);
    const loft_booster strong = booster_of(1, 3123.4);
    plan = boosted(&model, &strong, 80.0);
    plan.steering.turn_fraction = 0.0;
    refused(&plan, LOFT_ERR_DOMAIN);
    plan.steering = (loft_steering){.law = LOFT_STEERING_GRAVITY_TURN};
    refused(&plan, LOFT_ERR_DOMAIN);
}

static double no_cd(const void *ctx, int segment, double mach)
{
    (void)ctx;
    (void)segment;
    (void)mach;
    return NAN;
}

static void gives_up_on_endless_work_and_on_nonsense(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    loft_flight_plan plan = thrown(&model, 123.4, 567.8);
    plan.tolerance = 1e-30;
    refused(&plan, LOFT_ERR_LIMIT);
    plan = thrown(&model, 123.4, 567.8);
    plan.body = (loft_body){.drag = {.cd = no_cd}, .area_m2pkg = 1e-6};
    refused(&plan, LOFT_ERR_STEP);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_default_tolerance_is_good_to_millimetres),
        cmocka_unit_test(the_record_passes_where_shorter_flights_end),
        cmocka_unit_test(recording_changes_nothing),
        cmocka_unit_test(the_apogee_is_the_highest_point),
        cmocka_unit_test(it_ends_at_the_altitude_asked_for),
        cmocka_unit_test(the_ground_ends_a_flight_that_never_reaches_its_stop),
        cmocka_unit_test(it_ends_at_the_time_asked_for_or_at_the_ground),
        cmocka_unit_test(psi_is_the_central_angle_and_passes_half_way),
        cmocka_unit_test(a_flight_that_will_not_return_is_told),
        cmocka_unit_test(an_orbit_is_given_up_after_thirty_days),
        cmocka_unit_test(refuses_plans_out_of_range),
        cmocka_unit_test(refuses_what_does_not_leave_the_ground),
        cmocka_unit_test(gives_up_on_endless_work_and_on_nonsense),
    };
    return cmocka_run_group_tests_name("fly", tests, NULL, NULL);
}
