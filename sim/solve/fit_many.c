/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/solve/fit_many.h"

#include <math.h>
#include <string.h>

#include "loft/loft.h"

enum {
    N = DRAW_FIT_N,
    BURN = N - 1,
    ROUNDS_MAX = 40,
    HALVINGS_MAX = 5,
    QUICKENINGS_MAX = 5
};

static const double converged = 5e-6;
static const double difference_step[N] = {3e-4, 3e-4, 3e-4, 5e-3};
static const double cap[N] = {0.15, 0.25, 0.25, 1.5};
static const double quickening = 0.08; /* of ln D */

typedef enum phase {
    PHASE_FIRST,  /* fly where it starts */
    PHASE_STEP,   /* fly a step */
    PHASE_SLOPES, /* fly the differences of a Jacobian */
    PHASE_SOLVED,
    PHASE_LOST
} phase;

/* One fit under way. */
typedef struct fitting {
    draw_fit *fit;
    phase phase;
    bool last_slopes; /* the Jacobian asked for is the one at the solution */
    double wanted[N]; /* apogee, range, time */
    double scale_m, scale_s;
    double u[N], f[N], step[N];
    double j[N][N];
    int halvings;
    int quickenings; /* of a start that was too weak to lift off */
    bool fresh;      /* j was measured here */
    loft_batch_flight flown;
    double range_m;
} fitting;

typedef struct task {
    const loft_batch *batch;
    const loft_prior *prior;
    int rows[N]; /* of the residuals that are met */
    int m;       /* how many, and how many unknowns */
    draw_fit_room *room;
} task;

static task task_of(const loft_batch *batch, const loft_prior *prior, draw_figures met,
                    draw_fit_room *room)
{
    task t = {.batch = batch, .prior = prior, .room = room};
    if (met.apogee) {
        t.rows[t.m++] = 0;
    }
    if (met.range) {
        t.rows[t.m++] = 1;
    }
    t.rows[t.m++] = 2;
    if (met.time) {
        t.rows[t.m++] = 3;
    }
    return t;
}

/* The trial of unknowns u, in the room's slot i. */
static void set_trial(const task *t, const fitting *g, const double u[N], int i)
{
    loft_prior_sample moved = g->fit->draw;
    loft_prior_draw_set_burn(t->prior, u[BURN], &moved);
    t->room->launches[i] = moved.launch;
    const loft_launch *launch = &t->room->launches[i];
    t->room->trials[i] = (loft_batch_trial){
        .launch = launch,
        .aim = {.ideal_speed_mps = exp(u[0]),
                .end_elevation_rad = 0.5 * LOFT_PI - hypot(u[1], u[2]),
                .turn_fraction = launch->turn_fraction,
                .heading_rad = loft_angle_wrap(launch->azimuth_rad + atan2(u[2], u[1]))}};
}

/* Residuals of the flight in slot i; false if it has none. */
static bool residuals(const task *t, const fitting *g, int i, double f[N],
                      double *range_m)
{
    const loft_batch_flight *flight = &t->room->flights[i];
    const loft_launch *launch = t->room->trials[i].launch;
    const loft_ellipsoid *shape = &launch->model.earth.shape;
    if (flight->end != LOFT_BATCH_IMPACT || !(flight->apogee_m > 1.0)) {
        return false;
    }
    const loft_geodesic_line line = loft_geodesy_inverse(
        shape, launch->site, loft_geodesy_geodetic(shape, flight->r_ecef_m));
    const double off_rad = line.azimuth1_rad - launch->azimuth_rad;
    f[0] = log(flight->apogee_m / g->wanted[0]);
    f[1] = (line.range_m * cos(off_rad) - g->wanted[1]) / g->scale_m;
    f[2] = line.range_m * sin(off_rad) / g->scale_m;
    f[3] = (flight->t_s - g->wanted[2]) / g->scale_s;
    *range_m = line.range_m;
    return true;
}

static double misfit(const task *t, const double f[N])
{
    double worst = 0.0;
    for (int r = 0; r < t->m; r++) {
        worst = fmax(worst, fabs(f[t->rows[r]]));
    }
    return worst;
}

