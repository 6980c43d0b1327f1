/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each voice's part in the answer, and what another figure would do, by other weights. */
#include "sim/infer/posterior_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/infer/band.h"

/* ---- voices ---- */

/* The voice of a source; -1 if it has none. */
static int voice_of(const loft_samples *s, size_t source)
{
    for (int k = 0; k < s->testimony.n; k++) {
        if (s->testimony.voices[k].source == source) {
            return k;
        }
    }
    return -1;
}

bool loft_samples_heard(const loft_samples *s, size_t i)
{
    return voice_of(s, i) >= 0;
}

double loft_samples_garbled(const loft_samples *s, size_t i)
{
    const double *garbled = samples_of_voice(s, voice_of(s, i), GARBLED);
    const double *weights = samples_column(s, WEIGHT);
    double sum = 0.0;
    double total = 0.0;
    for (int k = 0; k < s->samples; k++) {
        sum += weights[k] > 0.0 ? weights[k] * garbled[k] : 0.0;
        total += weights[k];
    }
    return fmin(1.0, sum / total); /* a mean of numbers up to 1 may round to above it */
}

/* Bands by the likelihoods of a column. */
static loft_status reweigh(const loft_samples *s, const double *log_likelihood,
                           loft_posterior *out)
{
    const double *ratio = samples_column(s, LOG_RATIO);
    double *weights = malloc((size_t)s->samples * sizeof *weights);
    if (weights == NULL) {
        return LOFT_ERR_NOMEM;
    }
    for (int i = 0; i < s->samples; i++) {
        weights[i] = isfinite(ratio[i]) ? ratio[i] + log_likelihood[i] : -INFINITY;
    }
    const loft_status status = loft_samples_summarise(s, weights, out);
    free(weights);
    return status;
}

/* Enough to show, for so many samples? */
static bool is_good(const loft_posterior *p)
{
    return p->effective >= fmin(0.5 * LOFT_POSTERIOR_FEW, 0.1 * p->samples);
}

/* A mix again has the classes that are not out of the question. */
static loft_status make_like(const loft_samples *s, const loft_event *event,
                             const loft_samples_wanted *wanted, loft_samples **out)
{
    const double least = 1e-3;
    loft_class_choice choices[LOFT_CLASS_CHOICES_MAX];
    size_t n = 0;
    if (s->choices == NULL) {
        return loft_samples_make(event, &s->prior, wanted, out);
    }
    for (size_t i = 0; i < s->mix.n; i++) {
        if (s->mix.probability[i] > least || s->mix.prior[i] > least) {
            choices[n++] = s->choices[i];
        }
    }
    return loft_samples_make_mixed(event, n, choices, wanted, out);
}

/* An event with fewer voices or observations, sampled for itself. */
static loft_status sample_again(const loft_samples *s, const loft_event *event,
                                loft_posterior *out)
{
    enum {
        SHARE = 4,
        LEAST = 200
    };
    loft_samples *own = NULL;
    const int part = s->samples / SHARE;
    const int least = s->samples < LEAST ? s->samples : LEAST;
    const loft_samples_wanted wanted = {
        .samples = part > least ? part : least, .seed = s->seed, .kept = s->kept};
    const loft_status status = make_like(s, event, &wanted, &own);
    if (status == LOFT_OK) {
        *out = own->posterior;
    }
    loft_samples_free(own);
    return status;
}

/* Samples for these voices alone. */
static loft_status sample_for(const loft_samples *s, bool others, size_t source,
                              loft_posterior *out)
{
    loft_event_voice *voices = malloc(s->event.n * sizeof *voices);
    if (voices == NULL) {
        return LOFT_ERR_NOMEM;
    }
    for (size_t i = 0; i < s->event.n; i++) {
        voices[i] = s->event.voices[i];
        voices[i].copy = voices[i].copy || (i == source) == others;
    }
    loft_event event = s->event;
    event.voices = voices;
    event.n_observations = others ? event.n_observations : 0;
    const loft_status status = sample_again(s, &event, out);
    free(voices);
    return status;
}

