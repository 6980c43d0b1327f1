/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * quantity_spelling.h - quantities as people write them, into the one form that
 * quantity_parse reads: about 1,000 km is ~1000km, 85'56" is 85min56s.
 */
#ifndef LOFT_CLI_QUANTITY_SPELLING_H
#define LOFT_CLI_QUANTITY_SPELLING_H

#include "cli/support/quantity.h"

enum {
    QUANTITY_TEXT = 120,                    /* bytes of a quantity; longer is refused */
    QUANTITY_PLAIN = 4 * QUANTITY_TEXT + 1, /* of its plain form, with the '\0' */
};

/*
 * Signs such as the degree sign, the dash and the plus-minus sign into ASCII; letters small;
 * words for a hedge into ~ > <, words between two ends into "..", thousands without their
 * separators, no spaces. A text that is not a quantity comes out as something that is not
 * one either. `text` has at most QUANTITY_TEXT bytes.
 */
void quantity_spelling(const char *text, quantity_dimension dimension,
                       char out[QUANTITY_PLAIN]);

#endif
