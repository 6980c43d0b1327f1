/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * contour.h - the standard range toward every azimuth, over the turning Earth: of the
 * fitted booster, and what a report allows of it.
 *
 * The band takes boosters of equal weight, evenly through the ranks of a posterior's range
 * without rotation (loft_posterior_wanted), finds the best steering of each toward every
 * azimuth, and reads the quantiles off those.
 *
 * Accuracy  48 or 64 boosters against all 1,000 samples of seven posteriors, at every
 *           azimuth: within 1.1 % of the width of the band up to 10,000 km, 3.5 % beyond;
 *           what 1,000 samples leave of a quantile is 2 % of it (docs/decisions/018).
 *           Between two azimuths within 0.1 % of the range (tests/unit/test_contour.c)
 * Method    docs/decisions/018-reach-band-and-impact-area.md
 */
#ifndef LOFT_CONTOUR_H
#define LOFT_CONTOUR_H

#include <stdbool.h>
#include <stddef.h>

#include "loft/posterior.h"

enum {
    LOFT_CONTOUR_AZIMUTHS = 24 /* from north clockwise, evenly */
};

/* Which line of a contour. */
typedef enum loft_contour_line {
    LOFT_CONTOUR_FITTED, /* the fitted booster */
    LOFT_CONTOUR_P05,
    LOFT_CONTOUR_P95,
    LOFT_CONTOUR_LINES
} loft_contour_line;

/* Ranges from the launch; INFINITY where a flight goes half-way round the Earth. */
typedef struct loft_contour {
    bool has_band; /* false: the lines of the quantiles mean nothing */
    double range_m[LOFT_CONTOUR_LINES][LOFT_CONTOUR_AZIMUTHS];
} loft_contour;

double loft_contour_azimuth(size_t i);

/*
 * The line of the fitted booster alone. The launch's own azimuth is not read. Errors as
 * loft_standard_find; *out is then untouched. 20 to 50 ms.
 */
LOFT_NODISCARD loft_status loft_contour_find(const loft_launch *launch,
                                             double ideal_speed_mps, loft_contour *out);

/*
 * Both, from the draws of a posterior: n of equal weight. LOFT_ERR_CONVERGE if the best
 * steering of more than a tenth of them is not found toward some azimuth. The same bits on
 * any number of threads. 5 to 10 ms an azimuth and 64 boosters, more near half-way round.
 */
LOFT_NODISCARD loft_status loft_contour_find_band(const loft_launch *launch,
                                                  double ideal_speed_mps, size_t n,
                                                  const loft_posterior_draw *draws,
                                                  loft_contour *out);

/* Toward how many azimuths the line is unbounded. */
size_t loft_contour_unbounded(const loft_contour *contour, loft_contour_line line);

/*
 * The range toward any azimuth: Catmull and Rom's cubic through four neighbours, straight
 * on past the last bounded one; INFINITY between an unbounded one and its neighbour.
 */
double loft_contour_range(const loft_contour *contour, loft_contour_line line,
                          double azimuth_rad);

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
