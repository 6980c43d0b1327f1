/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/solve/reach.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "loft/loft.h"
#include "sim/solve/reach_many.h"

/* The points as they are found. */
typedef struct finding {
    const loft_launch *launch;
    double ideal_speed_mps;
    bool rotation;
    size_t n;
    loft_reach_point points[LOFT_REACH_MAX];
    bool found[LOFT_REACH_MAX];
} finding;

typedef struct room {
    loft_launch launches[DRAW_REACHES_MAX];
    draw_reach reaches[DRAW_REACHES_MAX];
    draw_reach_room reach;
} room;

static double azimuth_of(const finding *f, size_t k)
{
    return 2.0 * LOFT_PI * (double)k / (double)f->n;
}

/* By flights one at a time; near as in loft_standard_find. */
static loft_status find_singly(finding *f, size_t k, const loft_launch_aim *near)
{
    loft_launch toward = *f->launch;
    loft_standard standard;
    toward.azimuth_rad = azimuth_of(f, k);
    const loft_status status =
        loft_standard_find(&toward, f->ideal_speed_mps, f->rotation, near, &standard);
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
static void set_reach(const finding *f, size_t k, loft_launch *launch, draw_reach *reach)
{
    const loft_reach_point *first = &f->points[0];
    *launch = f->rotation ? *f->launch : loft_launch_without_rotation(f->launch);
    launch->azimuth_rad = azimuth_of(f, k);
    *reach =
        (draw_reach){.launch = launch, .aim = first->aim, .doubtful = first->unbounded};
    reach->aim.heading_rad += launch->azimuth_rad;
}

static void take_reach(finding *f, size_t k, const draw_reach *reach)
{
    const loft_ellipsoid *shape = &reach->launch->model.earth.shape;
    f->found[k] = reach->found;
    f->points[k] = (loft_reach_point){.azimuth_rad = reach->launch->azimuth_rad,
                                      .aim = reach->aim,
                                      .unbounded = reach->unbounded};
    if (reach->found && !reach->unbounded) {
        f->points[k].range_m = reach->range_m;
        f->points[k].tof_s = reach->flight.t_s;
        f->points[k].impact = loft_geodesy_geodetic(shape, reach->flight.r_ecef_m);
    }
}

/* All but the first, side by side. */
static void find_together(finding *f, const loft_batch *batch, room *r)
{
    const draw_reach_care care = {
        .looks = 3, .turns = f->rotation, .on_azimuth_rad = 1e-6};
    for (size_t first = 1; first < f->n; first += DRAW_REACHES_MAX) {
        const size_t left = f->n - first;
        const size_t n = left < DRAW_REACHES_MAX ? left : DRAW_REACHES_MAX;
        for (size_t i = 0; i < n; i++) {
            set_reach(f, first + i, &r->launches[i], &r->reaches[i]);
        }
        loft_draw_reach_find(batch, &care, (int)n, r->reaches, &r->reach);
        for (size_t i = 0; i < n; i++) {
            take_reach(f, first + i, &r->reaches[i]);
        }
    }
}

/* Leaves all of them open where no batch flies in the launch's model. */
static loft_status find_by_batch(finding *f)
{
    const loft_launch launch =
        f->rotation ? *f->launch : loft_launch_without_rotation(f->launch);
    loft_batch *batch = NULL;
    room *r = malloc(sizeof *r);
    loft_status status =
        r != NULL ? loft_batch_new(&launch.model, NULL, &batch) : LOFT_ERR_NOMEM;
    if (status == LOFT_OK) {
        find_together(f, batch, r);
    }
    loft_batch_free(batch);
    free(r);
    return status == LOFT_ERR_DOMAIN ? LOFT_OK : status;
}

static loft_status find_all(finding *f)
{
    loft_status status = find_singly(f, 0, NULL);
    if (status == LOFT_OK) {
        status = find_by_batch(f);
    }
    const loft_reach_point *near = f->points[0].unbounded ? NULL : &f->points[0];
    for (size_t k = 1; k < f->n && status == LOFT_OK; k++) {
        if (!f->found[k]) {
            status = find_singly(f, k, near != NULL ? &near->aim : NULL);
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
    finding f = {.launch = launch,
                 .ideal_speed_mps = ideal_speed_mps,
                 .rotation = rotation,
                 .n = n};
    const loft_status status = find_all(&f);
    if (status == LOFT_OK) {
        memcpy(points, f.points, n * sizeof *points);
    }
    return status;
}
