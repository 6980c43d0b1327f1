/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/commands/commands.h"
#include "cli/support/app.h"
#include "cli/support/collection.h"
#include "cli/support/ensemble_states.h"
#include "cli/support/input_file.h"
#include "cli/support/input_help.h"
#include "cli/support/output_files.h"
#include "cli/support/sampled_ensemble.h"
#include "io/json/json_member.h"
#include "io/reading/quantity.h"
#include "io/text/assumptions.h"
#include "loft/loft.h"

enum {
    OPT_STATES,
    OPT_CSV,
    OPT_CLASS,
    OPT_SAMPLES,
    OPT_SUMMARY,
    OPT_SEED,
    OPT_APOGEE,
    OPT_RANGE,
    OPT_SITE,
    OPT_AZIMUTH,
    OPT_CHECKPOINT,
    OPT_RESUME,
    OPT_JSON,
    N_OPTS
};

static const opt_spec specs[N_OPTS] = {
    [OPT_STATES] = {"states", "FILE",
                    "table of states to fly to impact, - for standard input; "
                    "columns lat_deg, lon_deg, alt_m, speed_mps, fpa_deg, "
                    "azimuth_deg, beta_kgpm2",
                    OPT_VALUE, 0},
    [OPT_CSV] = {"csv", "FILE",
                 "write the impacts to FILE.csv, FILE.csv.gz or FILE.nc, - for "
                 "standard output",
                 OPT_VALUE, 0},
    [OPT_CLASS] = {"class", "NAME", "sample boosters of this class instead", OPT_VALUE,
                   0},
    [OPT_SAMPLES] = {"samples", "N", "number of boosters to sample", OPT_VALUE, 0},
    [OPT_SUMMARY] =
        {"summary", "FILE",
         "write statistics of the flights to FILE as JSON, - for standard output",
         OPT_VALUE, 0},
    [OPT_SEED] = {"seed", "N", "random seed (default: 1)", OPT_VALUE, 0},
    [OPT_APOGEE] = {"apogee", "LENGTH",
                    "with --range: speed and end elevation of the flight with this "
                    "apogee and range (default: sampled)",
                    OPT_VALUE, 0},
    [OPT_RANGE] = {"range", "LENGTH", "see --apogee (default: sampled)", OPT_VALUE, 0},
    [OPT_SITE] = {"site", "LAT,LON", "launch site, in degrees (default: 40,126)",
                  OPT_VALUE, 0},
    [OPT_AZIMUTH] = {"azimuth", "ANGLE", "bearing from launch to impact (default: 90deg)",
                     OPT_VALUE, 0},
    [OPT_CHECKPOINT] = {"checkpoint", "FILE", "save progress to FILE (with --samples)",
                        OPT_VALUE, 0},
    [OPT_RESUME] = {"resume", NULL,
                    "continue from the --checkpoint of an interrupted run", OPT_FLAG, 0},
    [OPT_JSON] = {"json", NULL,
                  "print the name of the file that was written as one JSON document",
                  OPT_FLAG, 0},
};

static const opts_former formers[] = {{"draws", OPT_SAMPLES}}; /* version 0.1.0 */

static const char *const examples[] = {
    "loft ensemble --states burnouts.csv --csv impacts.csv",
    "loft ensemble --states burnouts.csv --csv - | head -n 3",
    "loft ensemble --class liquid-2 --samples 100000 --summary liquid-2.json",
    NULL,
};

static int run(int argc, char **argv);

const command cmd_ensemble = {
    .summary = "compute many flights, from a table or a booster class",
    .run = run,
    .uses_ranks = true,
    .opts =
        {
            .name = "ensemble",
            .synopsis =
                "--states FILE --csv FILE | --class NAME --samples N --summary FILE",
            .about =
                "Computes many flights: the states of a table to their impacts, or "
                "flights of boosters sampled from the prior of a class, of which only "
                "statistics are kept. Uses every processor, or OMP_NUM_THREADS "
                "threads; the results do not depend on it.",
            .examples = examples,
            .more = input_help_classes_and_units,
            .specs = specs,
            .n_specs = N_OPTS,
            .formers = formers,
            .n_formers = sizeof formers / sizeof formers[0],
            .argument = NULL,
            .least_args = 0,
            .most_args = 0,
        },
};

