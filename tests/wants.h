/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wants.h - a length, a time and an angle as the options of loft take them. */
#ifndef WANTS_H
#define WANTS_H

#include "cli/support/quantity.h"

static const quantity_want range = {
    .option = "--range", .example = "787km", .dimension = QUANTITY_LENGTH};
static const quantity_want flown = {
    .option = "--time", .example = "85m56s", .dimension = QUANTITY_TIME};
static const quantity_want azimuth = {.option = "--azimuth",
                                      .example = "78.5deg",
                                      .dimension = QUANTITY_ANGLE,
                                      .sign = QUANTITY_ANY_SIGN,
                                      .one_value = true};

#endif
