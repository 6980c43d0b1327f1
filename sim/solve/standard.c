/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/solve/standard.h"

#include <math.h>
#include <stddef.h>

#include "loft/earth.h"
#include "loft/loft.h"
#include "sim/solve/standard_solver.h"

enum {
    HEADINGS_TO_EAST = 6 /* from the azimuth to the east */
};
static const double tolerance = 2e-7; /* of the range */
static const double on_azimuth_rad = 1e-6;
static const double on_azimuth_by_batch_rad = 1e-5;
static const double first_turn = 0.35;

loft_launch loft_launch_without_rotation(const loft_launch *launch)
{
    loft_launch still = *launch;
    still.model.earth.omega_radps = 0.0;
    return still;
}

/* The elevation of the minimum-energy flight at a guess of the burn-out speed. */
static double first_elevation(const loft_launch *launch, double ideal_speed_mps)
{
    const loft_sphere sphere = loft_earth_sphere();
    const double losses_mps = loft_fit_guess_speed(launch, 0.0, LOFT_PI / 6.0);
    loft_twobody_standard arc;
    const double speed_mps = fmax(ideal_speed_mps - losses_mps, 0.3 * ideal_speed_mps);
    if (loft_twobody_standard_range(&sphere, speed_mps, &arc) != LOFT_OK ||
        arc.unbounded) {
        return loft_rad_from_deg(5.0);
    }
    return arc.fpa_rad;
}

/* A search: its task, and flights that it took. */
typedef struct search {
    standard_task task;
    trials_flown flown;
    bool unbounded;
} search;

/* Searches by the batch, then flies a bounded answer by itself; false if that disagrees. */
static bool find_by_batch(const loft_batch *batch, search *s)
{
    standard_task task = s->task;
    task.on_azimuth_rad = on_azimuth_by_batch_rad;
    standard_solver solver = loft_standard_solver_start(&task);
    s->flown.flights +=
        loft_trials_one_by_batch(batch, &loft_standard_solver_kind, &solver);
    s->unbounded = solver.phase == STANDARD_UNBOUNDED;
    if (solver.phase == STANDARD_FOUND) {
        loft_standard_solver_check(&solver, on_azimuth_rad);
        loft_trials_one_by_one(&loft_standard_solver_kind, &solver, &s->flown);
        return solver.phase == STANDARD_FOUND;
    }
    return s->unbounded;
}

static loft_status find_singly(search *s)
{
    standard_solver solver = loft_standard_solver_start(&s->task);
    s->flown.any = false;
    s->flown.status = LOFT_OK;
    loft_trials_one_by_one(&loft_standard_solver_kind, &solver, &s->flown);
    s->unbounded = solver.phase == STANDARD_UNBOUNDED;
    if (loft_standard_solver_found(&solver)) {
        return LOFT_OK;
    }
    return !s->flown.any && s->flown.status != LOFT_OK ? s->flown.status
                                                       : LOFT_ERR_CONVERGE;
}

static standard_task task_of(const loft_launch *launch, double ideal_speed_mps)
{
    return (standard_task){
        .launch = launch,
        .aim = {.ideal_speed_mps = ideal_speed_mps,
                .end_elevation_rad = first_elevation(launch, ideal_speed_mps),
                .turn_fraction = first_turn,
                .heading_rad = launch->azimuth_rad},
        .tolerance = tolerance,
        .turns = launch->model.earth.omega_radps != 0.0,
        .point_first = true,
        .on_azimuth_rad = on_azimuth_rad};
}

/* The first flight of a search from a fixed start at that heading that goes half-way round,
 * or the best. */
static loft_status find_at_heading(search *s, double heading_rad)
{
    s->task = task_of(s->task.launch, s->task.aim.ideal_speed_mps);
    s->task.aim.heading_rad = heading_rad;
    s->task.sweep = s->task.turns;
    s->task.turns = false;
    return find_singly(s);
}

/*
 * The flight of an unbounded answer, whatever the search flew before: its heading is that
 * of the azimuth, or over the rotating Earth the first of those farther east whose flights
 * go half-way. If there is none, the answer is a flight of a heading far off the azimuth.
 */
static loft_status find_half_way(search *s)
{
    const bool turns = s->task.turns;
    const double azimuth_rad = s->task.launch->azimuth_rad;
    const double to_east_rad = loft_angle_wrap_pm(0.5 * LOFT_PI - azimuth_rad);
    loft_status status = find_at_heading(s, azimuth_rad);
    for (int i = 1; i <= HEADINGS_TO_EAST && turns && status == LOFT_OK && !s->unbounded;
         i++) {
        const double heading_rad = azimuth_rad + to_east_rad * i / HEADINGS_TO_EAST;
        status = find_at_heading(s, loft_angle_wrap(heading_rad));
    }
    if (status != LOFT_OK || s->unbounded || !turns) {
        return status;
    }
    s->task = task_of(s->task.launch, s->task.aim.ideal_speed_mps);
    s->task.wide = true;
    status = find_singly(s);
    return status == LOFT_OK && s->unbounded ? LOFT_ERR_CONVERGE : status;
}

