/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/infer.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>

#include "loft/loft.h"
#include "sim/base/random.h"

const char *loft_claim_kind_name(loft_claim_kind kind)
{
    static const char *const names[] = {"none",  "exact",    "about",  "more_than",
                                        "up_to", "interval", "tracked"};
    return names[kind];
}

static bool is_lower_bound(const loft_claim *claim)
{
    return claim->kind == LOFT_CLAIM_MORE_THAN || claim->kind == LOFT_CLAIM_TRACKED;
}

bool loft_claim_is_one_sided(const loft_claim *claim)
{
    return is_lower_bound(claim) || claim->kind == LOFT_CLAIM_UP_TO;
}

/* The largest power of ten, from 1e-6 on, that divides the figure; 0 becomes 1. */
static double last_digit(double figure)
{
    if (figure == 0.0) {
        return 1.0;
    }
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

static double rounding_of(loft_claim_kind kind, double figure)
{
    const double unit = last_digit(figure);
    if (kind == LOFT_CLAIM_EXACT) {
        return 0.5 * fmin(unit, 1.0);
    }
    return figure == 0.0 ? 0.5 * unit : fmin(0.5 * unit, 0.05 * fabs(figure));
}

loft_claim loft_claim_figure(loft_claim_kind kind, double figure, double unit_si)
{
    const double value = figure * unit_si;
    return (loft_claim){.kind = kind,
                        .value = value,
                        .lo = value,
                        .hi = value,
                        .rounding = rounding_of(kind, figure) * unit_si};
}

static loft_claim time_of(loft_claim_kind kind, double figure, double unit_s)
{
    loft_claim claim = loft_claim_figure(kind, figure, unit_s);
    if (claim.value >= 60.0 && fmod(figure, 60.0 / unit_s) == 0.0) {
        claim.rounding = 30.0;
    }
    return claim;
}

loft_claim loft_claim_time(loft_claim_kind kind, double time_s)
{
    return time_of(kind, time_s, 1.0);
}

loft_claim loft_claim_minutes(loft_claim_kind kind, double time_min)
{
    return time_of(kind, time_min, 60.0);
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
    case LOFT_CLAIM_TRACKED:
        return toward > claim->value ? 0.10 : 0.02;
    case LOFT_CLAIM_UP_TO:
        return toward < claim->value ? 0.10 : 0.02;
    default:
        return 0.05;
    }
}

/* The edges of what the claim allows; of an "about" without bound above. */
static loft_claim_span support_of(const loft_claim *claim)
{
    const double below = fmax(claim->value - claim->rounding, 0.0);
    const double above = claim->value + claim->rounding;
    const bool sharp = claim->rounding == 0.0;
    switch (claim->kind) {
    case LOFT_CLAIM_EXACT:
        return (loft_claim_span){below, above};
    case LOFT_CLAIM_ABOUT:
        return sharp ? (loft_claim_span){claim->value, claim->value}
                     : (loft_claim_span){0.0, INFINITY};
    case LOFT_CLAIM_MORE_THAN:
    case LOFT_CLAIM_TRACKED:
        return sharp && claim->value == 0.0 ? (loft_claim_span){0.0, 0.0}
                                            : (loft_claim_span){below, INFINITY};
    case LOFT_CLAIM_UP_TO:
        return (loft_claim_span){0.0, above};
    case LOFT_CLAIM_INTERVAL:
        return (loft_claim_span){claim->lo, claim->hi};
    default:
        return (loft_claim_span){0.0, INFINITY};
    }
}

loft_claim_span loft_claim_cover(const loft_claim *claim)
{
    return claim->kind == LOFT_CLAIM_ABOUT
               ? (loft_claim_span){fmax(claim->value - claim->rounding, 0.0),
                                   claim->value + claim->rounding}
               : support_of(claim);
}

/*
 * A one-sided claim, seen from its value in the direction it points to: flat over `flat`
 * on the near side, then an exponential with the mean `mean` as far as `end`.
 */
typedef struct one_sided {
    double side; /* 1 up, -1 down */
    double flat, mean, end;
} one_sided;

