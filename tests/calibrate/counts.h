/* SPDX-License-Identifier: GPL-3.0-or-later */
/* counts.h - how often the band held, and whether the ranks are uniform. */
#ifndef CALIBRATE_COUNTS_H
#define CALIBRATE_COUNTS_H

#include "trial.h"

enum {
    BINS = 20,
    ANY = -1 /* class */
};

typedef struct trial_set {
    const calibration *c;
    int n;
    const trial *trials;
} trial_set;

/* Kinds, a bit each. */
static const unsigned all_kinds = (1u << KINDS) - 1u;

typedef struct counts {
    int trials, outcomes[OUTCOMES];
    int garbled, garbled_inside;        /* the first source speaks of another flight */
    int below[ENTRIES], above[ENTRIES]; /* of the answered */
    int histogram[ENTRIES][BINS];
    int unbounded[ENTRIES];            /* truths */
    double width[ENTRIES];             /* median of p95/p05 where both are numbers */
    double effective, effective_least; /* median, and least */
} counts;

/* Counts of the trials of some kinds; of one class, or ANY. Not of those nobody speaks of. */
counts counts_of(const trial_set *set, unsigned kinds, int class_index);

/* Trials whose sources all speak of another flight. */
typedef struct unheard {
    int answered, inside;
} unheard;

unheard counts_unheard(const trial_set *set, unsigned kinds, entry e);

double counts_coverage(const counts *t, entry e);
/* Binomial deviation of a coverage of 90 %. */
double counts_deviation(const counts *t);
/*
 * Chi-squared of the ranks against uniform ones, BINS - 1 degrees of freedom, and its
 * p-value.
 */
double counts_chi_squared(const counts *t, entry e);
double counts_p_value(const counts *t, entry e);

/* Coverage within 2 points of 90 % and p above 0.01; with few trials three deviations. */
double counts_allowed(const counts *t);
bool counts_holds(const counts *t, entry e);

#endif
