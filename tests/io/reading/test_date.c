/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/reading/date.h"

#include "golden.h"
#include "remedies.h"

static const loft_date_want since = {.option = "--since"};
static const loft_date_want utc = {.option = "date_utc", .utc = true};

static void a_date_is_read_as_it_is_written(void **state)
{
    (void)state;
    static const char *const dates[][2] = {
        {"2017-05-14", "2017-05-14"},
        {"2017/5/14", "2017-05-14"},
        {"2017.05.14", "2017-05-14"},
        {"2017 05 14", "2017-05-14"},
        {"20170514", "2017-05-14"},
        {"14-05-2017", "2017-05-14"},
        {"14/05/2017", "2017-05-14"},
        {"14.5.2017", "2017-05-14"},
        {"05/14/2017", "2017-05-14"},
        {"5/5/2017", "2017-05-05"},
        {"14 May 2017", "2017-05-14"},
        {"14-May-2017", "2017-05-14"},
        {"14MAY2017", "2017-05-14"},
        {"May 14, 2017", "2017-05-14"},
        {"May 14th, 2017", "2017-05-14"},
        {"the 14th of May 2017", "2017-05-14"},
        {"Sunday, 14 May 2017", "2017-05-14"},
        {"2017 May 14", "2017-05-14"},
        {"Sept. 3, 2017", "2017-09-03"},
        {"2017\345\271\2645\346\234\21014\346\227\245", "2017-05-14"},
        {"2017\353\205\204 5\354\233\224 14\354\235\274", "2017-05-14"},
        {"\357\274\222\357\274\220\357\274\221\357\274\227-05-14", "2017-05-14"},
        {"2017\342\200\22305\342\200\22314", "2017-05-14"},
        {"29 February 2024", "2024-02-29"},
        {"May 2017", "2017-05"},
        {"2017-05", "2017-05"},
        {"05/2017", "2017-05"},
        {"201705", "2017-05"},
        {"2017", "2017"},
        {"2017-05-13T20:28Z", "2017-05-13T20:28Z"},
        {"2017-05-13T20:28:09Z", "2017-05-13T20:28:09Z"},
        {"2017-05-13 20:28 UTC", "2017-05-13T20:28Z"},
        {"14 May 2017, 05:28 KST", "2017-05-13T20:28Z"},
        {"1 January 2017 at 8:30 am JST", "2016-12-31T23:30Z"},
        {"31 December 2017 20:00 -05:00", "2018-01-01T01:00Z"},
        {"May 13, 2017 8:28 p.m. GMT", "2017-05-13T20:28Z"},
        {"2017-05-13T20:28+0000", "2017-05-13T20:28Z"},
    };
    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
        char message[LOFT_MESSAGE] = "";
        char got[LOFT_DATE_TEXT] = "";
        if (loft_date_read(&since, dates[i][0], got, message) != LOFT_OK) {
            fail_msg("%s: %s", dates[i][0], message);
        }
        assert_string_equal(got, dates[i][1]);
    }
}

static void a_date_that_is_none_is_asked_back_with_a_hint_that_is_taken(void **state)
{
    (void)state;
    static const char *const wrong[] = {"",
                                        "soon",
                                        "05/04/2017",
                                        "4.5.2017",
                                        "14/05/17",
                                        "17",
                                        "31 June 2017",
                                        "29/02/2023",
                                        "2017-13-01",
                                        "14 May",
                                        "May 14 17",
                                        "May May 2017",
                                        "2017-05-14 25:00 UTC",
                                        "2017-05-14 20:28",
                                        "May 2017, 20:28 UTC",
                                        "2017-05-14 13:00 pm UTC",
                                        "2017-05-14 20:28 XYZ",
                                        "99999999",
                                        "9999-12-31T23:59-14:00",
                                        "0000-01-01T00:00+14:00",
                                        "14 05 2017 3",
                                        "1234567"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        char message[LOFT_MESSAGE] = "";
        char remedies[REMEDIES][LOFT_MESSAGE];
        char got[LOFT_DATE_TEXT] = "kept";
        if (loft_date_read(&since, wrong[i], got, message) == LOFT_OK) {
            fail_msg("'%s' was taken as %s", wrong[i], got);
        }
        assert_string_equal(got, "kept");
        const size_t n = remedies_of(message, remedies);
        for (size_t k = 0; k < n; k++) {
            if (loft_date_read(&since, remedies[k], got, message) != LOFT_OK) {
                fail_msg("'%s': the hint '%s' is not taken: %s", wrong[i], remedies[k],
                         message);
            }
        }
    }
}

static void a_day_and_a_month_that_can_be_swapped_are_asked_with_both(void **state)
{
    (void)state;
    char message[LOFT_MESSAGE] = "";
    char got[LOFT_DATE_TEXT];
    assert_int_equal(loft_date_read(&since, "05/04/2017", got, message), LOFT_ERR_INPUT);
    assert_has(message, "write 2017-04-05, or 2017-05-04");
}

static void a_time_without_a_zone_is_in_utc_only_where_that_is_said(void **state)
{
    (void)state;
    char message[LOFT_MESSAGE] = "";
    char got[LOFT_DATE_TEXT];
    assert_int_equal(loft_date_read(&utc, "2017-05-13 20:28", got, message), LOFT_OK);
    assert_string_equal(got, "2017-05-13T20:28Z");
    assert_int_equal(loft_date_read(&since, "2017-05-13 20:28", got, message),
                     LOFT_ERR_INPUT);
    assert_has(message, "if it is UTC, write 2017-05-13T20:28Z");
}

static void names_are_not_taken_for_dates(void **state)
{
    (void)state;
    static const char *const names[] = {
        "hwasong-12", "2017", "12", "KN-23", "may", "2017-05-14-hwasong-12", "df-5 2017"};
    static const char *const dates[] = {"14 May 2017", "05/04/2017", "2017-05",
                                        "14/5/17"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        assert_false(loft_date_is_meant(names[i]));
    }
    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
        assert_true(loft_date_is_meant(dates[i]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_date_is_read_as_it_is_written),
        cmocka_unit_test(a_date_that_is_none_is_asked_back_with_a_hint_that_is_taken),
        cmocka_unit_test(a_day_and_a_month_that_can_be_swapped_are_asked_with_both),
        cmocka_unit_test(a_time_without_a_zone_is_in_utc_only_where_that_is_said),
        cmocka_unit_test(names_are_not_taken_for_dates),
    };
    return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}
