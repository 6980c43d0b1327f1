/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "cli/commands/commands.h"
#include "cli/support/app.h"
#include "cli/support/bands.h"
#include "cli/support/collection.h"
#include "cli/support/input_file.h"
#include "cli/support/mpi_ranks.h"
#include "cli/support/parallel_for.h"
#include "cli/support/scenario_batch.h"
#include "cli/support/scorecard.h"
#include "cli/support/tables_out.h"
#include "io/text/scorecard_text.h"

enum {
    OPT_MARKDOWN,
    OPT_SAMPLES,
    OPT_SEED,
    OPT_JSON,
    N_OPTS
};

static const opt_spec specs[N_OPTS] = {
    [OPT_MARKDOWN] =
        {"markdown", "FILE",
         "write the tables to FILE as Markdown; - for standard output, in place of the text",
         OPT_VALUE, 0},
    [OPT_SAMPLES] = {"samples", "N", BANDS_SAMPLES_HELP, OPT_VALUE, 0},
    [OPT_SEED] = {"seed", "S", BANDS_SEED_HELP, OPT_VALUE, 0},
    [OPT_JSON] = {"json", NULL, "print the scorecard as one JSON document", OPT_FLAG, 0},
};

static const char *const examples[] = {
    "loft scorecard",
    "loft scorecard --markdown scorecard.md",
    "loft scorecard 2017-11-29 --json",
    NULL,
};

static int run(int argc, char **argv);

const command cmd_scorecard = {
    .summary = "computed standard ranges beside published ones",
    .run = run,
    .opts =
        {
            .name = "scorecard",
            .synopsis = "[OPTION]... [SCENARIO|FOLDER]...",
            .about =
                "Sets the computed standard range beside every published one of a "
                "flight (published_standard of a scenario): the difference, whether "
                "it is within 10 %, whether lower bounds are met, and the discussion "
                "of each miss. Without an argument: the whole collection.",
            .examples = examples,
            .specs = specs,
            .n_specs = N_OPTS,
            .argument = "SCENARIO or FOLDER",
            .least_args = 0,
            .most_args = -1,
            .of_scenarios = true,
        },
};

static char *text(const void *tables, bool markdown, int columns)
{
    return loft_scorecard_text(tables, markdown, columns);
}

static void json(loft_json_writer *writer, const void *tables)
{
    loft_scorecard_json(writer, tables);
}

static int say_failures(const loft_scorecard *card)
{
    int result = APP_DONE;
    for (size_t i = 0; i < card->n; i++) {
        if (card->events[i].status != LOFT_OK) {
            app_error("%s: %s", card->events[i].facts->id,
                      loft_status_text(card->events[i].status));
            result = APP_NOT_CONVERGED;
        }
    }
    return result;
}

static int show(const loft_scorecard *card, const opts_given *given)
{
    const tables_out out = {card, text, json};
    const int failed = say_failures(card);
    const int shown = tables_out_show(&out, given->values[OPT_MARKDOWN],
                                      given->values[OPT_JSON] != NULL);
    return shown > failed ? shown : failed;
}

static int work(const void *unused, const opts_given *given)
{
    (void)unused;
    loft_analysis_options options = {.drawn_only = true};
    char message[MESSAGE_SIZE];
    if (!bands_read(given->values[OPT_SAMPLES], given->values[OPT_SEED], &options,
                    message)) {
        app_error("scorecard: %s", message);
        return APP_USAGE;
    }
    const loft_ranks ranks = ranks_now();
    options.ranks = &ranks;
    int result = input_file_may_write(&cmd_scorecard.opts, given, OPT_MARKDOWN, OPT_JSON);
    if (result != APP_DONE) {
        return result;
    }
    loft_data *data = app_open_data();
    if (data == NULL) {
        return APP_BAD_INPUT;
    }
    scenario_batch b = {.n = 0};
    loft_scorecard card = {.n = 0};
    result = scenario_batch_read(data, given->args, given->n_args, &b);
    if (result == APP_DONE) {
        scenario_batch_sort(&b);
        result = app_exit_of(scorecard_make(&b, &options, parallel_for_threads(), &card));
    }
    if (result == APP_DONE) {
        result = show(&card, given);
    }
    loft_scorecard_fini(&card);
    scenario_batch_fini(&b);
    loft_data_free(data);
    return result;
}

static int run(int argc, char **argv)
{
    static const collection_want want = {"scorecard", COLLECTION_SCENARIOS,
                                         COLLECTION_BEST, 0};
    opts_given given;
    const int result = app_options(&cmd_scorecard.opts, argc, argv, &given);
    return result == APP_GO_ON ? collection_run(&want, &given, work, NULL) : result;
}
