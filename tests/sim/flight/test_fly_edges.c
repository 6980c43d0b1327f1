/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bodies that fall slowly, lift at the vertical, and ends that are where a flight starts. */
#include "flights.h"
#include "sim/flight/dynamics.h"

/* Over a nearly flat Earth: g changes by 2e-5 in 10 km. */
static loft_model flat_world(double scale_m)
{
    loft_model model = loft_model_default();
    model.earth = (loft_earth){.shape = {.a_m = 1e9}, .gravity = {.mu_m3ps2 = 9.81e18}};
    assert_int_equal(loft_atmosphere_exponential(1.225, scale_m, &model.air), LOFT_OK);
    return model;
}

/*
 * At the speed that balances drag, v(h) = v0 exp(h / 2H), the fall from h takes
 * 2H/v0 (1 - exp(-h / 2H)); what the speed lags behind is v^2/(2 g H) of it.
 */
static void a_body_lighter_than_paper_falls_as_fast_as_its_drag_lets_it(void **state)
{
    (void)state;
    const double beta_kgpm2 = 0.0123;
    const double scale_m = 7123.4;
    const loft_model model = flat_world(scale_m);
    const loft_flight_plan plan = {.model = &model,
                                   .start = {.alt_m = 9876.5},
                                   .body = loft_body_of_beta(beta_kgpm2)};
    const loft_flight flight = fly(&plan, NULL);
    const double v0_mps = sqrt(2.0 * beta_kgpm2 * 9.81 / 1.225);
    const double wanted_s =
        2.0 * scale_m / v0_mps * (1.0 - exp(-plan.start.alt_m / (2.0 * scale_m)));
    CHECK_NEAR(flight.end.t_s, wanted_s, 3e-5);
    CHECK_NEAR(flight.end.speed_mps, v0_mps, 1e-5);
    assert_int_equal(flight.ended_by, LOFT_END_GROUND);
}

/* Lift that points down turns any path to the vertical and would turn it to and fro there. */
static void downward_lift_ends_in_a_straight_fall(void **state)
{
    (void)state;
    loft_model model = loft_model_default();
    model.earth.omega_radps = 0.0;
    loft_flight_plan plan = {.model = &model,
                             .start = {.lat_rad = 0.3, .alt_m = 2345.6},
                             .v_enu_mps = {50.0, 0.0, 20.0},
                             .body = loft_body_of_beta(543.2)};
    plan.body.lift_to_drag = -5.0;
    const loft_flight lifted = fly(&plan, NULL);
    CHECK_WITHIN(lifted.end.fpa_rad, -0.5 * LOFT_PI, 1e-4);
    assert_int_equal(lifted.ended_by, LOFT_END_GROUND);
    assert_true(lifted.end.t_s > 10.0 && lifted.end.t_s < 40.0);
}

/* From 160 km a strong lift holds the fall to the vertical for minutes. */
static void strong_lift_keeps_a_long_fall_vertical(void **state)
{
    (void)state;
    loft_model model = loft_model_default();
    model.earth.omega_radps = 0.0;
    loft_flight_plan plan = {.model = &model,
                             .start = {.lat_rad = -0.0963, .alt_m = 162e3},
                             .v_enu_mps = {4930.1, 0.0, -1508.2},
                             .body = loft_body_of_beta(160.3)};
    plan.body.lift_to_drag = -10.0;
    const loft_flight flight = fly(&plan, NULL);
    assert_int_equal(flight.ended_by, LOFT_END_GROUND);
    CHECK_WITHIN(flight.end.fpa_rad, -0.5 * LOFT_PI, 1e-2);
    CHECK_NEAR(flight.end.speed_mps, sqrt(2.0 * 160.3 * 9.78 / 1.225), 1e-2);
    assert_true(flight.stats.evaluations < 2000000); /* so not stiff */
}

/* North wind and south wind both meet at the pole; a body that falls there stays. */
static void a_light_body_is_carried_to_a_pole_and_falls_there(void **state)
{
    (void)state;
    loft_model model = loft_model_default();
    model.earth.omega_radps = 0.0;
    model.wind_ned_mps = (loft_vec3){98.7, 0.0, 0.0};
    const loft_flight_plan plan = {
        .model = &model,
        .start = {.lat_rad = loft_rad_from_deg(89.9), .alt_m = 1234.5},
        .body = loft_body_of_beta(0.0876)};
    const loft_flight flight = fly(&plan, NULL);
    assert_int_equal(flight.ended_by, LOFT_END_GROUND);
    CHECK_WITHIN(flight.end.place.lat_rad, 0.5 * LOFT_PI, 1e-4);
}

