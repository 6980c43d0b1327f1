/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * kernel_step.h - one step of a Runge-Kutta pair on lanes, with its error estimate: of
 * order 8, or of order 6 where nodes allow no long steps.
 *
 * State      r, v and t; lanes may differ in the length of the step, and in nothing else
 * Reference  Hairer, Norsett & Wanner (1993), II.10; Verner (1994)
 */
#ifndef LOFT_SIM_KERNEL_STEP_H
#define LOFT_SIM_KERNEL_STEP_H

#include "sim/batch/kernel/kernel_forces.h"
#include "sim/batch/verner65.h"
#include "sim/flight/dop853.h"

enum {
    N = 7 /* r, v, t */
};

typedef lanes state[N][HALVES];

/* Both halves at once. Not inlined: twelve copies would not fit the instruction cache. */
typedef void rates_fn(const void *args, int stage, state y, state dy);

#define K(j) k[(j)-1][i][half]
#define STAGE(j, c, sum)                                                                 \
    for (int i = 0; i < N - 1; i++) {                                                    \
        for (int half = 0; half < HALVES; half++) {                                      \
            at[i][half] = y[i][half] + h[half] * (sum);                                  \
        }                                                                                \
    }                                                                                    \
    for (int half = 0; half < HALVES; half++) { /* only where it is the variable */      \
        at[N - 1][half] = y[N - 1][half] + h[half] * (c);                                \
    }                                                                                    \
    rates(args, (j)-1, at, k[(j)-1]);

/* What an error of a speed, beside one of a place, counts for in the estimate of a step. */
typedef struct weights {
    lanes per_mps[HALVES];
} weights;

static const double per_metre = 1.0 / 6.4e6;
static const double per_second = 1000.0 / 6.4e6; /* a kilometre a second */

LANES_INLINE weights weights_of(lanes to_go_s)
{
    return (weights){{per_metre * to_go_s, per_metre * to_go_s}};
}

/* Of r, v and t. */
LANES_INLINE lanes scale_of(int i, lanes per_mps)
{
    return i < 3 ? lanes_of(per_metre) : i < 6 ? per_mps : lanes_of(per_second);
}

static const double to_go_at_most_s = 6.4e6 / 7e3; /* of a flight; none is known better */

/* A step of h from slopes k1; error grows to the step's own estimate if that is larger. */
LANES_NOINLINE void dop853_from(state k1, rates_fn *rates, const void *args,
                                const lanes h[HALVES], const weights *weigh, state y,
                                lanes error[HALVES])
{
    state k[12];
    state at;
    memcpy(k[0], k1, sizeof k[0]);
    DOP853_STAGES_2_TO_12
    for (int half = 0; half < HALVES; half++) {
        lanes sum3 = lanes_of(1e-200);
        lanes sum5 = lanes_of(0.0);
        for (int i = 0; i < N; i++) {
            const lanes per_scale = scale_of(i, weigh->per_mps[half]);
            const lanes slope = b1 * K(1) + b6 * K(6) + b7 * K(7) + b8 * K(8) +
                                b9 * K(9) + b10 * K(10) + b11 * K(11) + b12 * K(12);
            const lanes e3 =
                per_scale * (slope - bhh1 * K(1) - bhh9 * K(9) - bhh12 * K(12));
            const lanes e5 =
                per_scale * (e1 * K(1) + e6 * K(6) + e7 * K(7) + e8 * K(8) + e9 * K(9) +
                             e10 * K(10) + e11 * K(11) + e12 * K(12));
            sum3 += e3 * e3;
            sum5 += e5 * e5;
            y[i][half] += h[half] * slope;
        }
        const lanes step = lanes_abs(h[half]) * sum5 / lanes_sqrt(sum5 + 0.01 * sum3);
        error[half] = lanes_worst(error[half], step);
    }
}

/*
 * The same of order 6. What it is off by is known only with the slopes where it ends, which
 * may be the next step's first: verner65_error.
 */
LANES_NOINLINE void verner65_from(state k1, rates_fn *rates, const void *args,
                                  const lanes h[HALVES], state y, state difference)
{
    state k[8];
    state at;
    memcpy(k[0], k1, sizeof k[0]);
    VERNER65_STAGES_2_TO_8
    EACH_HALF
    {
        for (int i = 0; i < N; i++) {
            difference[i][half] = VERNER65_DIFFERENCE;
            y[i][half] += h[half] * VERNER65_ORDER_6;
        }
    }
}

LANES_INLINE lanes verner65_error(state difference, state k_end, int half, lanes h,
                                  lanes per_mps)
{
    lanes sum = lanes_of(0.0);
    for (int i = 0; i < N; i++) {
        const lanes off = difference[i][half] + verner65_difference_9 * k_end[i][half];
        const lanes scaled = off * scale_of(i, per_mps);
        sum += scaled * scaled;
    }
    return lanes_abs(h) * lanes_sqrt(sum);
}
#undef STAGE
#undef K

LANES_INLINE void dop853_step(rates_fn *rates, const void *args, const lanes h[HALVES],
                              const weights *weigh, state y, lanes error[HALVES])
{
    state k1;
    rates(args, 0, y, k1);
    dop853_from(k1, rates, args, h, weigh, y, error);
}

LANES_INLINE void verner65_step(rates_fn *rates, const void *args, const lanes h[HALVES],
                                const weights *weigh, state y, lanes error[HALVES])
{
    state k1;
    state k9;
    state difference;
    rates(args, 0, y, k1);
    verner65_from(k1, rates, args, h, y, difference);
    rates(args, 8, y, k9);
    EACH_HALF
    {
        const lanes step =
            verner65_error(difference, k9, half, h[half], weigh->per_mps[half]);
        error[half] = lanes_worst(error[half], step);
    }
}

#endif
