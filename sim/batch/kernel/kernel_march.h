/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * kernel_march.h - powered flight, and whatever stays in the air: steps in time.
 *
 * Every lane has its own flight, clock and step; one that is done takes the next flight
 * that waits. Between nodes and kinks (kernel_ahead.h) the estimated error sets the step.
 */
#ifndef LOFT_SIM_KERNEL_MARCH_H
#define LOFT_SIM_KERNEL_MARCH_H

#include "sim/batch/kernel/kernel_arrive.h"

/* By whole vectors: one written lane by lane is slow to read again. */
static void take_lanes(const mask_of_lanes take, state from, state into)
{
    EACH_HALF
    {
        const lanes_mask mask = lanes_load_mask(&take[half * LANES]);
        for (int c = 0; c < N; c++) {
            into[c][half] = lanes_select(mask, from[c][half], into[c][half]);
        }
    }
}

static void take_flow(const mask_of_lanes take, flow_of_lanes from, flow_of_lanes into)
{
    EACH_HALF
    {
        const lanes_mask mask = lanes_load_mask(&take[half * LANES]);
        for (int c = 0; c < FLOW_N; c++) {
            lanes_store(&into[c][half * LANES],
                        lanes_select(mask, lanes_load(&from[c][half * LANES]),
                                     lanes_load(&into[c][half * LANES])));
        }
    }
}

/*
 * Slopes anew where a lane's constants have changed. Who stopped beyond a kink has flown on
 * for tau with the old form, from which the true acceleration drew away in proportion to
 * time: the speed lacks da tau/2, and the place next to nothing. Who stopped short is given
 * in advance, with the same sign, what the new form will overdo.
 */
static void take_slopes(march *m, state y, state k)
{
    bool any = false;
    for (int l = 0; l < WIDTH; l++) {
        any = any || m->fresh[l];
    }
    if (!any) {
        return;
    }
    state fresh;
    flow_of_lanes flow;
    boost_rates_and_flow(&m->args, y, fresh, flow);
    EACH_HALF
    {
        const lanes tau = lanes_load(&m->kink_s[half * LANES]);
        const lanes_mask kink = tau != 0.0;
        for (int i = 0; i < 3; i++) {
            const lanes da =
                lanes_select(kink, fresh[3 + i][half] - k[3 + i][half], lanes_of(0.0));
            y[3 + i][half] += da * (0.5 * tau);
        }
        lanes_store(&m->kink_s[half * LANES], lanes_of(0.0));
    }
    take_lanes(m->fresh, fresh, k);
    take_flow(m->fresh, flow, m->flow);
    for (int l = 0; l < WIDTH; l++) {
        if (m->fresh[l] && m->flight[l] != NULL) {
            m->flight[l]->evaluations++;
        }
        m->fresh[l] = 0;
    }
}

/* The error over what is allowed, and what that makes of the next step. */
LANES_INLINE void note_outcome(const march *m, int half, lanes step_error, outcome *out)
{
    const lanes error = step_error / m->tolerance;
    const lanes eighth =
        lanes_sqrt(lanes_sqrt(lanes_sqrt(lanes_max(error, lanes_of(1e-8)))));
    const lanes grow = lanes_max(0.9 / eighth, lanes_of(0.2));
    out->error[half] = error;
    out->grow[half] = lanes_min(grow, lanes_of(5.0));
}

/* From slopes k: the state, slopes and flow where the step ends, and what it is worth. */
static void march_step(const march *m, state k, state to, state k_to, flow_of_lanes flow,
                       outcome *out)
{
    const weights weigh = weights_of(lanes_of(to_go_at_most_s));
    lanes dt[HALVES];
    lanes error[HALVES];
    state difference;
    EACH_HALF
    {
        dt[half] = lanes_load(&m->dt_s[half * LANES]);
        error[half] = lanes_of(0.0);
    }
    if (m->to_ground) {
        dop853_from(k, boost_rates, &m->args, dt, &weigh, to, error);
    } else {
        verner65_from(k, boost_rates, &m->args, dt, to, difference);
    }
    boost_rates_and_flow(&m->args, to, k_to, flow);
    EACH_HALF
    {
        if (!m->to_ground) {
            error[half] =
                verner65_error(difference, k_to, half, dt[half], weigh.per_mps[half]);
        }
        note_outcome(m, half, error[half], out);
    }
}

static void begin(march *m, const kernel_world *world, double tolerance, bool to_ground,
                  int n, kernel_march *flights, state y)
{
    const double leeway = to_ground ? sqrt(tolerance / 3e-8) : 1.0;
    *m = (march){.args = {.world = world},
                 .layers = to_ground ? world->layers : world->boost_layers,
                 .tolerance = tolerance,
                 .near_m = to_ground ? fmin(2e9 * tolerance, 20.0) : 20.0,
                 .mach_leeway = 0.02 * leeway,
                 .thick_leeway_m = 150.0 * leeway,
                 .thin_leeway = 0.1 * leeway,
                 .near_top_mps = to_ground ? 1e-5 : 0.3,
                 .to_ground = to_ground,
                 .next = flights,
                 .end = flights + n};
    memset(y, 0, sizeof(state)); /* of lanes that stay idle nothing is asked */
    for (int l = 0; l < WIDTH; l++) {
        board(m, l, y);
    }
}

static void march_flights(const kernel_world *world, double tolerance, bool to_ground,
                          int n, kernel_march *flights)
{
    march m;
    state y;
    state to;
    state k;
    state k_to;
    flow_of_lanes flow;
    outcome out;
    mask_of_lanes stand;
    memset(k, 0, sizeof k);
    begin(&m, world, tolerance, to_ground, n, flights, y);
    while (m.n_going > 0) {
        take_slopes(&m, y, k);
        choose_steps(&m, y);
        memcpy(to, y, sizeof to);
        march_step(&m, k, to, k_to, flow, &out);
        judge_steps(&m, &out, flow, stand);
        take_lanes(stand, to, y);
        take_lanes(stand, k_to, k);
        take_flow(stand, flow, m.flow);
        for (int l = 0; l < WIDTH; l++) {
            if (m.flight[l] == NULL) {
                continue;
            }
            m.steps[l]++;
            m.flight[l]->evaluations += to_ground ? 12 : 8;
            if (stand[l]) {
                arrive(&m, l, y, k);
            } else if (m.steps[l] >= MARCH_STEPS_MAX) {
                end_flight(&m, l, KERNEL_GAVE_UP, y);
            }
        }
    }
}

#endif
