/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "io/draft/amounts.h"

/* The first amount of a text of one sentence. */
static loft_amount first_of(const char *text)
{
    loft_tokens t;
    loft_amounts amounts = {.n = 0};
    assert_int_equal(loft_tokens_make(text, strlen(text), &t), LOFT_OK);
    bool *used = calloc((size_t)t.n + 1, sizeof *used);
    const loft_sentence all = {0, t.n, 0};
    assert_int_equal(loft_amounts_add(&t, &all, used, &amounts), LOFT_OK);
    if (amounts.n == 0) {
        fail_msg("%s: no amount", text);
    }
    const loft_amount a = amounts.items[0];
    free(amounts.items);
    free(used);
    loft_tokens_fini(&t);
    return a;
}

static void is(const char *text, double si, loft_draft_hedge hedge)
{
    const loft_amount a = first_of(text);
    if (a.hedge != hedge) {
        fail_msg("%s: %s", text, loft_draft_hedge_name((int)a.hedge));
    }
    CHECK_NEAR(a.high, si, 1e-12);
}

static void between(const char *text, double low, double high)
{
    const loft_amount a = first_of(text);
    assert_int_equal(a.hedge, LOFT_DRAFT_BETWEEN);
    CHECK_NEAR(a.low, low, 1e-12);
    CHECK_NEAR(a.high, high, 1e-12);
}

static void units_come_as_si(void **state)
{
    (void)state;
    is("998 km", 998e3, LOFT_DRAFT_EXACT);
    is("620 miles", 620 * 1609.344, LOFT_DRAFT_EXACT);
    is("320 nautical miles", 320 * 1852.0, LOFT_DRAFT_EXACT);
    is("617,000 feet", 617000 * 0.3048, LOFT_DRAFT_EXACT);
    is("48,500 metres", 48500, LOFT_DRAFT_EXACT);
    is("an hour and six minutes", 3960, LOFT_DRAFT_EXACT);
    is("1h25m", 5100, LOFT_DRAFT_EXACT);
    is("47 minutes and 12 seconds", 2832, LOFT_DRAFT_EXACT);
    is("half an hour", 1800, LOFT_DRAFT_EXACT);
    is("an hour and a half", 5400, LOFT_DRAFT_EXACT);
    is("two and a half minutes", 150, LOFT_DRAFT_EXACT);
    is("72-minute", 4320, LOFT_DRAFT_EXACT);
    is("Mach 22", 22, LOFT_DRAFT_EXACT);
    is("16 times the speed of sound", 16, LOFT_DRAFT_EXACT);
    is("7.2 km/s", 7200, LOFT_DRAFT_EXACT);
    is("15,000 kilometers per hour", 15000 / 3.6, LOFT_DRAFT_EXACT);
}

static void hedges_are_read_on_both_sides(void **state)
{
    (void)state;
    is("some 1,000 km", 1e6, LOFT_DRAFT_ABOUT);
    is("nearly 1,000 km", 1e6, LOFT_DRAFT_ABOUT);
    is("an estimated 1,000 km", 1e6, LOFT_DRAFT_ABOUT);
    is("1,000 km or so", 1e6, LOFT_DRAFT_ABOUT);
    is("just over 1,000 km", 1e6, LOFT_DRAFT_MORE_THAN);
    is("no less than 1,000 km", 1e6, LOFT_DRAFT_MORE_THAN);
    is("more than about 1,000 km", 1e6, LOFT_DRAFT_MORE_THAN);
    is("1,000 km or more", 1e6, LOFT_DRAFT_MORE_THAN);
    is("1,000-plus km", 1e6, LOFT_DRAFT_MORE_THAN);
    is("no more than 1,000 km", 1e6, LOFT_DRAFT_UP_TO);
    is("up to 1,000 km", 1e6, LOFT_DRAFT_UP_TO);
    is("tracked for 37 minutes", 2220, LOFT_DRAFT_TRACKED);
    is("as high as 6,000 km", 6e6, LOFT_DRAFT_EXACT);
    is("a maximum of 6,000 km", 6e6, LOFT_DRAFT_EXACT);
    is("약 1천여㎞", 1e6, LOFT_DRAFT_ABOUT);
    is("6천200㎞ 이상", 6.2e6, LOFT_DRAFT_MORE_THAN);
    is("6,000kmを超え", 6e6, LOFT_DRAFT_MORE_THAN);
    is("約71分", 4260, LOFT_DRAFT_ABOUT);
}

static void intervals_have_two_ends(void **state)
{
    (void)state;
    between("between 300 and 400 km", 3e5, 4e5);
    between("300 to 400 km", 3e5, 4e5);
    between("300-400 km", 3e5, 4e5);
    between("300\xe2\x80\x93"
            "400 km",
            3e5, 4e5);
    between("47 or 48 minutes", 2820, 2880);
}

static void what_repeats_in_another_unit_is_one_figure(void **state)
{
    (void)state;
    loft_tokens t;
    loft_amounts amounts = {.n = 0};
    const char *text = "about 620 miles (1,000 km)";
    assert_int_equal(loft_tokens_make(text, strlen(text), &t), LOFT_OK);
    bool *used = calloc((size_t)t.n + 1, sizeof *used);
    const loft_sentence all = {0, t.n, 0};
    assert_int_equal(loft_amounts_add(&t, &all, used, &amounts), LOFT_OK);
    assert_int_equal(amounts.n, 2);
    assert_false(amounts.items[0].repeats);
    assert_true(amounts.items[1].repeats);
    free(amounts.items);
    free(used);
    loft_tokens_fini(&t);
}

static void money_and_names_are_no_amounts(void **state)
{
    (void)state;
    is("$5 m and 7 km", 7000, LOFT_DRAFT_EXACT);
    is("the Hwasong-12 m and 7 km", 7000, LOFT_DRAFT_EXACT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_come_as_si),
        cmocka_unit_test(hedges_are_read_on_both_sides),
        cmocka_unit_test(intervals_have_two_ends),
        cmocka_unit_test(what_repeats_in_another_unit_is_one_figure),
        cmocka_unit_test(money_and_names_are_no_amounts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
