/* SPDX-License-Identifier: GPL-3.0-or-later */
/* output_files.h - the files that one command writes are different ones. */
#ifndef LOFT_CLI_OUTPUT_FILES_H
#define LOFT_CLI_OUTPUT_FILES_H

#include "cli/support/opts.h"

/*
 * The values of the n options `outs` and standard output: no two are one file, by any name or
 * link. APP_DONE, or APP_USAGE after a message.
 */
int output_files_are_apart(const opts_command *command, const opts_given *given,
                           const int *outs, int n);

#endif
