/* SPDX-License-Identifier: GPL-3.0-or-later */
/* axes.h - ticks, numbers for people, wrapped text, and a pair of axes. */
#ifndef LOFT_AXES_H
#define LOFT_AXES_H

#include <stdbool.h>

#include "loft/plot.h"
#include "plots/base/canvas.h"

typedef struct loft_ticks {
    double first, step;
    int n;        /* 5 to 8 */
    int decimals; /* needed to write them */
} loft_ticks;

/*
 * 5 to 8 multiples of a round step (1 2 2.5 5, if need be 1.5 3 4 6, times a power of ten)
 * inside [lo, hi]. LOFT_ERR_DOMAIN unless both are finite, lo < hi, and they differ by
 * more than 1e-9 of their size.
 */
LOFT_NODISCARD loft_status loft_ticks_find(double lo, double hi, loft_ticks *out);

/* The fewest decimals, at most so many, that write a value: 0 for 10.0, 1 for 7.5. */
int loft_axes_decimals(double value, int most);

/* "-12,345.5" with U+2212 for the minus; cut to size bytes, always terminated. */
void loft_axes_number(double value, int decimals, char *text, size_t size);

#define LOFT_WRAP_MAX 12
typedef struct loft_wrapped {
    struct {
        const char *start; /* borrows from the text */
        size_t n;
        bool cut; /* an ellipsis follows */
    } lines[LOFT_WRAP_MAX];
    int n;
    double width; /* of the widest line */
} loft_wrapped;

/* Breaks at spaces and newlines; a word wider than width stands alone, whole. */
void loft_axes_wrap(loft_canvas *canvas, const char *text, const loft_canvas_font *font,
                    double width, loft_wrapped *out);
/* Cuts a wrapped text to that many lines, and lines to that width; an ellipsis tells it. */
void loft_axes_shorten(loft_canvas *canvas, const loft_canvas_font *font, double width,
                       int lines, loft_wrapped *text);
/*
 * Wraps with font->size reduced until the text needs no more lines than that and fits; below
 * what can be read it is cut instead.
 */
void loft_axes_fit(loft_canvas *canvas, const char *text, loft_canvas_font *font,
                   double width, int lines, loft_wrapped *out);
/* First baseline at y; returns that of the line after the last. */
double loft_axes_lines(loft_canvas *canvas, double x, double y, const loft_wrapped *text,
                       const loft_canvas_font *font);

typedef struct loft_axes {
    loft_canvas_box box;   /* on the sheet */
    double x0, x1, y0, y1; /* the domain */
    const char *x_title, *y_title;
    bool x_log, y_log;   /* 1, 2 and 5 of each decade */
    bool x_bare, y_bare; /* without numbers and title */
    double y_step;       /* of a linear axis; 0: found */
    double overhang;     /* points that numbers may stand out beyond the ends of the box,
                            left and right; 0: as far as a sheet's margin */
} loft_axes;

loft_canvas_point loft_axes_at(const loft_axes *axes, double x, double y);
/*
 * Grid, left and bottom spines, numbers, titles. Numbers that would touch are left out, so
 * that round ones stay. LOFT_ERR_DOMAIN as loft_ticks_find, or
 * for a logarithmic axis that does not start above zero.
 */
LOFT_NODISCARD loft_status loft_axes_draw(loft_canvas *canvas, const loft_axes *axes);

#endif
