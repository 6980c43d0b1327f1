/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grounds, fields, forces and steering of one's own: a flat world with textbook answers. */
#include "check.h"

#include "loft/flight.h"
#include "loft/loft.h"
#include "sim/flight/dynamics.h"

static const double plane_m = 6371000.0; /* the ground is x = this */
static const double g_mps2 = 7.89;

static void flat_height(const void *ctx, loft_vec3 r_m, double *alt_m, loft_vec3 *up)
{
    (void)ctx;
    *alt_m = r_m.x - plane_m;
    *up = (loft_vec3){1.0, 0.0, 0.0};
}

static loft_vec3 flat_gravity(const void *ctx, loft_vec3 r_m)
{
    (void)ctx;
    (void)r_m;
    return (loft_vec3){-g_mps2, 0.0, 0.0};
}

static loft_vec3 no_gravity(const void *ctx, loft_vec3 r_m)
{
    (void)ctx;
    (void)r_m;
    return (loft_vec3){0.0, 0.0, 0.0};
}

/* Upward, by the number in ctx. */
static loft_vec3 push(const void *ctx, double t, const double *y, const loft_flow *flow)
{
    (void)t;
    (void)y;
    const double accel_mps2 = *(const double *)ctx;
    assert_true(loft_vec3_norm(flow->v_air_mps) > 0.0);
    return loft_vec3_scale(accel_mps2, flow->up);
}

static loft_model flat_world(void)
{
    return (loft_model){.earth = {.shape = {.a_m = plane_m},
                                  .gravity = {.mu_m3ps2 = 1.0, .radius_m = plane_m}},
                        .air = loft_atmosphere_none(),
                        .world = {.height = flat_height, .gravity = flat_gravity}};
}

static loft_flight_plan thrown(const loft_model *model)
{
    return (loft_flight_plan){.model = model,
                              .start = {.alt_m = 1234.5},
                              .v_enu_mps = {412.3, 0.0, 712.3},
                              .heading_rad = 0.5 * LOFT_PI};
}

static loft_flight fly(const loft_flight_plan *plan)
{
    loft_flight flight;
    assert_int_equal(loft_fly(plan, NULL, &flight), LOFT_OK);
    return flight;
}

/* h + v t - g t^2/2 = 0 */
static void check_parabola(const loft_flight *flight, double down_mps2)
{
    const double up_mps = 712.3;
    const double tof_s =
        (up_mps + sqrt(up_mps * up_mps + 2.0 * down_mps2 * 1234.5)) / down_mps2;
    CHECK_NEAR(flight->end.t_s, tof_s, 1e-9);
    CHECK_NEAR(flight->end.r_ecef_m.y, 412.3 * tof_s, 1e-9);
    CHECK_WITHIN(flight->end.place.alt_m, 0.0, 1e-4);
    CHECK_NEAR(flight->apogee.place.alt_m, 1234.5 + 0.5 * up_mps * up_mps / down_mps2,
               1e-9);
    CHECK_NEAR(flight->apogee.t_s, up_mps / down_mps2, 1e-9);
}

static void on_a_flat_ground_a_throw_is_a_parabola(void **state)
{
    (void)state;
    const loft_model model = flat_world();
    const loft_flight_plan plan = thrown(&model);
    const loft_flight flight = fly(&plan);
    assert_int_equal(flight.ended_by, LOFT_END_GROUND);
    check_parabola(&flight, g_mps2);
}

/* Also where there is no air that could push. */
static void a_force_of_ones_own_is_added_and_felt(void **state)
{
    (void)state;
    const double lift_mps2 = 2.345;
    loft_model model = flat_world();
    model.world.force = push;
    model.world.ctx = &lift_mps2;
    const loft_flight_plan plan = thrown(&model);
    const loft_flight flight = fly(&plan);
    check_parabola(&flight, g_mps2 - lift_mps2);
    const loft_phase phase = {.stage = -1};
    const loft_dynamics dynamics = loft_flight_dynamics(&plan, &phase);
    const double y[LOFT_STATE_N] = {plane_m, 0.0, 0.0, 0.0, 1000.0, 0.0, 0.0};
    const loft_vec3 felt = loft_dynamics_felt(&dynamics, 12.3, y);
    CHECK_NEAR(felt.x, lift_mps2, 0.0);
    CHECK_WITHIN(hypot(felt.y, felt.z), 0.0, 0.0);
}

