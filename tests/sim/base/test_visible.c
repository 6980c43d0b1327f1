/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "sim/base/visible.h"

#include <stdlib.h>
#include <string.h>

static void expect_text(const char *text, const char *wanted)
{
    char *got = loft_visible_text(text);
    assert_non_null(got);
    assert_string_equal(got, wanted);
    free(got);
}

static void ordinary_text_of_any_script_stays(void **state)
{
    (void)state;
    static const char *const texts[] = {"",
                                        "Hwasong-15 (\"7,687.5 km\") \\ <b>",
                                        "Ærø, Žilina, Ελλάδα, Плесецк",
                                        "\xed\x99\x94\xec\x84\xb1-19\xed\x98\x95",
                                        "\xd8\xb4\xd9\x87\xd8\xa7\xd8\xa8",
                                        "\xf0\x9f\x9a\x80 \xe2\x98\x83\xef\xb8\x8f"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        expect_text(texts[i], texts[i]);
    }
}

static void what_drives_a_terminal_or_is_unseen_stands_as_its_code(void **state)
{
    (void)state;
    expect_text("\x1b]0;a\a\x7f", "\\u001b]0;a\\u0007\\u007f");
    expect_text("\xc2\x9b"
                "31m\xc2\x85",
                "\\u009b31m\\u0085");
    expect_text("\xe2\x80\xae\xe2\x81\xa6\xe2\x80\x8f\xd8\x9c",
                "\\u202e\\u2066\\u200f\\u061c");
    expect_text("a\xe2\x80\x8b\xef\xbb\xbf\xe3\x85\xa4", "a\\u200b\\ufeff\\u3164");
    expect_text("\xe2\x80\xa8\xe2\x80\xa9", "\\u2028\\u2029");
    expect_text("\xf3\xa0\x81\x81", "\\udb40\\udc41"); /* U+E0041, a tag */
    expect_text("\xef\xbf\xbe\xf0\x9f\xbf\xbf", "\\ufffe\\ud83f\\udfff");
    expect_text("a\xff\xc3", "a\\xff\\xc3");
}

static void a_text_for_reading_is_one_line_without_joiners(void **state)
{
    (void)state;
    expect_text("a\r\n\nb\tc", "a   b c");
    expect_text("\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xb4\xd9\x88\xd8\xaf",
                "\xd9\x85\xdb\x8c\xd8\xb4\xd9\x88\xd8\xaf");
    expect_text("co\xc2\xadoperation", "cooperation");
}

static void a_text_of_lines_keeps_them_and_stays_the_same_json(void **state)
{
    (void)state;
    char *lines = loft_visible_lines("{\n\t\"a\": \"\xe2\x80\xae\xe2\x80\x8d\"\n}");
    assert_non_null(lines);
    assert_string_equal(lines, "{\n\t\"a\": \"\\u202e\\u200d\"\n}");
    free(lines);
}

/* Every code of Unicode once: none that is shown is a control or a noncharacter. */
static void every_code_is_shown_or_stands_as_ascii(void **state)
{
    (void)state;
    size_t by_code = 0;
    for (unsigned long code = 0; code <= 0x10ffff; code++) {
        by_code += loft_visible_by_code(code);
        if (loft_visible_is_no_character(code)) {
            assert_true(loft_visible_by_code(code));
        }
    }
    /* 65 controls, 66 noncharacters, the format characters and fillers of the table */
    assert_int_equal(by_code, 4054);
    assert_false(loft_visible_by_code(' '));
    assert_false(loft_visible_by_code(0xa0));
    assert_true(loft_visible_by_code(0x202a));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ordinary_text_of_any_script_stays),
        cmocka_unit_test(what_drives_a_terminal_or_is_unseen_stands_as_its_code),
        cmocka_unit_test(a_text_for_reading_is_one_line_without_joiners),
        cmocka_unit_test(a_text_of_lines_keeps_them_and_stays_the_same_json),
        cmocka_unit_test(every_code_is_shown_or_stands_as_ascii),
    };
    return cmocka_run_group_tests_name("visible", tests, NULL, NULL);
}
