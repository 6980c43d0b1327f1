/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/json/json_write.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "loft/loft.h"
#include "sim/base/decimal.h"
#include "sim/base/diag.h"
#include "sim/base/visible.h"

#define DEPTH_MAX 64
#define COLUMNS   80

typedef struct level {
    bool is_object;
    bool has_key;      /* a key waits for its value */
    bool only_numbers; /* so far; an object never has it */
    size_t count;      /* values so far */
    size_t begin;      /* offset behind the opening bracket */
} level;

struct loft_json_writer {
    char *text;
    size_t size, room;
    level levels[DEPTH_MAX];
    size_t depth;
    bool has_root;
    loft_status status; /* sticky */
};

loft_json_writer *loft_json_writer_new(void)
{
    return calloc(1, sizeof(loft_json_writer));
}

void loft_json_writer_free(loft_json_writer *writer)
{
    if (writer != NULL) {
        free(writer->text);
        free(writer);
    }
}

static void put(loft_json_writer *w, const char *bytes, size_t size)
{
    if (w->status == LOFT_ERR_NOMEM) {
        return;
    }
    if (size > w->room - w->size) {
        const size_t room = 2 * (w->room + size) + 256;
        char *text = realloc(w->text, room);
        if (text == NULL) {
            w->status = LOFT_ERR_NOMEM; /* outranks a number that is not finite */
            return;
        }
        w->text = text;
        w->room = room;
    }
    memcpy(w->text + w->size, bytes, size);
    w->size += size;
}

static void new_line(loft_json_writer *w)
{
    put(w, "\n", 1);
    for (size_t i = 0; i < w->depth; i++) {
        put(w, "  ", 2);
    }
}

/* Comma, line and key are settled; the value may follow. */
static void begin_value(loft_json_writer *w, bool is_number)
{
    if (w->depth == 0) {
        assert(!w->has_root);
        w->has_root = true;
        return;
    }
    level *l = &w->levels[w->depth - 1];
    assert(l->is_object == l->has_key);
    if (l->is_object) {
        l->has_key = false;
        return;
    }
    l->only_numbers = l->only_numbers && is_number;
    if (l->count++ > 0) {
        put(w, ",", 1);
    }
    new_line(w);
}

static void begin(loft_json_writer *w, bool is_object)
{
    begin_value(w, false);
    assert(w->depth < DEPTH_MAX);
    put(w, is_object ? "{" : "[", 1);
    w->levels[w->depth++] =
        (level){.is_object = is_object, .only_numbers = !is_object, .begin = w->size};
}

/* Is the array just written short enough for one line? Then its line ends become spaces. */
static bool joined(loft_json_writer *w, const level *l)
{
    if (!l->only_numbers || w->status == LOFT_ERR_NOMEM) {
        return false;
    }
    size_t line = l->begin;
    while (line > 0 && w->text[line - 1] != '\n') {
        line--;
    }
    const size_t indent = 2 * (w->depth + 1);
    const size_t numbers = w->size - l->begin - l->count * (1 + indent);
    if (l->begin - line + numbers + l->count + 1 > COLUMNS) { /* spaces, bracket, comma */
        return false;
    }
    size_t to = l->begin;
    for (size_t from = l->begin; from < w->size; from++) {
        const char c = w->text[from];
        if (c == '\n' && from > l->begin) {
            w->text[to++] = ' ';
        } else if (c != ' ' && c != '\n') {
            w->text[to++] = c;
        }
    }
    w->size = to;
    return true;
}

static void end(loft_json_writer *w, bool is_object)
{
    assert(w->depth > 0);
    const level l = w->levels[--w->depth];
    assert(l.is_object == is_object && !l.has_key);
    (void)is_object;
    if (l.count > 0 && !joined(w, &l)) {
        new_line(w);
    }
    put(w, l.is_object ? "}" : "]", 1);
}

void loft_json_write_begin_object(loft_json_writer *writer)
{
    begin(writer, true);
}

