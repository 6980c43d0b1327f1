/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/base/sheet.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plots/base/canvas.h"
#include "plots/base/style.h"

enum {
    MAX_SEGMENTS = 8000,
    TITLE_LINES = 2,
    SUBTITLE_LINES = 5
};

static const double readable = 0.88; /* of its size: else a subtitle takes a line more */
static const double words_share = 0.16; /* of the height, that a subtitle may take */

/* The lines that a text needs to be readable, two or more. */
static int lines_needed(loft_canvas *canvas, const char *text,
                        const loft_canvas_font *font, double width, int most)
{
    loft_canvas_font small = *font;
    loft_wrapped lines;
    small.size *= readable;
    loft_axes_wrap(canvas, text, &small, width, &lines);
    return lines.n < TITLE_LINES ? TITLE_LINES : lines.n < most ? lines.n : most;
}

/* Title and subtitle from the top, source from the bottom; what is left is the room. */
static void write_lines(loft_sheet *sheet, const char *const texts[2], const char *source)
{
    const double width = sheet->width - 2.0 * LOFT_SHEET_MARGIN;
    loft_canvas_font fonts[2] = {
        {.size = LOFT_FONT_TITLE, .bold = true, .colour = LOFT_INK},
        {.size = LOFT_FONT_SUBTITLE, .colour = LOFT_GREY}};
    loft_wrapped lines;
    double y = LOFT_SHEET_MARGIN;
    const double room = words_share * sheet->height / (LOFT_LINE_SPACING * fonts[1].size);
    const int subtitle_lines = (int)fmin(SUBTITLE_LINES, room);
    for (int i = 0; i < 2; i++) {
        const int most = i == 0 ? TITLE_LINES
                                : lines_needed(sheet->canvas, texts[i], &fonts[i], width,
                                               subtitle_lines);
        loft_axes_fit(sheet->canvas, texts[i], &fonts[i], width, most, &lines);
        y = loft_axes_lines(sheet->canvas, LOFT_SHEET_MARGIN, y + fonts[i].size * 0.85,
                            &lines, &fonts[i]) -
            fonts[i].size * 0.85;
    }
    loft_canvas_font font = {.size = LOFT_FONT_SOURCE, .colour = LOFT_GREY};
    loft_axes_fit(sheet->canvas, source, &font, width, 2, &lines);
    const double bottom = sheet->height - 12.0 -
                          (lines.n > 0 ? lines.n - 1 : 0) * LOFT_LINE_SPACING * font.size;
    (void)loft_axes_lines(sheet->canvas, LOFT_SHEET_MARGIN, bottom, &lines, &font);
    sheet->room = (loft_canvas_box){LOFT_SHEET_MARGIN, y + 8.0,
                                    sheet->width - LOFT_SHEET_MARGIN, bottom - 16.0};
}

/* The words may hold free text: a line end of it must not take a line of the sheet. */
static loft_status write_words(loft_sheet *sheet, const loft_sheet_words *words)
{
    const char *const given[3] = {words->title, words->subtitle, words->source};
    char *texts[3] = {NULL, NULL, NULL};
    bool good = true;
    for (int i = 0; i < 3; i++) {
        texts[i] = strdup(given[i] != NULL ? given[i] : "");
        good = good && texts[i] != NULL;
    }
    for (int i = 0; good && i < 3; i++) {
        for (char *c = strpbrk(texts[i], "\r\n"); c != NULL; c = strpbrk(c, "\r\n")) {
            *c = ' ';
        }
    }
    if (good) {
        write_lines(sheet, (const char *const[2]){texts[0], texts[1]}, texts[2]);
    }
    for (int i = 0; i < 3; i++) {
        free(texts[i]);
    }
    return good ? LOFT_OK : LOFT_ERR_NOMEM;
}

static const loft_canvas_font across_font = {
    .size = 17.0, .bold = true, .colour = LOFT_GREY, .halo = 4.0};

/* Where a warning stands: over the middle of the drawing, so that no crop leaves it out. */
static loft_canvas_box across_box(const loft_sheet *sheet)
{
    const loft_canvas_box *room = &sheet->room;
    const double half = 0.5 * loft_canvas_text_width(sheet->canvas, sheet->across,
                                                     strlen(sheet->across), &across_font);
    const double x = 0.5 * (room->x0 + room->x1);
    const double y = room->y0 + 0.55 * (room->y1 - room->y0);
    return (loft_canvas_box){x - half - 6.0, y - across_font.size, x + half + 6.0,
                             y + 0.4 * across_font.size};
}

