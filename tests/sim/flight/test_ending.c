/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Flights that end in unusual ways: at their start, below it, with stages unburned; from
 * below the sea, level, downward, at a pole.
 */
#include "check.h"

#include <string.h>

#include "loft/flight.h"
#include "loft/loft.h"
#include "sim/flight/ending.h"

static loft_model vacuum(void)
{
    loft_model model = loft_model_default();
    model.air = loft_atmosphere_none();
    return model;
}

/* One stage or two; the second has this share of the speed. */
static loft_booster booster_of(double burn_s, double gap_s, double second_share)
{
    loft_booster_template plan = loft_booster_template_default();
    plan.backpressure = 0.0;
    plan.n_stages = second_share > 0.0 ? 2 : 1;
    plan.stages[0] = (loft_stage_plan){.exhaust_mps = 280.0 * LOFT_G0_MPS2,
                                       .burn_s = burn_s,
                                       .gap_s = gap_s,
                                       .speed_share = 1.0 - second_share};
    plan.stages[1] = (loft_stage_plan){
        .exhaust_mps = 280.0 * LOFT_G0_MPS2, .burn_s = 61.2, .speed_share = second_share};
    loft_booster booster;
    assert_int_equal(loft_booster_of_template(&plan, 3000.0, &booster), LOFT_OK);
    return booster;
}

static loft_flight_plan plan_of(const loft_model *model, double lat_deg, double alt_m,
                                loft_vec3 v_enu_mps)
{
    return (loft_flight_plan){.model = model,
                              .start = {loft_rad_from_deg(lat_deg), 2.2345, alt_m},
                              .v_enu_mps = v_enu_mps,
                              .steering = {.heading_rad = 1.2345,
                                           .end_elevation_rad = 0.7854,
                                           .turn_fraction = 0.6},
                              .body = loft_body_of_beta(5432.1)};
}

static loft_flight fly(const loft_flight_plan *plan, loft_trajectory *record)
{
    loft_flight flight;
    assert_int_equal(loft_fly(plan, record, &flight), LOFT_OK);
    return flight;
}

/* 12 km/s at 2,000 km is beyond escape speed there, 9.75 km/s. */
static void a_flight_that_is_over_at_its_start_has_a_record_of_it(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    const double rows[][2] = {{0.0, 2e6}, {90.0, 2e6}, {-90.0, 1e6}, {45.6, 1e8}};
    loft_trajectory *record = loft_trajectory_new();
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const loft_flight_plan plan =
            plan_of(&model, rows[i][0], rows[i][1], (loft_vec3){9234.5, 7100.0, 2084.0});
        const loft_flight flight = fly(&plan, record);
        assert_int_equal(flight.ended_by, LOFT_END_ESCAPE);
        CHECK_NEAR(flight.end.t_s, 0.0, 0.0);
        assert_int_equal(loft_trajectory_steps(record), 1);
        CHECK_NEAR(loft_trajectory_start(record), 0.0, 0.0);
        CHECK_NEAR(loft_trajectory_end(record), 0.0, 0.0);
        double y[LOFT_STATE_N];
        loft_trajectory_at(record, 0.0, y, NULL);
        const loft_flight_point at = loft_flight_point_of(&model, 0.0, y);
        assert_memory_equal(&at, &flight.end, sizeof at);
        assert_false(loft_entry_find(&plan, record, &flight).any);
        assert_false(loft_ending_has_apogee(&flight));
        assert_null(loft_ending_of(flight.ended_by)->mark);
        CHECK_NEAR(loft_ending_range(&plan, &flight), 0.0, 0.0);
    }
    loft_trajectory_free(record);
}

/* From within the air: none of it is met on a way down, as there is none. */
static void what_leaves_for_good_has_no_entry(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    const loft_flight_plan plan =
        plan_of(&model, 0.0, 400e3, (loft_vec3){9234.5, 7391.0, 2084.0});
    loft_trajectory *record = loft_trajectory_new();
    const loft_flight flight = fly(&plan, record);
    assert_int_equal(flight.ended_by, LOFT_END_ESCAPE);
    assert_true(flight.end.t_s > 100.0);
    assert_false(loft_entry_find(&plan, record, &flight).any);
    loft_trajectory_free(record);
}

