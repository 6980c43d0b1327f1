/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The inverse problem: Karney (2013), sections 4 and 5. The points are exchanged and
 * mirrored until  beta1 <= 0,  |beta2| <= -beta1  and  0 <= lambda12 <= pi  (eq. 44). A
 * geodesic that leaves point 1 at azimuth alpha1 in [0, pi] then crosses the parallel of
 * point 2 northbound, at a longitude that rises with alpha1 from 0 to pi. So there is one
 * root, and it has a bracket.
 */
#include "loft/earth.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

#include "sim/earth/geodesic_series.h"
#include "sim/earth/geodesic_sphere.h"

/* The two points in the order above. */
typedef struct pair {
    double a_m, f;
    loft_sincos beta1, beta2;
    double lambda12_rad;
} pair;

/* A geodesic from point 1 to the parallel of point 2. */
typedef struct line {
    loft_sincos alpha1, alpha2;
    double range_m;
    double excess_rad; /* its longitude beyond that of point 2 */
    double slope;      /* d excess_rad/d alpha1 */
} line;

/* A great circle of the auxiliary sphere between the two points. */
typedef struct circle {
    loft_sincos alpha1, alpha2;
    double sigma12;
} circle;

/* The azimuth at the parallel of point 2: eq. 45. */
static loft_sincos northbound(const pair *p, loft_sincos alpha1)
{
    const loft_sincos b1 = p->beta1;
    const loft_sincos b2 = p->beta2;
    /* cos^2(beta2) - cos^2(beta1), in the form that cancels less */
    const double gain =
        b1.c < -b1.s ? (b2.c - b1.c) * (b2.c + b1.c) : (b1.s - b2.s) * (b1.s + b2.s);
    const double c = alpha1.c * b1.c;
    return (loft_sincos){alpha1.s * b1.c / b2.c, sqrt(fmax(0.0, c * c + gain)) / b2.c};
}

/* The line with these azimuths; its reduced length gives the slope, eqs. 38 to 40 and 46. */
static line line_of(const pair *p, loft_sincos alpha1, loft_sincos alpha2)
{
    const loft_sincos alpha0 = loft_sincos_node(alpha1, p->beta1);
    const double k2 = loft_geodesic_k2(p->f, alpha0);
    const double eps = loft_geodesic_eps(k2);
    const loft_geodesic_series i1 = loft_geodesic_distance_series(eps);
    const loft_geodesic_series i2 = loft_geodesic_reduced_series(eps);
    const loft_geodesic_series i3 =
        loft_geodesic_longitude_series(p->f / (2.0 - p->f), eps);

    const loft_sincos s1 = loft_sincos_unit(p->beta1.s, alpha1.c * p->beta1.c);
    const loft_sincos s2 = loft_sincos_unit(p->beta2.s, alpha2.c * p->beta2.c);
    const loft_sincos s12 = loft_sincos_difference(s2, s1);
    const double sigma12 = atan2(fmax(0.0, s12.s), s12.c);
    const double i1_12 = loft_geodesic_integral(&i1, s1, s2, sigma12);
    const double i2_12 = loft_geodesic_integral(&i2, s1, s2, sigma12);
    const double m12_b = sqrt(1.0 + k2 * s2.s * s2.s) * s1.c * s2.s -
                         sqrt(1.0 + k2 * s1.s * s1.s) * s1.s * s2.c -
                         s1.c * s2.c * (i1_12 - i2_12);

    const loft_sincos omega1 = loft_sincos_unit(alpha0.s * s1.s, s1.c);
    const loft_sincos omega2 = loft_sincos_unit(alpha0.s * s2.s, s2.c);
    const loft_sincos omega12 = loft_sincos_difference(omega2, omega1);
    const loft_sincos beyond = loft_sincos_difference(
        (loft_sincos){fmax(0.0, omega12.s), omega12.c}, loft_sincos_of(p->lambda12_rad));
    return (line){
        .alpha1 = alpha1,
        .alpha2 = alpha2,
        .range_m = p->a_m * (1.0 - p->f) * i1_12,
        .excess_rad = atan2(beyond.s, beyond.c) -
                      p->f * alpha0.s * loft_geodesic_integral(&i3, s1, s2, sigma12),
        .slope = (1.0 - p->f) * m12_b / (alpha2.c * p->beta2.c),
    };
}

