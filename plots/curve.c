/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/plot.h"

#include <math.h>
#include <stdio.h>

#include "plots/base/canvas.h"
#include "plots/base/sheet.h"
#include "plots/base/style.h"
#include "sim/base/decimal.h"

enum {
    MAX_LINES = 4
};

static const double time_spacing_pt = 92.0; /* of the times along a line */

typedef struct drawing {
    const loft_curve *figure;
    loft_sheet sheet;
    loft_axes axes;
    loft_canvas_point points[MAX_LINES][LOFT_RANGE_CURVE_MAX]; /* of bounded flights */
    double tof_s[MAX_LINES][LOFT_RANGE_CURVE_MAX];
    size_t n[MAX_LINES];
    size_t gap[MAX_LINES]; /* where unbounded flights were left out; 0 for nowhere */
} drawing;

static bool is_valid(const loft_curve *figure)
{
    if (figure->n_lines < 1 || figure->n_lines > MAX_LINES) {
        return false;
    }
    for (size_t c = 0; c < figure->n_lines; c++) {
        const loft_range_curve *curve = figure->lines[c].curve;
        size_t bounded = 0;
        for (size_t i = 0; i < curve->n; i++) {
            bounded += curve->points[i].unbounded ? 0 : 1;
        }
        if (bounded < 2 || curve->n > LOFT_RANGE_CURVE_MAX) {
            return false;
        }
    }
    return true;
}

static void fit_axes(drawing *d)
{
    double range_m = 0.0;
    double apogee_m = 0.0;
    for (size_t c = 0; c < d->figure->n_lines; c++) {
        const loft_range_curve *curve = d->figure->lines[c].curve;
        for (size_t i = 0; i < curve->n; i++) {
            range_m = fmax(range_m, curve->points[i].range_m);
            apogee_m = fmax(apogee_m, curve->points[i].apogee_m);
        }
    }
    for (size_t i = 0; i < d->figure->n_marks; i++) {
        range_m = fmax(range_m, d->figure->marks[i].range_m);
        apogee_m = fmax(apogee_m, d->figure->marks[i].apogee_m);
    }
    d->axes = (loft_axes){.box = loft_sheet_axes_box(&d->sheet),
                          .x1 = 1.22 * range_m / 1000.0, /* room for the labels */
                          .y1 = 1.12 * apogee_m / 1000.0,
                          .x_title = "Range (km)",
                          .y_title = "Apogee (km)"};
    d->sheet.labels.frame = loft_sheet_labels_box(&d->axes.box);
}

static void draw_line(drawing *d, size_t c)
{
    const loft_curve_line *line = &d->figure->lines[c];
    const loft_canvas_pen pen = loft_sheet_pen(line->place);
    size_t n = 0;
    for (size_t i = 0; i < line->curve->n; i++) {
        const loft_range_point *p = &line->curve->points[i];
        if (p->unbounded) {
            d->gap[c] = n;
            continue;
        }
        d->tof_s[c][n] = p->tof_s;
        d->points[c][n++] =
            loft_axes_at(&d->axes, p->range_m / 1000.0, p->apogee_m / 1000.0);
    }
    d->n[c] = n;
    const size_t parts[3] = {0, d->gap[c], n};
    for (int part = 0; part < 2; part++) {
        if (parts[part + 1] - parts[part] >= 2) {
            loft_canvas_lines(d->sheet.canvas, d->points[c] + parts[part],
                              parts[part + 1] - parts[part], &pen);
            loft_labels_curve(&d->sheet.labels, d->points[c] + parts[part],
                              parts[part + 1] - parts[part]);
        }
    }
}

static bool near_mark(const drawing *d, loft_canvas_point p)
{
    for (size_t i = 0; i < d->figure->n_marks; i++) {
        const loft_curve_mark *mark = &d->figure->marks[i];
        const loft_canvas_point at =
            loft_axes_at(&d->axes, mark->range_m / 1000.0, mark->apogee_m / 1000.0);
        if (hypot(at.x - p.x, at.y - p.y) < 30.0) {
            return true;
        }
    }
    return false;
}

