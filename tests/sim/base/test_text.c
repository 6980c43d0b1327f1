/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "sim/base/text.h"

#include <stdlib.h>
#include <string.h>

static void a_text_is_as_long_as_what_is_printed(void **state)
{
    (void)state;
    loft_text text;
    char *bytes = NULL;
    size_t size = 0;
    assert_int_equal(loft_text_open(&text), LOFT_OK);
    for (int i = 0; i < 5000; i++) {
        fprintf(text.out, "%d,", i % 10);
    }
    assert_int_equal(loft_text_close(&text, &bytes, &size), LOFT_OK);
    assert_int_equal(size, 10000);
    assert_int_equal(strlen(bytes), 10000);
    assert_memory_equal(bytes, "0,1,2,", 6);
    free(bytes);
}

static void a_format_is_never_cut(void **state)
{
    (void)state;
    char *text = loft_text_format("%s %5000d %s", "first", 7, "last");
    assert_non_null(text);
    assert_int_equal(strlen(text), 5 + 1 + 5000 + 1 + 4);
    assert_string_equal(text + 5005, "7 last");
    free(text);
}

static void a_dropped_text_is_gone(void **state)
{
    (void)state;
    loft_text text;
    assert_int_equal(loft_text_open(&text), LOFT_OK);
    fputs("something", text.out);
    loft_text_drop(&text);
    assert_null(text.out);
    assert_null(text.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_as_long_as_what_is_printed),
        cmocka_unit_test(a_format_is_never_cut),
        cmocka_unit_test(a_dropped_text_is_gone),
    };
    return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
