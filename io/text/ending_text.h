/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ending_text.h - how a flight ended, in sentences. */
#ifndef LOFT_ENDING_TEXT_H
#define LOFT_ENDING_TEXT_H

#include "loft/flight.h"

/* All are owned by the caller, NULL if out of memory. */

/* "It came down to the ground." */
char *loft_ending_text(const loft_flight_plan *plan, const loft_flight *flight);

/* The warning of what was never burned, or "". */
char *loft_ending_warning(const loft_flight_plan *plan, const loft_flight *flight);

/* Both for a picture, "" for a flight that was burnt out and came down to the ground. */
char *loft_ending_note(const loft_flight_plan *plan, const loft_flight *flight);

/* Why the start of a flight that never climbed is refused: what, without the place. */
char *loft_ending_refusal(const loft_flight_plan *plan, const loft_flight *flight);

#endif