/* An escape is judged by the Earth's field, so in another it is not claimed. */
static void without_gravity_nothing_comes_down_and_nothing_escapes(void **state)
{
    (void)state;
    loft_model model = flat_world();
    model.world.gravity = no_gravity;
    const loft_flight_plan plan = thrown(&model);
    const loft_flight flight = fly(&plan);
    assert_int_equal(flight.ended_by, LOFT_END_LIMIT);
    CHECK_NEAR(flight.end.t_s, LOFT_FLY_TIME_MAX_S, 1e-15);
    CHECK_NEAR(flight.end.place.alt_m, 1234.5 + 712.3 * LOFT_FLY_TIME_MAX_S, 1e-9);
}

/* Air without end is felt all the way, so this is known only afterwards. */
static void what_leaves_through_endless_air_has_escaped(void **state)
{
    (void)state;
    loft_model model = loft_model_default();
    assert_int_equal(loft_atmosphere_exponential(1e-9, 7123.4, &model.air), LOFT_OK);
    const loft_flight_plan plan = {.model = &model,
                                   .start = {.lat_rad = 0.3456, .alt_m = 123456.7},
                                   .v_enu_mps = {0.0, 0.0, 12345.6},
                                   .body = loft_body_of_beta(5432.1)};
    const loft_flight flight = fly(&plan);
    assert_int_equal(flight.ended_by, LOFT_END_ESCAPE);
    CHECK_NEAR(flight.end.t_s, LOFT_FLY_TIME_MAX_S, 1e-15);
}

/* ---- steering ---- */

static loft_vec3 straight_up(const void *ctx, double t_burn_s, loft_vec3 up,
                             loft_vec3 pole, loft_vec3 v_mps)
{
    assert_ptr_equal(ctx, &g_mps2);
    assert_true(t_burn_s >= 0.0 && t_burn_s <= 100.0);
    assert_true(loft_vec3_norm(v_mps) >= 0.0);
    CHECK_NEAR(loft_vec3_norm(pole), 1.0, 1e-14);
    return up;
}

static void steering_of_ones_own_is_followed(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    loft_booster_template booster_plan = loft_booster_template_default();
    booster_plan.n_stages = 1;
    booster_plan.stages[0].exhaust_mps = 2612.3;
    booster_plan.stages[0].burn_s = 61.7;
    booster_plan.stages[0].speed_share = 1.0;
    loft_booster booster;
    assert_int_equal(loft_booster_of_template(&booster_plan, 3123.4, &booster), LOFT_OK);
    loft_flight_plan plan = {.model = &model,
                             .start = {0.7123, 2.2345, 123.4},
                             .booster = &booster,
                             .steering = {.law = LOFT_STEERING_GIVEN,
                                          .heading_rad = 1.2345,
                                          .given = straight_up,
                                          .given_ctx = &g_mps2},
                             .body = loft_body_of_beta(5432.1)};
    const loft_flight given = fly(&plan);
    plan.steering = (loft_steering){.heading_rad = 1.2345,
                                    .end_elevation_rad = 0.5 * LOFT_PI,
                                    .turn_fraction = 0.6543};
    const loft_flight pitched = fly(&plan);
    CHECK_NEAR(given.apogee.place.alt_m, pitched.apogee.place.alt_m, 1e-9);
    CHECK_WITHIN(loft_vec3_norm(loft_vec3_sub(given.end.r_ecef_m, pitched.end.r_ecef_m)),
                 0.0, 0.1);
}

static void steering_needs_a_function_and_a_law(void **state)
{
    (void)state;
    loft_steering s = {.law = LOFT_STEERING_GIVEN, .given = straight_up};
    assert_int_equal(loft_steering_check(&s), LOFT_OK);
    s.heading_rad = NAN;
    assert_int_equal(loft_steering_check(&s), LOFT_ERR_DOMAIN);
    s = (loft_steering){.law = LOFT_STEERING_GIVEN};
    assert_int_equal(loft_steering_check(&s), LOFT_ERR_DOMAIN);
    s = (loft_steering){.law = LOFT_STEERING_GIVEN + 1, .given = straight_up};
    assert_int_equal(loft_steering_check(&s), LOFT_ERR_DOMAIN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(on_a_flat_ground_a_throw_is_a_parabola),
        cmocka_unit_test(a_force_of_ones_own_is_added_and_felt),
        cmocka_unit_test(without_gravity_nothing_comes_down_and_nothing_escapes),
        cmocka_unit_test(what_leaves_through_endless_air_has_escaped),
        cmocka_unit_test(steering_of_ones_own_is_followed),
        cmocka_unit_test(steering_needs_a_function_and_a_law),
    };
    return cmocka_run_group_tests_name("world", tests, NULL, NULL);
}
