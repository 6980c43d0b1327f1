/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <float.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "loft/json.h"
#include "loft/json_write.h"

typedef struct refusal {
    const char *text;
    const char *where;
    const char *what;
} refusal;

static loft_json_doc *parsed(const char *text)
{
    loft_diags *diags = loft_diags_new();
    loft_json_doc *doc = NULL;
    assert_non_null(diags);
    assert_int_equal(loft_json_parse(text, strlen(text), diags, &doc), LOFT_OK);
    assert_int_equal(loft_diags_count(diags), 0);
    loft_diags_free(diags);
    return doc;
}

static void expect_refusal(const char *text, size_t size, const char *where,
                           const char *what)
{
    loft_diags *diags = loft_diags_new();
    loft_json_doc *doc = NULL;
    assert_int_equal(loft_json_parse(text, size, diags, &doc), LOFT_ERR_INPUT);
    assert_null(doc);
    assert_int_equal(loft_diags_count(diags), 1);
    assert_string_equal(loft_diags_get(diags, 0).where, where);
    assert_string_equal(loft_diags_get(diags, 0).what, what);
    loft_diags_free(diags);
}

static const refusal refusals[] = {
    {"{\n  \"a\": 1,\n}", "line 3, column 1",
     "found '}', expected a key (no comma stands after the last member)"},
    {"[1,]", "line 1, column 4",
     "found ']', expected a value (no comma stands after the last item)"},
    {"[NaN]", "line 1, column 2",
     "found \"NaN\", expected a value (JSON has no NaN and no Infinity)"},
    {"-Infinity", "line 1, column 2", "found \"Infinity\", expected a digit"},
    {"[1, 1e999]", "line 1, column 5", "found 1e999, expected a number below 1.8e308"},
    {"012", "line 1, column 1", "found \"012\", expected a number without leading zeros"},
    {"+1", "line 1, column 1", "found '+', expected a value (a number has no leading +)"},
    {".5", "line 1, column 1",
     "found '.', expected a value (a number starts with a digit)"},
    {"1.", "line 1, column 3",
     "found the end of the text, expected a digit after the decimal point"},
    {"1e+", "line 1, column 4",
     "found the end of the text, expected a digit in the exponent"},
    {"[1 // no\n]", "line 1, column 4",
     "found '/', expected ',' or ']' (JSON has no comments)"},
    {"{'a': 1}", "line 1, column 2", "found ''', expected a key in double quotes"},
    {"{\"a\" 1}", "line 1, column 6", "found \"1\", expected ':' after the key"},
    {"\"a\nb\"", "line 1, column 3",
     "found the end of the line, expected a double quote to end the string"},
    {"\"a\tb\"", "line 1, column 3",
     "found the character U+0009, expected an escape such as \\t or \\u0001 in a "
     "string"},
    {"\"\\q\"", "line 1, column 3",
     "found \"q\", expected one of \" \\ / b f n r t u after the backslash"},
    {"\"\\u12g4\"", "line 1, column 6",
     "found \"g4\", expected four hexadecimal digits after \\u"},
    {"\"\\ud800x\"", "line 1, column 2",
     "found \\ud800, expected a surrogate pair \\ud83d\\ude80"},
    {"\"\\udc00\"", "line 1, column 2",
     "found \\udc00, expected a surrogate pair \\ud83d\\ude80"},
    {"\"\\u0000\"", "line 1, column 2",
     "found \\u0000, expected a character other than U+0000"},
    {"\"\xc3\xa9\xff\"", "line 1, column 3",
     "found byte 0xFF, which is not UTF-8, expected UTF-8"},
    {"\"\xed\xa0\x80\"", "line 1, column 2",
     "found byte 0xED, which is not UTF-8, expected UTF-8"},
    {"\"\xc0\x80\"", "line 1, column 2",
     "found byte 0xC0, which is not UTF-8, expected UTF-8"},
    {"\xef\xbb\xbf{}", "line 1, column 1",
     "found a byte order mark, expected JSON from the first byte (save the file as "
     "UTF-8 without it)"},
    {"[\"\xc3\xa9\xe2\x82\xac\" 1]", "line 1, column 7",
     "found \"1\", expected ',' or ']'"},
    {"{} x", "line 1, column 4", "found \"x\", expected the end of the text"},
    {"True", "line 1, column 1", "found \"True\", expected a value"},
    {" \n ", "", "the file is empty"},
    {"", "", "the file is empty"},
};

