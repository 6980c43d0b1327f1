/* SPDX-License-Identifier: GPL-3.0-or-later */
/* failure_json.h - the document that a failed command prints in place of its answer. */
#ifndef LOFT_FAILURE_JSON_H
#define LOFT_FAILURE_JSON_H

#include "io/json/fields.h"
#include "io/json/json_write.h"

typedef struct loft_failure_message {
    const char *where; /* file, place in it; NULL for the command line */
    const char *message;
} loft_failure_message;

typedef struct loft_failure {
    int status; /* the exit status, from 1 to 4 */
    int n;
    loft_failure_message *messages;
} loft_failure;

/* The whole document, an object. */
void loft_failure_json(loft_json_writer *writer, const loft_failure *failure);

/* The table of that document. */
extern const loft_fields loft_failure_fields;

#endif