/* Gauss with partial pivots on a copy; the determinant, and x if wanted. */
static double eliminate(int m, double a[N][N], const double b[N], double x[N])
{
    double w[N][N + 1];
    double det = 1.0;
    for (int r = 0; r < m; r++) {
        memcpy(w[r], a[r], sizeof a[r]);
        w[r][N] = b != NULL ? b[r] : 0.0;
    }
    for (int c = 0; c < m; c++) {
        int pivot = c;
        for (int r = c + 1; r < m; r++) {
            pivot = fabs(w[r][c]) > fabs(w[pivot][c]) ? r : pivot;
        }
        double swap[N + 1];
        memcpy(swap, w[c], sizeof swap);
        memcpy(w[c], w[pivot], sizeof swap);
        memcpy(w[pivot], swap, sizeof swap);
        det *= pivot == c ? w[c][c] : -w[c][c];
        if (!(fabs(w[c][c]) > 0.0)) {
            return 0.0;
        }
        for (int r = c + 1; r < m; r++) {
            const double q = w[r][c] / w[c][c];
            for (int k = c; k <= N; k++) {
                w[r][k] -= q * w[c][k];
            }
        }
    }
    for (int r = m - 1; x != NULL && r >= 0; r--) {
        double sum = w[r][N];
        for (int k = r + 1; k < m; k++) {
            sum -= w[r][k] * x[k];
        }
        x[r] = sum / w[r][r];
    }
    return det;
}

/* Determinant of the rows named against the first m unknowns. */
static double minor(double j[N][N], int m, const int rows[N])
{
    double a[N][N];
    for (int r = 0; r < m; r++) {
        memcpy(a[r], j[rows[r]], sizeof a[r]);
    }
    return eliminate(m, a, NULL, NULL);
}

/* The next step of a fitting from its Jacobian; lost if that is singular. */
static void plan_step(const task *t, fitting *g)
{
    double a[N][N];
    double minus_f[N];
    for (int r = 0; r < t->m; r++) {
        memcpy(a[r], g->j[t->rows[r]], sizeof a[r]);
        minus_f[r] = -g->f[t->rows[r]];
    }
    memset(g->step, 0, sizeof g->step);
    double shrink = 1.0;
    bool good = eliminate(t->m, a, minus_f, g->step) != 0.0;
    for (int i = 0; i < t->m; i++) {
        shrink = fmin(shrink, cap[i] / fmax(fabs(g->step[i]), cap[i]));
        good = good && isfinite(g->step[i]);
    }
    for (int i = 0; i < t->m; i++) {
        g->step[i] *= shrink;
    }
    g->halvings = 0;
    g->phase = good ? PHASE_STEP : PHASE_LOST;
}

static void broyden(const task *t, fitting *g, const double df[N])
{
    double ss = 0.0;
    for (int i = 0; i < t->m; i++) {
        ss += g->step[i] * g->step[i];
    }
    for (int r = 0; r < N; r++) {
        double miss = df[r];
        for (int i = 0; i < t->m; i++) {
            miss -= g->j[r][i] * g->step[i];
        }
        for (int i = 0; i < t->m; i++) {
            g->j[r][i] += miss * g->step[i] / ss;
        }
    }
}

static void ask_slopes(fitting *g, bool last)
{
    g->phase = PHASE_SLOPES;
    g->last_slopes = last;
}

/* Solved, or first the slopes that a weight needs. */
static void finish(const task *t, fitting *g)
{
    if (t->rows[t->m - 1] == 3) {
        ask_slopes(g, true);
    } else {
        g->phase = PHASE_SOLVED;
    }
}

/*
 * A booster that burns slowly is too weak at the start's speed, but may lift off with the
 * propellant of the speed that it needs. Without these the longest burns were missing.
 */
static bool quicken(const task *t, fitting *g, int slot)
{
    if (t->room->flights[slot].end != LOFT_BATCH_WEAK ||
        ++g->quickenings > QUICKENINGS_MAX) {
        return false;
    }
    g->u[0] += quickening;
    return true;
}

