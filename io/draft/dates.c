/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/draft/dates.h"

#include <string.h>

static const char *const months[] = {"january",   "february", "march",    "april",
                                     "may",       "june",     "july",     "august",
                                     "september", "october",  "november", "december"};
static const char *const short_months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                           "jul", "aug", "sep", "oct", "nov", "dec"};
static const char *const weekdays[] = {"monday", "tuesday",  "wednesday", "thursday",
                                       "friday", "saturday", "sunday"};
static const char *const ordinals[] = {"st", "nd", "rd", "th", NULL};

/* ---- parts ---- */

static int month_at(const loft_tokens *t, int i)
{
    for (int m = 0; m < 12; m++) {
        if (loft_token_is(t, i, months[m]) || loft_token_is(t, i, short_months[m])) {
            return t->items[i].capital ? m + 1 : 0;
        }
    }
    return loft_token_is(t, i, "sept") ? 9 : 0;
}

static int weekday_at(const loft_tokens *t, int i)
{
    for (int d = 0; d < 7; d++) {
        if (loft_token_is(t, i, weekdays[d])) {
            return d;
        }
    }
    return -1;
}

/* A whole number from low to high in `digits` digits at most; or 0. */
static int whole(const loft_tokens *t, int i, int low, int high)
{
    if (i < 0 || i >= t->n || t->items[i].kind != LOFT_TOKEN_NUMBER ||
        t->items[i].step < 1.0 || t->items[i].grouped) {
        return 0;
    }
    const double value = t->items[i].value;
    return value >= low && value <= high ? (int)value : 0;
}

static int year_at(const loft_tokens *t, int i)
{
    return i < t->n && i >= 0 && t->items[i].digits == 4 ? whole(t, i, 1940, 2099) : 0;
}

/* ---- dates ---- */

/* 2024-10-31, 2024/10/31; Korean and Japanese with their words. */
static bool numeric(const loft_tokens *t, int i, loft_date *out)
{
    const int year = year_at(t, i);
    const bool dashed =
        year > 0 && (loft_token_is(t, i + 1, "-") || loft_token_is(t, i + 1, "/"));
    if (dashed && loft_token_is(t, i + 3, t->items[i + 1].word) &&
        whole(t, i + 2, 1, 12) && whole(t, i + 4, 1, 31)) {
        out->day = (loft_day){year, whole(t, i + 2, 1, 12), whole(t, i + 4, 1, 31)};
        out->end = i + 5;
        return true;
    }
    int at = i;
    if (year > 0 && loft_token_is(t, at + 1, "@year")) {
        out->day.year = year;
        at += 2;
    }
    if (whole(t, at, 1, 12) && loft_token_is(t, at + 1, "@month")) {
        out->day.month = whole(t, at, 1, 12);
        at += 2;
    }
    if (whole(t, at, 1, 31) && loft_token_is(t, at + 1, "@day") &&
        !loft_token_is(t, at + 2, "h")) {
        out->day.day = whole(t, at, 1, 31);
        at += 2;
    }
    out->end = at;
    return at > i;
}

/* The day of a month at token i, with its ending; its tokens. */
static int day_at(const loft_tokens *t, int i, int *day)
{
    *day = whole(t, i, 1, 31);
    if (*day == 0 || t->items[i].digits > 2) {
        *day = 0;
        return 0;
    }
    return 1 + (loft_token_in(t, i + 1, ordinals) && !t->items[i + 1].spaced);
}

static int dot_at(const loft_tokens *t, int i)
{
    return loft_token_is(t, i, ".") && !t->items[i].spaced;
}

/* A year behind a date, with a comma or not; its tokens. */
static int year_behind(const loft_tokens *t, int i, int *year)
{
    const int comma = loft_token_is(t, i, ",");
    *year = year_at(t, i + comma);
    const bool is_unit = loft_token_is(t, i + comma + 1, "km") ||
                         loft_token_is(t, i + comma + 1, "gmt") ||
                         loft_token_is(t, i + comma + 1, "utc") ||
                         loft_token_is(t, i + comma + 1, "kilometers");
    if (is_unit) {
        *year = 0;
    }
    return *year > 0 ? 1 + comma : 0;
}

