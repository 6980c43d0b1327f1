/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/flight/integrator.h"

#include "sim/flight/dop853.h"

static bool dense_stages(solver *s, double h)
{
    STAGE(14, c14,
          a14_1 * K(1) + a14_7 * K(7) + a14_8 * K(8) + a14_9 * K(9) + a14_10 * K(10) +
              a14_11 * K(11) + a14_12 * K(12) + a14_13 * K(13));
    STAGE(15, c15,
          a15_1 * K(1) + a15_6 * K(6) + a15_7 * K(7) + a15_8 * K(8) + a15_11 * K(11) +
              a15_12 * K(12) + a15_13 * K(13) + a15_14 * K(14));
    STAGE(16, c16,
          a16_1 * K(1) + a16_6 * K(6) + a16_7 * K(7) + a16_8 * K(8) + a16_9 * K(9) +
              a16_13 * K(13) + a16_14 * K(14) + a16_15 * K(15));
    return true;
}

bool loft_integrator_dense(solver *s, double h, loft_dense *d)
{
    if (s->stiff) {
        loft_integrator_stiff_dense(s, h, d);
        return all_finite(d->c[2]) && all_finite(d->c[3]);
    }
    if (!dense_stages(s, h)) {
        return false;
    }
    d->n = s->ode->n;
    d->t0 = s->t;
    d->h = h;
    for (int i = 0; i < N; i++) {
        const double dy = s->y1[i] - s->y[i];
        d->c[0][i] = s->y[i];
        d->c[1][i] = dy;
        d->c[2][i] = h * K(1) - dy;
        d->c[3][i] = 2.0 * dy - h * (K(1) + K(13));
        d->c[4][i] = h * (d4_1 * K(1) + d4_6 * K(6) + d4_7 * K(7) + d4_8 * K(8) +
                          d4_9 * K(9) + d4_10 * K(10) + d4_11 * K(11) + d4_12 * K(12) +
                          d4_13 * K(13) + d4_14 * K(14) + d4_15 * K(15) + d4_16 * K(16));
        d->c[5][i] = h * (d5_1 * K(1) + d5_6 * K(6) + d5_7 * K(7) + d5_8 * K(8) +
                          d5_9 * K(9) + d5_10 * K(10) + d5_11 * K(11) + d5_12 * K(12) +
                          d5_13 * K(13) + d5_14 * K(14) + d5_15 * K(15) + d5_16 * K(16));
        d->c[6][i] = h * (d6_1 * K(1) + d6_6 * K(6) + d6_7 * K(7) + d6_8 * K(8) +
                          d6_9 * K(9) + d6_10 * K(10) + d6_11 * K(11) + d6_12 * K(12) +
                          d6_13 * K(13) + d6_14 * K(14) + d6_15 * K(15) + d6_16 * K(16));
        d->c[7][i] = h * (d7_1 * K(1) + d7_6 * K(6) + d7_7 * K(7) + d7_8 * K(8) +
                          d7_9 * K(9) + d7_10 * K(10) + d7_11 * K(11) + d7_12 * K(12) +
                          d7_13 * K(13) + d7_14 * K(14) + d7_15 * K(15) + d7_16 * K(16));
    }
    double sum[N];
    for (int i = 0; i < N; i++) {
        sum[i] = d->c[4][i] + d->c[5][i] + d->c[6][i] + d->c[7][i];
    }
    return all_finite(sum);
}

/* Inlined, so that the loop has a constant length where n has. */
static inline void dense_state(const loft_dense *d, double t, double *y, int n)
{
    const double x = (t - d->t0) / d->h;
    const double u = 1.0 - x;
    for (int i = 0; i < n; i++) {
        double p = d->c[7][i];
        p = d->c[6][i] + x * p;
        p = d->c[5][i] + u * p;
        p = d->c[4][i] + x * p;
        p = d->c[3][i] + u * p;
        p = d->c[2][i] + x * p;
        p = d->c[1][i] + u * p;
        y[i] = d->c[0][i] + x * p;
    }
}

void loft_dense_at(const loft_dense *dense, double t, double *y)
{
    dense_state(dense, t, y, dense->n);
}

void loft_integrator_dense_state(const loft_dense *d, double t, double y[N])
{
    dense_state(d, t, y, N);
}
