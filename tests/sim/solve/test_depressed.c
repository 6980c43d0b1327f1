/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "classes.h"

#include "loft/flight.h"
#include "loft/loft.h"
#include "sim/flight/descent.h"

static loft_launch launch_of(const char *class_name)
{
    loft_launch launch = loft_launch_default();
    launch.site =
        (loft_geodetic){loft_rad_from_deg(40.12), loft_rad_from_deg(126.3), 0.0};
    launch.azimuth_rad = loft_rad_from_deg(81.0);
    assert_int_equal(loft_data_class(data, class_name, &launch.booster), LOFT_OK);
    return launch;
}

static loft_standard standard_of(const loft_launch *launch, double speed_mps)
{
    loft_standard standard;
    assert_int_equal(loft_standard_find(launch, speed_mps, false, NULL, &standard),
                     LOFT_OK);
    return standard;
}

static const struct {
    const char *class_name;
    double speed_mps;
} boosters[] = {{"solid-1", 2345.6}, {"liquid-1", 6543.2}, {"solid-3", 8123.4}};

enum {
    N_BOOSTERS = sizeof boosters / sizeof boosters[0]
};

static double apogee_of(const loft_standard *s)
{
    return s->best.flight.apogee.place.alt_m;
}

static void it_has_half_the_apogee_and_is_shorter_in_range_and_time(void **state)
{
    (void)state;
    for (int i = 0; i < N_BOOSTERS; i++) {
        const loft_launch launch = launch_of(boosters[i].class_name);
        const loft_standard standard = standard_of(&launch, boosters[i].speed_mps);
        loft_standard low;
        assert_int_equal(
            loft_depressed_find(&launch, &standard, LOFT_DEPRESSED_SHARE, &low), LOFT_OK);
        CHECK_NEAR(apogee_of(&low), 0.5 * apogee_of(&standard), 2e-6);
        CHECK_NEAR(low.best.aim.ideal_speed_mps, boosters[i].speed_mps, 0.0);
        const double range = low.best.range_m / standard.best.range_m;
        const double time = low.best.flight.end.t_s / standard.best.flight.end.t_s;
        /* Over flat ground without air: 0.866 and 0.707; a burn and a round Earth add. */
        assert_true(range > 0.7 && range < 1.0);
        assert_true(time > 0.65 && time < 0.9);
    }
}

static void no_other_turn_with_that_apogee_reaches_further(void **state)
{
    (void)state;
    const loft_launch launch = launch_of("liquid-1");
    const loft_launch still = loft_launch_without_rotation(&launch);
    const loft_standard standard = standard_of(&launch, 6543.2);
    loft_standard low;
    assert_int_equal(loft_depressed_find(&launch, &standard, 0.5, &low), LOFT_OK);
    const double wanted_m = 0.5 * apogee_of(&standard);
    double best_m = 0.0;
    for (int i = 0; i <= 40; i++) { /* the elevation by plain bisection */
        loft_launch_aim aim = standard.best.aim;
        loft_launch_flight flown;
        double lo_rad = loft_rad_from_deg(-15.0);
        double hi_rad = loft_rad_from_deg(90.0);
        aim.turn_fraction = 0.2 + 0.02 * i;
        for (int k = 0; k < 40; k++) {
            aim.end_elevation_rad = 0.5 * (lo_rad + hi_rad);
            assert_int_equal(loft_launch_fly(&still, &aim, NULL, &flown), LOFT_OK);
            *(flown.flight.apogee.place.alt_m > wanted_m ? &hi_rad : &lo_rad) =
                aim.end_elevation_rad;
        }
        if (fabs(flown.flight.apogee.place.alt_m / wanted_m - 1.0) < 1e-5) {
            best_m = fmax(best_m, flown.range_m);
        }
    }
    assert_true(best_m > 0.0);
    assert_true(low.best.range_m > best_m * (1.0 - 1e-4));
}

static void a_lower_share_is_a_shorter_flight(void **state)
{
    (void)state;
    const loft_launch launch = launch_of("liquid-1");
    const loft_standard standard = standard_of(&launch, 6543.2);
    double before_m = standard.best.range_m;
    for (int i = 0; i < 3; i++) {
        loft_standard low;
        assert_int_equal(loft_depressed_find(&launch, &standard, 0.8 - 0.2 * i, &low),
                         LOFT_OK);
        assert_true(low.best.range_m < before_m);
        before_m = low.best.range_m;
    }
}

static void refuses_what_has_no_standard_apogee(void **state)
{
    (void)state;
    const loft_launch launch = launch_of("liquid-2");
    loft_standard standard = standard_of(&launch, 12345.6);
    loft_standard low = {.flights = -1};
    assert_true(standard.best.unbounded);
    assert_int_equal(loft_depressed_find(&launch, &standard, 0.5, &low), LOFT_ERR_DOMAIN);
    standard = standard_of(&launch, 7654.3);
    const double bad[] = {0.0, 1.0, -0.5, NAN};
    for (int i = 0; i < 4; i++) {
        assert_int_equal(loft_depressed_find(&launch, &standard, bad[i], &low),
                         LOFT_ERR_DOMAIN);
    }
    assert_int_equal(loft_depressed_find(&launch, &standard, 1e-9, &low),
                     LOFT_ERR_CONVERGE);
    assert_int_equal(low.flights, -1);
}

static void a_descent_is_found_to_a_millimetre_and_ends_the_climb(void **state)
{
    (void)state;
    const loft_launch launch = launch_of("liquid-1");
    const loft_launch still = loft_launch_without_rotation(&launch);
    const loft_standard standard = standard_of(&launch, 6543.2);
    loft_trajectory *record = loft_trajectory_new();
    loft_launch_flight flown;
    loft_flight_point at = {.t_s = -1.0};
    assert_int_equal(loft_launch_fly(&still, &standard.best.aim, record, &flown),
                     LOFT_OK);
    assert_true(loft_descent_through(&still.model, record, &flown.flight, 1e5, &at));
    CHECK_WITHIN(at.place.alt_m, 1e5, 1e-3);
    assert_true(at.fpa_rad < 0.0 && at.t_s > flown.flight.apogee.t_s);
    /* Energy without air: v^2/2 - mu/r is kept from the apogee, within what J2 does. */
    const double mu = loft_earth_sphere().mu_m3ps2;
    const loft_flight_point *top = &flown.flight.apogee;
    const double drop =
        2.0 * mu *
        (1.0 / loft_vec3_norm(at.r_ecef_m) - 1.0 / loft_vec3_norm(top->r_ecef_m));
    CHECK_NEAR(at.speed_mps, sqrt(top->speed_mps * top->speed_mps + drop), 3e-4);
    at.t_s = -1.0;
    assert_false(loft_descent_through(&still.model, record, &flown.flight, 1e8, &at));
    assert_false(loft_descent_through(&still.model, record, &flown.flight, -1e3, &at));
    assert_false(loft_descent_through(&still.model, record, &flown.flight, NAN, &at));
    CHECK_NEAR(at.t_s, -1.0, 0.0);
    loft_trajectory_free(record);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_has_half_the_apogee_and_is_shorter_in_range_and_time),
        cmocka_unit_test(no_other_turn_with_that_apogee_reaches_further),
        cmocka_unit_test(a_lower_share_is_a_shorter_flight),
        cmocka_unit_test(refuses_what_has_no_standard_apogee),
        cmocka_unit_test(a_descent_is_found_to_a_millimetre_and_ends_the_climb),
    };
    return cmocka_run_group_tests_name("depressed", tests, open_data, close_data);
}