void loft_json_write_end_object(loft_json_writer *writer)
{
    end(writer, true);
}

void loft_json_write_begin_array(loft_json_writer *writer)
{
    begin(writer, false);
}

void loft_json_write_end_array(loft_json_writer *writer)
{
    end(writer, false);
}

/* A character that stands as an escape: shortly where there is a letter for it. */
static void put_escaped(loft_json_writer *w, const char *text, size_t size)
{
    static const char letters[] = "\"\\bfnrt";
    static const char meanings[] = "\"\\\b\f\n\r\t";
    const char *meaning = strchr(meanings, text[0]); /* never 0: that ends the text */
    if (meaning != NULL) {
        const char escape[] = {'\\', letters[meaning - meanings]};
        put(w, escape, sizeof escape);
    } else {
        loft_visible shown;
        (void)loft_visible_exactly(text, size, &shown);
        put(w, shown.bytes, shown.n);
    }
}

static void put_quoted(loft_json_writer *w, const char *text)
{
    const size_t size = strlen(text);
    put(w, "\"", 1);
    size_t done = 0;
    for (size_t i = 0; i < size;) {
        unsigned long code = 0;
        const size_t n = loft_diag_utf8(text + i, size - i, &code);
        const bool plain =
            n > 0 && !loft_visible_by_code(code) && code != '"' && code != '\\';
        if (!plain) {
            put(w, text + done, i - done);
            if (n == 0) {
                put(w, "\xef\xbf\xbd", 3);
            } else {
                put_escaped(w, text + i, size - i);
            }
            done = i + (n > 0 ? n : 1);
        }
        i += n > 0 ? n : 1;
    }
    put(w, text + done, size - done);
    put(w, "\"", 1);
}

void loft_json_write_key(loft_json_writer *writer, const char *key)
{
    assert(writer->depth > 0);
    level *l = &writer->levels[writer->depth - 1];
    assert(l->is_object && !l->has_key);
    if (l->count++ > 0) {
        put(writer, ",", 1);
    }
    new_line(writer);
    put_quoted(writer, key);
    put(writer, ": ", 2);
    l->has_key = true;
}

void loft_json_write_string(loft_json_writer *writer, const char *text)
{
    begin_value(writer, false);
    put_quoted(writer, text);
}

void loft_json_write_number(loft_json_writer *writer, double number)
{
    if (!isfinite(number)) {
        if (writer->status == LOFT_OK) {
            writer->status = LOFT_ERR_DOMAIN;
        }
        loft_json_write_null(writer);
        return;
    }
    begin_value(writer, true);
    char digits[48];
    int precision = 14;
    const loft_c_locale c = loft_c_locale_begin();
    do { /* 17 digits always do; -0.0 + 0.0 is 0.0 */
        loft_snprintf(digits, sizeof digits, "%.*g", ++precision, number + 0.0);
    } while (loft_strtod(digits, NULL) != number);
    loft_c_locale_end(c);
    put(writer, digits, strlen(digits));
}

void loft_json_write_integer(loft_json_writer *writer, long long number)
{
    char digits[32];
    begin_value(writer, true);
    const int size = snprintf(digits, sizeof digits, "%lld", number);
    put(writer, digits, (size_t)size);
}

void loft_json_write_bool(loft_json_writer *writer, bool value)
{
    begin_value(writer, false);
    put(writer, value ? "true" : "false", value ? 4 : 5);
}

void loft_json_write_null(loft_json_writer *writer)
{
    begin_value(writer, false);
    put(writer, "null", 4);
}

loft_status loft_json_writer_finish(loft_json_writer *writer, char **text, size_t *size)
{
    assert(writer->depth == 0 && writer->has_root);
    put(writer, "\n", 2); /* with the '\0' */
    if (writer->status != LOFT_OK) {
        return writer->status;
    }
    *text = writer->text;
    *size = writer->size - 1;
    writer->text = NULL;
    return LOFT_OK;
}
