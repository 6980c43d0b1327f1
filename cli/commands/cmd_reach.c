/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands/commands.h"
#include "cli/support/app.h"
#include "cli/support/event_input.h"
#include "cli/support/input_file.h"
#include "cli/support/place_list.h"
#include "cli/support/terminal.h"
#include "io/files/distances.h"
#include "io/text/distances_text.h"

enum {
    OPT_PLACE,
    OPT_CSV,
    OPT_JSON,
    N_OPTS
};

static const opt_spec specs[N_OPTS] = {
    [OPT_PLACE] = {"place", "PLACE",
                   "a place by its name or its latitude and longitude; may be repeated",
                   OPT_REPEATED, 0},
    [OPT_CSV] = {"csv", "FILE", "write the table to FILE as CSV, - for standard output",
                 OPT_VALUE, 0},
    [OPT_JSON] = {"json", NULL, "print the table as one JSON document", OPT_FLAG, 0},
};

static const char *const examples[] = {
    "loft reach 2017-07-28 --place Guam --place Anchorage",
    "loft reach out/2017-07-28-hwasong-14/result.json --place Tokyo --csv reach.csv",
    NULL,
};

static int run(int argc, char **argv);

const command cmd_reach = {
    .summary = "range of a reported missile toward places, beside their distance",
    .run = run,
    .opts =
        {
            .name = "reach",
            .synopsis = "[OPTION]... SCENARIO|RESULT --place PLACE...",
            .about =
                "Prints the table that analysts publish of a reported test: for each "
                "place its distance and bearing from the launch site, the standard "
                "range of the same missile toward that bearing with the Earth's "
                "rotation, and the share of the answer that covers the distance. Reads "
                "a scenario, by file or name, a result.json of loft run, or the output "
                "of loft estimate --json.",
            .examples = examples,
            .specs = specs,
            .n_specs = N_OPTS,
            .argument = "SCENARIO or RESULT",
            .least_args = 1,
            .most_args = 1 + OPTS_REPEATED,
        },
};

static int read_places(opts_given *given, void *context)
{
    return place_list_read("reach", "--place", given, context);
}

static int print(const loft_distances *distances, bool as_json)
{
    if (!as_json) {
        return app_print_text(terminal_paint(
            loft_distances_text(distances, terminal_columns()), TERMINAL_PLAIN));
    }
    loft_json_writer *w = loft_json_writer_new();
    if (w == NULL) {
        return APP_NOT_CONVERGED;
    }
    loft_json_write_begin_object(w);
    loft_distances_json(w, distances);
    loft_json_write_end_object(w);
    return app_print_json(w);
}

static int show(const void *context, loft_analysis *analysis, const opts_given *given)
{
    const place_list *places = context;
    const char *csv = given->values[OPT_CSV];
    loft_distance rows[OPTS_REPEATED];
    loft_distances distances;
    int result = input_file_may_write(&cmd_reach.opts, given, OPT_CSV, OPT_JSON);
    if (result != APP_DONE) {
        return result;
    }
    for (size_t i = 0; i < places->n; i++) {
        rows[i] = (loft_distance){.name = places->names[i], .place = places->at[i]};
    }
    const loft_status status = loft_distances_find(analysis, places->n, rows, &distances);
    if (status != LOFT_OK) {
        app_error("reach: %s", loft_status_text(status));
        return app_exit_of(status);
    }
    if (csv != NULL) {
        result = app_write_text(loft_distances_csv(&distances), csv);
    }
    return result == APP_DONE && !app_is_stdout(csv)
               ? print(&distances, given->values[OPT_JSON] != NULL)
               : result;
}

static int run(int argc, char **argv)
{
    place_list places;
    const event_input event = {.opts = &cmd_reach.opts,
                               .analysis = loft_analysis_options_default(),
                               .read = read_places,
                               .context = &places,
                               .show = show};
    return event_input_command(&event, argc, argv);
}
