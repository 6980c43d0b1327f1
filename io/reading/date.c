/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/reading/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/reading/fold.h"
#include "sim/base/decimal.h"

#define DIGITS "0123456789"

enum {
    DATE = 96, /* bytes of a date as it is read; what is longer is none */
    NUMBERS = 3
};

typedef struct clock {
    bool has_time, has_zone, has_second;
    int hour, minute, second;
    int offset_min; /* of the zone, east of Greenwich */
} clock;

typedef struct date {
    int year, month, day; /* 0 for a month or a day that is not known */
    clock at;
} date;

/* A date in parts, before it is known which number is which. */
typedef struct parts {
    int n;
    int numbers[NUMBERS];
    size_t digits[NUMBERS];
    int month;       /* by its name, or 0 */
    int month_place; /* how many numbers stand before it */
} parts;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

/* ---- words ---- */

static int month_named(const char *word, size_t size)
{
    static const char *const names[] = {"january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december"};
    for (int i = 0; i < 12; i++) {
        const bool begins =
            size >= 3 && size <= strlen(names[i]) && strncmp(word, names[i], size) == 0;
        if (begins && (size == strlen(names[i]) || size == 3 || size == 4)) {
            return i + 1;
        }
    }
    return 0;
}

/* Words that say nothing: days of the week, "the", "of", the th of 14th. */
static bool is_idle(const char *word, size_t size)
{
    static const char *const idle[] = {
        "mon",      "monday", "tue",    "tues",     "tuesday", "wed",    "wednesday",
        "thu",      "thur",   "thurs",  "thursday", "fri",     "friday", "sat",
        "saturday", "sun",    "sunday", "st",       "nd",      "rd",     "th",
        "the",      "of",     "on",     "at"};
    for (size_t i = 0; i < sizeof idle / sizeof idle[0]; i++) {
        if (strlen(idle[i]) == size && strncmp(word, idle[i], size) == 0) {
            return true;
        }
    }
    return false;
}

/* ---- the time of day ---- */

/* Two digits at most, below `limit`; moves *at behind them. */
static bool take_number(const char **at, int limit, int *out)
{
    const size_t size = strspn(*at, DIGITS);
    const long value = strtol(*at, NULL, 10);
    if (size < 1 || size > 2 || value >= limit) {
        return false;
    }
    *at += size;
    *out = (int)value;
    return true;
}

static bool take_offset(const char **at, clock *out)
{
    const int sign = **at == '-' ? -1 : 1;
    int hours = 0;
    int minutes = 0;
    ++*at;
    if (strspn(*at, DIGITS) == 4) { /* +0900 */
        const long both = strtol(*at, NULL, 10);
        hours = (int)(both / 100);
        minutes = (int)(both % 100);
        *at += 4;
    } else if (!take_number(at, 100, &hours)) {
        return false;
    } else if (**at == ':') {
        ++*at;
        if (!take_number(at, 60, &minutes)) {
            return false;
        }
    }
    if (hours > 14 || minutes > 59) {
        return false;
    }
    out->has_zone = true;
    out->offset_min = sign * (60 * hours + minutes);
    return true;
}

static bool take_zone(const char **at, clock *out)
{
    static const struct {
        const char *name;
        int offset_min;
    } zones[] = {{"utc", 0}, {"gmt", 0}, {"z", 0}, {"kst", 540}, {"jst", 540}};
    *at += strspn(*at, " ");
    for (size_t i = 0; i < sizeof zones / sizeof zones[0]; i++) {
        const size_t size = strlen(zones[i].name);
        if (strncmp(*at, zones[i].name, size) == 0 && !is_letter((*at)[size])) {
            *at += size;
            out->has_zone = true;
            out->offset_min = zones[i].offset_min;
        }
    }
    return (**at != '+' && **at != '-') || take_offset(at, out);
}

