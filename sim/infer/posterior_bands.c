/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bands of the samples of an event, by their weights and by others. */
#include "sim/infer/posterior_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/infer/band.h"

const char *loft_posterior_input_name(loft_posterior_input input)
{
    static const char *const names[LOFT_INPUT_COUNT] = {
        "burn time",  "specific impulse", "split of speed", "split of burn time",
        "coast gaps", "steering",         "entry drag",     "boost drag",
        "azimuth",    "launch point",     "apogee",         "range",
        "flight time"};
    return names[input];
}

/* ---- bands ---- */

/* Logarithms to weights, the largest 1; samples without one become 0. Returns how many. */
static int weigh(int n, double *weights)
{
    double largest = -INFINITY;
    int solved = 0;
    for (int i = 0; i < n; i++) {
        solved += isfinite(weights[i]) ? 1 : 0;
        largest = fmax(largest, weights[i]);
    }
    for (int i = 0; i < n; i++) {
        weights[i] = isfinite(weights[i]) ? exp(weights[i] - largest) : 0.0;
    }
    return solved;
}

/* A figure that was not reported is an outcome. */
static bool is_input(const loft_samples *s, int input)
{
    const testimony *t = &s->testimony;
    return (input != LOFT_INPUT_APOGEE || loft_testimony_has(t, LOFT_FIGURE_APOGEE)) &&
           (input != LOFT_INPUT_RANGE || loft_testimony_has(t, LOFT_FIGURE_RANGE)) &&
           (input != LOFT_INPUT_TIME || loft_testimony_has(t, LOFT_FIGURE_TIME));
}

static loft_status find_shares(const loft_samples *s, const double *weights,
                               double share[LOFT_INPUT_COUNT])
{
    static const struct {
        int dim, n;
    } inputs[LOFT_INPUT_COUNT] = {{LOFT_DRAW_BURN, 1},
                                  {LOFT_DRAW_ISP, 1},
                                  {LOFT_DRAW_SPEED_SPLIT, LOFT_STAGES_MAX},
                                  {LOFT_DRAW_BURN_SPLIT, LOFT_STAGES_MAX},
                                  {LOFT_DRAW_GAP, LOFT_STAGES_MAX},
                                  {LOFT_DRAW_TURN, 1},
                                  {LOFT_DRAW_BETA, 1},
                                  {LOFT_DRAW_DRAG, 1},
                                  {LOFT_DRAW_AZIMUTH, 1},
                                  {LOFT_DRAW_NORTH, 2},
                                  {LOFT_DRAW_APOGEE, 1},
                                  {LOFT_DRAW_RANGE, 1},
                                  {LOFT_DRAW_TIME, 1}};
    for (int i = 0; i < LOFT_INPUT_COUNT; i++) {
        share[i] = 0.0;
        for (int k = 0; k < inputs[i].n && is_input(s, i); k++) {
            double one = 0.0;
            const loft_status status = loft_band_rank_share(
                (size_t)s->samples, samples_column(s, INPUTS + inputs[i].dim + k),
                samples_column(s, NO_ROTATION), weights, &one);
            if (status != LOFT_OK) {
                return status;
            }
            share[i] = fmax(share[i], one);
        }
    }
    return LOFT_OK;
}

loft_status loft_samples_summarise(const loft_samples *s, double *log_weights,
                                   loft_posterior *out)
{
    const size_t n = (size_t)s->samples;
    loft_posterior p = {.samples = s->samples, .solved = weigh(s->samples, log_weights)};
    p.effective = loft_band_effective(n, log_weights);
    if (p.effective < LOFT_POSTERIOR_LEAST && p.effective < 0.5 * s->samples) {
        return LOFT_ERR_CONVERGE;
    }
    loft_band *const bands[] = {&p.no_rotation_m, &p.toward_azimuth_m, &p.burnout_mps,
                                &p.apogee_m,      &p.time_s,           &p.burn_s};
    loft_status status = LOFT_OK;
    for (int i = 0; status == LOFT_OK && i < BURN - NO_ROTATION + 1; i++) {
        status =
            loft_band_of(n, samples_column(s, NO_ROTATION + i), log_weights, bands[i]);
    }
    if (status == LOFT_OK) {
        status = find_shares(s, log_weights, p.share);
    }
    if (status == LOFT_OK) {
        *out = p;
    }
    return status;
}

const loft_posterior *loft_samples_posterior(const loft_samples *s)
{
    return &s->posterior;
}

double loft_samples_log_evidence(const loft_samples *s)
{
    return s->log_evidence;
}

const loft_typical *loft_samples_typical(const loft_samples *s)
{
    return &s->typical;
}

const double *loft_samples_column(const loft_samples *s, loft_samples_of column)
{
    static const int columns[] = {WEIGHT,       NO_ROTATION, TOWARD_AZIMUTH, BURN,
                                  FLOWN_APOGEE, FLOWN_RANGE, FLOWN_TIME};
    return samples_column(s, columns[column]);
}

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
    return sum / total;
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

