/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/base/diag.h"

#include "loft/loft.h"
#include "sim/base/decimal.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/visible.h"

#define WHAT_MAX 1024

typedef struct entry {
    char *where;         /* owned */
    char *what;          /* owned */
    size_t line, column; /* 0: not known */
} entry;

struct loft_diags {
    entry
        *entries; /* LOFT_DIAGS_MAX of them: reserved at once, so that add rarely fails */
    size_t kept;
    size_t cut;
    char cut_text[40];
};

loft_diags *loft_diags_new(void)
{
    loft_diags *diags = calloc(1, sizeof *diags);
    if (diags == NULL) {
        return NULL;
    }
    diags->entries = calloc(LOFT_DIAGS_MAX, sizeof *diags->entries);
    if (diags->entries == NULL) {
        free(diags);
        return NULL;
    }
    return diags;
}

void loft_diags_free(loft_diags *diags)
{
    if (diags == NULL) {
        return;
    }
    for (size_t i = 0; i < diags->kept; i++) {
        free(diags->entries[i].where);
        free(diags->entries[i].what);
    }
    free(diags->entries);
    free(diags);
}

size_t loft_diag_utf8(const char *text, size_t size, unsigned long *code)
{
    static const unsigned long least[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char first = size > 0 ? (unsigned char)text[0] : 0xff;
    if (first < 0x80) {
        *code = first;
        return 1;
    }
    const size_t n = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || n > size) {
        return 0;
    }
    unsigned long value = first & (0x7fU >> n);
    for (size_t i = 1; i < n; i++) {
        const unsigned char next = (unsigned char)text[i];
        if ((next & 0xc0U) != 0x80U) {
            return 0;
        }
        value = (value << 6) | (next & 0x3fU);
    }
    if (value < least[n] || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) {
        return 0;
    }
    *code = value;
    return n;
}

size_t loft_diag_mark(const char *text, size_t size)
{
    return size >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

const char *loft_diag_encoding(const char *text, size_t size)
{
    static const struct {
        const char *bytes;
        size_t size;
        const char *name;
    } starts[] = {{"\xff\xfe\0\0", 4, "UTF-32"},
                  {"\0\0\xfe\xff", 4, "UTF-32"},
                  {"\xff\xfe", 2, "UTF-16"},
                  {"\xfe\xff", 2, "UTF-16"}};
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
        if (size >= starts[i].size &&
            memcmp(text, starts[i].bytes, starts[i].size) == 0) {
            return starts[i].name;
        }
    }
    if (size < 4 || (text[0] == '\0') != (text[2] == '\0') ||
        (text[1] == '\0') != (text[3] == '\0') ||
        (text[0] == '\0') == (text[1] == '\0')) {
        return NULL;
    }
    return text[1] == '\0' ? "UTF-16LE" : "UTF-16BE";
}

static char *visible_copy(const char *text)
{
    const size_t size = strlen(text);
    char *copy = malloc(6 * size + 1); /* one byte becomes at most six */
    if (copy == NULL) {
        return NULL;
    }
    size_t used = 0;
    loft_visible shown;
    for (size_t i = 0; i < size;) {
        i += loft_visible_exactly(text + i, size - i, &shown);
        memcpy(copy + used, shown.bytes, shown.n);
        used += shown.n;
    }
    copy[used] = '\0';
    return copy;
}

size_t loft_diag_cut(const char *text, size_t at)
{
    size_t start = at;
    while (start > 0 && at - start < 3 && ((unsigned char)text[start] & 0xc0U) == 0x80U) {
        start--;
    }
    return start;
}

static void end_in_dots(char *text, size_t room)
{
    const size_t cut = loft_diag_cut(text, room - 4);
    memcpy(text + cut, "...", 4);
}

static void count_cut(loft_diags *diags, size_t n)
{
    diags->cut += n;
    snprintf(diags->cut_text, sizeof diags->cut_text, "%s %zu more",
             diags->kept == LOFT_DIAGS_MAX ? "and" : "out of memory for", diags->cut);
}

static void keep(loft_diags *diags, const char *where, const char *what)
{
    char *where_copy = visible_copy(where);
    char *what_copy = visible_copy(what);
    if (where_copy == NULL || what_copy == NULL) {
        free(where_copy);
        free(what_copy);
        count_cut(diags, 1);
        return;
    }
    diags->entries[diags->kept] = (entry){.where = where_copy, .what = what_copy};
    diags->kept++;
}

