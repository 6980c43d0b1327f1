/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * svg.h - a drawing as SVG: paths, letters as text, and what describes the whole.
 *
 * Lengths are points from the top left corner, y downwards, written to hundredths. A text is
 * one <text> whose length is given, so that it takes the same room in any font. Calls do not
 * fail one by one: what was lost is reported by loft_svg_finish.
 *
 * Reference  W3C, Scalable Vector Graphics 2 (2018): 5.7, 8.3, 9, 11, 13.3
 */
#ifndef LOFT_SVG_H
#define LOFT_SVG_H

#include <stdbool.h>
#include <stddef.h>

#include "loft/plot.h"

typedef struct loft_svg loft_svg;

/* Shown `enlargement` times as large as it is drawn. NULL if out of memory. */
loft_svg *loft_svg_new(double width, double height, double enlargement);
void loft_svg_free(loft_svg *svg); /* accepts NULL */

/* A path: its pieces between these two. */
void loft_svg_path_begin(loft_svg *svg);
void loft_svg_move(loft_svg *svg, double x, double y);
void loft_svg_line(loft_svg *svg, double x, double y);
void loft_svg_curve(loft_svg *svg, const double xy[6]); /* two controls and the end */
void loft_svg_close(loft_svg *svg);

typedef struct loft_svg_paint {
    bool filled, even_odd;
    unsigned fill_rgb; /* 0xRRGGBB */
    double opacity;    /* of the fill */
    double width;      /* of the line, 0 for none */
    unsigned line_rgb;
    const double *dash;
    int n_dash;
} loft_svg_paint;
void loft_svg_path_end(loft_svg *svg, const loft_svg_paint *paint);

/* Later drawing is inside it, and inside those before, until loft_svg_clip_end. */
void loft_svg_clip_box(loft_svg *svg, double x, double y, double width, double height);
void loft_svg_clip_disc(loft_svg *svg, double x, double y, double radius);
void loft_svg_clip_end(loft_svg *svg);

typedef struct loft_svg_letters {
    double x, y; /* where the baseline starts */
    double width;
    double size;
    bool bold;
    unsigned rgb;
    double rim; /* its width, 0 for none */
    unsigned rim_rgb;
} loft_svg_letters;
void loft_svg_text(loft_svg *svg, const char *text, const loft_svg_letters *letters);

/*
 * The document, once. "Title" and "Description" of the texts are its title and description,
 * which a screen reader says in its place; they and "Source", "Software" and "Creation Time"
 * are its metadata as Dublin Core. LOFT_ERR_NOMEM.
 */
LOFT_NODISCARD loft_status loft_svg_finish(loft_svg *svg, const loft_png_text *texts,
                                           size_t n_texts, loft_buffer *out);

#endif
