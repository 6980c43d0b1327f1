/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scorecard.h - our standard ranges beside the published ones, event by event. */
#ifndef LOFT_CLI_SCORECARD_H
#define LOFT_CLI_SCORECARD_H

#include "cli/support/scenario_batch.h"
#include "io/json/json_write.h"
#include "loft/files.h"

typedef struct scorecard_event {
    const loft_scenario_facts *facts; /* borrowed from the batch, as all texts */
    const loft_scenario *scenario;
    loft_status status;      /* not LOFT_OK: there is no analysis */
    loft_analysis *analysis; /* owned; ours is the answer of its drawn report */
    bool compared;           /* it has a standard range, no lower bound of one */
} scorecard_event;

typedef struct scorecard_tally {
    size_t n, within, bounds_met, misses;
} scorecard_tally;

typedef struct scorecard {
    loft_analysis_options options;
    size_t n; /* events with a published standard range */
    scorecard_event *events;
    scorecard_tally references, all; /* of those compared */
} scorecard;

/*
 * LOFT_ERR_NOMEM; an event that fails has its own status. Keeps what it borrows from the
 * batch. Fini after either.
 */
loft_status scorecard_make(const scenario_batch *batch,
                           const loft_analysis_options *options, int threads,
                           scorecard *out);
void scorecard_fini(scorecard *card);

/* Our two ranges: without rotation, and toward the azimuth. */
const loft_launch_flight *scorecard_still(const scorecard_event *event);
const loft_launch_flight *scorecard_rotating(const scorecard_event *event);

/* The source whose figures ours are. */
const char *scorecard_source(const scorecard_event *event);

/* The members of the open object. */
void scorecard_json(loft_json_writer *writer, const scorecard *card);

/* The tables in words, or as the document docs/scorecard.md; owned by the caller. */
char *scorecard_text(const scorecard *card, bool markdown, int columns);

#endif
