/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "loft/flight.h"
#include "loft/loft.h"

/* The two stages of data/examples/two-stage-by-masses.json, rounded. */
static loft_vehicle two_stages(void)
{
    return (loft_vehicle){
        .n_stages = 2,
        .stages = {{.propellant_kg = 20000.0,
                    .dry_kg = 2000.0,
                    .thrust_n = 500e3,
                    .exhaust_mps = 270.0 * LOFT_G0_MPS2,
                    .nozzle_exit_m2 = 0.5,
                    .gap_s = 2.0},
                   {.propellant_kg = 5000.0,
                    .dry_kg = 500.0,
                    .thrust_n = 142e3,
                    .exhaust_mps = 290.0 * LOFT_G0_MPS2}},
        .payload_kg = 1000.0,
        .diameter_m = 1.5,
        .drag = loft_drag_boost(),
    };
}

static loft_launch launch(void)
{
    loft_launch l = loft_launch_default();
    l.site = (loft_geodetic){.lat_rad = loft_rad_from_deg(39.2),
                             .lon_rad = loft_rad_from_deg(125.7)};
    l.azimuth_rad = loft_rad_from_deg(62.0);
    return l;
}

/* Second method: the vehicle itself, whose spent stages are shed, on the same steering. */
static void the_range_is_that_of_the_vehicle_flown_itself(void **state)
{
    (void)state;
    const loft_vehicle vehicle = two_stages();
    const loft_launch l = launch();
    loft_payload_point point;
    assert_int_equal(loft_payload_reach(&l, &vehicle, 1000.0, &point), LOFT_OK);
    loft_booster booster;
    assert_int_equal(loft_vehicle_booster(&vehicle, &booster), LOFT_OK);
    const loft_launch_aim *aim = &point.toward_azimuth.best.aim;
    const loft_flight_plan plan = {
        .model = &l.model,
        .start = l.site,
        .booster = &booster,
        .steering = {.law = LOFT_STEERING_PITCH_PROGRAMME,
                     .heading_rad = aim->heading_rad,
                     .end_elevation_rad = aim->end_elevation_rad,
                     .turn_fraction = aim->turn_fraction},
        .body = loft_body_of_beta(l.beta_kgpm2)};
    loft_flight flight;
    assert_int_equal(loft_fly(&plan, NULL, &flight), LOFT_OK);
    const loft_geodesic_line line =
        loft_geodesy_inverse(&l.model.earth.shape, l.site, flight.end.place);
    CHECK_NEAR(point.toward_azimuth.best.range_m, line.range_m, 1e-3);
}

/* Tsiolkovsky: the sum over the stages of c ln(m0/m1). */
static void the_ideal_speed_is_the_rocket_equation(void **state)
{
    (void)state;
    const loft_vehicle vehicle = two_stages();
    const loft_launch l = launch();
    loft_payload_point point;
    assert_int_equal(loft_payload_reach(&l, &vehicle, 1500.0, &point), LOFT_OK);
    const double first = 270.0 * LOFT_G0_MPS2 * log(29000.0 / 9000.0);
    const double second = 290.0 * LOFT_G0_MPS2 * log(7000.0 / 2000.0);
    CHECK_NEAR(point.ideal_speed_mps, first + second, 1e-12);
}

static void more_payload_goes_less_far(void **state)
{
    (void)state;
    const loft_vehicle vehicle = two_stages();
    const loft_launch l = launch();
    double before_m = INFINITY;
    for (double payload_kg = 700.0; payload_kg < 3000.0; payload_kg *= 1.5) {
        loft_payload_point point;
        assert_int_equal(loft_payload_reach(&l, &vehicle, payload_kg, &point), LOFT_OK);
        assert_true(point.lifts_off);
        assert_true(point.no_rotation.best.range_m < before_m);
        assert_true(point.toward_azimuth.best.range_m > point.no_rotation.best.range_m);
        before_m = point.no_rotation.best.range_m;
    }
}

static void a_payload_too_heavy_does_not_lift_off(void **state)
{
    (void)state;
    const loft_vehicle vehicle = two_stages();
    const loft_launch l = launch();
    loft_payload_point point;
    assert_int_equal(loft_payload_reach(&l, &vehicle, 40000.0, &point), LOFT_OK);
    assert_false(point.lifts_off);
    assert_true(point.lift_off_ratio < 1.0);
}

static void what_is_no_payload_is_refused(void **state)
{
    (void)state;
    const loft_vehicle vehicle = two_stages();
    const loft_launch l = launch();
    loft_payload_point point = {.payload_kg = 7.0};
    const double bad[] = {0.0, -1.0, NAN, INFINITY};
    for (int i = 0; i < 4; i++) {
        assert_int_equal(loft_payload_reach(&l, &vehicle, bad[i], &point),
                         LOFT_ERR_DOMAIN);
    }
    assert_true(point.payload_kg == 7.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_range_is_that_of_the_vehicle_flown_itself),
        cmocka_unit_test(the_ideal_speed_is_the_rocket_equation),
        cmocka_unit_test(more_payload_goes_less_far),
        cmocka_unit_test(a_payload_too_heavy_does_not_lift_off),
        cmocka_unit_test(what_is_no_payload_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
