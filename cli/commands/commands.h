/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * commands.h - the table of commands.
 *
 * A command is a source cmd_NAME.c with its row cmd_NAME, and its name in COMMANDS. Help,
 * messages and the manual take it from the row.
 */
#ifndef LOFT_CLI_COMMANDS_H
#define LOFT_CLI_COMMANDS_H

#include "cli/support/opts.h"
#include "cli/support/record.h"

/* In the order of help. */
#define COMMANDS(COMMAND)                                                                \
    COMMAND(estimate)                                                                    \
    COMMAND(run)                                                                         \
    COMMAND(fly)                                                                         \
    COMMAND(payload)                                                                     \
    COMMAND(ensemble)                                                                    \
    COMMAND(export)                                                                      \
    COMMAND(plot)                                                                        \
    COMMAND(replay)                                                                      \
    COMMAND(trajectories)                                                                \
    COMMAND(reach)                                                                       \
    COMMAND(visible)                                                                     \
    COMMAND(joint)                                                                       \
    COMMAND(draft)                                                                       \
    COMMAND(new)                                                                         \
    COMMAND(list)                                                                        \
    COMMAND(scorecard)                                                                   \
    COMMAND(sources)                                                                     \
    COMMAND(schema)                                                                      \
    COMMAND(check)                                                                       \
    COMMAND(completion)

typedef struct command {
    const char *summary; /* a line of `loft --help` */
    /* argv[0] is the name of the command; the exit status is one of app.h. */
    int (*run)(int argc, char **argv);
    bool uses_ranks; /* MPI ranks share its work */
    /*
     * Makes a file of this command again from its record, with it; `path` is where it goes,
     * for messages. NULL if no file of it has a record. The exit status of app.h;
     * APP_USAGE for options that no record of it has.
     */
    int (*replay)(const file_record *r, const loft_data *data, const char *path,
                  loft_buffer *file);
    opts_command opts;
} command;

#define COMMAND_DECLARED(name) extern const command cmd_##name;
COMMANDS(COMMAND_DECLARED)

/* All of them, by name and summary. */
extern const choices command_choices;

size_t command_count(void);
const command *command_at(size_t i);

#endif
