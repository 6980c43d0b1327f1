/* SPDX-License-Identifier: GPL-3.0-or-later */
/* number.h - decimal numbers as they are typed: 787, 7687.5, .5, 1e3. */
#ifndef LOFT_NUMBER_H
#define LOFT_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

typedef struct loft_number {
    double value; /* correctly rounded; INFINITY or 0 if out of range */
    double step;  /* one unit of the last digit that was written */
    size_t size;  /* bytes taken */
    bool plain;   /* digits only */
    bool round;   /* of these less than 4 that count, and a 0 at the end */
} loft_number;

/*
 * The longest unsigned number that text begins with; false if it begins with none. The
 * point is '.' in every locale. Words (nan, inf) are none; of 0x10 the number is 0.
 */
bool loft_number_scan(const char *text, loft_number *out);

#endif
