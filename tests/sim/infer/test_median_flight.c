/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The standard flight that a picture draws, and the answer that it stands for. */
#include "classes.h"
#include "sim/infer/analysis_parts.h"
#include "sim/infer/median_flight.h"

/* A loft of a booster of that class: apogee and range as one source gives them. */
static loft_analysis *made(const char *class_name, double apogee_km, double range_km,
                           int samples)
{
    const loft_source source = {.source = "a source",
                                .report = {.apogee_m = loft_about_km(apogee_km),
                                           .range_m = loft_about_km(range_km)}};
    loft_analysis_event event = {.id = "2024-test",
                                 .class_name = class_name,
                                 .sources = &source,
                                 .n = 1,
                                 .launch = loft_launch_default()};
    const loft_analysis_options options = {
        .samples = samples, .seed = 3, .fan = samples > 0};
    loft_prior prior;
    loft_analysis *a = NULL;
    event.launch.site = loft_site_deg(40.07, 125.21);
    event.launch.azimuth_rad = loft_rad_from_deg(71.0);
    assert_int_equal(loft_data_class(data, class_name, &event.launch.booster), LOFT_OK);
    assert_int_equal(loft_data_prior(data, class_name, &prior), LOFT_OK);
    assert_int_equal(loft_analysis_make(&event, &prior, &options, &a), LOFT_OK);
    return a;
}

static void the_flights_that_are_drawn_reach_the_medians_of_the_answer(void **state)
{
    (void)state;
    const struct {
        const char *class_name;
        double apogee_km, range_km;
    } lofts[] = {{"liquid-short", 133.1, 411.7},
                 {"liquid-1", 2111.5, 787.0},
                 {"liquid-2", 2802.0, 933.0}};
    for (int i = 0; i < 3; i++) {
        loft_analysis *a =
            made(lofts[i].class_name, lofts[i].apogee_km, lofts[i].range_km, 200);
        const loft_headline h = loft_analysis_headline(a);
        const loft_recorded *still = NULL;
        const loft_recorded *turning = NULL;
        assert_true(loft_analysis_shows_median(a, 0));
        assert_int_equal(loft_analysis_fly_shown(a, 0, LOFT_ROLE_STANDARD, &still),
                         LOFT_OK);
        assert_int_equal(
            loft_analysis_fly_shown(a, 0, LOFT_ROLE_STANDARD_ROTATING, &turning),
            LOFT_OK);
        CHECK_NEAR(still->flown.range_m, h.no_rotation_m.p50, 2e-5);
        CHECK_NEAR(turning->flown.range_m, h.toward_azimuth_m.p50, 2e-5);
        loft_analysis_free(a);
    }
}

static void a_flight_of_an_unbounded_median_is_unbounded_or_none(void **state)
{
    (void)state;
    loft_analysis *a = made("liquid-2", 6248.5, 1090.0, 200);
    const loft_recorded *flight = NULL;
    const loft_status status = loft_analysis_fly_shown(a, 0, LOFT_ROLE_STANDARD, &flight);
    assert_true(isinf(loft_analysis_headline(a).no_rotation_m.p50));
    assert_false(loft_analysis_shows_median(a, 0));
    assert_true(status == LOFT_ERR_DOMAIN ||
                (status == LOFT_OK && flight->flown.unbounded));
    loft_analysis_free(a);
}

static void without_samples_the_class_s_own_flights_are_drawn(void **state)
{
    (void)state;
    loft_analysis *a = made("liquid-1", 2111.5, 787.0, 0);
    const loft_recorded *flight = NULL;
    loft_standard none;
    assert_int_equal(loft_analysis_fly_shown(a, 0, LOFT_ROLE_STANDARD, &flight), LOFT_OK);
    CHECK_NEAR(flight->flown.range_m, loft_analysis_standard(a, 0)->best.range_m, 1e-9);
    assert_int_equal(loft_median_standard(a, 0, false, &none), LOFT_ERR_DOMAIN);
    loft_analysis_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_flights_that_are_drawn_reach_the_medians_of_the_answer),
        cmocka_unit_test(a_flight_of_an_unbounded_median_is_unbounded_or_none),
        cmocka_unit_test(without_samples_the_class_s_own_flights_are_drawn),
    };
    return cmocka_run_group_tests_name("median flight", tests, open_data, close_data);
}
