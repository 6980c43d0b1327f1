/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "sim/base/decimal.h"

static void numbers_become_text_and_text_numbers(void **state)
{
    (void)state;
    char text[32];
    char *end = NULL;
    assert_int_equal(loft_snprintf(text, sizeof text, "%.3f", 1.2345), 5);
    assert_string_equal(text, "1.234");
    CHECK_NEAR(loft_strtod("7687.5km", &end), 7687.5, 0.0);
    assert_string_equal(end, "km");
    FILE *out = tmpfile();
    assert_non_null(out);
    assert_int_equal(loft_fprintf(out, "%g|%d", 0.25, 7), 6);
    rewind(out);
    assert_non_null(fgets(text, sizeof text, out));
    assert_string_equal(text, "0.25|7");
    fclose(out);
}

/* tests/cli/locale.bats has the locales with another decimal sign. */
static void the_locale_of_the_thread_comes_back(void **state)
{
    (void)state;
    const locale_t own = newlocale(LC_ALL_MASK, "POSIX", (locale_t)0);
    const locale_t copy = duplocale(own);
    const locale_t first = uselocale(copy);
    const loft_c_locale outer = loft_c_locale_begin();
    const loft_c_locale inner = loft_c_locale_begin();
    loft_c_locale_end(inner);
    assert_true(uselocale((locale_t)0) != copy);
    loft_c_locale_end(outer);
    CHECK_NEAR(loft_strtod("0.5", NULL), 0.5, 0.0);
    assert_true(uselocale(first) == copy);
    freelocale(copy);
    freelocale(own);
}

static void zero_is_printed_without_a_sign(void **state)
{
    (void)state;
    const double values[] = {-0.0, -0.04, -0.05, -0.0499999};
    for (int i = 0; i < 4; i++) {
        char text[16];
        loft_snprintf(text, sizeof text, "%.1f", loft_unsigned_zero(values[i], 1));
        assert_string_equal(text, "0.0");
    }
    assert_true(loft_unsigned_zero(-0.051, 1) == -0.051);
    assert_true(loft_unsigned_zero(-0.6, 0) == -0.6);
    assert_true(loft_unsigned_zero(0.07, 1) == 0.07);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_become_text_and_text_numbers),
        cmocka_unit_test(the_locale_of_the_thread_comes_back),
        cmocka_unit_test(zero_is_printed_without_a_sign),
    };
    return cmocka_run_group_tests_name("decimal", tests, NULL, NULL);
}
