/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/claim.h"

#include <math.h>
#include <stddef.h>

const char *loft_claim_kind_name(loft_claim_kind kind)
{
    static const char *const names[] = {"none",      "exact", "about",
                                        "more_than", "up_to", "interval"};
    return names[kind];
}

/* The largest power of ten, from 1e-6 on, that divides the figure; 0 becomes 1. */
static double last_digit(double figure)
{
    double unit = 1e-6;
    while (unit < fabs(figure)) {
        const double next = unit * 10.0;
        const double left = figure / next - round(figure / next);
        if (fabs(left) > 1e-9 * fabs(figure / next)) {
            break;
        }
        unit = next;
    }
    return unit;
}

static double rounding_of(loft_claim_kind kind, double figure, bool is_time)
{
    if (is_time && figure >= 60.0 && fmod(figure, 60.0) == 0.0) {
        return 30.0;
    }
    const double unit = last_digit(figure);
    if (kind == LOFT_CLAIM_EXACT) {
        return 0.5 * fmin(unit, 1.0);
    }
    return fmin(0.5 * unit, 0.05 * fabs(figure));
}

loft_claim loft_claim_of(loft_claim_kind kind, double figure, double unit_si,
                         bool is_time)
{
    const double value = figure * unit_si;
    return (loft_claim){.kind = kind,
                        .value = value,
                        .lo = value,
                        .hi = value,
                        .rounding = rounding_of(kind, figure, is_time) * unit_si};
}

loft_claim loft_claim_interval(double lo, double hi, double unit_si)
{
    return (loft_claim){.kind = LOFT_CLAIM_INTERVAL,
                        .value = 0.5 * (lo + hi) * unit_si,
                        .lo = lo * unit_si,
                        .hi = hi * unit_si,
                        .rounding = 0.5 * (hi - lo) * unit_si};
}

double loft_claim_slack(const loft_claim *claim, double toward)
{
    switch (claim->kind) {
    case LOFT_CLAIM_EXACT:
        return 0.01;
    case LOFT_CLAIM_INTERVAL:
        return fmax(0.01, claim->rounding / claim->value);
    case LOFT_CLAIM_MORE_THAN:
        return toward > claim->value ? 0.10 : 0.02;
    case LOFT_CLAIM_UP_TO:
        return toward < claim->value ? 0.10 : 0.02;
    default:
        return 0.05;
    }
}
