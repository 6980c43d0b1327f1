/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The comparison of sources in words and as JSON, on invented ranges without flights. */
#include "classes.h"
#include "golden.h"

#include <stdlib.h>
#include <string.h>

#include "io/files/analysis_json.h"
#include "io/json/json.h"
#include "io/text/summary.h"
#include "sim/infer/compare.h"

enum {
    SOURCES_MAX = 6
};

typedef struct event {
    loft_question questions[SOURCES_MAX];
    loft_estimate estimates[SOURCES_MAX];
    loft_compare_source sources[SOURCES_MAX];
    loft_answer answers[SOURCES_MAX];
    size_t n;
} event;

static loft_question *add(event *e, const char *name, bool repeats)
{
    const size_t i = e->n++;
    e->questions[i] = (loft_question){.known = LOFT_REFUSED_LIFTING};
    e->estimates[i] = (loft_estimate){.refusal = LOFT_REFUSED_LIFTING};
    e->sources[i] = (loft_compare_source){
        .question = &e->questions[i], .estimate = &e->estimates[i], .repeats = repeats};
    e->answers[i] = (loft_answer){
        .source = name, .question = &e->questions[i], .estimate = &e->estimates[i]};
    return &e->questions[i];
}

static void add_range(event *e, const char *name, loft_claim range)
{
    add(e, name, false)->report.range_m = range;
}

/*
 * The comparison in words has these parts, up to a NULL, in this order. The wording is
 * section `title` of tests/golden/report_compare.txt.
 */
static void check_text(const event *e, const char *title, const char *const *parts)
{
    loft_compare *c = NULL;
    assert_int_equal(loft_compare_make(e->sources, e->n, &c), LOFT_OK);
    char *text = loft_summary_comparison(e->answers, e->n, c, 10000);
    assert_non_null(text);
    golden_check("report_compare", title, text);
    const char *rest = text;
    for (; *parts != NULL; parts++) {
        assert_has(rest, *parts);
        rest = strstr(rest, *parts) + strlen(*parts);
    }
    free(text);
    loft_compare_free(c);
}

#define PARTS(...) ((const char *const[]){__VA_ARGS__, NULL})

static void check_empty(const event *e)
{
    loft_compare *c = NULL;
    assert_int_equal(loft_compare_make(e->sources, e->n, &c), LOFT_OK);
    char *text = loft_summary_comparison(e->answers, e->n, c, 10000);
    assert_non_null(text);
    assert_string_equal(text, "");
    free(text);
    loft_compare_free(c);
}

static void nothing_to_compare_gives_no_text(void **state)
{
    (void)state;
    event e = {.n = 0};
    check_empty(&e);
    add_range(&e, "A", about_km(987.0));
    add(&e, "B", false)->report.apogee_m = km(123.4);
    check_empty(&e);
}

static void agreement_names_each_figure_once(void **state)
{
    (void)state;
    event e = {.n = 0};
    add_range(&e, "A", km(1001.2));
    add_range(&e, "B", about_km(1000.0));
    check_text(&e, "two agree",
               PARTS("Range: A ", "1,001.2 km", "B ", "1,000 km", "agree"));
    add_range(&e, "C", about_km(1000.0));
    check_text(&e, "three agree", PARTS("A ", "1,001.2 km", "B and C ", "All agree"));
    event alike = {.n = 0};
    add_range(&alike, "A", about_km(390.0));
    add_range(&alike, "B", about_km(390.0));
    check_text(&alike, "two alike", PARTS("A and B ", "about 390 km", "agree"));
}

static void a_small_difference_has_its_size(void **state)
{
    (void)state;
    event e = {.n = 0};
    add_range(&e, "A", km(950.0));
    add_range(&e, "B", about_km(960.0));
    check_text(&e, "two differ",
               PARTS("differ by 10 km, more than their rounding", "common"));
    add_range(&e, "C", about_km(1000.0));
    check_text(&e, "two of three differ",
               PARTS("All agree", "A and B", "10 km", "common"));
}

static void a_conflict_of_two_names_whom_to_doubt(void **state)
{
    (void)state;
    event e = {.n = 0};
    add_range(&e, "A", km(787.0));
    add_range(&e, "B", about_km(700.0));
    check_text(&e, "conflict of two",
               PARTS("contradict", "from B", "doubt", "about 787 km"));
}

static void a_tie_names_nobody(void **state)
{
    (void)state;
    event e = {.n = 0};
    add_range(&e, "A", about_km(360.0));
    add_range(&e, "B", about_km(300.0));
    check_text(&e, "tie of two", PARTS("contradict", "nothing here"));
}

