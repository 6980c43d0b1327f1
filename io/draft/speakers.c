/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/draft/speakers.h"

#include <string.h>

enum {
    NAME_MOST = 16 /* tokens of a speaker */
};

static const char *const verbs[] = {
    "said",      "says",       "say",          "saying",     "reported",   "announced",
    "announces", "claimed",    "claims",       "claiming",   "estimated",  "estimates",
    "estimate",  "stated",     "told",         "added",      "adds",       "confirmed",
    "confirms",  "assessed",   "assesses",     "put",        "puts",       "noted",
    "revealed",  "disclosed",  "declared",     "detected",   "believes",   "tracked",
    "gave",      "gives",      "measured",     "calculated", "judged",     "analyzed",
    "analysed",  "determined", "boasted",      "listed",     "informed",   "recorded",
    "observed",  "reports",    "reporting",    "concluded",  "quoted",     "cited",
    "explained", "released",   "published",    "assess",     "maintained", "insisted",
    "stressed",  "clocked",    "had",          "given",      "corrected",  "repeated",
    "insisted",  "suggested",  "acknowledged", "argued",     "revised",    "wrote",
    "followed",  "monitored",  "spoke",        NULL};
/* Verbs that need a party of parties.h before them: others have other subjects too. */
static const char *const weak[] = {
    "put",      "puts",      "had",       "gave",    "gives",  "detected", "tracked",
    "recorded", "followed",  "released",  "reports", "listed", "cited",    "quoted",
    "estimate", "published", "monitored", "given",   NULL};
static const char *const pronouns[] = {"it", "he", "she", "they", "who", "which", NULL};
static const char *const skipped[] = {
    "also", "later",     "earlier",    "initially",    "first",      "has",        "had",
    "have", "then",      "separately", "subsequently", "meanwhile",  "on",         "in",
    "a",    "statement", "itself",     "previously",   "afterwards", "officially", NULL};
static const char *const stops[] = {
    "and",     "but",     "while",   "as",     "that",   "after", "when",  "although",
    "however", "because", "whereas", "though", "before", "with",  "where", "if",
    "since",   "until",   ";",       ":",      "\"",     "(",     NULL};

static bool in(const loft_tokens *t, const loft_sentence *s, int i,
               const char *const words[])
{
    return i >= s->first && i < s->end && loft_token_in(t, i, words);
}

/* ---- the words of a speaker ---- */

/* "South Korea and Japan": does "and" at i join two countries? */
static bool joins(const loft_tokens *t, const loft_sentence *s, int i)
{
    const char *unused = NULL;
    bool before = false;
    for (int n = 1; n <= 2 && i - n >= s->first; n++) {
        before = before || loft_country_at(t, i - n, &unused) == n;
    }
    return loft_token_is(t, i, "and") && before &&
           loft_country_at(t, i + 1, &unused) > 0 && i >= s->first;
}

/* The start of the words that end before `end`; one comma pair is passed. */
static int name_start(const loft_tokens *t, const loft_sentence *s, int end)
{
    int commas = 0;
    int first = end;
    while (first > s->first && end - first < NAME_MOST) {
        const int i = first - 1;
        const bool closes = loft_token_is(t, i, ")");
        if (closes) {
            int open = i;
            while (open > s->first && !loft_token_is(t, open, "(")) {
                open--;
            }
            first = open;
            continue;
        }
        if (loft_token_is(t, i, ",")) {
            /* Gen Nakatani, Japan's defense minister, said */
            if (i != end - 1 && commas == 0) {
                break;
            }
            commas++;
            if (commas > 2) {
                break;
            }
        } else if ((in(t, s, i, stops) && !joins(t, s, i)) ||
                   (in(t, s, i, verbs) && i != end - 1) ||
                   (t->items[i].kind == LOFT_TOKEN_MARK && !loft_token_is(t, i, "-") &&
                    !loft_token_is(t, i, ".") && !loft_token_is(t, i, "'"))) {
            break;
        }
        first = i;
    }
    while (first < end && loft_token_is(t, first, ",")) {
        first++;
    }
    return first;
}

static int name_end(const loft_tokens *t, const loft_sentence *s, int first)
{
    static const char *const ends[] = {
        ",",        ";",   ":",     "\"",       "that",  "but", "while",
        "on",       "who", "which", "when",     "after", "as",  "cited",
        "quoted",   "in",  "by",    "reported", "and",   "at",  "told",
        "speaking", "is",  "was",   "has",      "had",   "-",   NULL};
    int end = first;
    while (end < s->end && end - first < NAME_MOST &&
           t->items[end].kind != LOFT_TOKEN_NUMBER) {
        if (loft_token_is(t, end, "-")) {
            if (t->items[end].spaced) {
                break;
            }
        } else if (loft_token_is(t, end, "and") && joins(t, s, end)) {
            end++;
            continue;
        } else if (in(t, s, end, ends) ||
                   (loft_token_is(t, end, ".") && end == s->end - 1) ||
                   loft_token_is(t, end, "(") || loft_token_is(t, end, ")")) {
            break;
        }
        end++;
    }
    return end;
}

