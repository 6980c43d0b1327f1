/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chebyshev.h"

#include <math.h>

#include "loft/units.h"

double loft_chebyshev_node(int n, int k)
{
    return cos(LOFT_PI * (k + 0.5) / n);
}

void loft_chebyshev_fit(int n, const double *f, double *out)
{
    double t0[CHEBYSHEV_MAX] = {1.0};
    double t1[CHEBYSHEV_MAX] = {0.0, 1.0};
    for (int i = 0; i < n; i++) {
        out[i] = 0.0;
    }
    for (int j = 0; j < n; j++) {
        double c = 0.0;
        for (int k = 0; k < n; k++) {
            c += f[k] * cos(j * LOFT_PI * (k + 0.5) / n);
        }
        c *= (j == 0 ? 1.0 : 2.0) / n;
        double t2[CHEBYSHEV_MAX] = {0.0};
        for (int i = 0; i < n; i++) {
            out[i] += c * t0[i];
            t2[i] = (i > 0 ? 2.0 * t1[i - 1] : 0.0) - t0[i];
        }
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
