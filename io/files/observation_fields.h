/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * observation_fields.h - the observations of a scenario file: their table, and what each kind
 * has to say.
 */
#ifndef LOFT_OBSERVATION_FIELDS_H
#define LOFT_OBSERVATION_FIELDS_H

#include "io/files/scenario_fields.h"

typedef struct loft_scenario_observation {
    const loft_json_node *json; /* NULL: not an object */
    loft_observation seen;      /* without its figures */
    loft_scenario_figure time_s, altitude_km, speed_kmps, mach, angle_deg;
    bool has_kind, has_stage, has_when, has_within, has_entry;
} loft_scenario_observation;

extern const loft_fields loft_observation_fields;

/*
 * The observation that an item stands for, checked for what the table cannot say, with what the
 * data say where it is silent. Mistakes have their messages at the place.
 */
loft_observation loft_observation_of(const loft_scenario_observation *item,
                                     const loft_observation_errors *errors,
                                     const loft_diag_where *at, loft_diags *diags);

#endif
