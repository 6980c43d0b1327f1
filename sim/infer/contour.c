/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/infer.h"

#include <math.h>
#include <stdlib.h>

#include "loft/loft.h"
#include "sim/infer/band.h"
#include "sim/infer/contour_trace.h"
#include "sim/solve/reach.h"
#include "sim/solve/standard_solver.h"

enum {
    N = LOFT_CONTOUR_AZIMUTHS
};
static const double found_least = 0.9; /* of the boosters, toward every azimuth */

double loft_contour_azimuth(size_t i)
{
    return 2.0 * LOFT_PI * (double)i / N;
}

static loft_status find_fitted(const loft_launch *launch, double ideal_speed_mps,
                               loft_reach_point reach[N], loft_contour *out)
{
    const loft_status status = loft_reach_find(launch, ideal_speed_mps, true, N, reach);
    if (status != LOFT_OK) {
        return status;
    }
    *out = (loft_contour){.has_band = false};
    for (size_t i = 0; i < N; i++) {
        out->range_m[LOFT_CONTOUR_FITTED][i] =
            reach[i].unbounded ? INFINITY : reach[i].range_m;
    }
    return LOFT_OK;
}

loft_status loft_contour_find(const loft_launch *launch, double ideal_speed_mps,
                              loft_contour *out)
{
    loft_reach_point reach[N];
    return find_fitted(launch, ideal_speed_mps, reach, out);
}

/* The room of one thread. */
typedef struct room {
    loft_launch launches[TRIALS_MANY];
    standard_solver solvers[TRIALS_MANY];
    trials_room trials;
} room;

/* The result of a booster toward north, where the survey begins. */
typedef struct first_found {
    bool bounded;
    double end_elevation_rad, turn_fraction;
} first_found;

/* Everything that the azimuths share. */
typedef struct survey {
    const loft_batch *batch;
    const loft_launch *launch; /* over the rotating Earth */
    const loft_reach_point *reach;
    size_t n;
    const loft_posterior_sample *samples;
    first_found *first; /* of the boosters: written by azimuth 0, read by the others */
} survey;

/*
 * From azimuth to azimuth the best steering of every booster changes about as that of the
 * fitted one does, where both are bounded.
 */
static standard_solver solver_of(const survey *s, size_t azimuth, size_t i,
                                 loft_launch *launch)
{
    const loft_reach_point *north = &s->reach[0];
    const loft_reach_point *fitted = &s->reach[azimuth];
    const loft_posterior_sample *draw = &s->samples[i];
    const first_found *first = &s->first[i];
    *launch = draw->launch;
    launch->model = s->launch->model;
    launch->azimuth_rad = fitted->azimuth_rad;
    standard_task task = {.launch = launch,
                          .aim = fitted->aim,
                          .tolerance = LOFT_STANDARD_BAND_TOLERANCE,
                          .doubtful = fitted->unbounded,
                          .near = azimuth > 0 && first->bounded && !north->unbounded &&
                                  !fitted->unbounded,
                          .turns = true,
                          .on_azimuth_rad = LOFT_STANDARD_BAND_ON_AZIMUTH_RAD};
    task.aim.ideal_speed_mps = draw->aim.ideal_speed_mps;
    if (task.near) {
        task.aim.end_elevation_rad +=
            first->end_elevation_rad - north->aim.end_elevation_rad;
        task.aim.turn_fraction += first->turn_fraction - north->aim.turn_fraction;
    }
    return loft_standard_solver_start(&task);
}

/* Ranges of all the boosters toward one azimuth; returns how many were found. */
static size_t find_ranges(const survey *s, size_t azimuth, room *r, double *ranges_m)
{
    size_t found = 0;
    for (size_t first = 0; first < s->n; first += TRIALS_MANY) {
        const size_t left = s->n - first;
        const size_t n = left < TRIALS_MANY ? left : TRIALS_MANY;
        for (size_t i = 0; i < n; i++) {
            r->solvers[i] = solver_of(s, azimuth, first + i, &r->launches[i]);
        }
        loft_trials_by_batch(s->batch, &loft_standard_solver_kind, (int)n, r->solvers,
                             &r->trials);
        for (size_t i = 0; i < n; i++) {
            const standard_solver *solver = &r->solvers[i];
            if (azimuth == 0) {
                s->first[first + i] =
                    (first_found){.bounded = solver->phase == STANDARD_FOUND,
                                  .end_elevation_rad = solver->aim.end_elevation_rad,
                                  .turn_fraction = solver->aim.turn_fraction};
            }
            if (loft_standard_solver_found(solver)) {
                ranges_m[found++] = loft_standard_solver_range(solver);
            }
        }
    }
    return found;
}

