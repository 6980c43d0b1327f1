/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * kernel.h - many flights at once, internal to batch.c: what the kernels of the
 * instruction sets share. A block of coasts is KERNEL_LANES flights side by side, whatever
 * the width of the machine's vectors; a march gives lanes to as many flights as it is
 * handed. Each flight's result is independent of its neighbours.
 *
 * Frames  coast and entry: inertial, the Earth-fixed axes of t = 0; boost: Earth-fixed
 * Method  docs/decisions/013-ensemble-kernel.md
 */
#ifndef LOFT_SIM_KERNEL_H
#define LOFT_SIM_KERNEL_H

#include <stdbool.h>

#include "loft/flight.h"

enum {
    KERNEL_LANES = 16,
    KERNEL_DEGREE = 8, /* of the polynomials of a layer, of the density */
    KERNEL_SOUND_DEGREE = 5,
    KERNEL_LAYERS = 18,
    KERNEL_BOOST_LAYERS = 7, /* with the faint edges above 47 km left out */
    KERNEL_UPPER = 16,       /* pieces of the air above 105 km */
    KERNEL_UPPER_DEGREE = 4,
    KERNEL_COAST_TIERS = 4,  /* from quick to careful; the first is for launches */
    KERNEL_ENTRY_TIERS = 5,  /* the first is for launches too */
    KERNEL_COAST_STEPS = 16, /* at most, each way, of a tier */
    KERNEL_ENTRY_STEPS = 61, /* at most, of a tier */
    KERNEL_INTERVALS = 2 * LOFT_STAGES_MAX + 3,
    KERNEL_TOPS = 4 /* apogees after which a flight that skips counts as an orbit */
};

#define KERNEL_ENTRY_M 120e3 /* where altitude becomes the independent variable */

/* Upper air: x = 1 + (alt - from)/per, of no account beyond the end. */
#define KERNEL_UPPER_FROM_M 105e3
#define KERNEL_UPPER_PER_M  5e3
#define KERNEL_UPPER_END_M  1000e3

typedef struct kernel_layer {
    double lo_m, hi_m;
    double per_m, at_0;              /* x = per_m alt + at_0 lies in -1...1 */
    double x_most;                   /* no air beyond */
    double root4[KERNEL_DEGREE + 1]; /* rho^(1/4): no exp is needed */
    double sound_mps[KERNEL_SOUND_DEGREE + 1];
} kernel_layer;

/* Of the altitude of a stage: half the density, and with polynomials in z^2
 *     a_x = x (level + z level_odd), a_z = z polar + polar_even of gravity,
 *     n_x = x normal_level, n_z = z normal_polar of the unit normal. */
typedef struct kernel_entry_stage {
    double half_rho;
    double level[3], level_odd[3], polar[3], polar_even[4];
    double normal_level[3], normal_polar[3];
} kernel_entry_stage;

typedef struct kernel_entry_step {
    double by_m;
    double to_go_s; /* to the ground at a low speed: what an error of speed is worth */
    kernel_entry_stage stages[12];
} kernel_entry_step;

typedef struct kernel_coast_tier {
    int n_rise, n_fall; /* steps to apogee, and from there */
    double rise[KERNEL_COAST_STEPS],
        fall[KERNEL_COAST_STEPS]; /* their shares of the arc */
    double limit;                 /* of the estimated error of a step */
} kernel_coast_tier;

typedef struct kernel_entry_tier {
    bool order_6; /* by Verner's pair instead of DOP853, whose stages have other times */
    int n_steps;
    kernel_entry_step steps[KERNEL_ENTRY_STEPS];
    double loading_most; /* of the bodies that it is good for, jobs.c */
    double limit;
} kernel_entry_tier;

typedef struct kernel_world {
    double mu_m3ps2;
    /* of J2, J3 and J4 with the powers of the field's radius: gravity (kernel_forces.h),
     * and potential and bend (kernel_orbit.h) */
    double zonal_2[3], zonal_3[4], zonal_4[5];
    double potential_2[2], potential_3[2], potential_4[3];
    double bend_2[3], bend_3[4], bend_4[5];
    double omega_radps, a_m, e2;
    double flat[4], inclined[4]; /* of the ellipsoid: kernel_forces.h, height_at */
    kernel_layer layers[KERNEL_LAYERS], boost_layers[KERNEL_BOOST_LAYERS];
    /* rho^(-1/4) by polynomials in x; pieces 2 i and 2 i + 1 halve x from 2^i to 2^(i+1) */
    double upper[KERNEL_UPPER_DEGREE + 1][KERNEL_UPPER];
    kernel_coast_tier coast_tiers[KERNEL_COAST_TIERS];
    kernel_entry_tier entry_tiers[KERNEL_ENTRY_TIERS];
} kernel_world;

/* Burn-out, or any state above the air, to 120 km; n of the lanes are in use. */
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

/* From 120 km to the ground: r, v, t in and out. */
typedef struct kernel_entry {
    double y[7][KERNEL_LANES];
    double inv_beta[KERNEL_LANES];
    double error[KERNEL_LANES]; /* of the worst step, and of what came before */
} kernel_entry;

/* One piece of a powered flight in which nothing is discontinuous but the air. */
typedef struct kernel_interval {
    double end_s;
    double ignition_s;           /* of the stage; s = t - this */
    double exhaust_mps, rate_ps; /* 0 without thrust */
    double mass_start, backpressure;
    double tilt_rad, tilt_radps; /* elevation at t 0, slope */
} kernel_interval;

enum {
    KERNEL_UNDER_WAY,
    KERNEL_LEFT_AIR, /* burnt out, above 120 km and climbing */
    KERNEL_GROUND,
    KERNEL_SKIPS,  /* past KERNEL_TOPS apogees */
    KERNEL_GAVE_UP /* too many steps */
};

/* Lift-off to burn-out and out of the air; or through all of it to the ground. */
typedef struct kernel_march {
    double r_m[3], v_mps[3], t_s; /* in and out */
    double alt_m;                 /* the same; 0 where the ground was reached, nearly */
    bool falls;                   /* at the start */
    double pole[3];               /* of the thrust plane */
    double area_m2pkg, inv_beta;
    int n_intervals; /* before the last burn-out */
    kernel_interval intervals[KERNEL_INTERVALS];
    double burnout_mps; /* these are 0 until they are known */
    double apogee_m, apogee_s;
    int evaluations;
    int ended; /* of the enumeration before */
} kernel_march;

typedef struct kernel_code {
    const char *name;
    void (*coast)(const kernel_world *world, int tier, int n, kernel_coast *block);
    void (*entry)(const kernel_world *world, int tier, int n, kernel_entry *block);
    /* n flights, any number; to_ground: not to stop on leaving the air */
    void (*march)(const kernel_world *world, double tolerance, bool to_ground, int n,
                  kernel_march *flights);
} kernel_code;

/* NULL where the compiler has no such instructions; whether the machine has is not asked. */
const kernel_code *loft_kernel_baseline(void); /* always there */
const kernel_code *loft_kernel_avx2(void);
const kernel_code *loft_kernel_avx512(void);

#endif
