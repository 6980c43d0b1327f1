/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tally.h - how often the band held, and whether the ranks are uniform. */
#ifndef CALIBRATE_TALLY_H
#define CALIBRATE_TALLY_H

#include "trial.h"

enum {
    BINS = 20,
    ANY = -1 /* class, or with and without a time */
};

typedef struct tally {
    int trials, outcomes[OUTCOMES];
    int cannot_fly, outside;
    int below[ENTRIES], above[ENTRIES]; /* of the answered */
    int histogram[ENTRIES][BINS];
    int unbounded[ENTRIES];            /* truths */
    double width[ENTRIES];             /* median of p95/p05 where both are numbers */
    double effective, effective_least; /* median, and least */
    double solved;                     /* share of the samples */
} tally;

/* Of the trials of a class, and timed 0 or 1; ANY for all. */
tally tally_of(const calibration *c, int n, const trial *trials, int class_index,
               int timed);

double tally_coverage(const tally *t, entry e);
/* Of the ranks against uniform ones, BINS - 1 degrees of freedom, and its p-value. */
double tally_chi_squared(const tally *t, entry e);
double tally_p_value(const tally *t, entry e);

/* Coverage within 2 points of 90 % at 2,000 trials, three deviations at any number, and
 * p above 0.01. */
double tally_allowed(const tally *t);
bool tally_holds(const tally *t, entry e);

#endif
