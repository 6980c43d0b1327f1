/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/draft/tests_named.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "io/draft/missiles.h"
#include "sim/base/room.h"

enum {
    FRESH_MOST = 10, /* days from a test to the text about it */
    SPOKEN_MOST =
        6 /* tokens from "told" to its date: told reporters in Tokyo on Friday */
};

static const char *const launches[] = {
    "launch",   "launched", "launches", "launching", "fired",     "fires",   "firing",
    "fire",     "tested",   "test",     "tests",     "testing",   "shot",    "lobbed",
    "lofted",   "flew",     "flight",   "flown",     "liftoff",   "blast",   "air",
    "altitude", "rose",     "climbed",  "traveled",  "travelled", "landed",  "fell",
    "reached",  "lifted",   "covered",  "hit",       "left",      "crossed", "struck",
    "distance", "@time",    "attempt",  "orbit",     "apogee",    "range",   "flies",
    "airborne", "splashed", "aloft",    "up",        NULL};
static const char *const weapons[] = {
    "missile",   "missiles",   "rocket",    "rockets", "icbm",       "icbms",
    "irbm",      "srbm",       "slbm",      "mrbm",    "projectile", "projectiles",
    "satellite", "satellites", "ballistic", "hwasong", "launch",     "pukguksong",
    "weapon",    "hypersonic", "warhead",   "it",      "one",        "first",
    "second",    "third",      "test",      NULL};
static const char *const earlier[] = {"previous", "previously",  "earlier",   "since",
                                      "record",   "predecessor", "last-year", NULL};

/* ---- what a text names ---- */

static bool any_in(const loft_tokens *t, const loft_sentence *s,
                   const char *const words[])
{
    for (int i = s->first; i < s->end; i++) {
        if (loft_token_in(t, i, words)) {
            return true;
        }
    }
    return false;
}

static loft_status add_date(loft_tests *tests, const loft_date *date, int sentence)
{
    loft_dated *grown = loft_room_for_one(tests->dates, tests->n_dates,
                                          &tests->dates_room, sizeof *grown);
    if (grown == NULL) {
        return LOFT_ERR_NOMEM;
    }
    tests->dates = grown;
    grown[tests->n_dates++] =
        (loft_dated){.date = *date, .day = date->day, .sentence = sentence, .test = -1};
    return LOFT_OK;
}

static loft_status add_clock(loft_tests *tests, const loft_clock *clock, int sentence)
{
    loft_timed *grown = loft_room_for_one(tests->clocks, tests->n_clocks,
                                          &tests->clocks_room, sizeof *grown);
    if (grown == NULL) {
        return LOFT_ERR_NOMEM;
    }
    tests->clocks = grown;
    grown[tests->n_clocks++] = (loft_timed){.clock = *clock, .sentence = sentence};
    return LOFT_OK;
}

static void mark(bool *used, int first, int end)
{
    for (int i = first; i < end; i++) {
        used[i] = true;
    }
}

static loft_status scan(const loft_tokens *t, const loft_sentences *s, loft_tests *tests)
{
    loft_status status = LOFT_OK;
    for (int k = 0; k < s->n && status == LOFT_OK; k++) {
        const int end = s->items[k].end;
        loft_about *about = &tests->about[k];
        about->date = tests->n_dates;
        about->clock = tests->n_clocks;
        for (int i = s->items[k].first; i < end && status == LOFT_OK; i++) {
            loft_date date;
            loft_clock clock;
            if (loft_clock_at(t, i, &clock) && clock.end <= end) {
                status = add_clock(tests, &clock, k);
                mark(tests->used, i, clock.end);
                i = clock.end - 1;
            } else if (loft_date_at(t, i, &date) && date.end <= end) {
                status = add_date(tests, &date, k);
                mark(tests->used, i, date.end);
                i = date.end - 1;
            }
        }
        about->date_end = tests->n_dates;
        about->clock_end = tests->n_clocks;
    }
    return status;
}

/* ---- the day of the text ---- */

static bool is_whole(loft_day day)
{
    return day.year > 0 && loft_day_is_valid(day);
}

/* "SEOUL, Jan. 6 (Yonhap)": near the start, and brackets or a dash behind. */
static bool is_dateline(const loft_tokens *t, const loft_date *date)
{
    return date->first < 12 && date->kind == LOFT_DATE_DAY &&
           (loft_token_is(t, date->end, "(") ||
            (loft_token_is(t, date->end, "-") && t->items[date->end].spaced));
}

