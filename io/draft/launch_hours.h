/* SPDX-License-Identifier: GPL-3.0-or-later */
/* launch_hours.h - the times of day of a sentence, as launches and impacts in UTC. */
#ifndef LOFT_DRAFT_LAUNCH_HOURS_H
#define LOFT_DRAFT_LAUNCH_HOURS_H

#include "io/draft/tests_named.h"
#include "io/files/draft_json.h"

typedef struct loft_hour {
    loft_draft_role role;  /* LAUNCH_TIME, IMPACT_TIME or NO_ROLE */
    bool known;            /* its zone is */
    bool assumed;          /* that is the one of the country, which nobody said */
    bool local_to_country; /* the day of the text is that of the country's clock */
    int zone;              /* minutes ahead of UTC */
    int utc_minutes;       /* of the day */
    int day_shift;         /* days from the day of the text to the day in UTC */
    int first, end;        /* tokens, with what repeats it in brackets */
} loft_hour;

/* The country of the launch and the one that the speaker is of; NULL: not known. */
typedef struct loft_hour_of_whom {
    const char *country, *speaker;
} loft_hour_of_whom;

/*
 * Clock i of the tests, in a sentence of a test on that day. A zone that nobody says is the
 * one of the speaker, else of the country. False for a clock that repeats another.
 */
bool loft_hour_of(const loft_tokens *t, const loft_sentence *s, const loft_tests *tests,
                  size_t i, const loft_hour_of_whom *whom, loft_day day, loft_hour *out);

#endif
