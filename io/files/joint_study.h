/* SPDX-License-Identifier: GPL-3.0-or-later */
/* joint_study.h - the flights of several scenarios, taken for one missile. */
#ifndef LOFT_JOINT_STUDY_H
#define LOFT_JOINT_STUDY_H

#include "loft/files.h"
#include "sim/infer/joint.h"

typedef struct loft_joint_asked {
    const char *class_name; /* for all flights; NULL: the booster of the first scenario */
    int samples;
    uint64_t seed;
    const loft_kept *kept; /* NULL, or where the flights so far are left */
} loft_joint_asked;

/* A scenario that has no flight to join. */
typedef struct loft_joint_left_out {
    const char *id;
    loft_refusal refusal; /* for what is known of the event; else LOFT_REFUSED_NOT and */
    loft_status status;   /* that of its samples */
} loft_joint_left_out;

/* Borrows the scenarios. */
typedef struct loft_joint_study {
    const char *class_name; /* NULL: published stages */
    int n;
    loft_analysis_event events[LOFT_JOINT_FLIGHTS_MAX];
    loft_samples *samples[LOFT_JOINT_FLIGHTS_MAX]; /* owned */
    int n_left_out;
    loft_joint_left_out left_out[LOFT_JOINT_FLIGHTS_MAX];
    loft_joint *joint; /* owned; NULL if fewer than 2 flights are left */
} loft_joint_study;

/*
 * Joins 1 to LOFT_JOINT_FLIGHTS_MAX scenarios. LOFT_ERR_INPUT if there is no such class;
 * otherwise errors as loft_joint_find. Fini in any case; `study` starts zeroed.
 */
LOFT_NODISCARD loft_status loft_joint_study_make(const loft_data *data,
                                                 const loft_scenario *const *scenarios,
                                                 size_t n, const loft_joint_asked *asked,
                                                 loft_joint_study *study);
void loft_joint_study_fini(loft_joint_study *study);

/* Do these two scenarios name one booster? */
bool loft_joint_same_booster(const loft_scenario *a, const loft_scenario *b);

#endif
