/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "io/json/json_places.h"
#include "parsed.h"
#include "sim/base/diag.h"

static void expect_place(const loft_json_doc *doc, const char *where, size_t line,
                         size_t column)
{
    loft_diags *diags = loft_diags_new();
    loft_diags_add(diags, where, "is wrong");
    loft_json_place_diags(doc, 0, diags);
    const loft_diag diag = loft_diags_get(diags, 0);
    assert_string_equal(diag.where, where);
    assert_int_equal(diag.line, line);
    assert_int_equal(diag.column, column);
    loft_diags_free(diags);
}

static void a_message_has_the_place_of_the_value_it_names(void **state)
{
    (void)state;
    loft_json_doc *doc = parsed("{\"a\": [1,\n  {\"b/c~\": \"x\"}],\n\"ab\": 5}");
    expect_place(doc, "/a", 1, 7);
    expect_place(doc, "/a/0", 1, 8);
    expect_place(doc, "/a/1", 2, 3);
    expect_place(doc, "/a/1/b~1c~0", 2, 12);
    expect_place(doc, "/ab", 3, 7);
    loft_json_free(doc);
}

static void a_message_on_a_missing_value_has_the_place_of_what_should_hold_it(
    void **state)
{
    (void)state;
    loft_json_doc *doc = parsed("{\"a\": [1,\n  {\"b\": 2}]}");
    expect_place(doc, "/a/1/c", 2, 3);
    expect_place(doc, "/a/12", 1, 7);
    expect_place(doc, "/missing", 1, 1);
    loft_json_free(doc);
}

static void what_is_no_pointer_or_came_before_has_no_place(void **state)
{
    (void)state;
    loft_json_doc *doc = parsed("{\"a\": 1}");
    expect_place(doc, "", 0, 0);
    expect_place(doc, "line 1, column 2", 0, 0);
    loft_diags *diags = loft_diags_new();
    loft_diags_add(diags, "/a", "of another file");
    loft_json_place_diags(doc, loft_diags_total(diags), diags);
    assert_int_equal(loft_diags_get(diags, 0).line, 0);
    loft_diags_free(diags);
    loft_json_free(doc);
}

static void a_copied_message_keeps_its_place(void **state)
{
    (void)state;
    loft_json_doc *doc = parsed("{\"a\":\n 1}");
    loft_diags *from = loft_diags_new();
    loft_diags *to = loft_diags_new();
    loft_diags_add(from, "/a", "is wrong");
    loft_json_place_diags(doc, 0, from);
    loft_diags_append(to, from);
    assert_int_equal(loft_diags_get(to, 0).line, 2);
    assert_int_equal(loft_diags_get(to, 0).column, 2);
    loft_diags_free(from);
    loft_diags_free(to);
    loft_json_free(doc);
}

static void a_text_of_over_1_mib_is_not_read_again_for_places(void **state)
{
    (void)state;
    const size_t blanks = 1024 * 1024;
    char *text = malloc(blanks + 16);
    memset(text, ' ', blanks);
    strcpy(text + blanks, "{\"a\": 1}");
    loft_json_doc *doc = parsed(text);
    expect_place(doc, "/a", 0, 0);
    loft_json_free(doc);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_message_has_the_place_of_the_value_it_names),
        cmocka_unit_test(
            a_message_on_a_missing_value_has_the_place_of_what_should_hold_it),
        cmocka_unit_test(what_is_no_pointer_or_came_before_has_no_place),
        cmocka_unit_test(a_copied_message_keeps_its_place),
        cmocka_unit_test(a_text_of_over_1_mib_is_not_read_again_for_places),
    };
    return cmocka_run_group_tests_name("json_places", tests, NULL, NULL);
}
