/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "failing.h"

#include <string.h>

#include "sim/base/text.h"

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

static loft_status print_numbers(void *what)
{
    const size_t wanted = *(const size_t *)what;
    loft_text text;
    char *bytes = NULL;
    size_t size = 77;
    loft_status status = loft_text_open(&text);
    if (status == LOFT_OK) {
        for (size_t i = 0; i < wanted / 10; i++) {
            fprintf(text.out, "%09zu,", i);
        }
        status = loft_text_close(&text, &bytes, &size);
    }
    if (status == LOFT_OK) {
        assert_int_equal(size, wanted);
        assert_int_equal(strlen(bytes), wanted);
        char number[24];
        for (size_t i = 0; i < wanted / 10; i++) {
            snprintf(number, sizeof number, "%09zu,", i);
            assert_memory_equal(bytes + 10 * i, number, 10);
        }
    } else {
        assert_null(bytes);
        assert_int_equal(size, 77);
    }
    free(bytes);
    return status;
}

static void a_text_is_whole_or_fails_wherever_it_grows(void **state)
{
    (void)state;
    size_t sizes[] = {0, 500, 520, 10000, 1000000};
    const int least[] = {3, 3, 3, 3, 8}; /* open, grow, close */
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        const int times = parallel_for_failure(print_numbers, &sizes[i], LOFT_OK, false);
        assert_true(times >= least[i]);
    }
}

static void a_text_without_memory_sets_the_flag_of_its_stream(void **state)
{
    (void)state;
    loft_text text;
    char *bytes = NULL;
    assert_int_equal(loft_text_open(&text), LOFT_OK);
    calls_to_failure = 0;
    fputs("lost", text.out);
    assert_int_equal(fflush(text.out), EOF);
    assert_true(ferror(text.out) != 0);
    fputs("not lost", text.out);
    assert_int_equal(loft_text_close(&text, &bytes, NULL), LOFT_ERR_NOMEM);
    assert_null(bytes);
}

static void a_text_without_one_of_its_parts_fails(void **state)
{
    (void)state;
    loft_text text;
    char *bytes = NULL;
    assert_int_equal(loft_text_open(&text), LOFT_OK);
    loft_text_put(&text, strdup("one"));
    loft_text_put(&text, NULL);
    loft_text_put(&text, strdup("three"));
    assert_int_equal(loft_text_close(&text, &bytes, NULL), LOFT_ERR_NOMEM);
    assert_null(bytes);
    assert_int_equal(loft_text_open(&text), LOFT_OK);
    loft_text_put(&text, strdup("one"));
    assert_int_equal(loft_text_close(&text, &bytes, NULL), LOFT_OK);
    assert_string_equal(bytes, "one");
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_as_long_as_what_is_printed),
        cmocka_unit_test(a_format_is_never_cut),
        cmocka_unit_test(a_dropped_text_is_gone),
        cmocka_unit_test(a_text_is_whole_or_fails_wherever_it_grows),
        cmocka_unit_test(a_text_without_memory_sets_the_flag_of_its_stream),
        cmocka_unit_test(a_text_without_one_of_its_parts_fails),
    };
    return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
