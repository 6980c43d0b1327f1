/* SPDX-License-Identifier: GPL-3.0-or-later */
/* undrawn.h - a sentence on the characters that a picture could not draw. */
#ifndef LOFT_CLI_UNDRAWN_H
#define LOFT_CLI_UNDRAWN_H

#include <stddef.h>

#include "loft/plot.h"

enum {
    UNDRAWN_TEXT = 320
};

/* With the package of Debian that has them; "" where all is drawn. */
const char *undrawn_text(char out[UNDRAWN_TEXT], const loft_undrawn *undrawn);

/* Says it on stderr, after the path of the picture; nothing where all is drawn. */
void undrawn_say(const char *path, const loft_undrawn *undrawn);

#endif
