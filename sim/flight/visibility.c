/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/flight/visibility.h"

#include <math.h>

#include "loft/loft.h"
#include "sim/earth/sun.h"
#include "sim/flight/recorded_point.h"

static const double look_every_s = 5.0;
static const double close_s = 1e-3;

/* A question to each moment of the flight: 0 or more is yes. */
typedef struct test {
    const loft_model *model;
    const loft_trajectory *record;
    double (*clearance)(const struct test *test, double t_s, loft_vec3 r_ecef_m);
    loft_vec3 eye_ecef_m;
    double launch_unix_s;
} test;

static double over_horizon(const test *c, double t_s, loft_vec3 r_ecef_m)
{
    (void)t_s;
    return loft_sight_clearance(&c->model->earth.shape, c->eye_ecef_m, r_ecef_m);
}

/* A flight that lasts into the year 2100 is dark there. */
static double in_sunlight(const test *c, double t_s, loft_vec3 r_ecef_m)
{
    loft_vec3 sun;
    const loft_status status = loft_sun_position(c->launch_unix_s + t_s, &sun);
    return status == LOFT_OK ? loft_sun_clearance(&c->model->earth.shape, sun, r_ecef_m)
                             : -1.0;
}

static double value_at(const test *c, double t_s)
{
    return c->clearance(c, t_s, loft_recorded_point(c->model, c->record, t_s).r_ecef_m);
}

/* The edge between two moments of which one passes the test. */
static double edge(const test *c, double low_s, double high_s, bool low_passes)
{
    while (high_s - low_s > close_s) {
        const double middle_s = 0.5 * (low_s + high_s);
        const bool passes = value_at(c, middle_s) >= 0.0;
        *(passes == low_passes ? &low_s : &high_s) = middle_s;
    }
    return 0.5 * (low_s + high_s);
}

static void add(loft_spans *spans, double begin_s, double end_s)
{
    if (end_s > begin_s && spans->n < LOFT_SPANS) {
        spans->span[spans->n++] = (loft_span){begin_s, end_s};
    }
}

static loft_spans spans_of(const test *c)
{
    loft_spans out = {.n = 0};
    const double start_s = loft_trajectory_start(c->record);
    const double end_s = loft_trajectory_end(c->record);
    const int looks = 1 + (int)ceil((end_s - start_s) / look_every_s);
    double before_s = start_s;
    double begin_s = start_s;
    bool passed = value_at(c, start_s) >= 0.0;
    for (int i = 1; i <= looks; i++) {
        const double t_s = start_s + (end_s - start_s) * i / looks;
        const bool passes = value_at(c, t_s) >= 0.0;
        if (passes != passed) {
            const double at_s = edge(c, before_s, t_s, passed);
            if (passed) {
                add(&out, begin_s, at_s);
            }
            begin_s = at_s;
        }
        passed = passes;
        before_s = t_s;
    }
    if (passed) {
        add(&out, begin_s, end_s);
    }
    return out;
}

loft_spans loft_spans_common(const loft_spans *a, const loft_spans *b)
{
    loft_spans out = {.n = 0};
    for (int i = 0; i < a->n; i++) {
        for (int k = 0; k < b->n; k++) {
            add(&out, fmax(a->span[i].begin_s, b->span[k].begin_s),
                fmin(a->span[i].end_s, b->span[k].end_s));
        }
    }
    return out;
}

loft_spans loft_spans_rest(const loft_spans *spans, double begin_s, double end_s)
{
    loft_spans out = {.n = 0};
    for (int i = 0; i < spans->n; i++) {
        add(&out, begin_s, spans->span[i].begin_s);
        begin_s = spans->span[i].end_s;
    }
    add(&out, begin_s, end_s);
    return out;
}

loft_status loft_visibility_sunlit(const loft_model *model, const loft_trajectory *record,
                                   double launch_unix_s, loft_spans *out)
{
    loft_vec3 sun;
    const test lit = {.model = model,
                      .record = record,
                      .clearance = in_sunlight,
                      .launch_unix_s = launch_unix_s};
    const loft_status status = loft_sun_position(launch_unix_s, &sun);
    if (status == LOFT_OK) {
        *out = spans_of(&lit);
    }
    return status;
}