/* am or pm behind an hour from 1 to 12. */
static bool take_half_day(const char **at, clock *out)
{
    const char *word = *at + strspn(*at, " ");
    const bool is_half = (word[0] == 'a' || word[0] == 'p') &&
                         (word[1] == 'm' || strncmp(word + 1, ".m", 2) == 0);
    if (!is_half) {
        return true;
    }
    if (out->hour < 1 || out->hour > 12) {
        return false;
    }
    out->hour = out->hour % 12 + (word[0] == 'p' ? 12 : 0);
    *at = word + 2 + (word[1] == '.') + (word[1] == '.' && word[3] == '.');
    return true;
}

/* 20:28, 20:28:00, each with its zone, up to the end of the text. */
static bool read_clock(const char *text, clock *out)
{
    clock c = {.has_time = true};
    const char *at = text;
    if (!take_number(&at, 24, &c.hour) || *at != ':' || !is_digit(at[1])) {
        return false;
    }
    at++;
    if (!take_number(&at, 60, &c.minute)) {
        return false;
    }
    if (*at == ':') {
        at++;
        c.has_second = true;
        if (!take_number(&at, 60, &c.second)) {
            return false;
        }
    }
    if (!take_half_day(&at, &c) || !take_zone(&at, &c)) {
        return false;
    }
    *out = c;
    return at[strspn(at, " .")] == '\0';
}

/* Cuts the time of day off the text: from the digits before its first colon. */
static bool cut_clock(char *text, clock *out)
{
    char *colon = strchr(text, ':');
    *out = (clock){.has_time = false};
    if (colon == NULL) {
        return true;
    }
    char *start = colon;
    while (start > text && is_digit(start[-1])) {
        start--;
    }
    if (!read_clock(start, out)) {
        return false;
    }
    if (start > text + 1 && start[-1] == 't' && is_digit(start[-2])) {
        start--;
    }
    *start = '\0';
    return true;
}

/* ---- the day ---- */

static bool take_word(const char **at, parts *out)
{
    size_t size = 0;
    while (is_letter((*at)[size])) {
        size++;
    }
    const int month = month_named(*at, size);
    if (month > 0 && out->month > 0) {
        return false;
    }
    if (month > 0) {
        out->month = month;
        out->month_place = out->n;
    }
    const bool known = month > 0 || is_idle(*at, size);
    *at += size;
    return known;
}

/* Digits, with the signs of East Asia for year, month and day between them. */
static bool split(const char *text, parts *out)
{
    static const char *const gaps[] = {"年", "月", "日", "년", "월", "일"};
    *out = (parts){.n = 0};
    const char *at = text;
    while (*at != '\0') {
        bool is_gap = strchr(" -/.,", *at) != NULL;
        size_t size = 1;
        for (size_t i = 0; !is_gap && i < sizeof gaps / sizeof gaps[0]; i++) {
            is_gap = strncmp(at, gaps[i], strlen(gaps[i])) == 0;
            size = is_gap ? strlen(gaps[i]) : 1;
        }
        if (is_gap) {
            at += size;
        } else if (is_digit(*at) && out->n < NUMBERS) {
            out->digits[out->n] = strspn(at, DIGITS);
            out->numbers[out->n++] = (int)strtol(at, NULL, 10);
            at += strspn(at, DIGITS);
        } else if (!is_letter(*at) || !take_word(&at, out)) {
            return false;
        }
    }
    return out->n > 0;
}

/* 20170514 and 201705. */
static bool unpack(parts *p)
{
    const int whole = p->numbers[0];
    if (p->n != 1 || p->month > 0 || (p->digits[0] != 8 && p->digits[0] != 6)) {
        return false;
    }
    const bool has_day = p->digits[0] == 8;
    *p = (parts){.n = has_day ? 3 : 2,
                 .numbers = {has_day ? whole / 10000 : whole / 100,
                             has_day ? whole / 100 % 100 : whole % 100, whole % 100},
                 .digits = {4, 2, 2}};
    return true;
}

