/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * trials.h - flights that solvers ask for: flown one at a time by launch.h, the careful
 * way, or side by side with those of many solvers by batch.h.
 */
#ifndef LOFT_SIM_SOLVE_TRIALS_H
#define LOFT_SIM_SOLVE_TRIALS_H

#include <stddef.h>

#include "loft/batch.h"

enum {
    TRIALS_ASKED = 6, /* by one solver, at most */
    TRIALS_MANY = 64  /* solvers side by side, at most */
};

/* A kind of solver: its states are told apart by their addresses, and not moved meanwhile. */
typedef struct trials_kind {
    size_t size; /* of a state */
    /* Fills trials; 0 once it is over. They borrow from the state until they are told. */
    int (*ask)(void *solver, loft_batch_trial trials[TRIALS_ASKED]);
    /* Takes their flights; which of them is now the answer, or -1. */
    int (*tell)(void *solver, const loft_batch_flight flights[]);
} trials_kind;

/* Room of one thread for the trials of all. */
typedef struct trials_room {
    loft_batch_trial trials[TRIALS_MANY * TRIALS_ASKED];
    loft_batch_flight flights[TRIALS_MANY * TRIALS_ASKED];
} trials_room;

/* Solves n up to TRIALS_MANY by a batch. */
void loft_trials_by_batch(const loft_batch *batch, const trials_kind *kind, int n,
                          void *solvers, trials_room *room);

/* Results of one solver whose flights were flown one at a time. */
typedef struct trials_flown {
    loft_launch_flight answer; /* the last that the solver took, if any */
    bool any;
    int flights;
    loft_status status; /* of the last that failed, else LOFT_OK */
    bool weak;          /* one could not lift off */
} trials_flown;

/* Solves one. *flown goes on from what it holds. */
void loft_trials_one_by_one(const trials_kind *kind, void *solver, trials_flown *flown);

/* Solves one by a batch; how many flights that took. */
int loft_trials_one_by_batch(const loft_batch *batch, const trials_kind *kind,
                             void *solver);

/* Does this flight come down, within half-way round the Earth? */
bool loft_trial_lands(const loft_batch_trial *trial, const loft_batch_flight *flight);

/* Does it go half-way round the Earth, or not come down? */
bool loft_trial_is_unbounded(const loft_batch_trial *trial,
                             const loft_batch_flight *flight);

/* The angle swept to the impact in the plane of the launch, as loft_fly counts it: from -pi/2,
 * behind the site, to 3 pi/2. */
double loft_trial_swept(const loft_batch_trial *trial, const loft_batch_flight *flight);

/* The geodesic from the site to the impact. */
loft_geodesic_line loft_trial_line(const loft_launch *launch,
                                   const loft_batch_flight *flight);

#endif