/* ---- who it is ---- */

static void remember(loft_speakers *known, const loft_party *party, int first, int end)
{
    if (known->n == LOFT_SPEAKERS_KEPT) {
        memmove(&known->items[0], &known->items[1],
                sizeof known->items[0] * (LOFT_SPEAKERS_KEPT - 1));
        known->n--;
    }
    known->items[known->n].party = *party;
    known->items[known->n].first = first;
    known->items[known->n].end = end;
    known->n++;
}

/* Is a capital word of [first, end) in the words of a speaker so far? */
static int known_by_name(const loft_tokens *t, const loft_speakers *known, int first,
                         int end)
{
    for (int k = known->n - 1; k >= 0; k--) {
        for (int i = first; i < end; i++) {
            for (int j = known->items[k].first; j < known->items[k].end; j++) {
                if (t->items[i].capital && t->items[j].capital &&
                    strcmp(t->items[i].word, t->items[j].word) == 0 &&
                    strlen(t->items[i].word) > 2) {
                    return k;
                }
            }
        }
    }
    return -1;
}

static int known_by_office(const loft_speakers *known, const char *office,
                           const char *country)
{
    for (int k = known->n - 1; k >= 0; k--) {
        const loft_party *p = &known->items[k].party;
        if (p->office != NULL && strcmp(p->office, office) == 0 &&
            (country == NULL ||
             (p->country != NULL && strcmp(p->country, country) == 0))) {
            return k;
        }
    }
    return -1;
}

static void take_known(const loft_speakers *known, int k, loft_speech *act)
{
    act->party = known->items[k].party;
    act->words_first = known->items[k].first;
    act->words_end = known->items[k].end;
}

static bool is_capital_name(const loft_tokens *t, int first, int end)
{
    return first < end && t->items[first].kind == LOFT_TOKEN_WORD &&
           (t->items[first].capital ||
            (loft_token_is(t, first, "the") && first + 1 < end &&
             t->items[first + 1].capital)) &&
           end - first <= 8;
}

/* A ministry, a military or a government without its country, the first of its kind. */
static bool is_bare_office(const loft_tokens *t, const loft_speakers *known,
                           const loft_speech *act)
{
    static const char *const offices[] = {"ministry", "military", "government",
                                          "coast guard"};
    const bool is_government =
        act->end - act->first <= 2 && loft_token_is(t, act->end - 1, "government");
    for (size_t i = 0; i < sizeof offices / sizeof offices[0]; i++) {
        if (strcmp(act->party.office, offices[i]) == 0 || (i == 2 && is_government)) {
            return known_by_office(known, offices[i], NULL) < 0;
        }
    }
    return false;
}

/*
 * "The Defence Ministry" is that of the country of the speaker before, else of a country
 * that the sentence names and that is not North Korea.
 */
static void take_country(const loft_tokens *t, const loft_sentence *s,
                         const loft_speakers *known, loft_speech *act)
{
    const char *country = known->n > 0 ? known->items[known->n - 1].party.country : NULL;
    for (int i = s->first; i < s->end && country == NULL; i++) {
        const char *named = NULL;
        if (loft_token_is(t, i, "jst") || loft_token_is(t, i, "kst")) {
            country = loft_token_is(t, i, "jst") ? "Japan" : "South Korea";
        } else if (loft_country_at(t, i, &named) > 0 &&
                   strcmp(named, "North Korea") != 0) {
            country = named;
        }
    }
    const bool is_person = strcmp(act->party.office, "person") == 0;
    act->party.country = country;
    act->party.source =
        loft_office_source(is_person ? "government" : act->party.office, country);
}

/* The missile, its flight and its figures speak of nothing. */
static bool names_missile(const loft_tokens *t, const loft_speech *act)
{
    static const char *const missiles[] = {
        "missile",  "missiles", "rocket", "projectile", "projectiles", "hwasong",
        "altitude", "launch",   "test",   "warhead",    "range",       "weapon",
        "apogee",   "distance", "flight", "height",     "vehicle",     NULL};
    for (int i = act->first; i < act->end; i++) {
        if (loft_token_in(t, i, missiles)) {
            return true;
        }
    }
    return false;
}

