/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draft_scenario.h - the first event of a draft as a scenario file. */
#ifndef LOFT_CLI_DRAFT_SCENARIO_H
#define LOFT_CLI_DRAFT_SCENARIO_H

#include <stdbool.h>

#include "io/files/draft_json.h"
#include "io/json/json_write.h"

/* Has the event a figure that a scenario takes: apogee, range or flight time? */
bool draft_scenario_has_figures(const loft_draft_event *event);

/*
 * One report for each source, in the order of the text; of two figures of one source for
 * one role the first, and the others in the note. What was not said is left out. False if
 * out of memory.
 */
bool draft_scenario_write(loft_json_writer *writer, const loft_draft_event *event);

#endif
