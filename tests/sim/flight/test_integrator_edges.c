/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times of stages, events that jump or stand on an end, first steps, modest watchers. */
#include "check.h"

#include "loft/ode.h"

static loft_integrate_options options_of(double tol)
{
    loft_integrate_options opt = {.rtol = tol};
    for (int i = 0; i < LOFT_ODE_MAX; i++) {
        opt.atol[i] = tol;
    }
    return opt;
}

/* y' = cos t, so y = sin t from 0. */
static void sine_rhs(double t, const double *y, double *dydt, const void *ctx)
{
    (void)y;
    (void)ctx;
    dydt[0] = cos(t);
}

static const loft_ode sine = {.n = 1, .rhs = sine_rhs};

static bool go_on(void *user, const loft_dense *dense, double t, const double *y)
{
    assert_null(dense);
    CHECK_WITHIN(y[0], sin(t), 1e-6);
    ++*(int *)user;
    return true;
}

static bool count_step(void *user, const loft_dense *dense, double t, const double *y)
{
    assert_non_null(dense);
    CHECK_WITHIN(y[0], t, 4e-15);
    ++*(int *)user;
    return true;
}

static double clock_less(double t, const double *y, const void *ctx)
{
    (void)y;
    return t - *(const double *)ctx;
}

static double jump(double t, const double *y, const void *ctx)
{
    (void)y;
    return t < *(const double *)ctx ? -1.0 : 1.0;
}

/* y' = 1, a clock: y is t at every stage. ctx points to a pointer to the worst it was off. */
static void clock_rhs(double t, const double *y, double *dydt, const void *ctx)
{
    double *const worst = *(double *const *)ctx;
    *worst = fmax(*worst, fabs(y[0] - t));
    dydt[0] = 1.0;
}

/*
 * c_i = sum a_ij for each stage, of the step as of its dense output, within the rounding
 * of sums whose terms are up to 43 times the step.
 */
static void each_stage_stands_at_its_own_time(void **state)
{
    (void)state;
    double worst = 0.0;
    double *const to_worst = &worst;
    const loft_ode clock = {.n = 1, .rhs = clock_rhs, .ctx = &to_worst};
    loft_integrate_options opt = options_of(1e-3);
    opt.h_first = opt.h_max = 1.0;
    int n_steps = 0;
    const loft_step_sink sink = {
        .on_step = count_step, .want_dense = true, .user = &n_steps};
    loft_integrate_run run = {.t = -1.2345, .t_end = 1.7655, .y = {-1.2345}};
    assert_int_equal(loft_integrate(&clock, &opt, NULL, 0, &sink, &run), LOFT_OK);
    assert_int_equal(n_steps, 3);
    CHECK_WITHIN(worst, 0.0, 2e-14);
}

static void a_jump_is_met_where_it_is(void **state)
{
    (void)state;
    const double when = 0.7654321;
    const loft_integrate_options opt = options_of(1e-9);
    const loft_root event = {.g = jump, .ctx = &when, .direction = 1, .terminal = true};
    loft_integrate_run run = {.t_end = 2.0};
    assert_int_equal(loft_integrate(&sine, &opt, &event, 1, NULL, &run), LOFT_OK);
    assert_int_equal(run.event, 0);
    assert_true(run.t >= when);
    CHECK_NEAR(run.t, when, 1e-14);
}

/* Relative to t there is no last digit at zero: the search has its own end. */
static void a_root_at_time_zero_is_met(void **state)
{
    (void)state;
    const double zero = 0.0;
    const loft_integrate_options opt = options_of(1e-9);
    const loft_root event = {.g = clock_less, .ctx = &zero, .terminal = true};
    loft_integrate_run run = {.t = -1.2345, .t_end = 1.5, .y = {-0.944}};
    assert_int_equal(loft_integrate(&sine, &opt, &event, 1, NULL, &run), LOFT_OK);
    assert_int_equal(run.event, 0);
    CHECK_WITHIN(run.t, 0.0, 1e-15);
}

static void an_event_on_the_end_is_an_event(void **state)
{
    (void)state;
    const double end = 1.2345;
    const loft_integrate_options opt = options_of(1e-9);
    const loft_root event = {.g = clock_less, .ctx = &end, .terminal = true};
    loft_integrate_run run = {.t_end = end};
    assert_int_equal(loft_integrate(&sine, &opt, &event, 1, NULL, &run), LOFT_OK);
    assert_int_equal(run.event, 0);
    CHECK_NEAR(run.t, end, 0.0);
}

/* Below 0 between the two times in ctx. */
static double dip(double t, const double *y, const void *ctx)
{
    (void)y;
    const double *const times = ctx;
    return (t - times[0]) * (t - times[1]);
}

