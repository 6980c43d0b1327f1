/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/text/text_table.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/visible.h"

struct loft_text_table {
    size_t n_columns, n, room; /* n cells */
    bool at_right[LOFT_TEXT_TABLE_COLUMNS];
    char **cells;
    bool failed;
};

void loft_text_table_add(loft_text_table *t, const char *const *cells)
{
    if (t->n + t->n_columns > t->room) {
        const size_t room = t->room > 0 ? 2 * t->room : 64 * t->n_columns;
        char **grown = realloc(t->cells, room * sizeof *grown);
        if (grown == NULL) {
            t->failed = true;
            return;
        }
        t->cells = grown;
        t->room = room;
    }
    for (size_t i = 0; i < t->n_columns; i++) {
        char *copy = loft_visible_text(cells[i]);
        t->failed = t->failed || copy == NULL;
        t->cells[t->n++] = copy;
    }
}

loft_text_table *loft_text_table_new(const char *const *headings, size_t n_columns)
{
    assert(n_columns <= LOFT_TEXT_TABLE_COLUMNS);
    loft_text_table *t = calloc(1, sizeof *t);
    if (t == NULL) {
        return NULL;
    }
    const char *names[LOFT_TEXT_TABLE_COLUMNS];
    for (size_t i = 0; i < n_columns; i++) {
        t->at_right[i] = headings[i][0] == '>';
        names[i] = headings[i] + t->at_right[i];
    }
    t->n_columns = n_columns;
    loft_text_table_add(t, names);
    return t;
}

void loft_text_table_free(loft_text_table *t)
{
    if (t != NULL) {
        for (size_t i = 0; i < t->n; i++) {
            free(t->cells[i]);
        }
        free(t->cells);
        free(t);
    }
}

/* Characters, each taken as one column wide; as Markdown a '|' takes two. */
static int width_of(const char *text, bool markdown)
{
    int width = 0;
    for (; *text != '\0'; text++) {
        width += ((unsigned char)*text & 0xC0U) != 0x80U;
        width += markdown && *text == '|';
    }
    return width;
}

static void print_cell(FILE *out, const char *text, bool markdown)
{
    for (; *text != '\0'; text++) {
        if (markdown && *text == '|') {
            fputc('\\', out);
        }
        fputc(*text, out);
    }
}

static void rule(FILE *out, const loft_text_table *t, const int *widths)
{
    for (size_t i = 0; i < t->n_columns; i++) {
        if (widths[i] == 0) {
            continue;
        }
        fputs("|-", out);
        for (int k = 0; k < widths[i]; k++) {
            fputc('-', out);
        }
        fputc(t->at_right[i] ? ':' : '-', out);
    }
    fputs("|\n", out);
}

static void print_row(FILE *out, const loft_text_table *t, const int *widths, size_t row,
                      bool markdown)
{
    int behind = 0; /* spaces not yet written, so that no line ends in them */
    bool is_first = true;
    for (size_t i = 0; i < t->n_columns; i++) {
        const char *cell = t->cells[row * t->n_columns + i];
        const int rest = widths[i] - width_of(cell, markdown);
        if (widths[i] == 0) {
            continue;
        }
        behind += is_first && !markdown ? 0 : 2;
        if (markdown) {
            fprintf(out, "%*s| ", is_first ? 0 : behind - 1, "");
            behind = 0;
        }
        is_first = false;
        if (*cell != '\0') {
            fprintf(out, "%*s", behind + (t->at_right[i] ? rest : 0), "");
            print_cell(out, cell, markdown);
            behind = t->at_right[i] ? 0 : rest;
        } else {
            behind += widths[i];
        }
    }
    if (markdown) {
        fprintf(out, "%*s |", behind, "");
    }
    fputc('\n', out);
}

bool loft_text_table_print(const loft_text_table *t, bool markdown, FILE *out)
{
    if (t->failed) {
        return false;
    }
    int widths[LOFT_TEXT_TABLE_COLUMNS] = {0};
    const size_t rows = t->n / t->n_columns;
    for (size_t row = 1; row < rows; row++) {
        for (size_t i = 0; i < t->n_columns; i++) {
            const int width = width_of(t->cells[row * t->n_columns + i], markdown);
            widths[i] = width > widths[i] ? width : widths[i];
        }
    }
    for (size_t i = 0; i < t->n_columns; i++) {
        const int width = width_of(t->cells[i], markdown);
        widths[i] = widths[i] > 0 && width > widths[i] ? width : widths[i];
    }
    for (size_t row = 0; row < rows; row++) {
        print_row(out, t, widths, row, markdown);
        if (row == 0 && markdown) {
            rule(out, t, widths);
        }
    }
    return true;
}
