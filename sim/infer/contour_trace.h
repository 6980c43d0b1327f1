/* SPDX-License-Identifier: GPL-3.0-or-later */
/* contour_trace.h - a contour as lines to draw. */
#ifndef LOFT_CONTOUR_TRACE_H
#define LOFT_CONTOUR_TRACE_H

#include <stdbool.h>
#include <stddef.h>

#include "loft/infer.h"

enum {
    LOFT_CONTOUR_BETWEEN = 15, /* points from one azimuth to the next: a degree apart */
    LOFT_CONTOUR_POINTS = LOFT_CONTOUR_AZIMUTHS * LOFT_CONTOUR_BETWEEN
};

typedef struct loft_contour_point {
    double azimuth_rad, range_m;
} loft_contour_point;

/* A line as runs of bounded points, clockwise; run i ends before points[ends[i]]. */
typedef struct loft_contour_runs {
    bool closed; /* one run, without its first point again at its end */
    size_t n_runs;
    size_t ends[LOFT_CONTOUR_AZIMUTHS];
    loft_contour_point points[LOFT_CONTOUR_POINTS];
} loft_contour_runs;

/* A lone bounded azimuth makes no run. */
loft_contour_runs loft_contour_trace(const loft_contour *contour, loft_contour_line line);

#endif
