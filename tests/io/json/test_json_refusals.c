/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts that are not JSON, and their messages. */
#include <float.h>
#include <stdio.h>
#include <stdlib.h>

#include "parsed.h"
#include "sim/base/diag.h"

typedef struct refusal {
    const char *text;
    const char *where;
    const char *what;
} refusal;

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
    {"\xef\xbb\xbf\xef\xbb\xbf{}", "line 1, column 1",
     "found '\\ufeff', expected a value"},
    {"\xff\xfe{", "line 1, column 1",
     "found UTF-16, expected UTF-8: save it so, or type `iconv -f UTF-16 -t UTF-8 OLD "
     ">NEW`"},
    {"[\"\xc3\xa9\xe2\x82\xac\" 1]", "line 1, column 7",
     "found \"1\", expected ',' or ']'"},
    {"{} x", "line 1, column 4", "found \"x\", expected the end of the text"},
    {"True", "line 1, column 1", "found \"True\", expected a value"},
    {" \n ", "", "the file is empty"},
    {"", "", "the file is empty"},
    {"_x", "line 1, column 1", "found \"_x\", expected a value"},
    {"?", "line 1, column 1", "found '?', expected a value"},
    {"'a'", "line 1, column 1",
     "found ''', expected a value (strings stand in double quotes)"},
    {"nan", "line 1, column 1", "found \"nan\", expected a value"},
    {"Infinity", "line 1, column 1",
     "found \"Infinity\", expected a value (JSON has no NaN and no Infinity)"},
    {"infinity", "line 1, column 1", "found \"infinity\", expected a value"},
    {"1e1000000", "line 1, column 1", "found 1e1000000, expected a number below 1.8e308"},
    {"[1 # no\n]", "line 1, column 4",
     "found '#', expected ',' or ']' (JSON has no comments)"},
    {"[1,\t2\r\n, x]", "line 2, column 3", "found \"x\", expected a value"},
    {"\"abc", "line 1, column 5",
     "found the end of the text, expected a double quote to end the string"},
    {"\"a\rb\"", "line 1, column 3",
     "found the end of the line, expected a double quote to end the string"},
    {"\"\\", "line 1, column 3",
     "found the end of the text, expected one of \" \\ / b f n r t u after the "
     "backslash"},
    {"\"\\u12", "line 1, column 6",
     "found the end of the text, expected four hexadecimal digits after \\u"},
    {"\"\\u12G4\"", "line 1, column 6",
     "found \"G4\", expected four hexadecimal digits after \\u"},
    {"\"\\ud800\"", "line 1, column 2",
     "found \\ud800, expected a surrogate pair \\ud83d\\ude80"},
    {"\"\\ud800\\n\"", "line 1, column 2",
     "found \\ud800, expected a surrogate pair \\ud83d\\ude80"},
    {"\"\\ud800\\ue000\"", "line 1, column 2",
     "found \\ud800, expected a surrogate pair \\ud83d\\ude80"},
    {"\"\\ud800\\u00x0\"", "line 1, column 12",
     "found \"x0\", expected four hexadecimal digits after \\u"},
    {"[\xef\xbb\xbf]", "line 1, column 2", "found '\\ufeff', expected a value"},
    {"[\x7f]", "line 1, column 2", "found the character U+007F, expected a value"},
    {"[\xc2\xa0]", "line 1, column 2", "found the character U+00A0, expected a value"},
    {"[\xc3\xa9]", "line 1, column 2", "found '\xc3\xa9', expected a value"},
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

/* A Windows editor saves a text with a byte order mark before it. */
static void a_byte_order_mark_is_taken(void **state)
{
    (void)state;
    static const char text[] = "\xef\xbb\xbf{\"a\": x}";
    loft_json_doc *doc = NULL;
    loft_diags *diags = loft_diags_new();
    assert_int_equal(loft_json_parse("\xef\xbb\xbf{\"a\": 2}", 11, diags, &doc), LOFT_OK);
    assert_true(loft_json_number(loft_json_get(loft_json_root(doc), "a")) == 2.0);
    loft_json_free(doc);
    loft_diags_free(diags);
    expect_refusal(text, strlen(text), "line 1, column 7",
                   "found \"x\", expected a value"); /* columns as an editor counts */
}

static void other_encodings_get_a_remedy(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t size;
        const char *name;
    } texts[] = {{"\xff\xfe{\0}\0", 6, "UTF-16"},
                 {"\xfe\xff\0{\0}", 6, "UTF-16"},
                 {"{\0}\0", 4, "UTF-16LE"},
                 {"\0{\0}", 4, "UTF-16BE"},
                 {"\xff\xfe\0\0{\0\0\0", 8, "UTF-32"},
                 {"\0\0\xfe\xff\0\0\0{", 8, "UTF-32"}};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        char what[160];
        snprintf(what, sizeof what,
                 "found %s, expected UTF-8: save it so, or type `iconv -f %s -t UTF-8 "
                 "OLD >NEW`",
                 texts[i].name, texts[i].name);
        expect_refusal(texts[i].bytes, texts[i].size, "line 1, column 1", what);
    }
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

/* The only mistake: characters of each length, written and escaped, are the same key. */
static void keys_are_compared_by_what_they_mean(void **state)
{
    (void)state;
    static const char *const keys[][2] = {{"\\u00e9", "\xc3\xa9"},
                                          {"\\u20ac", "\xe2\x82\xac"},
                                          {"\\ud83d\\ude80", "\xf0\x9f\x9a\x80"},
                                          {"\\ud8c0\\udc00", "\xf1\x80\x80\x80"},
                                          {"\\udbff\\udffd", "\xf4\x8f\xbf\xbd"}};
    for (int i = 0; i < 5; i++) {
        char text[64];
        char where[16];
        const int size =
            snprintf(text, sizeof text, "{\"%s\": 1, \"%s\": 2}", keys[i][0], keys[i][1]);
        snprintf(where, sizeof where, "/%s", keys[i][1]);
        expect_refusal(text, (size_t)size, where,
                       "duplicate key: on line 1 and again on line 1");
    }
}

static void duplicates_beyond_200_are_counted(void **state)
{
    (void)state;
    char text[4096] = "{\"a\": 0";
    for (int i = 0; i < 250; i++) {
        strcat(text, ", \"a\": 1");
    }
    strcat(text, "}");
    loft_diags *diags = loft_diags_new();
    loft_json_doc *doc = NULL;
    assert_int_equal(loft_json_parse(text, strlen(text), diags, &doc), LOFT_ERR_INPUT);
    assert_int_equal(loft_diags_total(diags), 250);
    assert_string_equal(loft_diags_get(diags, 199).where, "/a");
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
    text[64] = '{';
    expect_refusal(text, 129, "line 1, column 65",
                   "found '{' inside 64 levels, expected at most 64 levels of { and [");
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_where_and_what_is_wrong),
        cmocka_unit_test(a_byte_order_mark_is_taken),
        cmocka_unit_test(other_encodings_get_a_remedy),
        cmocka_unit_test(every_duplicate_key_is_reported),
        cmocka_unit_test(keys_are_compared_by_what_they_mean),
        cmocka_unit_test(duplicates_beyond_200_are_counted),
        cmocka_unit_test(depth_64_is_read_and_65_is_not),
        cmocka_unit_test(a_long_text_is_refused_at_once),
        cmocka_unit_test(a_number_has_at_most_63_characters),
        cmocka_unit_test(the_largest_double_is_no_overflow),
    };
    return cmocka_run_group_tests_name("json_refusals", tests, NULL, NULL);
}
