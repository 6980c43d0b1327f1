/* SPDX-License-Identifier: GPL-3.0-or-later */
/* place_names.h - launch sites by the names that reports give them. */
#ifndef LOFT_CLI_PLACE_NAMES_H
#define LOFT_CLI_PLACE_NAMES_H

#include "cli/support/quantity.h"

/*
 * Sunan, Sunan International Airport: in any case, with or without hyphens, apostrophes and
 * the country. A code such as ZKPY is none: nobody sees a mistyped letter. False with a
 * message that says what to write instead.
 */
bool place_named(const char *option, const char *text, quantity_place *out,
                 char message[MESSAGE_SIZE]);

#endif
