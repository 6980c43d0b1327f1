/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * track_search.h - points of a recorded flight: at a time, nearest to a place, on the way into
 * the air, at its greatest speed.
 *
 * Method    a scan in even steps, then golden section or bisection between two of them
 * Accuracy  1e-6 of a step; a flight that passes a place twice, nearly as near, gives either
 */
#ifndef LOFT_TRACK_SEARCH_H
#define LOFT_TRACK_SEARCH_H

#include "loft/flight.h"

typedef struct track_point {
    double t_s;
    double alt_m, climb_mps;
    double ground_mps;         /* of the point below it, over the ground */
    double speed_mps, fpa_rad; /* relative to the Earth */
    double miss_m;             /* over the ground, from the place asked for; else 0 */
} track_point;

/* At t_s, held to the flight. */
track_point loft_track_at(const loft_model *model, const loft_trajectory *record,
                          double t_s);

/* The point of the ground track nearest to a place. */
track_point loft_track_nearest(const loft_model *model, const loft_trajectory *record,
                               loft_geodetic place);

/* Where it comes down through an altitude; false if it was never above it, or does not. */
bool loft_track_entry(const loft_model *model, const loft_trajectory *record,
                      const loft_launch_flight *flown, double alt_m, track_point *out);

/* Relative to the Earth, over the whole flight. */
double loft_track_greatest_speed(const loft_trajectory *record,
                                 const loft_launch_flight *flown);

#endif
