/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * canvas_cairo.h - the canvas by cairo, which also measures the texts of an SVG.
 *
 * The functions are those of canvas.h, for the table at the end of canvas_cairo.c.
 */
#ifndef LOFT_CANVAS_CAIRO_H
#define LOFT_CANVAS_CAIRO_H

#include <cairo.h>

#include "plots/base/canvas_calls.h"
#include "plots/base/svg.h"
#include "plots/drawing/fonts.h"

struct loft_canvas {
    loft_canvas_head head;
    loft_picture_format format;
    loft_theme theme;
    double enlargement;
    double pixels_per_pt; /* of the finished picture */
    cairo_surface_t *surface;
    cairo_t *cr;
    loft_fonts *fonts;
    loft_svg *svg;      /* else NULL: paths and texts go to it, and cairo measures */
    loft_buffer stream; /* PDF, as written */
    size_t capacity;
    bool lost; /* out of memory for a text or a path */
};

/* loft-drawing.so exports this alone; drawing_builtin.c links it. */
extern __attribute__((visibility("default"))) const loft_canvas_calls loft_drawing;

void loft_cairo_set_colour(const loft_canvas *canvas, loft_colour colour, double opacity);
/* The path that was traced, which is then gone. */
void loft_cairo_stroke(loft_canvas *canvas, const loft_canvas_pen *pen);

void loft_cairo_lines(loft_canvas *canvas, const loft_canvas_point *points, size_t n,
                      const loft_canvas_pen *pen);
void loft_cairo_line_parts(loft_canvas *canvas, const loft_canvas_point *points,
                           const size_t *ends, size_t n_parts,
                           const loft_canvas_pen *pen);
void loft_cairo_fill(loft_canvas *canvas, const loft_canvas_point *points, size_t n,
                     loft_colour colour);
void loft_cairo_fill_rings(loft_canvas *canvas, const loft_canvas_point *points,
                           const size_t *ends, size_t n_rings, loft_colour colour);
void loft_cairo_edged_rings(loft_canvas *canvas, const loft_canvas_point *points,
                            const size_t *ends, size_t n_rings, loft_colour colour,
                            const loft_canvas_pen *pen);
void loft_cairo_shade_rings(loft_canvas *canvas, const loft_canvas_point *points,
                            const size_t *ends, size_t n_rings, loft_colour colour,
                            double opacity);
void loft_cairo_disc(loft_canvas *canvas, loft_canvas_point centre, double radius,
                     loft_colour colour);
void loft_cairo_clip(loft_canvas *canvas, const loft_canvas_box *box);
void loft_cairo_clip_disc(loft_canvas *canvas, loft_canvas_point centre, double radius);
double loft_cairo_text_width(loft_canvas *canvas, const char *text, size_t n,
                             const loft_canvas_font *font);
void loft_cairo_text(loft_canvas *canvas, loft_canvas_point at, double align,
                     const char *text, size_t n, const loft_canvas_font *font);
void loft_cairo_undrawn(const loft_canvas *canvas, loft_undrawn *out);

#endif
