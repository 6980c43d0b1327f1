/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * tokens.h - a text as words, numbers and marks, each with its place.
 *
 * A word is a run of letters in small letters, such as "u.s." with its dots; "'s" stands
 * apart. A number has its digits with what groups them: 1,100 and 1.100 and 2,111.5; in
 * 1.100 the dot groups unless the text groups by commas. A mark is one character, dashes
 * as "-" and quotation marks as "\"". Words of Korean and Japanese that reports use come as
 * their English ones (eastern_words.h); any other of their characters is a mark "?".
 */
#ifndef LOFT_DRAFT_TOKENS_H
#define LOFT_DRAFT_TOKENS_H

#include <stdbool.h>
#include <stddef.h>

#include "loft/loft.h"

typedef enum loft_token_kind {
    LOFT_TOKEN_WORD,
    LOFT_TOKEN_NUMBER,
    LOFT_TOKEN_MARK
} loft_token_kind;

typedef struct loft_token {
    loft_token_kind kind;
    int at, size;     /* bytes of the text */
    const char *word; /* in small letters; "" for a number */
    double value;     /* of a number */
    double step;      /* one unit of its last digit */
    int digits;       /* of a number: how many before the point */
    bool grouped;     /* of a number: with thousands set apart */
    bool capital;     /* of a word: its first letter */
    bool spaced;      /* white space stands before it */
    bool eastern;     /* of a word: Korean or Japanese */
} loft_token;

typedef struct loft_tokens {
    const char *text; /* borrowed */
    loft_token *items;
    int n;
    char *pool; /* of the words */
} loft_tokens;

enum {
    LOFT_DRAFT_TEXT_MAX = 1 << 20 /* bytes of a text */
};

/* The text is UTF-8 of at most LOFT_DRAFT_TEXT_MAX bytes. LOFT_ERR_NOMEM. */
LOFT_NODISCARD loft_status loft_tokens_make(const char *text, size_t size,
                                            loft_tokens *out);
void loft_tokens_fini(loft_tokens *tokens);

/* Is token i that word or mark? False outside the text. */
bool loft_token_is(const loft_tokens *t, int i, const char *word);

/* Is token i one of the words, which NULL ends? */
bool loft_token_in(const loft_tokens *t, int i, const char *const words[]);

/* Tokens that the words of a phrase, with single spaces, take from token i on; or 0. */
int loft_phrase_at(const loft_tokens *t, int i, const char *phrase);

/* The most that one of the phrases, which NULL ends, takes from token i on; or 0. */
int loft_phrase_in(const loft_tokens *t, int i, const char *const phrases[]);

#endif
