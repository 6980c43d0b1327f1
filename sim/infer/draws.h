/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * draws.h - boosters drawn from a prior, each fitted to figures: the solver of fit_solver.h
 * for many at once, from the fit of the point answer.
 */
#ifndef LOFT_SIM_INFER_DRAWS_H
#define LOFT_SIM_INFER_DRAWS_H

#include "loft/infer.h"
#include "sim/solve/fit_solver.h"

enum {
    DRAWS_MAX = TRIALS_MANY
};

/*
 * The prior for one flight. What falls from a loft, which rises more than half as high again
 * as a flight of least speed over its range, need not be the slender body of a standard
 * flight: *launch then has the other median of the ballistic coefficient.
 */
loft_prior loft_prior_of_flight(const loft_prior *prior, double apogee_m, double range_m,
                                loft_launch *launch);

/* Where the fits start: an aim, with the slopes about it. */
typedef struct draws_start {
    loft_launch_aim aim;
    double azimuth_rad;
    fit_slopes slopes;
    double
        time_spread_s; /* |d time/d deviation of the burn time|, apogee and range held */
} draws_start;

/* From a fit that is solved, over the same launch. */
LOFT_NODISCARD bool loft_draws_start(const loft_batch *batch, const loft_prior *prior,
                                     const loft_launch *launch, const loft_fit *fit,
                                     draws_start *start);

typedef struct draw_fit {
    loft_prior_sample draw; /* its burn time is solved for if all three are met */
    double apogee_m, range_m, time_s; /* wanted where they are met, as flown after */
    bool solved;
    loft_launch_aim aim;
    double burnout_mps;
    double log_slope; /* as loft_fit_solver_log_slope */
} draw_fit;

/* Inputs that the fits share, and the workspace of this thread. */
typedef struct draws_task {
    const loft_batch *batch;
    const loft_prior *prior;
    fit_figures met;
    const draws_start *start;
    fit_solver *solvers; /* room for DRAWS_MAX */
    trials_room *room;
} draws_task;

/* n up to DRAWS_MAX. */
void loft_draws_fit(const draws_task *task, int n, draw_fit *fits);

#endif
