/* SPDX-License-Identifier: GPL-3.0-or-later */
/* class_option.h - the option --class. */
#ifndef LOFT_CLI_CLASS_OPTION_H
#define LOFT_CLI_CLASS_OPTION_H

#include "cli/support/message.h"
#include "loft/files.h"

/* The message for a class that does not exist, with those that do; false. */
bool class_unknown(const loft_data *data, const char *name, char message[MESSAGE_SIZE]);

#endif
