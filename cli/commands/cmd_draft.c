/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "cli/commands/commands.h"
#include "cli/support/app.h"
#include "cli/support/input_file.h"
#include "io/draft/source_text.h"
#include "loft/loft.h"
#include "sim/base/file.h"

enum {
    OPT_JSON,
    N_OPTS
};

static const opt_spec specs[N_OPTS] = {
    [OPT_JSON] = {"json", NULL, "print all that was read as one JSON document", OPT_FLAG,
                  0},
};

static const char *const examples[] = {
    "loft draft --json article.txt",
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
                "test with their hedges and who said them, its date, country and "
                "missile. Computes nothing; what cannot be assigned is listed.",
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

static int run(int argc, char **argv)
{
    opts_given given;
    int result = app_options(&cmd_draft.opts, argc, argv, &given);
    if (result != APP_GO_ON) {
        return result;
    }
    const char *path = given.n_args > 0 ? given.args[0] : "-";
    loft_diags *diags = loft_diags_new();
    loft_file_text text = {.bytes = NULL};
    loft_draft *draft = NULL;
    loft_status status = LOFT_ERR_NOMEM;
    if (diags != NULL) {
        status = loft_file_read(app_is_stdout(path) ? "/dev/stdin" : path,
                                LOFT_DRAFT_FILE_MAX, diags, &text);
    }
    if (status == LOFT_OK) {
        status = loft_source_text_read(text.bytes, text.size, diags, &draft);
    }
    app_print_diags(input_file_name(path), diags);
    result =
        status == LOFT_OK ? print_json(loft_draft_content(draft)) : app_exit_of(status);
    loft_draft_free(draft);
    free(text.bytes);
    loft_diags_free(diags);
    return result;
}
