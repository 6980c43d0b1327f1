/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sample_fit.h - boosters drawn from a prior, each fitted to an apogee and a range: the solver of
 * fit_solver.h for many at once, from one fit that is solved.
 */
#ifndef LOFT_SIM_INFER_SAMPLE_FIT_H
#define LOFT_SIM_INFER_SAMPLE_FIT_H

#include "loft/infer.h"
#include "sim/solve/fit_solver.h"

enum {
    SAMPLES_MAX = TRIALS_MANY
};

/*
 * The prior for one flight. What falls from a loft, which rises more than half as high again
 * as a flight of least speed over its range, need not be the slender body of a standard
 * flight: *launch then has the other median of the ballistic coefficient.
 */
loft_prior loft_prior_of_flight(const loft_prior *prior, double apogee_m, double range_m,
                                loft_launch *launch);

/*
 * Near half-way round every heading leads to one place, and of such flights few are found: no
 * sample counts that is farther off the azimuth than LOFT_STANDARD_OFF_RAD.
 */
bool loft_sample_fit_is_toward(const loft_launch *launch, double range_m,
                               const loft_launch_aim *aim);

/* Where the fits start: an aim, with the slopes about it. */
typedef struct sample_fit_start {
    loft_launch_aim aim;
    double azimuth_rad;
    double apogee_m, range_m; /* of that flight */
    fit_slopes slopes;
} sample_fit_start;

/* From a fit that is solved, over the same launch. */
LOFT_NODISCARD bool loft_sample_fit_start(const loft_batch *batch,
                                          const loft_launch *launch, const loft_fit *fit,
                                          sample_fit_start *start);

typedef struct sample_fit {
    loft_prior_sample draw;
    double apogee_m, range_m; /* wanted, as flown after */
    double time_s;
    bool solved;
    loft_launch_aim aim;
    double burnout_mps;
} sample_fit;

/* Shared by the fits, with the room of this thread. */
typedef struct sample_fit_task {
    const loft_batch *batch;
    const sample_fit_start *start;
    fit_solver *solvers; /* room for SAMPLES_MAX */
    trials_room *room;
} sample_fit_task;

/* n up to SAMPLES_MAX. */
void loft_sample_fit_all(const sample_fit_task *task, int n, sample_fit *fits);

#endif
