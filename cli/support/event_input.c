/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/event_input.h"

#include "cli/support/app.h"
#include "cli/support/collection.h"
#include "cli/support/input_file.h"
#include "io/json/json.h"
#include "loft/files.h"

static loft_status answer_scenario(const event_input *event, const loft_data *data,
                                   const input_file *in, loft_diags *diags,
                                   loft_analysis **out)
{
    loft_scenario *scenario = NULL;
    loft_status status = input_file_scenario(in, data, diags, &scenario);
    if (status == LOFT_OK) {
        status = loft_analysis_of_scenario(scenario, &event->analysis, out);
    }
    loft_scenario_free(scenario);
    return status;
}

/* Shows a scenario, with the data for it, or a result. */
static int show(const event_input *event, const loft_data *data, const input_file *in,
                const opts_given *given)
{
    loft_analysis *analysis = NULL;
    loft_diags *diags = loft_diags_new();
    int result = APP_NOT_CONVERGED;
    loft_status status = LOFT_ERR_NOMEM;
    if (diags != NULL) {
        status = data != NULL ? answer_scenario(event, data, in, diags, &analysis)
                              : input_file_analysis(in, diags, &analysis);
    }
    if (status == LOFT_OK) {
        result = event->show(event->context, analysis, given);
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

static int show_file(const event_input *event, const input_file *in,
                     const opts_given *given)
{
    bool is_scenario = false;
    const loft_status status = find_kind(in, &is_scenario);
    if (status != LOFT_OK) {
        app_error("%s: %s", input_file_name(in->path), loft_status_text(status));
        return APP_NOT_CONVERGED;
    }
    if (!is_scenario) {
        return show(event, NULL, in, given);
    }
    loft_data *data = app_open_data();
    if (data == NULL) {
        return APP_BAD_INPUT;
    }
    const int result = show(event, data, in, given);
    loft_data_free(data);
    return result;
}

static int work(const void *context, const opts_given *given)
{
    const event_input *event = context;
    input_file in;
    loft_diags *diags = loft_diags_new();
    int result = APP_BAD_INPUT;
    if (diags != NULL && input_file_open(given->args[0], diags, &in) == LOFT_OK) {
        result = show_file(event, &in, given);
        input_file_fini(&in);
    } else if (diags != NULL) {
        app_print_diags(given->args[0], diags);
    }
    loft_diags_free(diags);
    return result;
}

int event_input_command(const event_input *event, int argc, char **argv)
{
    const collection_want want = {event->opts->name, COLLECTION_SCENARIOS, COLLECTION_ONE,
                                  0};
    opts_given given;
    int result = app_options(event->opts, argc, argv, &given);
    if (result == APP_GO_ON && event->read != NULL) {
        result = event->read(&given, event->context);
    }
    return result == APP_GO_ON ? collection_run(&want, &given, work, event) : result;
}
