/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another load: the vehicle beside one whose masses are known, and the band of an event. */
#include "classes.h"
#include "sim/infer/joint_vehicle.h"
#include "sim/infer/other_load.h"

static const double speed_mps = 7000.0;
static const double payload_kg = 1000.0;

static loft_launch launch_of(const char *class_name)
{
    loft_launch l = loft_launch_default();
    l.site = loft_site_deg(40.066, 125.21);
    l.azimuth_rad = loft_rad_from_deg(71.0);
    assert_int_equal(loft_data_class(data, class_name, &l.booster), LOFT_OK);
    return l;
}

/* The class by masses: each stage burns at an even rate, is 6 % empty and leaves that behind. */
static loft_vehicle by_masses(const loft_booster_template *plan)
{
    loft_vehicle v = {
        .n_stages = plan->n_stages, .payload_kg = payload_kg, .drag = plan->drag};
    double above_kg = payload_kg;
    for (int i = plan->n_stages; i-- > 0;) {
        const loft_stage_plan *s = &plan->stages[i];
        const double ratio = exp(speed_mps * s->speed_share / s->exhaust_mps);
        const double stage_kg = above_kg * (ratio - 1.0) / (1.0 - 0.06 * ratio);
        v.stages[i].propellant_kg = 0.94 * stage_kg;
        v.stages[i].dry_kg = 0.06 * stage_kg;
        v.stages[i].exhaust_mps = s->exhaust_mps;
        v.stages[i].gap_s = s->gap_s;
        v.stages[i].thrust_n = s->exhaust_mps * 0.94 * stage_kg / s->burn_s;
        above_kg += stage_kg;
    }
    v.stages[0].nozzle_exit_m2 = plan->backpressure * v.stages[0].thrust_n / 101325.0;
    v.diameter_m = sqrt(plan->area_m2pkg * above_kg * 4.0 / LOFT_PI);
    return v;
}

/* Second method: loft payload's, which is given the masses. */
static void the_range_is_that_of_the_vehicle_by_its_masses(void **state)
{
    (void)state;
    const loft_launch launch = launch_of("liquid-2");
    const loft_vehicle vehicle = by_masses(&launch.booster);
    const double factors[] = {0.6, 1.0, 1.5, 2.5};
    for (size_t i = 0; i < sizeof factors / sizeof factors[0]; i++) {
        loft_payload_point point;
        loft_launch loaded = launch;
        double loaded_mps = 0.0;
        loft_standard standard;
        assert_int_equal(
            loft_payload_reach(&launch, &vehicle, factors[i] * payload_kg, &point),
            LOFT_OK);
        assert_true(loft_plan_with_payload(&launch.booster, speed_mps, factors[i],
                                           &loaded.booster, &loaded_mps));
        assert_int_equal(loft_standard_find(&loaded, loaded_mps, false, NULL, &standard),
                         LOFT_OK);
        CHECK_NEAR(loaded_mps, point.ideal_speed_mps, 1e-12);
        CHECK_NEAR(standard.best.lift_off_ratio, point.lift_off_ratio, 1e-6);
        CHECK_NEAR(standard.best.range_m, point.no_rotation.best.range_m, 1e-3);
    }
}

static void a_vehicle_that_cannot_be_takes_no_load(void **state)
{
    (void)state;
    const loft_launch launch = launch_of("liquid-1");
    loft_booster_template loaded = {.n_stages = 7};
    double loaded_mps = 7.0;
    assert_false(
        loft_plan_with_payload(&launch.booster, 9000.0, 1.5, &loaded, &loaded_mps));
    assert_false(
        loft_plan_with_payload(&launch.booster, 6000.0, 0.0, &loaded, &loaded_mps));
    assert_int_equal(loaded.n_stages, 7);
    CHECK_NEAR(loaded_mps, 7.0, 0.0);
}

static void a_mass_is_compared_with_the_loads_assumed(void **state)
{
    (void)state;
    const loft_load times = {LOFT_LOAD_TIMES, 1.5};
    const loft_load in_all = {LOFT_LOAD_KG, 600.0};
    const loft_load more = {LOFT_LOAD_MORE_KG, 600.0};
    CHECK_NEAR(loft_load_times(&times, 0.3), 1.5, 1e-12);
    CHECK_NEAR(loft_load_times(&in_all, 0.0), 2.0, 1e-12);
    CHECK_NEAR(loft_load_times(&in_all, 1.0), 0.4, 1e-12);
    CHECK_NEAR(loft_load_times(&more, 0.0), 3.0, 1e-12);
    CHECK_NEAR(loft_load_times(&more, 1.0), 1.4, 1e-12);
}

