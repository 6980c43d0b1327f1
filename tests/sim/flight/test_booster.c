/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "loft/flight.h"
#include "loft/ode.h"

/* Three unlike stages; the shares add up to 2.3. */
static loft_booster_template three_stages(void)
{
    loft_booster_template plan = loft_booster_template_default();
    plan.n_stages = 3;
    const double rows[3][4] = {
        {2412.3, 61.7, 3.21, 0.7}, {2687.1, 53.9, 7.89, 0.9}, {2801.9, 71.3, 5.55, 0.7}};
    for (int i = 0; i < 3; i++) {
        plan.stages[i].exhaust_mps = rows[i][0];
        plan.stages[i].burn_s = rows[i][1];
        plan.stages[i].gap_s = rows[i][2];
        plan.stages[i].speed_share = rows[i][3];
    }
    return plan;
}

static loft_booster booster_of(const loft_booster_template *plan, double ideal_speed_mps)
{
    loft_booster booster;
    assert_int_equal(loft_booster_of_template(plan, ideal_speed_mps, &booster), LOFT_OK);
    return booster;
}

/*
 * Curtis, Orbital Mechanics for Engineering Students, 13.3: thrust over weight 1.4,
 * specific impulse 390 s; at mass ratio 15 the burn takes 260 s, at 7 it takes 238.7755.
 */
static void curtis_rockets_lift_off_at_1_4_weights(void **state)
{
    (void)state;
    const double rows[2][2] = {{15.0, 260.0}, {7.0, 238.775510}};
    for (int i = 0; i < 2; i++) {
        loft_booster_template plan = {.n_stages = 1};
        plan.stages[0].exhaust_mps = 390.0 * LOFT_G0_MPS2;
        plan.stages[0].burn_s = rows[i][1];
        plan.stages[0].speed_share = 1.0;
        const loft_booster b =
            booster_of(&plan, plan.stages[0].exhaust_mps * log(rows[i][0]));
        CHECK_NEAR(loft_booster_lift_off_ratio(&b), 1.4, 2e-9);
        CHECK_NEAR(loft_booster_mass_ratio(&b.stages[0], rows[i][1]), 1.0 / rows[i][0],
                   1e-14);
        CHECK_NEAR(loft_booster_thrust(&b.stages[0], rows[i][1], 0.0),
                   1.4 * rows[i][0] * LOFT_G0_MPS2, 2e-9);
    }
}

static void thrust_rhs(double t, const double *y, double *dydt, const void *ctx)
{
    (void)y;
    dydt[0] = loft_booster_thrust(ctx, t, 0.0);
}

static void the_thrust_adds_up_to_the_ideal_speed(void **state)
{
    (void)state;
    const loft_booster_template plan = three_stages();
    const loft_booster b = booster_of(&plan, 8123.4);
    double sum_mps = 0.0;
    for (int i = 0; i < 3; i++) {
        const loft_ode ode = {.n = 1, .rhs = thrust_rhs, .ctx = &b.stages[i]};
        const loft_integrate_options opt = {.atol = {1e-9}};
        loft_integrate_run run = {.t_end = b.stages[i].burn_s};
        assert_int_equal(loft_integrate(&ode, &opt, NULL, 0, NULL, &run), LOFT_OK);
        CHECK_NEAR(run.y[0], b.stages[i].ideal_speed_mps, 1e-12);
        CHECK_NEAR(run.y[0], 8123.4 * plan.stages[i].speed_share / 2.3, 1e-12);
        sum_mps += run.y[0];
    }
    CHECK_NEAR(sum_mps, 8123.4, 1e-12);
}

