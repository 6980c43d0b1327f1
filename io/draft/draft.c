/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/draft/draft.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "io/draft/amounts.h"
#include "io/draft/facts.h"
#include "io/draft/launch_hours.h"
#include "io/draft/roles.h"
#include "io/draft/speakers.h"
#include "sim/base/diag.h"
#include "sim/base/room.h"
#include "sim/base/text.h"

struct loft_draft {
    loft_draft_document document;
    char **kept; /* strings */
    size_t n_kept, kept_room;
    bool lost; /* something, where memory ran out */
};

/* A list that grows. */
typedef struct figures {
    loft_draft_figure *items;
    size_t n, room;
} figures;

typedef struct reader {
    loft_draft *draft;
    const char *text;
    loft_tokens tokens;
    loft_sentences sentences;
    loft_tests tests;
    loft_facts facts[LOFT_TESTS];
    figures of[LOFT_TESTS];
    loft_hour hours[LOFT_TESTS]; /* the first launch hour of each test */
    bool has_hour[LOFT_TESTS];
    loft_draft_loose *loose;
    size_t n_loose, loose_room;
    loft_speakers known;
    loft_party spoke; /* of the paragraph */
    loft_run spoke_words;
    bool has_spoken;
    bool heads_list; /* a line that ends with a colon came before this one */
    size_t n_figures;
    const char *quote; /* of the sentence at hand */
} reader;

/* ---- strings ---- */

static const char *keep(loft_draft *draft, char *text)
{
    char **grown = text == NULL ? NULL
                                : loft_room_for_one(draft->kept, draft->n_kept,
                                                    &draft->kept_room, sizeof *grown);
    if (grown == NULL) {
        free(text);
        draft->lost = true;
        return NULL;
    }
    draft->kept = grown;
    grown[draft->n_kept++] = text;
    return text;
}

const char *loft_draft_keep(loft_draft *draft, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = loft_text_vformat(format, args);
    va_end(args);
    return keep(draft, text);
}

static loft_draft_at place_of(const reader *r, int first, int end)
{
    const loft_token *items = r->tokens.items;
    if (first >= end) {
        return (loft_draft_at){0, 0};
    }
    return (loft_draft_at){items[first].at,
                           items[end - 1].at + items[end - 1].size - items[first].at};
}

enum {
    WORDS_MOST = 4000 /* bytes of a sentence that are kept */
};

/* The words of tokens [first, end) as they stand, with single spaces. */
static const char *words(reader *r, int first, int end)
{
    loft_draft_at at = place_of(r, first, end);
    if (at.length > WORDS_MOST) {
        at.length = (int)loft_diag_cut(r->text + at.offset, WORDS_MOST);
    }
    char *copy = malloc((size_t)at.length + 1);
    int n = 0;
    for (int i = 0; copy != NULL && i < at.length; i++) {
        const char c = r->text[at.offset + i];
        const bool space = c == ' ' || (c >= '\t' && c <= '\r');
        if (!space || (n > 0 && copy[n - 1] != ' ')) {
            copy[n++] = space ? ' ' : c;
        }
    }
    if (copy != NULL) {
        copy[n] = '\0';
    }
    return keep(r->draft, copy);
}

/* ---- figures ---- */

static void add_figure(reader *r, figures *list, const loft_draft_figure *figure)
{
    loft_draft_figure *grown =
        loft_room_for_one(list->items, list->n, &list->room, sizeof *grown);
    if (grown == NULL) {
        r->draft->lost = true;
        return;
    }
    list->items = grown;
    grown[list->n++] = *figure;
}

static void add_loose(reader *r, const loft_draft_figure *figure, const char *why)
{
    loft_draft_loose *grown =
        loft_room_for_one(r->loose, r->n_loose, &r->loose_room, sizeof *grown);
    if (grown == NULL) {
        r->draft->lost = true;
        return;
    }
    r->loose = grown;
    grown[r->n_loose++] = (loft_draft_loose){.figure = *figure, .why = why};
}

