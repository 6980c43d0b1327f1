/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Memory runs out on each way through a result that is read: an analysis with all parts of
 * the document, or LOFT_ERR_NOMEM and none. No part is left out for want of memory.
 */
#include "failing.h"

#include <omp.h>
#include <string.h>

#include "classes.h"
#include "messages.h"
#include "sim/base/file.h"

typedef struct document {
    char *text;
    size_t size;
    char *whole; /* what an analysis writes that was read from it */
} document;

/* The analysis as JSON, to be freed. */
static char *written(const loft_analysis *analysis, size_t *size)
{
    char *text = NULL;
    assert_int_equal(loft_analysis_json(analysis, &text, size), LOFT_OK);
    return text;
}

static loft_status read_again(void *what)
{
    const document *d = what;
    loft_analysis *analysis = NULL;
    loft_diags *diags = loft_diags_new();
    if (diags == NULL) {
        return LOFT_ERR_NOMEM;
    }
    const loft_status status = loft_analysis_parse(d->text, d->size, diags, &analysis);
    assert_true((analysis != NULL) == (status == LOFT_OK));
    assert_no_messages(diags);
    if (status == LOFT_OK && !noting_ways) {
        size_t size = 0;
        char *again = written(analysis, &size);
        assert_string_equal(again, d->whole);
        free(again);
    }
    loft_analysis_free(analysis);
    loft_diags_free(diags);
    return status;
}

/* A scenario of the catalogue, or that without its class. */
static loft_scenario *scenario_of(const char *path, bool unnamed, loft_diags *diags)
{
    loft_file_text text;
    loft_scenario *scenario = NULL;
    assert_int_equal(loft_file_read(path, 1 << 20, diags, &text), LOFT_OK);
    char *class_row = strstr(text.bytes, "\"class\":");
    for (char *c = class_row; unnamed && *c != '\n'; c++) {
        *c = ' ';
    }
    assert_int_equal(loft_scenario_parse(data, text.bytes, text.size, diags, &scenario),
                     LOFT_OK);
    free(text.bytes);
    return scenario;
}

/* The result of a scenario. */
static document result_of(const char *path, bool unnamed,
                          const loft_analysis_options *options)
{
    loft_diags *diags = loft_diags_new();
    loft_scenario *scenario = scenario_of(path, unnamed, diags);
    loft_analysis *made = NULL;
    loft_analysis *read = NULL;
    document d = {.size = 0};
    size_t size = 0;
    assert_int_equal(loft_analysis_of_scenario(scenario, options, &made), LOFT_OK);
    d.text = written(made, &d.size);
    assert_int_equal(loft_analysis_parse(d.text, d.size, diags, &read), LOFT_OK);
    assert_no_messages(diags);
    d.whole = written(read, &size);
    loft_analysis_free(read);
    loft_analysis_free(made);
    loft_scenario_free(scenario);
    loft_diags_free(diags);
    return d;
}

static void check_whole_or_none(const char *path, bool unnamed,
                                const loft_analysis_options *options,
                                const char *const parts[])
{
    document d = result_of(path, unnamed, options);
    for (int i = 0; parts[i] != NULL; i++) {
        assert_non_null(strstr(d.whole, parts[i]));
    }
    assert_true(each_way_for_failure(read_again, &d, LOFT_OK, false) > 20);
    free(d.text);
    free(d.whole);
}

static void a_result_is_read_with_all_its_parts_or_not_at_all(void **state)
{
    (void)state;
    static const char *const parts[] = {
        "\"posterior\": {", "\"fan\": {",           "\"voice\": {",      "\"answer\": {",
        "\"precise\": {",   "\"range_contour\": {", "\"comparison\": [", NULL};
    loft_analysis_options options = loft_analysis_options_default();
    options.samples = 20;
    options.contour = true;
    options.precise = true;
    check_whole_or_none("scenarios/dprk/2017-07-28-hwasong-14.json", false, &options,
                        parts);
}

static void so_is_one_of_mixed_classes(void **state)
{
    (void)state;
    static const char *const parts[] = {"\"class_mix\": {", NULL};
    loft_analysis_options options = loft_analysis_options_default();
    options.samples = 20;
    options.fan = false;
    check_whole_or_none("scenarios/dprk/2017-05-14-hwasong-12.json", true, &options,
                        parts);
}

static void so_is_one_with_observations(void **state)
{
    (void)state;
    static const char *const parts[] = {"\"observations\": [", "\"expected\": {", NULL};
    loft_analysis_options options = loft_analysis_options_default();
    options.samples = 20;
    options.fan = false;
    check_whole_or_none("scenarios/dprk/2017-11-29-hwasong-15.json", false, &options,
                        parts);
}

int main(void)
{
    omp_set_num_threads(1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_result_is_read_with_all_its_parts_or_not_at_all),
        cmocka_unit_test(so_is_one_of_mixed_classes),
        cmocka_unit_test(so_is_one_with_observations),
    };
    return cmocka_run_group_tests_name("out_of_memory_result", tests, open_data,
                                       close_data);
}
