/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * headings.h - which heading to try next, over the rotating Earth near half-way round, so
 * that the best flight lands on an azimuth.
 *
 * Rotation carries the impact aside: a heading east of the right one lands on another
 * azimuth or goes past half-way round, one west of it falls short. Between two such
 * headings the right one is sought. All are angles off the azimuth, up to a limit. North
 * and south of an azimuth near east both lie farther west: then both sides are searched.
 */
#ifndef LOFT_SIM_SOLVE_HEADINGS_H
#define LOFT_SIM_SOLVE_HEADINGS_H

#include <stdbool.h>

typedef struct headings {
    double azimuth_rad;
    double most_rad; /* the limit */
    double side;     /* +1 or -1: the one that is searched; 0 for the one farther west */
    bool both_sides; /* were searched */
    bool has_past, has_short;
    double past_rad;  /* the last that lies too far east, */
    double short_rad; /* and the last whose best flight comes down */
} headings;

headings loft_headings_start(double azimuth_rad, double most_rad);

/* The one that goes the least far. */
double loft_headings_westmost(const headings *h);

/* A heading lies too far east. False if none is left, else *next_rad. */
bool loft_headings_turn_back(headings *h, double past_rad, double *next_rad);

/* To the other side, if the azimuth is near east and that is not yet searched. */
bool loft_headings_other_side(headings *h, double *next_rad);

/* For the first turn back: the side to which the impact must move. */
void loft_headings_choose_side(headings *h, double impact_off_rad);

/* After the best flight of `from`, which would land on the azimuth with `to`. */
double loft_headings_next(const headings *h, double from_rad, double to_rad);

#endif
