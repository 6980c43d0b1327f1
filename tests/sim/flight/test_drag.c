/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "loft/flight.h"

static const double far_mach[] = {0.0, 0.0123, 0.8, 1.0, 1.15, 3.456, 27.1, 1234.5};

enum {
    N_FAR = sizeof far_mach / sizeof far_mach[0]
};

static double cd_at(const loft_drag *drag, double mach)
{
    return loft_drag_cd(drag, loft_drag_segment(drag, mach), mach);
}

static const loft_drag_table finned = {
    .n = 4, .mach = {0.25, 0.9, 1.2, 4.75}, .cd = {0.31, 0.37, 0.62, 0.23}};

static loft_drag finned_curve(void)
{
    loft_drag drag;
    assert_int_equal(loft_drag_from_table(&finned, &drag), LOFT_OK);
    return drag;
}

static void a_constant_is_constant_even_in_a_copy(void **state)
{
    (void)state;
    loft_drag copy;
    {
        loft_drag drag = loft_drag_constant(0.2345);
        copy = drag;
        drag.constant = -1.0;
    }
    assert_int_equal(copy.n_edges, 0);
    for (int i = 0; i < N_FAR; i++) {
        assert_int_equal(loft_drag_segment(&copy, far_mach[i]), 0);
        CHECK_NEAR(loft_drag_cd(&copy, 0, far_mach[i]), 0.2345, 0.0);
    }
}

static void the_boost_curve_has_its_defining_values(void **state)
{
    (void)state;
    const loft_drag drag = loft_drag_boost();
    CHECK_NEAR(cd_at(&drag, 0.0), 0.2, 0.0);
    CHECK_NEAR(cd_at(&drag, 0.7999), 0.2, 0.0);
    CHECK_NEAR(cd_at(&drag, 0.975), 0.3, 1e-15); /* half-way up the rise */
    CHECK_NEAR(cd_at(&drag, 1.15), 0.4, 1e-15);
    CHECK_NEAR(cd_at(&drag, 1.15 + 1.0 / 1.2), 0.3, 1e-15); /* half-way back down */
    CHECK_NEAR(cd_at(&drag, 1.15 + 3.0 / 1.2), 0.25, 1e-15);
    CHECK_WITHIN(cd_at(&drag, 1e9), 0.2, 1e-9);
}

static void curves_are_continuous_at_their_edges(void **state)
{
    (void)state;
    const loft_drag curves[] = {loft_drag_boost(), finned_curve()};
    for (int c = 0; c < 2; c++) {
        assert_int_equal(curves[c].n_edges, c == 0 ? 2 : 4);
        for (int i = 0; i < curves[c].n_edges; i++) {
            const double mach = curves[c].edges_mach[i];
            CHECK_NEAR(loft_drag_cd(&curves[c], i, mach),
                       loft_drag_cd(&curves[c], i + 1, mach), 1e-15);
        }
    }
}

static void an_edge_belongs_to_the_upper_segment(void **state)
{
    (void)state;
    const loft_drag drag = loft_drag_boost();
    assert_int_equal(loft_drag_segment(&drag, 0.0), 0);
    assert_int_equal(loft_drag_segment(&drag, nextafter(0.8, 0.0)), 0);
    assert_int_equal(loft_drag_segment(&drag, 0.8), 1);
    assert_int_equal(loft_drag_segment(&drag, nextafter(1.15, 0.0)), 1);
    assert_int_equal(loft_drag_segment(&drag, 1.15), 2);
    assert_int_equal(loft_drag_segment(&drag, 99.9), 2);
}

static void every_segment_is_finite_at_every_mach(void **state)
{
    (void)state;
    const loft_drag curves[] = {loft_drag_boost(), finned_curve()};
    for (int c = 0; c < 2; c++) {
        for (int segment = 0; segment <= curves[c].n_edges; segment++) {
            for (int i = 0; i < N_FAR; i++) {
                assert_true(isfinite(loft_drag_cd(&curves[c], segment, far_mach[i])));
            }
        }
    }
    /* smooth beyond an edge: the last boost segment goes on by its own formula */
    CHECK_NEAR(loft_drag_cd(&curves[0], 2, 1.1), 0.2 + 0.2 / 0.94, 1e-15);
    CHECK_NEAR(loft_drag_cd(&curves[0], 1, 1.22), 0.44, 1e-15);
}

