/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "sim/solve/climb.h"

/* A hill, and what stands in the way on it. */
typedef struct hill {
    double top[2];
    double cubic;   /* how far it is from a quadratic */
    double no_from; /* elevations from which nothing can be evaluated */
    double cliff;   /* turns below which the value is half */
} hill;

static const hill plain = {.top = {0.61, 0.47}, .no_from = INFINITY, .cliff = -INFINITY};

static double value_of(const hill *h, const double at[2])
{
    const double x = at[0] - h->top[0];
    const double y = at[1] - h->top[1];
    const double f = 2.0 - 0.9 * x * x - 0.5 * x * y - 0.4 * y * y + h->cubic * x * x * x;
    return at[1] < h->cliff ? 0.5 * f : f;
}

/* Climbs; returns how many points were asked for, all of them inside the bounds. */
static int climb(const hill *h, climb_solver *s)
{
    double points[CLIMB_ASKED][2];
    int asked = 0;
    for (int n = loft_climb_ask(s, points); n > 0; n = loft_climb_ask(s, points)) {
        bool good[CLIMB_ASKED];
        double f[CLIMB_ASKED];
        for (int i = 0; i < n; i++) {
            assert_true(points[i][1] >= 0.2 - 1e-12 && points[i][1] <= 1.0 + 1e-12);
            good[i] = points[i][0] < h->no_from;
            f[i] = value_of(h, points[i]);
        }
        (void)loft_climb_tell(s, good, f);
        asked += n;
    }
    assert_true(s->over);
    return asked;
}

/* One pattern of each size, and the top that they promise. */
static void a_quadratic_takes_two_patterns(void **state)
{
    (void)state;
    climb_solver s = loft_climb_start(0.5, 0.4, 1e-9, false, false);
    assert_int_equal(climb(&plain, &s), 13);
    CHECK_NEAR(s.best, 2.0, 1e-12);
    CHECK_NEAR(s.best_at[0], plain.top[0], 1e-9);
    CHECK_NEAR(s.best_at[1], plain.top[1], 1e-9);
    climb_solver near = loft_climb_start(0.6, 0.45, 1e-9, true, false);
    assert_int_equal(climb(&plain, &near), 7);
    climb_solver alone = loft_climb_start(0.6, 0.45, 1e-9, true, true);
    assert_int_equal(climb(&plain, &alone), 8);
}

static void a_closer_tolerance_is_kept(void **state)
{
    (void)state;
    hill h = plain;
    h.cubic = 0.8;
    const double tolerances[] = {1e-4, 1e-6};
    for (int i = 0; i < 2; i++) {
        climb_solver s = loft_climb_start(0.4, 0.7, tolerances[i], false, false);
        assert_in_range(climb(&h, &s), 13, 60);
        assert_true(s.best >= 2.0 * (1.0 - tolerances[i]));
    }
}

static void a_top_outside_is_met_at_the_bound(void **state)
{
    (void)state;
    hill h = plain;
    h.top[1] = 0.11;
    climb_solver s = loft_climb_start(0.5, 0.4, 1e-7, false, false);
    (void)climb(&h, &s);
    CHECK_NEAR(s.best_at[1], 0.2, 1e-12);
    CHECK_NEAR(s.best_at[0], h.top[0] - 0.25 * (0.2 - h.top[1]) / 0.9, 1e-3);
}

static void from_far_away_it_walks(void **state)
{
    (void)state;
    climb_solver s = loft_climb_start(-0.2, 0.95, 1e-7, true, false);
    (void)climb(&plain, &s);
    CHECK_NEAR(s.best, 2.0, 1e-7);
}

static void what_cannot_be_evaluated_is_walked_around(void **state)
{
    (void)state;
    hill h = plain;
    h.no_from = 0.68;
    climb_solver s = loft_climb_start(0.66, 0.6, 1e-5, false, false);
    (void)climb(&h, &s);
    CHECK_NEAR(s.best, 2.0, 1e-3);
    h.no_from = -1.0;
    climb_solver none = loft_climb_start(0.66, 0.6, 1e-5, false, false);
    assert_int_equal(climb(&h, &none), CLIMB_ASKED);
    assert_false(none.any);
}

static void a_step_over_a_cliff_is_taken_back(void **state)
{
    (void)state;
    hill h = plain;
    h.cliff = 0.52; /* the top lies below it */
    climb_solver s = loft_climb_start(0.5, 0.8, 1e-6, false, false);
    (void)climb(&h, &s);
    const double edge[2] = {h.top[0] - 0.25 * (h.cliff - h.top[1]) / 0.9, h.cliff};
    assert_true(s.best_at[1] >= h.cliff);
    CHECK_NEAR(s.best, value_of(&h, edge), 2e-3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quadratic_takes_two_patterns),
        cmocka_unit_test(a_closer_tolerance_is_kept),
        cmocka_unit_test(a_top_outside_is_met_at_the_bound),
        cmocka_unit_test(from_far_away_it_walks),
        cmocka_unit_test(what_cannot_be_evaluated_is_walked_around),
        cmocka_unit_test(a_step_over_a_cliff_is_taken_back),
    };
    return cmocka_run_group_tests_name("climb", tests, NULL, NULL);
}
