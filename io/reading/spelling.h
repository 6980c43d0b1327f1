/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * spelling.h - quantities as people write them, into the one form that
 * loft_quantity_read reads: about 1,000 km is ~1000km, 85'56" is 85min56s.
 */
#ifndef LOFT_READING_SPELLING_H
#define LOFT_READING_SPELLING_H

#include "io/reading/quantity.h"

enum {
    LOFT_READING_TEXT = 120, /* bytes of a quantity; longer is refused */
    LOFT_READING_PLAIN = 4 * LOFT_READING_TEXT + 1, /* of its plain form, with the '\0' */
};

/*
 * Signs such as the degree sign, the dash and the plus-minus sign into ASCII; letters small;
 * words for a hedge into ~ > <, words between two ends into "..", thousands without their
 * separators, no spaces. A text that is not a quantity comes out as something that is not
 * one either. `text` has at most LOFT_READING_TEXT bytes.
 */
void loft_quantity_plain(const char *text, loft_quantity_dimension dimension,
                         char out[LOFT_READING_PLAIN]);

#endif
