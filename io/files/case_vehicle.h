/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * case_vehicle.h - drag curves and vehicles of a case; inside sim/ only.
 *
 * Both add a message for each mistake that a schema cannot name, and pass over what it
 * has named. `where` points to the node.
 */
#ifndef LOFT_CASE_VEHICLE_H
#define LOFT_CASE_VEHICLE_H

#include <stdbool.h>

#include "io/json/json.h"
#include "loft/flight.h"
#include "loft/loft.h"
#include "sim/base/diag.h"

/*
 * A number or a table of rows. False, and *out untouched, after a mistake. *table is
 * overwritten; a curve of rows borrows it.
 */
bool loft_case_drag(const loft_json_node *cd, const loft_diag_where *where,
                    loft_diags *diags, loft_drag_table *table, loft_drag *out);

/* A vehicle's JSON object, and its booster. False, and both untouched, after a mistake. */
bool loft_case_vehicle(const loft_json_node *object, const loft_diag_where *where,
                       loft_diags *diags, loft_drag_table *table, loft_vehicle *vehicle,
                       loft_booster *out);

#endif
