/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/earth.h"

#include <float.h>
#include <math.h>

#include "loft/loft.h"

/*
 * The arc is symmetric about its apogee. With R the sphere, h the apogee, b half the
 * central angle and u = sin^2(b/2),
 *     e = h/d,  1 - e = 2 R u/d,  d = h + 2 R u,  a = (R + h)/(1 + e),
 *     v^2 = mu/R (2 h + R (1 - e))/(R + h),  tan fpa = R e sin b/p,
 *     tof = 2 sqrt(a^3/mu) (w + e sin w),  tan(w/2) = sqrt((1 + e) d/(2 R (1 - u))),
 * w being the eccentric anomaly counted from the apogee. No two nearly equal numbers are
 * subtracted, and u = 0 is the vertical flight, e = 1.
 */
typedef struct shape {
    double ecc, sma_m, tof_s;
} shape;

static shape shape_of(const loft_sphere *body, double apogee_m, double u)
{
    const double two_r_m = 2.0 * body->radius_m;
    const double d_m = apogee_m + two_r_m * u;
    const double ecc = u > 0.0 ? apogee_m / d_m : 1.0;
    const double sma_m = (body->radius_m + apogee_m) / (1.0 + ecc);
    const double t2 = (1.0 + ecc) * d_m / (two_r_m * (1.0 - u)); /* tan^2(w/2) */
    const double t = sqrt(t2);
    const double sweep = 2.0 * atan(t) + ecc * 2.0 * t / (1.0 + t2);
    return (shape){ecc, sma_m, 2.0 * sqrt(sma_m / body->mu_m3ps2) * sma_m * sweep};
}

static double half_angle_sin2(double half_rad)
{
    const double s = sin(0.5 * half_rad);
    return s * s;
}

/* half_rad in [0, pi); the caller has checked the arguments. */
static loft_twobody arc_of(const loft_sphere *body, double apogee_m, double half_rad)
{
    const double radius_m = body->radius_m;
    const double u = half_angle_sin2(half_rad);
    const shape s = shape_of(body, apogee_m, u);
    const double one_e = 2.0 * radius_m * u / (apogee_m + 2.0 * radius_m * u);
    const double peak_m = radius_m + apogee_m;
    const double v2 =
        body->mu_m3ps2 / radius_m * (2.0 * apogee_m + radius_m * one_e) / peak_m;
    return (loft_twobody){
        .range_m = 2.0 * radius_m * half_rad,
        .apogee_m = apogee_m,
        .speed_mps = sqrt(v2),
        .fpa_rad = half_rad > 0.0
                       ? atan2(radius_m * s.ecc * sin(half_rad), peak_m * one_e)
                       : 0.5 * LOFT_PI,
        .tof_s = s.tof_s,
        .sma_m = s.sma_m,
        .ecc = s.ecc,
    };
}

static bool positive(double x)
{
    return isfinite(x) && x > 0.0; /* written so that a NaN is refused */
}

static bool body_ok(const loft_sphere *body)
{
    return positive(body->mu_m3ps2) && positive(body->radius_m);
}

static bool range_ok(const loft_sphere *body, double range_m)
{
    return range_m >= 0.0 && range_m <= LOFT_PI * body->radius_m;
}

loft_status loft_twobody_from_apogee_range(const loft_sphere *body, double apogee_m,
                                           double range_m, loft_twobody *arc)
{
    if (!(body_ok(body) && positive(apogee_m) && range_ok(body, range_m))) {
        return LOFT_ERR_DOMAIN;
    }
    *arc = arc_of(body, apogee_m, 0.5 * range_m / body->radius_m);
    arc->range_m = range_m;
    return LOFT_OK;
}

loft_status loft_twobody_range_from_speed(const loft_sphere *body, double speed_mps,
                                          double fpa_rad, loft_twobody *arc)
{
    if (!(body_ok(body) && positive(speed_mps) && fpa_rad > 0.0 &&
          fpa_rad <= 0.5 * LOFT_PI)) {
        return LOFT_ERR_DOMAIN;
    }
    const double q = speed_mps * speed_mps * body->radius_m / body->mu_m3ps2;
    if (!(q < 2.0)) {
        return LOFT_ERR_DOMAIN;
    }
    const double c = cos(fpa_rad);
    const double s = sin(fpa_rad);
    /* tan b = Q s c/(1 - Q c^2), with 1 - Q c^2 = (1 - Q) + Q s^2; e is the hypotenuse. */
    const double across = q * s * c;
    const double along = (1.0 - q) + q * s * s;
    const double half_rad = atan2(across, along);
    const double ecc = hypot(across, along);
    /*
     * h (2 - Q) = R (e - (1 - Q)), which cancels for Q < 1; there
     * e^2 - (1 - Q)^2 = Q (2 - Q) s^2 gives it as a quotient.
     */
    const double apogee_m = q < 1.0 ? body->radius_m * q * s * s / (ecc + (1.0 - q))
                                    : body->radius_m * (ecc + (q - 1.0)) / (2.0 - q);
    if (!positive(apogee_m)) {
        return LOFT_ERR_DOMAIN;
    }
    *arc = arc_of(body, apogee_m, half_rad);
    arc->speed_mps = speed_mps;
    arc->fpa_rad = fpa_rad;
    return LOFT_OK;
}

