/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands/commands.h"
#include "cli/support/app.h"
#include "cli/support/event_input.h"
#include "cli/support/terminal.h"
#include "io/files/three_ways.h"
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
            .of_scenarios = true,
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

static int show_event(const void *unused, loft_analysis *analysis,
                      const opts_given *given)
{
    (void)unused;
    return show_drawn(analysis, given->values[OPT_JSON] != NULL);
}

static int run(int argc, char **argv)
{
    static const event_input event = {.opts = &cmd_trajectories.opts, .show = show_event};
    return event_input_command(&event, argc, argv);
}
