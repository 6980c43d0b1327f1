/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * known_names.h - the names of a table; a message refuses any other.
 *
 *     static const char *name_at(const void *table, size_t i);
 *     const loft_known_names formats = {"format", "formats", "--format", name_at, NULL};
 *     if (!loft_known_names_find(&formats, typed, &i, message)) ...
 */
#ifndef LOFT_READING_KNOWN_NAMES_H
#define LOFT_READING_KNOWN_NAMES_H

#include "io/reading/message.h"

typedef struct loft_known_names {
    const char *noun, *nouns; /* "plot kind", "kinds" */
    const char *option;       /* "--format", or NULL for an argument */
    const char *(*at)(const void *table, size_t i); /* NULL behind the last */
    const void *table;
} loft_known_names;

/* "csv, json or kml" for "or"; returns text. */
const char *loft_known_names_join(const loft_known_names *c, const char *last,
                                  char text[LOFT_MESSAGE]);

/*
 * The place of that name, in any case; or false and "--format: unknown format 'jsn'; did
 * you mean 'json'?", with all names where none is near or several are equally so.
 */
bool loft_known_names_find(const loft_known_names *c, const char *typed, size_t *place,
                           char message[LOFT_MESSAGE]);

#endif
