/* SPDX-License-Identifier: GPL-3.0-or-later */
/* posterior_parts.h - what the samples of an event are made of: for their own modules. */
#ifndef LOFT_SIM_INFER_POSTERIOR_PARTS_H
#define LOFT_SIM_INFER_POSTERIOR_PARTS_H

#include "sim/infer/observation.h"
#include "sim/infer/proposal.h"
#include "sim/infer/sample_fit.h"

/* Columns: one number of each sample. */
enum {
    WEIGHT, /* of all voices together, the largest 1 */
    NO_ROTATION,
    TOWARD_AZIMUTH,
    BURNOUT, /* these three of the standard flight */
    APOGEE,
    TIME,
    BURN,
    LOG_RATIO,   /* prior over density drawn from; -INFINITY for what was not solved */
    LOG_DENSITY, /* of the proposal that it was drawn from */
    LOG_CHANCE,  /* with which it was flown on: see posterior.c */
    FIGURE_X,
    FIGURE_Y,
    FLOWN_APOGEE,
    FLOWN_RANGE,
    FLOWN_TIME,
    BURN_Z, /* these to make the draw and its standard flight again */
    BETA_Z,
    AIM_SPEED,
    AIM_ELEVATION,
    AIM_TURN,
    TURNING_ELEVATION, /* of that over the turning Earth */
    TURNING_TURN,
    TURNING_OFF,     /* its heading less the azimuth */
    FLOWN_ELEVATION, /* these two to make the flown flight again */
    FLOWN_HEADING,
    INPUTS, /* the dimensions of prior.h follow */
    COLUMNS = INPUTS + LOFT_DIMENSION_COUNT,
    /* then, of each observation k, the value that the flight shows and ln of l over c */
    OBSERVED_COLUMNS = 2,
    COLUMNS_MAX = COLUMNS + OBSERVED_COLUMNS * LOFT_OBSERVATIONS_MAX
};

/* For each voice: ln of the likelihood without it and of it alone, and whether it speaks of
 * another flight. */
enum {
    LOG_WITHOUT,
    LOG_ALONE,
    GARBLED,
    VOICE_COLUMNS
};

struct loft_samples {
    loft_event event; /* its voices and observations are those: */
    loft_event_voice *voices;
    loft_observation *observations; /* what they say of themselves is not copied */
    loft_prior prior;
    uint64_t seed;
    const loft_kept *kept; /* NULL, or for these and those of fewer voices */
    int samples;
    testimony testimony;
    loft_typical typical;
    proposal pilot, adapted;
    double *columns;   /* samples_columns of `samples` each */
    double *log_all;   /* ln of the likelihood of all voices and observations */
    double *of_voices; /* VOICE_COLUMNS of `samples` for each voice */
    double log_evidence;
    loft_posterior posterior;
    /* Samples of several classes have the choices, and the samples of each without columns,
     * which stand here one behind the other; NULL where hardly any booster fits. Else NULL. */
    loft_class_choice *choices;
    loft_samples **parts;
    loft_class_mix mix;
};

static inline double *samples_column(const loft_samples *s, int column)
{
    return &s->columns[(size_t)column * (size_t)s->samples];
}

static inline int samples_columns(const loft_samples *s)
{
    return COLUMNS + OBSERVED_COLUMNS * (int)s->event.n_observations;
}

static inline double *samples_shown(const loft_samples *s, size_t observation)
{
    return samples_column(s, COLUMNS + OBSERVED_COLUMNS * (int)observation);
}

static inline double *samples_seen(const loft_samples *s, size_t observation)
{
    return samples_column(s, COLUMNS + OBSERVED_COLUMNS * (int)observation + 1);
}

static inline double *samples_of_voice(const loft_samples *s, int voice, int column)
{
    return &s->of_voices[((size_t)voice * VOICE_COLUMNS + (size_t)column) *
                         (size_t)s->samples];
}

/*
 * Samples that are not drawn yet: event and prior copied, the voices heard. Errors as
 * loft_samples_make.
 */
LOFT_NODISCARD loft_status loft_samples_begin(const loft_event *event,
                                              const loft_prior *prior,
                                              const loft_samples_wanted *wanted,
                                              loft_samples **out);
/* Room for the columns. LOFT_ERR_NOMEM. */
LOFT_NODISCARD loft_status loft_samples_allot(loft_samples *s);
void loft_samples_drop_columns(loft_samples *s);

/* ln of the likelihood of all observations together, of a sample. */
double loft_samples_log_observed(const loft_samples *s, int sample);

/* Weights, evidence and bands of samples that are drawn. Errors as loft_samples_make. */
LOFT_NODISCARD loft_status loft_samples_finish(loft_samples *s);

/* Are the effective samples as many as an answer with observations wants, of so many asked for? */
bool loft_samples_are_enough(const loft_posterior *posterior, int wanted);

/* n numbers of samples, spread evenly over the distribution of the range, as loft_band_picks. */
LOFT_NODISCARD loft_status loft_samples_pick_numbers(const loft_samples *s, size_t n,
                                                     size_t *picks);

/* The booster of a sample. */
void loft_samples_make_one(const loft_samples *s, int sample, loft_prior_sample *draw);

/*
 * Bands of the samples with these logarithms of weights, which become weights. Errors as
 * loft_samples_make.
 */
LOFT_NODISCARD loft_status loft_samples_summarise(const loft_samples *s,
                                                  double *log_weights,
                                                  loft_posterior *out);

#endif
