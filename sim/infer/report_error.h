/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * report_error.h - how far a source's figure may be from the flight it speaks of.
 *
 * A claim (claim.h) says how a figure was hedged and rounded. Its error is wider: two honest
 * sources with exact figures differ by far more than their rounding, and now and then one
 * speaks of another object. The scales are data/reports.json, measured by `loft sources`.
 *
 *     reported time = time of the flight + d + e
 *
 * d is common to all sources of an event (what fell, when counting starts): normal, with the
 * deviation common_time_sd_s. Functions here take the time with d added.
 *
 * Densities are per metre or second and integrate to 1 over the true value, so those of
 * different statements can be compared, and mixed with that of a garbled figure.
 */
#ifndef LOFT_REPORT_ERROR_H
#define LOFT_REPORT_ERROR_H

#include "loft/infer.h"

/* LOFT_ERR_DOMAIN for a scale that is not positive, a share of 1, a span upside down. */
LOFT_NODISCARD loft_status loft_report_errors_check(const loft_report_errors *errors);

typedef enum loft_report_figure {
    LOFT_FIGURE_APOGEE,
    LOFT_FIGURE_RANGE,
    LOFT_FIGURE_TIME,
    LOFT_FIGURES
} loft_report_figure;

/* How a figure was stated, which decides what its error is. */
typedef enum loft_statement {
    LOFT_STATEMENT_NONE,
    LOFT_STATEMENT_EXACT,   /* of a length, by whoever launched */
    LOFT_STATEMENT_ABOUT,   /* of a length: that error, and its rounding as a deviation */
    LOFT_STATEMENT_SECONDS, /* of a time */
    LOFT_STATEMENT_MINUTES, /* whole, or rounded by more than a second */
    LOFT_STATEMENT_FIVES,   /* about a multiple of 5 minutes */
    LOFT_STATEMENT_TRACKED, /* lower bound: the flight went on while nobody looked */
    LOFT_STATEMENT_BOUNDS,  /* more than, up to, an interval: decision 009, unchanged */
    LOFT_STATEMENTS
} loft_statement;

/* "none", "exact", "about", "seconds", "minutes", "fives", "tracked", "bounds". */
const char *loft_statement_name(loft_statement statement);

loft_statement loft_statement_of(loft_report_figure figure, const loft_claim *claim);

/* ln of the density of a true value; 0 where nothing was claimed. */
double loft_report_error_log_density(const loft_report_errors *errors,
                                     loft_report_figure figure, const loft_claim *claim,
                                     double value);

/* The true value below which a share u of that density lies, 0 < u < 1. For a claim. */
double loft_report_error_sample(const loft_report_errors *errors,
                                loft_report_figure figure, const loft_claim *claim,
                                double u);

/*
 * The deviation that the middle of a two-sided error has: 1.4826 times the median distance
 * from the figure. 0 for the others.
 */
double loft_report_error_core(const loft_report_errors *errors, loft_report_figure figure,
                              const loft_claim *claim);

/*
 * The other way about: what a source says before it rounds, if the flight has the value
 * `truth`. Not for LOFT_STATEMENT_NONE and _BOUNDS.
 */
double loft_report_error_said(const loft_report_errors *errors, loft_report_figure figure,
                              loft_statement statement, double truth, double u);

/* The chance that a report is of another flight, or garbled: more from memory. */
double loft_report_error_garbled(const loft_report_errors *errors, bool recalled);

/* A garbled figure says nothing of the flight: flat in its logarithm over its span. */
double loft_report_error_garbled_log_density(const loft_report_errors *errors,
                                             loft_report_figure figure,
                                             const loft_claim *claim);
double loft_report_error_garbled_said(const loft_report_errors *errors,
                                      loft_report_figure figure, double u);

/* The figures of a flight, in the order of loft_report_figure; the time with d added. */
typedef struct loft_report_truth {
    double values[LOFT_FIGURES];
} loft_report_truth;

/*
 * ln of the likelihood of a whole report: of this flight, or, with the probability
 * `garbled`, of another one in all its figures. *garbled_share is the probability of that
 * once the flight is known; it may be NULL.
 */
double loft_report_error_log_likelihood(const loft_report_errors *errors,
                                        const loft_report *report,
                                        const loft_report_truth *truth,
                                        double *garbled_share);

#endif
