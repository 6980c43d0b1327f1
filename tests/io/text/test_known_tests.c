/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/text/known_tests.h"

#include "loft/files.h"
#include "messages.h"
#include "shipped.h"
#include "sim/base/diag.h"

/* The folders that have the scenarios of the table. */
static const char *const folders[] = {"dprk", "usa", "validation"};

static loft_scenario *scenario_of(const loft_data *data, const char *id)
{
    loft_scenario *scenario = NULL;
    for (size_t i = 0; i < sizeof folders / sizeof *folders && scenario == NULL; i++) {
        char path[256];
        loft_diags *diags = loft_diags_new();
        snprintf(path, sizeof path, "scenarios/%s/%s.json", folders[i], id);
        (void)!loft_scenario_read(data, path, diags, &scenario);
        loft_diags_free(diags);
    }
    return scenario;
}

static void same_figure(const loft_claim *known, const loft_claim *reported)
{
    if (known->kind != LOFT_CLAIM_NONE) {
        assert_int_equal(known->kind, reported->kind);
        CHECK_NEAR(known->value, reported->value, 1e-15);
    }
}

static void each_test_has_the_date_and_figures_of_its_scenario(void **state)
{
    size_t n = 0;
    const loft_known_test *tests = loft_known_tests(&n);
    assert_true(n > 25);
    for (size_t i = 0; i < n; i++) {
        loft_scenario *scenario = scenario_of(*state, tests[i].id);
        assert_non_null(scenario);
        const loft_scenario_facts *facts = loft_scenario_content(scenario);
        assert_string_equal(tests[i].date_utc, facts->date_utc);
        assert_true(tests[i].glides == (strcmp(facts->kind, "lifting") == 0));
        const loft_report its = loft_known_test_report(&tests[i]);
        size_t first = 0; /* the first original that gives both lengths */
        while (facts->sources[first].report.apogee_m.kind == LOFT_CLAIM_NONE ||
               facts->sources[first].report.range_m.kind == LOFT_CLAIM_NONE ||
               facts->sources[first].tertiary) {
            first++;
        }
        same_figure(&its.apogee_m, &facts->sources[first].report.apogee_m);
        same_figure(&its.range_m, &facts->sources[first].report.range_m);
        same_figure(&its.time_s, &facts->sources[first].report.time_s);
        loft_scenario_free(scenario);
    }
}

static void the_days_are_in_order_and_local(void **state)
{
    (void)state;
    size_t n = 0;
    const loft_known_test *tests = loft_known_tests(&n);
    for (size_t i = 0; i < n; i++) {
        char day[8];
        assert_true(i == 0 || strcmp(tests[i - 1].date_utc, tests[i].date_utc) < 0);
        snprintf(day, sizeof day, "%d ", atoi(tests[i].id + 8));
        assert_int_equal(strncmp(tests[i].day, day, strlen(day)), 0);
        assert_non_null(strstr(tests[i].day, (char[5]){tests[i].id[0], tests[i].id[1],
                                                       tests[i].id[2], tests[i].id[3]}));
    }
}

static loft_report report_of(double apogee_km, double range_km)
{
    return (loft_report){.apogee_m = loft_exact_km(apogee_km),
                         .range_m = loft_exact_km(range_km)};
}

static void the_nearest_of_all_is_found_without_a_date(void **state)
{
    (void)state;
    const loft_report report = report_of(4480.0, 961.0);
    assert_string_equal(loft_known_test_near(&report, NULL, false)->id,
                        "2017-11-29-hwasong-15");
}

static void a_test_is_never_set_beside_itself_or_a_later_one(void **state)
{
    (void)state;
    size_t n = 0;
    const loft_known_test *tests = loft_known_tests(&n);
    for (size_t i = 0; i < n; i++) {
        const loft_report its = loft_known_test_report(&tests[i]);
        const loft_known_test *near =
            loft_known_test_near(&its, tests[i].date_utc, tests[i].glides);
        assert_true(near == NULL || strcmp(near->date_utc, tests[i].date_utc) < 0);
    }
    const loft_report highest = report_of(7687.5, 1001.2);
    assert_string_equal(loft_known_test_near(&highest, "2024-10-30T22:10Z", false)->id,
                        "2023-07-12-hwasong-18");
}

static void gliders_stand_beside_gliders(void **state)
{
    (void)state;
    const loft_report report = report_of(99.8, 1500.0);
    assert_string_equal(loft_known_test_near(&report, "2025-01-06T03:01Z", true)->id,
                        "2024-04-02-hwasong-16b");
    const loft_known_test *near = loft_known_test_near(&report, NULL, false);
    assert_true(near == NULL || !near->glides);
}

static void what_is_too_far_off_is_not_set_beside_it(void **state)
{
    (void)state;
    const loft_report higher = report_of(30000.0, 1000.0);
    assert_null(loft_known_test_near(&higher, NULL, false));
    const loft_report alone = {.range_m = loft_exact_km(1000.0)};
    assert_null(loft_known_test_near(&alone, NULL, false));
    const loft_report nodong = report_of(160.0, 650.0); /* 53 years after the Redstone */
    assert_null(loft_known_test_near(&nodong, "2014-03-25", false));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_test_has_the_date_and_figures_of_its_scenario),
        cmocka_unit_test(the_days_are_in_order_and_local),
        cmocka_unit_test(the_nearest_of_all_is_found_without_a_date),
        cmocka_unit_test(a_test_is_never_set_beside_itself_or_a_later_one),
        cmocka_unit_test(gliders_stand_beside_gliders),
        cmocka_unit_test(what_is_too_far_off_is_not_set_beside_it),
    };
    return cmocka_run_group_tests_name("known_tests", tests, open_data, close_data);
}
