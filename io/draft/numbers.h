/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * numbers.h - a number in a text: digits, words to a hundred, and both with thousands or
 * the factors of Korean and Japanese.
 */
#ifndef LOFT_DRAFT_NUMBERS_H
#define LOFT_DRAFT_NUMBERS_H

#include "io/draft/tokens.h"

typedef struct loft_text_number {
    double value, step; /* one unit of the last digit that was written */
    int tokens;
} loft_text_number;

/* The number that starts at token i; false if none does. "a" and "an" are none. */
bool loft_text_number_at(const loft_tokens *t, int i, loft_text_number *out);

#endif
