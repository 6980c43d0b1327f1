/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/class_option.h"

#include "cli/support/choices.h"

static choice class_at(const void *table, size_t i)
{
    const loft_data *data = table;
    return (choice){.name = i < loft_data_class_count(data)
                                ? loft_data_class_at(data, i)->name
                                : NULL};
}

bool class_unknown(const loft_data *data, const char *name, char message[MESSAGE_SIZE])
{
    const choices classes = {"class", "classes", "--class", class_at, data};
    size_t place = 0;
    message_write(message, "--class: cannot use class '%s'", name);
    (void)choices_find(&classes, name, &place, message);
    return false;
}