/* Newton's law with masses in kilograms, for one of them. */
static void masses_give_the_same_acceleration(void **state)
{
    (void)state;
    const loft_booster_template plan = three_stages();
    const loft_booster b = booster_of(&plan, 7654.3);
    double mass_kg = 12345.6; /* at lift-off */
    for (int i = 0; i < 3; i++) {
        const loft_stage *s = &b.stages[i];
        const double burnt_kg =
            mass_kg * (1.0 - exp(-s->ideal_speed_mps / s->exhaust_mps));
        const double flow_kgps = burnt_kg / s->burn_s;
        for (double t_s = 0.0; t_s <= s->burn_s; t_s += 0.0999 * s->burn_s) {
            const double now_kg = mass_kg - flow_kgps * t_s;
            CHECK_NEAR(loft_booster_thrust(s, t_s, 0.0),
                       flow_kgps * s->exhaust_mps / now_kg, 1e-13);
            CHECK_NEAR(loft_booster_mass_ratio(s, t_s), now_kg / 12345.6, 1e-13);
        }
        mass_kg -= burnt_kg;
    }
}

static void nothing_but_propellant_is_shed(void **state)
{
    (void)state;
    const loft_booster_template plan = three_stages();
    const loft_booster b = booster_of(&plan, 9012.3);
    CHECK_NEAR(b.stages[0].mass_start, 1.0, 0.0);
    double exponent = 0.0;
    for (int i = 0; i < 3; i++) {
        CHECK_NEAR(b.stages[i].mass_start, exp(-exponent), 1e-14);
        exponent += b.stages[i].ideal_speed_mps / plan.stages[i].exhaust_mps;
        CHECK_NEAR(loft_booster_mass_ratio(&b.stages[i], b.stages[i].burn_s),
                   exp(-exponent), 1e-13);
    }
}

static void a_small_speed_gain_loses_no_digits(void **state)
{
    (void)state;
    loft_booster_template plan = three_stages();
    plan.n_stages = 1;
    const loft_booster b = booster_of(&plan, 1.2345e-9);
    /* a constant acceleration dv/T, to first order in dv/c */
    CHECK_NEAR(loft_booster_thrust(&b.stages[0], 12.3, 0.0), 1.2345e-9 / 61.7, 1e-12);
}

static void only_the_first_stage_pays_for_back_pressure(void **state)
{
    (void)state;
    const loft_booster_template plan = three_stages();
    const loft_booster b = booster_of(&plan, 8123.4);
    for (int i = 0; i < 3; i++) {
        const double vacuum = loft_booster_thrust(&b.stages[i], 12.3, 0.0);
        const double half = loft_booster_thrust(&b.stages[i], 12.3, 0.5 * LOFT_P0_PA);
        const double ground = loft_booster_thrust(&b.stages[i], 12.3, 101325.0);
        CHECK_NEAR(ground / vacuum, i == 0 ? 0.88 : 1.0, 1e-15);
        CHECK_NEAR(half / vacuum, i == 0 ? 0.94 : 1.0, 1e-15);
    }
    CHECK_NEAR(loft_booster_lift_off_ratio(&b),
               0.88 * loft_booster_thrust(&b.stages[0], 0.0, 0.0) / 9.80665, 1e-15);
}

static void the_clock_runs_through_the_gaps(void **state)
{
    (void)state;
    loft_booster_template plan = three_stages();
    const loft_booster b = booster_of(&plan, 8123.4);
    CHECK_NEAR(loft_booster_ignition(&b, 0), 0.0, 0.0);
    CHECK_NEAR(loft_booster_ignition(&b, 1), 61.7 + 3.21, 1e-15);
    CHECK_NEAR(loft_booster_ignition(&b, 2), 61.7 + 3.21 + 53.9 + 7.89, 1e-15);
    CHECK_NEAR(loft_booster_burn_time(&b, 0), 0.0, 0.0);
    CHECK_NEAR(loft_booster_burn_time(&b, 2), 61.7 + 53.9, 1e-15);
    CHECK_NEAR(loft_booster_burn_time(&b, 3), 61.7 + 53.9 + 71.3, 1e-15);
    CHECK_NEAR(loft_booster_template_burn_time(&plan), 61.7 + 53.9 + 71.3, 1e-15);
    CHECK_NEAR(b.stages[2].gap_s, 0.0, 0.0); /* no stage follows */
}

