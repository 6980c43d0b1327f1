/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * disagreement.h - how far sources that speak of one flight differ, over many flights.
 *
 * Differences of times in s, of lengths of their logarithms. An error that all sources of an
 * event share is in none of them.
 */
#ifndef LOFT_DISAGREEMENT_H
#define LOFT_DISAGREEMENT_H

#include "sim/infer/report_error.h"

/* The figures of one voice for one flight. */
typedef struct loft_witness {
    size_t event;      /* the same number: of the same flight */
    const char *voice; /* NULL: nobody in particular, so two of these are not compared */
    bool revised;      /* a later figure of that voice */
    bool ballistic;    /* the flight is */
    loft_report report;
} loft_witness;

typedef enum loft_disagreement_by {
    LOFT_BY_VOICE,
    LOFT_BY_STATEMENT, /* of two voices; the rounder one first */
    LOFT_BY_REVISION   /* of one voice: revised less first */
} loft_disagreement_by;

/*
 * One kind of pair. What is rounder than exact has the name of its statement, or more_than;
 * `core` is 1.4826 times the median distance from the median, the deviation if the middle
 * were normal, and `expected` the same by the laws of report_error.h. 0 if they have none.
 */
typedef struct loft_disagreement {
    loft_disagreement_by by;
    loft_report_figure figure;
    bool ballistic, revised; /* flights; either figure is a later one */
    const char *one, *other; /* voices or statements, NULL as of a witness */
    size_t n;                /* pairs */
    double median, rms, core, expected;
    double rms_without_worst; /* without the 2 largest; rms if there are fewer than 5 */
    double worst[2];          /* the largest, with their signs; 0 without a second */
    unsigned statements;      /* bit s: some figure is a statement s */
} loft_disagreement;

typedef struct loft_disagreements {
    size_t n;
    loft_disagreement *rows; /* owned: by figure, way, flights, then names */
    size_t compared;         /* reports with a figure that two others have too */
    size_t other_objects;    /* of these: a factor 1.5 from the middle one; in no row */
} loft_disagreements;

/*
 * All pairs of n witnesses. A voice speaks once about a figure: the first of its reports
 * counts. LOFT_ERR_NOMEM; names are borrowed from the witnesses.
 */
LOFT_NODISCARD loft_status loft_disagreements_find(const loft_report_errors *errors,
                                                   size_t n,
                                                   const loft_witness *witnesses,
                                                   loft_disagreements *out);
void loft_disagreements_fini(loft_disagreements *disagreements);

#endif
