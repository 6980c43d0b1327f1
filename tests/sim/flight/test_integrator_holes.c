/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Right-hand sides and events that are not numbers in places. */
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

/* An interval of time where nothing is a number. */
typedef struct hole {
    double from, to;
} hole;

static bool is_in(const hole *h, double t)
{
    return h != NULL && t > h->from && t < h->to;
}

/* y' = cos t, so y = sin t from 0. */
static void holed_rhs(double t, const double *y, double *dydt, const void *ctx)
{
    (void)y;
    dydt[0] = is_in(ctx, t) ? NAN : cos(t);
}

static const hole small_hole = {0.6543, 0.6549};
static const loft_ode holed = {.n = 1, .rhs = holed_rhs, .ctx = &small_hole};
static const loft_ode whole = {.n = 1, .rhs = holed_rhs};

static double level_less(double t, const double *y, const void *ctx)
{
    return is_in(ctx, t) ? NAN : y[0] - 0.8;
}

static const double level_s = 0.92729521800161219; /* asin 0.8 */

static bool go_on(void *user, const loft_dense *dense, double t, const double *y)
{
    double at[LOFT_ODE_MAX];
    int *const steps = user;
    if (dense != NULL) {
        loft_dense_at(dense, t, at);
        CHECK_WITHIN(at[0], y[0], 1e-8);
    }
    CHECK_WITHIN(y[0], sin(t), 1e-6);
    ++*steps;
    return true;
}

/* True if it went through to t_end or to the event, and then rightly; else untouched. */
static bool passes(double h_first, const loft_root *event)
{
    int steps = 0;
    const loft_step_sink sink = {.on_step = go_on, .want_dense = true, .user = &steps};
    loft_integrate_options opt = options_of(1e-7);
    opt.h_first = h_first;
    loft_integrate_run run = {.t_end = 2.0, .event = 77};
    const loft_status status =
        loft_integrate(&holed, &opt, event, event != NULL ? 1 : 0, &sink, &run);
    if (status != LOFT_OK) {
        assert_int_equal(status, LOFT_ERR_STEP);
        assert_int_equal(run.event, 77);
        CHECK_NEAR(run.t, 0.0, 0.0);
        return false;
    }
    assert_int_equal(steps, run.stats.steps);
    if (event == NULL) {
        CHECK_WITHIN(run.y[0], sin(2.0), 1e-6);
    } else {
        assert_int_equal(run.event, 0);
        CHECK_WITHIN(run.t, level_s, 2e-6);
        CHECK_WITHIN(run.y[0], 0.8, 1e-14);
    }
    return true;
}

/* Whatever stage of a step falls into it: the first steps have every length. */
static void a_hole_is_stepped_over_or_an_error(void **state)
{
    (void)state;
    const loft_root event = {.g = level_less, .terminal = true};
    int tried = 0;
    int passed = 0;
    for (double h_first = 0.3; h_first < 5.0; h_first *= 1.0004) {
        passed += passes(h_first, NULL) + passes(h_first, &event);
        tried += 2;
    }
    assert_true(tried > 10000 && passed > 0.95 * tried);
}

/* A step that ends in it is rejected; inside a step it counts as beyond. */
static void an_event_without_a_value_rejects_the_step(void **state)
{
    (void)state;
    const loft_root event = {.g = level_less, .ctx = &small_hole, .terminal = true};
    loft_integrate_options opt = options_of(1e-9);
    opt.h_first = 0.6545;
    loft_integrate_run run = {.t_end = 2.0};
    assert_int_equal(loft_integrate(&whole, &opt, &event, 1, NULL, &run), LOFT_OK);
    assert_int_equal(run.event, 0);
    assert_true(run.stats.rejected >= 1);
    CHECK_WITHIN(run.t, level_s, 1e-8);
    const hole at_the_root = {level_s - 1e-3, level_s + 1e-3};
    const loft_root blind = {.g = level_less, .ctx = &at_the_root, .terminal = true};
    run = (loft_integrate_run){.t_end = 1.2};
    opt = options_of(1e-5);
    opt.h_first = 1.2;
    assert_int_equal(loft_integrate(&whole, &opt, &blind, 1, NULL, &run), LOFT_OK);
    assert_int_equal(run.event, 0);
    CHECK_WITHIN(run.t, level_s, 1.001e-3);
}