/* Whether the words can be a speaker; fills in who. */
static bool identify(const loft_tokens *t, const loft_sentence *s, loft_speakers *known,
                     loft_speech *act)
{
    static const char *const lone[] = {"it", "he", "she", "they", "who", NULL};
    act->words_first = act->first;
    act->words_end = act->end;
    if (act->first >= act->end) {
        return false;
    }
    if (act->end - act->first == 1 && loft_token_in(t, act->first, lone)) {
        if (known->n == 0) {
            return false;
        }
        take_known(known, known->n - 1, act);
        return true;
    }
    const bool is_party = loft_party_of(t, act->first, act->end, &act->party);
    if (!is_party && names_missile(t, act)) {
        return false;
    }
    if (is_party && act->party.source != NULL) {
        remember(known, &act->party, act->first, act->end);
        return true;
    }
    if (is_party && act->party.country == NULL && is_bare_office(t, known, act)) {
        take_country(t, s, known, act);
        if (act->party.source != NULL) {
            remember(known, &act->party, act->first, act->end);
            return true;
        }
    }
    int k = known_by_name(t, known, act->first, act->end);
    if (k < 0 && is_party && strcmp(act->party.office, "person") != 0) {
        k = known_by_office(known, act->party.office, act->party.country);
    }
    if (k < 0 && is_party && act->party.country == NULL && act->end - act->first <= 2) {
        static const char *const generic[][2] = {{"ministry", "ministry"},
                                                 {"minister", "ministry"},
                                                 {"agency", "agency"},
                                                 {"staff", "military"},
                                                 {"officials", "government"}};
        for (size_t g = 0; g < sizeof generic / sizeof generic[0] && k < 0; g++) {
            if (loft_token_is(t, act->end - 1, generic[g][0])) {
                k = known_by_office(known, generic[g][1], NULL);
            }
        }
    }
    if (k >= 0) {
        take_known(known, k, act);
        return true;
    }
    if (is_party || is_capital_name(t, act->first, act->end)) {
        if (!is_party) {
            act->party = (loft_party){.office = "person"};
        }
        remember(known, &act->party, act->first, act->end);
        return true;
    }
    return false;
}

/* ---- acts ---- */

typedef struct listener {
    const loft_tokens *t;
    const loft_sentence *s;
    const bool *used;
    loft_speakers *known;
    loft_speech *out;
    int n;
} listener;

static void put(listener *l, const loft_speech *act)
{
    if (l->n < LOFT_SPEECHES) {
        l->out[l->n++] = *act;
    }
}

static bool hear_according(listener *l, int i)
{
    static const char *const openings[] = {"according to",
                                           "as per",
                                           "in the words of",
                                           "citing",
                                           "quoting",
                                           "by the count of",
                                           "by the reckoning of",
                                           "in the account of",
                                           NULL};
    const int n = loft_phrase_in(l->t, i, openings);
    if (n == 0) {
        return false;
    }
    const bool cites =
        loft_token_is(l->t, i, "citing") || loft_token_is(l->t, i, "quoting");
    loft_speech act = {.first = i + n, .verb = i, .both_ways = true};
    act.end = name_end(l->t, l->s, act.first);
    act.first +=
        loft_token_is(l->t, act.first, "the") || loft_token_is(l->t, act.first, "a");
    if (!identify(l->t, l->s, l->known, &act)) {
        return true;
    }
    if (cites && l->n > 0) {
        loft_speech *citer = &l->out[l->n - 1];
        citer->party = act.party;
        citer->words_first = act.words_first;
        citer->words_end = act.words_end;
        citer->end = act.end;
    } else {
        put(l, &act);
    }
    return true;
}

/* by Seoul's reckoning */
static bool hear_reckoning(listener *l, int i)
{
    static const char *const reckonings[] = {"reckoning", "count",   "estimate",
                                             "account",   "figures", NULL};
    if (!loft_token_is(l->t, i, "by")) {
        return false;
    }
    for (int k = i + 2; k < l->s->end && k < i + NAME_MOST; k++) {
        loft_party party;
        loft_speech act = {.first = i + 1, .end = k - 1, .verb = i, .both_ways = true};
        if (loft_token_is(l->t, k - 1, "'s") && in(l->t, l->s, k, reckonings) &&
            loft_party_of(l->t, act.first, act.end, &party) && party.source != NULL &&
            identify(l->t, l->s, l->known, &act)) {
            put(l, &act);
            return true;
        }
    }
    return false;
}

