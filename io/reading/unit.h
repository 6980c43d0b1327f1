/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit.h - the units that quantities may be typed in. */
#ifndef LOFT_READING_UNIT_H
#define LOFT_READING_UNIT_H

#include <stdbool.h>
#include <stddef.h>

#include "io/reading/quantity.h"

typedef struct loft_quantity_unit {
    const char *name;
    loft_quantity_dimension dimension;
    double si;
} loft_quantity_unit;

/* The words for a dimension in messages. */
typedef struct loft_quantity_words {
    const char *noun;     /* "a length" */
    const char *unit;     /* the usual one */
    const char *units;    /* all of them */
    const char *interval; /* an example */
} loft_quantity_words;

const loft_quantity_words *loft_quantity_words_of(loft_quantity_dimension dimension);

/* The unit that name[0..size) is, by its sign or word in small letters; or NULL. */
const loft_quantity_unit *loft_quantity_unit_named(const char *name, size_t size);

/* The name of the unit of a dimension that was meant; NULL if none is near. */
const char *loft_quantity_unit_near(const char *name, size_t size,
                                    loft_quantity_dimension dimension);

/* The unit at the end of a plain text: all behind its last digit, mark or space. */
const char *loft_quantity_unit_at_end(const char *plain);

/* "mach20", 7km/s: no quantity that is asked for has that dimension. */
bool loft_quantity_unit_is_speed(const char *plain);

#endif
