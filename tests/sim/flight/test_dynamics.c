/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "loft/earth.h"
#include "loft/flight.h"
#include "loft/loft.h"
#include "sim/flight/dynamics.h"

/* A vacuum, a body without area and no booster: gravity and the turning frame alone. */
static const loft_body no_body = {.area_m2pkg = 0.0};
static const loft_steering no_steering = {.heading_rad = 0.0};

static loft_dynamics coasting(const loft_model *model, const loft_body *body)
{
    return (loft_dynamics){.model = model,
                           .body = body,
                           .steering = &no_steering,
                           .pole = {0.0, 0.0, 1.0},
                           .stage = -1};
}

static void state_of(const loft_model *model, loft_geodetic place, loft_vec3 v_enu_mps,
                     double y[LOFT_STATE_N])
{
    const loft_frame_enu enu = loft_geodesy_enu(place.lat_rad, place.lon_rad);
    const loft_vec3 r_m = loft_geodesy_ecef(&model->earth.shape, place);
    const loft_vec3 v_mps = loft_vec3_axpy(
        v_enu_mps.z, enu.up,
        loft_vec3_axpy(v_enu_mps.y, enu.north, loft_vec3_scale(v_enu_mps.x, enu.east)));
    const double all[LOFT_STATE_N] = {r_m.x,   r_m.y,   r_m.z, v_mps.x,
                                      v_mps.y, v_mps.z, 0.0};
    for (int i = 0; i < LOFT_STATE_N; i++) {
        y[i] = all[i];
    }
}

static loft_vec3 accel(const loft_dynamics *d, double t_s, const double *y)
{
    double dydt[LOFT_STATE_N];
    loft_dynamics_rates(t_s, y, dydt, d);
    for (int i = 0; i < 3; i++) {
        CHECK_NEAR(dydt[i], y[LOFT_STATE_V + i], 0.0);
    }
    return (loft_vec3){dydt[3], dydt[4], dydt[5]};
}

static void check_vec(loft_vec3 got, loft_vec3 want, double abs)
{
    CHECK_WITHIN(got.x, want.x, abs);
    CHECK_WITHIN(got.y, want.y, abs);
    CHECK_WITHIN(got.z, want.z, abs);
}

static loft_vec3 local(const loft_geodetic place, loft_vec3 v)
{
    const loft_frame_enu enu = loft_geodesy_enu(place.lat_rad, place.lon_rad);
    return (loft_vec3){loft_vec3_dot(v, enu.east), loft_vec3_dot(v, enu.north),
                       loft_vec3_dot(v, enu.up)};
}

/* NIMA TR8350.2: normal gravity of WGS84 at the equator and at the pole. */
static void what_is_held_still_weighs_normal_gravity(void **state)
{
    (void)state;
    loft_model model = loft_model_default();
    model.earth.gravity.degree = 6; /* the field of the level ellipsoid */
    model.earth.gravity.j[2] = 1.08262982131331e-3;
    model.earth.gravity.j[4] = -2.37091120053e-6;
    model.earth.gravity.j[6] = 6.08346498882e-9;
    const loft_dynamics d = coasting(&model, &no_body);
    double y[LOFT_STATE_N];
    const double published[2] = {9.7803253359, 9.8321849378};
    for (int i = 0; i < 2; i++) {
        const loft_geodetic place = {.lat_rad = 0.5 * LOFT_PI * i, .lon_rad = 1.2345};
        state_of(&model, place, (loft_vec3){0.0, 0.0, 0.0}, y);
        const loft_vec3 g = local(place, accel(&d, 0.0, y));
        CHECK_WITHIN(g.z, -published[i], 2e-9);
        CHECK_WITHIN(hypot(g.x, g.y), 0.0, 1e-14);
    }
}

/* The geostationary radius, 42164.17 km. */
static void a_geostationary_satellite_stays_put(void **state)
{
    (void)state;
    loft_model model = loft_model_default();
    model.earth = loft_earth_wgs84(0);
    const loft_dynamics d = coasting(&model, &no_body);
    const double y[LOFT_STATE_N] = {42164170.0 * cos(1.2345), 42164170.0 * sin(1.2345)};
    check_vec(accel(&d, 0.0, y), (loft_vec3){0.0, 0.0, 0.0}, 1e-7);
}

