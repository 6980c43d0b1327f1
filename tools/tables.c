/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * tables - what the tables of commands, export formats and plot kinds give to documents.
 *
 *     tables manual < docs/loft.1.scd   loft(1) for scdoc: each line "@...@" of the page is
 *                                       replaced by rows of a table
 *     tables gallery                    a line for each picture: name, text, kind, arguments
 */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "cli/commands/commands.h"
#include "cli/commands/plot_kinds.h"
#include "io/export/formats.h"

enum {
    COMMANDS_MAX = 64
};

/* Plain words, with `code` as bold. */
static void write_words(const char *text)
{
    for (; *text != '\0'; text++) {
        putchar(*text == '`' ? '*' : *text);
    }
}

static void write_synopsis(void)
{
    for (size_t i = 0; i < command_count(); i++) {
        const opts_command *c = &command_at(i)->opts;
        printf("*loft %s* %s%s\n", c->name, c->synopsis,
               i + 1 < command_count() ? "++" : "");
    }
}

static void write_command(size_t i)
{
    const opts_command *c = &command_at(i)->opts;
    printf("*%s*\n\t", c->name);
    write_words(c->about);
    putchar('\n');
}

static void write_kinds(void)
{
    for (size_t i = 0; i < plot_kind_count(); i++) {
        const plot_kind *k = plot_kind_at(i);
        printf("%s\t*%s*: %s\n", i > 0 ? "\n" : "", k->name, k->detail);
    }
}

static void write_kind_options(void)
{
    const char *before = "";
    for (size_t i = 0; i < plot_kind_count(); i++) {
        const plot_kind *k = plot_kind_at(i);
        for (size_t o = 0; o < k->n_options; o++) {
            const opt_spec *spec = &k->options[o];
            printf("%s*--%s*%s%s\n\tFor *plot*, %s.\n", before, spec->name,
                   spec->argument != NULL ? " " : "",
                   spec->argument != NULL ? spec->argument : "", spec->help);
            before = "\n";
        }
    }
}

static void write_formats(void)
{
    for (size_t i = 0; i < loft_format_count(); i++) {
        const loft_format *f = loft_format_at(i);
        printf("%s*%s* (%s)\n\t%s%s\n", i > 0 ? "\n" : "", f->name, f->suffix, f->detail,
               f->needs_track ? " There is no empty file." : "");
    }
}

/* Replaces a line "@...@"; false if it asks for nothing that there is. */
static bool replace(const char *line, bool described[COMMANDS_MAX])
{
    static const struct {
        const char *line;
        void (*write)(void);
    } lists[] = {{"@synopsis@\n", write_synopsis},
                 {"@kinds@\n", write_kinds},
                 {"@kind options@\n", write_kind_options},
                 {"@formats@\n", write_formats}};
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        if (strcmp(line, lists[i].line) == 0) {
            lists[i].write();
            return true;
        }
    }
    const bool others = strcmp(line, "@other commands@\n") == 0;
    bool known = others;
    for (size_t i = 0; i < command_count() && i < COMMANDS_MAX; i++) {
        char wanted[64];
        snprintf(wanted, sizeof wanted, "@command %s@\n", command_at(i)->opts.name);
        const bool is_it = strcmp(line, wanted) == 0;
        if (is_it || (others && !described[i])) {
            write_command(i);
            described[i] = true;
        }
        known = known || is_it;
    }
    return known;
}

static int write_manual(void)
{
    bool described[COMMANDS_MAX] = {false};
    char line[1024];
    while (fgets(line, sizeof line, stdin) != NULL) {
        if (line[0] != '@') {
            fputs(line, stdout);
        } else if (!replace(line, described)) {
            fprintf(stderr, "tables: there is nothing for the line %s", line);
            return 1;
        }
    }
    return 0;
}

static int write_gallery(void)
{
    for (size_t i = 0; i < plot_kind_count(); i++) {
        const plot_kind *k = plot_kind_at(i);
        for (size_t e = 0; e < k->n_examples; e++) {
            printf("%s\t%s\t%s\t%s\n", k->examples[e].name, k->examples[e].text, k->name,
                   k->examples[e].arguments);
        }
    }
    return 0;
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "manual") == 0) {
        return write_manual();
    }
    if (argc == 2 && strcmp(argv[1], "gallery") == 0) {
        return write_gallery();
    }
    fputs("usage: tables manual|gallery\n", stderr);
    return 2;
}
