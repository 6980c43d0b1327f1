/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * opts.h - one table per command: it gives the parsing, the help and the suggestions.
 *
 *     enum { OPT_RANGE, OPT_JSON };
 *     static const opt_spec specs[] = {
 *         [OPT_RANGE] = {"range", "LENGTH", "range flown", OPT_VALUE, 'r'},
 *         [OPT_JSON] = {"json", NULL, "the answer as JSON", OPT_FLAG, 0},
 *     };
 *
 * --help and --quiet belong to every command and stand in no table. Options may stand after
 * arguments; `--` ends them. A long name must be written in full, so that a new option
 * breaks no script.
 */
#ifndef LOFT_CLI_OPTS_H
#define LOFT_CLI_OPTS_H

#include <stdio.h>

#include "cli/support/choices.h"

enum {
    OPTS_MAX = 40,     /* options of one command */
    OPTS_REPEATED = 64 /* values of one that may be repeated */
};

typedef enum opt_kind {
    OPT_FLAG,    /* may be repeated, to no effect */
    OPT_VALUE,   /* --name VALUE or --name=VALUE, once */
    OPT_REPEATED /* the same, each time another value; one option of a command */
} opt_kind;

typedef struct opt_spec {
    const char *name;     /* without the dashes */
    const char *argument; /* of a value: "LENGTH"; else NULL */
    const char *help;     /* '\n' breaks the line; else it is wrapped */
    opt_kind kind;
    char letter; /* 0 for none; 'h' and 'q' are taken */
} opt_spec;

/* A name that scripts of an earlier version have; taken, not shown. */
typedef struct opts_former {
    const char *name;
    size_t spec; /* its index */
} opts_former;

/* The words that the value of an option may be, for completion in a shell. */
typedef struct opts_values {
    const char *option; /* its name */
    const choices *of;
} opts_values;

typedef struct opts_command {
    const char *name;       /* "estimate" */
    const char *synopsis;   /* "[OPTION]... [REPORT.json]" */
    const char *about;      /* one paragraph */
    const choices *choices; /* listed after it, or NULL */
    char *(*more)(
        int columns); /* further text of the help, owned by the caller; or NULL */
    const char *const *examples; /* whole lines, NULL at the end */
    const opt_spec *specs;
    size_t n_specs;
    const opts_former *formers;
    size_t n_formers;
    const opts_values *values;
    size_t n_values;
    size_t (*all_specs)(opt_spec all[OPTS_MAX]); /* where specs are not all; or NULL */
    const char *argument;                        /* name of an argument: "REPORT.json" */
    int least_args, most_args;                   /* -1: any number */
    bool of_scenarios; /* an argument may name a scenario of the collection */
} opts_command;

typedef struct opts_given {
    const char *values[OPTS_MAX]; /* by index in specs: NULL not given, "" a flag */
    const char *repeated[OPTS_REPEATED]; /* in their order */
    size_t n_repeated;
    bool quiet;
    char **args; /* arguments that are not options; borrows argv */
    int n_args;
} opts_given;

typedef enum opts_outcome {
    OPTS_RUN,
    OPTS_HELP, /* asked for: print opts_help and end with success */
    OPTS_WRONG /* message says why */
} opts_outcome;

/* The options of every command: the i-th, or NULL past the last. */
const opt_spec *opts_common(size_t i);

/* argv[0] is the command's name. Moves the arguments to the front of argv. */
opts_outcome opts_parse(const opts_command *command, int argc, char **argv,
                        opts_given *out, char message[MESSAGE_SIZE]);

/* Words of text into lines from `indent` on; the first line stands at `at` already. */
void opts_wrap(FILE *stream, const char *text, int at, int indent, int columns);

/*
 * Usage, examples, options; lines of at most `columns`. False if out of memory; the caller
 * checks the stream.
 */
bool opts_help(FILE *stream, const opts_command *command, int columns);

#endif
