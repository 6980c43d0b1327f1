/* SPDX-License-Identifier: GPL-3.0-or-later */
/* data_json.h - what the readers of other files take from the shipped data: boosters and schemas. */
#ifndef LOFT_DATA_JSON_H
#define LOFT_DATA_JSON_H

#include "io/json/json.h"
#include "loft/files.h"
#include "sim/base/diag.h"

/*
 * The booster of a JSON object that passed or failed its schema: "class" or "stages", and
 * perhaps "burn_time_s", to which every burn and gap time is scaled. LOFT_ERR_INPUT with
 * messages for what a schema cannot say: neither or both, shares that do not add up to 1
 * (by more than 0.0005 a stage: they may be written to three decimals), a gap after the
 * last stage; or without one if the schema has said it. `where` points to the object;
 * *plan is untouched on failure.
 */
LOFT_NODISCARD loft_status loft_data_booster(const loft_data *data,
                                             const loft_json_node *object,
                                             const loft_diag_where *where,
                                             loft_diags *diags, loft_booster_plan *plan);

/* Roots of the schemas, for loft_schema_check; borrowed until loft_data_free. */
const loft_json_node *loft_data_scenario_schema(const loft_data *data);
const loft_json_node *loft_data_case_schema(const loft_data *data);

#endif
