/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/draft/sentences.h"

#include <stdlib.h>
#include <string.h>

#include "io/draft/calendar.h"

enum {
    WRAP_MOST = 100, /* bytes of a line of a text that is wrapped */
    WRAP_LEAST = 50, /* of all but the last one of a paragraph, on average */
    LONGEST = 400    /* tokens of a sentence, so that work on it is bounded */
};

/* Words that a dot may stand behind inside a sentence. */
static const char *const abbreviations[] = {
    "gen",  "lt",  "col", "maj",  "adm", "capt", "sgt",    "mr",   "mrs", "ms",  "dr",
    "prof", "sen", "rep", "gov",  "st",  "no",   "approx", "est",  "ca",  "vs",  "jan",
    "feb",  "mar", "apr", "jun",  "jul", "aug",  "sep",    "sept", "oct", "nov", "dec",
    "mt",   "fig", "ft",  "appr", "min", "max",  "aprox",  "nm",   "hr",  NULL};
/* And dotted words that may end one too. */
static const char *const dotted[] = {"a.m.", "p.m.", NULL};

/* Line ends between the tokens i and i + 1, at most 2. */
static int breaks_after(const loft_tokens *t, int i)
{
    const loft_token *a = &t->items[i];
    int n = 0;
    for (int at = a->at + a->size; at < t->items[i + 1].at && n < 2; at++) {
        n += t->text[at] == '\n';
    }
    return n;
}

/* Lines of a width: none is long, and those that another follows are not short. */
static bool is_wrapped(const char *text)
{
    long sum = 0;
    long n = 0;
    bool goes_on_small = false; /* a line that starts with a small letter */
    for (const char *line = text; *line != '\0';) {
        const size_t size = strcspn(line, "\n");
        const char *behind = line + size + (line[size] == '\n');
        if (size > WRAP_MOST) {
            return false;
        }
        const size_t blank = strspn(behind, " \t\r");
        goes_on_small =
            goes_on_small || (size > 0 && behind[blank] >= 'a' && behind[blank] <= 'z');
        if (size > 0 && behind[blank] != '\n' && behind[blank] != '\0') {
            sum += (long)size;
            n++;
        }
        line = behind;
    }
    return goes_on_small || (n >= 2 && sum >= WRAP_LEAST * n);
}

static bool is_mark_in(const loft_tokens *t, int i, const char *marks)
{
    const loft_token *token = &t->items[i];
    return i < t->n && token->kind == LOFT_TOKEN_MARK && token->word[0] != '\0' &&
           strchr(marks, token->word[0]) != NULL && token->word[1] == '\0' &&
           !(token->eastern && token->word[0] == '?');
}

/* Does a sentence start at token i, by its look? */
static bool looks_new(const loft_tokens *t, int i)
{
    while (is_mark_in(t, i, "\"'([")) {
        i++;
    }
    return i >= t->n || t->items[i].capital || t->items[i].kind == LOFT_TOKEN_NUMBER ||
           t->items[i].eastern || t->items[i].kind == LOFT_TOKEN_MARK;
}

/* Behind "a.m.": a zone, a weekday or a month. */
static bool goes_on(const loft_tokens *t, int i)
{
    static const char *const days[] = {
        "monday",  "tuesday",   "wednesday", "thursday", "friday",   "saturday", "sunday",
        "january", "february",  "march",     "april",    "may",      "june",     "july",
        "august",  "september", "october",   "november", "december", NULL};
    for (int n = 1; n <= 3; n++) {
        if (loft_token_is(t, i + n, "time")) {
            return true;
        }
    }
    return loft_token_in(t, i, days) ||
           loft_zone_named(t->items[i].word) != LOFT_ZONE_UNKNOWN;
}

/* Does the token end a sentence, when quotation marks and brackets behind it are passed? */
static bool ends_at(const loft_tokens *t, int i, int *end)
{
    const bool is_dotted = loft_token_in(t, i, dotted);
    if (!is_dotted && !is_mark_in(t, i, ".!?")) {
        return false;
    }
    if (is_mark_in(t, i, ".") && i > 0 && !t->items[i].spaced &&
        loft_token_in(t, i - 1, abbreviations)) {
        return false;
    }
    if (is_mark_in(t, i, ".") && i > 0 && t->items[i - 1].size == 1 &&
        t->items[i - 1].capital) { /* an initial */
        return false;
    }
    *end = i + 1;
    while (*end < t->n && is_mark_in(t, *end, "\"')].!?") && !t->items[*end].spaced) {
        (*end)++;
    }
    if (*end >= t->n || t->items[i].eastern) {
        return true;
    }
    if (!t->items[*end].spaced && t->items[*end].kind != LOFT_TOKEN_MARK &&
        !t->items[*end].eastern) {
        return is_mark_in(t, *end - 1, "\"") && looks_new(t, *end);
    }
    return looks_new(t, *end) &&
           (!is_dotted || (t->items[*end].capital && !goes_on(t, *end)));
}

loft_status loft_sentences_make(const loft_tokens *t, loft_sentences *out)
{
    loft_sentences s = {.items = calloc((size_t)t->n + 1, sizeof *s.items)};
    if (s.items == NULL) {
        return LOFT_ERR_NOMEM;
    }
    const bool wrapped = is_wrapped(t->text);
    int first = 0;
    int paragraph = 0;
    for (int i = 0; i < t->n; i++) {
        int end = i + 1;
        const bool ends = ends_at(t, i, &end);
        const int breaks = end < t->n ? breaks_after(t, end - 1) : 2;
        const bool eastern = t->items[end - 1].eastern && !ends;
        const bool new_paragraph = breaks > (wrapped || eastern ? 1 : 0);
        if (ends || new_paragraph || end - first >= LONGEST) {
            s.items[s.n++] =
                (loft_sentence){.first = first, .end = end, .paragraph = paragraph};
            paragraph += new_paragraph;
            first = end;
            i = end - 1;
        }
    }
    *out = s;
    return LOFT_OK;
}
