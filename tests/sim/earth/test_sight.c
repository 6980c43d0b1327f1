/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "loft/loft.h"
#include "sim/earth/sight.h"

static const loft_ellipsoid wgs84 = {.a_m = 6378137.0, .f = 1.0 / 298.257223563};
static const loft_ellipsoid sphere = {.a_m = 6371234.5, .f = 0.0};

static loft_geodetic place_deg(double lat_deg, double lon_deg, double alt_m)
{
    return (loft_geodetic){loft_rad_from_deg(lat_deg), loft_rad_from_deg(lon_deg), alt_m};
}

/* Bowditch: the geometric horizon of an eye 15 m up is 13.8 km away (3.57 sqrt(h) km). */
static void the_horizon_is_where_the_tables_have_it(void **state)
{
    (void)state;
    const double eye_m = 15.0;
    const double away_rad = 13.83e3 / sphere.a_m;
    const loft_vec3 eye = loft_geodesy_ecef(&sphere, place_deg(0.0, 0.0, eye_m));
    const loft_vec3 near =
        loft_geodesy_ecef(&sphere, (loft_geodetic){.lon_rad = away_rad * 0.998});
    const loft_vec3 far =
        loft_geodesy_ecef(&sphere, (loft_geodetic){.lon_rad = away_rad * 1.002});
    assert_true(loft_sight_clearance(&sphere, eye, near) > 0.0);
    assert_true(loft_sight_clearance(&sphere, eye, far) < 0.0);
}

/* On a sphere two points see each other up to acos(R/(R + h1)) + acos(R/(R + h2)). */
static void on_a_sphere_the_closed_form_decides(void **state)
{
    (void)state;
    static const double heights_m[] = {0.0, 123.4, 11.9e3, 98.7e3, 4.47e6};
    for (size_t i = 0; i < 5; i++) {
        for (size_t k = 0; k < 5; k++) {
            const double reach_rad = acos(sphere.a_m / (sphere.a_m + heights_m[i])) +
                                     acos(sphere.a_m / (sphere.a_m + heights_m[k]));
            const loft_vec3 eye =
                loft_geodesy_ecef(&sphere, place_deg(12.3, 45.6, heights_m[i]));
            const double off_rad = 1.0 / sphere.a_m + 1e-9; /* a metre */
            for (int side = -1; side <= 1; side += 2) {
                loft_geodetic at = loft_geodesy_direct(
                    &sphere, place_deg(12.3, 45.6, 0.0), 1.234,
                    fmax(reach_rad + side * off_rad, 0.0) * sphere.a_m);
                at.alt_m = heights_m[k];
                const double clearance =
                    loft_sight_clearance(&sphere, eye, loft_geodesy_ecef(&sphere, at));
                if (reach_rad > off_rad && (clearance >= 0.0) != (side < 0)) {
                    fail_msg("heights %g and %g m, side %d: %g", heights_m[i],
                             heights_m[k], side, clearance);
                }
            }
        }
    }
}

/* The lowest of the points of the straight line, on the ellipsoid itself. */
static double lowest_m(loft_vec3 from, loft_vec3 to)
{
    enum {
        POINTS = 4000
    };
    double least_m = INFINITY;
    for (int i = 1; i < POINTS; i++) {
        const loft_vec3 at =
            loft_vec3_axpy((double)i / POINTS, loft_vec3_sub(to, from), from);
        double alt_m = 0.0;
        loft_vec3 up;
        loft_geodesy_height(&wgs84, at, &alt_m, &up);
        least_m = fmin(least_m, alt_m);
    }
    return least_m;
}

