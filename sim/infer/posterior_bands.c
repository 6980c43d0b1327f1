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
    } inputs[LOFT_INPUT_COUNT] = {{LOFT_DIMENSION_BURN, 1},
                                  {LOFT_DIMENSION_ISP, 1},
                                  {LOFT_DIMENSION_SPEED_SPLIT, LOFT_STAGES_MAX},
                                  {LOFT_DIMENSION_BURN_SPLIT, LOFT_STAGES_MAX},
                                  {LOFT_DIMENSION_GAP, LOFT_STAGES_MAX},
                                  {LOFT_DIMENSION_TURN, 1},
                                  {LOFT_DIMENSION_BETA, 1},
                                  {LOFT_DIMENSION_DRAG, 1},
                                  {LOFT_DIMENSION_AZIMUTH, 1},
                                  {LOFT_DIMENSION_NORTH, 2},
                                  {LOFT_DIMENSION_APOGEE, 1},
                                  {LOFT_DIMENSION_RANGE, 1},
                                  {LOFT_DIMENSION_TIME, 1}};
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

/* ---- boosters ---- */

/* The booster of a sample that was solved, and its standard flight, made again. */
static loft_posterior_sample sample_made_again(const loft_samples *s, size_t sample)
{
    loft_prior_sample draw;
    loft_samples_make_one(s, (int)sample, &draw);
    return (loft_posterior_sample){
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
static void fly_if_long(loft_posterior_sample *draw)
{
    loft_launch_flight flown;
    if (draw->range_m > steep_m && isfinite(draw->range_m) &&
        loft_launch_fly(&draw->launch, &draw->aim, NULL, &flown) == LOFT_OK) {
        draw->range_m = flown.unbounded ? INFINITY : flown.range_m;
    }
}

/* Insertion: they are nearly in order. */
static void sort_by_range(size_t n, loft_posterior_sample *picked)
{
    for (size_t i = 1; i < n; i++) {
        const loft_posterior_sample moved = picked[i];
        size_t at = i;
        for (; at > 0 && picked[at - 1].range_m > moved.range_m; at--) {
            picked[at] = picked[at - 1];
        }
        picked[at] = moved;
    }
}

loft_status loft_samples_pick_numbers(const loft_samples *s, size_t n, size_t *picks)
{
    return loft_band_picks((size_t)s->samples, samples_column(s, NO_ROTATION),
                           samples_column(s, WEIGHT), n, picks);
}

loft_status loft_samples_pick(const loft_samples *s, size_t n,
                              loft_posterior_sample *picked)
{
    size_t *picks = malloc((n + 1) * sizeof *picks);
    const loft_status status =
        picks != NULL ? loft_samples_pick_numbers(s, n, picks) : LOFT_ERR_NOMEM;
    for (size_t i = 0; status == LOFT_OK && i < n; i++) {
        picked[i] = sample_made_again(s, picks[i]);
        fly_if_long(&picked[i]);
    }
    if (status == LOFT_OK) {
        sort_by_range(n, picked);
    }
    free(picks);
    return status;
}
