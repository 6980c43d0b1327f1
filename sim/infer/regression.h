/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * regression.h - weighted least squares on a few terms, for guesses: a little is added to the
 * squares, so that a term that did not vary has no coefficient.
 */
#ifndef LOFT_SIM_INFER_REGRESSION_H
#define LOFT_SIM_INFER_REGRESSION_H

#include <stdbool.h>

enum {
    REGRESSION_TERMS = 6
};

/* Starts from {.n = terms}. */
typedef struct regression {
    int n;
    double a[REGRESSION_TERMS][REGRESSION_TERMS], b[REGRESSION_TERMS];
    double weight; /* of all that was added */
} regression;

void loft_regression_add(regression *r, const double *term, double y, double weight);

/* False if it has no solution. */
bool loft_regression_solve(const regression *r, double coefficient[REGRESSION_TERMS]);

double loft_regression_at(const regression *r, const double coefficient[REGRESSION_TERMS],
                          const double *term);

#endif
