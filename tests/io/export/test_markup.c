/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "io/export/markup.h"

#include <stdlib.h>
#include <string.h>

static const char evil[] = "<script a='1'>\"R&D\"</script>]]>\x01\n";

static void expect_put(void (*put)(FILE *, const char *), const char *wanted)
{
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    assert_non_null(out);
    put(out, evil);
    assert_int_equal(fclose(out), 0);
    assert_string_equal(bytes, wanted);
    free(bytes);
}

static void text_of_an_element_or_attribute_has_no_markup(void **state)
{
    (void)state;
    expect_put(loft_markup_put,
               "&lt;script a='1'&gt;&quot;R&amp;D&quot;&lt;/script&gt;]]&gt;"
               "\\u0001 ");
    char *html = loft_markup_html("a<b");
    assert_string_equal(html, "a&lt;b");
    free(html);
}

static void html_in_xml_is_text_once_the_xml_is_decoded(void **state)
{
    (void)state;
    expect_put(
        loft_markup_put_html,
        "&amp;lt;script a='1'&amp;gt;\"R&amp;amp;D\"&amp;lt;/script&amp;gt;]]&amp;gt;"
        "\\u0001 ");
}

static void a_name_is_no_markup_to_either_kind_of_reader(void **state)
{
    (void)state;
    expect_put(loft_markup_put_name, "‹script a='1'›\"R&amp;D\"‹/script›]]›\\u0001 ");
    char *name = loft_markup_name("R&D <b>");
    assert_string_equal(name, "R&D ‹b›");
    free(name);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_of_an_element_or_attribute_has_no_markup),
        cmocka_unit_test(html_in_xml_is_text_once_the_xml_is_decoded),
        cmocka_unit_test(a_name_is_no_markup_to_either_kind_of_reader),
    };
    return cmocka_run_group_tests_name("markup", tests, NULL, NULL);
}
