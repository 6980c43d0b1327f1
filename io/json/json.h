/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * json.h - strict reading of JSON (RFC 8259) into a tree that cannot be changed.
 *
 * Refused beyond the grammar: keys given twice, \u0000, numbers that overflow a double or
 * are over 63 characters long, more than 64 levels, texts over 16 MiB. Ignored before the
 * text, as RFC 8259 section 8.1 lets a reader do: one byte order mark of UTF-8.
 * A document is read-only, so threads may share it. Numbers are the nearest double.
 */
#ifndef LOFT_JSON_H
#define LOFT_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "loft/loft.h"

#define LOFT_JSON_SIZE_MAX ((size_t)16 << 20) /* bytes of a text */

typedef struct loft_json_doc loft_json_doc;
typedef struct loft_json_node loft_json_node;

typedef enum loft_json_type {
    LOFT_JSON_NULL,
    LOFT_JSON_BOOL,
    LOFT_JSON_NUMBER,
    LOFT_JSON_STRING,
    LOFT_JSON_ARRAY,
    LOFT_JSON_OBJECT
} loft_json_type;

/*
 * LOFT_ERR_INPUT with messages, or LOFT_ERR_NOMEM. A mistake of syntax ends the reading
 * with one message, where "line L, column C" (in characters), what "found X, expected Y";
 * every duplicate key up to there has one too, where its pointer, what the two lines.
 */
LOFT_NODISCARD loft_status loft_json_parse(const char *text, size_t size,
                                           loft_diags *diags, loft_json_doc **doc);

/* loft_json_parse for a file; LOFT_ERR_IO if it cannot be read or is a directory. */
LOFT_NODISCARD loft_status loft_json_read(const char *path, loft_diags *diags,
                                          loft_json_doc **doc);

void loft_json_free(loft_json_doc *doc);

/* The text that was read, of *size bytes; borrowed. */
const char *loft_json_text(const loft_json_doc *doc, size_t *size);

/* Nodes and their strings are borrowed until loft_json_free. */
const loft_json_node *loft_json_root(const loft_json_doc *doc);
loft_json_type loft_json_typeof(const loft_json_node *node);

/*
 * The member of that name, letter for letter; NULL if missing or `node` is not an
 * object.
 */
const loft_json_node *loft_json_get(const loft_json_node *node, const char *key);

/* Members or items; 0 for anything else. Time grows with the count, as for _item. */
size_t loft_json_size(const loft_json_node *node);
const loft_json_node *loft_json_item(const loft_json_node *node, size_t i); /* or NULL */

/* To walk through all: the first member or item, the one after a node, or NULL. */
const loft_json_node *loft_json_first(const loft_json_node *node);
const loft_json_node *loft_json_next(const loft_json_node *node);

/* The name of a member; NULL for items and the root. */
const char *loft_json_key(const loft_json_node *member);

/* Each asks that the node is of its type (asserted). Strings are UTF-8. */
double loft_json_number(const loft_json_node *node);
const char *loft_json_string(const loft_json_node *node);
bool loft_json_bool(const loft_json_node *node);

/* Where the value starts in the text, from 1. Reads the text again: for messages only. */
void loft_json_line_col(const loft_json_doc *doc, const loft_json_node *node,
                        size_t *line, size_t *column);

#endif
