/* SPDX-License-Identifier: GPL-3.0-or-later */
/* answer_parts.h - the sentences of a printable answer, one module each; internal to io/text. */
#ifndef LOFT_ANSWER_PARTS_H
#define LOFT_ANSWER_PARTS_H

#include "io/text/answer_text.h"

/* Is report i heard: no copy, and with a figure that its party did not give again? */
bool loft_answer_heard(const loft_analysis *analysis, size_t i);
/* Its figures but for those that its party gave again. */
loft_report loft_answer_report(const loft_analysis *analysis, size_t i);
/* Is it heard and not outvoted? */
bool loft_answer_counts(const loft_analysis *analysis, size_t i);
/*
 * The first figure in which a source contradicts the lead, or who gives what the lead lacks;
 * LOFT_SUSPECT_NONE for none.
 */
loft_suspect loft_answer_differs(const loft_analysis *analysis, size_t lead, size_t i);
/* Does source i, another than the lead, count and contradict it in no figure? */
bool loft_answer_sided(const loft_analysis *analysis, size_t lead, size_t i);
/* The figures of the lead, and those that it lacks from sources that agree with it. */
loft_report loft_answer_known(const loft_analysis *analysis, size_t lead);

/* The reported figures, by whom, and whose figures differ: a sentence without its point. `mask` is room
 * for event.n. */
void loft_answer_write_reported(FILE *out, const loft_analysis *analysis, size_t lead,
                                bool *mask);
/* The rest of that sentence, and whether one flight can have the figures. False if out of
 * memory. */
bool loft_answer_write_consistency(FILE *out, const loft_analysis *analysis, size_t lead);
/* The range with its band, and what it leaves out: a sentence. */
void loft_answer_write_range(FILE *out, const loft_analysis *analysis,
                             const loft_headline *headline, size_t lead);
/* The nearest known test before: a sentence, or nothing. */
void loft_answer_write_known_test(FILE *out, const loft_analysis *analysis, size_t lead);
/* How far it would go with another load, where that is asked: a sentence, or nothing. */
void loft_answer_write_load(FILE *out, const loft_analysis *analysis);

#endif