/* A dip that a terminal event lands in is seen, unless it is the other way that counts. */
static void a_hidden_crossing_counts_in_its_direction(void **state)
{
    (void)state;
    const double times[2] = {0.4321, 0.8765};
    const double when = 0.6543;
    for (int direction = -1; direction <= 1; direction++) {
        const loft_root events[2] = {
            {.g = clock_less, .ctx = &when, .terminal = true},
            {.g = dip, .ctx = times, .direction = direction, .terminal = true}};
        loft_integrate_options opt = options_of(1e-3);
        opt.h_first = 1.2;
        loft_integrate_run run = {.t_end = 1.2};
        assert_int_equal(loft_integrate(&sine, &opt, events, 2, NULL, &run), LOFT_OK);
        assert_int_equal(run.event, direction > 0 ? 0 : 1);
        CHECK_NEAR(run.t, direction > 0 ? when : times[0], 1e-14);
    }
}

static void count_event(void *user, int event, double t, const double *y)
{
    (void)event;
    (void)t;
    (void)y;
    ++*(int *)user;
}

/* Events without a listener are passed over, a dense output without one is not made. */
static void a_sink_may_want_less(void **state)
{
    (void)state;
    const double when = 0.5432;
    const loft_root event = {.g = clock_less, .ctx = &when};
    const loft_integrate_options opt = options_of(1e-9);
    int seen = 0;
    loft_step_sink sink = {.on_event = count_event, .want_dense = true, .user = &seen};
    loft_integrate_run run = {.t_end = 2.0};
    assert_int_equal(loft_integrate(&sine, &opt, &event, 1, &sink, &run), LOFT_OK);
    assert_int_equal(seen, 1);
    const long with_event = run.stats.evaluations;
    sink = (loft_step_sink){.on_step = go_on, .user = &seen};
    run = (loft_integrate_run){.t_end = 2.0};
    assert_int_equal(loft_integrate(&sine, &opt, &event, 1, &sink, &run), LOFT_OK);
    assert_int_equal(seen, 1 + run.stats.steps);
    assert_int_equal(run.stats.evaluations, with_event);
    CHECK_WITHIN(run.y[0], sin(2.0), 1e-8);
}

/* ---- first steps ---- */

static void still_rhs(double t, const double *y, double *dydt, const void *ctx)
{
    (void)t;
    (void)y;
    (void)ctx;
    dydt[0] = 0.0;
}

static void what_does_not_move_takes_few_steps(void **state)
{
    (void)state;
    const loft_ode still = {.n = 1, .rhs = still_rhs};
    const loft_integrate_options opt = options_of(1e-12);
    const double starts[] = {0.0, 1.2345};
    for (int i = 0; i < 2; i++) {
        loft_integrate_run run = {.t_end = 1e6, .y = {starts[i]}};
        assert_int_equal(loft_integrate(&still, &opt, NULL, 0, NULL, &run), LOFT_OK);
        CHECK_WITHIN(run.y[0], starts[i], 0.0);
        assert_true(run.stats.steps <= 20);
        assert_int_equal(run.stats.rejected, 0);
    }
}

static void a_step_that_does_not_move_the_time_is_an_error(void **state)
{
    (void)state;
    loft_integrate_options opt = options_of(1e-9);
    opt.h_first = 1e-300;
    loft_integrate_run run = {.t = 1.2345, .t_end = 2.0, .y = {sin(1.2345)}};
    assert_int_equal(loft_integrate(&sine, &opt, NULL, 0, NULL, &run), LOFT_ERR_STEP);
    CHECK_NEAR(run.t, 1.2345, 0.0);
}

/* ---- bad input ---- */

static void refuses_what_is_not_finite(void **state)
{
    (void)state;
    const double zero = 0.0;
    const loft_root good = {.g = clock_less, .ctx = &zero};
    const double never = INFINITY;
    const loft_root blind[2] = {{.g = clock_less, .ctx = &never}, good};
    for (int field = 0; field < 7; field++) {
        loft_integrate_options opt = options_of(1e-9);
        loft_integrate_run run = {.t = -1.0, .t_end = 1.0, .event = 77};
        double *const fields[] = {&opt.rtol, &opt.atol[0], &opt.h_first, &opt.event_tol,
                                  &run.t,    &run.t_end,   &run.y[0]};
        *fields[field] = INFINITY;
        assert_int_equal(loft_integrate(&sine, &opt, &good, 1, NULL, &run),
                         LOFT_ERR_DOMAIN);
        assert_int_equal(run.event, 77);
    }
    const loft_integrate_options opt = options_of(1e-9);
    loft_integrate_run run = {.t = -1.0, .t_end = 1.0, .event = 77};
    assert_int_equal(loft_integrate(&sine, &opt, blind, 2, NULL, &run), LOFT_ERR_DOMAIN);
    assert_int_equal(run.event, 77);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_stage_stands_at_its_own_time),
        cmocka_unit_test(a_jump_is_met_where_it_is),
        cmocka_unit_test(a_root_at_time_zero_is_met),
        cmocka_unit_test(an_event_on_the_end_is_an_event),
        cmocka_unit_test(a_hidden_crossing_counts_in_its_direction),
        cmocka_unit_test(a_sink_may_want_less),
        cmocka_unit_test(what_does_not_move_takes_few_steps),
        cmocka_unit_test(a_step_that_does_not_move_the_time_is_an_error),
        cmocka_unit_test(refuses_what_is_not_finite),
    };
    return cmocka_run_group_tests_name("integrator_edges", tests, NULL, NULL);
}
