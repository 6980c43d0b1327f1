/* SPDX-License-Identifier: GPL-3.0-or-later */
/* analysis_text.h - a whole analysis in words, and the words beside its pictures. */
#ifndef LOFT_ANALYSIS_TEXT_H
#define LOFT_ANALYSIS_TEXT_H

#include "loft/infer.h"

/*
 * The summary in words: the answer, then the verdict, the sources, the method; or the answer
 * alone. Owned by the caller, NULL if out of memory.
 */
char *loft_analysis_text(const loft_analysis *analysis, int columns);
char *loft_analysis_brief(const loft_analysis *analysis, int columns);
/* The answer without a title, as one line. Owned alike. */
char *loft_analysis_answer_line(const loft_analysis *analysis);

/* "flown", "standard, no rotation", "standard toward the azimuth", "depressed, half the
 * apogee". */
const char *loft_role_label(loft_role role);

/*
 * The label for report i: "least-speed flight", "standard toward 71°". Owned by the
 * caller.
 */
char *loft_role_label_of(const loft_analysis *analysis, size_t i, loft_role role);

/*
 * The label of a flight as pictures show it (median_flight.h), with "median" or "anywhere on Earth"
 * where it is. Owned by the caller.
 */
char *loft_shown_label(const loft_analysis *analysis, size_t i, loft_role role,
                       bool unbounded);

/* Why there is no flight of report i; static storage. */
const char *loft_analysis_no_flight(const loft_analysis *analysis, size_t i);

/*
 * "apogee 7,687.5 km, range 1,001.2 km, time 5,156 s" of report i. Owned by the caller.
 */
char *loft_analysis_figures(const loft_analysis *analysis, size_t i);

/*
 * How the flights were made, a sentence: the booster and the model. Owned by the
 * caller.
 */
char *loft_analysis_method(const loft_analysis *analysis);
/*
 * " Answer of all reports, without rotation: 11,400 km (9,460 to 14,300 km).", after a sentence;
 * "" without an interval. Owned by the caller.
 */
char *loft_analysis_answer_note(const loft_analysis *analysis);
/*
 * The words across a picture of report i whose vehicle most likely glided; NULL for another.
 * Static storage.
 */
const char *loft_analysis_across(const loft_analysis *analysis, size_t i);

/*
 * A picture in words for who cannot see it, on one line: "Altitude against ground range." with
 * that as `shows`, then the answer. Owned by the caller, NULL if out of memory.
 */
char *loft_analysis_alternative(const loft_analysis *analysis, const char *shows);
/* " WARNING: ..." where report i was fitted as ballistic on request, else "". */
const char *loft_analysis_warning(const loft_analysis *analysis, size_t i);

#endif
