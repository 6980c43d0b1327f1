/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * steering_guess.h - where the search for a standard flight starts: the best steering of
 * boosters that were searched before, by a regression on what they are. A good start saves
 * flights of a search and moves its result by no more than the search's tolerance.
 */
#ifndef LOFT_SIM_INFER_STEERING_GUESS_H
#define LOFT_SIM_INFER_STEERING_GUESS_H

#include "sim/infer/regression.h"

enum {
    STEERING_ANGLES = 3 /* end elevation, turn fraction, heading off the azimuth */
};

typedef struct steering_guess {
    bool known;  /* enough were searched */
    double most; /* of ln speed: beyond it the regression is not trusted */
    regression fit[STEERING_ANGLES];
    double coefficient[STEERING_ANGLES][REGRESSION_TERMS];
} steering_guess;

/* A booster; logarithms are over those of a middle one. All are small. */
typedef struct steering_of {
    double log_speed, log_burn; /* ideal speed, burn time */
    double gap_share;           /* of gaps, in burn times */
} steering_of;

steering_guess loft_steering_guess_start(void);

/* A search that found an answer with a bound. */
void loft_steering_guess_add(steering_guess *g, const steering_of *of,
                             const double angle[STEERING_ANGLES]);
void loft_steering_guess_finish(steering_guess *g);

/* Only where it is known. */
void loft_steering_guess_at(const steering_guess *g, const steering_of *of,
                            double angle[STEERING_ANGLES]);

#endif
