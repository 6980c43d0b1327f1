/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/draft/hedges.h"

#include <stdio.h>
#include <string.h>

#include "io/reading/hedge.h"

enum {
    MOST = 6, /* tokens of a hedge */
    WORDS = 120
};

/* Words that name the greatest of something, and no limit of it. */
static const char *const namings[] = {
    "as high as", "as far as", "as long as", "maximum of", "maximum", "max of",
    "max",        "minimum",   "minimum of", "within",     NULL};
/* Words that strengthen the hedge behind them. */
static const char *const degrees[] = {
    "just",  "slightly", "well",   "far", "little",        "a", "only", "some",
    "about", "roughly",  "around", "way", "significantly", NULL};

static loft_draft_hedge hedge_of_sign(char sign)
{
    switch (sign) {
    case '~':
        return LOFT_DRAFT_ABOUT;
    case '>':
        return LOFT_DRAFT_MORE_THAN;
    case '<':
        return LOFT_DRAFT_UP_TO;
    case '@':
        return LOFT_DRAFT_TRACKED;
    default:
        return LOFT_DRAFT_EXACT;
    }
}

/* Korean, Japanese and signs, which are one token. */
static loft_draft_hedge single(const loft_tokens *t, int i)
{
    static const struct {
        const char *word;
        loft_draft_hedge hedge;
    } words[] = {{"or-so", LOFT_DRAFT_ABOUT},        {"or-more", LOFT_DRAFT_MORE_THAN},
                 {"or-less", LOFT_DRAFT_UP_TO},      {"up-to", LOFT_DRAFT_UP_TO},
                 {"at-least", LOFT_DRAFT_MORE_THAN}, {"~", LOFT_DRAFT_ABOUT},
                 {">", LOFT_DRAFT_MORE_THAN},        {"<", LOFT_DRAFT_UP_TO},
                 {"+", LOFT_DRAFT_MORE_THAN}};
    for (size_t w = 0; w < sizeof words / sizeof words[0]; w++) {
        if (loft_token_is(t, i, words[w].word)) {
            return words[w].hedge;
        }
    }
    return LOFT_DRAFT_EXACT;
}

/* The words of tokens [first, end), with "1" behind or before them, as a hedge. */
static bool is_name_word(const loft_tokens *t, int i)
{
    static const char *const words[] = {"altitude", "apogee", "height",  "distance",
                                        "range",    "flight", "reached", "reaching",
                                        "flew",     "lasted", "up",      "high",
                                        "away",     "out",    "far",     NULL};
    /* "up to" and "as far as" are hedges, "up" and "far" alone name the figure */
    return loft_token_in(t, i, words) && !loft_token_is(t, i + 1, "to") &&
           !loft_token_is(t, i + 1, "from");
}

static loft_draft_hedge read(const loft_tokens *t, int first, int end, bool before)
{
    char text[WORDS] = "";
    size_t size = 0;
    size += (size_t)snprintf(text, sizeof text, "%s", before ? "" : "1");
    for (int i = first; i < end; i++) {
        if (t->items[i].kind != LOFT_TOKEN_WORD || t->items[i].eastern ||
            is_name_word(t, i) || size + strlen(t->items[i].word) + 4 > sizeof text) {
            return LOFT_DRAFT_EXACT;
        }
        size += (size_t)snprintf(text + size, sizeof text - size, "%s%s",
                                 size > 0 ? " " : "", t->items[i].word);
    }
    if (before) {
        snprintf(text + size, sizeof text - size, " 1");
    }
    loft_hedge_to_signs(text);
    return strcmp(text + 1, "1") == 0 ? hedge_of_sign(text[0]) : LOFT_DRAFT_EXACT;
}

static bool is_naming(const loft_tokens *t, int first, int end)
{
    const int n = loft_phrase_in(t, first, namings);
    return n > 0 && first + n == end;
}

