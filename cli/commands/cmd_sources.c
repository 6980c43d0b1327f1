/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands/commands.h"
#include "cli/support/app.h"
#include "cli/support/collection.h"
#include "cli/support/input_file.h"
#include "cli/support/scenario_batch.h"
#include "cli/support/tables_out.h"
#include "io/text/sources_text.h"

enum {
    OPT_MARKDOWN,
    OPT_JSON,
    N_OPTS
};

static const opt_spec specs[N_OPTS] = {
    [OPT_MARKDOWN] =
        {"markdown", "FILE",
         "write the tables to FILE as Markdown; - for standard output, in place of the text",
         OPT_VALUE, 0},
    [OPT_JSON] = {"json", NULL, "print the tables as one JSON document", OPT_FLAG, 0},
};

static const char *const examples[] = {
    "loft sources",
    "loft sources --markdown sources.md",
    "loft sources dprk --json",
    NULL,
};

static int run(int argc, char **argv);

const command cmd_sources = {
    .summary = "how far sources differ that speak of one flight",
    .run = run,
    .opts =
        {
            .name = "sources",
            .synopsis = "[OPTION]... [SCENARIO|FOLDER]...",
            .about = "Measures how far sources differ that speak of one and the same "
                     "flight: by figure, by who speaks, by kind of statement, first and "
                     "revised figures apart; beside each the scale of data/reports.json. "
                     "Without an argument: the whole collection.",
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
    return loft_sources_text(tables, markdown, columns);
}

static void json(loft_json_writer *writer, const void *tables)
{
    loft_witnesses_json(writer, tables);
}

static loft_status compare(const scenario_batch *batch, const loft_data *data,
                           loft_witnesses *out)
{
    loft_status status = LOFT_OK;
    for (size_t i = 0; status == LOFT_OK && i < batch->n; i++) {
        status = loft_witnesses_add(out, data, scenario_batch_facts(batch, i));
    }
    return status == LOFT_OK ? loft_witnesses_compare(out, data) : status;
}

static int work(const void *unused, const opts_given *given)
{
    (void)unused;
    int result = input_file_may_write(&cmd_sources.opts, given, OPT_MARKDOWN, OPT_JSON);
    if (result != APP_DONE) {
        return result;
    }
    loft_data *data = app_open_data();
    if (data == NULL) {
        return APP_BAD_INPUT;
    }
    scenario_batch batch = {.n = 0};
    loft_witnesses found = {.n = 0};
    result = scenario_batch_read(data, given->args, given->n_args, &batch);
    if (result == APP_DONE) {
        scenario_batch_sort(&batch);
        result = app_exit_of(compare(&batch, data, &found));
    }
    if (result == APP_DONE) {
        const tables_out out = {&found, text, json};
        result = tables_out_show(&out, given->values[OPT_MARKDOWN],
                                 given->values[OPT_JSON] != NULL);
    }
    loft_witnesses_fini(&found);
    scenario_batch_fini(&batch);
    loft_data_free(data);
    return result;
}

static int run(int argc, char **argv)
{
    static const collection_want want = {"sources", COLLECTION_SCENARIOS, COLLECTION_BEST,
                                         0};
    opts_given given;
    const int result = app_options(&cmd_sources.opts, argc, argv, &given);
    return result == APP_GO_ON ? collection_run(&want, &given, work, NULL) : result;
}
