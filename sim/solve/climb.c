/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/solve/climb.h"

#include <math.h>

#include "loft/loft.h"

enum {
    N = CLIMB_ASKED,
    SIZES = 4,
    USUAL = 2, /* sizes are enough; the others are for where those are too wide */
    ROUNDS_MAX = 20
};

/* Where the six points lie about the guess, in units of the pattern's size. */
static const double pattern[N][2] = {{0.0, 0.0}, {1.0, 0.0},  {-1.0, 0.0},
                                     {0.0, 1.0}, {0.0, -1.0}, {1.0, 1.0}};
static const double sizes[SIZES][2] = {
    {0.07, 0.08}, {0.026, 0.03}, {0.009, 0.01}, {0.004, 0.005}}; /* rad, and turn */
static const double reach_at_first = 2.5;                        /* halved */
static const double fallen = 1e-4; /* when it led this far below the best, relatively */
static const double least[2] = {-15.0 / 180.0 * LOFT_PI, 0.2};
static const double most[2] = {0.5 * LOFT_PI, 1.0};

static double limit(double x, double lo, double hi)
{
    return fmin(fmax(x, lo), hi);
}

climb_solver loft_climb_start(double elevation_rad, double turn, double tolerance,
                              bool near, bool alone)
{
    return (climb_solver){.tolerance = tolerance,
                          .guess = {elevation_rad, turn},
                          .size = near ? 1 : 0,
                          .reach = reach_at_first,
                          .alone = alone};
}

static void place(const climb_solver *s, int i, double at[2])
{
    for (int k = 0; k < 2; k++) {
        at[k] = s->guess[k] + (s->alone ? 0.0 : pattern[i][k] * sizes[s->size][k]);
    }
}

/* The whole pattern lies inside the bounds. */
int loft_climb_ask(climb_solver *s, double points[N][2])
{
    if (s->over) {
        return 0;
    }
    for (int k = 0; k < 2; k++) {
        const double off = s->alone ? 0.0 : sizes[s->size][k];
        s->guess[k] = limit(s->guess[k], least[k] + off, most[k] - off);
    }
    const int n = s->alone ? 1 : N;
    for (int i = 0; i < n; i++) {
        place(s, i, points[i]);
    }
    return n;
}

/* A quadratic through the six values, in sizes about the guess. */
typedef struct quadratic {
    double g[2], h00, h01, h11;
} quadratic;

/* Its best elevation at a turn, for h00 < 0, and how far that is above the guess. */
static double best_elevation(const quadratic *q, double turn)
{
    return -(q->g[0] + q->h01 * turn) / q->h00;
}

static double rise(const quadratic *q, double turn)
{
    const double slope = q->g[0] + q->h01 * turn;
    return -0.5 * slope * slope / q->h00 + q->g[1] * turn + 0.5 * q->h11 * turn * turn;
}

/* Uphill, where the quadratic has no best elevation or could not be had. */
static void go_uphill(const climb_solver *s, const quadratic *q, bool all,
                      const bool good[N], const double f[N], double step[2])
{
    const double steepest = fmax(fabs(q->g[0]), fabs(q->g[1]));
    int best = -1;
    for (int i = 0; i < N; i++) {
        best = good[i] && (best < 0 || f[i] > f[best]) ? i : best;
    }
    for (int k = 0; k < 2; k++) {
        step[k] = all && steepest > 0.0 ? s->reach * q->g[k] / steepest
                  : best > 0            ? 1.5 * pattern[best][k]
                                        : 0.0;
    }
}

/*
 * To the top of the quadratic, held inside the bounds and the limit: over the turn, with
 * the best elevation for each, it has a top or is highest at an end. Often the end is the
 * quickest turn allowed, and a top there is as good as one inside. Without a best
 * elevation, to the best of the six. Returns whether a top was reached.
 */
