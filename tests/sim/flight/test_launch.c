/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "loft/flight.h"
#include "loft/loft.h"

static loft_launch two_stages(void)
{
    loft_launch launch = loft_launch_default();
    launch.site = (loft_geodetic){0.7123, 2.2345, 123.4};
    launch.azimuth_rad = 1.2345;
    launch.booster.n_stages = 2;
    for (int i = 0; i < 2; i++) {
        launch.booster.stages[i].exhaust_mps = 2843.2 + 12.3 * i;
        launch.booster.stages[i].burn_s = 61.7 - 7.8 * i;
        launch.booster.stages[i].speed_share = 1.0;
    }
    return launch;
}

static const loft_launch_aim aim = {.ideal_speed_mps = 4567.8,
                                    .end_elevation_rad = 0.7654,
                                    .turn_fraction = 0.4567,
                                    .heading_rad = 1.3456};

static void the_default_is_what_the_header_says(void **state)
{
    (void)state;
    const loft_launch launch = loft_launch_default();
    CHECK_NEAR(launch.turn_fraction, 0.6, 0.0);
    CHECK_NEAR(launch.beta_kgpm2, 6000.0, 0.0);
    assert_int_equal(launch.booster.n_stages, 0);
    assert_int_equal(launch.model.earth.gravity.degree, 2);
    CHECK_NEAR(launch.model.earth.shape.f, 1.0 / 298.257223563, 1e-15);
    CHECK_NEAR(launch.model.earth.omega_radps, 7.292115e-5, 0.0);
}

static void a_launch_is_the_flight_of_its_plan(void **state)
{
    (void)state;
    const loft_launch launch = two_stages();
    loft_launch_flight got;
    assert_int_equal(loft_launch_fly(&launch, &aim, NULL, &got), LOFT_OK);
    loft_booster booster;
    assert_int_equal(loft_booster_of_template(&launch.booster, 4567.8, &booster),
                     LOFT_OK);
    const loft_flight_plan plan = {.model = &launch.model,
                                   .start = launch.site,
                                   .booster = &booster,
                                   .steering = {.law = LOFT_STEERING_PITCH_PROGRAMME,
                                                .heading_rad = 1.3456,
                                                .end_elevation_rad = 0.7654,
                                                .turn_fraction = 0.4567},
                                   .body = loft_body_of_beta(6000.0),
                                   .until_half_way = true};
    loft_flight want;
    assert_int_equal(loft_fly(&plan, NULL, &want), LOFT_OK);
    CHECK_NEAR(got.flight.end.t_s, want.end.t_s, 0.0);
    CHECK_NEAR(got.flight.end.place.lon_rad, want.end.place.lon_rad, 0.0);
    CHECK_NEAR(got.flight.apogee.place.alt_m, want.apogee.place.alt_m, 0.0);
    CHECK_NEAR(got.lift_off_ratio, loft_booster_lift_off_ratio(&booster), 0.0);
    CHECK_NEAR(got.aim.ideal_speed_mps, 4567.8, 0.0);
    assert_false(got.unbounded);
}

static void range_and_bearing_lead_to_the_impact(void **state)
{
    (void)state;
    const loft_launch launch = two_stages();
    loft_launch_flight got;
    assert_int_equal(loft_launch_fly(&launch, &aim, NULL, &got), LOFT_OK);
    const loft_geodetic there = loft_geodesy_direct(
        &launch.model.earth.shape, launch.site, got.bearing_rad, got.range_m);
    CHECK_WITHIN(there.lat_rad, got.flight.end.place.lat_rad, 1e-14);
    CHECK_WITHIN(there.lon_rad, got.flight.end.place.lon_rad, 1e-14);
    CHECK_NEAR(got.range_m, 6371e3 * got.flight.end.downrange_rad, 1e-2);
}

