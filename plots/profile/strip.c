/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/profile/strip.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "plots/base/axes.h"
#include "plots/base/style.h"
#include "sim/base/diag.h"

static const double row_height = 21.0;
static const double above = 30.0; /* the rows: the key */
static const double below = 42.0; /* numbers and title of the axis */
static const double thick = 7.0;
static const double disc = 3.6;
static const double with_far = 1.6; /* of the axis: room for its label */
static const double beyond =
    3.0; /* times the widest bar: dots farther out stand at the edge */

double loft_strip_height(const loft_strip *strip)
{
    return above + strip->n_rows * row_height + below;
}

typedef struct drawing {
    loft_sheet *sheet;
    const loft_strip *strip;
    loft_axes axes;
} drawing;

static bool is_valid(const loft_strip *strip)
{
    bool valid = strip->n_rows >= 1 && strip->n_rows <= STRIP_ROWS_MAX;
    for (int r = 0; valid && r < strip->n_rows; r++) {
        const loft_strip_row *row = &strip->rows[r];
        valid = isfinite(row->low) && isfinite(row->high) && isfinite(row->outer_low) &&
                isfinite(row->outer_high);
        for (int i = 0; valid && i < row->n_dots; i++) {
            valid = isfinite(row->dots[i].at);
        }
    }
    return valid;
}

/* The widest bar, and dots that are not far beyond it. */
static double half_width(const loft_strip *strip)
{
    double bar = 10.0;
    for (int r = 0; r < strip->n_rows; r++) {
        const loft_strip_row *row = &strip->rows[r];
        bar = fmax(bar, fmax(fabs(row->outer_low), fabs(row->outer_high)));
        bar = fmax(bar, fmax(fabs(row->low), fabs(row->high)));
    }
    double most = bar;
    bool any_far = false;
    for (int r = 0; r < strip->n_rows; r++) {
        for (int i = 0; i < strip->rows[r].n_dots; i++) {
            const double at = fabs(strip->rows[r].dots[i].at);
            any_far = any_far || at >= beyond * bar;
            most = at < beyond * bar ? fmax(most, at) : most;
        }
    }
    return (any_far ? with_far : 1.08) * most;
}

static double widest_label(const drawing *d, const loft_canvas_font *font)
{
    double widest = 0.0;
    for (int r = 0; r < d->strip->n_rows; r++) {
        const char *label = d->strip->rows[r].label;
        widest = fmax(
            widest, loft_canvas_text_width(d->sheet->canvas, label, strlen(label), font));
    }
    return widest;
}

static void line(const drawing *d, double x0, double y0, double x1, double y1,
                 const loft_canvas_pen *pen)
{
    const loft_canvas_point ends[2] = {{x0, y0}, {x1, y1}};
    loft_canvas_lines(d->sheet->canvas, ends, 2, pen);
}

static double middle_of(const drawing *d, int row)
{
    return d->axes.box.y0 + (row + 0.5) * row_height;
}

static double x_of(const drawing *d, double seconds)
{
    return loft_axes_at(&d->axes, seconds, 0.0).x;
}

static void draw_bars(const drawing *d, int r)
{
    const loft_strip_row *row = &d->strip->rows[r];
    const loft_colour colour = loft_sheet_pen(row->place).colour;
    const loft_canvas_pen thin = {.colour = colour, .width = 1.2};
    const double y = middle_of(d, r);
    if (!row->has_bars) {
        return;
    }
    if (row->n_dots > 0) {
        line(d, x_of(d, row->outer_low), y, x_of(d, row->outer_high), y, &thin);
    }
    const double x0 = x_of(d, row->low);
    const double x1 = x_of(d, row->high);
    const loft_canvas_point corners[4] = {{x0, y - 0.5 * thick},
                                          {x1, y - 0.5 * thick},
                                          {x1, y + 0.5 * thick},
                                          {x0, y + 0.5 * thick}};
    const size_t end = 4;
    loft_canvas_shade_rings(d->sheet->canvas, corners, &end, 1, colour, 0.35);
}