static void the_frame_adds_coriolis_and_centrifugal_terms(void **state)
{
    (void)state;
    loft_model model = loft_model_default();
    model.earth.omega_radps = 1.2345e-3; /* faster, so that each term is seen */
    const loft_dynamics d = coasting(&model, &no_body);
    double y[LOFT_STATE_N];
    const loft_geodetic place = {0.7123, -2.2345, 654321.0};
    state_of(&model, place, (loft_vec3){1234.5, -2345.6, 345.6}, y);
    const loft_vec3 w = {0.0, 0.0, 1.2345e-3};
    const loft_vec3 coriolis = loft_vec3_scale(-2.0, loft_vec3_cross(w, loft_state_v(y)));
    const loft_vec3 centrifugal =
        loft_vec3_scale(-1.0, loft_vec3_cross(w, loft_vec3_cross(w, loft_state_r(y))));
    const loft_vec3 g = loft_gravity_accel(&model.earth.gravity, loft_state_r(y));
    check_vec(accel(&d, 0.0, y), loft_vec3_add(g, loft_vec3_add(coriolis, centrifugal)),
              1e-14);
}

/* Case 04 at 30 s: Murri et al., NASA/TM-2015-218675; 1 slug, Cd 0.1, 6 inches. */
static void drag_is_what_nasa_computes(void **state)
{
    (void)state;
    loft_model model = loft_model_default();
    model.earth = (loft_earth){.shape = {.a_m = 6371007.1809},
                               .gravity = {.mu_m3ps2 = 3.986004418e14}};
    const double mass_kg = 14.593902937;
    const loft_body body = {.drag = loft_drag_constant(0.1),
                            .area_m2pkg = 0.1963495 * 0.3048 * 0.3048 / mass_kg};
    const loft_dynamics d = coasting(&model, &body);
    const loft_geodetic place = {0.0, 0.0, 4947.3020457266};
    double y[LOFT_STATE_N];
    state_of(&model, place, (loft_vec3){0.0, 0.0, -264.29358097907}, y);
    const loft_vec3 felt = local(place, loft_dynamics_felt(&d, 0.0, y));
    CHECK_NEAR(felt.z * mass_kg, 47.1850471507, 1e-6);
    CHECK_WITHIN(hypot(felt.x, felt.y), 0.0, 1e-15);
    loft_flow flow;
    loft_dynamics_flow(&d, y, &flow);
    CHECK_NEAR(flow.mach, 264.29358097907 / 320.759696528, 1e-6);
    CHECK_NEAR(flow.air.rho_kgpm3, 0.740630073888, 1e-6);
    CHECK_NEAR(flow.alt_m, 4947.3020457266, 1e-12);
    CHECK_NEAR(flow.climb_mps, -264.29358097907, 1e-15);
}

static void a_ballistic_coefficient_is_mass_over_drag_area(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    const loft_body body = loft_body_of_beta(4321.0);
    const loft_dynamics d = coasting(&model, &body);
    double y[LOFT_STATE_N];
    state_of(&model, (loft_geodetic){0.7123, 2.2345, 3456.7},
             (loft_vec3){300.0, -400.0, 1200.0}, y);
    loft_flow flow;
    loft_dynamics_flow(&d, y, &flow);
    const loft_vec3 felt = loft_dynamics_felt(&d, 0.0, y);
    CHECK_NEAR(loft_vec3_norm(felt), 0.5 * flow.air.rho_kgpm3 * 1300.0 * 1300.0 / 4321.0,
               1e-14);
    CHECK_NEAR(loft_vec3_dot(felt, loft_state_v(y)), -1300.0 * loft_vec3_norm(felt),
               1e-14);
}

static void drag_follows_the_curve_of_its_segment(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    const loft_body body = {.drag = loft_drag_boost(), .area_m2pkg = 1.2345e-4};
    loft_dynamics d = coasting(&model, &body);
    double y[LOFT_STATE_N];
    state_of(&model, (loft_geodetic){0.7123, 2.2345, 3456.7},
             (loft_vec3){0.0, 0.0, 340.0}, y);
    loft_flow flow;
    loft_dynamics_flow(&d, y, &flow);
    for (d.segment = 0; d.segment < 3; d.segment++) {
        const double cd = loft_drag_cd(&body.drag, d.segment, flow.mach);
        CHECK_NEAR(loft_vec3_norm(loft_dynamics_felt(&d, 0.0, y)),
                   0.5 * flow.air.rho_kgpm3 * 340.0 * 340.0 * cd * 1.2345e-4, 1e-14);
    }
}

