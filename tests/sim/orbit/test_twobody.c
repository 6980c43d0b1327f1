/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "loft/earth.h"
#include "loft/loft.h"

static const loft_sphere earth = {.mu_m3ps2 = 3.986004418e14, .radius_m = 6371000.0};

/*
 * The hit equation, as printed: angle deg, range km, apogee km, time s. The speed is the
 * least for 10,000 km, printed as 7.1981 km/s; the rounded figure is 69 m off in apogee.
 */
static void a_speed_and_an_angle_give_the_printed_arcs(void **state)
{
    (void)state;
    static const double rows[][4] = {
        {85, 920.4, 4482.2, 3020.8},  {70, 3651.8, 4184.4, 2937.1},
        {50, 7070.7, 3273.5, 2668.7}, {30, 9656.9, 1901.9, 2193.9},
        {10, 7947.1, 384.0, 1211.6},  {5, 4888.0, 110.1, 697.4}};
    for (int i = 0; i < 6; i++) {
        loft_twobody arc;
        assert_int_equal(loft_twobody_range_from_speed(
                             &earth, 7198.0835245, loft_rad_from_deg(rows[i][0]), &arc),
                         LOFT_OK);
        CHECK_WITHIN(arc.range_m, 1e3 * rows[i][1], 51.0);
        CHECK_WITHIN(arc.apogee_m, 1e3 * rows[i][2], 51.0);
        CHECK_WITHIN(arc.tof_s, rows[i][3], 0.051);
    }
}

/* Bate, Mueller & White (1971), p. 290: canonical units, phi 51.31781 deg, e from Q. */
static void the_arc_repeats_bate_mueller_white(void **state)
{
    (void)state;
    const loft_sphere burnout = {.mu_m3ps2 = 1.0, .radius_m = 1.2};
    loft_twobody arc;
    assert_int_equal(loft_twobody_from_apogee_range(
                         &burnout, 0.3, 1.2 * loft_rad_from_deg(36.38974), &arc),
                     LOFT_OK);
    CHECK_NEAR(arc.speed_mps, 2.0 / 3.0, 1e-6);
    CHECK_NEAR(arc.fpa_rad, loft_rad_from_deg(51.31781), 1e-6);
    CHECK_NEAR(arc.sma_m, 1.0 / (2.0 * 11.0 / 18.0), 1e-6);
}

static void three_lofted_flights_have_the_quoted_standard_range(void **state)
{
    (void)state;
    static const double rows[][3] = {
        {4500, 960, 10055}, {5700, 900, 14190}, {6000, 1000, 15767}};
    for (int i = 0; i < 3; i++) {
        loft_twobody arc;
        loft_twobody_standard best;
        assert_int_equal(loft_twobody_from_apogee_range(&earth, 1e3 * rows[i][0],
                                                        1e3 * rows[i][1], &arc),
                         LOFT_OK);
        assert_int_equal(loft_twobody_standard_range(&earth, arc.speed_mps, &best),
                         LOFT_OK);
        assert_false(best.unbounded);
        CHECK_WITHIN(best.range_m, 1e3 * rows[i][2], 510.0);
    }
}

static void the_standard_arc_is_the_least_energy_arc(void **state)
{
    (void)state;
    for (double range_m = 1.2345; range_m < 1.95e7; range_m *= 1.9) {
        loft_minenergy least;
        loft_twobody_standard best;
        loft_twobody arc;
        assert_int_equal(loft_minenergy_arc(&earth, range_m / earth.radius_m, &least),
                         LOFT_OK);
        assert_int_equal(loft_twobody_standard_range(&earth, least.speed_mps, &best),
                         LOFT_OK);
        /* A rounding of the speed moves the range by its derivative. */
        const double slack =
            1e-14 + 1e-15 * best.range_per_speed_s * least.speed_mps / range_m;
        CHECK_NEAR(best.range_m, range_m, slack);
        CHECK_NEAR(best.apogee_m, least.apogee_m, 30.0 * slack);
        CHECK_NEAR(best.tof_s, least.tof_s, slack);
        CHECK_NEAR(best.fpa_rad, least.fpa_rad, 30.0 * slack);
        assert_int_equal(
            loft_twobody_from_apogee_range(&earth, least.apogee_m, range_m, &arc),
            LOFT_OK);
        CHECK_NEAR(arc.speed_mps, least.speed_mps, 1e-14);
        CHECK_NEAR(arc.tof_s, least.tof_s, 1e-14);
        CHECK_NEAR(arc.fpa_rad, least.fpa_rad, 3e-14);
    }
}