static void brute_force_finds_the_same_lines_free(void **state)
{
    (void)state;
    unsigned seed = 12345;
    int hidden = 0;
    for (int i = 0; i < 300; i++) {
        double u[6];
        for (int k = 0; k < 6; k++) {
            seed = seed * 1664525u + 1013904223u;
            u[k] = (double)(seed >> 8) / 16777216.0;
        }
        const loft_geodetic eye =
            place_deg(178.0 * u[0] - 89.0, 360.0 * u[1], 30e3 * u[2]);
        loft_geodetic to =
            loft_geodesy_direct(&wgs84, eye, 2.0 * LOFT_PI * u[3], 5e6 * u[4]);
        to.alt_m = 3e6 * u[5] * u[5] * u[5];
        const loft_vec3 a = loft_geodesy_ecef(&wgs84, eye);
        const loft_vec3 b = loft_geodesy_ecef(&wgs84, to);
        const double least_m = lowest_m(a, b);
        const bool seen = loft_sight_clearance(&wgs84, a, b) >= 0.0;
        if (fabs(least_m) > 20.0 && seen != (least_m > 0.0)) {
            fail_msg("case %d: the line comes to %.0f m", i, least_m);
        }
        hidden += !seen;
    }
    assert_in_range(hidden, 60, 240);
}

static void a_point_shows_at_its_least_height(void **state)
{
    (void)state;
    const loft_geodetic eyes[] = {place_deg(37.57, 126.98, 0.0),
                                  place_deg(40.5, 141.2, 11.9e3)};
    for (size_t i = 0; i < 2; i++) {
        const loft_vec3 eye = loft_geodesy_ecef(&wgs84, eyes[i]);
        for (int k = 0; k < 8; k++) {
            loft_geodetic at = loft_geodesy_direct(&wgs84, eyes[i], 0.7 * k, 1.234e6);
            const double least_m = loft_sight_least_height(&wgs84, eyes[i], at);
            at.alt_m = least_m;
            assert_true(
                loft_sight_clearance(&wgs84, eye, loft_geodesy_ecef(&wgs84, at)) >= 0.0);
            at.alt_m = least_m - 1.0;
            assert_true(loft_sight_clearance(&wgs84, eye, loft_geodesy_ecef(&wgs84, at)) <
                        0.0);
        }
    }
    /* From the ground of a sphere R (1/cos - 1): 600 km away 28.4 km. */
    const double away_rad = 600e3 / sphere.a_m;
    CHECK_NEAR(loft_sight_least_height(&sphere, (loft_geodetic){.alt_m = 0.0},
                                       (loft_geodetic){.lon_rad = away_rad}),
               sphere.a_m * (1.0 / cos(away_rad) - 1.0), 5e-5);
}

static void what_is_near_is_seen_and_the_far_side_never(void **state)
{
    (void)state;
    const loft_geodetic eye = place_deg(12.3, 45.6, 1e3);
    CHECK_NEAR(loft_sight_least_height(&wgs84, eye, place_deg(12.3, 45.65, 0.0)), 0.0,
               0.0);
    assert_true(
        isinf(loft_sight_least_height(&wgs84, eye, place_deg(-12.3, -130.0, 0.0))));
}

static void angles_are_those_of_the_geodetic_vertical(void **state)
{
    (void)state;
    const loft_geodetic eye = place_deg(40.123, 141.234, 56.7);
    const loft_frame_enu frame = loft_geodesy_enu(eye.lat_rad, eye.lon_rad);
    const loft_vec3 at = loft_geodesy_ecef(&wgs84, eye);
    const loft_vec3 line =
        loft_vec3_axpy(sin(0.3), frame.up,
                       loft_vec3_axpy(cos(0.3) * sin(5.1), frame.east,
                                      loft_vec3_scale(cos(0.3) * cos(5.1), frame.north)));
    const loft_sight s = loft_sight_of(&wgs84, eye, loft_vec3_axpy(1.2e6, line, at));
    CHECK_NEAR(s.elevation_rad, 0.3, 1e-12);
    CHECK_NEAR(s.bearing_rad, 5.1, 1e-12);
    CHECK_NEAR(s.distance_m, 1.2e6, 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_horizon_is_where_the_tables_have_it),
        cmocka_unit_test(on_a_sphere_the_closed_form_decides),
        cmocka_unit_test(brute_force_finds_the_same_lines_free),
        cmocka_unit_test(a_point_shows_at_its_least_height),
        cmocka_unit_test(what_is_near_is_seen_and_the_far_side_never),
        cmocka_unit_test(angles_are_those_of_the_geodetic_vertical),
    };
    return cmocka_run_group_tests_name("sight", tests, NULL, NULL);
}
