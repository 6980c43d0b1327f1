/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_member.h - a key and its value in one call, into the open object. */
#ifndef LOFT_JSON_MEMBER_H
#define LOFT_JSON_MEMBER_H

#include <stddef.h>

#include "io/json/json_write.h"

static inline void loft_put_number(loft_json_writer *w, const char *key, double value)
{
    loft_json_write_key(w, key);
    loft_json_write_number(w, value);
}

/* Null unless it is one. */
static inline void loft_put_number_or_null(loft_json_writer *w, const char *key, bool is,
                                           double value)
{
    loft_json_write_key(w, key);
    if (is) {
        loft_json_write_number(w, value);
    } else {
        loft_json_write_null(w);
    }
}

static inline void loft_put_integer(loft_json_writer *w, const char *key, long long value)
{
    loft_json_write_key(w, key);
    loft_json_write_integer(w, value);
}

static inline void loft_put_bool(loft_json_writer *w, const char *key, bool value)
{
    loft_json_write_key(w, key);
    loft_json_write_bool(w, value);
}

static inline void loft_put_string(loft_json_writer *w, const char *key,
                                   const char *value)
{
    loft_json_write_key(w, key);
    loft_json_write_string(w, value);
}

static inline void loft_put_string_or_null(loft_json_writer *w, const char *key,
                                           const char *value)
{
    loft_json_write_key(w, key);
    if (value != NULL) {
        loft_json_write_string(w, value);
    } else {
        loft_json_write_null(w);
    }
}

/* Opens an object; loft_json_write_end_object closes it. */
static inline void loft_put_object(loft_json_writer *w, const char *key)
{
    loft_json_write_key(w, key);
    loft_json_write_begin_object(w);
}

#endif