/* The lowest altitude by the rocket equation, and where the programme begins to turn. */
static void a_booster_lit_while_it_falls_flies(void **state)
{
    (void)state;
    const loft_model model = vacuum();
    const loft_booster booster = booster_of(60.0, 0.0, 0.0);
    const double c = 280.0 * LOFT_G0_MPS2;
    const double rate_ps = loft_booster_burn_rate(&booster.stages[0]);
    loft_flight_plan plan = plan_of(&model, 40.0, 10e3, (loft_vec3){0.0, 0.0, -50.0});
    plan.booster = &booster;
    loft_trajectory *record = loft_trajectory_new();
    const loft_flight flight = fly(&plan, record);
    assert_int_equal(flight.ended_by, LOFT_END_GROUND);
    double lowest_m = INFINITY;
    double lowest_s = 0.0;
    double y[LOFT_STATE_N];
    for (int i = 0; i <= 800; i++) {
        loft_trajectory_at(record, 0.01 * i, y, NULL);
        const double alt_m = loft_flight_point_of(&model, 0.0, y).place.alt_m;
        lowest_s = alt_m < lowest_m ? 0.01 * i : lowest_s;
        lowest_m = fmin(alt_m, lowest_m);
    }
    CHECK_WITHIN(lowest_m, 9940.0, 0.5);
    CHECK_WITHIN(lowest_s, 2.37, 0.011);
    const loft_flight_point turn = flight.events[1].at;
    CHECK_NEAR(turn.t_s, 8.0, 1e-12);
    const double burnt = 8.0 * rate_ps;
    CHECK_WITHIN(turn.v_enu_mps.z, -50.0 - c * log1p(-burnt) - 9.771 * 8.0, 0.1);
    CHECK_WITHIN(turn.place.alt_m, 10291.0, 1.0);
    assert_int_equal(loft_ending_unburned(&plan, &flight).stage, -1);
    /* level, at rest, to the side: all fly; downward it falls as far as it must */
    const loft_vec3 starts[] = {
        {0.0, 0.0, 0.0}, {250.0, 0.0, 0.0}, {0.0, -250.0, 0.0}, {10.0, 0.0, -300.0}};
    for (int i = 0; i < 4; i++) {
        plan.v_enu_mps = starts[i];
        for (int pole = -1; pole <= 1; pole++) {
            plan.start.lat_rad = 0.5 * LOFT_PI * pole;
            assert_int_equal(fly(&plan, NULL).ended_by, LOFT_END_GROUND);
        }
    }
    plan.v_enu_mps = (loft_vec3){0.0, 0.0, -1500.0}; /* too fast to be stopped */
    const loft_flight into_ground = fly(&plan, record);
    assert_int_equal(into_ground.ended_by, LOFT_END_GROUND);
    CHECK_WITHIN(into_ground.end.place.alt_m, 0.0, 1e-3);
    assert_true(loft_ending_unburned(&plan, &into_ground).lit);
    assert_false(loft_entry_find(&plan, record, &into_ground).any);
    loft_trajectory_free(record);
}

static void what_never_climbs_to_its_end_is_told_with_its_highest_point(void **state)
{
    (void)state;
    const loft_model model = vacuum();
    /* 50 m/s from 430 m below: -430 + 50^2/(2 9.796) */
    loft_flight_plan plan = plan_of(&model, 31.5, -430.0, (loft_vec3){0.0, 0.0, 50.0});
    plan.body.area_m2pkg = 0.0;
    const loft_flight hop = fly(&plan, NULL);
    assert_int_equal(hop.ended_by, LOFT_END_NO_CLIMB);
    CHECK_WITHIN(hop.apogee.place.alt_m, -302.4, 0.05);
    plan.v_enu_mps.z = 100.0; /* gets to 80 m */
    const loft_flight higher = fly(&plan, NULL);
    assert_int_equal(higher.ended_by, LOFT_END_GROUND);
    plan.v_enu_mps.z = 50.0;
    plan.stop_alt_m = 1e5;
    assert_int_equal(fly(&plan, NULL).ended_by, LOFT_END_NO_CLIMB);
    plan.stop_alt_m = -431.0;
    assert_int_equal(fly(&plan, NULL).ended_by, LOFT_END_ALTITUDE);
    plan.until_time = true;
    plan.stop_time_s = 5.0;
    assert_int_equal(fly(&plan, NULL).ended_by, LOFT_END_TIME);
    plan.stop_time_s = 50.0;
    assert_int_equal(fly(&plan, NULL).ended_by, LOFT_END_NO_CLIMB);
    plan.until_time = false;
    plan.stop_alt_m = 0.0;
    /* level: what is slow falls at once, what is faster than an orbit climbs */
    const double lats_deg[] = {-90.0, -67.8, -40.0, 0.0, 12.3, 40.0, 56.7, 90.0};
    for (int k = 0; k < 8; k++) {
        plan.start.lat_rad = loft_rad_from_deg(lats_deg[k]);
        for (int i = 0; i < 2; i++) {
            plan.start.alt_m = i == 0 ? 0.0 : -430.0;
            plan.v_enu_mps = (loft_vec3){0.0, 1000.0, 0.0};
            assert_int_equal(fly(&plan, NULL).ended_by, LOFT_END_NO_CLIMB);
            plan.v_enu_mps = (loft_vec3){0.0, 13000.0, 0.0};
            assert_int_equal(fly(&plan, NULL).ended_by, LOFT_END_ESCAPE);
        }
    }
}