static void the_derivative_is_that_of_the_range(void **state)
{
    (void)state;
    loft_twobody_standard low;
    loft_twobody_standard mid;
    loft_twobody_standard high;
    assert_int_equal(loft_twobody_standard_range(&earth, 7234.5, &mid), LOFT_OK);
    assert_int_equal(loft_twobody_standard_range(&earth, 7234.0, &low), LOFT_OK);
    assert_int_equal(loft_twobody_standard_range(&earth, 7235.0, &high), LOFT_OK);
    CHECK_NEAR(mid.range_per_speed_s, high.range_m - low.range_m, 1e-6);
}

static void above_circular_speed_the_range_is_unbounded(void **state)
{
    (void)state;
    loft_twobody arc;
    loft_twobody_standard best;
    const double circular_mps = sqrt(earth.mu_m3ps2 / earth.radius_m);
    assert_int_equal(loft_twobody_standard_range(&earth, circular_mps * 1.000001, &best),
                     LOFT_OK);
    assert_true(best.unbounded);
    assert_int_equal(loft_twobody_standard_range(&earth, circular_mps * 0.999999, &best),
                     LOFT_OK);
    assert_false(best.unbounded);
    assert_int_equal(loft_twobody_from_apogee_range(&earth, 6.34e6, 1e6, &arc), LOFT_OK);
    assert_true(arc.speed_mps < circular_mps);
    assert_int_equal(loft_twobody_from_apogee_range(&earth, 6.36e6, 1e6, &arc), LOFT_OK);
    assert_true(arc.speed_mps > circular_mps);
}

static void straight_up_takes_the_free_fall_time(void **state)
{
    (void)state;
    /* Hwasong-17 of 2022-03-24: apogee 6248.5 km, vertical bound 4066 s. */
    CHECK_WITHIN(loft_twobody_vertical_time(&earth, 6248.5e3), 4066.0, 0.5);
    CHECK_NEAR(loft_twobody_vertical_speed(&earth, earth.radius_m),
               sqrt(earth.mu_m3ps2 / earth.radius_m), 1e-15);
    const double g = earth.mu_m3ps2 / (earth.radius_m * earth.radius_m);
    CHECK_NEAR(loft_twobody_vertical_time(&earth, 1.2345e-3), sqrt(8.0 * 1.2345e-3 / g),
               1e-9);
    loft_twobody arc;
    assert_int_equal(loft_twobody_from_apogee_range(&earth, 1.2345e6, 0.0, &arc),
                     LOFT_OK);
    CHECK_NEAR(arc.tof_s, loft_twobody_vertical_time(&earth, 1.2345e6), 0.0);
    CHECK_NEAR(arc.speed_mps, loft_twobody_vertical_speed(&earth, 1.2345e6), 1e-15);
    CHECK_NEAR(arc.fpa_rad, 0.5 * LOFT_PI, 0.0);
}

