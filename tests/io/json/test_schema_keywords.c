/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schemas with mistakes of their own; several at once: test_schema.c. */
#include "io/json/schema.h"
#include "messages.h"
#include "parsed.h"
#include "sim/base/diag.h"

static void each_keyword_has_its_kind(void **state)
{
    (void)state;
    char long_pattern[300];
    snprintf(long_pattern, sizeof long_pattern, "{\"pattern\": \"%0201d\"}", 0);
    const struct {
        const char *schema, *where, *what;
    } rows[] = {
        {"{\"const\": {}}", "schema#/const", "must be a string, a number, a boolean"},
        {"{\"const\": [1]}", "schema#/const", "must be a string, a number, a boolean"},
        {"{\"required\": 3}", "schema#/required", "must be an array of strings"},
        {"{\"required\": [3]}", "schema#/required", "must be an array of strings"},
        {"{\"pattern\": 3}", "schema#/pattern", "must be a POSIX extended expression"},
        {long_pattern, "schema#/pattern", "of at most 200 bytes"},
        {"{\"$ref\": 3}", "schema#/$ref", "must be \"#/$defs/NAME\""},
        {"{\"$ref\": \"#/defs/a\"}", "schema#/$ref", "must be \"#/$defs/NAME\""},
        {"{\"$ref\": \"#/$defs/a\"}", "schema#/$ref", "with a NAME that is there"},
        {"{\"type\": [\"number\", \"numbr\"]}", "schema#/type", "the name of a type"},
        {"{\"type\": []}", "schema#/type", "the name of a type or an array of names"},
        {"{\"anyOf\": [{}, 3]}", "schema#/anyOf", "must be an array of schemas"},
        {"{\"enum\": []}", "schema#/enum", "must be an array of strings, numbers"},
        {"{\"enum\": 3}", "schema#/enum", "must be an array of strings, numbers"},
        {"{\"enum\": {\"a\": 1}}", "schema#/enum", "must be an array of strings"},
        {"{\"items\": {\"items\": []}}", "schema#/items/items", "must be a schema"},
        {"{\"minimum\": \"3\"}", "schema#/minimum", "must be a number"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        loft_diags *diags = loft_diags_new();
        loft_json_doc *schema = parsed(rows[i].schema);
        assert_int_equal(
            loft_schema_check(loft_json_root(schema), loft_json_root(schema), diags),
            LOFT_ERR_INPUT);
        assert_message(diags, rows[i].where, rows[i].what);
        assert_int_equal(loft_diags_total(diags), 1);
        loft_json_free(schema);
        loft_diags_free(diags);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_keyword_has_its_kind),
    };
    return cmocka_run_group_tests_name("schema_keywords", tests, NULL, NULL);
}
