/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "loft/plot.h"
#include "plots/base/canvas.h"
#include "plots/base/style.h"

static const double sheet_width = 760.0;
static const double sheet_height = 830.0;
static const double deviations = 2.0; /* of the grey strip */

/* Where a panel stands, and up to which count it goes. */
typedef struct panel {
    loft_canvas_box box;
    double most;
} panel;

static const loft_canvas_font title_font = {
    .size = LOFT_FONT_TITLE, .bold = true, .colour = LOFT_INK};
static const loft_canvas_font plain_font = {.size = LOFT_FONT_SUBTITLE,
                                            .colour = LOFT_INK};
static const loft_canvas_font head_font = {
    .size = LOFT_FONT_LABEL, .bold = true, .colour = LOFT_INK};
static const loft_canvas_font tick_font = {.size = LOFT_FONT_TICK, .colour = LOFT_INK};

static void say(loft_canvas *canvas, loft_canvas_point at, double align, const char *text,
                const loft_canvas_font *font)
{
    loft_canvas_text(canvas, at, align, text, strlen(text), font);
}

static void fill_box(loft_canvas *canvas, loft_canvas_box b, unsigned rgb)
{
    const loft_canvas_point corners[] = {
        {b.x0, b.y0}, {b.x1, b.y0}, {b.x1, b.y1}, {b.x0, b.y1}};
    loft_canvas_fill(canvas, corners, 4, rgb);
}

static double height_at(const panel *p, double count)
{
    return p->box.y1 - (p->box.y1 - p->box.y0) * count / p->most;
}

static void draw_line(loft_canvas *canvas, loft_canvas_point from, loft_canvas_point to,
                      const loft_canvas_pen *pen)
{
    const loft_canvas_point points[] = {from, to};
    loft_canvas_lines(canvas, points, 2, pen);
}

static void draw_bars(loft_canvas *canvas, const panel *p, const counts *t, entry e)
{
    const double expected = (double)t->outcomes[ANSWERED] / BINS;
    const double spread = deviations * sqrt(expected * (1.0 - 1.0 / BINS));
    const double step = (p->box.x1 - p->box.x0) / BINS;
    const loft_canvas_pen rim = {.colour = LOFT_BLUE, .width = 1.2};
    const loft_canvas_pen middle = {.colour = LOFT_INK, .width = 0.9, .dash = {4.0, 3.0}};
    fill_box(canvas,
             (loft_canvas_box){p->box.x0, height_at(p, expected + spread), p->box.x1,
                               height_at(p, fmax(expected - spread, 0.0))},
             LOFT_GRID);
    for (int i = 0; i < BINS; i++) {
        const double x0 = p->box.x0 + step * i + 1.0;
        const double x1 = x0 + step - 2.0;
        const double y = height_at(p, t->histogram[e][i]);
        const loft_canvas_point outline[] = {
            {x0, p->box.y1}, {x0, y}, {x1, y}, {x1, p->box.y1}};
        loft_canvas_lines(canvas, outline, 4, &rim);
    }
    draw_line(canvas, (loft_canvas_point){p->box.x0, height_at(p, expected)},
              (loft_canvas_point){p->box.x1, height_at(p, expected)}, &middle);
}

static void draw_axis(loft_canvas *canvas, const panel *p)
{
    const loft_canvas_pen spine = {.colour = LOFT_GREY, .width = 0.8};
    char text[32];
    draw_line(canvas, (loft_canvas_point){p->box.x0, p->box.y1},
              (loft_canvas_point){p->box.x1, p->box.y1}, &spine);
    draw_line(canvas, (loft_canvas_point){p->box.x0, p->box.y0},
              (loft_canvas_point){p->box.x0, p->box.y1}, &spine);
    for (int i = 0; i <= 4; i++) {
        snprintf(text, sizeof text, "%d %%", 25 * i);
        say(canvas,
            (loft_canvas_point){p->box.x0 + (p->box.x1 - p->box.x0) * i / 4,
                                p->box.y1 + 13.0},
            0.5, text, &tick_font);
    }
    snprintf(text, sizeof text, "%.0f", p->most);
    say(canvas, (loft_canvas_point){p->box.x0 - 4.0, p->box.y0 + 4.0}, 1.0, text,
        &tick_font);
    say(canvas, (loft_canvas_point){p->box.x0 - 4.0, p->box.y1 + 3.0}, 1.0, "0",
        &tick_font);
}