static void those_at_the_same_fault_are_named_together(void **state)
{
    (void)state;
    event e = {.n = 0};
    add_range(&e, "A", about_km(450.0));
    add_range(&e, "B", about_km(600.0));
    add_range(&e, "C", about_km(600.0));
    add_range(&e, "D", about_km(430.0));
    check_text(&e, "two against two",
               PARTS("from A and D contradict", "from B and C", "doubt", "about 600 km",
                     "others agree"));
}

static void a_copy_is_named_only_where_it_is_alone(void **state)
{
    (void)state;
    event e = {.n = 0};
    add_range(&e, "A", about_km(400.0));
    add_range(&e, "B", about_km(320.0));
    add(&e, "Copy", true)->report.range_m = about_km(400.0);
    check_text(&e, "copy beside its original",
               PARTS("A and Copy ", "from A contradicts", "from B", "nothing here"));
    e.questions[2].report.range_m = about_km(250.0);
    e.questions[1].report.range_m = about_km(400.0);
    check_text(&e, "copy against its originals",
               PARTS("from Copy contradicts", "from A and B", "repeats", "about 400 km",
                     "others agree"));
}

static void times_are_suggested_in_the_unit_of_the_suspect(void **state)
{
    (void)state;
    event e = {.n = 0};
    add(&e, "A", false)->report.time_s = loft_about_s(4052.0);
    add(&e, "B", false)->report.time_s = seconds(4260.0);
    add(&e, "C", false)->report.time_s = seconds(4260.0);
    check_text(&e, "times: suspect in seconds",
               PARTS("about 4,052 s", "B and C 71 min", "from A contradicts",
                     "from B and C", "about 71 min would fit"));
    e.questions[0].report.time_s = loft_about_s(3600.0);
    check_text(&e, "times: suspect in minutes",
               PARTS("about 60 min", "B and C 71 min", "from A contradicts",
                     "from B and C", "about 71 min"));
}

/* ---- with flights: the Hwasong-15 of 2017-11-29 and times made up for it ---- */

static void add_flight(event *e, const char *name, loft_report report)
{
    loft_question *q = add(e, name, false);
    *q = (loft_question){.launch = loft_launch_default(), .report = report};
    q->launch.site.lat_rad = 0.687;
    q->launch.site.lon_rad = 2.197;
    q->launch.azimuth_rad = 1.326;
    assert_int_equal(loft_data_class(data, "liquid-2", &q->launch.booster), LOFT_OK);
    assert_int_equal(loft_estimate_make(q, &e->estimates[e->n - 1]), LOFT_OK);
}

static void check_flights(const char *title, const double *minutes, size_t n,
                          const char *const *parts)
{
    static const char *const names[] = {"B", "C", "D"};
    event e = {.n = 0};
    add_flight(&e, "A", (loft_report){.apogee_m = km(4475.0), .range_m = km(950.0)});
    for (size_t i = 0; i < n; i++) {
        add_flight(
            &e, names[i],
            (loft_report){.apogee_m = km(4475.0), .time_s = seconds(60.0 * minutes[i])});
    }
    check_text(&e, title, parts);
}

static void what_a_flight_implies_is_set_beside_what_others_reported(void **state)
{
    (void)state;
    check_flights("flights: time fits", (const double[]){53.0}, 1,
                  PARTS("from B", "about 594 km", "range from A fits", "from A",
                        "about 53 min 10 s", "time from B fits"));
    check_flights("flights: time is strained", (const double[]){56.0}, 1,
                  PARTS("range from A is strained", "time from B is strained"));
    check_flights("flights: time is impossible", (const double[]){80.0}, 1,
                  PARTS("time from B is impossible"));
    check_flights("flights: one of each", (const double[]){53.0, 56.0, 80.0}, 3,
                  PARTS("from C contradicts that from B", "doubt", "about 53 min",
                        "time from B fits", "time from C is strained",
                        "time from D is impossible"));
    check_flights("flights: two times fit", (const double[]){53.0, 54.0}, 2,
                  PARTS("53 min", "54 min", "agree", "times from B and C fit"));
}

static void long_paragraphs_are_wrapped_and_indented(void **state)
{
    (void)state;
    event e = {.n = 0};
    add_range(&e, "A", km(787.0));
    add_range(&e, "B", about_km(700.0));
    loft_compare *c = NULL;
    assert_int_equal(loft_compare_make(e.sources, e.n, &c), LOFT_OK);
    char *text = loft_summary_comparison(e.answers, e.n, c, 40);
    assert_non_null(text);
    for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n")) {
        assert_true(strlen(line) <= 40);
        assert_int_equal(strncmp(line, line == text ? "  R" : "    ", 3), 0);
    }
    free(text);
    loft_compare_free(c);
}

/* ---- JSON ---- */

