/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * draw_fit.h - many drawn boosters, each fitted to figures of its own; internal to
 * posterior.c.
 *
 * As fit.h, for a batch: in a round every booster that is not done yet flies its next
 * trial. Beside apogee and impact the flight time can be met too, by the burn time if
 * both others are given, else in place of the one that is not.
 */
#ifndef LOFT_SIM_DRAW_FIT_H
#define LOFT_SIM_DRAW_FIT_H

#include "loft/batch.h"
#include "loft/flight.h"
#include "loft/infer.h"

enum {
    DRAW_FIT_N = 4 /* ln D, tilt along and across the azimuth, burn time's score */
};

/* Which figures are met; two at least, and a time with a burn time that may vary. */
typedef struct draw_figures {
    bool apogee, range, time;
} draw_figures;

/* Residuals against unknowns about some solution: where the fits start. */
typedef struct draw_fit_start {
    loft_launch_aim aim;
    double azimuth_rad;
    double jacobian[DRAW_FIT_N][DRAW_FIT_N]; /* of ln H, along, across, time; scaled */
    double time_spread_s; /* |d time/d score of the burn time|, apogee and range held */
} draw_fit_start;

typedef struct draw_fit {
    loft_prior_sample draw; /* its burn time is solved for if all three are met */
    double apogee_m, range_m, time_s; /* wanted where they are met, as flown after */
    bool solved;
    loft_launch_aim aim;
    double burnout_mps;
    /* ln of |d time/d score of the burn time|, |d time/d range| or |d time/d ln apogee|, SI,
     * all other figures held: of what the time took the place of; 0 without a time. */
    double log_slope;
} draw_fit;

/* The start from a fit that is solved, over the same launch. */
LOFT_NODISCARD bool loft_draw_fit_start(const loft_batch *batch, const loft_prior *prior,
                                        const loft_launch *launch, const loft_fit *fit,
                                        draw_fit_start *start);

/* n up to DRAW_FITS_MAX; needs room for the trials, given by the caller. */
enum {
    DRAW_FITS_MAX = 64
};

typedef struct draw_fit_room {
    loft_launch launches[DRAW_FITS_MAX * DRAW_FIT_N];
    loft_batch_trial trials[DRAW_FITS_MAX * DRAW_FIT_N];
    loft_batch_flight flights[DRAW_FITS_MAX * DRAW_FIT_N];
} draw_fit_room;

/* What the fits share. */
typedef struct draw_fit_job {
    const loft_batch *batch;
    const loft_prior *prior;
    draw_figures met;
    const draw_fit_start *start;
    draw_fit_room *room; /* of this thread */
} draw_fit_job;

void loft_draw_fit_solve(const draw_fit_job *job, int n, draw_fit *fits);

#endif
