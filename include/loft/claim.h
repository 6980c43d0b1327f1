/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * claim.h - one reported figure: what was said, how firmly, how it was rounded, and how
 * likely that makes a value.
 */
#ifndef LOFT_CLAIM_H
#define LOFT_CLAIM_H

#include <stdbool.h>

typedef enum loft_claim_kind {
    LOFT_CLAIM_NONE, /* not reported */
    LOFT_CLAIM_EXACT,
    LOFT_CLAIM_ABOUT,
    LOFT_CLAIM_MORE_THAN,
    LOFT_CLAIM_UP_TO,
    LOFT_CLAIM_INTERVAL
} loft_claim_kind;

typedef struct loft_claim {
    loft_claim_kind kind;
    double value;    /* SI; of an interval the middle */
    double lo, hi;   /* of an interval; else value */
    double rounding; /* half a unit of the last digit that was meant */
} loft_claim;

/* "exact", "about", "more_than", "up_to", "interval"; "none". */
const char *loft_claim_kind_name(loft_claim_kind kind);

/* Is it "more than" or "up to"? */
bool loft_claim_is_one_sided(const loft_claim *claim);

/*
 * A figure as a number without its spelling, unit_si of its unit in SI. Exact figures are
 * rounded to the last decimal that the number shows (7687.5: 0.05), others to half a step
 * of their last significant digit (1000: 500, held to 5 %). Times that are whole minutes
 * were given in minutes: 30 s. A figure of 0 has 0 as its one digit: 0.5.
 */
loft_claim loft_claim_of(loft_claim_kind kind, double figure, double unit_si,
                         bool is_time);
loft_claim loft_claim_interval(double lo, double hi, double unit_si);

/*
 * How far, relatively, a source may plausibly be off: 1 % for an exact figure, 5 % for
 * "about", half the width for an interval, 2 % against and 10 % along a one-sided claim.
 * A convention for naming a suspect, no likelihood. toward is the value proposed.
 */
double loft_claim_slack(const loft_claim *claim, double toward);

/*
 * The claim as a likelihood of the value x, with v = value and r = rounding. x below 0 is
 * impossible: each row is cut there, and the claim must have v >= 0.
 *
 *     exact       1 from v - r to v + r
 *     about       normal, deviation r, cut at 0
 *     more_than   0 below v - r, 1 to v, then exponential with mean m
 *     up_to       its mirror image: 1 from v to v + r, below it exponential with mean m
 *     interval    1 from lo to hi
 *
 * m is 10 % of v, at least r. A convention: a source that says "more than 7,000" does not
 * mean 14,000. docs/decisions/009-prior-and-likelihood.md has the figures behind it. A
 * claim without width (an interval with lo = hi) allows that value only.
 */

/* ln of that likelihood, 0 at its greatest; -INFINITY outside; 0 for LOFT_CLAIM_NONE. */
double loft_claim_log_likelihood(const loft_claim *claim, double value);

/* From lo to hi; the same where the claim allows one value only. */
typedef struct loft_claim_span {
    double lo, hi;
} loft_claim_span;

/*
 * The values that the claim covers: those with a likelihood above 0, of an "about", which
 * leaves none out, those within one deviation. hi is INFINITY for "more than" and for
 * LOFT_CLAIM_NONE.
 */
loft_claim_span loft_claim_cover(const loft_claim *claim);

/*
 * ln of the integral of exp(loft_claim_log_likelihood) over the value: less this, it is a
 * log density. 0 for LOFT_CLAIM_NONE and for a claim without width, which have none.
 */
double loft_claim_log_norm(const loft_claim *claim);

/*
 * The value that the normalised likelihood, as a distribution, stays below with
 * probability u in (0, 1): never decreases with u, and is never outside. Its probability is
 * within 1e-10 of u (tests/unit/test_claim_likelihood.c). Not for LOFT_CLAIM_NONE (asserted).
 */
double loft_claim_draw(const loft_claim *claim, double u);

#endif
