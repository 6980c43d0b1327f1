/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/draft/facts.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "io/draft/missiles.h"
#include "io/draft/numbers.h"
#include "io/draft/parties.h"
#include "io/reading/place_names.h"

/* ---- the missile ---- */

/* The letters and numbers of a name behind its first word: -19, -11Ma, V, III, 4.5. */
static int name_end(const loft_tokens *t, int i)
{
    static const char *const roman[] = {"i",  "ii", "iii", "iv",    "v",
                                        "vi", "p",  "na",  "prime", NULL};
    int end = i + 1;
    const int dash = loft_token_is(t, end, "-") && !t->items[end].spaced;
    const int at = end + dash;
    if (at >= t->n || (dash > 0 && t->items[at].spaced)) {
        return end;
    }
    if (t->items[at].kind == LOFT_TOKEN_NUMBER && t->items[at].digits <= 2) {
        end = at + 1;
        if (end < t->n && t->items[end].kind == LOFT_TOKEN_WORD &&
            !t->items[end].spaced && t->items[end].size <= 2 &&
            !t->items[end].eastern) { /* 16B */
            end++;
        }
    } else if (loft_token_in(t, at, roman) && (t->items[at].capital || dash > 0)) {
        end = at + 1;
    }
    return end;
}

static bool missile_at(const loft_tokens *t, int i, loft_run *out)
{
    static const char *const numbered[] = {"kn",   "df",       "jl", "rs",
                                           "unha", "chollima", NULL};
    if (!loft_is_missile_name(t, i) || !(t->items[i].capital || t->items[i].eastern)) {
        return false;
    }
    *out = (loft_run){i, name_end(t, i)};
    return out->end > i + 1 || (!loft_token_in(t, i, numbered) && !t->items[i].eastern &&
                                !(loft_token_is(t, i, "hwasong")));
}

/* ---- the country ---- */

/* "rocket of North Korea", "launch from North Korea", "fired from Sinpo in North Korea". */
static bool is_whose(const loft_tokens *t, int first)
{
    static const char *const things[] = {"missile", "missiles", "rocket", "rockets",
                                         "launch",  "icbm",     "atlas",  "satellite",
                                         "warhead", "iii",      NULL};
    static const char *const verbs[] = {"fired",   "launched", "tested", "test",
                                        "launch",  "off",      "from",   "rose",
                                        "leaving", NULL};
    static const char *const ends[] = {"landed", "fell",  "waters", "near", "toward",
                                       "into",   "seoul", "tokyo",  NULL};
    const int of = first - 1 - loft_token_is(t, first - 1, "the");
    if ((loft_token_is(t, of, "of") || loft_token_is(t, of, "from")) &&
        (loft_token_in(t, of - 1, things) || loft_is_missile_name(t, of - 1))) {
        return true;
    }
    bool verb = false;
    for (int i = of;
         (loft_token_is(t, of, "in") || loft_token_is(t, of, "of")) && i > of - 8; i--) {
        if (loft_token_in(t, i, ends)) {
            return false;
        }
        verb = verb || loft_token_in(t, i, verbs);
    }
    return verb;
}

/* Another country or a speaker behind one. */
static bool stops_eastern(const loft_tokens *t, int i)
{
    static const char *const words[] = {
        "said",        "defense-ministry",  "jcs", "kcna", ".", ",",
        "coast-guard", "cabinet-secretary", NULL};
    const char *unused = NULL;
    return loft_token_in(t, i, words) || loft_country_at(t, i, &unused) > 0;
}

