/* SPDX-License-Identifier: GPL-3.0-or-later */
/* traps.h - amounts near words of flight that are something else. */
#ifndef LOFT_DRAFT_TRAPS_H
#define LOFT_DRAFT_TRAPS_H

#include "io/draft/amounts.h"

/* The words for a person that say what the amount is instead; NULL if it may be a figure of a flight. */
const char *loft_trap_of(const loft_tokens *t, const loft_sentence *s,
                         const loft_amount *amounts, size_t n, size_t i);

/* The token behind an amount, its repetition and the brackets about that. */
int loft_behind_amount(const loft_tokens *t, const loft_amount *amounts, size_t n,
                       size_t i);

#endif
