/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * tests_named.h - the tests that a text speaks of, and which of them each sentence is about.
 *
 * The first one is what the text is about: that of the first sentence with a launch. A
 * test of another date, or one that is called an earlier one, is recalled. Days are those
 * of the text, as far as they are known; a weekday is counted back from the day of the
 * text, which is that of its page, its dateline or its latest date.
 */
#ifndef LOFT_DRAFT_TESTS_NAMED_H
#define LOFT_DRAFT_TESTS_NAMED_H

#include "io/draft/dates.h"
#include "io/draft/sentences.h"

typedef struct loft_test {
    loft_day day;   /* zeros: not known */
    bool dated;     /* any of it is known */
    bool satellite; /* its sentence speaks of one */
    bool recalled;
    int first_sentence; /* -1: none */
} loft_test;

typedef struct loft_dated {
    loft_date date;
    loft_day day; /* with what the text says elsewhere */
    int sentence;
    int test; /* -1: of none */
    bool dateline;
    bool spoken; /* "said on Wednesday": the day of the words, maybe not of the test */
} loft_dated;

typedef struct loft_timed {
    loft_clock clock;
    int sentence;
} loft_timed;

typedef struct loft_about {
    int test;                                /* -1: of none */
    bool launch;                             /* speaks of a launch */
    bool tied;                               /* by a date, or as the first one */
    size_t date, date_end, clock, clock_end; /* of the sentence, in dates and clocks */
} loft_about;

enum {
    LOFT_TESTS = 24 /* of a text; more are passed over */
};

typedef struct loft_tests {
    loft_test tests[LOFT_TESTS];
    int n;
    loft_dated *dates; /* owned, as the rest */
    loft_timed *clocks;
    loft_about *about; /* of each sentence */
    bool *used;        /* tokens of dates and clocks */
    size_t n_dates, n_clocks, dates_room, clocks_room;
    long text_day; /* day number; LOFT_NO_DAY */
    long head_day; /* of a page or a dateline */
} loft_tests;

#define LOFT_NO_DAY (-1000000L)

/* page_day may be LOFT_NO_DAY. LOFT_ERR_NOMEM; fini after either. */
LOFT_NODISCARD loft_status loft_tests_find(const loft_tokens *t, const loft_sentences *s,
                                           long page_day, loft_tests *out);
void loft_tests_fini(loft_tests *tests);

/* The test that a figure at a token of a sentence is of; -1 if of none that is known. */
int loft_test_for(const loft_tokens *t, const loft_tests *tests, int sentence, int token);

#endif