/* The great circle over longitude omega12: eqs. 49 to 51, with 1 - cos(omega12) whole. */
static circle great_circle(const pair *p, double omega12)
{
    const loft_sincos b1 = p->beta1;
    const loft_sincos b2 = p->beta2;
    const loft_sincos w = loft_sincos_of(omega12);
    const double half = sin(0.5 * omega12);
    const double versine = 2.0 * half * half;
    const double sin_beta12 = b2.s * b1.c - b2.c * b1.s;
    const double c1 = sin_beta12 + b2.c * b1.s * versine;
    const double c2 = sin_beta12 - b1.c * b2.s * versine;
    return (circle){
        .alpha1 = loft_sincos_unit(b2.c * w.s, c1),
        .alpha2 = loft_sincos_unit(b1.c * w.s, c2),
        .sigma12 = atan2(hypot(b2.c * w.s, c1), b1.s * b2.s + b1.c * b2.c * w.c),
    };
}

/*
 * The root kappa > 0 of  x^2/(1 + kappa)^2 + y^2/kappa^2 = 1.  The quartic of section 5 is
 * convex and rises from its only positive root on, and hypot(x, y) is not below that root:
 * Newton's steps fall to it and do not pass it.
 */
static double astroid_root(double x, double y)
{
    const double x2 = x * x;
    const double y2 = y * y;
    double kappa = hypot(x, y);
    for (double step = kappa; step > 1e-12 * kappa;) {
        const double b = 1.0 - x2 - y2;
        const double value =
            (((kappa + 2.0) * kappa + b) * kappa - 2.0 * y2) * kappa - y2;
        const double slope = ((4.0 * kappa + 6.0) * kappa + 2.0 * b) * kappa - 2.0 * y2;
        step = value / slope;
        kappa -= step;
    }
    return kappa;
}

/*
 * Section 5: near the antipode the geodesics of point 1 envelop an astroid. From the antipode
 * x is the longitude in units of f pi cos(beta1), y the latitude in units of
 * f pi cos^2(beta1). Then  sin(alpha1) = -x/(1 + kappa), and the longitude on the sphere,
 * which is the better start where it decides the azimuth, is x kappa/(1 + kappa).
 */
static loft_sincos astroid_azimuth(const pair *p)
{
    const double x_unit = p->f * LOFT_PI * p->beta1.c;
    const double x = (p->lambda12_rad - LOFT_PI) / x_unit;
    const double y =
        (p->beta1.s * p->beta2.c + p->beta1.c * p->beta2.s) / (x_unit * p->beta1.c);
    const double kappa = astroid_root(x, y);
    if (kappa > 1e-10) {
        return great_circle(p, LOFT_PI + x_unit * x * kappa / (1.0 + kappa)).alpha1;
    }
    const double s = fmin(1.0, -x / (1.0 + kappa));
    return (loft_sincos){s, -sqrt(1.0 - s * s)};
}

/* The azimuth after a step of Newton's iteration, or the middle of the bracket. */
static loft_sincos next_azimuth(const line *now, loft_sincos low, loft_sincos high)
{
    const double step = -now->excess_rad / now->slope;
    const loft_sincos next = loft_sincos_sum(now->alpha1, loft_sincos_of(step));
    const bool inside = fabs(step) < 1.0 && loft_sincos_difference(next, low).s > 0.0 &&
                        loft_sincos_difference(high, next).s > 0.0;
    return inside ? loft_sincos_unit(next.s, next.c)
                  : loft_sincos_unit(low.s + high.s, low.c + high.c);
}

/*
 * Steps until the excess is rounding, or is nearly so and no longer halves. Up to 13 steps
 * were seen, near the envelope, where the slope vanishes.
 */
