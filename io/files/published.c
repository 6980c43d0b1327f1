/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/files.h"

#include <math.h>

const char *loft_published_verdict_name(loft_published_verdict verdict)
{
    static const char *const names[] = {"within 10 %", "off by more", "bound met",
                                        "bound not met"};
    return names[verdict];
}

bool loft_published_is_miss(loft_published_verdict verdict)
{
    return verdict == LOFT_PUBLISHED_BEYOND || verdict == LOFT_PUBLISHED_BOUND_MISSED;
}

loft_published_comparison loft_published_compare(const loft_scenario_standard *theirs,
                                                 const loft_launch_flight *ours)
{
    const double range_m = ours->unbounded ? INFINITY : ours->range_m;
    loft_published_comparison c = {.difference = 0.0};
    if (range_m > theirs->hi_m) {
        c.difference = range_m / theirs->hi_m - 1.0;
    } else if (range_m < theirs->lo_m) {
        c.difference = range_m / theirs->lo_m - 1.0;
    }
    if (theirs->over) {
        c.verdict =
            c.difference >= 0.0 ? LOFT_PUBLISHED_BOUND_MET : LOFT_PUBLISHED_BOUND_MISSED;
    } else {
        c.verdict = fabs(c.difference) <= LOFT_PUBLISHED_NEAR ? LOFT_PUBLISHED_WITHIN
                                                              : LOFT_PUBLISHED_BEYOND;
    }
    return c;
}
