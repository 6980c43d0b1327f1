/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * summary.h - an answer in words and rounded numbers that can be quoted.
 *
 * Model figures are "about", to two or three figures; the full digits are in the JSON.
 */
#ifndef LOFT_SUMMARY_H
#define LOFT_SUMMARY_H

#include <stddef.h>
#include <stdio.h>

#include "io/text/units_text.h"
#include "sim/base/text.h"
#include "sim/infer/analysis_parts.h"

/*
 * The paragraph on one source, indented by two spaces and wrapped at `columns`; owned by
 * the caller: free() it. NULL if out of memory.
 */
char *loft_summary_answer(const loft_answer *answer, int columns);

/* This without what was reported and the verdict on the time. */
char *loft_summary_method(const loft_answer *answer, int columns);

/* The verdict on the time of a converged answer; nothing if the time went into the fit. */
void loft_summary_write_time(FILE *out, const loft_answer *answer);

/* "the class", or where nobody named it "the assumed class". */
const char *loft_summary_class(const loft_answer *answer);

/* The figure that a refusal for the shape of the arc rests on, where it was computed. */
void loft_summary_write_refused_arc(FILE *out, const loft_estimate *estimate);

/*
 * The comparison of the sources of one event, a paragraph for each figure, wrapped as
 * above; "" if there is nothing to compare. `compare` is of the n answers.
 */
char *loft_summary_comparison(const loft_answer *answers, size_t n,
                              const loft_compare *compare, int columns);

/*
 * `text` broken at spaces, but not between a number and its unit, to lines of at most `columns`
 * characters, the first behind `first`, the rest behind `rest`; owned by the caller. NULL if
 * out of memory. The text may hold free text: it is written as visible.h has it for reading.
 */
char *loft_text_wrap(const char *text, const char *first, const char *rest, int columns);

/* Appends a text of the heap, wrapped, and frees it; NULL means that it was lost. */
void loft_text_put_wrapped(loft_text *out, char *text, const char *first,
                           const char *rest, int columns);

#endif
