/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/infer.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "loft/batch.h"
#include "loft/loft.h"
#include "sim/base/random.h"
#include "sim/base/ranks.h"
#include "sim/infer/running_stats.h"

enum {
    BLOCK = 256,  /* draws that one thread flies at a time */
    BLOCKS = 128, /* of a round, after which they are added up in their order */
    N_ENDS = LOFT_BATCH_NO_CLIMB + 1
};

typedef struct result {
    loft_batch_end end;
    double figures[LOFT_ENSEMBLE_QUANTITIES];
} result;

struct loft_ensemble {
    loft_ensemble_setup plan;
    loft_batch *batch;
    loft_ranks ranks;
    uint64_t next; /* draw */
    int64_t ended[N_ENDS];
    loft_running_stats *tallies[LOFT_ENSEMBLE_QUANTITIES];
    result results[BLOCKS * BLOCK];
};

static bool ordered(double lo, double hi)
{
    return isfinite(lo) && isfinite(hi) && lo <= hi; /* so that a NaN is refused */
}

loft_status loft_ensemble_new(const loft_ensemble_setup *plan, loft_ensemble **out)
{
    if (loft_launch_check(&plan->base) != LOFT_OK ||
        loft_prior_check(&plan->prior) != LOFT_OK || !(plan->speed_lo_mps > 0.0) ||
        !ordered(plan->speed_lo_mps, plan->speed_hi_mps) ||
        !ordered(plan->elevation_lo_rad, plan->elevation_hi_rad) ||
        plan->elevation_hi_rad > 0.5 * LOFT_PI || plan->elevation_lo_rad < -0.25) {
        return LOFT_ERR_DOMAIN;
    }
    loft_ensemble *e = calloc(1, sizeof *e);
    if (e == NULL) {
        return LOFT_ERR_NOMEM;
    }
    e->plan = *plan;
    e->ranks = loft_ranks_alone();
    loft_status status = loft_batch_new(&plan->base.model, NULL, &e->batch);
    for (int i = 0; i < LOFT_ENSEMBLE_QUANTITIES && status == LOFT_OK; i++) {
        e->tallies[i] = loft_running_stats_new();
        status = e->tallies[i] != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
    }
    if (status != LOFT_OK) {
        loft_ensemble_free(e);
        return status;
    }
    *out = e;
    return LOFT_OK;
}

void loft_ensemble_free(loft_ensemble *ensemble)
{
    if (ensemble == NULL) {
        return;
    }
    for (int i = 0; i < LOFT_ENSEMBLE_QUANTITIES; i++) {
        loft_running_stats_free(ensemble->tallies[i]);
    }
    loft_batch_free(ensemble->batch);
    free(ensemble);
}

void loft_ensemble_share(loft_ensemble *ensemble, const loft_ranks *ranks)
{
    ensemble->ranks = *ranks;
}

static double between(double lo, double hi, double u)
{
    return lo + (hi - lo) * u;
}

static void sample_trial(const loft_ensemble_setup *plan, uint64_t k, loft_launch *launch,
                         loft_batch_trial *trial)
{
    loft_prior_sample draw;
    loft_prior_sample_launch(&plan->prior, &plan->base, plan->seed, k, &draw);
    *launch = draw.launch;
    const double u = loft_random_uniform(plan->seed, k, LOFT_ENSEMBLE_DIMENSION_SPEED);
    const double w =
        loft_random_uniform(plan->seed, k, LOFT_ENSEMBLE_DIMENSION_ELEVATION);
    *trial = (loft_batch_trial){
        .launch = launch,
        .aim = {.ideal_speed_mps = between(plan->speed_lo_mps, plan->speed_hi_mps, u),
                .end_elevation_rad =
                    between(plan->elevation_lo_rad, plan->elevation_hi_rad, w),
                .turn_fraction = launch->turn_fraction,
                .heading_rad = launch->azimuth_rad}};
}

static result result_of(const loft_launch *launch, const loft_batch_flight *flight)
{
    result r = {.end = flight->end};
    if (flight->end == LOFT_BATCH_IMPACT) {
        const loft_ellipsoid *shape = &launch->model.earth.shape;
        const loft_geodetic impact = loft_geodesy_geodetic(shape, flight->r_ecef_m);
        r.figures[LOFT_ENSEMBLE_RANGE_M] =
            loft_geodesy_inverse(shape, launch->site, impact).range_m;
        r.figures[LOFT_ENSEMBLE_APOGEE_M] = flight->apogee_m;
        r.figures[LOFT_ENSEMBLE_TIME_S] = flight->t_s;
        r.figures[LOFT_ENSEMBLE_BURNOUT_MPS] = flight->burnout_mps;
    }
    return r;
}