/* said Lin Jian, a spokesperson for the ministry */
static bool hear_inverted(listener *l, int i)
{
    static const char *const said[] = {"said",      "says", "added", "reported",
                                       "announced", "told", NULL};
    const int before = i - 1;
    const bool closed = before < l->s->first || loft_token_is(l->t, before, ",") ||
                        loft_token_is(l->t, before, "\"");
    const bool by = loft_token_is(l->t, i + 1, "by");
    if (!((in(l->t, l->s, i, said) && closed) || by)) {
        return false;
    }
    loft_speech act = {.first = i + 1 + by, .verb = i, .behind = true};
    act.end = name_end(l->t, l->s, act.first);
    const int comma = act.end;
    if (loft_token_is(l->t, comma, ",")) { /* a title behind the name */
        const int more = name_end(l->t, l->s, comma + 1);
        loft_party title;
        if (loft_party_of(l->t, comma + 1, more, &title)) {
            act.end = more;
        }
    }
    act.first += loft_token_is(l->t, act.first, "the");
    loft_party party;
    if (!loft_party_of(l->t, act.first, act.end, &party) &&
        !(act.first < l->s->end && l->t->items[act.first].capital)) {
        return false;
    }
    const bool is_speaker = identify(l->t, l->s, l->known, &act);
    if (is_speaker) {
        put(l, &act);
    }
    return is_speaker;
}

/* "Seoul had it climb", "Tokyo had North Korea's missile climb", "Seoul had about 960 km". */
static bool puts_it(const loft_tokens *t, int i)
{
    static const char *const bare[] = {"climb", "reach", "fly",  "rise",
                                       "land",  "fall",  "stay", NULL};
    for (int k = i; k < i + 7; k++) {
        if (loft_token_in(t, k, bare)) {
            return true;
        }
    }
    return i + 1 < t->n && (t->items[i].kind == LOFT_TOKEN_NUMBER ||
                            t->items[i + 1].kind == LOFT_TOKEN_NUMBER);
}

static void hear_verb(listener *l, int i)
{
    const loft_tokens *t = l->t;
    int end = i;
    if (loft_token_is(t, i - 1, "was") || loft_token_is(t, i - 1, "is") ||
        loft_token_is(t, i - 1, "were") || loft_token_is(t, i - 1, "been") ||
        loft_token_is(t, i - 1, "be") || loft_token_is(t, i - 1, "an") ||
        loft_token_is(t, i - 1, "a") || loft_token_is(t, i - 1, "the")) {
        return;
    }
    while (end > l->s->first && (in(t, l->s, end - 1, skipped) || l->used[end - 1] ||
                                 (loft_token_is(t, end - 1, ",") &&
                                  end - 1 > l->s->first && l->used[end - 2]))) {
        end--;
    }
    loft_speech act = {.verb = i, .end = end};
    act.first = name_start(t, l->s, end);
    while (act.end > act.first && loft_token_is(t, act.end - 1, ",")) {
        act.end--;
    }
    act.first += loft_token_is(t, act.first, "the") && act.first + 1 < act.end;
    /* "which the ministry said": the words of the speaker start behind */
    for (int j = act.first; j < act.end; j++) {
        if (in(t, l->s, j, pronouns) && act.end - act.first > 1 && j + 1 < act.end) {
            act.first = j + 1;
        }
    }
    loft_party party;
    const bool is_party =
        act.first < act.end && loft_party_of(t, act.first, act.end, &party);
    if (loft_token_is(t, i, "had") &&
        !(is_party && party.source != NULL && puts_it(t, i + 1))) {
        return;
    }
    if (loft_token_in(t, i, weak) && !is_party) {
        return;
    }
    if (identify(t, l->s, l->known, &act)) {
        put(l, &act);
    }
}

static bool is_eastern_speaker(const loft_tokens *t, int i)
{
    static const char *const speakers[] = {
        "jcs",         "defense-ministry",  "kcna",
        "coast-guard", "cabinet-secretary", "rok-ministry",
        NULL};
    return t->items[i].eastern && loft_token_in(t, i, speakers);
}

/* "JCS: N. Korean missile flew about 960km". */
static bool hear_colon(listener *l, int i)
{
    loft_party party;
    for (int n = 9; n >= 1; n--) {
        const int first = i - n;
        const bool starts =
            first == l->s->first ||
            (first > l->s->first && (loft_token_is(l->t, first - 1, ":") ||
                                     loft_token_is(l->t, first - 1, ".")));
        if (first >= l->s->first && starts && loft_party_of(l->t, first, i, &party) &&
            party.source != NULL) {
            loft_speech act = {.first = first, .end = i, .verb = i};
            if (identify(l->t, l->s, l->known, &act)) {
                put(l, &act);
            }
            return true;
        }
    }
    return false;
}

