/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mutations.h"

#include <stdbool.h>
#include <string.h>

static const char *const fragments[] = {
    "{",    "}",       "[",     "]",   "\"",       ":",         ",",    "\\u0000",
    "null", "1e999",   "-0",    "012", "NaN",      "\\ud800",   "\xff", "\xef\xbb\xbf",
    "[[[[", "{\"a\":", "\"a\"", "\n",  "\"$ref\"", "\"oneOf\"", "//",   "1.5e308",
    "\\",   "true",    "false", "-",   "\x01",     "\\u00e9",   "\t",   "\xc3\xa9",
    "km",   "min",     "..",    "~",   ">",        "1e-9",      "deg",  "\342\200\223",
};

/* Replacements of a value. */
static const char *const values[] = {
    "null", "true", "false", "0",         "-1",     "1e-300", "1e300", "\"about\"",
    "{}",   "[]",   "\"x\"", "[1, 2, 3]", "[2, 1]", "[1, 2]", "90.5",  "\"2017-02-30\"",
};

/* splitmix64: Steele, Lea & Flood, OOPSLA 2014 */
uint64_t mutation_number(uint64_t *state)
{
    uint64_t z = (*state += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
}

size_t mutation_below(uint64_t *state, size_t n)
{
    return n == 0 ? 0 : (size_t)(mutation_number(state) % n);
}

static size_t insert(char *text, size_t size, size_t room, size_t at, const char *bytes,
                     size_t n)
{
    if (size + n > room) {
        return size;
    }
    memmove(text + at + n, text + at, size - at);
    memcpy(text + at, bytes, n);
    return size + n;
}

static size_t erase(char *text, size_t size, size_t at, size_t n)
{
    memmove(text + at, text + at + n, size - at - n);
    return size - n;
}

/* ---- values of JSON ---- */

typedef struct span {
    size_t at, size;
} span;

static size_t skip_string(const char *text, size_t size, size_t at)
{
    for (at++; at < size && text[at] != '"'; at++) {
        at += text[at] == '\\' ? 1 : 0;
    }
    return at < size ? at + 1 : size;
}

/* The value that starts at `at`: up to the comma or bracket that ends it. */
static span value_at(const char *text, size_t size, size_t at)
{
    size_t end = at;
    for (int depth = 0; end < size;) {
        const char c = text[end];
        if (depth == 0 && (c == ',' || c == ']' || c == '}')) {
            break;
        }
        depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
        end = c == '"' ? skip_string(text, size, end) : end + 1;
    }
    return (span){at, end - at};
}

/* The first value behind `from`: what follows a colon, a comma or a bracket. */
static bool find_value(const char *text, size_t size, size_t from, span *found)
{
    for (size_t at = from; at < size;) {
        if (text[at] == '"') {
            at = skip_string(text, size, at);
        } else if (strchr(":,[", text[at]) != NULL && text[at] != '\0') {
            *found = value_at(text, size, at + 1);
            return true;
        } else {
            at++;
        }
    }
    return false;
}

static size_t replace(char *text, size_t size, size_t room, span old, const char *by,
                      size_t n)
{
    if (size - old.size + n > room) {
        return size;
    }
    size = erase(text, size, old.at, old.size);
    return insert(text, size, room, old.at, by, n);
}

static size_t edit_value(char *text, size_t size, size_t room, uint64_t *state)
{
    span one;
    span other;
    char copy[256];
    if (!find_value(text, size, mutation_below(state, size + 1), &one) ||
        !find_value(text, size, mutation_below(state, size + 1), &other)) {
        return size;
    }
    const char *value = values[mutation_below(state, sizeof values / sizeof values[0])];
    switch (mutation_below(state, 4)) {
    case 0:
        return erase(text, size, one.at, one.size);
    case 1:
        if (other.size > sizeof copy) {
            return size;
        }
        memcpy(copy, text + other.at, other.size);
        return replace(text, size, room, one, copy, other.size);
    case 2:
        if (one.size + 1 > sizeof copy) {
            return size;
        }
        copy[0] = ',';
        memcpy(copy + 1, text + one.at, one.size);
        return insert(text, size, room, one.at + one.size, copy, one.size + 1);
    default:
        return replace(text, size, room, one, value, strlen(value));
    }
}

/* ---- bytes ---- */

static size_t edit_bytes(char *text, size_t size, size_t room, uint64_t *state)
{
    const size_t at = mutation_below(state, size + 1);
    char piece[64];
    size_t n = 0;
    switch (mutation_below(state, 5)) {
    case 0:
        if (at < size) {
            text[at] = (char)mutation_number(state);
        }
        return size;
    case 1:
        return erase(text, size, at, mutation_below(state, size - at + 1) % 16);
    case 2:
        n = mutation_below(state, size - at + 1) % sizeof piece;
        memcpy(piece, text + at, n);
        return insert(text, size, room, mutation_below(state, size + 1), piece, n);
    case 3:
        return mutation_below(state, 20) == 0 ? at : size;
    default:
        if (at < size) {
            text[at] = (char)(text[at] ^ (1 << mutation_below(state, 8)));
        }
        return size;
    }
}

static size_t edit_digit(char *text, size_t size, uint64_t *state)
{
    size_t at = mutation_below(state, size + 1);
    while (at < size && !(text[at] >= '0' && text[at] <= '9')) {
        at++;
    }
    if (at < size) {
        text[at] = (char)('0' + mutation_below(state, 10));
    }
    return size;
}

size_t mutation_apply(char *text, size_t size, size_t room, uint64_t *state)
{
    switch (mutation_below(state, 8)) {
    case 0:
    case 1:
        return edit_value(text, size, room, state);
    case 2:
        return edit_digit(text, size, state);
    case 3: {
        const char *fragment =
            fragments[mutation_below(state, sizeof fragments / sizeof fragments[0])];
        return insert(text, size, room, mutation_below(state, size + 1), fragment,
                      strlen(fragment));
    }
    default:
        return edit_bytes(text, size, room, state);
    }
}
