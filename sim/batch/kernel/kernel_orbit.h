/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * kernel_orbit.h - flight above 120 km, in coordinates in which an orbit is an oscillation.
 *
 * Kustaanheimo and Stiefel's u of four numbers, r = L(u) u and |u|^2 = |r|, as functions of
 * a time s that passes with dt = |r| ds. Two bodies are u'' = (energy/2) u, which no
 * perigee disturbs, and what an oblate Earth adds depends on u alone.
 *
 * Units      u m^(1/2), s s/m; energy m2/s2, of two bodies and the zonal field
 * Reference  Stiefel & Scheifele, Linear and Regular Celestial Mechanics (1971), sec. 9
 *            and 11
 */
#ifndef LOFT_SIM_KERNEL_ORBIT_H
#define LOFT_SIM_KERNEL_ORBIT_H

#include "sim/batch/kernel/kernel_forces.h"

typedef lanes four[4][HALVES];

typedef struct orbit {
    four u, du; /* du/ds */
    lanes t_s[HALVES], energy[HALVES];
} orbit;

typedef struct orbit_slope {
    four bend;                       /* d2u/ds2 */
    lanes r_m[HALVES], loss[HALVES]; /* dt/ds, d energy/ds */
} orbit_slope;

/* A place where slopes are asked for, and from what its du is to be had if it is in air. */
typedef struct orbit_stage {
    const kernel_world *world;
    const lanes *inv_beta;
    four u;
    lanes energy[HALVES];
    const orbit *from;
    const orbit_slope *first; /* there */
    const lanes *h;
    double of_sum, of_first; /* du = du there + h (of_sum sum - of_first bend there) */
    four sum;
} orbit_stage;

/* a of Earth-fixed axes, L(u)^T a. */
LANES_INLINE void orbit_turn(const lanes u[4], const lanes a[3], lanes out[4])
{
    out[0] = u[0] * a[0] + u[1] * a[1] + u[2] * a[2];
    out[1] = u[0] * a[1] - u[1] * a[0] + u[3] * a[2];
    out[2] = u[0] * a[2] - u[2] * a[0] - u[3] * a[1];
    out[3] = u[3] * a[0] - u[2] * a[1] + u[1] * a[2];
}

/* The first three of L(u) b. */
LANES_INLINE void orbit_turn_back(const lanes u[4], const lanes b[4], lanes out[3])
{
    out[0] = u[0] * b[0] - u[1] * b[1] - u[2] * b[2] + u[3] * b[3];
    out[1] = u[1] * b[0] + u[0] * b[1] - u[3] * b[2] - u[2] * b[3];
    out[2] = u[2] * b[0] + u[3] * b[1] + u[0] * b[2] + u[1] * b[3];
}

/*
 * Of the zonal field with potential energy V and acceleration A r + B z that two bodies do
 * not have: bend = (energy - V + A r^2)/2 u + B r/2 (u2, u3, u0, u1).
 */
LANES_INLINE void orbit_bend(const kernel_world *w, lanes inv_r, lanes s, lanes *of_u,
                             lanes *of_swapped)
{
    const double *j2 = w->bend_2;
    const double *j3 = w->bend_3;
    const double *j4 = w->bend_4;
    const lanes ss = s * s;
    const lanes inv_r2 = inv_r * inv_r;
    const lanes g = inv_r * inv_r2;
    *of_u = g * ((j2[0] * ss - j2[1]) + s * inv_r * (j3[0] * ss - j3[1]) +
                 inv_r2 * ((j4[0] * ss - j4[1]) * ss + j4[2]));
    *of_swapped =
        g * (inv_r * (j3[2] - j3[3] * ss) - s * (j2[2] + inv_r2 * (j4[3] * ss - j4[4])));
}

LANES_INLINE void orbit_drag(const orbit_stage *at, int half, const lanes u[4],
                             const place *here, orbit_slope *k)
{
    const kernel_world *w = at->world;
    lanes du[4];
    lanes r[3];
    lanes v[3];
    lanes a[3] = {lanes_of(0.0), lanes_of(0.0), lanes_of(0.0)};
    lanes pull[4];
    for (int i = 0; i < 4; i++) {
        du[i] = at->from->du[i][half] +
                at->h[half] * (at->of_sum * at->sum[i][half] -
                               at->of_first * at->first->bend[i][half]);
    }
    orbit_turn_back(u, u, r);
    orbit_turn_back(u, du, v);
    for (int i = 0; i < 3; i++) {
        v[i] *= 2.0 * here->inv_r;
    }
    add_drag(w, upper_half_rho(w, height_at(w, here)), at->inv_beta[half], r, v, a);
    orbit_turn(u, a, pull);
    for (int i = 0; i < 4; i++) {
        k->bend[i][half] += 0.5 * here->r_m * pull[i];
    }
    k->loss[half] = here->r_m * (v[0] * a[0] + v[1] * a[1] + v[2] * a[2]);
}

