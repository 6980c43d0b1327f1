/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ensemble.h - many flights of boosters drawn from a prior, of which only statistics stay.
 *
 * Draw k is the same flight in every ensemble of its seed; results do not depend on the
 * number of threads (OpenMP), and memory not on the number of draws: 4 MB.
 */
#ifndef LOFT_ENSEMBLE_H
#define LOFT_ENSEMBLE_H

#include <stdint.h>

#include "loft/batch_flight.h"
#include "loft/prior.h"
#include "loft/ranks.h"
#include "loft/tally.h"

/* Dimensions of random.h beside those of prior.h. */
enum {
    LOFT_ENSEMBLE_DRAW_SPEED = 1000,
    LOFT_ENSEMBLE_DRAW_ELEVATION = 1001
};

typedef struct loft_ensemble_plan {
    loft_launch base; /* its model must be one that a batch flies */
    loft_prior prior;
    double speed_lo_mps, speed_hi_mps; /* total ideal speed, uniform; may be the same */
    double elevation_lo_rad, elevation_hi_rad; /* at the end of the turn, likewise */
    uint64_t seed;
} loft_ensemble_plan;

typedef enum loft_ensemble_figure {
    LOFT_ENSEMBLE_RANGE_M, /* of the geodesic from the point of launch */
    LOFT_ENSEMBLE_APOGEE_M,
    LOFT_ENSEMBLE_TIME_S,
    LOFT_ENSEMBLE_BURNOUT_MPS, /* relative to the Earth */
    LOFT_ENSEMBLE_FIGURES
} loft_ensemble_figure;

typedef struct loft_ensemble loft_ensemble;

/* LOFT_ERR_DOMAIN for a plan out of range or a model no batch flies; LOFT_ERR_NOMEM. */
LOFT_NODISCARD loft_status loft_ensemble_new(const loft_ensemble_plan *plan,
                                             loft_ensemble **out);
void loft_ensemble_free(loft_ensemble *ensemble);

/* From now on the work is shared; every rank must do the same. */
void loft_ensemble_share(loft_ensemble *ensemble, const loft_ranks *ranks);

/* Flies the next n draws, n >= 0; at best thousands at a time. */
void loft_ensemble_fly(loft_ensemble *ensemble, int64_t n);

/* How many were flown. */
int64_t loft_ensemble_done(const loft_ensemble *ensemble);

/*
 * What was flown so far, for a checkpoint: loft_ensemble_size bytes. Restoring it into an
 * ensemble of the same plan goes on as if nothing had happened, bit for bit.
 */
size_t loft_ensemble_size(void);
void loft_ensemble_save(const loft_ensemble *ensemble, unsigned char *bytes);
void loft_ensemble_restore(loft_ensemble *ensemble, const unsigned char *bytes);

int64_t loft_ensemble_count(const loft_ensemble *ensemble, loft_batch_end end);

/* Of the flights that ended on the ground; borrowed until loft_ensemble_free. */
const loft_tally *loft_ensemble_tally(const loft_ensemble *ensemble,
                                      loft_ensemble_figure figure);

#endif