static void a_table_gives_straight_lines_between_its_rows(void **state)
{
    (void)state;
    const loft_drag drag = finned_curve();
    for (int i = 0; i < finned.n; i++) {
        CHECK_NEAR(cd_at(&drag, finned.mach[i]), finned.cd[i], 1e-15);
    }
    CHECK_NEAR(cd_at(&drag, 0.0), 0.31, 0.0);
    CHECK_NEAR(cd_at(&drag, 0.1), 0.31, 0.0);
    CHECK_NEAR(cd_at(&drag, 77.7), 0.23, 0.0);
    for (int i = 0; i + 1 < finned.n; i++) {
        for (int k = 1; k < 7; k++) {
            const double w = k / 7.0;
            CHECK_NEAR(cd_at(&drag, (1.0 - w) * finned.mach[i] + w * finned.mach[i + 1]),
                       (1.0 - w) * finned.cd[i] + w * finned.cd[i + 1], 1e-14);
        }
    }
}

static void a_table_of_the_boost_curve_is_the_boost_curve(void **state)
{
    (void)state;
    const loft_drag boost = loft_drag_boost();
    loft_drag_table table = {.n = LOFT_DRAG_ROWS, .mach = {0.4, 0.8}, .cd = {0.2, 0.2}};
    for (int i = 2; i < table.n; i++) {
        table.mach[i] = 1.15 + 0.03 * (i - 2);
        table.cd[i] = cd_at(&boost, table.mach[i]);
    }
    loft_drag drag;
    assert_int_equal(loft_drag_from_table(&table, &drag), LOFT_OK);
    for (double mach = 0.05; mach < table.mach[table.n - 1]; mach += 0.0123) {
        /* a chord is off by h^2/8 of the curvature, 0.576 at Mach 1.15 */
        CHECK_WITHIN(cd_at(&drag, mach), cd_at(&boost, mach), 0.03 * 0.03 / 8.0 * 0.577);
    }
}

static void refuses_bad_tables(void **state)
{
    (void)state;
    const struct {
        int n;
        double mach1, cd1;
    } bad[] = {
        {1, 0.9, 0.3},      {0, 0.9, 0.3},
        {-1, 0.9, 0.3},     {LOFT_DRAG_ROWS + 1, 0.9, 0.3},
        {3, NAN, 0.3},      {3, 0.9, NAN},
        {3, INFINITY, 0.3}, {3, 0.9, INFINITY},
        {3, 0.9, -0.001},   {3, 0.25, 0.3},
        {3, 0.2, 0.3},      {3, 1.3, 0.3},
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        const loft_drag_table table = {.n = bad[i].n,
                                       .mach = {0.25, bad[i].mach1, 1.2},
                                       .cd = {0.3, bad[i].cd1, 0.4}};
        loft_drag drag = {.n_edges = 77};
        assert_int_equal(loft_drag_from_table(&table, &drag), LOFT_ERR_DOMAIN);
        assert_int_equal(drag.n_edges, 77);
    }
    const loft_drag_table below = {.n = 2, .mach = {-0.1, 0.5}, .cd = {0.3, 0.4}};
    loft_drag drag = {.n_edges = 77};
    assert_int_equal(loft_drag_from_table(&below, &drag), LOFT_ERR_DOMAIN);
    assert_int_equal(drag.n_edges, 77);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_constant_is_constant_even_in_a_copy),
        cmocka_unit_test(the_boost_curve_has_its_defining_values),
        cmocka_unit_test(curves_are_continuous_at_their_edges),
        cmocka_unit_test(an_edge_belongs_to_the_upper_segment),
        cmocka_unit_test(every_segment_is_finite_at_every_mach),
        cmocka_unit_test(a_table_gives_straight_lines_between_its_rows),
        cmocka_unit_test(a_table_of_the_boost_curve_is_the_boost_curve),
        cmocka_unit_test(refuses_bad_tables),
    };
    return cmocka_run_group_tests_name("drag", tests, NULL, NULL);
}
