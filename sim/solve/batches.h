/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * batches.h - the batches of a model with and without its rotation, for the solvers of one
 * question.
 */
#ifndef LOFT_SIM_SOLVE_BATCHES_H
#define LOFT_SIM_SOLVE_BATCHES_H

#include "loft/batch.h"

/* Owned; both NULL where no batch flies in the model. */
typedef struct solve_batches {
    loft_batch *turning, *still;
} solve_batches;

/* LOFT_ERR_DOMAIN for a model that no batch flies in, LOFT_ERR_NOMEM: *out is untouched. */
LOFT_NODISCARD loft_status loft_solve_batches_new(const loft_model *model,
                                                  solve_batches *out);
void loft_solve_batches_free(solve_batches *batches);

#endif
