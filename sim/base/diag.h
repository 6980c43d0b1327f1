/* SPDX-License-Identifier: GPL-3.0-or-later */
/* diag.h - how messages for people are made; what is read of them: loft/loft.h. */
#ifndef LOFT_DIAG_H
#define LOFT_DIAG_H

#include <stddef.h>

#include "loft/loft.h"

/*
 * Appends a message; copies both strings. Characters that could drive a terminal, or that
 * nobody would see, are shown by their code (loft_visible_exactly). Texts longer than 255 (where) and 1023 bytes (what) before that end in "...".
 * A message beyond LOFT_DIAGS_MAX, or one there is no memory for, is counted.
 */
void loft_diags_add(loft_diags *diags, const char *where, const char *format, ...)
    LOFT_PRINTF(3, 4);

/* Appends a copy of every message of `from`, and what it only counted. */
void loft_diags_append(loft_diags *diags, const loft_diags *from);

/* Where entry i < min(total, LOFT_DIAGS_MAX) stands in its file, from 1. */
void loft_diags_place(loft_diags *diags, size_t i, size_t line, size_t column);

/* Messages added, shown or not. */
size_t loft_diags_total(const loft_diags *diags);

/* A JSON pointer that grows by a key or an index; what does not fit ends in "...". */
typedef struct loft_diag_where {
    char text[LOFT_DIAG_WHERE];
    size_t size; /* bytes without the '\0' */
} loft_diag_where;

/* {0} is the pointer to the whole document, "". '~' and '/' in a key are escaped. */
void loft_diag_where_key(loft_diag_where *where, const char *key, size_t key_size);
void loft_diag_where_index(loft_diag_where *where, size_t index);

/* The head of a text for a message: whole characters, with "..." if it was cut. */
const char *loft_diag_excerpt(char out[LOFT_DIAG_EXCERPT], const char *text, size_t size);

/*
 * The UTF-8 character at text[0..size): its length 1-4 and its code, or 0 if the bytes are
 * no character (overlong forms, surrogates and codes over U+10FFFF are none).
 */
size_t loft_diag_utf8(const char *text, size_t size, unsigned long *code);

/* Bytes of the byte order mark of UTF-8 that editors put before a text: 3 or 0. */
size_t loft_diag_mark(const char *text, size_t size);

/*
 * The encoding of a text that is plainly not UTF-8, as iconv names it: UTF-16 or UTF-32
 * with a byte order mark, or UTF-16LE or UTF-16BE by the zero bytes of its first 2 characters.
 * NULL for any other.
 */
const char *loft_diag_encoding(const char *text, size_t size);

/* The greatest place <= at, which is in the text, that does not split a character. */
size_t loft_diag_cut(const char *text, size_t at);

#endif