/* A dateline, or a line that is a date or says "Published". */
static bool heads(const loft_tokens *t, const loft_sentences *s, const loft_dated *d)
{
    static const char *const said[] = {"published", "updated", "posted", "modified",
                                       NULL};
    const loft_sentence *line = &s->items[d->sentence];
    const bool short_line = line->end - line->first <= d->date.end - d->date.first + 4;
    const bool dateline = is_dateline(t, &d->date);
    const bool first = d->date.first == line->first && d->sentence == 0 &&
                       !loft_token_is(t, d->date.end, "the");
    return dateline || short_line || first || any_in(t, line, said);
}

static void find_text_day(const loft_tokens *t, const loft_sentences *s, long page_day,
                          loft_tests *tests)
{
    long latest = LOFT_NO_DAY;
    long head = LOFT_NO_DAY;
    for (size_t i = 0; i < tests->n_dates; i++) {
        loft_dated *d = &tests->dates[i];
        if (!is_whole(d->day)) {
            continue;
        }
        d->dateline = is_dateline(t, &d->date);
        const long number = loft_day_number(d->day);
        latest = number > latest ? number : latest;
        if (head == LOFT_NO_DAY && heads(t, s, d)) {
            head = number;
        }
    }
    tests->head_day = page_day != LOFT_NO_DAY ? page_day : head;
    tests->text_day = page_day != LOFT_NO_DAY                 ? page_day
                      : head != LOFT_NO_DAY && head >= latest ? head
                                                              : latest;
}

/* The latest day with that month and day that is not long after the text. */
static loft_day with_year(loft_day day, long text_day)
{
    if (text_day == LOFT_NO_DAY || day.year > 0) {
        return day;
    }
    loft_day found = day;
    found.year = loft_day_of_number(text_day).year + 1;
    for (int tries = 0; tries < 10; tries++, found.year--) {
        loft_day first = found;
        first.day = found.day > 0 ? found.day : 1;
        if (loft_day_is_valid(first) && loft_day_number(first) <= text_day + 2) {
            return found;
        }
    }
    return day;
}

/* The weekday nearest to a day that other dates give, or on or before that of the text. */
static loft_day of_weekday(const loft_date *date, long text_day, bool page)
{
    const int back = ((loft_day_of_week(text_day) - date->weekday) % 7 + 7) % 7;
    long number = text_day - back;
    if (!page &&
        back > 4) { /* the latest date of the text is not its day: the nearest one */
        number += 7;
    }
    if (date->last && back == 0) {
        number -= 7;
    }
    return loft_day_of_number(number);
}

static void resolve(loft_tests *tests, bool page)
{
    for (size_t i = 0; i < tests->n_dates; i++) {
        loft_dated *d = &tests->dates[i];
        if (d->day.month > 0) {
            d->day = with_year(d->day, tests->text_day);
        } else if (d->date.kind == LOFT_DATE_WEEKDAY && tests->text_day != LOFT_NO_DAY) {
            d->day = of_weekday(&d->date, tests->text_day, page);
        } else if (d->date.kind == LOFT_DATE_TODAY && tests->text_day != LOFT_NO_DAY) {
            d->day = loft_day_of_number(tests->text_day - d->date.before);
        } else if (d->day.day > 0 && tests->text_day != LOFT_NO_DAY) { /* "11일" */
            const loft_day today = loft_day_of_number(tests->text_day);
            d->day.year = today.year;
            d->day.month = today.month;
            if (loft_day_is_valid(d->day) && loft_day_number(d->day) > tests->text_day) {
                d->day.month = today.month > 1 ? today.month - 1 : 12;
                d->day.year -= today.month == 1;
            }
        }
    }
}