static void says_where_and_what_is_wrong(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++) {
        const refusal *r = &refusals[i];
        expect_refusal(r->text, strlen(r->text), r->where, r->what);
    }
    expect_refusal("[\0]", 3, "line 1, column 2",
                   "found the character U+0000, expected a value");
}

static void every_duplicate_key_is_reported(void **state)
{
    (void)state;
    static const char text[] = "{\"s\": [{\"a/b\": 1,\n\"c\": 2,\n\"a\\/b\": 3}],\n"
                               "\"\": 0, \"S\": 1, \"\\u0073\": 4, \"\": 5\n?}";
    loft_diags *diags = loft_diags_new();
    loft_json_doc *doc = NULL;
    assert_int_equal(loft_json_parse(text, strlen(text), diags, &doc), LOFT_ERR_INPUT);
    static const refusal wanted[] = {
        {"", "/s/0/a~1b", "duplicate key: on line 1 and again on line 3"},
        {"", "line 5, column 1", "found '?', expected ',' or '}'"},
        {"", "/", "duplicate key: on line 4 and again on line 4"},
        {"", "/s", "duplicate key: on line 1 and again on line 4"},
    };
    assert_int_equal(loft_diags_count(diags), 4);
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(loft_diags_get(diags, i).where, wanted[i].where);
        assert_string_equal(loft_diags_get(diags, i).what, wanted[i].what);
    }
    loft_diags_free(diags);
}

static void depth_64_is_read_and_65_is_not(void **state)
{
    (void)state;
    char text[131];
    memset(text, '[', 65);
    memset(text + 65, ']', 65);
    text[130] = '\0';
    text[129] = '\0';
    loft_json_free(parsed(text + 1));
    expect_refusal(text, 129, "line 1, column 65",
                   "found '[' inside 64 levels, expected at most 64 levels of { and [");
}

static void a_long_text_is_refused_at_once(void **state)
{
    (void)state;
    const size_t size = LOFT_JSON_SIZE_MAX + 1;
    char *text = malloc(size);
    assert_non_null(text);
    memset(text, '[', size);
    expect_refusal(text, size, "", "the text has 16777217 bytes, the limit is 16 MiB");
    expect_refusal(text, size - 1, "line 1, column 65",
                   "found '[' inside 64 levels, expected at most 64 levels of { and [");
    free(text);
}

static void a_number_has_at_most_63_characters(void **state)
{
    (void)state;
    char text[65];
    memset(text, '1', 64);
    text[64] = '\0';
    loft_json_doc *doc = parsed(text + 1);
    CHECK_NEAR(loft_json_number(loft_json_root(doc)), 1.1111111111111111e62, 1e-15);
    loft_json_free(doc);
    expect_refusal(
        text, 64, "line 1, column 1",
        "found 1111111111111111111111111111111111111111111111111111111111111111"
        ", expected at most 63 characters in a number");
}

static void the_largest_double_is_no_overflow(void **state)
{
    (void)state;
    loft_json_doc *doc =
        parsed("[1.7976931348623157e308, 17976931348623157.0e+292, -0.0]");
    CHECK_NEAR(loft_json_number(loft_json_item(loft_json_root(doc), 0)), DBL_MAX, 0.0);
    CHECK_NEAR(loft_json_number(loft_json_item(loft_json_root(doc), 1)), DBL_MAX, 0.0);
    assert_true(signbit(loft_json_number(loft_json_item(loft_json_root(doc), 2))));
    loft_json_free(doc);
    expect_refusal("1.7976931348623159e308", 22, "line 1, column 1",
                   "found 1.7976931348623159e308, expected a number below 1.8e308");
}

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