/* Lift stands square to the airspeed, in the vertical plane, on its upper side. */
static void lift_is_drag_times_its_ratio_and_square_to_it(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    loft_body body = loft_body_of_beta(4321.0);
    const loft_dynamics d = coasting(&model, &body);
    const loft_geodetic place = {0.7123, 2.2345, 23456.7};
    double y[LOFT_STATE_N];
    state_of(&model, place, (loft_vec3){1500.0, 2000.0, -1200.0}, y);
    const loft_vec3 drag = local(place, loft_dynamics_felt(&d, 0.0, y));
    const double ratios[] = {1.234, -0.567};
    for (int i = 0; i < 2; i++) {
        body.lift_to_drag = ratios[i];
        const loft_vec3 felt = local(place, loft_dynamics_felt(&d, 0.0, y));
        const loft_vec3 lift = loft_vec3_sub(felt, drag);
        CHECK_NEAR(loft_vec3_norm(lift), fabs(ratios[i]) * loft_vec3_norm(drag), 1e-12);
        CHECK_WITHIN(loft_vec3_dot(lift, drag), 0.0, 1e-12 * loft_vec3_dot(drag, drag));
        CHECK_WITHIN(lift.x * drag.y - lift.y * drag.x, 0.0,
                     1e-12 * loft_vec3_dot(drag, drag));
        assert_true(lift.z * ratios[i] > 0.0);
    }
}

/* Straight down or standing still there is no such side. */
static void without_a_side_there_is_no_lift(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    loft_body body = loft_body_of_beta(4321.0);
    const loft_dynamics d = coasting(&model, &body);
    const double r_m = 6378137.0 + 12345.6; /* on the equator, where up is x */
    const double speeds_mps[] = {-543.2, 0.0};
    for (int i = 0; i < 2; i++) {
        const double y[LOFT_STATE_N] = {r_m, 0.0, 0.0, speeds_mps[i], 0.0, 0.0, 0.0};
        body.lift_to_drag = 0.0;
        const loft_vec3 drag = loft_dynamics_felt(&d, 0.0, y);
        body.lift_to_drag = 1.234;
        check_vec(loft_dynamics_felt(&d, 0.0, y), drag, 0.0);
    }
}

static void an_updraught_is_a_wind(void **state)
{
    (void)state;
    loft_model model = loft_model_default();
    model.wind_ned_mps = (loft_vec3){0.0, 0.0, -12.3};
    const loft_dynamics d = coasting(&model, &no_body);
    const loft_geodetic place = {0.7123, 2.2345, 3456.7};
    double y[LOFT_STATE_N];
    loft_flow flow;
    state_of(&model, place, (loft_vec3){1.2, 2.3, 3.4}, y);
    loft_dynamics_flow(&d, y, &flow);
    check_vec(local(place, flow.v_air_mps), (loft_vec3){1.2, 2.3, 3.4 - 12.3}, 1e-11);
}

static void nothing_is_felt_when_drifting_with_the_wind(void **state)
{
    (void)state;
    loft_model model = loft_model_default();
    model.wind_ned_mps = (loft_vec3){12.3, -23.4, 5.67};
    const loft_body body = loft_body_of_beta(432.1);
    const loft_dynamics d = coasting(&model, &body);
    const double lats_rad[] = {0.0, 0.7123, -1.2345, 1.5697, 0.5 * LOFT_PI};
    for (int i = 0; i < 5; i++) {
        const loft_geodetic place = {lats_rad[i], i == 4 ? 0.0 : 2.2345, 3456.7};
        double y[LOFT_STATE_N];
        state_of(&model, place, (loft_vec3){-23.4, 12.3, -5.67}, y); /* east north up */
        /* at the pole the meridian of x = -0 or +0 is taken: any answer, but no NaN */
        const loft_vec3 felt = loft_dynamics_felt(&d, 0.0, y);
        assert_true(isfinite(felt.x + felt.y + felt.z));
        if (i < 4) {
            CHECK_WITHIN(loft_vec3_norm(felt), 0.0, 1e-16);
        }
    }
    const double on_axis[LOFT_STATE_N] = {0.0, 0.0, 6356789.0, 0.0, 0.0, 0.0};
    assert_true(loft_vec3_norm(loft_dynamics_felt(&d, 0.0, on_axis)) > 0.0);
}

static loft_booster two_stages(void)
{
    loft_booster_template plan = loft_booster_template_default();
    plan.n_stages = 2;
    for (int i = 0; i < 2; i++) {
        plan.stages[i].exhaust_mps = 2456.7 + 123.4 * i;
        plan.stages[i].burn_s = 61.7 - 5.4 * i;
        plan.stages[i].gap_s = 3.21;
        plan.stages[i].speed_share = 1.0;
    }
    loft_booster booster;
    assert_int_equal(loft_booster_of_template(&plan, 5432.1, &booster), LOFT_OK);
    return booster;
}

