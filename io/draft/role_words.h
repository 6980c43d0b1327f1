/* SPDX-License-Identifier: GPL-3.0-or-later */
/* role_words.h - the words before and behind a figure that say which figure of a flight it is. */
#ifndef LOFT_DRAFT_ROLE_WORDS_H
#define LOFT_DRAFT_ROLE_WORDS_H

#include "io/draft/tokens.h"
#include "io/files/draft_json.h"

typedef struct loft_cue {
    const char *words;
    loft_draft_role role;
} loft_cue;

typedef struct loft_cues {
    const loft_cue *items;
    size_t n;
} loft_cues;

extern const loft_cues loft_length_before, loft_length_behind; /* of lengths */
extern const loft_cues loft_time_before, loft_time_behind;

/* The longest cue that starts at token i; NULL if none does. */
const loft_cue *loft_cue_at(const loft_tokens *t, int i, const loft_cues *cues);

#endif
