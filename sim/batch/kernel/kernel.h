/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * kernel.h - many flights at once in SIMD: what the kernels share with batch.c, and the
 * way into this folder.
 *
 *                             apogee
 *                       .-------o-------.
 *     arcs up        .-'     kernel 1    '-.        arcs down
 *                 .-'        coast.inc      '-.
 *               .'                             'o   about 135 km: the arcs end
 *              /                                 \  one step in altitude
 *     120 km  / - - - - - - - - - - - - - - - - - o - - - - - - - - - - - -
 *     115 km o                                     \
 *            |  kernel 3                            \   kernel 2
 *            |  air_kernel.inc                       \  entry.inc
 *     _______|________________________________________x__________ ground
 *          lift-off                                 impact
 *
 * Which part may hand a flight to which; the scheduler (scheduler.h) decides:
 *
 *     kernel 3, boost    burnt out, above 115 km, climbing     kernel 1
 *                        falls back without that               stays in kernel 3
 *     a given state      above 120 km                          kernel 1
 *                        below                                 kernel 3
 *     before kernel 1    the orbit never meets the air         none: the flight is decided
 *                        no arcs, as for a hyperbola           kernel 3, to the ground
 *     kernel 1           120 km reached                        kernel 2
 *                        a step's error too large              kernel 1, next level; after
 *                                                              the last, kernel 3
 *     kernel 2           a step's error too large              kernel 2, next level; after
 *                        or an angle too flat for altitude     the last, or if flat,
 *                        as the variable                       kernel 3 from 135 km
 *     kernel 3           ends every flight it is given: on the ground, as an orbit after
 *                        KERNEL_TOPS apogees, or without result after too many steps
 *
 * Variables and steps. Kernel 1 steps along a regularized orbit and kernel 2 in altitude.
 * Both have a fixed list of steps for each accuracy level, the same for all flights, and no
 * events. Kernel 3 steps in time; each flight has its step length, from the error
 * estimate and from the events ahead. An estimate stands beside every step of all three.
 *
 * Lanes. A SIMD lane is the place of one flight in a vector of SIMD_LANES doubles; two
 * vectors (halves) are computed together. In kernels 1 and 2 a block of KERNEL_LANES
 * flights goes in and comes out together. In kernel 3 a lane whose flight is over takes the
 * next one that waits.
 *
 * Invariants
 *     bits       a flight's result depends on its input alone: not on its neighbours, its
 *                lane, the number of lanes or the instruction set. So every operation is
 *                one of IEEE 754 in one order, without contraction, and sine and
 *                cosine are our own. Held by tests/sim/batch/test_batch_bits.c
 *     accuracy   what loft/batch.h promises against single flights. Held by test_batch*.c
 *     NaN        an error that is NaN is larger than any limit (simd_worst)
 *     physics    coefficients come from the models: drag_boost.h, and the tables below,
 *                which are made from a loft_model (kernel_tables.c)
 *
 * Reading order
 *     kernel.h, simd.h                 data; the vector type
 *     forces.inc, step.inc             Earth, air and drag; a Runge-Kutta step
 *     orbit.inc, arc.inc, coast.inc    kernel 1
 *     entry.inc                        kernel 2
 *     air_forces.inc, step_limits.inc, step_events.inc, air_kernel.inc    kernel 3
 *     kernel.inc                       all of it; kernel_<set>.c includes it once
 *     kernel_tables.c, kernel_levels.c    the tables of a model; the steps of the levels
 * Names in the .inc files begin with k_ (but for macros that end with their file), names
 * shared with the scheduler with kernel_.
 *
 * Frames  kernels 1 and 2: inertial, the Earth-fixed axes of t = 0; kernel 3: Earth-fixed
 * Method  docs/theory.md 19, docs/decisions/013-ensemble-kernel.md, 019-arcs-and-entries.md
 */
#ifndef LOFT_SIM_KERNEL_H
#define LOFT_SIM_KERNEL_H

#include <stdbool.h>

#include "loft/flight.h"

enum {
    KERNEL_LANES = 16,
    KERNEL_DEGREE = 8, /* of the polynomials of density in a layer */
    KERNEL_SOUND_DEGREE = 5,
    KERNEL_LAYERS = 18,
    KERNEL_BOOST_LAYERS = 7, /* without the faint edges above 47 km */
    KERNEL_UPPER = 16,       /* pieces of the air above 105 km */
    KERNEL_UPPER_DEGREE = 4,
    KERNEL_COAST_LEVELS = 4, /* of accuracy, from quick to fine; the first for launches */
    KERNEL_ENTRY_LEVELS = 5, /* the first is for launches too */
    KERNEL_COAST_STEPS = 16, /* at most, each way, of a level */
    KERNEL_ENTRY_STEPS = 61, /* at most, of a level */
    KERNEL_INTERVALS = 2 * LOFT_STAGES_MAX + 3,
    KERNEL_TOPS = 4 /* apogees after which a flight that skips counts as an orbit */
};

#define KERNEL_ENTRY_M 120e3 /* where altitude becomes the independent variable */

/* Upper air: x = 1 + (alt - from)/per; negligible beyond the end. */
#define KERNEL_UPPER_FROM_M 105e3
#define KERNEL_UPPER_PER_M  5e3
#define KERNEL_UPPER_END_M  1000e3

typedef struct kernel_layer {
    double lo_m, hi_m;
    double per_m, at_0;              /* x = per_m alt + at_0 lies in -1...1 */
    double x_most;                   /* no air beyond */
    double root4[KERNEL_DEGREE + 1]; /* rho^(1/4), so that no exp is needed */
    double sound_mps[KERNEL_SOUND_DEGREE + 1];
} kernel_layer;