static void its_options_reach_the_flight(void **state)
{
    (void)state;
    loft_launch launch = two_stages();
    launch.beta_kgpm2 = 3456.7;
    launch.tolerance = 1.2345e-9;
    loft_launch_setup setup;
    assert_int_equal(loft_launch_set_up(&launch, &aim, &setup), LOFT_OK);
    assert_ptr_equal(setup.plan.booster, &setup.booster);
    assert_ptr_equal(setup.plan.model, &launch.model);
    CHECK_NEAR(setup.plan.tolerance, 1.2345e-9, 0.0);
    CHECK_NEAR(setup.plan.body.area_m2pkg, 1.0 / 3456.7, 1e-15);
    CHECK_NEAR(setup.plan.start.alt_m, 123.4, 0.0);
    assert_true(setup.plan.until_half_way);
    loft_trajectory *record = loft_trajectory_new();
    loft_launch_flight got;
    assert_int_equal(loft_launch_fly(&launch, &aim, record, &got), LOFT_OK);
    CHECK_NEAR(loft_trajectory_end(record), got.flight.end.t_s, 0.0);
    loft_trajectory_free(record);
}

static void half_way_round_and_away_are_unbounded(void **state)
{
    (void)state;
    const loft_launch launch = two_stages();
    loft_launch_aim fast = aim;
    const double speeds_mps[] = {9876.5, 13456.7};
    const loft_flight_end ends[] = {LOFT_END_HALF_WAY, LOFT_END_ESCAPE};
    for (int i = 0; i < 2; i++) {
        fast.ideal_speed_mps = speeds_mps[i];
        fast.end_elevation_rad = 0.0123;
        fast.turn_fraction = i == 0 ? 0.3456 : 0.9;
        loft_launch_flight got;
        assert_int_equal(loft_launch_fly(&launch, &fast, NULL, &got), LOFT_OK);
        assert_int_equal(got.flight.ended_by, ends[i]);
        assert_true(got.unbounded);
        CHECK_NEAR(got.range_m, 0.0, 0.0);
    }
}

static void refused(const loft_launch *launch, const loft_launch_aim *bad)
{
    loft_launch_flight got = {.range_m = -1.0};
    assert_int_equal(loft_launch_fly(launch, bad, NULL, &got), LOFT_ERR_DOMAIN);
    CHECK_NEAR(got.range_m, -1.0, 0.0);
}

static void refuses_bad_launches(void **state)
{
    (void)state;
    const loft_launch good = two_stages();
    for (int field = 0; field < 4; field++) {
        loft_launch_aim bad = aim;
        double *const fields[] = {&bad.ideal_speed_mps, &bad.end_elevation_rad,
                                  &bad.turn_fraction, &bad.heading_rad};
        *fields[field] = NAN;
        refused(&good, &bad);
    }
    loft_launch_aim bad = aim;
    bad.ideal_speed_mps = 1100.0; /* 0.9 of its weight */
    refused(&good, &bad);
    const double betas[] = {0.0, -6000.0, NAN};
    for (int i = 0; i < 3; i++) {
        loft_launch launch = two_stages();
        launch.beta_kgpm2 = betas[i];
        refused(&launch, &aim);
        assert_int_equal(loft_launch_check(&launch), LOFT_ERR_DOMAIN);
    }
    const double bad_fields[] = {NAN, INFINITY};
    for (int i = 0; i < 2; i++) {
        for (int field = 0; field < 3; field++) {
            loft_launch launch = two_stages();
            double *const fields[] = {&launch.site.lon_rad, &launch.site.alt_m,
                                      &launch.azimuth_rad};
            *fields[field] = bad_fields[i];
            assert_int_equal(loft_launch_check(&launch), LOFT_ERR_DOMAIN);
        }
    }
    const double turns[] = {0.0, -0.5, 1.001, NAN, 1.0};
    for (int i = 0; i < 5; i++) {
        loft_launch launch = two_stages();
        launch.turn_fraction = turns[i];
        assert_int_equal(loft_launch_check(&launch), i < 4 ? LOFT_ERR_DOMAIN : LOFT_OK);
    }
    loft_launch none = two_stages();
    none.tolerance = -1e-10;
    assert_int_equal(loft_launch_check(&none), LOFT_ERR_DOMAIN);
    none = two_stages();
    none.booster.n_stages = 0;
    refused(&none, &aim);
    none = two_stages();
    none.site.lat_rad = 1.6;
    refused(&none, &aim);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_default_is_what_the_header_says),
        cmocka_unit_test(a_launch_is_the_flight_of_its_plan),
        cmocka_unit_test(range_and_bearing_lead_to_the_impact),
        cmocka_unit_test(its_options_reach_the_flight),
        cmocka_unit_test(half_way_round_and_away_are_unbounded),
        cmocka_unit_test(refuses_bad_launches),
    };
    return cmocka_run_group_tests_name("launch", tests, NULL, NULL);
}
