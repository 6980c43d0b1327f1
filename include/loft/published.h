/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * published.h - our standard range beside one that somebody published.
 *
 * A figure and an interval are met within a tenth: what is beyond the nearer end is
 * measured against that end. A lower limit is met from its value on.
 *
 * Limits     a lower limit that is met says little of an unbounded range
 */
#ifndef LOFT_PUBLISHED_H
#define LOFT_PUBLISHED_H

#include "loft/launch.h"
#include "loft/scenario.h"

#define LOFT_PUBLISHED_NEAR 0.1 /* of the published range */

typedef enum loft_published_verdict {
    LOFT_PUBLISHED_WITHIN, /* a tenth */
    LOFT_PUBLISHED_BEYOND, /* a tenth: a miss */
    LOFT_PUBLISHED_BOUND_MET,
    LOFT_PUBLISHED_BOUND_MISSED /* a miss */
} loft_published_verdict;

/* "within 10 %", "off by more", "bound met", "bound not met". */
const char *loft_published_verdict_name(loft_published_verdict verdict);
bool loft_published_is_miss(loft_published_verdict verdict);

typedef struct loft_published_comparison {
    loft_published_verdict verdict;
    double difference; /* (ours - theirs)/theirs; 0 inside an interval; else INFINITY if
                          ours is unbounded */
} loft_published_comparison;

loft_published_comparison loft_published_compare(const loft_scenario_standard *theirs,
                                                 const loft_launch_flight *ours);

#endif
