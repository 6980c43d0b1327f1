/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * canvas.h - one drawing surface for pixels, SVG and PDF.
 *
 * Lengths are points from the top left corner, y downwards. The font is embedded, so
 * pictures depend on those installed only for characters that it lacks (fonts.h). The same
 * calls give the same bytes. Drawing calls do not fail one by one: the first error is kept and
 * loft_canvas_finish reports it. A canvas belongs to one thread at a time.
 */
#ifndef LOFT_CANVAS_H
#define LOFT_CANVAS_H

#include <stdbool.h>
#include <stddef.h>

#include "loft/plot.h"

/*
 * The role of a colour; the theme defines its value. The curves' are Okabe & Ito's
 * palette, made darker or lighter where they would fall short of 4.5:1 on the paper.
 * Orange and sky are for bands and fills.
 */
typedef enum loft_colour {
    LOFT_PAPER,
    LOFT_INK,
    LOFT_GREY, /* second to the ink: subtitles, leaders */
    LOFT_GRID,
    LOFT_EARTH, /* the round Earth from the side, and the sea of a map */
    LOFT_LAND,
    LOFT_SHORE,
    LOFT_BLUE,
    LOFT_VERMILION,
    LOFT_GREEN,
    LOFT_PURPLE,
    LOFT_ORANGE,
    LOFT_SKY,
    LOFT_TINT, /* vermilion on the paper: of bands that belong to a curve of it */
    LOFT_TINT_DEEP,
    LOFT_COLOURS
} loft_colour;

/* 0xRRGGBB of a colour in a theme. */
unsigned loft_colour_rgb(loft_theme theme, loft_colour colour);

/* The format by the ending of a file's name: .png, .svg or .pdf; false for another. */
bool loft_picture_format_of_file(const char *path, loft_picture_format *format);

typedef struct loft_canvas loft_canvas; /* owns its surface and fonts */

typedef struct loft_canvas_point {
    double x, y;
} loft_canvas_point;

typedef struct loft_canvas_box {
    double x0, y0, x1, y1; /* x0 <= x1, y0 <= y1 */
} loft_canvas_box;

typedef struct loft_canvas_pen {
    loft_colour colour;
    double width;
    double dash[4]; /* on, off, on, off; the first zero ends the list */
} loft_canvas_pen;

typedef struct loft_canvas_font {
    double size;
    bool bold;
    loft_colour colour;
    double halo; /* width of the rim of paper, 0 for none */
} loft_canvas_font;

/*
 * An empty sheet of that theme, resolution and enlargement; its size is the caller's. Lengths
 * drawn on it are points before the enlargement, its own size too. LOFT_ERR_DOMAIN unless the
 * finished sizes are in (0, 14400] points and the pixels at most 32767; LOFT_ERR_NOMEM.
 */
LOFT_NODISCARD loft_status loft_canvas_new(loft_picture_format format,
                                           const loft_style *look, double width,
                                           double height, loft_canvas **out);
void loft_canvas_free(loft_canvas *canvas); /* accepts NULL */

void loft_canvas_lines(loft_canvas *canvas, const loft_canvas_point *points, size_t n,
                       const loft_canvas_pen *pen);
/*
 * Several at once, for one path is shorter than many: part i ends before
 * points[ends[i]].
 */
void loft_canvas_line_parts(loft_canvas *canvas, const loft_canvas_point *points,
                            const size_t *ends, size_t n_parts,
                            const loft_canvas_pen *pen);
void loft_canvas_fill(loft_canvas *canvas, const loft_canvas_point *points, size_t n,
                      loft_colour colour);
/* Several rings at once, by the even-odd rule: ring i ends before points[ends[i]]. */
void loft_canvas_fill_rings(loft_canvas *canvas, const loft_canvas_point *points,
                            const size_t *ends, size_t n_rings, loft_colour colour);
/* Filled outlines with a line round each, which an SVG has as one path. */
void loft_canvas_edged_rings(loft_canvas *canvas, const loft_canvas_point *points,
                             const size_t *ends, size_t n_rings, loft_colour colour,
                             const loft_canvas_pen *pen);
/* Without lines, what lies below shining through: opacity in (0, 1]. */
void loft_canvas_shade_rings(loft_canvas *canvas, const loft_canvas_point *points,
                             const size_t *ends, size_t n_rings, loft_colour colour,
                             double opacity);
/* A filled disc with a thin rim of paper. */
void loft_canvas_disc(loft_canvas *canvas, loft_canvas_point centre, double radius,
                      loft_colour colour);
/* Clips what follows to the box, until NULL lifts it. */
void loft_canvas_clip(loft_canvas *canvas, const loft_canvas_box *box);
/* Inside the circle too, if a clip is set; the same NULL lifts it. */
void loft_canvas_clip_disc(loft_canvas *canvas, loft_canvas_point centre, double radius);

/* Advance width of n bytes of UTF-8. */
double loft_canvas_text_width(loft_canvas *canvas, const char *text, size_t n,
                              const loft_canvas_font *font);
/* Baseline starts at (at.x - align * width, at.y): align 0 left, 0.5 centre, 1 right. */
void loft_canvas_text(loft_canvas *canvas, loft_canvas_point at, double align,
                      const char *text, size_t n, const loft_canvas_font *font);

/* Adds what of all texts so far could not be drawn. */
void loft_canvas_undrawn(const loft_canvas *canvas, loft_undrawn *out);

/*
 * The finished picture, once per canvas. The texts become iTXt chunks of a PNG, metadata of
 * an SVG (svg.h), and of a PDF title, subject, creator and date; without "Creation Time" it
 * has no date. LOFT_ERR_INPUT for a string that is not UTF-8 or a bad key, LOFT_ERR_NOMEM;
 * *out is then untouched.
 */
LOFT_NODISCARD loft_status loft_canvas_finish(loft_canvas *canvas,
                                              const loft_png_text *texts, size_t n_texts,
                                              loft_buffer *out);

#endif