/* A month and a day without a year, and the weekday of a neighbour: Tuesday, June 25. */
static void resolve_beside(loft_tests *tests)
{
    const loft_dated *anchor = NULL;
    for (size_t i = 0; i < tests->n_dates && anchor == NULL; i++) {
        const loft_dated *d = &tests->dates[i];
        if (d->date.weekday >= 0 && d->day.day > 0 && d->day.month > 0) {
            anchor = d;
        }
    }
    if (anchor == NULL || tests->text_day != LOFT_NO_DAY) {
        return;
    }
    for (size_t i = 0; i < tests->n_dates; i++) {
        loft_dated *d = &tests->dates[i];
        if (d->date.kind != LOFT_DATE_WEEKDAY || d->day.month > 0) {
            continue;
        }
        int ahead = ((d->date.weekday - anchor->date.weekday) % 7 + 7) % 7;
        ahead = ahead > 3 ? ahead - 7 : ahead;
        const loft_day leap = {2024, anchor->day.month, anchor->day.day};
        const loft_day day = loft_day_of_number(loft_day_number(leap) + ahead);
        d->day = (loft_day){0, day.month, day.day};
    }
}

/* ---- the tests ---- */

static bool agree(loft_day a, loft_day b)
{
    return (a.year == 0 || b.year == 0 || a.year == b.year) &&
           (a.month == 0 || b.month == 0 || a.month == b.month) &&
           (a.day == 0 || b.day == 0 || a.day == b.day);
}

/* A day and the next one: what one clock calls the other. */
static bool same_test(const loft_test *test, loft_day day)
{
    return test->dated && agree(test->day, day);
}

/* The date of something else: "before the election on Tuesday", "warned Wednesday". */
static bool is_of_other(const loft_tokens *t, const loft_date *date)
{
    static const char *const others[] = {
        "before",    "ahead",     "election",  "visit",   "visited",   "meeting",
        "talks",     "summit",    "drills",    "warned",  "exercises", "agreement",
        "signed",    "pact",      "warning",   "met",     "speech",    "anniversary",
        "preparing", "sanctions", "published", "updated", "posted",    "ended",
        "began",     "opened",    "started",   NULL};
    for (int i = date->first - 1; i >= 0 && i >= date->first - 8; i--) {
        if (loft_token_in(t, i, launches) || loft_token_is(t, i, ".")) {
            return false;
        }
        if (loft_token_in(t, i, others)) {
            return true;
        }
    }
    return false;
}

static bool is_spoken(const loft_tokens *t, const loft_date *date)
{
    static const char *const said[] = {"said",    "reported",  "announced", "told",
                                       "claimed", "confirmed", "says",      "added",
                                       "spoke",   NULL};
    const int led = date->first - 1 - loft_token_is(t, date->first - 1, "on");
    const bool opens =
        led < 0 || loft_token_is(t, led, ".") || loft_token_is(t, led, "\"");
    const int reach = opens ? SPOKEN_MOST : 1;
    for (int i = date->end; i < date->end + reach; i++) {
        if (loft_token_in(t, i, said) || loft_token_is(t, i, "put")) {
            return true;
        }
        if (loft_token_in(t, i, launches) || loft_token_is(t, i, ".") ||
            loft_token_is(t, i, "that")) {
            break;
        }
    }
    for (int i = date->first - 1; i >= 0 && i >= date->first - SPOKEN_MOST; i--) {
        if (loft_token_in(t, i, said)) {
            return true;
        }
        if (loft_token_in(t, i, launches) || loft_token_in(t, i, weapons) ||
            loft_token_is(t, i, "that") || loft_token_is(t, i, ".")) {
            return false;
        }
    }
    return false;
}

/* A day that a text of that day still reports of; any, where that is not known. */
static bool is_fresh(loft_day day, long head_day)
{
    return head_day == LOFT_NO_DAY || !loft_day_is_valid(day) ||
           loft_day_number(day) >= head_day - FRESH_MOST;
}

/* A day that follows the test by 3 days at most. */
static bool is_soon_after(loft_day day, const loft_test *test)
{
    if (!loft_day_is_valid(day) || !loft_day_is_valid(test->day)) {
        return false;
    }
    const long later = loft_day_number(day) - loft_day_number(test->day);
    return later >= 0 && later <= 3;
}

static bool is_passed_over(const loft_tokens *t, const loft_date *date)
{
    static const char *const before[] = {"since", "until", "through", "by", NULL};
    for (int n = 1; n <= 2; n++) {
        if (loft_token_in(t, date->first - n, before)) {
            return true;
        }
    }
    return false;
}

static int add_test(loft_tests *tests, loft_day day, bool recalled, int sentence)
{
    if (tests->n == LOFT_TESTS) {
        return -1;
    }
    tests->tests[tests->n] = (loft_test){.day = day,
                                         .dated = day.year + day.month + day.day > 0,
                                         .recalled = recalled,
                                         .first_sentence = sentence};
    return tests->n++;
}

