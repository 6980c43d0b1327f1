/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * calendar.h - days of the proleptic Gregorian calendar as counts, and the clocks of
 * countries.
 *
 * Reference  Richards, Calendars, in Explanatory Supplement to the Astronomical Almanac
 *            (3rd ed. 2013), 15.11; IANA time zone database 2024a, Asia/Pyongyang: 8:30
 *            from 2015-08-15 00:00 to 2018-05-04 23:30
 */
#ifndef LOFT_DRAFT_CALENDAR_H
#define LOFT_DRAFT_CALENDAR_H

#include <stdbool.h>

/* A date as far as it is known: 0 is not known. */
typedef struct loft_day {
    int year, month, day;
} loft_day;

bool loft_day_is_valid(loft_day day); /* with year, month and day */
long loft_day_number(loft_day day);   /* days since 1970-01-01 */
loft_day loft_day_of_number(long number);
int loft_day_of_week(long number); /* Monday is 0 */

enum {
    LOFT_ZONE_UNKNOWN = 100000
};

/*
 * Minutes ahead of UTC of a zone by its name in small letters ("kst", "gmt"), or of the clock
 * of a country by its English name, on a day; LOFT_ZONE_UNKNOWN for another name, and for a
 * country with several zones.
 */
int loft_zone_named(const char *name);
int loft_zone_of_country(const char *country, long day_number);

#endif
