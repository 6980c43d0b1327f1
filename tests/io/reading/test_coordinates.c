/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include <string.h>

#include "io/reading/coordinates.h"
#include "loft/loft.h"

/* The first corner of three. */
static void says(const char *text, double lat_deg, double lon_deg)
{
    loft_area area = {.n = 0};
    char message[LOFT_MESSAGE] = "";
    if (!loft_coordinates_read(text, &area, message)) {
        fail_msg("%s: %s", text, message);
    }
    assert_int_equal(area.n, 3);
    CHECK_WITHIN(loft_deg_from_rad(area.corners[0].lat_rad), lat_deg, 1e-12);
    CHECK_WITHIN(loft_deg_from_rad(area.corners[0].lon_rad), lon_deg, 1e-12);
}

static void each_form_of_notices_is_read(void **state)
{
    (void)state;
    const double packed_lat = 39.0 + 28.0 / 60.0 + 52.0 / 3600.0;
    const double packed_lon = 95.0 + 54.0 / 60.0 + 38.0 / 3600.0;
    says("N392852E0955438-N393000E0965438-N382852E0955438", packed_lat, packed_lon);
    says("392852E0955438 393000E0965438 382852E0955438", packed_lat, packed_lon);
    says("392852N 0955438E, 393000N 0965438E TO 382852N 0955438E", packed_lat,
         packed_lon);
    says("190400N 1184000E 190500N 1184000E 190400N 1190000E 190400N 1184000E",
         19.0 + 4.0 / 60.0, 118.0 + 40.0 / 60.0);
    says("26\302\26005.58'N/123\302\26020.52'E 27\302\26000.00'N/123\302\26020.52'E "
         "26\302\26005.58'N/124\302\26000.00'E",
         26.0 + 5.58 / 60.0, 123.0 + 20.52 / 60.0);
    says("35-00N 075-00W; 36-00N 075-00W; 35-30N 074-00W", 35.0, -75.0);
    says("35-00E 75-00S 36-00E 75-00S 35-30E 74-00S", -75.0, 35.0);
    says("35.5,-75.25 36,-75 35.5,-74", 35.5, -75.25);
    says("39E125 40E125 39E126", 39.0, 125.0);
}

static void refused(const char *text, const char *part)
{
    loft_area area = {.n = 7};
    char message[LOFT_MESSAGE] = "";
    assert_false(loft_coordinates_read(text, &area, message));
    assert_int_equal(area.n, 7);
    if (strstr(message, part) == NULL) {
        fail_msg("%s: \"%s\" does not say \"%s\"", text, message, part);
    }
}

static void what_is_unclear_is_refused_with_its_place(void **state)
{
    (void)state;
    refused("35.0N 075.0W 36-00N 075-00W", "coordinate 3 is not written like");
    refused("35 N75", "not a latitude");
    refused("35N 36N", "not a latitude");
    refused("196400N 1184000E", "coordinate 1 is 196400");
    refused("35-60N 075-00W", "60 minutes");
    refused("91N 20E", "corner 1 is at latitude 91");
    refused("20N 181E", "longitude 181");
    refused("20N", "has 1 coordinates");
    refused("", "has 0 coordinates");
    refused("20N 30E etc.", "coordinate 3 begins with");
    char many[1001];
    memset(many, ' ', sizeof many - 1);
    many[sizeof many - 1] = '\0';
    for (size_t i = 0; i + 4 < sizeof many; i += 4) {
        memcpy(many + i, "1,2 ", 4);
    }
    refused(many, "more than 32 corners");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_form_of_notices_is_read),
        cmocka_unit_test(what_is_unclear_is_refused_with_its_place),
    };
    return cmocka_run_group_tests_name("coordinates", tests, NULL, NULL);
}
