/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classes.h"

#include "loft/loft.h"
#include "sim/solve/toward.h"

static loft_geodetic place_deg(double lat_deg, double lon_deg)
{
    return (loft_geodetic){.lat_rad = loft_rad_from_deg(lat_deg),
                           .lon_rad = loft_rad_from_deg(lon_deg)};
}

/* From Mupyong-ni, with two liquid stages. */
static loft_launch hwasong_14(void)
{
    loft_launch launch = loft_launch_default();
    launch.site = place_deg(40.611, 126.426);
    assert_int_equal(loft_data_class(data, "liquid-2", &launch.booster), LOFT_OK);
    return launch;
}

/*
 * D. Wright, "North Korean ICBM Appears Able to Reach Major US Cities", All Things Nuclear,
 * 28 July 2017, table 1: distance from North Korea, and range of the missile of that day toward
 * the city, with rotation, if it has 10,400 km without (his assumption, from 3,700 km, 1,000 km
 * and 47 minutes). Rounded to 50 km by him; he names no launch site.
 */
static void the_published_table_of_2017_07_28_is_met(void **state)
{
    (void)state;
    static const struct {
        const char *city;
        double lat_deg, lon_deg, distance_km, range_km;
    } rows[] = {
        {"Los Angeles", 34.05, -118.24, 9500.0, 11700.0},
        {"Denver", 39.74, -104.98, 9800.0, 11400.0},
        {"Chicago", 41.85, -87.65, 10400.0, 11100.0},
        {"Boston", 42.36, -71.06, 10750.0, 10750.0},
        {"New York", 40.71, -74.01, 10850.0, 10850.0},
        {"Washington", 38.9, -77.04, 11000.0, 10900.0},
    };
    const loft_launch launch = hwasong_14();
    double speed_mps = 0.0;
    assert_int_equal(loft_toward_speed(&launch, 10400e3, &speed_mps), LOFT_OK);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        loft_toward t;
        assert_int_equal(loft_toward_find(&launch, speed_mps,
                                          place_deg(rows[i].lat_deg, rows[i].lon_deg),
                                          &t),
                         LOFT_OK);
        if (!(fabs(t.range_m / 1000.0 - rows[i].range_km) < 0.03 * rows[i].range_km &&
              fabs(t.distance_m / 1000.0 - rows[i].distance_km) < 200.0)) {
            fail_msg("%s: %.0f km away, %.0f km far", rows[i].city, t.distance_m / 1000.0,
                     t.range_m / 1000.0);
        }
    }
}

/* The launch site itself and a city 200 km away: the slowest booster that lifts off is beyond. */
static void a_place_that_is_near_needs_nothing(void **state)
{
    (void)state;
    const loft_launch launch = hwasong_14();
    const loft_geodetic near[] = {launch.site, place_deg(39.02, 125.75)};
    for (int i = 0; i < 2; i++) {
        double needed_m = -1.0;
        assert_int_equal(loft_toward_needed(&launch, near[i], &needed_m), LOFT_OK);
        CHECK_NEAR(needed_m, 0.0, 0.0);
    }
}

static void without_rotation_the_speed_has_its_range(void **state)
{
    (void)state;
    const loft_launch launch = hwasong_14();
    loft_standard found;
    double speed_mps = 0.0;
    assert_int_equal(loft_toward_speed(&launch, 8765e3, &speed_mps), LOFT_OK);
    assert_int_equal(loft_standard_find(&launch, speed_mps, false, NULL, &found),
                     LOFT_OK);
    CHECK_NEAR(found.best.range_m, 8765e3, 2e-5);
}

/* There and back: with the range that is needed the range toward it is its distance. */
static void the_range_that_is_needed_carries_as_far_as_the_place(void **state)
{
    (void)state;
    const loft_launch launch = hwasong_14();
    const loft_geodetic places[] = {place_deg(13.45, 144.78), place_deg(61.22, -149.9),
                                    place_deg(55.76, 37.62)};
    for (size_t i = 0; i < 3; i++) {
        loft_toward t;
        double needed_m = 0.0;
        double speed_mps = 0.0;
        assert_int_equal(loft_toward_needed(&launch, places[i], &needed_m), LOFT_OK);
        assert_int_equal(loft_toward_speed(&launch, needed_m, &speed_mps), LOFT_OK);
        assert_int_equal(loft_toward_find(&launch, speed_mps, places[i], &t), LOFT_OK);
        CHECK_NEAR(t.range_m, t.distance_m, 3e-4);
        /* Eastward less is needed than the distance, westward more. */
        assert_true((needed_m < t.distance_m) == (sin(t.bearing_rad) > 0.0));
    }
}

static void distance_and_bearing_are_those_of_the_geodesic(void **state)
{
    (void)state;
    const loft_launch launch = hwasong_14();
    const loft_geodetic at =
        loft_geodesy_direct(&launch.model.earth.shape, launch.site, 1.234, 5.678e6);
    const loft_toward t = loft_toward_place(&launch, at);
    CHECK_NEAR(t.distance_m, 5.678e6, 1e-12);
    CHECK_NEAR(t.bearing_rad, 1.234, 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_published_table_of_2017_07_28_is_met),
        cmocka_unit_test(a_place_that_is_near_needs_nothing),
        cmocka_unit_test(without_rotation_the_speed_has_its_range),
        cmocka_unit_test(the_range_that_is_needed_carries_as_far_as_the_place),
        cmocka_unit_test(distance_and_bearing_are_those_of_the_geodesic),
    };
    return cmocka_run_group_tests_name("toward", tests, open_data, close_data);
}
