/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/infer/fan.h"

#include "loft/infer.h"

#include <math.h>
#include <stdlib.h>

#include "loft/loft.h"
#include "sim/flight/series.h"

enum {
    SAMPLES_LEAST = 10, /* else 5 % lies outside of them */
    TRACK_POINTS = 64
};

static const double tolerance = 1e-5; /* impacts within 0.1 km, in half the time */

/* One flight, evenly in time. */
typedef struct track {
    bool unbounded;
    double range_m;                                        /* INFINITY for unbounded */
    double downrange_m[TRACK_POINTS], alt_m[TRACK_POINTS]; /* the former never falls */
} track;

double loft_fan_share(loft_fan_level level)
{
    static const double shares[LOFT_FAN_LEVELS] = {0.05, 0.25, 0.75, 0.95};
    return shares[level];
}

static void sample(const loft_launch *launch, const loft_trajectory *record, track *out)
{
    const double start_s = loft_trajectory_start(record);
    const double span_s = loft_trajectory_end(record) - start_s;
    double farthest_m = 0.0; /* a lift-off drifts metres behind the launch */
    for (int i = 0; i < TRACK_POINTS; i++) {
        double y[LOFT_STATE_N];
        loft_trajectory_at(record, start_s + span_s * i / (TRACK_POINTS - 1), y, NULL);
        farthest_m = fmax(farthest_m, loft_series_downrange(&launch->model, launch->site,
                                                            out->unbounded, y));
        out->downrange_m[i] = farthest_m;
        out->alt_m[i] =
            loft_geodesy_geodetic(&launch->model.earth.shape, loft_state_r(y)).alt_m;
    }
}

static loft_status fly(const loft_posterior_sample *draw, loft_trajectory *record,
                       track *out)
{
    loft_launch launch = draw->launch;
    loft_launch_flight flown;
    launch.tolerance = tolerance;
    const loft_status status = loft_launch_fly(&launch, &draw->aim, record, &flown);
    if (status == LOFT_OK) {
        out->unbounded = flown.unbounded;
        out->range_m = flown.unbounded ? INFINITY : flown.range_m;
        sample(&launch, record, out);
    }
    return status;
}

/* Every flight writes to its own track: the order does not matter. */
static void fly_all(const loft_posterior_sample *samples, int n, track *tracks,
                    loft_status *statuses)
{
#pragma omp parallel
    {
        loft_trajectory *record = loft_trajectory_new();
#pragma omp for schedule(dynamic, 1)
        for (int i = 0; i < n; i++) {
            statuses[i] =
                record != NULL ? fly(&samples[i], record, &tracks[i]) : LOFT_ERR_NOMEM;
        }
        loft_trajectory_free(record);
    }
}

/* Beyond its end a track goes on straight, down below the ground. */
static double altitude(const track *t, double downrange_m)
{
    int hi = 1;
    for (int step = TRACK_POINTS / 2; step > 0; step /= 2) { /* the first point beyond */
        if (hi + step < TRACK_POINTS && t->downrange_m[hi + step - 1] < downrange_m) {
            hi += step;
        }
    }
    const double before_m = t->downrange_m[hi - 1];
    const double step_m = fmax(t->downrange_m[hi] - before_m, 1.0); /* straight down */
    return t->alt_m[hi - 1] +
           (downrange_m - before_m) / step_m * (t->alt_m[hi] - t->alt_m[hi - 1]);
}

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;
    return (x > y) - (x < y);
}

/* A quantile of n values of equal weight, each at the middle of its share; sorts them. */
static double quantile(double *values, int n, double p)
{
    qsort(values, (size_t)n, sizeof *values, ascending);
    const double at = p * n - 0.5;
    const int i = (int)fmin(at, n - 2.0);
    return isinf(values[i + 1]) ? values[i + 1]
                                : values[i] + (at - i) * (values[i + 1] - values[i]);
}

static loft_fan_edge edge_of(const track *tracks, int n, double p, double *values)
{
    for (int k = 0; k < n; k++) {
        values[k] = tracks[k].range_m;
    }
    const double range_m = quantile(values, n, p);
    loft_fan_edge edge = {.open = isinf(range_m)};
    const double end_m = edge.open ? LOFT_PI * loft_earth_sphere().radius_m : range_m;
    for (int i = 0; i < LOFT_FAN_POINTS; i++) {
        const double x_m = 0.5 * end_m * (1.0 - cos(LOFT_PI * i / (LOFT_FAN_POINTS - 1)));
        for (int k = 0; k < n; k++) {
            values[k] = altitude(&tracks[k], x_m);
        }
        edge.downrange_m[i] = x_m;
        edge.alt_m[i] = fmax(quantile(values, n, p), 0.0);
    }
    if (!edge.open) {
        edge.alt_m[LOFT_FAN_POINTS - 1] = 0.0;
    }
    return edge;
}

static loft_status first_failure(const loft_status *statuses, int n)
{
    int i = 0;
    while (i < n - 1 && statuses[i] == LOFT_OK) {
        i++;
    }
    return statuses[i];
}

loft_status loft_fan_find(const loft_posterior_sample *samples, int n, loft_fan *out)
{
    if (n < SAMPLES_LEAST) {
        return LOFT_ERR_DOMAIN;
    }
    track *tracks = calloc((size_t)n, sizeof *tracks);
    loft_status *statuses = calloc((size_t)n, sizeof *statuses);
    double *values = calloc((size_t)n, sizeof *values);
    loft_status status = LOFT_ERR_NOMEM;
    if (tracks != NULL && statuses != NULL && values != NULL) {
        fly_all(samples, n, tracks, statuses);
        status = first_failure(statuses, n);
    }
    if (status == LOFT_OK) {
        *out = (loft_fan){.samples = n};
        for (int k = 0; k < n; k++) {
            out->unbounded += tracks[k].unbounded ? 1 : 0;
        }
        for (int level = 0; level < LOFT_FAN_LEVELS; level++) {
            out->edges[level] =
                edge_of(tracks, n, loft_fan_share((loft_fan_level)level), values);
        }
    }
    free(values);
    free(statuses);
    free(tracks);
    return status;
}