static int days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (month == 2 && leap);
}

static bool is_day(int year, int month, int day)
{
    return month >= 1 && month <= 12 && day >= 1 && day <= days_in(year, month);
}

/* ---- the whole ---- */

/* Hours and minutes before midnight or behind it move the day. */
static void to_utc(date *d)
{
    int minutes = 60 * d->at.hour + d->at.minute - d->at.offset_min;
    const int step = minutes < 0 ? -1 : minutes >= 1440 ? 1 : 0;
    minutes -= 1440 * step;
    d->at.hour = minutes / 60;
    d->at.minute = minutes % 60;
    d->day += step;
    if (d->day < 1) {
        d->month -= 1;
        d->year -= d->month < 1;
        d->month = d->month < 1 ? 12 : d->month;
        d->day = days_in(d->year, d->month);
    } else if (d->day > days_in(d->year, d->month)) {
        d->day = 1;
        d->month += 1;
        d->year += d->month > 12;
        d->month = d->month > 12 ? 1 : d->month;
    }
}

static const char *put(char out[LOFT_DATE_TEXT], const date *d)
{
    char time[LOFT_DATE_TEXT / 2] = "";
    if (d->at.has_time && d->at.has_second) {
        loft_snprintf(time, sizeof time, "T%02d:%02d:%02dZ", d->at.hour % 24,
                      d->at.minute % 60, d->at.second % 60);
    } else if (d->at.has_time) {
        loft_snprintf(time, sizeof time, "T%02d:%02dZ", d->at.hour % 24,
                      d->at.minute % 60);
    }
    if (d->day > 0) {
        loft_snprintf(out, LOFT_DATE_TEXT, "%04d-%02d-%02d%s", d->year % 10000,
                      d->month % 100, d->day % 100, time);
    } else if (d->month > 0) {
        loft_snprintf(out, LOFT_DATE_TEXT, "%04d-%02d", d->year % 10000, d->month % 100);
    } else {
        loft_snprintf(out, LOFT_DATE_TEXT, "%04d", d->year % 10000);
    }
    return out;
}

typedef struct asked {
    const loft_date_want *want;
    const char *text;
    char *message;
} asked;

static bool refuse(const asked *a, const char *format, ...) LOFT_PRINTF(2, 3);

static bool refuse(const asked *a, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    loft_message_refuse(a->message, a->want->option, a->text, format, args);
    va_end(args);
    return false;
}

static bool refuse_form(const asked *a)
{
    return refuse(a, "no date: write a year, a month or a day, such as 2017-05 or "
                     "2017-05-14");
}

/* 05/04/2017. */
static bool refuse_swap(const asked *a, int year, int one, int two, const clock *at)
{
    const date first = {year, two, one, *at};
    const date second = {year, one, two, *at};
    char day_first[LOFT_DATE_TEXT];
    char month_first[LOFT_DATE_TEXT];
    return refuse(a, "day and month could be swapped: write %s, or %s",
                  put(day_first, &first), put(month_first, &second));
}

/* Day and month of two numbers beside a year at the end. */
static bool order_days(const asked *a, int one, int two, date *out)
{
    const bool day_first = is_day(out->year, two, one);
    const bool month_first = is_day(out->year, one, two);
    if (day_first && month_first && one != two) {
        return refuse_swap(a, out->year, one, two, &out->at);
    }
    if (!day_first && !month_first) {
        return refuse(a, "not in the calendar: write a day such as 2017-05-14");
    }
    out->day = day_first ? one : two;
    out->month = day_first ? two : one;
    return true;
}

