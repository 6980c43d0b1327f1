/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/plot.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "io/text/units_text.h"
#include "plots/base/axes.h"
#include "plots/base/canvas.h"
#include "plots/base/sheet.h"
#include "plots/base/style.h"
#include "sim/base/decimal.h"

static const double sheet_width = 900.0;
static const double sheet_base = 250.0; /* of the height, without rows */
static const double usual_row = 27.0;
static const double bar_share = 0.55; /* of its row */
static const double column_gap = 22.0;
static const double below = 74.0; /* the bars: numbers, sums, title, what is not shown */
static const double least_shown = 0.01;

enum {
    FEW_ROWS = 6,
    HEADING_LINES = 3
};

typedef struct drawing {
    const loft_sensitivity *figure;
    loft_sheet sheet;
    int rows[LOFT_INPUT_COUNT]; /* inputs from the top */
    int n_rows;
    double names_x1; /* where the names end, on the right */
    double top;      /* of the first row */
    double row_height;
    double column_width;
} drawing;

double loft_sensitivity_chance(const loft_posterior *posterior)
{
    return 3.841 / posterior->effective;
}

static bool is_valid(const loft_sensitivity *s)
{
    if (s->n_events < 1 || s->n_events > LOFT_SENSITIVITY_MAX) {
        return false;
    }
    for (size_t e = 0; e < s->n_events; e++) {
        const loft_posterior *p = s->events[e].posterior;
        for (int i = 0; i < LOFT_INPUT_COUNT; i++) {
            if (!(p->share[i] >= 0.0 && p->share[i] <= 1.0 + 1e-9)) {
                return false;
            }
        }
    }
    return true;
}

static double mean_share(const loft_sensitivity *s, int input)
{
    double sum = 0.0;
    for (size_t e = 0; e < s->n_events; e++) {
        sum += s->events[e].posterior->share[input];
    }
    return sum / (double)s->n_events;
}

static double greatest_share(const loft_sensitivity *s, int input)
{
    double most = 0.0;
    for (size_t e = 0; e < s->n_events; e++) {
        most = fmax(most, s->events[e].posterior->share[input]);
    }
    return most;
}

static bool matters(const loft_sensitivity *s, int input)
{
    return greatest_share(s, input) >= least_shown;
}

/* Those that matter somewhere before the others, then by their means. */
static double order(const loft_sensitivity *s, int input)
{
    return mean_share(s, input) + (matters(s, input) ? 1.0 : 0.0);
}

/* Inputs that matter, and if they are few the next that are any. */
static void find_rows(drawing *d)
{
    for (int i = 0; i < LOFT_INPUT_COUNT; i++) {
        int at = i;
        for (; at > 0 && order(d->figure, d->rows[at - 1]) < order(d->figure, i); at--) {
            d->rows[at] = d->rows[at - 1];
        }
        d->rows[at] = i;
    }
    while (
        d->n_rows < LOFT_INPUT_COUNT &&
        (matters(d->figure, d->rows[d->n_rows]) ||
         (d->n_rows < FEW_ROWS && greatest_share(d->figure, d->rows[d->n_rows]) > 0.0))) {
        d->n_rows++;
    }
}

static void write(drawing *d, double x, double y, double align, const char *text,
                  const loft_canvas_font *font)
{
    loft_canvas_text(d->sheet.canvas, (loft_canvas_point){x, y}, align, text,
                     strlen(text), font);
}

/* The title of the scale, from x0 on, or farther left where it would leave the sheet. */
static void write_title(drawing *d, double x0, double y, const loft_canvas_font *font)
{
    static const char title[] = "How closely the standard range follows the input (%)";
    const double width =
        loft_canvas_text_width(d->sheet.canvas, title, strlen(title), font);
    write(d, fmax(fmin(x0, d->sheet.room.x1 - width), d->sheet.room.x0), y, 0.0, title,
          font);
}

static void fill_box(drawing *d, double x0, double y0, double x1, double y1,
                     loft_colour colour)
{
    const loft_canvas_point corners[4] = {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}};
    loft_canvas_fill(d->sheet.canvas, corners, 4, colour);
}

static void rule(drawing *d, double x0, double y0, double x1, double y1,
                 const loft_canvas_pen *pen)
{
    const loft_canvas_point ends[2] = {{x0, y0}, {x1, y1}};
    loft_canvas_lines(d->sheet.canvas, ends, 2, pen);
}

/* "4,600 to 4,970 km", either end "anywhere" if it is; the unit stays by its number. */
static void write_band(const loft_band *band, char *text, size_t size)
{
    char ends[2][LOFT_QUANTITY_TEXT] = {"anywhere", "anywhere"};
    if (isinf(band->p05)) {
        snprintf(text, size, "anywhere on Earth");
        return;
    }
    loft_text_km(ends[0], band->p05);
    if (isinf(band->p95)) {
        snprintf(text, size, "%s to anywhere", ends[0]);
        return;
    }
    loft_text_km(ends[1], band->p95);
    ends[0][strcspn(ends[0], " ")] = '\0';
    ends[1][strcspn(ends[1], " ")] = '\0';
    snprintf(text, size, "%s to %s\302\240km", ends[0], ends[1]);
}

