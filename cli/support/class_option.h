/* SPDX-License-Identifier: GPL-3.0-or-later */
/* class_option.h - the option --class. */
#ifndef LOFT_CLI_CLASS_OPTION_H
#define LOFT_CLI_CLASS_OPTION_H

#include "cli/support/message.h"
#include "loft/files.h"

/* The class of that name, in any case; NULL with a message if there is none. */
const loft_booster_class *class_named(const loft_data *data, const char *typed,
                                      char message[MESSAGE_SIZE]);

#endif
