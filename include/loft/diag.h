/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * diag.h - what a person must mend: a list of {where, what} messages.
 *
 * `where` is a JSON pointer (RFC 6901), "line L, column C", or the path of a file; `what`
 * says what was found and what was wanted. No list is shared between threads.
 */
#ifndef LOFT_DIAG_H
#define LOFT_DIAG_H

#include <stddef.h>

#include "loft/status.h"

#if defined(__GNUC__)
#define LOFT_PRINTF(text, first) __attribute__((format(printf, text, first)))
#else
#define LOFT_PRINTF(text, first)
#endif

#define LOFT_DIAGS_MAX    200 /* messages kept; the rest are counted */
#define LOFT_DIAG_WHERE   256 /* bytes of the longest `where`, with its '\0' */
#define LOFT_DIAG_EXCERPT 72  /* bytes of the longest excerpt, with its '\0' */

typedef struct loft_diag {
    const char *where; /* may be "" */
    const char *what;
} loft_diag;

typedef struct loft_diags loft_diags;

/* NULL if out of memory. */
loft_diags *loft_diags_new(void);
void loft_diags_free(loft_diags *diags);

/*
 * Appends a message; copies both strings. Control characters, invisible direction marks
 * and bytes that are not UTF-8 become \u0007, \u202e, \xff, so that a message cannot drive
 * a terminal. Texts longer than 255 (where) and 1023 bytes (what) before that end in "...".
 * A message beyond LOFT_DIAGS_MAX, or one there is no memory for, is counted.
 */
void loft_diags_add(loft_diags *diags, const char *where, const char *format, ...)
    LOFT_PRINTF(3, 4);

/* Appends a copy of every message of `from`, and what it only counted. */
void loft_diags_append(loft_diags *diags, const loft_diags *from);

/* Entries to show: at most LOFT_DIAGS_MAX, and one more, "and N more", if some were cut. */
size_t loft_diags_count(const loft_diags *diags);

/* Messages added, shown or not. */
size_t loft_diags_total(const loft_diags *diags);

/* Entry i < count. The strings are borrowed until the next add or the free. */
loft_diag loft_diags_get(const loft_diags *diags, size_t i);

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

#endif
