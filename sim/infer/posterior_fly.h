/* SPDX-License-Identifier: GPL-3.0-or-later */
/* posterior_fly.h - the samples of an event under way: drawn, fitted, and flown far. */
#ifndef LOFT_SIM_INFER_POSTERIOR_FLY_H
#define LOFT_SIM_INFER_POSTERIOR_FLY_H

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

#endif
