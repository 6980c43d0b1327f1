/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/contour_json.h"

#include <math.h>

#include "io/json/json_member.h"
#include "io/json/json_pick.h"
#include "loft/loft.h"

static const char member[] = "range_contour";
static const double same_deg = 1e-9;

const char *loft_contour_key(loft_contour_line line)
{
    static const char *const keys[LOFT_CONTOUR_LINES] = {"range_km", "p05_km", "p95_km"};
    return keys[line];
}

static void write_line(loft_json_writer *w, const loft_contour *contour,
                       loft_contour_line line)
{
    loft_json_write_key(w, loft_contour_key(line));
    if (line != LOFT_CONTOUR_FITTED && !contour->has_band) {
        loft_json_write_null(w);
        return;
    }
    loft_json_write_begin_array(w);
    for (size_t i = 0; i < LOFT_CONTOUR_AZIMUTHS; i++) {
        const double range_m = contour->range_m[line][i];
        if (isfinite(range_m)) {
            loft_json_write_number(w, range_m / 1000.0);
        } else {
            loft_json_write_null(w);
        }
    }
    loft_json_write_end_array(w);
}

void loft_contour_write(loft_json_writer *w, const loft_contour *contour)
{
    loft_json_write_key(w, member);
    if (contour == NULL) {
        loft_json_write_null(w);
        return;
    }
    loft_json_write_begin_object(w);
    loft_json_write_key(w, "azimuth_deg");
    loft_json_write_begin_array(w);
    for (size_t i = 0; i < LOFT_CONTOUR_AZIMUTHS; i++) {
        loft_json_write_number(w, loft_deg_from_rad(loft_contour_azimuth(i)));
    }
    loft_json_write_end_array(w);
    for (int line = 0; line < LOFT_CONTOUR_LINES; line++) {
        write_line(w, contour, (loft_contour_line)line);
    }
    loft_json_write_end_object(w);
}

static bool read_line(const loft_json_node *object, loft_contour_line line,
                      double range_m[LOFT_CONTOUR_AZIMUTHS])
{
    const loft_json_node *array =
        loft_pick(object, loft_contour_key(line), LOFT_JSON_ARRAY);
    if (array == NULL || loft_json_size(array) != LOFT_CONTOUR_AZIMUTHS) {
        return false;
    }
    for (const loft_json_node *v = loft_json_first(array); v != NULL;
         v = loft_json_next(v)) {
        const loft_json_type type = loft_json_typeof(v);
        const double value_m = type == LOFT_JSON_NULL     ? INFINITY
                               : type == LOFT_JSON_NUMBER ? 1000.0 * loft_json_number(v)
                                                          : -1.0;
        if (!(value_m >= 0.0)) {
            return false;
        }
        *range_m++ = value_m;
    }
    return true;
}

static bool same_azimuths(const loft_json_node *object)
{
    double azimuths_deg[LOFT_CONTOUR_AZIMUTHS];
    bool same = loft_pick_numbers(loft_pick(object, "azimuth_deg", LOFT_JSON_ARRAY),
                                  LOFT_CONTOUR_AZIMUTHS, azimuths_deg);
    for (size_t i = 0; same && i < LOFT_CONTOUR_AZIMUTHS; i++) {
        const double off_deg =
            azimuths_deg[i] - loft_deg_from_rad(loft_contour_azimuth(i));
        same = fabs(off_deg) < same_deg;
    }
    return same;
}

bool loft_contour_read(const loft_json_node *object, loft_contour *out)
{
    const loft_json_node *node = loft_pick(object, member, LOFT_JSON_OBJECT);
    loft_contour contour = {.has_band = true};
    if (node == NULL || !same_azimuths(node) ||
        !read_line(node, LOFT_CONTOUR_FITTED, contour.range_m[LOFT_CONTOUR_FITTED])) {
        return false;
    }
    for (int line = LOFT_CONTOUR_P05; line <= LOFT_CONTOUR_P95; line++) {
        contour.has_band = contour.has_band && read_line(node, (loft_contour_line)line,
                                                         contour.range_m[line]);
    }
    *out = contour;
    return true;
}
