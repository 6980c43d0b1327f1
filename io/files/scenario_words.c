/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/scenario_words.h"

#include <stdbool.h>

#include "io/reading/quantity.h"
#include "loft/loft.h"
#include "sim/base/diag.h"

/* An empty string has its message. */
static bool has_words(const char *text)
{
    return text != NULL && text[0] != '\0';
}

static void read_site(loft_scenario_file *file, loft_diags *diags)
{
    char message[LOFT_MESSAGE];
    loft_place place;
    file->facts.site_name = file->site_text;
    if (loft_place_read("site", file->site_text, &place, message) != LOFT_OK) {
        loft_diags_add(diags, "/site", "%s", message);
        return;
    }
    file->facts.site.lat_rad = place.lat_rad;
    file->facts.site.lon_rad = place.lon_rad;
}

static void read_coordinate(const char *key, const char *text, bool is_longitude,
                            double *angle_rad, loft_diags *diags)
{
    char message[LOFT_MESSAGE];
    if (text != NULL &&
        loft_coordinate_read(key, text, is_longitude, angle_rad, message) != LOFT_OK) {
        loft_diags_add(diags, is_longitude ? "/site/lon_deg" : "/site/lat_deg", "%s",
                       message);
    }
}

static void read_azimuth(loft_scenario_file *file, loft_diags *diags)
{
    static const loft_quantity_want want = {.option = "azimuth_deg",
                                            .example = "71deg",
                                            .dimension = LOFT_QUANTITY_ANGLE,
                                            .sign = LOFT_QUANTITY_ANY_SIGN,
                                            .one_value = true};
    static const char where[] = "/azimuth_deg";
    char message[LOFT_MESSAGE];
    loft_quantity read;
    if (loft_quantity_read(&want, file->azimuth_text, &read, message) != LOFT_OK) {
        loft_diags_add(diags, where, "%s", message);
    } else if (!(read.lo >= 0.0 && read.lo <= loft_rad_from_deg(360.0))) {
        loft_diags_add(diags, where, "is %s, must be from 0 to 360 degrees: write %.6g",
                       file->azimuth_text, loft_deg_from_rad(loft_angle_wrap(read.lo)));
    } else {
        file->facts.azimuth_rad = loft_angle_wrap(read.lo);
    }
}

void loft_scenario_words_read(loft_scenario_file *file, loft_diags *diags)
{
    if (has_words(file->site_text)) {
        read_site(file, diags);
    }
    read_coordinate("lat_deg", file->lat_text, false, &file->facts.site.lat_rad, diags);
    read_coordinate("lon_deg", file->lon_text, true, &file->facts.site.lon_rad, diags);
    if (has_words(file->azimuth_text)) {
        read_azimuth(file, diags);
    }
}

bool loft_scenario_date_read(const char *date_utc, char out[LOFT_DATE_TEXT],
                             loft_diags *diags)
{
    static const loft_date_want want = {.option = "date_utc", .utc = true};
    char message[LOFT_MESSAGE];
    if (!has_words(date_utc)) {
        return false;
    }
    if (loft_date_read(&want, date_utc, out, message) != LOFT_OK) {
        loft_diags_add(diags, "/date_utc", "%s", message);
        return false;
    }
    return true;
}
