/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/draft/launch_hours.h"

enum {
    DAY = 1440 /* minutes */
};

static bool is_eastern(const loft_tokens *t, const loft_sentence *s)
{
    return t->items[s->end - 1].eastern || t->items[s->first].eastern;
}

static loft_draft_role role_of(const loft_tokens *t, const loft_sentence *s, int at,
                               bool follows)
{
    static const char *const starts[] = {
        "launched", "fired",     "launch",   "lifted", "liftoff",  "launching", "firing",
        "blasted",  "took",      "tested",   "shot",   "detected", "test",      "fires",
        "lobbed",   "conducted", "launches", "rose",   "left",     "leaving",   NULL};
    static const char *const ends[] = {"landed",    "fell",       "splashed", "impact",
                                       "crashed",   "landing",    "impacted", "fallen",
                                       "plunged",   "splashdown", "down",     "falling",
                                       "splashing", "plunging",   NULL};
    static const char *const others[] = {
        "seen",     "spotted", "disappeared", "lost",     "issued", "warned",  "convened",
        "informed", "alert",   "met",         "exploded", "passed", "crossed", "overflew",
        "ended",    "began",   "said",        "started",  "opened", "arrived", NULL};
    static const char *const until[] = {"until", "till", "to", "-", NULL};
    const int led = at - 1 - loft_token_is(t, at - 1, "about");
    if (follows && loft_token_in(t, led, until)) {
        return LOFT_DRAFT_IMPACT_TIME;
    }
    for (int i = at; i < s->end && is_eastern(t, s); i++) { /* the verb stands behind */
        if (loft_token_in(t, i, ends) || loft_token_in(t, i, starts)) {
            return loft_token_in(t, i, ends) ? LOFT_DRAFT_IMPACT_TIME
                                             : LOFT_DRAFT_LAUNCH_TIME;
        }
    }
    for (int i = at - 1; i >= s->first; i--) {
        if (loft_token_in(t, i, others)) {
            return LOFT_DRAFT_NO_ROLE;
        }
        if (loft_token_in(t, i, ends)) {
            return LOFT_DRAFT_IMPACT_TIME;
        }
        if (loft_token_in(t, i, starts)) {
            return LOFT_DRAFT_LAUNCH_TIME;
        }
    }
    for (int i = at; i < s->end; i++) {
        if (loft_token_in(t, i, starts)) {
            return LOFT_DRAFT_LAUNCH_TIME;
        }
        if (loft_token_in(t, i, ends)) {
            return LOFT_DRAFT_IMPACT_TIME;
        }
    }
    return LOFT_DRAFT_NO_ROLE;
}

/* Minutes ahead of UTC, whatever day; LOFT_ZONE_UNKNOWN. */
static int zone_of(const loft_clock *c, const char *country, loft_day day)
{
    const long number = loft_day_is_valid(day) ? loft_day_number(day) : 0;
    if (c->zone != LOFT_ZONE_UNKNOWN) {
        return c->zone;
    }
    return loft_zone_of_country(c->country != NULL ? c->country : country, number);
}

/* The clock in brackets behind clock i, whose zone is known; NULL if there is none. */
static const loft_clock *repetition(const loft_tests *tests, size_t i)
{
    if (i + 1 < tests->n_clocks && tests->clocks[i + 1].clock.repeats &&
        tests->clocks[i + 1].sentence == tests->clocks[i].sentence &&
        tests->clocks[i + 1].clock.zone != LOFT_ZONE_UNKNOWN) {
        return &tests->clocks[i + 1].clock;
    }
    return NULL;
}

bool loft_hour_of(const loft_tokens *t, const loft_sentence *s, const loft_tests *tests,
                  size_t i, const loft_hour_of_whom *whom, loft_day day, loft_hour *out)
{
    const char *country = whom->country;
    const char *speaker = loft_zone_of_country(whom->speaker, 0) != LOFT_ZONE_UNKNOWN
                              ? whom->speaker
                              : NULL;
    const loft_clock *c = &tests->clocks[i].clock;
    if (c->repeats && i > 0 &&
        tests->clocks[i - 1].sentence == tests->clocks[i].sentence) {
        return false;
    }
    const loft_clock *again = repetition(tests, i);
    const bool follows =
        i > 0 && tests->clocks[i - 1].sentence == tests->clocks[i].sentence;
    *out = (loft_hour){
        .role = role_of(t, s, c->first, follows), .first = c->first, .end = c->end};
    out->zone = zone_of(c, c->said_zone || speaker == NULL ? country : speaker, day);
    if (again != NULL && c->zone == LOFT_ZONE_UNKNOWN) {
        const int utc = ((again->minutes - again->zone) % DAY + DAY) % DAY;
        int ahead = c->minutes - utc;
        ahead = ahead > 840 ? ahead - DAY : ahead <= -720 ? ahead + DAY : ahead;
        out->zone = ahead;
    }
    out->known = out->zone != LOFT_ZONE_UNKNOWN;
    out->assumed = out->known && again == NULL && !c->said_zone;
    if (out->known) {
        const int minutes = c->minutes - out->zone;
        out->utc_minutes = (minutes % DAY + DAY) % DAY;
        out->day_shift = minutes < 0 ? -1 : minutes >= DAY ? 1 : 0;
        out->local_to_country =
            out->zone == loft_zone_of_country(
                             country, loft_day_is_valid(day) ? loft_day_number(day) : 0);
    }
    return true;
}
