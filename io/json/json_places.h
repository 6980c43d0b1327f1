/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_places.h - where in the text the values stand that messages name by JSON pointer. */
#ifndef LOFT_JSON_PLACES_H
#define LOFT_JSON_PLACES_H

#include "io/json/json.h"

/*
 * Gives the messages of diags from number `first` on, with a pointer into doc, their line
 * and column: those of the value, or of the deepest object or list that holds it. Texts of
 * more than 1 MiB get none, for every place reads the text again.
 */
void loft_json_place_diags(const loft_json_doc *doc, size_t first, loft_diags *diags);

#endif
