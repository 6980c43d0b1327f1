/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batch_flight.h - what came of one flight of a batch. */
#ifndef LOFT_BATCH_FLIGHT_H
#define LOFT_BATCH_FLIGHT_H

#include "loft/vec3.h"

typedef enum loft_batch_end {
    LOFT_BATCH_IMPACT,
    LOFT_BATCH_ORBIT, /* never in the air, or not down before a fourth apogee; of a launch
                        * also: not before it is far beyond half-way round the Earth */
    LOFT_BATCH_ESCAPE, /* with speed to leave the Earth */
    LOFT_BATCH_WEAK,   /* does not lift off */
    LOFT_BATCH_DOMAIN, /* an input out of range or not finite */
    LOFT_BATCH_LIMIT   /* 20,000 steps in the air, or an orbit of more than thirty days */
} loft_batch_end;

const char *loft_batch_end_name(loft_batch_end end);

typedef struct loft_batch_flight {
    loft_batch_end end;
    double t_s; /* of impact, from the start; 0 without one, as r and v */
    loft_vec3 r_ecef_m;
    loft_vec3 v_ecef_mps;
    double apogee_m, apogee_s; /* the highest altitude and when, as far as it was flown */
    double burnout_mps;        /* relative to the Earth; 0 if it never burns out */
    int evaluations;           /* of the right-hand side */
} loft_batch_flight;

#endif