/* The source is an act of the sentence, else the last speaker of the paragraph. */
static void put_source(reader *r, const loft_speech *act, loft_draft_figure *figure)
{
    const loft_party *party = act != NULL     ? &act->party
                              : r->has_spoken ? &r->spoke
                                              : NULL;
    const loft_run run =
        act != NULL ? (loft_run){act->words_first, act->words_end} : r->spoke_words;
    if (party != NULL) {
        figure->party = party->country;
        figure->source_words = words(r, run.first, run.end);
        figure->source = party->source != NULL ? party->source : figure->source_words;
    }
}

static loft_draft_figure figure_of(reader *r, const loft_sentence *s,
                                   const loft_amount *a)
{
    const bool is_interval = a->hedge == LOFT_DRAFT_BETWEEN;
    return (loft_draft_figure){.role = LOFT_DRAFT_NO_ROLE,
                               .hedge = (int)a->hedge,
                               .value_si = is_interval ? NAN : a->high,
                               .low_si = is_interval ? a->low : NAN,
                               .high_si = is_interval ? a->high : NAN,
                               .rounding_si = a->rounding,
                               .unit_si = a->unit_si,
                               .unit = a->unit,
                               .words = words(r, a->first, a->end),
                               .at = place_of(r, a->first, a->end),
                               .quote = r->quote,
                               .quote_at = place_of(r, s->first, s->end)};
}

/*
 * "South Korea and Japan put it at A and B": as many figures as countries, one for each.
 * The country for figure i of a list of n; NULL if the words do not name n.
 */
static const char *country_for(const reader *r, const loft_speech *act, int i, int n)
{
    const char *country = NULL;
    const char *found = NULL;
    int all = 0;
    for (int k = act->words_first; k < act->words_end;) {
        const int tokens = loft_country_at(&r->tokens, k, &country);
        found = tokens > 0 && all == i ? country : found;
        all += tokens > 0;
        k += tokens > 0 ? tokens : 1;
    }
    return all == n && n > 1 ? found : NULL;
}

/* The figures of a sentence: their roles, and the acts that say them; -1: none. */
typedef struct said {
    const loft_role *roles;
    const int *act_of;
    size_t n;
} said;

/* Shares the figures of one role that one act has among the countries that it names. */
static void share(const reader *r, const loft_speech *acts, const said *all, size_t i,
                  loft_draft_figure *figure)
{
    int same = 0;
    int before = 0;
    for (size_t k = 0; k < all->n; k++) {
        const bool is_same =
            all->act_of[k] == all->act_of[i] && all->roles[k].role == all->roles[i].role;
        same += is_same;
        before += is_same && k < i;
    }
    const char *country = country_for(r, &acts[all->act_of[i]], before, same);
    if (country != NULL) {
        figure->source = country;
        figure->party = country;
    }
}

static void read_amounts(reader *r, int k, const loft_amounts *amounts,
                         const loft_speech *acts, int n_acts)
{
    const loft_sentence *s = &r->sentences.items[k];
    loft_role *roles = calloc(amounts->n + 1, sizeof *roles);
    int *act_of = calloc(amounts->n + 1, sizeof *act_of);
    if (roles == NULL || act_of == NULL) {
        free(roles);
        free(act_of);
        r->draft->lost = true;
        return;
    }
    loft_roles_of(&r->tokens, s, amounts->items, amounts->n, roles);
    for (size_t i = 0; i < amounts->n; i++) {
        act_of[i] = loft_speech_for(&r->tokens, s, acts, n_acts, amounts->items[i].first,
                                    amounts->items[i].end);
    }
    for (size_t i = 0; i < amounts->n && !r->draft->lost; i++) {
        const loft_amount *a = &amounts->items[i];
        loft_draft_figure figure = figure_of(r, s, a);
        const int act = act_of[i];
        put_source(r, act >= 0 ? &acts[act] : NULL, &figure);
        const int test = loft_test_for(&r->tokens, &r->tests, k, a->first);
        if (roles[i].role == LOFT_DRAFT_NO_ROLE || test < 0) {
            add_loose(r, &figure,
                      roles[i].why != NULL ? roles[i].why : "no test is spoken of");
            continue;
        }
        if (act >= 0) {
            share(r, acts, &(said){roles, act_of, amounts->n}, i, &figure);
        }
        figure.role = (int)roles[i].role;
        figure.hedge = roles[i].tracked ? LOFT_DRAFT_TRACKED : figure.hedge;
        if (roles[i].role == LOFT_DRAFT_DISTANCE_PAST &&
            roles[i].place_end > roles[i].place_first) {
            figure.place = words(r, roles[i].place_first, roles[i].place_end);
        }
        add_figure(r, &r->of[test], &figure);
    }
    free(act_of);
    free(roles);
}

