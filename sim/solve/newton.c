/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/solve/newton.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

enum {
    N = NEWTON_MAX,
    ROUNDS_MAX = 60,
    HALVINGS_MAX = 5
};

newton_solver loft_newton_start(const newton_task *task, const double x[N],
                                double jacobian[N][N])
{
    newton_solver s = {.task = *task, .has_jacobian = jacobian != NULL};
    memcpy(s.x, x, sizeof s.x);
    if (jacobian != NULL) {
        memcpy(s.jacobian, jacobian, sizeof s.jacobian);
    }
    return s;
}

void loft_newton_restart(newton_solver *s, double tolerance)
{
    s->task.tolerance = tolerance;
    s->phase = NEWTON_START;
    s->fresh = false;
    s->rounds = 0;
}

static double misfit(const newton_solver *s, const double f[N])
{
    double worst = 0.0;
    for (int r = 0; r < s->task.n; r++) {
        worst = fmax(worst, fabs(f[s->task.rows[r]]));
    }
    return worst;
}

double loft_newton_misfit(const newton_solver *s)
{
    return misfit(s, s->f);
}

int loft_newton_ask(const newton_solver *s, double points[N][N])
{
    int n = 0;
    switch (s->phase) {
    case NEWTON_START:
        memcpy(points[0], s->x, sizeof s->x);
        return 1;
    case NEWTON_STEP:
        for (int i = 0; i < N; i++) {
            points[0][i] = s->x[i] + s->step[i];
        }
        return 1;
    case NEWTON_SLOPES:
        for (int c = 0; c < s->task.n; c++) {
            if (s->side[c] != 0) {
                memcpy(points[n], s->x, sizeof s->x);
                points[n++][c] += s->side[c] * s->task.difference[c];
            }
        }
        return n;
    default:
        return 0;
    }
}

/* Gauss with partial pivots on a copy; false if a is singular. */
static bool eliminate(int n, double a[N][N], const double b[N], double x[N])
{
    double w[N][N + 1] = {{0.0}};
    for (int r = 0; r < n; r++) {
        memcpy(w[r], a[r], sizeof a[r]);
        w[r][N] = b[r];
    }
    for (int c = 0; c < n; c++) {
        int pivot = c;
        for (int r = c + 1; r < n; r++) {
            pivot = fabs(w[r][c]) > fabs(w[pivot][c]) ? r : pivot;
        }
        double swap[N + 1];
        memcpy(swap, w[c], sizeof swap);
        memcpy(w[c], w[pivot], sizeof swap);
        memcpy(w[pivot], swap, sizeof swap);
        if (!(fabs(w[c][c]) > 0.0)) {
            return false;
        }
        for (int r = c + 1; r < n; r++) {
            const double q = w[r][c] / w[c][c];
            for (int k = c; k <= N; k++) {
                w[r][k] -= q * w[c][k];
            }
        }
    }
    for (int r = n - 1; r >= 0; r--) {
        double sum = w[r][N];
        for (int k = r + 1; k < n; k++) {
            sum -= w[r][k] * x[k];
        }
        x[r] = sum / w[r][r];
    }
    return true;
}

static void ask_slopes(newton_solver *s, bool at_end)
{
    s->phase = NEWTON_SLOPES;
    s->at_end = at_end;
    for (int c = 0; c < s->task.n; c++) {
        s->side[c] = 1;
    }
}

/* The next step, by the Jacobian; failed if that is singular. */
static void plan_step(newton_solver *s)
{
    const int n = s->task.n;
    double a[N][N];
    double minus_f[N] = {0.0};
    for (int r = 0; r < n; r++) {
        memcpy(a[r], s->jacobian[s->task.rows[r]], sizeof a[r]);
        minus_f[r] = -s->f[s->task.rows[r]];
    }
    memset(s->step, 0, sizeof s->step);
    double shrink = 1.0;
    bool good = eliminate(n, a, minus_f, s->step);
    for (int i = 0; i < n; i++) {
        const double cap = s->task.cap[i];
        shrink = fmin(shrink, cap / fmax(fabs(s->step[i]), cap));
        good = good && isfinite(s->step[i]);
    }
    for (int i = 0; i < n; i++) {
        s->step[i] *= shrink;
    }
    s->halvings = 0;
    s->phase = good ? NEWTON_STEP : NEWTON_FAILED;
}

