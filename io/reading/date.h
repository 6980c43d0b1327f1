/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * date.h - dates as people write them, into the one form of scenario files.
 *
 *     2017-05-14  2017/5/14  20170514  2017-05  2017
 *     14 May 2017  May 14, 2017  14-05-2017  05/14/2017  May 2017
 *     2017-05-13T20:28Z  14 May 2017, 05:28 KST  2017-05-14 05:28 +09:00
 *
 * A time of day comes out in UTC; Z, UTC, GMT, KST, JST and an offset are read. Refused are:
 * a day and a month that can be swapped (05/04/2017), a year of two digits, a day that is not
 * in the calendar, a time without a zone, and any other word.
 */
#ifndef LOFT_READING_DATE_H
#define LOFT_READING_DATE_H

#include "io/reading/message.h"

enum {
    LOFT_DATE_TEXT = 24 /* bytes of "2017-05-13T20:28:00Z", with the '\0' */
};

typedef struct loft_date_want {
    const char *option; /* as messages name it: "--since" */
    bool utc;           /* a time without a zone is in UTC */
} loft_date_want;

/*
 * YYYY, YYYY-MM, YYYY-MM-DD or that with THH:MMZ or THH:MM:SSZ. LOFT_ERR_INPUT with a
 * message that says what to write instead, both readings where there are two; out is then
 * untouched.
 */
LOFT_NODISCARD loft_status loft_date_read(const loft_date_want *want, const char *text,
                                          char out[LOFT_DATE_TEXT],
                                          char message[LOFT_MESSAGE]);

/* Is it more like a date than like a name: has it a year, and nothing but parts of a date? */
bool loft_date_is_meant(const char *text);

#endif
