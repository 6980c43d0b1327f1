/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/flight.h"

#include <math.h>
#include <stdlib.h>

#include "sim/base/room.h"

typedef struct step {
    loft_dense dense;
    double t_end_s; /* an event may have cut the step short of dense.t0 + dense.h */
    loft_phase phase;
} step;

struct loft_trajectory {
    step *steps;
    size_t n, capacity;
};

loft_trajectory *loft_trajectory_new(void)
{
    return calloc(1, sizeof(loft_trajectory));
}

void loft_trajectory_free(loft_trajectory *trajectory)
{
    if (trajectory != NULL) {
        free(trajectory->steps);
        free(trajectory);
    }
}

void loft_trajectory_clear(loft_trajectory *trajectory)
{
    trajectory->n = 0;
}

loft_status loft_trajectory_append(loft_trajectory *trajectory, const loft_dense *dense,
                                   double t_end_s, const loft_phase *phase)
{
    step *steps = loft_room_for_one(trajectory->steps, trajectory->n,
                                    &trajectory->capacity, sizeof *steps);
    if (steps == NULL) {
        return LOFT_ERR_NOMEM;
    }
    trajectory->steps = steps;
    trajectory->steps[trajectory->n++] =
        (step){.dense = *dense, .t_end_s = t_end_s, .phase = *phase};
    return LOFT_OK;
}

size_t loft_trajectory_steps(const loft_trajectory *trajectory)
{
    return trajectory->n;
}

double loft_trajectory_start(const loft_trajectory *trajectory)
{
    return trajectory->steps[0].dense.t0;
}

double loft_trajectory_end(const loft_trajectory *trajectory)
{
    return trajectory->steps[trajectory->n - 1].t_end_s;
}

double loft_trajectory_node(const loft_trajectory *trajectory, size_t i)
{
    return i < trajectory->n ? trajectory->steps[i].dense.t0
                             : loft_trajectory_end(trajectory);
}

void loft_trajectory_at(const loft_trajectory *trajectory, double t_s,
                        double y[LOFT_STATE_N], loft_phase *phase)
{
    const double t = fmin(fmax(t_s, loft_trajectory_start(trajectory)),
                          loft_trajectory_end(trajectory));
    size_t lo = 0;
    size_t hi = trajectory->n; /* the step sought lies in [lo, hi) */
    while (hi - lo > 1) {
        const size_t middle = lo + (hi - lo) / 2;
        if (trajectory->steps[middle].dense.t0 <= t) {
            lo = middle;
        } else {
            hi = middle;
        }
    }
    loft_dense_at(&trajectory->steps[lo].dense, t, y);
    if (phase != NULL) {
        *phase = trajectory->steps[lo].phase;
    }
}
