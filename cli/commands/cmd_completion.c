/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands/commands.h"
#include "cli/commands/completion.h"
#include "cli/support/app.h"
#include "sim/base/text.h"

static const struct {
    const char *name, *use;
    void (*write)(FILE *out, const loft_data *data);
} shells[] = {
    {"bash", "for ~/.local/share/bash-completion/completions/loft",
     completion_write_bash},
    {"zsh", "for a file _loft in a folder of $fpath", completion_write_zsh},
    {"fish", "for ~/.config/fish/completions/loft.fish", completion_write_fish},
};

static choice shell_at(const void *table, size_t i)
{
    (void)table;
    if (i >= sizeof shells / sizeof shells[0]) {
        return (choice){.name = NULL};
    }
    return (choice){.name = shells[i].name, .use = shells[i].use};
}

static const choices shell_choices = {"shell", "shells", NULL, shell_at, NULL};

static const char *const examples[] = {
    "source <(loft completion bash)",
    "loft completion zsh > _loft",
    NULL,
};

static int run(int argc, char **argv);

const command cmd_completion = {
    .summary = "print a script that completes commands and options in a shell",
    .run = run,
    .opts =
        {
            .name = "completion",
            .synopsis = "SHELL",
            .about = "Prints a script by which a shell completes commands, options, and "
                     "the names of classes, formats and plot kinds. `make install` puts "
                     "it where the three shells look.",
            .choices = &shell_choices,
            .examples = examples,
            .argument = "SHELL",
            .least_args = 1,
            .most_args = 1,
        },
};

static int print(size_t shell, const loft_data *data)
{
    loft_text text;
    char *bytes = NULL;
    if (loft_text_open(&text) == LOFT_OK) {
        shells[shell].write(text.out, data);
        if (loft_text_close(&text, &bytes, NULL) != LOFT_OK) {
            bytes = NULL;
        }
    }
    return app_print_text(bytes);
}

static int run(int argc, char **argv)
{
    opts_given given;
    char message[MESSAGE_SIZE];
    size_t shell = 0;
    int result = app_options(&cmd_completion.opts, argc, argv, &given);
    if (result != APP_GO_ON) {
        return result;
    }
    if (!choices_find(&shell_choices, given.args[0], &shell, message)) {
        app_error("completion: %s", message);
        return APP_USAGE;
    }
    loft_data *data = app_open_data();
    result = data != NULL ? print(shell, data) : APP_BAD_INPUT;
    loft_data_free(data);
    return result;
}
