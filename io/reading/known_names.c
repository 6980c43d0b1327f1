/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/reading/known_names.h"

#include <stdio.h>
#include <string.h>

#include "sim/base/diag.h"
#include "sim/base/nearest.h"

const char *loft_known_names_join(const loft_known_names *c, const char *last,
                                  char text[LOFT_MESSAGE])
{
    size_t used = 0;
    text[0] = '\0';
    for (size_t i = 0; c->at(c->table, i) != NULL && used < LOFT_MESSAGE; i++) {
        const bool is_last = c->at(c->table, i + 1) == NULL;
        used += (size_t)snprintf(text + used, LOFT_MESSAGE - used, "%s%s%s%s",
                                 i == 0    ? ""
                                 : is_last ? " "
                                           : ", ",
                                 i > 0 && is_last ? last : "",
                                 i > 0 && is_last ? " " : "", c->at(c->table, i));
    }
    return text;
}

/* The name that was meant; NULL if none is near, or several are equally so. */
static const char *meant(const loft_known_names *c, const char *typed)
{
    loft_nearest best = {.typed = typed};
    bool is_tied = false;
    const char *name = NULL;
    for (size_t i = 0; (name = c->at(c->table, i)) != NULL; i++) {
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

bool loft_known_names_find(const loft_known_names *c, const char *typed, size_t *place,
                           char message[LOFT_MESSAGE])
{
    const char *name = NULL;
    for (size_t i = 0; (name = c->at(c->table, i)) != NULL; i++) {
        if (same_in_any_case(typed, name)) {
            *place = i;
            return true;
        }
    }
    char cut[LOFT_DIAG_EXCERPT];
    char known[LOFT_MESSAGE];
    loft_diag_excerpt(cut, typed, strlen(typed));
    const char *option = c->option != NULL ? c->option : "";
    const char *colon = c->option != NULL ? ": " : "";
    const char *near = meant(c, typed);
    if (near != NULL) {
        return loft_message_write(message, "%s%sunknown %s '%s'; did you mean '%s'?",
                                  option, colon, c->noun, cut, near);
    }
    return loft_message_write(message, "%s%sunknown %s '%s'; the %s are %s", option,
                              colon, c->noun, cut, c->nouns,
                              loft_known_names_join(c, "and", known));
}
