/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "cli/commands/commands.h"
#include "cli/support/app.h"
#include "cli/support/collection.h"
#include "cli/support/input_file.h"
#include "cli/support/terminal.h"
#include "io/files/three_ways.h"
#include "io/json/json.h"
#include "io/text/three_ways_text.h"
#include "loft/files.h"
#include "sim/base/text.h"

enum {
    OPT_JSON,
    N_OPTS
};

static const opt_spec specs[N_OPTS] = {
    [OPT_JSON] = {"json", NULL, "print the flights as one JSON document", OPT_FLAG, 0},
};

static const char *const examples[] = {
    "loft trajectories 2017-05-14",
    "loft trajectories 2017-11-29-hwasong-15 --json",
    NULL,
};

static int run(int argc, char **argv);

const command cmd_trajectories = {
    .summary = "flown, standard and depressed trajectory of one booster",
    .run = run,
    .opts =
        {
            .name = "trajectories",
            .synopsis = "[OPTION]... SCENARIO|RESULT",
            .about =
                "Shows the flown, the standard and the depressed trajectory of one "
                "booster, the last with half the apogee of the standard one. Reads a "
                "scenario, by file or name, a result.json of loft run, or the output of loft estimate "
                "--json.",
            .examples = examples,
            .specs = specs,
            .n_specs = N_OPTS,
            .argument = "SCENARIO or RESULT",
            .least_args = 1,
            .most_args = 1,
        },
};

static int show(loft_analysis *analysis, bool as_json)
{
    loft_three_ways s;
    const loft_status status = loft_three_ways_fly(analysis, &s);
    if (status != LOFT_OK) {
        app_error("trajectories: %s", loft_status_text(status));
        return APP_NOT_CONVERGED;
    }
    if (as_json) {
        loft_json_writer *w = loft_json_writer_new();
        if (w == NULL) {
            return APP_NOT_CONVERGED;
        }
        loft_json_write_begin_object(w);
        loft_three_ways_json(w, &s);
        loft_json_write_end_object(w);
        return app_print_json(w);
    }
    return app_print_text(
        terminal_paint(loft_three_ways_text(&s, terminal_columns()), TERMINAL_PLAIN));
}

/* A refusal is an answer: it is printed, as JSON with no flights. */
static int show_refusal(const char *id, const char *reason, bool as_json)
{
    if (!as_json) {
        return app_print_text(loft_text_format("No trajectories: %s.\n", reason));
    }
    loft_json_writer *w = loft_json_writer_new();
    if (w == NULL) {
        return APP_NOT_CONVERGED;
    }
    loft_json_write_begin_object(w);
    loft_json_write_key(w, "id");
    if (id != NULL) {
        loft_json_write_string(w, id);
    } else {
        loft_json_write_null(w);
    }
    loft_json_write_key(w, "refusal");
    loft_json_write_string(w, reason);
    loft_json_write_end_object(w);
    return app_print_json(w);
}

static const char *const not_converged = "the fit did not converge";

static int show_drawn(loft_analysis *a, bool as_json)
{
    const size_t drawn = loft_analysis_drawn(a);
    const loft_refusal refusal = loft_analysis_refusal(a, drawn);
    if (loft_analysis_standard(a, drawn) == NULL) {
        return show_refusal(loft_analysis_event_of(a)->id,
                            refusal != LOFT_REFUSED_NOT ? loft_refusal_reason(refusal)
                                                        : not_converged,
                            as_json);
    }
    return show(a, as_json);
}

static loft_status answer_scenario(const loft_data *data, const input_file *in,
                                   loft_diags *diags, loft_analysis **out)
{
    loft_scenario *scenario = NULL;
    const loft_analysis_options options = {.samples = 0};
    loft_status status = input_file_scenario(in, data, diags, &scenario);
    if (status == LOFT_OK) {
        status = loft_analysis_of_scenario(scenario, &options, out);
    }
    loft_scenario_free(scenario);
    return status;
}

/* Shows a scenario, with the data for it, or a result. */
static int compare(const loft_data *data, const input_file *in, bool as_json)
{
    loft_analysis *analysis = NULL;
    loft_diags *diags = loft_diags_new();
    int result = APP_NOT_CONVERGED;
    loft_status status = LOFT_ERR_NOMEM;
    if (diags != NULL) {
        status = data != NULL ? answer_scenario(data, in, diags, &analysis)
                              : input_file_analysis(in, diags, &analysis);
    }
    if (status == LOFT_OK) {
        result = show_drawn(analysis, as_json);
    } else if (diags != NULL && loft_diags_count(diags) > 0) {
        app_print_diags(in->path, diags);
        result = APP_BAD_INPUT;
    } else {
        app_error("%s: %s", input_file_name(in->path), loft_status_text(status));
    }
    loft_analysis_free(analysis);
    loft_diags_free(diags);
    return result;
}

/* The kind by the keys; the reader of scenarios refuses a text that is not JSON. */
static loft_status find_kind(const input_file *in, bool *is_scenario)
{
    loft_json_doc *doc = NULL;
    loft_diags *diags = loft_diags_new();
    const loft_status status =
        diags != NULL ? input_file_json(in, diags, &doc) : LOFT_ERR_NOMEM;
    *is_scenario = true;
    if (status == LOFT_OK) {
        const loft_json_node *root = loft_json_root(doc);
        *is_scenario = loft_json_get(root, "reports") != NULL ||
                       (loft_json_get(root, "launch") == NULL &&
                        loft_json_get(root, "sources") == NULL);
    }
    loft_json_free(doc);
    loft_diags_free(diags);
    return status == LOFT_ERR_NOMEM ? status : LOFT_OK;
}

static int compare_file(const input_file *in, bool as_json)
{
    bool is_scenario = false;
    const loft_status status = find_kind(in, &is_scenario);
    if (status != LOFT_OK) {
        app_error("%s: %s", input_file_name(in->path), loft_status_text(status));
        return APP_NOT_CONVERGED;
    }
    if (!is_scenario) {
        return compare(NULL, in, as_json);
    }
    loft_data *data = app_open_data();
    if (data == NULL) {
        return APP_BAD_INPUT;
    }
    const int result = compare(data, in, as_json);
    loft_data_free(data);
    return result;
}

static int work(const void *unused, const opts_given *given)
{
    (void)unused;
    input_file in;
    loft_diags *diags = loft_diags_new();
    int result = APP_BAD_INPUT;
    if (diags != NULL && input_file_open(given->args[0], diags, &in) == LOFT_OK) {
        result = compare_file(&in, given->values[OPT_JSON] != NULL);
        input_file_fini(&in);
    } else if (diags != NULL) {
        app_print_diags(given->args[0], diags);
    }
    loft_diags_free(diags);
    return result;
}

static int run(int argc, char **argv)
{
    static const collection_want want = {"trajectories", COLLECTION_SCENARIOS,
                                         COLLECTION_ONE, 0};
    opts_given given;
    const int result = app_options(&cmd_trajectories.opts, argc, argv, &given);
    return result == APP_GO_ON ? collection_run(&want, &given, work, NULL) : result;
}
