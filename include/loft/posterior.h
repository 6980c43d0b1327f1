/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * posterior.h - what a report really allows: the distribution of the standard range.
 *
 * The unknowns of the booster have the prior of prior.h, apogee and range are flat in
 * their logarithms, and each reported figure is a likelihood (claim.h). A sample draws the
 * figures from their likelihoods and the booster from its prior, solves for the speed and
 * steering that fly them, and finds that booster's own standard ranges. A reported time
 * takes the place of the burn time, which is then solved for as well, so that no sample is
 * wasted; the weight of a sample is the prior of what was solved for over the slope of the
 * time against it. A time that is vaguer than what the burn time does to it, or with a burn
 * time that is known, is no figure to meet but weighs by its likelihood.
 *
 * Method     importance sampling by draw-and-solve; docs/decisions/012-sampler.md
 * Accuracy   calibrated: docs/calibration.md
 */
#ifndef LOFT_POSTERIOR_H
#define LOFT_POSTERIOR_H

#include <stdint.h>

#include "loft/band.h"
#include "loft/estimate.h"
#include "loft/prior.h"
#include "loft/ranks.h"

enum {
    LOFT_POSTERIOR_SAMPLES_MAX = 1000000,
    LOFT_POSTERIOR_LEAST = 10, /* effective samples below which there is no band */
    LOFT_POSTERIOR_FEW = 200   /* effective samples below which a band should warn */
};

/* Inputs in groups, for the table of what decides. */
typedef enum loft_posterior_input {
    LOFT_INPUT_BURN,
    LOFT_INPUT_ISP,
    LOFT_INPUT_SPEED_SPLIT,
    LOFT_INPUT_BURN_SPLIT,
    LOFT_INPUT_GAP,
    LOFT_INPUT_TURN,
    LOFT_INPUT_BETA,
    LOFT_INPUT_DRAG,
    LOFT_INPUT_AZIMUTH,
    LOFT_INPUT_SITE,
    LOFT_INPUT_APOGEE,
    LOFT_INPUT_RANGE,
    LOFT_INPUT_TIME,
    LOFT_INPUT_COUNT
} loft_posterior_input;

/* "burn time", "specific impulse" and so on. */
const char *loft_posterior_input_name(loft_posterior_input input);

typedef struct loft_posterior {
    int samples;      /* asked for */
    int solved;       /* those with a flight that the figures allow, and its ranges */
    double effective; /* (sum w)^2/sum w^2 */
    loft_band no_rotation_m, toward_azimuth_m;
    loft_band burnout_mps, apogee_m, time_s; /* of the flight without rotation */
    loft_band burn_s;                        /* the whole burn, all stages */
    double
        share[LOFT_INPUT_COUNT]; /* of the variance of its rank (loft_band_rank_share) */
} loft_posterior;

/*
 * estimate is the point answer to the question: an apogee and range, an apogee and time or
 * a range and time, converged; else LOFT_ERR_DOMAIN, as for a model that a batch cannot
 * fly, a prior that is none, or samples outside 1 to LOFT_POSTERIOR_SAMPLES_MAX.
 * LOFT_ERR_CONVERGE if the effective samples are fewer than LOFT_POSTERIOR_LEAST, or than
 * half of a smaller number: hardly any booster of the class flies these figures together.
 * LOFT_ERR_NOMEM;
 * *out is untouched on failure. Same seed, same bits, on any number of threads.
 * About 40 flights of a batch and 0.3 ms a sample.
 */
LOFT_NODISCARD loft_status loft_posterior_find(const loft_question *question,
                                               const loft_estimate *estimate,
                                               const loft_prior *prior, int samples,
                                               uint64_t seed, loft_posterior *out);

/* One booster that fits, on its own standard flight without rotation. */
typedef struct loft_posterior_draw {
    loft_launch launch; /* without rotation */
    loft_launch_aim aim;
    double range_m; /* INFINITY for unbounded: the aim is then one that shows it */
} loft_posterior_draw;

/* How many samples, and where they go: each NULL, or room for that many. */
typedef struct loft_posterior_wanted {
    int samples;
    uint64_t seed;
    double *weights; /* 0 for a sample that was not solved, whose ranges mean nothing */
    double *no_rotation_m, *toward_azimuth_m; /* INFINITY for unbounded */
    size_t n_draws; /* of equal weight, in the order of their ranges (loft_band_picks) */
    loft_posterior_draw *draws; /* NULL, or room for n_draws */
    const loft_ranks *ranks;    /* NULL, or who shares the work: every rank must call */
} loft_posterior_wanted;

/* The same with the samples behind the bands, in their order. */
LOFT_NODISCARD loft_status loft_posterior_find_samples(
    const loft_question *question, const loft_estimate *estimate, const loft_prior *prior,
    const loft_posterior_wanted *wanted, loft_posterior *out);

#endif
