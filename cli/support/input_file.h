/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * input_file.h - a JSON file of the command line, "-" for standard input, which can be read
 * as JSON first and then as what it is; and outputs that would replace an input.
 */
#ifndef LOFT_CLI_INPUT_FILE_H
#define LOFT_CLI_INPUT_FILE_H

#include <stdbool.h>

#include "cli/support/opts.h"
#include "io/json/json.h"
#include "loft/files.h"
#include "sim/base/file.h"

typedef struct input_file {
    const char *path;    /* borrowed */
    loft_file_text text; /* owned; empty if the file is read later */
} input_file;

/* "standard input" for "-", else the path. */
const char *input_file_name(const char *path);

/* Takes what standard input or a pipe has; a file is read later. Fini after either. */
LOFT_NODISCARD loft_status input_file_open(const char *path, loft_diags *diags,
                                           input_file *in);
/* Takes what a file has too, so that it is read once. */
LOFT_NODISCARD loft_status input_file_read(const char *path, loft_diags *diags,
                                           input_file *in);
void input_file_fini(input_file *in);

/* See the readers of json.h and loft/files.h. */
LOFT_NODISCARD loft_status input_file_json(const input_file *in, loft_diags *diags,
                                           loft_json_doc **out);
LOFT_NODISCARD loft_status input_file_scenario(const input_file *in,
                                               const loft_data *data, loft_diags *diags,
                                               loft_scenario **out);
LOFT_NODISCARD loft_status input_file_case(const input_file *in, const loft_data *data,
                                           loft_diags *diags, loft_case **out);
LOFT_NODISCARD loft_status input_file_analysis(const input_file *in, loft_diags *diags,
                                               loft_analysis **out);

/*
 * False after a message if the output is one of the inputs, by any name or link; an input
 * that is a folder stands for its *.json files. `out` may be NULL. For "-" the files that
 * standard input and output are at.
 */
bool input_file_is_kept(const char *out, const char *const *inputs, int n);

/*
 * Checks the value of the option `out` so, with the arguments as inputs; and "-" for it does
 * not go with the option `json`. APP_DONE, or the exit status after a message.
 */
int input_file_may_write(const opts_command *command, const opts_given *given, int out,
                         int json);

#endif
