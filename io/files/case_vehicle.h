/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * case_vehicle.h - drag curves and vehicles of a case; internal to case.c.
 *
 * Both add a message for each mistake that the table of a case cannot name, and pass over
 * what it has named. `where` points to the value.
 */
#ifndef LOFT_CASE_VEHICLE_H
#define LOFT_CASE_VEHICLE_H

#include <stdbool.h>

#include "io/files/case_fields.h"
#include "loft/flight.h"
#include "loft/loft.h"
#include "sim/base/diag.h"

/*
 * False, and *out untouched, after a mistake. *table is overwritten; a curve of rows
 * borrows it.
 */
bool loft_case_drag(const loft_case_cd *cd, const loft_diag_where *where,
                    loft_diags *diags, loft_drag_table *table, loft_drag *out);

/* A vehicle and its booster. False, and both untouched, after a mistake. */
bool loft_case_vehicle_make(const loft_case_vehicle *given, const loft_diag_where *where,
                            loft_diags *diags, loft_drag_table *table, loft_vehicle *out,
                            loft_booster *booster);

#endif
