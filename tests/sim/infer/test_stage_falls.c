/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where spent stages fall: one of a known flight, and those of the boosters that fit a report. */
#include "classes.h"

#include <omp.h>
#include <stdlib.h>
#include <string.h>

#include "sim/infer/stage_falls.h"

static loft_launch launch_of(const char *class_name)
{
    loft_launch launch = loft_launch_default();
    launch.site = loft_site_deg(39.282, 125.869);
    launch.azimuth_rad = loft_rad_from_deg(76.0);
    assert_int_equal(loft_data_class(data, class_name, &launch.booster), LOFT_OK);
    return launch;
}

static loft_launch_flight flight_of(const loft_launch *launch, double apogee_km,
                                    double range_km)
{
    loft_fit fit;
    assert_int_equal(
        loft_fit_apogee_range(launch, 1000.0 * apogee_km, 1000.0 * range_km, &fit),
        LOFT_OK);
    return fit.flown;
}

static loft_stage_fall fall_of(const loft_launch *launch, const loft_launch_flight *flown,
                               int stage, double beta_kgpm2)
{
    loft_stage_fall fall;
    assert_int_equal(loft_stage_fall_of(&launch->model, &flown->flight, stage, beta_kgpm2,
                                        launch->site, &fall),
                     LOFT_OK);
    assert_true(fall.found);
    return fall;
}

/* The flight itself goes on from the last burn-out with the launch's beta. */
static void a_last_stage_like_the_body_falls_where_that_does(void **state)
{
    (void)state;
    const loft_launch launch = launch_of("liquid-2");
    const loft_launch_flight flown = flight_of(&launch, 2802.0, 933.0);
    const loft_stage_fall fall = fall_of(&launch, &flown, 1, launch.beta_kgpm2);
    CHECK_WITHIN(loft_geodesy_inverse(&launch.model.earth.shape, fall.place,
                                      flown.flight.end.place)
                     .range_m,
                 0.0, 20.0);
    CHECK_WITHIN(fall.t_s, flown.flight.end.t_s, 0.05);
    CHECK_NEAR(fall.range_m, flown.range_m, 1e-4);
}

static void more_drag_falls_short_and_late(void **state)
{
    (void)state;
    const loft_launch launch = launch_of("liquid-2");
    const loft_launch_flight flown = flight_of(&launch, 800.0, 5000.0);
    for (int stage = 0; stage < 2; stage++) {
        const loft_stage_fall slow = fall_of(&launch, &flown, stage, 100.0);
        const loft_stage_fall fast = fall_of(&launch, &flown, stage, 2000.0);
        assert_true(slow.range_m < fast.range_m && slow.t_s > fast.t_s);
    }
    const loft_stage_fall first = fall_of(&launch, &flown, 0, 250.0);
    const loft_stage_fall second = fall_of(&launch, &flown, 1, 250.0);
    assert_true(first.range_m < 0.5 * second.range_m);
    loft_stage_fall none = {.t_s = 7.0};
    assert_int_equal(
        loft_stage_fall_of(&launch.model, &flown.flight, 2, 250.0, launch.site, &none),
        LOFT_ERR_DOMAIN);
    CHECK_NEAR(none.t_s, 7.0, 0.0);
}

/* 15 m/s at all heights: what the head comment of stage_falls.h says is left out. */
static void a_wind_moves_it_by_kilometres(void **state)
{
    (void)state;
    const loft_launch launch = launch_of("liquid-2");
    const loft_launch_flight flown = flight_of(&launch, 2802.0, 933.0);
    const loft_stage_fall calm = fall_of(&launch, &flown, 0, 250.0);
    loft_launch windy = launch;
    windy.model.wind_ned_mps = (loft_vec3){0.0, 15.0, 0.0};
    const loft_stage_fall blown = fall_of(&windy, &flown, 0, 250.0);
    CHECK_WITHIN(
        loft_geodesy_inverse(&launch.model.earth.shape, calm.place, blown.place).range_m,
        3.0e3, 1.0e3);
}

