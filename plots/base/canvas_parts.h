/* SPDX-License-Identifier: GPL-3.0-or-later */
/* canvas_parts.h - the canvas as its sources share it; internal to canvas.c, _paths, _text. */
#ifndef LOFT_CANVAS_PARTS_H
#define LOFT_CANVAS_PARTS_H

#include <cairo.h>

#include "plots/base/canvas.h"
#include "plots/base/fonts.h"
#include "plots/base/svg.h"

struct loft_canvas {
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

void loft_canvas_set_colour(const loft_canvas *canvas, loft_colour colour,
                            double opacity);
/* The path that was traced, which is then gone. */
void loft_canvas_stroke(loft_canvas *canvas, const loft_canvas_pen *pen);

#endif
