/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * amounts.h - numbers with a unit in a sentence, and how firmly each was said.
 *
 * Lengths and times in the units of io/reading/unit.h and nautical miles in words, with
 * several units of a time ("an hour and six minutes"); speeds, Mach numbers and multiples
 * of the speed of sound; intervals. A sum of money is none.
 */
#ifndef LOFT_DRAFT_AMOUNTS_H
#define LOFT_DRAFT_AMOUNTS_H

#include "io/draft/sentences.h"
#include "io/files/draft_json.h"

typedef enum loft_amount_dimension {
    LOFT_AMOUNT_LENGTH,
    LOFT_AMOUNT_TIME,
    LOFT_AMOUNT_SPEED, /* with the unit "Mach": of sound */
} loft_amount_dimension;

typedef struct loft_amount {
    loft_amount_dimension dimension;
    loft_draft_hedge hedge;
    double low, high; /* SI, Mach; the same unless the hedge is between */
    double rounding, unit_si;
    const char *unit;
    int first, end;     /* tokens, with the hedge */
    int core, core_end; /* without */
    bool joined;        /* a hyphen before the unit, "72-minute" */
    bool repeats;       /* another amount beside it says the same in another unit */
} loft_amount;

typedef struct loft_amounts {
    loft_amount *items; /* owned: free() it */
    size_t n, room;
} loft_amounts;

/* Appends those of a sentence; `used` marks tokens of dates and times of day. LOFT_ERR_NOMEM. */
LOFT_NODISCARD loft_status loft_amounts_add(const loft_tokens *t,
                                            const loft_sentence *sentence,
                                            const bool *used, loft_amounts *amounts);

#endif
