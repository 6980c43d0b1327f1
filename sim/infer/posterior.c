/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing and flying the samples of an event; docs/decisions/012-sampler.md. */
#include "sim/infer/posterior_parts.h"
#include "sim/infer/steering_guess.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/random.h"
#include "sim/base/ranks.h"
#include "sim/solve/batches.h"
#include "sim/solve/fit.h"
#include "sim/solve/standard.h"
#include "sim/solve/standard_solver.h"

enum {
    CHUNK = DRAWS_MAX,
    PILOT = 2 * CHUNK
};

/* Shared by all chunks; read only while they are under way. */
typedef struct sampler {
    loft_samples *s;
    const loft_ranks *ranks;
    solve_batches batches;
    draws_start start;
    int pilots;
    steering_guess still, turning; /* after the pilot */
} sampler;

/* The room of one thread. */
typedef struct room {
    draw_fit fits[CHUNK];
    proposal_point at[CHUNK];
    loft_launch still[CHUNK];
    fit_solver fit_solvers[CHUNK];
    standard_solver no_rotation[CHUNK], toward_azimuth[CHUNK];
    trials_room trials;
} room;

/* ---- one sample ---- */

static proposal_point draw_point(const sampler *m, int sample)
{
    static const uint32_t dims[4] = {LOFT_DRAW_APOGEE, LOFT_DRAW_RANGE, LOFT_DRAW_BURN,
                                     LOFT_DRAW_BETA};
    double u[4];
    for (int i = 0; i < 4; i++) {
        u[i] = loft_random_uniform(m->s->seed, (uint64_t)sample, dims[i]);
    }
    return loft_proposal_draw(sample < m->pilots ? &m->s->pilot : &m->s->adapted, u);
}

static void draw_booster(const loft_samples *s, int sample, const proposal_point *at,
                         loft_prior_sample *draw)
{
    loft_launch base = s->event.launch;
    const loft_prior prior = loft_prior_of_flight(&s->prior, loft_figure_apogee(at->x),
                                                  loft_figure_range(at->y), &base);
    loft_prior_draw_launch(&prior, &base, s->seed, (uint64_t)sample, draw);
    loft_prior_draw_set_burn(&prior, at->burn_z, draw);
    loft_prior_draw_set_beta(&prior, at->beta_z, draw);
    /* a flight too flat for the usual turn has a quicker one in every draw */
    draw->launch.turn_fraction *=
        s->typical.fit.flown.aim.turn_fraction / s->event.launch.turn_fraction;
}

static proposal_point point_of(const loft_samples *s, int sample)
{
    return (proposal_point){.x = samples_column(s, FIGURE_X)[sample],
                            .y = samples_column(s, FIGURE_Y)[sample],
                            .burn_z = samples_column(s, BURN_Z)[sample],
                            .beta_z = samples_column(s, BETA_Z)[sample]};
}

void loft_samples_draw_one(const loft_samples *s, int sample, loft_prior_sample *draw)
{
    const proposal_point at = point_of(s, sample);
    draw_booster(s, sample, &at, draw);
}