static bool read_length(const opts_given *given, int option, double most_m, double *out,
                        char message[MESSAGE_SIZE])
{
    const loft_quantity_want want = {.option =
                                         option == OPT_APOGEE ? "--apogee" : "--range",
                                     .example = "787km",
                                     .dimension = LOFT_QUANTITY_LENGTH,
                                     .one_value = true};
    loft_quantity figure;
    if (given->values[option] == NULL) {
        return true;
    }
    if (loft_quantity_read(&want, given->values[option], &figure, message) != LOFT_OK) {
        return false;
    }
    if (figure.lo > most_m) {
        return message_write(message, "%s: %s exceeds %g km", want.option,
                             given->values[option], most_m / 1000.0);
    }
    *out = figure.lo;
    return true;
}

static bool read_place(const opts_given *given, loft_launch *launch,
                       char message[MESSAGE_SIZE])
{
    static const loft_quantity_want azimuth = {.option = "--azimuth",
                                               .example = "71deg",
                                               .dimension = LOFT_QUANTITY_ANGLE,
                                               .sign = LOFT_QUANTITY_ANY_SIGN,
                                               .one_value = true};
    loft_assumptions assumed = {.n = 0};
    loft_place place;
    loft_quantity figure;
    loft_assume_site(&assumed, launch);
    loft_assume_azimuth(&assumed, launch);
    if (given->values[OPT_SITE] != NULL) {
        if (loft_place_read("--site", given->values[OPT_SITE], &place, message) !=
            LOFT_OK) {
            return false;
        }
        launch->site =
            (loft_geodetic){.lat_rad = place.lat_rad, .lon_rad = place.lon_rad};
    }
    if (given->values[OPT_AZIMUTH] != NULL) {
        if (loft_quantity_read(&azimuth, given->values[OPT_AZIMUTH], &figure, message) !=
            LOFT_OK) {
            return false;
        }
        launch->azimuth_rad = loft_angle_wrap(figure.lo);
    }
    return true;
}

static bool read_sampled(const opts_given *given, const loft_data *data,
                         sampled_ensemble *sampled, char message[MESSAGE_SIZE])
{
    unsigned long n = 0;
    unsigned long seed = 1;
    if (loft_count_read("--samples", given->values[OPT_SAMPLES], 1000000000000UL, &n,
                        message) != LOFT_OK ||
        (given->values[OPT_SEED] != NULL &&
         loft_count_read("--seed", given->values[OPT_SEED], 1UL << 53, &seed, message) !=
             LOFT_OK) ||
        !read_length(given, OPT_APOGEE, 1e8, &sampled->apogee_m, message) ||
        !read_length(given, OPT_RANGE, 20004e3, &sampled->range_m, message) ||
        !read_place(given, &sampled->setup.base, message)) {
        return false;
    }
    if (n == 0) {
        return message_write(message, "--samples 0: must be 1 or more");
    }
    if ((sampled->apogee_m > 0.0) != (sampled->range_m > 0.0)) {
        return message_write(message, "give both --apogee and --range, or neither");
    }
    sampled->checkpoint = given->values[OPT_CHECKPOINT];
    sampled->resume = given->values[OPT_RESUME] != NULL;
    if (sampled->resume && sampled->checkpoint == NULL) {
        return message_write(message, "--resume needs --checkpoint");
    }
    sampled->n = (int64_t)n;
    sampled->setup.seed = seed;
    return sampled_ensemble_set_up(data, sampled, message);
}

static int fly_draws(const opts_given *given)
{
    static const int outs[] = {OPT_SUMMARY, OPT_CHECKPOINT};
    const bool opens =
        !app_is_stdout(given->values[OPT_CHECKPOINT]); /* else its refusal */
    int result = output_files_are_apart(&cmd_ensemble.opts, given, outs, opens ? 2 : 1);
    if (result != APP_DONE) {
        return result;
    }
    loft_data *data = app_open_data();
    if (data == NULL) {
        return APP_BAD_INPUT;
    }
    char message[MESSAGE_SIZE];
    sampled_ensemble sampled = {.class_name = given->values[OPT_CLASS],
                                .setup = {.base = loft_launch_default()}};
    result = APP_USAGE;
    if (read_sampled(given, data, &sampled, message)) {
        result = sampled_ensemble_fly(&sampled, given->values[OPT_SUMMARY]);
    } else {
        app_error("ensemble: %s", message);
    }
    loft_data_free(data);
    return result;
}

