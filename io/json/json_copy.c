/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/json/json_copy.h"

void loft_json_copy(loft_json_writer *to, const loft_json_node *from)
{
    const loft_json_type type = loft_json_typeof(from);
    switch (type) {
    case LOFT_JSON_BOOL:
        loft_json_write_bool(to, loft_json_bool(from));
        return;
    case LOFT_JSON_NUMBER:
        loft_json_write_number(to, loft_json_number(from));
        return;
    case LOFT_JSON_STRING:
        loft_json_write_string(to, loft_json_string(from));
        return;
    case LOFT_JSON_NULL:
        loft_json_write_null(to);
        return;
    default:
        break;
    }
    if (type == LOFT_JSON_OBJECT) {
        loft_json_write_begin_object(to);
    } else {
        loft_json_write_begin_array(to);
    }
    for (const loft_json_node *item = loft_json_first(from); item != NULL;
         item = loft_json_next(item)) {
        if (type == LOFT_JSON_OBJECT) {
            loft_json_write_key(to, loft_json_key(item));
        }
        loft_json_copy(to, item);
    }
    if (type == LOFT_JSON_OBJECT) {
        loft_json_write_end_object(to);
    } else {
        loft_json_write_end_array(to);
    }
}