loft_seen loft_visibility_at(const loft_model *model, const loft_trajectory *record,
                             loft_geodetic eye, double t_s)
{
    const loft_flight_point p = loft_recorded_point(model, record, t_s);
    return (loft_seen){.t_s = t_s,
                       .alt_m = p.place.alt_m,
                       .sight = loft_sight_of(&model->earth.shape, eye, p.r_ecef_m)};
}

/* The greatest elevation between two moments, of one top: golden section. */
static loft_seen top_between(const loft_visibility *v, const loft_model *model,
                             const loft_trajectory *record, double low_s, double high_s)
{
    const double golden = 0.5 * (sqrt(5.0) - 1.0);
    while (high_s - low_s > close_s) {
        const double a_s = high_s - golden * (high_s - low_s);
        const double b_s = low_s + golden * (high_s - low_s);
        const loft_seen a = loft_visibility_at(model, record, v->eye, a_s);
        const loft_seen b = loft_visibility_at(model, record, v->eye, b_s);
        if (a.sight.elevation_rad > b.sight.elevation_rad) {
            high_s = b_s;
        } else {
            low_s = a_s;
        }
    }
    return loft_visibility_at(model, record, v->eye, 0.5 * (low_s + high_s));
}

static loft_seen highest(const loft_visibility *v, const loft_model *model,
                         const loft_trajectory *record)
{
    loft_seen best = v->rise;
    for (int i = 0; i < v->seen.n; i++) {
        const loft_span *span = &v->seen.span[i];
        const int looks = 1 + (int)ceil((span->end_s - span->begin_s) / look_every_s);
        const double step_s = (span->end_s - span->begin_s) / looks;
        for (int k = 0; k <= looks; k++) {
            const loft_seen at =
                loft_visibility_at(model, record, v->eye, span->begin_s + step_s * k);
            best = at.sight.elevation_rad > best.sight.elevation_rad ? at : best;
        }
    }
    const double start_s = loft_trajectory_start(record);
    const double end_s = loft_trajectory_end(record);
    return top_between(v, model, record, fmax(best.t_s - look_every_s, start_s),
                       fmin(best.t_s + look_every_s, end_s));
}

static bool is_place(loft_geodetic eye)
{
    return fabs(eye.lat_rad) <= 0.5 * LOFT_PI && isfinite(eye.lon_rad) &&
           eye.alt_m >= -1000.0 && isfinite(eye.alt_m);
}

loft_status loft_visibility_find(const loft_model *model, const loft_trajectory *record,
                                 loft_geodetic eye, const loft_spans *sunlit,
                                 double launch_unix_s, loft_visibility *out)
{
    const loft_ellipsoid *shape = &model->earth.shape;
    loft_visibility v = {.eye = eye};
    loft_vec3 sun = {0.0, 0.0, 1.0};
    if (!is_place(eye)) {
        return LOFT_ERR_DOMAIN;
    }
    if (sunlit != NULL) {
        const loft_status status = loft_sun_position(launch_unix_s, &sun);
        if (status != LOFT_OK) {
            return status;
        }
        v.has_sun = true;
        v.sun = loft_sight_of(shape, eye, sun);
    }
    const test seen = {.model = model,
                       .record = record,
                       .clearance = over_horizon,
                       .eye_ecef_m = loft_geodesy_ecef(shape, eye)};
    v.seen = spans_of(&seen);
    if (v.seen.n > 0) {
        v.rise = loft_visibility_at(model, record, eye, v.seen.span[0].begin_s);
        v.set = loft_visibility_at(model, record, eye, v.seen.span[v.seen.n - 1].end_s);
        v.highest = highest(&v, model, record);
        v.sunlit = sunlit != NULL ? loft_spans_common(&v.seen, sunlit) : v.sunlit;
    }
    *out = v;
    return LOFT_OK;
}