static void fly_block(const loft_ensemble *e, uint64_t first, int n, result *results)
{
    loft_launch launches[BLOCK];
    loft_batch_trial trials[BLOCK] = {{.launch = NULL}};
    loft_batch_flight flights[BLOCK];
    for (int i = 0; i < n; i++) {
        sample_trial(&e->plan, first + (uint64_t)i, &launches[i], &trials[i]);
    }
    loft_batch_launch(e->batch, n, trials, flights);
    for (int i = 0; i < n; i++) {
        results[i] = result_of(&launches[i], &flights[i]);
    }
}

/* In the order of the draws, so that the sums have the same bits for any threads. */
static void add_up(loft_ensemble *e, int n)
{
    for (int i = 0; i < n; i++) {
        const result *r = &e->results[i];
        e->ended[r->end]++;
        for (int k = 0; r->end == LOFT_BATCH_IMPACT && k < LOFT_ENSEMBLE_QUANTITIES;
             k++) {
            loft_running_stats_add(e->tallies[k], r->figures[k]);
        }
    }
}

void loft_ensemble_fly(loft_ensemble *ensemble, int64_t n)
{
    for (int64_t done = 0; done < n;) {
        const int64_t left = n - done;
        const int width = left < BLOCKS * BLOCK ? (int)left : BLOCKS * BLOCK;
#pragma omp parallel for schedule(dynamic)
        for (int first = 0; first < width; first += BLOCK) {
            const int size = width - first < BLOCK ? width - first : BLOCK;
            if (loft_ranks_mine(&ensemble->ranks, first / BLOCK)) {
                fly_block(ensemble, ensemble->next + (uint64_t)first, size,
                          &ensemble->results[first]);
            }
        }
        for (int first = 0; first < width; first += BLOCK) {
            loft_ranks_spread(&ensemble->ranks, first / BLOCK, &ensemble->results[first],
                              BLOCK * sizeof *ensemble->results);
        }
        add_up(ensemble, width);
        ensemble->next += (uint64_t)width;
        done += width;
    }
}

int64_t loft_ensemble_done(const loft_ensemble *ensemble)
{
    return (int64_t)ensemble->next;
}

size_t loft_ensemble_size(void)
{
    return sizeof(uint64_t) + N_ENDS * sizeof(int64_t) +
           LOFT_ENSEMBLE_QUANTITIES * loft_running_stats_size();
}

void loft_ensemble_save(const loft_ensemble *ensemble, unsigned char *bytes)
{
    memcpy(bytes, &ensemble->next, sizeof ensemble->next);
    bytes += sizeof ensemble->next;
    memcpy(bytes, ensemble->ended, sizeof ensemble->ended);
    bytes += sizeof ensemble->ended;
    for (int i = 0; i < LOFT_ENSEMBLE_QUANTITIES; i++) {
        loft_running_stats_save(ensemble->tallies[i], bytes);
        bytes += loft_running_stats_size();
    }
}

/* All flights ended in some way, and each impact is in all statistics. */
static bool is_progress(uint64_t next, const int64_t ended[N_ENDS],
                        const unsigned char *tallies)
{
    uint64_t sum = 0;
    bool good = next <= INT64_MAX;
    for (int i = 0; i < N_ENDS && good; i++) {
        good = ended[i] >= 0 && (uint64_t)ended[i] <= next - sum;
        sum += good ? (uint64_t)ended[i] : 0;
    }
    for (int i = 0; i < LOFT_ENSEMBLE_QUANTITIES && good; i++) {
        good = loft_running_stats_check(tallies, (uint64_t)ended[LOFT_BATCH_IMPACT]);
        tallies += loft_running_stats_size();
    }
    return good && sum == next;
}

loft_status loft_ensemble_restore(loft_ensemble *ensemble, const unsigned char *bytes)
{
    uint64_t next = 0;
    int64_t ended[N_ENDS];
    memcpy(&next, bytes, sizeof next);
    bytes += sizeof next;
    memcpy(ended, bytes, sizeof ended);
    bytes += sizeof ended;
    if (!is_progress(next, ended, bytes)) {
        return LOFT_ERR_INPUT;
    }
    ensemble->next = next;
    memcpy(ensemble->ended, ended, sizeof ended);
    for (int i = 0; i < LOFT_ENSEMBLE_QUANTITIES; i++) {
        loft_running_stats_restore(ensemble->tallies[i], bytes);
        bytes += loft_running_stats_size();
    }
    return LOFT_OK;
}

int64_t loft_ensemble_count(const loft_ensemble *ensemble, loft_batch_end end)
{
    return ensemble->ended[end];
}

const loft_running_stats *loft_ensemble_stats(const loft_ensemble *ensemble,
                                              loft_ensemble_quantity figure)
{
    return ensemble->tallies[figure];
}
