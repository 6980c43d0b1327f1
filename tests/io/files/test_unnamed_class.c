/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An event whose booster nobody names, from a scenario to its words and its file. */
#include "builtin.h"
#include "check.h"
#include "loft/files.h"

#include <stdlib.h>
#include <string.h>

#include "io/text/analysis_text.h"
#include "sim/base/diag.h"
#include "sim/base/file.h"

/* A scenario of the catalogue without its class. */
static loft_analysis *analysed(const char *path, int samples)
{
    const loft_analysis_options options = {
        .samples = samples, .seed = 1, .drawn_only = true};
    loft_diags *diags = loft_diags_new();
    loft_file_text text;
    loft_scenario *scenario = NULL;
    loft_analysis *a = NULL;
    assert_int_equal(loft_file_read(path, 1 << 20, diags, &text), LOFT_OK);
    char *class_row = strstr(text.bytes, "\"class\":");
    assert_non_null(class_row);
    for (char *c = class_row; *c != '\n'; c++) {
        *c = ' ';
    }
    assert_int_equal(loft_scenario_parse(data, text.bytes, text.size, diags, &scenario),
                     LOFT_OK);
    assert_int_equal(loft_analysis_of_scenario(scenario, &options, &a), LOFT_OK);
    loft_scenario_free(scenario);
    loft_diags_free(diags);
    free(text.bytes);
    return a;
}

static const char *const icbms[] = {
    "scenarios/dprk/2022-03-24-icbm-claimed-hwasong-17.json",
    "scenarios/dprk/2023-12-18-hwasong-18.json",
    "scenarios/dprk/2024-10-31-hwasong-19.json"};
enum {
    ICBMS = 3
};

/* 250 s is the burn of a two-stage liquid. */
static void no_burn_time_is_claimed_of_a_booster_that_nobody_named(void **state)
{
    (void)state;
    for (int i = 0; i < ICBMS; i++) {
        loft_analysis *a = analysed(icbms[i], 300);
        char *text = loft_analysis_text(a, 1000);
        assert_null(strstr(text, "burn-out"));
        assert_null(strstr(text, "250 s"));
        assert_non_null(strstr(text, "No single class of booster is named"));
        assert_non_null(strstr(text, "The figures do not tell which: the prior decides"));
        free(text);
        loft_analysis_free(a);
    }
}

static void the_answer_of_a_mix_lies_in_its_own_interval(void **state)
{
    (void)state;
    static const char *const paths[] = {"scenarios/dprk/2017-05-14-hwasong-12.json",
                                        "scenarios/dprk/2017-07-28-hwasong-14.json",
                                        "scenarios/dprk/2022-10-04-irbm-over-japan.json"};
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        loft_analysis *a = analysed(paths[i], 1000);
        const loft_event_answer *answer = loft_analysis_answer(a);
        const loft_headline h = loft_analysis_headline(a);
        assert_non_null(answer);
        assert_int_equal(h.kind, LOFT_HEADLINE_BAND);
        CHECK_NEAR(h.no_rotation_m.p50, answer->posterior.no_rotation_m.p50, 0.0);
        assert_true(h.no_rotation_m.p05 <= h.no_rotation_m.p50);
        assert_true(h.no_rotation_m.p50 <= h.no_rotation_m.p95);
        assert_true(answer->posterior.effective >= LOFT_POSTERIOR_FEW);
        loft_analysis_free(a);
    }
}

static void the_mix_comes_back_from_its_file(void **state)
{
    (void)state;
    loft_analysis *a = analysed(icbms[0], 300);
    loft_diags *diags = loft_diags_new();
    loft_analysis *read = NULL;
    char *text = NULL;
    size_t size = 0;
    assert_int_equal(loft_analysis_json(a, &text, &size), LOFT_OK);
    assert_non_null(strstr(text, "\"class_named\": false"));
    assert_int_equal(loft_analysis_parse(text, size, diags, &read), LOFT_OK);
    assert_int_equal(loft_diags_total(diags), 0);
    const loft_class_mix *want = &loft_analysis_answer(a)->mix;
    const loft_class_mix *got = &loft_analysis_answer(read)->mix;
    assert_int_equal(got->n, want->n);
    assert_int_equal(got->most_probable, want->most_probable);
    for (size_t i = 0; i < want->n; i++) {
        CHECK_WITHIN(got->probability[i], want->probability[i], 0.0);
        CHECK_WITHIN(got->prior[i], want->prior[i], 0.0);
        assert_string_equal(loft_analysis_event_of(read)->classes[i].name,
                            loft_analysis_event_of(a)->classes[i].name);
    }
    char *words = loft_analysis_text(a, 96);
    char *words_read = loft_analysis_brief(read, 96);
    assert_memory_equal(words, words_read, strlen(words_read)); /* the brief part */
    free(words);
    free(words_read);
    free(text);
    loft_analysis_free(read);
    loft_analysis_free(a);
    loft_diags_free(diags);
}

/* Without samples nothing is mixed: one class, by the equal-speed range. */
static void without_samples_one_class_is_assumed(void **state)
{
    (void)state;
    loft_analysis *a = analysed("scenarios/dprk/2017-05-14-hwasong-12.json", 0);
    char *text = loft_analysis_brief(a, 1000);
    assert_null(loft_analysis_answer(a));
    assert_string_equal(loft_analysis_event_of(a)->class_name, "liquid-1");
    assert_non_null(strstr(text, "a typical booster of the assumed class"));
    free(text);
    loft_analysis_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_burn_time_is_claimed_of_a_booster_that_nobody_named),
        cmocka_unit_test(the_answer_of_a_mix_lies_in_its_own_interval),
        cmocka_unit_test(the_mix_comes_back_from_its_file),
        cmocka_unit_test(without_samples_one_class_is_assumed),
    };
    return cmocka_run_group_tests_name("unnamed_class", tests, open_data, close_data);
}
