/* SPDX-License-Identifier: GPL-3.0-or-later */
/* facts.h - what a text says of a test beside its figures: who, what, from where, what came of it. */
#ifndef LOFT_DRAFT_FACTS_H
#define LOFT_DRAFT_FACTS_H

#include "io/draft/tests_named.h"
#include "io/files/draft_json.h"

/* Tokens [first, end), none where both are 0. */
typedef struct loft_run {
    int first, end;
} loft_run;

typedef struct loft_facts {
    const char *country; /* NULL: not said */
    loft_run missile, place;
    loft_draft_outcome outcome;
    loft_draft_kind kind;
    int count; /* 0: not said */
    bool lost; /* memory ran out */
} loft_facts;

/* The facts of one of the tests. */
void loft_facts_of(const loft_tokens *t, const loft_sentences *s, const loft_tests *tests,
                   int test, loft_facts *out);

#endif
