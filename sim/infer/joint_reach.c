/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The standard flights of common boosters, with the speed of each event. */
#include "sim/infer/joint_parts.h"

#include <math.h>
#include <stdlib.h>

#include "sim/base/random.h"
#include "sim/infer/kept_arrays.h"
#include "sim/solve/batches.h"
#include "sim/solve/standard_solver.h"

enum {
    CHUNK = TRIALS_MANY
};

/* A share of the mean weight: boosters with less are thinned out, those that stay weigh more. */
static const double worth_keeping = 0.05;

/* Russian roulette (Kahn & Harris 1951), as in posterior.c: no mean moves. */
static int thin_out(loft_joint *joint, int *kept)
{
    int n = 0;
    loft_joint_log_weights(joint, -1, joint->weights);
    const int samples = joint->samples;
    double mean = 0.0;
    (void)loft_joint_weigh(samples, joint->weights);
    for (int k = 0; k < samples; k++) {
        mean += joint->weights[k] / samples;
    }
    for (int k = 0; k < samples; k++) {
        const double chance = fmin(joint->weights[k] / (worth_keeping * mean), 1.0);
        const bool stays =
            loft_random_uniform(joint->seed, (uint64_t)k, JOINT_DRAW_CHANCE) < chance;
        joint->log_chance[k] = stays ? log(chance) : -INFINITY;
        joint->weights[k] = stays ? joint->weights[k] / chance : 0.0;
        if (stays) {
            kept[n++] = k;
        }
    }
    return n;
}

/* The try whose speed stands for the booster: as likely as its weight. */
static int pick_try(const loft_joint *joint, int f, int k)
{
    const joint_try *tries = &joint->flights[f].tries[k * JOINT_INNER];
    const double log_sum = joint->flights[f].log_like[k] + log(JOINT_INNER);
    double left =
        loft_random_uniform(joint->seed, (uint64_t)k, (uint32_t)(JOINT_DRAW_TRY + f));
    int last = 0;
    for (int j = 0; j < JOINT_INNER && left >= 0.0; j++) {
        const double share = exp(tries[j].log_weight - log_sum);
        left -= share;
        last = share > 0.0 ? j : last;
    }
    return last;
}

static standard_solver solver_for(const loft_joint *joint, int f, int k, int j,
                                  loft_launch *still)
{
    loft_prior_sample booster;
    loft_prior_sample draw;
    const loft_launch_flight *point =
        &joint->flights[f].samples->typical.no_rotation.best;
    loft_joint_sample_booster(joint, k, &booster);
    loft_joint_sample_launch(joint, f, k, j, &booster, &draw);
    *still = loft_launch_without_rotation(&draw.launch);
    standard_task task = {.launch = still,
                          .aim = point->aim,
                          .tolerance = LOFT_STANDARD_BAND_TOLERANCE,
                          .doubtful = point->unbounded,
                          .near = !point->unbounded};
    task.aim.heading_rad = draw.launch.azimuth_rad;
    task.aim.ideal_speed_mps = joint->flights[f].tries[k * JOINT_INNER + j].speed_mps;
    return loft_standard_solver_start(&task);
}

/* The room of one thread. */
typedef struct room {
    standard_solver solvers[CHUNK];
    loft_launch still[CHUNK];
    int tried[CHUNK];
    trials_room trials;
} room;

static void run_chunk(loft_joint *joint, int f, const loft_batch *batch, int n,
                      const int *kept, room *r)
{
    for (int i = 0; i < n; i++) {
        r->tried[i] = pick_try(joint, f, kept[i]);
        r->solvers[i] = solver_for(joint, f, kept[i], r->tried[i], &r->still[i]);
    }
    loft_trials_by_batch(batch, &loft_standard_solver_kind, n, r->solvers, &r->trials);
    for (int i = 0; i < n; i++) {
        const standard_solver *s = &r->solvers[i];
        joint->flights[f].reaches[kept[i]] = (joint_reach){
            .tried = r->tried[i],
            .speed_mps = s->task.aim.ideal_speed_mps,
            .range_m =
                loft_standard_solver_found(s) ? loft_standard_solver_range(s) : NAN,
            .aim = s->aim};
    }
}

static loft_status run_chunks(loft_joint *joint, int f, const loft_batch *batch, int n,
                              const int *kept)
{
    int failed = 0;
#pragma omp parallel reduction(+ : failed)
    {
        room *r = malloc(sizeof *r);
        failed += r == NULL;
#pragma omp for schedule(dynamic, 1)
        for (int first = 0; first < n; first += CHUNK) {
            if (r != NULL) {
                run_chunk(joint, f, batch, n - first < CHUNK ? n - first : CHUNK,
                          &kept[first], r);
            }
        }
        free(r);
    }
    return failed == 0 ? LOFT_OK : LOFT_ERR_NOMEM;
}

/* From the first of the boosters to the last, with the nothing of those between. */
static loft_status run_stretch(loft_joint *joint, int f, const loft_batch *batch, int n,
                               const int *kept)
{
    const size_t boosters = (size_t)(kept[n - 1] - kept[0]) + 1;
    const kept_array array = {(double *)&joint->flights[f].reaches[kept[0]],
                              boosters * (sizeof(joint_reach) / sizeof(double))};
    const int had = kept_arrays_recall(joint->kept, 1, &array);
    const loft_status status = had < 1 ? run_chunks(joint, f, batch, n, kept) : LOFT_OK;
    return status == LOFT_OK ? kept_arrays_leave(joint->kept, had, 1, &array) : status;
}

static loft_status run_all(loft_joint *joint, int f, const loft_batch *batch, int n,
                           const int *kept)
{
    loft_status status = LOFT_OK;
    if (joint->kept == NULL) {
        return run_chunks(joint, f, batch, n, kept);
    }
    for (int first = 0; status == LOFT_OK && first < n; first += JOINT_STRETCH) {
        status = run_stretch(joint, f, batch,
                             n - first < JOINT_STRETCH ? n - first : JOINT_STRETCH,
                             &kept[first]);
    }
    return status;
}

static loft_status reach_with(loft_joint *joint, int f, int n, const int *kept)
{
    const loft_model *model = &joint->flights[f].samples->event.launch.model;
    solve_batches batches = {NULL, NULL};
    loft_status status = loft_solve_batches_new(model, &batches);
    if (status == LOFT_OK) {
        status = run_all(joint, f, batches.still, n, kept);
    }
    loft_solve_batches_free(&batches);
    return status;
}

/* A booster without one of its standard flights has no weight. */
static void drop_failed(loft_joint *joint, int n, const int *kept)
{
    for (int i = 0; i < n; i++) {
        for (int f = 0; f < joint->n; f++) {
            if (isnan(joint->flights[f].reaches[kept[i]].range_m)) {
                joint->weights[kept[i]] = 0.0;
            }
        }
    }
}

loft_status loft_joint_reach(loft_joint *joint)
{
    int *kept = calloc((size_t)joint->samples, sizeof *kept);
    if (kept == NULL) {
        return LOFT_ERR_NOMEM;
    }
    const int n = thin_out(joint, kept);
    loft_status status = LOFT_OK;
    for (int f = 0; status == LOFT_OK && f < joint->n; f++) {
        status = reach_with(joint, f, n, kept);
    }
    drop_failed(joint, n, kept);
    free(kept);
    return status;
}