static void draw_sample(const sampler *m, int sample, proposal_point *at, draw_fit *fit)
{
    *at = draw_point(m, sample);
    *fit = (draw_fit){.apogee_m = loft_figure_apogee(at->x),
                      .range_m = loft_figure_range(at->y)};
    draw_booster(m->s, sample, at, &fit->draw);
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

static steering_of steering_of_booster(const loft_samples *s,
                                       const loft_booster_plan *plan,
                                       double ideal_speed_mps)
{
    const double burn_s = loft_booster_plan_burn_time(plan);
    double gaps_s = 0.0;
    for (int i = 0; i < plan->n_stages; i++) {
        gaps_s += plan->stages[i].gap_s;
    }
    return (steering_of){
        .log_speed = log(ideal_speed_mps / s->typical.fit.flown.aim.ideal_speed_mps),
        .log_burn = log(burn_s / loft_booster_plan_burn_time(&s->event.launch.booster)),
        .gap_share = gaps_s / burn_s};
}

/* Replaces the guess of a search by what others found, if they did. */
static void guess(const sampler *m, const steering_guess *known, const draw_fit *fit,
                  standard_task *task)
{
    double angle[STEERING_ANGLES];
    if (known->known) {
        const steering_of of = steering_of_booster(m->s, &fit->draw.launch.booster,
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
        const draw_fit *fit = &r->fits[i];
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
        const draw_fit *fit = &r->fits[i];
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
static int pack_solved(int n, draw_fit *fits, int index[CHUNK])
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

static void keep(const loft_samples *s, int sample, const draw_fit *fit,
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
        {BURN, loft_booster_plan_burn_time(&fit->draw.launch.booster)},
        {FLOWN_APOGEE, fit->apogee_m},
        {FLOWN_RANGE, fit->range_m},
        {FLOWN_TIME, fit->time_s},
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
    for (int dim = 0; dim < LOFT_DRAW_COUNT; dim++) {
        samples_column(s, INPUTS + dim)[sample] = fit->draw.values[dim];
    }
    samples_column(s, INPUTS + LOFT_DRAW_APOGEE)[sample] = fit->apogee_m;
    samples_column(s, INPUTS + LOFT_DRAW_RANGE)[sample] = fit->range_m;
    samples_column(s, INPUTS + LOFT_DRAW_TIME)[sample] = fit->time_s;
}

/* ---- which samples are worth their standard flights ---- */

/* Samples under this share of the mean weight are thinned out; those that stay weigh more. */
static const double worth_keeping = 0.05;

static double log_likelihood(const loft_samples *s, const draw_fit *fit)
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
                                  loft_proposal_log_density(p, &r->at[i]) +
                                  log_likelihood(m->s, &r->fits[i]) - p->table.log_mass;
        *log_chance = fmin(log_weight - log(worth_keeping), 0.0);
        r->fits[i].solved = isfinite(p->table.log_mass) &&
                            log(loft_random_uniform(m->s->seed, (uint64_t)sample,
                                                    LOFT_DRAW_TIME)) < *log_chance;
    }
}

static void run_chunk(const sampler *m, int first, room *r)
{
    loft_samples *s = m->s;
    const int n = s->samples - first < CHUNK ? s->samples - first : CHUNK;
    for (int i = 0; i < n; i++) {
        draw_sample(m, first + i, &r->at[i], &r->fits[i]);
        keep_point(s, first + i, &r->at[i]);
    }
    const draws_task task = {.batch = m->batches.turning,
                             .start = &m->start,
                             .solvers = r->fit_solvers,
                             .room = &r->trials};
    loft_draws_fit(&task, n, r->fits);
    thin_out(m, first, n, r);
    int index[CHUNK];
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

/* Chunks from one sample to another; each writes to its own cells, in any order. */
static loft_status run_chunks(const sampler *m, int from, int to)
{
    const int chunks = (to - from + CHUNK - 1) / CHUNK;
    int failed = 0;
#pragma omp parallel reduction(+ : failed)
    {
        room *r = malloc(sizeof *r);
        failed += r == NULL;
#pragma omp for schedule(dynamic, 1)
        for (int c = 0; c < chunks; c++) {
            const int first = from + c * CHUNK;
            if (r != NULL && loft_ranks_mine(m->ranks, first / CHUNK)) {
                run_chunk(m, first, r);
            }
        }
        free(r);
    }
    for (int first = from; m->ranks->count > 1 && first < to; first += CHUNK) {
        const int n = m->s->samples - first < CHUNK ? m->s->samples - first : CHUNK;
        for (int column = 0; column < COLUMNS; column++) {
            loft_ranks_spread(m->ranks, first / CHUNK,
                              &samples_column(m->s, column)[first],
                              (size_t)n * sizeof *m->s->columns);
        }
    }
    return failed == 0 ? LOFT_OK : LOFT_ERR_NOMEM;
}

static void learn_steering(sampler *m)
{
    const loft_samples *s = m->s;
    m->still = m->turning = loft_steering_guess_start();
    for (int i = 0; i < m->pilots; i++) {
        loft_prior_sample draw;
        loft_samples_draw_one(s, i, &draw);
        const steering_of at =
            steering_of_booster(s, &draw.launch.booster, samples_column(s, AIM_SPEED)[i]);
        const double still[] = {samples_column(s, AIM_ELEVATION)[i],
                                samples_column(s, AIM_TURN)[i], 0.0};
        const double turning[] = {samples_column(s, TURNING_ELEVATION)[i],
                                  samples_column(s, TURNING_TURN)[i],
                                  samples_column(s, TURNING_OFF)[i]};
        if (!isfinite(samples_column(s, LOG_RATIO)[i])) {
            continue;
        }
        if (isfinite(samples_column(s, NO_ROTATION)[i])) {
            loft_steering_guess_add(&m->still, &at, still);
        }
        if (isfinite(samples_column(s, TOWARD_AZIMUTH)[i])) {
            loft_steering_guess_add(&m->turning, &at, turning);
        }
    }
    loft_steering_guess_finish(&m->still);
    loft_steering_guess_finish(&m->turning);
}

static void adapt(sampler *m)
{
    loft_samples *s = m->s;
    proposal_flown flown[PILOT];
    int n = 0;
    for (int i = 0; i < m->pilots; i++) {
        if (isfinite(samples_column(s, LOG_RATIO)[i])) {
            flown[n] = (proposal_flown){.at = point_of(s, i),
                                        .time_s = samples_column(s, FLOWN_TIME)[i]};
            flown[n].share =
                loft_figure_table_meant(&s->pilot.table, flown[n].at.x, flown[n].at.y);
            n++;
        }
    }
    learn_steering(m);
    s->adapted = s->pilot;
    (void)loft_proposal_adapt(&s->adapted, n, flown);
}

/* ln of prior over density, of the pilot and the rest as one mixture. */
static double log_ratio(const sampler *m, int sample)
{
    const loft_samples *s = m->s;
    const proposal_point at = point_of(s, sample);
    const double pilot = (double)m->pilots / s->samples;
    const double first = loft_proposal_log_density(&s->pilot, &at);
    if (!s->event.assume_ballistic &&
        loft_figure_is_depressed(loft_figure_apogee(at.x), loft_figure_range(at.y))) {
        return -INFINITY;
    }
    if (m->pilots == s->samples) {
        return loft_figure_log_prior() - first;
    }
    const double second = loft_proposal_log_density(&s->adapted, &at);
    const double larger = fmax(first, second);
    return loft_figure_log_prior() - larger -
           log(pilot * exp(first - larger) + (1.0 - pilot) * exp(second - larger));
}

static void weigh_one(const sampler *m, int i)
{
    loft_samples *s = m->s;
    const testimony *t = &s->testimony;
    const flown_figures flown = {samples_column(s, FLOWN_APOGEE)[i],
                                 samples_column(s, FLOWN_RANGE)[i],
                                 samples_column(s, FLOWN_TIME)[i]};
    testimony_view view;
    if (!isfinite(samples_column(s, LOG_RATIO)[i])) {
        s->log_all[i] = -INFINITY;
        return;
    }
    samples_column(s, LOG_RATIO)[i] = log_ratio(m, i) - samples_column(s, LOG_CHANCE)[i];
    loft_testimony_view(t, &flown, &view);
    s->log_all[i] = loft_testimony_log(t, &view, -1);
    for (int k = 0; k < t->n; k++) {
        samples_of_voice(s, k, LOG_WITHOUT)[i] = loft_testimony_log(t, &view, k);
        samples_of_voice(s, k, LOG_ALONE)[i] = loft_testimony_log_alone(t, &view, k);
        samples_of_voice(s, k, GARBLED)[i] = loft_testimony_garbled(t, &view, k);
    }
}

static void weigh_all(const sampler *m)
{
#pragma omp parallel for schedule(static)
    for (int i = 0; i < m->s->samples; i++) {
        weigh_one(m, i);
    }
}

/* ---- the start ---- */

/* The class's own booster flies figures from the middle of the table, or near it. */
static loft_status fit_typical(const sampler *m, loft_fit *fit)
{
    static const double places[][2] = {{0.5, 0.5}, {0.4, 0.5},  {0.6, 0.5}, {0.5, 0.3},
                                       {0.5, 0.7}, {0.25, 0.5}, {0.75, 0.5}};
    const loft_samples *s = m->s;
    loft_status status = LOFT_ERR_CONVERGE;
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        double x = 0.0;
        double y = 0.0;
        loft_figure_table_draw(&s->pilot.table, places[i][0], places[i][1], &x, &y);
        status =
            loft_fit_apogee_range_by(m->batches.turning, &s->event.launch,
                                     loft_figure_apogee(x), loft_figure_range(y), fit);
        if (status == LOFT_OK || status == LOFT_ERR_NOMEM) {
            break;
        }
    }
    return status;
}

static loft_status find_typical(const sampler *m)
{
    loft_samples *s = m->s;
    loft_typical *typical = &s->typical;
    const loft_launch still = loft_launch_without_rotation(&s->event.launch);
    loft_status status = fit_typical(m, &typical->fit);
    const double speed_mps = typical->fit.flown.aim.ideal_speed_mps;
    if (status == LOFT_OK) {
        status = loft_standard_find_by(m->batches.still, &still, speed_mps, NULL,
                                       &typical->no_rotation);
    }
    if (status == LOFT_OK) {
        status = loft_standard_find_by(m->batches.turning, &s->event.launch, speed_mps,
                                       &typical->no_rotation.best.aim,
                                       &typical->toward_azimuth);
    }
    return status == LOFT_ERR_DOMAIN ? LOFT_ERR_CONVERGE : status;
}

static double two_body_s(const loft_launch_flight *flown)
{
    const time_model none = {.longer_s = 0.0};
    return loft_time_model_predict(&none, flown->flight.apogee.place.alt_m,
                                   flown->range_m);
}

/* Before any flight: a booster adds some 75 % of its burn time. */
static loft_status start(sampler *m)
{
    loft_samples *s = m->s;
    const double guess_s = 0.75 * loft_booster_plan_burn_time(&s->event.launch.booster);
    const double least_sd_s = 15.0;
    const proposal p = {.t = &s->testimony,
                        .depressed = s->event.assume_ballistic,
                        .burn_varies = s->prior.burn_log_sd > 0.0,
                        .beta_varies = s->prior.beta_log_sd > 0.0 ||
                                       s->prior.beta_loft_log_sd > 0.0};
    s->pilot = p;
    loft_proposal_start(&s->pilot, guess_s,
                        hypot(s->prior.burn_log_sd * guess_s, 2.0 * least_sd_s));
    loft_status status = find_typical(m);
    if (status != LOFT_OK) {
        return status;
    }
    const loft_launch_flight *flown = &s->typical.fit.flown;
    const double longer_s = flown->flight.end.t_s - two_body_s(flown);
    loft_proposal_start(&s->pilot, longer_s,
                        hypot(s->prior.burn_log_sd * longer_s, least_sd_s));
    return loft_draws_start(m->batches.turning, &s->event.launch, &s->typical.fit,
                            &m->start)
               ? LOFT_OK
               : LOFT_ERR_CONVERGE;
}

static loft_status sample_all(sampler *m)
{
    loft_samples *s = m->s;
    m->pilots = s->samples < 2 * PILOT ? (s->samples + 1) / 2 : PILOT;
    loft_status status = start(m);
    if (status == LOFT_OK) {
        status = run_chunks(m, 0, m->pilots);
    }
    if (status == LOFT_OK && m->pilots < s->samples) {
        adapt(m);
        status = run_chunks(m, m->pilots, s->samples);
    }
    if (status == LOFT_OK) {
        weigh_all(m);
    }
    return status;
}

/* ---- the object ---- */

static loft_status copy_event(const loft_event *event, loft_samples *s)
{
    loft_event_voice *voices = calloc(event->n + 1, sizeof *voices);
    s->event.voices = s->voices = voices;
    if (voices == NULL) {
        return LOFT_ERR_NOMEM;
    }
    if (event->n > 0) {
        memcpy(voices, event->voices, event->n * sizeof *voices);
    }
    return loft_testimony_hear(&s->event, &s->prior.errors, &s->testimony);
}

static bool can_be_sampled(const loft_event *event, const loft_prior *prior, int samples)
{
    return loft_launch_check(&event->launch) == LOFT_OK &&
           loft_report_errors_check(&prior->errors) == LOFT_OK &&
           loft_prior_check(prior) == LOFT_OK && samples >= 1 &&
           samples <= LOFT_POSTERIOR_SAMPLES_MAX;
}

static bool says_enough(const testimony *t)
{
    return loft_testimony_has(t, LOFT_FIGURE_APOGEE) +
               loft_testimony_has(t, LOFT_FIGURE_RANGE) +
               loft_testimony_has(t, LOFT_FIGURE_TIME) >=
           2;
}

static loft_status new_samples(const loft_event *event, const loft_prior *prior,
                               const loft_samples_wanted *wanted, loft_samples **out)
{
    loft_samples *s = calloc(1, sizeof *s);
    if (s == NULL) {
        return LOFT_ERR_NOMEM;
    }
    s->event = *event;
    s->prior = *prior;
    s->seed = wanted->seed;
    s->samples = wanted->samples;
    loft_status status = copy_event(event, s);
    if (status == LOFT_OK && !says_enough(&s->testimony)) {
        status = LOFT_ERR_DOMAIN;
    }
    if (status == LOFT_OK) {
        const size_t n = (size_t)s->samples;
        s->columns = calloc(n * COLUMNS, sizeof *s->columns);
        s->log_all = calloc(n, sizeof *s->log_all);
        s->of_voices =
            calloc(n * VOICE_COLUMNS * (size_t)s->testimony.n, sizeof *s->of_voices);
        status = s->columns != NULL && s->log_all != NULL && s->of_voices != NULL
                     ? LOFT_OK
                     : LOFT_ERR_NOMEM;
    }
    *out = s;
    return status;
}

/* ln of the mean of prior times likelihood over the density drawn from. */
static double log_evidence_of(const loft_samples *s)
{
    const double *ratio = samples_column(s, LOG_RATIO);
    double largest = -INFINITY;
    double sum = 0.0;
    for (int i = 0; i < s->samples; i++) {
        largest = fmax(largest, ratio[i] + s->log_all[i]);
    }
    for (int i = 0; isfinite(largest) && i < s->samples; i++) {
        sum += exp(ratio[i] + s->log_all[i] - largest);
    }
    return largest + log(sum / s->samples) + loft_testimony_log_scale(&s->testimony);
}

static loft_status finish(loft_samples *s)
{
    double *weights = samples_column(s, WEIGHT);
    const double *ratio = samples_column(s, LOG_RATIO);
    s->log_evidence = log_evidence_of(s);
    for (int i = 0; i < s->samples; i++) {
        weights[i] = ratio[i] + s->log_all[i];
    }
    return loft_samples_summarise(s, weights, &s->posterior);
}

loft_status loft_samples_draw(const loft_event *event, const loft_prior *prior,
                              const loft_samples_wanted *wanted, loft_samples **out)
{
    const loft_ranks alone = loft_ranks_alone();
    if (!can_be_sampled(event, prior, wanted->samples)) {
        return LOFT_ERR_DOMAIN;
    }
    sampler m = {.ranks = wanted->ranks != NULL ? wanted->ranks : &alone};
    loft_status status = new_samples(event, prior, wanted, &m.s);
    if (status == LOFT_OK) {
        status = loft_solve_batches_new(&event->launch.model, &m.batches);
    }
    if (status == LOFT_OK) {
        status = sample_all(&m);
    }
    if (status == LOFT_OK) {
        status = finish(m.s);
    }
    loft_solve_batches_free(&m.batches);
    if (status == LOFT_OK) {
        *out = m.s;
    } else {
        loft_samples_free(m.s);
    }
    return status;
}

void loft_samples_free(loft_samples *s)
{
    if (s == NULL) {
        return;
    }
    loft_testimony_free(&s->testimony);
    free(s->voices);
    free(s->columns);
    free(s->log_all);
    free(s->of_voices);
    free(s);
}