/* October 31, 2024; Oct. 31; November 2024; late May. */
static bool month_first(const loft_tokens *t, int i, loft_date *out)
{
    static const char *const before[] = {"late",  "early", "mid",  "in",
                                         "last",  "since", "of",   "by",
                                         "until", "from",  "this", NULL};
    const int month = month_at(t, i);
    int day = 0;
    int year = 0;
    if (month == 0) {
        return false;
    }
    int at = i + 1 + dot_at(t, i + 1);
    at += day_at(t, at, &day);
    at += year_behind(t, at, &year);
    const bool is_word = month == 5 || month == 3; /* may, march */
    const bool led = loft_token_in(t, i - 1, before) ||
                     (loft_token_is(t, i - 1, "-") && loft_token_in(t, i - 2, before));
    if (day == 0 && year == 0 && is_word && !led) {
        return false;
    }
    out->day = (loft_day){year, month, day};
    out->end = at;
    return true;
}

/* 31 October 2024, the 31st of October. */
static bool day_first(const loft_tokens *t, int i, loft_date *out)
{
    int day = 0;
    int year = 0;
    int at = i + day_at(t, i, &day);
    at += loft_token_is(t, at, "of");
    const int month = month_at(t, at);
    if (day == 0 || month == 0) {
        return false;
    }
    at += 1 + dot_at(t, at + 1);
    at += year_behind(t, at, &year);
    out->day = (loft_day){year, month, day};
    out->end = at;
    return true;
}

/* "in 2017", "2017 test": a year alone. */
static bool year_alone(const loft_tokens *t, int i, loft_date *out)
{
    static const char *const before[] = {"in", "since", "of", "from", "(", "until", NULL};
    static const char *const behind[] = {"test", "launch", "flight", NULL};
    const int year = year_at(t, i);
    if (year < 1990 ||
        !(loft_token_in(t, i - 1, before) || loft_token_in(t, i + 1, behind))) {
        return false;
    }
    out->day.year = year;
    out->end = i + 1;
    return true;
}

static bool relative(const loft_tokens *t, int i, loft_date *out)
{
    static const char *const past[] = {
        "last year",         "last month",         "last week", "a year ago",
        "years ago",         "months ago",         "weeks ago", "last-year",
        "earlier this year", "earlier this month", NULL};
    int n = loft_phrase_in(t, i, past);
    if (n > 0) {
        out->kind = LOFT_DATE_PAST;
        out->end = i + n;
        return true;
    }
    static const char *const day_before[] = {"the previous day", "a day earlier",
                                             "the day before", "previous day", NULL};
    n = loft_phrase_in(t, i, day_before);
    if (n > 0) {
        out->kind = LOFT_DATE_TODAY;
        out->before = 1;
        out->end = i + n;
        return true;
    }
    n = loft_token_is(t, i, "today") || loft_token_is(t, i, "yesterday");
    out->kind = LOFT_DATE_TODAY;
    out->before = loft_token_is(t, i, "yesterday");
    out->end = i + n;
    return n > 0;
}

bool loft_date_at(const loft_tokens *t, int i, loft_date *out)
{
    loft_date d = {.kind = LOFT_DATE_DAY, .weekday = -1, .first = i, .end = i};
    if (i >= t->n) {
        return false;
    }
    const int weekday = weekday_at(t, i);
    if (weekday >= 0) {
        loft_date with = d;
        const int comma = loft_token_is(t, i + 1, ",");
        d.kind = LOFT_DATE_WEEKDAY;
        d.weekday = weekday;
        d.last = loft_token_is(t, i - 1, "last");
        d.end = i + 1;
        if (month_first(t, i + 1 + comma, &with) || day_first(t, i + 1 + comma, &with)) {
            d.day = with.day;
            d.end = with.end;
        }
        *out = d;
        return true;
    }
    const bool is_date = numeric(t, i, &d) || month_first(t, i, &d) ||
                         day_first(t, i, &d) || year_alone(t, i, &d);
    if (is_date && d.day.day > 0 && loft_token_is(t, d.end, "(") &&
        weekday_at(t, d.end + 1) >= 0) { /* June 26 (Wednesday) */
        d.weekday = weekday_at(t, d.end + 1);
        d.kind = LOFT_DATE_WEEKDAY;
        d.end += 2;
    }
    if (is_date || relative(t, i, &d)) {
        *out = d;
        return true;
    }
    return false;
}