/* ---- times of day ---- */

static void read_hours(reader *r, int k, const loft_speech *acts, int n_acts)
{
    const loft_sentence *s = &r->sentences.items[k];
    const loft_about *about = &r->tests.about[k];
    for (size_t i = about->clock; i < about->clock_end && !r->draft->lost; i++) {
        const int first = r->tests.clocks[i].clock.first;
        const int test = loft_test_for(&r->tokens, &r->tests, k, first);
        const int act = loft_speech_for(&r->tokens, s, acts, n_acts, first,
                                        r->tests.clocks[i].clock.end);
        const loft_hour_of_whom whom = {
            .country = test >= 0 ? r->facts[test].country : NULL,
            .speaker = act >= 0 ? acts[act].party.country : NULL};
        loft_hour hour;
        if (test < 0 || !about->launch ||
            !loft_hour_of(&r->tokens, s, &r->tests, i, &whom, r->tests.tests[test].day,
                          &hour)) {
            continue;
        }
        loft_draft_figure figure = {
            .role = (int)hour.role,
            .hedge = loft_token_is(&r->tokens, first - 1, "about") ||
                             loft_token_is(&r->tokens, first - 1, "around") ||
                             loft_token_is(&r->tokens, hour.end, "or-so")
                         ? LOFT_DRAFT_ABOUT
                         : LOFT_DRAFT_EXACT,
            .value_si = hour.known ? 60.0 * hour.utc_minutes : NAN,
            .low_si = NAN,
            .high_si = NAN,
            .rounding_si = 30.0,
            .unit_si = 60.0,
            .unit = "clock",
            .words = words(r, hour.first, hour.end),
            .at = place_of(r, hour.first, hour.end),
            .quote = r->quote,
            .quote_at = place_of(r, s->first, s->end)};
        if (hour.known) {
            figure.time_utc = loft_draft_keep(
                r->draft, "%02d:%02dZ", hour.utc_minutes / 60, hour.utc_minutes % 60);
        }
        put_source(r, act >= 0 ? &acts[act] : NULL, &figure);
        if (hour.role == LOFT_DRAFT_LAUNCH_TIME && hour.known && !r->has_hour[test]) {
            r->has_hour[test] = true;
            r->hours[test] = hour;
        }
        if (hour.role == LOFT_DRAFT_NO_ROLE) {
            add_loose(r, &figure, "a time of day, not said of what");
        } else {
            add_figure(r, &r->of[test], &figure);
        }
    }
}

/* ---- sentences ---- */

enum {
    LIST_ROW = 16 /* tokens of a line of a list, at most */
};

/* "Japan's Ministry of Defense on the missile:" says what the lines below it say. */
static void head_list(reader *r, const loft_sentence *s)
{
    loft_party party;
    for (int first = s->first; first < s->end && first < s->first + LIST_ROW; first++) {
        for (int n = 8; n >= 1; n--) {
            if (first + n <= s->end &&
                loft_party_of(&r->tokens, first, first + n, &party) &&
                party.source != NULL) {
                r->spoke = party;
                r->spoke_words = (loft_run){first, first + n};
                r->has_spoken = true;
                r->heads_list = true;
                return;
            }
        }
    }
}

/* Does the sentence start with the mark of a list, at the start of a line? */
static bool is_bullet(const reader *r, const loft_sentence *s)
{
    static const char *const marks[] = {"*", "-", "?", NULL};
    const loft_token *token = &r->tokens.items[s->first];
    return loft_token_in(&r->tokens, s->first, marks) && !token->eastern &&
           (token->at == 0 || r->text[token->at - 1] == '\n');
}

