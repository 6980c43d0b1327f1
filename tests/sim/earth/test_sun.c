/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "loft/loft.h"
#include "sim/earth/sight.h"
#include "sim/earth/sun.h"

static const loft_ellipsoid wgs84 = {.a_m = 6378137.0, .f = 1.0 / 298.257223563};

static loft_geodetic place_deg(double lat_deg, double lon_deg, double alt_m)
{
    return (loft_geodetic){loft_rad_from_deg(lat_deg), loft_rad_from_deg(lon_deg), alt_m};
}

static loft_vec3 sun_at(double unix_s)
{
    loft_vec3 r;
    assert_int_equal(loft_sun_position(unix_s, &r), LOFT_OK);
    return r;
}

static double declination_deg(double unix_s)
{
    const loft_vec3 r = sun_at(unix_s);
    return loft_deg_from_rad(asin(r.z / loft_vec3_norm(r)));
}

/*
 * Reda & Andreas, NREL/TP-560-34302 (2008), table A5.1: 2003-10-17 19:30:30 UT at 39.742476 N,
 * 105.1786 W, 1830.14 m: azimuth 194.340241, elevation without refraction 39.872046 degrees.
 */
static void the_published_example_of_nrel_is_met(void **state)
{
    (void)state;
    const loft_sight s = loft_sight_of(&wgs84, place_deg(39.742476, -105.1786, 1830.14),
                                       sun_at(1066419030.0));
    CHECK_WITHIN(loft_deg_from_rad(s.bearing_rad), 194.340241, 0.01);
    CHECK_WITHIN(loft_deg_from_rad(s.elevation_rad), 39.872046, 0.01);
}

/* Meeus, Astronomical Algorithms (1998), example 25.b: 1992-10-13 0h TD, 0.99760775 au. */
static void the_published_example_of_meeus_is_met(void **state)
{
    (void)state;
    const double unix_s = 718934400.0 - 59.2; /* TD - UTC then */
    CHECK_WITHIN(declination_deg(unix_s), -(7.0 + 47.0 / 60.0 + 1.74 / 3600.0), 0.01);
    CHECK_NEAR(loft_vec3_norm(sun_at(unix_s)), 0.99760775 * 1.495978707e11, 1e-6);
}

/* US Naval Observatory, 2017: equinox 20 March 10:29, solstice 21 June 04:24, each UT. */
static void seasons_begin_when_the_almanac_says(void **state)
{
    (void)state;
    const double equinox_s = 1490005740.0;
    assert_true(declination_deg(equinox_s - 1800.0) < 0.0);
    assert_true(declination_deg(equinox_s + 1800.0) > 0.0);
    CHECK_WITHIN(declination_deg(equinox_s), 0.0, 0.01);
    CHECK_WITHIN(declination_deg(1498019040.0), 23.434, 0.01);
}

/*
 * A second method: the low-precision formulas of the Astronomical Almanac, page C5, good to
 * 0.01 degree from 1950 to 2050, with Greenwich sidereal time to first order.
 */
static void the_formulas_of_the_almanac_agree(void **state)
{
    (void)state;
    for (int i = 0; i < 200; i++) {
        const double unix_s = 123456.7 + i * 9.2e6; /* 1970 to 2028 */
        const double n = unix_s / 86400.0 + 2440587.5 - 2451545.0;
        const double g = loft_rad_from_deg(357.528 + 0.9856003 * n);
        const double lambda = loft_rad_from_deg(280.460 + 0.9856474 * n + 1.915 * sin(g) +
                                                0.020 * sin(2.0 * g));
        const double epsilon = loft_rad_from_deg(23.439 - 0.0000004 * n);
        const double sidereal = loft_rad_from_deg(280.46062 + 360.98564737 * n);
        const double ra = atan2(cos(epsilon) * sin(lambda), cos(lambda)) - sidereal;
        const double dec = asin(sin(epsilon) * sin(lambda));
        const loft_vec3 want = {cos(dec) * cos(ra), cos(dec) * sin(ra), sin(dec)};
        const loft_vec3 r = loft_vec3_unit(sun_at(unix_s));
        const double off_rad = loft_vec3_norm(loft_vec3_cross(want, r));
        if (!(loft_deg_from_rad(off_rad) < 0.025 && loft_vec3_dot(want, r) > 0.0)) {
            fail_msg("%.0f: %.4f degrees", unix_s, loft_deg_from_rad(off_rad));
        }
    }
}