static void write_across(loft_sheet *sheet)
{
    const loft_canvas_box box = across_box(sheet);
    const loft_canvas_point at = {0.5 * (box.x0 + box.x1),
                                  box.y1 - 0.4 * across_font.size};
    loft_canvas_text(sheet->canvas, at, 0.5, sheet->across, strlen(sheet->across),
                     &across_font);
}

loft_status loft_sheet_open(const loft_sheet_words *words, const loft_style *look,
                            loft_picture_format format, double width, double height,
                            loft_sheet *sheet)
{
    const double by = look->enlargement != 0.0 ? look->enlargement : 1.0;
    *sheet =
        (loft_sheet){.width = look->width_pt != 0.0 ? look->width_pt / by : width,
                     .height = look->height_pt != 0.0 ? look->height_pt / by : height,
                     .labels = {.max_segments = MAX_SEGMENTS},
                     .undrawn = look->undrawn,
                     .across = look->across,
                     .date_utc = look->date_utc};
    if (!(sheet->width >= LOFT_SHEET_LEAST && sheet->height >= LOFT_SHEET_LEAST)) {
        return LOFT_ERR_DOMAIN;
    }
    sheet->labels.segments = calloc(MAX_SEGMENTS, sizeof *sheet->labels.segments);
    if (sheet->labels.segments == NULL) {
        return LOFT_ERR_NOMEM;
    }
    loft_status status =
        loft_canvas_new(format, look, sheet->width, sheet->height, &sheet->canvas);
    if (status == LOFT_OK) {
        status = write_words(sheet, words);
    }
    if (status == LOFT_OK && sheet->across != NULL) {
        loft_labels_block(&sheet->labels, across_box(sheet));
    }
    return status;
}

void loft_sheet_drop(loft_sheet *sheet)
{
    loft_canvas_free(sheet->canvas);
    free(sheet->labels.segments);
    free(sheet->labels.dear.cells);
    sheet->canvas = NULL;
    sheet->labels.segments = NULL;
    sheet->labels.dear.cells = NULL;
}

static loft_status finish(const loft_sheet *sheet, const loft_png_text *texts,
                          size_t n_texts, loft_buffer *out)
{
    if (sheet->date_utc == NULL) {
        return loft_canvas_finish(sheet->canvas, texts, n_texts, out);
    }
    loft_png_text *dated = calloc(n_texts + 1, sizeof *dated);
    if (dated == NULL) {
        return LOFT_ERR_NOMEM;
    }
    for (size_t i = 0; i < n_texts; i++) {
        dated[i] = texts[i];
    }
    dated[n_texts] = (loft_png_text){"Creation Time", sheet->date_utc};
    const loft_status status = loft_canvas_finish(sheet->canvas, dated, n_texts + 1, out);
    free(dated);
    return status;
}

loft_status loft_sheet_end(loft_sheet *sheet, loft_status drawn,
                           const loft_png_text *texts, size_t n_texts, loft_buffer *out)
{
    if (drawn == LOFT_OK && sheet->across != NULL) {
        write_across(sheet);
    }
    const loft_status status =
        drawn == LOFT_OK ? finish(sheet, texts, n_texts, out) : drawn;
    if (status == LOFT_OK && sheet->undrawn != NULL) {
        loft_canvas_undrawn(sheet->canvas, sheet->undrawn);
    }
    loft_sheet_drop(sheet);
    return status;
}

loft_canvas_box loft_sheet_axes_box(const loft_sheet *sheet)
{
    const loft_canvas_box *room = &sheet->room;
    return (loft_canvas_box){room->x0 + LOFT_AXES_LEFT, room->y0 + 22.0, room->x1 - 10.0,
                             room->y1 - 38.0};
}

loft_canvas_box loft_sheet_labels_box(const loft_canvas_box *box)
{
    return (loft_canvas_box){box->x0 + 4, box->y0 + 2, box->x1 + 4, box->y1 - 3};
}