/*
 * MR-BD, 24 March 1961: nothing separated, and the whole vehicle fell, some 5.6 t of 1.78 m by
 * 25 m. Published are 182.7 km, 494 km and 503 s of flight (scenarios/validation). Tumbling it
 * would have fallen 18 km short and 195 s later; its fins held it, as the time shows.
 */
static void the_redstone_of_mr_bd_falls_by_its_fins(void **state)
{
    (void)state;
    loft_launch launch = launch_of("liquid-short");
    launch.site = loft_site_deg(28.44, -80.573);
    launch.azimuth_rad = loft_rad_from_deg(105.0);
    loft_booster_template_stretch(
        &launch.booster, 141.8 / loft_booster_template_burn_time(&launch.booster));
    const loft_launch_flight flown = flight_of(&launch, 182.7, 494.0);
    const loft_stage_fall held = fall_of(&launch, &flown, 0, 5000.0);
    CHECK_NEAR(held.range_m, 494e3, 0.01);
    CHECK_NEAR(held.t_s, 503.0, 0.03);
    const loft_stage_fall tumbling = fall_of(&launch, &flown, 0, 210.0);
    CHECK_NEAR(tumbling.range_m, 494e3, 0.04);
    assert_true(tumbling.t_s > 503.0 + 150.0);
}

/*
 * Unha-3, 12 December 2012: a tank of the first stage was found some 430 km south of the site
 * (Yonhap, 14 December 2012). The vehicle is that of the South Korean inquiry into the wreck of
 * January 2013, from memory: 91 t, engines of 120 tons of thrust, 48 t of nitric acid, to which
 * 15 t of kerosene belong. The stage burns out at 50 to 60 km, like its predecessor
 * (Hankyoreh, 14 March 2009): of the steering that ends there the flattest goes farthest. Masses
 * and thrust are rounded to some 2 per cent, the range to 10 km, and 2 per cent more speed are 5
 * per cent more range.
 */
static void the_first_stage_of_unha_falls_near_where_it_was_found(void **state)
{
    (void)state;
    const double sea_level_n = 120e3 * LOFT_G0_MPS2;
    const double exit_m2 = 0.12 * 1.12 * sea_level_n / LOFT_P0_PA;
    const loft_vehicle vehicle = {
        .n_stages = 1,
        .stages[0] = {.propellant_kg = 63e3,
                      .dry_kg = 8e3,
                      .thrust_n = sea_level_n + LOFT_P0_PA * exit_m2,
                      .exhaust_mps = 253.0 * LOFT_G0_MPS2,
                      .nozzle_exit_m2 = exit_m2},
        .payload_kg = 20e3,
        .diameter_m = 2.4,
        .drag = loft_drag_boost()};
    const loft_model model = loft_model_default();
    const loft_geodetic sohae = loft_site_deg(39.66, 124.705);
    loft_booster booster;
    double farthest_km = 0.0;
    assert_int_equal(loft_vehicle_booster(&vehicle, &booster), LOFT_OK);
    for (double end_deg = 15.0; end_deg < 70.0; end_deg += 1.0) {
        const loft_flight_plan plan = {
            .model = &model,
            .start = sohae,
            .heading_rad = LOFT_PI,
            .booster = &booster,
            .steering = {.heading_rad = LOFT_PI,
                         .end_elevation_rad = loft_rad_from_deg(end_deg),
                         .turn_fraction = 0.9},
            .body = loft_body_of_beta(250.0)};
        loft_flight flight;
        loft_stage_fall fall;
        assert_int_equal(loft_fly(&plan, NULL, &flight), LOFT_OK);
        const double alt_m = flight.burnout.place.alt_m;
        if (alt_m >= 50e3 && alt_m <= 60e3) {
            assert_int_equal(loft_stage_fall_of(&model, &flight, 0, 250.0, sohae, &fall),
                             LOFT_OK);
            farthest_km = fmax(farthest_km, 1e-3 * fall.range_m);
        }
    }
    CHECK_NEAR(farthest_km, 430.0, 0.12);
}

/* ---- of the boosters that fit ---- */

enum {
    MANY = 200
};