static bool is_unknown(const trial_kind *kind)
{
    return kind->unknown_class;
}

static bool is_open(const trial_kind *kind)
{
    return kind->one_sided || kind->missing;
}

static bool is_one_source(const trial_kind *kind)
{
    return kind->voices == 1 && !is_open(kind) && !is_unknown(kind);
}

static bool is_several(const trial_kind *kind)
{
    return kind->voices > 1 && !is_open(kind) && !is_unknown(kind);
}

/* Kinds of trial in one row of panels. */
static const struct {
    const char *name;
    bool (*has)(const trial_kind *kind);
} groups[] = {{"1 source", is_one_source},
              {"2 and 3 sources", is_several},
              {"Limit or missing", is_open},
              {"Unknown class", is_unknown}};

enum {
    GROUPS = sizeof groups / sizeof groups[0]
};

static unsigned kinds_of(int group)
{
    unsigned kinds = 0;
    for (int i = 0; i < KINDS; i++) {
        kinds |= groups[group].has(&trial_kinds[i]) ? 1u << i : 0u;
    }
    return kinds;
}

static void draw_panel(loft_canvas *canvas, const counts *t, entry e, int group)
{
    const double x0 = 52.0 + 372.0 * e;
    const double y0 = 84.0 + 190.0 * group;
    const panel p = {.box = {x0, y0, x0 + 315.0, y0 + 125.0},
                     .most = 10.0 * ceil(0.16 * t->outcomes[ANSWERED] / BINS)};
    char text[128];
    snprintf(text, sizeof text, "%s, %s: %.1f %%, p = %.2f", groups[group].name,
             page_entry_names[e], 100.0 * counts_coverage(t, e), counts_p_value(t, e));
    say(canvas, (loft_canvas_point){x0, y0 - 9.0}, 0.0, text, &head_font);
    draw_bars(canvas, &p, t, e);
    draw_axis(canvas, &p);
}

static void draw_all(loft_canvas *canvas, const trial_set *set)
{
    say(canvas, (loft_canvas_point){22.0, 28.0}, 0.0,
        "Rank of the true standard range in the posterior", &title_font);
    say(canvas, (loft_canvas_point){22.0, 46.0}, 0.0,
        "Trials in each twentieth; above, how many are in the 90 % interval. Dashed: "
        "uniform, grey: 2 deviations of a count.",
        &plain_font);
    for (int group = 0; group < GROUPS; group++) {
        const counts t = counts_of(set, kinds_of(group), ANY);
        draw_panel(canvas, &t, NO_ROTATION, group);
        draw_panel(canvas, &t, TOWARD_AZIMUTH, group);
    }
    say(canvas, (loft_canvas_point){sheet_width / 2.0, sheet_height - 14.0}, 0.5,
        "Rank of the true range among the weighted samples, from the shortest",
        &plain_font);
}

static loft_status write_bytes(const char *path, const loft_buffer *bytes)
{
    FILE *out = fopen(path, "wb");
    if (out == NULL) {
        return LOFT_ERR_IO;
    }
    const bool whole = fwrite(bytes->data, 1, bytes->size, out) == bytes->size;
    return fclose(out) == 0 && whole ? LOFT_OK : LOFT_ERR_IO;
}

loft_status histograms_write(const char *path, const trial_set *set)
{
    loft_canvas *canvas = NULL;
    loft_buffer bytes = {0};
    loft_status status = loft_canvas_new(LOFT_PICTURE_PNG, &(loft_style){0}, sheet_width,
                                         sheet_height, &canvas);
    if (status == LOFT_OK) {
        const loft_png_text title = {"Title", "Calibration of the posterior"};
        draw_all(canvas, set);
        status = loft_canvas_finish(canvas, &title, 1, &bytes);
    }
    if (status == LOFT_OK) {
        status = write_bytes(path, &bytes);
    }
    free(bytes.data);
    loft_canvas_free(canvas);
    return status;
}
