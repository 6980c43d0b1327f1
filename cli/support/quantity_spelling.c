/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/quantity_spelling.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

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

/* Signs into ASCII, letters into small ones, spaces into single ones, none at the ends. */
static void simplify(const char *text, char out[QUANTITY_PLAIN])
{
    static const word signs[] = {{"\302\240", " "}, /* no-break space */
                                 {"\342\200\257", " "},
                                 {"\342\200\211", " "}, /* narrow spaces */
                                 {"\342\200\223", "-"},
                                 {"\342\200\224", "-"}, /* dashes */
                                 {"\342\200\221", "-"},
                                 {"\342\210\222", "-"}, /* hyphen, minus */
                                 {"\302\261", "+-"},
                                 {"+/-", "+-"},
                                 {"\302\260", "deg"},
                                 {"\302\272", "deg"},
                                 {"\342\200\262", "'"},
                                 {"\342\200\231", "'"},
                                 {"\342\200\263", "\""},
                                 {"\342\200\235", "\""},
                                 {"''", "\""},
                                 {"\342\211\210", "~"},
                                 {"\342\211\245", ">"},
                                 {"\342\211\244", "<"},
                                 {">=", ">"},
                                 {"<=", "<"}};
    size_t n = 0;
    while (*text != '\0') {
        const word *sign = begins(text, WORDS(signs));
        const char one[2] = {*text, '\0'};
        const char *to = sign != NULL ? sign->to : one;
        text += sign != NULL ? strlen(sign->from) : 1;
        for (; *to != '\0'; to++) {
            const bool is_space = strchr(" \t\r\n\v\f", *to) != NULL;
            if (!is_space) {
                out[n++] = (char)(*to >= 'A' && *to <= 'Z' ? *to - 'A' + 'a' : *to);
            } else if (n > 0 && out[n - 1] != ' ') {
                out[n++] = ' ';
            }
        }
    }
    n -= n > 0 && out[n - 1] == ' ';
    out[n] = '\0';
}

/* A word before the number for how firm it is, into a sign. */
static void hedge(char *text)
{
    static const word words[] = {{"not less than", ">"},
                                 {"no less than", ">"},
                                 {"more than", ">"},
                                 {"greater than", ">"},
                                 {"at least", ">"},
                                 {"in excess of", ">"},
                                 {"exceeding", ">"},
                                 {"over", ">"},
                                 {"above", ">"},
                                 {"no more than", "<"},
                                 {"not more than", "<"},
                                 {"less than", "<"},
                                 {"at most", "<"},
                                 {"up to", "<"},
                                 {"under", "<"},
                                 {"below", "<"},
                                 {"approximately", "~"},
                                 {"approx.", "~"},
                                 {"approx", "~"},
                                 {"about", "~"},
                                 {"around", "~"},
                                 {"roughly", "~"},
                                 {"some", "~"},
                                 {"nearly", "~"},
                                 {"almost", "~"},
                                 {"circa", "~"},
                                 {"ca.", "~"},
                                 {"ca", "~"},
                                 {"c.", "~"}};
    const word *found = begins(text, WORDS(words));
    if (found == NULL) {
        return;
    }
    const size_t size = strlen(found->from);
    if (text[size] == ' ' || is_digit(text[size])) {
        replace(text, size + (text[size] == ' '), found->to);
    }
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

static void join_words(char *text)
{
    static const word ends[] = {{"between ", ""}, {"from ", ""}};
    const word *start = begins(text, WORDS(ends));
    if (start != NULL) {
        replace(text, strlen(start->from), start->to);
        replace_all(text, " and ", "..");
    }
    replace_all(text, " and ", " ");
    replace_all(text, " to ", "..");
    replace_all(text, "nautical mile", "nmi");
    replace_all(text, "statute mile", "mi");
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
        bool grouped = begins_number(text, at) && end - at <= 3;
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
        const bool hours = three || (colon - start <= 2 && strtol(start, NULL, 10) <= 2);
        if (start == colon || second != colon + 3) {
            return;
        }
        char *end = three ? second + 1 + strspn(second + 1, DIGITS ".") : second;
        if (!is_letter(*end)) {
            replace(end, 0, three || !hours ? "s" : "min");
        }
        if (three) {
            replace(second, 1, "min");
        }
        replace(colon, 1, hours ? "h" : "min");
    }
}

/* 300-400km as 300..400km; a sign before a number and 1e-3 stay. */
static void dash(char *text)
{
    if (strstr(text, "..") != NULL || strstr(text, "+-") != NULL) {
        return;
    }
    for (char *c = text + 1; *text != '\0' && *c != '\0'; c++) {
        const bool is_exponent =
            c[-1] == 'e' && c - text >= 2 && is_digit(c[-2]) && is_digit(c[1]);
        if (*c == '-' && (is_digit(c[-1]) || is_letter(c[-1])) && !is_exponent) {
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

void quantity_spelling(const char *text, quantity_dimension dimension,
                       char out[QUANTITY_PLAIN])
{
    simplify(text, out);
    hedge(out);
    join_words(out);
    open_end(out);
    join_thousands(out, ',');
    if (dimension == QUANTITY_LENGTH) {
        join_thousands(out, ' ');
    }
    close_up(out);
    if (dimension == QUANTITY_TIME) {
        replace_all(out, "'", "min");
        replace_all(out, "\"", "s");
        clock_time(out);
    }
    dash(out);
}