/* A stroke across the line and the time of that flight, every so often along it. */
static void write_times(drawing *d, size_t c)
{
    const loft_canvas_pen pen = {
        .colour = loft_sheet_pen(d->figure->lines[c].place).colour, .width = 1.2};
    const loft_canvas_point *p = d->points[c];
    double length = 0.5 * time_spacing_pt;
    for (size_t i = 1; i + 1 < d->n[c]; i++) {
        const double step = hypot(p[i].x - p[i - 1].x, p[i].y - p[i - 1].y);
        length += i == d->gap[c] ? 0.0 : step;
        if (length < time_spacing_pt || i == d->gap[c] || i + 1 == d->gap[c] ||
            near_mark(d, p[i])) {
            continue;
        }
        length = 0.0;
        const double dx = p[i + 1].x - p[i - 1].x;
        const double dy = p[i + 1].y - p[i - 1].y;
        const double nx = -5.0 * dy / hypot(dx, dy);
        const double ny = 5.0 * dx / hypot(dx, dy);
        const loft_canvas_point stroke[2] = {{p[i].x - nx, p[i].y - ny},
                                             {p[i].x + nx, p[i].y + ny}};
        char text[32];
        if (d->tof_s[c][i] < 600.0) {
            loft_snprintf(text, sizeof text, "%.0f s", d->tof_s[c][i]);
        } else {
            loft_snprintf(text, sizeof text, "%.1f min", d->tof_s[c][i] / 60.0);
        }
        if (loft_sheet_hint(&d->sheet, p[i], text, pen.colour, LOFT_LABEL_CLEAR)) {
            loft_canvas_lines(d->sheet.canvas, stroke, 2, &pen);
        }
    }
}

static loft_status draw(drawing *d)
{
    fit_axes(d);
    const loft_status status = loft_axes_draw(d->sheet.canvas, &d->axes);
    if (status != LOFT_OK) {
        return status;
    }
    for (size_t c = d->figure->n_lines; c-- > 0;) { /* the first on top */
        draw_line(d, c);
    }
    for (size_t i = 0; i < d->figure->n_marks; i++) {
        const loft_curve_mark *mark = &d->figure->marks[i];
        loft_sheet_disc(
            &d->sheet,
            loft_axes_at(&d->axes, mark->range_m / 1000.0, mark->apogee_m / 1000.0), 4.5,
            loft_sheet_pen(mark->place).colour);
    }
    for (size_t i = 0; i < d->figure->n_marks; i++) {
        const loft_curve_mark *mark = &d->figure->marks[i];
        loft_sheet_note(
            &d->sheet,
            loft_axes_at(&d->axes, mark->range_m / 1000.0, mark->apogee_m / 1000.0),
            mark->text, loft_sheet_pen(mark->place).colour);
    }
    for (size_t c = 0; c < d->figure->n_lines; c++) {
        const loft_curve_line *line = &d->figure->lines[c];
        loft_sheet_name_curve(&d->sheet, d->points[c], d->n[c], 0.45, line->label,
                              loft_sheet_pen(line->place).colour);
    }
    if (d->n[0] > d->gap[0]) { /* which end is which */
        loft_sheet_note(&d->sheet, d->points[0][d->n[0] - 1], "depressed", LOFT_GREY);
    }
    for (size_t c = 0; c < d->figure->n_lines; c++) {
        if (d->figure->lines[c].timed) {
            write_times(d, c);
        }
    }
    return LOFT_OK;
}

loft_status loft_curve_draw(const loft_curve *figure, loft_picture_format format,
                            const loft_png_text *texts, size_t n_texts, loft_buffer *out)
{
    if (!is_valid(figure)) {
        return LOFT_ERR_DOMAIN;
    }
    drawing d = {.figure = figure};
    const loft_sheet_words words = {figure->title, figure->subtitle, figure->source};
    loft_status status = loft_sheet_open(&words, &figure->look, format, LOFT_SHEET_WIDTH,
                                         LOFT_SHEET_HEIGHT, &d.sheet);
    if (status == LOFT_OK) {
        status = draw(&d);
    }
    return loft_sheet_end(&d.sheet, status, texts, n_texts, out);
}
