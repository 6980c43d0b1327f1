/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "loft/loft.h"
#include "sim/solve/reach.h"

enum {
    N = 8
};

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

/* The ellipsoid and J2 leave a fraction of a percent between the azimuths. */
static void without_rotation_the_reach_is_a_circle(void **state)
{
    (void)state;
    const loft_launch launch = two_stages();
    loft_reach_point reach[N];
    assert_int_equal(loft_reach_find(&launch, speed_mps, false, N, reach), LOFT_OK);
    for (int i = 0; i < N; i++) {
        CHECK_WITHIN(reach[i].azimuth_rad, 2.0 * LOFT_PI * i / N, 1e-12);
        CHECK_NEAR(reach[i].range_m, reach[0].range_m, 5e-3);
        /* East and west are mirror images. */
        CHECK_NEAR(reach[i].range_m, reach[(N - i) % N].range_m, 3e-5);
    }
}

static void with_rotation_east_is_farther_than_west(void **state)
{
    (void)state;
    const loft_launch launch = two_stages();
    loft_reach_point reach[N];
    assert_int_equal(loft_reach_find(&launch, speed_mps, true, N, reach), LOFT_OK);
    assert_true(reach[2].range_m > 1.05 * reach[6].range_m);
    for (int i = 0; i < N; i++) {
        const loft_geodesic_line line =
            loft_geodesy_inverse(&launch.model.earth.shape, launch.site, reach[i].impact);
        assert_false(reach[i].unbounded);
        CHECK_NEAR(line.range_m, reach[i].range_m, 1e-9);
        CHECK_WITHIN(loft_angle_wrap_pm(line.azimuth1_rad - reach[i].azimuth_rad), 0.0,
                     2e-6);
    }
}

/* Each point is the standard flight found from scratch, within the search's accuracy. */
static void starting_from_the_neighbour_finds_the_same(void **state)
{
    (void)state;
    loft_launch launch = two_stages();
    loft_reach_point reach[N];
    loft_standard standard;
    assert_int_equal(loft_reach_find(&launch, speed_mps, true, N, reach), LOFT_OK);
    launch.azimuth_rad = reach[3].azimuth_rad;
    assert_int_equal(loft_standard_find(&launch, speed_mps, true, NULL, &standard),
                     LOFT_OK);
    CHECK_NEAR(reach[3].range_m, standard.best.range_m, 4e-5);
}

/* A batch knows no wind, which here moves the range by a part in ten thousand. */
static void what_no_batch_knows_is_flown_one_by_one(void **state)
{
    (void)state;
    loft_launch launch = two_stages();
    loft_reach_point calm[4];
    loft_reach_point windy[4];
    assert_int_equal(loft_reach_find(&launch, speed_mps, true, 4, calm), LOFT_OK);
    launch.model.wind_ned_mps = (loft_vec3){0.0, 15.0, 0.0};
    assert_int_equal(loft_reach_find(&launch, speed_mps, true, 4, windy), LOFT_OK);
    for (int i = 0; i < 4; i++) {
        CHECK_NEAR(windy[i].range_m, calm[i].range_m, 3e-3);
    }
    assert_true(windy[1].range_m != calm[1].range_m);
    launch.azimuth_rad = windy[1].azimuth_rad;
    loft_standard standard;
    assert_int_equal(loft_standard_find(&launch, speed_mps, true, NULL, &standard),
                     LOFT_OK);
    CHECK_NEAR(windy[1].range_m, standard.best.range_m, 4e-5);
}

static void refuses_too_few_azimuths(void **state)
{
    (void)state;
    const loft_launch launch = two_stages();
    loft_reach_point reach[N] = {{.range_m = -1.0}};
    assert_int_equal(loft_reach_find(&launch, speed_mps, true, 3, reach),
                     LOFT_ERR_DOMAIN);
    assert_int_equal(loft_reach_find(&launch, speed_mps, true, LOFT_REACH_MAX + 1, reach),
                     LOFT_ERR_DOMAIN);
    assert_int_equal(loft_reach_find(&launch, 100.0, true, N, reach), LOFT_ERR_DOMAIN);
    CHECK_NEAR(reach[0].range_m, -1.0, 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_rotation_the_reach_is_a_circle),
        cmocka_unit_test(with_rotation_east_is_farther_than_west),
        cmocka_unit_test(starting_from_the_neighbour_finds_the_same),
        cmocka_unit_test(what_no_batch_knows_is_flown_one_by_one),
        cmocka_unit_test(refuses_too_few_azimuths),
    };
    return cmocka_run_group_tests_name("reach", tests, NULL, NULL);
}