static bool climb(climb_solver *s, bool all, const bool good[N], const double f[N])
{
    const quadratic q = {.g = {0.5 * (f[1] - f[2]), 0.5 * (f[3] - f[4])},
                         .h00 = f[1] + f[2] - 2.0 * f[0],
                         .h11 = f[3] + f[4] - 2.0 * f[0],
                         .h01 = f[5] - f[1] - f[3] + f[0]};
    const double det = q.h00 * q.h11 - q.h01 * q.h01;
    const double *size = sizes[s->size];
    double step[2];
    bool top = all && q.h00 < 0.0;
    if (top) {
        const double bound[2] = {(least[1] - s->guess[1]) / size[1],
                                 (most[1] - s->guess[1]) / size[1]};
        const double lo = fmax(bound[0], -s->reach);
        const double hi = fmin(bound[1], s->reach);
        step[1] = det > 0.0 ? limit((q.h01 * q.g[0] - q.h00 * q.g[1]) / det, lo, hi)
                  : rise(&q, lo) > rise(&q, hi) ? lo
                                                : hi;
        step[0] = best_elevation(&q, step[1]);
        top = fabs(step[0]) <= s->reach &&
              (fabs(step[1]) < s->reach || step[1] == bound[0] || step[1] == bound[1]);
        s->rise = rise(&q, step[1]);
        s->promised = f[0] + s->rise;
    } else {
        go_uphill(s, &q, all, good, f, step);
        top = step[0] == 0.0 && step[1] == 0.0; /* nowhere better: closer */
    }
    for (int k = 0; k < 2; k++) {
        s->guess[k] += limit(step[k], -s->reach, s->reach) * size[k];
        s->guess[k] = limit(s->guess[k], least[k], most[k]);
    }
    return top;
}

static void return_to_best(climb_solver *s)
{
    s->guess[0] = s->best_at[0];
    s->guess[1] = s->best_at[1];
}

/*
 * Near half-way round the range has cliffs, which no quadratic foresees: a step over one,
 * to n points that all fall short of the best, is taken back. Whether it was.
 */
static bool step_back(climb_solver *s, int n, const bool good[], const double f[])
{
    for (int i = 0; i < n; i++) {
        if (good[i] && f[i] >= s->best * (1.0 - fallen)) {
            return false;
        }
    }
    return_to_best(s);
    s->size = s->size < USUAL && n == N ? 1 : s->size < SIZES ? s->size : SIZES - 1;
    s->reach *= 0.5;
    if (s->reach < 0.5) {
        s->reach = 1.0;
        s->size++;
    }
    return true;
}

/* On a long way up the steps grow again. */
static void stride(climb_solver *s)
{
    if (s->reach >= reach_at_first && s->size > 1) {
        s->size--;
    }
    s->reach = fmin(2.0 * s->reach, reach_at_first);
}

static int keep_best(climb_solver *s, int n, const bool good[], const double f[])
{
    int taken = -1;
    for (int i = 0; i < n; i++) {
        if (good[i] && (!s->any || f[i] > s->best)) {
            s->any = true;
            s->best = f[i];
            place(s, i, s->best_at);
            taken = i;
        }
    }
    return taken;
}

/*
 * The top itself. A miss m of what was promised there is a cubic term over the distance t
 * that the quadratic rises by r: its slope is off by 3 m/t, so the true top is higher by
 * (3 m/t)^2/(2 * 2 r/t^2) = 9/4 m^2/r. If that is too much, closer, from the best so far.
 */
static void take_top(climb_solver *s, bool good, double f)
{
    const double miss = fabs(f - s->promised);
    const double short_by = fmin(miss, fmax(2.25 * miss * miss / s->rise, 0.1 * miss));
    s->over = s->size == SIZES ||
              (good && f >= s->best * (1.0 - fallen) && !(short_by > s->tolerance * f));
    if (!s->over && !step_back(s, 1, &good, &f)) {
        return_to_best(s);
    }
}

int loft_climb_tell(climb_solver *s, const bool good[], const double f[])
{
    const int n = s->alone ? 1 : N;
    const bool at_top = s->at_top;
    bool all = true;
    for (int i = 0; i < n; i++) {
        all = all && good[i];
    }
    const int taken = keep_best(s, n, good, f);
    s->alone = s->at_top = false;
    if (at_top) {
        take_top(s, good[0], f[0]);
    } else if (n == N && !s->any) {
        s->over = true;
    } else if (n == N && !step_back(s, n, good, f)) {
        if (climb(s, all, good, f)) {
            s->alone = s->at_top = ++s->size >= USUAL;
        } else if (taken >= 0) {
            stride(s);
        }
    }
    s->over = s->over || s->size > SIZES || (!s->alone && s->size == SIZES) ||
              ++s->rounds >= ROUNDS_MAX;
    return taken;
}
