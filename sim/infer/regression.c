/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/infer/regression.h"

#include <math.h>
#include <string.h>

enum {
    N = REGRESSION_TERMS
};

static const double little = 1e-3; /* of one observation of weight 1 */

void loft_regression_add(regression *r, const double *term, double y, double weight)
{
    for (int i = 0; i < r->n; i++) {
        for (int k = 0; k < r->n; k++) {
            r->a[i][k] += weight * term[i] * term[k];
        }
        r->b[i] += weight * term[i] * y;
    }
    r->weight += weight;
}

/* Cholesky's, for the matrix is symmetric and positive. */
bool loft_regression_solve(const regression *r, double x[N])
{
    double l[N][N];
    memcpy(l, r->a, sizeof l);
    memcpy(x, r->b, sizeof r->b);
    for (int i = 0; i < r->n; i++) {
        l[i][i] += little * fmin(1.0, r->weight);
        for (int j = 0; j <= i; j++) {
            double sum = l[i][j];
            for (int k = 0; k < j; k++) {
                sum -= l[i][k] * l[j][k];
            }
            if (i == j && !(sum > 0.0)) {
                return false;
            }
            l[i][j] = i == j ? sqrt(sum) : sum / l[j][j];
        }
        for (int k = 0; k < i; k++) {
            x[i] -= l[i][k] * x[k];
        }
        x[i] /= l[i][i];
    }
    for (int i = r->n - 1; i >= 0; i--) {
        for (int k = i + 1; k < r->n; k++) {
            x[i] -= l[k][i] * x[k];
        }
        x[i] /= l[i][i];
    }
    return true;
}

double loft_regression_at(const regression *r, const double coefficient[N],
                          const double *term)
{
    double sum = 0.0;
    for (int i = 0; i < r->n; i++) {
        sum += coefficient[i] * term[i];
    }
    return sum;
}
