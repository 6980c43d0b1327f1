/* SPDX-License-Identifier: GPL-3.0-or-later */
/* announced_json.h - areas that were closed for a flight, in scenario and result files. */
#ifndef LOFT_ANNOUNCED_JSON_H
#define LOFT_ANNOUNCED_JSON_H

#include "io/json/fields.h"
#include "sim/base/diag.h"
#include "sim/infer/analysis_parts.h"
#include "sim/infer/announced.h"

extern const loft_fields loft_area_fields;        /* of a scenario */
extern const loft_fields loft_area_kept_fields;   /* these in a result, */
extern const loft_fields loft_area_answer_fields; /* and what follows */

/* Reads the coordinates of an item. Mistakes of area and validity have their messages at the place. */
void loft_area_take(loft_announced_area *item, const loft_diag_where *at,
                    loft_diags *diags);

/* The member "areas", unless there are none. */
void loft_areas_write(loft_json_writer *w, const loft_analysis *analysis);

/*
 * Up to LOFT_AREAS_MAX of a result; strings are borrowed from the document. An area that is not as
 * this version writes it is left out, with a message.
 */
size_t loft_areas_read(const loft_json_node *root, loft_diags *diags,
                       loft_announced_area areas[LOFT_AREAS_MAX]);

#endif
