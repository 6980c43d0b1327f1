/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands/completion.h"

#include <string.h>

size_t completion_options(const opts_command *c, opt_spec all[COMPLETION_OPTIONS])
{
    size_t n = c->n_specs;
    if (c->all_specs != NULL) {
        n = c->all_specs(all);
    } else if (n > 0) {
        memcpy(all, c->specs, n * sizeof *all);
    }
    const opt_spec *common = NULL;
    for (size_t i = 0; (common = opts_common(i)) != NULL; i++) {
        all[n++] = *common;
    }
    return n;
}

static const choices *choices_of(const opts_command *c, const opt_spec *option)
{
    for (size_t i = 0; i < c->n_values; i++) {
        if (strcmp(c->values[i].option, option->name) == 0) {
            return c->values[i].of;
        }
    }
    return NULL;
}

static bool is_class(const opt_spec *option)
{
    return strcmp(option->name, "class") == 0;
}

completion_kind completion_of_value(const opts_command *c, const opt_spec *option)
{
    if (is_class(option) || choices_of(c, option) != NULL) {
        return COMPLETE_WORDS;
    }
    return strcmp(option->argument, "FILE") == 0  ? COMPLETE_FILES
           : strcmp(option->argument, "DIR") == 0 ? COMPLETE_FOLDERS
                                                  : COMPLETE_NOTHING;
}

void completion_write_choices(FILE *out, const choices *listed)
{
    const char *name = NULL;
    for (size_t i = 0; (name = listed->at(listed->table, i).name) != NULL; i++) {
        fprintf(out, "%s%s", i > 0 ? " " : "", name);
    }
}

void completion_write_values(FILE *out, const loft_data *data, const opts_command *c,
                             const opt_spec *option)
{
    if (!is_class(option)) {
        completion_write_choices(out, choices_of(c, option));
        return;
    }
    for (size_t i = 0; i < loft_data_class_count(data); i++) {
        fprintf(out, "%s%s", i > 0 ? " " : "", loft_data_class_at(data, i)->name);
    }
}

static completion_kind of_arguments(const opts_command *c, bool any)
{
    return !any              ? COMPLETE_NOTHING
           : c->of_scenarios ? COMPLETE_SCENARIOS
                             : COMPLETE_FILES;
}

completion_kind completion_of_first(const opts_command *c)
{
    const bool names = c->choices != NULL && c->choices->option == NULL;
    return names ? COMPLETE_WORDS : of_arguments(c, c->most_args != 0);
}

completion_kind completion_of_others(const opts_command *c)
{
    return of_arguments(c, c->most_args < 0 || c->most_args > 1);
}

void completion_write_brief(FILE *out, const char *help, const char *special,
                            const char *quote)
{
    const char *end = strpbrk(help, ";:(\n");
    size_t size = end != NULL ? (size_t)(end - help) : strlen(help);
    while (size > 0 && help[size - 1] == ' ') {
        size--;
    }
    for (size_t i = 0; i < size; i++) {
        if (help[i] == '\'') {
            fputs(quote, out);
        } else {
            fprintf(out, "%s%c", strchr(special, help[i]) != NULL ? "\\" : "", help[i]);
        }
    }
}
