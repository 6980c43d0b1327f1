/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "io/text/joint_text.h"

static const char *name_of(const char *id, const char *other)
{
    static char out[LOFT_JOINT_NAME];
    const loft_joint_study study = {.n = 2, .events = {{.id = id}, {.id = other}}};
    return loft_joint_flight_name(&study, 0, out);
}

static void a_flight_is_named_after_the_day_that_its_id_begins_with(void **state)
{
    (void)state;
    static const char *const names[][2] = {
        {"2017-07-28-hwasong-14", "28 July 2017"},
        {"2019-12-31-a", "31 December 2019"},
        {"1998-08-09-taepodong", "9 August 1998"},
        {"2022-01-10", "10 January 2022"},
        {"2016-00-17-x", "2016-00-17-x"},
        {"2016-13-17-x", "2016-13-17-x"},
        {"2016-1-017-x", "2016-1-017-x"},
        {"2016001-17-x", "2016001-17-x"},
        {"2016-01017-x", "2016-01017-x"},
        {"20a6-01-17-x", "20a6-01-17-x"},
        {"test", "test"},
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        assert_string_equal(name_of(names[i][0], "2001-02-03-other"), names[i][1]);
    }
}

static void two_flights_of_one_day_are_named_by_their_ids(void **state)
{
    (void)state;
    assert_string_equal(name_of("2017-07-28-one", "2017-07-28-two"), "2017-07-28-one");
    assert_string_equal(name_of("2017-07-28-one", "2017-07-29-two"), "28 July 2017");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_flight_is_named_after_the_day_that_its_id_begins_with),
        cmocka_unit_test(two_flights_of_one_day_are_named_by_their_ids),
    };
    return cmocka_run_group_tests_name("joint_text", tests, NULL, NULL);
}
