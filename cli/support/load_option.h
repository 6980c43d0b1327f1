/* SPDX-License-Identifier: GPL-3.0-or-later */
/* load_option.h - the load of --payload: 1.5x, 500kg in all, +200kg, and as people write them. */
#ifndef LOFT_CLI_LOAD_OPTION_H
#define LOFT_CLI_LOAD_OPTION_H

#include "cli/support/message.h"
#include "loft/infer.h"

/* False with a message that says what to write instead; *out is then untouched. */
bool load_option_read(const char *option, const char *text, loft_load *out,
                      char message[MESSAGE_SIZE]);

#endif