/* "1,100 km (JCS)" */
static void hear_brackets(listener *l, const loft_amount *a)
{
    loft_party party;
    if (loft_token_is(l->t, a->end, "(")) {
        int close = a->end + 1;
        while (close < l->s->end && close < a->end + 9 &&
               !loft_token_is(l->t, close, ")")) {
            close++;
        }
        loft_speech act = {.first = a->end + 1,
                           .end = close,
                           .verb = a->end,
                           .behind = true,
                           .figure_only = true};
        if (loft_party_of(l->t, act.first, act.end, &party) && party.source != NULL &&
            identify(l->t, l->s, l->known, &act)) {
            put(l, &act);
        }
    }
}

/* A speaker of the table just before or, in brackets, behind a figure. */
static void hear_figure(listener *l, const loft_amount *a)
{
    static const char *const things[] = {"flight", "missile", "test", "launch",
                                         "rocket", "-",       NULL};
    loft_party party;
    int end = a->first;
    if (loft_token_is(l->t, a->first - 1, "'s") && loft_token_in(l->t, a->end, things)) {
        return; /* North Korea's 1,100 km flight */
    }
    const char *const between[] = {":",   ",",     "at",  "'s",       "of",     "one",
                                   "own", "count", "was", "estimate", "figure", NULL};
    while (end > l->s->first && in(l->t, l->s, end - 1, between)) {
        end--;
    }
    for (int n = 1; n <= 3 && end - n >= l->s->first; n++) {
        const int first = end - n;
        if (l->t->items[first].kind != LOFT_TOKEN_WORD ||
            !loft_party_of(l->t, first, end, &party) || party.source == NULL ||
            loft_token_is(l->t, first - 1, "of") ||
            loft_token_is(l->t, first - 1, "from") ||
            loft_token_is(l->t, first - 1, "over") ||
            loft_token_is(l->t, first - 1, "in") ||
            loft_token_is(l->t, first - 1, "to") ||
            loft_token_is(l->t, first - 1, "near") ||
            loft_token_is(l->t, first - 1, "past") ||
            loft_token_is(l->t, first - 1, "toward") ||
            loft_token_is(l->t, first - 1, "at")) {
            continue;
        }
        const bool longer = first - 1 >= l->s->first &&
                            loft_party_of(l->t, first - 1, end, &party) &&
                            l->t->items[first - 1].capital;
        if (longer) {
            continue;
        }
        bool counts = false; /* "Pyongyang's own count was" goes on */
        for (int i = end; i < a->first; i++) {
            counts = counts ||
                     loft_token_in(l->t, i, (const char *const[]){"was", "count", NULL});
        }
        loft_speech act = {.first = first,
                           .end = end,
                           .verb = counts ? a->first - 1 : a->first,
                           .figure_only = !counts};
        if (identify(l->t, l->s, l->known, &act)) {
            put(l, &act);
        }
        return;
    }
    hear_brackets(l, a);
}

int loft_speeches_of(const loft_tokens *t, const loft_sentence *s, const bool *used,
                     const loft_amount *amounts, size_t n_amounts, loft_speakers *known,
                     loft_speech out[LOFT_SPEECHES])
{
    listener l = {.t = t, .s = s, .used = used, .known = known, .out = out};
    for (int i = s->first; i < s->end; i++) {
        for (size_t a = 0; a < n_amounts; a++) {
            if (amounts[a].core == i) {
                const int before = l.n;
                hear_figure(&l, &amounts[a]);
                /* the same words with a verb were heard before */
                if (l.n > before && before > 0 &&
                    out[before - 1].first <= out[before].first &&
                    out[before - 1].end >= out[before].end) {
                    l.n = before;
                }
            }
        }
        if (loft_token_is(t, i, ":") && hear_colon(&l, i)) {
            continue;
        }
        if (is_eastern_speaker(t, i)) {
            loft_speech act = {.first = i, .end = i + 1, .verb = i + 1};
            const char *unused = NULL;
            for (int n = 1; n <= 3 && i - n >= s->first; n++) {
                act.first = loft_country_at(t, i - n, &unused) > 0 ? i - n : act.first;
            }
            if (identify(t, s, known, &act)) {
                put(&l, &act);
            }
        } else if (!hear_according(&l, i) && !hear_reckoning(&l, i) &&
                   in(t, s, i, verbs) && !t->items[i].eastern && !hear_inverted(&l, i)) {
            hear_verb(&l, i);
        }
    }
    return l.n;
}
