/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * data.h - the data that is shipped: booster classes with their priors, and the schemas of
 * the input files.
 *
 * A class is a kind of booster in round numbers, not a real vehicle. Read-only once it is
 * open, so threads may share it.
 */
#ifndef LOFT_DATA_H
#define LOFT_DATA_H

#include <stddef.h>

#include "loft/booster.h"
#include "loft/diag.h"
#include "loft/json.h"
#include "loft/prior.h"
#include "loft/status.h"

typedef struct loft_data loft_data;

/*
 * Reads classes.json, prior.json, scenario.schema.json and case.schema.json from `dir`.
 * LOFT_ERR_IO, LOFT_ERR_INPUT or LOFT_ERR_NOMEM with messages on all of them, where the
 * path of the file; *data is then untouched. Mistakes are shares that do not add up to 1
 * within 1e-12 a stage, a number out of range, a name given twice, and a prior or schemas
 * that name other classes than classes.json.
 */
LOFT_NODISCARD loft_status loft_data_open(const char *dir, loft_diags *diags,
                                          loft_data **data);
void loft_data_free(loft_data *data);

/* In the order of the file, i < count; strings are borrowed until loft_data_free. */
size_t loft_data_class_count(const loft_data *data);
const char *loft_data_class_name(const loft_data *data, size_t i);
const char *loft_data_class_use(const loft_data *data, size_t i);
double loft_data_class_burn_time(const loft_data *data, size_t i); /* s, all stages */

/* LOFT_ERR_INPUT, and *plan untouched, if no class has that name, letter for letter. */
LOFT_NODISCARD loft_status loft_data_class(const loft_data *data, const char *name,
                                           loft_booster_plan *plan);

/*
 * The prior of a class, or for NULL (published stages) the default of prior.json; it passes
 * loft_prior_check. LOFT_ERR_INPUT, and *out untouched, if no class has that name.
 */
LOFT_NODISCARD loft_status loft_data_prior(const loft_data *data, const char *class_name,
                                           loft_prior *out);

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