/* With the month by its name: the year has four digits, the day two at most. */
static bool order_named(const asked *a, const parts *p, date *out)
{
    const int year_at = p->n == 1 ? 0 : p->digits[0] == 4 ? 0 : 1;
    if (p->n > 2 || p->digits[year_at] != 4 ||
        (p->n == 2 && p->digits[1 - year_at] > 2)) {
        return refuse(a, "no year of four digits: write a date such as 2017-05-14");
    }
    out->year = p->numbers[year_at];
    out->month = p->month;
    out->day = p->n == 2 ? p->numbers[1 - year_at] : 0;
    return p->n == 1 || is_day(out->year, out->month, out->day) ||
           refuse(a, "not in the calendar: write a day such as 2017-05-14");
}

static bool order(const asked *a, const parts *p, date *out)
{
    if (p->month > 0) {
        return order_named(a, p, out);
    }
    if (p->digits[0] == 4) {
        out->year = p->numbers[0];
        out->month = p->n > 1 ? p->numbers[1] : 0;
        out->day = p->n > 2 ? p->numbers[2] : 0;
        const bool good =
            (p->n < 2 || p->digits[1] <= 2) && (p->n < 3 || p->digits[2] <= 2) &&
            is_day(out->year, p->n > 1 ? out->month : 1, p->n > 2 ? out->day : 1);
        return good || refuse(a, "not in the calendar: write a day such as 2017-05-14");
    }
    if (p->n == 3 && p->digits[2] == 4 && p->digits[0] <= 2 && p->digits[1] <= 2) {
        out->year = p->numbers[2];
        return order_days(a, p->numbers[0], p->numbers[1], out);
    }
    if (p->n == 2 && p->digits[1] == 4 && p->digits[0] <= 2) {
        out->year = p->numbers[1];
        out->month = p->numbers[0];
        return is_day(out->year, out->month, 1) || refuse_form(a);
    }
    return p->n == 3 ? refuse(a, "no year of four digits: write a date such as "
                                 "2017-05-14")
                     : refuse_form(a);
}

/* A time needs its day and its zone. */
static bool finish(const asked *a, date *d, char out[LOFT_DATE_TEXT])
{
    if (d->at.has_time && d->day == 0) {
        return refuse(a, "a time without a day: write both, such as 2017-05-13T20:28Z");
    }
    if (d->at.has_time && !d->at.has_zone && !a->want->utc) {
        char utc[LOFT_DATE_TEXT];
        return refuse(a, "a time without a zone: if it is UTC, write %s", put(utc, d));
    }
    if (d->at.has_time) {
        to_utc(d);
    }
    if (d->year < 0 || d->year > 9999) { /* by the zone alone */
        return refuse(a, "not in the calendar: write a day such as 2017-05-14");
    }
    (void)put(out, d);
    return true;
}

static bool read_date(const asked *a, char out[LOFT_DATE_TEXT])
{
    char plain[DATE];
    parts p;
    date d = {.year = 0};
    if (strlen(a->text) >= DATE / 2) {
        return refuse_form(a);
    }
    loft_fold(a->text, plain, sizeof plain);
    if (!cut_clock(plain, &d.at)) {
        return refuse(a, "no time of day: write it such as 2017-05-13T20:28Z");
    }
    if (!split(plain, &p)) {
        return refuse_form(a);
    }
    (void)unpack(&p);
    return order(a, &p, &d) && finish(a, &d, out);
}

loft_status loft_date_read(const loft_date_want *want, const char *text,
                           char out[LOFT_DATE_TEXT], char message[LOFT_MESSAGE])
{
    const asked a = {want, text, message};
    return read_date(&a, out) ? LOFT_OK : LOFT_ERR_INPUT;
}

bool loft_date_is_meant(const char *text)
{
    char plain[DATE];
    clock at;
    parts p;
    if (strlen(text) >= DATE / 2) {
        return false;
    }
    loft_fold(text, plain, sizeof plain);
    if (!cut_clock(plain, &at) || !split(plain, &p)) {
        return false;
    }
    (void)unpack(&p);
    return p.month > 0 || p.n == 3 ||
           (p.n == 2 && (p.digits[0] == 4 || p.digits[1] == 4));
}
