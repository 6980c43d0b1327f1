/* SPDX-License-Identifier: GPL-3.0-or-later */
/* running_stats.h - how often the band held, and whether the ranks are uniform. */
#ifndef CALIBRATE_COUNTS_H
#define CALIBRATE_COUNTS_H

#include "trial.h"

enum {
    BINS = 20,
    ANY = -1 /* class, or with and without a time */
};

typedef struct counts {
    int trials, outcomes[OUTCOMES];
    int cannot_fly, outside;
    int below[ENTRIES], above[ENTRIES]; /* of the answered */
    int histogram[ENTRIES][BINS];
    int unbounded[ENTRIES];            /* truths */
    double width[ENTRIES];             /* median of p95/p05 where both are numbers */
    double effective, effective_least; /* median, and least */
    double solved;                     /* share of the samples */
} counts;

/* Counts of the trials of a class, and timed 0 or 1; ANY for all. */
counts counts_of(const calibration *c, int n, const trial *trials, int class_index,
                 int timed);

double counts_coverage(const counts *t, entry e);
/*
 * Chi-squared of the ranks against uniform ones, BINS - 1 degrees of freedom, and its
 * p-value.
 */
double counts_chi_squared(const counts *t, entry e);
double counts_p_value(const counts *t, entry e);

/* Coverage within 2 points of 90 % at 2,000 trials, three deviations at any number, and
 * p above 0.01. */
double counts_allowed(const counts *t);
bool counts_holds(const counts *t, entry e);

#endif
