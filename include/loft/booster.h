/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * booster.h - a staged rocket reduced to what a flight depends on: accelerations.
 *
 * Each stage burns at a constant rate. With its ideal speed gain dv, exhaust speed c and
 * burn time T, the burnt share of its ignition mass is m = 1 - exp(-dv/c), and s seconds
 * into the stage
 *
 *     thrust acceleration  c (m/T)/(1 - m s/T)   less `backpressure` x p/p0 of it
 *     mass over lift-off   mass_start (1 - m s/T)
 *
 * Reference  Sutton & Biblarz, Rocket Propulsion Elements (9th ed. 2017), 4.1
 */
#ifndef LOFT_BOOSTER_H
#define LOFT_BOOSTER_H

#include "loft/drag.h"
#include "loft/status.h"

enum {
    LOFT_STAGES_MAX = 4
};

#define LOFT_G0_MPS2                                                                     \
    9.80665 /* converts specific impulse to exhaust speed, by definition */
#define LOFT_P0_PA 101325.0

typedef struct loft_stage {
    double ideal_speed_mps; /* gain in vacuum without gravity */
    double exhaust_mps;     /* effective, in vacuum */
    double burn_s;
    double gap_s;        /* coast between burn-out and the next ignition */
    double mass_start;   /* at ignition, over the mass at lift-off */
    double backpressure; /* share of the vacuum thrust lost at sea level */
} loft_stage;

typedef struct loft_booster {
    int n_stages; /* 1 to LOFT_STAGES_MAX */
    loft_stage stages[LOFT_STAGES_MAX];
    loft_drag drag;    /* in boost */
    double area_m2pkg; /* reference area over the mass at lift-off */
} loft_booster;

/* A booster but for its total speed gain: what is known of a class before the fit. */
typedef struct loft_booster_plan {
    int n_stages;
    struct {
        double exhaust_mps, burn_s, gap_s;
        double speed_share; /* of the total; the shares need not add up to 1 */
    } stages[LOFT_STAGES_MAX];
    double backpressure; /* of the first stage */
    loft_drag drag;
    double area_m2pkg;
} loft_booster_plan;

/* No stages; 12 % back-pressure, the boost drag curve with Cd A/m0 1.5e-5 at Cd 0.2. */
loft_booster_plan loft_booster_plan_default(void);

/*
 * The booster of that plan with the total ideal speed given. Nothing but propellant is
 * shed: mass_start is the running product of exp(-dv/c).
 * LOFT_ERR_DOMAIN for a number out of range or not finite; *out is then untouched.
 */
LOFT_NODISCARD loft_status loft_booster_of_plan(const loft_booster_plan *plan,
                                                double ideal_speed_mps,
                                                loft_booster *out);

/* Every burn and gap time multiplied. */
void loft_booster_plan_stretch(loft_booster_plan *plan, double factor);

/* Sum of the burn times of the first n stages; n_stages of them for the whole burn. */
double loft_booster_burn_time(const loft_booster *booster, int n);
double loft_booster_plan_burn_time(const loft_booster_plan *plan);

/* Clock time of the ignition of stage i, counted from 0. */
double loft_booster_ignition(const loft_booster *booster, int i);

/* Share of the mass at its ignition that a stage burns in a second. */
double loft_booster_burn_rate(const loft_stage *stage);

/* Thrust acceleration s seconds into stage i under the pressure p_pa, and mass ratio. */
double loft_booster_thrust(const loft_stage *stage, double s, double p_pa);
double loft_booster_mass_ratio(const loft_stage *stage, double s);

/* Thrust over weight at lift-off, at sea level; below 1 it stays on the ground. */
double loft_booster_lift_off_ratio(const loft_booster *booster);

#endif
