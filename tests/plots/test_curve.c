/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "loft/plot.h"
#include "pictures.h"

#include <stdlib.h>
#include <string.h>

static loft_range_curve whole, broken;

static int make_curves(void **state)
{
    (void)state;
    whole.n = broken.n = 50;
    for (size_t i = 0; i < 50; i++) {
        const double t = (double)i / 49.0;
        whole.points[i] = (loft_range_point){.range_m = 1e6 + 1.6e7 * t * (1.0 - t),
                                             .apogee_m = 2.1e6 * (1.05 - t),
                                             .tof_s = 1800.0 - 900.0 * t * t};
        broken.points[i] = whole.points[i];
        if (i > 15 && i < 30) {
            broken.points[i] = (loft_range_point){.unbounded = true};
        }
    }
    return 0;
}

static loft_buffer drawn(const loft_curve *figure, loft_picture_format format)
{
    loft_buffer out = {NULL, 0};
    assert_int_equal(loft_curve_draw(figure, format, NULL, 0, &out), LOFT_OK);
    expect_picture(out, format, 5000);
    return out;
}

static void lines_marks_and_times_show_in_every_format(void **state)
{
    (void)state;
    const loft_curve_mark marks[] = {{1.0e6, 2.2e6, "flown", 0},
                                     {5.0e6, 1.1e6, "standard\n20 min", 1}};
    loft_curve_line lines[] = {{"turning", &whole, 2, true},
                               {"still", &broken, 1, false}};
    const loft_curve both = {
        .title = "A title", .lines = lines, .n_lines = 2, .marks = marks, .n_marks = 2};
    loft_curve one = both;
    for (int f = LOFT_PICTURE_PNG; f <= LOFT_PICTURE_PDF; f++) {
        const loft_picture_format format = (loft_picture_format)f;
        assert_false(differ(drawn(&both, format), drawn(&both, format)));
        one = both;
        one.n_lines = 1;
        assert_true(differ(drawn(&both, format), drawn(&one, format)));
        one = both;
        one.n_marks = 1;
        assert_true(differ(drawn(&both, format), drawn(&one, format)));
    }
    loft_curve_line untimed[] = {lines[0], lines[1]};
    untimed[0].timed = false;
    one = both;
    one.lines = untimed;
    assert_true(differ(drawn(&both, LOFT_PICTURE_SVG), drawn(&one, LOFT_PICTURE_SVG)));
}

static void refuses_bad_input(void **state)
{
    (void)state;
    static loft_range_curve empty;
    const loft_curve_line line = {"none", &empty, 0, false};
    loft_buffer out = {.size = 77};
    loft_curve figure = {.lines = &line, .n_lines = 0};
    assert_int_equal(loft_curve_draw(&figure, LOFT_PICTURE_PNG, NULL, 0, &out),
                     LOFT_ERR_DOMAIN);
    figure.n_lines = 1;
    assert_int_equal(loft_curve_draw(&figure, LOFT_PICTURE_PNG, NULL, 0, &out),
                     LOFT_ERR_DOMAIN);
    empty.n = 2; /* both unbounded, and so nothing to draw */
    empty.points[0].unbounded = empty.points[1].unbounded = true;
    assert_int_equal(loft_curve_draw(&figure, LOFT_PICTURE_PNG, NULL, 0, &out),
                     LOFT_ERR_DOMAIN);
    assert_int_equal(out.size, 77);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_marks_and_times_show_in_every_format),
        cmocka_unit_test(refuses_bad_input),
    };
    return cmocka_run_group_tests_name("curve", tests, make_curves, NULL);
}
