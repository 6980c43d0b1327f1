/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/draft/numbers.h"

#include <string.h>

typedef struct word_value {
    const char *word;
    double value;
} word_value;

static const word_value ones[] = {{"zero", 0},      {"one", 1},       {"two", 2},
                                  {"three", 3},     {"four", 4},      {"five", 5},
                                  {"six", 6},       {"seven", 7},     {"eight", 8},
                                  {"nine", 9},      {"ten", 10},      {"eleven", 11},
                                  {"twelve", 12},   {"thirteen", 13}, {"fourteen", 14},
                                  {"fifteen", 15},  {"sixteen", 16},  {"seventeen", 17},
                                  {"eighteen", 18}, {"nineteen", 19}, {NULL, 0}};
static const word_value tens[] = {
    {"twenty", 20}, {"thirty", 30},  {"forty", 40},  {"fourty", 40}, {"fifty", 50},
    {"sixty", 60},  {"seventy", 70}, {"eighty", 80}, {"ninety", 90}, {NULL, 0}};
static const word_value factors[] = {{"hundred", 100}, {"thousand", 1000}, {NULL, 0}};
static const word_value eastern[] = {
    {"hecto", 100}, {"kilo", 1000}, {"myriad", 10000}, {NULL, 0}};

static const word_value *find(const word_value *list, const loft_tokens *t, int i)
{
    for (; list->word != NULL; list++) {
        if (loft_token_is(t, i, list->word)) {
            return list;
        }
    }
    return NULL;
}

/* one to ninety-nine; 0 tokens if it is none. */
static loft_text_number words(const loft_tokens *t, int i)
{
    const word_value *word = find(ones, t, i);
    if (word != NULL) {
        return (loft_text_number){.value = word->value, .step = 1.0, .tokens = 1};
    }
    word = find(tens, t, i);
    if (word == NULL) {
        return (loft_text_number){.tokens = 0};
    }
    const int dash = loft_token_is(t, i + 1, "-");
    const word_value *unit = find(ones, t, i + 1 + dash);
    if (unit != NULL && unit->value >= 1.0 && unit->value <= 9.0) {
        return (loft_text_number){
            .value = word->value + unit->value, .step = 1.0, .tokens = 2 + dash};
    }
    return (loft_text_number){.value = word->value, .step = 1.0, .tokens = 1};
}

/* 1 myriad 5 kilo, 1 kilo 100; a factor alone is one of it. */
static loft_text_number sum(const loft_tokens *t, int i)
{
    loft_text_number n = {.step = 1.0};
    double last = 1e9; /* factors come down */
    bool any = false;
    while (i + n.tokens < t->n) {
        const int at = i + n.tokens;
        const bool is_digits = t->items[at].kind == LOFT_TOKEN_NUMBER;
        const word_value *factor = find(eastern, t, at + is_digits);
        if ((at > i && t->items[at].spaced) || (!is_digits && factor == NULL) ||
            (factor != NULL && factor->value >= last)) {
            break;
        }
        const double digits = is_digits ? t->items[at].value : 1.0;
        if (factor == NULL) {
            if (any && digits >= last) {
                break;
            }
            n.value += digits;
            n.step = t->items[at].step;
            n.tokens++;
            break;
        }
        any = true;
        n.value += digits * factor->value;
        n.step = (is_digits ? t->items[at].step : 1.0) * factor->value;
        n.tokens += 1 + is_digits;
        last = factor->value;
    }
    return n;
}

bool loft_text_number_at(const loft_tokens *t, int i, loft_text_number *out)
{
    if (i < 0 || i >= t->n) {
        return false;
    }
    loft_text_number n = t->items[i].kind == LOFT_TOKEN_NUMBER || t->items[i].eastern
                             ? sum(t, i)
                             : words(t, i);
    const bool one = n.tokens == 0 && loft_token_is(t, i, "a");
    if (one && find(factors, t, i + 1) != NULL) {
        n = (loft_text_number){.value = 1.0, .step = 1.0, .tokens = 1};
    }
    if (n.tokens == 0) {
        return false;
    }
    for (const word_value *f = find(factors, t, i + n.tokens); f != NULL;
         f = find(factors, t, i + n.tokens)) {
        n.value *= f->value;
        n.step *= f->value;
        n.tokens++;
        const loft_text_number rest = words(t, i + n.tokens);
        if (rest.tokens > 0 && find(factors, t, i + n.tokens + rest.tokens) != NULL) {
            const word_value *below = find(factors, t, i + n.tokens + rest.tokens);
            n.value += rest.value * below->value;
            n.step = below->value;
            n.tokens += rest.tokens + 1;
        }
    }
    *out = n;
    return true;
}
