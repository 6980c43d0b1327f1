/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory runs out at each call in turn: no paragraph of a text is left out in silence. */
#include "failing.h"

#include <string.h>

#include "classes.h"
#include "io/files/joint_study.h"
#include "io/files/witnesses.h"
#include "io/text/assumptions.h"
#include "io/text/joint_text.h"
#include "io/text/scorecard_text.h"
#include "io/text/sources_text.h"
#include "io/text/three_ways_text.h"

typedef struct saying {
    char *(*say)(const void *what);
    const void *what;
    const char *whole;
} saying;

static loft_status say_again(void *what)
{
    const saying *s = what;
    char *text = s->say(s->what);
    const bool made = text != NULL;
    assert_true(!made || strcmp(text, s->whole) == 0);
    free(text);
    return made ? LOFT_OK : LOFT_ERR_NOMEM;
}

static void check_whole_or_none(char *(*say)(const void *what), const void *what)
{
    char *whole = say(what);
    assert_non_null(whole);
    saying s = {.say = say, .what = what, .whole = whole};
    assert_true(parallel_for_failure(say_again, &s, LOFT_OK, true) > 6);
    free(whole);
}

static char *say_assumptions(const void *what)
{
    return loft_assumptions_text(what, 60);
}

static void no_assumption_is_left_out(void **state)
{
    (void)state;
    const loft_report report = {.apogee_m = km(2111.5), .range_m = km(787.0)};
    loft_assumptions assumed = {.n = 0};
    loft_assume_class(&assumed, data, &report);
    assert_int_equal(assumed.n, 1);
    check_whole_or_none(say_assumptions, &assumed);
}

static char *say_three_ways(const void *what)
{
    return loft_three_ways_text(what, 90);
}

static void no_paragraph_of_three_trajectories_is_left_out(void **state)
{
    (void)state;
    const loft_reported reported = {.apogee_m = km(2111.5),
                                    .range_m = km(787.0),
                                    .site = {.lat_rad = 0.69, .lon_rad = 2.19},
                                    .azimuth_rad = 1.23,
                                    .booster_class = "liquid-1"};
    const loft_analysis_options options = {.samples = 0};
    loft_analysis *analysis = NULL;
    loft_three_ways ways;
    assert_int_equal(loft_analysis_new(&reported, &options, &analysis), LOFT_OK);
    assert_int_equal(loft_three_ways_fly(analysis, &ways), LOFT_OK);
    check_whole_or_none(say_three_ways, &ways);
    loft_analysis_free(analysis);
}

/* ---- of two scenarios ---- */

typedef struct pair {
    loft_diags *diags;
    loft_scenario *scenarios[2];
} pair;

static pair read_pair(void)
{
    static const char *const paths[2] = {"scenarios/dprk/2023-04-13-hwasong-18.json",
                                         "scenarios/dprk/2023-07-12-hwasong-18.json"};
    pair p = {.diags = loft_diags_new()};
    for (int i = 0; i < 2; i++) {
        assert_int_equal(loft_scenario_read(data, paths[i], p.diags, &p.scenarios[i]),
                         LOFT_OK);
    }
    return p;
}

static void free_pair(pair *p)
{
    loft_scenario_free(p->scenarios[0]);
    loft_scenario_free(p->scenarios[1]);
    loft_diags_free(p->diags);
}

static char *say_sources(const void *what)
{
    return loft_sources_text(what, false, 100);
}

static void no_paragraph_of_the_sources_is_left_out(void **state)
{
    (void)state;
    pair p = read_pair();
    loft_witnesses witnesses = {.n = 0};
    for (int i = 0; i < 2; i++) {
        const loft_scenario_facts *facts = loft_scenario_content(p.scenarios[i]);
        assert_int_equal(loft_witnesses_add(&witnesses, data, facts), LOFT_OK);
    }
    assert_int_equal(loft_witnesses_compare(&witnesses, data), LOFT_OK);
    check_whole_or_none(say_sources, &witnesses);
    loft_witnesses_fini(&witnesses);
    free_pair(&p);
}

static char *say_joint(const void *what)
{
    return loft_joint_text(what, 96);
}

static void no_paragraph_of_joined_flights_is_left_out(void **state)
{
    (void)state;
    pair p = read_pair();
    const loft_joint_asked asked = {.samples = 100, .seed = 1};
    const loft_scenario *const borrowed[2] = {p.scenarios[0], p.scenarios[1]};
    loft_joint_study study = {.n = 0};
    assert_int_equal(loft_joint_study_make(data, borrowed, 2, &asked, &study), LOFT_OK);
    check_whole_or_none(say_joint, &study);
    loft_joint_study_fini(&study);
    free_pair(&p);
}

/* ---- the scorecard ---- */

static char *say_card(const void *what)
{
    return loft_scorecard_text(what, false, 100);
}

static char *document_card(const void *what)
{
    return loft_scorecard_text(what, true, 100);
}

static void no_paragraph_of_the_scorecard_is_left_out(void **state)
{
    (void)state;
    loft_diags *diags = loft_diags_new();
    loft_scenario *scenario = NULL;
    loft_scorecard_event event = {.facts = NULL};
    loft_scorecard card = {.options = {.samples = 0}, .n = 1, .events = &event};
    assert_int_equal(loft_scenario_read(data, "scenarios/dprk/2017-05-14-hwasong-12.json",
                                        diags, &scenario),
                     LOFT_OK);
    event.scenario = scenario;
    event.facts = loft_scenario_content(scenario);
    loft_scorecard_analyse(&card, 0);
    loft_scorecard_count(&card, 0);
    check_whole_or_none(say_card, &card);
    check_whole_or_none(document_card, &card);
    loft_analysis_free(event.analysis);
    loft_scenario_free(scenario);
    loft_diags_free(diags);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_assumption_is_left_out),
        cmocka_unit_test(no_paragraph_of_three_trajectories_is_left_out),
        cmocka_unit_test(no_paragraph_of_the_sources_is_left_out),
        cmocka_unit_test(no_paragraph_of_joined_flights_is_left_out),
        cmocka_unit_test(no_paragraph_of_the_scorecard_is_left_out),
    };
    return cmocka_run_group_tests_name("out_of_memory_text", tests, open_data,
                                       close_data);
}
