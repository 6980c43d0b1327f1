/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * export.h - flights as JSON and CSV; here SI becomes the unit of the key.
 */
#ifndef LOFT_EXPORT_H
#define LOFT_EXPORT_H

#include "io/json/json_write.h"
#include "loft/flight.h"

/* Writes the members of a flight, as `loft fly` shows it, into the open object. */
void loft_export_flight(loft_json_writer *writer, const loft_flight_plan *plan,
                        const loft_flight *flight);

/* The member "entry", null where no air was met. */
void loft_export_entry(loft_json_writer *writer, const loft_entry *entry,
                       double nose_radius_m);

/*
 * A recorded flight as CSV, a row every whole step_s seconds, and at every event; owned by
 * the caller: free() it. Columns with units in the header. range_km is the geodesic from
 * the start. record must be of that plan. LOFT_ERR_NOMEM; LOFT_ERR_DOMAIN unless
 * step_s > 0.
 */
LOFT_NODISCARD loft_status loft_export_csv(const loft_flight_plan *plan,
                                           const loft_trajectory *record,
                                           const loft_flight *flight, double step_s,
                                           char **text, size_t *size);

/* A round step that gives a few hundred rows. */
double loft_export_csv_step(double duration_s);

/* The header line alone, for a flight that was refused. */
const char *loft_export_csv_header(void);

#endif
