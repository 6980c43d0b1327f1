/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/batch/kernel/chebyshev.h"

#include <math.h>

#include "loft/loft.h"

/* T_0 = 1, T_1 = x, T_(j+1) = 2 x T_j - T_(j-1): at a node, and as polynomials. */
chebyshev loft_chebyshev_of(int n)
{
    chebyshev c = {.n = n, .power = {{1.0}, {0.0, 1.0}}};
    for (int k = 0; k < n; k++) {
        const double x = cos(LOFT_PI * (k + 0.5) / n);
        c.node[k] = x;
        c.at_node[k][0] = 1.0;
        c.at_node[k][1] = x;
        for (int j = 2; j < n; j++) {
            c.at_node[k][j] = 2.0 * x * c.at_node[k][j - 1] - c.at_node[k][j - 2];
        }
    }
    for (int j = 2; j < n; j++) {
        for (int i = 0; i < n; i++) {
            const double shifted = i > 0 ? 2.0 * c.power[j - 1][i - 1] : 0.0;
            c.power[j][i] = shifted - c.power[j - 2][i];
        }
    }
    return c;
}

void loft_chebyshev_fit(const chebyshev *nodes, const double *f, double *out)
{
    const int n = nodes->n;
    for (int i = 0; i < n; i++) {
        out[i] = 0.0;
    }
    for (int j = 0; j < n; j++) {
        const double scale = (j == 0 ? 1.0 : 2.0) / n;
        double c = 0.0; /* of T_j */
        for (int k = 0; k < n; k++) {
            c += scale * f[k] * nodes->at_node[k][j];
        }
        for (int i = j % 2; i <= j; i += 2) { /* the other powers are not in T_j */
            out[i] += c * nodes->power[j][i];
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
