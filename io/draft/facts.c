/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/draft/facts.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "io/draft/launcher.h"
#include "io/draft/missiles.h"
#include "io/draft/numbers.h"
#include "io/reading/gazetteer.h"

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

static void place_at(const loft_tokens *t, int i, const loft_gazetteer *gazetteer,
                     loft_run *out)
{
    static const char *const before[] = {"from", "near", "at", "around",
                                         "of",   "in",   NULL};
    static const char *const idle[] = {"the", "an",   "area", "near", "around",
                                       "a",   "site", "in",   NULL};
    if (!loft_token_in(t, i, before)) {
        return;
    }
    int first = i + 1;
    while (first < i + 6 && loft_token_in(t, first, idle)) {
        first++;
    }
    for (int n = 4; n >= 1; n--) {
        char name[120];
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
        if (loft_gazetteer_named(gazetteer, name) != NULL) {
            *out = (loft_run){first, last + 1};
            return;
        }
    }
}

static void find_place(const loft_tokens *t, const loft_sentence *s,
                       const loft_tests *tests, int k, int test, loft_facts *out)
{
    static const char *const verbs[] = {"launched", "fired", "launch", "lifted", "shot",
                                        "blasted",  "test",  "firing", NULL};
    loft_gazetteer *gazetteer = NULL;
    bool verb = false;
    for (int i = s->first; i < s->end && out->place.end == 0 && !out->lost; i++) {
        verb = verb || loft_token_in(t, i, verbs);
        if (verb && loft_test_for(t, tests, k, i) == test &&
            loft_token_in(t, i, (const char *const[]){"from", "near", "at", NULL})) {
            out->lost = gazetteer == NULL && loft_gazetteer_open(&gazetteer) != LOFT_OK;
            if (!out->lost) {
                place_at(t, i, gazetteer, &out->place);
            }
        }
    }
    loft_gazetteer_free(gazetteer);
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
    out->country = loft_launcher_of(t, s, tests, test, false);
    if (out->country == NULL && test > 0) {
        out->country = loft_launcher_of(t, s, tests, 0, false);
    }
    if (out->country == NULL) {
        out->country = loft_launcher_of(t, s, tests, test, true);
    }
}
