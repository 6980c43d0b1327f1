/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/draft/amounts.h"

#include <math.h>
#include <string.h>

#include "io/draft/hedges.h"
#include "io/draft/numbers.h"
#include "io/reading/unit.h"
#include "sim/base/room.h"

/* ---- units ---- */

typedef struct unit_words {
    loft_amount_dimension dimension;
    double si;
    const char *name;
    int tokens;
    bool joined;
} unit_words;

static bool named_unit(const loft_tokens *t, int i, unit_words *out)
{
    static const char *const sea[] = {"nautical miles", "nautical mile", "sea miles",
                                      "nautical-miles", NULL};
    static const char *const land[] = {"statute miles", "statute mile", NULL};
    const int sea_tokens = loft_phrase_in(t, i, sea);
    const int land_tokens = loft_phrase_in(t, i, land);
    if (i >= t->n || t->items[i].kind != LOFT_TOKEN_WORD) {
        return false;
    }
    const char *word = sea_tokens > 0 ? "nmi" : land_tokens > 0 ? "mi" : t->items[i].word;
    if (strcmp(word, "'s") == 0 || (strcmp(word, "kilo") == 0 && t->items[i].eastern)) {
        return false;
    }
    const loft_quantity_unit *unit = loft_quantity_unit_named(word, strlen(word));
    if (unit == NULL || unit->dimension == LOFT_QUANTITY_ANGLE) {
        return false;
    }
    *out = (unit_words){
        .dimension =
            unit->dimension == LOFT_QUANTITY_TIME ? LOFT_AMOUNT_TIME : LOFT_AMOUNT_LENGTH,
        .si = unit->si,
        .name = unit->name,
        .tokens = sea_tokens + land_tokens > 0 ? sea_tokens + land_tokens : 1};
    return true;
}

/* km/h, kilometers per hour, miles an hour, mph: the unit of a speed behind a length. */
static bool speed_unit(const loft_tokens *t, int i, unit_words *out)
{
    static const char *const per[] = {"/", "per", "a", "an", NULL};
    static const char *const hours[] = {"hour", "h", "hr", NULL};
    static const char *const seconds[] = {"second", "s", "sec", NULL};
    static const struct {
        const char *word, *name;
        double si;
    } words[] = {{"mph", "mi/h", 0.44704}, {"kph", "km/h", 1 / 3.6},
                 {"kmh", "km/h", 1 / 3.6}, {"kmph", "km/h", 1 / 3.6},
                 {"kmps", "km/s", 1000.0}, {"knots", "kn", 1852.0 / 3600.0}};
    for (size_t w = 0; w < sizeof words / sizeof words[0]; w++) {
        if (loft_token_is(t, i, words[w].word)) {
            *out = (unit_words){.dimension = LOFT_AMOUNT_SPEED,
                                .si = words[w].si,
                                .name = words[w].name,
                                .tokens = 1};
            return true;
        }
    }
    unit_words length;
    if (!named_unit(t, i, &length) || length.dimension != LOFT_AMOUNT_LENGTH ||
        !loft_token_in(t, i + length.tokens, per)) {
        return false;
    }
    const int below = i + length.tokens + 1;
    const bool hour = loft_token_in(t, below, hours);
    if (!hour && !loft_token_in(t, below, seconds)) {
        return false;
    }
    const bool km = strcmp(length.name, "km") == 0;
    const bool mi = strcmp(length.name, "mi") == 0;
    *out = (unit_words){.dimension = LOFT_AMOUNT_SPEED,
                        .si = length.si / (hour ? 3600.0 : 1.0),
                        .name = km   ? (hour ? "km/h" : "km/s")
                                : mi ? (hour ? "mi/h" : "mi/s")
                                     : (hour ? "m/h" : "m/s"),
                        .tokens = length.tokens + 2};
    if (!km && !mi && strcmp(length.name, "m") != 0) {
        out->name = hour ? "ft/h" : "ft/s";
    }
    return true;
}

