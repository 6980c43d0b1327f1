/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands/estimate_options.h"

#include <string.h>

#include "cli/support/app.h"
#include "cli/support/bands.h"
#include "cli/support/load_option.h"
#include "io/files/class_text.h"
#include "io/reading/figure.h"
#include "io/reading/quantity.h"

static bool read_typed(const opts_given *given, loft_report *report,
                       char message[MESSAGE_SIZE])
{
    static const struct {
        int option;
        loft_figure_name name;
    } typed[LOFT_FIGURES] = {{OPT_APOGEE, {"--apogee", NULL, NULL}},
                             {OPT_RANGE, {"--range", NULL, NULL}},
                             {OPT_TIME, {"--time", NULL, NULL}}};
    for (int f = 0; f < LOFT_FIGURES; f++) {
        const char *text = given->values[typed[f].option];
        if (text != NULL && loft_figure_read((loft_report_figure)f, &typed[f].name, text,
                                             report, message) != LOFT_OK) {
            return false;
        }
    }
    return true;
}

/* The reports, from --report or from the three options. */
static bool read_reports(const opts_given *given, estimate_options *r,
                         char message[MESSAGE_SIZE])
{
    const bool typed = given->values[OPT_APOGEE] != NULL ||
                       given->values[OPT_RANGE] != NULL ||
                       given->values[OPT_TIME] != NULL;
    if (typed && given->n_repeated > 0) {
        return message_write(message, "give --report, or --apogee, --range and --time: a "
                                      "report has all its figures in one --report");
    }
    if (!typed && given->n_repeated == 0) {
        return message_write(message,
                             "give at least one of --apogee, --range and --time, or "
                             "--report; see loft estimate --help");
    }
    r->n = typed ? 1 : given->n_repeated;
    for (size_t i = 0; !typed && i < r->n; i++) {
        if (loft_report_text_read("--report", given->repeated[i], &r->reports[i],
                                  message) != LOFT_OK) {
            return false;
        }
    }
    return !typed || read_typed(given, &r->reports[0].report, message);
}

static loft_report to_guess_from(const estimate_options *r)
{
    loft_report reports[OPTS_REPEATED];
    for (size_t i = 0; i < r->n; i++) {
        reports[i] = r->reports[i].report;
    }
    return loft_report_to_guess_from(r->n, reports);
}

/* The class that is named, or the one to start from where several are mixed. */
static const loft_booster_class *pick_class(const opts_given *given,
                                            const loft_data *data,
                                            loft_assumptions *assumed,
                                            estimate_options *r,
                                            char message[MESSAGE_SIZE])
{
    loft_class_text asked = {.n = 0};
    const loft_report to_guess = to_guess_from(r);
    if (given->values[OPT_CLASS] != NULL &&
        loft_class_text_read(data, "--class", given->values[OPT_CLASS], &asked,
                             message) != LOFT_OK) {
        return NULL;
    }
    if (asked.n == 1) {
        assumed->class_name = asked.list[0]->name;
        return asked.list[0];
    }
    loft_class_choices_of(data, &r->choices);
    if (asked.n > 1) {
        loft_class_text_keep(&asked, &r->choices);
        loft_assume_class_among(assumed, data, &to_guess, asked.n, asked.list);
    } else {
        loft_assume_class(assumed, data, &to_guess);
    }
    return loft_data_class_named(data, assumed->class_name);
}

static bool read_class(const opts_given *given, const loft_data *data,
                       loft_assumptions *assumed, estimate_options *r,
                       char message[MESSAGE_SIZE])
{
    static const loft_quantity_want burn = {.option = "--burn-time",
                                            .example = "150s",
                                            .dimension = LOFT_QUANTITY_TIME,
                                            .one_value = true};
    loft_quantity figure;
    const loft_booster_class *class = pick_class(given, data, assumed, r, message);
    if (class == NULL) {
        return false;
    }
    r->launch.booster = class->booster;
    r->prior = class->prior;
    if (given->values[OPT_BURN_TIME] != NULL) {
        if (loft_quantity_read(&burn, given->values[OPT_BURN_TIME], &figure, message) !=
            LOFT_OK) {
            return false;
        }
        loft_booster_template_stretch(
            &r->launch.booster,
            figure.lo / loft_booster_template_burn_time(&r->launch.booster));
        loft_class_choices_stretch(&r->choices, figure.lo);
        r->burn_s = figure.lo;
    }
    return true;
}

static bool read_load(const opts_given *given, estimate_options *r,
                      char message[MESSAGE_SIZE])
{
    const char *text = given->values[OPT_PAYLOAD];
    if (text == NULL) {
        return true;
    }
    if (r->options.samples == 0) {
        return message_write(message, "--payload needs samples: leave --samples 0 out");
    }
    r->options.load = &r->load;
    return load_option_read("--payload", text, &r->load, message);
}

static bool read_launch(const opts_given *given, loft_assumptions *assumed,
                        estimate_options *r, char message[MESSAGE_SIZE])
{
    static const loft_quantity_want azimuth = {.option = "--azimuth",
                                               .example = "71deg",
                                               .dimension = LOFT_QUANTITY_ANGLE,
                                               .sign = LOFT_QUANTITY_ANY_SIGN,
                                               .one_value = true};
    loft_place place;
    loft_quantity figure;
    if (given->values[OPT_SITE] == NULL) {
        loft_assume_site(assumed, &r->launch);
    } else if (loft_place_read("--site", given->values[OPT_SITE], &place, message) ==
               LOFT_OK) {
        r->launch.site =
            (loft_geodetic){.lat_rad = place.lat_rad, .lon_rad = place.lon_rad};
    } else {
        return false;
    }
    if (given->values[OPT_AZIMUTH] == NULL) {
        loft_assume_azimuth(assumed, &r->launch);
    } else if (loft_quantity_read(&azimuth, given->values[OPT_AZIMUTH], &figure,
                                  message) == LOFT_OK) {
        if (!(figure.lo >= 0.0 && figure.lo <= loft_rad_from_deg(360.0))) {
            return message_write(message,
                                 "--azimuth %s: must be from 0 to 360 degrees: write "
                                 "%.6gdeg",
                                 given->values[OPT_AZIMUTH],
                                 loft_deg_from_rad(loft_angle_wrap(figure.lo)));
        }
        r->launch.azimuth_rad = loft_angle_wrap(figure.lo);
    } else {
        return false;
    }
    return true;
}

int estimate_options_read(const opts_given *given, const loft_ranks *ranks,
                          estimate_options *r, loft_assumptions *assumed)
{
    char message[MESSAGE_SIZE];
    r->launch = loft_launch_default();
    r->options = (loft_analysis_options){
        .fan = true, .ballistic = given->values[OPT_BALLISTIC] != NULL, .ranks = ranks};
    if (read_reports(given, r, message) &&
        bands_read(given->values[OPT_SAMPLES], given->values[OPT_SEED], &r->options,
                   message) &&
        read_load(given, r, message) && read_launch(given, assumed, r, message) &&
        read_class(given, r->data, assumed, r, message)) {
        return APP_DONE;
    }
    app_error("estimate: %s", message);
    return APP_USAGE;
}
