/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/solve/fit.h"

#include <math.h>
#include <stddef.h>

#include "loft/earth.h"
#include "loft/loft.h"
#include "sim/solve/fit_solver.h"

enum {
    FIRST_STEPS = 8,
    STEPS_MAX = 40
};
static const double converged = 1e-7;
static const double converged_by_batch = 5e-6; /* what its flights are good for */

/* All that the starts of one fit share. */
typedef struct search {
    const loft_launch *launch;
    const loft_batch *batch; /* NULL: every flight by itself */
    fit_goal goal;
    trials_flown flown;
    loft_fit best; /* so far */
} search;

static search search_of(const loft_batch *batch, const loft_launch *launch,
                        fit_figures met, double apogee_m, double range_m)
{
    return (search){.launch = launch,
                    .batch = batch,
                    .goal = {.met = met,
                             .apogee_m = apogee_m,
                             .range_m = range_m,
                             .tolerance = converged},
                    .best = {.misfit = INFINITY}};
}

static bool solve_by_batch(search *s, fit_solver *solver)
{
    solver->newton.task.tolerance = converged_by_batch;
    s->flown.flights += loft_trials_one_by_batch(s->batch, &loft_fit_solver_kind, solver);
    return loft_fit_solver_found(solver);
}

/* From one start: by the batch, if there is one, and from there flight by flight. */
static bool solve_from(search *s, const loft_launch_aim *aim)
{
    fit_solver solver = loft_fit_solver_start(s->launch, &s->goal, aim, NULL);
    if (s->batch != NULL) {
        if (!solve_by_batch(s, &solver)) {
            return false;
        }
        loft_newton_restart(&solver.newton, converged);
    }
    s->flown.any = false;
    loft_trials_one_by_one(&loft_fit_solver_kind, &solver, &s->flown);
    const double misfit = loft_newton_misfit(&solver.newton);
    if (s->flown.any && misfit < s->best.misfit) {
        s->best.flown = s->flown.answer;
        s->best.misfit = misfit;
    }
    return loft_fit_solver_found(&solver);
}

double loft_fit_guess_speed(const loft_launch *launch, double speed_mps, double fpa_rad)
{
    const double burn_s = loft_booster_template_burn_time(&launch->booster);
    return speed_mps + 0.9 * 9.8 * burn_s * sin(fpa_rad) + 300.0;
}

/* Tries the two-body flight, then steeper and flatter ones. */
static bool solve_from_elevations(search *s, const loft_twobody *arc, double speed_mps,
                                  double turn_fraction)
{
    const double elevations_rad[] = {arc->fpa_rad, loft_rad_from_deg(80.0),
                                     loft_rad_from_deg(60.0), loft_rad_from_deg(45.0),
                                     loft_rad_from_deg(25.0)};
    for (size_t i = 0; i < sizeof elevations_rad / sizeof elevations_rad[0]; i++) {
        const loft_launch_aim aim = {.ideal_speed_mps = speed_mps,
                                     .end_elevation_rad = elevations_rad[i],
                                     .turn_fraction = turn_fraction,
                                     .heading_rad = s->launch->azimuth_rad};
        if (solve_from(s, &aim)) {
            return true;
        }
    }
    return false;
}

/*
 * Faster and slower starts; and quicker turns, for a depressed flight may burn out above
 * its apogee if it turns slowly. A loft hardly depends on the turn.
 */
static bool solve_from_all(search *s, const loft_twobody *arc)
{
    static const double factors[] = {1.0, 1.2, 0.8};
    static const double turns[] = {1.0, 0.7, 0.5, 0.33}; /* of the launch's */
    const double guess_mps =
        loft_fit_guess_speed(s->launch, arc->speed_mps, arc->fpa_rad);
    for (size_t k = 0; k < sizeof factors / sizeof factors[0]; k++) {
        for (size_t i = 0; i < sizeof turns / sizeof turns[0]; i++) {
            const double turn = turns[i] * s->launch->turn_fraction;
            if (solve_from_elevations(s, arc, factors[k] * guess_mps, turn)) {
                return true;
            }
        }
    }
    return false;
}

