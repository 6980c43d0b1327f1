/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Common boosters, each flown to every event. */
#include "sim/infer/joint_parts.h"

#include <math.h>
#include <stdlib.h>

#include "sim/base/random.h"
#include "sim/infer/kept_arrays.h"
#include "sim/infer/posterior_fly.h"
#include "sim/solve/batches.h"

enum {
    CHUNK = SAMPLES_MAX,
    BOOSTERS = CHUNK / JOINT_INNER /* of a chunk */
};

/* Shared by all chunks of one flight. */
typedef struct flyer {
    loft_joint *joint;
    int f;
    solve_batches batches;
    sample_fit_start start;
    const proposal *p;
} flyer;

typedef struct room {
    sample_fit fits[CHUNK];
    double log_ratio[CHUNK]; /* prior of apogee and range over proposal */
    fit_solver solvers[CHUNK];
    trials_room trials;
    loft_trajectory *record; /* owned; NULL where nothing that was seen needs one */
} room;

/* ---- draws ---- */

void loft_joint_sample_booster(const loft_joint *joint, int k, loft_prior_sample *draw)
{
    const loft_samples *first = joint->flights[0].samples;
    loft_prior_sample_launch(&first->prior, &first->event.launch, joint->seed,
                             (uint64_t)k, draw);
    loft_prior_sample_set_burn(&first->prior, joint->burn_z[k], draw);
}

/* The counter of a try: flights that are added leave those of the others as they are. */
static uint64_t counter_of(int f, int k, int j)
{
    return ((uint64_t)k * LOFT_JOINT_FLIGHTS_MAX + (uint64_t)f) * JOINT_INNER +
           (uint64_t)j;
}

/* The tries of a booster take one of so many equal parts of a number each, turned by chance. */
static double stratified(const loft_joint *joint, int f, int k, int j, uint32_t dim,
                         int turn)
{
    const double u = loft_random_uniform(joint->seed, counter_of(f, k, j), dim);
    return ((j + turn) % JOINT_INNER + u) / JOINT_INNER;
}

static int turn_of(const loft_joint *joint, int f, int k)
{
    return (int)(JOINT_INNER *
                 loft_random_uniform(joint->seed, counter_of(f, k, 0), JOINT_DRAW_SHIFT));
}

void loft_joint_sample_launch(const loft_joint *joint, int f, int k, int j,
                              const loft_prior_sample *booster, loft_prior_sample *draw)
{
    const loft_samples *s = joint->flights[f].samples;
    const joint_try *at = &joint->flights[f].tries[k * JOINT_INNER + j];
    loft_launch base = s->event.launch;
    const loft_prior prior =
        loft_prior_of_flight(&s->prior, at->apogee_m, at->range_m, &base);
    loft_prior_sample_launch(&prior, &base, joint->seed, counter_of(f, k, j), draw);
    loft_prior_sample_set_beta(&prior, at->beta_z, draw);
    draw->launch.booster = booster->launch.booster;
    /* a flight too flat for the usual turn has a quicker one in every draw */
    draw->launch.turn_fraction *=
        s->typical.fit.flown.aim.turn_fraction / s->event.launch.turn_fraction;
}

static void sample_try(const flyer *m, int k, int j, const loft_prior_sample *booster,
                       sample_fit *fit, double *log_ratio)
{
    loft_joint *joint = m->joint;
    joint_try *at = &joint->flights[m->f].tries[k * JOINT_INNER + j];
    proposal_point point = {.burn_z = joint->burn_z[k]};
    loft_figure_table_sample(
        &m->p->table,
        stratified(joint, m->f, k, j, LOFT_DIMENSION_APOGEE, turn_of(joint, m->f, k)),
        loft_random_uniform(joint->seed, counter_of(m->f, k, j), LOFT_DIMENSION_RANGE),
        &point.x, &point.y);
    *log_ratio = loft_figure_log_prior() -
                 loft_figure_table_log_density(&m->p->table, point.x, point.y) -
                 loft_proposal_sample_drag(
                     m->p, &point, stratified(joint, m->f, k, j, LOFT_DIMENSION_BETA, 0));
    *at = (joint_try){.apogee_m = loft_figure_apogee(point.x),
                      .range_m = loft_figure_range(point.y),
                      .beta_z = point.beta_z};
    if (!joint->flights[m->f].samples->event.assume_ballistic &&
        loft_figure_is_depressed(at->apogee_m, at->range_m)) {
        *log_ratio = -INFINITY;
    }
    *fit = (sample_fit){.apogee_m = at->apogee_m, .range_m = at->range_m};
    loft_joint_sample_launch(joint, m->f, k, j, booster, &fit->draw);
}

