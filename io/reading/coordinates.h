/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * coordinates.h - the coordinates of an area in one string, as notices give them.
 *
 * Pairs of latitude and longitude, each written like the first:
 *
 *     392852N 0955438E    N392852E0955438    392852E0955438 (a latitude without letter: north)
 *     35-00N 075-00W      26 deg 05.58'N/123 deg 20.52'E      35.735, 124.508
 *
 * Between them are spaces, commas, slashes, semicolons, dashes, "and" or "to". Where the letters say so the
 * longitude may come first. A first corner that is said again at the end counts once.
 */
#ifndef LOFT_READING_COORDINATES_H
#define LOFT_READING_COORDINATES_H

#include "io/reading/message.h"
#include "sim/earth/area.h"

/*
 * Into corners and n of the area. False with a message of what is wrong and where (which
 * coordinate, from 1); the area is then untouched.
 */
bool loft_coordinates_read(const char *text, loft_area *area, char message[LOFT_MESSAGE]);

#endif
