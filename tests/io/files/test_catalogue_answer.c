/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers of the whole catalogue: of every event, every source and any two sources of it. */
#include "builtin.h"
#include "check.h"
#include "loft/files.h"

#include <ctype.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>

#include "io/files/scenario_event.h"
#include "io/text/analysis_text.h"
#include "io/text/units_text.h"

enum {
    SAMPLES = 40,
    COLUMNS_SHOWN = 96
};

static glob_t catalogue;

static int open_all(void **state)
{
    const int failed = open_data(state);
    return failed != 0 ? failed : glob("scenarios/*/*.json", 0, NULL, &catalogue);
}

static int close_all(void **state)
{
    globfree(&catalogue);
    return close_data(state);
}

static loft_scenario *scenario_at(size_t i)
{
    loft_diags *diags = loft_diags_new();
    loft_scenario *scenario = NULL;
    assert_int_equal(loft_scenario_read(data, catalogue.gl_pathv[i], diags, &scenario),
                     LOFT_OK);
    loft_diags_free(diags);
    return scenario;
}

static loft_analysis *analysed(const loft_scenario *scenario, size_t n,
                               const loft_source *sources)
{
    const loft_analysis_options options = {
        .samples = SAMPLES, .seed = 1, .drawn_only = true};
    loft_analysis_event event = loft_scenario_event(scenario);
    loft_analysis *a = NULL;
    event.n = n;
    event.sources = sources;
    assert_int_equal(
        loft_analysis_make(&event, &loft_scenario_content(scenario)->prior, &options, &a),
        LOFT_OK);
    return a;
}

/* The printed range is the median, which no end of the interval passes. */
static void check_headline(const loft_analysis *a, const char *path)
{
    const loft_headline h = loft_analysis_headline(a);
    char median[LOFT_QUANTITY_TEXT];
    if (h.kind != LOFT_HEADLINE_BAND) {
        return;
    }
    const loft_band *bands[] = {&h.no_rotation_m, &h.toward_azimuth_m};
    for (int k = 0; k < 2; k++) {
        if (!(bands[k]->p05 <= bands[k]->p50 && bands[k]->p50 <= bands[k]->p95)) {
            fail_msg("%s: %g in %g to %g", path, bands[k]->p50, bands[k]->p05,
                     bands[k]->p95);
        }
    }
    char *text = loft_analysis_brief(a, 10000);
    const char *wanted = isinf(h.no_rotation_m.p50)
                             ? "anywhere on Earth"
                             : loft_text_km(median, h.no_rotation_m.p50);
    if (strstr(text, wanted) == NULL) {
        fail_msg("%s: no %s in %s", path, wanted, text);
    }
    free(text);
}

static void every_headline_lies_in_its_own_interval(void **state)
{
    (void)state;
    for (size_t i = 0; i < catalogue.gl_pathc; i++) {
        loft_scenario *scenario = scenario_at(i);
        const loft_scenario_facts *facts = loft_scenario_content(scenario);
        if (loft_scenario_known(facts) != LOFT_REFUSED_NOT) {
            loft_scenario_free(scenario);
            continue;
        }
        for (size_t j = 0; j < facts->n_sources; j++) {
            for (size_t k = j; k < facts->n_sources; k++) {
                const loft_source two[2] = {facts->sources[j], facts->sources[k]};
                loft_analysis *a = analysed(scenario, j == k ? 1 : 2, two);
                check_headline(a, catalogue.gl_pathv[i]);
                loft_analysis_free(a);
            }
        }
        loft_scenario_free(scenario);
    }
}

/* A sentence ends with a point before a capital or at the end; "4.5" has none. */
static int sentences_of(const char *text)
{
    int n = 0;
    for (const char *c = text; (c = strchr(c, '.')) != NULL; c++) {
        const bool spaced = c[1] == ' ' || c[1] == '\n';
        n += (spaced && isupper((unsigned char)c[2])) ||
             c[1 + strspn(c + 1, "\n")] == '\0';
    }
    return n;
}

static void every_answer_has_3_to_5_sentences(void **state)
{
    (void)state;
    for (size_t i = 0; i < catalogue.gl_pathc; i++) {
        loft_scenario *scenario = scenario_at(i);
        const loft_scenario_facts *facts = loft_scenario_content(scenario);
        loft_analysis *a = analysed(scenario, facts->n_sources, facts->sources);
        char *text = loft_analysis_brief(a, COLUMNS_SHOWN);
        check_headline(a, catalogue.gl_pathv[i]);
        const char *title = strstr(text, facts->id);
        assert_non_null(title);
        const char *answer = strchr(title, '\n');
        assert_non_null(answer);
        const int n = sentences_of(answer);
        if (n < 3 || n > 5) {
            fail_msg("%d sentences: %s", n, text);
        }
        free(text);
        loft_analysis_free(a);
        loft_scenario_free(scenario);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_headline_lies_in_its_own_interval),
        cmocka_unit_test(every_answer_has_3_to_5_sentences),
    };
    return cmocka_run_group_tests_name("catalogue_answer", tests, open_all, close_all);
}