/* ---- near half-way round ---- */

/* A way to the figures, by the range or by the turn of the flights on it. */
typedef struct way {
    bool by_turn;
    double at, to;
    double before; /* where the flight before was, */
    loft_launch_aim aim_before;
} way;

/* The aim that the last two flights foretell. */
static loft_launch_aim foretold(const search *s, const way *w, double next)
{
    const loft_launch_aim *last = &s->best.flown.aim;
    const loft_launch_aim *before = &w->aim_before;
    const double by = w->at != w->before ? (next - w->at) / (w->at - w->before) : 0.0;
    loft_launch_aim aim = *last;
    aim.ideal_speed_mps += by * (last->ideal_speed_mps - before->ideal_speed_mps);
    aim.end_elevation_rad += by * (last->end_elevation_rad - before->end_elevation_rad);
    aim.heading_rad += by * loft_angle_wrap_pm(last->heading_rad - before->heading_rad);
    aim.turn_fraction = w->by_turn ? next : aim.turn_fraction;
    return aim;
}

/* Steps that grow where flights are found, and shrink where none is. Whether it arrived. */
static bool go(search *s, way *w)
{
    double step = (w->to - w->at) / FIRST_STEPS;
    w->before = w->at;
    w->aim_before = s->best.flown.aim;
    for (int i = 0; i < STEPS_MAX && w->at != w->to; i++) {
        const double next = fabs(w->to - w->at) <= fabs(step) ? w->to : w->at + step;
        const loft_launch_aim near = foretold(s, w, next);
        search t = *s;
        t.best.misfit = INFINITY;
        t.goal.range_m = w->by_turn ? s->goal.range_m : next;
        const bool found = solve_from(&t, &near);
        s->flown.flights = t.flown.flights;
        if (found) {
            w->before = w->at;
            w->aim_before = s->best.flown.aim;
            s->best = t.best;
            w->at = next;
        }
        step *= found ? 2.0 : 0.5;
    }
    return w->at == w->to;
}

/* From a flight with a quicker turn to one with the usual, if that flies there. */
static void bring_back_turn(search *s)
{
    search t = *s;
    way w = {.by_turn = true,
             .at = s->best.flown.aim.turn_fraction,
             .to = s->launch->turn_fraction};
    if (go(&t, &w)) {
        s->best = t.best;
    }
    s->flown.flights = t.flown.flights;
}

/* With the usual turn, if that is to be had. */
static bool solve_from_all_or_back(search *s, const loft_twobody *arc)
{
    const bool found = solve_from_all(s, arc);
    if (found && s->best.flown.aim.turn_fraction != s->launch->turn_fraction) {
        bring_back_turn(s);
    }
    return found;
}

/*
 * From shorter ranges. Near half-way round the heading swings out by tens of degrees, where
 * no start from the azimuth's heading leads; or there is no flight in between. Then the
 * best is the last that was found.
 */
static bool approach(search *s, const loft_twobody *arc)
{
    static const double shorter[] = {0.98, 0.85}; /* of the range */
    bool found = false;
    s->best.misfit = INFINITY;
    for (size_t i = 0; i < sizeof shorter / sizeof shorter[0] && !found; i++) {
        way w = {.at = shorter[i] * s->goal.range_m, .to = s->goal.range_m};
        search t = *s;
        t.goal.range_m = w.at;
        t.best.misfit = INFINITY;
        if (solve_from_all_or_back(&t, arc)) {
            found = go(&t, &w);
            t.best.misfit = found ? t.best.misfit : 1.0 - w.at / w.to;
            s->best = t.best.misfit < s->best.misfit ? t.best : s->best;
        }
        s->flown = t.flown;
    }
    return found;
}

static loft_status hand_out(const search *s, bool found, loft_fit *fit)
{
    if (!found && s->flown.weak) {
        return LOFT_ERR_DOMAIN;
    }
    *fit = s->best;
    fit->flights = s->flown.flights;
    return found ? LOFT_OK : LOFT_ERR_CONVERGE;
}

