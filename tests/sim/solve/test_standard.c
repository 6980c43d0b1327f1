/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "loft/flight.h"
#include "loft/loft.h"
#include "sim/solve/standard.h"

static loft_launch launch_of(int n_stages, double isp_s, double total_s,
                             double azimuth_deg)
{
    loft_launch launch = loft_launch_default();
    launch.site =
        (loft_geodetic){loft_rad_from_deg(40.12), loft_rad_from_deg(126.3), 0.0};
    launch.azimuth_rad = loft_rad_from_deg(azimuth_deg);
    launch.booster.n_stages = n_stages;
    for (int i = 0; i < n_stages; i++) {
        launch.booster.stages[i].exhaust_mps = isp_s * LOFT_G0_MPS2;
        launch.booster.stages[i].burn_s = total_s / n_stages;
        launch.booster.stages[i].speed_share = 1.0;
    }
    return launch;
}

static loft_standard standard_of(const loft_launch *launch, double speed_mps,
                                 bool rotation)
{
    loft_standard standard;
    assert_int_equal(loft_standard_find(launch, speed_mps, rotation, NULL, &standard),
                     LOFT_OK);
    return standard;
}

static loft_launch_flight flown(const loft_launch *launch, const loft_launch_aim *aim)
{
    loft_launch_flight flight;
    assert_int_equal(loft_launch_fly(launch, aim, NULL, &flight), LOFT_OK);
    return flight;
}

/* The best of a grid about *aim, which is moved there. */
static double best_of_grid(const loft_launch *launch, double half_rad, double half_turn,
                           int n, loft_launch_aim *aim)
{
    const loft_launch_aim middle = *aim;
    double best_m = -1.0;
    for (int i = -n; i <= n; i++) {
        for (int k = -n; k <= n; k++) {
            loft_launch_aim trial = middle;
            trial.end_elevation_rad =
                fmin(fmax(middle.end_elevation_rad + half_rad * i / n,
                          loft_rad_from_deg(-15.0)),
                     0.5 * LOFT_PI);
            trial.turn_fraction =
                fmin(fmax(middle.turn_fraction + half_turn * k / n, 0.2), 1.0);
            const loft_launch_flight flight = flown(launch, &trial);
            if (!flight.unbounded && flight.range_m > best_m) {
                best_m = flight.range_m;
                *aim = trial;
            }
        }
    }
    return best_m;
}

typedef struct booster_case {
    int n_stages;
    double isp_s, burn_s, speed_mps, azimuth_deg;
} booster_case;

static const booster_case boosters[] = {
    {1, 249.9, 45.6, 1789.0, 61.2},   /* 350 km */
    {1, 290.1, 151.2, 5012.3, 71.2},  /* 3,000 km */
    {2, 288.7, 101.2, 3987.6, 90.3},  /* 1,700 km */
    {2, 288.7, 249.8, 6789.0, 271.2}, /* 6,000 km */
    {3, 280.3, 179.8, 6543.2, 33.3},
};

enum {
    N_BOOSTERS = sizeof boosters / sizeof boosters[0]
};

static loft_launch launch_of_case(int i)
{
    const booster_case *b = &boosters[i];
    return launch_of(b->n_stages, b->isp_s, b->burn_s, b->azimuth_deg);
}

static void no_grid_finds_a_longer_range(void **state)
{
    (void)state;
    for (int i = 0; i < N_BOOSTERS; i++) {
        const loft_launch launch = launch_of_case(i);
        const loft_launch still = loft_launch_without_rotation(&launch);
        const loft_standard s = standard_of(&launch, boosters[i].speed_mps, false);
        assert_false(s.best.unbounded);
        loft_launch_aim aim = s.best.aim;
        aim.end_elevation_rad =
            loft_rad_from_deg(37.5); /* the whole of what is allowed */
        aim.turn_fraction = 0.6;
        (void)best_of_grid(&still, loft_rad_from_deg(52.5), 0.4, 7, &aim);
        (void)best_of_grid(&still, loft_rad_from_deg(7.5), 0.057, 6, &aim);
        (void)best_of_grid(&still, loft_rad_from_deg(1.3), 0.01, 5, &aim);
        const double best_m =
            best_of_grid(&still, loft_rad_from_deg(0.3), 0.003, 5, &aim);
        assert_true(s.best.range_m > best_m * (1.0 - 2e-5));
        CHECK_WITHIN(s.best.aim.heading_rad, launch.azimuth_rad, 0.0);
        assert_in_range(s.flights, 10, 80);
    }
}

static void the_best_flight_is_a_flight(void **state)
{
    (void)state;
    for (int i = 0; i < N_BOOSTERS; i++) {
        const loft_launch launch = launch_of_case(i);
        const loft_launch still = loft_launch_without_rotation(&launch);
        for (int rotation = 0; rotation < 2; rotation++) {
            const loft_standard s =
                standard_of(&launch, boosters[i].speed_mps, rotation == 1);
            const loft_launch_flight again =
                flown(rotation == 1 ? &launch : &still, &s.best.aim);
            CHECK_NEAR(again.range_m, s.best.range_m, 0.0);
            CHECK_NEAR(again.flight.end.t_s, s.best.flight.end.t_s, 0.0);
            CHECK_NEAR(s.best.aim.ideal_speed_mps, boosters[i].speed_mps, 0.0);
        }
    }
}

