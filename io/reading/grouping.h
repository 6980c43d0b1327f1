/* SPDX-License-Identifier: GPL-3.0-or-later */
/* grouping.h - dots and commas in a number that may group its thousands. */
#ifndef LOFT_READING_GROUPING_H
#define LOFT_READING_GROUPING_H

#include <stdbool.h>

#include "io/reading/spelling.h"

/*
 * The first dot of "d.ddd", with 1 to 3 digits, not 0, before it, that may group thousands;
 * NULL if there is none. The text is plain: see spelling.h.
 */
const char *loft_quantity_doubtful_dot(const char *text);

/* The text without dots or commas before `end`. */
void loft_quantity_ungroup(char out[LOFT_READING_PLAIN], const char *text,
                           const char *end);

/* The text with every doubtful dot taken for one of thousands, or for a decimal point. */
void loft_quantity_read_dots(char out[LOFT_READING_PLAIN], const char *text,
                             bool as_thousands);

#endif
