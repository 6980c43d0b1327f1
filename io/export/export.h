/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * export.h - flights as JSON and CSV; here SI becomes the unit of the key.
 */
#ifndef LOFT_EXPORT_H
#define LOFT_EXPORT_H

#include "io/files/epoch.h"
#include "io/json/json_write.h"
#include "loft/flight.h"

/* Writes the members of a flight, as `loft fly` shows it, into the open object. */
void loft_export_flight(loft_json_writer *writer, const loft_flight_plan *plan,
                        const loft_flight *flight);

/* The member "entry", null where no air was met. */
void loft_export_entry(loft_json_writer *writer, const loft_entry *entry,
                       double nose_radius_m);

/* A table is made of these; the record and the flight must be of that plan. Borrowed. */
typedef struct loft_export_table {
    const loft_flight_plan *plan;
    const loft_trajectory *record;
    const loft_flight *flight;
    const loft_epoch *launch; /* NULL: at no time that is known */
    double step_s;
} loft_export_table;

/*
 * A recorded flight as CSV, a row every whole step_s seconds, and at every event; owned by
 * the caller: free() it. Columns with units in the header. range_km is the geodesic from the
 * start. A cell is empty where its quantity has no value: mach without air, azimuth_deg where
 * the flight path is within 0.1 degrees of the vertical, event between events, and time_utc
 * unless the minute of the launch is known. LOFT_ERR_NOMEM; LOFT_ERR_DOMAIN unless step_s is
 * positive and finite.
 */
LOFT_NODISCARD loft_status loft_export_csv(const loft_export_table *table, char **text,
                                           size_t *size);

/* A round step that gives a few hundred rows. */
double loft_export_csv_step(double duration_s);

/* The header line alone, for a flight that was refused. */
const char *loft_export_csv_header(void);

#endif
