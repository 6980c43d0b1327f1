/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing and flying the samples of an event, chunk by chunk. */
#include "sim/infer/posterior_fly.h"

#include <math.h>
#include <stdlib.h>

#include "sim/base/random.h"
#include "sim/base/ranks.h"
#include "sim/infer/kept_arrays.h"
#include "sim/solve/standard_solver.h"

/* The room of one thread. */
typedef struct room {
    sample_fit fits[SAMPLER_CHUNK];
    proposal_point at[SAMPLER_CHUNK];
    loft_launch still[SAMPLER_CHUNK];
    fit_solver fit_solvers[SAMPLER_CHUNK];
    standard_solver no_rotation[SAMPLER_CHUNK], toward_azimuth[SAMPLER_CHUNK];
    trials_room trials;
    loft_trajectory *record; /* NULL unless an observation needs one */
} room;

/* ---- one sample ---- */

static proposal_point sample_point(const sampler *m, int sample, double *log_density)
{
    static const uint32_t dims[4] = {LOFT_DIMENSION_APOGEE, LOFT_DIMENSION_RANGE,
                                     LOFT_DIMENSION_BURN, LOFT_DIMENSION_BETA};
    double u[4];
    for (int i = 0; i < 4; i++) {
        u[i] = loft_random_uniform(m->s->seed, (uint64_t)sample, dims[i]);
    }
    return loft_proposal_sample(sample < m->pilots ? &m->s->pilot : &m->s->adapted, u,
                                log_density);
}

static void sample_booster(const loft_samples *s, int sample, const proposal_point *at,
                           loft_prior_sample *draw)
{
    loft_launch base = s->event.launch;
    const loft_prior prior = loft_prior_of_flight(&s->prior, loft_figure_apogee(at->x),
                                                  loft_figure_range(at->y), &base);
    loft_prior_sample_launch(&prior, &base, s->seed, (uint64_t)sample, draw);
    loft_prior_sample_set_burn(&prior, at->burn_z, draw);
    loft_prior_sample_set_beta(&prior, at->beta_z, draw);
    /* a flight too flat for the usual turn has a quicker one in every draw */
    draw->launch.turn_fraction *=
        s->typical.fit.flown.aim.turn_fraction / s->event.launch.turn_fraction;
}

proposal_point loft_samples_point(const loft_samples *s, int sample)
{
    return (proposal_point){.x = samples_column(s, FIGURE_X)[sample],
                            .y = samples_column(s, FIGURE_Y)[sample],
                            .burn_z = samples_column(s, BURN_Z)[sample],
                            .beta_z = samples_column(s, BETA_Z)[sample]};
}

void loft_samples_make_one(const loft_samples *s, int sample, loft_prior_sample *draw)
{
    const proposal_point at = loft_samples_point(s, sample);
    const loft_samples *of = s;
    for (size_t i = 0; s->parts != NULL && i < s->mix.n; i++) {
        if (s->parts[i] == NULL) { /* a class that cannot fly the figures */
            continue;
        }
        of = s->parts[i];
        if (sample < of->samples) {
            break;
        }
        sample -= of->samples;
    }
    sample_booster(of, sample, &at, draw);
}

static void make_sample(const sampler *m, int sample, proposal_point *at, sample_fit *fit)
{
    *at = sample_point(m, sample, &samples_column(m->s, LOG_DENSITY)[sample]);
    *fit = (sample_fit){.apogee_m = loft_figure_apogee(at->x),
                        .range_m = loft_figure_range(at->y)};
    sample_booster(m->s, sample, at, &fit->draw);
}

static void keep_point(const loft_samples *s, int sample, const proposal_point *at)
{
    samples_column(s, LOG_RATIO)[sample] = -INFINITY;
    samples_column(s, FIGURE_X)[sample] = at->x;
    samples_column(s, FIGURE_Y)[sample] = at->y;
    samples_column(s, BURN_Z)[sample] = at->burn_z;
    samples_column(s, BETA_Z)[sample] = at->beta_z;
}

/* ---- standard flights of a chunk ---- */

steering_of loft_sampler_booster(const loft_samples *s, const loft_booster_template *plan,
                                 double ideal_speed_mps)
{
    const double burn_s = loft_booster_template_burn_time(plan);
    double gaps_s = 0.0;
    for (int i = 0; i < plan->n_stages; i++) {
        gaps_s += plan->stages[i].gap_s;
    }
    return (steering_of){
        .log_speed = log(ideal_speed_mps / s->typical.fit.flown.aim.ideal_speed_mps),
        .log_burn =
            log(burn_s / loft_booster_template_burn_time(&s->event.launch.booster)),
        .gap_share = gaps_s / burn_s};
}