/* y' = 1/(1 - y) as far as y = 1, and nothing beyond. */
static void brink_rhs(double t, const double *y, double *dydt, const void *ctx)
{
    (void)t;
    (void)ctx;
    dydt[0] = y[0] < 1.0 ? 1.0 / (1.0 - y[0]) : NAN;
}

/* The guess of the first step looks over the brink; the step itself is then shortened. */
static void a_first_look_over_the_brink_is_survived(void **state)
{
    (void)state;
    const loft_ode brink = {.n = 1, .rhs = brink_rhs};
    const double gap = 1e-3;
    loft_integrate_options opt = options_of(1e-3);
    loft_integrate_run run = {.t_end = 0.4 * gap * gap, .y = {1.0 - gap}};
    assert_int_equal(loft_integrate(&brink, &opt, NULL, 0, NULL, &run), LOFT_OK);
    /* (1 - y)^2 = gap^2 - 2 t */
    CHECK_NEAR(1.0 - run.y[0], gap * sqrt(1.0 - 0.8), 0.05);
    run = (loft_integrate_run){.t_end = 1.0, .y = {1.0 - gap}};
    assert_int_equal(loft_integrate(&brink, &opt, NULL, 0, NULL, &run), LOFT_ERR_STEP);
}

/* ---- the last resort ---- */

static const double floor_y = 0.3;

/* Falls at 1 to the floor, below which there is no rate. */
static void floor_rhs(double t, const double *y, double *dydt, const void *ctx)
{
    (void)t;
    (void)ctx;
    dydt[0] = y[0] >= floor_y ? -1.0 - 0.1 * y[0] : NAN;
}

static double above(double t, const double *y, const void *ctx)
{
    (void)t;
    return y[0] - *(const double *)ctx;
}

static bool count_step(void *user, const loft_dense *dense, double t, const double *y)
{
    (void)t;
    (void)y;
    ++*(int *)user;
    return dense == NULL;
}

/* With any watcher and other events beside it, as on a whole world. */
static void the_edge_of_the_world_is_met_with_any_sink(void **state)
{
    (void)state;
    const loft_ode falling = {.n = 1, .rhs = floor_rhs};
    const double deep = -1.5;
    const loft_root events[3] = {
        {.g = above, .ctx = &floor_y, .direction = -1},
        {.g = above, .ctx = &deep, .direction = -1, .terminal = true},
        {.g = above, .ctx = &floor_y, .direction = -1, .terminal = true}};
    const loft_integrate_options opt = options_of(1e-12);
    int steps = 0;
    const loft_step_sink plain = {.on_step = count_step, .user = &steps};
    const loft_step_sink *const sinks[] = {NULL, &plain};
    for (int i = 0; i < 400; i++) { /* the last steps stop anywhere before the floor */
        const double start = 0.7 + 0.00123 * i;
        loft_integrate_run run = {.t_end = 5.0, .y = {start}};
        steps = 0;
        assert_int_equal(loft_integrate(&falling, &opt, events, 3, sinks[i % 2], &run),
                         LOFT_OK);
        assert_int_equal(run.event, 2);
        CHECK_WITHIN(run.y[0], floor_y, 1e-14);
        /* y = (start + 10) exp(-t/10) - 10 */
        CHECK_NEAR(run.t, 10.0 * log((start + 10.0) / 10.3), 1e-11);
        assert_int_equal(steps, i % 2 == 0 ? 0 : run.stats.steps);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hole_is_stepped_over_or_an_error),
        cmocka_unit_test(an_event_without_a_value_rejects_the_step),
        cmocka_unit_test(a_first_look_over_the_brink_is_survived),
        cmocka_unit_test(the_edge_of_the_world_is_met_with_any_sink),
    };
    return cmocka_run_group_tests_name("integrator_holes", tests, NULL, NULL);
}
