/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wants.h - a length, a time and an angle as the options of loft take them. */
#ifndef WANTS_H
#define WANTS_H

#include "io/reading/quantity.h"

static const loft_quantity_want range = {
    .option = "--range", .example = "787km", .dimension = LOFT_QUANTITY_LENGTH};
static const loft_quantity_want flown = {
    .option = "--time", .example = "85m56s", .dimension = LOFT_QUANTITY_TIME};
static const loft_quantity_want azimuth = {.option = "--azimuth",
                                           .example = "78.5deg",
                                           .dimension = LOFT_QUANTITY_ANGLE,
                                           .sign = LOFT_QUANTITY_ANY_SIGN,
                                           .one_value = true};

#endif
