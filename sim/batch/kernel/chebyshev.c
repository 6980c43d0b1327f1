/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/batch/kernel/chebyshev.h"

#include <math.h>

#include "loft/loft.h"

double loft_chebyshev_node(int n, int k)
{
    return cos(LOFT_PI * (k + 0.5) / n);
}

/* out = out + scale t, of n coefficients. */
static void add(int n, double scale, const double *t, double *out)
{
    for (int i = 0; i < n; i++) {
        out[i] += scale * t[i];
    }
}

void loft_chebyshev_fit(int n, const double *f, double *out)
{
    double c[CHEBYSHEV_MAX] = {0.0}; /* of the Chebyshev polynomials */
    for (int k = 0; k < n; k++) {
        const double x = loft_chebyshev_node(n, k);
        double t0 = 1.0;
        double t1 = x;
        for (int j = 0; j < n; j++) {
            c[j] += (j == 0 ? 1.0 : 2.0) / n * f[k] * t0;
            const double t2 = 2.0 * x * t1 - t0;
            t0 = t1;
            t1 = t2;
        }
    }
    double t0[CHEBYSHEV_MAX] = {1.0}; /* their coefficients, one after the other */
    double t1[CHEBYSHEV_MAX] = {0.0, 1.0};
    for (int i = 0; i < n; i++) {
        out[i] = 0.0;
    }
    for (int j = 0; j < n; j++) {
        double t2[CHEBYSHEV_MAX] = {0.0};
        add(n, c[j], t0, out);
        add(n, -1.0, t0, t2);
        add(n - 1, 2.0, t1, t2 + 1);
        for (int i = 0; i < n; i++) {
            t0[i] = t1[i];
            t1[i] = t2[i];
        }
    }
}

void loft_chebyshev_expand(int n, double per, double at_0, double *c)
{
    double out[CHEBYSHEV_MAX] = {0.0};
    for (int i = n - 1; i >= 0; i--) { /* Horner: out = out (per x + at_0) + c[i] */
        for (int j = n - 1; j > 0; j--) {
            out[j] = out[j] * at_0 + out[j - 1] * per;
        }
        out[0] = out[0] * at_0 + c[i];
    }
    for (int i = 0; i < n; i++) {
        c[i] = out[i];
    }
}
