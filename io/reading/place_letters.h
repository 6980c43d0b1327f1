/* SPDX-License-Identifier: GPL-3.0-or-later */
/* place_letters.h - names of places as they are compared: letters alone, without additions. */
#ifndef LOFT_READING_PLACE_LETTERS_H
#define LOFT_READING_PLACE_LETTERS_H

#include <stddef.h>

enum {
    LOFT_PLACE_LETTERS = 160 /* bytes of a name as it is read; what is longer is none */
};

/* Small letters alone, of which the first size - 1 bytes. */
void loft_place_letters(const char *text, size_t size, char *out);

/* Takes off the end what reports add to a name: "internationalairport", "ri". */
void loft_place_drop_additions(char *name);

#endif