static loft_samples *samples_of(uint64_t seed)
{
    const loft_event_voice voice = {.report = {.apogee_m = km(2802.0),
                                               .range_m = km(933.0),
                                               .time_s = seconds(2231.0)}};
    const loft_event event = {.launch = launch_of("liquid-2"), .n = 1, .voices = &voice};
    const loft_samples_wanted wanted = {.samples = 300, .seed = seed};
    loft_prior prior;
    loft_samples *s = NULL;
    assert_int_equal(loft_data_prior(data, "liquid-2", &prior), LOFT_OK);
    assert_int_equal(loft_samples_make(&event, &prior, &wanted, &s), LOFT_OK);
    return s;
}

static loft_stage_fall *falls_of(const loft_samples *s)
{
    loft_stage_fall *falls = calloc((size_t)MANY * LOFT_STAGES_MAX, sizeof *falls);
    assert_non_null(falls);
    assert_int_equal(loft_samples_stage_falls(s, MANY, falls), LOFT_OK);
    return falls;
}

static void an_area_has_nine_in_ten_of_the_distances_and_bearings(void **state)
{
    (void)state;
    const loft_launch launch = launch_of("liquid-2");
    loft_samples *s = samples_of(1);
    loft_stage_fall *falls = falls_of(s);
    loft_stage_area areas[LOFT_STAGES_MAX];
    int n = 0;
    assert_int_equal(loft_stage_areas_of(&launch.model.earth.shape, launch.site, MANY,
                                         falls, &n, areas),
                     LOFT_OK);
    assert_int_equal(n, 2);
    for (int stage = 0; stage < n; stage++) {
        const loft_stage_area *a = &areas[stage];
        int near = 0;
        int toward = 0;
        for (size_t k = 0; k < MANY; k++) {
            const loft_stage_fall *f = &falls[k * LOFT_STAGES_MAX + (size_t)stage];
            assert_true(f->found && f->beta_kgpm2 > 20.0 && f->beta_kgpm2 < 3000.0);
            near += f->range_m >= a->area.nearest_m && f->range_m <= a->area.farthest_m;
            toward += fabs(loft_angle_wrap_pm(f->bearing_rad - a->area.azimuth_rad)) <=
                      a->area.half_width_rad;
        }
        assert_int_equal(a->stage, stage + 1);
        CHECK_NEAR(a->share, 1.0, 0.0);
        CHECK_WITHIN(near, 0.9 * MANY, 3.0);
        CHECK_WITHIN(toward, 0.9 * MANY, 3.0);
    }
    assert_true(areas[0].middle_m < 0.5 * areas[1].middle_m);
    CHECK_NEAR(areas[1].middle_m, 933e3, 0.05); /* with the warhead, a little short */
    free(falls);
    loft_samples_free(s);
}

static void threads_change_no_bit_of_a_fall(void **state)
{
    (void)state;
    const int threads = omp_get_max_threads();
    loft_samples *s = samples_of(3);
    omp_set_num_threads(1);
    loft_stage_fall *one = falls_of(s);
    omp_set_num_threads(3);
    loft_stage_fall *three = falls_of(s);
    omp_set_num_threads(threads);
    for (size_t i = 0; i < (size_t)MANY * LOFT_STAGES_MAX; i++) {
        assert_true(one[i].found == three[i].found);
        CHECK_NEAR(one[i].range_m, three[i].range_m, 0.0);
        CHECK_NEAR(one[i].t_s, three[i].t_s, 0.0);
    }
    free(one);
    free(three);
    loft_samples_free(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_last_stage_like_the_body_falls_where_that_does),
        cmocka_unit_test(more_drag_falls_short_and_late),
        cmocka_unit_test(a_wind_moves_it_by_kilometres),
        cmocka_unit_test(the_redstone_of_mr_bd_falls_by_its_fins),
        cmocka_unit_test(the_first_stage_of_unha_falls_near_where_it_was_found),
        cmocka_unit_test(an_area_has_nine_in_ten_of_the_distances_and_bearings),
        cmocka_unit_test(threads_change_no_bit_of_a_fall),
    };
    return cmocka_run_group_tests(tests, open_data, close_data);
}