static line converged(const pair *p, loft_sincos start)
{
    const double rounding_rad = 0.5 * DBL_EPSILON;
    loft_sincos low = {0.0, 1.0};
    loft_sincos high = {0.0, -1.0};
    line now = line_of(p, start, northbound(p, start));
    line best = now;
    for (int i = 0; i < 100 && fabs(best.excess_rad) > rounding_rad; i++) {
        if (now.excess_rad > 0.0) {
            high = now.alpha1;
        } else {
            low = now.alpha1;
        }
        const loft_sincos alpha1 = next_azimuth(&now, low, high);
        now = line_of(p, alpha1, northbound(p, alpha1));
        const double best_rad = fabs(best.excess_rad);
        if (fabs(now.excess_rad) < best_rad) {
            best = now;
        }
        if (best_rad < 128.0 * rounding_rad && 2.0 * fabs(now.excess_rad) > best_rad) {
            break;
        }
    }
    return best;
}

/*
 * Points that are neither on one meridian nor both near the equator. A great circle on a
 * sphere of the mean scale w (eq. 48) is off by 0.1 e^2 sigma12^3: the answer where that is
 * below 1e-11 m and Newton's rounding is not, and the start elsewhere.
 */
static line oblique(const pair *p)
{
    const double cos_beta = 0.5 * (p->beta1.c + p->beta2.c);
    const double w = sqrt(1.0 - p->f * (2.0 - p->f) * cos_beta * cos_beta);
    const double omega12 =
        fmin(p->lambda12_rad / w, 0.5 * (p->lambda12_rad + LOFT_PI)); /* below pi */
    const circle c = great_circle(p, omega12);
    if (c.sigma12 < 1e-5) {
        return (line){c.alpha1, c.alpha2, p->a_m * w * c.sigma12, 0.0, 0.0};
    }
    const double astroid_rad = p->f * LOFT_PI * p->beta1.c * p->beta1.c;
    const bool is_antipodal = LOFT_PI - c.sigma12 < 3.0 * astroid_rad;
    return converged(p, is_antipodal ? astroid_azimuth(p) : c.alpha1);
}

static line shortest(const pair *p)
{
    if (p->beta1.c == 0.0 || p->lambda12_rad == 0.0 || p->lambda12_rad >= LOFT_PI) {
        const loft_sincos alpha1 = p->lambda12_rad < LOFT_PI
                                       ? loft_sincos_of(p->lambda12_rad)
                                       : (loft_sincos){0.0, -1.0};
        return line_of(p, alpha1, (loft_sincos){0.0, 1.0});
    }
    if (p->beta1.s == 0.0 && p->lambda12_rad <= (1.0 - p->f) * LOFT_PI) {
        const loft_sincos east = {1.0, 0.0};
        return (line){east, east, p->a_m * p->lambda12_rad, 0.0, 0.0};
    }
    return oblique(p);
}

loft_geodesic_line loft_geodesy_inverse(const loft_ellipsoid *shape, loft_geodetic from,
                                        loft_geodetic to)
{
    /* The line between exchanged points is the same line backward, seen in a mirror. */
    const double lon12_rad = remainder(to.lon_rad - from.lon_rad, 2.0 * LOFT_PI);
    const bool is_exchanged = fabs(from.lat_rad) < fabs(to.lat_rad);
    const double lat1_rad = is_exchanged ? to.lat_rad : from.lat_rad;
    const double lat2_rad = is_exchanged ? from.lat_rad : to.lat_rad;
    const double mirror = lat1_rad < 0.0 ? 1.0 : -1.0;
    const pair p = {
        .a_m = shape->a_m,
        .f = shape->f,
        .beta1 = loft_sincos_reduced(shape->f, mirror * lat1_rad),
        .beta2 = loft_sincos_reduced(shape->f, mirror * lat2_rad),
        .lambda12_rad = fabs(lon12_rad),
    };
    const line found = shortest(&p);
    const loft_sincos alpha1 = is_exchanged ? found.alpha2 : found.alpha1;
    const loft_sincos alpha2 = is_exchanged ? found.alpha1 : found.alpha2;
    const double north = is_exchanged ? -mirror : mirror;
    const double east = lon12_rad < 0.0 ? -1.0 : 1.0;
    return (loft_geodesic_line){
        .range_m = found.range_m,
        .azimuth1_rad = loft_angle_wrap(atan2(east * alpha1.s, north * alpha1.c)),
        .azimuth2_rad = loft_angle_wrap(atan2(east * alpha2.s, north * alpha2.c)),
    };
}