/* ones: n weights of 1. */
static loft_status survey_azimuth(const survey *s, size_t azimuth, const double *ones,
                                  loft_contour *contour)
{
    room *r = malloc(sizeof *r);
    double *ranges_m = calloc(s->n, sizeof *ranges_m);
    loft_status status = r != NULL && ranges_m != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
    loft_band band;
    if (status == LOFT_OK) {
        const size_t found = find_ranges(s, azimuth, r, ranges_m);
        status = (double)found >= found_least * (double)s->n
                     ? loft_band_of(found, ranges_m, ones, &band)
                     : LOFT_ERR_CONVERGE;
    }
    if (status == LOFT_OK) {
        contour->range_m[LOFT_CONTOUR_P05][azimuth] = band.p05;
        contour->range_m[LOFT_CONTOUR_P95][azimuth] = band.p95;
    }
    free(ranges_m);
    free(r);
    return status;
}

/* Azimuth 0, then the others: each writes to its own places, and their order does not
 * matter. */
static loft_status survey_all(survey *s, loft_contour *contour)
{
    double *ones = calloc(s->n, sizeof *ones);
    s->first = calloc(s->n, sizeof *s->first);
    loft_status status[N] = {LOFT_ERR_NOMEM};
    if (ones != NULL && s->first != NULL) {
        for (size_t i = 0; i < s->n; i++) {
            ones[i] = 1.0;
        }
        status[0] = survey_azimuth(s, 0, ones, contour);
#pragma omp parallel for schedule(dynamic, 1)
        for (size_t i = 1; i < N; i++) {
            status[i] = survey_azimuth(s, i, ones, contour);
        }
    }
    free(ones);
    free(s->first);
    for (size_t i = 0; i < N; i++) {
        if (status[i] != LOFT_OK) {
            return status[i];
        }
    }
    return LOFT_OK;
}

loft_status loft_contour_find_band(const loft_launch *launch, double ideal_speed_mps,
                                   size_t n, const loft_posterior_sample *samples,
                                   loft_contour *out)
{
    loft_reach_point reach[N];
    loft_contour contour;
    loft_batch *batch = NULL;
    if (n == 0) {
        return LOFT_ERR_DOMAIN;
    }
    loft_status status = find_fitted(launch, ideal_speed_mps, reach, &contour);
    if (status == LOFT_OK) {
        status = loft_batch_new(&launch->model, NULL, &batch);
    }
    if (status == LOFT_OK) {
        survey s = {batch, launch, reach, n, samples, NULL};
        status = survey_all(&s, &contour);
    }
    loft_batch_free(batch);
    if (status == LOFT_OK) {
        contour.has_band = true;
        *out = contour;
    }
    return status;
}

size_t loft_contour_unbounded(const loft_contour *contour, loft_contour_line line)
{
    size_t n = 0;
    for (size_t i = 0; i < N; i++) {
        n += isinf(contour->range_m[line][i]) ? 1 : 0;
    }
    return n;
}

double loft_contour_range(const loft_contour *contour, loft_contour_line line,
                          double azimuth_rad)
{
    const double at = loft_angle_wrap(azimuth_rad) / (2.0 * LOFT_PI) * N;
    const double below = floor(at);
    const double t = at - below;
    const size_t i = (size_t)below % N;
    const double *r = contour->range_m[line];
    const double p1 = r[i];
    const double p2 = r[(i + 1) % N];
    if (t == 0.0) {
        return p1;
    }
    if (isinf(p1) || isinf(p2)) {
        return INFINITY;
    }
    const double before = r[(i + N - 1) % N];
    const double after = r[(i + 2) % N];
    const double p0 = isinf(before) ? 2.0 * p1 - p2 : before;
    const double p3 = isinf(after) ? 2.0 * p2 - p1 : after;
    return p1 + 0.5 * t *
                    (p2 - p0 +
                     t * (2.0 * p0 - 5.0 * p1 + 4.0 * p2 - p3 +
                          t * (3.0 * (p1 - p2) + p3 - p0)));
}

loft_contour_runs loft_contour_trace(const loft_contour *contour, loft_contour_line line)
{
    const double step_rad = 2.0 * LOFT_PI / LOFT_CONTOUR_POINTS;
    const double *r = contour->range_m[line];
    loft_contour_runs runs = {.closed = loft_contour_unbounded(contour, line) == 0};
    size_t start = 0; /* at a gap, if there is one: then no run is cut in two */
    size_t n = 0;
    size_t from = 0;
    for (size_t i = 0; i < N; i++) {
        start = isinf(r[i]) ? i : start;
    }
    for (size_t k = 0; k < LOFT_CONTOUR_POINTS; k++) {
        const size_t i = (start * LOFT_CONTOUR_BETWEEN + k) % LOFT_CONTOUR_POINTS;
        const double azimuth_rad = (double)i * step_rad;
        const double range_m = i % LOFT_CONTOUR_BETWEEN == 0
                                   ? r[i / LOFT_CONTOUR_BETWEEN]
                                   : loft_contour_range(contour, line, azimuth_rad);
        if (isfinite(range_m)) {
            runs.points[n++] = (loft_contour_point){azimuth_rad, range_m};
        }
        if (n > from && (isinf(range_m) || k + 1 == LOFT_CONTOUR_POINTS)) {
            if (n - from > 1) {
                runs.ends[runs.n_runs++] = n;
            } else {
                n = from;
            }
            from = n;
        }
    }
    return runs;
}