/* Once above the ground, a flight from below it ends there as any other. */
static void a_flight_from_below_the_sea_ends_at_the_ground(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    for (int i = 0; i < 4; i++) {
        const double alt_m[] = {-5000.0, -430.0, -1e-3, 0.0};
        const loft_flight_plan plan =
            plan_of(&model, 31.5, alt_m[i], (loft_vec3){700.0, 0.0, 700.0});
        const loft_flight flight = fly(&plan, NULL);
        assert_int_equal(flight.ended_by, LOFT_END_GROUND);
        CHECK_WITHIN(flight.end.place.alt_m, 0.0, 1e-3);
        assert_true(flight.end.t_s > 30.0);
    }
}

static void the_speed_that_was_not_burned_is_told(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    const loft_booster late = booster_of(10.0, 600.0, 0.9);
    loft_flight_plan plan = plan_of(&model, 40.0, 0.0, (loft_vec3){0.0, 0.0, 50.0});
    plan.booster = &late;
    plan.steering.end_elevation_rad = 1.5;
    loft_flight flight = fly(&plan, NULL);
    loft_unburned left = loft_ending_unburned(&plan, &flight);
    assert_int_equal(flight.ended_by, LOFT_END_GROUND);
    assert_int_equal(left.stage, 1);
    assert_false(left.lit);
    CHECK_NEAR(left.share, 0.9, 1e-12);
    /* stopped within a burn: what is left by the rocket equation */
    const loft_booster prompt = booster_of(10.0, 0.0, 0.9);
    plan.booster = &prompt;
    plan.until_time = true;
    plan.stop_time_s = 10.0 + 12.3;
    flight = fly(&plan, NULL);
    left = loft_ending_unburned(&plan, &flight);
    assert_int_equal(left.stage, 1);
    assert_true(left.lit);
    const double c = 280.0 * LOFT_G0_MPS2;
    const double burnt = -expm1(-2700.0 / c) * 12.3 / 61.2;
    CHECK_NEAR(left.share, (2700.0 + c * log1p(-burnt)) / 3000.0, 1e-12);
    /* between the two burns, and on the very end of the last */
    plan.stop_time_s = 10.0;
    flight = fly(&plan, NULL);
    left = loft_ending_unburned(&plan, &flight);
    assert_int_equal(left.stage, 1);
    assert_false(left.lit);
    CHECK_NEAR(left.share, 0.9, 1e-12);
    plan.stop_time_s = 10.0 + 61.2;
    flight = fly(&plan, NULL);
    assert_int_equal(loft_ending_unburned(&plan, &flight).stage, -1);
    plan.booster = NULL;
    assert_int_equal(loft_ending_unburned(&plan, &flight).stage, -1);
}

static void an_apogee_lies_between_start_and_end(void **state)
{
    (void)state;
    const loft_model model = vacuum();
    loft_flight_plan plan = plan_of(&model, 0.0, 9e3, (loft_vec3){100.0, 0.0, 0.0});
    loft_flight flight = fly(&plan, NULL); /* falls from its start */
    assert_false(loft_ending_has_apogee(&flight));
    plan.v_enu_mps.z = 100.0;
    flight = fly(&plan, NULL);
    assert_true(loft_ending_has_apogee(&flight));
    assert_string_equal(loft_ending_of(flight.ended_by)->mark, "impact");
    plan.until_time = true;
    plan.stop_time_s = 5.0;
    flight = fly(&plan, NULL); /* still climbs */
    assert_false(loft_ending_has_apogee(&flight));
    assert_string_equal(loft_ending_of(flight.ended_by)->mark, "end");
}

static void every_ending_has_a_name_of_its_own(void **state)
{
    (void)state;
    for (int i = 0; i <= LOFT_END_NO_CLIMB; i++) {
        const loft_ending *a = loft_ending_of((loft_flight_end)i);
        for (int k = 0; k < i; k++) {
            assert_string_not_equal(a->name, loft_ending_of((loft_flight_end)k)->name);
        }
        assert_int_equal(a->lands, i == LOFT_END_GROUND);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_flight_that_is_over_at_its_start_has_a_record_of_it),
        cmocka_unit_test(what_leaves_for_good_has_no_entry),
        cmocka_unit_test(a_booster_lit_while_it_falls_flies),
        cmocka_unit_test(what_never_climbs_to_its_end_is_told_with_its_highest_point),
        cmocka_unit_test(a_flight_from_below_the_sea_ends_at_the_ground),
        cmocka_unit_test(the_speed_that_was_not_burned_is_told),
        cmocka_unit_test(an_apogee_lies_between_start_and_end),
        cmocka_unit_test(every_ending_has_a_name_of_its_own),
    };
    return cmocka_run_group_tests_name("ending", tests, NULL, NULL);
}
