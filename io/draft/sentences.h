/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sentences.h - the sentences of a text, as runs of tokens.
 *
 * A sentence ends at . ! ? with what closes behind it, not after an abbreviation such as
 * "Gen." or inside a number; at an empty line; at a line end, unless the lines of the
 * text are wrapped at a width. A paragraph ends at an empty line, or where lines are not
 * wrapped at each line end.
 */
#ifndef LOFT_DRAFT_SENTENCES_H
#define LOFT_DRAFT_SENTENCES_H

#include "io/draft/tokens.h"

typedef struct loft_sentence {
    int first, end; /* tokens [first, end), at least one */
    int paragraph;
} loft_sentence;

typedef struct loft_sentences {
    loft_sentence *items; /* owned: free() it */
    int n;
} loft_sentences;

/* LOFT_ERR_NOMEM. */
LOFT_NODISCARD loft_status loft_sentences_make(const loft_tokens *tokens,
                                               loft_sentences *out);

#endif