/* Replaces the guess of a search by what others found, if they did. */
static void guess(const sampler *m, const steering_guess *known, const sample_fit *fit,
                  standard_task *task)
{
    double angle[STEERING_ANGLES];
    if (known->known) {
        const steering_of of = loft_sampler_booster(m->s, &fit->draw.launch.booster,
                                                    fit->aim.ideal_speed_mps);
        loft_steering_guess_at(known, &of, angle);
        task->aim.end_elevation_rad = angle[0];
        task->aim.turn_fraction = angle[1];
        task->aim.heading_rad = fit->draw.launch.azimuth_rad + angle[2];
        task->near = true;
        task->point_first = false;
    }
}

static void set_no_rotation(const sampler *m, int n, room *r)
{
    const loft_launch_flight *point = &m->s->typical.no_rotation.best;
    for (int i = 0; i < n; i++) {
        const sample_fit *fit = &r->fits[i];
        r->still[i] = loft_launch_without_rotation(&fit->draw.launch);
        standard_task task = {.launch = &r->still[i],
                              .aim = point->aim,
                              .tolerance = LOFT_STANDARD_BAND_TOLERANCE,
                              .doubtful = point->unbounded,
                              .near = !point->unbounded};
        task.aim.heading_rad = fit->draw.launch.azimuth_rad;
        guess(m, &m->still, fit, &task);
        task.aim.ideal_speed_mps = fit->aim.ideal_speed_mps;
        r->no_rotation[i] = loft_standard_solver_start(&task);
    }
}

/* Rotation moves the best steering of every booster about as far as that of the typical
 * one, where both are bounded. */
static void set_toward_azimuth(const sampler *m, int n, room *r)
{
    const loft_launch_flight *point = &m->s->typical.toward_azimuth.best;
    const loft_launch_flight *still = &m->s->typical.no_rotation.best;
    for (int i = 0; i < n; i++) {
        const sample_fit *fit = &r->fits[i];
        const standard_solver *without = &r->no_rotation[i];
        standard_task task = {.launch = &fit->draw.launch,
                              .aim = point->aim,
                              .tolerance = LOFT_STANDARD_BAND_TOLERANCE,
                              .doubtful = without->phase == STANDARD_UNBOUNDED,
                              .near = without->phase == STANDARD_FOUND &&
                                      !still->unbounded && !point->unbounded,
                              .turns = true,
                              .point_first = point->unbounded,
                              .on_azimuth_rad = LOFT_STANDARD_BAND_ON_AZIMUTH_RAD};
        if (task.near) {
            task.aim.end_elevation_rad +=
                without->aim.end_elevation_rad - still->aim.end_elevation_rad;
            task.aim.turn_fraction +=
                without->aim.turn_fraction - still->aim.turn_fraction;
        }
        task.aim.heading_rad +=
            fit->draw.launch.azimuth_rad - m->s->event.launch.azimuth_rad;
        guess(m, &m->turning, fit, &task);
        task.aim.ideal_speed_mps = fit->aim.ideal_speed_mps;
        r->toward_azimuth[i] = loft_standard_solver_start(&task);
    }
}

/* Samples that were solved stand first, so that the batches are full. */
static int pack_solved(int n, sample_fit *fits, int index[SAMPLER_CHUNK])
{
    int solved = 0;
    for (int i = 0; i < n; i++) {
        if (fits[i].solved) {
            fits[solved] = fits[i];
            index[solved++] = i;
        }
    }
    return solved;
}

static void keep(const loft_samples *s, int sample, const sample_fit *fit,
                 const standard_solver *no_rotation,
                 const standard_solver *toward_azimuth)
{
    if (!loft_standard_solver_found(no_rotation) ||
        !loft_standard_solver_found(toward_azimuth)) {
        return;
    }
    const bool bounded = no_rotation->phase == STANDARD_FOUND;
    const struct {
        int column;
        double value;
    } kept[] = {
        {LOG_RATIO, 0.0}, /* weighed once all densities are known */
        {NO_ROTATION, loft_standard_solver_range(no_rotation)},
        {TOWARD_AZIMUTH, loft_standard_solver_range(toward_azimuth)},
        {BURNOUT, bounded ? no_rotation->flight.burnout_mps : INFINITY},
        {APOGEE, bounded ? no_rotation->flight.apogee_m : INFINITY},
        {TIME, bounded ? no_rotation->flight.t_s : INFINITY},
        {BURN, loft_booster_template_burn_time(&fit->draw.launch.booster)},
        {FLOWN_APOGEE, fit->apogee_m},
        {FLOWN_RANGE, fit->range_m},
        {FLOWN_TIME, fit->time_s},
        {FLOWN_ELEVATION, fit->aim.end_elevation_rad},
        {FLOWN_HEADING, fit->aim.heading_rad},
        {AIM_SPEED, no_rotation->aim.ideal_speed_mps},
        {AIM_ELEVATION, no_rotation->aim.end_elevation_rad},
        {AIM_TURN, no_rotation->aim.turn_fraction},
        {TURNING_ELEVATION, toward_azimuth->aim.end_elevation_rad},
        {TURNING_TURN, toward_azimuth->aim.turn_fraction},
        {TURNING_OFF, loft_angle_wrap_pm(toward_azimuth->aim.heading_rad -
                                         fit->draw.launch.azimuth_rad)},
    };
    for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++) {
        samples_column(s, kept[i].column)[sample] = kept[i].value;
    }
    for (int dim = 0; dim < LOFT_DIMENSION_COUNT; dim++) {
        samples_column(s, INPUTS + dim)[sample] = fit->draw.values[dim];
    }
    samples_column(s, INPUTS + LOFT_DIMENSION_APOGEE)[sample] = fit->apogee_m;
    samples_column(s, INPUTS + LOFT_DIMENSION_RANGE)[sample] = fit->range_m;
    samples_column(s, INPUTS + LOFT_DIMENSION_TIME)[sample] = fit->time_s;
}