/* All that the altitude of a stage determines: half the density, and in powers of z^2
 *     a_x = x (equatorial + z equatorial_odd), a_z = z polar + polar_even of gravity,
 *     n_x = x normal_equatorial, n_z = z normal_polar of the unit normal. */
typedef struct kernel_entry_stage {
    double half_rho;
    double equatorial[3], equatorial_odd[3], polar[3], polar_even[4];
    double normal_equatorial[3], normal_polar[3];
} kernel_entry_stage;

typedef struct kernel_entry_step {
    double by_m;
    double to_go_s; /* time to the ground at a low speed: weight of an error of speed */
    kernel_entry_stage stages[12];
} kernel_entry_step;

typedef struct kernel_coast_level {
    int n_rise, n_fall; /* steps to apogee, and from there */
    double rise[KERNEL_COAST_STEPS],
        fall[KERNEL_COAST_STEPS]; /* their shares of the arc */
    double limit;                 /* of the estimated error of a step */
} kernel_coast_level;

typedef struct kernel_entry_level {
    bool order_6; /* Verner's pair instead of DOP853, whose stages have other times */
    int n_steps;
    kernel_entry_step steps[KERNEL_ENTRY_STEPS];
    double loading_most; /* of the bodies that it is good for: scheduler.c */
    double limit;
} kernel_entry_level;

typedef struct kernel_tables {
    double mu_m3ps2;
    /* J2, J3 and J4 with the powers of the field's radius: gravity (forces.inc), potential
     * and bend (orbit.inc) */
    double zonal_2[3], zonal_3[4], zonal_4[5];
    double potential_2[2], potential_3[2], potential_4[3];
    double bend_2[3], bend_3[4], bend_4[5];
    double omega_radps, a_m, e2;
    double flat[4], inclined[4]; /* of the ellipsoid: forces.inc, k_height_at */
    kernel_layer layers[KERNEL_LAYERS], boost_layers[KERNEL_BOOST_LAYERS];
    /* rho^(-1/4) by polynomials in x; pieces 2 i and 2 i + 1 halve x from 2^i to 2^(i+1) */
    double upper[KERNEL_UPPER_DEGREE + 1][KERNEL_UPPER];
    kernel_coast_level coast_levels[KERNEL_COAST_LEVELS];
    kernel_entry_level entry_levels[KERNEL_ENTRY_LEVELS];
} kernel_tables;

/* Kernel 1: from burn-out, or any state above the air, to 120 km. */
typedef struct kernel_coast {
    double r_m[3][KERNEL_LANES], v_mps[3][KERNEL_LANES], t_s[KERNEL_LANES];
    double inv_beta[KERNEL_LANES];    /* Cd A/m */
    double per_anomaly[KERNEL_LANES]; /* dt = this r dE */
    double rise[KERNEL_LANES],
        fall[KERNEL_LANES]; /* eccentric anomaly to apogee, 0 if beyond; and on */
    double apogee_m[KERNEL_LANES], apogee_s[KERNEL_LANES];
    double topped_mps[KERNEL_LANES];    /* by the step onto the apogee; 0: needed none */
    double top[7][KERNEL_LANES];        /* r, v, t where the arcs ended, near 135 km */
    double air[7][KERNEL_LANES];        /* and at 120 km */
    double error[KERNEL_LANES];         /* of the worst step to `top` */
    double landing_error[KERNEL_LANES]; /* of the step from there */
    double steepness[KERNEL_LANES]; /* sine of the flight-path angle at `top`, down > 0 */
} kernel_coast;

/* Kernel 2: from 120 km to the ground. */
typedef struct kernel_entry {
    double y[7][KERNEL_LANES];
    double inv_beta[KERNEL_LANES];
    double error[KERNEL_LANES]; /* of the worst step, and before the entry */
} kernel_entry;

/* A part of a powered flight in which only the air has discontinuities. */
typedef struct kernel_interval {
    double end_s;
    double ignition_s;           /* of the stage; s = t - this */
    double exhaust_mps, rate_ps; /* 0 without thrust */
    double mass_start, backpressure;
    double tilt_rad, tilt_radps; /* elevation at t 0, slope */
} kernel_interval;

enum {
    KERNEL_UNDER_WAY,
    KERNEL_LEFT_AIR, /* burnt out, above 115 km and climbing */
    KERNEL_GROUND,
    KERNEL_SKIPS,  /* KERNEL_TOPS apogees */
    KERNEL_GAVE_UP /* too many steps */
};

/* Kernel 3: from lift-off out of the air, or from any state to the ground. */
typedef struct kernel_air_flight {
    double r_m[3], v_mps[3], t_s; /* in and out */
    double alt_m;                 /* in and out; nearly 0 where the ground was reached */
    bool falls;                   /* at the start */
    double pole[3];               /* of the thrust plane */
    double area_m2pkg, inv_beta;
    int n_intervals; /* before the last burn-out */
    kernel_interval intervals[KERNEL_INTERVALS];
    double burnout_mps; /* these are 0 until they are known */
    double apogee_m, apogee_s;
    int evaluations;
    int ended; /* one of the enumeration above */
} kernel_air_flight;

typedef struct kernel_code {
    const char *name;
    void (*coast)(const kernel_tables *tables, int level, int n, kernel_coast *block);
    void (*entry)(const kernel_tables *tables, int level, int n, kernel_entry *block);
    /* any number n of flights; to_ground: go on after leaving the air */
    void (*air)(const kernel_tables *tables, double tolerance, bool to_ground, int n,
                kernel_air_flight *flights);
} kernel_code;

/* NULL where the compiler lacks the instructions; whether the machine has them: batch.c. */
const kernel_code *loft_kernel_baseline(void); /* always there */
const kernel_code *loft_kernel_avx2(void);
const kernel_code *loft_kernel_avx512(void);

#endif
