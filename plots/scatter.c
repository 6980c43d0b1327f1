/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/plot.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "loft/earth.h"
#include "loft/loft.h"
#include "plots/base/canvas.h"
#include "plots/base/sheet.h"
#include "plots/base/style.h"

enum {
    LINE_POINTS = 121,
    PASSES_MAX = 8 /* to find how many rows the key takes */
};

static const double sheet_width = 900.0;
static const double sheet_height = 640.0;
static const double least_room = 200.0; /* in height, for the axes with their titles */
static const double key_row = 12.0;
static const double key_gap = 14.0; /* between columns, and above */
static const loft_canvas_font key_font = {.size = 8.5, .colour = LOFT_INK};

typedef struct drawing {
    const loft_scatter *comparison;
    loft_sheet sheet;
    loft_axes axes;
    int key_rows;                                         /* room for so many */
    const loft_scatter_point *numbered[LOFT_SCATTER_MAX]; /* no room for their names */
    size_t n_numbered;
} drawing;

/*
 * A speed v and angle g give the range by tan(range/2) = s sin g cos g/(1 - s cos^2 g) with
 * s = v^2 R/mu (Bate, Mueller & White 6.2-21), which in t = tan g is a quadratic:
 *     T t^2 - s t + T (1 - s) = 0,  T = tan(range/2).
 * s of the standard range is that of the least-speed arc.
 */
loft_status loft_scatter_apogee(double standard_m, double range_m, bool lofted,
                                double *apogee_m)
{
    const loft_sphere sphere = loft_earth_sphere();
    loft_minenergy arc;
    if (!(range_m > 0.0 && range_m < standard_m &&
          standard_m < LOFT_PI * sphere.radius_m)) {
        return LOFT_ERR_DOMAIN;
    }
    loft_status status = loft_minenergy_arc(&sphere, standard_m / sphere.radius_m, &arc);
    if (status != LOFT_OK) {
        return status;
    }
    const double s = arc.speed_mps * arc.speed_mps * sphere.radius_m / sphere.mu_m3ps2;
    const double tan_half = tan(0.5 * range_m / sphere.radius_m);
    const double root = sqrt(fmax(s * s - 4.0 * tan_half * tan_half * (1.0 - s), 0.0));
    const double tan_lofted = (s + root) / (2.0 * tan_half);
    /* The product of the roots is 1 - s: the small one without cancellation. */
    const double fpa_rad = atan(lofted ? tan_lofted : (1.0 - s) / tan_lofted);
    loft_twobody flight;
    status = loft_twobody_range_from_speed(&sphere, arc.speed_mps, fpa_rad, &flight);
    if (status == LOFT_OK) {
        *apogee_m = flight.apogee_m;
    }
    return status;
}

static bool is_valid(const loft_scatter *c)
{
    if (c->n_points < 1 || c->n_points > LOFT_SCATTER_MAX) {
        return false;
    }
    for (size_t i = 0; i < c->n_points; i++) {
        const loft_scatter_point *p = &c->points[i];
        if (!(isfinite(p->range_m) && isfinite(p->apogee_m) && p->range_m > 0.0 &&
              p->apogee_m > 0.0)) {
            return false;
        }
    }
    return true;
}

static void fit_axes(drawing *d)
{
    const loft_scatter *c = d->comparison;
    double least[2] = {INFINITY, INFINITY};
    double most[2] = {0.0, 0.0};
    for (size_t i = 0; i < c->n_points; i++) {
        const double at[2] = {c->points[i].range_m / 1000.0,
                              c->points[i].apogee_m / 1000.0};
        for (int k = 0; k < 2; k++) {
            least[k] = fmin(least[k], at[k]);
            most[k] = fmax(most[k], at[k]);
        }
    }
    d->axes = (loft_axes){.box = loft_sheet_axes_box(&d->sheet),
                          .x0 = c->linear ? 0.0 : 0.6 * least[0],
                          .x1 = c->linear ? 1.15 * most[0] : 2.2 * most[0],
                          .y0 = c->linear ? 0.0 : 0.6 * least[1],
                          .y1 = c->linear ? 1.1 * most[1] : 1.8 * most[1],
                          .x_title = "Range (km)",
                          .y_title = "Apogee (km)",
                          .x_log = !c->linear,
                          .y_log = !c->linear};
    d->sheet.labels.frame = loft_sheet_labels_box(&d->axes.box);
}