/* ---- which samples are worth their standard flights ---- */

/* Samples under this share of the mean weight are thinned out; those that stay weigh more. */
static const double worth_keeping = 0.05;

static double log_likelihood(const loft_samples *s, const sample_fit *fit)
{
    const flown_figures flown = {fit->apogee_m, fit->range_m, fit->time_s};
    testimony_view view;
    loft_testimony_view(&s->testimony, &flown, &view);
    return loft_testimony_log(&s->testimony, &view, -1);
}

/*
 * Russian roulette (Kahn & Harris 1951): a sample of little weight goes on with a probability
 * in proportion to it, by which its weight is divided, so that no mean moves. The weight is
 * that by its own proposal, against the mass of that proposal's table.
 */
static void thin_out(const sampler *m, int first, int n, room *r)
{
    for (int i = 0; i < n; i++) {
        const int sample = first + i;
        const proposal *p = sample < m->pilots ? &m->s->pilot : &m->s->adapted;
        double *log_chance = &samples_column(m->s, LOG_CHANCE)[sample];
        if (!r->fits[i].solved) {
            continue;
        }
        const double log_weight = loft_figure_log_prior() -
                                  samples_column(m->s, LOG_DENSITY)[sample] +
                                  loft_proposal_log_seen(p, r->at[i].burn_z) +
                                  log_likelihood(m->s, &r->fits[i]) - p->table.log_mass;
        *log_chance = fmin(log_weight - log(worth_keeping), 0.0);
        r->fits[i].solved = isfinite(p->table.log_mass) &&
                            log(loft_random_uniform(m->s->seed, (uint64_t)sample,
                                                    LOFT_DIMENSION_TIME)) < *log_chance;
    }
}

/* ---- what the flights show of what was seen ---- */

bool loft_samples_need_record(const loft_samples *s)
{
    bool needs = false;
    for (size_t k = 0; k < s->event.n_observations; k++) {
        needs = needs || loft_observation_needs_record(&s->observations[k]);
    }
    return needs;
}

bool loft_samples_look(const loft_samples *s, const sample_fit *fit,
                       loft_trajectory *record,
                       observation_view views[LOFT_OBSERVATIONS_MAX])
{
    const double tolerance = 1e-7; /* metres */
    loft_launch launch = fit->draw.launch;
    loft_launch_flight flown;
    observed_flight flight = {
        .launch = &launch, .range_m = fit->range_m, .time_s = fit->time_s};
    launch.tolerance = tolerance;
    if (record != NULL) {
        if (loft_launch_fly(&launch, &fit->aim, record, &flown) != LOFT_OK) {
            return false;
        }
        flight.flown = &flown;
        flight.record = record;
    }
    for (size_t k = 0; k < s->event.n_observations; k++) {
        views[k] = loft_observation_view(&s->prior.errors, &s->observations[k], &flight);
    }
    return true;
}

static bool look_at(const loft_samples *s, int sample, const sample_fit *fit,
                    loft_trajectory *record)
{
    observation_view views[LOFT_OBSERVATIONS_MAX];
    if (!loft_samples_look(s, fit, record, views)) {
        return false;
    }
    for (size_t k = 0; k < s->event.n_observations; k++) {
        samples_shown(s, k)[sample] = views[k].value;
        samples_seen(s, k)[sample] = views[k].log_ratio;
    }
    return true;
}

static void look_at_all(const sampler *m, int first, int n, room *r)
{
    for (int i = 0; m->s->event.n_observations > 0 && i < n; i++) {
        r->fits[i].solved =
            r->fits[i].solved && look_at(m->s, first + i, &r->fits[i], r->record);
    }
}

