/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "loft/loft.h"
#include "plots/base/canvas.h"
#include "plots/base/thin.h"

enum {
    N = 1000
};

static double distance(loft_canvas_point p, loft_canvas_point a, loft_canvas_point b)
{
    const double length = hypot(b.x - a.x, b.y - a.y);
    const double along = ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / length;
    const double t = fmin(length, fmax(0.0, along));
    return hypot(p.x - a.x - t / length * (b.x - a.x),
                 p.y - a.y - t / length * (b.y - a.y));
}

static void make_spiral(loft_canvas_point points[N])
{
    for (int i = 0; i < N; i++) {
        const double t = 0.02 * i;
        points[i] = (loft_canvas_point){(3.0 + t) * cos(t), (3.0 + t) * sin(1.3 * t)};
    }
}

static void no_point_is_farther_off_than_said_and_the_ends_stay(void **state)
{
    (void)state;
    loft_canvas_point all[N];
    loft_canvas_point kept[N];
    bool keep[N];
    make_spiral(all);
    make_spiral(kept);
    const size_t n = loft_thin_line(kept, N, 0.05, keep);
    assert_in_range(n, 10, N / 3);
    assert_true(kept[0].x == all[0].x && kept[n - 1].y == all[N - 1].y);
    size_t piece = 0;
    for (int i = 0; i < N; i++) {
        if (i > 0 && piece + 2 < n && all[i].x == kept[piece + 1].x &&
            all[i].y == kept[piece + 1].y) {
            piece++;
        }
        assert_true(distance(all[i], kept[piece], kept[piece + 1]) <= 0.05);
    }
}

static void a_straight_line_is_two_points(void **state)
{
    (void)state;
    loft_canvas_point points[N];
    bool keep[N];
    for (int i = 0; i < N; i++) {
        points[i] = (loft_canvas_point){0.5 * i, 3.0 - 0.25 * i};
    }
    assert_int_equal(loft_thin_line(points, N, 1e-9, keep), 2);
}

static double area(const loft_canvas_point *p, size_t n)
{
    double sum = 0.0;
    for (size_t i = 0; i < n; i++) {
        sum += p[i].x * p[(i + 1) % n].y - p[(i + 1) % n].x * p[i].y;
    }
    return fabs(0.5 * sum);
}

/* A circle about a corner of the box: a quarter; about its middle: the box. */
static void a_clipped_ring_has_the_area_that_is_in_the_box(void **state)
{
    (void)state;
    const loft_canvas_box box = {10.0, 20.0, 110.0, 80.0};
    loft_canvas_point ring[N];
    loft_canvas_point room[6 * N];
    loft_canvas_point out[6 * N];
    const struct {
        double x, y, radius, area;
    } cases[] = {{10.0, 20.0, 40.0, 0.25 * LOFT_PI * 1600.0},
                 {60.0, 80.0, 20.0, 0.5 * LOFT_PI * 400.0},
                 {60.0, 50.0, 20.0, LOFT_PI * 400.0},
                 {60.0, 50.0, 200.0, 6000.0},
                 {300.0, 50.0, 20.0, 0.0}};
    for (size_t k = 0; k < sizeof cases / sizeof cases[0]; k++) {
        for (int i = 0; i < N; i++) {
            const double angle_rad = 2.0 * LOFT_PI * i / N;
            ring[i] = (loft_canvas_point){cases[k].x + cases[k].radius * cos(angle_rad),
                                          cases[k].y + cases[k].radius * sin(angle_rad)};
        }
        const size_t n = loft_thin_clip_ring(ring, N, &box, room, out);
        CHECK_WITHIN(area(out, n), cases[k].area, 1e-4 * cases[k].area);
        for (size_t i = 0; i < n; i++) {
            assert_true(out[i].x >= box.x0 - 1e-9 && out[i].x <= box.x1 + 1e-9);
            assert_true(out[i].y >= box.y0 - 1e-9 && out[i].y <= box.y1 + 1e-9);
        }
    }
}

static void rounded_points_are_eighths(void **state)
{
    (void)state;
    const loft_canvas_point p = loft_thin_round((loft_canvas_point){12.3456, -7.9});
    CHECK_NEAR(p.x, 12.375, 0.0);
    CHECK_NEAR(p.y, -7.875, 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_point_is_farther_off_than_said_and_the_ends_stay),
        cmocka_unit_test(a_straight_line_is_two_points),
        cmocka_unit_test(a_clipped_ring_has_the_area_that_is_in_the_box),
        cmocka_unit_test(rounded_points_are_eighths),
    };
    return cmocka_run_group_tests_name("thin", tests, NULL, NULL);
}
