/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/infer/stage_falls.h"

#include <math.h>
#include <stdlib.h>

#include "sim/base/random.h"
#include "sim/infer/band.h"
#include "sim/infer/posterior_parts.h"

/* Dimension of random.h beside those of prior.h, of the first stage. */
static const uint32_t beta_dimension = 1010;

static const double tolerance = 1e-7; /* metres */

/* ---- one fall ---- */

static const loft_flight_point *burnout_of(const loft_flight *flown, int stage)
{
    for (int i = 0; i < flown->n_events; i++) {
        if (flown->events[i].kind == LOFT_EVENT_BURNOUT &&
            flown->events[i].stage == stage) {
            return &flown->events[i].at;
        }
    }
    return NULL;
}

loft_status loft_stage_fall_of(const loft_model *model, const loft_flight *flown,
                               int stage, double beta_kgpm2, loft_geodetic site,
                               loft_stage_fall *out)
{
    const loft_flight_point *from = burnout_of(flown, stage);
    if (from == NULL) {
        return LOFT_ERR_DOMAIN;
    }
    const loft_flight_plan plan = {.model = model,
                                   .start = from->place,
                                   .v_enu_mps = from->v_enu_mps,
                                   .heading_rad = from->azimuth_rad,
                                   .body = loft_body_of_beta(beta_kgpm2),
                                   .until_half_way = true,
                                   .tolerance = tolerance};
    loft_flight fall;
    const loft_status status = loft_fly(&plan, NULL, &fall);
    if (status != LOFT_OK) {
        return status;
    }
    const loft_geodesic_line line =
        loft_geodesy_inverse(&model->earth.shape, site, fall.end.place);
    *out = (loft_stage_fall){.found = fall.ended_by == LOFT_END_GROUND,
                             .place = fall.end.place,
                             .t_s = from->t_s + fall.end.t_s,
                             .range_m = line.range_m,
                             .bearing_rad = line.azimuth1_rad,
                             .beta_kgpm2 = beta_kgpm2};
    return LOFT_OK;
}

/* ---- those of the samples ---- */

static double beta_of(const loft_samples *s, size_t sample, int stage)
{
    const double u =
        loft_random_uniform(s->seed, sample, beta_dimension + (uint32_t)stage);
    return s->prior.stage_beta_kgpm2 *
           exp(s->prior.stage_beta_log_sd * loft_random_normal_quantile(u));
}

/* Flies the booster of a sample to its figures and lets its stages fall. */
static void fall_of_sample(const loft_samples *s, size_t sample, loft_stage_fall *falls)
{
    loft_prior_sample draw;
    loft_launch_flight flown;
    loft_samples_make_one(s, (int)sample, &draw);
    const loft_launch_aim aim = {.ideal_speed_mps = samples_column(s, AIM_SPEED)[sample],
                                 .end_elevation_rad =
                                     samples_column(s, FLOWN_ELEVATION)[sample],
                                 .turn_fraction = draw.launch.turn_fraction,
                                 .heading_rad = samples_column(s, FLOWN_HEADING)[sample]};
    draw.launch.tolerance = tolerance;
    if (loft_launch_fly(&draw.launch, &aim, NULL, &flown) != LOFT_OK) {
        return;
    }
    for (int i = 0; i < draw.launch.booster.n_stages; i++) {
        (void)!loft_stage_fall_of(&draw.launch.model, &flown.flight, i,
                                  beta_of(s, sample, i), s->event.launch.site, &falls[i]);
    }
}

loft_status loft_samples_stage_falls(const loft_samples *s, size_t n,
                                     loft_stage_fall *falls)
{
    size_t *picks = malloc((n + 1) * sizeof *picks);
    const loft_status status =
        picks != NULL ? loft_samples_pick_numbers(s, n, picks) : LOFT_ERR_NOMEM;
    if (status == LOFT_OK) {
        /* Every booster writes to its own cells: the order does not matter. */
#pragma omp parallel for schedule(dynamic, 1)
        for (size_t k = 0; k < n; k++) {
            for (int i = 0; i < LOFT_STAGES_MAX; i++) {
                falls[k * LOFT_STAGES_MAX + (size_t)i] =
                    (loft_stage_fall){.found = false};
            }
            fall_of_sample(s, picks[k], &falls[k * LOFT_STAGES_MAX]);
        }
    }
    free(picks);
    return status;
}

