/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * steering.h - where the thrust points: a pitch programme, or a gravity turn after a kick.
 *
 * Both rise vertically for min(8 s, burn/5) and stay in the plane of the local vertical
 * and the heading, which is fixed to the turning Earth at lift-off. Time in the programme
 * is burn time: in a gap between stages it waits.
 *
 * Reference  pitch programme: linear in time, as in flight mechanics courses;
 *            gravity turn: Curtis, Orbital Mechanics for Engineering Students, 13.3
 */
#ifndef LOFT_STEERING_H
#define LOFT_STEERING_H

#include "loft/status.h"
#include "loft/vec3.h"

typedef enum loft_steering_law {
    LOFT_STEERING_PITCH_PROGRAMME,
    LOFT_STEERING_GRAVITY_TURN,
    LOFT_STEERING_GIVEN /* by a function of one's own */
} loft_steering_law;

/* The arguments of loft_steering_thrust; a unit vector. Must be smooth. */
typedef loft_vec3 loft_steering_given(const void *ctx, double t_burn_s, loft_vec3 up,
                                      loft_vec3 pole, loft_vec3 v_mps);

typedef struct loft_steering {
    loft_steering_law law;
    double heading_rad; /* of the thrust plane, clockwise from north */
    /* Pitch programme: the thrust's elevation falls linearly to this... */
    double end_elevation_rad; /* -15 to 90 degrees */
    double turn_fraction;     /* ...over this share of the burn after the vertical rise */
    double kick_rad; /* gravity turn: tilt, held for 5 s, then along the velocity */
    loft_steering_given *given;
    const void *given_ctx; /* borrowed */
} loft_steering;

enum {
    LOFT_STEERING_CORNERS = 2
};

/* Length of the vertical rise for a total burn time. */
double loft_steering_rise_time(double burn_s);

/* Burn times at which the law changes form, ascending: a step must end on each. */
void loft_steering_corners(const loft_steering *steering, double burn_s,
                           double corners_s[LOFT_STEERING_CORNERS]);

/*
 * Unit vector of the thrust at a burn time. up is the local vertical, pole the normal of
 * the thrust plane (up at lift-off x heading), v_mps the velocity relative to the Earth;
 * all in one frame. part is 0 before the first corner, 1 between them, 2 after.
 */
loft_vec3 loft_steering_thrust(const loft_steering *steering, double burn_s,
                               double t_burn_s, int part, loft_vec3 up, loft_vec3 pole,
                               loft_vec3 v_mps);

/* LOFT_ERR_DOMAIN for angles or a fraction out of range. */
LOFT_NODISCARD loft_status loft_steering_check(const loft_steering *steering);

#endif
