/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ending.h - how a flight ends: the one table behind text, JSON, plots and exports.
 *
 *     how it ends          where                  its mark   in words besides
 *     LOFT_END_GROUND      altitude 0             impact     the altitude or time asked for,
 *                                                            if it was not reached
 *     LOFT_END_ALTITUDE    the altitude asked for end        -
 *     LOFT_END_TIME        the time asked for     end        whether it climbs
 *     LOFT_END_HALF_WAY    above the antipode     none       -
 *     LOFT_END_ESCAPE      above the air          none       no way down
 *     LOFT_END_LIMIT       after thirty days      none       -
 *     LOFT_END_NO_CLIMB    below the start        none       the start is refused
 */
#ifndef LOFT_ENDING_H
#define LOFT_ENDING_H

#include <stdbool.h>

#include "loft/flight.h"

/* The lowest altitude at which a flight of the plan can end. */
double loft_ending_lowest(const loft_flight_plan *plan);

/*
 * May the start stand on the ground, which holds what does not lift off? At rest, and no
 * higher than the highest ground, 8,849 m: above that a booster at rest falls.
 */
bool loft_ending_starts_held(const loft_flight_plan *plan);

/* The consequences of an end. */
typedef struct loft_ending {
    const char *name; /* "ground": `ended_by` in JSON */
    const char *mark; /* "impact", "end"; NULL: a picture has no end to mark */
    bool lands;       /* on the ground */
} loft_ending;

const loft_ending *loft_ending_of(loft_flight_end ended_by);

/* Its highest point is an apogee: it climbed there, and came down from there. */
bool loft_ending_has_apogee(const loft_flight *flight);

/* The part of the booster that was not burned when the flight ended. */
typedef struct loft_unburned {
    int stage;    /* the first one, from 0; -1: all are burnt out */
    bool lit;     /* it was burning at the end */
    double share; /* of the ideal speed gain of all stages */
} loft_unburned;

/* Without a booster nothing is left. */
loft_unburned loft_ending_unburned(const loft_flight_plan *plan,
                                   const loft_flight *flight);

/* Length of the geodesic from the start to the end. */
double loft_ending_range(const loft_flight_plan *plan, const loft_flight *flight);

#endif
