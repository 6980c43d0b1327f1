/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "loft/infer.h"
#include "sim/base/room.h"
#include "sim/infer/compare.h"
#include "sim/infer/compare_suspect.h"

static const loft_suspect figures[] = {LOFT_SUSPECT_APOGEE, LOFT_SUSPECT_RANGE,
                                       LOFT_SUSPECT_TIME};

struct loft_compare {
    const loft_compare_source *sources; /* borrowed while it is made */
    size_t n;
    loft_compare_pair *pairs; /* owned */
    size_t n_pairs, room;
};

static loft_status append(loft_compare *c, loft_compare_pair pair)
{
    loft_compare_pair *grown =
        loft_room_for_one(c->pairs, c->n_pairs, &c->room, sizeof *grown);
    if (grown == NULL) {
        return LOFT_ERR_NOMEM;
    }
    c->pairs = grown;
    c->pairs[c->n_pairs++] = pair;
    return LOFT_OK;
}

static const loft_claim *claim_of(const loft_compare *c, size_t source,
                                  loft_suspect figure)
{
    return loft_compare_claim(&c->sources[source].question->report, figure);
}

static bool has(const loft_compare *c, size_t source, loft_suspect figure)
{
    return claim_of(c, source, figure)->kind != LOFT_CLAIM_NONE;
}

static loft_status compare_reported(loft_compare *c, loft_suspect figure)
{
    loft_status status = LOFT_OK;
    for (size_t i = 0; i < c->n; i++) {
        for (size_t k = i + 1; status == LOFT_OK && k < c->n; k++) {
            if (has(c, i, figure) && has(c, k, figure)) {
                loft_compare_pair pair = {
                    .figure = figure,
                    .first = i,
                    .second = k,
                    .repeats = loft_compare_is_copy(&c->sources[i], figure) ||
                               loft_compare_is_copy(&c->sources[k], figure)};
                pair.verdict = loft_compare_claims(claim_of(c, i, figure),
                                                   claim_of(c, k, figure), &pair.gap);
                status = append(c, pair);
            }
        }
    }
    return status;
}

/* Does the flight of this source predict a figure that it did not give, or gave badly? */
static bool predicts(const loft_compare_source *source, loft_suspect *figure,
                     double *value)
{
    const loft_estimate *e = source->estimate;
    const loft_flight *flight = &e->fit.flown.flight;
    bool copy = source->repeats;
    for (int f = LOFT_SUSPECT_APOGEE; f <= LOFT_SUSPECT_TIME; f++) {
        copy = copy ||
               (source->given_again[f] &&
                loft_compare_claim(&source->question->report, (loft_suspect)f)->kind !=
                    LOFT_CLAIM_NONE);
    }
    if (copy || e->refusal != LOFT_REFUSED_NOT || e->warn_ballistic || !e->converged ||
        !e->has_time_check) {
        return false;
    }
    switch (e->basis) {
    case LOFT_BASIS_APOGEE_RANGE:
        *figure = LOFT_SUSPECT_TIME;
        *value = e->time_check.model_s;
        return e->time_check.verdict != LOFT_VERDICT_CONSISTENT;
    case LOFT_BASIS_APOGEE_TIME:
        *figure = LOFT_SUSPECT_RANGE;
        *value = e->fit.flown.range_m;
        return true;
    case LOFT_BASIS_RANGE_TIME:
        *figure = LOFT_SUSPECT_APOGEE;
        *value = flight->apogee.place.alt_m;
        return true;
    default:
        return false;
    }
}

/* The first source's two figures with the second's third: is that a flight? */
static loft_status compare_predicted(loft_compare *c, loft_compare_pair pair)
{
    const loft_claim *reported = claim_of(c, pair.second, pair.figure);
    const loft_claim asked = {.kind = LOFT_CLAIM_EXACT,
                              .value = pair.predicted,
                              .lo = pair.predicted,
                              .hi = pair.predicted};
    loft_question mixed = *c->sources[pair.first].question;
    loft_estimate e;
    *(pair.figure == LOFT_SUSPECT_APOGEE  ? &mixed.report.apogee_m
      : pair.figure == LOFT_SUSPECT_RANGE ? &mixed.report.range_m
                                          : &mixed.report.time_s) = *reported;
    const loft_status status = loft_estimate_check(&mixed, &e);
    if (status == LOFT_ERR_CONVERGE || status == LOFT_ERR_DOMAIN) {
        return LOFT_OK; /* no flight to compare with */
    }
    if (status != LOFT_OK || !e.has_time_check || e.warn_ballistic) {
        return status;
    }
    (void)loft_compare_claims(&asked, reported, &pair.gap);
    pair.verdict = e.time_check.verdict == LOFT_VERDICT_CONSISTENT ? LOFT_COMPARE_AGREE
                   : e.time_check.verdict == LOFT_VERDICT_STRAINED
                       ? LOFT_COMPARE_DIFFER
                       : LOFT_COMPARE_CONFLICT;
    if (pair.verdict != LOFT_COMPARE_AGREE) {
        pair.reason = LOFT_COMPARE_WORDING;
        pair.has_suspect = true;
        pair.suspect_figure = e.time_check.suspect;
        pair.suspect = pair.suspect_figure == pair.figure ? pair.second : pair.first;
        pair.suggested = e.time_check.suggested;
    }
    return append(c, pair);
}

static loft_status compare_predictions(loft_compare *c)
{
    loft_status status = LOFT_OK;
    for (size_t i = 0; i < c->n; i++) {
        loft_compare_pair pair = {.first = i, .is_predicted = true};
        if (!predicts(&c->sources[i], &pair.figure, &pair.predicted)) {
            continue;
        }
        for (size_t k = 0; status == LOFT_OK && k < c->n; k++) {
            pair.second = k;
            if (k != i && !loft_compare_is_copy(&c->sources[k], pair.figure) &&
                has(c, k, pair.figure)) {
                status = compare_predicted(c, pair);
            }
        }
    }
    return status;
}

/* ---- the whole ---- */

loft_status loft_compare_make(const loft_compare_source *sources, size_t n,
                              loft_compare **out)
{
    loft_compare *c = calloc(1, sizeof *c);
    if (c == NULL) {
        return LOFT_ERR_NOMEM;
    }
    c->sources = sources;
    c->n = n;
    loft_status status = LOFT_OK;
    for (size_t i = 0; status == LOFT_OK && i < sizeof figures / sizeof figures[0]; i++) {
        status = compare_reported(c, figures[i]);
    }
    if (status == LOFT_OK) {
        status = compare_predictions(c);
    }
    if (status == LOFT_OK) {
        const loft_compare_set set = {sources, n, c->pairs, c->n_pairs};
        loft_compare_name_suspects(&set);
    }
    c->sources = NULL;
    if (status != LOFT_OK) {
        loft_compare_free(c);
        return status;
    }
    *out = c;
    return LOFT_OK;
}

loft_status loft_compare_of_pairs(const loft_compare_pair *pairs, size_t n,
                                  loft_compare **out)
{
    loft_compare *c = calloc(1, sizeof *c);
    loft_status status = c != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
    for (size_t i = 0; status == LOFT_OK && i < n; i++) {
        status = append(c, pairs[i]);
    }
    if (status != LOFT_OK) {
        loft_compare_free(c);
        return status;
    }
    *out = c;
    return LOFT_OK;
}

void loft_compare_free(loft_compare *compare)
{
    if (compare != NULL) {
        free(compare->pairs);
        free(compare);
    }
}

const loft_compare_pair *loft_compare_pairs(const loft_compare *compare, size_t *n)
{
    *n = compare->n_pairs;
    return compare->pairs;
}
