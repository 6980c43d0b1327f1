/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dynamics.h - the right-hand side of the equation of motion; its model: loft/flight.h. */
#ifndef LOFT_DYNAMICS_H
#define LOFT_DYNAMICS_H

#include <stdbool.h>

#include "loft/flight.h"

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

/* The dynamics of a recorded phase, for what is derived from a state (loft_dynamics_flow). */
loft_dynamics loft_flight_dynamics(const loft_flight_plan *plan, const loft_phase *phase);

#endif