static const fit_figures apogee_and_range = {.apogee = true, .range = true};

loft_status loft_fit_apogee_range_by(const loft_batch *batch, const loft_launch *launch,
                                     double apogee_m, double range_m, loft_fit *fit)
{
    const loft_sphere sphere = loft_earth_sphere();
    loft_twobody arc;
    loft_status status = loft_twobody_from_apogee_range(&sphere, apogee_m, range_m, &arc);
    if (status != LOFT_OK) {
        return status;
    }
    loft_booster unused;
    status = loft_booster_of_template(&launch->booster, arc.speed_mps, &unused);
    if (status != LOFT_OK) {
        return status;
    }
    search s = search_of(batch, launch, apogee_and_range, apogee_m, range_m);
    if (range_m > LOFT_FIT_NEAR_HALF_WAY_M) {
        return hand_out(&s, solve_from_all_or_back(&s, &arc) || approach(&s, &arc), fit);
    }
    bool found = solve_from_all(&s, &arc);
    if (!found && batch != NULL) {
        s.batch = NULL;
        found = solve_from_all(&s, &arc);
    }
    return hand_out(&s, found, fit);
}

loft_status loft_fit_try_near_by(const loft_batch *batch, const loft_launch *launch,
                                 double apogee_m, double range_m,
                                 const loft_launch_aim *near, loft_fit *fit)
{
    if (!(apogee_m > 0.0 && apogee_m < INFINITY && range_m >= 0.0 && range_m < INFINITY &&
          near->ideal_speed_mps > 0.0)) {
        return LOFT_ERR_DOMAIN;
    }
    search s = search_of(batch, launch, apogee_and_range, apogee_m, range_m);
    return hand_out(&s, solve_from(&s, near), fit);
}

loft_status loft_fit_speed_near(const loft_batch *batch, const loft_launch *launch,
                                double apogee_m, double range_m,
                                const loft_launch_aim *near, double *ideal_speed_mps)
{
    search s = search_of(batch, launch, apogee_and_range, apogee_m, range_m);
    fit_solver solver = loft_fit_solver_start(launch, &s.goal, near, NULL);
    if (batch != NULL && solve_by_batch(&s, &solver)) {
        *ideal_speed_mps = loft_fit_solver_aim(&solver).ideal_speed_mps;
        return LOFT_OK;
    }
    loft_fit fit;
    const loft_status status =
        loft_fit_try_near_by(NULL, launch, apogee_m, range_m, near, &fit);
    if (status == LOFT_OK) {
        *ideal_speed_mps = fit.flown.aim.ideal_speed_mps;
    }
    return status;
}

loft_status loft_fit_vertical(const loft_launch *launch, double apogee_m, loft_fit *fit)
{
    if (!(apogee_m > 0.0 && apogee_m < INFINITY)) {
        return LOFT_ERR_DOMAIN;
    }
    const loft_sphere sphere = loft_earth_sphere();
    const double speed_mps = loft_twobody_vertical_speed(&sphere, apogee_m);
    const loft_launch_aim up = {
        .ideal_speed_mps = loft_fit_guess_speed(launch, speed_mps, 0.5 * LOFT_PI),
        .end_elevation_rad = 0.5 * LOFT_PI,
        .turn_fraction = launch->turn_fraction,
        .heading_rad = launch->azimuth_rad};
    search s = search_of(NULL, launch, (fit_figures){.apogee = true}, apogee_m, 0.0);
    return hand_out(&s, solve_from(&s, &up), fit);
}

loft_status loft_fit_apogee_range(const loft_launch *launch, double apogee_m,
                                  double range_m, loft_fit *fit)
{
    return loft_fit_apogee_range_by(NULL, launch, apogee_m, range_m, fit);
}

loft_status loft_fit_near(const loft_launch *launch, double apogee_m, double range_m,
                          const loft_launch_aim *near, loft_fit *fit)
{
    return loft_fit_try_near_by(NULL, launch, apogee_m, range_m, near, fit);
}
