/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * analysis_parts.h - what an analysis is made of: for its own modules, its reader and writer,
 * and the words about it.
 */
#ifndef LOFT_SIM_ANALYSIS_PARTS_H
#define LOFT_SIM_ANALYSIS_PARTS_H

#include "loft/infer.h"
#include "sim/infer/compare.h"
#include "sim/infer/fan.h"
#include "sim/infer/slip.h"

/* One report with its answer. Pointers are NULL for what is not there. */
typedef struct loft_answer {
    const char *source; /* who reported it; NULL for figures typed in */
    bool revised;       /* in another report of the event, later */
    const char *booster_class;
    bool class_assumed; /* nobody named it */
    const loft_question *question;
    const loft_estimate *estimate;
    const loft_burn_spread *spread; /* two of them */
    const loft_posterior *posterior;
    const loft_fan *fan; /* of that posterior */
    const loft_contour *contour;
    const loft_voice_answer *voice;
    const loft_time_causes *causes;
    const loft_slip *slip; /* that explains figures which contradict each other */
    bool band_failed; /* hardly any booster of the class flies the figures together */
} loft_answer;

/* Where an answer points to, and the flights that were flown. */
typedef struct loft_answer_room {
    loft_question question;
    loft_estimate estimate;
    loft_burn_spread spread[2];
    loft_posterior posterior;
    loft_fan fan;
    loft_contour contour;
    loft_voice_answer voice;
    loft_time_causes causes;
    loft_slip slip;
    loft_recorded *flights[LOFT_ROLES]; /* owned; NULL unless flown */
} loft_answer_room;

struct loft_analysis {
    loft_analysis_event event; /* its strings are in `strings` */
    loft_source *sources;
    loft_class_choice *classes; /* owned, as the sources */
    loft_observation *observations;
    struct loft_announced_area *areas;
    char *strings;
    loft_answer *answers; /* event.n of them, as of `rooms` */
    loft_answer_room *rooms;
    loft_compare *compare;
    loft_event_answer *answer; /* owned; NULL without one */
    size_t drawn;
    loft_recorded *medians[2]; /* owned; NULL unless flown: median_flight.h */
    bool band_failed;          /* of all reports together */
    bool has_precision;        /* of the drawn flights that were found */
    loft_precision precision[LOFT_ROLES_FOUND];
};

/*
 * An analysis of this event whose answers have their questions and estimates, all zero, and
 * nothing else. LOFT_ERR_NOMEM.
 */
LOFT_NODISCARD loft_status loft_analysis_alloc(const loft_analysis_event *event,
                                               loft_analysis **out);

/*
 * Samples of the event, of which the estimates are made; NULL where it has none.
 * LOFT_ERR_NOMEM.
 */
LOFT_NODISCARD loft_status loft_analysis_sample(loft_analysis *analysis,
                                                const loft_prior *prior,
                                                const loft_analysis_options *options,
                                                loft_samples **samples);

/* The event's answer from its samples, and each report's. LOFT_ERR_NOMEM. */
LOFT_NODISCARD loft_status loft_analysis_answer_from(loft_analysis *analysis,
                                                     const loft_analysis_options *options,
                                                     const loft_samples *samples);

/* A flight with its record, owned by the caller. LOFT_ERR_NOMEM; or as loft_launch_fly. */
LOFT_NODISCARD loft_status loft_recorded_fly(const loft_launch *launch,
                                             const loft_launch_aim *aim,
                                             loft_recorded **out);

/* Fills the precision of the drawn flights. */
LOFT_NODISCARD loft_status loft_analysis_check_precisely(loft_analysis *analysis);

/*
 * Rounds what a file rounds: it holds the angles of an aim in degrees and the fan in metres.
 * A picture of the analysis is then, to the byte, the picture of its file.
 */
void loft_analysis_round_as_file(loft_analysis *analysis);

/*
 * The range that was flown at least: the lead's, or where others contradict it the least of
 * theirs; where it has none, the first. NULL if no report has one. Copies and revised reports do not count.
 */
const loft_claim *loft_analysis_flown(const loft_analysis *analysis, size_t lead,
                                      bool *contradicted);

/* The comparison of the reports. */
const loft_compare *loft_analysis_compare(const loft_analysis *analysis);

#endif