loft_canvas_pen loft_sheet_pen(int place)
{
    static const loft_canvas_pen pens[8] = {
        {.colour = LOFT_BLUE, .width = 2.2},
        {.colour = LOFT_VERMILION, .width = 2.0, .dash = {9, 4}},
        {.colour = LOFT_GREEN, .width = 2.0, .dash = {11, 3, 2.5, 3}},
        {.colour = LOFT_PURPLE, .width = 2.0, .dash = {4, 2.5}},
        {.colour = LOFT_INK, .width = 1.8, .dash = {2.5, 3}},
        {.colour = LOFT_GREY, .width = 2.0},
        {.colour = LOFT_BLUE, .width = 2.0, .dash = {5, 3}},
        {.colour = LOFT_VERMILION, .width = 2.0, .dash = {2, 2}}};
    return pens[(unsigned)place % 8U];
}

const loft_canvas_pen loft_sheet_band = {.colour = LOFT_ORANGE, .width = 6.5};

void loft_sheet_band_key(loft_sheet *sheet, double x1, double y)
{
    static const loft_canvas_font font = {
        .size = LOFT_FONT_TICK, .colour = LOFT_GREY, .halo = 2.0};
    const char *const text = "wide band: under power";
    const double width = loft_canvas_text_width(sheet->canvas, text, strlen(text), &font);
    const loft_canvas_point sample[2] = {{x1 - width - 30.0, y - 3.0},
                                         {x1 - width - 6.0, y - 3.0}};
    loft_canvas_lines(sheet->canvas, sample, 2, &loft_sheet_band);
    loft_canvas_text(sheet->canvas, (loft_canvas_point){x1, y}, 1.0, text, strlen(text),
                     &font);
    loft_labels_block(&sheet->labels,
                      (loft_canvas_box){sample[0].x, y - 10.0, x1, y + 4.0});
}

static bool put(loft_sheet *sheet, loft_canvas_point at, const char *text,
                loft_colour colour, double most_cost)
{
    const loft_label label = {
        .text = text,
        .font = {.size = LOFT_FONT_LABEL, .colour = colour, .halo = 2.5},
        .anchors = {at},
        .n_anchors = 1,
        .gap = 8.0,
        .width_pt = 240.0,
        .most_cost = most_cost};
    return loft_labels_put(&sheet->labels, sheet->canvas, &label);
}

void loft_sheet_note(loft_sheet *sheet, loft_canvas_point at, const char *text,
                     loft_colour colour)
{
    (void)put(sheet, at, text, colour, 0.0);
}

bool loft_sheet_hint(loft_sheet *sheet, loft_canvas_point at, const char *text,
                     loft_colour colour, double most_cost)
{
    return put(sheet, at, text, colour, most_cost);
}

void loft_sheet_disc(loft_sheet *sheet, loft_canvas_point at, double radius,
                     loft_colour colour)
{
    loft_canvas_disc(sheet->canvas, at, radius, colour);
    loft_labels_block(&sheet->labels, (loft_canvas_box){at.x - radius, at.y - radius,
                                                        at.x + radius, at.y + radius});
}

/* The point at a share of the curve's length on the sheet. */
static loft_canvas_point along(const loft_canvas_point *p, size_t n, double fraction)
{
    double length = 0.0;
    for (size_t i = 1; i < n; i++) {
        length += hypot(p[i].x - p[i - 1].x, p[i].y - p[i - 1].y);
    }
    double left = fraction * length;
    for (size_t i = 1; i < n; i++) {
        const double piece = hypot(p[i].x - p[i - 1].x, p[i].y - p[i - 1].y);
        if (piece > 0.0 && left <= piece) {
            const double t = left / piece;
            return (loft_canvas_point){p[i - 1].x + t * (p[i].x - p[i - 1].x),
                                       p[i - 1].y + t * (p[i].y - p[i - 1].y)};
        }
        left -= piece;
    }
    return p[n - 1];
}

void loft_sheet_name_curve(loft_sheet *sheet, const loft_canvas_point *points, size_t n,
                           double where, const char *text, loft_colour colour)
{
    loft_label label = {.text = text,
                        .font = {.size = LOFT_FONT_LABEL + 1.0,
                                 .bold = true,
                                 .colour = colour,
                                 .halo = 2.5},
                        .gap = 7.0,
                        .width_pt = 220.0};
    for (int i = 0; i < LOFT_LABEL_ANCHORS; i++) { /* where, then to either side of it */
        const int step = (i + 1) / 2;
        const double t = where + 0.05 * step * (i % 2 == 0 ? 1.0 : -1.0);
        label.anchors[label.n_anchors++] = along(points, n, fmin(fmax(t, 0.02), 0.98));
    }
    loft_labels_put(&sheet->labels, sheet->canvas, &label);
}
