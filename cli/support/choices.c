/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/choices.h"

#include "io/reading/known_names.h"

static const char *name_at(const void *table, size_t i)
{
    const choices *c = table;
    return c->at(c->table, i).name;
}

static loft_known_names names_of(const choices *c)
{
    return (loft_known_names){c->noun, c->nouns, c->option, name_at, c};
}

const char *choices_join(const choices *c, const char *last, char text[MESSAGE_SIZE])
{
    const loft_known_names names = names_of(c);
    return loft_known_names_join(&names, last, text);
}

bool choices_find(const choices *c, const char *typed, size_t *place,
                  char message[MESSAGE_SIZE])
{
    const loft_known_names names = names_of(c);
    return loft_known_names_find(&names, typed, place, message);
}
