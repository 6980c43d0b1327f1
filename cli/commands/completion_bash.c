/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bash parts a word at "=", so an option and its value come as 3 words. */
#include "cli/commands/completion.h"

static const char head[] =
    "# bash completion for loft, written by `loft completion bash`\n"
    "_loft_words() { # CURRENT WORD...\n"
    "    compopt +o default +o bashdefault 2>/dev/null\n"
    "    COMPREPLY=($(compgen -W \"${*:2}\" -- \"$1\"))\n"
    "}\n"
    "_loft_folders() { # CURRENT\n"
    "    local IFS=$'\\n'\n"
    "    compopt -o filenames 2>/dev/null\n"
    "    COMPREPLY=($(compgen -d -- \"$1\"))\n"
    "}\n"
    "_loft_scenarios() { # CURRENT: where no id begins so, readline completes files\n"
    "    COMPREPLY=($(compgen -W \"$(command \"${COMP_WORDS[0]}\" list --ids 2>/dev/null)\" -- "
    "\"$1\"))\n"
    "    if [[ ${#COMPREPLY[@]} -gt 0 ]]; then\n"
    "        local IFS=$'\\n'\n"
    "        COMPREPLY+=($(compgen -f -- \"$1\"))\n"
    "    fi\n"
    "}\n"
    "_loft() {\n"
    "    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
    "    local command= options= first= at\n"
    "    COMPREPLY=()\n"
    "    if [[ $current == = ]]; then\n"
    "        current=\n"
    "    elif [[ $before == = ]]; then\n"
    "        before=${COMP_WORDS[COMP_CWORD-2]}\n"
    "    fi\n"
    "    for ((at = 1; at < COMP_CWORD; at++)); do\n"
    "        if [[ ${COMP_WORDS[at]} != -* ]]; then\n"
    "            command=${COMP_WORDS[at]}\n"
    "            break\n"
    "        fi\n"
    "    done\n"
    "    case $command in\n";

static const char tail[] =
    "    *) return ;;\n"
    "    esac\n"
    "    if [[ $current == -* ]]; then\n"
    "        _loft_words \"$current\" \"$options\"\n"
    "    elif [[ $first != FILES && $first != SCENARIOS &&\n"
    "        ( $at -eq $((COMP_CWORD - 1)) || $first != *[A-Z] ) ]]; then\n"
    "        first=${first% FILES}\n"
    "        _loft_words \"$current\" \"${first% SCENARIOS}\"\n"
    "    elif [[ $first == *SCENARIOS ]]; then\n"
    "        _loft_scenarios \"$current\"\n"
    "    fi\n"
    "}\n"
    "complete -o bashdefault -o default -F _loft loft\n";

/* The patterns of a case: --out|-o) */
static void write_pattern(FILE *out, const opt_spec *option)
{
    fprintf(out, "        --%s", option->name);
    if (option->letter != '\0') {
        fprintf(out, "|-%c", option->letter);
    }
    fputs(") ", out);
}

static void write_value(FILE *out, const loft_data *data, const opts_command *c,
                        const opt_spec *option)
{
    write_pattern(out, option);
    switch (completion_of_value(c, option)) {
    case COMPLETE_WORDS:
        fputs("_loft_words \"$current\" ", out);
        completion_write_values(out, data, c, option);
        fputs("; ", out);
        break;
    case COMPLETE_FOLDERS:
        fputs("_loft_folders \"$current\"; ", out);
        break;
    case COMPLETE_NOTHING:
        fputs("_loft_words \"$current\"; ", out);
        break;
    default: /* files come by default */
        break;
    }
    fputs("return ;;\n", out);
}

static void write_command(FILE *out, const loft_data *data, const opts_command *c)
{
    opt_spec all[COMPLETION_OPTIONS];
    const size_t n = completion_options(c, all);
    fprintf(out, "    %s)\n        case $before in\n", c->name);
    for (size_t i = 0; i < n; i++) {
        if (all[i].kind != OPT_FLAG) {
            write_value(out, data, c, &all[i]);
        }
    }
    fputs("        esac\n        options='", out);
    for (size_t i = 0; i < n; i++) {
        fprintf(out, "%s--%s", i > 0 ? " " : "", all[i].name);
    }
    fputs("'\n        first='", out);
    const completion_kind first = completion_of_first(c);
    if (first == COMPLETE_WORDS) {
        completion_write_choices(out, c->choices);
    }
    const completion_kind names =
        first == COMPLETE_WORDS ? completion_of_others(c) : first;
    fprintf(out, "%s%s'\n        ;;\n", first == COMPLETE_WORDS ? " " : "",
            names == COMPLETE_FILES       ? "FILES"
            : names == COMPLETE_SCENARIOS ? "SCENARIOS"
                                          : "");
}

void completion_write_bash(FILE *out, const loft_data *data)
{
    fputs(head, out);
    fputs("    '') options='--help --version --quiet' first='help ", out);
    completion_write_choices(out, &command_choices);
    fputs("' ;;\n    help) first='", out);
    completion_write_choices(out, &command_choices);
    fputs("' ;;\n", out);
    for (size_t i = 0; i < command_count(); i++) {
        write_command(out, data, &command_at(i)->opts);
    }
    fputs(tail, out);
}
