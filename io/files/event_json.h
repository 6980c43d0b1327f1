/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * event_json.h - the answer of an event and what each source did to it, as members of an
 * object, written and read back. Ranges are of the standard flight, in both conventions;
 * null stands for unbounded, and for what is not there.
 *
 *     answer   no_rotation and toward_azimuth: p05_km, p50_km, p95_km, unbounded_fraction.
 *              An event also has the samples behind it, the class's own booster beside it
 *              (typical), what another figure would leave of the band (next_figure), the
 *              answer if a flight time were taken at its word (what_if), and where no class
 *              is named those that are mixed (class_mix)
 *     voice    of a source that is heard: the probability that it speaks of another flight,
 *              whether that makes it outvoted, and the answer without it
 */
#ifndef LOFT_EVENT_JSON_H
#define LOFT_EVENT_JSON_H

#include "io/json/fields.h"
#include "sim/infer/analysis_parts.h"

/* `classes` as many as the answer mixes. */
void loft_event_answer_write(loft_json_writer *writer, const loft_event_answer *answer,
                             const loft_class_choice *classes);

/* The answer of one source by itself, and its voice. */
void loft_source_answer_write(loft_json_writer *writer, const loft_answer *answer);

/*
 * Into *out, to be freed, or NULL where the document has none. LOFT_ERR_NOMEM. An answer that
 * another version wrote is left out, with a message.
 */
LOFT_NODISCARD loft_status loft_event_answer_read(const loft_json_node *object,
                                                  loft_diags *diags,
                                                  loft_event_answer **out);
/* The names of the n classes that an answer mixes, borrowed from the document. LOFT_ERR_NOMEM. */
LOFT_NODISCARD loft_status
loft_event_classes_read(const loft_json_node *object,
                        loft_class_choice classes[LOFT_CLASS_CHOICES_MAX], size_t *n);
/* The voice of a source; its own answer is read with its posterior. LOFT_ERR_NOMEM. */
LOFT_NODISCARD loft_status loft_voice_read(const loft_json_node *object,
                                           const loft_diag_where *where,
                                           loft_diags *diags, loft_answer_room *room,
                                           loft_answer *answer);

#endif