static bool is_launch(const loft_tokens *t, const loft_sentence *s)
{
    bool weapon = any_in(t, s, weapons);
    for (int i = s->first; i < s->end && !weapon; i++) {
        weapon = loft_is_missile_name(t, i) ||
                 (t->items[i].eastern && loft_token_is(t, i, "launched"));
    }
    return weapon && any_in(t, s, launches);
}

static bool starts_back(const loft_tokens *t, const loft_sentence *s)
{
    static const char *const words[] = {"that", "it",  "those", "the",       "both",
                                        "they", "its", "then",  "according", NULL};
    return loft_token_in(t, s->first, words) || (t->items[s->first].capital == false);
}

/* Words that bring back the test of the text: "Thursday's launch", "the latest". */
static bool is_latest(const loft_tokens *t, const loft_sentence *s)
{
    static const char *const phrases[] = {
        "the latest",  "latest launch",   "latest test", "this launch",
        "this test",   "the new missile", "this time",   "today 's",
        "the current", "this missile",    "the newest",  NULL};
    for (int i = s->first; i < s->end; i++) {
        if (loft_phrase_in(t, i, phrases) > 0) {
            return true;
        }
    }
    return false;
}

static bool is_earlier(const loft_tokens *t, const loft_sentence *s,
                       const loft_tests *tests, int sentence)
{
    for (size_t i = tests->about[sentence].date; i < tests->about[sentence].date_end;
         i++) {
        if (tests->dates[i].date.kind == LOFT_DATE_PAST) {
            return true;
        }
    }
    for (int i = s->first; i < s->end; i++) {
        if (loft_token_in(t, i, earlier) && loft_token_in(t, i + 1, launches)) {
            return true;
        }
        if (loft_phrase_at(t, i, "in its last test") ||
            loft_phrase_at(t, i, "its last launch")) {
            return true;
        }
    }
    return false;
}

/* The dates of a sentence with a launch, each to its test. The first test; -1 without one. */
static int tie_dates(const loft_tokens *t, const loft_sentences *s, int sentence,
                     loft_tests *tests)
{
    int first = -1;
    const bool satellite = any_in(t, &s->items[sentence],
                                  (const char *const[]){"satellite", "satellites", NULL});
    for (size_t i = tests->about[sentence].date; i < tests->about[sentence].date_end;
         i++) {
        loft_dated *d = &tests->dates[i];
        if (d->date.kind == LOFT_DATE_PAST || d->dateline || is_of_other(t, &d->date) ||
            d->day.year + d->day.month + d->day.day == 0) {
            continue;
        }
        const bool over = is_passed_over(t, &d->date);
        loft_test *main_test = &tests->tests[0];
        int found = -1;
        d->spoken = is_spoken(t, &d->date);
        if (d->spoken && (!main_test->dated || is_soon_after(d->day, main_test))) {
            continue;
        }
        if (!main_test->dated && !over && d->day.day > 0 &&
            is_fresh(d->day, tests->head_day)) {
            main_test->day = d->day;
            main_test->dated = true;
            found = 0;
        }
        for (int k = 0; k < tests->n && found < 0; k++) {
            if (same_test(&tests->tests[k], d->day) && !(k == 0 && over) &&
                (k == 0 || tests->tests[k].satellite == satellite)) {
                found = k;
            }
        }
        if (found < 0) {
            found = add_test(tests, d->day, true, sentence);
            if (found >= 0) {
                tests->tests[found].satellite = satellite;
            }
        }
        d->test = found;
        first = first < 0 ? found : first;
    }
    return first;
}

/* A first test without a date is of the day of a page or a dateline. */
static void date_first(loft_tests *tests)
{
    long earliest = LONG_MAX;
    for (size_t i = 0; i < tests->n_dates && tests->n > 0 && !tests->tests[0].dated;
         i++) {
        const loft_day day = tests->dates[i].day;
        if (tests->dates[i].spoken && loft_day_is_valid(day) &&
            loft_day_number(day) < earliest) {
            earliest = loft_day_number(day);
        }
    }
    if (earliest < LONG_MAX) {
        tests->tests[0].day = loft_day_of_number(earliest);
        tests->tests[0].dated = true;
    }
    if (tests->head_day == LOFT_NO_DAY) {
        tests->head_day = tests->text_day;
    }
    if (tests->n > 0 && !tests->tests[0].dated && tests->head_day != LOFT_NO_DAY) {
        tests->tests[0].day = loft_day_of_number(tests->head_day);
        tests->tests[0].dated = true;
    }
}

