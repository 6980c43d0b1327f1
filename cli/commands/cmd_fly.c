/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/commands/commands.h"
#include "cli/support/app.h"
#include "cli/support/case_file.h"
#include "cli/support/case_flight.h"
#include "cli/support/input_file.h"
#include "io/export/export.h"
#include "io/text/flight_text.h"
#include "loft/files.h"
#include "loft/loft.h"

enum {
    OPT_JSON,
    OPT_CSV,
    N_OPTS
};

static const opt_spec specs[N_OPTS] = {
    [OPT_JSON] = {"json", NULL, "print the flight as one JSON document", OPT_FLAG, 0},
    [OPT_CSV] =
        {"csv", "FILE",
         "write the trajectory to FILE as a table; - for standard output, in place of the text",
         OPT_VALUE, 0},
};

static const char *const examples[] = {
    "loft fly loft-from-burnout",
    "loft fly lift-off-liquid-2 --csv flight.csv",
    NULL,
};

static int run(int argc, char **argv);

const command cmd_fly = {
    .summary = "compute one flight from a case file",
    .run = run,
    .opts =
        {
            .name = "fly",
            .synopsis = "[OPTION]... CASE.json",
            .about = "Computes one flight from any state, or of a booster from lift-off, "
                     "to the ground, an altitude or a time. The case is a file or one "
                     "of the examples by its name.",
            .examples = examples,
            .specs = specs,
            .n_specs = N_OPTS,
            .argument = "CASE.json",
            .least_args = 1,
            .most_args = 1,
        },
};

static int print_flight_json(const char *title, const loft_flight_plan *plan,
                             const loft_flight *flight, const loft_entry *entry)
{
    loft_json_writer *json = loft_json_writer_new();
    if (json == NULL) {
        app_error("fly: out of memory");
        return APP_NOT_CONVERGED;
    }
    loft_json_write_begin_object(json);
    loft_json_write_key(json, "title");
    if (title != NULL) {
        loft_json_write_string(json, title);
    } else {
        loft_json_write_null(json);
    }
    loft_export_flight(json, plan, flight);
    loft_export_entry(json, entry, loft_entry_nose_radius(plan));
    loft_json_write_end_object(json);
    return app_print_json(json);
}

static int write_csv(const loft_flight_plan *plan, const loft_trajectory *record,
                     const loft_flight *flight, const char *path)
{
    char *text = NULL;
    size_t size = 0;
    const loft_export_table table = {
        .plan = plan,
        .record = record,
        .flight = flight,
        .step_s = loft_export_csv_step(loft_trajectory_end(record))};
    const loft_status status = loft_export_csv(&table, &text, &size);
    const int result =
        status == LOFT_OK ? app_write_file(path, text, size) : app_exit_of(status);
    free(text);
    return result;
}

static int fly_case(const loft_case *flight_case, const opts_given *given)
{
    const loft_flight_plan *plan = loft_case_plan(flight_case);
    const char *title = loft_case_title(flight_case);
    const int may_write = input_file_may_write(&cmd_fly.opts, given, OPT_CSV, OPT_JSON);
    if (may_write != APP_DONE) {
        return may_write;
    }
    loft_trajectory *record = loft_trajectory_new();
    loft_diags *diags = loft_diags_new();
    loft_flight flight;
    const loft_status status = record != NULL && diags != NULL
                                   ? case_flight_fly(flight_case, record, diags, &flight)
                                   : LOFT_ERR_NOMEM;
    int result = app_exit_of(status);
    if (status != LOFT_OK) {
        app_print_diags(given->args[0], diags);
    }
    if (result == APP_DONE && given->values[OPT_CSV] != NULL) {
        result = write_csv(plan, record, &flight, given->values[OPT_CSV]);
    }
    if (result == APP_DONE && !app_is_stdout(given->values[OPT_CSV])) {
        const loft_entry entry = loft_entry_find(plan, record, &flight);
        result = given->values[OPT_JSON] != NULL
                     ? print_flight_json(title, plan, &flight, &entry)
                     : app_print_text(loft_flight_text(title, plan, &flight, &entry));
    }
    loft_diags_free(diags);
    loft_trajectory_free(record);
    return result;
}

static int run(int argc, char **argv)
{
    return case_file_command(&cmd_fly.opts, argc, argv, fly_case);
}