static void any_two_of_apogee_range_and_time_give_the_third(void **state)
{
    (void)state;
    for (double apogee_m = 12.345; apogee_m < 1e8; apogee_m *= 7.1) {
        for (double range_m = 1.2345; range_m < 2e7; range_m *= 3.3) {
            loft_twobody arc;
            loft_twobody back;
            double range_back_m = 0.0;
            assert_int_equal(
                loft_twobody_from_apogee_range(&earth, apogee_m, range_m, &arc), LOFT_OK);
            assert_int_equal(
                loft_twobody_range_from_speed(&earth, arc.speed_mps, arc.fpa_rad, &back),
                LOFT_OK);
            /* The apse is only as sharp as 1/ecc; steep, fpa holds a rounding of pi/2. */
            CHECK_WITHIN(back.range_m, range_m,
                         1e-14 * (apogee_m + earth.radius_m / arc.ecc));
            CHECK_NEAR(back.tof_s, arc.tof_s, 1e-12 / arc.ecc);
            assert_int_equal(
                loft_twobody_apogee_from_range_time(&earth, range_m, arc.tof_s, &back),
                LOFT_OK);
            /* A low arc over a long range: the time hardly depends on the apogee. */
            CHECK_WITHIN(back.apogee_m, apogee_m, 1e-13 * apogee_m + 2e-15 * range_m);
            assert_int_equal(loft_twobody_range_from_apogee_time(
                                 &earth, apogee_m, arc.tof_s, &range_back_m),
                             LOFT_OK);
            const double floor_m2 =
                1e-14 * apogee_m * earth.radius_m * (1.0 + apogee_m / earth.radius_m);
            CHECK_WITHIN(range_back_m * range_back_m, range_m * range_m,
                         1e-12 * range_m * range_m + floor_m2);
        }
    }
}

static void time_says_which_side_of_the_vertical(void **state)
{
    (void)state;
    double range_m = -1.0;
    const double up_s = loft_twobody_vertical_time(&earth, 1.2345e6);
    assert_int_equal(
        loft_twobody_range_from_apogee_time(&earth, 1.2345e6, up_s, &range_m), LOFT_OK);
    CHECK_NEAR(range_m, 0.0, 0.0);
    range_m = -1.0;
    assert_int_equal(
        loft_twobody_range_from_apogee_time(&earth, 1.2345e6, 0.999 * up_s, &range_m),
        LOFT_ERR_DOMAIN);
    loft_twobody far;
    assert_int_equal(
        loft_twobody_from_apogee_range(&earth, 1.2345e6, LOFT_PI * earth.radius_m, &far),
        LOFT_OK);
    assert_int_equal(loft_twobody_range_from_apogee_time(&earth, 1.2345e6,
                                                         1.001 * far.tof_s, &range_m),
                     LOFT_ERR_DOMAIN);
    CHECK_NEAR(range_m, -1.0, 0.0);
    assert_int_equal(
        loft_twobody_range_from_apogee_time(&earth, 1.2345e6, far.tof_s, &range_m),
        LOFT_OK);
    CHECK_NEAR(range_m, LOFT_PI * earth.radius_m, 1e-7); /* half-way the time is flat */
}

static void refuses_bad_input(void **state)
{
    (void)state;
    loft_twobody arc = {.tof_s = -1.0};
    loft_twobody_standard best = {.tof_s = -1.0};
    const loft_sphere bad = {.mu_m3ps2 = NAN, .radius_m = 1.0};
    const double graze_s = 1e6 / sqrt(earth.mu_m3ps2 / earth.radius_m);
    assert_int_equal(loft_twobody_from_apogee_range(&earth, 0.0, 1e6, &arc),
                     LOFT_ERR_DOMAIN);
    assert_int_equal(loft_twobody_from_apogee_range(&earth, 1e6, -1.0, &arc),
                     LOFT_ERR_DOMAIN);
    assert_int_equal(loft_twobody_from_apogee_range(&earth, 1e6, NAN, &arc),
                     LOFT_ERR_DOMAIN);
    assert_int_equal(loft_twobody_from_apogee_range(&earth, 1e6, 2.1e7, &arc),
                     LOFT_ERR_DOMAIN);
    assert_int_equal(loft_twobody_from_apogee_range(&bad, 1e6, 1.0, &arc),
                     LOFT_ERR_DOMAIN);
    assert_int_equal(loft_twobody_range_from_speed(&earth, 11200.0, 0.5, &arc),
                     LOFT_ERR_DOMAIN);
    assert_int_equal(loft_twobody_range_from_speed(&earth, 7000.0, 0.0, &arc),
                     LOFT_ERR_DOMAIN);
    assert_int_equal(loft_twobody_range_from_speed(&earth, 7000.0, 1.6, &arc),
                     LOFT_ERR_DOMAIN);
    assert_int_equal(
        loft_twobody_apogee_from_range_time(&earth, 1e6, 0.999 * graze_s, &arc),
        LOFT_ERR_DOMAIN);
    assert_int_equal(loft_twobody_apogee_from_range_time(&earth, 1e6, INFINITY, &arc),
                     LOFT_ERR_DOMAIN);
    assert_int_equal(loft_twobody_standard_range(&earth, 0.0, &best), LOFT_ERR_DOMAIN);
    assert_int_equal(loft_twobody_standard_range(&bad, 1.0, &best), LOFT_ERR_DOMAIN);
    /* so slow that the height is not a number above 0, so long that it is none at all */
    assert_int_equal(loft_twobody_range_from_speed(&earth, 1e-170, 0.5, &arc),
                     LOFT_ERR_DOMAIN);
    assert_int_equal(loft_twobody_apogee_from_range_time(&earth, 1e6, 1e160, &arc),
                     LOFT_ERR_DOMAIN);
    CHECK_NEAR(arc.tof_s, -1.0, 0.0);
    CHECK_NEAR(best.tof_s, -1.0, 0.0);
}