/* ---- times of day ---- */

/* -1, or 0 for a.m. and 720 for p.m., and its tokens. */
static int half_day(const loft_tokens *t, int i, int *tokens)
{
    static const char *const am[] = {"a.m.", "am", NULL};
    static const char *const pm[] = {"p.m.", "pm", NULL};
    *tokens = 0;
    if (loft_token_in(t, i, am) || loft_token_in(t, i, pm)) {
        *tokens = 1;
        return loft_token_in(t, i, am) ? 0 : 720;
    }
    if ((loft_token_is(t, i, "a") || loft_token_is(t, i, "p")) &&
        loft_token_is(t, i + 1, ".") && loft_token_is(t, i + 2, "m")) {
        *tokens = 3;
        return loft_token_is(t, i, "a") ? 0 : 720;
    }
    return -1;
}

/* Words behind a time of day that say whose clock it is. */
static void read_zone(const loft_tokens *t, loft_clock *c)
{
    static const struct {
        const char *words, *country;
        int zone;
    } zones[] = {{"local time", NULL, LOFT_ZONE_UNKNOWN},
                 {"korea time", "South Korea", 540},
                 {"korean time", "South Korea", 540},
                 {"korea standard time", "South Korea", 540},
                 {"korean standard time", "South Korea", 540},
                 {"seoul time", "South Korea", 540},
                 {"pyongyang time", "North Korea", LOFT_ZONE_UNKNOWN},
                 {"north korean time", "North Korea", LOFT_ZONE_UNKNOWN},
                 {"north korea time", "North Korea", LOFT_ZONE_UNKNOWN},
                 {"japan time", "Japan", 540},
                 {"japan standard time", "Japan", 540},
                 {"japanese time", "Japan", 540},
                 {"tokyo time", "Japan", 540},
                 {"moscow time", "Moscow", LOFT_ZONE_UNKNOWN},
                 {"tehran time", "Iran", LOFT_ZONE_UNKNOWN},
                 {"india standard time", "India", 330},
                 {"indian standard time", "India", 330},
                 {"beijing time", "China", 480},
                 {"hawaii time", NULL, -600},
                 {"hawaii standard time", NULL, -600},
                 {"guam time", NULL, 600},
                 {"eastern daylight time", NULL, -240},
                 {"eastern standard time", NULL, -300},
                 {"pacific daylight time", NULL, -420},
                 {"pacific standard time", NULL, -480},
                 {"greenwich mean time", NULL, 0},
                 {"coordinated universal time", NULL, 0},
                 {"universal time", NULL, 0}};
    const int bracket = loft_token_is(t, c->end, "(") || loft_token_is(t, c->end, ",");
    const int at = c->end + bracket;
    const int closing = bracket && loft_token_is(t, c->end, "(");
    for (size_t z = 0; z < sizeof zones / sizeof zones[0]; z++) {
        const int n = loft_phrase_at(t, at, zones[z].words);
        if (n > 0) {
            c->zone = zones[z].zone;
            c->country = zones[z].country;
            c->local = zones[z].country == NULL && zones[z].zone == LOFT_ZONE_UNKNOWN;
            c->said_zone = true;
            c->end = at + n + (closing && loft_token_is(t, at + n, ")"));
            return;
        }
    }
    if (at < t->n && t->items[at].kind == LOFT_TOKEN_WORD &&
        loft_zone_named(t->items[at].word) != LOFT_ZONE_UNKNOWN) {
        c->zone = loft_zone_named(t->items[at].word);
        c->country = loft_token_is(t, at, "ist") ? "India" : NULL;
        c->local = false;
        c->said_zone = true;
        c->end = at + 1 + (closing && loft_token_is(t, at + 1, ")"));
    }
}

