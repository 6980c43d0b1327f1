/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * kernel_arc.h - flight above 120 km, in coordinates in which an orbit is an oscillation.
 *
 * Kustaanheimo and Stiefel's u of four numbers, r = L(u) u and |u|^2 = |r|, as functions of
 * a time s that passes with dt = |r| ds. Two bodies are u'' = (energy/2) u, which no
 * perigee disturbs, and what an oblate Earth adds depends on u alone; so a Nystroem pair
 * does, of long steps and few sums. Drag, of which there is little, is taken at a velocity
 * that is good to a few thousandths.
 *
 * Units      u m^(1/2), s s/m, energy m2/s2 of two bodies and the zonal field
 * Reference  Stiefel & Scheifele, Linear and Regular Celestial Mechanics (1971), sec. 9
 *            and 11
 */
#ifndef LOFT_SIM_KERNEL_ARC_H
#define LOFT_SIM_KERNEL_ARC_H

#include "kernel_forces.h"
#include "rkn86.h"

typedef lanes four[4][HALVES];

typedef struct arc {
    four u, du; /* du/ds */
    lanes t_s[HALVES], energy[HALVES];
} arc;

typedef struct arc_slope {
    four bend;                       /* d2u/ds2 */
    lanes r_m[HALVES], loss[HALVES]; /* dt/ds, d energy/ds */
} arc_slope;

/* A place where slopes are asked for, and from what its du is to be had if it is in air. */
typedef struct arc_stage {
    const kernel_world *world;
    const lanes *inv_beta;
    four u;
    lanes energy[HALVES];
    const arc *from;
    const arc_slope *first; /* there */
    const lanes *h;
    double of_sum, of_first; /* du = du there + h (of_sum sum - of_first bend there) */
    four sum;
} arc_stage;

/* a of Earth-fixed axes, L(u)^T a. */
LANES_INLINE void arc_turn(const lanes u[4], const lanes a[3], lanes out[4])
{
    out[0] = u[0] * a[0] + u[1] * a[1] + u[2] * a[2];
    out[1] = u[0] * a[1] - u[1] * a[0] + u[3] * a[2];
    out[2] = u[0] * a[2] - u[2] * a[0] - u[3] * a[1];
    out[3] = u[3] * a[0] - u[2] * a[1] + u[1] * a[2];
}

/* The first three of L(u) b. */
LANES_INLINE void arc_turn_back(const lanes u[4], const lanes b[4], lanes out[3])
{
    out[0] = u[0] * b[0] - u[1] * b[1] - u[2] * b[2] + u[3] * b[3];
    out[1] = u[1] * b[0] + u[0] * b[1] - u[3] * b[2] - u[2] * b[3];
    out[2] = u[2] * b[0] + u[3] * b[1] + u[0] * b[2] + u[1] * b[3];
}

/*
 * Of the zonal field with potential energy V and acceleration A r + B z that two bodies do
 * not have: bend = (energy - V + A r^2)/2 u + B r/2 (u2, u3, u0, u1).
 */
LANES_INLINE void arc_field(const kernel_world *w, lanes inv_r, lanes s, lanes *of_u,
                            lanes *of_swapped)
{
    const double *j2 = w->arc_2;
    const double *j3 = w->arc_3;
    const double *j4 = w->arc_4;
    const lanes ss = s * s;
    const lanes inv_r2 = inv_r * inv_r;
    const lanes g = inv_r * inv_r2;
    *of_u = g * ((j2[0] * ss - j2[1]) + s * inv_r * (j3[0] * ss - j3[1]) +
                 inv_r2 * ((j4[0] * ss - j4[1]) * ss + j4[2]));
    *of_swapped =
        g * (inv_r * (j3[2] - j3[3] * ss) - s * (j2[2] + inv_r2 * (j4[3] * ss - j4[4])));
}

LANES_INLINE void arc_drag(const arc_stage *at, int half, const lanes u[4],
                           const place *here, arc_slope *k)
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
    arc_turn_back(u, u, r);
    arc_turn_back(u, du, v);
    for (int i = 0; i < 3; i++) {
        v[i] *= 2.0 * here->inv_r;
    }
    add_drag(w, upper_half_rho(w, rough_alt(w, here)), at->inv_beta[half], r, v, a);
    arc_turn(u, a, pull);
    for (int i = 0; i < 4; i++) {
        k->bend[i][half] += 0.5 * here->r_m * pull[i];
    }
    k->loss[half] = here->r_m * (v[0] * a[0] + v[1] * a[1] + v[2] * a[2]);
}

