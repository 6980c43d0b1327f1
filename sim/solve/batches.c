/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/solve/batches.h"

#include <stddef.h>

#include "sim/batch/batch.h"

loft_status loft_solve_batches_new(const loft_model *model, solve_batches *out)
{
    solve_batches made = {NULL, NULL};
    loft_status status = loft_batch_new(model, NULL, &made.turning);
    if (status == LOFT_OK) {
        status = loft_batch_without_rotation(made.turning, &made.still);
    }
    if (status == LOFT_OK) {
        *out = made;
    } else {
        loft_solve_batches_free(&made);
    }
    return status;
}

void loft_solve_batches_free(solve_batches *batches)
{
    loft_batch_free(batches->still);
    loft_batch_free(batches->turning);
    *batches = (solve_batches){NULL, NULL};
}