static loft_dynamics burning(const loft_model *model, const loft_booster *booster,
                             const loft_steering *steering, int stage)
{
    loft_dynamics d = coasting(model, &no_body);
    d.booster = booster;
    d.steering = steering;
    d.stage = stage;
    d.ignition_s = loft_booster_ignition(booster, stage);
    d.burnt_s = loft_booster_burn_time(booster, stage);
    d.burn_total_s = loft_booster_burn_time(booster, 2);
    return d;
}

/* Thrust and drag told apart: the one in level flight, the other by its direction. */
static void thrust_and_drag_share_the_mass_of_the_moment(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    const loft_booster booster = two_stages();
    const loft_steering steering = {.end_elevation_rad = loft_rad_from_deg(34.5),
                                    .turn_fraction = 0.5};
    const loft_geodetic place = {0.0, 0.0, 9876.5};
    double y[LOFT_STATE_N];
    state_of(&model, place, (loft_vec3){0.0, 765.4, 0.0}, y); /* north: off the plane */
    for (int stage = 0; stage < 2; stage++) {
        loft_dynamics d = burning(&model, &booster, &steering, stage);
        d.part = 2;
        d.segment = 2;
        loft_flow flow;
        loft_dynamics_flow(&d, y, &flow);
        const double s = 23.4;
        const loft_vec3 felt = local(place, loft_dynamics_felt(&d, d.ignition_s + s, y));
        const double thrust =
            loft_booster_thrust(&booster.stages[stage], s, flow.air.p_pa);
        const double mass = loft_booster_mass_ratio(&booster.stages[stage], s);
        const double drag = 0.5 * flow.air.rho_kgpm3 * 765.4 * 765.4 *
                            loft_drag_cd(&booster.drag, 2, flow.mach) *
                            booster.area_m2pkg / mass;
        CHECK_NEAR(felt.x, thrust * cos(loft_rad_from_deg(34.5)), 1e-14);
        CHECK_NEAR(felt.z, thrust * sin(loft_rad_from_deg(34.5)), 1e-14);
        CHECK_NEAR(felt.y, -drag, 1e-12);
    }
}

static void the_programme_waits_for_the_second_stage(void **state)
{
    (void)state;
    loft_model model = loft_model_default();
    model.air = loft_atmosphere_none();
    const loft_booster booster = two_stages();
    const loft_steering steering = {.end_elevation_rad = 0.0, .turn_fraction = 1.0};
    loft_dynamics d = burning(&model, &booster, &steering, 1);
    d.part = 1;
    double y[LOFT_STATE_N];
    const loft_geodetic place = {0.0, 0.0, 98765.4};
    state_of(&model, place, (loft_vec3){1.0, 2.0, 3.0}, y);
    const loft_vec3 felt = local(place, loft_dynamics_felt(&d, 61.7 + 3.21 + 12.3, y));
    const double burn_s = 61.7 + 12.3; /* the gap is left out */
    CHECK_NEAR(loft_deg_from_rad(atan2(felt.z, felt.x)),
               90.0 - 90.0 * (burn_s - 8.0) / (61.7 + 56.3 - 8.0), 1e-13);
}

static void in_a_gap_only_the_air_pushes(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    const loft_booster booster = two_stages();
    loft_dynamics d = burning(&model, &booster, &no_steering, 0);
    d.stage = -1;
    d.mass_ratio = 0.3456;
    double y[LOFT_STATE_N];
    state_of(&model, (loft_geodetic){0.7123, 2.2345, 5432.1},
             (loft_vec3){30.0, 40.0, 120.0}, y);
    loft_flow flow;
    loft_dynamics_flow(&d, y, &flow);
    CHECK_NEAR(loft_vec3_norm(loft_dynamics_felt(&d, 63.0, y)),
               0.5 * flow.air.rho_kgpm3 * 130.0 * 130.0 * 1.5e-5 / 0.3456, 1e-14);
}