LANES_NOINLINE void orbit_slopes(const orbit_stage *at, orbit_slope *k)
{
    const kernel_world *w = at->world;
    EACH_HALF
    {
        const lanes u[4] = {at->u[0][half], at->u[1][half], at->u[2][half],
                            at->u[3][half]};
        const lanes r_m = (u[0] * u[0] + u[1] * u[1]) + (u[2] * u[2] + u[3] * u[3]);
        const lanes inv_r = 1.0 / r_m;
        const lanes s = 2.0 * (u[0] * u[2] + u[1] * u[3]) * inv_r;
        lanes of_u;
        lanes of_swapped;
        orbit_bend(w, inv_r, s, &of_u, &of_swapped);
        const lanes spring = 0.5 * at->energy[half] + of_u;
        for (int i = 0; i < 4; i++) {
            k->bend[i][half] = spring * u[i] + of_swapped * u[(i + 2) % 4];
        }
        k->r_m[half] = r_m;
        k->loss[half] = lanes_of(0.0);
        if (lanes_any(r_m < w->a_m + KERNEL_UPPER_END_M)) {
            const place here = {.r_m = r_m, .inv_r = inv_r, .sine2 = s * s};
            orbit_drag(at, half, u, &here, k);
        }
    }
}

/* Slopes of an orbit whose du is known: of no step, whatever stands for h. */
LANES_INLINE void orbit_slopes_at(const kernel_world *w, const lanes inv_beta[HALVES],
                                  const orbit *y, orbit_slope *k)
{
    orbit_stage at = {
        .world = w, .inv_beta = inv_beta, .from = y, .first = k, .h = inv_beta};
    memcpy(at.u, y->u, sizeof at.u);
    memcpy(at.energy, y->energy, sizeof at.energy);
    memset(at.sum, 0, sizeof at.sum);
    memset(k, 0, sizeof *k);
    orbit_slopes(&at, k);
}

/* The zonal field's potential energy over -mu/r. */
LANES_INLINE lanes orbit_potential(const kernel_world *w, lanes inv_r, lanes s)
{
    const double *j2 = w->potential_2;
    const double *j3 = w->potential_3;
    const double *j4 = w->potential_4;
    const lanes ss = s * s;
    const lanes inv_r2 = inv_r * inv_r;
    return -inv_r2 * ((j2[0] * ss - j2[1]) + s * inv_r * (j3[0] * ss - j3[1]) +
                      inv_r2 * ((j4[0] * ss - j4[1]) * ss + j4[2]));
}

/* From r, v and t; the sign of x decides which of two forms is far from a zero divisor. */
LANES_INLINE void orbit_begin(const kernel_world *w, const lanes r[3], const lanes v[3],
                              lanes t_s, int half, orbit *y)
{
    const lanes r_m = lanes_sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2]);
    const lanes inv_r = 1.0 / r_m;
    const lanes_mask ahead = r[0] >= 0.0;
    const lanes big = lanes_sqrt(0.5 * (r_m + lanes_abs(r[0])));
    const lanes by_y = r[1] * (0.5 / big);
    const lanes by_z = r[2] * (0.5 / big);
    const lanes none = lanes_of(0.0);
    const lanes u[4] = {lanes_select(ahead, big, by_y), lanes_select(ahead, by_y, big),
                        lanes_select(ahead, by_z, none), lanes_select(ahead, none, by_z)};
    lanes du[4];
    orbit_turn(u, v, du);
    for (int i = 0; i < 4; i++) {
        y->u[i][half] = u[i];
        y->du[i][half] = 0.5 * du[i];
    }
    y->t_s[half] = t_s;
    y->energy[half] =
        0.5 * (v[0] * v[0] + v[1] * v[1] + v[2] * v[2]) -
        w->mu_m3ps2 * inv_r * (1.0 + orbit_potential(w, inv_r, r[2] * inv_r));
}

LANES_INLINE void orbit_end(const orbit *y, int half, lanes r[3], lanes v[3])
{
    const lanes u[4] = {y->u[0][half], y->u[1][half], y->u[2][half], y->u[3][half]};
    const lanes du[4] = {y->du[0][half], y->du[1][half], y->du[2][half], y->du[3][half]};
    orbit_turn_back(u, u, r);
    orbit_turn_back(u, du, v);
    const lanes per = 2.0 / ((u[0] * u[0] + u[1] * u[1]) + (u[2] * u[2] + u[3] * u[3]));
    for (int i = 0; i < 3; i++) {
        v[i] *= per;
    }
}

#endif