static void refuses_bodies_and_figures_that_are_none(void **state)
{
    (void)state;
    loft_twobody arc = {.tof_s = -1.0};
    double range_m = -1.0;
    const double bad[] = {NAN, INFINITY, 0.0, -1.5};
    for (int i = 0; i < 4; i++) {
        const loft_sphere bodies[] = {{.mu_m3ps2 = bad[i], .radius_m = earth.radius_m},
                                      {.mu_m3ps2 = earth.mu_m3ps2, .radius_m = bad[i]}};
        for (int b = 0; b < 2; b++) {
            assert_int_equal(loft_twobody_range_from_speed(&bodies[b], 7000.0, 0.5, &arc),
                             LOFT_ERR_DOMAIN);
            assert_int_equal(
                loft_twobody_apogee_from_range_time(&bodies[b], 1e6, 900.0, &arc),
                LOFT_ERR_DOMAIN);
            assert_int_equal(
                loft_twobody_range_from_apogee_time(&bodies[b], 1e6, 1200.0, &range_m),
                LOFT_ERR_DOMAIN);
        }
        assert_int_equal(loft_twobody_range_from_speed(&earth, bad[i], 0.5, &arc),
                         LOFT_ERR_DOMAIN);
        assert_int_equal(loft_twobody_apogee_from_range_time(&earth, 1e6, bad[i], &arc),
                         LOFT_ERR_DOMAIN);
        assert_int_equal(
            loft_twobody_range_from_apogee_time(&earth, bad[i], 1200.0, &range_m),
            LOFT_ERR_DOMAIN);
        assert_int_equal(
            loft_twobody_range_from_apogee_time(&earth, 1e6, bad[i], &range_m),
            LOFT_ERR_DOMAIN);
    }
    assert_int_equal(loft_twobody_apogee_from_range_time(&earth, -1.0, 900.0, &arc),
                     LOFT_ERR_DOMAIN);
    CHECK_NEAR(arc.tof_s, -1.0, 0.0);
    CHECK_NEAR(range_m, -1.0, 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_speed_and_an_angle_give_the_printed_arcs),
        cmocka_unit_test(the_arc_repeats_bate_mueller_white),
        cmocka_unit_test(three_lofted_flights_have_the_quoted_standard_range),
        cmocka_unit_test(the_standard_arc_is_the_least_energy_arc),
        cmocka_unit_test(the_derivative_is_that_of_the_range),
        cmocka_unit_test(above_circular_speed_the_range_is_unbounded),
        cmocka_unit_test(straight_up_takes_the_free_fall_time),
        cmocka_unit_test(any_two_of_apogee_range_and_time_give_the_third),
        cmocka_unit_test(time_says_which_side_of_the_vertical),
        cmocka_unit_test(refuses_bad_input),
        cmocka_unit_test(refuses_bodies_and_figures_that_are_none),
    };
    return cmocka_run_group_tests_name("twobody", tests, NULL, NULL);
}
