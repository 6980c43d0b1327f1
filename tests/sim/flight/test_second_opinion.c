/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include <gsl/gsl_errno.h>

#include "loft/loft.h"
#include "sim/flight/second_opinion.h"

static int no_handler(void **state)
{
    (void)state;
    gsl_set_error_handler_off();
    return 0;
}

/* Three stages, a gap before the last, to a long loft. */
static loft_booster three_stages(void)
{
    loft_booster_template plan = loft_booster_template_default();
    const double rows[3][3] = {
        {2612.3, 61.7, 0.0}, {2687.1, 53.9, 7.89}, {2801.9, 71.3, 0.0}};
    plan.n_stages = 3;
    for (int i = 0; i < 3; i++) {
        plan.stages[i].exhaust_mps = rows[i][0];
        plan.stages[i].burn_s = rows[i][1];
        plan.stages[i].gap_s = rows[i][2];
        plan.stages[i].speed_share = 1.0;
    }
    loft_booster booster;
    assert_int_equal(loft_booster_of_template(&plan, 7654.3, &booster), LOFT_OK);
    return booster;
}

static loft_flight_plan lofted(const loft_model *model, const loft_booster *booster)
{
    return (loft_flight_plan){.model = model,
                              .start = {0.7123, 2.2345, 123.4},
                              .booster = booster,
                              .steering = {.heading_rad = 1.2345,
                                           .end_elevation_rad = loft_rad_from_deg(84.3),
                                           .turn_fraction = 0.6543},
                              .body = loft_body_of_beta(5432.1),
                              .tolerance = 1e-13};
}

static loft_second_opinion opinion(const loft_flight_plan *plan,
                                   const loft_trajectory *record, double tolerance)
{
    loft_second_opinion out;
    assert_int_equal(loft_second_opinion_take(plan, record, tolerance, &out), LOFT_OK);
    return out;
}

static void two_integrators_agree_to_a_tenth_of_a_millimetre(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    const loft_booster booster = three_stages();
    const loft_flight_plan plan = lofted(&model, &booster);
    loft_trajectory *record = loft_trajectory_new();
    loft_flight flight;
    assert_int_equal(loft_fly(&plan, record, &flight), LOFT_OK);
    const loft_second_opinion out = opinion(&plan, record, 1e-13);
    CHECK_WITHIN(out.off_m, 0.0, 1e-4);
    CHECK_WITHIN(out.off_mps, 0.0, 1e-5);
    CHECK_WITHIN(loft_vec3_norm(loft_vec3_sub(loft_state_r(out.y), flight.end.r_ecef_m)),
                 out.off_m, 1e-7);
    CHECK_WITHIN(out.y[LOFT_STATE_PSI], flight.end.downrange_rad, 1e-10);
    assert_true(out.evaluations > 1000);
    loft_trajectory_free(record);
}

static void a_looser_tolerance_is_further_off(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    const loft_booster booster = three_stages();
    const loft_flight_plan plan = lofted(&model, &booster);
    loft_trajectory *record = loft_trajectory_new();
    loft_flight flight;
    assert_int_equal(loft_fly(&plan, record, &flight), LOFT_OK);
    const loft_second_opinion fine = opinion(&plan, record, 1e-13);
    const loft_second_opinion loose = opinion(&plan, record, 1e-8);
    assert_true(loose.off_m > 10.0 * fine.off_m);
    assert_true(loose.off_m < 1000.0);
    assert_true(loose.evaluations < fine.evaluations);
    loft_trajectory_free(record);
}

/* A record of another plan is caught: the drag of the body alone moves the end. */
static void another_body_does_not_agree(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    const loft_booster booster = three_stages();
    loft_flight_plan plan = lofted(&model, &booster);
    loft_trajectory *record = loft_trajectory_new();
    loft_flight flight;
    assert_int_equal(loft_fly(&plan, record, &flight), LOFT_OK);
    plan.body = loft_body_of_beta(5432.2);
    assert_true(opinion(&plan, record, 1e-13).off_m > 1e-3);
    loft_trajectory_free(record);
}

static double no_cd(const void *ctx, int segment, double mach)
{
    (void)ctx;
    (void)segment;
    (void)mach;
    return NAN;
}

static void what_has_no_rates_has_no_opinion(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    const loft_booster booster = three_stages();
    loft_flight_plan plan = lofted(&model, &booster);
    loft_trajectory *record = loft_trajectory_new();
    loft_flight flight;
    assert_int_equal(loft_fly(&plan, record, &flight), LOFT_OK);
    plan.body.drag = (loft_drag){.cd = no_cd};
    loft_second_opinion out = {.evaluations = 77};
    assert_int_equal(loft_second_opinion_take(&plan, record, 1e-10, &out), LOFT_ERR_STEP);
    assert_int_equal(out.evaluations, 77);
    loft_trajectory_free(record);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_integrators_agree_to_a_tenth_of_a_millimetre),
        cmocka_unit_test(a_looser_tolerance_is_further_off),
        cmocka_unit_test(another_body_does_not_agree),
        cmocka_unit_test(what_has_no_rates_has_no_opinion),
    };
    return cmocka_run_group_tests_name("second_opinion", tests, no_handler, NULL);
}