static one_sided one_sided_of(const loft_claim *claim)
{
    const double mean_share = 0.10;
    const double mean = fmax(mean_share * claim->value, claim->rounding);
    const loft_claim_span s = support_of(claim);
    return is_lower_bound(claim)
               ? (one_sided){1.0, claim->value - s.lo, mean, INFINITY}
               : (one_sided){-1.0, s.hi - claim->value, mean, claim->value};
}

double loft_claim_log_likelihood(const loft_claim *claim, double value)
{
    if (claim->kind == LOFT_CLAIM_NONE) {
        return 0.0;
    }
    const loft_claim_span s = support_of(claim);
    if (!(value >= s.lo && value <= s.hi)) { /* so that a NaN is impossible too */
        return -INFINITY;
    }
    if (s.lo == s.hi) {
        return 0.0;
    }
    switch (claim->kind) {
    case LOFT_CLAIM_ABOUT: {
        const double z = (value - claim->value) / claim->rounding;
        return -0.5 * z * z;
    }
    case LOFT_CLAIM_MORE_THAN:
    case LOFT_CLAIM_TRACKED:
    case LOFT_CLAIM_UP_TO: {
        const one_sided c = one_sided_of(claim);
        return -fmax(c.side * (value - claim->value), 0.0) / c.mean;
    }
    default:
        return 0.0;
    }
}

/* The share of the normal distribution of an "about" that lies below 0. */
static double share_below_0(const loft_claim *claim)
{
    return 0.5 * erfc(claim->value / claim->rounding / sqrt(2.0));
}

/* Integral over the flat and the exponential part. */
static double one_sided_area(const one_sided *c)
{
    return c->flat - c->mean * expm1(-c->end / c->mean);
}

double loft_claim_log_norm(const loft_claim *claim)
{
    const loft_claim_span s = support_of(claim);
    if (claim->kind == LOFT_CLAIM_NONE || s.lo == s.hi) {
        return 0.0;
    }
    switch (claim->kind) {
    case LOFT_CLAIM_ABOUT:
        return log(claim->rounding * sqrt(2.0 * LOFT_PI)) + log1p(-share_below_0(claim));
    case LOFT_CLAIM_MORE_THAN:
    case LOFT_CLAIM_TRACKED:
    case LOFT_CLAIM_UP_TO: {
        const one_sided c = one_sided_of(claim);
        return log(one_sided_area(&c));
    }
    default:
        return log(s.hi - s.lo);
    }
}

/*
 * `before` and `behind` are the probabilities on either side of the value sought, counted
 * in the direction of the claim. Their sum is 1, but each keeps its digits where it is
 * small.
 */
static double one_sided_draw(const loft_claim *claim, double before, double behind)
{
    const one_sided c = one_sided_of(claim);
    const double area = one_sided_area(&c);
    double beyond = before * area - c.flat;
    if (beyond > 0.0) {
        /* The exponential from there on, and what the end cuts off it, in its means. */
        const double rest = behind * area / c.mean + exp(-c.end / c.mean);
        beyond = fmax(-c.mean * log(rest), 0.0);
    }
    return claim->value + c.side * beyond;
}

/* The quantile of a normal cut at 0: the part below 0 is taken out of the lower side. */
static double about_draw(const loft_claim *claim, double u)
{
    const double cut = share_below_0(claim);
    const double z = u < 0.5 ? loft_random_normal_quantile(cut + u * (1.0 - cut))
                             : -loft_random_normal_quantile((1.0 - u) * (1.0 - cut));
    return claim->value + claim->rounding * z;
}

double loft_claim_sample(const loft_claim *claim, double u)
{
    assert(claim->kind != LOFT_CLAIM_NONE);
    const loft_claim_span s = support_of(claim);
    double value = s.lo;
    if (s.lo != s.hi) {
        value = claim->kind == LOFT_CLAIM_ABOUT   ? about_draw(claim, u)
                : is_lower_bound(claim)           ? one_sided_draw(claim, u, 1.0 - u)
                : claim->kind == LOFT_CLAIM_UP_TO ? one_sided_draw(claim, 1.0 - u, u)
                                                  : s.lo + u * (s.hi - s.lo);
    }
    return fmin(fmax(value, s.lo), s.hi); /* rounding must not lead out */
}
