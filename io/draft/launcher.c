/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/draft/launcher.h"

#include <string.h>

#include "io/draft/missiles.h"
#include "io/draft/parties.h"

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
static const char *const owns[] = {"said its missile", "said its",    "'s state media",
                                   "'s jagang",        "'s official", "'s state news",
                                   "'s leader",        "'s kcna",     "'s ruling",
                                   "'s news agency",   "'s central",  NULL};
static const char *const weapons[] = {"missile",    "missiles", "rocket", "icbm",
                                      "hypersonic", "missile",  NULL};
static const char *const said_it[] = {"said it tested", "said it launched",
                                      "said it fired",  "said it had",
                                      "says it tested", NULL};

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

/* "North Korea said it had tested": the country says that it did. */
static bool says_so(const loft_tokens *t, int end)
{
    for (int i = end + 1; loft_token_is(t, end, "said") && i < end + 7; i++) {
        if ((loft_token_is(t, i, "it") || loft_token_is(t, i, "had")) &&
            loft_token_in(t, i + 1, fired)) {
            return true;
        }
    }
    return loft_phrase_in(t, end, said_it) > 0;
}

/* "launched on Friday by North Korea". */
static bool is_agent(const loft_tokens *t, int first)
{
    for (int i = first - 2; loft_token_is(t, first - 1, "by") && i > first - 10; i--) {
        if (loft_token_in(t, i, fired)) {
            return true;
        }
    }
    return false;
}

/* The token behind the words that may stand between a country and what it fired. */
static int behind_skipped(const loft_tokens *t, int end)
{
    const bool owner = loft_token_is(t, end, "'s");
    const bool east = end < t->n && t->items[end - 1].eastern;
    const int reach = east ? 16 : 7;
    int at = end;
    while (at < t->n && at < end + reach && !(owner && loft_token_is(t, at, "said")) &&
           (loft_token_in(t, at, skipped) ||
            (owner && t->items[at].capital && !loft_is_missile_name(t, at)) ||
            (east && !stops_eastern(t, at) && !loft_token_in(t, at, fired) &&
             !loft_token_in(t, at, weapons)))) {
        at++;
    }
    return at;
}

/* How plainly the words about a country say that it fired: 0, not at all, to 3. */
static int country_weight(const loft_tokens *t, int first, int end)
{
    if (loft_phrase_in(t, end, owns) > 0) {
        return 1;
    }
    if (loft_token_is(t, first - 1, "left")) {
        return 2;
    }
    if (is_agent(t, first) || says_so(t, end)) {
        return 3;
    }
    if (is_whose(t, first)) {
        return 2;
    }
    if (loft_token_is(t, end, "'s") && loft_is_missile_name(t, end + 1)) {
        return 3;
    }
    const int at = behind_skipped(t, end);
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

const char *loft_launcher_of(const loft_tokens *t, const loft_sentences *s,
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
