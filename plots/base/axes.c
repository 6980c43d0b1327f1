/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/base/axes.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "plots/base/canvas.h"
#include "plots/base/style.h"
#include "sim/base/decimal.h"
#include "sim/base/diag.h"

loft_status loft_ticks_find(double lo, double hi, loft_ticks *out)
{
    /* Ordered by how round the step is; the penalty is in ticks away from 6.5. */
    static const struct {
        double step, penalty;
        int extra_decimals;
    } choices[] = {{1.0, 0.0, 0}, {2.0, 0.0, 0}, {5.0, 0.0, 0}, {2.5, 1.0, 1},
                   {4.0, 4.0, 0}, {3.0, 5.0, 0}, {1.5, 6.0, 1}, {6.0, 8.0, 0}};
    if (!(isfinite(lo) && isfinite(hi) && hi > lo &&
          hi - lo > 1e-9 * fmax(fabs(lo), fabs(hi)))) {
        return LOFT_ERR_DOMAIN;
    }
    const int top = (int)floor(log10(hi - lo));
    double best = INFINITY;
    loft_ticks found = {.n = 0};
    for (int power = top - 2; power <= top; power++) {
        for (size_t i = 0; i < sizeof choices / sizeof choices[0]; i++) {
            const double step = choices[i].step * pow(10.0, power);
            /* An end that is a multiple up to rounding counts as one. */
            const double from = ceil(lo / step - 1e-9);
            const double to = floor(hi / step + 1e-9);
            const double n = to - from + 1.0;
            const double cost = fabs(n - 6.5) + choices[i].penalty;
            if (n >= 5.0 && n <= 8.0 && cost < best) {
                const int decimals = choices[i].extra_decimals - power;
                best = cost;
                found = (loft_ticks){.first = from * step,
                                     .step = step,
                                     .n = (int)n,
                                     .decimals = decimals > 0 ? decimals : 0};
            }
        }
    }
    if (found.n == 0) {
        return LOFT_ERR_DOMAIN;
    }
    *out = found;
    return LOFT_OK;
}

int loft_axes_decimals(double value, int most)
{
    int decimals = 0;
    double scale = 1.0;
    while (decimals < most && fabs(value * scale - round(value * scale)) > 1e-6) {
        decimals++;
        scale *= 10.0;
    }
    return decimals;
}

void loft_axes_number(double value, int decimals, char *text, size_t size)
{
    char plain[400];
    char grouped[600];
    (void)loft_snprintf(plain, sizeof plain, "%.*f", decimals < 20 ? decimals : 20,
                        fabs(value));
    const size_t n_whole = strcspn(plain, ".");
    const bool zero = strspn(plain, "0.") == strlen(plain); /* no "-0" */
    size_t n = 0;
    for (size_t i = 0; plain[i] != '\0'; i++) {
        if (i > 0 && i < n_whole && (n_whole - i) % 3 == 0) {
            grouped[n++] = ',';
        }
        grouped[n++] = plain[i];
    }
    grouped[n] = '\0';
    (void)snprintf(text, size, "%s%s", value < 0.0 && !zero ? "\xE2\x88\x92" : "",
                   grouped);
}

void loft_axes_wrap(loft_canvas *canvas, const char *text, const loft_canvas_font *font,
                    double width, loft_wrapped *out)
{
    *out = (loft_wrapped){.n = 0};
    const char *start = text;
    while (*start != '\0' && out->n < LOFT_WRAP_MAX) {
        const char *end = start + strcspn(start, " \n");
        const bool last = out->n == LOFT_WRAP_MAX - 1; /* takes all the rest */
        while (*end == ' ' || (last && *end != '\0')) {
            const char *next = end + 1 + strcspn(end + 1, " \n");
            if (!last && loft_canvas_text_width(canvas, start, (size_t)(next - start),
                                                font) > width) {
                break;
            }
            end = next;
        }
        const size_t n = (size_t)(end - start);
        out->lines[out->n].start = start;
        out->lines[out->n].cut = false;
        out->lines[out->n++].n = n;
        out->width = fmax(out->width, loft_canvas_text_width(canvas, start, n, font));
        start = *end != '\0' ? end + 1 : end;
    }
}

static const char ellipsis[] = "\xE2\x80\xA6";

static double ellipsis_width(loft_canvas *canvas, const loft_canvas_font *font)
{
    return loft_canvas_text_width(canvas, ellipsis, sizeof ellipsis - 1, font);
}

