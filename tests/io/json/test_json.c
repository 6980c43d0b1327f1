/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <float.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/json/json_write.h"
#include "parsed.h"

static void nodes_give_what_was_written(void **state)
{
    (void)state;
    loft_json_doc *doc =
        parsed("{\"Key\": null, \"key\": [true, 1.2345],\n \"\xc3\xa9\": "
               "\"\\ud83d\\ude80\\n\", \"o\": {}}");
    const loft_json_node *root = loft_json_root(doc);
    assert_int_equal(loft_json_typeof(root), LOFT_JSON_OBJECT);
    assert_int_equal(loft_json_size(root), 4);
    assert_int_equal(loft_json_typeof(loft_json_get(root, "Key")), LOFT_JSON_NULL);
    assert_null(loft_json_get(root, "KEY"));
    const loft_json_node *list = loft_json_get(root, "key");
    assert_null(loft_json_get(list, "key"));
    assert_string_equal(loft_json_key(list), "key");
    assert_true(loft_json_bool(loft_json_first(list)));
    CHECK_NEAR(loft_json_number(loft_json_next(loft_json_first(list))), 1.2345, 0.0);
    assert_null(loft_json_item(list, 2));
    assert_null(loft_json_key(loft_json_item(list, 1)));
    const loft_json_node *text = loft_json_get(root, "\xc3\xa9");
    assert_string_equal(loft_json_string(text), "\xf0\x9f\x9a\x80\n");
    size_t line = 0;
    size_t column = 0;
    loft_json_line_col(doc, text, &line, &column);
    assert_int_equal(line, 2);
    assert_int_equal(column, 7);
    loft_json_line_col(doc, loft_json_item(list, 1), &line, &column);
    assert_int_equal(line, 1);
    assert_int_equal(column, 29);
    loft_json_free(doc);
}

static void written_text_is_indented_json(void **state)
{
    (void)state;
    loft_json_writer *w = loft_json_writer_new();
    loft_json_write_begin_object(w);
    loft_json_write_key(w, "tab\t\"\xff\"");
    loft_json_write_string(w, "\x01\x7f\\\xc3\xa9");
    loft_json_write_key(w, "numbers");
    loft_json_write_begin_array(w);
    loft_json_write_number(w, 0.1);
    loft_json_write_integer(w, -7);
    loft_json_write_number(w, 1.0 / 3.0);
    loft_json_write_end_array(w);
    loft_json_write_key(w, "mixed");
    loft_json_write_begin_array(w);
    loft_json_write_number(w, 1e300);
    loft_json_write_null(w);
    loft_json_write_begin_object(w);
    loft_json_write_end_object(w);
    loft_json_write_end_array(w);
    loft_json_write_key(w, "yes");
    loft_json_write_bool(w, true);
    loft_json_write_end_object(w);
    char *text = NULL;
    size_t size = 0;
    assert_int_equal(loft_json_writer_finish(w, &text, &size), LOFT_OK);
    assert_string_equal(
        text, "{\n  \"tab\\t\\\"\xef\xbf\xbd\\\"\": \"\\u0001\\u007f\\\\\xc3\xa9\",\n"
              "  \"numbers\": [0.1, -7, 0.3333333333333333],\n"
              "  \"mixed\": [\n    1e+300,\n    null,\n    {}\n  ],\n"
              "  \"yes\": true\n}\n");
    assert_int_equal(size, strlen(text));
    free(text);
    loft_json_writer_free(w);
}

/* One array of numbers; longer than a line, so each stands on its own. */
static void a_zero_has_no_sign(void **state)
{
    (void)state;
    loft_json_writer *w = loft_json_writer_new();
    char *text = NULL;
    loft_json_write_number(w, -0.0);
    size_t size = 0;
    assert_int_equal(loft_json_writer_finish(w, &text, &size), LOFT_OK);
    assert_string_equal(text, "0\n");
    free(text);
    loft_json_writer_free(w);
}