static void follow(const loft_tokens *t, const loft_sentences *s, loft_tests *tests)
{
    int current = -1;
    for (int k = 0; k < s->n; k++) {
        const loft_sentence *sentence = &s->items[k];
        const bool launch = is_launch(t, sentence);
        if (launch && tests->n == 0) {
            add_test(tests, (loft_day){0}, false, k);
        }
        const int dated = launch ? tie_dates(t, s, k, tests) : -1;
        const bool new_paragraph =
            k > 0 && s->items[k - 1].paragraph != sentence->paragraph;
        const bool lead = tests->n > 0 && tests->tests[0].first_sentence == k;
        if (dated >= 0) {
            current = dated;
        } else if (launch && !lead && tests->n > 0 && is_earlier(t, sentence, tests, k)) {
            current = add_test(tests, (loft_day){0}, true, k);
        } else if (current > 0 && !is_latest(t, sentence) &&
                   (!new_paragraph || (starts_back(t, sentence) &&
                                       loft_token_is(t, sentence->first, "that")))) {
            /* goes on about it */
        } else {
            current = tests->n > 0 ? 0 : -1;
        }
        tests->about[k].test = current;
        tests->about[k].launch = launch;
        tests->about[k].tied = dated >= 0 || lead;
    }
    if (tests->n == 0 && s->n > 0) {
        add_test(tests, (loft_day){0}, false, -1);
    }
    for (int k = 0; k < s->n && tests->about[k].test < 0; k++) {
        tests->about[k].test = 0;
    }
    date_first(tests);
}

loft_status loft_tests_find(const loft_tokens *t, const loft_sentences *s, long page_day,
                            loft_tests *out)
{
    *out = (loft_tests){.about = calloc((size_t)s->n + 1, sizeof *out->about),
                        .used = calloc((size_t)t->n + 1, sizeof *out->used),
                        .text_day = LOFT_NO_DAY};
    if (out->about == NULL || out->used == NULL) {
        return LOFT_ERR_NOMEM;
    }
    const loft_status status = scan(t, s, out);
    if (status == LOFT_OK) {
        find_text_day(t, s, page_day, out);
        resolve(out, page_day != LOFT_NO_DAY);
        resolve_beside(out);
        follow(t, s, out);
    }
    return status;
}

void loft_tests_fini(loft_tests *tests)
{
    free(tests->dates);
    free(tests->clocks);
    free(tests->about);
    free(tests->used);
    *tests = (loft_tests){.n = 0};
}

/* ---- figures ---- */

enum {
    COMPARED = 20,  /* for a word that compares with another test */
    COST_MOST = 60, /* tokens that are looked at one by one */
    DATES_MOST = 8  /* dates of a sentence that figures are shared out to */
};

/* Tokens between, and more for what parts them. */
static int cost(const loft_tokens *t, int from, int to)
{
    static const char *const compare[] = {
        "than", "surpassing", "exceeding", "compared",  "beating", "topping", "versus",
        "from", "breaking",   "against",   "eclipsing", "while",   "whereas", NULL};
    int sum = 0;
    if (to - from > COST_MOST) {
        return to - from;
    }
    for (int i = from; i < to; i++) {
        sum += loft_token_in(t, i, compare) ? COMPARED : loft_token_is(t, i, ",") ? 3 : 1;
    }
    return sum;
}

int loft_test_for(const loft_tokens *t, const loft_tests *tests, int sentence, int token)
{
    int best = tests->about[sentence].test;
    int best_cost = 1 << 20;
    const loft_about *about = &tests->about[sentence];
    for (size_t i = about->date; i < about->date_end && i < about->date + DATES_MOST;
         i++) {
        const loft_dated *d = &tests->dates[i];
        if (d->test < 0) {
            continue;
        }
        const int between = d->date.first < token ? cost(t, d->date.end, token)
                                                  : cost(t, token, d->date.first) + 2;
        if (between < best_cost) {
            best_cost = between;
            best = d->test;
        }
    }
    if (best > 0 && best_cost >= COMPARED && best_cost < COST_MOST) {
        return 0; /* "86 minutes, breaking the record of July" */
    }
    return best;
}
