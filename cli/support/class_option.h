/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * class_option.h - the option --class.
 *
 *     solid-3, Solid 3            a class by its name
 *     hwasong-12, KN-23           the class that the scenarios give a missile
 *     solid, ICBM, liquid IRBM    the classes that are so, by propellant, stages and range
 */
#ifndef LOFT_CLI_CLASS_OPTION_H
#define LOFT_CLI_CLASS_OPTION_H

#include "cli/support/message.h"
#include "loft/files.h"

/* The classes that a text may mean, in the order of the file. */
typedef struct class_option {
    size_t n; /* 1 or more */
    const loft_booster_class *list[LOFT_CLASS_CHOICES_MAX];
} class_option;

/* False with a message if there is none. */
bool class_option_read(const loft_data *data, const char *typed, class_option *out,
                       char message[MESSAGE_SIZE]);

/* The one class that is meant; NULL with a message if there is none, or several. */
const loft_booster_class *class_named(const loft_data *data, const char *typed,
                                      char message[MESSAGE_SIZE]);

#endif
