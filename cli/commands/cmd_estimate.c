/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/commands/commands.h"
#include "cli/support/app.h"
#include "cli/support/bands.h"
#include "cli/support/class_option.h"
#include "cli/support/mpi_ranks.h"
#include "cli/support/quantity.h"
#include "io/files/analysis_json.h"
#include "io/text/analysis_text.h"
#include "io/text/assumptions.h"
#include "loft/loft.h"
#include "plots/profile/analysis_profile.h"

enum {
    OPT_APOGEE,
    OPT_RANGE,
    OPT_TIME,
    OPT_SITE,
    OPT_AZIMUTH,
    OPT_CLASS,
    OPT_BURN_TIME,
    OPT_BALLISTIC,
    OPT_SAMPLES,
    OPT_SEED,
    OPT_PNG,
    OPT_TO_SCALE,
    OPT_JSON,
    N_OPTS
};

static const opt_spec specs[N_OPTS] = {
    [OPT_APOGEE] = {"apogee", "LENGTH", "reported apogee", OPT_VALUE, 0},
    [OPT_RANGE] = {"range", "LENGTH", "reported ground range", OPT_VALUE, 0},
    [OPT_TIME] = {"time", "TIME", "reported flight time", OPT_VALUE, 0},
    [OPT_SITE] = {"site", "LAT,LON", "launch site, in degrees (default: 40,126)",
                  OPT_VALUE, 0},
    [OPT_AZIMUTH] = {"azimuth", "ANGLE", "bearing from launch to impact (default: 90deg)",
                     OPT_VALUE, 0},
    [OPT_CLASS] = {"class", "NAME",
                   "booster class of data/classes.json (default: by equal-speed range)",
                   OPT_VALUE, 0},
    [OPT_BURN_TIME] = {"burn-time", "TIME",
                       "total burn time, instead of that of the class", OPT_VALUE, 0},
    [OPT_BALLISTIC] = {"ballistic", NULL,
                       "fit a depressed or lifting flight as ballistic, with a warning",
                       OPT_FLAG, 0},
    [OPT_SAMPLES] = {"samples", "N", BANDS_SAMPLES_HELP, OPT_VALUE, 0},
    [OPT_SEED] = {"seed", "S", BANDS_SEED_HELP, OPT_VALUE, 0},
    [OPT_PNG] = {"png", "FILE", "write the altitude profile to FILE", OPT_VALUE, 0},
    [OPT_TO_SCALE] = {"to-scale", NULL, "draw the profile to scale, over a round Earth",
                      OPT_FLAG, 0},
    [OPT_JSON] = {"json", NULL, "print the analysis as one JSON document", OPT_FLAG, 0},
};

static const char *const examples[] = {
    "loft estimate --apogee 2111.5km --range 787km --time 30min",
    "loft estimate --apogee '>7000km' --range '~1000km' --class solid-3",
    "loft estimate --range 3700km --time 19min --site 39.19,125.67 --azimuth 72deg",
    NULL,
};

static int run(int argc, char **argv);

const command cmd_estimate = {
    .summary = "fit a flight to reported figures: verdict, standard range",
    .run = run,
    .uses_ranks = true,
    .opts =
        {
            .name = "estimate",
            .synopsis = "[--apogee LENGTH] [--range LENGTH] [--time TIME] [OPTION]...",
            .about =
                "Fits a flight to the reported apogee, range and time, or to those "
                "that are known, checks whether the figures are consistent, and finds "
                "the standard range. A figure may be written ~1000km (about), >7000km "
                "(more than), <100km (up to) or 300..400km.",
            .examples = examples,
            .specs = specs,
            .n_specs = N_OPTS,
            .argument = NULL,
            .least_args = 0,
            .most_args = 0,
        },
};

/* The values of the options. */
typedef struct reported {
    loft_report report;
    loft_launch launch;
    loft_prior prior; /* of the class */
} reported;

/* An exact figure is rounded as it was written; a hedged one as in a scenario. */
static loft_claim claim_of(const quantity_figure *figure, bool is_time)
{
    if (figure->kind == LOFT_CLAIM_INTERVAL) {
        return loft_claim_interval(figure->lo, figure->hi, 1.0);
    }
    loft_claim claim = is_time
                           ? loft_claim_time(figure->kind, figure->lo)
                           : loft_claim_figure(figure->kind, figure->lo / figure->unit_si,
                                               figure->unit_si);
    if (figure->kind == LOFT_CLAIM_EXACT) {
        claim.rounding = figure->rounding;
    }
    return claim;
}

