/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/class_option.h"

#include <stdio.h>
#include <string.h>

bool class_unknown(const loft_data *data, const char *name, char message[MESSAGE_SIZE])
{
    char names[MESSAGE_SIZE] = "";
    for (size_t i = 0; i < loft_data_class_count(data); i++) {
        const size_t used = strlen(names);
        snprintf(names + used, sizeof names - used, "%s%s", i > 0 ? ", " : "",
                 loft_data_class_at(data, i)->name);
    }
    return message_write(message, "--class: unknown class '%s'; the classes are %s", name,
                         names);
}
