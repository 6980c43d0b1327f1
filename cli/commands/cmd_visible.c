/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands/commands.h"
#include "cli/support/app.h"
#include "cli/support/event_input.h"
#include "cli/support/place_list.h"
#include "cli/support/terminal.h"
#include "io/files/sighting.h"
#include "io/reading/quantity.h"
#include "io/text/sighting_text.h"

enum {
    OPT_FROM,
    OPT_HEIGHT,
    OPT_JSON,
    N_OPTS
};

static const opt_spec specs[N_OPTS] = {
    [OPT_FROM] = {"from", "PLACE",
                  "a place by its name or its latitude and longitude; may be repeated",
                  OPT_REPEATED, 0},
    [OPT_HEIGHT] =
        {"height", "LENGTH",
         "height of the eye at the places, such as that of an aircraft\n(default: 0)",
         OPT_VALUE, 0},
    [OPT_JSON] = {"json", NULL, "print the answer as one JSON document", OPT_FLAG, 0},
};

static const char *const examples[] = {
    "loft visible 2017-11-29 --from Aomori --from Seoul",
    "loft visible 2017-11-29 --from 40.5N,141.2E --height 11.9km",
    NULL,
};

static int run(int argc, char **argv);

const command cmd_visible = {
    .summary = "what of a reported flight is seen from places",
    .run = run,
    .opts =
        {
            .name = "visible",
            .synopsis = "[OPTION]... SCENARIO|RESULT --from PLACE...",
            .about =
                "Shows for each place when the fitted flight of a reported test rises and "
                "sets, how high it is then, how high it stands in the sky, what of it is in "
                "sunlight and where the Sun stands at launch. The horizon is geometric. Of a "
                "test that is not converted it shows how high a missile on its way must be "
                "to be over the horizon. Reads a scenario, by file or name, a result.json of "
                "loft run, or the output of loft estimate --json.",
            .examples = examples,
            .specs = specs,
            .n_specs = N_OPTS,
            .argument = "SCENARIO or RESULT",
            .least_args = 1,
            .most_args = 1 + OPTS_REPEATED,
            .of_scenarios = true,
        },
};

static int read_height(const opts_given *given, place_list *places)
{
    static const loft_quantity_want want = {.option = "--height",
                                            .example = "11.9km",
                                            .dimension = LOFT_QUANTITY_LENGTH,
                                            .sign = LOFT_QUANTITY_NOT_NEGATIVE,
                                            .one_value = true};
    char message[LOFT_MESSAGE];
    loft_quantity height;
    if (given->values[OPT_HEIGHT] == NULL) {
        return APP_GO_ON;
    }
    const loft_status status =
        loft_quantity_read(&want, given->values[OPT_HEIGHT], &height, message);
    if (status != LOFT_OK) {
        app_error("visible: %s", message);
        return status == LOFT_ERR_NOMEM ? APP_NOT_CONVERGED : APP_USAGE;
    }
    for (size_t i = 0; i < places->n; i++) {
        places->at[i].alt_m = height.lo;
    }
    return APP_GO_ON;
}

static int read_asked(opts_given *given, void *context)
{
    place_list *places = context;
    const int result = place_list_read("visible", "--from", given, places);
    return result == APP_GO_ON ? read_height(given, places) : result;
}

static int print(const loft_sighting *sighting, bool as_json)
{
    if (!as_json) {
        return app_print_text(terminal_paint(
            loft_sighting_text(sighting, terminal_columns()), TERMINAL_PLAIN));
    }
    loft_json_writer *w = loft_json_writer_new();
    if (w == NULL) {
        return APP_NOT_CONVERGED;
    }
    loft_json_write_begin_object(w);
    loft_sighting_json(w, sighting);
    loft_json_write_end_object(w);
    return app_print_json(w);
}

static int show(const void *context, loft_analysis *analysis, const opts_given *given)
{
    const place_list *places = context;
    loft_sighting_place seen[OPTS_REPEATED];
    loft_sighting sighting;
    for (size_t i = 0; i < places->n; i++) {
        seen[i] = (loft_sighting_place){.name = places->names[i], .eye = places->at[i]};
    }
    const loft_status status = loft_sighting_find(analysis, places->n, seen, &sighting);
    if (status != LOFT_OK) {
        app_error("visible: %s", loft_status_text(status));
        return app_exit_of(status);
    }
    return print(&sighting, given->values[OPT_JSON] != NULL);
}

static int run(int argc, char **argv)
{
    place_list places;
    const event_input event = {
        .opts = &cmd_visible.opts, .read = read_asked, .context = &places, .show = show};
    return event_input_command(&event, argc, argv);
}