/* "North Korea fired", "North Korea's launch", "North Korean missile". */
static int country_weight(const loft_tokens *t, int first, int end)
{
    static const char *const fired[] = {
        "fired",        "launched", "fires",  "launches",  "tested",         "tests",
        "test",         "shot",     "lobbed", "conducted", "launch",         "struck",
        "successfully", "attempt",  "calls",  "carried",   "unsuccessfully", NULL};
    static const char *const skipped[] = {"has",
                                          "have",
                                          "had",
                                          "'s",
                                          "on",
                                          "also",
                                          "said",
                                          "again",
                                          "apparently",
                                          "reportedly",
                                          "late",
                                          "early",
                                          "?",
                                          "military",
                                          "a",
                                          "successfully",
                                          "an",
                                          "?",
                                          "-",
                                          "ballistic",
                                          "intercontinental",
                                          "intermediate",
                                          "range",
                                          "long",
                                          "medium",
                                          "short",
                                          "new",
                                          "latest",
                                          "failed",
                                          "successful",
                                          "newest",
                                          "own",
                                          "longest",
                                          "second",
                                          "first",
                                          "army",
                                          NULL};
    static const char *const owns[] = {
        "said its missile", "said its",       "'s state media", "'s jagang",
        "'s official",      "'s state news",  "'s leader",      "'s kcna",
        "'s ruling",        "'s news agency", "'s central",     NULL};
    if (loft_phrase_in(t, end, owns) > 0) {
        return 1;
    }
    if (loft_token_is(t, first - 1, "left")) {
        return 2;
    }
    static const char *const weapons[] = {"missile",    "missiles", "rocket", "icbm",
                                          "hypersonic", "missile",  NULL};
    for (int i = first - 2; loft_token_is(t, first - 1, "by") && i > first - 10; i--) {
        if (loft_token_in(t, i, fired)) {
            return 3;
        }
    }
    static const char *const said_it[] = {"said it tested", "said it launched",
                                          "said it fired",  "said it had",
                                          "says it tested", NULL};
    for (int i = end + 1; loft_token_is(t, end, "said") && i < end + 7; i++) {
        if ((loft_token_is(t, i, "it") || loft_token_is(t, i, "had")) &&
            loft_token_in(t, i + 1, fired)) {
            return 3;
        }
    }
    if (loft_phrase_in(t, end, said_it) > 0) {
        return 3;
    }
    if (is_whose(t, first)) {
        return 2;
    }
    if (loft_token_is(t, end, "'s") && loft_is_missile_name(t, end + 1)) {
        return 3;
    }
    int at = end;
    const bool owner = loft_token_is(t, end, "'s");
    const int reach = end < t->n && t->items[end - 1].eastern ? 16 : 7;
    const bool east = end < t->n && t->items[end - 1].eastern;
    while (at < t->n && at < end + reach && !(owner && loft_token_is(t, at, "said")) &&
           (loft_token_in(t, at, skipped) ||
            (owner && t->items[at].capital && !loft_is_missile_name(t, at)) ||
            (east && !stops_eastern(t, at) && !loft_token_in(t, at, fired) &&
             !loft_token_in(t, at, weapons)))) {
        at++;
    }
    if (loft_phrase_at(t, at, "put a") > 0) { /* a satellite into orbit */
        return 2;
    }
    if (loft_token_is(t, at, "said") || loft_token_is(t, end, "said")) {
        return 0;
    }
    return loft_token_in(t, at, fired) ? 3 : loft_token_in(t, at, weapons) ? 2 : 0;
}

enum {
    COUNTRIES = 24
};

static const char *country_of(const loft_tokens *t, const loft_sentences *s,
                              const loft_tests *tests, int test, bool anywhere)
{
    const char *found[COUNTRIES];
    int weights[COUNTRIES] = {0};
    int n = 0;
    int best = -1;
    for (int k = 0; k < s->n; k++) {
        const bool own =
            test == 0 ? tests->about[k].test <= 0 : tests->about[k].test == test;
        const int factor = anywhere ? 1 : own ? (tests->about[k].tied ? 4 : 2) : 0;
        for (int i = s->items[k].first; i < s->items[k].end && factor > 0; i++) {
            const char *country = NULL;
            const int tokens = loft_country_at(t, i, &country);
            const int weight = tokens > 0 ? factor * country_weight(t, i, i + tokens) : 0;
            int c = 0;
            while (weight > 0 && c < n && strcmp(found[c], country) != 0) {
                c++;
            }
            if (weight > 0 && c < COUNTRIES) {
                found[c] = country;
                n = c == n ? n + 1 : n;
                weights[c] += weight;
                best = best < 0 || weights[c] > weights[best] ? c : best;
            }
            i += tokens > 0 ? tokens - 1 : 0;
        }
    }
    return best < 0 ? NULL : found[best];
}

