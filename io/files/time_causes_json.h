/* SPDX-License-Identifier: GPL-3.0-or-later */
/* time_causes_json.h - the member "time_causes" of a source, written and read back. */
#ifndef LOFT_TIME_CAUSES_JSON_H
#define LOFT_TIME_CAUSES_JSON_H

#include "io/json/fields.h"
#include "sim/infer/analysis_parts.h"

/* null for NULL. */
void loft_time_causes_write(loft_json_writer *writer, const loft_time_causes *causes);

/*
 * Into `room`, to which the answer points; nothing where the object has none. LOFT_ERR_INPUT
 * with messages, LOFT_ERR_NOMEM.
 */
LOFT_NODISCARD loft_status loft_time_causes_read(const loft_json_node *object,
                                                 const loft_diag_where *where,
                                                 loft_diags *diags,
                                                 loft_answer_room *room,
                                                 loft_answer *answer);

#endif
