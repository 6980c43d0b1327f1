/* SPDX-License-Identifier: GPL-3.0-or-later */
/* roles.h - which figure of a flight an amount is, by the words near it. */
#ifndef LOFT_DRAFT_ROLES_H
#define LOFT_DRAFT_ROLES_H

#include "io/draft/amounts.h"

typedef struct loft_role {
    loft_draft_role role;       /* LOFT_DRAFT_NO_ROLE: see why */
    bool bare;                  /* no word near it says of what */
    bool stale;                 /* only words about another's figure name a role */
    bool tracked;               /* a time for which it was followed */
    const char *why;            /* what it is instead, or that nobody says; else NULL */
    int place_first, place_end; /* tokens of the place of a distance past one */
} loft_role;

/* The roles of the amounts of one sentence, which are in its order, into out[0..n). */
void loft_roles_of(const loft_tokens *t, const loft_sentence *s,
                   const loft_amount *amounts, size_t n, loft_role *out);

#endif
