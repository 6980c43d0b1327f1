/* SPDX-License-Identifier: GPL-3.0-or-later */
/* joint_text.h - the joint answer of several flights in sentences, and words for its plot. */
#ifndef LOFT_JOINT_TEXT_H
#define LOFT_JOINT_TEXT_H

#include "io/files/joint_study.h"

/* Wrapped at `columns`; owned by the caller: free() it. NULL if out of memory. */
char *loft_joint_text(const loft_joint_study *study, int columns);

enum {
    LOFT_JOINT_NAME = 64
};

/* "14 May 2017", from its id, where no other flight is of that day; else the id. */
const char *loft_joint_flight_name(const loft_joint_study *study, int flight,
                                   char out[LOFT_JOINT_NAME]);

/* Subtitle and source of the plot, and the title of its lower axis; owned by the caller. */
char *loft_joint_caption(const loft_joint_study *study);
char *loft_joint_caption_source(const loft_joint_study *study);
extern const char loft_joint_title[];
extern const char loft_joint_times_title[];
extern const char loft_joint_times_key[];

#endif
