/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * analysis_json.h - an analysis as JSON: result.json, and what `loft estimate --json` prints.
 *
 * An event is a document with its facts, its answer and an array "sources"; figures of one
 * report that were typed in have the members of that report at the root, with the answer.
 */
#ifndef LOFT_ANALYSIS_JSON_H
#define LOFT_ANALYSIS_JSON_H

#include "io/json/json.h"
#include "io/json/json_write.h"
#include "sim/infer/analysis_parts.h"

enum {
    LOFT_ANALYSIS_SCHEMA = 1 /* version of data/result.schema.json: "schema_version" */
};

/* The members of the whole analysis into the open object. */
void loft_analysis_write(loft_json_writer *writer, const loft_analysis *analysis);

/* The member "reported": each figure with its hedge. */
void loft_summary_write(loft_json_writer *writer, const loft_report *report);

/* The members of one answer into the open object. */
void loft_answer_write(loft_json_writer *writer, const loft_answer *answer);

/*
 * The comparison of these answers as an array: for each pair
 *
 *     figure            "apogee_km", "range_km" or "flight_time_s"; the unit of the numbers
 *     sources           the two names; source_indices their places among the answers
 *     predicted         what the first's other figures ask for; null of a reported pair
 *     verdict           "agree", "differ", "conflict"
 *     gap, gap_widths   between the figures, and over the sum of their roundings (or null)
 *     reason            for the suspect or for none, as loft_compare_reason_name; else null
 *     suspect           the name of the source to doubt, or null
 *     suspect_figure    as figure, and the unit of `suggested`; null with suspect
 *     suggested         what that figure should be; null with suspect
 */
void loft_compare_write(loft_json_writer *writer, const loft_answer *answers,
                        const loft_compare *compare);

/*
 * The comparison of the sources of an analysis from such an array; NULL is an empty one.
 * LOFT_ERR_INPUT with messages, LOFT_ERR_NOMEM.
 */
LOFT_NODISCARD loft_status loft_compare_read(const loft_json_node *array,
                                             const loft_analysis_event *event,
                                             loft_diags *diags, loft_compare **out);

#endif