loft_status loft_twobody_standard_range(const loft_sphere *body, double speed_mps,
                                        loft_twobody_standard *standard)
{
    if (!(body_ok(body) && positive(speed_mps))) {
        return LOFT_ERR_DOMAIN;
    }
    const double q = speed_mps * speed_mps * body->radius_m / body->mu_m3ps2;
    if (q >= 1.0) {
        *standard = (loft_twobody_standard){.unbounded = true};
        return LOFT_OK;
    }
    /* sin b = Q/(2 - Q), cos b = 2 sqrt(1 - Q)/(2 - Q); fpa = (pi/2 - b)/2. */
    const double root = sqrt(1.0 - q);
    const double half_rad = atan2(q, 2.0 * root);
    const double fpa_rad = 0.5 * atan2(2.0 * root, q);
    /* R sin(b/2) (cos(b/2) - sin(b/2)), the difference being sqrt(2) sin(fpa) */
    const double apogee_m =
        body->radius_m * sin(0.5 * half_rad) * sqrt(2.0) * sin(fpa_rad);
    const loft_twobody arc = arc_of(body, apogee_m, half_rad);
    *standard = (loft_twobody_standard){
        .range_m = arc.range_m,
        .fpa_rad = fpa_rad,
        .apogee_m = apogee_m,
        .tof_s = arc.tof_s,
        .range_per_speed_s = 4.0 * body->radius_m * q / (speed_mps * (2.0 - q) * root),
    };
    return LOFT_OK;
}

/* A time of flight as a function of one unknown, the other being fixed. */
typedef struct time_curve {
    const loft_sphere *body;
    double fixed; /* u if the apogee is sought, the apogee if u is */
    bool seek_apogee;
} time_curve;

static double time_at(const time_curve *curve, double x)
{
    return curve->seek_apogee ? shape_of(curve->body, x, curve->fixed).tof_s
                              : shape_of(curve->body, curve->fixed, x).tof_s;
}

/*
 * x in [low, high] where the growing curve reaches tof_s: regula falsi with the step of
 * Anderson and Bjorck, bisecting every fourth time so that no curve can stall it.
 */
static double time_crossing(const time_curve *curve, double tof_s, double low,
                            double high)
{
    double f_low = time_at(curve, low) - tof_s;
    double f_high = time_at(curve, high) - tof_s;
    double x = f_low < 0.0 ? high : low;
    int side = 0; /* on which the last point lay */
    for (int i = 1; i < 200 && f_low < 0.0 && f_high > 0.0; i++) {
        double next = low - f_low * ((high - low) / (f_high - f_low));
        if (i % 4 == 0 || !(next > low && next < high)) {
            next = 0.5 * (low + high);
        }
        const bool settled = fabs(next - x) <= DBL_EPSILON * next;
        x = next;
        const double f = time_at(curve, x) - tof_s;
        if (settled || high - low <= 2.0 * DBL_EPSILON * high || f == 0.0) {
            break;
        }
        const int now = f < 0.0 ? -1 : 1;
        const double f_old = f < 0.0 ? f_low : f_high;
        const double shrink = 1.0 - f / f_old;
        if (f < 0.0) {
            low = x;
            f_low = f;
        } else {
            high = x;
            f_high = f;
        }
        if (now == side) { /* the far end stays a second time: pull its value in */
            *(f < 0.0 ? &f_high : &f_low) *= shrink > 0.0 ? shrink : 0.5;
        }
        side = now;
    }
    return x;
}

loft_status loft_twobody_apogee_from_range_time(const loft_sphere *body, double range_m,
                                                double tof_s, loft_twobody *arc)
{
    if (!(body_ok(body) && range_ok(body, range_m) && positive(tof_s))) {
        return LOFT_ERR_DOMAIN;
    }
    const double half_rad = 0.5 * range_m / body->radius_m;
    const time_curve curve = {body, half_angle_sin2(half_rad), true};
    if (!(time_at(&curve, 0.0) < tof_s)) {
        return LOFT_ERR_DOMAIN;
    }
    /* Gravity weakens with height, so the flat-Earth apogee g t^2/8 takes longer than t. */
    const double g_mps2 = body->mu_m3ps2 / (body->radius_m * body->radius_m);
    const double high_m = 0.125 * g_mps2 * tof_s * tof_s;
    if (!isfinite(high_m)) {
        return LOFT_ERR_DOMAIN;
    }
    *arc = arc_of(body, time_crossing(&curve, tof_s, 0.0, high_m), half_rad);
    arc->range_m = range_m;
    return LOFT_OK;
}

loft_status loft_twobody_range_from_apogee_time(const loft_sphere *body, double apogee_m,
                                                double tof_s, double *range_m)
{
    if (!(body_ok(body) && positive(apogee_m) && positive(tof_s))) {
        return LOFT_ERR_DOMAIN;
    }
    /* In u = sin^2(b/2) the time is smooth; in the range it starts flat. */
    const time_curve curve = {body, apogee_m, false};
    if (!(time_at(&curve, 0.0) <= tof_s && tof_s <= time_at(&curve, 0.5))) {
        return LOFT_ERR_DOMAIN;
    }
    const double u = time_crossing(&curve, tof_s, 0.0, 0.5);
    *range_m = fmin(4.0 * asin(sqrt(u)), LOFT_PI) * body->radius_m;
    return LOFT_OK;
}

double loft_twobody_vertical_time(const loft_sphere *body, double apogee_m)
{
    return shape_of(body, apogee_m, 0.0).tof_s;
}

double loft_twobody_vertical_speed(const loft_sphere *body, double apogee_m)
{
    const double peak_m = body->radius_m + apogee_m;
    return sqrt(2.0 * body->mu_m3ps2 / body->radius_m * (apogee_m / peak_m));
}
