/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands/commands.h"

#define ROW(name) &cmd_##name,
static const command *const rows[] = {COMMANDS(ROW)};

size_t command_count(void)
{
    return sizeof rows / sizeof rows[0];
}

const command *command_at(size_t i)
{
    return rows[i];
}

static choice name_at(const void *table, size_t i)
{
    (void)table;
    if (i >= command_count()) {
        return (choice){.name = NULL};
    }
    return (choice){.name = rows[i]->opts.name, .use = rows[i]->summary};
}

const choices command_choices = {"command", "commands", NULL, name_at, NULL};
