/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * drag.h - the drag coefficient against Mach number, as a few smooth segments.
 *
 * Segment i is smooth and can be evaluated beyond its edges, so that an integrator can end
 * a step on each edge. Curves are const; threads share them.
 *
 * Reference  the boost curve: shape of a slender finned body, illustrative
 */
#ifndef LOFT_DRAG_H
#define LOFT_DRAG_H

#include "loft/status.h"

enum {
    LOFT_DRAG_ROWS = 32
};

typedef struct loft_drag {
    int n_edges; /* segment 0 lies below edges_mach[0], segment n_edges above the last */
    const double *edges_mach; /* ascending; static storage or the caller's */
    /* Finite for every mach >= 0 and 0 <= segment <= n_edges. */
    double (*cd)(const void *ctx, int segment, double mach);
    const void *ctx; /* borrowed; NULL: cd() is given `constant` of the struct in hand */
    double constant;
} loft_drag;

/* Cd the same at every Mach number. */
loft_drag loft_drag_constant(double cd);

/*
 * Cd in boost: 0.2 below Mach 0.8, rising in a line to 0.4 at Mach 1.15, then
 * 0.2 + 0.2/(1 + 1.2 (M - 1.15)).
 */
loft_drag loft_drag_boost(void);

typedef struct loft_drag_table {
    int n;
    double mach[LOFT_DRAG_ROWS]; /* ascending, >= 0 */
    double cd[LOFT_DRAG_ROWS];
} loft_drag_table;

/*
 * Straight lines between the rows, constant beyond the first and the last. *table is
 * borrowed and must outlive the curve. LOFT_ERR_DOMAIN unless 2 <= n <= LOFT_DRAG_ROWS,
 * the numbers are finite and >= 0 and mach ascends; *out is then untouched.
 */
LOFT_NODISCARD loft_status loft_drag_from_table(const loft_drag_table *table,
                                                loft_drag *out);

/* Index of the segment of a Mach number; one on an edge belongs to the upper segment. */
int loft_drag_segment(const loft_drag *drag, double mach);

double loft_drag_cd(const loft_drag *drag, int segment, double mach);

#endif