/* ---- the band of an event ---- */

static loft_samples *samples_made(void)
{
    loft_event_voice voice = {.report = {.apogee_m = loft_exact_km(2111.5),
                                         .range_m = loft_exact_km(787.0),
                                         .time_s = {.kind = LOFT_CLAIM_NONE}}};
    const loft_event event = {.launch = launch_of("liquid-1"), .n = 1, .voices = &voice};
    const loft_samples_wanted wanted = {.samples = 1000, .seed = 1};
    loft_prior prior;
    loft_samples *s = NULL;
    assert_int_equal(loft_data_prior(data, "liquid-1", &prior), LOFT_OK);
    assert_int_equal(loft_samples_make(&event, &prior, &wanted, &s), LOFT_OK);
    return s;
}

static loft_load_answer found(const loft_samples *s, loft_load load)
{
    loft_load_answer a;
    assert_int_equal(loft_load_find(s, &load, &a), LOFT_OK);
    assert_true(a.asked);
    return a;
}

static void the_load_that_was_carried_gives_the_answer_itself(void **state)
{
    (void)state;
    loft_samples *s = samples_made();
    const loft_band *band = &loft_samples_posterior(s)->no_rotation_m;
    const loft_load_answer same = found(s, (loft_load){LOFT_LOAD_TIMES, 1.0});
    assert_true(same.has_band && same.grounded == 0);
    CHECK_NEAR(same.no_rotation_m.p05, band->p05, 0.01);
    CHECK_NEAR(same.no_rotation_m.p50, band->p50, 0.01);
    CHECK_NEAR(same.no_rotation_m.p95, band->p95, 0.01);
    loft_samples_free(s);
}

static void a_heavier_load_goes_less_far_and_one_in_kg_is_less_sure(void **state)
{
    (void)state;
    loft_samples *s = samples_made();
    const loft_band light = found(s, (loft_load){LOFT_LOAD_TIMES, 0.7}).no_rotation_m;
    const loft_band heavy = found(s, (loft_load){LOFT_LOAD_TIMES, 1.5}).no_rotation_m;
    const loft_band in_kg = found(s, (loft_load){LOFT_LOAD_KG, 1000.0}).no_rotation_m;
    const loft_band answer = loft_samples_posterior(s)->no_rotation_m;
    assert_true(light.p50 > answer.p50 && answer.p50 > heavy.p50);
    assert_true(in_kg.p95 - in_kg.p05 > 2.0 * (heavy.p95 - heavy.p05));
    loft_samples_free(s);
}

static void boosters_that_stay_on_the_ground_have_no_band(void **state)
{
    (void)state;
    loft_samples *s = samples_made();
    const loft_load_answer a = found(s, (loft_load){LOFT_LOAD_TIMES, 1000.0});
    assert_int_equal(a.grounded, a.boosters);
    assert_false(a.has_band);
    loft_samples_free(s);
}

static void a_load_of_nothing_is_refused(void **state)
{
    (void)state;
    loft_samples *s = samples_made();
    const loft_load none = {LOFT_LOAD_KG, 0.0};
    loft_load_answer a = {.boosters = 7};
    assert_int_equal(loft_load_find(s, &none, &a), LOFT_ERR_DOMAIN);
    assert_int_equal(a.boosters, 7);
    loft_samples_free(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_range_is_that_of_the_vehicle_by_its_masses),
        cmocka_unit_test(a_vehicle_that_cannot_be_takes_no_load),
        cmocka_unit_test(a_mass_is_compared_with_the_loads_assumed),
        cmocka_unit_test(the_load_that_was_carried_gives_the_answer_itself),
        cmocka_unit_test(a_heavier_load_goes_less_far_and_one_in_kg_is_less_sure),
        cmocka_unit_test(boosters_that_stay_on_the_ground_have_no_band),
        cmocka_unit_test(a_load_of_nothing_is_refused),
    };
    return cmocka_run_group_tests_name("other_load", tests, open_data, close_data);
}
