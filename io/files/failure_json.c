/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/failure_json.h"

#include "io/json/json_member.h"

enum {
    FAILURE_SCHEMA = 1
};

typedef struct error_record {
    int status, kind, n;
    loft_failure_message *messages;
} error_record;

typedef struct document {
    int schema_version;
    error_record error;
} document;

static const loft_field message_rows[] = {
    {LOFT_STRING("where", loft_failure_message, where), .nullable = true,
     .required = true,
     .help = "The file, and the line and column or the JSON pointer in it; null for the "
             "command line."},
    {LOFT_STRING("message", loft_failure_message, message), .required = true,
     .help = "What was found and what is wanted, as on standard error."},
};
static const loft_fields message_fields = {LOFT_ROWS_OF(message_rows)};

/* In the order of the exit statuses 1 to 4. */
static const char *const kinds[] = {"not_computed", "usage", "invalid_input", "output"};

static const loft_field error_rows[] = {
    {LOFT_INTEGER("status", error_record, status), .required = true,
     .lower = LOFT_FROM(1), .upper = LOFT_TO(4), .help = "The exit status."},
    {LOFT_NAME("kind", error_record, kind, kinds), .required = true,
     .help = "The exit status as a word."},
    {LOFT_OWNED_LIST("messages", error_record, messages, n, &message_fields),
     .required = true, .help = "In the order in which they were printed."},
};
static const loft_fields error_fields = {LOFT_ROWS_OF(error_rows)};

static const loft_field document_rows[] = {
    {LOFT_INTEGER("schema_version", document, schema_version), .required = true,
     .lower = LOFT_FROM(FAILURE_SCHEMA), .upper = LOFT_TO(FAILURE_SCHEMA),
     .help = "Version of this schema. A key that is added does not change it."},
    {LOFT_OBJECT("error", document, error, &error_fields), .required = true,
     .help = "No document of an answer has this key."},
};
const loft_fields loft_failure_fields = {
    LOFT_ROWS_OF(document_rows),
    .help =
        "What a command with --json prints on standard output where it has no answer."};

void loft_failure_json(loft_json_writer *writer, const loft_failure *failure)
{
    const document d = {.schema_version = FAILURE_SCHEMA,
                        .error = {.status = failure->status,
                                  .kind = failure->status - 1,
                                  .n = failure->n,
                                  .messages = failure->messages}};
    loft_json_write_begin_object(writer);
    loft_fields_write(&loft_failure_fields, writer, &d);
    loft_json_write_end_object(writer);
}
