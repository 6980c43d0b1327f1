/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/reading/spelling.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "io/reading/fold.h"
#include "io/reading/hedge.h"
#include "sim/base/decimal.h"

#define DIGITS "0123456789"

typedef struct word {
    const char *from, *to;
} word;

#define WORDS(table) table, sizeof(table) / sizeof(table)[0]

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

/* The first word that `at` begins with, or NULL. */
static const word *begins(const char *at, const word *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (strncmp(at, words[i].from, strlen(words[i].from)) == 0) {
            return &words[i];
        }
    }
    return NULL;
}

/* `size` bytes at `at` become `to`. */
static void replace(char *at, size_t size, const char *to)
{
    const size_t new_size = strlen(to);
    memmove(at + new_size, at + size, strlen(at + size) + 1);
    memcpy(at, to, new_size);
}

/* "1000+ km" is more than that. */
static void open_end(char *text)
{
    char *plus = strchr(text, '+');
    if (plus == NULL || plus == text || plus[1] == '-' || is_digit(plus[1]) ||
        strchr(text, '>') != NULL) {
        return;
    }
    if (is_digit(plus[-1]) || is_letter(plus[-1])) {
        replace(plus, 1, "");
        replace(text, 0, ">");
    }
}

/* Every `from` in the text into `to`. */
static void replace_all(char *text, const char *from, const char *to)
{
    const size_t size = strlen(from);
    for (char *at = strstr(text, from); at != NULL; at = strstr(at + strlen(to), from)) {
        replace(at, size, to);
    }
}

static void replace_words(char *text, const word *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        replace_all(text, words[i].from, words[i].to);
    }
}

/* 85-minute, nautical-mile, 800-to-900: such a hyphen joins words. */
static void split_words(char *text)
{
    replace_all(text, "-to-", " to ");
    for (char *c = strchr(text, '-'); c != NULL; c = strchr(c + 1, '-')) {
        if (c > text && is_letter(c[1]) && (is_digit(c[-1]) || is_letter(c[-1]))) {
            *c = ' ';
        }
    }
}

/* "min." is "min", and a stop at the end is none of the figure. */
static void drop_stops(char *text)
{
    size_t size = strlen(text);
    if (size > 1 && strchr(".,;", text[size - 1]) != NULL && text[size - 2] != '.') {
        text[size - 1] = '\0';
    }
    for (char *c = text; *c != '\0'; c++) {
        while (c > text && *c == '.' && is_letter(c[-1]) && c[1] != '.') {
            replace(c, 1, "");
        }
    }
}

/* "1,000 km (620 miles)" gives one figure twice. */
static void drop_conversion(char *text)
{
    char *open = strstr(text, " (");
    const size_t size = strlen(text);
    if (open != NULL && open > text && text[size - 1] == ')' && is_letter(open[-1]) &&
        strpbrk(open, DIGITS) != NULL) {
        const bool is_error = strstr(open, "+-") != NULL || strstr(open, "+/-") != NULL;
        if (is_error) { /* 1000 km (+-50 km) */
            text[size - 1] = '\0';
            replace(open, 2, " ");
        } else {
            *open = '\0';
        }
    }
}

/* Brackets or quotation marks about the whole. */
static void unwrap(char *text)
{
    const size_t size = strlen(text);
    const bool wrapped =
        size > 2 && ((text[0] == '(' && text[size - 1] == ')') ||
                     (strchr("'\"", text[0]) != NULL && text[size - 1] == text[0]));
    if (wrapped) {
        text[size - 1] = '\0';
        replace(text, 1, "");
    }
}

/* 2 thousand and 2k km are 2000, a round number; 1.5 thousand is 1.5e3. */
static void thousands_in_words(char *text)
{
    static const word words[] = {
        {" thousand", ""}, {"k km", " km"}, {"k kilomet", " kilomet"}, {"k mi", " mi"}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        char *at = strstr(text, words[i].from);
        if (at == NULL || at == text || !is_digit(at[-1])) {
            continue;
        }
        const char *start = at;
        while (start > text && is_digit(start[-1])) {
            start--;
        }
        const bool whole = start == text || strchr(".,", start[-1]) == NULL;
        replace(at, strlen(words[i].from), words[i].to);
        replace(at, 0, whole ? "000" : "e3");
    }
}

