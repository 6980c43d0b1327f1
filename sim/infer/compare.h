/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * compare.h - do the sources of one event agree, and if not, whose figure is to be doubted?
 *
 * Each pair of sources is compared in each figure both have. Where two figures of one
 * source make a flight, the third that this flight asks for is compared with what others
 * reported. Nothing is averaged.
 *
 * Limits     sources count as independent unless they are marked as repeating others
 * Reference  conventions: docs/decisions/011-comparing-sources.md
 */
#ifndef LOFT_COMPARE_H
#define LOFT_COMPARE_H

#include <stdbool.h>
#include <stddef.h>

#include "loft/infer.h"

typedef enum loft_compare_verdict {
    LOFT_COMPARE_AGREE,
    LOFT_COMPARE_DIFFER,  /* not the same, but no further apart than sources err */
    LOFT_COMPARE_CONFLICT /* cannot both be true */
} loft_compare_verdict;

/* "agree", "differ", "conflict". */
const char *loft_compare_verdict_name(loft_compare_verdict verdict);

typedef struct loft_compare_gap {
    double gap;    /* SI, between the near edges of the two figures; 0 if they overlap */
    double widths; /* gap over the sum of both roundings; INFINITY if that sum is 0 */
} loft_compare_gap;

/*
 * The rule for two figures, neither LOFT_CLAIM_NONE (asserted). A figure covers the values
 * that its likelihood (loft_claim_log_likelihood) allows; of an "about", which allows all,
 * those within one deviation. It may err beyond an edge by its slack (loft_claim_slack);
 * a one-sided figure by what its slack exceeds its rounding.
 *
 *     agree      they cover a value in common: "more than 7,000" and 7,687.5
 *     differ     the gap is within what either may err
 *     conflict   else
 *
 * The order of the two does not matter. gap may be NULL.
 */
loft_compare_verdict loft_compare_claims(const loft_claim *a, const loft_claim *b,
                                         loft_compare_gap *gap);

/*
 * One source with its answer; a question that was asked as loft_estimate_make answered.
 */
typedef struct loft_compare_source {
    const loft_question *question;
    const loft_estimate *estimate;
    bool
        repeats; /* it repeats others: is compared, but is not a witness for or against */
    bool given_again[LOFT_SUSPECT_TIME +
                     1]; /* a figure that its party revised: likewise */
} loft_compare_source;

/* Is its figure no witness for or against another? */
static inline bool loft_compare_is_copy(const loft_compare_source *source,
                                        loft_suspect figure)
{
    return source->repeats || source->given_again[figure];
}

/* How the suspect was found, or why none is named. */
typedef enum loft_compare_reason {
    LOFT_COMPARE_NO_REASON, /* none is needed */
    LOFT_COMPARE_FLIGHT,    /* the other fits a flight that was reported, this does not */
    LOFT_COMPARE_REPEATS,   /* it repeats others, but none of those in conflict here */
    LOFT_COMPARE_COUNT,     /* without it more of the sources agree */
    LOFT_COMPARE_WORDING,   /* the smaller correction for how firmly it was said */
    LOFT_COMPARE_SPLIT, /* none: more sources are against the one that fits a flight */
    LOFT_COMPARE_TIE    /* none: nothing tells them apart */
} loft_compare_reason;

/* "flight", "repeats", "count", "wording", "split", "tie"; NULL for none. */
const char *loft_compare_reason_name(loft_compare_reason reason);

/*
 * One comparison. Of a reported pair both sources gave the figure, first < second. Of a
 * predicted one the first source's two other figures ask for `predicted`; its verdict is
 * that of the time check (loft_time_verdict) of those two with the second's: consistent,
 * strained or impossible. Its gap is from the prediction to the edge of what was reported,
 * its widths the gap over that figure's rounding.
 */
typedef struct loft_compare_pair {
    loft_suspect figure; /* which of the three is compared; never LOFT_SUSPECT_NONE */
    size_t first, second;
    bool repeats; /* one of the two repeats others */
    bool is_predicted;
    double predicted; /* SI */
    loft_compare_verdict verdict;
    loft_compare_gap gap;
    loft_compare_reason reason;
    bool has_suspect;
    size_t suspect;              /* the source */
    loft_suspect suspect_figure; /* of a predicted pair it may be another one */
    double suggested;            /* SI; what the suspect's figure should be */
} loft_compare_pair;

typedef struct loft_compare loft_compare;

/*
 * Compares n sources; *out is owned by the caller. Nothing of the sources is kept.
 * LOFT_ERR_NOMEM, or what loft_estimate_check returns but LOFT_ERR_CONVERGE and
 * LOFT_ERR_DOMAIN, which leave a prediction out. Each prediction costs a fit, 5 ms, and
 * 25 to 60 ms where it does not fit.
 *
 * The suspect of a reported pair in conflict is found by the first of these that speaks:
 *
 *   flight    one figure makes a flight with two of another source, while the other
 *             makes none, with these or its own, and is the one to correct
 *   count     one is in conflict with more sources than the other is; if with as many,
 *             one agrees with fewer
 *   wording   one has the smaller correction in units of its slack
 *
 * If flight and count name different figures, or none speaks, none is suspected. A source
 * that repeats others is not a witness: it shares the lot of the nearest witness that it
 * agrees with, or is the suspect itself if none of those has the same conflict. The value
 * suggested is one of those in conflict with the suspect (of an interval the nearer edge):
 * the one that most sources allow, of those the nearest.
 *
 * The suspect of a predicted pair, strained or in conflict, is the one of its three
 * figures that is the suspect of a reported pair, else that of the time check.
 */
LOFT_NODISCARD loft_status loft_compare_make(const loft_compare_source *sources, size_t n,
                                             loft_compare **out);
void loft_compare_free(loft_compare *compare);

/* A comparison that was made before, of these pairs. LOFT_ERR_NOMEM. */
LOFT_NODISCARD loft_status loft_compare_of_pairs(const loft_compare_pair *pairs, size_t n,
                                                 loft_compare **out);

/* Reported pairs figure by figure, then predicted ones; borrowed until _free. */
const loft_compare_pair *loft_compare_pairs(const loft_compare *compare, size_t *n);

/* The claim of a figure in a report. */
const loft_claim *loft_compare_claim(const loft_report *report, loft_suspect figure);
/* Do two claims of a figure say the same? */
bool loft_compare_same(const loft_claim *a, const loft_claim *b);

#endif
