/* SPDX-License-Identifier: GPL-3.0-or-later */
/* eastern_words.h - what the words of Korean and Japanese reports are in English. */
#ifndef LOFT_DRAFT_EASTERN_WORDS_H
#define LOFT_DRAFT_EASTERN_WORDS_H

#include <stddef.h>

typedef struct loft_eastern_word {
    const char *text, *word;
} loft_eastern_word;

/* The longest known word that text[0..size) begins with; NULL if it begins with none. */
const loft_eastern_word *loft_eastern_word_at(const char *text, size_t size);

#endif
