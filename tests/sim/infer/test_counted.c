/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose figures count, where a party gave its figures twice. */
#include "classes.h"
#include "sim/infer/analysis_parts.h"
#include "sim/infer/counted.h"

static const loft_claim nothing = {.kind = LOFT_CLAIM_NONE};

static loft_source source_of(const char *name, const char *revised_by, loft_claim apogee,
                             loft_claim range)
{
    return (loft_source){.source = name,
                         .revised_by = revised_by,
                         .report = {.apogee_m = apogee, .range_m = range}};
}

static void only_what_was_given_again_is_dropped(void **state)
{
    (void)state;
    const loft_source sources[] = {
        source_of("day", "month", about_km(60.0), about_km(450.0)),
        source_of("month", NULL, nothing, about_km(600.0))};
    const loft_report first = loft_source_counted(sources, 2, 0);
    const loft_report last = loft_source_counted(sources, 2, 1);
    CHECK_NEAR(first.apogee_m.value, 60e3, 1e-15);
    assert_int_equal(first.range_m.kind, LOFT_CLAIM_NONE);
    CHECK_NEAR(last.range_m.value, 600e3, 1e-15);
}

static void a_revision_of_a_revision_drops_the_first_too(void **state)
{
    (void)state;
    const loft_source sources[] = {source_of("a", "b", about_km(60.0), about_km(450.0)),
                                   source_of("b", "c", nothing, about_km(500.0)),
                                   source_of("c", NULL, about_km(70.0), nothing)};
    const loft_report first = loft_source_counted(sources, 3, 0);
    assert_true(loft_report_is_empty(&first));
    assert_int_equal(loft_source_counted(sources, 3, 1).range_m.kind, LOFT_CLAIM_ABOUT);
}

static void what_was_not_given_again_stands(void **state)
{
    (void)state;
    loft_source sources[] = {source_of("day", "month", about_km(60.0), about_km(450.0)),
                             source_of("month", NULL, nothing, about_km(600.0)),
                             source_of("digest", NULL, about_km(60.0), about_km(450.0))};
    sources[2].tertiary = true;
    assert_true(loft_source_figure_stands(sources, 3, 0, LOFT_SUSPECT_APOGEE));
    assert_false(loft_source_figure_stands(sources, 3, 0, LOFT_SUSPECT_RANGE));
    assert_true(loft_source_figure_stands(sources, 3, 1, LOFT_SUSPECT_RANGE));
    assert_false(loft_source_figure_stands(sources, 3, 2, LOFT_SUSPECT_RANGE));
    assert_true(loft_source_stands(sources, 3, 0) && loft_source_stands(sources, 3, 1));
    assert_false(loft_source_stands(sources, 3, 2));
    assert_false(loft_source_stands_whole(sources, 3, 0));
    assert_true(loft_source_stands_whole(sources, 3, 1));
}

/* The range of that day was given again; the apogee stands, and so does another's range. */
static void the_range_flown_is_none_that_was_given_again(void **state)
{
    (void)state;
    loft_source sources[] = {
        source_of("ROK (day)", "ROK (month)", about_km(60.0), about_km(450.0)),
        source_of("ROK (month)", NULL, nothing, about_km(600.0)),
        source_of("Japan", NULL, nothing, about_km(430.0))};
    loft_analysis_event event = {
        .n = 2, .sources = sources, .known = LOFT_REFUSED_LIFTING};
    const loft_analysis_options options = {.samples = 0};
    bool contradicted = true;
    loft_analysis *a = NULL;
    event.launch = loft_launch_default();
    assert_int_equal(loft_data_class(data, "solid-1", &event.launch.booster), LOFT_OK);
    for (event.n = 2; event.n <= 3; event.n++) {
        assert_int_equal(loft_analysis_make(&event, NULL, &options, &a), LOFT_OK);
        const loft_claim *flown = loft_analysis_flown(a, 0, &contradicted);
        CHECK_NEAR(flown->value, event.n == 2 ? 600e3 : 430e3, 1e-15);
        assert_true(contradicted == (event.n == 3));
        loft_analysis_free(a);
    }
}

static void names_that_lead_nowhere_or_in_a_circle_end(void **state)
{
    (void)state;
    const loft_source sources[] = {source_of("a", "b", about_km(60.0), nothing),
                                   source_of("b", "c", nothing, about_km(500.0)),
                                   source_of("c", "b", nothing, about_km(600.0)),
                                   source_of("d", "nobody", about_km(70.0), nothing),
                                   source_of(NULL, "a", nothing, about_km(700.0))};
    assert_int_equal(loft_source_counted(sources, 5, 0).apogee_m.kind, LOFT_CLAIM_ABOUT);
    assert_int_equal(loft_source_counted(sources, 5, 3).apogee_m.kind, LOFT_CLAIM_ABOUT);
    assert_int_equal(loft_source_counted(sources, 5, 4).range_m.kind, LOFT_CLAIM_NONE);
}

static void the_answer_hears_the_last_word_of_a_party_alone(void **state)
{
    (void)state;
    loft_source sources[] = {
        source_of("ROK (first)", "ROK (later)", nothing, about_km(700.0)),
        source_of("KCNA", NULL, about_km(2111.5), about_km(787.0)),
        source_of("ROK (later)", NULL, nothing, about_km(790.0))};
    loft_analysis_event event = {.n = 3, .sources = sources};
    const loft_analysis_options options = {.samples = 200, .seed = 1};
    loft_prior prior;
    loft_analysis *a = NULL;
    loft_analysis *without = NULL;
    event.launch = loft_launch_default();
    assert_int_equal(loft_data_class(data, "liquid-1", &event.launch.booster), LOFT_OK);
    assert_int_equal(loft_data_prior(data, "liquid-1", &prior), LOFT_OK);
    assert_int_equal(loft_analysis_make(&event, &prior, &options, &a), LOFT_OK);
    assert_false(loft_analysis_voice(a, 0)->heard);
    assert_true(loft_analysis_voice(a, 1)->heard && loft_analysis_voice(a, 2)->heard);
    event.n = 2;
    event.sources = &sources[1];
    assert_int_equal(loft_analysis_make(&event, &prior, &options, &without), LOFT_OK);
    CHECK_NEAR(loft_analysis_range(a)->p50, loft_analysis_range(without)->p50, 0.0);
    loft_analysis_free(a);
    loft_analysis_free(without);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_what_was_given_again_is_dropped),
        cmocka_unit_test(a_revision_of_a_revision_drops_the_first_too),
        cmocka_unit_test(what_was_not_given_again_stands),
        cmocka_unit_test(the_range_flown_is_none_that_was_given_again),
        cmocka_unit_test(names_that_lead_nowhere_or_in_a_circle_end),
        cmocka_unit_test(the_answer_hears_the_last_word_of_a_party_alone),
    };
    return cmocka_run_group_tests(tests, open_data, close_data);
}
