/* SPDX-License-Identifier: GPL-3.0-or-later */
/* refusal_words.h - why an event has no range, in words; the sentence is loft_refusal_reason. */
#ifndef LOFT_REFUSAL_WORDS_H
#define LOFT_REFUSAL_WORDS_H

#include "loft/infer.h"

/* "glides or manoeuvres": the reason in a few words, for a table or a heading. */
const char *loft_refusal_short(loft_refusal refusal);

#endif