/* ---- outcome, kind, number ---- */

static bool failed_at(const loft_tokens *t, int i)
{
    static const char *const words[] = {
        "failed",        "failure",       "exploded", "fails",        "blew up",
        "broke apart",   "broke up",      "failing",  "unsuccessful", "unsuccessfully",
        "malfunctioned", "disintegrated", NULL};
    static const char *const flights[] = {"fly", "reach",    "launch", "ignite", "place",
                                          "put", "separate", "enter",  NULL};
    if (loft_phrase_in(t, i, words) == 0) {
        return false;
    }
    return !loft_token_is(t, i + 1, "to") || loft_token_in(t, i + 2, flights);
}

static bool succeeded_at(const loft_tokens *t, int i)
{
    static const char *const words[] = {"successfully", "successful", "success", NULL};
    return loft_token_in(t, i, words);
}

static loft_draft_kind kind_at(const loft_tokens *t, int i)
{
    static const char *const satellites[] = {
        "spy satellite",     "military satellite",   "reconnaissance satellite",
        "launch satellites", "satellite launch",     "a satellite",
        "spy satellites",    "satellite into orbit", NULL};
    static const char *const gliders[] = {"hypersonic", "glide vehicle", "gliding",
                                          "glider",     "boost - glide", NULL};
    if (loft_phrase_in(t, i, satellites) > 0 ||
        (loft_token_is(t, i, "satellite") && t->items[i].eastern)) {
        return LOFT_DRAFT_SATELLITE_LAUNCH;
    }
    if (loft_phrase_in(t, i, gliders) > 0) {
        return LOFT_DRAFT_LIFTING;
    }
    return loft_token_is(t, i, "ballistic") ? LOFT_DRAFT_BALLISTIC : LOFT_DRAFT_NO_KIND;
}

/* "seven short-range ballistic missiles". */
static int count_at(const loft_tokens *t, int i)
{
    static const char *const many[] = {"missiles", "rockets", "projectiles", "icbms",
                                       NULL};
    static const char *const kinds[] = {
        "short",     "medium",    "intermediate", "long",      "range",  "-",
        "ballistic", "suspected", "unidentified", "guided",    "cruise", "unspecified",
        "more",      "apparent",  "tactical",     "artillery", "class",  NULL};
    loft_text_number number;
    if (loft_phrase_at(t, i, "pair of") > 0) {
        for (int k = i + 2; k < i + 7; k++) {
            if (loft_token_in(t, k, many)) {
                return 2;
            }
        }
    }
    if (i >= 0 && i + 1 < t->n && loft_token_is(t, i + 1, "rounds") &&
        t->items[i].kind == LOFT_TOKEN_NUMBER && t->items[i].value >= 2.0 &&
        t->items[i].value < 100.0) {
        return (int)t->items[i].value;
    }
    if (i < 0 || !loft_text_number_at(t, i, &number) || number.value < 2.0 ||
        number.value > 99.0 || number.step < 1.0 || loft_token_is(t, i - 1, "-")) {
        return 0;
    }
    int at = i + number.tokens;
    while (at < t->n && at < i + 9 && loft_token_in(t, at, kinds)) {
        at++;
    }
    return loft_token_in(t, at, many) ? (int)number.value : 0;
}

/* ---- where from ---- */

