/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/json/json_scan.h"
#include "sim/base/decimal.h"
#include "sim/base/diag.h"

#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * A member name of an object that is still open. The decoded names lie one behind the
 * other in scanner.names, so that "a" and "\u0061" are the same key; `text` is set only
 * while they are compared, since names may move when it grows.
 */
typedef struct member {
    const char *text;
    size_t begin, size; /* in scanner.names */
    size_t line;
} member;

typedef struct level { /* where we are inside one open object or array */
    bool is_object;
    size_t index;     /* of the item, if an array */
    size_t key_begin; /* of the member name in scanner.names, if an object */
    size_t key_size;
} level;

typedef struct scanner {
    const char *text;
    size_t size, at;
    size_t line; /* of `at`; only white space can hold a line end */
    loft_diags *diags;
    level levels[LOFT_JSON_SCAN_DEPTH];
    size_t depth;
    member *members;
    size_t member_count, member_room;
    char *names;
    size_t name_size, name_room;
    bool has_duplicates; /* a mistake of meaning: the scan goes on */
} scanner;

void loft_json_scan_place(const char *text, size_t offset, size_t *line, size_t *column)
{
    size_t lines = 1;
    size_t start = 0;
    for (size_t i = 0; i < offset; i++) {
        if (text[i] == '\n') {
            lines++;
            start = i + 1;
        }
    }
    size_t characters = 1;
    for (size_t i = start; i < offset; i++) {
        characters += ((unsigned char)text[i] & 0xc0U) != 0x80U;
    }
    *line = lines;
    *column = characters;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || is_digit(c);
}

/* The character at `at`, or '\0' at the end: no byte 0 is legal anywhere in JSON. */
static char peek(const scanner *s)
{
    return s->at < s->size ? s->text[s->at] : '\0';
}

static void describe(const scanner *s, char out[LOFT_DIAG_EXCERPT + 2])
{
    const size_t room = LOFT_DIAG_EXCERPT + 2;
    if (s->at >= s->size) {
        snprintf(out, room, "the end of the text");
        return;
    }
    const char *here = s->text + s->at;
    const size_t left = s->size - s->at;
    unsigned long code = 0;
    size_t word = 0;
    while (word < left && is_word(here[word])) {
        word++;
    }
    const size_t bytes = loft_diag_utf8(here, left, &code);
    char excerpt[LOFT_DIAG_EXCERPT];
    if (word > 0) {
        snprintf(out, room, "\"%s\"", loft_diag_excerpt(excerpt, here, word));
    } else if (bytes == 0) {
        snprintf(out, room, "byte 0x%02X, which is not UTF-8", (unsigned char)*here);
    } else if (code == '\n' || code == '\r') {
        snprintf(out, room, "the end of the line");
    } else if (code < 0x20 || (code >= 0x7f && code < 0xa1)) {
        snprintf(out, room, "the character U+%04lX", code);
    } else {
        snprintf(out, room, "'%.*s'", (int)bytes, here);
    }
}

static void say(const scanner *s, const char *found, const char *wanted)
{
    size_t line = 0;
    size_t column = 0;
    loft_json_scan_place(s->text, s->at, &line, &column);
    char where[64];
    snprintf(where, sizeof where, "line %zu, column %zu", line, column);
    loft_diags_add(s->diags, where, "found %s, expected %s", found, wanted);
}

static loft_status fail(const scanner *s, const char *wanted)
{
    char found[LOFT_DIAG_EXCERPT + 2];
    describe(s, found);
    char text[160];
    const char c = peek(s);
    const char *hint = c == '/' || c == '#' ? " (JSON has no comments)" : "";
    snprintf(text, sizeof text, "%s%s", wanted, hint);
    say(s, found, text);
    return LOFT_ERR_INPUT;
}

static void skip_space(scanner *s)
{
    for (; s->at < s->size; s->at++) {
        const char c = s->text[s->at];
        if (c == '\n') {
            s->line++;
        } else if (c != ' ' && c != '\t' && c != '\r') {
            return;
        }
    }
}

static loft_status put_name(scanner *s, const char *bytes, size_t size)
{
    if (size == 0) { /* s->names may still be NULL */
        return LOFT_OK;
    }
    if (size > s->name_room - s->name_size) {
        const size_t room = 2 * (s->name_room + size) + 256;
        char *names = realloc(s->names, room);
        if (names == NULL) {
            return LOFT_ERR_NOMEM;
        }
        s->names = names;
        s->name_room = room;
    }
    memcpy(s->names + s->name_size, bytes, size);
    s->name_size += size;
    return LOFT_OK;
}