/* The quantity that the shares refer to, and their precision. */
static void write_facts(const loft_posterior *p, bool alone, char *text, size_t size)
{
    char band[2 * LOFT_QUANTITY_TEXT + 16];
    char samples[64];
    write_band(&p->no_rotation_m, band, sizeof band);
    loft_axes_number(p->samples, 0, samples, sizeof samples);
    loft_snprintf(
        text, size,
        alone
            ? "Standard range %s (90 %% interval), %s samples, effective sample size %.0f"
            : "%s\n%s samples, effective size %.0f",
        band, samples, p->effective);
}

/* The heading of a column, its last line above the first row; or only its height. */
static double heading(drawing *d, size_t event, double x, bool shown)
{
    const loft_sensitivity_event *e = &d->figure->events[event];
    const loft_canvas_font fonts[2] = {
        {.size = LOFT_FONT_LABEL, .bold = true, .colour = LOFT_INK},
        {.size = 8.5, .colour = LOFT_GREY}};
    const bool alone = d->figure->n_events == 1;
    char facts[256];
    loft_wrapped lines;
    write_facts(e->posterior, alone, facts, sizeof facts);
    const char *const texts[2] = {e->label, facts};
    double height = 0.0;
    for (int i = alone ? 1 : 0; i < 2; i++) { /* alone it is named by the title */
        loft_axes_wrap(d->sheet.canvas, texts[i], &fonts[i], d->column_width, &lines);
        loft_axes_shorten(d->sheet.canvas, &fonts[i], d->column_width, HEADING_LINES,
                          &lines);
        if (shown) {
            (void)loft_axes_lines(d->sheet.canvas, x,
                                  d->sheet.room.y0 + height + fonts[i].size, &lines,
                                  &fonts[i]);
        }
        height += lines.n * LOFT_LINE_SPACING * fonts[i].size + 2.0;
    }
    return height;
}

static double column_x(const drawing *d, size_t event)
{
    return d->names_x1 + 10.0 + (double)event * (d->column_width + column_gap);
}

/* False if the sheet is too small. */
static bool lay_out(drawing *d)
{
    static const loft_canvas_font font = {.size = LOFT_FONT_LABEL};
    double widest = 0.0;
    for (int r = 0; r < d->n_rows; r++) {
        const char *name = loft_posterior_input_name((loft_posterior_input)d->rows[r]);
        widest = fmax(widest,
                      loft_canvas_text_width(d->sheet.canvas, name, strlen(name), &font));
    }
    const double n = (double)d->figure->n_events;
    const double right = d->sheet.room.x1 - 12.0; /* for half of "100" */
    d->names_x1 = d->sheet.room.x0 + widest;
    d->column_width = (right - d->names_x1 - 10.0 - (n - 1.0) * column_gap) / n;
    double height = 0.0;
    for (size_t e = 0; e < d->figure->n_events; e++) {
        height = fmax(height, heading(d, e, 0.0, false));
    }
    d->top = d->sheet.room.y0 + height + 8.0;
    d->row_height = (d->sheet.room.y1 - below - d->top) / fmax(d->n_rows, 1.0);
    return d->row_height >= 10.0 && d->column_width >= 50.0;
}

/* Grid and numbers of one column, and where chance begins. */
static void draw_scale(drawing *d, size_t event)
{
    static const loft_canvas_pen grid = {.colour = LOFT_GRID, .width = 0.8};
    static const loft_canvas_pen zero = {.colour = LOFT_INK, .width = 1.0};
    static const loft_canvas_pen chance = {
        .colour = LOFT_GREY, .width = 1.0, .dash = {1.5, 2.5}};
    static const loft_canvas_font font = {.size = LOFT_FONT_TICK, .colour = LOFT_INK};
    const double x0 = column_x(d, event);
    const double bottom = d->top + d->n_rows * d->row_height;
    for (int percent = 0; percent <= 100; percent += 25) {
        const double x = x0 + d->column_width * percent / 100.0;
        char text[16];
        snprintf(text, sizeof text, "%d", percent);
        rule(d, x, d->top, x, bottom, percent == 0 ? &zero : &grid);
        if (percent % 50 == 0) {
            write(d, x, bottom + 14.0, percent == 100 ? 1.0 : 0.5, text, &font);
        }
    }
    const double share = loft_sensitivity_chance(d->figure->events[event].posterior);
    if (share >= least_shown && share < 1.0) {
        const double x = x0 + d->column_width * share;
        rule(d, x, d->top, x, bottom, &chance);
    }
}

