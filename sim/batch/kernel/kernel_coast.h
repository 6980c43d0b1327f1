/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * kernel_coast.h - the flight from burn-out down to 120 km, on nodes and without events.
 *
 * The length of the arcs to the apogee and down to about 135 km is known from the orbit at
 * the start; one step in altitude (Henon's device) then lands on 120 km.
 *
 * Reference  Henon, Physica D 5 (1982) 412-414
 */
#ifndef LOFT_SIM_KERNEL_COAST_H
#define LOFT_SIM_KERNEL_COAST_H

#include "sim/batch/kernel/kernel_arc.h"

typedef struct coast_args {
    const kernel_world *world;
    lanes inv_beta[HALVES];
} coast_args;

/* What a step needs whose variable is altitude or climb. */
typedef struct rise {
    lanes alt_m, climb_mps, climb_mps2;
} rise;

LANES_INLINE rise rise_of(const coast_args *args, int half, state y, lanes a[3])
{
    const kernel_world *w = args->world;
    const lanes r[3] = {y[0][half], y[1][half], y[2][half]};
    const lanes v[3] = {y[3][half], y[4][half], y[5][half]};
    const place at = gravity(w, r[0], r[1], r[2], a);
    const normal n = normal_at(w, &at);
    const lanes alt_m = height_at(w, &at);
    add_drag(w, upper_half_rho(w, alt_m), args->inv_beta[half], r, v, a);
    const lanes climb = (n.k * (r[0] * v[0] + r[1] * v[1]) + r[2] * v[2]) * n.inv_q;
    const lanes vv = v[0] * v[0] + v[1] * v[1] + v[2] * v[2];
    /* the normal turns with the radii of curvature, to first order in the flattening */
    const lanes axis2 = r[0] * r[0] + r[1] * r[1];
    const lanes around = r[0] * v[1] - r[1] * v[0];
    const lanes east2 = around * around / lanes_max(axis2, lanes_of(1.0));
    const lanes north2 = vv - climb * climb - east2;
    const lanes bulge = 0.5 * w->e2 * at.sine2;
    const lanes turn = east2 / (w->a_m * (1.0 + bulge) + alt_m) +
                       north2 / (w->a_m * (1.0 - w->e2 + 3.0 * bulge) + alt_m);
    const lanes pull = (n.k * (r[0] * a[0] + r[1] * a[1]) + r[2] * a[2]) * n.inv_q;
    return (rise){.alt_m = alt_m, .climb_mps = climb, .climb_mps2 = pull + turn};
}

LANES_INLINE void take_state(const orbit *y, state out)
{
    EACH_HALF
    {
        lanes r[3];
        lanes v[3];
        orbit_end(y, half, r, v);
        for (int i = 0; i < 3; i++) {
            out[i][half] = r[i];
            out[3 + i][half] = v[i];
        }
        out[6][half] = y->t_s[half];
    }
}

LANES_INLINE void scaled_rates(lanes dt, const lanes a[3], int half, state y, state dy)
{
    for (int i = 0; i < 3; i++) {
        dy[i][half] = dt * y[3 + i][half];
        dy[3 + i][half] = dt * a[i];
    }
    dy[6][half] = dt;
}

/* Per metre of altitude: for the step that lands on 120 km. */
LANES_NOINLINE void landing_rates(const void *ctx, int stage, state y, state dy)
{
    const coast_args *args = ctx;
    (void)stage;
    EACH_HALF
    {
        lanes a[3];
        const rise at = rise_of(args, half, y, a);
        scaled_rates(1.0 / at.climb_mps, a, half, y, dy);
    }
}

/* Per metre a second of climb: for the step that lands on the apogee. */
LANES_NOINLINE void topping_rates(const void *ctx, int stage, state y, state dy)
{
    const coast_args *args = ctx;
    (void)stage;
    EACH_HALF
    {
        lanes a[3];
        const rise at = rise_of(args, half, y, a);
        scaled_rates(1.0 / at.climb_mps2, a, half, y, dy);
    }
}

/*
 * The apogee near the end of the rise, unless the flight began beyond it. A parabola does
 * from up to 20 s away, for the acceleration is stationary at the top; else a step in the
 * rate of climb. Returned is the time to it.
 */
LANES_INLINE void note_apogee(const coast_args *args, const lanes up[HALVES],
                              const orbit *y, lanes error[HALVES], kernel_coast *block,
                              int first, lanes to_top_s[HALVES])
{
    static const double near_s = 20.0;
    lanes a[3];
    lanes by[HALVES];
    state at;
    bool any = false;
    take_state(y, at);
    EACH_HALF
    {
        const rise here = rise_of(args, half, at, a);
        const lanes_mask far =
            lanes_abs(here.climb_mps) > lanes_abs(near_s * here.climb_mps2);
        by[half] = lanes_select((up[half] != 0.0) & far, -here.climb_mps, lanes_of(0.0));
        any = any || lanes_any(by[half] != 0.0);
        lanes_store(block->topped_mps + first + half * LANES, by[half]);
    }
    if (any) {
        const weights weigh = weights_of(lanes_of(to_go_at_most_s));
        dop853_step(topping_rates, args, by, &weigh, at, error);
    }
    EACH_HALF
    {
        const rise top = rise_of(args, half, at, a);
        const lanes top_s = at[6][half] - top.climb_mps / top.climb_mps2;
        lanes_store(block->apogee_m + first + half * LANES,
                    top.alt_m - 0.5 * top.climb_mps * top.climb_mps / top.climb_mps2);
        lanes_store(block->apogee_s + first + half * LANES, top_s);
        to_top_s[half] =
            lanes_select(up[half] != 0.0, top_s - y->t_s[half], lanes_of(0.0));
    }
}

LANES_INLINE void put_state(state y, double out[N][KERNEL_LANES], int first)
{
    EACH_HALF
    {
        for (int i = 0; i < N; i++) {
            lanes_store(&out[i][first + half * LANES], y[i][half]);
        }
    }
}

/* Down to 120 km: the state there and before the step, and how steep it is. */
LANES_INLINE void land_on_air(const coast_args *args, state y, kernel_coast *block,
                              int first)
{
    lanes by[HALVES];
    lanes error[HALVES];
    put_state(y, block->top, first);
    EACH_HALF
    {
        lanes a[3];
        const rise at = rise_of(args, half, y, a);
        const lanes speed = lanes_sqrt(y[3][half] * y[3][half] + y[4][half] * y[4][half] +
                                       y[5][half] * y[5][half]);
        lanes_store(&block->steepness[first + half * LANES], -at.climb_mps / speed);
        by[half] = KERNEL_ENTRY_M - at.alt_m;
        error[half] = lanes_of(0.0);
    }
    const weights weigh = weights_of(lanes_of(to_go_at_most_s));
    dop853_step(landing_rates, args, by, &weigh, y, error);
    put_state(y, block->air, first);
    EACH_HALF
    {
        lanes_store(&block->landing_error[first + half * LANES], error[half]);
    }
}

/* Shares of an arc of s, step by step. */
LANES_INLINE void fly_arc(const coast_args *args, int n, const double *shares,
                          const lanes length[HALVES], double drag_to_go_s, orbit *y,
                          orbit_slope *slope, lanes error[HALVES])
{
    for (int k = 0; k < n; k++) {
        lanes h[HALVES];
        EACH_HALF
        {
            h[half] = shares[k] * length[half];
        }
        arc_step(args->world, args->inv_beta, h, drag_to_go_s, y, slope, error);
    }
}

static void coast_group(const kernel_world *w, const kernel_coast_tier *tier,
                        kernel_coast *block, int first)
{
    static const double to_ground_s = 60.0; /* from the end of the arcs */
    coast_args args = {.world = w};
    orbit path;
    orbit_slope slope;
    state y;
    lanes up[HALVES];
    lanes down[HALVES];
    lanes to_top_s[HALVES];
    lanes error[HALVES];
    EACH_HALF
    {
        const int lane = first + half * LANES;
        lanes r[3];
        lanes v[3];
        for (int i = 0; i < 3; i++) {
            r[i] = lanes_load(block->r_m[i] + lane);
            v[i] = lanes_load(block->v_mps[i] + lane);
        }
        orbit_begin(w, r, v, lanes_load(block->t_s + lane), half, &path);
        args.inv_beta[half] = lanes_load(block->inv_beta + lane);
        const lanes per_anomaly = lanes_load(block->per_anomaly + lane);
        up[half] = per_anomaly * lanes_load(block->rise + lane);
        down[half] = per_anomaly * lanes_load(block->fall + lane);
        error[half] = lanes_of(0.0);
    }
    orbit_slopes_at(w, args.inv_beta, &path, &slope);
    fly_arc(&args, tier->n_rise, tier->rise, up, to_go_at_most_s, &path, &slope, error);
    note_apogee(&args, up, &path, error, block, first, to_top_s);
    EACH_HALF
    {
        down[half] += to_top_s[half] / slope.r_m[half];
    }
    fly_arc(&args, tier->n_fall, tier->fall, down, to_ground_s, &path, &slope, error);
    EACH_HALF
    {
        lanes_store(&block->error[first + half * LANES], error[half]);
    }
    take_state(&path, y);
    land_on_air(&args, y, block, first);
}

static void coast_block(const kernel_world *world, int tier, int n, kernel_coast *block)
{
    for (int first = 0; first < n; first += WIDTH) {
        coast_group(world, &world->coast_tiers[tier], block, first);
    }
}

#endif