/* Over a night at the midnight meridian a point h up is dark below a latitude of the cone. */
static void the_shadow_is_as_wide_as_the_earth(void **state)
{
    (void)state;
    const loft_vec3 sun = sun_at(1498019040.0);
    const loft_vec3 away = loft_vec3_scale(-1.0, loft_vec3_unit(sun));
    const loft_vec3 aside = loft_vec3_unit((loft_vec3){-away.y, away.x, 0.0});
    for (int i = 1; i <= 5;
         i++) { /* along the equator the Earth is a round as wide as a */
        const double behind_m = 1.3e6 * i;
        const double cone = 1.0 + behind_m / loft_vec3_norm(sun);
        for (int side = -1; side <= 1; side += 2) {
            const loft_vec3 at = loft_vec3_axpy(wgs84.a_m * cone + side * 100.0, aside,
                                                loft_vec3_scale(behind_m, away));
            assert_true((loft_sun_clearance(&wgs84, sun, at) >= 0.0) == (side > 0));
        }
    }
    assert_true(loft_sun_clearance(&wgs84, sun, loft_vec3_scale(8e6, away)) < 0.0);
    assert_true(loft_sun_clearance(&wgs84, sun, loft_vec3_scale(-8e6, away)) > 0.0);
}

static void a_place_is_in_the_dark_when_its_sun_is_down(void **state)
{
    (void)state;
    for (int i = 0; i < 100; i++) {
        const loft_geodetic at = place_deg(1.7 * i - 85.0, 37.1 * i, 0.0);
        const loft_vec3 sun = sun_at(1.5e9 + 1.234e5 * i);
        const double up_rad = loft_sight_of(&wgs84, at, sun).elevation_rad;
        const bool lit =
            loft_sun_clearance(&wgs84, sun, loft_geodesy_ecef(&wgs84, at)) >= 0.0;
        if (fabs(up_rad) > 1e-4 && lit != (up_rad > 0.0)) {
            fail_msg("case %d: the Sun is %.3f degrees up", i, loft_deg_from_rad(up_rad));
        }
    }
}

static void old_flights_have_a_sun_and_the_far_future_none(void **state)
{
    (void)state;
    loft_vec3 r = {1.0, 2.0, 3.0};
    /* 1942-10-03T15:00Z, by the formulas above. */
    CHECK_WITHIN(declination_deg(-859798800.0), -3.870, 0.02);
    assert_int_equal(loft_sun_position(NAN, &r), LOFT_ERR_DOMAIN);
    assert_int_equal(loft_sun_position(-2.3e9, &r), LOFT_ERR_DOMAIN);
    assert_int_equal(loft_sun_position(4.2e9, &r), LOFT_ERR_DOMAIN);
    CHECK_NEAR(r.x, 1.0, 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_published_example_of_nrel_is_met),
        cmocka_unit_test(the_published_example_of_meeus_is_met),
        cmocka_unit_test(seasons_begin_when_the_almanac_says),
        cmocka_unit_test(the_formulas_of_the_almanac_agree),
        cmocka_unit_test(the_shadow_is_as_wide_as_the_earth),
        cmocka_unit_test(a_place_is_in_the_dark_when_its_sun_is_down),
        cmocka_unit_test(old_flights_have_a_sun_and_the_far_future_none),
    };
    return cmocka_run_group_tests_name("sun", tests, NULL, NULL);
}
