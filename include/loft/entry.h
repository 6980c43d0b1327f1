/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * entry.h - what the air does to a body on its way down: peaks of deceleration, dynamic
 * pressure and stagnation-point heating, with when and where.
 *
 * Heating is convective and for a cold wall, q = k sqrt(rho/r_n) V^3 with k = 1.7415e-4 in
 * SI units: a figure for comparing flights, not for a heat shield.
 *
 * Reference  Sutton & Graves, NASA TR R-376 (1971), air
 */
#ifndef LOFT_ENTRY_H
#define LOFT_ENTRY_H

#include "loft/fly.h"
#include "loft/trajectory.h"

#define LOFT_NOSE_RADIUS_M 0.3 /* taken where none is given */

typedef struct loft_entry_peak {
    double value, t_s, alt_m, mach;
} loft_entry_peak;

typedef struct loft_entry {
    bool any; /* false: no air was met after the last burn-out and the highest point */
    loft_entry_peak deceleration; /* m/s2, felt */
    loft_entry_peak pressure;     /* dynamic, Pa */
    loft_entry_peak heating;      /* W/m2 at the stagnation point */
} loft_entry;

/* Dynamic pressure and stagnation heating of a flow. */
double loft_entry_pressure(const loft_flow *flow);
double loft_entry_heating(const loft_flow *flow, double nose_radius_m);

/* The plan's nose radius, or the default. */
double loft_entry_nose_radius(const loft_flight_plan *plan);

/*
 * The peaks after the last burn-out and the highest point, each to 1e-6 of a step by
 * golden section on the record, which must be of that plan and flight.
 */
loft_entry loft_entry_find(const loft_flight_plan *plan, const loft_trajectory *record,
                           const loft_flight *flight);

#endif