static void messages_beyond_200_are_counted(void **state)
{
    (void)state;
    loft_diags *diags = loft_diags_new();
    for (int i = 0; i < 203; i++) {
        loft_diags_add(diags, "/x", "number %d", i);
    }
    assert_int_equal(loft_diags_count(diags), 201);
    assert_int_equal(loft_diags_total(diags), 203);
    assert_string_equal(loft_diags_get(diags, 199).what, "number 199");
    assert_string_equal(loft_diags_get(diags, 200).what, "and 3 more");
    loft_diags *sum = loft_diags_new();
    loft_diags_append(sum, diags);
    loft_diags_append(sum, diags);
    assert_int_equal(loft_diags_total(sum), 406);
    assert_string_equal(loft_diags_get(sum, 200).what, "and 206 more");
    loft_diags_free(sum);
    loft_diags_free(diags);
}

static void messages_cannot_drive_a_terminal(void **state)
{
    (void)state;
    loft_diags *diags = loft_diags_new();
    loft_diag_where where = {0};
    loft_diag_where_key(&where, "a~b/\x1b[2J", 8);
    loft_diag_where_index(&where, 12);
    loft_diags_add(diags, where.text, "%s", "\x07 \xe2\x80\xae \xff \xc2\x9b");
    assert_string_equal(loft_diags_get(diags, 0).where, "/a~0b~1\\u001b[2J/12");
    assert_string_equal(loft_diags_get(diags, 0).what, "\\u0007 \\u202e \\xff \\u009b");
    char key[600];
    memset(key, 'k', sizeof key);
    memcpy(key + 230, "\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac", 15);
    loft_diag_where_key(&where, key, sizeof key);
    loft_diag_where_index(&where, 3);
    loft_diags_add(diags, where.text, "%.1100s", "x");
    const char *shown = loft_diags_get(diags, 1).where;
    assert_int_equal(strlen(shown), 259); /* 254: not half a character; 5: the escape */
    assert_string_equal(shown + strlen(shown) - 6, "\xe2\x82\xac...");
    char cut[LOFT_DIAG_EXCERPT];
    assert_int_equal(strlen(loft_diag_excerpt(cut, key, sizeof key)), 71);
    loft_diags_free(diags);
}

static void written_text_is_indented_json(void **state)
{
    (void)state;
    loft_json_writer *w = loft_json_writer_new();
    loft_json_write_begin_object(w);
    loft_json_write_key(w, "tab\t\"\xff\"");
    loft_json_write_string(w, "\x01\\\xc3\xa9");
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
    assert_string_equal(text,
                        "{\n  \"tab\\t\\\"\xef\xbf\xbd\\\"\": \"\\u0001\\\\\xc3\xa9\",\n"
                        "  \"numbers\": [0.1, -7, 0.3333333333333333],\n"
                        "  \"mixed\": [\n    1e+300,\n    null,\n    {}\n  ],\n"
                        "  \"yes\": true\n}\n");
    assert_int_equal(size, strlen(text));
    free(text);
    loft_json_writer_free(w);
}

/* One array of numbers; longer than a line, so each stands on its own. */
static void numbers_read_back_as_the_same_bits(void **state)
{
    (void)state;
    double numbers[500] = {DBL_MIN, DBL_MAX, 5e-324, -0.0, 0.1 + 0.2, 1e22, 123456789.0};
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
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_where_and_what_is_wrong),
        cmocka_unit_test(every_duplicate_key_is_reported),
        cmocka_unit_test(depth_64_is_read_and_65_is_not),
        cmocka_unit_test(a_long_text_is_refused_at_once),
        cmocka_unit_test(a_number_has_at_most_63_characters),
        cmocka_unit_test(the_largest_double_is_no_overflow),
        cmocka_unit_test(nodes_give_what_was_written),
        cmocka_unit_test(messages_beyond_200_are_counted),
        cmocka_unit_test(messages_cannot_drive_a_terminal),
        cmocka_unit_test(written_text_is_indented_json),
        cmocka_unit_test(numbers_read_back_as_the_same_bits),
        cmocka_unit_test(a_nan_is_null_and_an_error),
    };
    return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
