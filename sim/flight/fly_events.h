/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fly_events.h - the events at which the integrator stops within a leg, and what each
 * changes; internal to fly.c.
 */
#ifndef LOFT_SIM_FLY_EVENTS_H
#define LOFT_SIM_FLY_EVENTS_H

#include <stdbool.h>

#include "loft/flight.h"
#include "sim/flight/dynamics.h"

/* The events of one call of the integrator, by what they do. */
typedef enum event_kind {
    AT_STOP,
    AT_GROUND,
    AT_FLOOR, /* below a start that was at the ground or below it */
    AT_APOGEE,
    AT_LAYER_ABOVE,
    AT_LAYER_BELOW,
    AT_MACH_ABOVE,
    AT_MACH_BELOW,
    AT_HALF_WAY
} event_kind;

typedef struct pending_event {
    event_kind kind;
    const loft_dynamics *dynamics;
    double level;
} pending_event;

typedef struct flier {
    const loft_flight_plan *plan;
    loft_dynamics dynamics;
    loft_phase phase;
    loft_integrate_options options;
    loft_integrate_run run;
    loft_trajectory *record;
    loft_status sink_status;
    loft_flight *flight;
    bool low; /* not yet above the lowest altitude at which the flight can end */
    pending_event events[LOFT_EVENTS_MAX];
    loft_root roots[LOFT_EVENTS_MAX];
    int n_events;
} flier;

loft_flight_point loft_fly_point(const flier *f);

/* Records that an event happens now. */
void loft_fly_note(flier *f, loft_flight_event_kind kind, int stage);

void loft_fly_keep_highest(flier *f);

/* Sets the layer of the air, and the segment of the drag curve, in which the state lies. */
void loft_fly_find_layer(flier *f);
void loft_fly_find_segment(flier *f);

/* Sets the events that can come next. */
void loft_fly_set_events(flier *f);

/* Is an end so near that it is here? It is then applied. */
bool loft_fly_is_over(flier *f);

/* Makes the changes of an event. True if it ends the flight. */
bool loft_fly_apply_event(flier *f, event_kind kind);

#endif
