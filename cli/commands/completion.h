/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * completion.h - the tables of commands and options as scripts that complete them in a shell.
 *
 * One source for each shell; what a word may be is decided here, once.
 */
#ifndef LOFT_CLI_COMPLETION_H
#define LOFT_CLI_COMPLETION_H

#include <stdio.h>

#include "cli/commands/commands.h"
#include "loft/files.h"

typedef enum completion_kind {
    COMPLETE_NOTHING, /* a quantity, a title */
    COMPLETE_FILES,
    COMPLETE_FOLDERS,
    COMPLETE_SCENARIOS, /* files, or the ids of the collection: `loft list --ids` */
    COMPLETE_WORDS
} completion_kind;

enum {
    COMPLETION_OPTIONS = OPTS_MAX + 4
};

/* All options that the command takes, those of every command last; their number. */
size_t completion_options(const opts_command *c, opt_spec all[COMPLETION_OPTIONS]);

/* The kind of an option's value, and its words, parted by spaces. */
completion_kind completion_of_value(const opts_command *c, const opt_spec *option);
void completion_write_values(FILE *out, const loft_data *data, const opts_command *c,
                             const opt_spec *option);

/* The kind of the first argument, and its words; and of those behind it. */
completion_kind completion_of_first(const opts_command *c);
void completion_write_choices(FILE *out, const choices *listed);
completion_kind completion_of_others(const opts_command *c);

/*
 * The start of a help for within '...': to the end of its first clause, with a backslash
 * before each of `special` and with `quote` for each '.
 */
void completion_write_brief(FILE *out, const char *help, const char *special,
                            const char *quote);

/* The scripts. */
void completion_write_bash(FILE *out, const loft_data *data);
void completion_write_zsh(FILE *out, const loft_data *data);
void completion_write_fish(FILE *out, const loft_data *data);

#endif