/* ---- weights ---- */

static double log_likelihood(const testimony *t, const sample_fit *fit)
{
    const flown_figures flown = {fit->apogee_m, fit->range_m, fit->time_s};
    testimony_view view;
    loft_testimony_view(t, &flown, &view);
    return loft_testimony_log(t, &view, -1);
}

/* ln of the likelihood of what was seen; -INFINITY if it cannot be looked at. */
static double log_observed(const loft_samples *s, const sample_fit *fit,
                           loft_trajectory *record)
{
    observation_view views[LOFT_OBSERVATIONS_MAX];
    double sum = 0.0;
    if (s->event.n_observations > 0 && !loft_samples_look(s, fit, record, views)) {
        return -INFINITY;
    }
    for (size_t k = 0; k < s->event.n_observations; k++) {
        sum += loft_observation_log(&s->prior.errors, &s->observations[k],
                                    views[k].log_ratio);
    }
    return sum;
}

static void keep_try(const joint_flight *flight, const sample_fit *fit, double log_ratio,
                     loft_trajectory *record, joint_try *at)
{
    at->log_weight = at->log_untimed = -INFINITY;
    if (!fit->solved || !isfinite(log_ratio)) {
        return;
    }
    const double seen = log_ratio + log_observed(flight->samples, fit, record);
    at->log_weight = seen + log_likelihood(&flight->samples->testimony, fit);
    at->log_untimed = seen + log_likelihood(&flight->untimed, fit);
    at->time_s = fit->time_s;
    at->speed_mps = fit->aim.ideal_speed_mps;
}

/* ln of the mean of the weights of a booster's tries. */
static double log_mean(const joint_try *tries)
{
    double largest = -INFINITY;
    double sum = 0.0;
    for (int j = 0; j < JOINT_INNER; j++) {
        largest = fmax(largest, tries[j].log_weight);
    }
    for (int j = 0; isfinite(largest) && j < JOINT_INNER; j++) {
        sum += exp(tries[j].log_weight - largest);
    }
    return isfinite(largest) ? largest + log(sum / JOINT_INNER) : -INFINITY;
}

static void run_chunk(const flyer *m, int first, int boosters, room *r)
{
    const loft_joint *joint = m->joint;
    const joint_flight *flight = &joint->flights[m->f];
    for (int b = 0; b < boosters; b++) {
        loft_prior_sample booster;
        loft_joint_sample_booster(joint, first + b, &booster);
        for (int j = 0; j < JOINT_INNER; j++) {
            const int i = b * JOINT_INNER + j;
            sample_try(m, first + b, j, &booster, &r->fits[i], &r->log_ratio[i]);
        }
    }
    const sample_fit_task task = {.batch = m->batches.turning,
                                  .start = &m->start,
                                  .solvers = r->solvers,
                                  .room = &r->trials};
    loft_sample_fit_all(&task, boosters * JOINT_INNER, r->fits);
    for (int b = 0; b < boosters; b++) {
        joint_try *tries = &flight->tries[(first + b) * JOINT_INNER];
        for (int j = 0; j < JOINT_INNER; j++) {
            const int i = b * JOINT_INNER + j;
            keep_try(flight, &r->fits[i], r->log_ratio[i], r->record, &tries[j]);
        }
        flight->log_like[first + b] = log_mean(tries);
    }
}