/* ---- areas ---- */

/* Distances, times and bearings of one stage; the bearings less their mean direction. */
typedef struct fall_columns {
    size_t n;
    double mean_rad;
    double *range_m, *bearing_rad, *t_s, *weights;
} fall_columns;

static double mean_bearing(size_t n, const loft_stage_fall *falls, int stage)
{
    double north = 0.0;
    double east = 0.0;
    for (size_t k = 0; k < n; k++) {
        const loft_stage_fall *f = &falls[k * LOFT_STAGES_MAX + (size_t)stage];
        north += f->found ? f->range_m * cos(f->bearing_rad) : 0.0;
        east += f->found ? f->range_m * sin(f->bearing_rad) : 0.0;
    }
    return atan2(east, north);
}

static void fill_columns(size_t n, const loft_stage_fall *falls, int stage,
                         fall_columns *c)
{
    c->n = 0;
    c->mean_rad = mean_bearing(n, falls, stage);
    for (size_t k = 0; k < n; k++) {
        const loft_stage_fall *f = &falls[k * LOFT_STAGES_MAX + (size_t)stage];
        if (f->found) {
            c->range_m[c->n] = f->range_m;
            c->bearing_rad[c->n] = loft_angle_wrap_pm(f->bearing_rad - c->mean_rad);
            c->t_s[c->n] = f->t_s;
            c->weights[c->n++] = 1.0;
        }
    }
}

static loft_status area_of(const fall_columns *c, const loft_ellipsoid *shape,
                           loft_geodetic site, loft_stage_area *out)
{
    loft_band range_m, bearing_rad, t_s;
    loft_status status = loft_band_of(c->n, c->range_m, c->weights, &range_m);
    if (status == LOFT_OK) {
        status = loft_band_of(c->n, c->bearing_rad, c->weights, &bearing_rad);
    }
    if (status == LOFT_OK) {
        status = loft_band_of(c->n, c->t_s, c->weights, &t_s);
    }
    if (status == LOFT_OK) {
        const double centre_rad = 0.5 * (bearing_rad.p05 + bearing_rad.p95);
        out->middle_m = range_m.p50;
        out->middle_rad = loft_angle_wrap(c->mean_rad + bearing_rad.p50);
        out->middle_s = t_s.p50;
        out->middle = loft_geodesy_direct(shape, site, out->middle_rad, out->middle_m);
        out->area = (loft_impact_area){
            .nearest_m = range_m.p05,
            .farthest_m = range_m.p95,
            .azimuth_rad = loft_angle_wrap(c->mean_rad + centre_rad),
            .half_width_rad = 0.5 * (bearing_rad.p95 - bearing_rad.p05)};
    }
    return status;
}

loft_status loft_stage_areas_of(const loft_ellipsoid *shape, loft_geodetic site, size_t n,
                                const loft_stage_fall *falls, int *n_areas,
                                loft_stage_area areas[LOFT_STAGES_MAX])
{
    const double share_least = 0.5;
    double *columns = malloc(4 * (n + 1) * sizeof *columns);
    loft_status status = columns != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
    int found = 0;
    for (int stage = 0; status == LOFT_OK && stage < LOFT_STAGES_MAX; stage++) {
        fall_columns c = {.range_m = columns,
                          .bearing_rad = columns + n,
                          .t_s = columns + 2 * n,
                          .weights = columns + 3 * n};
        fill_columns(n, falls, stage, &c);
        const double share = n > 0 ? (double)c.n / (double)n : 0.0;
        if (share >= share_least) {
            areas[found] = (loft_stage_area){.stage = stage + 1, .share = share};
            status = area_of(&c, shape, site, &areas[found]);
            found += status == LOFT_OK;
        }
    }
    free(columns);
    if (status == LOFT_OK) {
        *n_areas = found;
    }
    return status;
}
