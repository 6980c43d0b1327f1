/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include <stdlib.h>
#include <string.h>

#include "io/text/answer_parts.h"
#include "sim/base/text.h"
#include "sim/infer/analysis_parts.h"

/* 8,000 km, with 90 % probability 7,000 to 9,000. */
static loft_load_answer some_load(void)
{
    return (loft_load_answer){
        .asked = true,
        .load = {.kind = LOFT_LOAD_TIMES, .value = 1.25},
        .boosters = 200,
        .has_band = true,
        .no_rotation_m = {.p05 = 7.0e6, .p50 = 8.0e6, .p95 = 9.0e6}};
}

static char *said(const loft_load_answer *load, size_t n_classes)
{
    loft_event_answer answer = {.load = load != NULL ? *load : (loft_load_answer){0}};
    const loft_analysis a = {.event = {.class_name = "liquid-2", .n_classes = n_classes},
                             .answer = load != NULL ? &answer : NULL};
    loft_text text;
    char *bytes = NULL;
    assert_int_equal(loft_text_open(&text), LOFT_OK);
    loft_answer_write_load(text.out, &a);
    assert_int_equal(loft_text_close(&text, &bytes, NULL), LOFT_OK);
    return bytes;
}

static void expect_said(const loft_load_answer *load, size_t n_classes, const char *part)
{
    char *text = said(load, n_classes);
    if (strstr(text, part) == NULL) {
        fail_msg("\"%s\" is not in \"%s\"", part, text);
    }
    free(text);
}

static void a_load_that_nobody_asked_for_is_not_spoken_of(void **state)
{
    (void)state;
    loft_load_answer load = some_load();
    load.asked = false;
    char *text = said(&load, 0);
    assert_string_equal(text, "");
    free(text);
    text = said(NULL, 0);
    assert_string_equal(text, "");
    free(text);
}

static void each_kind_of_load_is_said_as_it_was_asked(void **state)
{
    (void)state;
    loft_load_answer load = some_load();
    expect_said(&load, 0, "With a load 1.25 times as heavy, illustrative");
    load.load = (loft_load){.kind = LOFT_LOAD_KG, .value = 750.0};
    expect_said(&load, 0, "With a load of 750 kg in all, if the test carried");
    load.load.kind = LOFT_LOAD_MORE_KG;
    expect_said(&load, 0, "With a load heavier by 750 kg, if the test carried");
}

static void the_boosters_are_of_the_class_or_of_those_that_fit(void **state)
{
    (void)state;
    const loft_load_answer load = some_load();
    expect_said(&load, 0, "boosters of the class liquid-2, not the missile itself");
    expect_said(&load, 3, "boosters of the classes that fit, not the missile itself");
}

static void a_range_has_its_interval_unless_it_is_unbounded(void **state)
{
    (void)state;
    loft_load_answer load = some_load();
    expect_said(
        &load, 0,
        "would fly about 8,000 km (4,970 miles) on a standard trajectory, with 90 % probability 7,000 to");
    load.no_rotation_m = (loft_band){.p05 = 7.0e6, .p50 = INFINITY, .p95 = INFINITY};
    expect_said(&load, 0, "would reach ");
    load.no_rotation_m.p05 = INFINITY;
    char *text = said(&load, 0);
    assert_null(strstr(text, "90 %"));
    free(text);
}

static void boosters_that_stay_down_are_counted(void **state)
{
    (void)state;
    loft_load_answer load = some_load();
    load.has_band = false;
    load.grounded = 50;
    expect_said(&load, 0, "would in part not lift off: 25 % of them.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_load_that_nobody_asked_for_is_not_spoken_of),
        cmocka_unit_test(each_kind_of_load_is_said_as_it_was_asked),
        cmocka_unit_test(the_boosters_are_of_the_class_or_of_those_that_fit),
        cmocka_unit_test(a_range_has_its_interval_unless_it_is_unbounded),
        cmocka_unit_test(boosters_that_stay_down_are_counted),
    };
    return cmocka_run_group_tests_name("load_text", tests, NULL, NULL);
}
