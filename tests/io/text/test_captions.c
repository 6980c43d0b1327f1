/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles, notes and labels of plots and exports. */
#include "io/text/captions.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "classes.h"

/* Takes the text. */
static void check_text(char *text, const char *want)
{
    assert_non_null(text);
    assert_string_equal(text, want);
    free(text);
}

static loft_impact_area area_of(double nearest_m, double farthest_m, double half_rad)
{
    return (loft_impact_area){.nearest_m = nearest_m,
                              .farthest_m = farthest_m,
                              .azimuth_rad = loft_rad_from_deg(71.0),
                              .half_width_rad = half_rad};
}

static void an_impact_area_has_its_distance_as_reported_and_its_bearings(void **state)
{
    (void)state;
    loft_impact_area area = area_of(786500.0, 787500.0, loft_rad_from_deg(5.0));
    check_text(loft_caption_impact(&area),
               "impact area of the report:\n787 km, 71\302\260 \302\261 5\302\260");
    area = area_of(3618000.0, 3782000.0, 0.0);
    check_text(loft_caption_impact(&area),
               "impact area of the report:\n3,618 to 3,782 km");
    area = area_of(3617600.0, 3782400.0, LOFT_PI);
    check_text(loft_caption_impact(&area),
               "impact area of the report:\n3,618 to 3,782 km, any bearing (ring)");
}

/* ---- the reach ---- */

/* The first `open` of all azimuths of a level are unbounded. */
static void open_azimuths(loft_contour *contour, int level, int open)
{
    for (int i = 0; i < LOFT_CONTOUR_AZIMUTHS; i++) {
        contour->range_m[level][i] = i < open ? INFINITY : 1e7;
    }
}

static loft_contour contour_of(bool has_band, int low, int fitted, int high)
{
    loft_contour contour = {.has_band = has_band};
    open_azimuths(&contour, LOFT_CONTOUR_P05, low);
    open_azimuths(&contour, LOFT_CONTOUR_FITTED, fitted);
    open_azimuths(&contour, LOFT_CONTOUR_P95, high);
    return contour;
}

static void check_note(loft_contour contour, const char *want)
{
    assert_string_equal(loft_caption_contour_note(&contour), want);
}

static void a_reach_without_an_edge_is_explained(void **state)
{
    (void)state;
    const int all = LOFT_CONTOUR_AZIMUTHS;
    check_note(contour_of(true, 0, 0, 0), "");
    check_note(contour_of(false, all, 0, all),
               ""); /* without a band only the line counts */
    check_note(contour_of(false, 0, 1, 0),
               " Where the contour breaks off, flights go half-way round the Earth.");
    check_note(contour_of(false, 0, all, 0),
               " Toward every azimuth the booster could reach anywhere on Earth.");
    check_note(
        contour_of(true, all - 1, all, 1),
        " Where the shaded interval has no outer edge, more than 5 % of the matching "
        "boosters could reach anywhere on Earth.");
    check_note(contour_of(true, all, all, all),
               " Toward every azimuth at least 95 % of the matching boosters could reach "
               "anywhere on Earth.");
}

static void check_label(loft_contour contour, bool lower_bound, const char *want)
{
    assert_string_equal(loft_caption_contour_label(&contour, lower_bound), want);
}

static void the_label_of_a_reach_names_what_is_drawn(void **state)
{
    (void)state;
    const int all = LOFT_CONTOUR_AZIMUTHS;
    check_label(contour_of(false, 0, 0, 0), false, "standard range, every azimuth");
    check_label(contour_of(true, 0, all - 1, 0), false,
                "standard range, every azimuth:\nmedian, shaded 90 % interval");
    check_label(contour_of(true, 0, all, all), false,
                "standard range, every azimuth:\n90 % interval");
    check_label(contour_of(false, 0, 0, 0), true, "least range, every azimuth");
    check_label(contour_of(true, 0, 0, 0), true,
                "least range, every azimuth:\nmedian, shaded 90 % interval");
}

/* ---- a scatter plot ---- */

