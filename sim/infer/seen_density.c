/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/infer/seen_density.h"

#include <math.h>

#include "sim/base/student.h"

double loft_seen_rounding(const loft_claim *c)
{
    /* half a unit of rounding is uniform: its deviation is 1 / sqrt(3) of that */
    return c->kind == LOFT_CLAIM_EXACT ? c->rounding / sqrt(3.0) : c->rounding;
}

/* Limits with soft edges: what the claim says within them, half of Student's t beyond. */
static double log_density_of_limits(const loft_claim *c, double scale, double value)
{
    loft_claim sharp = *c;
    sharp.rounding = 0.0; /* it is in the scale */
    const loft_claim_span s = loft_claim_cover(&sharp);
    const int edges = (s.lo > 0.0) + (isfinite(s.hi) != 0);
    const double top = loft_student3_log_density(0.0);
    const double area = exp(loft_claim_log_norm(&sharp)) + 0.5 * edges * scale / exp(top);
    const double beyond = fmax(s.lo - value, value - s.hi);
    return (beyond > 0.0 ? loft_student3_log_density(beyond / scale) - top
                         : loft_claim_log_likelihood(&sharp, value)) -
           log(area);
}

double loft_seen_log_density(const loft_claim *c, double scale, double value)
{
    const bool bounds =
        loft_claim_is_one_sided(c) || (c->kind == LOFT_CLAIM_INTERVAL && c->hi > c->lo);
    if (!(value >= 0.0)) { /* so that a NaN is impossible too */
        return -INFINITY;
    }
    const double all = hypot(scale, loft_seen_rounding(c));
    return bounds ? log_density_of_limits(c, all, value)
                  : loft_student3_log_density((value - c->value) / all) - log(all);
}

/* Sums over even steps, from where nothing is left to where nothing is. */
loft_claim_span loft_seen_span(const loft_claim *c, double scale)
{
    enum {
        STEPS = 4000
    };
    const double tails = 40.0; /* scales; beyond them is 1e-5 of Student's t */
    const loft_claim_span said = loft_claim_cover(c);
    const double far = tails * hypot(scale, loft_seen_rounding(c));
    const double most = isfinite(said.hi) ? said.hi : 2.0 * c->value; /* 10 means */
    const double from = fmax((said.lo > 0.0 ? said.lo : 0.0) - far, 0.0);
    const double step = (most + far - from) / STEPS;
    loft_claim_span span = {0.0, 0.0};
    double sum = 0.0;
    double all = 0.0;
    if (c->kind == LOFT_CLAIM_NONE) {
        return span;
    }
    for (int i = 0; i < STEPS; i++) {
        all += exp(loft_seen_log_density(c, scale, from + (i + 0.5) * step));
    }
    for (int i = 0; i < STEPS; i++) {
        const double x = from + (i + 0.5) * step;
        sum += exp(loft_seen_log_density(c, scale, x)) / all;
        span.lo = sum <= 0.05 ? x : span.lo;
        span.hi = sum <= 0.95 ? x : span.hi;
    }
    return span;
}
