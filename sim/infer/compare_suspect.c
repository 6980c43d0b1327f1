/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/infer/compare_suspect.h"
#include "sim/infer/compare.h"

#include <math.h>

static const loft_claim *claim_of(const loft_compare_set *set, size_t source,
                                  loft_suspect figure)
{
    return loft_compare_claim(&set->sources[source].question->report, figure);
}

/* Is a source's figure one of the three that a predicted pair tried as a flight? */
static bool was_tried(const loft_compare_pair *p, size_t source, loft_suspect figure)
{
    return p->is_predicted && (p->figure == figure ? p->second : p->first) == source;
}

/*
 * 1 if a source's figure makes a flight with two of another source, -1 if it makes none
 * with these or with its own and is the one to correct, else 0. That one source's three
 * make a flight is not evidence: it may be another flight. Nor is one that a one-sided
 * apogee or time excuses.
 */
static int fits_a_flight(const loft_compare_set *set, size_t source, loft_suspect figure)
{
    const loft_estimate *e = set->sources[source].estimate;
    const bool own =
        e->has_time_check && !e->warn_ballistic && e->basis == LOFT_BASIS_APOGEE_RANGE;
    int fits = own && e->time_check.suspect == figure ? -1 : 0;
    for (size_t i = 0; fits < 1 && i < set->n_pairs; i++) {
        const loft_compare_pair *p = &set->pairs[i];
        if (!was_tried(p, source, figure)) {
            continue;
        }
        const size_t apogee = p->figure == LOFT_SUSPECT_APOGEE ? p->second : p->first;
        const size_t time = p->figure == LOFT_SUSPECT_TIME ? p->second : p->first;
        if (p->verdict != LOFT_COMPARE_AGREE) {
            fits = p->suspect == source && p->suspect_figure == figure ? -1 : fits;
        } else if (!loft_claim_is_one_sided(claim_of(set, apogee, LOFT_SUSPECT_APOGEE)) &&
                   !loft_claim_is_one_sided(claim_of(set, time, LOFT_SUSPECT_TIME))) {
            fits = 1;
        }
    }
    return fits;
}

/* How many witnesses have that verdict on a source's figure. */
static int count(const loft_compare_set *set, size_t source, loft_suspect figure,
                 loft_compare_verdict verdict)
{
    int n = 0;
    for (size_t i = 0; i < set->n_pairs; i++) {
        const loft_compare_pair *p = &set->pairs[i];
        const bool mine = p->first == source || p->second == source;
        const size_t other = p->first == source ? p->second : p->first;
        n += mine && !p->is_predicted && p->figure == figure && p->verdict == verdict &&
             !loft_compare_is_copy(&set->sources[other], figure);
    }
    return n;
}

/* The value a claim asks for that is nearest to another. */
static double nearest_of(const loft_claim *claim, double value)
{
    return claim->kind == LOFT_CLAIM_INTERVAL ? fmin(fmax(value, claim->lo), claim->hi)
                                              : claim->value;
}

static double correction(const loft_claim *claim, double value)
{
    return fabs(log(value / claim->value)) / loft_claim_slack(claim, value);
}

/* Each of these: below 0 if the first source of a pair is to be doubted, above 0 if the
 * second, 0 if it does not tell. */
static int by_flight(const loft_compare_set *set, const loft_compare_pair *p)
{
    const int first = fits_a_flight(set, p->first, p->figure);
    const int second = fits_a_flight(set, p->second, p->figure);
    return first * second < 0 ? first : 0;
}

static int by_count(const loft_compare_set *set, const loft_compare_pair *p)
{
    const int against = count(set, p->second, p->figure, LOFT_COMPARE_CONFLICT) -
                        count(set, p->first, p->figure, LOFT_COMPARE_CONFLICT);
    return against != 0 ? against
                        : count(set, p->first, p->figure, LOFT_COMPARE_AGREE) -
                              count(set, p->second, p->figure, LOFT_COMPARE_AGREE);
}

static int by_wording(const loft_compare_set *set, const loft_compare_pair *p)
{
    const loft_claim *a = claim_of(set, p->first, p->figure);
    const loft_claim *b = claim_of(set, p->second, p->figure);
    const double cost_a = correction(a, nearest_of(b, a->value));
    const double cost_b = correction(b, nearest_of(a, b->value));
    if (!(fabs(cost_a - cost_b) >
          1e-9 * fmin(cost_a, cost_b))) { /* equal but for rounding, or both
                                                       infinite beside a figure of 0 */
        return 0;
    }
    return cost_a < cost_b ? -1 : 1;
}

