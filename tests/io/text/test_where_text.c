/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "classes.h"
#include "io/text/where_text.h"

/* The loft of 14 May 2017, from a site toward an azimuth. */
static loft_analysis *flown(const char *site, double lat_deg, bool azimuth_assumed)
{
    const loft_source source = {
        .source = "a source",
        .report = {.apogee_m = about_km(2111.5), .range_m = about_km(787.0)}};
    loft_analysis_event event = {.class_name = "liquid-1",
                                 .site_name = site,
                                 .azimuth_assumed = azimuth_assumed,
                                 .sources = &source,
                                 .n = 1,
                                 .launch = loft_launch_default()};
    const loft_analysis_options options = {.samples = 0};
    loft_analysis *a = NULL;
    event.launch.site.lat_rad = loft_rad_from_deg(lat_deg);
    event.launch.site.lon_rad = loft_rad_from_deg(lat_deg == 40.0 ? 126.0 : 125.21);
    event.launch.azimuth_rad = loft_rad_from_deg(71.0);
    assert_int_equal(loft_data_class(data, "liquid-1", &event.launch.booster), LOFT_OK);
    assert_int_equal(loft_analysis_make(&event, NULL, &options, &a), LOFT_OK);
    return a;
}

static void check(const char *site, double lat_deg, bool azimuth_assumed,
                  const char *want)
{
    loft_analysis *a = flown(site, lat_deg, azimuth_assumed);
    char *text = loft_where_text(a);
    assert_non_null(text);
    assert_string_equal(text, want);
    free(text);
    loft_analysis_free(a);
}

/* Where Tokyo and Moscow said it fell on 14 May 2017: in the Sea of Japan, south of Russia. */
static void impact_and_apogee_are_named_after_places(void **state)
{
    (void)state;
    check("Kusong", 40.07, false,
          "The fitted flight comes down in the Sea of Japan, about 140 km south-east of "
          "Nakhodka; its apogee is about 280 km south-west of Vladivostok.");
}

static void where_site_or_azimuth_is_assumed_nothing_is_named(void **state)
{
    (void)state;
    check("Kusong", 40.07, true, "");
    check("an assumed site", 40.0, false, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(impact_and_apogee_are_named_after_places),
        cmocka_unit_test(where_site_or_azimuth_is_assumed_nothing_is_named),
    };
    return cmocka_run_group_tests_name("where_text", tests, open_data, close_data);
}