static void free_room(room *r)
{
    if (r != NULL) {
        loft_trajectory_free(r->record);
    }
    free(r);
}

static room *new_room(const flyer *m)
{
    const bool recorded = loft_samples_need_record(m->joint->flights[m->f].samples);
    room *r = malloc(sizeof *r);
    if (r == NULL) {
        return NULL;
    }
    r->record = recorded ? loft_trajectory_new() : NULL;
    if (recorded && r->record == NULL) {
        free_room(r);
        return NULL;
    }
    return r;
}

/* Every chunk writes to its own cells, so their order does not matter. */
static loft_status run_chunks(const flyer *m, int from, int to)
{
    int failed = 0;
#pragma omp parallel reduction(+ : failed)
    {
        room *r = new_room(m);
        failed += r == NULL;
#pragma omp for schedule(dynamic, 1)
        for (int first = from; first < to; first += BOOSTERS) {
            if (r != NULL) {
                run_chunk(m, first, to - first < BOOSTERS ? to - first : BOOSTERS, r);
            }
        }
        free_room(r);
    }
    return failed == 0 ? LOFT_OK : LOFT_ERR_NOMEM;
}

static loft_status run_stretch(const flyer *m, int from, int to)
{
    const joint_flight *flight = &m->joint->flights[m->f];
    const size_t n = (size_t)(to - from);
    const size_t numbers = sizeof(joint_try) / sizeof(double);
    const kept_array arrays[] = {
        {(double *)&flight->tries[from * JOINT_INNER], n * JOINT_INNER * numbers},
        {&flight->log_like[from], n}};
    const int all = sizeof arrays / sizeof arrays[0];
    const int had = kept_arrays_recall(m->joint->kept, all, arrays);
    const loft_status status = had < all ? run_chunks(m, from, to) : LOFT_OK;
    return status == LOFT_OK ? kept_arrays_leave(m->joint->kept, had, all, arrays)
                             : status;
}

static loft_status run_all(const flyer *m)
{
    const int n = m->joint->samples;
    loft_status status = LOFT_OK;
    if (m->joint->kept == NULL) {
        return run_chunks(m, 0, n);
    }
    for (int from = 0; status == LOFT_OK && from < n; from += JOINT_STRETCH) {
        status =
            run_stretch(m, from, n - from < JOINT_STRETCH ? n : from + JOINT_STRETCH);
    }
    return status;
}

loft_status loft_joint_fly_to(loft_joint *joint, int f)
{
    const loft_samples *s = joint->flights[f].samples;
    flyer m = {
        .joint = joint, .f = f, .p = s->adapted.t != NULL ? &s->adapted : &s->pilot};
    loft_status status = loft_solve_batches_new(&s->event.launch.model, &m.batches);
    if (status == LOFT_OK && !loft_sample_fit_start(m.batches.turning, &s->event.launch,
                                                    &s->typical.fit, &m.start)) {
        status = LOFT_ERR_CONVERGE;
    }
    if (status == LOFT_OK) {
        status = run_all(&m);
    }
    loft_solve_batches_free(&m.batches);
    return status;
}

void loft_joint_log_weights(const loft_joint *joint, int left_out, double *log_weights)
{
    for (int k = 0; k < joint->samples; k++) {
        log_weights[k] = joint->log_ratio[k];
        for (int f = 0; f < joint->n; f++) {
            log_weights[k] += f == left_out ? 0.0 : joint->flights[f].log_like[k];
        }
    }
}

double loft_joint_weigh(int n, double *log_weights)
{
    double largest = -INFINITY;
    double sum = 0.0;
    for (int k = 0; k < n; k++) {
        largest = fmax(largest, log_weights[k]);
    }
    for (int k = 0; k < n; k++) {
        log_weights[k] = isfinite(log_weights[k]) ? exp(log_weights[k] - largest) : 0.0;
        sum += log_weights[k];
    }
    return largest + log(sum / n);
}