static void take_trial(const task *t, fitting *g, int slot)
{
    double f[N];
    double range_m = 0.0;
    const bool flew = residuals(t, g, slot, f, &range_m);
    const bool first = g->phase == PHASE_FIRST;
    const double before = first ? INFINITY : misfit(t, g->f);
    if (!flew || !(misfit(t, f) < before)) {
        if (first) {
            g->phase = quicken(t, g, slot) ? PHASE_FIRST : PHASE_LOST;
        } else if (g->fresh && ++g->halvings > HALVINGS_MAX) {
            g->phase = PHASE_LOST;
        } else if (!g->fresh) {
            ask_slopes(g, false);
        } else {
            for (int i = 0; i < t->m; i++) {
                g->step[i] *= 0.5;
            }
        }
        return;
    }
    double df[N];
    for (int i = 0; i < N; i++) {
        df[i] = f[i] - g->f[i];
        g->u[i] += first ? 0.0 : g->step[i];
        g->f[i] = f[i];
    }
    g->flown = t->room->flights[slot];
    g->range_m = range_m;
    g->fresh = false;
    if (misfit(t, f) <= converged) {
        finish(t, g);
        return;
    }
    if (!first) {
        broyden(t, g, df);
    }
    if (!first && misfit(t, f) > 0.5 * before) {
        ask_slopes(g, false);
    } else {
        plan_step(t, g);
    }
}

static void take_slopes(const task *t, fitting *g, int slot)
{
    bool good = true;
    for (int c = 0; c < t->m; c++) {
        double f[N];
        double unused;
        good = good && residuals(t, g, slot + c, f, &unused);
        for (int r = 0; good && r < N; r++) {
            g->j[r][c] = (f[r] - g->f[r]) / difference_step[c];
        }
    }
    g->fresh = true;
    if (!good) {
        g->phase = PHASE_LOST;
    } else if (g->last_slopes) {
        g->phase = PHASE_SOLVED;
    } else {
        plan_step(t, g);
    }
}

/* How many slots the next round of a fitting takes, filled from `slot` on. */
static int put_trials(const task *t, const fitting *g, int slot)
{
    double u[N];
    memcpy(u, g->u, sizeof u);
    switch (g->phase) {
    case PHASE_FIRST:
        set_trial(t, g, u, slot);
        return 1;
    case PHASE_STEP:
        for (int i = 0; i < t->m; i++) {
            u[i] += g->step[i];
        }
        set_trial(t, g, u, slot);
        return 1;
    case PHASE_SLOPES:
        for (int c = 0; c < t->m; c++) {
            memcpy(u, g->u, sizeof u);
            u[c] += difference_step[c];
            set_trial(t, g, u, slot + c);
        }
        return t->m;
    default:
        return 0;
    }
}

static void run_rounds(const task *t, int n, fitting *fittings)
{
    for (int round = 0; round < ROUNDS_MAX; round++) {
        int slots[DRAW_FITS_MAX];
        int total = 0;
        for (int i = 0; i < n; i++) {
            slots[i] = total;
            total += put_trials(t, &fittings[i], total);
        }
        if (total == 0) {
            return;
        }
        loft_batch_launch(t->batch, total, t->room->trials, t->room->flights);
        for (int i = 0; i < n; i++) {
            fitting *g = &fittings[i];
            if (g->phase == PHASE_FIRST || g->phase == PHASE_STEP) {
                take_trial(t, g, slots[i]);
            } else if (g->phase == PHASE_SLOPES) {
                take_slopes(t, g, slots[i]);
            }
        }
    }
}

/* What the time took the place of, with its slope. */
static double log_slope(const task *t, fitting *g)
{
    if (t->rows[t->m - 1] != 3) {
        return 0.0;
    }
    static const int others[N] = {0, 1, 2, 3};
    static const int at_range[N] = {0, 2, 1};
    static const int at_apogee[N] = {1, 2, 0};
    double slope = 0.0;
    if (t->m == N) {
        slope = minor(g->j, N, t->rows) / minor(g->j, N - 1, others);
    } else if (t->rows[0] == 0) {
        slope = minor(g->j, N - 1, t->rows) / minor(g->j, N - 1, at_range) / g->scale_m;
    } else {
        slope = minor(g->j, N - 1, t->rows) / minor(g->j, N - 1, at_apogee);
    }
    return log(fabs(slope) * g->scale_s);
}

