/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "pictures.h"

#include <stdlib.h>
#include <string.h>

#include "plots/base/axes.h"
#include "plots/base/canvas.h"

static void any_range_has_five_to_eight_ticks_inside(void **state)
{
    (void)state;
    for (int i = 0; i < 20000; i++) {
        const double lo = i % 3 == 0 ? 0.0 : -37.31 * i;
        const double hi = lo + 1.7 * pow(1.00123, i);
        loft_ticks ticks;
        assert_int_equal(loft_ticks_find(lo, hi, &ticks), LOFT_OK);
        const double slack = 1e-8 * ticks.step;
        assert_in_range(ticks.n, 5, 8);
        assert_true(ticks.first >= lo - slack);
        assert_true(ticks.first + (ticks.n - 1) * ticks.step <= hi + slack);
        assert_true(ticks.first - ticks.step < lo + slack); /* none left out */
        assert_true(ticks.first + ticks.n * ticks.step > hi - slack);
    }
}

static void steps_are_round(void **state)
{
    (void)state;
    loft_ticks ticks;
    assert_int_equal(loft_ticks_find(0.0, 14840.0, &ticks), LOFT_OK);
    CHECK_NEAR(ticks.step, 2000.0, 1e-15);
    assert_int_equal(ticks.n, 8);
    assert_int_equal(loft_ticks_find(-0.31, 0.42, &ticks), LOFT_OK);
    CHECK_NEAR(ticks.step, 0.1, 1e-15);
    assert_int_equal(ticks.decimals, 1);
}

static void refuses_empty_and_infinite_ranges(void **state)
{
    (void)state;
    loft_ticks ticks = {.n = -1};
    assert_int_equal(loft_ticks_find(2.5, 2.5, &ticks), LOFT_ERR_DOMAIN);
    assert_int_equal(loft_ticks_find(2.5, 1.5, &ticks), LOFT_ERR_DOMAIN);
    assert_int_equal(loft_ticks_find(NAN, 1.5, &ticks), LOFT_ERR_DOMAIN);
    assert_int_equal(loft_ticks_find(0.0, INFINITY, &ticks), LOFT_ERR_DOMAIN);
    assert_int_equal(loft_ticks_find(1e9, 1e9 + 0.5, &ticks), LOFT_ERR_DOMAIN);
    assert_int_equal(ticks.n, -1);
}

static void numbers_are_grouped_by_thousands(void **state)
{
    (void)state;
    char text[32];
    loft_axes_number(1234567.25, 1, text, sizeof text);
    assert_string_equal(text, "1,234,567.2");
    loft_axes_number(-20000.0, 0, text, sizeof text);
    assert_string_equal(text, "\xE2\x88\x92"
                              "20,000");
    loft_axes_number(-0.001, 1, text, sizeof text);
    assert_string_equal(text, "0.0");
    loft_axes_number(999.0, 0, text, sizeof text);
    assert_string_equal(text, "999");
}

static void a_whole_number_has_no_decimals(void **state)
{
    (void)state;
    assert_int_equal(loft_axes_decimals(10.0, 1), 0);
    assert_int_equal(loft_axes_decimals(7.5, 1), 1);
    assert_int_equal(loft_axes_decimals(0.25, 3), 2);
    assert_int_equal(loft_axes_decimals(1.0 / 3.0, 3), 3);
}

static loft_canvas *new_canvas(double width, double height)
{
    loft_canvas *canvas = NULL;
    assert_int_equal(loft_canvas_new(LOFT_PICTURE_SVG,
                                     &(loft_style){.pixels_per_pt = 1.0}, width, height,
                                     &canvas),
                     LOFT_OK);
    return canvas;
}

static void a_long_text_is_shrunk_to_two_lines_and_not_cut(void **state)
{
    (void)state;
    loft_canvas *canvas = new_canvas(200, 100);
    loft_canvas_font font = {.size = 11.0};
    loft_wrapped lines;
    const char *text =
        "a long line about stages, speeds, ranges and the turning of the "
        "Earth that no narrow picture could hold in two lines at this size";
    loft_axes_fit(canvas, text, &font, 280.0, 2, &lines);
    assert_int_equal(lines.n, 2);
    assert_true(lines.width <= 280.0 && font.size < 11.0);
    assert_int_equal(lines.lines[0].n + 1 + lines.lines[1].n, strlen(text));
    loft_canvas_free(canvas);
}

