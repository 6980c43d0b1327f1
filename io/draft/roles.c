/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/draft/roles.h"

#include <string.h>

#include "io/draft/role_words.h"
#include "io/draft/traps.h"

enum {
    REACH = 16, /* tokens before a figure in which its role is looked for */
    LIST = 6    /* figures of a list with "respectively" */
};

#define N(table) (sizeof(table) / sizeof(table)[0])

static const char *const landings[] = {
    "landed",  "fell",   "splashed",  "crashed", "plunged", "impacted",
    "landing", "impact", "splashing", "falling", "dropped", "down",
    "hit",     "target", "struck",    "lands",   NULL};

/* Only "of", "was" and the like stand between. */
static bool leads(const loft_tokens *t, int from, int to)
{
    static const char *const idle[] = {"of",      "was", "is",  "at", ":",
                                       "reached", "?",   "the", NULL};
    for (int i = from; i < to; i++) {
        if (!loft_token_in(t, i, idle)) {
            return false;
        }
    }
    return to - from <= 3;
}

/* The nearest cue before the amount; NULL if none. */
static const loft_cue *cue_before(const loft_tokens *t, const loft_sentence *s,
                                  const loft_amount *a, const loft_cues *cues, int *at)
{
    for (int k = a->core - 1; k >= s->first && a->first - k <= REACH; k--) {
        const loft_cue *found = loft_cue_at(t, k, cues);
        const bool compound =
            loft_token_is(t, k - 1, "-") && loft_token_is(t, k, "range"); /* long-range */
        if (found != NULL && !compound) {
            *at = k;
            return found;
        }
        if (loft_token_is(t, k, ";") || loft_token_is(t, k, "whereas")) {
            return NULL;
        }
    }
    return NULL;
}

/* ---- lengths ---- */

static bool reads_past(const loft_tokens *t, const loft_sentence *s, int next, int end,
                       loft_role *role)
{
    static const char *const past[] = {"past", "beyond", NULL};
    static const char *const east[] = {"east of cape", "east of hokkaido",
                                       "east of japan", "east of the cape", NULL};
    const int way = loft_phrase_in(t, next, east);
    if (way > 0) {
        next += 1; /* "of" */
    } else if (!loft_token_in(t, next, past)) {
        return false;
    }
    int place_end = next + 1;
    while (place_end < end && place_end < s->end &&
           t->items[place_end].kind == LOFT_TOKEN_WORD &&
           (t->items[place_end].capital || loft_token_is(t, place_end, "the") ||
            loft_token_is(t, place_end, "of"))) {
        place_end++;
    }
    role->role = LOFT_DRAFT_DISTANCE_PAST;
    role->place_first = next + 1;
    role->place_end = place_end;
    return true;
}

