/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/draft/calendar.h"

#include <stddef.h>
#include <string.h>

bool loft_day_is_valid(loft_day day)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (day.year % 4 == 0 && day.year % 100 != 0) || day.year % 400 == 0;
    return day.year >= 1900 && day.year < 2100 && day.month >= 1 && day.month <= 12 &&
           day.day >= 1 && day.day <= days[day.month - 1] + (day.month == 2 && leap);
}

long loft_day_number(loft_day day)
{
    const long y = day.year - (day.month <= 2);
    const long era = (y >= 0 ? y : y - 399) / 400;
    const long of_era = y - era * 400;
    const long of_year =
        (153 * (day.month + (day.month > 2 ? -3 : 9)) + 2) / 5 + day.day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

loft_day loft_day_of_number(long number)
{
    const long z = number + 719468;
    const long era = (z >= 0 ? z : z - 146096) / 146097;
    const long of_era = z - era * 146097;
    const long y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    const long of_year = of_era - (365 * y + y / 4 - y / 100);
    const long m = (5 * of_year + 2) / 153;
    const int month = (int)(m < 10 ? m + 3 : m - 9);
    return (loft_day){.year = (int)(y + era * 400 + (month <= 2)),
                      .month = month,
                      .day = (int)(of_year - (153 * m + 2) / 5 + 1)};
}

int loft_day_of_week(long number)
{
    return (int)(((number + 3) % 7 + 7) % 7); /* 1970-01-01 was a Thursday */
}

typedef struct zone {
    const char *name;
    int minutes;
} zone;

static const zone zones[] = {
    {"utc", 0},    {"gmt", 0},    {"z", 0},      {"kst", 540},
    {"jst", 540},  {"edt", -240}, {"est", -300}, {"et", LOFT_ZONE_UNKNOWN},
    {"cdt", -300}, {"cst", -360}, {"mdt", -360}, {"mst", -420},
    {"pdt", -420}, {"pst", -480}, {"msk", 180},  {"bst", 60},
    {"cet", 60},   {"cest", 120}, {"ist", 330},  {"irst", 210},
    {"pkt", 300},  {"hst", -600}, {"chst", 600},
};

int loft_zone_named(const char *name)
{
    for (size_t i = 0; i < sizeof zones / sizeof zones[0]; i++) {
        if (strcmp(zones[i].name, name) == 0) {
            return zones[i].minutes;
        }
    }
    return LOFT_ZONE_UNKNOWN;
}

/* Summer time until 2022: from 22 March to 21 September, one day earlier in leap years. */
static int tehran(long day_number)
{
    const loft_day day = loft_day_of_number(day_number);
    const int of_year = day.month * 100 + day.day;
    return day.year <= 2022 && of_year >= 322 && of_year <= 921 ? 270 : 210;
}

static int pyongyang(long day_number)
{
    const long from = loft_day_number((loft_day){2015, 8, 15});
    const long to = loft_day_number((loft_day){2018, 5, 4}); /* until 23:30 of it */
    return day_number >= from && day_number <= to ? 510 : 540;
}

/* The last Sunday of a month of 31 days. */
static long last_sunday(int year, int month)
{
    const long last = loft_day_number((loft_day){year, month, 31});
    return last - (loft_day_of_week(last) + 1) % 7;
}

/* Summer time from the last Sunday of March to that of October, until 2010. */
static int moscow(long day_number)
{
    const int year = loft_day_of_number(day_number).year;
    if (year <= 2010) {
        return day_number >= last_sunday(year, 3) && day_number < last_sunday(year, 10)
                   ? 240
                   : 180;
    }
    const long from = loft_day_number((loft_day){2011, 3, 27});
    const long to = loft_day_number((loft_day){2014, 10, 26});
    return day_number >= from && day_number < to ? 240 : 180;
}

int loft_zone_of_country(const char *country, long day_number)
{
    static const zone clocks[] = {
        {"South Korea", 540}, {"Japan", 540},    {"China", 480},
        {"India", 330},       {"Pakistan", 300}, {"Taiwan", 480},
    };
    if (country == NULL) {
        return LOFT_ZONE_UNKNOWN;
    }
    if (strcmp(country, "North Korea") == 0) {
        return pyongyang(day_number);
    }
    if (strcmp(country, "Iran") == 0) {
        return tehran(day_number);
    }
    if (strcmp(country, "Moscow") == 0) {
        return moscow(day_number);
    }
    for (size_t i = 0; i < sizeof clocks / sizeof clocks[0]; i++) {
        if (strcmp(clocks[i].name, country) == 0) {
            return clocks[i].minutes;
        }
    }
    return LOFT_ZONE_UNKNOWN;
}