static void numbers_read_back_as_the_same_bits(void **state)
{
    (void)state;
    double numbers[500] = {DBL_MIN, DBL_MAX, 5e-324, 0.0, 0.1 + 0.2, 1e22, 123456789.0};
    unsigned long long bits = 88172645463325252ULL; /* xorshift64: Marsaglia 2003 */
    for (size_t i = 7; i < 500; i++) {
        do {
            bits ^= bits << 13;
            bits ^= bits >> 7;
            bits ^= bits << 17;
            memcpy(&numbers[i], &bits, sizeof bits);
        } while (!isfinite(numbers[i]));
    }
    loft_json_writer *w = loft_json_writer_new();
    loft_json_write_begin_array(w);
    for (size_t i = 0; i < 500; i++) {
        loft_json_write_number(w, numbers[i]);
    }
    loft_json_write_end_array(w);
    char *text = NULL;
    size_t size = 0;
    assert_int_equal(loft_json_writer_finish(w, &text, &size), LOFT_OK);
    assert_non_null(strstr(text, ",\n  0.30000000000000004,\n  1e+22,\n  123456789,\n"));
    loft_json_doc *doc = parsed(text);
    const loft_json_node *v = loft_json_first(loft_json_root(doc));
    for (size_t i = 0; i < 500; i++, v = loft_json_next(v)) {
        const double got = loft_json_number(v);
        assert_memory_equal(&got, &numbers[i], sizeof got);
    }
    loft_json_free(doc);
    free(text);
    loft_json_writer_free(w);
}

static void a_nan_is_null_and_an_error(void **state)
{
    (void)state;
    loft_json_writer *w = loft_json_writer_new();
    loft_json_write_begin_array(w);
    loft_json_write_number(w, NAN);
    loft_json_write_number(w, 1.0);
    loft_json_write_end_array(w);
    char *text = NULL;
    size_t size = 7;
    assert_int_equal(loft_json_writer_finish(w, &text, &size), LOFT_ERR_DOMAIN);
    assert_null(text);
    assert_int_equal(size, 7);
    loft_json_writer_free(w);
    loft_json_writer_free(NULL);
}

static void every_value_has_its_place(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t item, line, column;
    } rows[] = {
        {"\"abc\"", 0, 1, 1},
        {"\n 12", 0, 2, 2},
        {"{\"a\" : \"\\\"b\", \"c\"\n:\t[] }", 1, 1, 8},
        {"{\"a\" : \"\\\"b\", \"c\"\n:\t[] }", 2, 2, 3},
        {"[1.5\n,\ttrue\r\n]", 2, 2, 3},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        loft_json_doc *doc = parsed(rows[i].text);
        const loft_json_node *node = loft_json_root(doc);
        size_t line = 0;
        size_t column = 0;
        node = rows[i].item > 0 ? loft_json_item(node, rows[i].item - 1) : node;
        loft_json_line_col(doc, node, &line, &column);
        assert_int_equal(line, rows[i].line);
        assert_int_equal(column, rows[i].column);
        loft_json_free(doc);
    }
}

static void escapes_and_exponents_may_be_of_either_case(void **state)
{
    (void)state;
    loft_json_doc *doc = parsed("[\"\\u00E9\\u00e9\\ue000\", 1.5E2, 15e+1, 1e-200000]");
    const loft_json_node *root = loft_json_root(doc);
    assert_string_equal(loft_json_string(loft_json_item(root, 0)),
                        "\xc3\xa9\xc3\xa9\xee\x80\x80");
    CHECK_NEAR(loft_json_number(loft_json_item(root, 1)), 150.0, 0.0);
    CHECK_NEAR(loft_json_number(loft_json_item(root, 2)), 150.0, 0.0);
    CHECK_NEAR(loft_json_number(loft_json_item(root, 3)), 0.0, 0.0);
    loft_json_free(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nodes_give_what_was_written),
        cmocka_unit_test(every_value_has_its_place),
        cmocka_unit_test(escapes_and_exponents_may_be_of_either_case),
        cmocka_unit_test(written_text_is_indented_json),
        cmocka_unit_test(numbers_read_back_as_the_same_bits),
        cmocka_unit_test(a_zero_has_no_sign),
        cmocka_unit_test(a_nan_is_null_and_an_error),
    };
    return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
