/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * kernel_arc.h - a step along an orbit, with its error estimate: a Nystroem pair, whose
 * steps are long and whose sums are of four numbers.
 */
#ifndef LOFT_SIM_KERNEL_ARC_H
#define LOFT_SIM_KERNEL_ARC_H

#include "sim/batch/kernel/kernel_orbit.h"
#include "sim/batch/kernel/kernel_step.h"
#include "sim/batch/rkn86.h"

#define K(j)  k[(j)-1].bend[i][half]
#define D(j)  k[(j)-1].loss[half]
#define DT(j) k[(j)-1].r_m[half]

/*
 * What a step may be off by, as every error is measured (kernel_step.h). The pair's difference is an error of order 6,
 * of a step that is smooth: order 8 is off by about its power 9/7, taken as 5/4. Where air
 * begins or ends within a step no order holds, and the difference of the energies is what
 * drag is off by: of its speed for the time that is left to fly, with a margin of ten.
 */
LANES_INLINE void note_arc_error(const orbit_slope k[9], const lanes h[HALVES],
                                 double drag_to_go_s, lanes error[HALVES])
{
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
            2.0 * per_metre *
            lanes_sqrt(place2 * r + speed2 * (to_go_at_most_s * to_go_at_most_s) / r);
        const lanes drag =
            lanes_abs(off_energy) * (10.0 * drag_to_go_s / speed_mps * per_metre);
        error[half] = lanes_worst(error[half],
                                  3.0 * smooth * lanes_sqrt(lanes_sqrt(smooth)) + drag);
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
    orbit_slopes(&at, &k[(j)-1]);

/*
 * A step of h; slope is where it begins, and then where it ends. In air the du of a stage is
 * that of the cubic through the step's first place, du and bend and the place of the stage,
 * good to some thousandths, as it needs to be where drag is small.
 */
LANES_NOINLINE void arc_step(const kernel_world *w, const lanes inv_beta[HALVES],
                             const lanes h[HALVES], double drag_to_go_s, orbit *y,
                             orbit_slope *slope, lanes error[HALVES])
{
    orbit_slope k[9];
    orbit_stage at = {
        .world = w, .inv_beta = inv_beta, .from = y, .first = &k[0], .h = h};
    orbit to;
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
    orbit_slopes_at(w, inv_beta, &to, &k[8]);
    note_arc_error(k, h, drag_to_go_s, error);
    *y = to;
    *slope = k[8];
}
#undef STAGE
#undef K
#undef D
#undef DT

#endif
