/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "loft/loft.h"
#include "sim/earth/aeqd.h"

static loft_geodetic place(double lat_deg, double lon_deg)
{
    return (loft_geodetic){.lat_rad = loft_rad_from_deg(lat_deg),
                           .lon_rad = loft_rad_from_deg(lon_deg)};
}

static loft_aeqd map_at(double lat_deg, double lon_deg)
{
    return (loft_aeqd){.shape = loft_earth_wgs84(2).shape,
                       .centre = place(lat_deg, lon_deg)};
}

/* On both sides of the antimeridian, about a pole, and to nearly the antipode. */
static const double centres_deg[][2] = {
    {39.28, 125.87}, {-17.9, 179.6}, {89.3, -12.3}, {-88.7, 170.1}, {0.0, -179.9}};

static void distance_and_direction_from_the_centre_are_the_geodesics(void **state)
{
    (void)state;
    for (size_t c = 0; c < sizeof centres_deg / sizeof centres_deg[0]; c++) {
        const loft_aeqd map = map_at(centres_deg[c][0], centres_deg[c][1]);
        for (int i = 0; i < 40; i++) {
            const double azimuth_rad = 0.1571 * i;
            const double range_m = 0.49e6 * i + 1.2345;
            const loft_geodetic there =
                loft_geodesy_direct(&map.shape, map.centre, azimuth_rad, range_m);
            const loft_aeqd_point p = loft_aeqd_forward(&map, there);
            CHECK_WITHIN(hypot(p.east_m, p.north_m), range_m, 1e-7);
            CHECK_WITHIN(p.east_m, range_m * sin(azimuth_rad), 1e-2);
            CHECK_WITHIN(p.north_m, range_m * cos(azimuth_rad), 1e-2);
        }
    }
}

static void there_and_back_is_the_same_place(void **state)
{
    (void)state;
    for (size_t c = 0; c < sizeof centres_deg / sizeof centres_deg[0]; c++) {
        const loft_aeqd map = map_at(centres_deg[c][0], centres_deg[c][1]);
        for (int i = -8; i <= 8; i++) {
            const loft_geodetic there = place(9.87 * i, 178.3 + 7.7 * i);
            const loft_geodetic back =
                loft_aeqd_inverse(&map, loft_aeqd_forward(&map, there));
            CHECK_WITHIN(loft_geodesy_inverse(&map.shape, there, back).range_m, 0.0,
                         1e-6);
        }
    }
}

/*
 * Snyder (1987) p. 337: on the sphere of radius 3, centre 40 N 100 W, the point 20 S 100 E
 * is at x = -5.8311398, y = 5.5444634.
 */
static void agrees_with_snyders_example(void **state)
{
    (void)state;
    const loft_aeqd map = {.shape = {.a_m = 3.0e6, .f = 0.0},
                           .centre = place(40.0, -100.0)};
    const loft_aeqd_point p = loft_aeqd_forward(&map, place(-20.0, 100.0));
    CHECK_WITHIN(p.east_m, -5.8311398e6, 0.06);
    CHECK_WITHIN(p.north_m, 5.5444634e6, 0.06);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(distance_and_direction_from_the_centre_are_the_geodesics),
        cmocka_unit_test(there_and_back_is_the_same_place),
        cmocka_unit_test(agrees_with_snyders_example),
    };
    return cmocka_run_group_tests_name("aeqd", tests, NULL, NULL);
}