static void run_chunk(const sampler *m, int first, int n, room *r)
{
    const loft_samples *s = m->s;
    for (int i = 0; i < n; i++) {
        make_sample(m, first + i, &r->at[i], &r->fits[i]);
        keep_point(s, first + i, &r->at[i]);
    }
    const sample_fit_task task = {.batch = m->batches.turning,
                                  .start = &m->start,
                                  .solvers = r->fit_solvers,
                                  .room = &r->trials};
    loft_sample_fit_all(&task, n, r->fits);
    look_at_all(m, first, n, r);
    thin_out(m, first, n, r);
    int index[SAMPLER_CHUNK];
    const int solved = pack_solved(n, r->fits, index);
    set_no_rotation(m, solved, r);
    loft_trials_by_batch(m->batches.still, &loft_standard_solver_kind, solved,
                         r->no_rotation, &r->trials);
    set_toward_azimuth(m, solved, r);
    loft_trials_by_batch(m->batches.turning, &loft_standard_solver_kind, solved,
                         r->toward_azimuth, &r->trials);
    for (int i = 0; i < solved; i++) {
        keep(s, first + index[i], &r->fits[i], &r->no_rotation[i], &r->toward_azimuth[i]);
    }
}

/* ---- all samples ---- */

static int size_of_chunk(int first, int to)
{
    return to - first < SAMPLER_CHUNK ? to - first : SAMPLER_CHUNK;
}

static room *room_new(const loft_samples *s)
{
    room *r = malloc(sizeof *r);
    if (r == NULL) {
        return NULL;
    }
    r->record = NULL;
    if (loft_samples_need_record(s)) {
        r->record = loft_trajectory_new();
        if (r->record == NULL) {
            free(r);
            return NULL;
        }
    }
    return r;
}

static void room_free(room *r)
{
    if (r != NULL) {
        loft_trajectory_free(r->record);
        free(r);
    }
}

/* Each chunk writes to its own cells, in any order. */
static loft_status run_chunks(const sampler *m, int from, int to)
{
    const int chunks = (to - from + SAMPLER_CHUNK - 1) / SAMPLER_CHUNK;
    int failed = 0;
#pragma omp parallel reduction(+ : failed)
    {
        room *r = room_new(m->s);
        failed += r == NULL;
#pragma omp for schedule(dynamic, 1)
        for (int c = 0; c < chunks; c++) {
            const int first = from + c * SAMPLER_CHUNK;
            if (r != NULL && loft_ranks_mine(m->ranks, first / SAMPLER_CHUNK)) {
                run_chunk(m, first, size_of_chunk(first, to), r);
            }
        }
        room_free(r);
    }
    failed = loft_ranks_worst(m->ranks, failed);
    for (int first = from; m->ranks->count > 1 && first < to; first += SAMPLER_CHUNK) {
        const int n = size_of_chunk(first, to);
        for (int column = 0; column < samples_columns(m->s); column++) {
            loft_ranks_spread(m->ranks, first / SAMPLER_CHUNK,
                              &samples_column(m->s, column)[first],
                              (size_t)n * sizeof *m->s->columns);
        }
    }
    return failed == 0 ? LOFT_OK : LOFT_ERR_NOMEM;
}

/* ---- some at a time, to go on from ---- */

enum {
    STRETCH = 32 * SAMPLER_CHUNK /* what threads share, and the most that is lost */
};

/* The first rank has what was left, and all go on with its columns. */
static loft_status run_stretch(const sampler *m, int first, int n)
{
    const int n_columns = samples_columns(m->s);
    kept_array columns[COLUMNS_MAX];
    for (int column = 0; column < n_columns; column++) {
        columns[column] = (kept_array){&samples_column(m->s, column)[first], (size_t)n};
    }
    int had = kept_arrays_recall(m->s->kept, n_columns, columns);
    loft_ranks_spread_first(m->ranks, &had, sizeof had);
    for (int column = 0; had == n_columns && column < n_columns; column++) {
        loft_ranks_spread_first(m->ranks, columns[column].numbers,
                                (size_t)n * sizeof *columns[column].numbers);
    }
    loft_status status = had < n_columns ? run_chunks(m, first, first + n) : LOFT_OK;
    if (status == LOFT_OK) {
        status = kept_arrays_leave(m->s->kept, had, n_columns, columns);
    }
    return (loft_status)loft_ranks_worst(m->ranks, (int)status);
}

loft_status loft_sampler_run(const sampler *m, int from, int to)
{
    loft_status status = LOFT_OK;
    if (m->s->kept == NULL) {
        return run_chunks(m, from, to);
    }
    for (int first = from; status == LOFT_OK && first < to; first += STRETCH) {
        status = run_stretch(m, first, to - first < STRETCH ? to - first : STRETCH);
    }
    return status;
}