loft_hedge_words loft_hedge_before(const loft_tokens *t, int least, int at)
{
    loft_hedge_words best = {.hedge = LOFT_DRAFT_EXACT};
    if (at - 1 >= least && single(t, at - 1) != LOFT_DRAFT_EXACT) {
        return (loft_hedge_words){.hedge = single(t, at - 1), .tokens = 1};
    }
    if (at - 1 >= least && t->items[at - 1].eastern &&
        loft_token_is(t, at - 1, "about")) {
        return (loft_hedge_words){.hedge = LOFT_DRAFT_ABOUT, .tokens = 1};
    }
    if (at - 2 >= least && loft_phrase_at(t, at - 2, "faster than") > 0) {
        return (loft_hedge_words){.hedge = LOFT_DRAFT_MORE_THAN, .tokens = 2};
    }
    static const char *const dotted[] = {"approx", "appr", "est", "ca", "c", NULL};
    if (at - 2 >= least && loft_token_is(t, at - 1, ".") &&
        loft_token_in(t, at - 2, dotted)) {
        return (loft_hedge_words){.hedge = LOFT_DRAFT_ABOUT, .tokens = 2};
    }
    for (int n = 1; n <= MOST && at - n >= least; n++) {
        if (is_naming(t, at - n, at)) {
            return (loft_hedge_words){.hedge = LOFT_DRAFT_EXACT};
        }
        static const char *const articles[] = {"an", "a", "the", "some", NULL};
        if (loft_token_is(t, at - n, "estimated") && n == 1 &&
            !loft_token_in(t, at - 2, articles)) { /* a verb */
            break;
        }
        const loft_draft_hedge hedge = read(t, at - n, at, true);
        if (hedge != LOFT_DRAFT_EXACT &&
            (best.tokens == 0 || hedge != best.hedge ||
             (n == best.tokens + 1 && loft_token_in(t, at - n, degrees)))) {
            best = (loft_hedge_words){.hedge = hedge, .tokens = n};
        }
    }
    return best;
}

loft_hedge_words loft_hedge_behind(const loft_tokens *t, int at)
{
    loft_hedge_words best = {.hedge = LOFT_DRAFT_EXACT};
    if (at + 1 < t->n && t->items[at].eastern && loft_token_is(t, at, "?") &&
        loft_token_is(t, at + 1, "or-more")) { /* 6,000kmを超え */
        return (loft_hedge_words){.hedge = LOFT_DRAFT_MORE_THAN, .tokens = 2};
    }
    if (single(t, at) != LOFT_DRAFT_EXACT && t->items[at].eastern) {
        const loft_hedge_words more = loft_hedge_behind(t, at + 1);
        return (loft_hedge_words){.hedge = loft_hedge_joined(single(t, at), more.hedge),
                                  .tokens = 1 + more.tokens};
    }
    for (int n = 1; n <= 3 && at + n <= t->n; n++) {
        if (is_naming(t, at, at + n) || loft_token_in(t, at, namings)) {
            break;
        }
        const loft_draft_hedge hedge = read(t, at, at + n, false);
        if (hedge != LOFT_DRAFT_EXACT && best.tokens == 0) {
            best = (loft_hedge_words){.hedge = hedge, .tokens = n};
        }
    }
    return best;
}

bool loft_hedge_denied(const loft_tokens *t, int least, int at)
{
    static const char *const denials[] = {"neither", "none", "not", "never", "nor", NULL};
    for (int i = at - 1; i >= least && i >= at - 5; i--) {
        if (t->items[i].kind == LOFT_TOKEN_MARK || loft_token_is(t, i, "and")) {
            return false;
        }
        if (loft_token_in(t, i, denials)) {
            return true;
        }
    }
    return false;
}

loft_draft_hedge loft_hedge_joined(loft_draft_hedge a, loft_draft_hedge b)
{
    return a == LOFT_DRAFT_EXACT || (a == LOFT_DRAFT_ABOUT && b != LOFT_DRAFT_EXACT) ? b
                                                                                     : a;
}
