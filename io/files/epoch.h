/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * epoch.h - the moment of a launch, from a date as far as it is known, and times after it.
 *
 * Missing parts are taken as the first of them: 2017 is 2017-01-01T00:00:00Z, a day alone
 * starts at 00:00 UTC. Files with a clock must say so: loft_epoch_assumption.
 *
 * Limits     proleptic Gregorian calendar, years 0 to 9999; the seconds of UTC before 1972,
 *            which were not those of the SI, are taken for them
 * Reference  leap seconds: IERS Bulletin C 52 for the latest, of 2016-12-31, and 70 of July
 *            2025, which announces none; ISO 8601-1:2019; Richards, Calendars, in Explanatory Supplement to the
 *            Astronomical Almanac (3rd ed. 2013), 15.11, for the count of days
 */
#ifndef LOFT_EPOCH_H
#define LOFT_EPOCH_H

#include "loft/loft.h"

typedef enum loft_epoch_known {
    LOFT_EPOCH_NOTHING,
    LOFT_EPOCH_YEAR,
    LOFT_EPOCH_MONTH,
    LOFT_EPOCH_DAY,
    LOFT_EPOCH_MINUTE,
    LOFT_EPOCH_SECOND
} loft_epoch_known;

typedef struct loft_epoch {
    long long unix_s; /* since 1970-01-01T00:00:00Z; negative before */
    loft_epoch_known known;
} loft_epoch;

enum {
    LOFT_EPOCH_TEXT = 48
};

/*
 * The date of a scenario: YYYY, YYYY-MM, YYYY-MM-DD, and THH:MMZ or THH:MM:SSZ after a
 * day. NULL is an unknown date: 2000-01-01. LOFT_ERR_INPUT for another
 * form or no day of the calendar; *out is then untouched.
 */
LOFT_NODISCARD loft_status loft_epoch_parse(const char *date_utc, loft_epoch *out);

/*
 * "2024-10-30T22:10:00.250Z", t_s later, to the millisecond, within the years above. In a
 * leap second the seconds are 60.
 */
const char *loft_epoch_text(char out[LOFT_EPOCH_TEXT], const loft_epoch *epoch,
                            double t_s);

/* The text for XML Schema, which has no second 60: a leap second reads 59.999. */
const char *loft_epoch_xml(char out[LOFT_EPOCH_TEXT], const loft_epoch *epoch,
                           double t_s);

/* A sentence on what was assumed, or NULL if the minute is known. */
const char *loft_epoch_assumption(const loft_epoch *epoch);

#endif
