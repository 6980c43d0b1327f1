/* SPDX-License-Identifier: GPL-3.0-or-later */
/* slip_json.h - the member "slip" of a source, written and read back. */
#ifndef LOFT_SLIP_JSON_H
#define LOFT_SLIP_JSON_H

#include "io/json/fields.h"
#include "sim/infer/analysis_parts.h"

/* Nothing for NULL. */
void loft_slip_write(loft_json_writer *writer, const loft_slip *slip);

/*
 * Into `room`, to which the answer points; nothing where the object has none. LOFT_ERR_INPUT
 * with messages, LOFT_ERR_NOMEM.
 */
LOFT_NODISCARD loft_status loft_slip_read(const loft_json_node *object,
                                          const loft_diag_where *where, loft_diags *diags,
                                          loft_answer_room *room, loft_answer *answer);

#endif
