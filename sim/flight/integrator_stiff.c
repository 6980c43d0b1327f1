/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One step of RODAS, an L-stable Rosenbrock method of order 4 with an error estimate of order 3,
 * for what damps faster than it moves: a light body falls through air at a speed that it takes up
 * within milliseconds, and an explicit step can be no longer than that.
 *
 * In the transformed variables of the book, with E = 1/(gamma h) - J and s_i = sum_j a_ij u_j,
 *
 *     E u_i = f(t + c_i h, y + s_i) + sum_j (C_ij / h) u_j + d_i h f_t
 *
 * and y1 = y + s_6 + u_6, whose last term is the error. J and f_t are differences.
 *
 * Reference  Hairer & Wanner, Solving Ordinary Differential Equations II, 2nd ed. (1996),
 *            sec. IV.7, IV.10, code RODAS (method 1)
 */
#include "sim/flight/integrator.h"

#include <string.h>

enum {
    U = 6 /* stages; u_i stands in k[i] */
};

static const double diagonal = 0.25;
static const double c[U] = {0.0, 0.386, 0.21, 0.63, 1.0, 1.0};
static const double d[U] = {0.25, -0.1043, 0.1035, -0.0362, 0.0, 0.0};
static const double a[U][U - 1] = {
    {0.0},
    {1.544},
    {0.9466785280815826, 0.2557011698983284},
    {3.314825187068521, 2.896124015972201, 0.9986419139977817},
    {1.221224509226641, 6.019134481288629, 12.53708332932087, -0.6878860361058950},
    {1.221224509226641, 6.019134481288629, 12.53708332932087, -0.6878860361058950, 1.0},
};
static const double couplings[U][U - 1] = {
    {0.0},
    {-5.6688},
    {-2.430093356833875, -0.2063599157091915},
    {-0.1073529058151375, -9.594562251023355, -20.47028614809616},
    {7.496443313967647, -10.24680431464352, -33.99990352819905, 11.70890893206160},
    {8.083246795921522, -7.981132988064893, -31.52159432874371, 16.31930543123136,
     -6.058818238834054},
};
static const double dense_2[U - 1] = {10.12623508344586, -7.487995877610167,
                                      -34.80091861555747, -7.992771707568823,
                                      1.025137723295662};
static const double dense_3[U - 1] = {-0.6762803392801253, 6.087714651680015,
                                      16.43084320892478, 24.76722511418386,
                                      -6.594389125716872};

/* ---- the matrix ---- */

/* Far enough for a difference, near enough for a slope: the root of what rounding leaves. */
static double shift_of(double x)
{
    return sqrt(DBL_EPSILON * fmax(1e-5, fabs(x)));
}

/* J and f_t at the start of the step, from its slope k[0]; they serve every length. */
static void find_slopes(solver *s, double h)
{
    double y[N];
    double rate[N] = {0.0};
    const double dt = copysign(fmin(shift_of(s->t), 0.5 * fabs(h)), h);
    memcpy(y, s->y, sizeof y);
    rates(s, s->t + dt, y, rate);
    for (int i = 0; i < N; i++) {
        s->f_t[i] = (rate[i] - s->k[0][i]) / dt;
    }
    for (int j = 0; j < s->ode->n; j++) {
        const double shifted = s->y[j] + shift_of(s->y[j]);
        y[j] = shifted;
        rates(s, s->t, y, rate);
        for (int i = 0; i < N; i++) {
            s->jacobian[i][j] = (rate[i] - s->k[0][i]) / (shifted - s->y[j]);
        }
        y[j] = s->y[j];
    }
    s->has_slopes = true;
}

/* E in triangular form, by rows in the order of `row`. False if it has no inverse. */
static bool factor(const solver *s, double h, double e[N][N], int row[N])
{
    for (int i = 0; i < N; i++) {
        row[i] = i;
        for (int j = 0; j < N; j++) {
            e[i][j] = (i == j ? 1.0 / (diagonal * h) : 0.0) - s->jacobian[i][j];
        }
    }
    for (int k = 0; k < N; k++) {
        int best = k;
        for (int i = k + 1; i < N; i++) {
            best = fabs(e[row[i]][k]) > fabs(e[row[best]][k]) ? i : best;
        }
        const int swapped = row[k];
        row[k] = row[best];
        row[best] = swapped;
        const double pivot = e[row[k]][k];
        if (!(fabs(pivot) > 0.0 && isfinite(pivot))) {
            return false;
        }
        for (int i = k + 1; i < N; i++) {
            const double times = e[row[i]][k] /= pivot;
            for (int j = k + 1; j < N; j++) {
                e[row[i]][j] -= times * e[row[k]][j];
            }
        }
    }
    return true;
}

static void solve(double e[N][N], const int row[N], const double *b, double *x)
{
    for (int i = 0; i < N; i++) {
        x[i] = b[row[i]];
        for (int j = 0; j < i; j++) {
            x[i] -= e[row[i]][j] * x[j];
        }
    }
    for (int i = N - 1; i >= 0; i--) {
        for (int j = i + 1; j < N; j++) {
            x[i] -= e[row[i]][j] * x[j];
        }
        x[i] /= e[row[i]][i];
    }
}

/* ---- a step ---- */

/* y + s_i, and the right-hand side of the equations of stage i. */
static void stage_terms(const solver *s, double h, int i, double y[N], double b[N])
{
    for (int k = 0; k < N; k++) {
        y[k] = s->y[k];
        b[k] = d[i] * h * s->f_t[k];
        for (int j = 0; j < i; j++) {
            y[k] += a[i][j] * s->k[1 + j][k];
            b[k] += couplings[i][j] / h * s->k[1 + j][k];
        }
    }
}

bool loft_integrator_stiff_step(solver *s, double h)
{
    double e[N][N];
    int row[N];
    double y[N];
    double b[N];
    double rate[N] = {0.0};
    if (!s->has_slopes) {
        find_slopes(s, h);
    }
    if (!factor(s, h, e, row)) {
        return false;
    }
    for (int i = 0; i < U; i++) {
        stage_terms(s, h, i, y, b);
        if (!all_finite(y)) {
            return false;
        }
        rates(s, s->t + c[i] * h, y, rate);
        for (int k = 0; k < N; k++) {
            b[k] += rate[k];
        }
        solve(e, row, b, s->k[1 + i]);
    }
    for (int k = 0; k < N; k++) {
        s->y1[k] = y[k] + s->k[U][k];
    }
    return all_finite(s->y1);
}

double loft_integrator_stiff_error(const solver *s)
{
    double sum = 0.0;
    for (int i = 0; i < N; i++) {
        const double allowed = s->opt->rtol * fmax(fabs(s->y[i]), fabs(s->y1[i])) +
                               s->opt->atol[i] + DBL_MIN;
        sum += (s->k[U][i] / allowed) * (s->k[U][i] / allowed);
    }
    return sqrt(sum / s->ode->n);
}

void loft_integrator_stiff_dense(const solver *s, double h, loft_dense *out)
{
    *out = (loft_dense){.n = s->ode->n, .t0 = s->t, .h = h};
    for (int i = 0; i < N; i++) {
        out->c[0][i] = s->y[i];
        out->c[1][i] = s->y1[i] - s->y[i];
        for (int j = 0; j < U - 1; j++) {
            out->c[2][i] += dense_2[j] * s->k[1 + j][i];
            out->c[3][i] += dense_3[j] * s->k[1 + j][i];
        }
    }
}