static void there_is_no_air_without_area_or_above_the_last_layer(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    const loft_body body = loft_body_of_beta(4321.0);
    loft_dynamics d = coasting(&model, &body);
    assert_true(loft_dynamics_has_air(&d));
    d.layer = model.air.n_edges - 1;
    assert_true(loft_dynamics_has_air(&d));
    d.layer = model.air.n_edges;
    assert_false(loft_dynamics_has_air(&d));
    double y[LOFT_STATE_N];
    state_of(&model, (loft_geodetic){0.7, 2.2, 1.2345e6}, (loft_vec3){1.0, 2.0, 3e3}, y);
    loft_flow flow;
    loft_dynamics_flow(&d, y, &flow);
    CHECK_NEAR(flow.mach, 0.0, 0.0);
    CHECK_NEAR(loft_vec3_norm(loft_dynamics_felt(&d, 0.0, y)), 0.0, 0.0);
    d = coasting(&model, &no_body);
    assert_false(loft_dynamics_has_air(&d));
    const loft_booster booster = two_stages();
    d.booster = &booster; /* then its own area counts, not the body's */
    assert_true(loft_dynamics_has_air(&d));
}

static double psi_rate(const loft_dynamics *d, loft_vec3 r, loft_vec3 v)
{
    const double y[LOFT_STATE_N] = {r.x, r.y, r.z, v.x, v.y, v.z, 0.0};
    double dydt[LOFT_STATE_N];
    loft_dynamics_rates(0.0, y, dydt, d);
    return dydt[LOFT_STATE_PSI];
}

/* The angle of the projection on the launch plane, differenced. */
static void psi_is_swept_about_the_pole_of_the_plane(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    loft_dynamics d = coasting(&model, &no_body);
    d.pole = (loft_vec3){0.36, 0.48, 0.8};
    const loft_vec3 e1 = {0.8, -0.6, 0.0};
    const loft_vec3 e2 = loft_vec3_cross(d.pole, e1);
    const loft_vec3 r = {1.23e6, -4.56e6, 3.45e6};
    const loft_vec3 v = {-2345.6, 1234.5, 3456.7};
    double angle_rad[2];
    for (int side = 0; side < 2; side++) {
        const loft_vec3 at = loft_vec3_axpy(side - 0.5, v, r);
        angle_rad[side] = atan2(loft_vec3_dot(at, e2), loft_vec3_dot(at, e1));
    }
    CHECK_NEAR(psi_rate(&d, r, v), angle_rad[1] - angle_rad[0], 2e-7);
    /* the plain case, and the point where the angle is undefined */
    d.pole = (loft_vec3){0.0, 0.0, 1.0};
    CHECK_NEAR(psi_rate(&d, (loft_vec3){0.0, 7e6, 0.0}, (loft_vec3){-7654.3, 0.0, 321.0}),
               7654.3 / 7e6, 1e-15);
    assert_true(isfinite(
        psi_rate(&d, (loft_vec3){0.0, 0.0, 7e6}, (loft_vec3){1234.5, 0.0, 0.0})));
}

static void the_default_world_is_the_one_of_the_header(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    const loft_earth earth = loft_earth_wgs84(2);
    CHECK_NEAR(model.earth.omega_radps, earth.omega_radps, 0.0);
    CHECK_NEAR(model.earth.gravity.j[2], 1.08262982e-3, 0.0);
    assert_int_equal(model.earth.gravity.degree, 2);
    assert_int_equal(model.air.n_edges, 12);
    CHECK_NEAR(loft_vec3_norm(model.wind_ned_mps), 0.0, 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_held_still_weighs_normal_gravity),
        cmocka_unit_test(a_geostationary_satellite_stays_put),
        cmocka_unit_test(the_frame_adds_coriolis_and_centrifugal_terms),
        cmocka_unit_test(drag_is_what_nasa_computes),
        cmocka_unit_test(a_ballistic_coefficient_is_mass_over_drag_area),
        cmocka_unit_test(drag_follows_the_curve_of_its_segment),
        cmocka_unit_test(lift_is_drag_times_its_ratio_and_square_to_it),
        cmocka_unit_test(without_a_side_there_is_no_lift),
        cmocka_unit_test(an_updraught_is_a_wind),
        cmocka_unit_test(nothing_is_felt_when_drifting_with_the_wind),
        cmocka_unit_test(thrust_and_drag_share_the_mass_of_the_moment),
        cmocka_unit_test(the_programme_waits_for_the_second_stage),
        cmocka_unit_test(in_a_gap_only_the_air_pushes),
        cmocka_unit_test(there_is_no_air_without_area_or_above_the_last_layer),
        cmocka_unit_test(psi_is_swept_about_the_pole_of_the_plane),
        cmocka_unit_test(the_default_world_is_the_one_of_the_header),
    };
    return cmocka_run_group_tests_name("dynamics", tests, NULL, NULL);
}
