/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unistd.h>

#include "cli/commands/commands.h"
#include "cli/support/app.h"
#include "cli/support/collection.h"
#include "cli/support/draft_catalogue.h"
#include "cli/support/draft_page.h"
#include "cli/support/draft_scenario.h"
#include "cli/support/input_file.h"
#include "cli/support/terminal.h"
#include "io/draft/source_text.h"
#include "io/text/draft_text.h"
#include "loft/loft.h"
#include "sim/base/file.h"

enum {
    OPT_JSON,
    OPT_HTML,
    N_OPTS
};

static const opt_spec specs[N_OPTS] = {
    [OPT_JSON] =
        {"json", NULL,
         "print all that was read as one JSON document, in place of the scenario",
         OPT_FLAG, 0},
    [OPT_HTML] = {"html", "FILE", "write the text with its figures marked as one page",
                  OPT_VALUE, 0},
};

static const char *const examples[] = {
    "loft draft news-report.txt > test.json",
    "loft draft news-report.txt | loft run -",
    "loft draft --json --html marked.html news-report.txt",
    NULL,
};

static int run(int argc, char **argv);

const command cmd_draft = {
    .summary = "read a news text into a scenario",
    .run = run,
    .opts =
        {
            .name = "draft",
            .synopsis = "[OPTION]... [FILE]",
            .about =
                "Reads a news text, plain or a saved HTML page, by rules: the figures of a "
                "test with their hedges and who said them, its date, country and missile. "
                "Prints a scenario for `loft run -`, and on standard error the text with "
                "each figure marked and what it was taken for; under --quiet only the "
                "scenario. Nothing is computed; what cannot be assigned is listed. "
                "Tests of the catalogue that it may be about are shown with what others "
                "reported; the scenario of that test is printed where the text has no "
                "figure of it. Without FILE, or with -, it reads standard input.",
            .examples = examples,
            .specs = specs,
            .n_specs = N_OPTS,
            .argument = "FILE",
            .least_args = 0,
            .most_args = 1,
        },
};

static int print_json(const loft_draft_document *document)
{
    loft_json_writer *writer = loft_json_writer_new();
    if (writer == NULL) {
        return APP_NOT_CONVERGED;
    }
    loft_draft_json(writer, document);
    return app_print_json(writer);
}

/* The text with its marks on standard error. */
static int show(const loft_draft_document *document)
{
    static const loft_draft_marks brackets = {"[", "[?", "]"};
    static const loft_draft_marks colours = {"\033[1;32m", "\033[33m", "\033[0m"};
    if (app_is_quiet()) {
        return APP_DONE;
    }
    char *view = loft_draft_view(
        document, terminal_has_colour(STDERR_FILENO) ? &colours : &brackets);
    if (view == NULL) {
        return APP_NOT_CONVERGED;
    }
    fputs(view, stderr);
    free(view);
    return APP_DONE;
}

/* The scenario of the first event; that of the catalogue where the text has no figure. */
static int print_scenario(const loft_draft_document *document,
                          const draft_catalogue *catalogue)
{
    const bool has_event = document->n_events > 0;
    const bool has_figures =
        has_event && draft_scenario_has_figures(&document->events[0]);
    if (!has_figures && catalogue->first != NULL) {
        size_t size = 0;
        const char *text = loft_scenario_text(catalogue->first, &size);
        app_note("draft: the text gives no height, distance or time of this test; the "
                 "scenario is that of the catalogue, %s",
                 loft_scenario_content(catalogue->first)->id);
        return app_print(text, size);
    }
    if (!has_event) {
        app_error("draft: the text speaks of no test of a missile; nothing to draft");
        return APP_BAD_INPUT;
    }
    if (!has_figures) {
        app_note("draft: the text gives no height, distance or time of this test");
    }
    if (document->events[0].date_local == NULL) {
        app_note("draft: the text does not say the date of the test: add \"date_utc\"");
    }
    loft_json_writer *writer = loft_json_writer_new();
    if (writer == NULL || !draft_scenario_write(writer, &document->events[0])) {
        loft_json_writer_free(writer);
        return APP_NOT_CONVERGED;
    }
    return app_print_json(writer);
}

static int answer(loft_draft *draft, const opts_given *given, const loft_data *data)
{
    const loft_draft_document *document = loft_draft_content(draft);
    draft_catalogue catalogue;
    int result =
        draft_catalogue_find(draft, data, &catalogue) ? APP_DONE : APP_NOT_CONVERGED;
    if (result == APP_DONE && given->values[OPT_HTML] != NULL) {
        result = app_write_text(draft_page(document), given->values[OPT_HTML]);
    }
    if (result == APP_DONE && given->values[OPT_JSON] != NULL) {
        result = print_json(document);
    } else if (result == APP_DONE) {
        result = show(document);
        if (result == APP_DONE && !app_is_stdout(given->values[OPT_HTML])) {
            result = print_scenario(document, &catalogue);
        }
    }
    draft_catalogue_fini(&catalogue);
    return result;
}

/* APP_DONE with a draft, or the exit status after a message. */
static int read_text(const char *path, loft_draft **draft)
{
    loft_diags *diags = loft_diags_new();
    loft_file_text text = {.bytes = NULL};
    loft_status status = LOFT_ERR_NOMEM;
    if (diags != NULL) {
        status = loft_file_read(app_is_stdout(path) ? "/dev/stdin" : path,
                                LOFT_DRAFT_FILE_MAX, diags, &text);
    }
    if (status == LOFT_OK) {
        status = loft_source_text_read(text.bytes, text.size, diags, draft);
    }
    app_print_diags(input_file_name(path), diags);
    free(text.bytes);
    loft_diags_free(diags);
    return status == LOFT_OK       ? APP_DONE
           : status == LOFT_ERR_IO ? APP_BAD_INPUT
                                   : app_exit_of(status);
}

/* Also a text that comes with loft, by its name. */
static int read_named(const char *name, loft_draft **draft)
{
    char *example = collection_example(name);
    const int result = read_text(example != NULL ? example : name, draft);
    free(example);
    return result;
}

static int draft_text(const opts_given *given)
{
    loft_draft *draft = NULL;
    loft_data *data = app_open_data();
    if (data == NULL) {
        return APP_BAD_INPUT;
    }
    int result = read_named(given->n_args > 0 ? given->args[0] : "-", &draft);
    if (result == APP_DONE) {
        result = answer(draft, given, data);
    }
    loft_draft_free(draft);
    loft_data_free(data);
    return result;
}

static int run(int argc, char **argv)
{
    opts_given given;
    int result = app_options(&cmd_draft.opts, argc, argv, &given);
    if (result != APP_GO_ON) {
        return result;
    }
    result = input_file_may_write(&cmd_draft.opts, &given, OPT_HTML, OPT_JSON);
    return result == APP_DONE ? draft_text(&given) : result;
}
