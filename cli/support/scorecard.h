/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scorecard.h - our standard ranges beside the published ones, event by event. */
#ifndef LOFT_CLI_SCORECARD_H
#define LOFT_CLI_SCORECARD_H

#include "cli/support/scenario_batch.h"
#include "cli/support/scenario_result.h"
#include "io/json/json_write.h"
#include "loft/files.h"

typedef struct scorecard_event {
    const loft_scenario_facts *facts; /* borrowed from the batch, as all texts */
    loft_status status;               /* not LOFT_OK: the result is empty */
    scenario_result result;           /* ours is the answer of its drawn source */
    bool compared;                    /* it has a standard range, no lower bound of one */
} scorecard_event;

typedef struct scorecard_tally {
    size_t n, within, bounds_met, misses;
} scorecard_tally;

typedef struct scorecard {
    bands_options bands;
    size_t n; /* events with a published standard range */
    scorecard_event *events;
    scorecard_tally references, all; /* of those compared */
} scorecard;

/*
 * LOFT_ERR_NOMEM; an event that fails has its own status. Keeps what it borrows from the
 * batch. Fini after either.
 */
loft_status scorecard_make(const scenario_batch *batch, const bands_options *bands,
                           int threads, scorecard *out);
void scorecard_fini(scorecard *card);

/* Our two ranges: without rotation, and toward the azimuth. */
const loft_launch_flight *scorecard_still(const scorecard_event *event);
const loft_launch_flight *scorecard_rotating(const scorecard_event *event);

/*
 * The 5, 50 and 95 % points of the range without rotation, INFINITY among unbounded ones.
 * False if the answer has no band; the column is left out if none has.
 */
bool scorecard_band(const scorecard_event *event, double band_m[3]);

/* The members of the open object. */
void scorecard_json(loft_json_writer *writer, const scorecard *card);

/* The tables in words, or as the document docs/scorecard.md; owned by the caller. */
char *scorecard_text(const scorecard *card, bool markdown, int columns);

#endif
