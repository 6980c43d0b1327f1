/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/solve/fit_solver.h"

#include <math.h>
#include <string.h>

#include "loft/loft.h"
#include "sim/solve/fit.h"

enum {
    N = NEWTON_MAX,
    APOGEE = 0, /* rows of the residuals */
    ALONG,
    ACROSS,
    QUICKENINGS_MAX = 5
};

static const double quickening = 0.08;    /* of ln of the speed */
static const double before_m = 1e3;       /* short of a place, for the way onward */
static const double vertical_slope = 3.0; /* d ln apogee/d ln speed, about */

static newton_task task_of(const fit_goal *goal)
{
    newton_task t = {.difference = {3e-4, 3e-4, 3e-4},
                     .cap = {0.15, 0.25, 0.25},
                     .tolerance = goal->tolerance};
    if (goal->met.apogee) {
        t.rows[t.n++] = APOGEE;
    }
    if (goal->met.range) {
        t.rows[t.n++] = ALONG;
        t.rows[t.n++] = ACROSS;
    }
    return t;
}

static fit_place place_of(const loft_launch *launch, double range_m)
{
    const loft_ellipsoid *shape = &launch->model.earth.shape;
    const double azimuth_rad = launch->azimuth_rad;
    const loft_geodetic at =
        loft_geodesy_direct(shape, launch->site, azimuth_rad, range_m);
    const loft_geodetic before =
        loft_geodesy_direct(shape, launch->site, azimuth_rad, range_m - before_m);
    return (fit_place){at, loft_geodesy_inverse(shape, before, at).azimuth2_rad};
}

fit_solver loft_fit_solver_start(const loft_launch *launch, const fit_goal *goal,
                                 const loft_launch_aim *aim, fit_slopes *slopes)
{
    const newton_task task = task_of(goal);
    const double tilt_rad = 0.5 * LOFT_PI - aim->end_elevation_rad;
    const double off_rad = aim->heading_rad - launch->azimuth_rad;
    const double x[N] = {log(aim->ideal_speed_mps), tilt_rad * cos(off_rad),
                         tilt_rad * sin(off_rad)};
    double vertical[N][N] = {{vertical_slope}};
    double(*jacobian)[N] = task.n == 1      ? vertical
                           : slopes != NULL ? slopes->jacobian
                                            : NULL;
    fit_solver s = {.newton = loft_newton_start(&task, x, jacobian),
                    .launch = launch,
                    .goal = *goal,
                    .scale_m = fmax(goal->range_m, 0.3 * goal->apogee_m),
                    .far = goal->range_m > LOFT_FIT_NEAR_HALF_WAY_M,
                    .turn_fraction = aim->turn_fraction};
    if (s.far) {
        s.place = place_of(launch, goal->range_m);
    }
    return s;
}

static loft_launch_aim aim_of(const fit_solver *s, const double x[N])
{
    return (loft_launch_aim){
        .ideal_speed_mps = exp(x[0]),
        .end_elevation_rad = 0.5 * LOFT_PI - hypot(x[1], x[2]),
        .turn_fraction = s->turn_fraction,
        .heading_rad = loft_angle_wrap(s->launch->azimuth_rad + atan2(x[2], x[1]))};
}

static int ask(void *solver, loft_batch_trial trials[TRIALS_ASKED])
{
    fit_solver *s = solver;
    double points[N][N];
    const int n = loft_newton_ask(&s->newton, points);
    for (int i = 0; i < n; i++) {
        trials[i] = (loft_batch_trial){.launch = s->launch, .aim = aim_of(s, points[i])};
    }
    return n;
}

/* How far the impact lies off the one wanted, along the azimuth and to the right of it. */
static void miss(const fit_solver *s, const loft_batch_flight *flight,
                 const loft_geodesic_line *flown, double *along_m, double *across_m)
{
    const loft_ellipsoid *shape = &s->launch->model.earth.shape;
    loft_geodesic_line line = *flown;
    double azimuth_rad = s->launch->azimuth_rad;
    if (s->far) {
        const loft_geodetic impact = loft_geodesy_geodetic(shape, flight->r_ecef_m);
        line = loft_geodesy_inverse(shape, s->place.at, impact);
        azimuth_rad = s->place.azimuth_rad;
    }
    const double off_rad = line.azimuth1_rad - azimuth_rad;
    *along_m = line.range_m * cos(off_rad) - (s->far ? 0.0 : s->goal.range_m);
    *across_m = line.range_m * sin(off_rad);
}

/* False for a flight that does not come down. */
static bool residuals(const fit_solver *s, const double x[N],
                      const loft_batch_flight *flight, double f[N], double *range_m)
{
    const loft_batch_trial trial = {.launch = s->launch, .aim = aim_of(s, x)};
    if (!loft_trial_lands(&trial, flight)) {
        return false;
    }
    const loft_geodesic_line line = loft_trial_line(s->launch, flight);
    double along_m = 0.0;
    double across_m = 0.0;
    miss(s, flight, &line, &along_m, &across_m);
    f[APOGEE] = log(fmax(flight->apogee_m, 1.0) / s->goal.apogee_m);
    f[ALONG] = along_m / s->scale_m;
    f[ACROSS] = across_m / s->scale_m;
    *range_m = line.range_m;
    return true;
}

/*
 * A booster that burns slowly is too weak at the start's speed, but may lift off with the
 * propellant of the speed that it needs. Without these the longest burns were missing.
 */
static bool quicken(fit_solver *s, const loft_batch_flight *flight)
{
    if (!s->goal.quicken || s->newton.phase != NEWTON_START ||
        flight->end != LOFT_BATCH_WEAK || ++s->quickenings > QUICKENINGS_MAX) {
        return false;
    }
    s->newton.x[0] += quickening;
    return true;
}

static int tell(void *solver, const loft_batch_flight flights[])
{
    fit_solver *s = solver;
    double points[N][N];
    double f[N][N] = {{0.0}};
    double range_m[N] = {0.0};
    bool good[N];
    if (quicken(s, flights)) {
        return -1;
    }
    const int n = loft_newton_ask(&s->newton, points);
    for (int i = 0; i < n; i++) {
        good[i] = residuals(s, points[i], &flights[i], f[i], &range_m[i]);
    }
    const int taken = loft_newton_tell(&s->newton, good, (const double(*)[N])f);
    if (taken >= 0) {
        s->flight = flights[taken];
        s->range_m = range_m[taken];
    }
    return taken;
}

const trials_kind loft_fit_solver_kind = {sizeof(fit_solver), ask, tell};

bool loft_fit_solver_found(const fit_solver *s)
{
    return s->newton.phase == NEWTON_SOLVED;
}

loft_launch_aim loft_fit_solver_aim(const fit_solver *s)
{
    return aim_of(s, s->newton.x);
}
