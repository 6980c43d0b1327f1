/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "cli/support/opts.h"

enum {
    NAMES_MAX = 30, /* columns of the longest names that have their help beside them */
    TEXT_MIN = 20   /* columns that help has however narrow the page is */
};

/* Characters of UTF-8, each taken as one column. */
static int columns_of(const char *text, size_t size)
{
    int columns = 0;
    for (size_t i = 0; i < size; i++) {
        columns += ((unsigned char)text[i] & 0xc0U) != 0x80U;
    }
    return columns;
}

void opts_wrap(FILE *stream, const char *text, int at, int indent, int columns)
{
    const int edge = columns > indent + TEXT_MIN ? columns : indent + TEXT_MIN;
    bool is_first = true;
    while (*text != '\0') {
        const size_t size = strcspn(text, " \n");
        const int width = columns_of(text, size);
        if (!is_first && at + 1 + width > edge) {
            fputc('\n', stream);
            is_first = true;
            at = 0;
        }
        if (is_first) {
            fprintf(stream, "%*s", indent > at ? indent - at : 0, "");
            at = indent > at ? indent : at;
        } else {
            fputc(' ', stream);
            at++;
        }
        fwrite(text, 1, size, stream);
        at += width;
        is_first = text[size] == '\n';
        if (is_first) {
            fputc('\n', stream);
            at = 0;
        }
        text += size + (text[size] != '\0');
    }
    fputc('\n', stream);
}

/* The columns of "  -r, --range LENGTH"; prints it unless stream is NULL. */
static int names(FILE *stream, const opt_spec *spec)
{
    char letter[] = "    ";
    if (spec->letter != '\0') {
        letter[0] = '-';
        letter[1] = spec->letter;
        letter[2] = ',';
    }
    const bool takes = spec->kind != OPT_FLAG;
    char text[96];
    snprintf(text, sizeof text, "  %s--%s%s%s", letter, spec->name, takes ? " " : "",
             takes ? spec->argument : "");
    if (stream != NULL) {
        fputs(text, stream);
    }
    return columns_of(text, strlen(text));
}

static void option(FILE *stream, const opt_spec *spec, int indent, int columns)
{
    int at = names(stream, spec);
    if (at + 2 > indent) {
        fputc('\n', stream);
        at = 0;
    }
    opts_wrap(stream, spec->help, at, indent, columns);
}

/* The columns of "  kml (.kml)"; prints it unless stream is NULL. */
static int label(FILE *stream, const choice *c)
{
    char text[96];
    snprintf(text, sizeof text, "  %s%s%s%s", c->name, c->suffix != NULL ? " (" : "",
             c->suffix != NULL ? c->suffix : "", c->suffix != NULL ? ")" : "");
    if (stream != NULL) {
        fputs(text, stream);
    }
    return columns_of(text, strlen(text));
}

static void list(FILE *stream, const choices *listed, int columns)
{
    int widest = 0;
    choice c;
    for (size_t i = 0; (c = listed->at(listed->table, i)).name != NULL; i++) {
        const int width = label(NULL, &c);
        widest = width > widest ? width : widest;
    }
    fprintf(stream, "\n%c%s:\n", toupper((unsigned char)listed->nouns[0]),
            listed->nouns + 1);
    for (size_t i = 0; (c = listed->at(listed->table, i)).name != NULL; i++) {
        const int at = label(stream, &c);
        opts_wrap(stream, c.use, at, widest + 2, columns);
    }
}

/* The command's own ones, then those of every command; NULL past the last. */
static const opt_spec *spec_at(const opts_command *command, size_t i)
{
    return i < command->n_specs ? &command->specs[i] : opts_common(i - command->n_specs);
}

static void options(FILE *stream, const opts_command *command, int columns)
{
    const opt_spec *spec = NULL;
    int widest = 0;
    for (size_t i = 0; (spec = spec_at(command, i)) != NULL; i++) {
        const int width = names(NULL, spec);
        widest = width > widest && width <= NAMES_MAX ? width : widest;
    }
    fputs("\nOptions:\n", stream);
    for (size_t i = 0; (spec = spec_at(command, i)) != NULL; i++) {
        option(stream, spec, widest + 2, columns);
    }
}

bool opts_help(FILE *stream, const opts_command *command, int columns)
{
    fprintf(stream, "Usage: loft %s %s\n\n", command->name, command->synopsis);
    opts_wrap(stream, command->about, 0, 0, columns);
    if (command->choices != NULL) {
        list(stream, command->choices, columns);
    }
    fputs("\nExamples:\n", stream);
    for (const char *const *line = command->examples; *line != NULL; line++) {
        fprintf(stream, "  %s\n", *line);
    }
    options(stream, command, columns);
    char *more = command->more != NULL ? command->more(columns) : NULL;
    if (more != NULL) {
        fputc('\n', stream);
        fputs(more, stream);
    }
    free(more);
    return command->more == NULL || more != NULL;
}