static void stretching_multiplies_burns_and_gaps(void **state)
{
    (void)state;
    const loft_booster_template plan = three_stages();
    loft_booster_template longer = plan;
    loft_booster_template_stretch(&longer, 1.2345);
    const loft_booster b = booster_of(&plan, 8123.4);
    const loft_booster l = booster_of(&longer, 8123.4);
    CHECK_NEAR(loft_booster_burn_time(&l, 3), 1.2345 * loft_booster_burn_time(&b, 3),
               1e-15);
    CHECK_NEAR(loft_booster_ignition(&l, 2), 1.2345 * loft_booster_ignition(&b, 2),
               1e-15);
    CHECK_NEAR(loft_booster_lift_off_ratio(&l), loft_booster_lift_off_ratio(&b) / 1.2345,
               1e-15);
    CHECK_NEAR(l.stages[1].mass_start, b.stages[1].mass_start, 0.0);
}

static void the_default_plan_is_what_the_header_says(void **state)
{
    (void)state;
    const loft_booster_template plan = loft_booster_template_default();
    assert_int_equal(plan.n_stages, 0);
    CHECK_NEAR(plan.backpressure, 0.12, 0.0);
    CHECK_NEAR(plan.area_m2pkg * loft_drag_cd(&plan.drag, 0, 0.5), 1.5e-5, 1e-15);
    const loft_booster_template three = three_stages();
    const loft_booster b = booster_of(&three, 8123.4);
    CHECK_NEAR(b.area_m2pkg, plan.area_m2pkg, 0.0);
    CHECK_NEAR(loft_drag_cd(&b.drag, 2, 2.5), loft_drag_cd(&plan.drag, 2, 2.5), 0.0);
}

static void refused(loft_booster_template plan, double ideal_speed_mps)
{
    loft_booster booster = {.n_stages = 77};
    assert_int_equal(loft_booster_of_template(&plan, ideal_speed_mps, &booster),
                     LOFT_ERR_DOMAIN);
    assert_int_equal(booster.n_stages, 77);
}

static void refuses_bad_plans(void **state)
{
    (void)state;
    const double bad[] = {NAN, INFINITY, -INFINITY, -1.5, 0.0};
    for (int i = 0; i < 5; i++) {
        refused(three_stages(), bad[i]);
        for (int stage = 0; stage < 3; stage++) {
            loft_booster_template plan = three_stages();
            plan.stages[stage].exhaust_mps = bad[i];
            refused(plan, 8123.4);
            plan = three_stages();
            plan.stages[stage].burn_s = bad[i];
            refused(plan, 8123.4);
            plan = three_stages();
            plan.stages[stage].speed_share = bad[i];
            refused(plan, 8123.4);
            plan = three_stages();
            plan.stages[stage].gap_s = i < 4 ? bad[i] : -1e-9;
            refused(plan, 8123.4);
        }
        loft_booster_template plan = three_stages();
        plan.area_m2pkg = i < 4 ? bad[i] : -1e-9;
        refused(plan, 8123.4);
        plan = three_stages();
        plan.backpressure = i < 4 ? bad[i] : 1.0;
        refused(plan, 8123.4);
    }
    loft_booster_template plan = three_stages();
    plan.n_stages = 0;
    refused(plan, 8123.4);
    plan.n_stages = LOFT_STAGES_MAX + 1;
    refused(plan, 8123.4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(curtis_rockets_lift_off_at_1_4_weights),
        cmocka_unit_test(the_thrust_adds_up_to_the_ideal_speed),
        cmocka_unit_test(masses_give_the_same_acceleration),
        cmocka_unit_test(nothing_but_propellant_is_shed),
        cmocka_unit_test(a_small_speed_gain_loses_no_digits),
        cmocka_unit_test(only_the_first_stage_pays_for_back_pressure),
        cmocka_unit_test(the_clock_runs_through_the_gaps),
        cmocka_unit_test(stretching_multiplies_burns_and_gaps),
        cmocka_unit_test(the_default_plan_is_what_the_header_says),
        cmocka_unit_test(refuses_bad_plans),
    };
    return cmocka_run_group_tests_name("booster", tests, NULL, NULL);
}
