/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The samples of an event and their weights; docs/decisions/012-sampler.md. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/ranks.h"
#include "sim/infer/posterior_fly.h"
#include "sim/solve/fit.h"
#include "sim/solve/standard.h"

/* ---- after the pilot ---- */

static const double bends_from_m = 17.5e6; /* from here on headings swing out too far */

static void learn_steering(sampler *m)
{
    const loft_samples *s = m->s;
    m->still = m->turning = loft_steering_guess_start();
    for (int i = 0; i < m->pilots; i++) {
        loft_prior_sample draw;
        loft_samples_make_one(s, i, &draw);
        const steering_of at = loft_sampler_booster(s, &draw.launch.booster,
                                                    samples_column(s, AIM_SPEED)[i]);
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
        if (samples_column(s, TOWARD_AZIMUTH)[i] < bends_from_m) {
            loft_steering_guess_add(&m->turning, &at, turning);
        }
    }
    loft_steering_guess_finish(&m->still);
    loft_steering_guess_finish(&m->turning);
}

static void adapt(sampler *m)
{
    loft_samples *s = m->s;
    proposal_flown flown[SAMPLER_PILOT];
    int n = 0;
    for (int i = 0; i < m->pilots; i++) {
        if (isfinite(samples_column(s, LOG_RATIO)[i])) {
            flown[n] = (proposal_flown){.at = loft_samples_point(s, i),
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
    const proposal_point at = loft_samples_point(s, sample);
    const double pilot = (double)m->pilots / s->samples;
    const double first = loft_proposal_log_density(&s->pilot, &at);
    if (!s->event.assume_ballistic &&
        loft_figure_is_depressed(loft_figure_apogee(at.x), loft_figure_range(at.y))) {
        return -INFINITY;
    }
    if (m->pilots == s->samples) {
        return loft_figure_log_prior() - first;
    }
    const double second = sample < m->pilots ? loft_proposal_log_density(&s->adapted, &at)
                                             : samples_column(s, LOG_DENSITY)[sample];
    const double larger = fmax(first, second);
    return loft_figure_log_prior() - larger -
           log(pilot * exp(first - larger) + (1.0 - pilot) * exp(second - larger));
}

double loft_samples_log_observed(const loft_samples *s, int sample)
{
    double sum = 0.0;
    for (size_t k = 0; k < s->event.n_observations; k++) {
        sum += loft_observation_log(&s->prior.errors, &s->observations[k],
                                    samples_seen(s, k)[sample]);
    }
    return sum;
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
    const double observed = loft_samples_log_observed(s, i);
    s->log_all[i] = loft_testimony_log(t, &view, -1) + observed;
    for (int k = 0; k < t->n; k++) {
        samples_of_voice(s, k, LOG_WITHOUT)[i] =
            loft_testimony_log(t, &view, k) + observed;
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
        loft_figure_table_sample(&s->pilot.table, places[i][0], places[i][1], &x, &y);
        status =
            loft_fit_apogee_range_by(m->batches.turning, &s->event.launch,
                                     loft_figure_apogee(x), loft_figure_range(y), fit);
        if (status == LOFT_OK &&
            !loft_sample_fit_is_toward(&s->event.launch, fit->flown.range_m,
                                       &fit->flown.aim)) {
            status = LOFT_ERR_CONVERGE;
        }
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

/* Is it of the burn alone? */
static bool is_of_burn(const loft_observation *o, const loft_booster_template *b)
{
    return (o->kind == LOFT_OBSERVED_BURN_TIME || o->kind == LOFT_OBSERVED_STAGING) &&
           o->stage <= b->n_stages;
}

/* Burn time of what was seen at a burn_z, the shares of the stages moved by `shift`. */
static double burn_at(const loft_samples *s, const loft_observation *o, double burn_z,
                      double shift)
{
    const loft_booster_template *b = &s->event.launch.booster;
    const double all_s = loft_booster_template_burn_time(b);
    double share = o->stage == 0 ? 1.0 : 0.0;
    double gaps_s = 0.0;
    for (int i = 0; i < o->stage; i++) {
        const bool counts = o->kind == LOFT_OBSERVED_STAGING || i + 1 == o->stage;
        share += counts ? b->stages[i].burn_s / all_s : 0.0;
        gaps_s += o->kind == LOFT_OBSERVED_STAGING && i + 1 < o->stage
                      ? s->prior.gap_mean_s
                      : 0.0;
    }
    const double moved = share < 1.0 ? fmax(share + shift, 0.0) : share;
    return moved * all_s * exp(s->prior.burn_log_sd * burn_z) + gaps_s;
}

/* Over the shares of the stages, of which the proposal knows nothing. */
static double likelihood_at(const loft_samples *s, const loft_observation *o,
                            double burn_z)
{
    const double nodes = 4.0, step = 0.5;
    double sum = 0.0;
    double total = 0.0;
    for (double x = -nodes; x <= nodes; x += 1.0) {
        const double z = step * x;
        const double weight = exp(-0.5 * z * z);
        const double burn_s = burn_at(s, o, burn_z, s->prior.split_sd * z);
        sum += weight * exp(loft_observation_log(
                            &s->prior.errors, o,
                            loft_observation_burn_log(&s->prior.errors, o, burn_s)));
        total += weight;
    }
    return sum / total;
}

static void see_burn(loft_samples *s)
{
    double of_burn[PROPOSAL_CELLS + 1];
    bool any = false;
    for (size_t k = 0; k < s->event.n_observations; k++) {
        any = any || is_of_burn(&s->observations[k], &s->event.launch.booster);
    }
    for (int i = 0; any && i <= PROPOSAL_CELLS; i++) {
        of_burn[i] = 1.0;
        for (size_t k = 0; k < s->event.n_observations; k++) {
            const loft_observation *o = &s->observations[k];
            of_burn[i] *= is_of_burn(o, &s->event.launch.booster)
                              ? likelihood_at(s, o, loft_proposal_edge(i))
                              : 1.0;
        }
    }
    if (any) {
        loft_proposal_see_burn(&s->pilot, of_burn);
    }
}

/* Before any flight: a booster adds some 75 % of its burn time. */
static loft_status start(sampler *m)
{
    loft_samples *s = m->s;
    const double guess_s =
        0.75 * loft_booster_template_burn_time(&s->event.launch.booster);
    const double least_sd_s = 15.0;
    const proposal p = {.t = &s->testimony,
                        .depressed = s->event.assume_ballistic,
                        .burn_varies = s->prior.burn_log_sd > 0.0,
                        .beta_varies = s->prior.beta_log_sd > 0.0 ||
                                       s->prior.beta_loft_log_sd > 0.0};
    s->pilot = p;
    see_burn(s);
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
    return loft_sample_fit_start(m->batches.turning, &s->event.launch, &s->typical.fit,
                                 &m->start)
               ? LOFT_OK
               : LOFT_ERR_CONVERGE;
}

static loft_status sample_all(sampler *m)
{
    loft_samples *s = m->s;
    m->pilots = s->samples < 2 * SAMPLER_PILOT ? (s->samples + 1) / 2 : SAMPLER_PILOT;
    loft_status status = (loft_status)loft_ranks_worst(m->ranks, (int)start(m));
    if (status == LOFT_OK) {
        status = loft_sampler_run(m, 0, m->pilots);
    }
    if (status == LOFT_OK && m->pilots < s->samples) {
        adapt(m);
        status = loft_sampler_run(m, m->pilots, s->samples);
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
    loft_observation *seen = calloc(event->n_observations + 1, sizeof *seen);
    s->event.observations = s->observations = seen;
    if (seen == NULL) {
        return LOFT_ERR_NOMEM;
    }
    if (event->n_observations > 0) {
        memcpy(seen, event->observations, event->n_observations * sizeof *seen);
    }
    return loft_testimony_hear(&s->event, &s->prior.errors, &s->testimony);
}

static bool can_be_seen(const loft_event *event, const loft_prior *prior)
{
    bool good = event->n_observations == 0 ||
                (event->n_observations <= LOFT_OBSERVATIONS_MAX &&
                 loft_observation_errors_check(&prior->errors.seen) == LOFT_OK);
    for (size_t k = 0; good && k < event->n_observations; k++) {
        good = loft_observation_check(&event->observations[k]) == LOFT_OK;
    }
    return good;
}

static bool can_be_sampled(const loft_event *event, const loft_prior *prior, int samples)
{
    return loft_launch_check(&event->launch) == LOFT_OK &&
           loft_report_errors_check(&prior->errors) == LOFT_OK &&
           loft_prior_check(prior) == LOFT_OK && can_be_seen(event, prior) &&
           samples >= 1 && samples <= LOFT_POSTERIOR_SAMPLES_MAX;
}

loft_status loft_samples_allot(loft_samples *s)
{
    const size_t n = (size_t)s->samples;
    s->columns = calloc(n * (size_t)samples_columns(s), sizeof *s->columns);
    s->log_all = calloc(n, sizeof *s->log_all);
    s->of_voices =
        calloc(n * VOICE_COLUMNS * (size_t)s->testimony.n, sizeof *s->of_voices);
    return s->columns != NULL && s->log_all != NULL && s->of_voices != NULL
               ? LOFT_OK
               : LOFT_ERR_NOMEM;
}

void loft_samples_drop_columns(loft_samples *s)
{
    free(s->columns);
    free(s->log_all);
    free(s->of_voices);
    s->columns = s->log_all = s->of_voices = NULL;
}

loft_status loft_samples_begin(const loft_event *event, const loft_prior *prior,
                               const loft_samples_wanted *wanted, loft_samples **out)
{
    if (!can_be_sampled(event, prior, wanted->samples)) {
        return LOFT_ERR_DOMAIN;
    }
    loft_samples *s = calloc(1, sizeof *s);
    if (s == NULL) {
        return LOFT_ERR_NOMEM;
    }
    s->event = *event;
    s->prior = *prior;
    s->seed = wanted->seed;
    s->kept = wanted->kept;
    s->samples = wanted->samples;
    loft_status status = copy_event(event, s);
    if (status == LOFT_OK && !loft_testimony_is_enough(&s->testimony)) {
        status = LOFT_ERR_DOMAIN;
    }
    if (status == LOFT_OK) {
        *out = s;
    } else {
        loft_samples_free(s);
    }
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
    double scale = loft_testimony_log_scale(&s->testimony);
    for (size_t k = 0; k < s->event.n_observations; k++) {
        scale += loft_observation_log_scale(&s->prior.errors, &s->observations[k]);
    }
    return largest + log(sum / s->samples) + scale;
}

loft_status loft_samples_finish(loft_samples *s)
{
    double *weights = samples_column(s, WEIGHT);
    const double *ratio = samples_column(s, LOG_RATIO);
    s->log_evidence = log_evidence_of(s);
    for (int i = 0; i < s->samples; i++) {
        weights[i] = ratio[i] + s->log_all[i];
    }
    return loft_samples_summarise(s, weights, &s->posterior);
}

/* Weights to learn from: tempered, so that a few of the best do not teach alone. */
static double teaching(const loft_samples *s, int i, double largest)
{
    const double tempered = 0.25;
    return exp(tempered * (samples_column(s, LOG_RATIO)[i] + s->log_all[i] - largest));
}

/* Learns from all samples so far, where the likelihood is. */
static loft_status adapt_again(sampler *m)
{
    loft_samples *s = m->s;
    const double *ratio = samples_column(s, LOG_RATIO);
    proposal_flown *flown = malloc((size_t)s->samples * sizeof *flown);
    double largest = -INFINITY;
    int n = 0;
    if (flown == NULL) {
        return LOFT_ERR_NOMEM;
    }
    for (int i = 0; i < s->samples; i++) {
        largest = fmax(largest, isfinite(ratio[i]) ? ratio[i] + s->log_all[i] : largest);
    }
    for (int i = 0; i < s->samples; i++) {
        if (isfinite(ratio[i])) {
            flown[n++] = (proposal_flown){.at = loft_samples_point(s, i),
                                          .time_s = samples_column(s, FLOWN_TIME)[i],
                                          .share = teaching(s, i, largest)};
        }
    }
    s->adapted = s->pilot;
    s->adapted.steep = true;
    (void)loft_proposal_adapt(&s->adapted, n, flown);
    free(flown);
    return LOFT_OK;
}

static bool is_far(const loft_samples *s, loft_status status)
{
    const double share = 0.2;
    return status == LOFT_ERR_CONVERGE ||
           (status == LOFT_OK && s->posterior.effective < share * s->samples);
}

/*
 * Times that agree with each other and lie far from those of the class are most likely those
 * of a very slow fall, which hardly any of the usual samples has: they are drawn again.
 */
static loft_status sample_again(sampler *m, loft_status status)
{
    enum {
        ROUNDS = 3
    };
    for (int k = 0; k < ROUNDS && m->pilots < m->s->samples && is_far(m->s, status);
         k++) {
        status = adapt_again(m);
        if (status == LOFT_OK) {
            status = loft_sampler_run(m, m->pilots, m->s->samples);
        }
        if (status == LOFT_OK) {
            weigh_all(m);
            status = loft_samples_finish(m->s);
        }
    }
    return status;
}

static loft_status make_once(const loft_event *event, const loft_prior *prior,
                             const loft_samples_wanted *wanted, loft_samples **out)
{
    const loft_ranks alone = loft_ranks_alone();
    sampler m = {.ranks = wanted->ranks != NULL ? wanted->ranks : &alone};
    loft_status status = loft_samples_begin(event, prior, wanted, &m.s);
    if (status == LOFT_OK) {
        status = loft_samples_allot(m.s);
    }
    if (status == LOFT_OK) {
        status = loft_solve_batches_new(&event->launch.model, &m.batches);
    }
    const loft_status worst = (loft_status)loft_ranks_worst(m.ranks, (int)status);
    if (status == LOFT_OK && worst == LOFT_OK) {
        status = sample_all(&m);
    } else if (worst != LOFT_OK) {
        status = worst;
    }
    if (status == LOFT_OK) {
        status = loft_samples_finish(m.s);
        status = sample_again(&m, status);
    }
    loft_solve_batches_free(&m.batches);
    if (status == LOFT_OK) {
        *out = m.s;
    } else {
        loft_samples_free(m.s);
    }
    return status;
}

bool loft_samples_are_enough(const loft_posterior *p, int wanted)
{
    const double share = 0.2; /* 200 of 1,000 */
    return p->effective >= fmin(LOFT_POSTERIOR_FEW, share * wanted);
}

/*
 * Observations may leave few of the samples, and which cannot be known before they are flown:
 * twice as many are drawn then, and again.
 */
loft_status loft_samples_make(const loft_event *event, const loft_prior *prior,
                              const loft_samples_wanted *wanted, loft_samples **out)
{
    enum {
        TIMES_MOST = 16
    };
    loft_samples *s = NULL;
    loft_samples_wanted more = *wanted;
    loft_status status = make_once(event, prior, &more, &s);
    for (int times = 2; event->n_observations > 0 && times <= TIMES_MOST &&
                        times <= LOFT_POSTERIOR_SAMPLES_MAX / wanted->samples &&
                        (status == LOFT_ERR_CONVERGE ||
                         (status == LOFT_OK &&
                          !loft_samples_are_enough(&s->posterior, wanted->samples)));
         times *= 2) {
        loft_samples *again = NULL;
        more.samples = times * wanted->samples;
        const loft_status other = make_once(event, prior, &more, &again);
        if (other == LOFT_OK || status == LOFT_OK) {
            loft_samples_free(s);
            s = again;
        }
        status = other;
    }
    if (status == LOFT_OK) {
        *out = s;
    }
    return status;
}

void loft_samples_free(loft_samples *s)
{
    if (s == NULL) {
        return;
    }
    for (size_t i = 0; s->parts != NULL && i < s->mix.n; i++) {
        loft_samples_free(s->parts[i]);
    }
    loft_testimony_free(&s->testimony);
    loft_samples_drop_columns(s);
    free(s->parts);
    free(s->choices);
    free(s->voices);
    free(s->observations);
    free(s);
}