/* A word cannot be broken, and letters that nobody can read are no way out. */
static void a_text_that_cannot_be_shrunk_ends_in_an_ellipsis_inside_the_edge(void **state)
{
    (void)state;
    char word[601];
    loft_canvas *canvas = new_canvas(200, 100);
    loft_wrapped lines;
    for (size_t i = 0; i < sizeof word - 1; i += 2) { /* characters of 2 bytes */
        memcpy(word + i, "\xc3\x86", 3);
    }
    loft_canvas_font font = {.size = 11.0};
    loft_axes_fit(canvas, word, &font, 180.0, 2, &lines);
    assert_int_equal(lines.n, 1);
    assert_true(lines.lines[0].cut && font.size > 4.4);
    assert_true(lines.width <= 180.0 && lines.width > 170.0);
    assert_int_equal(lines.lines[0].n % 2, 0);
    loft_axes_wrap(canvas, "a b c d e", &font, 5.0, &lines);
    loft_axes_shorten(canvas, &font, 100.0, 2, &lines);
    assert_int_equal(lines.n, 2);
    assert_true(!lines.lines[0].cut && lines.lines[1].cut);
    loft_canvas_free(canvas);
}

/* Axes on an empty sheet, as the text of an SVG; owned by the caller. */
static char *drawn_axes(const loft_axes *axes)
{
    loft_canvas *canvas = new_canvas(400, 300);
    loft_buffer svg = {NULL, 0};
    assert_int_equal(loft_axes_draw(canvas, axes), LOFT_OK);
    assert_int_equal(loft_canvas_finish(canvas, NULL, 0, &svg), LOFT_OK);
    loft_canvas_free(canvas);
    return svg_string(svg);
}

/* The last seconds of a flight of 85 minutes: the numbers below the axis go from left to right. */
static void numbers_too_wide_for_their_ticks_do_not_overlap(void **state)
{
    (void)state;
    const loft_axes axes = {.box = {50.0, 50.0, 263.0, 200.0},
                            .x0 = 5104.2,
                            .x1 = 5122.7,
                            .y0 = 0.0,
                            .y1 = 1.0,
                            .x_title = "",
                            .y_title = "",
                            .y_bare = true};
    int n = 0;
    double last = 0.0;
    char *whole = drawn_axes(&axes);
    svg_text text;
    for (const char *at = whole; next_text(&at, &text); n++) {
        assert_true(text.x > last + 1.0);
        last = text.x + text.length;
    }
    assert_true(n >= 4);                     /* "5,105", "5,110" and two more */
    assert_null(strstr(whole, ">5,107.5<")); /* every second one is round */
    free(whole);
}

/* A linear axis on the left, then a logarithmic one. */
static void both_axes_have_their_numbers(void **state)
{
    (void)state;
    loft_axes axes = {.box = {60.0, 50.0, 263.0, 200.0},
                      .x0 = 0.0,
                      .x1 = 3.7,
                      .y0 = 1.0,
                      .y1 = 1001.0,
                      .x_title = "",
                      .y_title = ""};
    for (int log = 0; log <= 1; log++) {
        static const char *const wanted[2][2] = {{">200<", ">1,000<"},
                                                 {">10<", ">1,000<"}};
        axes.y_log = log == 1;
        char *whole = drawn_axes(&axes);
        svg_text text;
        int left = 0;
        int below = 0;
        for (const char *at = whole; next_text(&at, &text);) {
            left += text.x + text.length < 60.0 ? 1 : 0;
            below += text.y > 200.0 ? 1 : 0;
        }
        assert_true(left >= 4 && below >= 4);
        for (int i = 0; i < 2; i++) {
            assert_non_null(strstr(whole, wanted[log][i]));
        }
        free(whole);
    }
}

/* Two axes side by side, with 28 points between them. */
static void numbers_stay_within_the_overhang(void **state)
{
    (void)state;
    for (double x1 = 4097.0; x1 < 4104.0; x1 += 0.37) {
        const loft_axes axes = {.box = {50.0, 50.0, 263.0, 200.0},
                                .x0 = 517.3,
                                .x1 = x1,
                                .y0 = 0.0,
                                .y1 = 1.0,
                                .overhang = 12.0,
                                .x_title = "",
                                .y_title = "",
                                .y_bare = true};
        char *whole = drawn_axes(&axes);
        svg_text text;
        for (const char *at = whole; next_text(&at, &text);) {
            assert_true(text.x >= 50.0 - 12.0 && text.x + text.length <= 263.0 + 12.0);
        }
        free(whole);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_range_has_five_to_eight_ticks_inside),
        cmocka_unit_test(steps_are_round),
        cmocka_unit_test(refuses_empty_and_infinite_ranges),
        cmocka_unit_test(numbers_are_grouped_by_thousands),
        cmocka_unit_test(a_whole_number_has_no_decimals),
        cmocka_unit_test(a_long_text_is_shrunk_to_two_lines_and_not_cut),
        cmocka_unit_test(
            a_text_that_cannot_be_shrunk_ends_in_an_ellipsis_inside_the_edge),
        cmocka_unit_test(numbers_too_wide_for_their_ticks_do_not_overlap),
        cmocka_unit_test(both_axes_have_their_numbers),
        cmocka_unit_test(numbers_stay_within_the_overhang),
    };
    return cmocka_run_group_tests_name("axes", tests, NULL, NULL);
}
