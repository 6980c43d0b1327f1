/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * flight_json.h - the members "fit" and "standard" of an answer, written and read back.
 *
 * Read back, a flight has its aim, by which it can be flown again, apogee, end and burn-out.
 */
#ifndef LOFT_FLIGHT_JSON_H
#define LOFT_FLIGHT_JSON_H

#include "io/json/json.h"
#include "io/json/json_write.h"
#include "sim/base/diag.h"
#include "sim/infer/analysis_parts.h"

/* The estimate has a fit. */
void loft_fit_write(loft_json_writer *writer, const loft_answer *answer);
/* The estimate has standard flights; the spread and the contour are in it. */
void loft_standards_write(loft_json_writer *writer, const loft_answer *answer);

/* Either may be null in the object; a message for each mistake. */
void loft_fit_read(const loft_json_node *object, const loft_diag_where *where,
                   loft_diags *diags, loft_answer_room *room);
void loft_standards_read(const loft_json_node *object, const loft_diag_where *where,
                         loft_diags *diags, loft_answer_room *room, loft_answer *answer);

#endif
