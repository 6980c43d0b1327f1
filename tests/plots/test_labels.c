/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "plots/base/labels.h"

#include <stdlib.h>
#include <string.h>

static const loft_canvas_font font = {.size = 10.0};

static loft_canvas *sheet(void)
{
    loft_canvas *canvas;
    assert_int_equal(loft_canvas_new(LOFT_PICTURE_SVG,
                                     &(loft_style){.pixels_per_pt = 1.0}, 600, 400,
                                     &canvas),
                     LOFT_OK);
    return canvas;
}

static loft_label label_of(const char *text, double x, double y)
{
    return (loft_label){.text = text,
                        .font = font,
                        .anchors = {{x, y}},
                        .n_anchors = 1,
                        .gap = 8.0,
                        .width_pt = 240.0};
}

/* How far a point is from the letters of a line of a label, whose box begins at x, y. */
static double off_line(loft_canvas *canvas, const char *line, size_t n, double x,
                       double y, loft_canvas_point p)
{
    const double width = loft_canvas_text_width(canvas, line, n, &font);
    const double dx = fmax(fmax(x - p.x, p.x - (x + width)), 0.0);
    const double dy = fmax(fmax(y + 2.0 - p.y, p.y - (y + 12.5)), 0.0);
    return hypot(dx, dy);
}

/* All places about the point but one are taken, on each side of it in turn: the label has
 * to go away from it, and its second line is far shorter than its first. */
static void a_leader_ends_at_the_letters(void **state)
{
    (void)state;
    const char *text = "a long first line of it\nshort";
    const loft_canvas_box walls[4] = {{200.0, 0.0, 600.0, 400.0},
                                      {0.0, 0.0, 390.0, 400.0},
                                      {0.0, 120.0, 600.0, 400.0},
                                      {0.0, 0.0, 600.0, 280.0}};
    for (int w = 0; w < 4; w++) {
        loft_canvas *canvas = sheet();
        loft_labels labels = {.frame = {0.0, 0.0, 600.0, 400.0}};
        loft_labels_block(&labels, walls[w]);
        const loft_label label = label_of(text, 297.0, 203.0);
        loft_labels_put(&labels, canvas, &label);
        assert_int_equal(labels.n_leaders, 1);
        const loft_canvas_box *box = &labels.boxes[1];
        const loft_canvas_point end = labels.leaders[0][1];
        const double first = off_line(canvas, text, 23, box->x0, box->y0, end);
        const double second =
            off_line(canvas, text + 24, 5, box->x0, box->y0 + 12.5, end);
        assert_true(fmin(first, second) < 4.0);
        loft_canvas_free(canvas);
    }
}

/* A dot that touches another, on either side of it, with lines of text on the other sides: its
 * leader goes away from the other. */
static void the_leader_of_a_dot_goes_away_from_the_dot_beside_it(void **state)
{
    (void)state;
    for (int side = -1; side <= 1; side += 2) {
        loft_canvas *canvas = sheet();
        loft_labels labels = {.frame = {0.0, 0.0, 600.0, 400.0}};
        const double other = 300.0 + 5.0 * side;
        loft_labels_block(&labels, (loft_canvas_box){296.0, 196.0, 304.0, 204.0});
        loft_labels_block(&labels,
                          (loft_canvas_box){other - 4.0, 196.0, other + 4.0, 204.0});
        loft_labels_block(&labels, (loft_canvas_box){200.0, 206.0, 400.0, 330.0});
        loft_labels_block(&labels, (loft_canvas_box){200.0, 70.0, 400.0, 194.0});
        const loft_label label = label_of("impact 2,410 km\n14 min 10 s", 300.0, 200.0);
        loft_labels_put(&labels, canvas, &label);
        assert_int_equal(labels.n_leaders, 1);
        assert_true(side * (labels.leaders[0][1].x - 300.0) < 0.0);
        loft_canvas_free(canvas);
    }
}

/* The frame holds two of them. */
static void a_label_without_a_free_place_is_left_out(void **state)
{
    (void)state;
    loft_canvas *canvas = sheet();
    loft_labels labels = {.frame = {100.0, 100.0, 190.0, 132.0}};
    for (int i = 0; i < 5; i++) {
        const loft_label label = label_of("impact 998 km", 110.0 + i, 116.0);
        loft_labels_put(&labels, canvas, &label);
    }
    const loft_label wide =
        label_of("a text wider than the frame has room for", 120.0, 116.0);
    loft_labels_put(&labels, canvas, &wide);
    assert_in_range(labels.n_boxes, 1, 2);
    loft_canvas_free(canvas);
}

/* Beyond 8 + 6 points about the anchor all is free: too far for what may be left out. */
static void a_label_that_may_be_left_out_does_not_go_far(void **state)
{
    (void)state;
    static const double most_cost[] = {0.0, LOFT_LABEL_CROSS, LOFT_LABEL_CLEAR};
    for (int i = 0; i < 3; i++) {
        loft_canvas *canvas = sheet();
        loft_labels labels = {.frame = {0.0, 0.0, 600.0, 400.0}};
        loft_labels_block(&labels, (loft_canvas_box){283.0, 183.0, 317.0, 217.0});
        loft_label label = label_of("apogee", 300.0, 200.0);
        label.most_cost = most_cost[i];
        assert_int_equal(loft_labels_put(&labels, canvas, &label), i < 2);
        loft_canvas_free(canvas);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_leader_ends_at_the_letters),
        cmocka_unit_test(the_leader_of_a_dot_goes_away_from_the_dot_beside_it),
        cmocka_unit_test(a_label_without_a_free_place_is_left_out),
        cmocka_unit_test(a_label_that_may_be_left_out_does_not_go_far),
    };
    return cmocka_run_group_tests_name("labels", tests, NULL, NULL);
}
