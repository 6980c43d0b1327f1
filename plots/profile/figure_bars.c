/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/profile/figure_bars.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "io/text/analysis_text.h"
#include "io/text/units_text.h"
#include "plots/base/axes.h"
#include "plots/base/canvas.h"
#include "plots/base/sheet.h"
#include "plots/base/style.h"
#include "sim/base/text.h"

enum {
    GROUPS = 3,    /* apogee, range, flight time */
    ROWS_MAX = 12, /* of a group */
    REASON_LINES = 4
};

static const double row_height = 19.0;
static const double heading_height = 26.0;
static const double bar_height = 9.0;
static const double names_most = 300.0;  /* points for the names of the sources */
static const double values_room = 130.0; /* behind the longest bar */
static const double below = 12.0;        /* the last row */
static const loft_canvas_font reason_font = {.size = 12.0, .colour = LOFT_INK};
static const loft_canvas_font heading_font = {
    .size = LOFT_FONT_LABEL, .bold = true, .colour = LOFT_INK};
static const loft_canvas_font row_font = {.size = LOFT_FONT_LABEL, .colour = LOFT_INK};

/* A reported figure, and whose it is. */
typedef struct bar {
    const char *source;
    double value;
    char text[LOFT_QUANTITY_TEXT];
} bar;

typedef struct group {
    const char *heading;
    bar bars[ROWS_MAX];
    int n, left_out;
    double most; /* of its scale */
    loft_colour colour;
} group;

typedef struct drawing {
    loft_sheet sheet;
    group groups[GROUPS];
    double names_width, x0, x1, y;
} drawing;

static void add(group *g, const char *source, const loft_claim *claim, bool is_time)
{
    if (claim->kind == LOFT_CLAIM_NONE) {
        return;
    }
    if (g->n == ROWS_MAX) {
        g->left_out++;
        return;
    }
    bar *b = &g->bars[g->n++];
    *b = (bar){.source = source != NULL ? source : "as typed", .value = claim->value};
    if (is_time) {
        loft_text_claim_time(b->text, claim);
    } else {
        loft_text_claim_km(b->text, claim);
    }
    g->most = fmax(g->most, claim->value);
}

/* Apogees and ranges are on one scale: they are lengths. */
static void find_groups(const loft_analysis *a, drawing *d)
{
    const loft_analysis_event *event = loft_analysis_event_of(a);
    d->groups[0] = (group){.heading = "Apogee", .colour = LOFT_BLUE};
    d->groups[1] = (group){.heading = "Range", .colour = LOFT_VERMILION};
    d->groups[2] = (group){.heading = "Flight time", .colour = LOFT_GREEN};
    for (size_t i = 0; i < event->n; i++) {
        const loft_source *s = &event->sources[i];
        add(&d->groups[0], s->source, &s->report.apogee_m, false);
        add(&d->groups[1], s->source, &s->report.range_m, false);
        add(&d->groups[2], s->source, &s->report.time_s, true);
    }
    const double longest = fmax(d->groups[0].most, d->groups[1].most);
    d->groups[0].most = d->groups[1].most = longest;
}

static bool any_figure(const drawing *d)
{
    return d->groups[0].n + d->groups[1].n + d->groups[2].n > 0;
}

static void write(drawing *d, double x, const char *text, double width,
                  const loft_canvas_font *font)
{
    loft_wrapped lines;
    loft_axes_wrap(d->sheet.canvas, text, font, INFINITY, &lines);
    loft_axes_shorten(d->sheet.canvas, font, width, 1, &lines);
    (void)loft_axes_lines(d->sheet.canvas, x, d->y, &lines, font);
}

static void draw_bar(drawing *d, const group *g, const bar *b)
{
    const double share = g->most > 0.0 ? b->value / g->most : 0.0;
    const double x1 = d->x0 + share * (d->x1 - d->x0);
    const double top = d->y - 3.4 - 0.5 * bar_height;
    const loft_canvas_point corners[4] = {
        {d->x0, top}, {x1, top}, {x1, top + bar_height}, {d->x0, top + bar_height}};
    write(d, d->sheet.room.x0, b->source, d->names_width, &row_font);
    loft_canvas_fill(d->sheet.canvas, corners, 4, g->colour);
    write(d, x1 + 6.0, b->text, values_room, &row_font);
    d->y += row_height;
}