/* 오전 7시 11분, 午前7時11分. */
static bool eastern_clock(const loft_tokens *t, int i, loft_clock *c)
{
    int half_tokens = 0;
    const int half = half_day(t, i, &half_tokens);
    const int at = half >= 0 && t->items[i].eastern ? i + half_tokens : i;
    if (at >= t->n || !loft_token_is(t, at + 1, "@clock") ||
        t->items[at].kind != LOFT_TOKEN_NUMBER || t->items[at].value > 24.0) {
        return false;
    }
    c->minutes =
        ((int)t->items[at].value % (half >= 0 ? 12 : 24)) * 60 + (half > 0 ? half : 0);
    c->end = at + 2;
    if (loft_token_is(t, c->end + 1, "min") && c->end < t->n &&
        t->items[c->end].kind == LOFT_TOKEN_NUMBER && t->items[c->end].value < 60.0) {
        c->minutes += (int)t->items[c->end].value;
        c->end += 2;
    }
    return true;
}

/* 7:10 a.m., 7.10am, 22:10, 7 a.m.; the end, and whether a zone must follow. */
static bool western_clock(const loft_tokens *t, int i, loft_clock *c, bool *bare)
{
    int half_tokens = 0;
    int half = -1;
    const loft_token *number = &t->items[i];
    if (number->kind != LOFT_TOKEN_NUMBER || number->grouped || number->value >= 2400.0) {
        return false;
    }
    int hour = (int)number->value;
    int minute = 0;
    *bare = false;
    if (number->step == 1.0 && number->digits <= 2 && loft_token_is(t, i + 1, ":") &&
        i + 2 < t->n && t->items[i + 2].digits == 2 && !t->items[i + 2].spaced &&
        t->items[i + 2].value < 60.0) {
        minute = (int)t->items[i + 2].value;
        c->end = i + 3;
        half = half_day(t, c->end, &half_tokens);
    } else if (number->step == 1.0 && number->digits == 4 && hour % 100 < 60) {
        minute = hour % 100;
        hour /= 100;
        c->end = i + 1;
        *bare = true;
    } else {
        c->end = i + 1;
        half = half_day(t, c->end, &half_tokens);
        const double part = (number->value - hour) * 100.0;
        minute = (int)(part + 0.5);
        if (half < 0 || minute >= 60 || number->digits > 2 ||
            (number->step < 1.0 && number->step > 0.02)) {
            return false;
        }
    }
    if (hour > 23 || (half >= 0 && (hour > 12 || hour == 0))) {
        return false;
    }
    c->end += half_tokens;
    c->minutes = (half >= 0 ? hour % 12 * 60 + half : hour * 60) + minute;
    return true;
}

bool loft_clock_at(const loft_tokens *t, int i, loft_clock *out)
{
    loft_clock c = {
        .zone = LOFT_ZONE_UNKNOWN, .local = true, .weekday = -1, .first = i, .end = i};
    bool bare = false;
    if (i >= t->n) {
        return false;
    }
    if (loft_token_is(t, i, "noon") || loft_token_is(t, i, "midnight")) {
        c.minutes = loft_token_is(t, i, "noon") ? 720 : 0;
        c.end = i + 1;
    } else if (!eastern_clock(t, i, &c) && !western_clock(t, i, &c, &bare)) {
        return false;
    }
    read_zone(t, &c);
    if (bare && !c.said_zone) {
        return false;
    }
    c.repeats = loft_token_is(t, i - 1, "(") || loft_token_is(t, i - 1, "/");
    if (weekday_at(t, c.end) >= 0 && c.repeats) { /* (2210 GMT Wednesday) */
        c.weekday = weekday_at(t, c.end);
        c.end++;
    }
    *out = c;
    return true;
}
