/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * schema.h - does a JSON document have the shape that a schema asks for?
 *
 * A subset of JSON Schema (draft 2020-12): type, properties, required,
 * additionalProperties, enum, const, minimum, maximum, exclusiveMinimum, exclusiveMaximum,
 * minLength, pattern (a POSIX extended expression), items, minItems, maxItems, oneOf,
 * anyOf, $ref to "#/$defs/NAME" and $defs. title, description, default, $schema, $id and
 * $comment are not looked at. enum and const take scalars. Any other keyword, or one with
 * a value of the wrong kind, is a mistake of the schema, and reported as one.
 *
 * Reference  json-schema.org, draft 2020-12: Core and Validation
 */
#ifndef LOFT_SCHEMA_H
#define LOFT_SCHEMA_H

#include "io/json/json.h"
#include "loft/loft.h"

/*
 * LOFT_ERR_INPUT with a message for each mistake: where its JSON pointer (for a mistake of
 * the schema after "schema#"), what "is -12, must be greater than 0". An unknown key gets
 * the nearest known one. Where no form of a oneOf or anyOf fits, the mistakes are those of
 * the form with the most required keys present. LOFT_ERR_NOMEM.
 * Gives up, with a message, after 16 schemas in a row for one value ($ref in a circle) or
 * 20 million steps.
 */
LOFT_NODISCARD loft_status loft_schema_check(const loft_json_node *schema_root,
                                             const loft_json_node *instance,
                                             loft_diags *diags);

#endif