/* The most whole characters of text[0..n) within the width: by halves, for n may be large. */
static size_t fitting(loft_canvas *canvas, const char *text, size_t n,
                      const loft_canvas_font *font, double width)
{
    size_t fits = 0;
    size_t over = n + 1;
    while (over - fits > 1) {
        const size_t middle = fits + (over - fits) / 2;
        const size_t whole = loft_diag_cut(text, middle);
        if (whole > fits && loft_canvas_text_width(canvas, text, whole, font) > width) {
            over = whole;
        } else {
            fits = middle;
        }
    }
    return loft_diag_cut(text, fits);
}

void loft_axes_shorten(loft_canvas *canvas, const loft_canvas_font *font, double width,
                       int lines, loft_wrapped *text)
{
    const double dots = ellipsis_width(canvas, font);
    if (text->n > lines) {
        text->n = lines;
        text->lines[lines - 1].cut = true;
    }
    text->width = 0.0;
    for (int i = 0; i < text->n; i++) {
        const char *start = text->lines[i].start;
        size_t n = text->lines[i].n;
        double own = loft_canvas_text_width(canvas, start, n, font);
        if (own + (text->lines[i].cut ? dots : 0.0) > width) {
            n = fitting(canvas, start, n, font, fmax(width - dots, 0.0));
            own = loft_canvas_text_width(canvas, start, n, font);
            text->lines[i].n = n;
            text->lines[i].cut = true;
        }
        text->width = fmax(text->width, own + (text->lines[i].cut ? dots : 0.0));
    }
}

void loft_axes_fit(loft_canvas *canvas, const char *text, loft_canvas_font *font,
                   double width, int lines, loft_wrapped *out)
{
    const double least_size = fmax(6.5, 0.45 * font->size); /* smaller cannot be read */
    loft_axes_wrap(canvas, text, font, width, out);
    while ((out->n > lines || out->width > width) && 0.95 * font->size >= least_size) {
        font->size *= 0.95;
        loft_axes_wrap(canvas, text, font, width, out);
    }
    loft_axes_shorten(canvas, font, width, lines, out);
}

double loft_axes_lines(loft_canvas *canvas, double x, double y, const loft_wrapped *text,
                       const loft_canvas_font *font)
{
    for (int i = 0; i < text->n; i++) {
        const char *start = text->lines[i].start;
        const size_t n = text->lines[i].n;
        loft_canvas_text(canvas, (loft_canvas_point){x, y}, 0.0, start, n, font);
        if (text->lines[i].cut) {
            const double end = x + loft_canvas_text_width(canvas, start, n, font);
            loft_canvas_text(canvas, (loft_canvas_point){end, y}, 0.0, ellipsis,
                             sizeof ellipsis - 1, font);
        }
        y += LOFT_LINE_SPACING * font->size;
    }
    return y;
}

/* Where a value lies between the ends of its axis, from 0 to 1. */
static double share(double value, double lo, double hi, bool is_log)
{
    return is_log ? log(value / lo) / log(hi / lo) : (value - lo) / (hi - lo);
}

loft_canvas_point loft_axes_at(const loft_axes *axes, double x, double y)
{
    const loft_canvas_box *box = &axes->box;
    return (loft_canvas_point){
        box->x0 + share(x, axes->x0, axes->x1, axes->x_log) * (box->x1 - box->x0),
        box->y1 - share(y, axes->y0, axes->y1, axes->y_log) * (box->y1 - box->y0)};
}

static void stroke(loft_canvas *canvas, loft_canvas_point a, loft_canvas_point b,
                   const loft_canvas_pen *pen)
{
    const loft_canvas_point ends[2] = {a, b};
    loft_canvas_lines(canvas, ends, 2, pen);
}

enum {
    MARKS_MAX = 40
};

#define NUMBER_GAP_PT 5.0 /* between the numbers of a horizontal axis, at least */

typedef struct marks {
    double at[MARKS_MAX];
    int decimals[MARKS_MAX];
    int n;
} marks;

static loft_status linear_marks(double lo, double hi, double step, marks *out)
{
    loft_ticks ticks;
    const loft_status status = loft_ticks_find(lo, hi, &ticks);
    if (step > 0.0 && (hi - lo) / step < MARKS_MAX - 1) {
        ticks.step = step;
        ticks.first = ceil(lo / step - 1e-9) * step;
        ticks.n = (int)floor((hi - ticks.first) / step + 1e-9) + 1;
        ticks.decimals = 0;
    }
    for (int i = 0; status == LOFT_OK && i < ticks.n; i++) {
        out->at[out->n] = ticks.first + i * ticks.step;
        out->decimals[out->n++] = ticks.decimals;
    }
    return status;
}