/* Both flights to each range, from the lofted end round to the depressed one. */
static void draw_equal_range(drawing *d, double standard_km)
{
    static const loft_canvas_pen pen = {.colour = LOFT_SHORE, .width = 0.9};
    const loft_axes *axes = &d->axes;
    loft_canvas_point points[2 * LINE_POINTS];
    size_t n = 0;
    for (int i = 0; i < 2 * LINE_POINTS; i++) {
        /* Dense toward the standard range, where the line turns round. */
        const int k = i < LINE_POINTS ? i : 2 * LINE_POINTS - 1 - i;
        const double t = 1.0 - (double)k / LINE_POINTS;
        const double start_km = d->comparison->linear ? 1e-3 * standard_km : axes->x0;
        const double range_km = standard_km - (standard_km - start_km) * t * t;
        double apogee_m = 0.0;
        if (range_km > 0.0 &&
            loft_scatter_apogee(1000.0 * standard_km, 1000.0 * range_km, i < LINE_POINTS,
                                &apogee_m) == LOFT_OK &&
            apogee_m > 0.0) {
            points[n++] = loft_axes_at(axes, range_km, apogee_m / 1000.0);
        }
    }
    loft_canvas_clip(d->sheet.canvas, &axes->box);
    loft_canvas_lines(d->sheet.canvas, points, n, &pen);
    loft_canvas_clip(d->sheet.canvas, NULL);
    for (size_t i = 0; i < n; i++) {
        points[i].x = fmin(points[i].x, axes->box.x1);
        points[i].y = fmin(fmax(points[i].y, axes->box.y0), axes->box.y1);
    }
    loft_labels_curve(&d->sheet.labels, points, n);
}

/* The name of a line where it stands highest inside the frame: on its lofted part. */
static void name_equal_range(drawing *d, double standard_km)
{
    const loft_axes *axes = &d->axes;
    loft_label label = {.font = {.size = 8.5, .colour = LOFT_GREY, .halo = 2.0},
                        .gap = 3.0,
                        .width_pt = 200.0,
                        .most_cost = LOFT_LABEL_CLEAR};
    char number[48];
    char text[64];
    loft_axes_number(standard_km, 0, number, sizeof number);
    snprintf(text, sizeof text, "%s km", number);
    label.text = text;
    for (int i = 0; i < LOFT_LABEL_ANCHORS; i++) {
        const double start_km =
            d->comparison->linear ? 0.05 * standard_km : 1.15 * axes->x0;
        const double t = 0.3 + 0.7 * i / (LOFT_LABEL_ANCHORS - 1.0);
        const double range_km = start_km * pow(0.97 * standard_km / start_km, 1.0 - t);
        double apogee_m = 0.0;
        if (loft_scatter_apogee(1000.0 * standard_km, 1000.0 * range_km, true,
                                &apogee_m) == LOFT_OK) {
            const loft_canvas_point p = loft_axes_at(axes, range_km, apogee_m / 1000.0);
            if (p.y > axes->box.y0 + 6.0 && p.x < axes->box.x1 - 20.0 &&
                p.y < axes->box.y1 - 6.0 && p.x > axes->box.x0) {
                label.anchors[label.n_anchors++] = p;
            }
        }
    }
    if (label.n_anchors > 0) {
        loft_labels_put(&d->sheet.labels, d->sheet.canvas, &label);
    }
}

static const double lines_km[] = {100.0,  200.0,  500.0,  1000.0,  2000.0,
                                  3000.0, 5500.0, 8000.0, 12000.0, 20000.0};

