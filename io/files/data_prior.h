/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * data_prior.h - priors in JSON: those of prior.json and of a scenario; inside sim/ only.
 */
#ifndef LOFT_DATA_PRIOR_H
#define LOFT_DATA_PRIOR_H

#include <stdbool.h>

#include "io/json/json.h"
#include "loft/infer.h"
#include "loft/loft.h"
#include "sim/base/diag.h"

/* The form of prior.json, as a schema. */
extern const char loft_data_prior_rules[];

/*
 * What that schema cannot say of prior.json: turn fractions ascend, no class comes twice.
 * LOFT_ERR_INPUT with messages.
 */
LOFT_NODISCARD loft_status loft_data_prior_check(const loft_json_node *root,
                                                 loft_diags *diags);

/* The prior of a class in prior.json; the default for NULL and classes without an entry. */
loft_prior loft_data_prior_of(const loft_json_node *root, const char *class_name);

/*
 * Puts the numbers of an object, which may be NULL, in place of those in *prior. A member
 * is a number or {"value": number, ...}; what is missing or of another type is passed over.
 */
void loft_data_prior_replace(const loft_json_node *object, loft_prior *prior);

/* False, with a message, if turn_lo is above turn_hi. */
bool loft_data_prior_turns_ascend(const loft_prior *prior, const loft_diag_where *where,
                                  loft_diags *diags);

#endif
