/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts: measured in the embedded fonts, drawn by cairo or written as SVG. */
#include "plots/drawing/canvas_cairo.h"

#include <stdlib.h>
#include <string.h>

#include "sim/base/diag.h"
#include "sim/base/visible.h"

/*
 * A visible, terminated copy in room, or on the heap when it may be long; NULL: out of
 * memory. Bytes that are not UTF-8 stay, for cairo to refuse.
 */
static char *terminated(const char *text, size_t n, char *room, size_t size)
{
    char *copy =
        6 * n < size ? room : malloc(6 * n + 1); /* one byte becomes at most six */
    size_t used = 0;
    loft_visible shown;
    for (size_t i = 0; copy != NULL && i < n; used += shown.n) {
        unsigned long code = 0;
        const size_t whole = loft_diag_utf8(text + i, n - i, &code);
        i += loft_visible_next(text + i, n - i, &shown);
        if (whole == 0) {
            shown = (loft_visible){.bytes = {text[i - 1]}, .n = 1};
        }
        memcpy(copy + used, shown.bytes, shown.n);
    }
    if (copy != NULL) {
        copy[used] = '\0';
    }
    return copy;
}

typedef void show_run(loft_canvas *canvas, const char *text, double *width);

static void measure(loft_canvas *canvas, const char *text, double *width)
{
    cairo_text_extents_t extents = {.x_advance = 0.0};
    cairo_text_extents(canvas->cr, text, &extents);
    *width += extents.x_advance;
}

/* From the current point on, which moves to the end of the text. */
static void outline(loft_canvas *canvas, const char *text, double *width)
{
    (void)width;
    cairo_text_path(canvas->cr, text);
}

static void show(loft_canvas *canvas, const char *text, double *width)
{
    (void)width;
    cairo_show_text(canvas->cr, text);
}

/* A text in runs of one face each; it is the same afterwards. The sum of their widths. */
static double each_run(loft_canvas *canvas, char *text, const loft_canvas_font *font,
                       show_run *run)
{
    double width = 0.0;
    cairo_set_font_size(canvas->cr, font->size);
    for (size_t left = strlen(text); left > 0;) {
        cairo_font_face_t *face = NULL;
        const size_t n = loft_fonts_run(canvas->fonts, font->bold, text, left, &face);
        const char behind = text[n];
        text[n] = '\0';
        cairo_set_font_face(canvas->cr, face);
        run(canvas, text, &width);
        text[n] = behind;
        text += n;
        left -= n;
    }
    return width;
}

double loft_cairo_text_width(loft_canvas *canvas, const char *text, size_t n,
                             const loft_canvas_font *font)
{
    char room[1024];
    char *copy = terminated(text, n, room, sizeof room);
    if (copy == NULL) {
        canvas->lost = true;
        return 0.0;
    }
    const double width = each_run(canvas, copy, font, measure);
    if (copy != room) {
        free(copy);
    }
    return width;
}

void loft_cairo_undrawn(const loft_canvas *canvas, loft_undrawn *out)
{
    loft_fonts_undrawn(canvas->fonts, out);
}

/* With its rim of paper under it. */
static void draw_text(loft_canvas *canvas, loft_canvas_point start, char *text,
                      const loft_canvas_font *font)
{
    cairo_t *cr = canvas->cr;
    if (font->halo > 0.0) {
        cairo_new_path(cr);
        cairo_move_to(cr, start.x, start.y);
        (void)each_run(canvas, text, font, outline);
        loft_cairo_stroke(
            canvas, &(loft_canvas_pen){.colour = LOFT_PAPER, .width = 2.0 * font->halo});
    }
    loft_cairo_set_colour(canvas, font->colour, 1.0);
    cairo_move_to(cr, start.x, start.y);
    (void)each_run(canvas, text, font, show);
    cairo_new_path(cr); /* show_text leaves a current point that later paths would join */
}

void loft_cairo_text(loft_canvas *canvas, loft_canvas_point at, double align,
                     const char *text, size_t n, const loft_canvas_font *font)
{
    char room[1024];
    char *copy = terminated(text, n, room, sizeof room);
    if (copy == NULL) {
        canvas->lost = true;
        return;
    }
    const double width = each_run(canvas, copy, font, measure);
    const double x = at.x - align * width;
    if (canvas->svg == NULL) {
        draw_text(canvas, (loft_canvas_point){x, at.y}, copy, font);
    } else if (width > 0.0) {
        loft_svg_text(
            canvas->svg, copy,
            &(loft_svg_letters){.x = x,
                                .y = at.y,
                                .width = width,
                                .size = font->size,
                                .bold = font->bold,
                                .rgb = loft_colour_rgb(canvas->theme, font->colour),
                                .rim = font->halo,
                                .rim_rgb = loft_colour_rgb(canvas->theme, LOFT_PAPER)});
    }
    if (copy != room) {
        free(copy);
    }
}