static loft_status put_code(scanner *s, unsigned long code)
{
    char out[4];
    size_t size = 0;
    if (code < 0x80) {
        out[size++] = (char)code;
    } else if (code < 0x800) {
        out[size++] = (char)(0xc0 | (code >> 6));
    } else if (code < 0x10000) {
        out[size++] = (char)(0xe0 | (code >> 12));
        out[size++] = (char)(0x80 | ((code >> 6) & 0x3f));
    } else {
        out[size++] = (char)(0xf0 | (code >> 18));
        out[size++] = (char)(0x80 | ((code >> 12) & 0x3f));
        out[size++] = (char)(0x80 | ((code >> 6) & 0x3f));
    }
    if (code >= 0x80) {
        out[size++] = (char)(0x80 | (code & 0x3f));
    }
    return put_name(s, out, size);
}

/* Four hexadecimal digits; `at` is on the first of them, and ends behind the last. */
static loft_status scan_hex(scanner *s, unsigned long *code)
{
    unsigned long value = 0;
    for (int i = 0; i < 4; i++, s->at++) {
        const char c = peek(s);
        const char *digits = "0123456789abcdef";
        const char lower = c >= 'A' && c <= 'F' ? (char)(c - 'A' + 'a') : c;
        const char *digit = lower != '\0' ? strchr(digits, lower) : NULL;
        if (digit == NULL) {
            return fail(s, "four hexadecimal digits after \\u");
        }
        value = 16 * value + (unsigned long)(digit - digits);
    }
    *code = value;
    return LOFT_OK;
}

/* `at` is on the 'u'. */
static loft_status scan_unicode(scanner *s, unsigned long *code)
{
    const size_t start = s->at - 1;
    unsigned long high = 0;
    s->at++;
    loft_status status = scan_hex(s, &high);
    if (status != LOFT_OK) {
        return status;
    }
    unsigned long low = 0;
    if (high >= 0xd800 && high <= 0xdbff && s->size - s->at >= 2 && peek(s) == '\\' &&
        s->text[s->at + 1] == 'u') {
        s->at += 2;
        status = scan_hex(s, &low);
        if (status != LOFT_OK) {
            return status;
        }
    }
    const bool paired = low >= 0xdc00 && low <= 0xdfff;
    if (high == 0 || (high >= 0xd800 && high <= 0xdfff && !paired)) {
        char found[24];
        snprintf(found, sizeof found, "\\u%04lx", high);
        s->at = start;
        say(s, found,
            high == 0 ? "a character other than U+0000"
                      : "a surrogate pair \\ud83d\\ude80");
        return LOFT_ERR_INPUT;
    }
    *code = paired ? 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00) : high;
    return LOFT_OK;
}

/* `at` is on the backslash. */
static loft_status scan_escape(scanner *s, bool keep)
{
    static const char letters[] = "\"\\/bfnrt";
    static const char meanings[] = "\"\\/\b\f\n\r\t";
    s->at++;
    const char c = peek(s);
    unsigned long code = 0;
    if (c == 'u') {
        const loft_status status = scan_unicode(s, &code);
        if (status != LOFT_OK) {
            return status;
        }
    } else {
        const char *letter = c != '\0' ? strchr(letters, c) : NULL;
        if (letter == NULL) {
            return fail(s, "one of \" \\ / b f n r t u after the backslash");
        }
        code = (unsigned char)meanings[letter - letters];
        s->at++;
    }
    return keep ? put_code(s, code) : LOFT_OK;
}

/* `at` is on the opening quote; with keep, the decoded text goes to s->names. */
static loft_status scan_string(scanner *s, bool keep)
{
    s->at++;
    for (;;) {
        const size_t start = s->at;
        unsigned long code = 0;
        size_t bytes = 1;
        while (s->at < s->size && s->text[s->at] != '"' && s->text[s->at] != '\\') {
            const unsigned char c = (unsigned char)s->text[s->at];
            bytes =
                c >= 0x80 ? loft_diag_utf8(s->text + s->at, s->size - s->at, &code) : 1;
            if (c < 0x20 || bytes == 0) {
                break;
            }
            s->at += bytes;
        }
        loft_status status = keep ? put_name(s, s->text + start, s->at - start) : LOFT_OK;
        if (status != LOFT_OK) {
            return status;
        }
        const char c = peek(s);
        if (c == '"') {
            s->at++;
            return LOFT_OK;
        }
        if (c != '\\') {
            const bool cut = s->at >= s->size || c == '\n' || c == '\r';
            return fail(s, cut          ? "a double quote to end the string"
                           : bytes == 0 ? "UTF-8"
                                        : "an escape such as \\t or \\u0001 in a string");
        }
        status = scan_escape(s, keep);
        if (status != LOFT_OK) {
            return status;
        }
    }
}