/* Where the search starts must not show in the answer. */
static void a_near_start_gives_the_same_range(void **state)
{
    (void)state;
    for (int i = 0; i < N_BOOSTERS; i++) {
        const loft_launch launch = launch_of_case(i);
        const loft_standard s = standard_of(&launch, boosters[i].speed_mps, false);
        for (int k = -1; k <= 1; k++) {
            loft_launch_aim near = s.best.aim;
            near.end_elevation_rad += 0.0567 * k;
            near.turn_fraction = fmax(0.2, near.turn_fraction - 0.0345 * k);
            loft_standard again;
            assert_int_equal(
                loft_standard_find(&launch, boosters[i].speed_mps, false, &near, &again),
                LOFT_OK);
            CHECK_NEAR(again.best.range_m, s.best.range_m, 2e-5);
        }
        loft_launch_aim slow = s.best.aim; /* from the other side of the turns */
        slow.turn_fraction = 0.95;
        loft_standard again;
        assert_int_equal(
            loft_standard_find(&launch, boosters[i].speed_mps, false, &slow, &again),
            LOFT_OK);
        CHECK_NEAR(again.best.range_m, s.best.range_m, 1e-3);
    }
}

/* A batch only finds the steering: the range is that of a flight by itself. */
static void a_batch_finds_what_single_flights_find(void **state)
{
    (void)state;
    for (int i = 0; i < N_BOOSTERS; i++) {
        const loft_launch turning = launch_of_case(i);
        const loft_launch still = loft_launch_without_rotation(&turning);
        for (int rotation = 0; rotation < 2; rotation++) {
            const loft_standard s =
                standard_of(&turning, boosters[i].speed_mps, rotation == 1);
            loft_standard singly;
            assert_int_equal(loft_standard_find_by(NULL,
                                                   rotation == 1 ? &turning : &still,
                                                   boosters[i].speed_mps, NULL, &singly),
                             LOFT_OK);
            CHECK_NEAR(s.best.range_m, singly.best.range_m, 3e-6);
        }
    }
}

static void without_rotation_the_model_keeps_all_else(void **state)
{
    (void)state;
    const loft_launch launch = launch_of_case(1);
    const loft_launch still = loft_launch_without_rotation(&launch);
    CHECK_NEAR(still.model.earth.omega_radps, 0.0, 0.0);
    assert_int_equal(still.model.earth.gravity.degree, 2);
    CHECK_NEAR(still.model.earth.shape.f, launch.model.earth.shape.f, 0.0);
    CHECK_NEAR(still.azimuth_rad, launch.azimuth_rad, 0.0);
    CHECK_NEAR(launch.model.earth.omega_radps, 7.292115e-5, 0.0);
}

/*
 * East from 40 degrees north rotation adds 6 % at 3,700 km and 11 % at 6,400; westward
 * about half that is lost.
 */
static void eastward_goes_farther_and_westward_less_far(void **state)
{
    (void)state;
    const double rows[][2] = {{3.7e6, 0.06}, {6.4e6, 0.11}};
    for (int i = 0; i < 2; i++) {
        const loft_launch east = launch_of(2, 290.0, 250.0, 90.0);
        const loft_launch west = launch_of(2, 290.0, 250.0, 270.0);
        double speed_mps = i == 0 ? 5300.0 : 6900.0;
        for (int k = 0; k < 8; k++) { /* to the range of the row, by its own slope */
            const double r_m = standard_of(&east, speed_mps, false).best.range_m;
            const double dr_m = standard_of(&east, speed_mps + 20.0, false).best.range_m;
            speed_mps += 20.0 * (rows[i][0] - r_m) / (dr_m - r_m);
        }
        const double plain_m = standard_of(&east, speed_mps, false).best.range_m;
        CHECK_NEAR(plain_m, rows[i][0], 1e-3);
        const loft_standard e = standard_of(&east, speed_mps, true);
        const loft_standard w = standard_of(&west, speed_mps, true);
        CHECK_WITHIN(e.best.range_m / plain_m - 1.0, rows[i][1], 0.012);
        assert_true(w.best.range_m < plain_m * (1.0 - 0.3 * rows[i][1]));
        assert_true(w.best.range_m > plain_m * (1.0 - 0.8 * rows[i][1]));
    }
}

static void with_rotation_it_lands_on_the_azimuth(void **state)
{
    (void)state;
    for (int i = 0; i < N_BOOSTERS; i++) {
        const loft_launch launch = launch_of_case(i);
        const loft_standard s = standard_of(&launch, boosters[i].speed_mps, true);
        CHECK_WITHIN(loft_angle_wrap_pm(s.best.bearing_rad - launch.azimuth_rad), 0.0,
                     1e-6);
        /* no steering at that heading is better */
        loft_launch_aim aim = s.best.aim;
        const double best_m =
            best_of_grid(&launch, loft_rad_from_deg(2.0), 0.05, 4, &aim);
        CHECK_NEAR(s.best.range_m, best_m, 2e-4);
    }
}

