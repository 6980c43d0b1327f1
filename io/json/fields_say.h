/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fields_say.h - the messages of the reader in fields.c; internal to it. */
#ifndef LOFT_FIELDS_SAY_H
#define LOFT_FIELDS_SAY_H

#include "io/json/fields.h"

/* The name of the JSON type of a row. */
const char *loft_field_type_name(const loft_field *field);

/*
 * The names that a string of this row may be, one after another: *i starts at 0 and is then
 * 1 + the index of the name. NULL past the last.
 */
const char *loft_field_next_name(const loft_field *field, const void *context, size_t *i);

void loft_field_say_type(loft_diags *diags, const char *where, const loft_field *field,
                         const loft_json_node *found);
void loft_field_say_bound(loft_diags *diags, const char *where,
                          const loft_json_node *found, const char *relation,
                          double bound);
void loft_field_say_names(loft_diags *diags, const char *where, const loft_field *field,
                          const void *context, const loft_json_node *found);
void loft_field_say_form(loft_diags *diags, const char *where, const loft_field *field,
                         const loft_json_node *found);
void loft_field_say_unknown(loft_diags *diags, const char *where,
                            const loft_fields *fields, const char *key);

#endif
