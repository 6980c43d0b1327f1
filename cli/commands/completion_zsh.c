/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of _arguments; within '...' nothing but ' ends the string. */
#include "cli/commands/completion.h"

#include <string.h>

static void write_quoted(FILE *out, const char *help)
{
    completion_write_brief(out, help, "[]:\\", "'\\''");
}

static void write_action(FILE *out, const loft_data *data, const opts_command *c,
                         const opt_spec *option)
{
    fprintf(out,
            ":%s:", strchr(option->argument, ':') != NULL ? "text" : option->argument);
    switch (completion_of_value(c, option)) {
    case COMPLETE_WORDS:
        fputc('(', out);
        completion_write_values(out, data, c, option);
        fputc(')', out);
        break;
    case COMPLETE_FOLDERS:
        fputs("_files -/", out);
        break;
    case COMPLETE_FILES:
        fputs("_files", out);
        break;
    default: /* " ": none, and no message */
        fputc(' ', out);
        break;
    }
}

static void write_option(FILE *out, const loft_data *data, const opts_command *c,
                         const opt_spec *option)
{
    const bool takes = option->kind != OPT_FLAG;
    fputs("            ", out);
    if (option->letter != '\0') {
        fprintf(out, "'(-%c --%s)'{-%c%s,--%s%s}'[", option->letter, option->name,
                option->letter, takes ? "+" : "", option->name, takes ? "=" : "");
    } else {
        fprintf(out, "'%s--%s%s[", option->kind == OPT_REPEATED ? "*" : "", option->name,
                takes ? "=" : "");
    }
    write_quoted(out, option->help);
    fputc(']', out);
    if (takes) {
        write_action(out, data, c, option);
    }
    fputs("' \\\n", out);
}

static void write_arguments(FILE *out, const opts_command *c)
{
    const completion_kind first = completion_of_first(c);
    if (first == COMPLETE_WORDS) {
        fprintf(out, "            '1:%s:(", c->choices->noun);
        completion_write_choices(out, c->choices);
        fputs(")' \\\n", out);
    }
    const completion_kind others = completion_of_others(c);
    const completion_kind names = others != COMPLETE_NOTHING ? others : first;
    if (names == COMPLETE_FILES || names == COMPLETE_SCENARIOS) {
        fprintf(out, "            '%s:%s' \\\n", others != COMPLETE_NOTHING ? "*" : "1",
                names == COMPLETE_FILES ? "file:_files"
                                        : "scenario or file:_loft_scenarios");
    }
}

static void write_command(FILE *out, const loft_data *data, const opts_command *c)
{
    opt_spec all[COMPLETION_OPTIONS];
    const size_t n = completion_options(c, all);
    fprintf(out, "    %s)\n        _arguments -s \\\n", c->name);
    for (size_t i = 0; i < n; i++) {
        write_option(out, data, c, &all[i]);
    }
    write_arguments(out, c);
    fputs("            && return\n        ;;\n", out);
}

static void write_names(FILE *out)
{
    fputs("    commands=(\n        'help:print the help of a command'\n", out);
    for (size_t i = 0; i < command_count(); i++) {
        fprintf(out, "        '%s:", command_at(i)->opts.name);
        write_quoted(out, command_at(i)->summary);
        fputs("'\n", out);
    }
    fputs("    )\n", out);
}

void completion_write_zsh(FILE *out, const loft_data *data)
{
    fputs("#compdef loft\n"
          "# zsh completion for loft, written by `loft completion zsh`\n"
          "_loft_scenarios() {\n"
          "    local -a ids\n"
          "    ids=(${(f)\"$(command $service list --ids 2>/dev/null)\"})\n"
          "    (( $#ids )) && compadd -a ids\n"
          "    _files\n"
          "}\n"
          "_loft() {\n"
          "    local -a commands\n"
          "    local context curcontext=$curcontext state line\n"
          "    local -A opt_args\n",
          out);
    write_names(out);
    fputs("    _arguments -C \\\n"
          "        '(-q --quiet)'{-q,--quiet}'[print no progress and no notes]' \\\n"
          "        '(- *)'{-h,--help}'[print the commands]' \\\n"
          "        '(- *)'{-V,--version}'[print the version]' \\\n"
          "        '1:command:->command' '*:: :->argument' && return\n"
          "    if [[ $state == command ]]; then\n"
          "        _describe command commands\n"
          "        return\n"
          "    fi\n"
          "    case $words[1] in\n"
          "    help)\n"
          "        _describe command commands\n"
          "        ;;\n",
          out);
    for (size_t i = 0; i < command_count(); i++) {
        write_command(out, data, &command_at(i)->opts);
    }
    fputs("    esac\n"
          "}\n"
          "if [[ $funcstack[1] == _loft ]]; then\n"
          "    _loft \"$@\"\n"
          "else\n"
          "    compdef _loft loft\n"
          "fi\n",
          out);
}
