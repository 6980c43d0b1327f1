/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/commands/commands.h"
#include "cli/support/app.h"
#include "cli/support/case_flight.h"
#include "cli/support/collection.h"
#include "cli/support/input_file.h"
#include "io/json/json.h"
#include "loft/files.h"
#include "sim/base/diag.h"
#include "sim/base/text.h"

enum {
    OPT_JSON,
    N_OPTS
};

static const opt_spec specs[N_OPTS] = {
    [OPT_JSON] = {"json", NULL, "print the findings as one JSON document", OPT_FLAG, 0},
};

static const char *const examples[] = {
    "loft check scenarios",
    "loft check hwasong-12 loft-from-burnout",
    NULL,
};

static int run(int argc, char **argv);

const command cmd_check = {
    .summary = "validate scenario and case files",
    .run = run,
    .opts =
        {
            .name = "check",
            .synopsis = "[OPTION]... FILE|FOLDER...",
            .about =
                "Validates scenario and case files: keys, types, ranges and "
                "combinations of values, and flies a case. Lists every error; the "
                "exit status is 3 if there is one. The keys are listed in loft-files(5).",
            .examples = examples,
            .specs = specs,
            .n_specs = N_OPTS,
            .argument = "FILE or FOLDER",
            .least_args = 1,
            .most_args = -1,
            .of_scenarios = true,
        },
};

typedef enum file_kind {
    KIND_UNKNOWN,
    KIND_SCENARIO,
    KIND_CASE
} file_kind;

static const char *const kind_names[] = {"unknown", "scenario", "case"};

/* The kind by the keys; a text that is not JSON has its message in diags. */
static loft_status kind_of(const input_file *in, loft_diags *diags, file_kind *kind)
{
    loft_json_doc *doc = NULL;
    const loft_status status = input_file_json(in, diags, &doc);
    if (status == LOFT_OK) {
        const loft_json_node *root = loft_json_root(doc);
        *kind = loft_json_get(root, "reports") != NULL ||
                        loft_json_get(root, "date_utc") != NULL ||
                        loft_json_get(root, "id") != NULL
                    ? KIND_SCENARIO
                : loft_json_get(root, "start") != NULL ? KIND_CASE
                                                       : KIND_UNKNOWN;
    }
    loft_json_free(doc);
    return status;
}

static loft_status check_as(const loft_data *data, const input_file *in, file_kind kind,
                            loft_diags *diags)
{
    loft_scenario *scenario = NULL;
    loft_case *flight_case = NULL;
    loft_status status = LOFT_ERR_INPUT;
    if (kind == KIND_SCENARIO) {
        status = input_file_scenario(in, data, diags, &scenario);
        loft_scenario_free(scenario);
    } else if (kind == KIND_CASE) {
        loft_flight flight;
        status = input_file_case(in, data, diags, &flight_case);
        if (status == LOFT_OK) {
            status = case_flight_fly(flight_case, NULL, diags, &flight);
        }
        loft_case_free(flight_case);
    } else {
        loft_diags_add(diags, "",
                       "neither a scenario (with \"reports\") nor a "
                       "case (with \"start\")");
    }
    return status;
}

static void json_finding(loft_json_writer *json, const char *path, file_kind kind,
                         bool valid, const loft_diags *diags)
{
    loft_json_write_begin_object(json);
    loft_json_write_key(json, "file");
    loft_json_write_string(json, path);
    loft_json_write_key(json, "kind");
    loft_json_write_string(json, kind_names[kind]);
    loft_json_write_key(json, "valid");
    loft_json_write_bool(json, valid);
    loft_json_write_key(json, "mistakes");
    loft_json_write_begin_array(json);
    for (size_t i = 0; i < loft_diags_count(diags); i++) {
        const loft_diag diag = loft_diags_get(diags, i);
        loft_json_write_begin_object(json);
        loft_json_write_key(json, "where");
        loft_json_write_string(json, diag.where);
        loft_json_write_key(json, "what");
        loft_json_write_string(json, diag.what);
        loft_json_write_end_object(json);
    }
    loft_json_write_end_array(json);
    loft_json_write_end_object(json);
}

typedef struct checking {
    const loft_data *data;
    loft_json_writer *json; /* or NULL: print lines */
} checking;

static int check_file(void *context, const char *path)
{
    const checking *c = context;
    loft_diags *diags = loft_diags_new();
    if (diags == NULL) {
        return APP_NOT_CONVERGED;
    }
    file_kind kind = KIND_UNKNOWN;
    input_file in;
    loft_status status = input_file_open(path, diags, &in);
    if (status == LOFT_OK) {
        status = kind_of(&in, diags, &kind);
    }
    if (status == LOFT_OK) {
        status = check_as(c->data, &in, kind, diags);
    }
    input_file_fini(&in);
    int result = status == LOFT_OK ? APP_DONE : APP_BAD_INPUT;
    if (c->json != NULL) {
        json_finding(c->json, path, kind, status == LOFT_OK, diags);
    } else if (status == LOFT_OK) {
        result = app_print_line(
            loft_text_format("%s: valid %s", input_file_name(path), kind_names[kind]));
    } else {
        app_print_diags(path, diags);
    }
    loft_diags_free(diags);
    return result;
}

static int check_all(const loft_data *data, const opts_given *given,
                     loft_json_writer *json)
{
    checking c = {.data = data, .json = json};
    const app_visit visit = {.file = check_file,
                             .context = &c,
                             .stop_at = APP_CANNOT_WRITE,
                             .nothing = "this folder has no *.json file"};
    int worst = APP_DONE;
    for (int i = 0; i < given->n_args && worst != APP_CANNOT_WRITE; i++) {
        const int one = app_visit_path(&visit, given->args[i]);
        worst = one > worst ? one : worst;
    }
    return worst;
}

static int work(const void *unused, const opts_given *given)
{
    (void)unused;
    loft_data *data = app_open_data();
    if (data == NULL) {
        return APP_BAD_INPUT;
    }
    int result = APP_DONE;
    if (given->values[OPT_JSON] == NULL) {
        result = check_all(data, given, NULL);
    } else {
        loft_json_writer *json = loft_json_writer_new();
        if (json == NULL) {
            loft_data_free(data);
            return APP_NOT_CONVERGED;
        }
        loft_json_write_begin_object(json);
        loft_json_write_key(json, "files");
        loft_json_write_begin_array(json);
        result = check_all(data, given, json);
        loft_json_write_end_array(json);
        loft_json_write_end_object(json);
        const int printed = app_print_json(json);
        result = printed > result ? printed : result;
    }
    loft_data_free(data);
    return result;
}

static int run(int argc, char **argv)
{
    static const collection_want want = {"check", COLLECTION_SCENARIOS, COLLECTION_BEST,
                                         0};
    opts_given given;
    const int result = app_options(&cmd_check.opts, argc, argv, &given);
    return result == APP_GO_ON ? collection_run(&want, &given, work, NULL) : result;
}