static bool flies(const loft_cue *c)
{
    static const char *const words[] = {"flew",   "flown",    "flying",    "fly",
                                        "glided", "traveled", "travelled", "traveling"};
    for (size_t i = 0; i < N(words); i++) {
        if (strcmp(c->words, words[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* "at 60 km" behind a word for flying: a height. */
static bool is_at(const loft_tokens *t, const loft_amount *a)
{
    return loft_token_is(t, a->first - 1, "at") &&
           !loft_token_is(t, a->first - 2, "target");
}

/*
 * "reached 800 km, flew 3,700 km": a length that is reached, before or behind one that is
 * flown, is a height.
 */
static bool is_reached(const loft_tokens *t, const loft_sentence *s,
                       const loft_amount *amounts, size_t n, size_t i)
{
    static const char *const reach[] = {"reached", "reaching", NULL};
    const loft_amount *a = &amounts[i];
    bool flown = false;
    for (int k = s->first; k < s->end; k++) {
        const loft_cue *c = loft_cue_at(t, k, &loft_length_before);
        flown = flown || (c != NULL && c->role == LOFT_DRAFT_RANGE);
    }
    return a->dimension == LOFT_AMOUNT_LENGTH && loft_token_in(t, a->first - 1, reach) &&
           flown && n > 1;
}

/* Has another speaker taken over between the word for the role and the figure? */
static bool is_stale(const loft_tokens *t, const loft_amount *amounts, size_t i,
                     int cue_token)
{
    static const char *const breaks[] = {"while", "but", "whereas",  "gave",
                                         "said",  "put", "reported", NULL};
    bool broken = false;
    bool other = false;
    for (int k = cue_token; k < amounts[i].first; k++) {
        broken = broken || loft_token_in(t, k, breaks);
    }
    for (size_t k = 0; k < i; k++) {
        other = other || (amounts[k].core > cue_token && !amounts[k].repeats);
    }
    return broken && other;
}

/* 高度 A, B 飛翔: the word before is about an earlier length, and the verb behind about this. */
static bool flies_behind(const loft_tokens *t, const loft_sentence *s,
                         const loft_amount *amounts, size_t i, int cue_token)
{
    bool taken = false;
    for (size_t k = 0; k < i; k++) {
        taken = taken || (amounts[k].dimension == LOFT_AMOUNT_LENGTH &&
                          amounts[k].core > cue_token);
    }
    for (int k = amounts[i].end; taken && k < s->end && k < amounts[i].end + 14; k++) {
        if (loft_token_is(t, k, "flew")) {
            return true;
        }
    }
    return false;
}

/* The first word for a role of a length in the next tokens. */
static const loft_cue *cue_within(const loft_tokens *t, int from, int end)
{
    for (int i = from; i < end && i < from + 10; i++) {
        const loft_cue *c = loft_cue_at(t, i, &loft_length_before);
        if (c != NULL) {
            return c;
        }
    }
    return NULL;
}

/* "How high? About 800 km": the question is the sentence before. */
static const loft_cue *question_before(const loft_tokens *t, const loft_sentence *s)
{
    static const loft_cue asked_items[] = {{"how high", LOFT_DRAFT_APOGEE},
                                           {"how far", LOFT_DRAFT_RANGE}};
    static const loft_cues asked = {asked_items, N(asked_items)};
    if (!loft_token_is(t, s->first - 1, "?")) {
        return NULL;
    }
    for (int i = s->first - 1; i >= 0 && i > s->first - 6; i--) {
        const loft_cue *c = loft_cue_at(t, i, &asked);
        if (c != NULL) {
            return c;
        }
    }
    return NULL;
}

static void length_role(const loft_tokens *t, const loft_sentence *s,
                        const loft_amount *amounts, size_t n, size_t i, loft_role *role)
{
    const loft_amount *a = &amounts[i];
    const int next = loft_behind_amount(t, amounts, n, i);
    if (reads_past(t, s, next, next + 6, role)) {
        return;
    }
    const int dash = loft_token_is(t, next, "-") && !loft_token_is(t, next + 1, "high");
    const loft_cue *behind = loft_cue_at(t, next + dash, &loft_length_behind);
    if (a->joined && i + 1 < n && amounts[i + 1].joined && behind == NULL &&
        loft_token_is(t, amounts[i + 1].end,
                      "flight")) { /* 950-kilometre, 53-minute flight */
        role->role = LOFT_DRAFT_RANGE;
        return;
    }
    int at = 0;
    const loft_cue *before = cue_before(t, s, a, &loft_length_before, &at);
    const bool noun =
        before != NULL &&
        (strcmp(before->words, "altitude") == 0 || strcmp(before->words, "apogee") == 0 ||
         strcmp(before->words, "height") == 0 || strcmp(before->words, "distance") == 0);
    const bool close = before != NULL && leads(t, at + 1, a->first);
    if (behind != NULL && next < s->end && !(noun && close && t->items[at].eastern)) {
        /* "an altitude of 6,000 km away" is none */
        role->role = noun && close && behind->role == LOFT_DRAFT_RANGE &&
                             before->role == LOFT_DRAFT_APOGEE
                         ? before->role
                         : behind->role;
        return;
    }
    const loft_cue *cleft =
        loft_token_is(t, next, "that") ? cue_within(t, next + 1, s->end) : NULL;
    const loft_cue *asked = before == NULL ? question_before(t, s) : NULL;
    if (cleft != NULL || asked != NULL) {
        role->role = cleft != NULL ? cleft->role : asked->role;
        return;
    }
    if (is_reached(t, s, amounts, n, i)) {
        role->role = LOFT_DRAFT_APOGEE;
        return;
    }
    if (before == NULL) {
        role->stale = i > 0;
        return;
    }
    if (t->items[at].eastern && flies_behind(t, s, amounts, i, at)) {
        role->role = LOFT_DRAFT_RANGE;
        return;
    }
    if (is_stale(t, amounts, i, at)) {
        role->stale = true;
        return;
    }
    role->role = before->role;
    if (strcmp(before->words, "went") == 0 && loft_token_is(t, a->core - 1, "above")) {
        role->role = LOFT_DRAFT_APOGEE;
    }
    if (before->role == LOFT_DRAFT_RANGE && is_at(t, a) && flies(before)) {
        role->role = LOFT_DRAFT_APOGEE;
    }
}

/* ---- times ---- */

static bool lands(const loft_tokens *t, const loft_sentence *s)
{
    for (int i = s->first; i < s->end; i++) {
        if (loft_token_in(t, i, landings)) {
            return true;
        }
    }
    return false;
}

static bool is_moment(const loft_tokens *t, const loft_sentence *s,
                      const loft_amount *amounts, size_t i, int next, loft_role *role)
{
    const loft_amount *a = &amounts[i];
    static const char *const ago[] = {"ago",    "earlier", "before the", "ahead of",
                                      "prior",  "notice",  "behind",     "faster",
                                      "longer", NULL};
    static const char *const start[] = {"launch",   "liftoff", "lift", "takeoff",
                                        "being",    "it",      "the",  "its",
                                        "blastoff", "firing",  NULL};
    if (loft_phrase_in(t, next, ago) > 0) {
        role->why = "a time before something";
        return true;
    }
    const bool later = loft_token_is(t, next, "later");
    const bool after_start =
        loft_token_is(t, next, "after") && loft_token_in(t, next + 1, start);
    const bool into = loft_token_is(t, next, "into");
    if (later || after_start || into) {
        if (lands(t, s) && !into && a->high < 10800.0) {
            role->role = LOFT_DRAFT_FLIGHT_TIME;
        } else {
            role->why = "a time after something";
        }
        return true;
    }
    const bool listed = loft_token_is(t, a->first - 1, "and") && i > 0 &&
                        amounts[i - 1].end == a->first - 1 &&
                        loft_token_is(t, amounts[i - 1].first - 1, "after");
    if ((loft_token_is(t, a->first - 1, "after") || listed) && lands(t, s) &&
        a->high < 10800.0 && a->first - 1 > s->first) {
        role->role = LOFT_DRAFT_FLIGHT_TIME;
        return true;
    }
    if (loft_token_is(t, next, "after") || loft_token_is(t, a->first - 1, "within")) {
        role->why = "a time after something";
        return true;
    }
    return false;
}

/* "In 53 minutes the rocket covered 950 km"; "約71分間、約1100キロ飛翔". */
static bool flies_on(const loft_tokens *t, const loft_sentence *s, const loft_amount *a)
{
    static const char *const verbs[] = {"flew", "covered", "traveled", "travelled", NULL};
    const bool eastern = t->items[a->core_end - 1].eastern;
    if (!eastern && !loft_token_is(t, a->first - 1, "in")) {
        return false;
    }
    for (int i = a->end; i < s->end && i < a->end + 12; i++) {
        if (loft_token_in(t, i, verbs)) {
            return true;
        }
    }
    return false;
}

static void time_role(const loft_tokens *t, const loft_sentence *s,
                      const loft_amount *amounts, size_t n, size_t i, loft_role *role)
{
    const loft_amount *a = &amounts[i];
    const int next = loft_behind_amount(t, amounts, n, i);
    const int dash = loft_token_is(t, next, "-");
    const loft_cue *behind = loft_cue_at(t, next + dash, &loft_time_behind);
    if (behind != NULL && next < s->end) {
        role->role = behind->role;
        return;
    }
    if (is_moment(t, s, amounts, i, next, role)) {
        return;
    }
    int at = 0;
    const loft_cue *before = cue_before(t, s, a, &loft_time_before, &at);
    if (before == NULL && a->high < 10800.0 && flies_on(t, s, a)) {
        role->role = LOFT_DRAFT_FLIGHT_TIME;
        return;
    }
    if (before == NULL || a->joined || a->high > 10800.0) {
        return;
    }
    static const char *const led[] = {
        "for",   "of",      "in",  "over",     "was",  "lasted", "is",   "took", ":",
        "at",    "lasting", "and", "?",        "time", "about",  ",",    "with", "during",
        "after", "flying",  "or",  "spanning", "as",   "to",     "than", NULL};
    const bool led_in = loft_token_in(t, a->first - 1, led) || a->first - 1 == at ||
                        a->hedge == LOFT_DRAFT_TRACKED || t->items[at].eastern ||
                        a->first - at <= 3 ||
                        (strcmp(before->words, "took") == 0 && a->first - at <= 8) ||
                        loft_token_is(t, a->first, "over");
    if (led_in) {
        role->tracked = strcmp(before->words, "tracked") == 0 ||
                        strcmp(before->words, "followed") == 0;
        role->role = before->role;
    }
}

/* ---- lists ---- */

/* The figures that "respectively" is about: the last ones before it, of one dimension. */
static size_t list_before(const loft_amount *amounts, size_t n, int end,
                          size_t list[LIST])
{
    size_t count = 0;
    for (size_t i = n; i-- > 0 && count < LIST;) {
        if (amounts[i].core < end && !amounts[i].repeats) {
            list[count++] = i;
        }
    }
    for (size_t i = 0; i < count / 2; i++) {
        const size_t other = list[i];
        list[i] = list[count - 1 - i];
        list[count - 1 - i] = other;
    }
    return count;
}

/* Roles that nouns name in a row before the first figure: "altitude and range of". */
static size_t nouns_before(const loft_tokens *t, const loft_sentence *s, int end,
                           loft_draft_role nouns[LIST])
{
    static const loft_cue named_items[] = {{"altitude", LOFT_DRAFT_APOGEE},
                                           {"apogee", LOFT_DRAFT_APOGEE},
                                           {"height", LOFT_DRAFT_APOGEE},
                                           {"range", LOFT_DRAFT_RANGE},
                                           {"distance", LOFT_DRAFT_RANGE},
                                           {"flight time", LOFT_DRAFT_FLIGHT_TIME},
                                           {"duration", LOFT_DRAFT_FLIGHT_TIME},
                                           {"flight distance", LOFT_DRAFT_RANGE},
                                           {"time of flight", LOFT_DRAFT_FLIGHT_TIME},
                                           {"@time", LOFT_DRAFT_FLIGHT_TIME}};
    static const loft_cues named = {named_items, N(named_items)};
    size_t count = 0;
    for (int i = s->first; i < end && count < LIST; i++) {
        const loft_cue *c = loft_cue_at(t, i, &named);
        if (c != NULL &&
            !(loft_token_is(t, i, "range") && loft_token_is(t, i - 1, "-"))) {
            nouns[count++] = c->role;
            i += (int)(strchr(c->words, ' ') != NULL);
        }
    }
    return count;
}

static void read_lists(const loft_tokens *t, const loft_sentence *s,
                       const loft_amount *amounts, size_t n, loft_role *out)
{
    int respectively = s->end;
    bool said = false;
    for (int i = s->first; i < s->end && !said; i++) {
        said = loft_token_is(t, i, "respectively");
        respectively = said ? i : respectively;
    }
    size_t list[LIST];
    loft_draft_role nouns[LIST];
    const size_t count = list_before(amounts, n, respectively, list);
    if (count < 2) {
        return;
    }
    const size_t named = nouns_before(t, s, amounts[list[0]].first, nouns);
    bool later_noun = false; /* a noun between the figures: no list */
    for (int i = amounts[list[0]].end; i < amounts[list[count - 1]].first; i++) {
        const loft_cue *c = loft_cue_at(t, i, &loft_length_before);
        later_noun =
            later_noun || c != NULL || loft_cue_at(t, i, &loft_time_before) != NULL;
    }
    if (named != count || later_noun || (!said && t->items[list[0]].eastern)) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const bool is_time = amounts[list[i]].dimension == LOFT_AMOUNT_TIME;
        if (is_time != (nouns[i] == LOFT_DRAFT_FLIGHT_TIME)) {
            return;
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (out[list[i]].why == NULL || out[list[i]].role == LOFT_DRAFT_NO_ROLE) {
            out[list[i]] = (loft_role){.role = nouns[i]};
        }
    }
}

/*
 * "a height of A and a range of B, while Japan gave C and D": figures without a word for
 * their role take those of the figures before, one by one.
 */
static void read_parallel(const loft_amount *amounts, size_t n, loft_role *out)
{
    size_t first = 0;
    while (first < n && !out[first].stale) {
        first++;
    }
    size_t from = 0;
    for (size_t i = first; i < n && out[i].stale; i++) {
        while (from < first && (amounts[from].dimension != LOFT_AMOUNT_LENGTH ||
                                out[from].role == LOFT_DRAFT_NO_ROLE)) {
            from++;
        }
        if (from == first) {
            return;
        }
        out[i] = (loft_role){.role = out[from].role};
        from++;
    }
    for (size_t i = 1; i < n; i++) { /* and a time beside such */
        bool flown = false;
        for (size_t k = 0; k < i; k++) {
            flown = flown || out[k].role == LOFT_DRAFT_FLIGHT_TIME;
        }
        if (out[i].bare && amounts[i].dimension == LOFT_AMOUNT_TIME && flown &&
            first < n && i + 1 <= first + 1) {
            out[i] = (loft_role){.role = LOFT_DRAFT_FLIGHT_TIME};
        }
    }
}

/* "burned 121 seconds and its second 97 seconds": a time goes on as the one before. */
static void read_times(const loft_tokens *t, const loft_amount *amounts, size_t n,
                       loft_role *out)
{
    for (size_t i = 1; i < n; i++) {
        const bool bare = out[i].role == LOFT_DRAFT_NO_ROLE && out[i].bare;
        const loft_amount *before = &amounts[i - 1];
        const int gap = amounts[i].first - before->end;
        if (bare && amounts[i].dimension == LOFT_AMOUNT_TIME && gap <= 5 &&
            before->dimension == LOFT_AMOUNT_TIME &&
            out[i - 1].role != LOFT_DRAFT_NO_ROLE &&
            loft_token_is(t, before->end, "and")) {
            out[i] = (loft_role){.role = out[i - 1].role};
        }
    }
}

void loft_roles_of(const loft_tokens *t, const loft_sentence *s,
                   const loft_amount *amounts, size_t n, loft_role *out)
{
    for (size_t i = 0; i < n; i++) {
        out[i] = (loft_role){.role = LOFT_DRAFT_NO_ROLE};
        out[i].why = loft_trap_of(t, s, amounts, n, i);
        if (out[i].why != NULL) {
            continue;
        }
        if (amounts[i].dimension == LOFT_AMOUNT_SPEED) {
            out[i].role = LOFT_DRAFT_SPEED;
        } else if (amounts[i].dimension == LOFT_AMOUNT_TIME) {
            time_role(t, s, amounts, n, i, &out[i]);
        } else {
            length_role(t, s, amounts, n, i, &out[i]);
        }
        if (out[i].role == LOFT_DRAFT_NO_ROLE && out[i].why == NULL) {
            out[i].why = "no word near it says of what";
            out[i].bare = true;
        }
    }
    read_parallel(amounts, n, out);
    read_times(t, amounts, n, out);
    read_lists(t, s, amounts, n, out);
}
