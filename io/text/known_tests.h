/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * known_tests.h - tests that many readers know, to stand beside a new one.
 *
 * Date and figures are those of the scenario's first source (tests/io/text/test_known_tests.c
 * compares them), so that an answer can name one without reading a file.
 */
#ifndef LOFT_KNOWN_TESTS_H
#define LOFT_KNOWN_TESTS_H

#include <stdbool.h>

#include "loft/infer.h"

/* A figure as the source gave it. */
typedef struct loft_known_figure {
    loft_claim_kind kind;
    double value;
} loft_known_figure;

typedef struct loft_known_test {
    const char *id;       /* of its scenario */
    const char *date_utc; /* as in its scenario: compares as text */
    const char *name;     /* "Hwasong-12" */
    const char *day;      /* local, "14 May 2017" */
    bool glides;
    loft_known_figure apogee_km, range_km, time_s;
} loft_known_test;

/* The tests in order of time, and their number. */
const loft_known_test *loft_known_tests(size_t *n);

/* Its figures as claims. */
loft_report loft_known_test_report(const loft_known_test *test);

/*
 * The test nearest to a report in apogee, range and time, of those that glide or not and were
 * flown before `date_utc` (NULL: all). It has at least 2 figures in common with the report, a
 * glider 1, each within a factor of 1.6, and is 40 years older at most. NULL for none.
 */
const loft_known_test *loft_known_test_near(const loft_report *report,
                                            const char *date_utc, bool glides);

#endif