static void a_comparison_is_an_array_of_pairs(void **state)
{
    (void)state;
    event e = {.n = 0};
    add_range(&e, "A", km(787.0));
    add_range(&e, "B", loft_claim_interval(700.0, 700.0, 1000.0));
    add(&e, "C", false)->report.time_s = seconds(503.0);
    add(&e, "D", false)->report.time_s = seconds(503.0);
    loft_compare *c = NULL;
    assert_int_equal(loft_compare_make(e.sources, e.n, &c), LOFT_OK);
    loft_json_writer *w = loft_json_writer_new();
    char *text = NULL;
    size_t size = 0;
    loft_compare_write(w, e.answers, c);
    assert_int_equal(loft_json_writer_finish(w, &text, &size), LOFT_OK);
    loft_json_writer_free(w);
    loft_compare_free(c);
    loft_json_doc *doc = NULL;
    assert_int_equal(loft_json_parse(text, size, NULL, &doc), LOFT_OK);
    free(text);
    const loft_json_node *root = loft_json_root(doc);
    assert_int_equal(loft_json_size(root), 2);
    const loft_json_node *range = loft_json_item(root, 0);
    assert_string_equal(loft_json_string(loft_json_get(range, "figure")), "range_km");
    assert_string_equal(loft_json_string(loft_json_get(range, "verdict")), "conflict");
    assert_string_equal(loft_json_string(loft_json_get(range, "reason")), "tie");
    CHECK_NEAR(loft_json_number(loft_json_get(range, "gap")), 86.5, 1e-12);
    CHECK_NEAR(loft_json_number(loft_json_get(range, "gap_widths")), 173.0, 1e-12);
    const char *const nulls[] = {"predicted", "suspect", "suspect_figure", "suggested"};
    for (int i = 0; i < 4; i++) {
        assert_int_equal(loft_json_typeof(loft_json_get(range, nulls[i])),
                         LOFT_JSON_NULL);
    }
    const loft_json_node *time = loft_json_item(root, 1);
    assert_string_equal(loft_json_string(loft_json_get(time, "figure")), "flight_time_s");
    assert_string_equal(loft_json_string(loft_json_get(time, "verdict")), "agree");
    assert_int_equal(loft_json_typeof(loft_json_get(time, "reason")), LOFT_JSON_NULL);
    const loft_json_node *names = loft_json_get(time, "sources");
    assert_string_equal(loft_json_string(loft_json_item(names, 0)), "C");
    assert_string_equal(loft_json_string(loft_json_item(names, 1)), "D");
    const loft_json_node *places = loft_json_get(time, "source_indices");
    CHECK_NEAR(loft_json_number(loft_json_item(places, 0)), 2.0, 0.0);
    CHECK_NEAR(loft_json_number(loft_json_item(places, 1)), 3.0, 0.0);
    loft_json_free(doc);
}

static void a_suspect_is_exported_with_what_would_fit(void **state)
{
    (void)state;
    event e = {.n = 0};
    add_range(&e, "A", km(787.0));
    add_range(&e, "B", about_km(700.0));
    loft_compare *c = NULL;
    assert_int_equal(loft_compare_make(e.sources, e.n, &c), LOFT_OK);
    loft_json_writer *w = loft_json_writer_new();
    char *text = NULL;
    size_t size = 0;
    loft_compare_write(w, e.answers, c);
    assert_int_equal(loft_json_writer_finish(w, &text, &size), LOFT_OK);
    loft_json_writer_free(w);
    loft_compare_free(c);
    assert_non_null(strstr(text, "\"reason\": \"wording\""));
    assert_non_null(strstr(text, "\"suspect\": \"B\""));
    assert_non_null(strstr(text, "\"suspect_figure\": \"range_km\""));
    assert_non_null(strstr(text, "\"suggested\": 787"));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_to_compare_gives_no_text),
        cmocka_unit_test(agreement_names_each_figure_once),
        cmocka_unit_test(a_small_difference_has_its_size),
        cmocka_unit_test(a_conflict_of_two_names_whom_to_doubt),
        cmocka_unit_test(a_tie_names_nobody),
        cmocka_unit_test(those_at_the_same_fault_are_named_together),
        cmocka_unit_test(a_copy_is_named_only_where_it_is_alone),
        cmocka_unit_test(times_are_suggested_in_the_unit_of_the_suspect),
        cmocka_unit_test(what_a_flight_implies_is_set_beside_what_others_reported),
        cmocka_unit_test(long_paragraphs_are_wrapped_and_indented),
        cmocka_unit_test(a_comparison_is_an_array_of_pairs),
        cmocka_unit_test(a_suspect_is_exported_with_what_would_fit),
    };
    return cmocka_run_group_tests_name("report_compare", tests, open_data, close_data);
}
