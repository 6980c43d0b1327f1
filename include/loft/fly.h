/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fly.h - one flight, from lift-off or any state, to impact or another stop.
 *
 * Every step ends on what is known to be a kink: ignition, burn-out, corners of the
 * steering, edges of the air's layers and of the drag curve, apogee.
 *
 * Accuracy  at the default tolerance impact is within 5 mm and 5 us of a flight at 1e-13
 *           (tests/unit/test_fly.c; loft run --precise shows it for a scenario)
 */
#ifndef LOFT_FLY_H
#define LOFT_FLY_H

#include <stdbool.h>

#include "loft/dynamics.h"
#include "loft/geodesy.h"
#include "loft/trajectory.h"

enum {
    LOFT_FLIGHT_EVENTS_MAX = 48
};

#define LOFT_FLY_TOLERANCE  1e-10
#define LOFT_FLY_TIME_MAX_S 2.592e6 /* thirty days; a flight still up then is given up */

/* What is to be flown. Borrows its pointers for the call. */
typedef struct loft_flight_plan {
    const loft_model *model;
    loft_geodetic start;
    loft_vec3 v_enu_mps;         /* relative to the Earth */
    double heading_rad;          /* of the plane in which the down-range angle counts */
    const loft_booster *booster; /* ignites at t = 0; NULL for none */
    loft_steering steering;      /* read with a booster only; has its own heading */
    loft_body body;              /* after the last burn-out */
    bool until_time; /* stop at stop_time_s, or at the ground if that is first */
    double stop_time_s;
    double stop_alt_m;    /* else at the first downward crossing of this, >= -5000 */
    bool until_half_way;  /* stop also once half-way round the Earth */
    double nose_radius_m; /* for the heating that entry.h tells of; 0: its default */
    double tolerance;     /* error of a step over 6.4e6 m and 7e3 m/s; 0: the default */
} loft_flight_plan;

typedef struct loft_flight_point {
    double t_s;
    loft_geodetic place;
    loft_vec3 r_ecef_m;
    loft_vec3 v_enu_mps; /* relative to the Earth: east, north, up at the place */
    double speed_mps, fpa_rad, azimuth_rad;
    double downrange_rad; /* swept about the launch plane's pole, past half-way too */
} loft_flight_point;

typedef enum loft_flight_event_kind {
    LOFT_EVENT_IGNITION,
    LOFT_EVENT_BURNOUT,
    LOFT_EVENT_STEERING, /* a corner of the steering law */
    LOFT_EVENT_APOGEE,
    LOFT_EVENT_END
} loft_flight_event_kind;

typedef struct loft_flight_event {
    loft_flight_event_kind kind;
    int stage; /* from 0, of ignition and burn-out */
    loft_flight_point at;
} loft_flight_event;

typedef enum loft_flight_end {
    LOFT_END_ALTITUDE, /* came down through stop_alt_m, or the ground */
    LOFT_END_TIME,
    LOFT_END_HALF_WAY,
    LOFT_END_ESCAPE, /* climbs out of the air with speed to leave the Earth */
    LOFT_END_LIMIT   /* still up after LOFT_FLY_TIME_MAX_S */
} loft_flight_end;

typedef struct loft_flight {
    loft_flight_end ended_by;
    loft_flight_point start, burnout, apogee, end; /* without a booster burnout = start */
    loft_flight_event events[LOFT_FLIGHT_EVENTS_MAX];
    int n_events;
    int n_events_lost; /* beyond the room above: skips of a long glide */
    loft_integrate_stats stats;
} loft_flight;

/*
 * Flies. record may be NULL; it is cleared first and, on failure, holds what was flown.
 * LOFT_ERR_DOMAIN for a plan out of range, a start at or below stop_alt_m that does not
 * climb, or a booster too weak to lift off; LOFT_ERR_STEP, LOFT_ERR_LIMIT (two million
 * evaluations) and LOFT_ERR_NOMEM as they come. *flight is then untouched.
 */
LOFT_NODISCARD loft_status loft_fly(const loft_flight_plan *plan, loft_trajectory *record,
                                    loft_flight *flight);

/* The state y at t_s in words a person uses. */
loft_flight_point loft_flight_point_of(const loft_model *model, double t_s,
                                       const double y[LOFT_STATE_N]);

/* The dynamics of a recorded phase, for what is derived from a state (loft_dynamics_flow). */
loft_dynamics loft_flight_dynamics(const loft_flight_plan *plan, const loft_phase *phase);

#endif
