/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * time_root.h - the range or the apogee that a flight time stands in for, with the other held.
 *
 * Two-body  at a held apogee a longer range takes longer: the radial speed at each height
 *           is less (docs/theory.md, 13). At a held range the time rises with the apogee
 * Flights   need not do so: a vertical one burns less at once, and figures that the usual
 *           turn cannot fly are flown by a quicker one. So the time is scanned, and a root
 *           is sought only between neighbours with one turn
 */
#ifndef LOFT_SIM_INFER_TIME_ROOT_H
#define LOFT_SIM_INFER_TIME_ROOT_H

#include "loft/infer.h"

typedef struct time_root {
    const loft_batch *batch; /* or NULL */
    const loft_launch *launch;
    double apogee_m; /* held, with vary_range */
    double range_m;  /* held otherwise */
    bool vary_range;
    double time_s;
    loft_fit fit; /* the last that was found: where a search starts, and its answer */
    bool any;
} time_root;

/* The flight of a search that goes the farthest, where none takes the time. */
typedef struct time_root_end {
    double range_m, time_s;
} time_root_end;

/* The range that an apogee and a time ask for. If none, *end, unless it is NULL. */
bool loft_time_root_range(time_root *r, double *range_m, time_root_end *end);

/* A root near the apogee or the range of a flight that takes excess_s longer. */
bool loft_time_root_apogee_near(time_root *r, double guess_m, double excess_s,
                                double *apogee_m);
bool loft_time_root_range_near(time_root *r, double guess_m, double excess_s,
                               double *range_m);

/*
 * Every apogee that goes with a range and a time, highest first, from 0.15 of the
 * minimum-energy apogee to above the two-body answer; r->fit is the first one's.
 */
int loft_time_root_apogees(time_root *r, double apogees_m[LOFT_ESTIMATE_ROOTS]);

/* Time of the fitted flight less the time wanted; false if there is no such flight. */
bool loft_time_root_excess(time_root *r, double varied_m, double *excess_s);

#endif
