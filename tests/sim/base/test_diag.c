/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <wchar.h>

#include "check.h"
#include "loft/loft.h"
#include "sim/base/diag.h"

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

static void characters_have_one_form(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t size;
        unsigned long code;
    } rows[] = {
        {"A", 1, 0x41},
        {"\x7f", 1, 0x7f},
        {"\xc2\x80", 2, 0x80},
        {"\xdf\xbf", 2, 0x7ff},
        {"\xe0\xa0\x80", 3, 0x800},
        {"\xed\x9f\xbf", 3, 0xd7ff},
        {"\xee\x80\x80", 3, 0xe000},
        {"\xf0\x90\x80\x80", 4, 0x10000},
        {"\xf4\x8f\xbf\xbf", 4, 0x10ffff},
        {"", 0, 0},                 /* nothing */
        {"\x80", 0, 0},             /* a byte of the middle */
        {"\xc1\xbf", 0, 0},         /* overlong: 0x7f */
        {"\xe0\x9f\xbf", 0, 0},     /* overlong: 0x7ff */
        {"\xf0\x8f\xbf\xbf", 0, 0}, /* overlong: 0xffff */
        {"\xed\xa0\x80", 0, 0},     /* the first surrogate */
        {"\xed\xbf\xbf", 0, 0},     /* the last */
        {"\xf4\x90\x80\x80", 0, 0}, /* beyond U+10FFFF */
        {"\xf5\x80\x80\x80", 0, 0}, /* far beyond */
        {"\xe2\x82", 0, 0},         /* cut short by the end */
        {"\xe2\x82.", 0, 0},        /* by a letter */
        {"\xe2\x82\xe2", 0, 0},     /* by another character */
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        unsigned long code = 0;
        const char *bytes = rows[i].bytes;
        assert_int_equal(loft_diag_utf8(bytes, strlen(bytes), &code), rows[i].size);
        assert_int_equal(code, rows[i].code);
    }
}

static void what_cannot_be_seen_is_spelt_out(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"\x1f|\x20|\x7e|\x7f", "\\u001f| |~|\\u007f"},
        {"\xc2\x9f|\xc2\xa0", "\\u009f|\xc2\xa0"},
        {"\xe2\x80\x8a|\xe2\x80\x8b|\xe2\x80\x8f|\xe2\x80\x90",
         "\xe2\x80\x8a|\\u200b|\\u200f|\xe2\x80\x90"},
        {"\xe2\x80\xa7|\xe2\x80\xa8|\xe2\x80\xae|\xe2\x80\xaf",
         "\xe2\x80\xa7|\\u2028|\\u202e|\xe2\x80\xaf"},
        {"\xe2\x81\x9f|\xe2\x81\xa0|\xe2\x81\xaf|\xe2\x81\xb0",
         "\xe2\x81\x9f|\\u2060|\\u206f|\xe2\x81\xb0"},
        {"\xef\xbb\xbf", "\\ufeff"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        loft_diags *diags = loft_diags_new();
        loft_diags_add(diags, "", "%s", rows[i][0]);
        assert_string_equal(loft_diags_get(diags, 0).what, rows[i][1]);
        loft_diags_free(diags);
    }
}

static void a_long_message_ends_in_dots(void **state)
{
    (void)state;
    char text[1100];
    memset(text, 'w', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    loft_diags *diags = loft_diags_new();
    loft_diags_add(diags, text, "%s", text);
    loft_diags_add(diags, text + 1099 - 255, "%s", text + 1099 - 1023);
    const loft_diag cut = loft_diags_get(diags, 0);
    assert_int_equal(strlen(cut.where), 255);
    assert_int_equal(strlen(cut.what), 1023);
    assert_string_equal(cut.where + 251, "w...");
    assert_string_equal(cut.what + 1019, "w...");
    assert_string_equal(loft_diags_get(diags, 1).where, text + 1099 - 255);
    assert_string_equal(loft_diags_get(diags, 1).what, text + 1099 - 1023);
    loft_diags_free(diags);
}

/* A wide character that the C locale has no bytes for. */
static void a_message_that_cannot_be_formed_is_still_one(void **state)
{
    (void)state;
    static const wchar_t wide[] = {0x20ac, 0};
    loft_diags *diags = loft_diags_new();
    loft_diags_add(diags, "/x", "%ls", wide);
    assert_string_equal(loft_diags_get(diags, 0).where, "/x");
    assert_string_equal(loft_diags_get(diags, 0).what,
                        "(this message could not be formed)");
    loft_diags_free(diags);
}

/* Bytes of the middle without an end: no character is looked for further than three. */
static void an_excerpt_of_no_text_is_cut_too(void **state)
{
    (void)state;
    char text[200];
    char cut[LOFT_DIAG_EXCERPT];
    memset(text, '\x80', sizeof text);
    loft_diag_excerpt(cut, text, sizeof text);
    assert_int_equal(strlen(cut), 68);
    assert_string_equal(cut + 65, "...");
    assert_string_equal(loft_diag_excerpt(cut, "whole", 5), "whole");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(messages_beyond_200_are_counted),
        cmocka_unit_test(messages_cannot_drive_a_terminal),
        cmocka_unit_test(characters_have_one_form),
        cmocka_unit_test(what_cannot_be_seen_is_spelt_out),
        cmocka_unit_test(a_long_message_ends_in_dots),
        cmocka_unit_test(a_message_that_cannot_be_formed_is_still_one),
        cmocka_unit_test(an_excerpt_of_no_text_is_cut_too),
    };
    return cmocka_run_group_tests_name("diag", tests, NULL, NULL);
}