static void read_sentence(reader *r, int k)
{
    const loft_sentence *s = &r->sentences.items[k];
    loft_amounts amounts = {.n = 0};
    loft_speech acts[LOFT_SPEECHES];
    r->quote = r->tests.about[k].clock_end > r->tests.about[k].clock
                   ? words(r, s->first, s->end)
                   : NULL;
    const bool bullet = is_bullet(r, s);
    if (bullet && k > 0 && !r->heads_list) {
        head_list(r, &r->sentences.items[k - 1]);
    }
    const bool is_row = r->heads_list && (bullet || s->end - s->first <= LIST_ROW);
    if (!is_row && (k == 0 || r->sentences.items[k - 1].paragraph != s->paragraph)) {
        r->has_spoken = false;
    }
    r->heads_list = is_row;
    if (loft_token_is(&r->tokens, s->end - 1, ":")) {
        head_list(r, s);
    }
    if (loft_amounts_add(&r->tokens, s, r->tests.used, &amounts) != LOFT_OK) {
        r->draft->lost = true;
    }
    if (amounts.n > 0 && r->quote == NULL) {
        r->quote = words(r, s->first, s->end);
    }
    r->n_figures += amounts.n;
    const int n = loft_speeches_of(&r->tokens, s, r->tests.used, amounts.items, amounts.n,
                                   &r->known, acts);
    read_hours(r, k, acts, n);
    read_amounts(r, k, &amounts, acts, n);
    for (int i = 0; i < n; i++) {
        if (!acts[i].figure_only && country_for(r, &acts[i], 0, 2) == NULL) {
            r->spoke = acts[i].party;
            r->spoke_words = (loft_run){acts[i].words_first, acts[i].words_end};
            r->has_spoken = true;
        }
    }
    free(amounts.items);
}

/* ---- the document ---- */

static const char *day_text(reader *r, loft_day day)
{
    if (day.year == 0) {
        return NULL;
    }
    if (day.month == 0) {
        return loft_draft_keep(r->draft, "%04d", day.year);
    }
    return day.day == 0 ? loft_draft_keep(r->draft, "%04d-%02d", day.year, day.month)
                        : loft_draft_keep(r->draft, "%04d-%02d-%02d", day.year, day.month,
                                          day.day);
}

/* The first launch hour whose zone is known, and the days that follow from it. */
static void put_moment(reader *r, int test, loft_draft_event *event)
{
    const loft_test *named = &r->tests.tests[test];
    const loft_hour *hour = &r->hours[test];
    event->date_local = day_text(r, named->day);
    event->date_from = event->date_local != NULL ? "text" : NULL;
    event->month = named->day.year == 0 ? named->day.month : 0;
    event->day = named->day.year == 0 ? named->day.day : 0;
    if (!r->has_hour[test]) {
        return;
    }
    event->launch_time_utc = loft_draft_keep(
        r->draft, "%02d:%02dZ", hour->utc_minutes / 60, hour->utc_minutes % 60);
    if (!loft_day_is_valid(named->day)) {
        return;
    }
    const long utc_day = loft_day_number(named->day) + hour->day_shift;
    const loft_day utc = loft_day_of_number(utc_day);
    event->date_utc =
        loft_draft_keep(r->draft, "%04d-%02d-%02dT%02d:%02dZ", utc.year, utc.month,
                        utc.day, hour->utc_minutes / 60, hour->utc_minutes % 60);
    const int zone = loft_zone_of_country(event->country, utc_day);
    if (!hour->local_to_country && zone != LOFT_ZONE_UNKNOWN) {
        const int local = hour->utc_minutes + zone;
        event->date_local =
            day_text(r, loft_day_of_number(utc_day + (local >= 1440) - (local < 0)));
    }
}

static void put_event(reader *r, int test, loft_draft_event *event)
{
    const loft_facts *facts = &r->facts[test];
    *event = (loft_draft_event){.recalled = r->tests.tests[test].recalled,
                                .country = facts->country,
                                .outcome = facts->outcome,
                                .kind = facts->kind,
                                .count = facts->count,
                                .figures = r->of[test].items,
                                .n_figures = (int)r->of[test].n};
    if (facts->missile.end > 0) {
        event->missile = words(r, facts->missile.first, facts->missile.end);
    }
    if (facts->place.end > 0) {
        event->place = words(r, facts->place.first, facts->place.end);
    }
    put_moment(r, test, event);
}