/* 1, 2 and 5 of each decade; of many decades 1 alone, of less than one a linear scale. */
static loft_status log_marks(double lo, double hi, marks *out)
{
    static const double steps[] = {1.0, 2.0, 5.0};
    if (!(lo > 0.0 && hi > lo && isfinite(hi))) {
        return LOFT_ERR_DOMAIN;
    }
    if (hi / lo < 8.0) {
        return linear_marks(lo, hi, 0.0, out);
    }
    const int n_steps = hi / lo > 3e4 ? 1 : 3;
    for (int power = (int)floor(log10(lo)); power <= (int)ceil(log10(hi)); power++) {
        for (int i = 0; i < n_steps && out->n < MARKS_MAX; i++) {
            const double value = steps[i] * pow(10.0, power);
            if (value >= lo * (1.0 - 1e-9) && value <= hi * (1.0 + 1e-9)) {
                out->at[out->n] = value;
                out->decimals[out->n++] = power < 0 ? -power : 0;
            }
        }
    }
    return LOFT_OK;
}

/* The number of a mark, as a power of ten where it would leave the sheet. */
static void write_number(loft_canvas *canvas, double value, int decimals, double width_pt,
                         const loft_canvas_font *font, char text[64])
{
    loft_axes_number(value, value == 0.0 && decimals > 5 ? 0 : decimals, text, 64);
    if (loft_canvas_text_width(canvas, text, strlen(text), font) > width_pt) {
        const int power = (int)floor(log10(fabs(value)) + 1e-9);
        loft_snprintf(text, 64, "%s%.4ge%s%d", value < 0.0 ? "\xE2\x88\x92" : "",
                      fabs(value) / pow(10.0, power), power < 0 ? "\xE2\x88\x92" : "",
                      power < 0 ? -power : power);
    }
}

static const loft_canvas_font number_font = {.size = LOFT_FONT_TICK, .colour = LOFT_INK};

/* How far numbers stand out beyond a horizontal axis: less than the margin of a sheet. */
static const double usual_overhang = 30.0;

/* The numbers of the marks along one axis, in points along it. */
typedef struct numbers {
    char text[MARKS_MAX][64];
    double at[MARKS_MAX], half[MARKS_MAX]; /* its middle and half its extent */
    bool shown[MARKS_MAX];
} numbers;

static void write_numbers(loft_canvas *canvas, const loft_axes *axes, bool vertical,
                          const marks *ticks, int every, numbers *out)
{
    const double step = ticks->n > 1 ? ticks->at[1] - ticks->at[0] : 1.0;
    const double overhang = axes->overhang > 0.0 ? axes->overhang : usual_overhang;
    const loft_canvas_box *box = &axes->box;
    for (int i = 0; i < ticks->n; i++) {
        const loft_canvas_point p = vertical ? loft_axes_at(axes, axes->x0, ticks->at[i])
                                             : loft_axes_at(axes, ticks->at[i], axes->y0);
        write_number(canvas, ticks->at[i],
                     every > 1 ? loft_axes_decimals(every * step, ticks->decimals[i])
                               : ticks->decimals[i],
                     vertical ? LOFT_AXES_LEFT : 2.0 * LOFT_AXES_LEFT, &number_font,
                     out->text[i]);
        out->at[i] = vertical ? p.y : p.x;
        out->half[i] =
            vertical ? 0.5 * LOFT_FONT_TICK
                     : 0.5 * loft_canvas_text_width(canvas, out->text[i],
                                                    strlen(out->text[i]), &number_font);
        out->shown[i] = every == 1 || llround(ticks->at[i] / step) % every == 0;
        if (!vertical) {
            out->shown[i] = out->shown[i] &&
                            out->at[i] - out->half[i] >= box->x0 - overhang &&
                            out->at[i] + out->half[i] <= box->x1 + overhang;
        }
    }
}

/* Leaves out what comes too close to the number before it; true if nothing did. */
static bool keep_apart(const marks *ticks, double gap, numbers *all)
{
    int last = -1;
    bool apart = true;
    for (int i = 0; i < ticks->n; i++) {
        if (all->shown[i] && last >= 0 &&
            fabs(all->at[i] - all->at[last]) < all->half[i] + all->half[last] + gap) {
            all->shown[i] = false;
            apart = false;
        }
        last = all->shown[i] ? i : last;
    }
    return apart;
}

static int n_shown(const marks *ticks, const numbers *all)
{
    int n = 0;
    for (int i = 0; i < ticks->n; i++) {
        n += all->shown[i] ? 1 : 0;
    }
    return n;
}

/*
 * Every number that has room; else those of every second, fourth, ... mark, counted from
 * zero so that they stay round; else whatever keeps apart.
 */
