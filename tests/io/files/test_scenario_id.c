/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include <stdlib.h>
#include <string.h>

#include "io/files/scenario_id.h"

static void expect_name(const char *title, const char *wanted)
{
    char *name = loft_scenario_name_of(title);
    assert_string_equal(name, wanted);
    free(name);
}

static void a_name_is_the_title_up_to_its_first_mark(void **state)
{
    (void)state;
    expect_name("Hwasong-19", "hwasong-19");
    expect_name("Hwasong-19, first flight", "hwasong-19");
    expect_name("Agni V: night", "agni-v");
    expect_name("Shahab 3; again", "shahab-3");
    expect_name("Zolfaghar (loft)", "zolfaghar");
}

static void letters_and_digits_stay_and_the_rest_is_one_hyphen(void **state)
{
    (void)state;
    expect_name("azAZ09", "azaz09");
    expect_name("@[`{/", "test"); /* the neighbours of the ranges */
    expect_name("a@b[c`d{e/f", "a-b-c-d-e-f");
    expect_name("one  --  two", "one-two");
    expect_name("  before and after  ", "before-and-after");
}

static void a_title_without_any_is_a_test(void **state)
{
    (void)state;
    expect_name("", "test");
    expect_name("\xEB\xB6\x81\xEA\xB7\xB9\xEC\x84\xB1", "test");
    expect_name("(Hwasong)", "test");
}

/* The 60th letter is the last, and no hyphen ends it. */
static void a_name_ends_after_60_letters(void **state)
{
    (void)state;
    char title[100];
    char wanted[61];
    memset(title, 'x', sizeof title);
    title[99] = '\0';
    memset(wanted, 'x', 60);
    wanted[60] = '\0';
    expect_name(title, wanted);
    title[59] = ' ';
    wanted[59] = '\0';
    expect_name(title, wanted);
}

static void an_id_is_the_day_and_the_name(void **state)
{
    (void)state;
    static const char *const dates[] = {"2024-10-31", "2024-10-31T06:10Z"};
    for (int i = 0; i < 2; i++) {
        char *id = loft_scenario_id_of(dates[i], "Hwasong-19 (ICBM)");
        assert_string_equal(id, "2024-10-31-hwasong-19");
        free(id);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_is_the_title_up_to_its_first_mark),
        cmocka_unit_test(letters_and_digits_stay_and_the_rest_is_one_hyphen),
        cmocka_unit_test(a_title_without_any_is_a_test),
        cmocka_unit_test(a_name_ends_after_60_letters),
        cmocka_unit_test(an_id_is_the_day_and_the_name),
    };
    return cmocka_run_group_tests_name("scenario_id", tests, NULL, NULL);
}
