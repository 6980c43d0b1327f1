/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include <string.h>

#include "cli/support/load_option.h"

static void a_load_is_read_as_people_write_it(void **state)
{
    (void)state;
    const struct {
        const char *text;
        loft_load load;
    } taken[] = {
        {"1.5", {LOFT_LOAD_TIMES, 1.5}},
        {"1.5x", {LOFT_LOAD_TIMES, 1.5}},
        {"2 times", {LOFT_LOAD_TIMES, 2.0}},
        {"500kg", {LOFT_LOAD_KG, 500.0}},
        {"1,000 Kilograms", {LOFT_LOAD_KG, 1000.0}},
        {"1.5t", {LOFT_LOAD_KG, 1500.0}},
        {"1 tonne", {LOFT_LOAD_KG, 1000.0}},
        {"1,000 lb", {LOFT_LOAD_KG, 453.59237}},
        {"+200kg", {LOFT_LOAD_MORE_KG, 200.0}},
        {"200 kg more", {LOFT_LOAD_MORE_KG, 200.0}},
    };
    for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++) {
        char message[MESSAGE_SIZE];
        loft_load load;
        assert_true(load_option_read("--payload", taken[i].text, &load, message));
        assert_int_equal(load.kind, taken[i].load.kind);
        CHECK_NEAR(load.value, taken[i].load.value, 1e-12);
    }
}

static void a_refusal_names_a_load_that_is_then_taken(void **state)
{
    (void)state;
    const struct {
        const char *text, *hint;
    } refused[] = {
        {"500", "500kg"}, {"+2x", "+200kg"},  {"-1kg", "500kg"},
        {"much", "1.5x"}, {"1.2,5x", "1.5x"}, {"0kg", "1kg"},
        {"200t", "100t"}, {"0x", "0.1x"},     {"", "500kg"},
    };
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        char message[MESSAGE_SIZE];
        loft_load load;
        assert_false(load_option_read("--payload", refused[i].text, &load, message));
        assert_non_null(strstr(message, refused[i].hint));
        assert_true(load_option_read("--payload", refused[i].hint, &load, message));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_load_is_read_as_people_write_it),
        cmocka_unit_test(a_refusal_names_a_load_that_is_then_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
