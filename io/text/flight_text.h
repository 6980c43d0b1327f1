/* SPDX-License-Identifier: GPL-3.0-or-later */
/* flight_text.h - one computed flight, and ranges against payload, as tables with words. */
#ifndef LOFT_FLIGHT_TEXT_H
#define LOFT_FLIGHT_TEXT_H

#include <stddef.h>

#include "loft/flight.h"

/* Both are owned by the caller, NULL if out of memory. The title may be NULL. */
char *loft_flight_text(const char *title, const loft_flight_plan *plan,
                       const loft_flight *flight, const loft_entry *entry);
char *loft_payload_text(const char *title, double azimuth_rad,
                        const loft_payload_point *rows, size_t n);

#endif