static void put_document(reader *r, const loft_draft_page *page)
{
    loft_draft_document *d = &r->draft->document;
    d->text = (loft_draft_text){.form = page->form, .content = r->text};
    if (page->title != NULL) {
        d->text.title = loft_draft_keep(r->draft, "%s", page->title);
    }
    if (page->published != NULL) {
        d->text.published = loft_draft_keep(r->draft, "%s", page->published);
    }
    d->events = calloc((size_t)r->tests.n + 1, sizeof *d->events);
    if (d->events == NULL) {
        r->draft->lost = true;
        return;
    }
    for (int i = 0; i < r->tests.n; i++) {
        put_event(r, i, &d->events[i]);
        r->of[i] = (figures){.n = 0};
    }
    const bool spoken_of = d->events[0].n_figures > 0 || r->tests.n > 1 ||
                           (r->tests.n == 1 && r->tests.tests[0].first_sentence >= 0);
    d->n_events = spoken_of ? r->tests.n : 0;
    d->loose = r->loose;
    d->n_loose = (int)r->n_loose;
    r->loose = NULL;
}

static long page_day(const loft_draft_page *page)
{
    loft_day day = {0};
    const char *at = page->published;
    if (at == NULL || strlen(at) < 10) {
        return LOFT_NO_DAY;
    }
    day.year = (int)strtol(at, NULL, 10);
    day.month = (int)strtol(at + 5, NULL, 10);
    day.day = (int)strtol(at + 8, NULL, 10);
    return loft_day_is_valid(day) ? loft_day_number(day) : LOFT_NO_DAY;
}

static void reader_fini(reader *r)
{
    loft_tokens_fini(&r->tokens);
    free(r->sentences.items);
    loft_tests_fini(&r->tests);
    for (int i = 0; i < LOFT_TESTS; i++) {
        free(r->of[i].items);
    }
    free(r->loose);
}

static loft_status read_all(reader *r, size_t size, const loft_draft_page *page)
{
    loft_status status = loft_tokens_make(r->text, size, &r->tokens);
    if (status == LOFT_OK) {
        status = loft_sentences_make(&r->tokens, &r->sentences);
    }
    if (status == LOFT_OK) {
        status = loft_tests_find(&r->tokens, &r->sentences, page_day(page), &r->tests);
    }
    if (status != LOFT_OK) {
        return status;
    }
    for (int i = 0; i < r->tests.n; i++) {
        loft_facts_of(&r->tokens, &r->sentences, &r->tests, i, &r->facts[i]);
        r->draft->lost = r->draft->lost || r->facts[i].lost;
    }
    for (int k = 0;
         k < r->sentences.n && !r->draft->lost && r->n_figures <= LOFT_DRAFT_FIGURES_MAX;
         k++) {
        read_sentence(r, k);
    }
    if (r->n_figures > LOFT_DRAFT_FIGURES_MAX) {
        return LOFT_ERR_LIMIT;
    }
    put_document(r, page);
    return r->draft->lost ? LOFT_ERR_NOMEM : LOFT_OK;
}

loft_status loft_draft_read(const char *text, size_t size, const loft_draft_page *page,
                            loft_draft **out)
{
    loft_draft *draft = calloc(1, sizeof *draft);
    reader *r = calloc(1, sizeof *r);
    char *copy = malloc(size + 1);
    loft_status status = LOFT_ERR_NOMEM;
    if (draft != NULL && r != NULL && copy != NULL) {
        memcpy(copy, text, size);
        copy[size] = '\0';
        r->draft = draft;
        r->text = keep(draft, copy);
        copy = NULL;
        status = r->text != NULL ? read_all(r, size, page) : LOFT_ERR_NOMEM;
        reader_fini(r);
    }
    free(copy);
    free(r);
    if (status == LOFT_OK) {
        *out = draft;
    } else {
        loft_draft_free(draft);
    }
    return status;
}

void loft_draft_free(loft_draft *draft)
{
    if (draft == NULL) {
        return;
    }
    for (int i = 0; i < draft->document.n_events; i++) {
        free(draft->document.events[i].figures);
    }
    free(draft->document.events);
    free(draft->document.loose);
    for (size_t i = 0; i < draft->n_kept; i++) {
        free(draft->kept[i]);
    }
    free(draft->kept);
    free(draft);
}

loft_draft_document *loft_draft_content(loft_draft *draft)
{
    return &draft->document;
}