static void hand_out(const task *t, fitting *g)
{
    draw_fit *fit = g->fit;
    fit->solved = g->phase == PHASE_SOLVED;
    if (!fit->solved) {
        return;
    }
    loft_prior_draw_set_burn(t->prior, g->u[BURN], &fit->draw);
    fit->apogee_m = g->flown.apogee_m;
    fit->range_m = g->range_m;
    fit->time_s = g->flown.t_s;
    fit->burnout_mps = g->flown.burnout_mps;
    fit->aim.ideal_speed_mps = exp(g->u[0]);
    fit->aim.end_elevation_rad = 0.5 * LOFT_PI - hypot(g->u[1], g->u[2]);
    fit->aim.turn_fraction = fit->draw.launch.turn_fraction;
    fit->aim.heading_rad =
        loft_angle_wrap(fit->draw.launch.azimuth_rad + atan2(g->u[2], g->u[1]));
    fit->log_slope = log_slope(t, g);
    fit->solved = isfinite(fit->log_slope);
}

static void set_start(fitting *g, const draw_fit_start *start)
{
    const double tilt_rad = 0.5 * LOFT_PI - start->aim.end_elevation_rad;
    const double off_rad = start->aim.heading_rad - start->azimuth_rad;
    g->u[0] = log(start->aim.ideal_speed_mps);
    g->u[1] = tilt_rad * cos(off_rad);
    g->u[2] = tilt_rad * sin(off_rad);
    memcpy(g->j, start->jacobian, sizeof g->j);
}

static fitting fitting_of(draw_fit *fit)
{
    return (fitting){.fit = fit,
                     .wanted = {fit->apogee_m, fit->range_m, fit->time_s},
                     .scale_m = fmax(fit->range_m, 0.3 * fit->apogee_m),
                     .scale_s = fit->time_s};
}

bool loft_draw_fit_start(const loft_batch *batch, const loft_prior *prior,
                         const loft_launch *launch, const loft_fit *fit,
                         draw_fit_start *start)
{
    draw_fit_room room;
    const task t = {.batch = batch,
                    .prior = prior,
                    .rows = {0, 1, 2, 3},
                    .m = prior->burn_log_sd > 0.0 ? N : N - 1,
                    .room = &room};
    draw_fit here = {.draw = {.launch = *launch},
                     .apogee_m = fit->flown.flight.apogee.place.alt_m,
                     .range_m = fit->flown.range_m,
                     .time_s = fit->flown.flight.end.t_s};
    here.draw.launch.turn_fraction = fit->flown.aim.turn_fraction;
    *start = (draw_fit_start){.aim = fit->flown.aim, .azimuth_rad = launch->azimuth_rad};
    fitting g = fitting_of(&here);
    set_start(&g, start);
    set_trial(&t, &g, g.u, 0);
    loft_batch_launch(batch, 1, room.trials, room.flights);
    if (!residuals(&t, &g, 0, g.f, &g.range_m)) {
        return false;
    }
    ask_slopes(&g, true);
    const int n = put_trials(&t, &g, 0);
    loft_batch_launch(batch, n, room.trials, room.flights);
    take_slopes(&t, &g, 0);
    memcpy(start->jacobian, g.j, sizeof g.j);
    start->time_spread_s = t.m == N ? exp(log_slope(&t, &g)) : 0.0;
    return g.phase == PHASE_SOLVED;
}

void loft_draw_fit_solve(const draw_fit_job *job, int n, draw_fit *fits)
{
    const task t = task_of(job->batch, job->prior, job->met, job->room);
    fitting fittings[DRAW_FITS_MAX];
    for (int i = 0; i < n; i++) {
        fittings[i] = fitting_of(&fits[i]);
        set_start(&fittings[i], job->start);
        /* all three met: the burn time starts at its middle; else it stays as drawn */
        fittings[i].u[BURN] = t.m == N ? 0.0 : fits[i].draw.burn_z;
    }
    run_rounds(&t, n, fittings);
    for (int i = 0; i < n; i++) {
        hand_out(&t, &fittings[i]);
    }
}
