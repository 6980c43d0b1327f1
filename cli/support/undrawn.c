/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/undrawn.h"

#include <stdio.h>
#include <string.h>

#include "cli/support/app.h"

enum {
    NAMED = 3
};

/* A package of Debian with fonts that have the character. */
static const char *package_of(unsigned long code)
{
    static const struct {
        unsigned long first, last;
        const char *name;
    } packages[] = {
        {0x1100, 0x11ff, "fonts-noto-cjk"},   {0x2190, 0x2bff, "fonts-symbola"},
        {0x2e80, 0x9fff, "fonts-noto-cjk"},   {0xa960, 0xa97f, "fonts-noto-cjk"},
        {0xac00, 0xd7ff, "fonts-noto-cjk"},   {0xf900, 0xfaff, "fonts-noto-cjk"},
        {0xff00, 0xffef, "fonts-noto-cjk"},   {0x1f000, 0x1faff, "fonts-symbola"},
        {0x20000, 0x3ffff, "fonts-noto-cjk"},
    };
    for (size_t i = 0; i < sizeof packages / sizeof packages[0]; i++) {
        if (code >= packages[i].first && code <= packages[i].last) {
            return packages[i].name;
        }
    }
    return "fonts-noto-core";
}

/* snprintf behind what stands there. */
#define APPEND(out, ...)                                                                 \
    snprintf((out) + strlen(out), UNDRAWN_TEXT - strlen(out), __VA_ARGS__)

const char *undrawn_text(char out[UNDRAWN_TEXT], const loft_undrawn *u)
{
    out[0] = '\0';
    if (u->n > 0) {
        APPEND(out, "cannot draw ");
        for (size_t i = 0; i < u->n && i < NAMED; i++) {
            APPEND(out, "%sU+%04lX", i > 0 ? ", " : "", u->codes[i]);
        }
        if (u->n > NAMED) {
            APPEND(out, " and %zu%s more characters", u->n - NAMED,
                   u->n == LOFT_UNDRAWN_MAX ? " or" : "");
        }
        APPEND(out, ", which no font here has (a box stands for each): install %s",
               package_of(u->codes[0]));
    }
    if (u->unshaped != 0) {
        APPEND(out,
               "%sU+%04lX is of a script whose letters are joined or run from right to "
               "left; they are drawn one by one from the left",
               u->n > 0 ? "; " : "", u->unshaped);
    }
    return out;
}

void undrawn_say(const char *path, const loft_undrawn *undrawn)
{
    char text[UNDRAWN_TEXT];
    if (undrawn_text(text, undrawn)[0] != '\0') {
        app_note("%s: %s", path, text);
    }
}
