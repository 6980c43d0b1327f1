/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classes.h"
#include "cli/support/class_option.h"
#include "golden.h"

static void an_unknown_class_is_answered_with_those_that_are_known(void **state)
{
    (void)state;
    char message[MESSAGE_SIZE];
    assert_false(class_unknown(data, "cruise", message));
    assert_has(message, "cruise");
    for (size_t i = 0; i < loft_data_class_count(data); i++) {
        assert_has(message, loft_data_class_at(data, i)->name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_unknown_class_is_answered_with_those_that_are_known),
    };
    return cmocka_run_group_tests_name("class_option", tests, open_data, close_data);
}
