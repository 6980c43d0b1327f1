/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Areas of a scenario file: what arrives, and what is refused, with its place. */
#include <stdio.h>

#include "builtin.h"
#include "loft/files.h"
#include "loft/loft.h"
#include "messages.h"
#include "sim/base/diag.h"
#include "sim/infer/announced.h"

#define SQUARE "350000N1240000E 360000N1240000E 360000N1250000E 350000N1250000E"

static loft_status read(const char *area, loft_diags *diags, loft_scenario **out)
{
    char text[4096];
    snprintf(text, sizeof text,
             "{\"title\": \"A test\", \"date_utc\": \"2001-02-27\", "
             "\"class\": \"liquid-2\", \"areas\": [{\"issuer\": \"A port\", %s}],"
             "\"reports\": [{\"apogee_km\": 2000, \"range_km\": 800}]}",
             area);
    return loft_scenario_parse(data, text, strlen(text), diags, out);
}

static void an_area_arrives_with_its_corners(void **state)
{
    (void)state;
    loft_scenario *scenario = NULL;
    loft_diags *diags = loft_diags_new();
    const loft_status status =
        read("\"coordinates\": \"" SQUARE "\", \"valid_from\": \"2001-02-27T05:00Z\", "
             "\"valid_to\": \"2001-02-27\"",
             diags, &scenario);
    assert_no_messages(diags);
    assert_int_equal(status, LOFT_OK);
    const loft_scenario_facts *facts = loft_scenario_content(scenario);
    assert_int_equal(facts->n_areas, 1);
    assert_string_equal(facts->areas[0].issuer, "A port");
    assert_int_equal(facts->areas[0].area.n, 4);
    loft_scenario_free(scenario);
    loft_diags_free(diags);
}

static void refused(const char *area, const char *where, const char *part)
{
    loft_scenario *scenario = NULL;
    loft_diags *diags = loft_diags_new();
    assert_int_equal(read(area, diags, &scenario), LOFT_ERR_INPUT);
    assert_message(diags, where, part);
    loft_diags_free(diags);
}

static void what_is_no_area_is_refused_at_its_place(void **state)
{
    (void)state;
    const char *corners = "/areas/0/coordinates";
    refused("\"coordinates\": \"35N124E 36N125E\"", corners, "has 2 corners");
    refused("\"coordinates\": \"35N124E 36N125E 35N125E 36N124E\"", corners,
            "crosses itself");
    refused("\"coordinates\": \"00N000E 00N120E 00N120W\"", corners, "half the Earth");
    refused("\"coordinates\": \"35N124E 36N125E 35N124E 34N124E\"", corners,
            "are one place");
    refused("\"coordinates\": \"35N124E\"", corners, "give radius_km");
    refused("\"coordinates\": \"" SQUARE "\", \"radius_km\": 5", corners,
            "a circle has one");
    refused("\"coordinates\": \"35N 075.0W 36-00N 075-00W\"", corners,
            "not written like");
    refused("\"coordinates\": \"" SQUARE "\", \"valid_from\": \"2001-02-27T05:00Z\", "
            "\"valid_to\": \"2001-02-26\"",
            "/areas/0/valid_to", "before valid_from");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_area_arrives_with_its_corners),
        cmocka_unit_test(what_is_no_area_is_refused_at_its_place),
    };
    return cmocka_run_group_tests_name("announced_json", tests, open_data, close_data);
}
