/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/infer/draws.h"

#include <math.h>
#include <string.h>

static const double tolerance = 5e-6; /* what a batch's flights are good for */

bool loft_draws_start(const loft_batch *batch, const loft_prior *prior,
                      const loft_launch *launch, const loft_fit *fit, draws_start *start)
{
    const bool burn_varies = prior->burn_log_sd > 0.0;
    const fit_goal goal = {.met = {.apogee = true, .range = true, .time = burn_varies},
                           .apogee_m = fit->flown.flight.apogee.place.alt_m,
                           .range_m = fit->flown.range_m,
                           .time_s = fit->flown.flight.end.t_s,
                           .burn_log_sd = prior->burn_log_sd,
                           .tolerance = INFINITY}; /* it is solved: only the slopes */
    fit_slopes none = {.jacobian = {{0.0}}};
    fit_solver solver = loft_fit_solver_start(launch, &goal, &fit->flown.aim, &none);
    solver.newton.task.slopes_at_end = true;
    (void)loft_trials_one_by_batch(batch, &loft_fit_solver_kind, &solver);
    *start = (draws_start){.aim = fit->flown.aim, .azimuth_rad = launch->azimuth_rad};
    memcpy(start->slopes.jacobian, solver.newton.jacobian, sizeof start->slopes.jacobian);
    start->time_spread_s = burn_varies ? exp(loft_fit_solver_log_slope(&solver)) : 0.0;
    return loft_fit_solver_found(&solver);
}

static fit_solver solver_of(const draws_task *task, const draw_fit *fit)
{
    const loft_launch *launch = &fit->draw.launch;
    const fit_goal goal = {.met = task->met,
                           .apogee_m = fit->apogee_m,
                           .range_m = fit->range_m,
                           .time_s = fit->time_s,
                           .burn_log_sd = task->prior->burn_log_sd,
                           .tolerance = tolerance,
                           .quicken = true};
    fit_slopes slopes = task->start->slopes;
    loft_launch_aim aim = task->start->aim;
    aim.turn_fraction = launch->turn_fraction;
    aim.heading_rad += launch->azimuth_rad - task->start->azimuth_rad;
    return loft_fit_solver_start(launch, &goal, &aim, &slopes);
}

static void hand_out(const draws_task *task, const fit_solver *solver, draw_fit *fit)
{
    fit->solved = loft_fit_solver_found(solver);
    if (!fit->solved) {
        return;
    }
    const double burn_z = fit->draw.burn_z + loft_fit_solver_burn(solver);
    fit->apogee_m = solver->flight.apogee_m;
    fit->range_m = solver->range_m;
    fit->time_s = solver->flight.t_s;
    fit->burnout_mps = solver->flight.burnout_mps;
    fit->aim = loft_fit_solver_aim(solver);
    fit->log_slope = loft_fit_solver_log_slope(solver);
    fit->solved = isfinite(fit->log_slope);
    loft_prior_draw_set_burn(task->prior, burn_z, &fit->draw);
}

void loft_draws_fit(const draws_task *task, int n, draw_fit *fits)
{
    for (int i = 0; i < n; i++) {
        task->solvers[i] = solver_of(task, &fits[i]);
    }
    loft_trials_by_batch(task->batch, &loft_fit_solver_kind, n, task->solvers,
                         task->room);
    for (int i = 0; i < n; i++) {
        hand_out(task, &task->solvers[i], &fits[i]);
    }
}