/* One figure of the report, at most `most`; a missing option leaves the claim alone. */
static bool read_claim(const char *typed, const quantity_want *want, double most,
                       loft_claim *claim, char message[MESSAGE_SIZE])
{
    quantity_figure figure;
    if (typed == NULL) {
        return true;
    }
    if (!quantity_parse(want, typed, &figure, message)) {
        return false;
    }
    if (figure.hi > most) {
        return message_write(message, "%s: %s exceeds the limit of %g%s", want->option,
                             typed,
                             want->dimension == QUANTITY_LENGTH ? most / 1000.0 : most,
                             want->dimension == QUANTITY_LENGTH ? " km" : " s");
    }
    *claim = claim_of(&figure, want->dimension == QUANTITY_TIME);
    return true;
}

static bool read_report(const opts_given *given, loft_report *report,
                        char message[MESSAGE_SIZE])
{
    static const quantity_want apogee = {"--apogee", "2111.5km", QUANTITY_LENGTH,
                                         QUANTITY_POSITIVE, false};
    static const quantity_want range = {"--range", "787km", QUANTITY_LENGTH,
                                        QUANTITY_POSITIVE, false};
    static const quantity_want time = {"--time", "30min", QUANTITY_TIME,
                                       QUANTITY_POSITIVE, false};
    return read_claim(given->values[OPT_APOGEE], &apogee, 1e8, &report->apogee_m,
                      message) &&
           read_claim(given->values[OPT_RANGE], &range, 20004e3, &report->range_m,
                      message) &&
           read_claim(given->values[OPT_TIME], &time, 1e5, &report->time_s, message) &&
           (given->values[OPT_APOGEE] != NULL || given->values[OPT_RANGE] != NULL ||
            given->values[OPT_TIME] != NULL ||
            message_write(message, "give at least one of --apogee, --range and --time"));
}

static bool read_launch(const opts_given *given, const loft_data *data,
                        loft_assumptions *assumed, reported *r,
                        char message[MESSAGE_SIZE])
{
    static const quantity_want azimuth = {"--azimuth", "71deg", QUANTITY_ANGLE,
                                          QUANTITY_ANY_SIGN, true};
    static const quantity_want burn = {"--burn-time", "150s", QUANTITY_TIME,
                                       QUANTITY_POSITIVE, true};
    quantity_place place;
    quantity_figure figure;
    if (given->values[OPT_SITE] == NULL) {
        loft_assume_site(assumed, &r->launch);
    } else if (quantity_latlon("--site", given->values[OPT_SITE], &place, message)) {
        r->launch.site =
            (loft_geodetic){.lat_rad = place.lat_rad, .lon_rad = place.lon_rad};
    } else {
        return false;
    }
    if (given->values[OPT_AZIMUTH] == NULL) {
        loft_assume_azimuth(assumed, &r->launch);
    } else if (quantity_parse(&azimuth, given->values[OPT_AZIMUTH], &figure, message)) {
        if (!(figure.lo >= 0.0 && figure.lo <= loft_rad_from_deg(360.0))) {
            return message_write(message, "--azimuth %s: must be from 0 to 360 degrees",
                                 given->values[OPT_AZIMUTH]);
        }
        r->launch.azimuth_rad = loft_angle_wrap(figure.lo);
    } else {
        return false;
    }
    if (given->values[OPT_CLASS] == NULL) {
        loft_assume_class(assumed, data, &r->report);
    } else {
        assumed->class_name = given->values[OPT_CLASS];
    }
    if (loft_data_class(data, assumed->class_name, &r->launch.booster) != LOFT_OK) {
        return class_unknown(data, assumed->class_name, message);
    }
    if (given->values[OPT_BURN_TIME] != NULL) {
        if (!quantity_parse(&burn, given->values[OPT_BURN_TIME], &figure, message)) {
            return false;
        }
        loft_booster_plan_stretch(&r->launch.booster,
                                  figure.lo /
                                      loft_booster_plan_burn_time(&r->launch.booster));
    }
    return true;
}

static bool read_prior(const loft_data *data, const char *class_name, loft_prior *prior,
                       char message[MESSAGE_SIZE])
{
    return loft_data_prior(data, class_name, prior) == LOFT_OK ||
           class_unknown(data, class_name, message);
}