static bool is_line_wanted(const drawing *d, double standard_km)
{
    return standard_km > d->axes.x0 &&
           (!d->comparison->linear || standard_km > 0.08 * d->axes.x1);
}

/* Above the frame, from the right: a disc and a name for each group. */
static void draw_key(drawing *d)
{
    static const double gap = 16.0;
    const loft_scatter *c = d->comparison;
    double x = d->axes.box.x1;
    for (size_t i = c->n_groups; i-- > 0;) {
        const loft_canvas_font font = {.size = LOFT_FONT_TICK,
                                       .colour = loft_sheet_pen((int)i).colour};
        const double y = d->axes.box.y0 - 10.0;
        loft_canvas_text(d->sheet.canvas, (loft_canvas_point){x, y}, 1.0, c->groups[i],
                         strlen(c->groups[i]), &font);
        x -= loft_canvas_text_width(d->sheet.canvas, c->groups[i], strlen(c->groups[i]),
                                    &font) +
             8.0;
        loft_canvas_disc(d->sheet.canvas, (loft_canvas_point){x, y - 3.5}, 3.6,
                         font.colour);
        x -= gap;
    }
}

/* The highest point below `last` (after it in the list, of equals); NULL: of all. */
static const loft_scatter_point *next_lower(const loft_scatter *c,
                                            const loft_scatter_point *last)
{
    const loft_scatter_point *best = NULL;
    for (size_t i = 0; i < c->n_points; i++) {
        const loft_scatter_point *p = &c->points[i];
        const bool below = last == NULL || p->apogee_m < last->apogee_m ||
                           (p->apogee_m == last->apogee_m && p > last);
        if (below && (best == NULL || p->apogee_m > best->apogee_m)) {
            best = p;
        }
    }
    return best;
}

static loft_canvas_point place_of(const drawing *d, const loft_scatter_point *p)
{
    return loft_axes_at(&d->axes, p->range_m / 1000.0, p->apogee_m / 1000.0);
}

/* Names from the highest on; a point whose name has no room gets a number instead. */
static void name_points(drawing *d)
{
    const loft_scatter *c = d->comparison;
    const loft_scatter_point *last = NULL;
    for (size_t i = 0; i < c->n_points; i++) {
        const loft_scatter_point *p = next_lower(c, last);
        last = p;
        if (!loft_sheet_hint(&d->sheet, place_of(d, p), p->label,
                             loft_sheet_pen(p->place).colour, LOFT_LABEL_CROSS)) {
            d->numbered[d->n_numbered++] = p;
        }
    }
    for (size_t i = 0; i < d->n_numbered; i++) {
        char number[24];
        snprintf(number, sizeof number, "%zu", i + 1);
        const loft_label label = {
            .text = number,
            .font = {.size = key_font.size,
                     .bold = true,
                     .colour = loft_sheet_pen(d->numbered[i]->place).colour,
                     .halo = 2.0},
            .anchors = {place_of(d, d->numbered[i])},
            .n_anchors = 1,
            .gap = 5.0,
            .width_pt = 40.0};
        loft_labels_put(&d->sheet.labels, d->sheet.canvas, &label);
    }
}

/* "7  KN-25, 2020-03-02" */
static void key_text(const drawing *d, size_t i, char *text, size_t size)
{
    snprintf(text, size, "%zu\302\240\302\240%s", i + 1, d->numbered[i]->label);
}

/* The columns of the key, and their width. */
static int key_columns(const drawing *d, double *width)
{
    *width = 1.0;
    for (size_t i = 0; i < d->n_numbered; i++) {
        char text[160];
        key_text(d, i, text, sizeof text);
        *width = fmax(*width, key_gap + loft_canvas_text_width(d->sheet.canvas, text,
                                                               strlen(text), &key_font));
    }
    const double room = d->sheet.room.x1 - d->sheet.room.x0;
    return room > *width ? (int)(room / *width) : 1;
}

