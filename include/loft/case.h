/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * case.h - one flight to compute, from a file: start, body or booster, model and stop.
 *
 * The form is data/case.schema.json. What a schema cannot say is checked here: forms that
 * exclude each other, tables that ascend, a flight that could not start. All mistakes of
 * a file are reported at once.
 *
 * What is left out is taken as: WGS84 with J2 (a sphere: a point mass), turning, US
 * Standard Atmosphere 1976, no wind; at rest; until altitude 0 on the way down; pitch
 * programme with a turn fraction of 0.6; after a booster a body of 6000 kg/m2; the boost
 * drag curve for a vehicle, whose first stage loses 12 % of its thrust at sea level.
 */
#ifndef LOFT_CASE_H
#define LOFT_CASE_H

#include <stddef.h>

#include "loft/data.h"
#include "loft/fly.h"
#include "loft/vehicle.h"

typedef struct loft_case loft_case; /* owns all that its plan points to */

/*
 * LOFT_ERR_INPUT with a message for each mistake, where its JSON pointer (or a place in a
 * text that is no JSON), LOFT_ERR_IO or LOFT_ERR_NOMEM; *out is then untouched. `data`
 * and the text are not kept.
 */
LOFT_NODISCARD loft_status loft_case_read(const loft_data *data, const char *path,
                                          loft_diags *diags, loft_case **out);
LOFT_NODISCARD loft_status loft_case_parse(const loft_data *data, const char *text,
                                           size_t size, loft_diags *diags,
                                           loft_case **out);
void loft_case_free(loft_case *flight_case);

/* For loft_fly; borrowed until loft_case_free. A copy of it borrows as much. */
const loft_flight_plan *loft_case_plan(const loft_case *flight_case);

/* The vehicle whose masses the case gives, or NULL; borrowed. */
const loft_vehicle *loft_case_masses(const loft_case *flight_case);

/* NULL if not given; borrowed. */
const char *loft_case_title(const loft_case *flight_case);
const char *loft_case_note(const loft_case *flight_case);

#endif
