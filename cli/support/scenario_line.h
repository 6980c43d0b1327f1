/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scenario_line.h - the answer to a scenario in one line, and how many came out how. */
#ifndef LOFT_CLI_SCENARIO_LINE_H
#define LOFT_CLI_SCENARIO_LINE_H

#include "io/text/units_text.h"
#include "loft/infer.h"

enum {
    SCENARIO_LINE = 256
};

/*
 * "standard range about 4,610 km, 4,390 to 4,850 km (IRBM); time consistent", or why there is
 * none.
 */
const char *scenario_line(char out[SCENARIO_LINE], const loft_analysis *analysis);

/* "4,800 km", "at least 4,800 km", "unbounded" of the headline's median, "" without one. */
const char *scenario_line_range(char out[LOFT_QUANTITY_TEXT], const loft_headline *h,
                                const loft_band *band);

/* "4,390 to 4,850 km", "11,400 km to unbounded"; "" where the headline has no interval. */
const char *scenario_line_interval(char out[2 * LOFT_QUANTITY_TEXT],
                                   const loft_headline *h, const loft_band *band);

/* "converted", "lower bound", "no fit found", or the code of the refusal. */
const char *scenario_line_state(const loft_analysis *analysis);

typedef struct scenario_count {
    size_t converted, refused, not_converged, failed;
    size_t left_out; /* files with mistakes */
} scenario_count;

/* NULL for a scenario that failed. A lower bound counts as converted. */
void scenario_count_add(scenario_count *count, const loft_analysis *analysis);

/* "104 scenarios: 70 converted, 34 refused." */
const char *scenario_count_text(char out[SCENARIO_LINE], const scenario_count *count);

#endif
