/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * claim.h - one reported figure: what was said, how firmly, and how it was rounded.
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

/*
 * A figure as a number without its spelling, unit_si of its unit in SI. Exact figures are
 * rounded to the last decimal that the number shows (7687.5: 0.05), others to half a step
 * of their last significant digit (1000: 500, held to 5 %). Times that are whole minutes
 * were given in minutes: 30 s.
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

#endif
