/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three trajectories in words: a booster with a depressed one, and an unbounded one. */
#include "classes.h"
#include "golden.h"
#include "io/text/three_ways_text.h"

/* Section `title` of tests/golden/three_ways.txt; owned by the caller. */
static char *text_of(const char *title, const char *class_name, double apogee_km,
                     double range_km)
{
    loft_reported reported = {.apogee_m = km(apogee_km),
                              .range_m = km(range_km),
                              .site = {.lat_rad = 0.69, .lon_rad = 2.19},
                              .azimuth_rad = 1.23,
                              .booster_class = class_name};
    const loft_analysis_options options = {.samples = 0};
    loft_analysis *analysis = NULL;
    loft_three_ways ways;
    assert_int_equal(loft_analysis_new(&reported, &options, &analysis), LOFT_OK);
    assert_int_equal(loft_three_ways_fly(analysis, &ways), LOFT_OK);
    char *text = loft_three_ways_text(&ways, 90);
    assert_non_null(text);
    golden_check("three_ways", title, text);
    loft_analysis_free(analysis);
    return text;
}

static void the_three_stand_side_by_side(void **state)
{
    (void)state;
    char *text = text_of("with a depressed trajectory", "liquid-1", 2111.5, 787.0);
    assert_has(text, "liquid-1");
    assert_has(text, "787 km");
    assert_has(text, "depressed");
    assert_has(text, "50 %");
    assert_has_not(text, "anywhere on Earth");
    free(text);
}

static void an_unbounded_booster_has_no_depressed_trajectory(void **state)
{
    (void)state;
    char *text = text_of("unbounded", "solid-3", 7687.5, 1001.2);
    assert_has(text, "anywhere on Earth");
    assert_has(text, "Depressed: none");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_three_stand_side_by_side),
        cmocka_unit_test(an_unbounded_booster_has_no_depressed_trajectory),
    };
    return cmocka_run_group_tests_name("three_ways_text", tests, open_data, close_data);
}
