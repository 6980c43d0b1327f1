/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classes.h"

#include <math.h>

#include "sim/infer/joint_vehicle.h"

static loft_booster_template class_named(const char *name)
{
    loft_booster_template plan;
    assert_int_equal(loft_data_class(data, name, &plan), LOFT_OK);
    return plan;
}

static void no_difference_takes_nothing(void **state)
{
    (void)state;
    const loft_booster_template plan = class_named("liquid-2");
    double ratio = 0.0;
    double early_s = -1.0;
    assert_true(loft_payload_for_speed(&plan, 8200.0, 8200.0, &ratio));
    CHECK_NEAR(ratio, 1.0, 1e-12);
    assert_true(loft_cutoff_for_speed(&plan, 8200.0, 8200.0, &early_s));
    assert_true(early_s == 0.0);
}

/* One stage: payload p on a stage of mass M has c ln((M + p)/(e M + p)). */
static void one_stage_obeys_the_rocket_equation(void **state)
{
    (void)state;
    const loft_booster_template plan = class_named("liquid-1");
    const double c_mps = plan.stages[0].exhaust_mps;
    const double fast = exp(6200.0 / c_mps);
    const double slow = exp(5700.0 / c_mps);
    const double mass = (fast - 1.0) / (1.0 - fast * LOFT_EMPTY_SHARE);
    const double payload = mass * (1.0 - slow * LOFT_EMPTY_SHARE) / (slow - 1.0);
    double ratio = 0.0;
    assert_true(loft_payload_for_speed(&plan, 6200.0, 5700.0, &ratio));
    CHECK_NEAR(ratio, payload, 1e-12 * payload);
}

/* A step of the last stage: thrust/mass integrated over the seconds that are lost. */
static void the_last_seconds_of_a_burn_have_that_speed(void **state)
{
    (void)state;
    enum {
        STEPS = 20000
    };
    const loft_booster_template plan = class_named("liquid-2");
    const loft_stage_plan *last = &plan.stages[1];
    const double fast_mps = 8200.0;
    const double ratio = exp(fast_mps * last->speed_share / last->exhaust_mps);
    double early_s = 0.0;
    assert_true(loft_cutoff_for_speed(&plan, fast_mps, 7900.0, &early_s));
    double lost_mps = 0.0;
    for (int i = 0; i < STEPS; i++) {
        const double t_s = last->burn_s - early_s * (i + 0.5) / STEPS;
        const double flow = (1.0 - 1.0 / ratio) / last->burn_s;
        lost_mps += last->exhaust_mps * flow / (1.0 - flow * t_s) * early_s / STEPS;
    }
    CHECK_NEAR(lost_mps, 300.0, 1e-4);
}

static void no_vehicle_is_made_up(void **state)
{
    (void)state;
    const loft_booster_template plan = class_named("liquid-1");
    double ratio = 7.0;
    double early_s = 7.0;
    assert_false(loft_payload_for_speed(&plan, 9000.0, 8000.0, &ratio));
    assert_false(loft_payload_for_speed(&plan, 6000.0, 6100.0, &ratio));
    assert_false(loft_cutoff_for_speed(&plan, 6000.0, -100.0, &early_s));
    CHECK_NEAR(ratio, 7.0, 0.0);
    CHECK_NEAR(early_s, 7.0, 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_difference_takes_nothing),
        cmocka_unit_test(one_stage_obeys_the_rocket_equation),
        cmocka_unit_test(the_last_seconds_of_a_burn_have_that_speed),
        cmocka_unit_test(no_vehicle_is_made_up),
    };
    return cmocka_run_group_tests_name("joint_vehicle", tests, open_data, close_data);
}