static int print_json(const loft_analysis *analysis, const loft_assumptions *assumed)
{
    loft_json_writer *json = loft_json_writer_new();
    if (json == NULL) {
        app_error("estimate: out of memory");
        return APP_NOT_CONVERGED;
    }
    loft_json_write_begin_object(json);
    loft_analysis_write(json, analysis);
    loft_assumptions_json(json, assumed);
    loft_json_write_end_object(json);
    return app_print_json(json);
}

static int print_text(const loft_analysis *analysis, const loft_assumptions *assumed)
{
    char *text = loft_analysis_text(analysis, app_columns());
    const bool refused = loft_analysis_refusal(analysis, 0) != LOFT_REFUSED_NOT;
    static const loft_assumptions nothing = {.n = 0}; /* matters to a refusal */
    char *taken = loft_assumptions_text(refused ? &nothing : assumed, app_columns());
    int result = APP_NOT_CONVERGED;
    if (text != NULL && taken != NULL) {
        result = app_print(text, strlen(text));
        result = result == APP_DONE ? app_print(taken, strlen(taken)) : result;
    }
    free(text);
    free(taken);
    return result;
}

static int draw(loft_analysis *analysis, const char *path, bool to_scale)
{
    loft_buffer drawn = {NULL, 0};
    const loft_status status =
        loft_analysis_profile_alone(analysis, LOFT_PICTURE_PNG, to_scale, &drawn);
    int result = app_exit_of(status);
    if (status == LOFT_OK) {
        result = app_write_file(path, drawn.data, drawn.size);
    } else {
        app_error("estimate: plot: %s", loft_status_text(status));
    }
    free(drawn.data);
    return result;
}

static int show(const opts_given *given, loft_analysis *analysis,
                const loft_assumptions *assumed)
{
    int result = APP_DONE;
    if (given->values[OPT_PNG] != NULL && ranks_is_first()) {
        result =
            draw(analysis, given->values[OPT_PNG], given->values[OPT_TO_SCALE] != NULL);
    }
    if (result == APP_DONE) {
        result = given->values[OPT_JSON] != NULL ? print_json(analysis, assumed)
                                                 : print_text(analysis, assumed);
    }
    return result == APP_DONE && !loft_analysis_converged(analysis) ? APP_NOT_CONVERGED
                                                                    : result;
}

static int analyse(const opts_given *given, const reported *r,
                   const loft_assumptions *assumed, const loft_analysis_options *options)
{
    const loft_source source = {.report = r->report};
    const loft_analysis_event event = {.class_name = assumed->class_name,
                                       .launch = r->launch,
                                       .azimuth_sd_rad = r->prior.azimuth_sd_rad,
                                       .n = 1,
                                       .sources = &source};
    loft_analysis *analysis = NULL;
    const loft_status status = loft_analysis_make(&event, &r->prior, options, &analysis);
    if (status != LOFT_OK) {
        app_error("estimate: %s", loft_status_text(status));
        return status == LOFT_ERR_DOMAIN ? APP_USAGE : APP_NOT_CONVERGED;
    }
    const int result = show(given, analysis, assumed);
    loft_analysis_free(analysis);
    return result;
}

static int run(int argc, char **argv)
{
    opts_given given;
    int result = app_options(&cmd_estimate.opts, argc, argv, &given);
    if (result != APP_GO_ON) {
        return result;
    }
    loft_data *data = app_open_data();
    if (data == NULL) {
        return APP_BAD_INPUT;
    }
    char message[MESSAGE_SIZE];
    reported r = {.launch = loft_launch_default()};
    loft_assumptions assumed = {.n = 0};
    const loft_ranks ranks = ranks_now();
    loft_analysis_options options = {.fan = given.values[OPT_JSON] != NULL ||
                                            given.values[OPT_PNG] != NULL,
                                     .ballistic = given.values[OPT_BALLISTIC] != NULL,
                                     .ranks = &ranks};
    if (read_report(&given, &r.report, message) &&
        bands_read(given.values[OPT_SAMPLES], given.values[OPT_SEED], &options,
                   message) &&
        read_launch(&given, data, &assumed, &r, message) &&
        read_prior(data, assumed.class_name, &r.prior, message)) {
        result = analyse(&given, &r, &assumed, &options);
    } else {
        app_error("estimate: %s", message);
        result = APP_USAGE;
    }
    loft_data_free(data);
    return result;
}
