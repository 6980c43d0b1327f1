/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/solve/reach.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "loft/loft.h"
#include "sim/solve/standard.h"
#include "sim/solve/standard_solver.h"

static const double tolerance = 2e-7;
static const double on_azimuth_rad = 1e-6;

/* The points as they are found. */
typedef struct finding {
    loft_launch launch;      /* over an Earth that turns or not */
    const loft_batch *batch; /* of its model, or NULL */
    double ideal_speed_mps;
    size_t n;
    loft_reach_point points[LOFT_REACH_MAX];
    bool found[LOFT_REACH_MAX];
} finding;

typedef struct room {
    loft_launch launches[TRIALS_MANY];
    standard_solver solvers[TRIALS_MANY];
    trials_room trials;
} room;

static double azimuth_of(const finding *f, size_t k)
{
    return 2.0 * LOFT_PI * (double)k / (double)f->n;
}

/* One azimuth by itself; near as in loft_standard_find. */
static loft_status find_one(finding *f, size_t k, const loft_launch_aim *near)
{
    loft_launch toward = f->launch;
    loft_standard standard;
    toward.azimuth_rad = azimuth_of(f, k);
    const loft_status status =
        loft_standard_find_by(f->batch, &toward, f->ideal_speed_mps, near, &standard);
    if (status != LOFT_OK) {
        return status;
    }
    const loft_launch_flight *best = &standard.best;
    f->points[k] = (loft_reach_point){.azimuth_rad = toward.azimuth_rad,
                                      .aim = best->aim,
                                      .unbounded = best->unbounded};
    if (!best->unbounded) {
        f->points[k].range_m = best->range_m;
        f->points[k].tof_s = best->flight.end.t_s;
        f->points[k].impact = best->flight.end.place;
    }
    f->found[k] = true;
    return LOFT_OK;
}

/* The best steering changes little from one azimuth to the next. */
static standard_solver solver_of(const finding *f, size_t k, loft_launch *launch)
{
    const loft_reach_point *first = &f->points[0];
    *launch = f->launch;
    launch->azimuth_rad = azimuth_of(f, k);
    standard_task task = {.launch = launch,
                          .aim = first->aim,
                          .tolerance = tolerance,
                          .doubtful = first->unbounded,
                          .turns = launch->model.earth.omega_radps != 0.0,
                          .on_azimuth_rad = on_azimuth_rad};
    task.aim.heading_rad += launch->azimuth_rad;
    return loft_standard_solver_start(&task);
}

/* But for those that loft_standard_find_by decides by flights one by one. */
static void take(finding *f, size_t k, const standard_solver *solver)
{
    const loft_launch *launch = solver->task.launch;
    const bool unbounded = solver->phase == STANDARD_UNBOUNDED;
    f->found[k] = unbounded ? solver->task.turns && solver->past_half_way
                            : loft_standard_solver_range(solver) < LOFT_STANDARD_CLOSE_M;
    f->points[k] = (loft_reach_point){
        .azimuth_rad = launch->azimuth_rad, .aim = solver->aim, .unbounded = unbounded};
    if (solver->phase == STANDARD_FOUND) {
        f->points[k].range_m = loft_standard_solver_range(solver);
        f->points[k].tof_s = solver->flight.t_s;
        f->points[k].impact =
            loft_geodesy_geodetic(&launch->model.earth.shape, solver->flight.r_ecef_m);
    }
}

/* All but the first, side by side. */
static void find_together(finding *f, room *r)
{
    for (size_t first = 1; first < f->n; first += TRIALS_MANY) {
        const size_t left = f->n - first;
        const size_t n = left < TRIALS_MANY ? left : TRIALS_MANY;
        for (size_t i = 0; i < n; i++) {
            r->solvers[i] = solver_of(f, first + i, &r->launches[i]);
        }
        loft_trials_by_batch(f->batch, &loft_standard_solver_kind, (int)n, r->solvers,
                             &r->trials);
        for (size_t i = 0; i < n; i++) {
            take(f, first + i, &r->solvers[i]);
        }
    }
}

static loft_status find_all(finding *f)
{
    loft_status status = find_one(f, 0, NULL);
    if (status == LOFT_OK && f->batch != NULL) {
        room *r = malloc(sizeof *r);
        status = r != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
        if (r != NULL) {
            find_together(f, r);
        }
        free(r);
    }
    const loft_reach_point *near = f->points[0].unbounded ? NULL : &f->points[0];
    for (size_t k = 1; k < f->n && status == LOFT_OK; k++) {
        if (!f->found[k]) {
            status = find_one(f, k, near != NULL ? &near->aim : NULL);
        }
        near = status == LOFT_OK && !f->points[k].unbounded ? &f->points[k] : near;
    }
    return status;
}

loft_status loft_reach_find(const loft_launch *launch, double ideal_speed_mps,
                            bool rotation, size_t n, loft_reach_point points[])
{
    if (n < 4 || n > LOFT_REACH_MAX) {
        return LOFT_ERR_DOMAIN;
    }
    finding f = {.launch = rotation ? *launch : loft_launch_without_rotation(launch),
                 .ideal_speed_mps = ideal_speed_mps,
                 .n = n};
    loft_batch *batch = NULL;
    loft_status status = loft_batch_new(&f.launch.model, NULL, &batch);
    if (status == LOFT_OK || status == LOFT_ERR_DOMAIN) { /* of a batch: then singly */
        f.batch = batch;
        status = find_all(&f);
    }
    loft_batch_free(batch);
    if (status == LOFT_OK) {
        memcpy(points, f.points, n * sizeof *points);
    }
    return status;
}
