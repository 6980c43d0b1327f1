/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "io/draft/calendar.h"

static void days_and_their_numbers_agree(void **state)
{
    (void)state;
    assert_int_equal(loft_day_number((loft_day){1970, 1, 1}), 0);
    assert_int_equal(loft_day_number((loft_day){2000, 3, 1}), 11017);
    for (long n = -30000; n < 40000; n += 37) {
        assert_int_equal(loft_day_number(loft_day_of_number(n)), n);
    }
    assert_false(loft_day_is_valid((loft_day){2023, 2, 29}));
    assert_true(loft_day_is_valid((loft_day){2024, 2, 29}));
    assert_false(loft_day_is_valid((loft_day){2024, 0, 1}));
}

static void weekdays_are_those_of_the_calendar(void **state)
{
    (void)state;
    assert_int_equal(loft_day_of_week(loft_day_number((loft_day){2024, 10, 31})), 3);
    assert_int_equal(loft_day_of_week(loft_day_number((loft_day){1961, 5, 5})), 4);
}

static int zone_on(const char *country, int year, int month, int day)
{
    return loft_zone_of_country(country, loft_day_number((loft_day){year, month, day}));
}

static void pyongyang_had_a_clock_for_three_years(void **state)
{
    (void)state;
    assert_int_equal(zone_on("North Korea", 2015, 8, 14), 540);
    assert_int_equal(zone_on("North Korea", 2015, 8, 15), 510);
    assert_int_equal(zone_on("North Korea", 2018, 5, 4), 510);
    assert_int_equal(zone_on("North Korea", 2018, 5, 5), 540);
}

static void moscow_and_tehran_had_summer_time(void **state)
{
    (void)state;
    assert_int_equal(zone_on("Moscow", 2010, 10, 29), 240);
    assert_int_equal(zone_on("Moscow", 2010, 11, 1), 180);
    assert_int_equal(zone_on("Moscow", 2012, 1, 1), 240);
    assert_int_equal(zone_on("Moscow", 2024, 7, 1), 180);
    assert_int_equal(zone_on("Iran", 2017, 1, 29), 210);
    assert_int_equal(zone_on("Iran", 2017, 7, 1), 270);
    assert_int_equal(zone_on("Iran", 2024, 7, 1), 210);
}

static void a_country_of_several_zones_has_none(void **state)
{
    (void)state;
    assert_int_equal(zone_on("Russia", 2024, 1, 1), LOFT_ZONE_UNKNOWN);
    assert_int_equal(zone_on("United States", 2024, 1, 1), LOFT_ZONE_UNKNOWN);
    assert_int_equal(loft_zone_of_country(NULL, 0), LOFT_ZONE_UNKNOWN);
    assert_int_equal(loft_zone_named("kst"), 540);
    assert_int_equal(loft_zone_named("edt"), -240);
    assert_int_equal(loft_zone_named("nonsense"), LOFT_ZONE_UNKNOWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_and_their_numbers_agree),
        cmocka_unit_test(weekdays_are_those_of_the_calendar),
        cmocka_unit_test(pyongyang_had_a_clock_for_three_years),
        cmocka_unit_test(moscow_and_tehran_had_summer_time),
        cmocka_unit_test(a_country_of_several_zones_has_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