/*
 * An answer so near half-way round is decided by the azimuth's heading: without rotation
 * it has the best flight; over the rotating Earth the answer stays unless a flight there
 * goes half-way.
 */
static loft_status decide_close(search *s)
{
    search at_azimuth = *s;
    const loft_status status = find_at_heading(&at_azimuth, s->task.launch->azimuth_rad);
    s->flown.flights = at_azimuth.flown.flights;
    if (status == LOFT_OK && (at_azimuth.unbounded || !s->task.turns)) {
        *s = at_azimuth;
    }
    return status;
}

loft_status loft_standard_find_by(const loft_batch *batch, const loft_launch *launch,
                                  double ideal_speed_mps, const loft_launch_aim *near,
                                  loft_standard *out)
{
    search s = {.task = task_of(launch, ideal_speed_mps)};
    if (near != NULL) {
        s.task.near = true;
        s.task.aim.end_elevation_rad = near->end_elevation_rad;
        s.task.aim.turn_fraction = near->turn_fraction;
    }
    loft_status status = LOFT_OK;
    if (batch == NULL || !find_by_batch(batch, &s)) {
        status = find_singly(&s);
    }
    if (status == LOFT_OK && s.unbounded) {
        status = find_half_way(&s);
    } else if (status == LOFT_OK && s.flown.answer.range_m > LOFT_STANDARD_CLOSE_M) {
        status = decide_close(&s);
    }
    if (status == LOFT_OK) {
        *out = (loft_standard){.best = s.flown.answer, .flights = s.flown.flights};
    }
    return status;
}

/* *batch stays NULL where none flies in the launch's model; only memory can fail. */
static loft_status make_batch(const loft_launch *launch, loft_batch **batch)
{
    const loft_status status = loft_batch_new(&launch->model, NULL, batch);
    return status == LOFT_ERR_NOMEM ? status : LOFT_OK;
}

loft_status loft_standard_find(const loft_launch *launch, double ideal_speed_mps,
                               bool rotation, const loft_launch_aim *near,
                               loft_standard *out)
{
    const loft_launch world = rotation ? *launch : loft_launch_without_rotation(launch);
    loft_batch *batch = NULL;
    loft_status status = make_batch(&world, &batch);
    if (status == LOFT_OK) {
        status = loft_standard_find_by(batch, &world, ideal_speed_mps, near, out);
    }
    loft_batch_free(batch);
    return status;
}

loft_status loft_min_speed_for_range_by(const loft_batch *batch,
                                        const loft_launch *launch, double range_m,
                                        loft_standard *out)
{
    const loft_sphere sphere = loft_earth_sphere();
    loft_minenergy arc;
    loft_status status = loft_minenergy_arc(&sphere, range_m / sphere.radius_m, &arc);
    if (status != LOFT_OK) {
        return status;
    }
    double x = log(loft_fit_guess_speed(launch, arc.speed_mps, arc.fpa_rad));
    double slope = 2.0; /* d ln range/d ln speed, about; secants mend it */
    double before = NAN;
    double step = 0.0;
    double low = -INFINITY; /* ln speeds known to fall short, */
    double high = INFINITY; /* and to reach too far */
    int flights = 0;
    loft_standard nearest = {.best = {.range_m = 0.0}};
    for (int i = 0; i < 30; i++) {
        loft_standard found;
        status = loft_standard_find_by(batch, launch, exp(x), NULL, &found);
        if (status != LOFT_OK) {
            return status;
        }
        flights += found.flights;
        const double miss =
            found.best.unbounded ? 1.0 : log(found.best.range_m / range_m);
        if (fabs(miss) < 1e-5) {
            *out = found;
            out->flights = flights;
            return LOFT_OK;
        }
        if (isfinite(before) && step != 0.0 && !found.best.unbounded) {
            slope = fmax(0.5, fmin(20.0, (miss - before) / step));
        }
        before = found.best.unbounded ? NAN : miss;
        *(miss < 0.0 ? &low : &high) = x;
        nearest =
            miss < 0.0 && found.best.range_m > nearest.best.range_m ? found : nearest;
        step = fmax(-0.3, fmin(0.3, -miss / slope));
        if (!(x + step > low && x + step < high)) { /* near half-way round it is steep */
            step = 0.5 * (low + high) - x;
        }
        x += step;
    }
    if (nearest.best.range_m > 0.0) {
        nearest.flights = flights;
        *out = nearest;
    }
    return LOFT_ERR_CONVERGE;
}

loft_status loft_min_speed_for_range(const loft_launch *launch, double range_m,
                                     loft_standard *out)
{
    loft_batch *batch = NULL;
    loft_status status = make_batch(launch, &batch);
    if (status == LOFT_OK) {
        status = loft_min_speed_for_range_by(batch, launch, range_m, out);
    }
    loft_batch_free(batch);
    return status;
}
