/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "io/files/schemas.h"
#include "shipped.h"
#include "sim/base/file.h"

/* Else: make schema. */
static void the_shipped_schemas_are_those_of_the_tables(void **state)
{
    for (int i = 0; i < LOFT_SCHEMAS; i++) {
        const loft_schema *s = &loft_schemas[i];
        char path[64];
        char *text = NULL;
        size_t size = 0;
        loft_file_text shipped;
        loft_diags *diags = loft_diags_new();
        loft_json_writer *w = loft_json_writer_new();
        loft_fields_schema(s->fields, s->title, *state, w);
        assert_int_equal(loft_json_writer_finish(w, &text, &size), LOFT_OK);
        snprintf(path, sizeof path, "data/%s", s->file);
        assert_int_equal(loft_file_read(path, 1 << 20, diags, &shipped), LOFT_OK);
        assert_string_equal(shipped.bytes, text);
        free(shipped.bytes);
        free(text);
        loft_json_writer_free(w);
        loft_diags_free(diags);
    }
}

static void check_help(const loft_fields *fields, const char *above)
{
    for (size_t i = 0; i < fields->n; i++) {
        const loft_field *f = &fields->rows[i];
        if (f->key != NULL && (f->help == NULL || strlen(f->help) < 5)) {
            fail_msg("%s: %s has no help", above, f->key);
        }
        for (const loft_field *form = f; form != NULL; form = form->other) {
            if (form->fields != NULL) {
                check_help(form->fields, f->key);
            }
        }
    }
}

static void every_key_has_a_line_of_help(void **state)
{
    (void)state;
    for (int i = 0; i < LOFT_SCHEMAS; i++) {
        assert_non_null(loft_schemas[i].fields->help);
    }
    for (int i = 0; i < LOFT_SCHEMAS_READ; i++) {
        check_help(loft_schemas[i].fields, loft_schemas[i].file);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_shipped_schemas_are_those_of_the_tables),
        cmocka_unit_test(every_key_has_a_line_of_help),
    };
    return cmocka_run_group_tests_name("schemas", tests, open_data, close_data);
}
