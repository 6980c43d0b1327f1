/* SPDX-License-Identifier: GPL-3.0-or-later */
/* place_names.h - launch sites by the names that reports give them. */
#ifndef LOFT_PLACE_NAMES_H
#define LOFT_PLACE_NAMES_H

#include "io/reading/quantity.h"

/*
 * Sunan, Sunan International Airport: in any case, with or without hyphens, apostrophes and
 * the country. A code such as ZKPY is none: nobody sees a mistyped letter. False with a
 * message that says what to write instead.
 */
bool loft_place_named(const char *option, const char *text, loft_place *out,
                      char message[LOFT_MESSAGE]);

#endif