static void broyden(newton_solver *s, const double df[N])
{
    const int n = s->task.n;
    double ss = 0.0;
    for (int i = 0; i < n; i++) {
        ss += s->step[i] * s->step[i];
    }
    for (int r = 0; r < N; r++) {
        double miss = df[r];
        for (int i = 0; i < n; i++) {
            miss -= s->jacobian[r][i] * s->step[i];
        }
        for (int i = 0; i < n; i++) {
            s->jacobian[r][i] += miss * s->step[i] / ss;
        }
    }
}

/* Halves the step, if the Jacobian is fresh: an old one is not worth halvings. */
static void refuse_step(newton_solver *s)
{
    if (!s->fresh) {
        ask_slopes(s, false);
    } else if (++s->halvings > HALVINGS_MAX) {
        s->phase = NEWTON_FAILED;
    } else {
        for (int i = 0; i < s->task.n; i++) {
            s->step[i] *= 0.5;
        }
    }
}

/* The point asked for is the next x. */
static void accept(newton_solver *s, const double f[N])
{
    const bool first = s->phase == NEWTON_START;
    const double before = first ? INFINITY : misfit(s, s->f);
    double df[N];
    for (int i = 0; i < N; i++) {
        df[i] = f[i] - s->f[i];
        s->x[i] += first ? 0.0 : s->step[i];
        s->f[i] = f[i];
    }
    s->fresh = false;
    if (misfit(s, f) <= s->task.tolerance) {
        s->phase = NEWTON_SOLVED;
        if (s->task.slopes_at_end) {
            ask_slopes(s, true);
        }
        return;
    }
    if (!first) {
        broyden(s, df);
    }
    if (!s->has_jacobian || (!first && misfit(s, f) > 0.5 * before)) {
        ask_slopes(s, false);
    } else {
        plan_step(s);
    }
}

/* Columns of the Jacobian; one that cannot be evaluated is tried on the other side. */
static void take_slopes(newton_solver *s, const bool good[], const double residuals[][N])
{
    bool all = true;
    bool failed = false;
    int k = 0;
    for (int c = 0; c < s->task.n; c++) {
        if (s->side[c] == 0) {
            continue;
        }
        const double h = s->side[c] * s->task.difference[c];
        for (int r = 0; r < N && good[k]; r++) {
            s->jacobian[r][c] = (residuals[k][r] - s->f[r]) / h;
        }
        failed = failed || (!good[k] && s->side[c] < 0);
        all = all && good[k];
        s->side[c] = good[k++] ? 0 : -1;
    }
    if (failed) {
        s->phase = NEWTON_FAILED;
    } else if (all) {
        s->has_jacobian = s->fresh = true;
        if (s->at_end) {
            s->phase = NEWTON_SOLVED;
        } else {
            plan_step(s);
        }
    }
}

int loft_newton_tell(newton_solver *s, const bool good[], const double residuals[][N])
{
    int taken = -1;
    if (s->phase == NEWTON_SLOPES) {
        take_slopes(s, good, residuals);
    } else if (!good[0] || (s->phase == NEWTON_STEP &&
                            !(misfit(s, residuals[0]) < misfit(s, s->f)))) {
        if (s->phase == NEWTON_START) {
            s->phase = NEWTON_FAILED;
        } else {
            refuse_step(s);
        }
    } else {
        accept(s, residuals[0]);
        taken = 0;
    }
    if (++s->rounds >= ROUNDS_MAX && s->phase < NEWTON_SOLVED) {
        s->phase = NEWTON_FAILED;
    }
    return taken;
}
