/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "app.h"
#include "commands.h"
#include "scenario_batch.h"
#include "scenario_result.h"

enum {
    OPT_OUT,
    OPT_BALLISTIC,
    OPT_PRECISE,
    OPT_TO_SCALE,
    OPT_SVG,
    OPT_PDF,
    OPT_JSON,
    N_OPTS
};

static const opt_spec specs[N_OPTS] = {
    [OPT_OUT] = {"out", "DIR", "write DIR/ID/... (out)", OPT_VALUE, 'o'},
    [OPT_BALLISTIC] = {"ballistic", NULL,
                       "fit depressed and lifting flights as ballistic, with a warning",
                       OPT_FLAG, 0},
    [OPT_PRECISE] = {"precise", NULL,
                     "fly again at tolerance 1e-13 and with a second integrator, and say "
                     "how far off the ends are",
                     OPT_FLAG, 0},
    [OPT_TO_SCALE] = {"to-scale", NULL, "profile to scale over a round Earth", OPT_FLAG,
                      0},
    [OPT_SVG] = {"svg", NULL, "write profile.svg too", OPT_FLAG, 0},
    [OPT_PDF] = {"pdf", NULL, "write profile.pdf too", OPT_FLAG, 0},
    [OPT_JSON] = {"json", NULL, "all results as one JSON document", OPT_FLAG, 0},
};

static const char *const examples[] = {
    "loft run scenarios/dprk/2024-10-31-hwasong-19.json",
    "loft run scenarios --out results",
    "loft run scenarios/dprk/2025-01-06-hwasong-16b.json --ballistic --to-scale",
    NULL,
};

const opts_command cmd_run_opts = {
    .name = "run",
    .synopsis = "[OPTION]... SCENARIO|FOLDER...",
    .about =
        "Fits each source's figures of each scenario, checks the reported time, finds "
        "the standard range, and writes result.json, profile.png, flown.csv, "
        "standard.csv and standard-toward-azimuth.csv under DIR/ID. All files are "
        "checked before anything is computed or written.",
    .examples = examples,
    .specs = specs,
    .n_specs = N_OPTS,
    .argument = "SCENARIO or FOLDER",
    .least_args = 1,
    .most_args = -1,
};

static int say_files(const scenario_result *result, const char *dir)
{
    char text[1024];
    const char *id = loft_scenario_content(result->scenario)->id;
    const int n =
        snprintf(text, sizeof text,
                 "\nPicture: %s/%s/profile.png (%s%s). Beside it result.json, "
                 "flown.csv, standard.csv.\n\n",
                 dir, id, result->flights.n > 0 ? "the flight of " : "refused: ",
                 result->answers[result->drawn].source);
    return app_print(text, n < (int)sizeof text ? (size_t)n : sizeof text - 1);
}

/* One scenario: computed, written, then said. */
static int run_one(const loft_scenario *scenario, const scenario_options *options,
                   const char *dir, loft_json_writer *json)
{
    scenario_result result;
    const char *id = loft_scenario_content(scenario)->id;
    loft_status status = scenario_result_init(scenario, options, &result);
    if (status != LOFT_OK) {
        app_complain("%s: %s", id, loft_status_text(status));
        return APP_NOT_CONVERGED;
    }
    loft_diags *diags = loft_diags_new();
    status = diags != NULL ? scenario_result_write(&result, options, dir, diags)
                           : LOFT_ERR_NOMEM;
    int exit_status = result.converged ? APP_DONE : APP_NOT_CONVERGED;
    if (status != LOFT_OK) {
        app_complain("%s: %s", id, loft_status_text(status));
        if (diags != NULL) {
            app_print_diags(NULL, diags);
        }
        exit_status = app_exit_of(status);
    } else if (json != NULL) {
        loft_json_write_begin_object(json);
        scenario_result_json(json, &result);
        loft_json_write_end_object(json);
    } else {
        char *text = scenario_result_text(&result, app_columns());
        int printed = text != NULL ? app_print(text, strlen(text)) : APP_NOT_CONVERGED;
        free(text);
        printed = printed == APP_DONE ? say_files(&result, dir) : printed;
        exit_status = printed != APP_DONE ? printed : exit_status;
    }
    loft_diags_free(diags);
    scenario_result_fini(&result);
    return exit_status;
}

static int run_all(const scenario_batch *b, const scenario_options *options,
                   const char *dir, bool as_json)
{
    loft_json_writer *json = as_json ? loft_json_writer_new() : NULL;
    if (as_json && json == NULL) {
        return APP_NOT_CONVERGED;
    }
    if (as_json) {
        loft_json_write_begin_object(json);
        loft_json_write_key(json, "results");
        loft_json_write_begin_array(json);
    }
    int worst = APP_DONE;
    for (size_t i = 0; i < b->n && worst != APP_CANNOT_WRITE; i++) {
        app_progress(i + 1, b->n, scenario_batch_facts(b, i)->id);
        const int one = run_one(b->entries[i].scenario, options, dir, json);
        worst = one > worst ? one : worst;
    }
    app_progress(0, 0, NULL);
    if (as_json) {
        loft_json_write_end_array(json);
        loft_json_write_end_object(json);
        const int printed = app_print_json(json);
        worst = printed > worst ? printed : worst;
    }
    return worst;
}

int cmd_run(int argc, char **argv)
{
    opts_given given;
    int result = app_options(&cmd_run_opts, argc, argv, &given);
    if (result != APP_GO_ON) {
        return result;
    }
    const scenario_options options = {.ballistic = given.values[OPT_BALLISTIC] != NULL,
                                      .precise = given.values[OPT_PRECISE] != NULL,
                                      .to_scale = given.values[OPT_TO_SCALE] != NULL,
                                      .svg = given.values[OPT_SVG] != NULL,
                                      .pdf = given.values[OPT_PDF] != NULL};
    const char *dir = given.values[OPT_OUT] != NULL ? given.values[OPT_OUT] : "out";
    loft_data *data = app_open_data();
    if (data == NULL) {
        return APP_BAD_INPUT;
    }
    scenario_batch b = {.n = 0};
    result = scenario_batch_read(data, given.args, given.n_args, &b);
    if (result == APP_DONE) {
        result = run_all(&b, &options, dir, given.values[OPT_JSON] != NULL);
    }
    scenario_batch_fini(&b);
    loft_data_free(data);
    return result;
}