static bool mach_unit(const loft_tokens *t, int i, unit_words *out)
{
    static const char *const sound[] = {"times the speed of sound",
                                        "times the sound speed",
                                        "times speed of sound",
                                        "times faster than the speed of sound",
                                        "times faster than sound",
                                        "mach",
                                        NULL};
    const int n = loft_phrase_in(t, i, sound);
    *out = (unit_words){
        .dimension = LOFT_AMOUNT_SPEED, .si = 1.0, .name = "Mach", .tokens = n};
    return n > 0;
}

static bool unit_at(const loft_tokens *t, int i, unit_words *out)
{
    const int dash = loft_token_is(t, i, "-");
    if (!speed_unit(t, i + dash, out) && !mach_unit(t, i + dash, out) &&
        !named_unit(t, i + dash, out)) {
        return false;
    }
    out->tokens += dash;
    out->joined = dash > 0;
    return true;
}

/* ---- one number with its unit ---- */

typedef struct plain {
    double value, step_si;
    unit_words unit;
    loft_draft_hedge inner; /* between number and unit */
    int tokens;
    bool has_unit;
} plain;

/* Words between a number and its unit: 1천여 km, 1,000-plus km, 1,000+ km. */
static int inner_hedge(const loft_tokens *t, int i, loft_draft_hedge *hedge)
{
    static const char *const plus[] = {"- plus", "plus", "+", "- odd", "odd", NULL};
    const int n = loft_phrase_in(t, i, plus);
    if (n > 0) {
        *hedge =
            loft_token_is(t, i + n - 1, "odd") ? LOFT_DRAFT_ABOUT : LOFT_DRAFT_MORE_THAN;
        return n;
    }
    if (i < t->n && t->items[i].eastern) {
        const loft_hedge_words words = loft_hedge_behind(t, i);
        *hedge = words.hedge;
        return words.tokens;
    }
    return 0;
}

/* "and a half" behind a number or a unit. */
static int half_at(const loft_tokens *t, int i)
{
    static const char *const half[] = {"and a half", "- and - a - half", NULL};
    return loft_phrase_in(t, i, half);
}

static bool mach_before(const loft_tokens *t, int i, plain *out)
{
    loft_text_number number;
    const int dash = loft_token_is(t, i + 1, "-");
    int skip = 1 + dash;
    if (loft_token_is(t, i, "sound-speed")) { /* 음속의 10배 */
        while (i + skip < t->n && loft_token_is(t, i + skip, "?")) {
            skip++;
        }
    } else if (!loft_token_is(t, i, "mach")) {
        return false;
    }
    if (!loft_text_number_at(t, i + skip, &number)) {
        return false;
    }
    const int times = loft_token_is(t, i + skip + number.tokens, "times");
    *out = (plain){.value = number.value,
                   .step_si = number.step,
                   .unit = {.dimension = LOFT_AMOUNT_SPEED, .si = 1.0, .name = "Mach"},
                   .tokens = skip + number.tokens + times,
                   .has_unit = true};
    return true;
}

/* Half an hour, a quarter of an hour, 3 quarters of one. */
static bool part_of_hour(const loft_tokens *t, int i, loft_text_number *out)
{
    static const char *const quarter[] = {"quarter of an", "quarters of an",
                                          "- quarters of an", NULL};
    static const char *const half[] = {"half an", "half a", "half", NULL};
    const bool three = loft_token_is(t, i, "three");
    const int led = three || loft_token_is(t, i, "a");
    const int quarters = loft_phrase_in(t, i + led, quarter);
    const int halves = loft_phrase_in(t, i, half);
    const int tokens = quarters > 0 ? led + quarters : halves;
    unit_words unit;
    if (tokens == 0 || !unit_at(t, i + tokens, &unit) || unit.joined ||
        unit.dimension != LOFT_AMOUNT_TIME) {
        return false;
    }
    out->value = quarters == 0 ? 0.5 : three ? 0.75 : 0.25;
    out->step = quarters == 0 ? 0.5 : 0.25;
    out->tokens = tokens;
    return true;
}

