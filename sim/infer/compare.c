/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/infer/compare.h"

#include "loft/infer.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <stddef.h>

const char *loft_compare_verdict_name(loft_compare_verdict verdict)
{
    static const char *const names[] = {"agree", "differ", "conflict"};
    return names[verdict];
}

const char *loft_compare_reason_name(loft_compare_reason reason)
{
    static const char *const names[] = {NULL,      "flight", "repeats", "count",
                                        "wording", "split",  "tie"};
    return names[reason];
}

const loft_claim *loft_compare_claim(const loft_report *report, loft_suspect figure)
{
    return figure == LOFT_SUSPECT_APOGEE  ? &report->apogee_m
           : figure == LOFT_SUSPECT_RANGE ? &report->range_m
                                          : &report->time_s;
}

bool loft_compare_same(const loft_claim *a, const loft_claim *b)
{
    return a->kind == b->kind && a->lo == b->lo && a->hi == b->hi;
}

/*
 * How far beyond its edge a claim may err. Against a one-sided claim the slack counts from
 * the figure itself, for the rounding there is against it already: "more than 7,000" with
 * one digit would else be stretched to 6,510.
 */
static double err_of(const loft_claim *claim, double toward)
{
    const double slack = loft_claim_slack(claim, toward) * claim->value;
    return loft_claim_is_one_sided(claim) ? fmax(slack - claim->rounding, 0.0) : slack;
}

/*
 * Distance between two spans; 0 if they have a value in common. Edges that touch in
 * decimals miss each other by the rounding of a product and a sum each.
 */
static double distance(loft_claim_span a, loft_claim_span b)
{
    const double apart = fmax(a.lo - b.hi, b.lo - a.hi);
    return apart > 4.0 * DBL_EPSILON * fmax(a.lo, b.lo) ? apart : 0.0;
}

loft_compare_verdict loft_compare_claims(const loft_claim *a, const loft_claim *b,
                                         loft_compare_gap *gap)
{
    assert(a->kind != LOFT_CLAIM_NONE && b->kind != LOFT_CLAIM_NONE);
    const double apart = distance(loft_claim_cover(a), loft_claim_cover(b));
    if (gap != NULL) {
        *gap = (loft_compare_gap){apart, apart > 0.0 ? apart / (a->rounding + b->rounding)
                                                     : 0.0};
    }
    if (apart == 0.0) {
        return LOFT_COMPARE_AGREE;
    }
    const bool near = apart <= err_of(a, b->value) && apart <= err_of(b, a->value);
    return near ? LOFT_COMPARE_DIFFER : LOFT_COMPARE_CONFLICT;
}
