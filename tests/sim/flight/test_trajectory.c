/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "loft/flight.h"

/* Component i is cos((1 + 0.1 i) t): y'' is not needed, the rates know the time. */
static void waves_rhs(double t, const double *y, double *dydt, const void *ctx)
{
    (void)y;
    (void)ctx;
    for (int i = 0; i < LOFT_STATE_N; i++) {
        const double w = 1.0 + 0.1 * i;
        dydt[i] = -w * sin(w * t);
    }
}

static const loft_ode waves = {.n = LOFT_STATE_N, .rhs = waves_rhs};

typedef struct writer {
    loft_trajectory *trajectory;
    loft_phase phase;
} writer;

static bool write_step(void *user, const loft_dense *dense, double t, const double *y)
{
    (void)y;
    writer *w = user;
    assert_int_equal(loft_trajectory_append(w->trajectory, dense, t, &w->phase), LOFT_OK);
    w->phase.stage++;
    w->phase.burnt_s = t;
    return true;
}

static double clock_less(double t, const double *y, const void *ctx)
{
    (void)y;
    return t - *(const double *)ctx;
}

/* From 1.5 to 31.5, cut short at 17.89 in the middle of a step. */
static const double cut_s = 17.89;

static loft_trajectory *recorded(double h_s)
{
    loft_trajectory *trajectory = loft_trajectory_new();
    assert_non_null(trajectory);
    writer w = {.trajectory = trajectory};
    const loft_step_sink sink = {.on_step = write_step, .want_dense = true, .user = &w};
    loft_integrate_options opt = {.h_first = h_s, .h_max = h_s};
    loft_integrate_run run = {.t = 1.5, .t_end = 31.5};
    for (int i = 0; i < LOFT_STATE_N; i++) {
        opt.atol[i] = 1e-3;
        run.y[i] = cos((1.0 + 0.1 * i) * 1.5);
    }
    const loft_root cut = {.g = clock_less, .ctx = &cut_s, .terminal = true};
    assert_int_equal(loft_integrate(&waves, &opt, &cut, 1, &sink, &run), LOFT_OK);
    assert_int_equal(run.event, 0);
    assert_int_equal(loft_integrate(&waves, &opt, NULL, 0, &sink, &run), LOFT_OK);
    return trajectory;
}

static void samples_lie_on_the_curve(void **state)
{
    (void)state;
    loft_trajectory *trajectory = recorded(0.05);
    assert_in_range(loft_trajectory_steps(trajectory), 550,
                    650); /* it had to grow twice */
    double y[LOFT_STATE_N];
    for (double t = 1.5; t <= 31.5; t += 0.0123) {
        loft_trajectory_at(trajectory, t, y, NULL);
        for (int i = 0; i < LOFT_STATE_N; i++) {
            CHECK_WITHIN(y[i], cos((1.0 + 0.1 * i) * t), 2e-13);
        }
    }
    loft_trajectory_free(trajectory);
}

static void nodes_join_the_steps_from_start_to_end(void **state)
{
    (void)state;
    loft_trajectory *trajectory = recorded(0.5);
    const size_t n = loft_trajectory_steps(trajectory);
    CHECK_NEAR(loft_trajectory_start(trajectory), 1.5, 0.0);
    CHECK_NEAR(loft_trajectory_end(trajectory), 31.5, 0.0);
    CHECK_NEAR(loft_trajectory_node(trajectory, 0), 1.5, 0.0);
    CHECK_NEAR(loft_trajectory_node(trajectory, n), 31.5, 0.0);
    bool cut_seen = false;
    for (size_t i = 0; i < n; i++) {
        assert_true(loft_trajectory_node(trajectory, i) <
                    loft_trajectory_node(trajectory, i + 1));
        cut_seen = cut_seen || fabs(loft_trajectory_node(trajectory, i) - cut_s) < 1e-14;
    }
    assert_true(cut_seen);
    loft_trajectory_free(trajectory);
}

static void a_node_belongs_to_the_later_step(void **state)
{
    (void)state;
    loft_trajectory *trajectory = recorded(0.5);
    const size_t n = loft_trajectory_steps(trajectory);
    double y[LOFT_STATE_N];
    loft_phase phase;
    for (size_t i = 0; i < n; i++) {
        const double t = loft_trajectory_node(trajectory, i);
        loft_trajectory_at(trajectory, t, y, &phase);
        assert_int_equal(phase.stage, i);
        CHECK_NEAR(phase.burnt_s, i == 0 ? 0.0 : t, 0.0);
        loft_trajectory_at(trajectory,
                           nextafter(loft_trajectory_node(trajectory, i + 1), 0.0), y,
                           &phase);
        assert_int_equal(phase.stage, i);
    }
    loft_trajectory_at(trajectory, 31.5, y, &phase); /* the end: the last step */
    assert_int_equal(phase.stage, n - 1);
    loft_trajectory_free(trajectory);
}

static void times_outside_are_held_to_the_ends(void **state)
{
    (void)state;
    loft_trajectory *trajectory = recorded(0.5);
    const double outside[2] = {-1e9, 1e9};
    const double ends[2] = {1.5, 31.5};
    for (int side = 0; side < 2; side++) {
        double far[LOFT_STATE_N];
        double end[LOFT_STATE_N];
        loft_phase phase;
        loft_trajectory_at(trajectory, outside[side], far, &phase);
        loft_trajectory_at(trajectory, ends[side], end, NULL);
        for (int i = 0; i < LOFT_STATE_N; i++) {
            CHECK_NEAR(far[i], end[i], 0.0);
        }
    }
    loft_trajectory_free(trajectory);
}

static void a_cleared_record_is_used_again(void **state)
{
    (void)state;
    loft_trajectory *trajectory = recorded(0.5);
    loft_trajectory_clear(trajectory);
    assert_int_equal(loft_trajectory_steps(trajectory), 0);
    const loft_dense dense = {.n = LOFT_STATE_N, .t0 = 3.21, .h = 1.5, .c = {{7.89}}};
    const loft_phase phase = {.layer = 5};
    assert_int_equal(loft_trajectory_append(trajectory, &dense, 4.0, &phase), LOFT_OK);
    assert_int_equal(loft_trajectory_steps(trajectory), 1);
    CHECK_NEAR(loft_trajectory_start(trajectory), 3.21, 0.0);
    CHECK_NEAR(loft_trajectory_end(trajectory), 4.0, 0.0);
    double y[LOFT_STATE_N];
    loft_phase got;
    loft_trajectory_at(trajectory, 3.5, y, &got);
    CHECK_NEAR(y[0], 7.89, 1e-15);
    assert_int_equal(got.layer, 5);
    loft_trajectory_free(trajectory);
    loft_trajectory_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(samples_lie_on_the_curve),
        cmocka_unit_test(nodes_join_the_steps_from_start_to_end),
        cmocka_unit_test(a_node_belongs_to_the_later_step),
        cmocka_unit_test(times_outside_are_held_to_the_ends),
        cmocka_unit_test(a_cleared_record_is_used_again),
    };
    return cmocka_run_group_tests_name("trajectory", tests, NULL, NULL);
}
