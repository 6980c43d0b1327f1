/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "loft/earth.h"

static const loft_sphere earth = {.mu_m3ps2 = 3.986004418e14, .radius_m = 6371000.0};

/* Lagrange's form of the same arc at 40 digits: tests/reference/minenergy.py. */
static void agrees_with_lagrange(void **state)
{
    (void)state;
    loft_minenergy arc;
    assert_int_equal(loft_minenergy_arc(&earth, 1.0e7 / earth.radius_m, &arc), LOFT_OK);
    CHECK_NEAR(arc.speed_mps, 7198.0835245059166181, 2e-15);
    CHECK_NEAR(arc.apogee_m, 1319476.5134952855006, 2e-15);
    CHECK_NEAR(arc.tof_s, 1930.9564668925168839, 2e-15);
}

static void no_angle_needs_less_speed(void **state)
{
    (void)state;
    loft_minenergy arc;
    assert_int_equal(loft_minenergy_arc(&earth, 1.2345, &arc), LOFT_OK);
    for (int i = -3; i <= 3; i++) { /* hit equation: v^2 for a range and an angle */
        const double fpa_rad = arc.fpa_rad + 0.1 * i;
        const double drop = cos(fpa_rad) * (cos(fpa_rad) - cos(fpa_rad + 1.2345));
        const double v2 = earth.mu_m3ps2 / earth.radius_m * (1.0 - cos(1.2345)) / drop;
        assert_true(sqrt(v2) > arc.speed_mps * (1.0 - 1e-14));
    }
}

static void refuses_bad_input(void **state)
{
    (void)state;
    loft_minenergy arc = {.tof_s = -1.0};
    assert_int_equal(loft_minenergy_arc(&earth, NAN, &arc), LOFT_ERR_DOMAIN);
    assert_int_equal(loft_minenergy_arc(&earth, 0.0, &arc), LOFT_ERR_DOMAIN);
    assert_int_equal(loft_minenergy_arc(&earth, 3.2, &arc), LOFT_ERR_DOMAIN);
    const double bad[] = {INFINITY, NAN, 0.0, -1.0};
    for (int i = 0; i < 4; i++) {
        const loft_sphere no_mass = {.mu_m3ps2 = bad[i], .radius_m = 1.0};
        const loft_sphere no_radius = {.mu_m3ps2 = 1.0, .radius_m = bad[i]};
        assert_int_equal(loft_minenergy_arc(&no_mass, 1.0, &arc), LOFT_ERR_DOMAIN);
        assert_int_equal(loft_minenergy_arc(&no_radius, 1.0, &arc), LOFT_ERR_DOMAIN);
    }
    CHECK_NEAR(arc.tof_s, -1.0, 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_lagrange),
        cmocka_unit_test(no_angle_needs_less_speed),
        cmocka_unit_test(refuses_bad_input),
    };
    return cmocka_run_group_tests_name("minenergy", tests, NULL, NULL);
}
