/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "loft/flight.h"
#include "loft/loft.h"

/* Stages alike but for their burn times: the last ends after total_s. */
static loft_booster_template class_of(int n_stages, double isp_s, double total_s)
{
    loft_booster_template plan = loft_booster_template_default();
    plan.n_stages = n_stages;
    for (int i = 0; i < n_stages; i++) {
        const double two[] = {0.45, 0.55};
        plan.stages[i].exhaust_mps = isp_s * LOFT_G0_MPS2;
        plan.stages[i].burn_s = total_s * (n_stages == 2 ? two[i] : 1.0 / n_stages);
        plan.stages[i].speed_share = 1.0;
    }
    return plan;
}

static loft_launch launch_at(double lat_deg, double lon_deg, double azimuth_deg)
{
    loft_launch launch = loft_launch_default();
    launch.site = (loft_geodetic){.lat_rad = loft_rad_from_deg(lat_deg),
                                  .lon_rad = loft_rad_from_deg(lon_deg)};
    launch.azimuth_rad = loft_rad_from_deg(azimuth_deg);
    return launch;
}

/* ---- there and back ---- */

typedef struct known {
    int n_stages;
    double isp_s, burn_s, lat_deg, speed_mps, elevation_deg, heading_deg;
} known;

static void a_known_flight_is_recovered(void **state)
{
    (void)state;
    const known flights[] = {
        {1, 290.1, 151.2, 40.1, 3987.6, 71.2, 73.4},   /* a medium loft */
        {2, 288.7, 249.8, 40.1, 7012.3, 80.1, 76.5},   /* a long one, eastward */
        {2, 288.7, 249.8, 40.1, 6543.2, 81.2, 271.2},  /* westward */
        {2, 288.7, 101.2, -33.4, 3765.4, 55.6, 123.4}, /* southern hemisphere */
        {1, 249.9, 45.6, 40.1, 2123.4, 41.2, 61.2},    /* short */
        {1, 249.9, 45.6, -5.4, 1345.6, 47.8, 310.1},   /* shorter, 60 km */
        {3, 280.3, 179.8, 40.1, 8034.5, 84.3, 62.1},   /* three stages, long */
        {2, 288.7, 249.8, 28.9, 6789.0, 88.7, 95.4},   /* nearly vertical */
        {1, 290.1, 151.2, 64.3, 4321.0, 33.3, 3.2},    /* flat, northward */
    };
    double worst_flights = 0.0;
    for (size_t i = 0; i < sizeof flights / sizeof flights[0]; i++) {
        const known *k = &flights[i];
        loft_launch launch = launch_at(k->lat_deg, 126.1, 0.0);
        launch.booster = class_of(k->n_stages, k->isp_s, k->burn_s);
        const loft_launch_aim aim = {.ideal_speed_mps = k->speed_mps,
                                     .end_elevation_rad =
                                         loft_rad_from_deg(k->elevation_deg),
                                     .turn_fraction = launch.turn_fraction,
                                     .heading_rad = loft_rad_from_deg(k->heading_deg)};
        loft_launch_flight flown;
        assert_int_equal(loft_launch_fly(&launch, &aim, NULL, &flown), LOFT_OK);
        launch.azimuth_rad = flown.bearing_rad;
        const double apogee_m = flown.flight.apogee.place.alt_m;
        loft_fit fit;
        assert_int_equal(loft_fit_apogee_range(&launch, apogee_m, flown.range_m, &fit),
                         LOFT_OK);
        CHECK_NEAR(fit.flown.flight.apogee.place.alt_m, apogee_m, 1.001e-7);
        CHECK_WITHIN(fit.flown.range_m, flown.range_m,
                     1.001e-7 * fmax(flown.range_m, 0.3 * apogee_m));
        CHECK_WITHIN(fit.flown.bearing_rad, flown.bearing_rad, 1e-6);
        CHECK_NEAR(fit.flown.aim.ideal_speed_mps, k->speed_mps, 2e-7);
        CHECK_WITHIN(fit.flown.aim.end_elevation_rad, aim.end_elevation_rad, 2e-6);
        CHECK_WITHIN(cos(aim.end_elevation_rad) *
                         loft_angle_wrap_pm(fit.flown.aim.heading_rad - aim.heading_rad),
                     0.0, 2e-6);
        assert_true(fit.misfit <= 1e-7);
        worst_flights = fmax(worst_flights, fit.flights);
    }
    CHECK_WITHIN(worst_flights, 0.0, 12.0);
}

