/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "io/files/epoch.h"

#include <string.h>
#include <time.h>

static loft_epoch parsed(const char *text)
{
    loft_epoch epoch;
    assert_int_equal(loft_epoch_parse(text, &epoch), LOFT_OK);
    return epoch;
}

static void says(const char *date_utc, double t_s, const char *wanted)
{
    char text[LOFT_EPOCH_TEXT];
    const loft_epoch epoch = parsed(date_utc);
    assert_string_equal(loft_epoch_text(text, &epoch, t_s), wanted);
}

static void a_date_is_as_exact_as_it_is_written(void **state)
{
    (void)state;
    assert_int_equal(parsed(NULL).known, LOFT_EPOCH_NOTHING);
    assert_int_equal(parsed("1999").known, LOFT_EPOCH_YEAR);
    assert_int_equal(parsed("1999-07").known, LOFT_EPOCH_MONTH);
    assert_int_equal(parsed("1999-07-31").known, LOFT_EPOCH_DAY);
    assert_int_equal(parsed("1999-07-31T12:34Z").known, LOFT_EPOCH_MINUTE);
    assert_int_equal(parsed("1999-07-31T12:34:56Z").known, LOFT_EPOCH_SECOND);
    says("2024-10-30T22:10Z", 0.0, "2024-10-30T22:10:00.000Z");
    says("2024-10-30T22:10:11Z", 5121.3238, "2024-10-30T23:35:32.324Z");
    says("1942-10-03", 0.25, "1942-10-03T00:00:00.250Z");
    says("1942-10", 0.0, "1942-10-01T00:00:00.000Z");
    says("1942", 0.0, "1942-01-01T00:00:00.000Z");
    says(NULL, 1.5, "2000-01-01T00:00:01.500Z");
}

static void times_run_over_midnight_and_leap_days(void **state)
{
    (void)state;
    says("2024-02-28T23:59:59Z", 1.0, "2024-02-29T00:00:00.000Z");
    says("2023-02-28T23:59:59Z", 0.9996, "2023-03-01T00:00:00.000Z");
    says("1900-02-28", 86400.0, "1900-03-01T00:00:00.000Z");
    says("2000-02-28", 86400.0, "2000-02-29T00:00:00.000Z");
    says("1999-12-31T23:59:59Z", 1.2345, "2000-01-01T00:00:00.235Z");
    says("1969-12-31T23:59:59Z", 0.5, "1969-12-31T23:59:59.500Z");
    says("0000-01-01", 0.0, "0000-01-01T00:00:00.000Z");
    says("9999-12-31", 86399.0, "9999-12-31T23:59:59.000Z");
}

/* IERS Bulletin C 52: 2016-12-31 23:59:59, 23:59:60, 2017-01-01 00:00:00. */
static void a_leap_second_has_its_second(void **state)
{
    (void)state;
    says("2016-12-31T23:50Z", 599.999, "2016-12-31T23:59:59.999Z");
    says("2016-12-31T23:50Z", 600.0, "2016-12-31T23:59:60.000Z");
    says("2016-12-31T23:50Z", 600.75, "2016-12-31T23:59:60.750Z");
    says("2016-12-31T23:50Z", 601.0, "2017-01-01T00:00:00.000Z");
    says("2016-12-31T23:50Z", 1742.138, "2017-01-01T00:19:01.138Z");
    says("2017-01-01", 600.0, "2017-01-01T00:10:00.000Z");
    says("2015-06-30T23:59:59Z", 1.5, "2015-06-30T23:59:60.500Z");
    says("1972-06-30T23:59:59Z", 2.5, "1972-07-01T00:00:00.500Z");
    says("2017-12-31T23:59:59Z", 1.5, "2018-01-01T00:00:00.500Z");
    says("1971-12-31T23:59:59Z", 1.5, "1972-01-01T00:00:00.500Z");
    char text[LOFT_EPOCH_TEXT];
    const loft_epoch epoch = parsed("2016-12-31T23:50Z");
    assert_string_equal(loft_epoch_xml(text, &epoch, 600.75), "2016-12-31T23:59:59.999Z");
    assert_string_equal(loft_epoch_xml(text, &epoch, 601.0), "2017-01-01T00:00:00.000Z");
}