LANES_NOINLINE void arc_slopes(const arc_stage *at, arc_slope *k)
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
        arc_field(w, inv_r, s, &of_u, &of_swapped);
        const lanes spring = 0.5 * at->energy[half] + of_u;
        for (int i = 0; i < 4; i++) {
            k->bend[i][half] = spring * u[i] + of_swapped * u[(i + 2) % 4];
        }
        k->r_m[half] = r_m;
        k->loss[half] = lanes_of(0.0);
        if (lanes_any(r_m < w->a_m + KERNEL_UPPER_END_M)) {
            const place here = {.r_m = r_m, .inv_r = inv_r, .sine2 = s * s};
            arc_drag(at, half, u, &here, k);
        }
    }
}

/* Slopes where an arc is: its du is known. */
LANES_INLINE void arc_slopes_at(const kernel_world *w, const lanes inv_beta[HALVES],
                                const arc *y, arc_slope *k)
{
    arc_stage at = {
        .world = w, .inv_beta = inv_beta, .from = y, .first = k, .h = inv_beta};
    memcpy(at.u, y->u, sizeof at.u);
    memcpy(at.energy, y->energy, sizeof at.energy);
    memset(at.sum, 0, sizeof at.sum);
    memset(k, 0, sizeof *k);
    arc_slopes(&at, k);
}

#define K(j)  k[(j)-1].bend[i][half]
#define D(j)  k[(j)-1].loss[half]
#define DT(j) k[(j)-1].r_m[half]

/*
 * What a step may be off by, over 6.4e6 m. The pair's difference is an error of order 6,
 * of a step that is smooth: order 8 is off by about its power 9/7, taken as 5/4. Where air
 * begins or ends within a step no order holds, and the difference of the energies is what
 * drag is off by: of its speed for the time that is left to fly, with a margin of ten.
 */
LANES_INLINE void note_arc_error(const arc_slope k[9], const lanes h[HALVES],
                                 double drag_to_go_s, lanes error[HALVES])
{
    static const double place_scale_m = 6.4e6;
    static const double smooth_to_go_s = 900.0;
    static const double speed_mps = 7e3;
    const double *e = rkn_e;
    const double *ep = rkn_ep;
    EACH_HALF
    {
        lanes place2 = lanes_of(0.0);
        lanes speed2 = lanes_of(0.0);
        for (int i = 0; i < 4; i++) {
            const lanes off = h[half] * h[half] *
                              (e[0] * K(1) + e[2] * K(3) + e[3] * K(4) + e[4] * K(5) +
                               e[5] * K(6) + e[6] * K(7));
            const lanes off_du =
                h[half] * (ep[0] * K(1) + ep[2] * K(3) + ep[3] * K(4) + ep[4] * K(5) +
                           ep[5] * K(6) + ep[6] * K(7) + ep[7] * K(8) + ep[8] * K(9));
            place2 += off * off;
            speed2 += off_du * off_du;
        }
        const lanes off_energy =
            h[half] * (ep[0] * D(1) + ep[2] * D(3) + ep[3] * D(4) + ep[4] * D(5) +
                       ep[5] * D(6) + ep[6] * D(7) + ep[7] * D(8) + ep[8] * D(9));
        const lanes r = k[0].r_m[half]; /* |dr| = 2 |u| |du|, and |dv| = 2 |du'|/|u| */
        const lanes smooth =
            (2.0 / place_scale_m) *
            lanes_sqrt(place2 * r + speed2 * (smooth_to_go_s * smooth_to_go_s) / r);
        const lanes drag =
            lanes_abs(off_energy) * (10.0 * drag_to_go_s / speed_mps / place_scale_m);
        const lanes step = 3.0 * smooth * lanes_sqrt(lanes_sqrt(smooth)) + drag;
        /* the comparison also lets a NaN through, to be seen */
        error[half] = lanes_select(step <= error[half], error[half], step);
    }
}

#define STAGE(j, c, gain, sum_of)                                                        \
    at.of_sum = 3.0 / (c);                                                               \
    at.of_first = 0.5 * (c);                                                             \
    for (int half = 0; half < HALVES; half++) {                                          \
        at.energy[half] += h[half] * (gain);                                             \
        for (int i = 0; i < 4; i++) {                                                    \
            at.sum[i][half] = sum_of;                                                    \
            at.u[i][half] = y->u[i][half] +                                              \
                            h[half] * ((c)*y->du[i][half] + h[half] * at.sum[i][half]);  \
        }                                                                                \
    }                                                                                    \
    arc_slopes(&at, &k[(j)-1]);

/*
 * A step of h; slope is where it begins, and then where it ends. In air the speed of a stage
 * is that of the cubic through the step's first place, slope and bend and the stage's place,
 * and the energy goes on with the loss of the stage before.
 */
