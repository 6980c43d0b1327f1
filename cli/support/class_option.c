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

const loft_booster_class *class_named(const loft_data *data, const char *typed,
                                      char message[MESSAGE_SIZE])
{
    const choices classes = {"class", "classes", "--class", class_at, data};
    size_t place = 0;
    return choices_find(&classes, typed, &place, message)
               ? loft_data_class_at(data, place)
               : NULL;
}
