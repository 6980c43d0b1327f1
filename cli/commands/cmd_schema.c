/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "cli/commands/commands.h"
#include "cli/support/app.h"
#include "io/files/schemas.h"
#include "io/reading/known_names.h"
#include "loft/files.h"

/* "scenario" of "scenario.schema.json", for each of them. */
typedef struct schema_names {
    char at[LOFT_SCHEMAS][32];
} schema_names;

static int run(int argc, char **argv);

static const char *const examples[] = {
    "loft schema scenario",
    "loft schema result > result.schema.json",
    NULL,
};

const command cmd_schema = {
    .summary = "print the JSON Schema of a file that loft reads or writes",
    .run = run,
    .opts =
        {
            .name = "schema",
            .synopsis = "NAME",
            .about =
                "Prints the JSON Schema (draft 2020-12) of a kind of file: scenario, case, "
                "classes, prior and reports, which loft reads, and result, estimate, "
                "joint, reach, visible, draft and error, which it writes. Whoever fills in a "
                "scenario, a person or another program, can have `loft check` judge it.",
            .examples = examples,
            .argument = "NAME",
            .least_args = 1,
            .most_args = 1,
        },
};

static const char *name_at(const void *table, size_t i)
{
    const schema_names *names = table;
    return i < LOFT_SCHEMAS ? names->at[i] : NULL;
}

static int print_schema(const loft_schema *schema)
{
    loft_data *data = app_open_data();
    loft_json_writer *writer = loft_json_writer_new();
    int result = data == NULL ? APP_BAD_INPUT : APP_NOT_CONVERGED;
    if (data != NULL && writer != NULL) {
        loft_fields_schema(schema->fields, schema->title, data, writer);
        result = app_print_json(writer);
    } else {
        loft_json_writer_free(writer);
    }
    loft_data_free(data);
    return result;
}

static int run(int argc, char **argv)
{
    schema_names names;
    char message[LOFT_MESSAGE];
    const loft_known_names known = {"schema", "schemas", NULL, name_at, &names};
    opts_given given;
    size_t place = 0;
    const int result = app_options(&cmd_schema.opts, argc, argv, &given);
    if (result != APP_GO_ON) {
        return result;
    }
    for (size_t i = 0; i < LOFT_SCHEMAS; i++) {
        const char *file = loft_schemas[i].file;
        snprintf(names.at[i], sizeof names.at[i], "%.*s", (int)strcspn(file, "."), file);
    }
    if (!loft_known_names_find(&known, given.args[0], &place, message)) {
        app_error("schema: %s", message);
        return APP_USAGE;
    }
    return print_schema(&loft_schemas[place]);
}
