/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * kernel_entry.h - from 120 km to the ground, with altitude as the variable.
 *
 * Nodes are the edges of the air's layers, and every stage of every step has an altitude
 * that is the same for all flights. There the density is a number, and gravity and the
 * normal of the ellipsoid are short polynomials in the square of z: no root is needed but
 * that of the speed.
 */
#ifndef LOFT_SIM_KERNEL_ENTRY_H
#define LOFT_SIM_KERNEL_ENTRY_H

#include "sim/batch/kernel/kernel_step.h"

typedef struct entry_args {
    const kernel_world *world;
    const kernel_entry_step *step;
    lanes inv_beta[HALVES];
} entry_args;

LANES_INLINE lanes quadratic(const double c[3], lanes x)
{
    return (c[2] * x + c[1]) * x + c[0];
}

LANES_INLINE lanes cubic(const double c[4], lanes x)
{
    return (c[3] * x + c[2]) * (x * x) + (c[1] * x + c[0]);
}

LANES_NOINLINE void entry_rates(const void *ctx, int stage, state y, state dy)
{
    const entry_args *args = ctx;
    const kernel_entry_stage *at = &args->step->stages[stage];
    EACH_HALF
    {
        const lanes r[3] = {y[0][half], y[1][half], y[2][half]};
        const lanes v[3] = {y[3][half], y[4][half], y[5][half]};
        const lanes zz = r[2] * r[2];
        const lanes level =
            quadratic(at->level, zz) + r[2] * quadratic(at->level_odd, zz);
        lanes a[3] = {level * r[0], level * r[1],
                      r[2] * quadratic(at->polar, zz) + cubic(at->polar_even, zz)};
        add_drag(args->world, lanes_of(at->half_rho), args->inv_beta[half], r, v, a);
        const lanes climb =
            quadratic(at->normal_level, zz) * (r[0] * v[0] + r[1] * v[1]) +
            quadratic(at->normal_polar, zz) * (r[2] * v[2]);
        const lanes dt = 1.0 / climb;
        for (int i = 0; i < 3; i++) {
            dy[i][half] = dt * v[i];
            dy[3 + i][half] = dt * a[i];
        }
        dy[6][half] = dt;
    }
}

static void entry_group(const kernel_world *w, const kernel_entry_tier *tier,
                        kernel_entry *block, int first)
{
    entry_args args = {.world = w};
    state y;
    lanes slowness[HALVES]; /* a light body is soon slow */
    lanes error[HALVES];
    EACH_HALF
    {
        const int lane = first + half * LANES;
        for (int i = 0; i < N; i++) {
            y[i][half] = lanes_load(&block->y[i][lane]);
        }
        args.inv_beta[half] = lanes_load(&block->inv_beta[lane]);
        slowness[half] = lanes_max(lanes_of(1.0), 4000.0 * args.inv_beta[half]);
        error[half] = lanes_load(&block->error[lane]);
    }
    for (int n = 0; n < tier->n_steps; n++) {
        args.step = &tier->steps[n];
        lanes by[HALVES];
        weights weigh;
        EACH_HALF
        {
            by[half] = lanes_of(args.step->by_m);
            weigh.per_mps[half] = lanes_min(args.step->to_go_s * slowness[half],
                                            lanes_of(to_go_at_most_s)) *
                                  per_metre;
        }
        if (tier->order_6) {
            verner65_step(entry_rates, &args, by, &weigh, y, error);
        } else {
            dop853_step(entry_rates, &args, by, &weigh, y, error);
        }
    }
    EACH_HALF
    {
        const int lane = first + half * LANES;
        for (int i = 0; i < N; i++) {
            lanes_store(&block->y[i][lane], y[i][half]);
        }
        lanes_store(&block->error[lane], error[half]);
    }
}

static void entry_block(const kernel_world *world, int tier, int n, kernel_entry *block)
{
    for (int first = 0; first < n; first += WIDTH) {
        entry_group(world, &world->entry_tiers[tier], block, first);
    }
}

#endif