loft_status loft_samples_without(const loft_samples *s, size_t i, loft_posterior *out)
{
    const int voice = voice_of(s, i);
    const testimony rest = loft_testimony_without(&s->testimony, voice);
    loft_posterior p;
    if (!loft_testimony_is_enough(&rest)) {
        return LOFT_ERR_DOMAIN;
    }
    loft_status status = reweigh(s, samples_of_voice(s, voice, LOG_WITHOUT), &p);
    if (status == LOFT_ERR_CONVERGE || (status == LOFT_OK && !is_good(&p))) {
        status = sample_for(s, true, i, &p);
    }
    if (status == LOFT_OK) {
        *out = p;
    }
    return status;
}

loft_status loft_samples_alone(const loft_samples *s, size_t i, loft_posterior *out)
{
    const int voice = voice_of(s, i);
    const testimony one = loft_testimony_only(&s->testimony, voice);
    loft_posterior p;
    if (!loft_testimony_is_enough(&one)) {
        return LOFT_ERR_DOMAIN;
    }
    loft_status status = reweigh(s, samples_of_voice(s, voice, LOG_ALONE), &p);
    if (status == LOFT_ERR_CONVERGE || (status == LOFT_OK && !is_good(&p))) {
        status = sample_for(s, false, i, &p);
    }
    if (status == LOFT_OK) {
        *out = p;
    }
    return status;
}

/* ---- observations ---- */

/* The samples by all else: the logarithms of their weights. */
static void weights_without(const loft_samples *s, size_t k, double *log_weights)
{
    const double *ratio = samples_column(s, LOG_RATIO);
    const double *seen = samples_seen(s, k);
    for (int i = 0; i < s->samples; i++) {
        const double own =
            loft_observation_log(&s->prior.errors, &s->observations[k], seen[i]);
        log_weights[i] = isfinite(ratio[i]) && isfinite(own)
                             ? ratio[i] + s->log_all[i] - own
                             : -INFINITY;
    }
}

/* Without it there may be other flights than those that were drawn with it in mind. */
static loft_status sample_without(const loft_samples *s, size_t k, loft_posterior *out)
{
    loft_observation others[LOFT_OBSERVATIONS_MAX];
    loft_event event = s->event;
    event.observations = others;
    event.n_observations = 0;
    for (size_t i = 0; i < s->event.n_observations; i++) {
        if (i != k) {
            others[event.n_observations++] = s->observations[i];
        }
    }
    return sample_again(s, &event, out);
}

/* The values that the flights show; one that shows nothing has no weight. */
static void find_shown(const loft_samples *s, size_t k, double *shown, double *weights)
{
    for (int i = 0; i < s->samples; i++) {
        shown[i] = samples_shown(s, k)[i];
        if (!isfinite(shown[i])) {
            shown[i] = weights[i] = 0.0;
        }
    }
}

static bool any_weight(const loft_samples *s, const double *weights)
{
    double sum = 0.0;
    for (int i = 0; i < s->samples; i++) {
        sum += weights[i];
    }
    return sum > 0.0;
}

static double mean_garbled(const loft_samples *s, size_t k)
{
    const double *weights = samples_column(s, WEIGHT);
    const double *seen = samples_seen(s, k);
    double sum = 0.0;
    double total = 0.0;
    for (int i = 0; i < s->samples; i++) {
        sum += weights[i] > 0.0
                   ? weights[i] * loft_observation_garbled(&s->prior.errors,
                                                           &s->observations[k], seen[i])
                   : 0.0;
        total += weights[i];
    }
    return sum / total;
}

