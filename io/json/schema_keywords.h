/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * schema_keywords.h - is a schema one that schema.c can check against? Internal to it.
 *
 * A keyword that was ignored would be a check that is not made, so every keyword must be
 * known, have a value of its kind, and every $ref must lead somewhere.
 */
#ifndef LOFT_SCHEMA_KEYWORDS_H
#define LOFT_SCHEMA_KEYWORDS_H

#include "io/json/json.h"
#include "loft/loft.h"

/* LOFT_ERR_INPUT with a message for each mistake, or LOFT_ERR_NOMEM. */
LOFT_NODISCARD loft_status loft_schema_keywords(const loft_json_node *schema_root,
                                                loft_diags *diags);

#endif
