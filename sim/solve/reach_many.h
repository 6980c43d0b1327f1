/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * draw_reach.h - the standard ranges of many drawn boosters; internal to posterior.c.
 *
 * As standard.h, for a batch: six flights about a guess give a quadratic model of the range
 * over end elevation and turn fraction, whose top is the next guess; twice, the second
 * time closer, and more often where a step falls short. With rotation the heading is then
 * mended until the impact lies on the azimuth.
 *
 * Accuracy  against standard.h: median 4e-5 and at most 3e-3 of the range up to 12,000 km,
 *           1e-2 beyond (tests/sim/solve/test_draws.c). Past 17,000 km with rotation the two may
 *           disagree on what is unbounded, for several headings lead to one azimuth
 */
#ifndef LOFT_SIM_DRAW_REACH_H
#define LOFT_SIM_DRAW_REACH_H

#include "loft/batch.h"

enum {
    DRAW_REACHES_MAX = 64,
    DRAW_REACH_TRIALS = 6
};

typedef struct draw_reach {
    const loft_launch *launch;
    loft_launch_aim aim; /* in: speed and a guess; out: the best, or the unbounded one */
    bool doubtful; /* in: the guess may be unbounded, so it is flown by itself first */
    bool near;     /* in: the guess is as good as a first look would give, and bounded */
    bool found;
    bool unbounded; /* a flight goes half-way round, or does not come down */
    double range_m; /* of the geodesic */
    loft_batch_flight flight;
} draw_reach;

typedef struct draw_reach_room {
    loft_batch_trial trials[DRAW_REACHES_MAX * DRAW_REACH_TRIALS];
    loft_batch_flight flights[DRAW_REACHES_MAX * DRAW_REACH_TRIALS];
} draw_reach_room;

#define DRAW_REACH_ON_AZIMUTH_RAD 1e-4 /* for a band: sideways, 1e-8 of the range */

/* How carefully. A second look from where the first ended adds up to 1e-3 of the range
 * beyond 8,000 km, a third next to nothing. */
typedef struct draw_reach_care {
    int looks;
    bool turns; /* the batch's Earth does, and headings are mended to: */
    double on_azimuth_rad;
} draw_reach_care;

/* n up to DRAW_REACHES_MAX. */
void loft_draw_reach_find(const loft_batch *batch, const draw_reach_care *care, int n,
                          draw_reach *reaches, draw_reach_room *room);

#endif