static bool plain_at(const loft_tokens *t, int i, plain *out)
{
    loft_text_number number = {.value = 1.0, .step = 1.0, .tokens = 0};
    unit_words unit;
    if (mach_before(t, i, out)) {
        return true;
    }
    if (!part_of_hour(t, i, &number) && !loft_text_number_at(t, i, &number)) {
        const int article = loft_token_is(t, i, "a") || loft_token_is(t, i, "an");
        if (article == 0 || !unit_at(t, i + 1, &unit) ||
            unit.dimension != LOFT_AMOUNT_TIME || unit.joined) {
            return false;
        }
        number = (loft_text_number){.value = 1.0, .step = 1.0, .tokens = 1};
    }
    *out = (plain){.value = number.value, .step_si = number.step};
    int end = i + number.tokens;
    if (half_at(t, end) > 0 && unit_at(t, end + half_at(t, end), &unit)) {
        out->value += 0.5;
        out->step_si = 0.5;
        end += half_at(t, end);
    }
    end += inner_hedge(t, end, &out->inner);
    out->has_unit = unit_at(t, end, &unit);
    out->tokens = end - i;
    if (out->has_unit) {
        out->unit = unit;
        out->tokens += unit.tokens;
        if (unit.dimension == LOFT_AMOUNT_TIME && half_at(t, i + out->tokens) > 0) {
            out->value += 0.5;
            out->step_si = 0.5;
            out->tokens += half_at(t, i + out->tokens);
        }
        out->value *= unit.si;
        out->step_si *= unit.si;
    }
    return true;
}

/* Further units of a time behind the first: 1 hour, 7 minutes and 12 seconds. */
static void add_smaller(const loft_tokens *t, int i, plain *p)
{
    while (p->has_unit && p->unit.dimension == LOFT_AMOUNT_TIME) {
        int at = i + p->tokens;
        at += loft_token_is(t, at, ",");
        at += loft_token_is(t, at, "and") || loft_token_is(t, at, "-");
        plain next;
        if (!plain_at(t, at, &next)) {
            return;
        }
        if (next.has_unit && strcmp(next.unit.name, "m") == 0 &&
            strcmp(p->unit.name, "h") == 0) { /* 1h 7m */
            next.unit.dimension = LOFT_AMOUNT_TIME;
            next.unit.si = 60.0;
            next.unit.name = "min";
            next.value *= 60.0;
            next.step_si *= 60.0;
        }
        if (!next.has_unit || next.unit.dimension != LOFT_AMOUNT_TIME ||
            next.unit.si >= p->unit.si || next.value >= p->unit.si) {
            return;
        }
        p->value += next.value;
        p->step_si = next.step_si;
        p->unit = next.unit;
        p->inner = next.inner;
        p->tokens = at - i + next.tokens;
    }
}

/* ---- an amount: one or an interval, with its hedge ---- */

static bool is_money(const loft_tokens *t, int i)
{
    static const char *const signs[] = {"$", NULL};
    static const char *const marks[] = {"€", "£", "¥", "₩"};
    if (loft_token_in(t, i - 1, signs)) {
        return true;
    }
    for (size_t m = 0; i > 0 && m < sizeof marks / sizeof marks[0]; m++) {
        if (strncmp(t->text + t->items[i - 1].at, marks[m], strlen(marks[m])) == 0) {
            return true;
        }
    }
    return false;
}

/* Is the number part of a name or of another number, such as Hwasong-12? */
static bool is_in_name(const loft_tokens *t, int i)
{
    return i >= 2 && t->items[i].kind == LOFT_TOKEN_NUMBER &&
           loft_token_is(t, i - 1, "-") && !t->items[i].spaced &&
           !t->items[i - 1].spaced && t->items[i - 2].kind == LOFT_TOKEN_WORD &&
           !loft_token_is(t, i - 2, "mach") && !t->items[i - 2].eastern;
}

static void make(const plain *p, int i, loft_amount *out)
{
    *out = (loft_amount){.dimension = p->unit.dimension,
                         .hedge = p->inner,
                         .low = p->value,
                         .high = p->value,
                         .rounding = 0.5 * p->step_si,
                         .unit_si = p->unit.si,
                         .unit = p->unit.name,
                         .core = i,
                         .core_end = i + p->tokens,
                         .joined = p->unit.joined};
}