LANES_NOINLINE void arc_step(const kernel_world *w, const lanes inv_beta[HALVES],
                             const lanes h[HALVES], double drag_to_go_s, arc *y,
                             arc_slope *slope, lanes error[HALVES])
{
    arc_slope k[9];
    arc_stage at = {.world = w, .inv_beta = inv_beta, .from = y, .first = &k[0], .h = h};
    arc to;
    k[0] = *slope;
    memcpy(at.energy, y->energy, sizeof at.energy);
    RKN86_STAGES_2_TO_8
    EACH_HALF
    {
        const double *b = rkn_b;
        const double *bp = rkn_bp;
        for (int i = 0; i < 4; i++) {
            to.u[i][half] =
                y->u[i][half] +
                h[half] * (y->du[i][half] +
                           h[half] * (b[0] * K(1) + b[2] * K(3) + b[3] * K(4) +
                                      b[4] * K(5) + b[5] * K(6) + b[6] * K(7)));
            to.du[i][half] =
                y->du[i][half] +
                h[half] * (bp[0] * K(1) + bp[2] * K(3) + bp[3] * K(4) + bp[4] * K(5) +
                           bp[5] * K(6) + bp[6] * K(7) + bp[7] * K(8));
        }
        to.t_s[half] =
            y->t_s[half] +
            h[half] * (bp[0] * DT(1) + bp[2] * DT(3) + bp[3] * DT(4) + bp[4] * DT(5) +
                       bp[5] * DT(6) + bp[6] * DT(7) + bp[7] * DT(8));
        to.energy[half] =
            y->energy[half] +
            h[half] * (bp[0] * D(1) + bp[2] * D(3) + bp[3] * D(4) + bp[4] * D(5) +
                       bp[5] * D(6) + bp[6] * D(7) + bp[7] * D(8));
    }
    arc_slopes_at(w, inv_beta, &to, &k[8]);
    note_arc_error(k, h, drag_to_go_s, error);
    *y = to;
    *slope = k[8];
}
#undef STAGE
#undef K
#undef D
#undef DT

/* From r, v and t; the sign of x decides which of two forms is far from a zero divisor. */
LANES_INLINE void arc_begin(const kernel_world *w, const lanes r[3], const lanes v[3],
                            int half, arc *y)
{
    lanes a[3];
    const place at = gravity(w, r[0], r[1], r[2], a);
    const lanes_mask ahead = r[0] >= 0.0;
    const lanes big = lanes_sqrt(0.5 * (at.r_m + lanes_abs(r[0])));
    const lanes half_inv = 0.5 / big;
    const lanes by_y = r[1] * half_inv;
    const lanes by_z = r[2] * half_inv;
    const lanes none = lanes_of(0.0);
    const lanes u[4] = {lanes_select(ahead, big, by_y), lanes_select(ahead, by_y, big),
                        lanes_select(ahead, by_z, none), lanes_select(ahead, none, by_z)};
    lanes du[4];
    arc_turn(u, v, du);
    for (int i = 0; i < 4; i++) {
        y->u[i][half] = u[i];
        y->du[i][half] = 0.5 * du[i];
    }
    const double *p2 = w->zonal_2;
    const double *p3 = w->zonal_3;
    const double *p4 = w->zonal_4;
    const lanes s = r[2] * at.inv_r;
    const lanes ss = at.sine2;
    const lanes inv_r2 = at.inv_r * at.inv_r;
    const lanes v_zonal =
        inv_r2 * ((p2[0] / 5 * ss - p2[1] / 3) + s * at.inv_r * (p3[0] / 7 * ss - p3[3]) +
                  inv_r2 * ((p4[0] / 9 * ss - p4[1] / 7) * ss + p4[2] / 5));
    y->energy[half] = 0.5 * (v[0] * v[0] + v[1] * v[1] + v[2] * v[2]) -
                      w->mu_m3ps2 * at.inv_r * (1.0 - v_zonal);
}

LANES_INLINE void arc_end(const arc *y, int half, lanes r[3], lanes v[3])
{
    const lanes u[4] = {y->u[0][half], y->u[1][half], y->u[2][half], y->u[3][half]};
    const lanes du[4] = {y->du[0][half], y->du[1][half], y->du[2][half], y->du[3][half]};
    arc_turn_back(u, u, r);
    arc_turn_back(u, du, v);
    const lanes per = 2.0 / ((u[0] * u[0] + u[1] * u[1]) + (u[2] * u[2] + u[3] * u[3]));
    for (int i = 0; i < 3; i++) {
        v[i] *= per;
    }
}

#endif