/* The answer by all else, from these samples or from its own. */
static loft_status answer_without(const loft_samples *s, size_t k, double *weights,
                                  loft_observation_answer *a)
{
    loft_posterior p;
    weights_without(s, k, weights);
    loft_status status = loft_samples_summarise(s, weights, &p);
    if (status == LOFT_ERR_CONVERGE || (status == LOFT_OK && !is_good(&p))) {
        status = sample_without(s, k, &p);
    }
    a->has_without = status == LOFT_OK;
    if (a->has_without) {
        a->without_no_rotation_m = p.no_rotation_m;
        a->without_toward_azimuth_m = p.toward_azimuth_m;
    }
    return status == LOFT_ERR_NOMEM || status == LOFT_ERR_IO ? status : LOFT_OK;
}

/* `weights` are those by all else at first; both arrays are overwritten. */
static loft_status observe(const loft_samples *s, size_t k, double *weights,
                           double *shown, loft_observation_answer *a)
{
    const size_t n = (size_t)s->samples;
    loft_status status = LOFT_OK;
    a->garbled = mean_garbled(s, k);
    find_shown(s, k, shown, weights);
    if (any_weight(s, weights)) {
        status = loft_band_of(n, shown, weights, &a->expected);
    }
    if (status == LOFT_OK) {
        memcpy(weights, samples_column(s, WEIGHT), n * sizeof *weights);
        find_shown(s, k, shown, weights);
        status = loft_band_rank_share(n, shown, samples_column(s, NO_ROTATION), weights,
                                      &a->share);
    }
    return status;
}

loft_status loft_samples_observed(const loft_samples *s, size_t k,
                                  loft_observation_answer *out)
{
    const size_t n = (size_t)s->samples;
    double *weights = malloc(2 * n * sizeof *weights);
    loft_observation_answer answer = {.share = 0.0};
    if (weights == NULL) {
        return LOFT_ERR_NOMEM;
    }
    loft_status status = answer_without(s, k, weights, &answer);
    if (status == LOFT_OK) {
        status = observe(s, k, weights, weights + n, &answer);
    }
    free(weights);
    if (status == LOFT_OK) {
        *out = answer;
    }
    return status;
}

/* ---- what next figure would help ---- */

static double bounded(double range_m)
{
    return fmin(range_m, LOFT_PI * loft_earth_sphere().radius_m);
}

/* The width if the figure turned out to be what sample `truth` has. */
static loft_status width_if(const loft_samples *s, const double *figure, double sd,
                            double truth, double *weights, double *width_m)
{
    const double *given = samples_column(s, WEIGHT);
    loft_band band;
    for (int i = 0; i < s->samples; i++) {
        const double z = (figure[i] - truth) / sd;
        weights[i] = given[i] > 0.0 ? given[i] * exp(-0.5 * z * z) : 0.0;
    }
    const loft_status status =
        loft_band_of((size_t)s->samples, samples_column(s, NO_ROTATION), weights, &band);
    if (status == LOFT_OK) {
        *width_m = bounded(band.p95) - bounded(band.p05);
    }
    return status;
}

loft_status loft_samples_next(const loft_samples *s, loft_next_figure next,
                              double *width_m)
{
    enum {
        TRUTHS = 24
    };
    static const struct {
        int column;
        double sd;
    } of_figure[LOFT_NEXT_FIGURES] = {
        {FLOWN_TIME, 10.0}, {BURN, 5.0}, {FLOWN_APOGEE, 1e4}};
    const double *figure = samples_column(s, of_figure[next].column);
    size_t picks[TRUTHS];
    double sum_m = 0.0;
    double *weights = malloc((size_t)s->samples * sizeof *weights);
    loft_status status = LOFT_ERR_NOMEM;
    if (weights != NULL) {
        status = loft_band_picks((size_t)s->samples, figure, samples_column(s, WEIGHT),
                                 TRUTHS, picks);
    }
    for (int k = 0; status == LOFT_OK && k < TRUTHS; k++) {
        double one_m = 0.0;
        status =
            width_if(s, figure, of_figure[next].sd, figure[picks[k]], weights, &one_m);
        sum_m += one_m;
    }
    free(weights);
    if (status == LOFT_OK) {
        *width_m = sum_m / TRUTHS;
    }
    return status;
}