static void level_wind_falls_to_none_at_a_pole_and_is_whole_beside_it(void **state)
{
    (void)state;
    loft_model model = loft_model_default();
    model.wind_ned_mps = (loft_vec3){12.3, -23.4, 5.67};
    const loft_body body = loft_body_of_beta(543.2);
    const double off_rad[] = {0.0, 1e-6, 0.5e-3, 1.1e-3};
    const double part[] = {0.0, 15.0 / 8.0 * 1e-3,
                           0.5 * (15.0 - 0.25 * (10.0 - 0.75)) / 8.0, 1.0};
    for (int i = 0; i < 4; i++) {
        const loft_geodetic place = {.lat_rad = off_rad[i] - 0.5 * LOFT_PI,
                                     .alt_m = 1234.5};
        const loft_vec3 r_m = loft_geodesy_ecef(&model.earth.shape, place);
        const double y[LOFT_STATE_N] = {r_m.x, r_m.y, r_m.z};
        const loft_dynamics d = {.model = &model, .body = &body, .stage = -1};
        loft_flow flow;
        loft_dynamics_flow(&d, y, &flow);
        const loft_vec3 level = loft_vec3_axpy(-loft_vec3_dot(flow.v_air_mps, flow.up),
                                               flow.up, flow.v_air_mps);
        CHECK_WITHIN(loft_vec3_norm(level), part[i] * hypot(12.3, 23.4), 1e-6);
    }
}

static void an_end_that_is_nearer_than_events_are_resolved_is_at_the_start(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    static const double stops_m[] = {-5000.0, -100.0, 0.0, 1234.5, 30e3};
    static const double lats_rad[] = {0.0, 0.7123, 0.5 * LOFT_PI, -0.5 * LOFT_PI};
    for (size_t i = 0; i < sizeof stops_m / sizeof stops_m[0]; i++) {
        for (size_t k = 0; k < sizeof lats_rad / sizeof lats_rad[0]; k++) {
            for (double above_m = 1e-8; above_m < 1e-2; above_m *= 10.0) {
                const loft_flight_plan plan = {
                    .model = &model,
                    .start = {.lat_rad = lats_rad[k], .alt_m = stops_m[i] + above_m},
                    .v_enu_mps = {123.4, 0.0, -2345.6},
                    .body = loft_body_of_beta(5432.1),
                    .stop_alt_m = stops_m[i]};
                const loft_flight flight = fly(&plan, NULL);
                assert_int_equal(flight.ended_by,
                                 stops_m[i] != 0.0 ? LOFT_END_ALTITUDE : LOFT_END_GROUND);
                CHECK_WITHIN(flight.end.t_s, above_m / 2345.6, 2e-7);
                CHECK_WITHIN(flight.end.place.alt_m, stops_m[i], 3e-4);
            }
        }
    }
}

/* The edge of the layers of air at 11 km ends a step, and the end lies just below it. */
static void an_end_just_below_an_edge_of_the_air_is_not_passed(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    for (double below_m = 1e-7; below_m < 1e-2; below_m *= 10.0) {
        const loft_flight_plan plan = {.model = &model,
                                       .start = {.lat_rad = 0.7123, .alt_m = 40e3},
                                       .v_enu_mps = {0.0, 0.0, -2345.6},
                                       .body = loft_body_of_beta(5432.1),
                                       .stop_alt_m = model.air.edges_m[0] - below_m};
        const loft_flight flight = fly(&plan, NULL);
        assert_int_equal(flight.ended_by, LOFT_END_ALTITUDE);
        CHECK_WITHIN(flight.end.place.alt_m, plan.stop_alt_m, 1e-3);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_body_lighter_than_paper_falls_as_fast_as_its_drag_lets_it),
        cmocka_unit_test(downward_lift_ends_in_a_straight_fall),
        cmocka_unit_test(strong_lift_keeps_a_long_fall_vertical),
        cmocka_unit_test(a_light_body_is_carried_to_a_pole_and_falls_there),
        cmocka_unit_test(level_wind_falls_to_none_at_a_pole_and_is_whole_beside_it),
        cmocka_unit_test(an_end_that_is_nearer_than_events_are_resolved_is_at_the_start),
        cmocka_unit_test(an_end_just_below_an_edge_of_the_air_is_not_passed),
    };
    return cmocka_run_group_tests_name("fly_edges", tests, NULL, NULL);
}
