/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any text through the reader of an area's coordinates and the checks of the polygon: corners
 * on the Earth with a view of them, or a refusal with a reason that can be shown.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "io/reading/coordinates.h"
#include "loft/loft.h"
#include "reason.h"

const char *const fuzz_outcomes[FUZZ_OUTCOMES] = {"coordinates", "sound areas"};

void fuzz_open(void)
{
}

void fuzz_close(void)
{
}

static bool try_area(const loft_area *area)
{
    const loft_ellipsoid shape = loft_earth_wgs84(2).shape;
    size_t at = 0;
    size_t with = 0;
    FUZZ_REQUIRE(area->n >= 1 && area->n <= LOFT_AREA_CORNERS);
    for (size_t i = 0; i < area->n; i++) {
        FUZZ_REQUIRE(fabs(area->corners[i].lat_rad) <= LOFT_PI / 2 &&
                     fabs(area->corners[i].lon_rad) <= LOFT_PI);
    }
    if (loft_area_check(area, &at, &with) != LOFT_AREA_SOUND) {
        FUZZ_REQUIRE(at <= area->n && with <= area->n);
        return false;
    }
    const loft_area_view view = loft_area_seen(&shape, area, (loft_geodetic){0});
    FUZZ_REQUIRE(view.nearest_m >= 0.0 && view.nearest_m <= view.farthest_m + 1000.0);
    FUZZ_REQUIRE(view.half_width_rad >= 0.0 && view.half_width_rad <= LOFT_PI);
    return true;
}

int fuzz_text(const char *text, size_t size)
{
    char message[LOFT_MESSAGE] = "";
    loft_area area = {.radius_m = 1e5};
    char *typed = strndup(text, size);
    FUZZ_REQUIRE(typed != NULL);
    const bool was_read = loft_coordinates_read(typed, &area, message);
    if (!was_read) {
        require_reason(message);
    }
    free(typed);
    return !was_read ? 0 : 1 + (try_area(&area) ? 2 : 0);
}