static void more_speed_goes_farther_until_it_is_unbounded(void **state)
{
    (void)state;
    const loft_launch launch = launch_of(2, 290.0, 250.0, 76.0);
    double last_m = 0.0;
    for (double speed_mps = 4321.0; speed_mps < 8000.0; speed_mps += 456.7) {
        const loft_standard s = standard_of(&launch, speed_mps, false);
        assert_false(s.best.unbounded);
        assert_true(s.best.range_m > last_m);
        last_m = s.best.range_m;
    }
    for (int rotation = 0; rotation < 2; rotation++) {
        const loft_standard s = standard_of(&launch, 9321.0, rotation == 1);
        assert_true(s.best.unbounded);
    }
}

static void the_least_speed_is_the_inverse_of_the_standard_range(void **state)
{
    (void)state;
    for (int i = 0; i < N_BOOSTERS; i++) {
        const loft_launch launch = launch_of_case(i);
        const loft_standard s = standard_of(&launch, boosters[i].speed_mps, true);
        loft_standard least;
        assert_int_equal(loft_min_speed_for_range(&launch, s.best.range_m, &least),
                         LOFT_OK);
        CHECK_NEAR(least.best.range_m, s.best.range_m, 1.1e-5);
        CHECK_NEAR(least.best.aim.ideal_speed_mps, boosters[i].speed_mps, 3e-5);
        assert_true(least.flights > least.best.flight.n_events);
    }
}

/* There the range is steep in the speed, and a little more goes all the way. */
static void the_least_speed_is_found_to_near_half_way_round(void **state)
{
    (void)state;
    const double rows[][2] = {{15.43e6, 76.0}, {17.34e6, 76.0}, {17.34e6, 258.0}};
    for (int i = 0; i < 3; i++) {
        const loft_launch launch = launch_of(2, 290.0, 250.0, rows[i][1]);
        loft_standard least;
        assert_int_equal(loft_min_speed_for_range(&launch, rows[i][0], &least), LOFT_OK);
        CHECK_NEAR(least.best.range_m, rows[i][0], 1.1e-5);
        const double speed_mps = least.best.aim.ideal_speed_mps;
        const loft_standard less = standard_of(&launch, 0.999 * speed_mps, true);
        assert_false(less.best.unbounded);
        assert_true(less.best.range_m < rows[i][0]);
    }
    const loft_launch launch = launch_of(2, 290.0, 250.0, 76.0);
    loft_standard farthest = {.flights = -1};
    assert_int_equal(loft_min_speed_for_range(&launch, 19.98e6, &farthest),
                     LOFT_ERR_CONVERGE);
    assert_false(farthest.best.unbounded);
    CHECK_WITHIN(farthest.best.range_m, 18.5e6, 1.48e6); /* that falls short */
    assert_true(farthest.flights > 0);
}

static void refuses_what_cannot_fly(void **state)
{
    (void)state;
    loft_launch launch = launch_of(1, 290.0, 151.2, 76.0);
    loft_standard s = {.flights = -1};
    for (int rotation = 0; rotation < 2; rotation++) {
        const double speeds_mps[] = {0.0, -4321.0, NAN, 1500.0}; /* the last: too weak */
        for (int i = 0; i < 4; i++) {
            assert_int_equal(
                loft_standard_find(&launch, speeds_mps[i], rotation == 1, NULL, &s),
                LOFT_ERR_DOMAIN);
        }
    }
    const double ranges_m[] = {0.0, -1e6, NAN, INFINITY, 2.1e7};
    for (int i = 0; i < 5; i++) {
        assert_int_equal(loft_min_speed_for_range(&launch, ranges_m[i], &s),
                         LOFT_ERR_DOMAIN);
    }
    launch.booster.n_stages = 0;
    assert_int_equal(loft_standard_find(&launch, 4321.0, true, NULL, &s),
                     LOFT_ERR_DOMAIN);
    assert_int_equal(loft_min_speed_for_range(&launch, 1e6, &s), LOFT_ERR_DOMAIN);
    assert_int_equal(s.flights, -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_grid_finds_a_longer_range),
        cmocka_unit_test(the_best_flight_is_a_flight),
        cmocka_unit_test(a_near_start_gives_the_same_range),
        cmocka_unit_test(a_batch_finds_what_single_flights_find),
        cmocka_unit_test(without_rotation_the_model_keeps_all_else),
        cmocka_unit_test(eastward_goes_farther_and_westward_less_far),
        cmocka_unit_test(with_rotation_it_lands_on_the_azimuth),
        cmocka_unit_test(more_speed_goes_farther_until_it_is_unbounded),
        cmocka_unit_test(the_least_speed_is_the_inverse_of_the_standard_range),
        cmocka_unit_test(the_least_speed_is_found_to_near_half_way_round),
        cmocka_unit_test(refuses_what_cannot_fly),
    };
    return cmocka_run_group_tests_name("standard", tests, NULL, NULL);
}
