/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * event_input.h - commands that take one event: a scenario, by file or name, which is
 * answered on the spot, or a result.json, or the output of loft estimate --json.
 */
#ifndef LOFT_CLI_EVENT_INPUT_H
#define LOFT_CLI_EVENT_INPUT_H

#include "cli/support/opts.h"
#include "loft/infer.h"

typedef struct event_input {
    const opts_command *opts;
    loft_analysis_options analysis; /* of a scenario */
    /* The options before a file is opened: APP_GO_ON, or the exit status after a message;
     * NULL for nothing to read. */
    int (*read)(opts_given *given, void *context);
    void *context;
    /* The exit status. */
    int (*show)(const void *context, loft_analysis *analysis, const opts_given *given);
} event_input;

/* A command of that kind, from its arguments to its exit status. */
int event_input_command(const event_input *event, int argc, char **argv);

#endif
