/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chebyshev.h - polynomials through a function at the Chebyshev nodes; internal. */
#ifndef LOFT_SIM_CHEBYSHEV_H
#define LOFT_SIM_CHEBYSHEV_H

enum {
    CHEBYSHEV_MAX = 9 /* nodes */
};

/* All that a fit through n nodes needs but the function. */
typedef struct chebyshev {
    int n;
    double node[CHEBYSHEV_MAX];                   /* in -1...1 */
    double at_node[CHEBYSHEV_MAX][CHEBYSHEV_MAX]; /* [k][j]: T_j at node k */
    double power[CHEBYSHEV_MAX][CHEBYSHEV_MAX];   /* [j][i]: coefficient of x^i in T_j */
} chebyshev;

/* 0 < n <= CHEBYSHEV_MAX. */
chebyshev loft_chebyshev_of(int n);

/* out[0...n - 1]: coefficients of 1, x, x^2... through f at the nodes. */
void loft_chebyshev_fit(const chebyshev *nodes, const double *f, double *out);

/* c[0] + ... + c[n - 1] u^(n - 1) with u = per x + at_0, to coefficients of x. */
void loft_chebyshev_expand(int n, double per, double at_0, double *c);

#endif
