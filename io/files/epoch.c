/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/epoch.h"

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

static const long long day_s = 86400;

typedef struct date {
    int year, month, day, hour, minute, second;
} date;

/*
 * Days since 1970-01-01. Years are counted from March, so that a leap day ends one and
 * the months before day m of it are (153 m + 2)/5; years before 0 do not occur.
 */
static long long days_of(const date *d)
{
    const long long y = d->month > 2 ? d->year : d->year - 1;
    const long long m = d->month > 2 ? d->month - 3 : d->month + 9;
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + d->day - 1 - 719468;
}

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year) ? 1 : 0);
}

/* The digits of text where the form has '0', other characters as they stand; fields are
 * separated by characters that are not digits. */
static bool has_form(const char *text, const char *form, int fields[6])
{
    int field = 0;
    if (strlen(text) != strlen(form)) {
        return false;
    }
    for (size_t i = 0; form[i] != '\0'; i++) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (form[i] == '0' ? !digit : text[i] != form[i]) {
            return false;
        }
        if (digit) {
            fields[field] = 10 * fields[field] + (text[i] - '0');
        } else {
            field++;
        }
    }
    return true;
}

loft_status loft_epoch_parse(const char *date_utc, loft_epoch *out)
{
    static const struct {
        const char *form;
        loft_epoch_known known;
    } forms[] = {{"0000", LOFT_EPOCH_YEAR},
                 {"0000-00", LOFT_EPOCH_MONTH},
                 {"0000-00-00", LOFT_EPOCH_DAY},
                 {"0000-00-00T00:00Z", LOFT_EPOCH_MINUTE},
                 {"0000-00-00T00:00:00Z", LOFT_EPOCH_SECOND}};
    date d = {.year = 2000, .month = 1, .day = 1};
    loft_epoch_known known = LOFT_EPOCH_NOTHING;
    for (size_t i = 0; date_utc != NULL && i < sizeof forms / sizeof forms[0]; i++) {
        int f[7] = {0}; /* 'Z' ends the sixth */
        if (has_form(date_utc, forms[i].form, f)) {
            known = forms[i].known;
            d = (date){.year = f[0],
                       .month = known >= LOFT_EPOCH_MONTH ? f[1] : 1,
                       .day = known >= LOFT_EPOCH_DAY ? f[2] : 1,
                       .hour = f[3],
                       .minute = f[4],
                       .second = f[5]};
        }
    }
    if ((date_utc != NULL && known == LOFT_EPOCH_NOTHING) || d.month < 1 ||
        d.month > 12 || d.day < 1 || d.day > days_in(d.year, d.month) || d.hour > 23 ||
        d.minute > 59 || d.second > 59) {
        return LOFT_ERR_INPUT;
    }
    *out = (loft_epoch){.unix_s = days_of(&d) * day_s + 3600LL * d.hour +
                                  60LL * d.minute + d.second,
                        .known = known};
    return LOFT_OK;
}

/* The day of a count, by steps from a first guess that is at most a year too early. */
static date date_of(long long days)
{
    date d = {
        .year = 1970 + (int)floor((double)days / 365.2425) - 1, .month = 1, .day = 1};
    if (d.year < 0) {
        d.year = 0;
    }
    long long left = days - days_of(&d);
    for (; left >= (is_leap(d.year) ? 366 : 365); d.year++) {
        left -= is_leap(d.year) ? 366 : 365;
    }
    for (; left >= days_in(d.year, d.month); d.month++) {
        left -= days_in(d.year, d.month);
    }
    d.day = 1 + (int)left;
    return d;
}

/*
 * Midnights after a leap second, as days since 1970-01-01: the minute before has 61 seconds.
 * All since UTC has leap seconds.
 */
static const int leap_days[] = {
    912,  1096, 1461,  1826,  2191,  2557,  2922,  3287,  3652,  /* 1972-07 to 1980-01 */
    4199, 4564, 4929,  5660,  6574,  7305,  7670,  8217,  8582,  /* 1981-07 to 1993-07 */
    8947, 9496, 10043, 10592, 13149, 14245, 15522, 16617, 17167, /* 1994-07 to 2017-01 */
};

/* Takes the leap seconds since the epoch off a count of milliseconds; is it in one? */
static bool skip_leap_seconds(const loft_epoch *epoch, long long *ms)
{
    for (size_t i = 0; i < sizeof leap_days / sizeof leap_days[0]; i++) {
        const long long midnight_s = leap_days[i] * day_s;
        if (epoch->unix_s < midnight_s && *ms >= 1000 * midnight_s) {
            *ms -= 1000;
            if (*ms < 1000 * midnight_s) {
                return true;
            }
        }
    }
    return false;
}

static const char *put_text(char out[LOFT_EPOCH_TEXT], const loft_epoch *epoch,
                            double t_s, bool xml)
{
    long long ms = 1000 * epoch->unix_s + llround(1000.0 * t_s);
    const bool leap = skip_leap_seconds(epoch, &ms);
    const long long day_ms = 1000 * day_s;
    const long long days = ms >= 0 ? ms / day_ms : -((-ms + day_ms - 1) / day_ms);
    const int of_day_ms = (int)(ms - days * day_ms);
    const date d = date_of(days);
    snprintf(out, LOFT_EPOCH_TEXT, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", d.year % 10000,
             d.month, d.day, of_day_ms / 3600000, of_day_ms / 60000 % 60,
             leap && !xml ? 60 : of_day_ms / 1000 % 60,
             leap && xml ? 999 : of_day_ms % 1000);
    return out;
}

const char *loft_epoch_text(char out[LOFT_EPOCH_TEXT], const loft_epoch *epoch,
                            double t_s)
{
    return put_text(out, epoch, t_s, false);
}

const char *loft_epoch_xml(char out[LOFT_EPOCH_TEXT], const loft_epoch *epoch, double t_s)
{
    return put_text(out, epoch, t_s, true);
}

const char *loft_epoch_assumption(const loft_epoch *epoch)
{
    static const char *const texts[] = {
        [LOFT_EPOCH_NOTHING] = "The date is not known; the clock starts at 2000-01-01 "
                               "00:00 UTC by assumption.",
        [LOFT_EPOCH_YEAR] = "Only the year is known; the clock starts on 1 January at "
                            "00:00 UTC by assumption.",
        [LOFT_EPOCH_MONTH] = "Only the month is known; the clock starts on its first day "
                             "at 00:00 UTC by assumption.",
        [LOFT_EPOCH_DAY] =
            "Only the date is known; the clock starts at 00:00 UTC by assumption."};
    return epoch->known <= LOFT_EPOCH_DAY ? texts[epoch->known] : NULL;
}
