/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "loft/loft.h"

#include <string.h>

static void every_status_has_a_text_of_its_own(void **state)
{
    (void)state;
    assert_string_equal(loft_status_text(LOFT_OK), "success");
    for (int i = 0; i < LOFT_STATUS_COUNT; i++) {
        const char *text = loft_status_text((loft_status)i);
        assert_true(strlen(text) > 0);
        assert_string_not_equal(text, "unknown status");
        for (int k = 0; k < i; k++) {
            assert_string_not_equal(text, loft_status_text((loft_status)k));
        }
    }
}

static void a_number_that_is_no_status_has_a_text_too(void **state)
{
    (void)state;
    assert_string_equal(loft_status_text(LOFT_STATUS_COUNT), "unknown status");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_status_has_a_text_of_its_own),
        cmocka_unit_test(a_number_that_is_no_status_has_a_text_too),
    };
    return cmocka_run_group_tests_name("status", tests, NULL, NULL);
}
