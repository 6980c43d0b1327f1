/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * canvas_calls.h - the canvas as a table of functions, which plots/drawing fills by cairo.
 *
 * canvas.c calls through the table, so that only the table's owner needs cairo. Where the table
 * comes from is the choice of the link: drawing_builtin.c takes the one that is linked too,
 * drawing_loaded.c loads the file loft-drawing.so when the first picture is drawn.
 */
#ifndef LOFT_CANVAS_CALLS_H
#define LOFT_CANVAS_CALLS_H

#include "plots/base/canvas.h"

/* Each as the function of canvas.h of that name. */
typedef struct loft_canvas_calls {
    const char *version; /* of loft: the caller's own, or the table is another's */
    loft_status (*make)(loft_picture_format format, const loft_style *look, double width,
                        double height, loft_canvas **out);
    void (*free)(loft_canvas *canvas);
    void (*lines)(loft_canvas *canvas, const loft_canvas_point *points, size_t n,
                  const loft_canvas_pen *pen);
    void (*line_parts)(loft_canvas *canvas, const loft_canvas_point *points,
                       const size_t *ends, size_t n_parts, const loft_canvas_pen *pen);
    void (*fill)(loft_canvas *canvas, const loft_canvas_point *points, size_t n,
                 loft_colour colour);
    void (*fill_rings)(loft_canvas *canvas, const loft_canvas_point *points,
                       const size_t *ends, size_t n_rings, loft_colour colour);
    void (*edged_rings)(loft_canvas *canvas, const loft_canvas_point *points,
                        const size_t *ends, size_t n_rings, loft_colour colour,
                        const loft_canvas_pen *pen);
    void (*shade_rings)(loft_canvas *canvas, const loft_canvas_point *points,
                        const size_t *ends, size_t n_rings, loft_colour colour,
                        double opacity);
    void (*disc)(loft_canvas *canvas, loft_canvas_point centre, double radius,
                 loft_colour colour);
    void (*clip)(loft_canvas *canvas, const loft_canvas_box *box);
    void (*clip_disc)(loft_canvas *canvas, loft_canvas_point centre, double radius);
    double (*text_width)(loft_canvas *canvas, const char *text, size_t n,
                         const loft_canvas_font *font);
    void (*text)(loft_canvas *canvas, loft_canvas_point at, double align,
                 const char *text, size_t n, const loft_canvas_font *font);
    void (*undrawn)(const loft_canvas *canvas, loft_undrawn *out);
    loft_status (*finish)(loft_canvas *canvas, const loft_png_text *texts, size_t n_texts,
                          loft_buffer *out);
} loft_canvas_calls;

/* The first member of every loft_canvas. */
typedef struct loft_canvas_head {
    const loft_canvas_calls *calls;
} loft_canvas_head;

/* LOFT_ERR_DRAWING where no such part can be had, LOFT_ERR_NOMEM. */
LOFT_NODISCARD loft_status loft_drawing_calls(const loft_canvas_calls **out);

#endif