void loft_diags_add(loft_diags *diags, const char *where, const char *format, ...)
{
    if (diags->kept == LOFT_DIAGS_MAX) { /* before formatting: there may be millions */
        count_cut(diags, 1);
        return;
    }
    char where_text[LOFT_DIAG_WHERE];
    if (snprintf(where_text, sizeof where_text, "%s", where) >= LOFT_DIAG_WHERE) {
        end_in_dots(where_text, sizeof where_text);
    }
    char what_text[WHAT_MAX];
    va_list arguments;
    va_start(arguments, format);
    const int length = loft_vsnprintf(what_text, sizeof what_text, format, arguments);
    va_end(arguments);
    if (length < 0) {
        snprintf(what_text, sizeof what_text, "%s", "(this message could not be formed)");
    } else if (length >= WHAT_MAX) {
        end_in_dots(what_text, sizeof what_text);
    }
    keep(diags, where_text, what_text);
}

void loft_diags_place(loft_diags *diags, size_t i, size_t line, size_t column)
{
    assert(i < diags->kept);
    diags->entries[i].line = line;
    diags->entries[i].column = column;
}

void loft_diags_append(loft_diags *diags, const loft_diags *from)
{
    for (size_t i = 0; i < from->kept; i++) {
        const size_t kept = diags->kept;
        loft_diags_add(diags, from->entries[i].where, "%s", from->entries[i].what);
        if (diags->kept > kept) {
            loft_diags_place(diags, kept, from->entries[i].line, from->entries[i].column);
        }
    }
    if (from->cut > 0) {
        count_cut(diags, from->cut);
    }
}

size_t loft_diags_count(const loft_diags *diags)
{
    return diags->kept + (diags->cut > 0 ? 1 : 0);
}

size_t loft_diags_total(const loft_diags *diags)
{
    return diags->kept + diags->cut;
}

loft_diag loft_diags_get(const loft_diags *diags, size_t i)
{
    assert(i < loft_diags_count(diags));
    if (i == diags->kept) {
        return (loft_diag){.where = "", .what = diags->cut_text};
    }
    const entry *e = &diags->entries[i];
    return (loft_diag){
        .where = e->where, .what = e->what, .line = e->line, .column = e->column};
}

static void where_put(loft_diag_where *where, const char *text, size_t size)
{
    const size_t room = sizeof where->text - 1 - where->size;
    if (room == 0) { /* cut earlier */
        return;
    }
    if (size < room) {
        memcpy(where->text + where->size, text, size);
        where->size += size;
        where->text[where->size] = '\0';
        return;
    }
    memcpy(where->text + where->size, text, room);
    where->text[sizeof where->text - 1] = '\0';
    end_in_dots(where->text, sizeof where->text);
    where->size = sizeof where->text - 1; /* full: nothing may follow the dots */
}

void loft_diag_where_key(loft_diag_where *where, const char *key, size_t key_size)
{
    where_put(where, "/", 1);
    size_t done = 0;
    for (size_t i = 0; i < key_size && i < LOFT_DIAG_WHERE; i++) {
        if (key[i] == '~' || key[i] == '/') {
            where_put(where, key + done, i - done);
            where_put(where, key[i] == '~' ? "~0" : "~1", 2);
            done = i + 1;
        }
    }
    where_put(where, key + done, key_size - done);
}

void loft_diag_where_index(loft_diag_where *where, size_t index)
{
    char digits[32];
    const int size = snprintf(digits, sizeof digits, "/%zu", index);
    where_put(where, digits, (size_t)size);
}

const char *loft_diag_excerpt(char out[LOFT_DIAG_EXCERPT], const char *text, size_t size)
{
    if (size < LOFT_DIAG_EXCERPT) {
        memcpy(out, text, size);
        out[size] = '\0';
        return out;
    }
    memcpy(out, text, LOFT_DIAG_EXCERPT - 1);
    out[LOFT_DIAG_EXCERPT - 1] = '\0';
    end_in_dots(out, LOFT_DIAG_EXCERPT);
    return out;
}
