/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * choices.h - the names of a table that help lists: known_names.h with a line for each.
 *
 *     static choice format_at(const void *table, size_t i);
 *     const choices formats = {"format", "formats", "--format", format_at, NULL};
 *     if (!choices_find(&formats, typed, &i, message)) ...
 */
#ifndef LOFT_CLI_CHOICES_H
#define LOFT_CLI_CHOICES_H

#include "cli/support/message.h"

typedef struct choice {
    const char *name;   /* NULL after the last */
    const char *suffix; /* of its files, ".kml", or NULL */
    const char *use;    /* a line of help, or NULL where help does not list the table */
} choice;

typedef struct choices {
    const char *noun, *nouns; /* "plot kind", "kinds" */
    const char *option;       /* "--format", or NULL for an argument */
    choice (*at)(const void *table, size_t i);
    const void *table;
} choices;

/* loft_known_names_join. */
const char *choices_join(const choices *c, const char *last, char text[MESSAGE_SIZE]);

/* loft_known_names_find. */
bool choices_find(const choices *c, const char *typed, size_t *place,
                  char message[MESSAGE_SIZE]);

#endif