/* A bar with its number beside it, or in it where there is no room beside. */
static void draw_share(drawing *d, size_t event, int row)
{
    static const loft_canvas_font none = {.size = 8.5, .colour = LOFT_GREY, .halo = 2.0};
    loft_canvas_font font = {.size = LOFT_FONT_TICK, .colour = LOFT_INK, .halo = 2.0};
    const loft_sensitivity_event *e = &d->figure->events[event];
    const int input = d->rows[row];
    const double share = e->posterior->share[input];
    const double x0 = column_x(d, event);
    const double middle = d->top + (row + 0.5) * d->row_height;
    if (share == 0.0) {
        const bool unbounded = e->posterior->no_rotation_m.unbounded == 1.0;
        write(d, x0 + 5.0, middle + 3.2, 0.0,
              unbounded              ? "\342\200\223"
              : e->unreported[input] ? "not reported"
                                     : "not varied",
              &none);
        return;
    }
    const double x1 = x0 + d->column_width * share;
    char text[16];
    loft_snprintf(text, sizeof text, share < 0.005 ? "< 1 %%" : "%.0f %%", 100.0 * share);
    const double half = 0.5 * bar_share * d->row_height;
    fill_box(d, x0, middle - half, x1, middle + half, LOFT_BLUE);
    const double width =
        loft_canvas_text_width(d->sheet.canvas, text, strlen(text), &font);
    if (x1 + 5.0 + width <= x0 + d->column_width + 6.0) {
        write(d, x1 + 5.0, middle + 3.4, 0.0, text, &font);
    } else {
        font.colour = LOFT_PAPER;
        font.halo = 0.0;
        write(d, x1 - 5.0, middle + 3.4, 1.0, text, &font);
    }
}

static void draw_sums(drawing *d, double y)
{
    static const loft_canvas_font font = {.size = LOFT_FONT_TICK, .colour = LOFT_GREY};
    write(d, d->names_x1, y, 1.0, "sum of all", &font);
    for (size_t e = 0; e < d->figure->n_events; e++) {
        double sum = 0.0;
        char text[32];
        for (int i = 0; i < LOFT_INPUT_COUNT; i++) {
            sum += d->figure->events[e].posterior->share[i];
        }
        loft_snprintf(text, sizeof text, sum > 0.0 ? "%.0f %%" : "\342\200\223",
                      100.0 * sum);
        write(d, column_x(d, e) + 5.0, y, 0.0, text, &font);
    }
}

/* "Under 1 % everywhere: ..." */
static void write_rest(drawing *d, double y)
{
    static const loft_canvas_font font = {.size = LOFT_FONT_TICK, .colour = LOFT_GREY};
    char text[512] = "Not shown (under 1 %, not varied or not reported): ";
    size_t used = strlen(text);
    for (int r = d->n_rows; r < LOFT_INPUT_COUNT; r++) {
        const char *name = loft_posterior_input_name((loft_posterior_input)d->rows[r]);
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%s",
                                 r > d->n_rows ? ", " : "", name);
    }
    if (d->n_rows < LOFT_INPUT_COUNT) {
        loft_wrapped lines;
        loft_canvas_font fitted = font;
        loft_axes_fit(d->sheet.canvas, text, &fitted, d->sheet.room.x1 - d->sheet.room.x0,
                      2, &lines);
        (void)loft_axes_lines(d->sheet.canvas, d->sheet.room.x0, y, &lines, &fitted);
    }
}

static void draw(drawing *d)
{
    static const loft_canvas_font font = {.size = LOFT_FONT_LABEL, .colour = LOFT_INK};
    const double bottom = d->top + d->n_rows * d->row_height;
    const double x0 = column_x(d, 0);
    for (size_t e = 0; e < d->figure->n_events; e++) {
        (void)heading(d, e, column_x(d, e), true);
        draw_scale(d, e);
    }
    for (int r = 0; r < d->n_rows; r++) {
        write(d, d->names_x1, d->top + (r + 0.5) * d->row_height + 3.5, 1.0,
              loft_posterior_input_name((loft_posterior_input)d->rows[r]), &font);
        for (size_t e = 0; e < d->figure->n_events; e++) {
            draw_share(d, e, r);
        }
    }
    draw_sums(d, bottom + 31.0);
    write_title(d, x0, bottom + 50.0, &font);
    write_rest(d, bottom + 70.0);
}

loft_status loft_sensitivity_draw(const loft_sensitivity *sensitivity,
                                  loft_picture_format format, const loft_png_text *texts,
                                  size_t n_texts, loft_buffer *out)
{
    if (!is_valid(sensitivity)) {
        return LOFT_ERR_DOMAIN;
    }
    drawing d = {.figure = sensitivity};
    find_rows(&d);
    const loft_sheet_words words = {sensitivity->title, sensitivity->subtitle,
                                    sensitivity->source};
    loft_status status = loft_sheet_open(&words, &sensitivity->look, format, sheet_width,
                                         sheet_base + d.n_rows * usual_row, &d.sheet);
    if (status == LOFT_OK) {
        status = lay_out(&d) ? LOFT_OK : LOFT_ERR_DOMAIN;
    }
    if (status == LOFT_OK) {
        draw(&d);
    }
    return loft_sheet_end(&d.sheet, status, texts, n_texts, out);
}