/* Words for numbers, and what joins two of them. */
static void join_words(char *text)
{
    static const word plain[] = {{" or more ", "+ "},
                                 {" plus or minus ", "+-"},
                                 {" give or take ", "+-"},
                                 {" plus ", "+ "},
                                 {"+/-", "+-"},
                                 {" million", "e6"},
                                 {"nautical mi", "nmi"},
                                 {"naut mi", "nmi"},
                                 {"sea mi", "nmi"},
                                 {"statute mi", "mi"},
                                 {"n mi", "nmi"},
                                 {"...", ".."}};
    static const word ends[] = {
        {"between about ", ""}, {"from about ", ""}, {"between ", ""}, {"from ", ""}};
    static const word joints[] = {{" up to ", ".."}, {" through ", ".."},
                                  {" till ", ".."},  {" to ", ".."},
                                  {" or ", ".."},    {" and ", " "}};
    const word *start = begins(text, WORDS(ends));
    replace_words(text, WORDS(plain));
    if (start != NULL) {
        replace(text, strlen(start->from), start->to);
        replace_all(text, " and ", "..");
    }
    replace_words(text, WORDS(joints));
}

/* Parts of an hour in words, and h: and m: of 1h:25m:56s. */
static void hours_in_words(char *text)
{
    static const word words[] = {{"one and a half hours", "90min"},
                                 {"an hour and a half", "90min"},
                                 {"a quarter of an hour", "15min"},
                                 {"quarter of an hour", "15min"},
                                 {"half an hour", "30min"},
                                 {"half hour", "30min"},
                                 {"one hour", "1h"},
                                 {"an hour", "1h"},
                                 {"h:", "h"},
                                 {"m:", "m"},
                                 {", ", " "}};
    replace_words(text, WORDS(words));
}

/* Do the digits at `at` begin a number, as those behind a point do not? */
static bool begins_number(const char *text, const char *at)
{
    return at == text ||
           (at[-1] != ',' && !(at[-1] == '.' && at - text >= 2 && is_digit(at[-2])));
}

/*
 * 1,234,567 and, for a length, 1 234 567: groups of 3 digits after 1 to 3. Spaces alone may
 * part two numbers: 300 400 is left as it is.
 */
static void join_thousands(char *text, char separator)
{
    for (char *at = text + strcspn(text, DIGITS); *at != '\0';
         at += strcspn(at, DIGITS)) {
        char *end = at + strspn(at, DIGITS);
        bool grouped = begins_number(text, at) && end - at <= 3 && *at != '0';
        size_t groups = 0;
        const char *c = end;
        while (grouped && *c == separator && is_digit(c[1])) {
            grouped = strspn(c + 1, DIGITS) == 3;
            c += 4;
            groups++;
        }
        grouped = grouped && (separator != ' ' || end - at <= 2 || groups > 1);
        for (; grouped && groups > 0; groups--) {
            replace(end, 1, "");
            end += 3;
        }
        at = end;
        at += *at == '.' ? 1 + strspn(at + 1, DIGITS) : 0;
    }
}

/* A unit behind a clock time names its first number: 1:26 h, 85:56 min. */
static bool clock_unit(char *end, bool hours)
{
    static const word units[] = {{"hours", ""}, {"hour", ""}, {"hrs", ""},
                                 {"hr", ""},    {"h", ""},    {"minutes", ""},
                                 {"mins", ""},  {"min", ""}};
    const word *unit = begins(end, WORDS(units));
    if (unit == NULL || is_letter(end[strlen(unit->from)])) {
        return hours;
    }
    replace(end, strlen(unit->from), "");
    return unit->from[0] == 'h';
}

/*
 * 1:25:56 and 1:26 are hours, minutes and seconds; 30:15 is minutes and seconds, since no
 * flight lasts 30 hours: the first of two numbers is hours up to 2.
 */
static void clock_time(char *text)
{
    for (char *colon = strchr(text, ':'); colon != NULL; colon = strchr(colon, ':')) {
        char *start = colon;
        while (start > text && is_digit(start[-1])) {
            start--;
        }
        char *second = colon + 1 + strspn(colon + 1, DIGITS);
        const bool three = *second == ':' && is_digit(second[1]);
        bool hours = three || (colon - start <= 2 && strtol(start, NULL, 10) <= 2);
        if (start == colon || second != colon + 3) {
            return;
        }
        char *end = three ? second + 1 + strspn(second + 1, DIGITS ".") : second;
        hours = clock_unit(end, hours) || three;
        if (!is_letter(*end)) {
            replace(end, 0, three || !hours ? "s" : "min");
        }
        if (three) {
            replace(second, 1, "min");
        }
        replace(colon, 1, hours ? "h" : "min");
    }
}