/* Between A and B, from A to B, A to B, A-B, A or B. */
static bool interval_at(const loft_tokens *t, int i, loft_amount *out)
{
    static const char *const joints[] = {"and", "to", "-", "or", "from", "~", NULL};
    const bool between = loft_token_is(t, i - 1, "between");
    plain low;
    plain high;
    if (!plain_at(t, i, &low)) {
        return false;
    }
    int joint = i + low.tokens;
    if (!loft_token_in(t, joint, joints) ||
        (loft_token_is(t, joint, "and") && !between) ||
        (loft_token_is(t, joint, "from") && !t->items[joint].eastern)) {
        return false;
    }
    joint += 1 + loft_hedge_before(t, joint, joint + 1).tokens;
    if (!plain_at(t, joint, &high) || !high.has_unit) {
        return false;
    }
    add_smaller(t, joint, &high);
    if (!low.has_unit) {
        low.value *= high.unit.si;
        low.step_si *= high.unit.si;
    } else if (low.unit.dimension != high.unit.dimension ||
               (loft_token_is(t, joint - 1, "or") &&
                strcmp(low.unit.name, high.unit.name) != 0)) {
        return false;
    }
    if (low.value >= high.value || (!between && low.value < 0.2 * high.value)) {
        return false;
    }
    make(&high, i, out);
    out->core_end = joint + high.tokens;
    out->low = low.value;
    out->hedge = LOFT_DRAFT_BETWEEN;
    return true;
}

static bool amount_at(const loft_tokens *t, const loft_sentence *s, int i,
                      loft_amount *out)
{
    plain p;
    if (is_money(t, i) || is_in_name(t, i)) {
        return false;
    }
    const bool is_interval = interval_at(t, i, out);
    if (!is_interval) {
        if (!plain_at(t, i, &p) || !p.has_unit) {
            return false;
        }
        add_smaller(t, i, &p);
        make(&p, i, out);
    }
    const loft_hedge_words before = loft_hedge_before(t, s->first, out->core);
    const loft_hedge_words behind = loft_hedge_behind(t, out->core_end);
    out->first = out->core - before.tokens;
    out->end = out->core_end + behind.tokens;
    if (is_interval) {
        out->first -= loft_token_is(t, out->first - 1, "between") ||
                      loft_token_is(t, out->first - 1, "from");
        return true;
    }
    out->hedge =
        loft_hedge_joined(loft_hedge_joined(before.hedge, out->hedge), behind.hedge);
    if (out->hedge == LOFT_DRAFT_MORE_THAN &&
        loft_hedge_denied(t, s->first, out->first)) {
        out->hedge = LOFT_DRAFT_UP_TO;
    }
    return true;
}

/* ---- the same in another unit ---- */

/* The first of two is the figure, the other that in another unit. */
static void find_repeat(const loft_tokens *t, loft_amount *a, loft_amount *b)
{
    static const char *const joints[] = {"(",        "[",         "or",      "/",
                                         ", or",     "( or",      "( about", "- or",
                                         "or about", "( roughly", NULL};
    const int n = loft_phrase_in(t, a->end, joints);
    const bool near = fabs(a->high - b->high) <= 0.06 * a->high;
    if (n == 0 || a->end + n < b->first || a->end >= b->core || !near || a->repeats ||
        a->dimension != b->dimension || strcmp(a->unit, b->unit) == 0) {
        return;
    }
    b->repeats = true;
    a->hedge = loft_hedge_joined(a->hedge, b->hedge);
}

loft_status loft_amounts_add(const loft_tokens *t, const loft_sentence *sentence,
                             const bool *used, loft_amounts *amounts)
{
    const size_t first = amounts->n;
    for (int i = sentence->first; i < sentence->end; i++) {
        loft_amount a;
        if (used[i] || !amount_at(t, sentence, i, &a) || a.core_end > sentence->end) {
            continue;
        }
        loft_amount *grown =
            loft_room_for_one(amounts->items, amounts->n, &amounts->room, sizeof *grown);
        if (grown == NULL) {
            return LOFT_ERR_NOMEM;
        }
        amounts->items = grown;
        grown[amounts->n++] = a;
        i = a.core_end - 1;
    }
    for (size_t i = first + 1; i < amounts->n; i++) {
        find_repeat(t, &amounts->items[i - 1], &amounts->items[i]);
    }
    return LOFT_OK;
}