/* An apogee and a range have two roots; the one that falls behind the site is not taken. */
static void the_longest_lofts_land_on_the_azimuth(void **state)
{
    (void)state;
    const double rows[][3] = {{7687.5, 1001.2, 62.0}, {7687.5, 12.3, 62.0},
                              {6040.9, 999.2, 272.0}, {4475.0, 950.0, 180.3},
                              {100.0, 350.0, 62.0},   {180.0, 100.0, 123.4},
                              {3456.7, 0.0, 45.6},    {50.0, 321.0, 359.0}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        loft_launch launch = launch_at(40.0, 126.0, rows[i][2]);
        launch.booster = rows[i][0] > 5000.0   ? class_of(3, 280.0, 180.0)
                         : rows[i][0] > 1000.0 ? class_of(2, 290.0, 250.0)
                                               : class_of(1, 250.0, 45.0);
        const double apogee_m = loft_m_from_km(rows[i][0]);
        const double range_m = loft_m_from_km(rows[i][1]);
        loft_fit fit;
        assert_int_equal(loft_fit_apogee_range(&launch, apogee_m, range_m, &fit),
                         LOFT_OK);
        CHECK_NEAR(fit.flown.flight.apogee.place.alt_m, apogee_m, 1.001e-7);
        CHECK_WITHIN(fit.flown.range_m, range_m,
                     1.001e-7 * fmax(range_m, 0.3 * apogee_m));
        if (range_m > 1e5) {
            CHECK_WITHIN(loft_angle_wrap_pm(fit.flown.bearing_rad - launch.azimuth_rad),
                         0.0, 1e-6);
        }
        assert_in_range(fit.flights, 4, 40);
    }
}

static void a_near_start_saves_flights(void **state)
{
    (void)state;
    loft_launch launch = launch_at(40.0, 126.0, 76.0);
    launch.booster = class_of(2, 290.0, 250.0);
    loft_fit from_scratch;
    assert_int_equal(loft_fit_apogee_range(&launch, 4.475e6, 9.5e5, &from_scratch),
                     LOFT_OK);
    loft_fit near;
    assert_int_equal(
        loft_fit_near(&launch, 4.4801e6, 9.4876e5, &from_scratch.flown.aim, &near),
        LOFT_OK);
    assert_true(near.flights < from_scratch.flights);
    CHECK_NEAR(near.flown.flight.apogee.place.alt_m, 4.4801e6, 1e-6);
    CHECK_NEAR(near.flown.range_m, 9.4876e5, 1e-6);
}

/* It goes there from shorter ranges, and foretells each aim: three times the flights without. */
static void near_half_way_round_the_way_is_short(void **state)
{
    (void)state;
    loft_launch launch = launch_at(40.0, 126.0, 10.0);
    launch.booster = class_of(2, 290.0, 250.0);
    loft_fit fit;
    assert_int_equal(loft_fit_apogee_range(&launch, 1.02e6, 1.9e7, &fit), LOFT_OK);
    CHECK_NEAR(fit.flown.range_m, 1.9e7, 1e-6);
    assert_in_range(fit.flights, 40, 1000);
}

static void straight_up_only_the_apogee_is_met(void **state)
{
    (void)state;
    loft_launch launch = launch_at(40.0, 126.0, 76.0);
    launch.booster = class_of(2, 290.0, 250.0);
    const double apogees_m[] = {1.2345e5, 1.2345e6, 6.789e6};
    for (int i = 0; i < 3; i++) {
        loft_fit fit;
        assert_int_equal(loft_fit_vertical(&launch, apogees_m[i], &fit), LOFT_OK);
        CHECK_NEAR(fit.flown.flight.apogee.place.alt_m, apogees_m[i], 2e-7);
        CHECK_NEAR(fit.flown.aim.end_elevation_rad, 0.5 * LOFT_PI, 1e-15);
    }
}

/* A long vertical flight drifts west: 200 km in 30 minutes, 560 in 53, 970 in 74. */
static void a_vertical_loft_drifts_west(void **state)
{
    (void)state;
    loft_launch launch = launch_at(40.0, 126.0, 76.0);
    launch.booster = class_of(2, 290.0, 250.0);
    const double rows[][3] = {
        {2.1e6, 30.0, 200e3}, {4.5e6, 53.0, 560e3}, {6.65e6, 74.0, 970e3}};
    for (int i = 0; i < 3; i++) {
        loft_fit fit;
        assert_int_equal(loft_fit_vertical(&launch, rows[i][0], &fit), LOFT_OK);
        CHECK_NEAR(fit.flown.flight.end.t_s, rows[i][1] * 60.0, 0.04);
        CHECK_NEAR(fit.flown.range_m, rows[i][2], 0.06);
        CHECK_WITHIN(loft_deg_from_rad(fit.flown.bearing_rad), 270.0, 12.0);
    }
}