/* Do voices other than one give two of the three figures; or does that one? */
static bool says_enough(const testimony *t)
{
    return loft_testimony_has(t, LOFT_FIGURE_APOGEE) +
               loft_testimony_has(t, LOFT_FIGURE_RANGE) +
               loft_testimony_has(t, LOFT_FIGURE_TIME) >=
           2;
}

/* Enough to show, for so many samples? */
static bool is_good(const loft_posterior *p)
{
    return p->effective >= fmin(LOFT_POSTERIOR_FEW, 0.2 * p->samples);
}

/* Samples for these voices alone. */
static loft_status draw_for(const loft_samples *s, bool others, size_t source,
                            loft_posterior *out)
{
    enum {
        SHARE = 4,
        LEAST = 200
    };
    loft_event_voice *voices = malloc(s->event.n * sizeof *voices);
    loft_samples *own = NULL;
    if (voices == NULL) {
        return LOFT_ERR_NOMEM;
    }
    for (size_t i = 0; i < s->event.n; i++) {
        voices[i] = s->event.voices[i];
        voices[i].copy = voices[i].copy || (i == source) == others;
    }
    loft_event event = s->event;
    event.voices = voices;
    const int part = s->samples / SHARE;
    const int least = s->samples < LEAST ? s->samples : LEAST;
    const loft_samples_wanted wanted = {.samples = part > least ? part : least,
                                        .seed = s->seed};
    const loft_status status = loft_samples_draw(&event, &s->prior, &wanted, &own);
    if (status == LOFT_OK) {
        *out = own->posterior;
    }
    loft_samples_free(own);
    free(voices);
    return status;
}

loft_status loft_samples_without(const loft_samples *s, size_t i, loft_posterior *out)
{
    const int voice = voice_of(s, i);
    const testimony rest = loft_testimony_without(&s->testimony, voice);
    loft_posterior p;
    if (!says_enough(&rest)) {
        return LOFT_ERR_DOMAIN;
    }
    loft_status status = reweigh(s, samples_of_voice(s, voice, LOG_WITHOUT), &p);
    if (status == LOFT_ERR_CONVERGE || (status == LOFT_OK && !is_good(&p))) {
        status = draw_for(s, true, i, &p);
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
    if (!says_enough(&one)) {
        return LOFT_ERR_DOMAIN;
    }
    loft_status status = reweigh(s, samples_of_voice(s, voice, LOG_ALONE), &p);
    if (status == LOFT_ERR_CONVERGE || (status == LOFT_OK && !is_good(&p))) {
        status = draw_for(s, false, i, &p);
    }
    if (status == LOFT_OK) {
        *out = p;
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

/* ---- boosters ---- */

/* The booster of a sample that was solved, and its standard flight, made again. */
static loft_posterior_draw draw_again(const loft_samples *s, size_t sample)
{
    loft_prior_sample draw;
    loft_samples_draw_one(s, (int)sample, &draw);
    return (loft_posterior_draw){
        .launch = loft_launch_without_rotation(&draw.launch),
        .aim = {.ideal_speed_mps = samples_column(s, AIM_SPEED)[sample],
                .end_elevation_rad = samples_column(s, AIM_ELEVATION)[sample],
                .turn_fraction = samples_column(s, AIM_TURN)[sample],
                .heading_rad = draw.launch.azimuth_rad},
        .range_m = samples_column(s, NO_ROTATION)[sample]};
}

/* Beyond this the range is so steep in everything that a batch is off by 1e-5 of it. */
static const double steep_m = 15e6;

/* Flown by itself if it is long; the others are good as they are. */
static void fly_if_long(loft_posterior_draw *draw)
{
    loft_launch_flight flown;
    if (draw->range_m > steep_m && isfinite(draw->range_m) &&
        loft_launch_fly(&draw->launch, &draw->aim, NULL, &flown) == LOFT_OK) {
        draw->range_m = flown.unbounded ? INFINITY : flown.range_m;
    }
}

/* Insertion: they are nearly in order. */
static void sort_by_range(size_t n, loft_posterior_draw *draws)
{
    for (size_t i = 1; i < n; i++) {
        const loft_posterior_draw moved = draws[i];
        size_t at = i;
        for (; at > 0 && draws[at - 1].range_m > moved.range_m; at--) {
            draws[at] = draws[at - 1];
        }
        draws[at] = moved;
    }
}

loft_status loft_samples_pick(const loft_samples *s, size_t n, loft_posterior_draw *draws)
{
    size_t *picks = malloc((n + 1) * sizeof *picks);
    loft_status status = LOFT_ERR_NOMEM;
    if (picks != NULL) {
        status = loft_band_picks((size_t)s->samples, samples_column(s, NO_ROTATION),
                                 samples_column(s, WEIGHT), n, picks);
    }
    for (size_t i = 0; status == LOFT_OK && i < n; i++) {
        draws[i] = draw_again(s, picks[i]);
        fly_if_long(&draws[i]);
    }
    if (status == LOFT_OK) {
        sort_by_range(n, draws);
    }
    free(picks);
    return status;
}
