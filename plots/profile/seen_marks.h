/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * seen_marks.h - where an observation stands beside the flight that is drawn: each figure with the
 * 90 % that it allows by itself. What it does not say is taken from the flight, so that a time
 * stands on the curve, and a place at the height of the flight there.
 */
#ifndef LOFT_SEEN_MARKS_H
#define LOFT_SEEN_MARKS_H

#include "loft/plot.h"
#include "plots/base/sheet.h"

#define LOFT_SEEN_COLOUR LOFT_PURPLE

/* A figure and what it allows; `known` is false for one that was not seen. */
typedef struct loft_seen_figure {
    bool known;
    double low, seen, high;
} loft_seen_figure;

typedef struct loft_seen_mark {
    double at_s;                   /* of the flight, where the mark stands */
    double alt_m, downrange_m;     /* of the flight there */
    loft_seen_figure time_s;       /* since launch, held to the flight */
    loft_seen_figure height_m;     /* above the ellipsoid */
    loft_seen_figure down_range_m; /* of a place */
    loft_seen_figure speed_mps, fpa_rad;
    char text[240];  /* who saw what; two lines */
    char brief[120]; /* who, and the first figure */
} loft_seen_mark;

/* False where the flight has no such stage, or does not come to the point. */
bool loft_seen_mark_of(const loft_plot_flight *flight, const loft_observation *seen,
                       loft_seen_mark *out);

/* " Purple bars: what was seen, with the 90 % that it allows.", or "" without observations. */
const char *loft_seen_caption(const loft_plot_flight *flights, size_t n);

/* A line with a stroke across each end; the points are on the sheet. */
void loft_seen_bar(loft_sheet *sheet, loft_canvas_point a, loft_canvas_point b);

#endif