/* For so many numbers. */
static int rows_needed(const drawing *d, size_t n)
{
    double width;
    const int columns = key_columns(d, &width);
    return ((int)n + columns - 1) / columns;
}

static double key_height(int rows)
{
    return rows > 0 ? key_gap + rows * key_row : 0.0;
}

/* Below the axes, column by column. */
static void draw_numbers(drawing *d)
{
    double width;
    (void)key_columns(d, &width);
    const double top = d->sheet.room.y1 + key_gap + key_font.size;
    for (size_t i = 0; i < d->n_numbered; i++) {
        char text[160];
        key_text(d, i, text, sizeof text);
        const int row = (int)i % d->key_rows;
        const int column = (int)i / d->key_rows;
        const loft_canvas_point at = {d->sheet.room.x0 + column * width,
                                      top + row * key_row};
        loft_canvas_text(d->sheet.canvas, at, 0.0, text, strlen(text), &key_font);
    }
}

static loft_status draw(drawing *d)
{
    const size_t n_lines = sizeof lines_km / sizeof lines_km[0];
    const loft_scatter *c = d->comparison;
    d->n_numbered = 0;
    d->sheet.room.y1 -= key_height(d->key_rows);
    if (d->sheet.room.y1 - d->sheet.room.y0 < least_room) {
        return LOFT_ERR_DOMAIN;
    }
    fit_axes(d);
    const loft_status status = loft_axes_draw(d->sheet.canvas, &d->axes);
    if (status != LOFT_OK) {
        return status;
    }
    draw_key(d);
    for (size_t i = 0; i < n_lines; i++) {
        if (is_line_wanted(d, lines_km[i])) {
            draw_equal_range(d, lines_km[i]);
        }
    }
    for (size_t i = 0; i < c->n_points; i++) {
        const loft_scatter_point *p = &c->points[i];
        loft_sheet_disc(&d->sheet, place_of(d, p), 3.6, loft_sheet_pen(p->place).colour);
    }
    for (size_t i = 0; i < n_lines; i++) {
        if (is_line_wanted(d, lines_km[i])) {
            name_equal_range(d, lines_km[i]);
        }
    }
    name_points(d);
    return LOFT_OK;
}

/* Draws until the key has the rows that it needs: which names fit shows only then. */
static loft_status draw_with_key(drawing *d, loft_picture_format format,
                                 const loft_png_text *texts, size_t n_texts,
                                 loft_buffer *out)
{
    const loft_scatter *c = d->comparison;
    const loft_sheet_words words = {c->title, c->subtitle, c->source};
    loft_status status = LOFT_OK;
    for (int pass = 1; pass <= PASSES_MAX; pass++) {
        status = loft_sheet_open(&words, &c->look, format, sheet_width,
                                 sheet_height + key_height(d->key_rows), &d->sheet);
        if (status == LOFT_OK) {
            status = draw(d);
        }
        /* The last time for all: a higher key leaves less room for names beside their dots. */
        const size_t n = pass + 1 < PASSES_MAX ? d->n_numbered : c->n_points;
        const int needed = status == LOFT_OK ? rows_needed(d, n) : 0;
        if (status != LOFT_OK || needed <= d->key_rows || pass == PASSES_MAX) {
            break;
        }
        d->key_rows = needed;
        loft_sheet_drop(&d->sheet);
    }
    if (status == LOFT_OK && d->key_rows > 0) {
        draw_numbers(d);
    }
    return loft_sheet_end(&d->sheet, status, texts, n_texts, out);
}

loft_status loft_scatter_draw(const loft_scatter *comparison, loft_picture_format format,
                              const loft_png_text *texts, size_t n_texts,
                              loft_buffer *out)
{
    if (!is_valid(comparison)) {
        return LOFT_ERR_DOMAIN;
    }
    drawing *d = calloc(1, sizeof *d);
    if (d == NULL) {
        return LOFT_ERR_NOMEM;
    }
    d->comparison = comparison;
    const loft_status status = draw_with_key(d, format, texts, n_texts, out);
    free(d);
    return status;
}
