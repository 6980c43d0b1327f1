/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "loft/flight.h"
#include "loft/loft.h"

static const double burn_s = 123.4;
static const loft_vec3 still = {0.0, 0.0, 0.0};

/* A frame in general position: up, ahead and their pole. */
static const loft_vec3 up = {0.36, 0.48, 0.8};
static const loft_vec3 ahead = {0.8, -0.6, 0.0};

static loft_vec3 pole_of(void)
{
    return loft_vec3_cross(up, ahead);
}

static loft_steering programme(double end_deg, double turn_fraction)
{
    return (loft_steering){.law = LOFT_STEERING_PITCH_PROGRAMME,
                           .heading_rad = 1.2345,
                           .end_elevation_rad = loft_rad_from_deg(end_deg),
                           .turn_fraction = turn_fraction};
}

static loft_steering turn(double kick_deg)
{
    return (loft_steering){.law = LOFT_STEERING_GRAVITY_TURN,
                           .heading_rad = 1.2345,
                           .kick_rad = loft_rad_from_deg(kick_deg)};
}

static double elevation_deg(loft_vec3 thrust)
{
    CHECK_NEAR(loft_vec3_norm(thrust), 1.0, 1e-15);
    CHECK_WITHIN(loft_vec3_dot(thrust, pole_of()), 0.0, 1e-15);
    return loft_deg_from_rad(
        atan2(loft_vec3_dot(thrust, up), loft_vec3_dot(thrust, ahead)));
}

static double programme_deg(const loft_steering *s, double t_burn_s, int part)
{
    return elevation_deg(
        loft_steering_thrust(s, burn_s, t_burn_s, part, up, pole_of(), still));
}

static void the_rise_lasts_eight_seconds_or_a_fifth_of_the_burn(void **state)
{
    (void)state;
    CHECK_NEAR(loft_steering_rise_time(123.4), 8.0, 0.0);
    CHECK_NEAR(loft_steering_rise_time(40.0), 8.0, 0.0);
    CHECK_NEAR(loft_steering_rise_time(31.7), 6.34, 1e-15);
}

static void the_programme_turns_over_its_share_of_the_burn(void **state)
{
    (void)state;
    double corners_s[LOFT_STEERING_CORNERS];
    loft_steering s = programme(31.7, 0.37);
    loft_steering_corners(&s, burn_s, corners_s);
    CHECK_NEAR(corners_s[0], 8.0, 0.0);
    CHECK_NEAR(corners_s[1], 8.0 + 0.37 * 115.4, 1e-15);
    s = programme(31.7, 1.0);
    loft_steering_corners(&s, burn_s, corners_s);
    CHECK_NEAR(corners_s[1], burn_s, 1e-15);
}

static void the_kick_lasts_five_seconds_or_half_of_what_is_left(void **state)
{
    (void)state;
    double corners_s[LOFT_STEERING_CORNERS];
    const loft_steering s = turn(2.5);
    loft_steering_corners(&s, burn_s, corners_s);
    CHECK_NEAR(corners_s[0], 8.0, 0.0);
    CHECK_NEAR(corners_s[1], 13.0, 0.0);
    loft_steering_corners(&s, 11.0, corners_s);
    CHECK_NEAR(corners_s[0], 2.2, 1e-15);
    CHECK_NEAR(corners_s[1], 2.2 + 4.4, 1e-15);
}

static void the_elevation_falls_in_a_line_and_holds(void **state)
{
    (void)state;
    const double ends_deg[] = {89.9, 45.6, 3.21, -15.0};
    for (int i = 0; i < 4; i++) {
        const loft_steering s = programme(ends_deg[i], 0.37);
        double corners_s[LOFT_STEERING_CORNERS];
        loft_steering_corners(&s, burn_s, corners_s);
        CHECK_WITHIN(programme_deg(&s, 3.21, 0), 90.0, 1e-13);
        for (int k = 0; k <= 7; k++) { /* both corners included: it is continuous */
            const double w = k / 7.0;
            CHECK_WITHIN(
                programme_deg(&s, (1.0 - w) * corners_s[0] + w * corners_s[1], 1),
                (1.0 - w) * 90.0 + w * ends_deg[i], 1e-12);
        }
        CHECK_WITHIN(programme_deg(&s, corners_s[1], 2), ends_deg[i], 1e-12);
        CHECK_WITHIN(programme_deg(&s, burn_s, 2), ends_deg[i], 1e-12);
    }
}

/* On the equator at longitude 0, heading 30 degrees east of north. */
static void the_thrust_leans_toward_the_heading(void **state)
{
    (void)state;
    const loft_vec3 x = {1.0, 0.0, 0.0};
    const loft_vec3 heading = {0.0, 0.5, 0.5 * sqrt(3.0)};
    const loft_steering s = programme(0.0, 0.5);
    const loft_vec3 level =
        loft_steering_thrust(&s, burn_s, 100.0, 2, x, loft_vec3_cross(x, heading), still);
    CHECK_WITHIN(level.x, 0.0, 1e-16);
    CHECK_NEAR(level.y, 0.5, 1e-15);
    CHECK_NEAR(level.z, 0.5 * sqrt(3.0), 1e-15);
}