/* Where a dot is far outside of the axis its number stands at the edge. */
static void draw_dot(const drawing *d, int r, const loft_strip_dot *dot)
{
    const loft_colour colour = loft_sheet_pen(d->strip->rows[r].place).colour;
    const loft_canvas_font font = {.size = LOFT_FONT_TICK, .colour = colour, .halo = 2.0};
    const bool far = fabs(dot->at) > d->axes.x1;
    const double at = far ? copysign(0.985 * d->axes.x1, dot->at) : dot->at;
    const loft_canvas_point centre = {x_of(d, at), middle_of(d, r)};
    bool left = (at < 0.0) != far; /* the side of the label: away from the bars */
    char text[160];
    char number[32];
    loft_axes_number(dot->at, 0, number, sizeof number);
    loft_canvas_disc(d->sheet->canvas, centre, disc, colour);
    if (dot->inside) {
        return;
    }
    loft_canvas_disc(d->sheet->canvas, centre, 0.6 * disc, LOFT_PAPER);
    const char *label = dot->label != NULL ? dot->label : "";
    const char *aside = strstr(label, " (");
    const size_t size = aside != NULL ? (size_t)(aside - label) : strlen(label);
    const int shown = (int)loft_diag_cut(label, size < 80 ? size : 80);
    snprintf(text, sizeof text, far ? "%.*s, %s s" : "%.*s", shown, label, number);
    const double width =
        8.0 + loft_canvas_text_width(d->sheet->canvas, text, strlen(text), &font);
    left =
        (left || centre.x + width > d->axes.box.x1) && centre.x - width > d->axes.box.x0;
    loft_canvas_text(d->sheet->canvas,
                     (loft_canvas_point){centre.x + (left ? -8.0 : 8.0), centre.y + 3.4},
                     left ? 1.0 : 0.0, text, strlen(text), &font);
}

static void write_label(const drawing *d, int r, const loft_canvas_font *font)
{
    const loft_strip_row *row = &d->strip->rows[r];
    const loft_canvas_pen pen = loft_sheet_pen(row->place);
    const double x0 = d->sheet->room.x0;
    const double y = middle_of(d, r);
    line(d, x0, y, x0 + 26.0, y, &pen);
    loft_canvas_text(d->sheet->canvas, (loft_canvas_point){x0 + 32.0, y + 3.5}, 0.0,
                     row->label, strlen(row->label), font);
}

loft_status loft_strip_draw(loft_sheet *sheet, const loft_strip *strip)
{
    static const loft_canvas_font font = {.size = LOFT_FONT_LABEL, .colour = LOFT_INK};
    static const loft_canvas_pen zero = {.colour = LOFT_GREY, .width = 0.9};
    static const loft_canvas_font key = {.size = LOFT_FONT_TICK, .colour = LOFT_GREY};
    drawing d = {.sheet = sheet, .strip = strip};
    if (!is_valid(strip)) {
        return LOFT_ERR_DOMAIN;
    }
    const loft_canvas_box *room = &sheet->room;
    const double top = room->y1 - below - strip->n_rows * row_height;
    const double half = half_width(strip);
    d.axes = (loft_axes){.box = {room->x0 + 42.0 + widest_label(&d, &font), top,
                                 room->x1 - 10.0, room->y1 - below},
                         .x0 = -half,
                         .x1 = half,
                         .y0 = 0.0,
                         .y1 = strip->n_rows,
                         .y_step = 1.0,
                         .x_title = strip->title,
                         .y_title = "",
                         .y_bare = true};
    const loft_status status = loft_axes_draw(sheet->canvas, &d.axes);
    if (status != LOFT_OK) {
        return status;
    }
    loft_canvas_text(sheet->canvas, (loft_canvas_point){d.axes.box.x1, top - 7.0}, 1.0,
                     strip->key, strlen(strip->key), &key);
    line(&d, x_of(&d, 0.0), top, x_of(&d, 0.0), d.axes.box.y1, &zero);
    for (int r = 0; r < strip->n_rows; r++) {
        write_label(&d, r, &font);
        draw_bars(&d, r);
        for (int i = 0; i < strip->rows[r].n_dots; i++) {
            draw_dot(&d, r, &strip->rows[r].dots[i]);
        }
    }
    return LOFT_OK;
}