static void choose_numbers(loft_canvas *canvas, const loft_axes *axes, bool vertical,
                           const marks *ticks, numbers *out)
{
    static const int strides[] = {1, 2, 4, 5, 10};
    const double gap = vertical ? 1.0 : NUMBER_GAP_PT;
    const bool is_log = vertical ? axes->y_log : axes->x_log;
    const size_t n = is_log ? 1 : sizeof strides / sizeof strides[0];
    for (size_t i = 0; i < n; i++) {
        write_numbers(canvas, axes, vertical, ticks, strides[i], out);
        if (keep_apart(ticks, gap, out) && n_shown(ticks, out) >= 2) {
            return;
        }
    }
    write_numbers(canvas, axes, vertical, ticks, 1, out);
    (void)keep_apart(ticks, gap, out);
}

static void draw_number(loft_canvas *canvas, const loft_axes *axes, bool vertical,
                        double at, const char *text)
{
    const loft_canvas_box *box = &axes->box;
    const loft_canvas_point p = vertical ? (loft_canvas_point){box->x0 - 8.0, at + 3.4}
                                         : (loft_canvas_point){at, box->y1 + 16.0};
    loft_canvas_text(canvas, p, vertical ? 1.0 : 0.5, text, strlen(text), &number_font);
}

static void draw_marks(loft_canvas *canvas, const loft_axes *axes, bool vertical,
                       const marks *ticks)
{
    static const loft_canvas_pen grid = {.colour = LOFT_GRID, .width = 0.8};
    static const loft_canvas_pen mark = {.colour = LOFT_INK, .width = 1.0};
    const loft_canvas_box *box = &axes->box;
    const bool bare = vertical ? axes->y_bare : axes->x_bare;
    numbers all;
    choose_numbers(canvas, axes, vertical, ticks, &all);
    for (int i = 0; i < ticks->n; i++) {
        const double at = all.at[i];
        if (vertical) {
            stroke(canvas, (loft_canvas_point){box->x0, at},
                   (loft_canvas_point){box->x1, at}, &grid);
        } else {
            stroke(canvas, (loft_canvas_point){at, box->y0},
                   (loft_canvas_point){at, box->y1}, &grid);
        }
        if (vertical && !bare) {
            stroke(canvas, (loft_canvas_point){box->x0 - 4.0, at},
                   (loft_canvas_point){box->x0, at}, &mark);
        } else if (!vertical) {
            stroke(canvas, (loft_canvas_point){at, box->y1},
                   (loft_canvas_point){at, box->y1 + (bare ? 2.5 : 4.0)}, &mark);
        }
        if (!bare && all.shown[i]) {
            draw_number(canvas, axes, vertical, at, all.text[i]);
        }
    }
}

loft_status loft_axes_draw(loft_canvas *canvas, const loft_axes *axes)
{
    static const loft_canvas_pen spine = {.colour = LOFT_INK, .width = 1.0};
    static const loft_canvas_font font = {.size = LOFT_FONT_LABEL, .colour = LOFT_INK};
    const loft_canvas_box *box = &axes->box;
    marks x_marks = {.n = 0};
    marks y_marks = {.n = 0};
    loft_status status = axes->x_log ? log_marks(axes->x0, axes->x1, &x_marks)
                                     : linear_marks(axes->x0, axes->x1, 0.0, &x_marks);
    if (status == LOFT_OK) {
        status = axes->y_log ? log_marks(axes->y0, axes->y1, &y_marks)
                             : linear_marks(axes->y0, axes->y1, axes->y_step, &y_marks);
    }
    if (status != LOFT_OK) {
        return status;
    }
    draw_marks(canvas, axes, false, &x_marks);
    draw_marks(canvas, axes, true, &y_marks);
    const loft_canvas_point corner[3] = {
        {box->x0, box->y0}, {box->x0, box->y1}, {box->x1, box->y1}};
    loft_canvas_lines(canvas, axes->y_bare ? corner + 1 : corner, axes->y_bare ? 2 : 3,
                      &spine);
    if (!axes->x_bare) {
        loft_canvas_text(canvas,
                         (loft_canvas_point){0.5 * (box->x0 + box->x1), box->y1 + 33},
                         0.5, axes->x_title, strlen(axes->x_title), &font);
    }
    if (!axes->y_bare) {
        loft_canvas_text(canvas,
                         (loft_canvas_point){box->x0 - LOFT_AXES_LEFT, box->y0 - 10.0},
                         0.0, axes->y_title, strlen(axes->y_title), &font);
    }
    return LOFT_OK;
}
