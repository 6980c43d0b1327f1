/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * answer_text.h - the answer of an event in plain English that can be quoted: what was
 * reported by whom, whether it is consistent, one range with its interval; internal to
 * io/text.
 */
#ifndef LOFT_ANSWER_TEXT_H
#define LOFT_ANSWER_TEXT_H

#include "io/text/text_page.h"
#include "sim/infer/analysis_parts.h"

/* One paragraph, of 3 to 5 sentences. */
void loft_answer_write_text(loft_text_page *page, const loft_analysis *analysis);

/*
 * The report that the answer names first: the drawn one, unless it is outvoted or not heard
 * and another is.
 */
size_t loft_answer_lead(const loft_analysis *analysis);
/* The report whose time is judged: the lead, or another that agrees with it and has one. */
size_t loft_answer_judged(const loft_analysis *analysis, size_t lead);
/* Does report i speak of another flight than the rest, more likely than not? */
bool loft_answer_outvoted(const loft_analysis *analysis, size_t i);

/* The sentences on an event without a range. */
void loft_answer_write_refused(FILE *out, const loft_analysis *analysis, size_t lead);

/*
 * "Did you mean ...?": the slips of reports that contradict themselves, that of the lead
 * first, with the evidence. Nothing where there is none.
 */
void loft_answer_write_slips(FILE *out, const loft_analysis *analysis, size_t lead);

/* "an apogee of about 3,500 km, a range of 998 km and a flight time of 47 min 12 s" */
void loft_write_figures(FILE *out, const loft_report *report);

#endif
