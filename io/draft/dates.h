/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dates.h - the dates and the times of day that a text names. */
#ifndef LOFT_DRAFT_DATES_H
#define LOFT_DRAFT_DATES_H

#include "io/draft/calendar.h"
#include "io/draft/sentences.h"

typedef enum loft_date_kind {
    LOFT_DATE_DAY,     /* as much of a date as was said */
    LOFT_DATE_WEEKDAY, /* "Wednesday"; with a day where both were said */
    LOFT_DATE_TODAY,   /* days before that of the text: 0 today, 1 yesterday */
    LOFT_DATE_PAST     /* "last year": another test, and not when */
} loft_date_kind;

typedef struct loft_date {
    loft_date_kind kind;
    loft_day day;
    int weekday;    /* Monday is 0; -1: not said */
    int before;     /* days, of TODAY */
    bool last;      /* "last Wednesday" */
    int first, end; /* tokens */
} loft_date;

typedef struct loft_clock {
    int minutes;    /* of the day, 0 to 1439 */
    int zone;       /* minutes ahead of UTC; LOFT_ZONE_UNKNOWN */
    bool local;     /* "local time", or no zone at all */
    bool said_zone; /* "local time" counts */
    const char
        *country;   /* whose clock it is, where a zone hangs on the date: "North Korea" */
    bool repeats;   /* in brackets behind another one */
    int weekday;    /* "2210 GMT Wednesday"; -1 */
    int first, end; /* tokens */
} loft_clock;

/* The date or the time of day that starts at token i; false if none does. */
bool loft_date_at(const loft_tokens *t, int i, loft_date *out);
bool loft_clock_at(const loft_tokens *t, int i, loft_clock *out);

#endif
