/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "io/text/markdown.h"

#include <stdlib.h>
#include <string.h>

static void expect_text(const char *text, const char *wanted)
{
    char *got = loft_markdown_text(text);
    assert_non_null(got);
    assert_string_equal(got, wanted);
    free(got);
}

static void ordinary_words_stay_as_they_are(void **state)
{
    (void)state;
    static const char text[] = "KCNA (tertiary), 7,687.5 km: \"Hwasong-15\"; R/D, 3.5 %!";
    expect_text(text, text);
}

static void markup_is_text(void **state)
{
    (void)state;
    expect_text("<b>&amp;|", "&lt;b&gt;&amp;amp;&#124;");
    expect_text(
        "[a](http://x) `c` **b** _i_ ~~s~~ $m$ \\",
        "\\[a\\](http://x) \\`c\\` \\*\\*b\\*\\* \\_i\\_ \\~\\~s\\~\\~ \\$m\\$ \\\\");
    expect_text("\x1b[2J", "\\\\u001b\\[2J");
}

/* A paragraph is wrapped, so every word may come to begin a line. */
static void no_word_begins_a_heading_a_list_or_a_rule(void **state)
{
    (void)state;
    expect_text("# a\n\n## b - c + d === --- 1. e 23) f",
                "\\# a  \\## b \\- c \\+ d \\=== \\--- 1\\. e 23\\) f");
}

static void an_address_is_one_word_of_printing_ascii(void **state)
{
    (void)state;
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    assert_non_null(out);
    loft_markdown_put_address(out, "https://x/?a=<b>&c=\n# \xc3\xa9|\x7f(1)");
    assert_int_equal(fclose(out), 0);
    assert_string_equal(bytes, "https://x/?a=%3Cb%3E&c=%0A#%20%C3%A9%7C%7F(1)");
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ordinary_words_stay_as_they_are),
        cmocka_unit_test(markup_is_text),
        cmocka_unit_test(no_word_begins_a_heading_a_list_or_a_rule),
        cmocka_unit_test(an_address_is_one_word_of_printing_ascii),
    };
    return cmocka_run_group_tests_name("markdown", tests, NULL, NULL);
}
