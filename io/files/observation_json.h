/* SPDX-License-Identifier: GPL-3.0-or-later */
/* observation_json.h - the observations of an event and what became of them, in a result file. */
#ifndef LOFT_OBSERVATION_JSON_H
#define LOFT_OBSERVATION_JSON_H

#include "io/json/fields.h"
#include "sim/infer/analysis_parts.h"

extern const loft_fields loft_result_observation_fields;

/* The member "observations", unless there are none. */
void loft_observations_write(loft_json_writer *w, const loft_analysis *analysis);

/*
 * Up to LOFT_OBSERVATIONS_MAX of a result; strings are borrowed from the document. Members that
 * are not as this version writes them are left out, with a message.
 */
size_t loft_observations_read(const loft_json_node *root, loft_diags *diags,
                              loft_observation observations[LOFT_OBSERVATIONS_MAX],
                              loft_observation_answer answers[LOFT_OBSERVATIONS_MAX]);

#endif
