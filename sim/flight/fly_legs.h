/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fly_legs.h - a flight cut at the times known before it; internal to fly.c. */
#ifndef LOFT_SIM_FLY_LEGS_H
#define LOFT_SIM_FLY_LEGS_H

#include <stdbool.h>

#include "loft/flight.h"

enum {
    LEGS_MAX = 2 * LOFT_STAGES_MAX + LOFT_STEERING_CORNERS + 1
};

/* A stretch of the flight between two known times. */
typedef struct leg {
    loft_phase phase;
    double t_end_s;
    bool ends_with_corner, ends_with_burnout, starts_with_ignition;
} leg;

/* The legs of the plan in order of time; returns how many. */
int loft_fly_legs(const loft_flight_plan *plan, leg legs[LEGS_MAX]);

#endif
