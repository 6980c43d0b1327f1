/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * strip.h - rows below a profile, one for each flight: what was reported against what the
 * other flights predict, on one axis about the prediction.
 */
#ifndef LOFT_PLOTS_STRIP_H
#define LOFT_PLOTS_STRIP_H

#include "plots/base/sheet.h"

enum {
    STRIP_ROWS_MAX = 8,
    STRIP_DOTS_MAX = 8
};

typedef struct loft_strip_dot {
    double at;
    bool inside; /* else it is an open circle with its label */
    const char *label;
} loft_strip_dot;

typedef struct loft_strip_row {
    const char *label;
    int place; /* of the pen of its curve */
    bool has_bars;
    double low, high;             /* thick */
    double outer_low, outer_high; /* thin */
    int n_dots;
    loft_strip_dot dots[STRIP_DOTS_MAX];
} loft_strip_row;

struct loft_strip {
    const char *title; /* of the axis */
    const char *key;
    int n_rows; /* 1 to STRIP_ROWS_MAX */
    loft_strip_row rows[STRIP_ROWS_MAX];
};

/* Points that it takes of a sheet's height. */
double loft_strip_height(const loft_strip *strip);

/* At the lower end of the room. LOFT_ERR_DOMAIN for numbers not finite. */
LOFT_NODISCARD loft_status loft_strip_draw(loft_sheet *sheet, const loft_strip *strip);

#endif
