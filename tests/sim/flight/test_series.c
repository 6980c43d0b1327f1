/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include <stdlib.h>

#include "loft/flight.h"
#include "sim/flight/series.h"

static loft_launch launch;
static loft_launch_setup setup;
static loft_trajectory *record;
static loft_flight flight;

static int fly_one(void **state)
{
    (void)state;
    launch = loft_launch_default();
    launch.site = (loft_geodetic){.lat_rad = 0.6954, .lon_rad = 2.1863};
    launch.booster.n_stages = 2;
    for (int i = 0; i < 2; i++) {
        launch.booster.stages[i].exhaust_mps = 2843.2;
        launch.booster.stages[i].burn_s = i == 0 ? 62.3 : 87.4;
        launch.booster.stages[i].speed_share = 0.5;
    }
    const loft_launch_aim aim = {6012.3, 1.2012, 0.6, 1.5};
    record = loft_trajectory_new();
    return loft_launch_set_up(&launch, &aim, &setup) == LOFT_OK &&
                   loft_fly(&setup.plan, record, &flight) == LOFT_OK
               ? 0
               : -1;
}

static int free_one(void **state)
{
    (void)state;
    loft_trajectory_free(record);
    return 0;
}

static void peaks_are_those_of_the_entry(void **state)
{
    (void)state;
    loft_series_point *points = NULL;
    size_t n = 0;
    assert_int_equal(loft_series_make(&setup.plan, record, 200, &points, &n), LOFT_OK);
    const loft_entry entry = loft_entry_find(&setup.plan, record, &flight);
    double felt_mps2 = 0.0;
    double pressure_pa = 0.0;
    double top_m = 0.0;
    for (size_t i = 0; i < n; i++) {
        if (points[i].t_s > flight.apogee.t_s) {
            felt_mps2 = fmax(felt_mps2, points[i].felt_mps2);
            pressure_pa = fmax(pressure_pa, points[i].pressure_pa);
        }
        top_m = fmax(top_m, points[i].alt_m);
        assert_true(i == 0 || points[i].t_s >= points[i - 1].t_s);
        assert_true(points[i].felt_mps2 >= 0.0 && points[i].pressure_pa >= 0.0);
    }
    CHECK_NEAR(felt_mps2, entry.deceleration.value, 0.02);
    CHECK_NEAR(pressure_pa, entry.pressure.value, 0.02);
    CHECK_NEAR(top_m, flight.apogee.place.alt_m, 1e-6);
    CHECK_WITHIN(points[0].t_s, 0.0, 0.0);
    CHECK_WITHIN(points[n - 1].t_s, flight.end.t_s, 1e-9);
    CHECK_NEAR(points[n - 1].speed_mps, flight.end.speed_mps, 1e-6);
    free(points);
}

static void thrust_ends_at_the_burn_out_and_not_before(void **state)
{
    (void)state;
    loft_series_point *points = NULL;
    size_t n = 0;
    assert_int_equal(loft_series_make(&setup.plan, record, 50, &points, &n), LOFT_OK);
    size_t last = 0;
    for (size_t i = 0; i < n; i++) {
        last = points[i].boost ? i : last;
    }
    CHECK_WITHIN(points[last].t_s, flight.burnout.t_s, 1e-6);
    assert_true(points[last].felt_mps2 > 30.0);
    assert_true(points[last + 1].felt_mps2 < 1.0);
    CHECK_WITHIN(points[last + 1].t_s, points[last].t_s, 1e-6);
    free(points);
}

static void ground_range_is_that_of_the_geodesic_or_the_angle(void **state)
{
    (void)state;
    double y[LOFT_STATE_N];
    const loft_geodesic_line line =
        loft_geodesy_inverse(&launch.model.earth.shape, launch.site, flight.end.place);
    loft_trajectory_at(record, loft_trajectory_end(record), y, NULL);
    CHECK_NEAR(loft_series_downrange(&launch.model, launch.site, false, y), line.range_m,
               1e-12);
    CHECK_NEAR(loft_series_downrange(&launch.model, launch.site, true, y),
               6371000.0 * flight.end.downrange_rad, 1e-12);
    y[LOFT_STATE_PSI] = -y[LOFT_STATE_PSI]; /* behind */
    CHECK_NEAR(loft_series_downrange(&launch.model, launch.site, false, y), -line.range_m,
               1e-12);
}

static void refuses_numbers_of_pieces_out_of_range(void **state)
{
    (void)state;
    loft_series_point *points = NULL;
    size_t n = 77;
    assert_int_equal(loft_series_make(&setup.plan, record, 0, &points, &n),
                     LOFT_ERR_DOMAIN);
    assert_int_equal(loft_series_make(&setup.plan, record, 100001, &points, &n),
                     LOFT_ERR_DOMAIN);
    assert_int_equal(n, 77);
    assert_null(points);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(peaks_are_those_of_the_entry),
        cmocka_unit_test(thrust_ends_at_the_burn_out_and_not_before),
        cmocka_unit_test(ground_range_is_that_of_the_geodesic_or_the_angle),
        cmocka_unit_test(refuses_numbers_of_pieces_out_of_range),
    };
    return cmocka_run_group_tests_name("series", tests, fly_one, free_one);
}
