/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The face of the library: figures in, words, JSON and a picture out (loft/loft.h). */
#include "check.h"
#include "loft/loft.h"

#include <stdlib.h>
#include <string.h>

#include "loft/infer.h"
#include "scratch.h"

static loft_reported reported(void)
{
    return (loft_reported){.apogee_m = loft_exact_km(2111.5),
                           .range_m = loft_exact_km(787.0),
                           .time_s = loft_exact_min(30.0),
                           .site = loft_site_deg(40.07, 125.21),
                           .azimuth_rad = loft_rad_from_deg(71.0),
                           .booster_class = "liquid-1"};
}

static loft_analysis *answered(int samples)
{
    const loft_reported r = reported();
    loft_analysis_options options = loft_analysis_options_default();
    loft_analysis *a = NULL;
    options.samples = samples;
    assert_int_equal(loft_analysis_new(&r, &options, &a), LOFT_OK);
    return a;
}

static void figures_need_no_folder(void **state)
{
    (void)state;
    loft_analysis *a = answered(50);
    const loft_band *range = loft_analysis_range(a);
    assert_non_null(range);
    assert_true(range->p05 < range->p50 && range->p50 < range->p95);
    assert_true(range->p50 > 4.5e6 && range->p50 < 5.1e6);
    assert_string_equal(loft_analysis_event_of(a)->class_name, "liquid-1");
    loft_analysis_free(a);
}

static void an_unknown_class_is_refused_and_nothing_touched(void **state)
{
    (void)state;
    loft_reported r = reported();
    loft_analysis *a = (loft_analysis *)&r;
    r.booster_class = "liquid-77";
    assert_int_equal(loft_analysis_new(&r, LOFT_ANALYSIS_DEFAULTS, &a), LOFT_ERR_INPUT);
    r = reported();
    r.azimuth_rad = NAN;
    assert_int_equal(loft_analysis_new(&r, LOFT_ANALYSIS_DEFAULTS, &a), LOFT_ERR_DOMAIN);
    assert_ptr_equal(a, &r);
}

static void without_a_class_those_that_fly_the_figures_are_mixed(void **state)
{
    (void)state;
    loft_reported r = reported();
    loft_analysis *a = NULL;
    r.booster_class = NULL;
    assert_int_equal(loft_analysis_new(&r, LOFT_ANALYSIS_DEFAULTS, &a), LOFT_OK);
    const loft_class_mix *mix = &loft_analysis_answer(a)->mix;
    double sum = 0.0;
    for (size_t i = 0; i < mix->n; i++) {
        sum += mix->probability[i];
    }
    CHECK_NEAR(sum, 1.0, 1e-12);
    assert_string_equal(loft_analysis_event_of(a)->class_name,
                        loft_analysis_event_of(a)->classes[mix->most_probable].name);
    loft_analysis_free(a);
}

static void no_figure_at_all_is_a_refusal(void **state)
{
    (void)state;
    loft_reported r = reported();
    loft_analysis *a = NULL;
    r.apogee_m = r.range_m = r.time_s = (loft_claim){.kind = LOFT_CLAIM_NONE};
    assert_int_equal(loft_analysis_new(&r, LOFT_ANALYSIS_DEFAULTS, &a), LOFT_OK);
    assert_int_equal(loft_analysis_refusal(a, 0), LOFT_REFUSED_NOTHING_REPORTED);
    assert_null(loft_analysis_range(a));
    loft_analysis_free(a);
}

static void it_is_printed_within_the_columns(void **state)
{
    (void)state;
    loft_analysis *a = answered(0);
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    assert_non_null(out);
    assert_int_equal(loft_analysis_print(a, out, 72), LOFT_OK);
    assert_int_equal(fclose(out), 0);
    assert_non_null(strstr(bytes, "2,111.5 km"));
    assert_non_null(strstr(bytes, "IRBM"));
    for (const char *line = bytes; *line != '\0';) {
        const size_t n = strcspn(line, "\n");
        assert_true(n <= 72 + 4); /* a degree sign has two bytes */
        line += n + 1;
    }
    free(bytes);
    loft_analysis_free(a);
}

static void its_json_is_that_of_the_command(void **state)
{
    (void)state;
    loft_analysis *a = answered(0);
    char *text = NULL;
    size_t size = 0;
    assert_int_equal(loft_analysis_json(a, &text, &size), LOFT_OK);
    assert_int_equal(strlen(text), size);
    assert_non_null(strstr(text, "\"basis\": \"apogee and range\""));
    assert_non_null(strstr(text, "\"class\": \"liquid-1\""));
    free(text);
    loft_analysis_free(a);
}

static void it_is_drawn_by_the_ending_of_the_name(void **state)
{
    (void)state;
    loft_analysis *a = answered(0);
    assert_int_equal(loft_analysis_draw(a, "a.svg"), LOFT_OK);
    assert_int_equal(loft_analysis_draw(a, "a.gif"), LOFT_ERR_INPUT);
    assert_int_equal(loft_analysis_draw(a, "/nonexistent/a.png"), LOFT_ERR_IO);
    FILE *in = fopen("a.svg", "r");
    char head[6] = "";
    assert_non_null(in);
    assert_non_null(fgets(head, sizeof head, in));
    assert_int_equal(fclose(in), 0);
    assert_string_equal(head, "<?xml");
    loft_analysis_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_need_no_folder),
        cmocka_unit_test(an_unknown_class_is_refused_and_nothing_touched),
        cmocka_unit_test(without_a_class_those_that_fly_the_figures_are_mixed),
        cmocka_unit_test(no_figure_at_all_is_a_refusal),
        cmocka_unit_test(it_is_printed_within_the_columns),
        cmocka_unit_test(its_json_is_that_of_the_command),
        IN_DIRECTORY(it_is_drawn_by_the_ending_of_the_name),
    };
    return cmocka_run_group_tests_name("analysis_new", tests, NULL, NULL);
}
