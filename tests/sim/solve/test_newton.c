/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "sim/solve/newton.h"

enum {
    N = NEWTON_MAX
};

static const newton_task circle_and_cubic = {.n = 2,
                                             .rows = {0, 2},
                                             .difference = {1e-4, 1e-4},
                                             .cap = {0.5, 0.5},
                                             .tolerance = 1e-10};

/* x^2 + y^2 = 2.5 and y = x^3 + 0.3; the row between them is not an equation. */
static void evaluate(const double x[N], double f[N])
{
    f[0] = x[0] * x[0] + x[1] * x[1] - 2.5;
    f[1] = 7.0 * x[0] - x[1];
    f[2] = x[1] - x[0] * x[0] * x[0] - 0.3;
    f[3] = 0.0;
}

/* Solves; points with x[0] > wall cannot be evaluated. Returns how many were asked for. */
static int solve(newton_solver *s, double wall)
{
    double points[N][N];
    int asked = 0;
    for (int n = loft_newton_ask(s, points); n > 0; n = loft_newton_ask(s, points)) {
        bool good[N];
        double f[N][N];
        for (int i = 0; i < n; i++) {
            good[i] = points[i][0] <= wall;
            evaluate(points[i], f[i]);
        }
        (void)loft_newton_tell(s, good, (const double(*)[N])f);
        asked += n;
    }
    return asked;
}

static void the_equations_named_are_solved(void **state)
{
    (void)state;
    const double start[N] = {0.7, 0.4};
    newton_solver s = loft_newton_start(&circle_and_cubic, start, NULL);
    const int asked = solve(&s, INFINITY);
    assert_int_equal(s.phase, NEWTON_SOLVED);
    CHECK_WITHIN(s.x[1], s.x[0] * s.x[0] * s.x[0] + 0.3, 1e-10);
    CHECK_WITHIN(s.x[0] * s.x[0] + s.x[1] * s.x[1], 2.5, 1e-10);
    assert_true(loft_newton_misfit(&s) <= 1e-10);
    assert_in_range(asked, 4, 20);
}

/* A Jacobian from a near solution saves its differences. */
static void a_known_jacobian_saves_points(void **state)
{
    (void)state;
    const double start[N] = {1.2, 1.3};
    newton_solver first = loft_newton_start(&circle_and_cubic, start, NULL);
    const int measured = solve(&first, INFINITY);
    newton_solver again = loft_newton_start(&circle_and_cubic, start, first.jacobian);
    const int known = solve(&again, INFINITY);
    assert_int_equal(again.phase, NEWTON_SOLVED);
    assert_true(known < measured);
    CHECK_NEAR(again.x[0], first.x[0], 1e-9);
    loft_newton_restart(&again, 1e-12);
    assert_int_equal(again.phase, NEWTON_START);
    assert_in_range(solve(&again, INFINITY), 1, 4);
    assert_int_equal(again.phase, NEWTON_SOLVED);
}

static void differences_go_backward_where_forward_fails(void **state)
{
    (void)state;
    const double root[N] = {1.0301, 1.1996};
    newton_task task = circle_and_cubic;
    task.slopes_at_end = true;
    task.tolerance = 1.0; /* solved where it starts: only the slopes are asked for */
    newton_solver s = loft_newton_start(&task, root, NULL);
    assert_int_equal(solve(&s, root[0] + 1e-5), 1 + 2 + 1);
    assert_int_equal(s.phase, NEWTON_SOLVED);
    CHECK_NEAR(s.jacobian[0][0], 2.0 * root[0], 1e-3);
    CHECK_NEAR(s.jacobian[2][0], -3.0 * root[0] * root[0], 1e-3);
    CHECK_NEAR(s.jacobian[1][1], -1.0, 1e-9);
}

static void what_cannot_be_solved_fails(void **state)
{
    (void)state;
    const double start[N] = {0.7, 0.4};
    newton_solver nowhere = loft_newton_start(&circle_and_cubic, start, NULL);
    (void)solve(&nowhere, 0.5); /* not even the start can be evaluated */
    assert_int_equal(nowhere.phase, NEWTON_FAILED);
    newton_solver walled = loft_newton_start(&circle_and_cubic, start, NULL);
    (void)solve(&walled, 0.8); /* the root is at 1.03 */
    assert_int_equal(walled.phase, NEWTON_FAILED);
    double flat[N][N] = {{0.0}};
    newton_solver singular = loft_newton_start(&circle_and_cubic, start, flat);
    (void)solve(&singular, INFINITY);
    assert_int_equal(singular.phase, NEWTON_FAILED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_equations_named_are_solved),
        cmocka_unit_test(a_known_jacobian_saves_points),
        cmocka_unit_test(differences_go_backward_where_forward_fails),
        cmocka_unit_test(what_cannot_be_solved_fails),
    };
    return cmocka_run_group_tests_name("newton", tests, NULL, NULL);
}
