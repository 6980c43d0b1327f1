/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench_gsl.h - a flight from burn-out to impact as a C user would write it with GSL: six
 * variables, adaptive rk8pd, the impact by integrating again to the root.
 */
#ifndef BENCH_GSL_H
#define BENCH_GSL_H

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include <gsl/gsl_errno.h>
#include <gsl/gsl_odeiv2.h>

#include "loft/batch.h"

typedef struct bench_gsl {
    const loft_model *model;
    double inv_beta;
    long evaluations;
    gsl_odeiv2_step *step;
    gsl_odeiv2_control *control;
    gsl_odeiv2_evolve *evolve;
} bench_gsl;

static inline int bench_gsl_rates(double t, const double y[], double dydt[], void *ctx)
{
    (void)t;
    bench_gsl *g = ctx;
    const loft_model *m = g->model;
    const double omega = m->earth.omega_radps;
    const loft_vec3 r = {y[0], y[1], y[2]};
    const loft_vec3 v = {y[3], y[4], y[5]};
    loft_vec3 a = loft_gravity_accel(&m->earth.gravity, r);
    double alt_m = 0.0;
    loft_vec3 up;
    loft_geodesy_height(&m->earth.shape, r, &alt_m, &up);
    if (alt_m < 1000e3) {
        loft_air air;
        loft_atmosphere_air(&m->air, loft_atmosphere_layer(&m->air, alt_m), alt_m, &air);
        a = loft_vec3_axpy(-0.5 * air.rho_kgpm3 * loft_vec3_norm(v) * g->inv_beta, v, a);
    }
    dydt[0] = v.x;
    dydt[1] = v.y;
    dydt[2] = v.z;
    dydt[3] = a.x + omega * (omega * r.x + 2.0 * v.y);
    dydt[4] = a.y + omega * (omega * r.y - 2.0 * v.x);
    dydt[5] = a.z;
    g->evaluations++;
    return GSL_SUCCESS;
}

static inline double bench_gsl_alt(const bench_gsl *g, const double y[6])
{
    double alt_m = 0.0;
    loft_vec3 up;
    loft_geodesy_height(&g->model->earth.shape, (loft_vec3){y[0], y[1], y[2]}, &alt_m,
                        &up);
    return alt_m;
}

/* One step of h_s from `before` to y; its error is not looked at. */
static inline void bench_gsl_step(const bench_gsl *g, gsl_odeiv2_system *system,
                                  double t_s, double h_s, const double before[6],
                                  double y[6])
{
    double error[6];
    memcpy(y, before, 6 * sizeof *y);
    (void)gsl_odeiv2_step_apply(g->step, t_s, h_s, y, error, NULL, NULL, system);
}

/* From the state to altitude 0. False if it does not come down. */
static inline bool bench_gsl_fly(bench_gsl *g, const loft_batch_state *s, double *t_s,
                                 double y[6])
{
    gsl_odeiv2_system system = {bench_gsl_rates, NULL, 6, g};
    const double start[6] = {s->r_ecef_m.x,   s->r_ecef_m.y,   s->r_ecef_m.z,
                             s->v_ecef_mps.x, s->v_ecef_mps.y, s->v_ecef_mps.z};
    memcpy(y, start, sizeof start);
    g->inv_beta = 1.0 / s->beta_kgpm2;
    gsl_odeiv2_evolve_reset(g->evolve);
    gsl_odeiv2_step_reset(g->step);
    double h_s = 1.0;
    double before[6];
    double before_s = 0.0;
    *t_s = 0.0;
    double alt_m = bench_gsl_alt(g, y);
    double above_m = alt_m;
    while (alt_m > 0.0 && *t_s < 1e5) {
        memcpy(before, y, sizeof before);
        before_s = *t_s;
        above_m = alt_m;
        if (gsl_odeiv2_evolve_apply(g->evolve, g->control, g->step, &system, t_s, 1e5,
                                    &h_s, y) != GSL_SUCCESS) {
            return false;
        }
        alt_m = bench_gsl_alt(g, y);
    }
    /* the last step again, to where the altitude is 0: regula falsi, Illinois */
    double lo_s = 0.0;
    double hi_s = *t_s - before_s;
    double lo_m = above_m;
    double hi_m = alt_m;
    for (int i = 0; i < 40 && fabs(alt_m) > 1e-3; i++) {
        const double at_s = lo_s + (hi_s - lo_s) * lo_m / (lo_m - hi_m);
        bench_gsl_step(g, &system, before_s, at_s, before, y);
        alt_m = bench_gsl_alt(g, y);
        *t_s = before_s + at_s;
        if (alt_m > 0.0) {
            lo_s = at_s;
            lo_m = alt_m;
            hi_m *= 0.5;
        } else {
            hi_s = at_s;
            hi_m = alt_m;
            lo_m *= 0.5;
        }
    }
    return *t_s < 1e5;
}

static inline void bench_gsl_init(bench_gsl *g, const loft_model *model, double relative)
{
    /* over positions of 6.4e6 m and speeds of 7e3 m/s */
    const double scales[6] = {6.4e6, 6.4e6, 6.4e6, 7e3, 7e3, 7e3};
    *g = (bench_gsl){.model = model};
    g->step = gsl_odeiv2_step_alloc(gsl_odeiv2_step_rk8pd, 6);
    g->control = gsl_odeiv2_control_scaled_new(relative, 0.0, 1.0, 0.0, scales, 6);
    g->evolve = gsl_odeiv2_evolve_alloc(6);
}

static inline void bench_gsl_fini(bench_gsl *g)
{
    gsl_odeiv2_evolve_free(g->evolve);
    gsl_odeiv2_control_free(g->control);
    gsl_odeiv2_step_free(g->step);
}

#endif
