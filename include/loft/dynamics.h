/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * dynamics.h - the forces on a point mass over the turning Earth, ready for an integrator.
 *
 * State   y = (r, v, psi): position and velocity in the Earth-fixed frame (ECEF; it turns,
 *         so the Coriolis and centrifugal terms are in the rates), and the down-range
 *         angle psi, swept about the pole of the launch plane. psi goes on past half-way
 *         round the Earth, where a geodesic would fold back.
 * Forces  gravitation, thrust, drag against the air, which turns with the Earth and
 *         carries the wind; after burn-out also lift at a constant ratio to drag, upward
 *         in the vertical plane of the flight (bank zero). What else is neglected: docs/theory.md
 *
 * Gravity, air and drag curve are data with callbacks, so a lesson or a test can put in a
 * flat Earth or another air without touching this module.
 *
 * Reference  Vallado, Fundamentals of Astrodynamics (4th ed. 2013), 8.6;
 *            Regan & Anandakrishnan, Dynamics of Atmospheric Re-Entry (1993), ch. 9
 */
#ifndef LOFT_DYNAMICS_H
#define LOFT_DYNAMICS_H

#include "loft/atmosphere.h"
#include "loft/booster.h"
#include "loft/drag.h"
#include "loft/earth.h"
#include "loft/integrator.h"
#include "loft/steering.h"

enum {
    LOFT_STATE_R = 0,
    LOFT_STATE_V = 3,
    LOFT_STATE_PSI = 6,
    LOFT_STATE_N = 7
};

/* What the air and the ground are to a state. */
typedef struct loft_flow {
    double alt_m;
    loft_vec3 up;     /* normal of the ellipsoid */
    double climb_mps; /* rate of altitude */
    loft_air air;
    loft_vec3 v_air_mps; /* velocity relative to the air */
    double mach;         /* 0 where the model gives no speed of sound */
} loft_flow;

/*
 * A ground and a field of one's own, for lessons and tests: a flat Earth, constant gravity.
 * Vectors are ECEF. The functions must be smooth; NULL takes the Earth's, and no force.
 */
typedef struct loft_world {
    /* Altitude and the unit normal there. */
    void (*height)(const void *ctx, loft_vec3 r_m, double *alt_m, loft_vec3 *up);
    loft_vec3 (*gravity)(const void *ctx, loft_vec3 r_m); /* without centrifugal part */
    /* An acceleration to be added, such as lift and drag by angle of attack. */
    loft_vec3 (*force)(const void *ctx, double t, const double *y, const loft_flow *flow);
    const void *ctx; /* of all; borrowed */
} loft_world;

/* The world a flight takes place in. */
typedef struct loft_model {
    loft_earth earth;
    loft_atmosphere air;
    loft_vec3 wind_ned_mps; /* velocity of the air over the ground: north, east, down */
    loft_world world;       /* in place of the Earth's ground and field */
} loft_model;

/* Altitude and local vertical in that model. */
void loft_model_height(const loft_model *model, loft_vec3 r_m, double *alt_m,
                       loft_vec3 *up);

/* WGS84 with J2, US Standard Atmosphere 1976, no wind. */
loft_model loft_model_default(void);

/* What the air acts on once the engines are silent. area_m2pkg 0 is a vacuum. */
typedef struct loft_body {
    loft_drag drag;
    double area_m2pkg;   /* reference area over mass; with Cd 1, 1/beta */
    double lift_to_drag; /* constant, bank zero; 0 for a ballistic body */
} loft_body;

loft_body loft_body_of_beta(double beta_kgpm2); /* ballistic coefficient m/(Cd A) */

/* Everything the rates need between two discontinuities; const while a step is tried. */
typedef struct loft_dynamics {
    const loft_model *model;
    const loft_body *body;
    const loft_booster
        *booster; /* NULL once the last stage is burnt out, or without one */
    const loft_steering *steering;
    loft_vec3 pole;    /* normal of the launch plane, ECEF */
    int stage;         /* burning; -1 in a gap */
    double ignition_s; /* clock time of its ignition */
    double burnt_s;    /* burn time before it, or before the gap */
    double burn_total_s;
    int part;          /* of the steering law */
    double mass_ratio; /* in a gap */
    int layer;         /* of the air */
    int segment;       /* of the drag curve */
} loft_dynamics;

void loft_dynamics_flow(const loft_dynamics *dynamics, const double *y, loft_flow *flow);

/* True if the air pushes: there is a body area and the layer is below the last edge. */
bool loft_dynamics_has_air(const loft_dynamics *dynamics);

/* Acceleration by thrust and drag alone, what an accelerometer feels; ECEF. */
loft_vec3 loft_dynamics_felt(const loft_dynamics *dynamics, double t, const double *y);

/* Right-hand side for loft_ode; ctx is a loft_dynamics. */
void loft_dynamics_rates(double t, const double *y, double *dydt, const void *ctx);

loft_vec3 loft_state_r(const double *y);
loft_vec3 loft_state_v(const double *y);

#endif