static void a_fit_takes_the_wind_of_its_world(void **state)
{
    (void)state;
    loft_launch launch = launch_at(40.0, 126.0, 62.0);
    launch.booster = class_of(1, 250.0, 45.0);
    loft_fit calm;
    assert_int_equal(loft_fit_apogee_range(&launch, 1e5, 3.5e5, &calm), LOFT_OK);
    launch.model.wind_ned_mps = (loft_vec3){0.0, -45.6, 0.0};
    loft_fit windy;
    assert_int_equal(loft_fit_apogee_range(&launch, 1e5, 3.5e5, &windy), LOFT_OK);
    assert_true(windy.flown.aim.ideal_speed_mps > calm.flown.aim.ideal_speed_mps);
}

/* ---- the flights of the record ---- */

enum {
    SOLID_1,
    SOLID_2,
    SOLID_3,
    LIQUID_1,
    LIQUID_2
};

static loft_booster_template named_class(int name)
{
    switch (name) {
    case SOLID_1:
        return class_of(1, 250.0, 45.0);
    case SOLID_2:
        return class_of(2, 290.0, 100.0);
    case SOLID_3:
        return class_of(3, 280.0, 180.0);
    case LIQUID_1:
        return class_of(1, 290.0, 150.0);
    default:
        return class_of(2, 290.0, 250.0);
    }
}

/*
 * Two programs written apart from this one gave these times and no-rotation standard
 * ranges (they agree with each other within 1.3 %). Range 0: unbounded.
 */
static void published_flights_agree_with_two_other_programs(void **state)
{
    (void)state;
    const struct {
        int name;
        double azimuth_deg, apogee_km, range_km, time_s, standard_km;
    } rows[] = {
        {LIQUID_1, 73.0, 1413.6, 400.0, 1390.0, 3136.0},  /* Hwasong-10 2016-06-22 */
        {LIQUID_1, 71.0, 2111.5, 787.0, 1801.0, 4794.0},  /* Hwasong-12 2017-05-14 */
        {LIQUID_2, 86.0, 2802.0, 933.0, 2230.0, 7064.0},  /* Hwasong-14 2017-07-04 */
        {LIQUID_2, 76.0, 4475.0, 950.0, 3190.0, 14193.0}, /* Hwasong-15 2017-11-29 */
        {SOLID_2, 90.0, 550.0, 500.0, 783.0, 1168.0},     /* Pukguksong-2 2017-02-12 */
        {SOLID_1, 62.0, 100.0, 350.0, 328.0, 353.0},      /* KN-25 2024-05-30 */
        {LIQUID_1, 72.0, 770.0, 3700.0, 1157.0, 3585.0},  /* Hwasong-12 2017-09-15 */
        {LIQUID_2, 70.0, 6040.9, 999.2, 4149.0, 0.0},     /* Hwasong-17 2022-11-18 */
        {SOLID_3, 62.0, 6648.4, 1001.2, 4457.0, 0.0},     /* Hwasong-18 2023-07-12 */
        {SOLID_3, 62.0, 7687.5, 1001.2, 5119.0, 0.0},     /* Hwasong-19 2024-10-31 */
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        loft_launch launch = launch_at(40.0, 126.0, rows[i].azimuth_deg);
        launch.booster = named_class(rows[i].name);
        loft_fit fit;
        assert_int_equal(loft_fit_apogee_range(&launch, loft_m_from_km(rows[i].apogee_km),
                                               loft_m_from_km(rows[i].range_km), &fit),
                         LOFT_OK);
        CHECK_NEAR(fit.flown.flight.end.t_s, rows[i].time_s, 0.01);
        assert_true(fit.flown.lift_off_ratio > 1.0);
        loft_standard standard;
        assert_int_equal(loft_standard_find(&launch, fit.flown.aim.ideal_speed_mps, false,
                                            NULL, &standard),
                         LOFT_OK);
        assert_int_equal(standard.best.unbounded, rows[i].standard_km == 0.0);
        if (!standard.best.unbounded) {
            CHECK_NEAR(standard.best.range_m, loft_m_from_km(rows[i].standard_km), 0.03);
        }
    }
}