/* 10 s of TAI - UTC at the start of 1972, 37 s since 2017: 27 leap seconds. */
static void there_were_27_leap_seconds(void **state)
{
    (void)state;
    int found = 0;
    for (int year = 1972; year < 2030; year++) {
        for (int half = 0; half < 2; half++) {
            char date[LOFT_EPOCH_TEXT];
            char text[LOFT_EPOCH_TEXT];
            snprintf(date, sizeof date, "%d-%s", year,
                     half == 0 ? "06-30T23:59:59Z" : "12-31T23:59:59Z");
            const loft_epoch epoch = parsed(date);
            found += strstr(loft_epoch_text(text, &epoch, 1.0), ":60.") != NULL;
        }
    }
    assert_int_equal(found, 27);
}

/* The system's calendar as a second method, each 17th day over the leap rule's period. */
static void the_count_of_days_is_that_of_gmtime(void **state)
{
    (void)state;
    for (long long day = -30000; day < 120000; day += 17) {
        char wanted[LOFT_EPOCH_TEXT];
        char got[LOFT_EPOCH_TEXT];
        struct tm tm;
        const time_t when = (time_t)(day * 86400 + 45296);
        assert_non_null(gmtime_r(&when, &tm));
        assert_true(strftime(wanted, sizeof wanted, "%Y-%m-%dT%H:%M:%S.000Z", &tm) > 0);
        const loft_epoch epoch = {.unix_s = day * 86400, .known = LOFT_EPOCH_DAY};
        assert_string_equal(loft_epoch_text(got, &epoch, 45296.0), wanted);
        wanted[19] = 'Z';
        wanted[20] = '\0';
        assert_true(parsed(wanted).unix_s == (long long)when);
    }
}

static void what_is_not_known_is_said(void **state)
{
    (void)state;
    const char *const dates[] = {NULL, "1999", "1999-07", "1999-07-31"};
    for (int i = 0; i < 4; i++) {
        const loft_epoch epoch = parsed(dates[i]);
        assert_non_null(loft_epoch_assumption(&epoch));
    }
    const loft_epoch day = parsed("1999-07-31");
    assert_string_equal(
        loft_epoch_assumption(&day),
        "Only the date is known; the clock starts at 00:00 UTC by assumption.");
    const loft_epoch minute = parsed("1999-07-31T12:34Z");
    assert_null(loft_epoch_assumption(&minute));
}

static void other_forms_and_other_days_are_refused(void **state)
{
    (void)state;
    const char *const bad[] = {"",
                               "99",
                               "1999-7",
                               "1999-13",
                               "1999-00",
                               "1999-02-29",
                               "1900-02-29",
                               "1999-04-31",
                               "1999-07-00",
                               "1999-07-31T24:00Z",
                               "1999-07-31T12:60Z",
                               "1999-07-31T12:34:60Z",
                               "1999-07-31T12:34",
                               "1999-07-31 12:34Z",
                               "1999-07-31T12:34ZZ"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        loft_epoch epoch = {.unix_s = 12345};
        assert_int_equal(loft_epoch_parse(bad[i], &epoch), LOFT_ERR_INPUT);
        assert_true(epoch.unix_s == 12345);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_date_is_as_exact_as_it_is_written),
        cmocka_unit_test(times_run_over_midnight_and_leap_days),
        cmocka_unit_test(a_leap_second_has_its_second),
        cmocka_unit_test(there_were_27_leap_seconds),
        cmocka_unit_test(the_count_of_days_is_that_of_gmtime),
        cmocka_unit_test(what_is_not_known_is_said),
        cmocka_unit_test(other_forms_and_other_days_are_refused),
    };
    return cmocka_run_group_tests_name("epoch", tests, NULL, NULL);
}
