/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/text/assumptions.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/files/class_choices.h"
#include "io/text/summary.h"
#include "loft/earth.h"
#include "loft/loft.h"
#include "sim/base/text.h"

static void add(loft_assumptions *assumed, const char *option, const char *value,
                const char *why)
{
    const int i = assumed->n++;
    assumed->list[i].option = option;
    snprintf(assumed->list[i].value, sizeof assumed->list[i].value, "%s", value);
    snprintf(assumed->list[i].why, sizeof assumed->list[i].why, "%s", why);
}

void loft_assume_site(loft_assumptions *assumed, loft_launch *launch)
{
    launch->site = (loft_geodetic){.lat_rad = loft_rad_from_deg(40.0),
                                   .lon_rad = loft_rad_from_deg(126.0)};
    add(assumed, "--site", "40.0,126.0",
        "the middle of the region where most lofted tests start; the latitude changes "
        "the range without rotation little, the range toward the azimuth more");
}

void loft_assume_azimuth(loft_assumptions *assumed, loft_launch *launch)
{
    launch->azimuth_rad = loft_rad_from_deg(90.0);
    add(assumed, "--azimuth", "90deg",
        "due east; the azimuth determines what rotation adds to the standard range");
}

void loft_assume_class(loft_assumptions *assumed, const loft_data *data,
                       const loft_report *report)
{
    const loft_class_guess guess = loft_class_guess_for(data, report);
    const loft_twobody_standard standard = guess.equal_speed;
    const loft_booster_class *c = guess.of;
    char why[200];
    char range[LOFT_QUANTITY_TEXT] = "anywhere on Earth";
    if (!standard.unbounded) {
        loft_text_km(range, standard.range_m);
    }
    snprintf(why, sizeof why, "the equal-speed range, %s%s, is that of %s",
             standard.unbounded ? "" : "about ", range, c->assumed_as);
    assumed->class_name = c->name;
    add(assumed, "--class", c->name, why);
}

void loft_assume_class_among(loft_assumptions *assumed, const loft_data *data,
                             const loft_report *report, size_t n,
                             const loft_booster_class *const *among)
{
    const loft_twobody_standard standard = loft_class_guess_for(data, report).equal_speed;
    size_t i = 0;
    while (i + 1 < n &&
           (standard.unbounded || among[i]->standard_m[1] < standard.range_m)) {
        i++;
    }
    assumed->class_name = among[i]->name;
    add(assumed, "--class", among[i]->name,
        "of the classes that were asked for, the one with such ranges");
}

static const char mixed_why[] =
    "the most probable class, for curves and the typical booster; the answer itself mixes "
    "all classes that can fly the figures";

void loft_assume_mixed_class(loft_assumptions *assumed, const char *most_probable)
{
    for (int i = 0; i < assumed->n; i++) {
        if (strcmp(assumed->list[i].option, "--class") == 0) {
            snprintf(assumed->list[i].value, sizeof assumed->list[i].value, "%s",
                     most_probable);
            snprintf(assumed->list[i].why, sizeof assumed->list[i].why, "%s", mixed_why);
        }
    }
}

char *loft_assumptions_text(const loft_assumptions *assumed, int columns)
{
    loft_text said;
    char *bytes = NULL;
    if (loft_text_open(&said) != LOFT_OK) {
        return NULL;
    }
    for (int i = 0; i < assumed->n; i++) {
        char text[320];
        snprintf(text, sizeof text, "Assumed: %s %s (%s).", assumed->list[i].option,
                 assumed->list[i].value, assumed->list[i].why);
        loft_text_put(&said, loft_text_wrap(text, "  ", "    ", columns));
    }
    return loft_text_close(&said, &bytes, NULL) == LOFT_OK ? bytes : NULL;
}

void loft_assumptions_json(loft_json_writer *writer, const loft_assumptions *assumed)
{
    loft_json_write_key(writer, "assumed");
    loft_json_write_begin_array(writer);
    for (int i = 0; i < assumed->n; i++) {
        loft_json_write_begin_object(writer);
        loft_json_write_key(writer, "option");
        loft_json_write_string(writer, assumed->list[i].option);
        loft_json_write_key(writer, "value");
        loft_json_write_string(writer, assumed->list[i].value);
        loft_json_write_key(writer, "why");
        loft_json_write_string(writer, assumed->list[i].why);
        loft_json_write_end_object(writer);
    }
    loft_json_write_end_array(writer);
}
