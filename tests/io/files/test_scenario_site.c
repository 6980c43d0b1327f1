/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glob.h>
#include <string.h>

#include "io/reading/gazetteer.h"
#include "loft/files.h"
#include "messages.h"
#include "shipped.h"

/* A scenario with this site, or messages. */
static loft_status parse_site(const loft_data *data, const char *site, loft_diags *diags,
                              loft_scenario **out)
{
    char text[500];
    const int size =
        snprintf(text, sizeof text,
                 "{\"title\": \"Hwasong-99\", \"date_utc\": \"2031-02-03\", \"site\": %s,"
                 " \"reports\": [{\"apogee_km\": 1000, \"range_km\": 512.5}]}",
                 site);
    return loft_scenario_parse(data, text, (size_t)size, diags, out);
}

static void a_known_name_is_enough(void **state)
{
    loft_diags *diags = loft_diags_new();
    loft_scenario *scenario = NULL;
    assert_int_equal(parse_site(*state, "{\"name\": \"Sohae station, North Korea\"}",
                                diags, &scenario),
                     LOFT_ERR_INPUT);
    assert_int_equal(
        parse_site(*state, "{\"name\": \"Sohae launch site\"}", diags, &scenario),
        LOFT_OK);
    const loft_scenario_facts *facts = loft_scenario_content(scenario);
    assert_string_equal(facts->site_name, "Sohae launch site");
    CHECK_NEAR(facts->site.lat_rad, loft_rad_from_deg(39.66), 1e-15);
    CHECK_NEAR(facts->site.lon_rad, loft_rad_from_deg(124.706), 1e-15);
    loft_scenario_free(scenario);
    loft_diags_free(diags);
}

static void coordinates_have_the_last_word(void **state)
{
    loft_diags *diags = loft_diags_new();
    loft_scenario *scenario = NULL;
    assert_int_equal(
        parse_site(*state, "{\"name\": \"Sohae\", \"lat_deg\": 1.25, \"lon_deg\": -2.5}",
                   diags, &scenario),
        LOFT_OK);
    CHECK_NEAR(loft_scenario_content(scenario)->site.lat_rad, loft_rad_from_deg(1.25),
               1e-15);
    loft_scenario_free(scenario);
    loft_diags_free(diags);
}

static void what_is_missing_is_said(void **state)
{
    static const char *const bad[][3] = {
        {"{\"name\": \"Sunann\"}", "/site/name",
         "did you mean \"Sunan\"? Or give lat_deg"},
        {"{\"name\": \"Xqzv\"}", "/site/name", "not a place that is known: give lat_deg"},
        {"{\"name\": \"Sunan\", \"lat_deg\": 39}", "/site", "\"lon_deg\" is missing"},
        {"{\"name\": \"Sunan\", \"lon_deg\": 125}", "/site", "\"lat_deg\" is missing"},
        {"{}", "/site", "\"name\" is missing"},
        {"{\"name\": 7}", "/site/name", "wanted string"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        loft_diags *diags = loft_diags_new();
        loft_scenario *scenario = NULL;
        assert_int_equal(parse_site(*state, bad[i][0], diags, &scenario), LOFT_ERR_INPUT);
        assert_message(diags, bad[i][1], bad[i][2]);
        assert_int_equal(loft_diags_total(diags), 1);
        loft_diags_free(diags);
    }
}

/* ---- the sites of the catalogue ---- */

/* The name of a site as far as a comma, bracket or slash. */
static void first_name(const char *site, char out[100])
{
    snprintf(out, 100, "%.*s", (int)strcspn(site, ",(/"), site);
}

static bool stands_there(const loft_gazetteer *g, const loft_scenario_facts *facts)
{
    const loft_earth earth = loft_earth_wgs84(2);
    char name[100];
    first_name(facts->site_name, name);
    const loft_known_place *p = loft_gazetteer_named(g, facts->site_name);
    p = p != NULL ? p : loft_gazetteer_named(g, name);
    if (p == NULL || p->kind == LOFT_KNOWN_ISLAND) { /* too wide to compare */
        return false;
    }
    const loft_geodetic at = {.lat_rad = p->lat_rad, .lon_rad = p->lon_rad};
    const double off_m = loft_geodesy_inverse(&earth.shape, at, facts->site).range_m;
    if (!(off_m < 30e3)) { /* a range or a peninsula has several sites */
        fail_msg("%s: %s is %.0f km from %s", facts->id, facts->site_name, off_m / 1000.0,
                 p->name);
    }
    return true;
}

static void sites_of_the_catalogue_are_known_by_their_names(void **state)
{
    glob_t files;
    loft_gazetteer *g = NULL;
    size_t known = 0;
    assert_int_equal(loft_gazetteer_open(&g), LOFT_OK);
    assert_int_equal(glob("scenarios/*/*.json", 0, NULL, &files), 0);
    for (size_t i = 0; i < files.gl_pathc; i++) {
        loft_scenario *scenario = NULL;
        loft_diags *diags = loft_diags_new();
        assert_int_equal(loft_scenario_read(*state, files.gl_pathv[i], diags, &scenario),
                         LOFT_OK);
        const loft_scenario_facts *facts = loft_scenario_content(scenario);
        known += stands_there(g, facts);
        loft_scenario_free(scenario);
        loft_diags_free(diags);
    }
    assert_true(known * 10 >= files.gl_pathc * 9);
    globfree(&files);
    loft_gazetteer_free(g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_known_name_is_enough),
        cmocka_unit_test(coordinates_have_the_last_word),
        cmocka_unit_test(what_is_missing_is_said),
        cmocka_unit_test(sites_of_the_catalogue_are_known_by_their_names),
    };
    return cmocka_run_group_tests_name("scenario_site", tests, open_data, close_data);
}