static loft_status scan_digits(scanner *s, const char *wanted)
{
    if (!is_digit(peek(s))) {
        return fail(s, wanted);
    }
    while (is_digit(peek(s))) {
        s->at++;
    }
    return LOFT_OK;
}

/* Is it beyond the largest double? */
static bool overflows(const char *number, size_t size)
{
    char digits[LOFT_JSON_SCAN_NUMBER + 1];
    memcpy(digits, number, size);
    digits[size] = '\0';
    return !isfinite(loft_strtod(digits, NULL));
}

static loft_status scan_number(scanner *s)
{
    const size_t start = s->at;
    loft_status status = LOFT_OK;
    if (peek(s) == '-') {
        s->at++;
    }
    const bool zero = peek(s) == '0';
    if (zero) {
        s->at++;
        if (is_digit(peek(s))) {
            s->at--;
            return fail(s, "a number without leading zeros");
        }
    } else {
        status = scan_digits(s, "a digit");
    }
    if (status == LOFT_OK && peek(s) == '.') {
        s->at++;
        status = scan_digits(s, "a digit after the decimal point");
    }
    if (status == LOFT_OK && (peek(s) == 'e' || peek(s) == 'E')) {
        s->at++;
        if (peek(s) == '+' || peek(s) == '-') {
            s->at++;
        }
        status = scan_digits(s, "a digit in the exponent");
    }
    if (status != LOFT_OK) {
        return status;
    }
    const size_t size = s->at - start;
    const bool too_long = size > LOFT_JSON_SCAN_NUMBER;
    if (too_long || overflows(s->text + start, size)) {
        char found[LOFT_DIAG_EXCERPT];
        loft_diag_excerpt(found, s->text + start, size);
        s->at = start;
        say(s, found,
            too_long ? "at most 63 characters in a number" : "a number below 1.8e308");
        return LOFT_ERR_INPUT;
    }
    return LOFT_OK;
}

static loft_status scan_literal(scanner *s)
{
    static const char *const words[] = {"true", "false", "null"};
    size_t size = 0;
    while (s->at + size < s->size && is_word(s->text[s->at + size])) {
        size++;
    }
    const char *here = s->text + s->at;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (size == strlen(words[i]) && memcmp(here, words[i], size) == 0) {
            s->at += size;
            return LOFT_OK;
        }
    }
    const bool special = (size == 3 && memcmp(here, "NaN", 3) == 0) ||
                         (size == 8 && memcmp(here, "Infinity", 8) == 0);
    return fail(s, special           ? "a value (JSON has no NaN and no Infinity)"
                   : peek(s) == '+'  ? "a value (a number has no leading +)"
                   : peek(s) == '\'' ? "a value (strings stand in double quotes)"
                   : peek(s) == '.'  ? "a value (a number starts with a digit)"
                                     : "a value");
}

static int by_name_and_place(const void *a, const void *b)
{
    const member *one = a;
    const member *two = b;
    const size_t common = one->size < two->size ? one->size : two->size;
    const int order = common > 0 ? memcmp(one->text, two->text, common) : 0;
    if (order != 0) {
        return order;
    }
    if (one->size != two->size) {
        return one->size < two->size ? -1 : 1;
    }
    return (one->begin > two->begin) - (one->begin < two->begin);
}

static void say_duplicate(const scanner *s, const member *first, const member *again)
{
    loft_diag_where where = {0};
    if (loft_diags_count(s->diags) < LOFT_DIAGS_MAX) { /* a path costs; none is shown */
        for (size_t i = 0; i + 1 < s->depth; i++) {
            const level *l = &s->levels[i];
            if (l->is_object) {
                loft_diag_where_key(&where, s->names + l->key_begin, l->key_size);
            } else {
                loft_diag_where_index(&where, l->index);
            }
        }
        loft_diag_where_key(&where, again->text, again->size);
    }
    loft_diags_add(s->diags, where.text,
                   "duplicate key: on line %zu and again on line %zu", first->line,
                   again->line);
}

/* Reports the keys of the innermost object that came before; then forgets them all. */
static void close_object(scanner *s, size_t first_member, size_t first_name)
{
    const size_t n = s->member_count - first_member;
    if (n > 1) {
        member *members = s->members + first_member;
        for (size_t i = 0; i < n; i++) {
            members[i].text = s->names + members[i].begin;
        }
        qsort(members, n, sizeof *members, by_name_and_place);
        size_t first = 0;
        for (size_t i = 1; i < n; i++) {
            if (members[i].size == members[first].size &&
                memcmp(members[i].text, members[first].text, members[i].size) == 0) {
                say_duplicate(s, &members[first], &members[i]);
                s->has_duplicates = true;
            } else {
                first = i;
            }
        }
    }
    s->member_count = first_member;
    s->name_size = first_name;
}

