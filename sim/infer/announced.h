/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * announced.h - areas that were closed for a flight, and what fell in them.
 *
 * They describe a flight that was announced or flown; nothing is fitted to them.
 */
#ifndef LOFT_ANNOUNCED_H
#define LOFT_ANNOUNCED_H

#include "loft/infer.h"
#include "sim/earth/area.h"

typedef struct loft_announced_area {
    const char *issuer, *number, *purpose, *valid_from, *valid_to;
    const char *coordinates; /* as issued; `area` is what they say */
    const char *publisher, *title, *published, *url;
    loft_area area;
} loft_announced_area;

typedef struct loft_area_answer {
    loft_area_view from_launch;
    bool has_impact; /* a flight was fitted, and it comes down */
    bool holds_impact;
    int n_stages; /* with a fall */
    int stages[LOFT_STAGES_MAX];
    bool holds_stage[LOFT_STAGES_MAX]; /* the middle of its fall area */
} loft_area_answer;

/* The answer to area k of an analysis. */
loft_area_answer loft_area_answer_of(const loft_analysis *analysis, size_t k);

#endif
