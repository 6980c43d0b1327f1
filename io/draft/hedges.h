/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * hedges.h - the words for how firm a figure is, before and behind it in a text.
 *
 * The words are those of io/reading/hedge.h, except that "as high as", "as far as" and
 * "a maximum of" only name a figure here, and those of Korean and Japanese.
 */
#ifndef LOFT_DRAFT_HEDGES_H
#define LOFT_DRAFT_HEDGES_H

#include "io/draft/tokens.h"
#include "io/files/draft_json.h"

typedef struct loft_hedge_words {
    loft_draft_hedge hedge; /* LOFT_DRAFT_EXACT: no words */
    int tokens;
} loft_hedge_words;

/* The words that end before token `at`, which is not below `least`. */
loft_hedge_words loft_hedge_before(const loft_tokens *t, int least, int at);
/* The words from token `at` on. */
loft_hedge_words loft_hedge_behind(const loft_tokens *t, int at);

/* Is the verb before a figure denied: "neither climbed above 100 km"? */
bool loft_hedge_denied(const loft_tokens *t, int least, int at);

/* A limit beats "about". */
loft_draft_hedge loft_hedge_joined(loft_draft_hedge a, loft_draft_hedge b);

#endif
