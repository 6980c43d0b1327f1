/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classes.h"
#include "golden.h"
#include "io/files/class_text.h"

static void an_unknown_class_is_answered_with_those_that_are_known(void **state)
{
    (void)state;
    char message[LOFT_MESSAGE];
    assert_null(loft_class_text_one(data, "--class", "cruise", message));
    assert_has(message, "cruise");
    for (size_t i = 0; i < loft_data_class_count(data); i++) {
        assert_has(message, loft_data_class_at(data, i)->name);
    }
}

static void a_class_is_known_in_any_case(void **state)
{
    (void)state;
    char message[LOFT_MESSAGE];
    const loft_booster_class *found =
        loft_class_text_one(data, "--class", "Liquid-SHORT", message);
    assert_non_null(found);
    assert_string_equal(found->name, "liquid-short");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_unknown_class_is_answered_with_those_that_are_known),
        cmocka_unit_test(a_class_is_known_in_any_case),
    };
    return cmocka_run_group_tests_name("class_text", tests, open_data, close_data);
}
