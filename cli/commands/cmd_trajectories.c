/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "cli/commands/commands.h"
#include "cli/support/app.h"
#include "cli/support/three_ways.h"
#include "io/files/result.h"
#include "io/json/json.h"
#include "loft/files.h"

enum {
    OPT_JSON,
    N_OPTS
};

static const opt_spec specs[N_OPTS] = {
    [OPT_JSON] = {"json", NULL, "print the flights as one JSON document", OPT_FLAG, 0},
};

static const char *const examples[] = {
    "loft trajectories scenarios/dprk/2017-05-14-hwasong-12.json",
    "loft trajectories out/2017-05-14-hwasong-12/result.json --json",
    NULL,
};

const opts_command cmd_trajectories_opts = {
    .name = "trajectories",
    .synopsis = "[OPTION]... SCENARIO|RESULT",
    .about = "Shows the flown, the standard and the depressed trajectory of one "
             "booster, the last with half the apogee of the standard one. Reads a "
             "scenario, a result.json of loft run, or the output of loft estimate "
             "--json.",
    .examples = examples,
    .specs = specs,
    .n_specs = N_OPTS,
    .argument = "SCENARIO or RESULT",
    .least_args = 1,
    .most_args = 1,
};

static int show(const three_ways_origin *origin, bool as_json)
{
    shapes s;
    const loft_status status = three_ways_fly(origin, &s);
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
        three_ways_json(w, &s);
        loft_json_write_end_object(w);
        return app_print_json(w);
    }
    char *text = three_ways_text(&s, app_columns());
    const int result = text != NULL ? app_print(text, strlen(text)) : APP_NOT_CONVERGED;
    free(text);
    return result;
}

/* A refusal is an answer: it is printed, as JSON with no flights. */
static int show_refusal(const char *id, const char *reason, bool as_json)
{
    if (!as_json) {
        char text[1024];
        const int n = snprintf(text, sizeof text, "No trajectories: %s.\n", reason);
        return app_print(text, n < (int)sizeof text ? (size_t)n : sizeof text - 1);
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

static int show_drawn(const loft_analysis *a, bool as_json)
{
    const loft_analysis_event *event = loft_analysis_event_of(a);
    const size_t drawn = loft_analysis_drawn(a);
    const loft_estimate *e = loft_analysis_estimate(a, drawn);
    if (!e->converged || !e->has_standard) {
        return show_refusal(event->id,
                            e->refusal != LOFT_REFUSED_NOT
                                ? loft_refusal_reason(e->refusal)
                                : not_converged,
                            as_json);
    }
    const three_ways_origin origin = {.title = event->title,
                                      .id = event->id,
                                      .source = event->sources[drawn].source,
                                      .class_name = event->class_name,
                                      .launch = event->launch,
                                      .flown = e->fit.flown.aim,
                                      .lower_bound = e->lower_bound,
                                      .ballistic_on_request = e->warn_ballistic};
    return show(&origin, as_json);
}

static int compare_scenario(const loft_data *data, const char *path, bool as_json)
{
    loft_scenario *scenario = NULL;
    loft_diags *diags = loft_diags_new();
    int result = APP_BAD_INPUT;
    if (diags != NULL && loft_scenario_read(data, path, diags, &scenario) == LOFT_OK) {
        const loft_analysis_options options = {.samples = 0};
        loft_analysis *analysis = NULL;
        const loft_status status =
            loft_analysis_of_scenario(scenario, &options, &analysis);
        if (status == LOFT_OK) {
            result = show_drawn(analysis, as_json);
            loft_analysis_free(analysis);
        } else {
            app_error("%s: %s", path, loft_status_text(status));
            result = APP_NOT_CONVERGED;
        }
    } else if (diags != NULL) {
        app_print_diags(path, diags);
    }
    loft_scenario_free(scenario);
    loft_diags_free(diags);
    return result;
}

/* Class of the document, or of the fit where the document is of one estimate. */
static const char *class_of(const loft_result_facts *facts, const loft_result_estimate *e)
{
    const loft_json_node *fit = loft_json_get(e->json, "fit");
    const loft_json_node *name = fit != NULL ? loft_json_get(fit, "class") : NULL;
    return facts->class_name != NULL || name == NULL ||
                   loft_json_typeof(name) != LOFT_JSON_STRING
               ? facts->class_name
               : loft_json_string(name);
}

static int compare_result(const char *path, bool as_json)
{
    loft_result *read = NULL;
    loft_diags *diags = loft_diags_new();
    int result = APP_BAD_INPUT;
    if (diags != NULL && loft_result_read(path, diags, &read) == LOFT_OK) {
        const loft_result_facts *facts = loft_result_content(read);
        const loft_result_estimate *e = &facts->estimates[facts->drawn];
        if (e->has[LOFT_RESULT_FLOWN]) {
            const three_ways_origin origin = {.title = facts->title,
                                              .id = facts->id,
                                              .source = e->source,
                                              .class_name = class_of(facts, e),
                                              .launch = facts->launch,
                                              .flown = e->aims[LOFT_RESULT_FLOWN],
                                              .lower_bound = e->lower_bound,
                                              .ballistic_on_request =
                                                  e->ballistic_on_request};
            result = show(&origin, as_json);
        } else {
            result = show_refusal(
                facts->id, e->refusal_reason != NULL ? e->refusal_reason : not_converged,
                as_json);
        }
    } else if (diags != NULL) {
        app_print_diags(path, diags);
    }
    loft_result_free(read);
    loft_diags_free(diags);
    return result;
}

/* The kind by the keys; the reader of scenarios refuses a text that is not JSON. */
static bool is_scenario(const char *path)
{
    loft_json_doc *doc = NULL;
    loft_diags *diags = loft_diags_new();
    bool scenario = true;
    if (diags != NULL && loft_json_read(path, diags, &doc) == LOFT_OK) {
        const loft_json_node *root = loft_json_root(doc);
        scenario = loft_json_get(root, "reports") != NULL ||
                   (loft_json_get(root, "launch") == NULL &&
                    loft_json_get(root, "sources") == NULL);
    }
    loft_json_free(doc);
    loft_diags_free(diags);
    return scenario;
}

int cmd_trajectories(int argc, char **argv)
{
    opts_given given;
    int result = app_options(&cmd_trajectories_opts, argc, argv, &given);
    if (result != APP_GO_ON) {
        return result;
    }
    const bool as_json = given.values[OPT_JSON] != NULL;
    if (!is_scenario(given.args[0])) {
        return compare_result(given.args[0], as_json);
    }
    loft_data *data = app_open_data();
    if (data == NULL) {
        return APP_BAD_INPUT;
    }
    result = compare_scenario(data, given.args[0], as_json);
    loft_data_free(data);
    return result;
}
