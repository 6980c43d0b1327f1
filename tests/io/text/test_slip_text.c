/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A slip is asked about in the answer, before anything is blamed, and comes back from JSON. */
#include <stdlib.h>
#include <string.h>

#include "classes.h"
#include "golden.h"
#include "io/text/analysis_text.h"

enum {
    COLUMNS_WIDE = 1000
};

static loft_analysis *analysed(size_t n, const loft_source *sources)
{
    loft_analysis_event event = {.launch = loft_launch_default(),
                                 .class_name = "solid-3",
                                 .n = n,
                                 .sources = sources};
    const loft_analysis_options options = {.samples = 0};
    loft_analysis *a = NULL;
    if (n > 1) {
        event.id = "2024-test";
        event.title = "A test";
        event.date_utc = "2024-01-02";
    }
    assert_int_equal(loft_data_class(data, "solid-3", &event.launch.booster), LOFT_OK);
    assert_int_equal(loft_analysis_make(&event, NULL, &options, &a), LOFT_OK);
    return a;
}

static loft_report report_of(double apogee_km, double range_km, double time_s)
{
    return (loft_report){.apogee_m = loft_exact_km(apogee_km),
                         .range_m = loft_exact_km(range_km),
                         .time_s = loft_exact_s(time_s)};
}

/* The answer has the part, and so has that of the analysis read back from its JSON. */
static void asks(const loft_analysis *a, const char *part)
{
    char *json = NULL;
    size_t size = 0;
    loft_analysis *again = NULL;
    loft_diags *diags = loft_diags_new();
    char *text = loft_analysis_text(a, COLUMNS_WIDE);
    assert_has(text, part);
    assert_null(strstr(text, "The figure to doubt first"));
    assert_int_equal(loft_analysis_json(a, &json, &size), LOFT_OK);
    assert_int_equal(loft_analysis_parse(json, size, diags, &again), LOFT_OK);
    char *read_back = loft_analysis_text(again, COLUMNS_WIDE);
    assert_string_equal(read_back, text);
    loft_diags_free(diags);
    loft_analysis_free(again);
    free(json);
    free(text);
    free(read_back);
}

static void the_answer_asks_with_the_evidence(void **state)
{
    (void)state;
    static const struct {
        double apogee_km, range_km, time_s;
        const char *part;
    } slips[] = {
        {1001.2, 7687.5, 5156,
         "Did you mean an apogee of 7,687.5 km and a range of 1,001.2 km (the two swapped)? "
         "Then all three fit: a typical booster takes 85 min"},
        {7687.5, 1001.2, 85,
         "Did you mean a flight time of 85 min (not 85 s)? Then all three fit"},
        {4777, 1001.2, 5156,
         "Did you mean an apogee of 7,688 km (miles taken for kilometres)? Then all"}};
    for (size_t i = 0; i < sizeof slips / sizeof slips[0]; i++) {
        const loft_source source = {
            .report = report_of(slips[i].apogee_km, slips[i].range_km, slips[i].time_s)};
        loft_analysis *a = analysed(1, &source);
        asks(a, slips[i].part);
        loft_analysis_free(a);
    }
}

static void a_slip_of_another_source_has_its_name(void **state)
{
    (void)state;
    const loft_source sources[] = {
        {.source = "KCNA", .report = report_of(7687.5, 1001.2, 5156)},
        {.source = "NHK", .report = report_of(7687.5, 1001.2, 85)}};
    loft_analysis *a = analysed(2, sources);
    asks(a, "For NHK, did you mean a flight time of 85 min (not 85 s)?");
    loft_analysis_free(a);
}

static void consistent_figures_are_not_asked_about(void **state)
{
    (void)state;
    const loft_source source = {.report = report_of(7687.5, 1001.2, 5156)};
    loft_analysis *a = analysed(1, &source);
    char *text = loft_analysis_text(a, COLUMNS_WIDE);
    assert_null(strstr(text, "id you mean"));
    free(text);
    loft_analysis_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_answer_asks_with_the_evidence),
        cmocka_unit_test(a_slip_of_another_source_has_its_name),
        cmocka_unit_test(consistent_figures_are_not_asked_about),
    };
    return cmocka_run_group_tests_name("slip_text", tests, open_data, close_data);
}
