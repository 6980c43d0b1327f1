/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * kernel_coast.h - the flight from burn-out to the ground, on nodes and without events.
 *
 * To apogee and down to about 120 km the eccentric anomaly of the orbit at the start is
 * the independent variable; one step in altitude (Henon's device) then lands on 120 km,
 * and from there altitude goes on as the variable, with nodes on the edges of the air's
 * layers, so that density is the same short table for every flight.
 *
 * Reference  Henon, Physica D 5 (1982) 412-414; Hairer, Norsett & Wanner (1993), II.10
 */
#ifndef LOFT_SIM_KERNEL_COAST_H
#define LOFT_SIM_KERNEL_COAST_H

#include "dop853.h"
#include "kernel.h"
#include "lanes.h"

enum {
    HALVES = 2, /* vectors that are in flight together, to hide latency */
    GROUPS = KERNEL_LANES / (HALVES * LANES),
    WIDTH = HALVES * LANES,
    N = 7 /* r, v, t */
};

typedef lanes state[N][HALVES];

typedef struct coast_args {
    const kernel_world *world;
    const kernel_entry_step *step; /* of the entry */
    lanes per_anomaly[HALVES], inv_beta[HALVES];
} coast_args;

/* Both halves at once. Not inlined: twelve copies would not fit the instruction cache. */
typedef void rates_fn(const void *args, int stage, state y, state dy);

#define EACH_HALF for (int half = 0; half < HALVES; half++)

/* A place, and what several models ask of it. */
typedef struct place {
    lanes r_m, inv_r, sine2; /* of the geocentric latitude */
} place;

/*
 * The zonal field of earth.c, with the highest power of s^2 in common:
 *     level = 1 - u (7.5 J2 ss - 1.5 J2 + s/r (17.5 J3 ss - 7.5 J3)
 *                    + u (39.375 J4 ss ss - 26.25 J4 ss + 1.875 J4)),   u = 1/r^2
 *     along = s - u (s (7.5 J2 ss - 4.5 J2) + (17.5 J3 ss ss - 15 J3 ss + 1.5 J3)/r
 *                    + u s (39.375 J4 ss ss - 43.75 J4 ss + 9.375 J4))
 * and the field's radius to the power of each degree in the constants.
 */
LANES_INLINE place gravity(const kernel_world *w, lanes x, lanes y, lanes z, lanes a[3])
{
    const lanes rr = x * x + y * y + z * z;
    const lanes inv_r2 = 1.0 / rr;
    const lanes r_m = lanes_sqrt(rr);
    const lanes inv_r = r_m * inv_r2;
    const lanes s = z * inv_r;
    const lanes ss = s * s;
    const double *j2 = w->zonal_2;
    const double *j3 = w->zonal_3;
    const double *j4 = w->zonal_4;
    const lanes top2 = j2[0] * ss;
    const lanes top3 = j3[0] * ss;
    const lanes top4 = j4[0] * ss;
    const lanes level = 1.0 - inv_r2 * ((top2 - j2[1]) + s * inv_r * (top3 - j3[1]) +
                                        inv_r2 * ((top4 - j4[1]) * ss + j4[2]));
    const lanes along =
        s - inv_r2 * (s * (top2 - j2[2]) + inv_r * ((top3 - j3[2]) * ss + j3[3]) +
                      inv_r2 * s * ((top4 - j4[3]) * ss + j4[4]));
    const lanes g = -w->mu_m3ps2 * inv_r2;
    const lanes g_level = g * inv_r * level;
    a[0] = g_level * x;
    a[1] = g_level * y;
    a[2] = g * along;
    return (place){.r_m = r_m, .inv_r = inv_r, .sine2 = ss};
}

/* (1 - x)^(-1/2) and (1 - x)^(1/2) for 0 <= x <= 0.014, within 2e-14 and 2e-13: by the
 * binomial. */
LANES_INLINE lanes inverse_root_near_1(lanes x)
{
    static const double c[] = {1.0,        1.0 / 2,    3.0 / 8,     5.0 / 16,
                               35.0 / 128, 63.0 / 256, 231.0 / 1024};
    return lanes_poly(c, 6, x);
}

LANES_INLINE lanes root_near_1(lanes x)
{
    static const double c[] = {1.0,       -1.0 / 2,   -1.0 / 8,
                               -1.0 / 16, -5.0 / 128, -7.0 / 256};
    return lanes_poly(c, 5, x);
}

/*
 * The normal of the ellipsoid, (k x, k y, z) inv_q, and the height: k = 1 - e2 N/(N + h)
 * with N and h to first order in the flattening, which leaves 1e-7 rad in the normal and
 * a tenth of a millimetre in the height.
 */
typedef struct normal {
    lanes k, inv_q, alt_m;
} normal;

LANES_INLINE normal normal_at(const kernel_world *w, const place *at, lanes z)
{
    const lanes bulge = 0.5 * w->e2 * at->sine2;
    const lanes x = 2.0 * w->a_m * bulge * at->inv_r;
    const lanes share =
        (1.0 + bulge) * w->a_m * at->inv_r * (1.0 - x * (1.0 - x * (1.0 - x)));
    const lanes k = 1.0 - w->e2 * share;
    const lanes cosine2 = 1.0 - at->sine2;
    const lanes inv_q = at->inv_r * inverse_root_near_1((1.0 - k * k) * cosine2);
    const lanes sine = z * inv_q;
    const lanes along = (k * cosine2 + at->sine2) * at->r_m * at->r_m * inv_q;
    return (normal){.k = k,
                    .inv_q = inv_q,
                    .alt_m = along - w->a_m * root_near_1(w->e2 * sine * sine)};
}

/*
 * Half the density above the entry, where pieces twice as wide as the last follow the
 * growing scale height; the exponent of x is the piece. Nothing beyond 1000 km, and within
 * 2e-5 of the density at 120 km (test_kernel_world.c).
 */
LANES_INLINE lanes upper_half_rho(const kernel_world *w, lanes alt_m)
{
    const lanes x = (alt_m - KERNEL_UPPER_FROM_M) * (1.0 / KERNEL_UPPER_PER_M) + 1.0;
    const lanes held = lanes_min(lanes_max(x, lanes_of(1.0)), lanes_of(255.0));
    const lanes_mask piece = ((lanes_mask)held >> 52) - 1023;
    lanes root4 = lanes_of_eight(w->upper[KERNEL_UPPER_DEGREE], piece);
    for (int i = KERNEL_UPPER_DEGREE - 1; i >= 0; i--) {
        root4 = root4 * x + lanes_of_eight(w->upper[i], piece);
    }
    const lanes root2 = 1.0 / (root4 * root4);
    return lanes_select(alt_m < KERNEL_UPPER_END_M, 0.5 * root2 * root2, lanes_of(0.0));
}

/* The height from the radius: within 1 m at 120 km and 6 m at 1000 km, for densities. */
LANES_INLINE lanes rough_alt(const kernel_world *w, const place *at)
{
    return at->r_m - w->a_m + at->sine2 * (w->flat_2 + w->flat_4 * at->sine2);
}

LANES_INLINE void add_drag(const kernel_world *w, lanes half_rho, lanes inv_beta,
                           const lanes r[3], const lanes v[3], lanes a[3])
{
    const lanes vx = v[0] + w->omega_radps * r[1];
    const lanes vy = v[1] - w->omega_radps * r[0];
    const lanes speed = lanes_sqrt(vx * vx + vy * vy + v[2] * v[2]);
    const lanes d = -half_rho * inv_beta * speed;
    a[0] += d * vx;
    a[1] += d * vy;
    a[2] += d * v[2];
}

LANES_NOINLINE void coast_rates(const void *ctx, int stage, state y, state dy)
{
    const coast_args *args = ctx;
    (void)stage;
    const kernel_world *w = args->world;
    EACH_HALF
    {
        const lanes r[3] = {y[0][half], y[1][half], y[2][half]};
        const lanes v[3] = {y[3][half], y[4][half], y[5][half]};
        lanes a[3];
        const place at = gravity(w, r[0], r[1], r[2], a);
        if (lanes_any(at.r_m < w->a_m + KERNEL_UPPER_END_M)) {
            const lanes half_rho = upper_half_rho(w, rough_alt(w, &at));
            add_drag(w, half_rho, args->inv_beta[half], r, v, a);
        }
        const lanes dt = args->per_anomaly[half] * at.r_m;
        for (int i = 0; i < 3; i++) {
            dy[i][half] = dt * v[i];
            dy[3 + i][half] = dt * a[i];
        }
        dy[6][half] = dt;
    }
}

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
    const normal n = normal_at(w, &at, r[2]);
    add_drag(w, upper_half_rho(w, n.alt_m), args->inv_beta[half], r, v, a);
    const lanes climb = (n.k * (r[0] * v[0] + r[1] * v[1]) + r[2] * v[2]) * n.inv_q;
    const lanes vv = v[0] * v[0] + v[1] * v[1] + v[2] * v[2];
    /* the normal turns with the radii of curvature, to first order in the flattening */
    const lanes axis2 = r[0] * r[0] + r[1] * r[1];
    const lanes around = r[0] * v[1] - r[1] * v[0];
    const lanes east2 = around * around / lanes_max(axis2, lanes_of(1.0));
    const lanes north2 = vv - climb * climb - east2;
    const lanes bulge = 0.5 * w->e2 * at.sine2;
    const lanes turn = east2 / (w->a_m * (1.0 + bulge) + n.alt_m) +
                       north2 / (w->a_m * (1.0 - w->e2 + 3.0 * bulge) + n.alt_m);
    const lanes pull = (n.k * (r[0] * a[0] + r[1] * a[1]) + r[2] * a[2]) * n.inv_q;
    return (rise){.alt_m = n.alt_m, .climb_mps = climb, .climb_mps2 = pull + turn};
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

/* Per metre of altitude below 120 km, where the altitude of every stage is known. */
LANES_NOINLINE void entry_rates(const void *ctx, int stage, state y, state dy)
{
    const coast_args *args = ctx;
    const kernel_world *w = args->world;
    const kernel_entry_step *step = args->step;
    EACH_HALF
    {
        const lanes r[3] = {y[0][half], y[1][half], y[2][half]};
        const lanes v[3] = {y[3][half], y[4][half], y[5][half]};
        lanes a[3];
        const place at = gravity(w, r[0], r[1], r[2], a);
        add_drag(w, lanes_of(step->half_rho[stage]), args->inv_beta[half], r, v, a);
        const lanes k = step->tilt_0[stage] + step->tilt_1[stage] * at.sine2;
        const lanes q = at.r_m * root_near_1((1.0 - k * k) * (1.0 - at.sine2));
        const lanes dt = q / (k * (r[0] * v[0] + r[1] * v[1]) + r[2] * v[2]);
        for (int i = 0; i < 3; i++) {
            dy[i][half] = dt * v[i];
            dy[3 + i][half] = dt * a[i];
        }
        dy[6][half] = dt;
    }
}

#define K(j) k[(j)-1][i][half]
#define STAGE(j, c, sum)                                                                 \
    for (int i = 0; i < N - 1; i++) {                                                    \
        for (int half = 0; half < HALVES; half++) {                                      \
            at[i][half] = y[i][half] + h[half] * (sum);                                  \
        }                                                                                \
    }                                                                                    \
    for (int half = 0; half < HALVES; half++) { /* only where it is the variable */      \
        at[N - 1][half] = y[N - 1][half] + h[half] * (c);                                \
    }                                                                                    \
    rates(args, (j)-1, at, k[(j)-1]);

/* What an error of a speed, beside one of a place, counts for in the estimate of a step. */
typedef struct weights {
    lanes per_mps[HALVES];
} weights;

static const double per_metre = 1.0 / 6.4e6;

LANES_INLINE weights weights_of(lanes to_go_s)
{
    return (weights){{per_metre * to_go_s, per_metre * to_go_s}};
}

static const double to_go_at_most_s = 6.4e6 / 7e3; /* of a flight; none is known better */

/* A step of h from slopes k1; error grows to the step's own estimate if that is larger. */
LANES_NOINLINE void dop853_from(state k1, rates_fn *rates, const void *args,
                                const lanes h[HALVES], const weights *weigh, state y,
                                lanes error[HALVES])
{
    state k[12];
    state at;
    memcpy(k[0], k1, sizeof k[0]);
    DOP853_STAGES_2_TO_12
    for (int half = 0; half < HALVES; half++) {
        lanes sum3 = lanes_of(1e-200);
        lanes sum5 = lanes_of(0.0);
        for (int i = 0; i < N - 1; i++) {
            const lanes per_scale = i < 3 ? lanes_of(per_metre) : weigh->per_mps[half];
            const lanes slope = b1 * K(1) + b6 * K(6) + b7 * K(7) + b8 * K(8) +
                                b9 * K(9) + b10 * K(10) + b11 * K(11) + b12 * K(12);
            const lanes e3 =
                per_scale * (slope - bhh1 * K(1) - bhh9 * K(9) - bhh12 * K(12));
            const lanes e5 =
                per_scale * (e1 * K(1) + e6 * K(6) + e7 * K(7) + e8 * K(8) + e9 * K(9) +
                             e10 * K(10) + e11 * K(11) + e12 * K(12));
            sum3 += e3 * e3;
            sum5 += e5 * e5;
            y[i][half] += h[half] * slope;
        }
        const int i = N - 1;
        y[i][half] += h[half] * (b1 * K(1) + b6 * K(6) + b7 * K(7) + b8 * K(8) +
                                 b9 * K(9) + b10 * K(10) + b11 * K(11) + b12 * K(12));
        const lanes step_error =
            lanes_abs(h[half]) * sum5 / lanes_sqrt(sum5 + 0.01 * sum3);
        /* the comparison also lets a NaN through, to be seen */
        error[half] = lanes_select(step_error <= error[half], error[half], step_error);
    }
}
#undef STAGE
#undef K

LANES_INLINE void dop853_step(rates_fn *rates, const void *args, const lanes h[HALVES],
                              const weights *weigh, state y, lanes error[HALVES])
{
    state k1;
    rates(args, 0, y, k1);
    dop853_from(k1, rates, args, h, weigh, y, error);
}

/*
 * Onto the apogee, unless the flight began beyond it. A parabola does from up to 20 s away,
 * for the acceleration is stationary at the top; else a step in the rate of climb.
 */
LANES_INLINE void land_on_apogee(const coast_args *args, const lanes up[HALVES], state y,
                                 lanes error[HALVES], kernel_coast *block, int first)
{
    static const double near_s = 20.0;
    lanes a[3];
    lanes by[HALVES];
    bool any = false;
    for (int half = 0; half < HALVES; half++) {
        const rise at = rise_of(args, half, y, a);
        const lanes_mask far =
            lanes_abs(at.climb_mps) > lanes_abs(near_s * at.climb_mps2);
        by[half] = lanes_select((up[half] != 0.0) & far, -at.climb_mps, lanes_of(0.0));
        any = any || lanes_any(by[half] != 0.0);
        lanes_store(block->topped_mps + first + half * LANES, by[half]);
    }
    if (any) {
        const weights weigh = weights_of(lanes_of(to_go_at_most_s));
        dop853_step(topping_rates, args, by, &weigh, y, error);
    }
    for (int half = 0; half < HALVES; half++) {
        const rise top = rise_of(args, half, y, a);
        lanes_store(block->apogee_m + first + half * LANES,
                    top.alt_m - 0.5 * top.climb_mps * top.climb_mps / top.climb_mps2);
        lanes_store(block->apogee_s + first + half * LANES,
                    y[6][half] - top.climb_mps / top.climb_mps2);
    }
}

/* Down to 120 km: the state there, how steep it is, and the place before the last step. */
LANES_INLINE void land_on_air(const coast_args *args, state y, lanes error[HALVES],
                              kernel_coast *block, int first)
{
    lanes by[HALVES];
    for (int half = 0; half < HALVES; half++) {
        const int lane = first + half * LANES;
        lanes a[3];
        const rise at = rise_of(args, half, y, a);
        const lanes speed = lanes_sqrt(y[3][half] * y[3][half] + y[4][half] * y[4][half] +
                                       y[5][half] * y[5][half]);
        lanes_store(block->steepness + lane, -at.climb_mps / speed);
        lanes_store(block->top_error + lane, error[half]);
        by[half] = KERNEL_ENTRY_M - at.alt_m;
        for (int i = 0; i < N; i++) {
            lanes_store(block->top[i] + lane, y[i][half]);
        }
    }
    const weights weigh = weights_of(lanes_of(to_go_at_most_s));
    dop853_step(landing_rates, args, by, &weigh, y, error);
}

LANES_INLINE void arc_step(const coast_args *args, double share, const lanes arc[HALVES],
                           state y, lanes error[HALVES])
{
    lanes by[HALVES];
    for (int half = 0; half < HALVES; half++) {
        by[half] = share * arc[half];
    }
    const weights weigh = weights_of(lanes_of(to_go_at_most_s));
    dop853_step(coast_rates, args, by, &weigh, y, error);
}

static void coast_group(const kernel_world *w, const kernel_tier *tier,
                        kernel_coast *block, int first)
{
    coast_args args = {.world = w};
    state y;
    lanes up[HALVES];
    lanes down[HALVES];
    lanes error[HALVES];
    for (int half = 0; half < HALVES; half++) {
        const int lane = first + half * LANES;
        for (int i = 0; i < 3; i++) {
            y[i][half] = lanes_load(block->r_m[i] + lane);
            y[3 + i][half] = lanes_load(block->v_mps[i] + lane);
        }
        y[6][half] = lanes_load(block->t_s + lane);
        args.per_anomaly[half] = lanes_load(block->per_anomaly + lane);
        args.inv_beta[half] = lanes_load(block->inv_beta + lane);
        up[half] = lanes_load(block->rise + lane);
        down[half] = lanes_load(block->fall + lane);
        error[half] = lanes_of(0.0);
    }
    for (int n = 0; n < tier->n_rise; n++) {
        arc_step(&args, tier->rise[n], up, y, error);
    }
    land_on_apogee(&args, up, y, error, block, first);
    for (int n = 0; n < tier->n_fall; n++) {
        arc_step(&args, tier->fall[n], down, y, error);
    }
    land_on_air(&args, y, error, block, first);
    lanes slowness[HALVES]; /* a light body is soon slow */
    EACH_HALF
    {
        slowness[half] = lanes_max(lanes_of(1.0), 4000.0 * args.inv_beta[half]);
    }
    for (int n = 0; n < tier->n_entry; n++) {
        args.step = &tier->entry[n];
        const lanes by[HALVES] = {lanes_of(args.step->by_m), lanes_of(args.step->by_m)};
        weights weigh;
        EACH_HALF
        {
            weigh.per_mps[half] = lanes_min(args.step->to_go_s * slowness[half],
                                            lanes_of(to_go_at_most_s)) *
                                  per_metre;
        }
        dop853_step(entry_rates, &args, by, &weigh, y, error);
    }
    for (int half = 0; half < HALVES; half++) {
        const int lane = first + half * LANES;
        for (int i = 0; i < 3; i++) {
            lanes_store(block->r_m[i] + lane, y[i][half]);
            lanes_store(block->v_mps[i] + lane, y[3 + i][half]);
        }
        lanes_store(block->t_s + lane, y[6][half]);
        lanes_store(block->error + lane, error[half]);
    }
}

static void coast_block(const kernel_world *world, int tier, kernel_coast *block)
{
    for (int group = 0; group < GROUPS; group++) {
        coast_group(world, &world->tiers[tier], block, group * WIDTH);
    }
}

#endif
