/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Memory runs out on each way through an analysis, a joint study and the documents of
 * them: the answer is whole, or there is none.
 */
#include "failing.h"

#include <omp.h>
#include <string.h>

#include "classes.h"
#include "io/files/joint_json.h"
#include "io/files/joint_study.h"

/* Takes the text: the first is kept, and every later one is equal to it. */
static void compare_or_keep(char *text, size_t size, char **whole, size_t *whole_size)
{
    if (*whole == NULL) {
        *whole = text;
        *whole_size = size;
        return;
    }
    assert_int_equal(size, *whole_size);
    assert_memory_equal(text, *whole, size);
    free(text);
}

/* ---- an event ---- */

typedef struct asking {
    loft_scenario *scenario;
    loft_analysis_options options;
    loft_diags *diags;
    char *whole; /* its JSON, where memory never ran out */
    size_t size;
} asking;

static asking ask(const char *path, int samples)
{
    asking a = {.options = loft_analysis_options_default(), .diags = loft_diags_new()};
    a.options.samples = samples;
    assert_int_equal(loft_scenario_read(data, path, a.diags, &a.scenario), LOFT_OK);
    return a;
}

static void finish(asking *a)
{
    loft_scenario_free(a->scenario);
    loft_diags_free(a->diags);
    free(a->whole);
}

static loft_status analyse(void *what)
{
    asking *a = what;
    loft_analysis *analysis = NULL;
    const loft_status status =
        loft_analysis_of_scenario(a->scenario, &a->options, &analysis);
    assert_true((analysis != NULL) == (status == LOFT_OK));
    if (status != LOFT_OK) {
        return status;
    }
    char *text = NULL;
    size_t size = 0;
    const loft_status written = loft_analysis_json(analysis, &text, &size);
    loft_analysis_free(analysis);
    if (written != LOFT_OK) {
        return written;
    }
    compare_or_keep(text, size, &a->whole, &a->size);
    return status;
}

static void check_analysis(const char *path, int samples, bool all)
{
    asking a = ask(path, samples);
    a.options.contour = all;
    a.options.precise = all;
    assert_true(each_way_for_failure(analyse, &a, LOFT_OK, false) > 60);
    finish(&a);
}

static void an_event_of_many_reports_is_analysed_whole_or_not_at_all(void **state)
{
    (void)state;
    check_analysis("scenarios/dprk/2017-07-04-hwasong-14.json", 10, true);
}

static void an_event_of_no_named_class_is_analysed_whole_or_not_at_all(void **state)
{
    (void)state;
    check_analysis("scenarios/china/1980-05-18-df-5.json", 10, false);
}

static void another_load_is_flown_by_all_boosters_or_not_at_all(void **state)
{
    (void)state;
    const loft_load load = {.kind = LOFT_LOAD_TIMES, .value = 1.25};
    asking a = ask("scenarios/validation/1960-12-19-mr-1a.json", 4);
    a.options.load = &load;
    a.options.fan = false;
    assert_true(each_way_for_failure(analyse, &a, LOFT_OK, false) > 30);
    finish(&a);
}

/* ---- flights of one missile ---- */

typedef struct joining {
    loft_scenario *scenarios[2];
    char *whole;
    size_t size;
} joining;

static loft_status write_joint(const loft_joint_study *study, char **text, size_t *size)
{
    loft_json_writer *w = loft_json_writer_new();
    if (w == NULL) {
        return LOFT_ERR_NOMEM;
    }
    loft_json_write_begin_object(w);
    loft_joint_json(w, study);
    loft_json_write_end_object(w);
    const loft_status status = loft_json_writer_finish(w, text, size);
    loft_json_writer_free(w);
    return status;
}

static loft_status join(void *what)
{
    joining *j = what;
    const loft_joint_asked asked = {.samples = 60, .seed = 1};
    loft_joint_study study = {.n = 0};
    char *text = NULL;
    size_t size = 0;
    loft_status status = loft_joint_study_make(
        data, (const loft_scenario *const *)j->scenarios, 2, &asked, &study);
    if (status == LOFT_OK) {
        status = write_joint(&study, &text, &size);
    }
    loft_joint_study_fini(&study);
    if (status != LOFT_OK) {
        return status;
    }
    compare_or_keep(text, size, &j->whole, &j->size);
    return status;
}

static void flights_are_joined_whole_or_not_at_all(void **state)
{
    (void)state;
    static const char *const paths[2] = {"scenarios/dprk/2017-07-04-hwasong-14.json",
                                         "scenarios/dprk/2017-07-28-hwasong-14.json"};
    joining j = {.whole = NULL};
    loft_diags *diags = loft_diags_new();
    for (int i = 0; i < 2; i++) {
        assert_int_equal(loft_scenario_read(data, paths[i], diags, &j.scenarios[i]),
                         LOFT_OK);
    }
    assert_true(each_way_for_failure(join, &j, LOFT_OK, false) > 30);
    for (int i = 0; i < 2; i++) {
        loft_scenario_free(j.scenarios[i]);
    }
    loft_diags_free(diags);
    free(j.whole);
}

int main(void)
{
    omp_set_num_threads(1); /* so that the calls come in one order */
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_event_of_many_reports_is_analysed_whole_or_not_at_all),
        cmocka_unit_test(an_event_of_no_named_class_is_analysed_whole_or_not_at_all),
        cmocka_unit_test(another_load_is_flown_by_all_boosters_or_not_at_all),
        cmocka_unit_test(flights_are_joined_whole_or_not_at_all),
    };
    return cmocka_run_group_tests_name("out_of_memory_study", tests, open_data,
                                       close_data);
}