/* v turned about the unit axis k by an angle (Rodrigues). */
static loft_vec3 turned(loft_vec3 v, loft_vec3 k, double angle_rad)
{
    const loft_vec3 along = loft_vec3_scale(loft_vec3_dot(k, v), k);
    const loft_vec3 across = loft_vec3_sub(v, along);
    return loft_vec3_add(loft_vec3_axpy(cos(angle_rad), across, along),
                         loft_vec3_scale(sin(angle_rad), loft_vec3_cross(k, v)));
}

static void check_same(loft_vec3 a, loft_vec3 b)
{
    CHECK_WITHIN(loft_vec3_norm(loft_vec3_sub(a, b)), 0.0, 4e-16 * 4.0);
}

static void the_plane_is_carried_along_with_the_vertical(void **state)
{
    (void)state;
    const loft_steering laws[] = {programme(23.4, 0.37), turn(12.3)};
    const loft_vec3 pole = pole_of();
    for (int law = 0; law < 2; law++) {
        for (int k = 0; k < 9; k++) {
            const double angle_rad = 0.7 * k;
            check_same(
                loft_steering_thrust(&laws[law], burn_s, 12.3, 1,
                                     turned(up, pole, angle_rad), pole, still),
                turned(loft_steering_thrust(&laws[law], burn_s, 12.3, 1, up, pole, still),
                       pole, angle_rad));
        }
    }
}

/* Off the plane, elevation is still counted from the local horizontal. */
static void elevation_is_above_the_local_horizontal(void **state)
{
    (void)state;
    const loft_vec3 off = loft_vec3_unit(loft_vec3_axpy(0.123, pole_of(), up));
    const loft_steering s = programme(23.4, 0.37);
    const loft_vec3 thrust =
        loft_steering_thrust(&s, burn_s, 100.0, 2, off, pole_of(), still);
    CHECK_NEAR(loft_vec3_norm(thrust), 1.0, 1e-15);
    CHECK_NEAR(loft_deg_from_rad(asin(loft_vec3_dot(thrust, off))), 23.4, 1e-14);
}

static void a_gravity_turn_rises_kicks_and_follows_the_velocity(void **state)
{
    (void)state;
    const loft_steering s = turn(2.5);
    const loft_vec3 v_mps = {-12.3, 456.7, 78.9};
    const loft_vec3 pole = pole_of();
    check_same(loft_steering_thrust(&s, burn_s, 3.0, 0, up, pole, v_mps), up);
    CHECK_WITHIN(elevation_deg(loft_steering_thrust(&s, burn_s, 9.0, 1, up, pole, v_mps)),
                 87.5, 1e-12);
    CHECK_WITHIN(
        elevation_deg(loft_steering_thrust(&s, burn_s, 12.9, 1, up, pole, v_mps)), 87.5,
        1e-12);
    check_same(loft_steering_thrust(&s, burn_s, 50.0, 2, up, pole, v_mps),
               loft_vec3_scale(1.0 / loft_vec3_norm(v_mps), v_mps));
}

static void refuses_angles_out_of_range(void **state)
{
    (void)state;
    const struct {
        double end_deg, turn_fraction;
        loft_status want;
    } rows[] = {
        {90.0, 0.2, LOFT_OK},           {-15.0, 1.0, LOFT_OK},
        {90.001, 0.5, LOFT_ERR_DOMAIN}, {-15.001, 0.5, LOFT_ERR_DOMAIN},
        {NAN, 0.5, LOFT_ERR_DOMAIN},    {45.6, 0.0, LOFT_ERR_DOMAIN},
        {45.6, 1.001, LOFT_ERR_DOMAIN}, {45.6, NAN, LOFT_ERR_DOMAIN},
        {45.6, 1e-3, LOFT_OK},          {45.6, -0.5, LOFT_ERR_DOMAIN},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const loft_steering s = programme(rows[i].end_deg, rows[i].turn_fraction);
        assert_int_equal(loft_steering_check(&s), rows[i].want);
    }
    const double kicks_deg[] = {0.0, -1.0, 45.1, NAN, INFINITY, 0.01, 45.0};
    for (int i = 0; i < 7; i++) {
        const loft_steering s = turn(kicks_deg[i]);
        assert_int_equal(loft_steering_check(&s), i < 5 ? LOFT_ERR_DOMAIN : LOFT_OK);
    }
    loft_steering lost = programme(45.6, 0.5);
    lost.heading_rad = NAN;
    assert_int_equal(loft_steering_check(&lost), LOFT_ERR_DOMAIN);
    lost = turn(2.5);
    lost.heading_rad = INFINITY;
    assert_int_equal(loft_steering_check(&lost), LOFT_ERR_DOMAIN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rise_lasts_eight_seconds_or_a_fifth_of_the_burn),
        cmocka_unit_test(the_programme_turns_over_its_share_of_the_burn),
        cmocka_unit_test(the_kick_lasts_five_seconds_or_half_of_what_is_left),
        cmocka_unit_test(the_elevation_falls_in_a_line_and_holds),
        cmocka_unit_test(the_thrust_leans_toward_the_heading),
        cmocka_unit_test(the_plane_is_carried_along_with_the_vertical),
        cmocka_unit_test(elevation_is_above_the_local_horizontal),
        cmocka_unit_test(a_gravity_turn_rises_kicks_and_follows_the_velocity),
        cmocka_unit_test(refuses_angles_out_of_range),
    };
    return cmocka_run_group_tests_name("steering", tests, NULL, NULL);
}
