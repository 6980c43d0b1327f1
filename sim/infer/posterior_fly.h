/* SPDX-License-Identifier: GPL-3.0-or-later */
/* posterior_fly.h - the samples of an event under way: drawn, fitted, and flown far. */
#ifndef LOFT_SIM_INFER_POSTERIOR_FLY_H
#define LOFT_SIM_INFER_POSTERIOR_FLY_H

#include "sim/infer/observation.h"
#include "sim/infer/posterior_parts.h"
#include "sim/infer/steering_guess.h"
#include "sim/solve/batches.h"

enum {
    SAMPLER_CHUNK = SAMPLES_MAX,
    SAMPLER_PILOT = 2 * SAMPLER_CHUNK
};

/* Shared by all chunks; read only while they are under way. */
typedef struct sampler {
    loft_samples *s;
    const loft_ranks *ranks;
    solve_batches batches;
    sample_fit_start start;
    int pilots;
    steering_guess still, turning; /* after the pilot */
} sampler;

/* Flies the samples from `from` up to `to` and shares them with all ranks. LOFT_ERR_NOMEM,
 * LOFT_ERR_IO. */
LOFT_NODISCARD loft_status loft_sampler_run(const sampler *m, int from, int to);

/* The point that a sample was drawn at. */
proposal_point loft_samples_point(const loft_samples *s, int sample);

/* A booster as steering_guess.h sees it, beside the class's own. */
steering_of loft_sampler_booster(const loft_samples *s, const loft_booster_template *plan,
                                 double ideal_speed_mps);

/* Does what was seen of the event take the record of a flight? */
bool loft_samples_need_record(const loft_samples *samples);

/*
 * A view of each observation of the event; `record` is for the flight to be flown once more, or
 * NULL where none is needed. False if it cannot be flown by itself.
 */
bool loft_samples_look(const loft_samples *samples, const sample_fit *fit,
                       loft_trajectory *record,
                       observation_view views[LOFT_OBSERVATIONS_MAX]);

#endif
