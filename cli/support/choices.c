/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/choices.h"

#include <stdio.h>
#include <string.h>

#include "sim/base/diag.h"
#include "sim/base/nearest.h"

const char *choices_join(const choices *c, const char *last, char text[MESSAGE_SIZE])
{
    size_t used = 0;
    text[0] = '\0';
    for (size_t i = 0; c->at(c->table, i).name != NULL && used < MESSAGE_SIZE; i++) {
        const bool is_last = c->at(c->table, i + 1).name == NULL;
        used += (size_t)snprintf(text + used, MESSAGE_SIZE - used, "%s%s%s%s",
                                 i == 0    ? ""
                                 : is_last ? " "
                                           : ", ",
                                 i > 0 && is_last ? last : "",
                                 i > 0 && is_last ? " " : "", c->at(c->table, i).name);
    }
    return text;
}

/* The name that was meant; NULL if none is near, or several are equally so. */
static const char *meant(const choices *c, const char *typed)
{
    loft_nearest best = {.typed = typed};
    bool is_tied = false;
    const char *name = NULL;
    for (size_t i = 0; (name = c->at(c->table, i).name) != NULL; i++) {
        loft_nearest one = {.typed = typed};
        loft_nearest_offer(&one, name);
        if (one.word != NULL && (best.word == NULL || one.distance <= best.distance)) {
            is_tied = best.word != NULL && one.distance == best.distance;
            best = one;
        }
    }
    return is_tied ? NULL : best.word;
}

/* Letters of ASCII alone: the tables have no others. */
static bool same_in_any_case(const char *a, const char *b)
{
    for (; *a != '\0'; a++, b++) {
        const char one = (char)(*a >= 'A' && *a <= 'Z' ? *a - 'A' + 'a' : *a);
        const char two = (char)(*b >= 'A' && *b <= 'Z' ? *b - 'A' + 'a' : *b);
        if (one != two) {
            return false;
        }
    }
    return *b == '\0';
}

bool choices_find(const choices *c, const char *typed, size_t *place,
                  char message[MESSAGE_SIZE])
{
    const char *name = NULL;
    for (size_t i = 0; (name = c->at(c->table, i).name) != NULL; i++) {
        if (same_in_any_case(typed, name)) {
            *place = i;
            return true;
        }
    }
    char cut[LOFT_DIAG_EXCERPT];
    char known[MESSAGE_SIZE];
    loft_diag_excerpt(cut, typed, strlen(typed));
    const char *option = c->option != NULL ? c->option : "";
    const char *colon = c->option != NULL ? ": " : "";
    const char *near = meant(c, typed);
    if (near != NULL) {
        return message_write(message, "%s%sunknown %s '%s'; did you mean '%s'?", option,
                             colon, c->noun, cut, near);
    }
    return message_write(message, "%s%sunknown %s '%s'; the %s are %s", option, colon,
                         c->noun, cut, c->nouns, choices_join(c, "and", known));
}