/* 300-400km and 300~400km as 300..400km; a sign before a number and 1e-3 stay. */
static void dash(char *text)
{
    if (strstr(text, "..") != NULL || strstr(text, "+-") != NULL) {
        return;
    }
    for (char *c = text + 1; *text != '\0' && *c != '\0'; c++) {
        const bool is_exponent =
            c[-1] == 'e' && c - text >= 2 && is_digit(c[-2]) && is_digit(c[1]);
        if ((*c == '-' || *c == '~') && (is_digit(c[-1]) || is_letter(c[-1])) &&
            !is_exponent) {
            replace(c, 1, "..");
            return;
        }
    }
}

/* All spaces but those between two digits: 300 400km is not one number. */
static void close_up(char *text)
{
    for (char *at = strchr(text, ' '); at != NULL; at = strchr(at, ' ')) {
        if (at > text && is_digit(at[-1]) && is_digit(at[1])) {
            at++;
        } else {
            replace(at, 1, "");
        }
    }
}

/* Takes out the words about an angle: toward 71 deg, 71 deg true. */
static void angle_words(char *text)
{
    static const word words[] = {{"towards ", ""}, {"toward ", ""},  {"bearing ", ""},
                                 {"azimuth ", ""}, {"heading ", ""}, {" true", ""},
                                 {"of ", ""},      {"degt", "deg"},  {"deg t", "deg"}};
    replace_words(text, WORDS(words));
}

/* The number that a word at the start of the text is, and its bytes; 0 for none. */
static size_t number_word(const char *text, int *value)
{
    static const struct {
        const char *word;
        int value;
    } words[] = {{"a thousand", 1000}, {"one", 1},      {"two", 2},     {"three", 3},
                 {"four", 4},          {"five", 5},     {"six", 6},     {"seven", 7},
                 {"eight", 8},         {"nine", 9},     {"ten", 10},    {"eleven", 11},
                 {"twelve", 12},       {"fifteen", 15}, {"twenty", 20}, {"thirty", 30},
                 {"forty", 40},        {"fifty", 50},   {"sixty", 60},  {"seventy", 70},
                 {"eighty", 80},       {"ninety", 90}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        const size_t size = strlen(words[i].word);
        if (strncmp(text, words[i].word, size) == 0 && !is_letter(text[size])) {
            *value = words[i].value;
            return size;
        }
    }
    return 0;
}

/* six minutes, twenty five minutes, a thousand kilometres. */
static void numbers_in_words(char *text)
{
    for (char *at = text; *at != '\0'; at++) {
        int value = 0;
        int ones = 0;
        size_t size = at == text || !is_letter(at[-1]) ? number_word(at, &value) : 0;
        if (size == 0) {
            continue;
        }
        const size_t more = at[size] == ' ' ? number_word(at + size + 1, &ones) : 0;
        if (value >= 20 && value < 100 && more > 0 && ones < 10) {
            value += ones;
            size += 1 + more;
        }
        char digits[12];
        loft_snprintf(digits, sizeof digits, "%d", value);
        replace(at, size, digits);
        at += strlen(digits) - 1;
    }
}

void loft_quantity_plain(const char *text, loft_quantity_dimension dimension,
                         char out[LOFT_READING_PLAIN])
{
    loft_fold(text, out, LOFT_READING_PLAIN);
    unwrap(out);
    drop_conversion(out);
    split_words(out);
    if (dimension == LOFT_QUANTITY_TIME) {
        hours_in_words(out);
    }
    if (dimension == LOFT_QUANTITY_ANGLE) {
        angle_words(out);
    }
    if (dimension != LOFT_QUANTITY_ANGLE) {
        numbers_in_words(out);
    }
    loft_hedge_to_signs(out);
    drop_conversion(out);
    drop_stops(out);
    thousands_in_words(out);
    join_words(out);
    open_end(out);
    join_thousands(out, ',');
    if (dimension != LOFT_QUANTITY_ANGLE) {
        join_thousands(out, ' ');
    }
    if (dimension == LOFT_QUANTITY_LENGTH) {
        join_thousands(out, '\'');
    }
    close_up(out);
    if (dimension == LOFT_QUANTITY_TIME) {
        replace_all(out, "'", "min");
        replace_all(out, "\"", "s");
        clock_time(out);
    }
    dash(out);
}
