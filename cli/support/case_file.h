/* SPDX-License-Identifier: GPL-3.0-or-later */
/* case_file.h - a command whose one argument is a case file. */
#ifndef LOFT_CLI_CASE_FILE_H
#define LOFT_CLI_CASE_FILE_H

#include "cli/support/opts.h"
#include "loft/files.h"

/*
 * Parses the options, reads the case of the first argument and does the work on it: its
 * exit status, or that of help, of a complaint, or of the mistakes in the file.
 */
int case_file_command(const opts_command *command, int argc, char **argv,
                      int (*work)(const loft_case *flight_case, const opts_given *given));

#endif