static int fly_states(const char *states, const char *csv)
{
    char *example = collection_example(states);
    const char *in = example != NULL ? example : states;
    const int result =
        input_file_is_kept(csv, &in, 1) ? ensemble_states(in, csv) : APP_CANNOT_WRITE;
    free(example);
    return result;
}

/* The first option given that does not go with the others, or NULL. */
static const char *stray(const opts_given *given, int first, int last)
{
    for (int i = first; i <= last; i++) {
        if (given->values[i] != NULL) {
            return specs[i].name;
        }
    }
    return NULL;
}

/* Names what is missing beside what was given. */
static void refuse_incomplete(const opts_given *given, bool is_table)
{
    static const int needed[] = {OPT_CLASS, OPT_SAMPLES, OPT_SUMMARY};
    enum {
        NEEDED = sizeof needed / sizeof needed[0]
    };
    char missing[MESSAGE_SIZE] = "";
    size_t n = 0;
    for (size_t i = 0; i < NEEDED; i++) {
        if (given->values[needed[i]] == NULL) {
            const size_t at = strlen(missing);
            snprintf(missing + at, sizeof missing - at, "%s--%s", n > 0 ? " and " : "",
                     specs[needed[i]].name);
            n++;
        }
    }
    if (is_table) {
        app_error("ensemble: missing --csv; see loft ensemble --help");
    } else if (n < NEEDED) {
        app_error("ensemble: missing %s; see loft ensemble --help", missing);
    } else {
        app_error("ensemble: give --states and --csv, or --class, --samples and "
                  "--summary; see loft ensemble --help");
    }
}

static int say_written(const char *key, const char *path)
{
    loft_json_writer *json = loft_json_writer_new();
    if (json == NULL) {
        return APP_NOT_CONVERGED;
    }
    loft_json_write_begin_object(json);
    loft_put_string(json, key, path);
    loft_json_write_end_object(json);
    return app_print_json(json);
}

/* Flies the one or the other, and says as JSON what was written. */
static int fly(const opts_given *given, bool is_table)
{
    const int written = is_table ? OPT_CSV : OPT_SUMMARY;
    const char *path = given->values[written];
    const bool as_json = given->values[OPT_JSON] != NULL;
    if (as_json && app_is_stdout(path)) {
        app_error("ensemble: --json says what was written: give --%s a file",
                  specs[written].name);
        return APP_USAGE;
    }
    const int result =
        is_table ? fly_states(given->values[OPT_STATES], path) : fly_draws(given);
    return result == APP_DONE && as_json ? say_written(specs[written].name, path)
                                         : result;
}

static int run(int argc, char **argv)
{
    opts_given given;
    const int result = app_options(&cmd_ensemble.opts, argc, argv, &given);
    if (result != APP_GO_ON) {
        return result;
    }
    const bool is_table = given.values[OPT_STATES] != NULL;
    const char *other =
        is_table ? stray(&given, OPT_CLASS, OPT_RESUME) : stray(&given, OPT_CSV, OPT_CSV);
    if (is_table && other == NULL && given.values[OPT_CSV] != NULL) {
        return fly(&given, true);
    }
    if (!is_table && other == NULL && given.values[OPT_CLASS] != NULL &&
        given.values[OPT_SAMPLES] != NULL && given.values[OPT_SUMMARY] != NULL) {
        return fly(&given, false);
    }
    if (other != NULL && (is_table || given.values[OPT_SAMPLES] != NULL)) {
        app_error("ensemble: --%s cannot be combined with %s", other,
                  is_table ? "--states" : "--samples; it needs --states");
    } else if (other != NULL) {
        app_error("ensemble: --%s needs --states", other);
    } else {
        refuse_incomplete(&given, is_table);
    }
    return APP_USAGE;
}
