/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * curve.h - the loft curve: range against apogee of one booster as its steering is varied,
 * with the time of flight along it, and the flown and standard flights as points.
 */
#ifndef LOFT_CURVE_H
#define LOFT_CURVE_H

#include "loft/canvas.h"
#include "loft/png.h"
#include "loft/range_curve.h"

typedef struct loft_curve_line {
    const char *label;
    const loft_range_curve *curve; /* of two bounded points at least */
    int place;                     /* its pen: 0 to 7 */
    bool timed;                    /* with times of flight along it */
} loft_curve_line;

typedef struct loft_curve_mark {
    double range_m, apogee_m;
    const char *text; /* UTF-8; "\n" starts a line */
    int place;        /* the pen whose colour it has */
} loft_curve_mark;

typedef struct loft_curve {
    const char *title, *subtitle, *source;
    const loft_curve_line *lines;
    size_t n_lines; /* 1 to 4 */
    const loft_curve_mark *marks;
    size_t n_marks;
    loft_look look;
} loft_curve;

/* LOFT_ERR_DOMAIN for lines out of number or without points; else as loft_profile_draw. */
LOFT_NODISCARD loft_status loft_curve_draw(const loft_curve *figure,
                                           loft_picture_format format,
                                           const loft_png_text *texts, size_t n_texts,
                                           loft_buffer *out);
#endif
