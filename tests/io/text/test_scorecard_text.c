/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scorecard in words and as a document, of three scenarios without samples. */
#include "classes.h"
#include "golden.h"
#include "io/text/scorecard_text.h"

static const char *const paths[] = {"scenarios/dprk/2017-11-29-hwasong-15.json",
                                    "scenarios/dprk/2017-05-14-hwasong-12.json",
                                    "scenarios/dprk/2025-01-06-hwasong-16b.json"};

enum {
    EVENTS = sizeof paths / sizeof paths[0]
};

/* The text of tests/golden/scorecard.txt with that title; owned by the caller. */
static char *text_of(const char *title, bool markdown)
{
    loft_scenario *scenarios[EVENTS] = {NULL};
    loft_scorecard_event events[EVENTS] = {{.facts = NULL}};
    loft_scorecard card = {.options = {.samples = 0}, .n = EVENTS, .events = events};
    loft_diags *diags = loft_diags_new();
    for (size_t i = 0; i < EVENTS; i++) {
        assert_int_equal(loft_scenario_read(data, paths[i], diags, &scenarios[i]),
                         LOFT_OK);
        events[i].scenario = scenarios[i];
        events[i].facts = loft_scenario_content(scenarios[i]);
        loft_scorecard_analyse(&card, i);
        loft_scorecard_count(&card, i);
    }
    char *text = loft_scorecard_text(&card, markdown, 100);
    assert_non_null(text);
    golden_check("scorecard", title, text);
    for (size_t i = 0; i < EVENTS; i++) {
        loft_analysis_free(events[i].analysis);
        loft_scenario_free(scenarios[i]);
    }
    loft_diags_free(diags);
    return text;
}

static void every_event_that_is_compared_has_its_row(void **state)
{
    (void)state;
    char *text = text_of("text", false);
    assert_has(text, "2017-11-29-hwasong-15");
    assert_has(text, "14,200 km");
    assert_has(text, "David Wright (UCS)");
    assert_has(text, "over 13,000 km");
    assert_has(text, "bound met");
    assert_has_not(text, "%, 50"); /* no samples, no quantiles */
    free(text);
}

static void the_document_has_tables_and_links(void **state)
{
    (void)state;
    char *text = text_of("document", true);
    assert_int_equal(strncmp(text, "# ", 2), 0);
    assert_has(text, "| 2017-05-14-hwasong-12 ");
    assert_has(text, "[CSIS Missile Threat][");
    assert_has(text, "]: https://missilethreat.csis.org/");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_event_that_is_compared_has_its_row),
        cmocka_unit_test(the_document_has_tables_and_links),
    };
    return cmocka_run_group_tests_name("scorecard_text", tests, open_data, close_data);
}
