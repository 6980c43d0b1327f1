/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scorecard.h - computed standard ranges beside published ones, event by event. */
#ifndef LOFT_SCORECARD_H
#define LOFT_SCORECARD_H

#include "io/json/json_write.h"
#include "loft/files.h"

typedef struct loft_scorecard_event {
    const loft_scenario_facts *facts; /* borrowed from the batch, as all texts */
    const loft_scenario *scenario;
    loft_status status;      /* not LOFT_OK: there is no analysis */
    loft_analysis *analysis; /* owned; its headline is the computed range */
    bool compared;           /* it has a standard range, no lower bound of one */
    loft_launch_flight still, rotating; /* medians: range and unbounded, nothing else */
} loft_scorecard_event;

typedef struct loft_scorecard_sum {
    size_t n, within, bounds_met, misses;
} loft_scorecard_sum;

typedef struct loft_scorecard {
    loft_analysis_options options;
    size_t n; /* events with a published standard range */
    loft_scorecard_event *events;
    loft_scorecard_sum references, all; /* of those compared */
} loft_scorecard;

/* Analyses event i, whose status tells how that went; different events from any threads. */
void loft_scorecard_analyse(const loft_scorecard *card, size_t i);

/* Adds the verdicts of event i, after its analysis, to the counts. */
void loft_scorecard_count(loft_scorecard *card, size_t i);

void loft_scorecard_fini(loft_scorecard *card);

/* The computed ranges of an event that is compared: without rotation, toward the azimuth. */
const loft_launch_flight *loft_scorecard_still(const loft_scorecard_event *event);
const loft_launch_flight *loft_scorecard_rotating(const loft_scorecard_event *event);

/* The source of the plotted report. */
const char *loft_scorecard_source(const loft_scorecard_event *event);

/* The members of the open object. */
void loft_scorecard_json(loft_json_writer *writer, const loft_scorecard *card);

#endif