static loft_status scan_key(scanner *s)
{
    const size_t begin = s->name_size;
    if (peek(s) != '"') {
        return fail(s, "a key in double quotes");
    }
    const loft_status status = scan_string(s, true);
    if (status != LOFT_OK) {
        return status;
    }
    const char end = '\0'; /* so that the empty key has a unique address */
    if (put_name(s, &end, 1) != LOFT_OK) {
        return LOFT_ERR_NOMEM;
    }
    if (s->member_count == s->member_room) {
        const size_t room = 2 * s->member_room + 32;
        member *members = realloc(s->members, room * sizeof *members);
        if (members == NULL) {
            return LOFT_ERR_NOMEM;
        }
        s->members = members;
        s->member_room = room;
    }
    const size_t size = s->name_size - begin - 1;
    s->members[s->member_count++] =
        (member){.begin = begin, .size = size, .line = s->line};
    s->levels[s->depth - 1].key_begin = begin;
    s->levels[s->depth - 1].key_size = size;
    skip_space(s);
    if (peek(s) != ':') {
        return fail(s, "':' after the key");
    }
    s->at++;
    return LOFT_OK;
}

static loft_status scan_value(scanner *s);

/* Members or items up to the closing bracket; `at` is behind the opening one. */
static loft_status scan_children(scanner *s, bool is_object)
{
    const char close = is_object ? '}' : ']';
    skip_space(s);
    if (peek(s) == close) {
        s->at++;
        return LOFT_OK;
    }
    for (;;) {
        loft_status status = is_object ? scan_key(s) : LOFT_OK;
        if (status == LOFT_OK) {
            status = scan_value(s);
        }
        if (status != LOFT_OK) {
            return status;
        }
        skip_space(s);
        const char c = peek(s);
        if (c != ',' && c != close) {
            return fail(s, is_object ? "',' or '}'" : "',' or ']'");
        }
        s->at++;
        if (c == close) {
            return LOFT_OK;
        }
        skip_space(s);
        if (peek(s) == close) {
            return fail(s, is_object ? "a key (no comma stands after the last member)"
                                     : "a value (no comma stands after the last item)");
        }
        s->levels[s->depth - 1].index++;
    }
}

static loft_status scan_container(scanner *s)
{
    const bool is_object = peek(s) == '{';
    if (s->depth == LOFT_JSON_SCAN_DEPTH) {
        say(s, is_object ? "'{' inside 64 levels" : "'[' inside 64 levels",
            "at most 64 levels of { and [");
        return LOFT_ERR_INPUT;
    }
    s->levels[s->depth++] = (level){.is_object = is_object};
    s->at++;
    const size_t first_member = s->member_count;
    const size_t first_name = s->name_size;
    const loft_status status = scan_children(s, is_object);
    if (is_object && status != LOFT_ERR_NOMEM) { /* also after a mistake of syntax */
        close_object(s, first_member, first_name);
    }
    s->depth--;
    return status;
}

static loft_status scan_value(scanner *s)
{
    skip_space(s);
    const char c = peek(s);
    if (c == '{' || c == '[') {
        return scan_container(s);
    }
    if (c == '"') {
        return scan_string(s, false);
    }
    if (c == '-' || is_digit(c)) {
        return scan_number(s);
    }
    return scan_literal(s);
}

static loft_status scan_text(scanner *s)
{
    const char *encoding = loft_diag_encoding(s->text, s->size);
    if (encoding != NULL) {
        char remedy[96];
        snprintf(remedy, sizeof remedy,
                 "UTF-8: save it so, or type `iconv -f %s -t UTF-8 OLD >NEW`", encoding);
        say(s, encoding, remedy);
        return LOFT_ERR_INPUT;
    }
    skip_space(s);
    if (s->at == s->size) {
        loft_diags_add(s->diags, "", "the file is empty");
        return LOFT_ERR_INPUT;
    }
    const loft_status status = scan_value(s);
    if (status != LOFT_OK) {
        return status;
    }
    skip_space(s);
    return s->at == s->size ? LOFT_OK : fail(s, "the end of the text");
}

loft_status loft_json_scan(const char *text, size_t size, loft_diags *diags)
{
    scanner s = {.text = text, .size = size, .line = 1, .diags = diags};
    const loft_status status = scan_text(&s);
    free(s.members);
    free(s.names);
    return status == LOFT_OK && s.has_duplicates ? LOFT_ERR_INPUT : status;
}
