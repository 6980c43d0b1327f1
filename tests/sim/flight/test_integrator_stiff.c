/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Equations that an explicit step cannot follow, once its evaluations are used up. */
#include "check.h"

#include "loft/ode.h"

/* The implicit method from the first step on. */
static loft_integrate_options implicit(double tol)
{
    loft_integrate_options opt = {
        .rtol = tol, .max_evaluations = 1, .stiff_evaluations = 1000000};
    for (int i = 0; i < LOFT_ODE_MAX; i++) {
        opt.atol[i] = tol;
    }
    return opt;
}

/*
 * Prothero & Robinson (1974): y = (sin t, cos 2t) whatever the rate, which *ctx is; the third
 * is 1/(1 + t) by its square.
 */
static void drawn_rhs(double t, const double *y, double *dydt, const void *ctx)
{
    const double rate = *(const double *)ctx;
    dydt[0] = -rate * (y[0] - sin(t)) + cos(t);
    dydt[1] = -rate * (y[1] - cos(2.0 * t)) * (1.0 + 0.5 * y[0]) - 2.0 * sin(2.0 * t);
    dydt[2] = -y[2] * y[2];
}

static loft_integrate_run drawn(const double *rate, double t_end,
                                const loft_integrate_options *opt, loft_status wanted)
{
    const loft_ode ode = {.n = 3, .rhs = drawn_rhs, .ctx = rate};
    loft_integrate_run run = {.t_end = t_end, .y = {0.0, 1.0, 1.0}};
    assert_int_equal(loft_integrate(&ode, opt, NULL, 0, NULL, &run), wanted);
    return run;
}

static double error_of(const loft_integrate_run *run)
{
    const double t = run->t;
    return fmax(fmax(fabs(run->y[0] - sin(t)), fabs(run->y[1] - cos(2.0 * t))),
                fabs(run->y[2] - 1.0 / (1.0 + t)));
}

static void what_damps_in_a_microsecond_takes_steps_of_its_motion(void **state)
{
    (void)state;
    const double rate = 1e6;
    loft_integrate_options opt = implicit(1e-8);
    const loft_integrate_run run = drawn(&rate, 12.345, &opt, LOFT_OK);
    CHECK_WITHIN(error_of(&run), 0.0, 1e-8);
    assert_true(run.stats.steps < 1000);
    opt.max_evaluations = 1000000;
    opt.stiff_evaluations = 0;
    (void)drawn(&rate, 12.345, &opt, LOFT_ERR_LIMIT);
}

/* Without stiffness; with it the order falls to 3, as the book says. */
static void the_implicit_method_is_of_order_4(void **state)
{
    (void)state;
    const double rate = 0.7;
    loft_integrate_options opt = implicit(1e3);
    double error[2];
    for (int i = 0; i < 2; i++) {
        opt.h_first = opt.h_max = 0.05 / (1 + i);
        const loft_integrate_run run = drawn(&rate, 2.0, &opt, LOFT_OK);
        error[i] = error_of(&run);
    }
    CHECK_WITHIN(log2(error[0] / error[1]), 4.0, 0.3);
}

/* A turn that is damped, exp(-t/5) (cos 3t, sin 3t): each rate needs both components. */
static void turning_rhs(double t, const double *y, double *dydt, const void *ctx)
{
    (void)t;
    (void)ctx;
    dydt[0] = -0.2 * y[0] - 3.0 * y[1];
    dydt[1] = 3.0 * y[0] - 0.2 * y[1];
}

static void components_that_drive_each_other_keep_the_order(void **state)
{
    (void)state;
    const loft_ode ode = {.n = 2, .rhs = turning_rhs};
    loft_integrate_options opt = implicit(1e3);
    double error[2];
    for (int i = 0; i < 2; i++) {
        opt.h_first = opt.h_max = 0.02 / (1 + i);
        loft_integrate_run run = {.t_end = 2.0, .y = {1.0, 0.0}};
        assert_int_equal(loft_integrate(&ode, &opt, NULL, 0, NULL, &run), LOFT_OK);
        error[i] =
            hypot(run.y[0] - exp(-0.4) * cos(6.0), run.y[1] - exp(-0.4) * sin(6.0));
    }
    CHECK_WITHIN(log2(error[0] / error[1]), 4.0, 0.3);
}

static double above_half(double t, const double *y, const void *ctx)
{
    (void)t;
    (void)ctx;
    return y[0] - 0.5;
}

static bool look_inside(void *user, const loft_dense *dense, double t, const double *y)
{
    (void)t;
    (void)y;
    double *const worst = user;
    for (int i = 0; i <= 4; i++) {
        double at[3];
        const double inside = dense->t0 + 0.25 * i * dense->h;
        loft_dense_at(dense, inside, at);
        *worst = fmax(*worst, fabs(at[0] - sin(inside)));
    }
    return true;
}

static void its_steps_have_events_and_an_inside(void **state)
{
    (void)state;
    const double rate = 1e5;
    double worst = 0.0;
    const loft_ode ode = {.n = 3, .rhs = drawn_rhs, .ctx = &rate};
    const loft_integrate_options opt = implicit(1e-9);
    const loft_root half = {.g = above_half, .direction = 1, .terminal = true};
    const loft_step_sink sink = {
        .on_step = look_inside, .want_dense = true, .user = &worst};
    loft_integrate_run run = {.t_end = 3.0, .y = {0.0, 1.0, 1.0}};
    assert_int_equal(loft_integrate(&ode, &opt, &half, 1, &sink, &run), LOFT_OK);
    assert_int_equal(run.event, 0);
    CHECK_WITHIN(run.t, asin(0.5), 1e-9);
    CHECK_WITHIN(worst, 0.0, 1e-7);
}

static void both_bounds_together_end_the_work_after_the_rounds(void **state)
{
    (void)state;
    const double rate = 1e6;
    loft_integrate_options opt = implicit(1e-12);
    opt.stiff_evaluations = 100;
    const loft_integrate_run run = drawn(&rate, 12.345, &opt, LOFT_ERR_LIMIT);
    assert_true(run.stats.evaluations >= 101 && run.stats.evaluations < 130);
    opt.rounds = 7;
    const loft_integrate_run longer = drawn(&rate, 12.345, &opt, LOFT_ERR_LIMIT);
    assert_true(longer.stats.evaluations >= 707 && longer.stats.evaluations < 736);
    opt.rounds = -1;
    (void)drawn(&rate, 12.345, &opt, LOFT_ERR_DOMAIN);
    opt.rounds = 0;
    opt.stiff_evaluations = -1;
    (void)drawn(&rate, 12.345, &opt, LOFT_ERR_DOMAIN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_damps_in_a_microsecond_takes_steps_of_its_motion),
        cmocka_unit_test(the_implicit_method_is_of_order_4),
        cmocka_unit_test(components_that_drive_each_other_keep_the_order),
        cmocka_unit_test(its_steps_have_events_and_an_inside),
        cmocka_unit_test(both_bounds_together_end_the_work_after_the_rounds),
    };
    return cmocka_run_group_tests_name("integrator_stiff", tests, NULL, NULL);
}
