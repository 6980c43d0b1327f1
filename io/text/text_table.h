/* SPDX-License-Identifier: GPL-3.0-or-later */
/* text_table.h - rows of text in aligned columns, or as a table of Markdown. */
#ifndef LOFT_TEXT_TABLE_H
#define LOFT_TEXT_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

typedef struct loft_text_table loft_text_table; /* owns its cells */

enum {
    LOFT_TEXT_TABLE_COLUMNS = 16
};

/* A column whose heading starts with '>' has its text at the right. NULL: no memory. */
loft_text_table *loft_text_table_new(const char *const *headings, size_t n_columns);
void loft_text_table_free(loft_text_table *table);

/*
 * Copies as many cells as there are columns, as visible.h has them for reading;
 * loft_text_table_print reports a failure.
 */
void loft_text_table_add(loft_text_table *table, const char *const *cells);

/*
 * The widths are of the widest cell, in characters of UTF-8; empty columns are left out.
 * With markdown a '|' of a cell is escaped; free text goes through markdown.h first. False if memory ran out in an _add.
 */
bool loft_text_table_print(const loft_text_table *table, bool markdown, FILE *out);

#endif