/* The value for a suspect, out of those it is in conflict with. */
static double suggestion(const loft_compare_set *set, size_t suspect, loft_suspect figure)
{
    const double reported = claim_of(set, suspect, figure)->value;
    double best = reported;
    int most = -1;
    for (size_t i = 0; i < set->n_pairs; i++) {
        const loft_compare_pair *p = &set->pairs[i];
        const bool mine = p->first == suspect || p->second == suspect;
        if (!mine || p->is_predicted || p->figure != figure ||
            p->verdict != LOFT_COMPARE_CONFLICT) {
            continue;
        }
        const size_t other = p->first == suspect ? p->second : p->first;
        const double value = nearest_of(claim_of(set, other, figure), reported);
        int allowing = 0;
        for (size_t k = 0; k < set->n; k++) {
            const loft_claim_span s = loft_claim_cover(claim_of(set, k, figure));
            allowing += k != suspect && !loft_compare_is_copy(&set->sources[k], figure) &&
                        claim_of(set, k, figure)->kind != LOFT_CLAIM_NONE &&
                        value >= s.lo && value <= s.hi;
        }
        if (allowing > most || (allowing == most && fabs(log(value / reported)) <
                                                        fabs(log(best / reported)))) {
            most = allowing;
            best = value;
        }
    }
    return best;
}

static void suspect(const loft_compare_set *set, loft_compare_pair *p, size_t source)
{
    p->has_suspect = true;
    p->suspect = source;
    p->suspect_figure = p->figure;
    p->suggested = suggestion(set, source, p->figure);
}

static void name_suspect(const loft_compare_set *set, loft_compare_pair *p)
{
    const int flight = by_flight(set, p);
    const int counted = by_count(set, p);
    const int wording = by_wording(set, p);
    int side = 0;
    if (flight * counted < 0) {
        p->reason = LOFT_COMPARE_SPLIT;
    } else if (flight != 0) {
        p->reason = LOFT_COMPARE_FLIGHT;
        side = flight;
    } else if (counted != 0) {
        p->reason = LOFT_COMPARE_COUNT;
        side = counted;
    } else {
        p->reason = wording != 0 ? LOFT_COMPARE_WORDING : LOFT_COMPARE_TIE;
        side = wording;
    }
    if (side != 0) {
        suspect(set, p, side < 0 ? p->first : p->second);
    }
}

/* The reported pair of two sources, in either order; NULL if there is none. */
static const loft_compare_pair *pair_of(const loft_compare_set *set, loft_suspect figure,
                                        size_t a, size_t b)
{
    for (size_t i = 0; i < set->n_pairs; i++) {
        const loft_compare_pair *p = &set->pairs[i];
        if (!p->is_predicted && p->figure == figure &&
            ((p->first == a && p->second == b) || (p->first == b && p->second == a))) {
            return p;
        }
    }
    return NULL;
}

/*
 * A source that repeats others stands and falls with the witness it agrees with, the
 * nearest of those that are in conflict with the same source as it is.
 */
static void name_suspect_beside_copy(const loft_compare_set *set, loft_compare_pair *p)
{
    const bool first = loft_compare_is_copy(&set->sources[p->first], p->figure);
    const size_t copy = first ? p->first : p->second;
    const size_t other = first ? p->second : p->first;
    const loft_compare_pair *model = NULL;
    double nearest = INFINITY;
    for (size_t k = 0; k < set->n; k++) {
        const loft_compare_pair *alike = pair_of(set, p->figure, copy, k);
        const loft_compare_pair *same = pair_of(set, p->figure, other, k);
        const double off = fabs(claim_of(set, k, p->figure)->value -
                                claim_of(set, copy, p->figure)->value);
        if (!loft_compare_is_copy(&set->sources[k], p->figure) && alike != NULL &&
            same != NULL && off < nearest && alike->verdict == LOFT_COMPARE_AGREE &&
            same->verdict == LOFT_COMPARE_CONFLICT) {
            model = same;
            nearest = off;
        }
    }
    if (model == NULL) {
        p->reason = LOFT_COMPARE_REPEATS;
        suspect(set, p, copy);
        return;
    }
    p->reason = model->reason;
    if (model->has_suspect) {
        suspect(set, p, model->suspect == other ? other : copy);
    }
}

/* If one of the three figures of a predicted pair is doubted already, it is that one. */
static void adopt_suspect(const loft_compare_set *set, loft_compare_pair *p)
{
    for (size_t i = 0; i < set->n_pairs; i++) {
        const loft_compare_pair *known = &set->pairs[i];
        if (!known->is_predicted && known->has_suspect &&
            was_tried(p, known->suspect, known->figure)) {
            p->reason = known->reason;
            p->suspect = known->suspect;
            p->suspect_figure = known->figure;
            p->suggested = known->suggested;
            return;
        }
    }
}

/* Witnesses first: those who repeat them follow. */
void loft_compare_name_suspects(const loft_compare_set *set)
{
    for (int copies = 0; copies <= 1; copies++) {
        for (size_t i = 0; i < set->n_pairs; i++) {
            loft_compare_pair *p = &set->pairs[i];
            const int repeats = loft_compare_is_copy(&set->sources[p->first], p->figure) +
                                loft_compare_is_copy(&set->sources[p->second], p->figure);
            if (p->is_predicted || p->verdict != LOFT_COMPARE_CONFLICT ||
                (repeats == 1) != (copies == 1)) {
                continue;
            }
            if (copies == 1) {
                name_suspect_beside_copy(set, p);
            } else {
                name_suspect(set, p);
            }
        }
    }
    for (size_t i = 0; i < set->n_pairs; i++) {
        if (set->pairs[i].is_predicted && set->pairs[i].verdict != LOFT_COMPARE_AGREE) {
            adopt_suspect(set, &set->pairs[i]);
        }
    }
}
