/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row for each c, option and argument; within '...' a backslash stands before \ and '. */
#include "cli/commands/completion.h"

static const char head[] =
    "# fish completion for loft, written by `loft completion fish`\n"
    "function __loft_words --description 'the words behind loft but options'\n"
    "    set -l words (commandline -opc)\n"
    "    string match --invert -- '-*' $words[2..-1]\n"
    "end\n"
    "function __loft_command --description 'is the first of them this one?'\n"
    "    set -l words (__loft_words)\n"
    "    test \"$words[1]\" = \"$argv[1]\"\n"
    "end\n"
    "function __loft_starts --description 'is there this one, and no other word?'\n"
    "    set -l words (__loft_words)\n"
    "    test \"$words[1]\" = \"$argv[1]\" -a (count $words) -le 1\n"
    "end\n"
    "function __loft_scenarios --description 'ids of the collection'\n"
    "    set -l words (commandline -opc)\n"
    "    command $words[1] list --ids 2>/dev/null\n"
    "end\n"
    "complete -c loft -f\n"
    "complete -c loft -n '__loft_starts \"\"' -s V -l version -d 'print the version'\n"
    "complete -c loft -n '__loft_starts \"\"' -s h -l help -d 'print the commands'\n"
    "complete -c loft -n '__loft_starts \"\"' -s q -l quiet -d 'print no progress and no "
    "notes'\n"
    "complete -c loft -n '__loft_starts \"\"' -a help -d 'print the help of a command'\n";

static void write_description(FILE *out, const char *help)
{
    fputs(" -d '", out);
    completion_write_brief(out, help, "\\", "\\'");
    fputs("'\n", out);
}

static void write_option(FILE *out, const loft_data *data, const opts_command *c,
                         const opt_spec *option)
{
    fprintf(out, "complete -c loft -n '__loft_command %s' -l %s", c->name, option->name);
    if (option->letter != '\0') {
        fprintf(out, " -s %c", option->letter);
    }
    if (option->kind != OPT_FLAG) {
        switch (completion_of_value(c, option)) {
        case COMPLETE_WORDS:
            fputs(" -x -a '", out);
            completion_write_values(out, data, c, option);
            fputc('\'', out);
            break;
        case COMPLETE_FOLDERS:
            fputs(" -x -a '(__fish_complete_directories)'", out);
            break;
        case COMPLETE_FILES:
            fputs(" -r -F", out);
            break;
        default:
            fputs(" -x", out);
            break;
        }
    }
    write_description(out, option->help);
}

static void write_arguments(FILE *out, const opts_command *c)
{
    const completion_kind first = completion_of_first(c);
    if (first == COMPLETE_WORDS) {
        fprintf(out, "complete -c loft -n '__loft_starts %s' -a '", c->name);
        completion_write_choices(out, c->choices);
        fputs("'\n", out);
    }
    const completion_kind names =
        first == COMPLETE_WORDS ? completion_of_others(c) : first;
    if (names == COMPLETE_FILES || names == COMPLETE_SCENARIOS) {
        fprintf(out, "complete -c loft -n '__loft_command %s", c->name);
        if (first == COMPLETE_WORDS) {
            fprintf(out, "; and not __loft_starts %s", c->name);
        }
        fprintf(out, "' -F%s\n",
                names == COMPLETE_SCENARIOS ? " -a '(__loft_scenarios)'" : "");
    }
}

static void write_command(FILE *out, const loft_data *data, const command *c)
{
    opt_spec all[COMPLETION_OPTIONS];
    const size_t n = completion_options(&c->opts, all);
    fprintf(out, "complete -c loft -n '__loft_starts \"\"' -a %s", c->opts.name);
    write_description(out, c->summary);
    for (size_t i = 0; i < n; i++) {
        write_option(out, data, &c->opts, &all[i]);
    }
    write_arguments(out, &c->opts);
}

void completion_write_fish(FILE *out, const loft_data *data)
{
    fputs(head, out);
    fputs("complete -c loft -n '__loft_starts help' -a '", out);
    completion_write_choices(out, &command_choices);
    fputs("'\n", out);
    for (size_t i = 0; i < command_count(); i++) {
        write_command(out, data, command_at(i));
    }
}
