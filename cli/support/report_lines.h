/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_lines.h - reports on standard input, one a line, in place of the value "-". */
#ifndef LOFT_CLI_REPORT_LINES_H
#define LOFT_CLI_REPORT_LINES_H

#include "cli/support/opts.h"

/*
 * Puts the lines of standard input in the place of a repeated value "-"; empty ones are left out.
 * They borrow *text, owned by the caller. APP_DONE, or the exit status after a message.
 */
int report_lines_take(opts_given *given, const char *command, char **text);

#endif
