/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schemas.h - the files that are read or written, each with its table of keys. */
#ifndef LOFT_SCHEMAS_H
#define LOFT_SCHEMAS_H

#include "io/json/fields.h"

typedef struct loft_schema {
    const char *file; /* in data/ */
    const char *title;
    const loft_fields *fields; /* the context of names is a loft_data */
} loft_schema;

enum {
    LOFT_SCHEMAS_READ = 6, /* the first ones */
    LOFT_SCHEMAS = 13
};
extern const loft_schema loft_schemas[LOFT_SCHEMAS];

#endif