static void draw_group(drawing *d, const group *g)
{
    char text[96];
    snprintf(text, sizeof text, "%s%s", g->heading, g->n > 0 ? "" : ": not reported");
    d->y += heading_height - row_height;
    write(d, d->sheet.room.x0, text, d->x1 - d->sheet.room.x0, &heading_font);
    d->y += row_height;
    for (int i = 0; i < g->n; i++) {
        draw_bar(d, g, &g->bars[i]);
    }
    if (g->left_out > 0) {
        snprintf(text, sizeof text, "and %d more in result.json", g->left_out);
        write(d, d->sheet.room.x0, text, d->x1 - d->sheet.room.x0, &row_font);
        d->y += row_height;
    }
}

static void lay_out(drawing *d)
{
    for (int g = 0; g < GROUPS; g++) {
        for (int i = 0; i < d->groups[g].n; i++) {
            const char *name = d->groups[g].bars[i].source;
            d->names_width =
                fmax(d->names_width, loft_canvas_text_width(d->sheet.canvas, name,
                                                            strlen(name), &row_font));
        }
    }
    d->names_width = fmin(d->names_width, names_most);
    d->x0 = d->sheet.room.x0 + d->names_width + 14.0;
    d->x1 = d->sheet.room.x1 - values_room;
}

static void draw(drawing *d, const char *reason)
{
    loft_wrapped lines;
    const double width = d->sheet.room.x1 - d->sheet.room.x0;
    loft_axes_wrap(d->sheet.canvas, reason, &reason_font, width, &lines);
    loft_axes_shorten(d->sheet.canvas, &reason_font, width, REASON_LINES, &lines);
    d->y = loft_axes_lines(d->sheet.canvas, d->sheet.room.x0,
                           d->sheet.room.y0 + 10.0 + reason_font.size, &lines,
                           &reason_font) +
           6.0;
    lay_out(d);
    for (int g = 0; g < GROUPS; g++) {
        draw_group(d, &d->groups[g]);
    }
}

/* Once to see how high it is, and again on a sheet of that height. */
static loft_status draw_fitted(drawing *d, const loft_analysis_picture *picture,
                               const char *reason)
{
    const loft_sheet_words words = {.title = picture->title,
                                    .subtitle = picture->subtitle,
                                    .source = picture->source};
    const loft_style look = picture->look;
    double height = LOFT_SHEET_HEIGHT;
    loft_status status = LOFT_OK;
    for (int pass = 0; pass < 2 && status == LOFT_OK; pass++) {
        status = loft_sheet_open(&words, &look, picture->format, LOFT_SHEET_WIDTH, height,
                                 &d->sheet);
        if (status == LOFT_OK) {
            draw(d, reason);
            height = fmax(LOFT_SHEET_LEAST,
                          height + d->y - row_height + below - d->sheet.room.y1);
        }
        if (status == LOFT_OK && pass == 0) {
            loft_sheet_drop(&d->sheet);
        }
    }
    return status;
}

loft_status loft_figure_bars_draw(const loft_analysis *a,
                                  const loft_analysis_picture *picture, loft_buffer *out)
{
    drawing *d = calloc(1, sizeof *d);
    if (d == NULL) {
        return LOFT_ERR_NOMEM;
    }
    find_groups(a, d);
    char *reason = loft_text_format("No flight is drawn: %s.%s",
                                    loft_analysis_no_flight(a, loft_analysis_drawn(a)),
                                    any_figure(d) ? " Below is what was reported." : "");
    loft_status status = LOFT_ERR_NOMEM;
    if (reason != NULL) {
        status = draw_fitted(d, picture, reason);
        status = loft_sheet_end(&d->sheet, status, picture->texts, picture->n_texts, out);
    }
    free(reason);
    free(d);
    return status;
}
