/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * answer_json.h - one report with its answer as members of an object, written and read back.
 *
 * Read back, a flight has what the file says of it: its aim, by which it can be flown again,
 * apogee, end and burn-out; not its other events. A two-body arc has its speed and time.
 */
#ifndef LOFT_ANSWER_JSON_H
#define LOFT_ANSWER_JSON_H

#include "io/json/fields.h"
#include "sim/infer/analysis_parts.h"

/*
 * The report of the source. Strings are borrowed from the document; a source whose name says
 * "(tertiary)" repeats others.
 */
LOFT_NODISCARD loft_status loft_source_read(const loft_json_node *object,
                                            const loft_diag_where *where,
                                            loft_diags *diags, loft_source *out);

/* The members of a source that stand before its answer, and after it. */
void loft_source_write_report(loft_json_writer *writer, const char *source,
                              const loft_report *report);
void loft_source_write_where(loft_json_writer *writer, const loft_source *source);

/*
 * The answer into `room`, and what there is of it into `answer`. LOFT_ERR_INPUT with
 * messages. A posterior or fan that another version wrote is left out, with a message and
 * LOFT_OK.
 */
LOFT_NODISCARD loft_status loft_answer_read(const loft_json_node *object,
                                            const loft_diag_where *where,
                                            loft_diags *diags, loft_answer_room *room,
                                            loft_answer *answer);

/* The class of the booster in "fit"; NULL without. */
const char *loft_answer_class(const loft_json_node *object);

#endif
