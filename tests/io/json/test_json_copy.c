/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include <stdlib.h>
#include <string.h>

#include "io/json/json_copy.h"

/* The text written anew of what was read; owned by the caller. */
static char *copied(const char *text)
{
    loft_json_doc *doc = NULL;
    char *written = NULL;
    size_t size = 0;
    assert_int_equal(loft_json_parse(text, strlen(text), NULL, &doc), LOFT_OK);
    loft_json_writer *w = loft_json_writer_new();
    loft_json_copy(w, loft_json_root(doc));
    assert_int_equal(loft_json_writer_finish(w, &written, &size), LOFT_OK);
    loft_json_writer_free(w);
    loft_json_free(doc);
    return written;
}

static double member_of(const char *text, size_t i)
{
    loft_json_doc *doc = NULL;
    assert_int_equal(loft_json_parse(text, strlen(text), NULL, &doc), LOFT_OK);
    const double value = loft_json_number(loft_json_item(loft_json_root(doc), i));
    loft_json_free(doc);
    return value;
}

static void a_value_of_every_kind_comes_back_in_its_order(void **state)
{
    (void)state;
    static const char text[] =
        "{\n  \"z\": null,\n  \"a\": [\n    true,\n    false,\n    \"\\\"\\\\\\n\",\n"
        "    {},\n    [],\n    [\n      {\n        \"deep\": -1.5\n      }\n    ]\n  ],\n"
        "  \"\": \"\"\n}\n";
    char *once = copied(text);
    char *twice = copied(once);
    assert_string_equal(once, text);
    assert_string_equal(twice, text);
    free(twice);
    free(once);
}

static void numbers_keep_their_bits(void **state)
{
    (void)state;
    static const char text[] = "[0.1, -0.0, 5e-324, 1.7976931348623157e308, 1e22, 3]";
    char *once = copied(text);
    for (size_t i = 0; i < 6; i++) {
        const double before = member_of(text, i);
        const double after = member_of(once, i);
        assert_true(before == after);
    }
    free(once);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_of_every_kind_comes_back_in_its_order),
        cmocka_unit_test(numbers_keep_their_bits),
    };
    return cmocka_run_group_tests_name("json_copy", tests, NULL, NULL);
}
