/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * json_pick.h - members by name and type from a document of any shape.
 *
 * A file with mistakes is read to its end, so that all of them are reported at once. What
 * is missing or of the wrong type is passed over here: the table of fields has said so.
 */
#ifndef LOFT_JSON_PICK_H
#define LOFT_JSON_PICK_H

#include <string.h>

#include "io/json/json.h"
#include "loft/loft.h"
#include "sim/base/diag.h"

/* NULL if object is NULL, no object, has no such member or one of another type. */
static inline const loft_json_node *loft_pick(const loft_json_node *object,
                                              const char *key, loft_json_type type)
{
    const loft_json_node *member = object != NULL ? loft_json_get(object, key) : NULL;
    return member != NULL && loft_json_typeof(member) == type ? member : NULL;
}

static inline const char *loft_pick_string(const loft_json_node *object, const char *key)
{
    const loft_json_node *member = loft_pick(object, key, LOFT_JSON_STRING);
    return member != NULL ? loft_json_string(member) : NULL;
}

static inline double loft_pick_number(const loft_json_node *object, const char *key,
                                      double otherwise)
{
    const loft_json_node *member = loft_pick(object, key, LOFT_JSON_NUMBER);
    return member != NULL ? loft_json_number(member) : otherwise;
}

static inline bool loft_pick_bool(const loft_json_node *object, const char *key,
                                  bool otherwise)
{
    const loft_json_node *member = loft_pick(object, key, LOFT_JSON_BOOL);
    return member != NULL ? loft_json_bool(member) : otherwise;
}

static inline bool loft_pick_has(const loft_json_node *object, const char *key)
{
    return loft_json_get(object, key) != NULL;
}

/* True if node is an array of exactly n numbers, which are then in x. */
static inline bool loft_pick_numbers(const loft_json_node *node, size_t n, double *x)
{
    if (node == NULL || loft_json_typeof(node) != LOFT_JSON_ARRAY ||
        loft_json_size(node) != n) {
        return false;
    }
    for (const loft_json_node *v = loft_json_first(node); v != NULL;
         v = loft_json_next(v)) {
        if (loft_json_typeof(v) != LOFT_JSON_NUMBER) {
            return false;
        }
        *x++ = loft_json_number(v);
    }
    return true;
}

static inline loft_diag_where loft_pick_where(const loft_diag_where *at, const char *key)
{
    loft_diag_where where = *at;
    loft_diag_where_key(&where, key, strlen(key));
    return where;
}

#endif
