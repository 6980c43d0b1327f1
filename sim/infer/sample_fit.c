/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/infer/sample_fit.h"

#include <math.h>
#include <string.h>

#include "loft/earth.h"
#include "sim/solve/fit.h"
#include "sim/solve/standard_solver.h"

static const double tolerance = 5e-6; /* what a batch's flights are good for */
static const double near = 0.25; /* of ln apogee, or of the longer of range and apogee */

bool loft_sample_fit_start(const loft_batch *batch, const loft_launch *launch,
                           const loft_fit *fit, sample_fit_start *start)
{
    const double apogee_m = fit->flown.flight.apogee.place.alt_m;
    const fit_goal goal = {.met = {.apogee = true, .range = true},
                           .apogee_m = apogee_m,
                           .range_m = fit->flown.range_m,
                           .tolerance = INFINITY}; /* it is solved: only the slopes */
    fit_slopes none = {.jacobian = {{0.0}}};
    fit_solver solver = loft_fit_solver_start(launch, &goal, &fit->flown.aim, &none);
    solver.newton.task.slopes_at_end = true;
    (void)loft_trials_one_by_batch(batch, &loft_fit_solver_kind, &solver);
    *start = (sample_fit_start){.aim = fit->flown.aim,
                                .azimuth_rad = launch->azimuth_rad,
                                .apogee_m = apogee_m,
                                .range_m = fit->flown.range_m};
    memcpy(start->slopes.jacobian, solver.newton.jacobian, sizeof start->slopes.jacobian);
    return loft_fit_solver_found(&solver);
}

static fit_goal goal_of(const sample_fit *fit)
{
    return (fit_goal){.met = {.apogee = true, .range = true},
                      .apogee_m = fit->apogee_m,
                      .range_m = fit->range_m,
                      .tolerance = tolerance,
                      .quicken = true};
}

/* Are the slopes about the start those of this flight, about? */
static bool is_near(const sample_fit_start *start, const sample_fit *fit)
{
    return fabs(log(fit->apogee_m / start->apogee_m)) < near &&
           fabs(fit->range_m - start->range_m) <
               near * fmax(start->range_m, start->apogee_m);
}

static loft_twobody arc_of(double apogee_m, double range_m)
{
    const loft_sphere sphere = loft_earth_sphere();
    loft_twobody arc = {.speed_mps = 0.0, .fpa_rad = 0.5 * LOFT_PI};
    (void)!loft_twobody_from_apogee_range(&sphere, apogee_m, range_m, &arc);
    return arc;
}

/* The start's aim, moved by what two-body flights say of the other speed and steepness. */
static loft_launch_aim moved_aim(const sample_fit_start *start, const sample_fit *fit)
{
    const loft_launch *launch = &fit->draw.launch;
    const loft_twobody from = arc_of(start->apogee_m, start->range_m);
    const loft_twobody to = arc_of(fit->apogee_m, fit->range_m);
    const double from_tilt_rad = fmax(0.5 * LOFT_PI - from.fpa_rad, 1e-3);
    loft_launch_aim aim = start->aim;
    aim.ideal_speed_mps += loft_fit_guess_speed(launch, to.speed_mps, to.fpa_rad) -
                           loft_fit_guess_speed(launch, from.speed_mps, from.fpa_rad);
    aim.end_elevation_rad =
        0.5 * LOFT_PI - fmin((0.5 * LOFT_PI - aim.end_elevation_rad) *
                                 (0.5 * LOFT_PI - to.fpa_rad) / from_tilt_rad,
                             0.5 * LOFT_PI);
    return aim;
}

static fit_solver solver_of(const sample_fit_task *task, const sample_fit *fit)
{
    const loft_launch *launch = &fit->draw.launch;
    const sample_fit_start *start = task->start;
    const fit_goal goal = goal_of(fit);
    const bool close = is_near(start, fit);
    fit_slopes slopes = start->slopes;
    loft_launch_aim aim = close ? start->aim : moved_aim(start, fit);
    aim.turn_fraction = launch->turn_fraction;
    aim.heading_rad += launch->azimuth_rad - start->azimuth_rad;
    return loft_fit_solver_start(launch, &goal, &aim, close ? &slopes : NULL);
}

/* Once more from a two-body flight, for those that did not come out. */
static fit_solver other_solver_of(const sample_fit *fit)
{
    const loft_launch *launch = &fit->draw.launch;
    const fit_goal goal = goal_of(fit);
    const loft_twobody arc = arc_of(fit->apogee_m, fit->range_m);
    const loft_launch_aim aim = {
        .ideal_speed_mps = loft_fit_guess_speed(launch, arc.speed_mps, arc.fpa_rad),
        .end_elevation_rad = arc.fpa_rad,
        .turn_fraction = launch->turn_fraction,
        .heading_rad = launch->azimuth_rad};
    return loft_fit_solver_start(launch, &goal, &aim, NULL);
}

bool loft_sample_fit_is_toward(const loft_launch *launch, double range_m,
                               const loft_launch_aim *aim)
{
    const double off_rad = loft_angle_wrap_pm(aim->heading_rad - launch->azimuth_rad);
    return range_m <= LOFT_FIT_NEAR_HALF_WAY_M || fabs(off_rad) <= LOFT_STANDARD_OFF_RAD;
}

static void hand_out(const fit_solver *solver, sample_fit *fit)
{
    const loft_launch_aim aim = loft_fit_solver_aim(solver);
    fit->solved = loft_fit_solver_found(solver) &&
                  loft_sample_fit_is_toward(solver->launch, fit->range_m, &aim);
    if (fit->solved) {
        fit->apogee_m = solver->flight.apogee_m;
        fit->range_m = solver->range_m;
        fit->time_s = solver->flight.t_s;
        fit->burnout_mps = solver->flight.burnout_mps;
        fit->aim = aim;
    }
}

void loft_sample_fit_all(const sample_fit_task *task, int n, sample_fit *fits)
{
    int again[SAMPLES_MAX];
    int left = 0;
    for (int i = 0; i < n; i++) {
        task->solvers[i] = solver_of(task, &fits[i]);
    }
    loft_trials_by_batch(task->batch, &loft_fit_solver_kind, n, task->solvers,
                         task->room);
    for (int i = 0; i < n; i++) {
        hand_out(&task->solvers[i], &fits[i]);
        if (!fits[i].solved && is_near(task->start, &fits[i])) {
            again[left] = i;
            task->solvers[left++] = other_solver_of(&fits[i]);
        }
    }
    loft_trials_by_batch(task->batch, &loft_fit_solver_kind, left, task->solvers,
                         task->room);
    for (int k = 0; k < left; k++) {
        hand_out(&task->solvers[k], &fits[again[k]]);
    }
}