static void check_begins(char *text, const char *want)
{
    assert_non_null(text);
    assert_memory_equal(text, want, strlen(want));
    free(text);
}

static void a_scatter_plot_counts_what_it_leaves_out(void **state)
{
    (void)state;
    check_begins(loft_caption_scatter(27, 0), "27 flights as reported. Grey: ");
    check_begins(
        loft_caption_scatter(1, 1),
        "1 flight as reported; 1 that failed, glided, burned partially or lacks a "
        "figure is left out. Grey: ");
    check_begins(
        loft_caption_scatter(27, 43),
        "27 flights as reported; 43 that failed, glided, burned partially or lack "
        "a figure are left out. Grey: ");
    check_begins(loft_caption_scatter_source(),
                 "Figures: of each scenario the first source with both. Drawn by loft ");
}

/* ---- an event ---- */

static loft_analysis *analysed(const loft_source *source, const char *site,
                               const char *class_name, loft_refusal known)
{
    loft_launch launch = loft_launch_default();
    launch.azimuth_rad = loft_rad_from_deg(52.0);
    assert_int_equal(loft_data_class(data, "liquid-1", &launch.booster), LOFT_OK);
    const loft_analysis_event event = {.launch = launch,
                                       .site_name = site,
                                       .class_name = class_name,
                                       .known = known,
                                       .n = 1,
                                       .sources = source};
    const loft_analysis_options options = {.samples = 0};
    loft_analysis *a = NULL;
    assert_int_equal(loft_analysis_make(&event, NULL, &options, &a), LOFT_OK);
    return a;
}

static void an_export_says_whose_figures_and_which_booster_it_shows(void **state)
{
    (void)state;
    const loft_source source = {.source = "KCNA",
                                .publisher = "KCNA Watch",
                                .published = "2017-05-15",
                                .report = {.apogee_m = km(2111.5), .range_m = km(787.0)}};
    loft_analysis *a = analysed(&source, "Kusong", "liquid-1", LOFT_REFUSED_NOT);
    check_text(loft_caption_launch(a), " Launch Kusong, azimuth 52\302\260.");
    check_begins(
        loft_caption_figures(a, 0),
        "Figures: KCNA: apogee 2,111.5 km, range 787 km, time not reported (KCNA Watch, 2017-05-15). "
        "Drawn by loft ");
    check_begins(
        loft_caption_export(a, 0, true, false),
        "Flights of an illustrative booster of class liquid-1 that match the figures "
        "of KCNA, launch Kusong; results of a model, not measurements. ");
    loft_analysis_free(a);
}

static void what_nobody_named_is_not_said(void **state)
{
    (void)state;
    const loft_source source = {.report = {.apogee_m = km(2111.5), .range_m = km(787.0)}};
    loft_analysis *a = analysed(&source, NULL, NULL, LOFT_REFUSED_NOT);
    check_text(loft_caption_launch(a), " Launch toward azimuth 52\302\260.");
    check_begins(
        loft_caption_figures(a, 0),
        "Figures: apogee 2,111.5 km, range 787 km, time not reported. Drawn by loft ");
    check_begins(
        loft_caption_export(a, 0, true, false),
        "Flights of an illustrative booster that match the figures; results of a "
        "model, not measurements. ");
    loft_analysis_free(a);
    a = analysed(&source, NULL, NULL, LOFT_REFUSED_FAILURE);
    check_begins(loft_caption_export(a, 0, false, false), "No flight: ");
    loft_analysis_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_impact_area_has_its_distance_as_reported_and_its_bearings),
        cmocka_unit_test(a_reach_without_an_edge_is_explained),
        cmocka_unit_test(the_label_of_a_reach_names_what_is_drawn),
        cmocka_unit_test(a_scatter_plot_counts_what_it_leaves_out),
        cmocka_unit_test(an_export_says_whose_figures_and_which_booster_it_shows),
        cmocka_unit_test(what_nobody_named_is_not_said),
    };
    return cmocka_run_group_tests_name("captions", tests, open_data, close_data);
}
