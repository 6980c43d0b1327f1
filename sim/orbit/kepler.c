/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/orbit/kepler.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

#include "loft/loft.h"

/* U_n(chi; alpha) of Battin: 1, chi, chi^2/2, chi^3/6 where alpha = 1/a is 0. */
typedef struct universal {
    double u0, u1, u2, u3;
} universal;

/* The orbit as Kepler's equation sees it. */
typedef struct orbit {
    double alpha; /* 1/a */
    double r;     /* |r| at the start */
    double sigma; /* r.v / sqrt(mu) */
} orbit;

static universal universal_of(double chi, double alpha)
{
    const double psi = alpha * chi * chi;
    universal u;
    if (fabs(psi) < 1.0) {
        /*
         * x - sin x would lose 1/psi digits. c3 = sum (-psi)^k/(2k+3)!, likewise c2; the
         * first term left out, 1/21!, is 3e-19 of c3.
         */
        double c2 = 0.0;
        double c3 = 0.0;
        for (int k = 8; k >= 0; k--) {
            c2 = (1.0 - psi * c2) / ((2 * k + 1) * (2 * k + 2));
            c3 = (1.0 - psi * c3) / ((2 * k + 2) * (2 * k + 3));
        }
        u.u2 = chi * chi * c2;
        u.u3 = chi * chi * chi * c3;
        u.u1 = chi - alpha * u.u3;
        u.u0 = 1.0 - alpha * u.u2;
        return u;
    }
    const double w = sqrt(fabs(alpha));
    const double x = w * chi;
    const double half = alpha > 0.0 ? sin(0.5 * x) : sinh(0.5 * x);
    u.u0 = alpha > 0.0 ? cos(x) : cosh(x);
    u.u1 = (alpha > 0.0 ? sin(x) : sinh(x)) / w;
    u.u2 = 2.0 * half * half / fabs(alpha);
    u.u3 = (chi - u.u1) / alpha;
    return u;
}

static double kepler_time(const orbit *o, const universal *u)
{
    return o->r * u->u1 + o->sigma * u->u2 + u->u3;
}

static double kepler_radius(const orbit *o, const universal *u)
{
    return o->r * u->u0 + o->sigma * u->u1 + u->u2;
}

/*
 * The chi >= 0 with sqrt(mu) (t - t0) = time >= 0. The left side grows with slope r > 0,
 * so Newton kept inside a bracket cannot fail; the bracket is found by doubling.
 */
static double universal_anomaly(const orbit *o, double time)
{
    double low = 0.0;
    double high = fmin(time / o->r, sqrt(o->r));
    for (int i = 0; i < 2000; i++) {
        const universal u = universal_of(high, o->alpha);
        if (!(kepler_time(o, &u) < time)) {
            break;
        }
        low = high;
        high *= 2.0;
    }
    double chi = 0.5 * (low + high);
    for (int i = 0; i < 200; i++) {
        const universal u = universal_of(chi, o->alpha);
        const double excess = kepler_time(o, &u) - time;
        if (excess < 0.0) {
            low = chi;
        } else {
            high = chi;
        }
        double next = chi - excess / kepler_radius(o, &u);
        if (!(next >= low && next <= high)) {
            next = 0.5 * (low + high);
        }
        const double step = fabs(next - chi);
        chi = next;
        if (step <= 2.0 * DBL_EPSILON * chi) {
            break;
        }
    }
    return chi;
}

static bool finite_vec3(loft_vec3 a)
{
    return isfinite(a.x) && isfinite(a.y) && isfinite(a.z);
}

loft_status loft_kepler_propagate(double mu_m3ps2, const loft_kepler_state *from,
                                  double dt_s, loft_kepler_state *to)
{
    const double r_m = loft_vec3_norm(from->r_m);
    if (!(isfinite(mu_m3ps2) && mu_m3ps2 > 0.0 && isfinite(dt_s) && r_m > 0.0 &&
          finite_vec3(from->r_m) && finite_vec3(from->v_mps))) {
        return LOFT_ERR_DOMAIN;
    }
    const double root_mu = sqrt(mu_m3ps2);
    const double v2 = loft_vec3_dot(from->v_mps, from->v_mps);
    orbit o = {.alpha = 2.0 / r_m - v2 / mu_m3ps2, .r = r_m};
    double rest_s = dt_s;
    if (o.alpha > 0.0) { /* whole revolutions change nothing but the size of chi */
        const double period_s = 2.0 * LOFT_PI / (o.alpha * sqrt(o.alpha) * root_mu);
        if (fabs(dt_s) > 0.5 * period_s) {
            rest_s = remainder(dt_s, period_s);
        }
    }
    /* Backward is forward with the velocity reversed. */
    const double way = rest_s < 0.0 ? -1.0 : 1.0;
    o.sigma = way * loft_vec3_dot(from->r_m, from->v_mps) / root_mu;
    const double chi = universal_anomaly(&o, root_mu * fabs(rest_s));
    const universal u = universal_of(chi, o.alpha);
    const double r1_m = kepler_radius(&o, &u);
    const double f = 1.0 - u.u2 / r_m;
    const double g = way * (r_m * u.u1 + o.sigma * u.u2) / root_mu;
    const double f_rate = -way * root_mu * u.u1 / (r_m * r1_m);
    const double g_rate = 1.0 - u.u2 / r1_m;
    const loft_kepler_state end = {
        .r_m = loft_vec3_axpy(g, from->v_mps, loft_vec3_scale(f, from->r_m)),
        .v_mps = loft_vec3_axpy(g_rate, from->v_mps, loft_vec3_scale(f_rate, from->r_m)),
    };
    if (!(r1_m > 0.0 && finite_vec3(end.r_m) && finite_vec3(end.v_mps))) {
        return LOFT_ERR_DOMAIN;
    }
    *to = end;
    return LOFT_OK;
}
