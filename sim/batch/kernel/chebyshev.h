/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chebyshev.h - polynomials through a function at the Chebyshev nodes; internal. */
#ifndef LOFT_SIM_CHEBYSHEV_H
#define LOFT_SIM_CHEBYSHEV_H

enum {
    CHEBYSHEV_MAX = 9 /* nodes */
};

/* Node k of n, 0 <= k < n <= CHEBYSHEV_MAX, in -1...1. */
double loft_chebyshev_node(int n, int k);

/* out[0...n - 1]: coefficients of 1, x, x^2... through f at the n nodes. */
void loft_chebyshev_fit(int n, const double *f, double *out);

/* c[0] + ... + c[n - 1] u^(n - 1) with u = per x + at_0, to coefficients of x. */
void loft_chebyshev_expand(int n, double per, double at_0, double *c);

#endif