/* ---- errors ---- */

static void a_booster_too_weak_is_told(void **state)
{
    (void)state;
    loft_launch launch = launch_at(40.0, 126.0, 62.0);
    launch.booster = class_of(1, 250.0, 400.0); /* a long, feeble burn */
    loft_fit fit = {.flights = -1};
    assert_int_equal(loft_fit_apogee_range(&launch, 1e5, 3.5e5, &fit), LOFT_ERR_DOMAIN);
    assert_int_equal(loft_fit_vertical(&launch, 1e5, &fit), LOFT_ERR_DOMAIN);
    assert_int_equal(fit.flights, -1);
}

/* 6,000 km far and 30 km high: only a glider flies so flat. */
static void an_impossible_pair_does_not_converge(void **state)
{
    (void)state;
    loft_launch launch = launch_at(40.0, 126.0, 62.0);
    launch.booster = class_of(1, 290.0, 150.0);
    loft_fit fit = {.flights = -1};
    assert_int_equal(loft_fit_apogee_range(&launch, 3e4, 6e6, &fit), LOFT_ERR_CONVERGE);
    assert_true(fit.flights > 0);
    assert_true(fit.misfit > 1e-7);
}

/* Higher than anything that comes down within half the way round. */
static void what_never_comes_down_does_not_converge(void **state)
{
    (void)state;
    loft_launch launch = launch_at(40.0, 126.0, 62.0);
    launch.booster = class_of(2, 290.0, 250.0);
    loft_fit fit = {.flights = -1};
    assert_int_equal(loft_fit_vertical(&launch, 3e9, &fit), LOFT_ERR_CONVERGE);
    assert_true(fit.flights > 0);
}

static void refuses_figures_out_of_range(void **state)
{
    (void)state;
    loft_launch launch = launch_at(40.0, 126.0, 62.0);
    launch.booster = class_of(2, 290.0, 250.0);
    const double rows[][2] = {{0.0, 1e6},  {-1e5, 1e6}, {NAN, 1e6},      {INFINITY, 1e6},
                              {4e6, -1.0}, {4e6, NAN},  {4e6, INFINITY}, {4e6, 2.1e7}};
    const loft_launch_aim near = {7012.3, 1.4, 0.6, 1.0};
    loft_fit fit = {.flights = -1};
    for (int i = 0; i < 8; i++) {
        assert_int_equal(loft_fit_apogee_range(&launch, rows[i][0], rows[i][1], &fit),
                         LOFT_ERR_DOMAIN);
        if (i < 7) {
            assert_int_equal(loft_fit_near(&launch, rows[i][0], rows[i][1], &near, &fit),
                             LOFT_ERR_DOMAIN);
        }
        if (i < 4) {
            assert_int_equal(loft_fit_vertical(&launch, rows[i][0], &fit),
                             LOFT_ERR_DOMAIN);
        }
    }
    const double speeds_mps[] = {0.0, -7012.3, NAN};
    for (int i = 0; i < 3; i++) {
        loft_launch_aim bad = near;
        bad.ideal_speed_mps = speeds_mps[i];
        assert_int_equal(loft_fit_near(&launch, 4e6, 1e6, &bad, &fit), LOFT_ERR_DOMAIN);
    }
    assert_int_equal(fit.flights, -1);
    launch.booster.n_stages = 0;
    assert_int_equal(loft_fit_apogee_range(&launch, 4e6, 1e6, &fit), LOFT_ERR_DOMAIN);
    assert_int_equal(fit.flights, -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_known_flight_is_recovered),
        cmocka_unit_test(the_longest_lofts_land_on_the_azimuth),
        cmocka_unit_test(a_near_start_saves_flights),
        cmocka_unit_test(near_half_way_round_the_way_is_short),
        cmocka_unit_test(straight_up_only_the_apogee_is_met),
        cmocka_unit_test(a_vertical_loft_drifts_west),
        cmocka_unit_test(a_fit_takes_the_wind_of_its_world),
        cmocka_unit_test(published_flights_agree_with_two_other_programs),
        cmocka_unit_test(a_booster_too_weak_is_told),
        cmocka_unit_test(an_impossible_pair_does_not_converge),
        cmocka_unit_test(what_never_comes_down_does_not_converge),
        cmocka_unit_test(refuses_figures_out_of_range),
    };
    return cmocka_run_group_tests_name("fit", tests, NULL, NULL);
}
