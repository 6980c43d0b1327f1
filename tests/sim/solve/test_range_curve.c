/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "loft/flight.h"
#include "loft/loft.h"

static loft_launch two_stages(void)
{
    loft_launch launch = loft_launch_default();
    launch.site =
        (loft_geodetic){loft_rad_from_deg(40.12), loft_rad_from_deg(179.3), 0.0};
    launch.azimuth_rad = loft_rad_from_deg(71.0);
    launch.booster.n_stages = 2;
    for (int i = 0; i < 2; i++) {
        launch.booster.stages[i].exhaust_mps = 2843.2;
        launch.booster.stages[i].burn_s = 75.0;
        launch.booster.stages[i].speed_share = 0.5;
    }
    return launch;
}

static const double speed_mps = 5678.9;

static loft_range_curve curve_of(const loft_launch *launch, bool rotation,
                                 loft_launch_flight *flown, loft_standard *standard)
{
    static loft_range_curve curve;
    const loft_launch_aim aim = {speed_mps, loft_rad_from_deg(80.0), 0.6,
                                 launch->azimuth_rad};
    loft_launch on_target = *launch;
    assert_int_equal(loft_launch_fly(launch, &aim, NULL, flown), LOFT_OK);
    /* The flight that it flew is the requested one. */
    on_target.azimuth_rad = rotation ? flown->bearing_rad : launch->azimuth_rad;
    assert_int_equal(loft_standard_find(&on_target, speed_mps, rotation, NULL, standard),
                     LOFT_OK);
    assert_int_equal(loft_range_curve_make(&on_target, &aim, &standard->best.aim,
                                           rotation, 60, &curve),
                     LOFT_OK);
    return curve;
}

static void the_curve_goes_from_the_flown_flight_over_the_standard_one(void **state)
{
    (void)state;
    const loft_launch launch = two_stages();
    for (int rotation = 0; rotation < 2; rotation++) {
        loft_launch_flight flown;
        loft_standard standard;
        const loft_range_curve curve =
            curve_of(&launch, rotation == 1, &flown, &standard);
        double longest_m = 0.0;
        assert_true(curve.n > 40);
        if (rotation == 1) {
            CHECK_NEAR(curve.points[0].range_m, flown.range_m, 1e-4);
            CHECK_NEAR(curve.points[0].apogee_m, flown.flight.apogee.place.alt_m, 1e-4);
        }
        for (size_t i = 0; i < curve.n; i++) {
            longest_m = fmax(longest_m, curve.points[i].range_m);
            assert_true(i == 0 ||
                        curve.points[i].apogee_m < curve.points[i - 1].apogee_m);
        }
        CHECK_NEAR(longest_m, standard.best.range_m, 3e-5);
        assert_true(curve.points[curve.n - 1].range_m < 0.9 * longest_m);
    }
}

static void refuses_a_curve_of_few_points(void **state)
{
    (void)state;
    const loft_launch launch = two_stages();
    const loft_launch_aim aim = {speed_mps, 1.4, 0.6, 1.2};
    loft_range_curve curve = {.n = 77};
    assert_int_equal(loft_range_curve_make(&launch, &aim, &aim, true, 7, &curve),
                     LOFT_ERR_DOMAIN);
    assert_int_equal(loft_range_curve_make(&launch, &aim, &aim, true,
                                           LOFT_RANGE_CURVE_MAX + 1, &curve),
                     LOFT_ERR_DOMAIN);
    loft_launch_aim weak = aim;
    weak.ideal_speed_mps = 50.0;
    assert_int_equal(loft_range_curve_make(&launch, &weak, &weak, true, 20, &curve),
                     LOFT_ERR_CONVERGE);
    assert_int_equal(curve.n, 77);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_curve_goes_from_the_flown_flight_over_the_standard_one),
        cmocka_unit_test(refuses_a_curve_of_few_points),
    };
    return cmocka_run_group_tests_name("range_curve", tests, NULL, NULL);
}