static bool place_at(const loft_tokens *t, int i, loft_run *out)
{
    static const char *const before[] = {"from", "near", "at", "around",
                                         "of",   "in",   NULL};
    static const char *const idle[] = {"the", "an",   "area", "near", "around",
                                       "a",   "site", "in",   NULL};
    if (!loft_token_in(t, i, before)) {
        return false;
    }
    int first = i + 1;
    while (first < i + 6 && loft_token_in(t, first, idle)) {
        first++;
    }
    for (int n = 4; n >= 1; n--) {
        char name[120];
        char message[LOFT_MESSAGE];
        loft_place at;
        const int last = first + n - 1;
        bool proper = last < t->n;
        for (int k = first; proper && k <= last; k++) {
            proper = t->items[k].capital || loft_token_is(t, k, "-") ||
                     loft_token_is(t, k - 1, "-");
        }
        if (!proper) {
            continue;
        }
        const int size = t->items[last].at + t->items[last].size - t->items[first].at;
        if (size < 4 || size >= (int)sizeof name) {
            continue;
        }
        memcpy(name, t->text + t->items[first].at, (size_t)size);
        name[size] = '\0';
        if (loft_place_named("", name, &at, message)) {
            *out = (loft_run){first, last + 1};
            return true;
        }
    }
    return false;
}

static void find_place(const loft_tokens *t, const loft_sentence *s,
                       const loft_tests *tests, int k, int test, loft_facts *out)
{
    static const char *const verbs[] = {"launched", "fired", "launch", "lifted", "shot",
                                        "blasted",  "test",  "firing", NULL};
    bool verb = false;
    for (int i = s->first; i < s->end && out->place.end == 0; i++) {
        verb = verb || loft_token_in(t, i, verbs);
        if (verb && loft_test_for(t, tests, k, i) == test &&
            loft_token_in(t, i, (const char *const[]){"from", "near", "at", NULL})) {
            place_at(t, i, &out->place);
        }
    }
}

/* ---- all of them ---- */

/* The tokens of a sentence that are about a test: those nearest to its date. */
static bool is_own(const loft_tokens *t, const loft_tests *tests, int sentence, int token,
                   int test)
{
    return loft_test_for(t, tests, sentence, token) == test;
}

static void read_sentence(const loft_tokens *t, const loft_sentence *s,
                          const loft_tests *tests, int k, int test, loft_facts *out)
{
    static const char *const pronouns[] = {"it", "both", NULL};
    const bool goes_back = loft_token_in(t, s->first, pronouns);
    bool failed = false;
    bool succeeded = false;
    for (int i = s->first; i < s->end; i++) {
        loft_run missile;
        if (!is_own(t, tests, k, i, test)) {
            continue;
        }
        if (out->missile.end == 0 && missile_at(t, i, &missile)) {
            out->missile = missile;
        }
        if (!tests->about[k].tied && !goes_back) {
            continue;
        }
        failed = failed || failed_at(t, i);
        succeeded = succeeded || succeeded_at(t, i);
        const loft_draft_kind kind = kind_at(t, i);
        out->kind = kind > out->kind ? kind : out->kind;
        out->count = out->count == 0 ? count_at(t, i) : out->count;
    }
    if (failed || succeeded) {
        const loft_draft_outcome now = failed ? LOFT_DRAFT_FAILURE : LOFT_DRAFT_SUCCESS;
        out->outcome = out->outcome == LOFT_DRAFT_NO_OUTCOME || out->outcome == now
                           ? now
                           : LOFT_DRAFT_DISPUTED;
    }
    if (tests->about[k].tied) {
        find_place(t, s, tests, k, test, out);
    }
}

void loft_facts_of(const loft_tokens *t, const loft_sentences *s, const loft_tests *tests,
                   int test, loft_facts *out)
{
    *out = (loft_facts){.outcome = LOFT_DRAFT_NO_OUTCOME, .kind = LOFT_DRAFT_NO_KIND};
    for (int k = 0; k < s->n; k++) {
        const loft_about *about = &tests->about[k];
        if (about->test == test || (about->tied && about->date_end > about->date)) {
            read_sentence(t, &s->items[k], tests, k, test, out);
        }
    }
    out->country = country_of(t, s, tests, test, false);
    if (out->country == NULL && test > 0) {
        out->country = country_of(t, s, tests, 0, false);
    }
    if (out->country == NULL) {
        out->country = country_of(t, s, tests, test, true);
    }
}
