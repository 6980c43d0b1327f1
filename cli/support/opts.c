/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/opts.h"

#include <assert.h>
#include <getopt.h>
#include <string.h>

#include "sim/base/diag.h"
#include "sim/base/nearest.h"

enum {
    LONG_BASE = 256, /* getopt's value of specs[0]: no letter */
    N_COMMON = 2
};

static const opt_spec common[N_COMMON] = {
    {"quiet", NULL, "print no progress and no notes, only the answer and errors",
     OPT_FLAG, 'q'},
    {"help", NULL, "print this help", OPT_FLAG, 'h'},
};

const opt_spec *opts_common(size_t i)
{
    return i < N_COMMON ? &common[i] : NULL;
}

typedef struct parser {
    const opts_command *command;
    char **argv;
    /* The value that the first arguments may be the rest of. */
    const opt_spec *before; /* or NULL */
    const char *value;
    int n_behind;
    bool is_behind; /* could another argument be in that row? */
    struct option longs[OPTS_MAX + N_COMMON + 1]; /* then common, then former names */
    char shorts[2 * OPTS_MAX + 8];
    char *message;
} parser;

static void set_up(parser *p)
{
    const opts_command *c = p->command;
    assert(c->n_specs + c->n_formers <= OPTS_MAX);
    /* '-': arguments come in their place, as 1; ':': a missing value comes as ':' */
    size_t used = (size_t)snprintf(p->shorts, sizeof p->shorts, "-:qh");
    for (size_t i = 0; i < c->n_specs; i++) {
        const opt_spec *spec = &c->specs[i];
        const bool takes = spec->kind != OPT_FLAG;
        assert(spec->letter != 'h' && spec->letter != 'q' &&
               takes == (spec->argument != NULL));
        p->longs[i] = (struct option){.name = spec->name,
                                      .has_arg = takes ? required_argument : no_argument,
                                      .val = LONG_BASE + (int)i};
        if (spec->letter != '\0') {
            p->shorts[used++] = spec->letter;
            p->shorts[used] = ':';
            used += takes;
        }
    }
    p->shorts[used] = '\0';
    for (size_t i = 0; i < N_COMMON; i++) {
        p->longs[c->n_specs + i] =
            (struct option){.name = common[i].name, .val = common[i].letter};
    }
    for (size_t i = 0; i < c->n_formers; i++) {
        struct option *former = &p->longs[c->n_specs + N_COMMON + i];
        *former = p->longs[c->formers[i].spec];
        former->name = c->formers[i].name;
    }
    p->longs[c->n_specs + N_COMMON + c->n_formers] = (struct option){0};
}

/* The name in --name or --name=value, or in -name; its length too. */
static const char *long_name(const char *typed, size_t *size)
{
    const char *name = typed + strspn(typed, "-");
    *size = strcspn(name, "=");
    return name;
}

static opts_outcome refuse_unknown(const parser *p, const char *typed)
{
    char name[LOFT_NEAREST_MAX + 2];
    char shown[LOFT_DIAG_EXCERPT];
    size_t size = 0;
    const char *start = long_name(typed, &size);
    const size_t dashes = (size_t)(start - typed);
    loft_diag_excerpt(shown, typed, dashes + size);
    snprintf(name, sizeof name, "%.*s", (int)(size < sizeof name ? size : 0), start);
    loft_nearest nearest = {.typed = name};
    const char *begun = NULL;
    const opts_command *c = p->command;
    for (size_t i = 0; i < c->n_specs + N_COMMON; i++) {
        const char *option =
            i < c->n_specs ? c->specs[i].name : common[i - c->n_specs].name;
        loft_nearest_offer(&nearest, option);
        if (begun == NULL && size > 1 && strncmp(option, start, size) == 0) {
            begun = option;
        }
    }
    const char *meant = begun != NULL ? begun : nearest.word;
    if (meant != NULL) {
        message_write(p->message, "unknown option %s; did you mean --%s?", shown, meant);
        return OPTS_WRONG;
    }
    if (dashes == 1 && optopt > 0 && optopt < LONG_BASE) { /* one of several letters */
        snprintf(shown, sizeof shown, "-%c", optopt);
    }
    message_write(p->message, "unknown option %s; see loft %s --help", shown, c->name);
    return OPTS_WRONG;
}

static opts_outcome refuse_missing(const parser *p, const opt_spec *spec)
{
    message_write(p->message, "--%s needs a value: --%s %s", spec->name, spec->name,
                  spec->argument);
    return OPTS_WRONG;
}

static const opt_spec *spec_of(const parser *p, int value)
{
    const opts_command *c = p->command;
    assert(c->specs != NULL || c->n_specs == 0);
    for (size_t i = 0; i < c->n_specs + N_COMMON; i++) {
        const opt_spec *spec = i < c->n_specs ? &c->specs[i] : &common[i - c->n_specs];
        if (value == LONG_BASE + (int)i || (value != 0 && value == spec->letter)) {
            return spec;
        }
    }
    return NULL;
}

/* The word that getopt_long refused, read again from its place. */
static opts_outcome refuse(const parser *p, int code, const char *typed)
{
    const opt_spec *spec = spec_of(p, optopt);
    if (code == ':' && spec != NULL) {
        return refuse_missing(p, spec);
    }
    if (typed[1] == '-' && spec != NULL) { /* --json=1 */
        size_t size = 0;
        const char *name = long_name(typed, &size);
        message_write(p->message, "--%.*s takes no value", (int)size, name);
        return OPTS_WRONG;
    }
    return refuse_unknown(p, typed);
}

/* Is it a whole name? getopt_long completes the start of one. */
static bool is_whole(const parser *p, const char *typed)
{
    size_t size = 0;
    const char *name = long_name(typed, &size);
    const struct option *o = p->longs;
    while (o->name != NULL &&
           (strlen(o->name) != size || memcmp(o->name, name, size) != 0)) {
        o++;
    }
    return o->name != NULL;
}

static opts_outcome take(parser *p, int code, const char *typed, opts_given *given)
{
    const opt_spec *spec = spec_of(p, code);
    p->is_behind = false;
    if (strncmp(typed, "--", 2) == 0 && !is_whole(p, typed)) {
        return refuse_unknown(p, typed);
    }
    assert(spec != NULL);
    if (spec >= common && spec < common + N_COMMON) {
        given->quiet = given->quiet || spec->letter == 'q';
        return spec->letter == 'h' ? OPTS_HELP : OPTS_RUN;
    }
    const char **value = &given->values[spec - p->command->specs];
    if (spec->kind == OPT_FLAG) {
        *value = "";
        return OPTS_RUN;
    }
    const bool is_apart = optarg == p->argv[optind - 1];
    const bool is_path =
        strcmp(spec->argument, "FILE") == 0 || strcmp(spec->argument, "DIR") == 0;
    if ((is_apart && strncmp(optarg, "--", 2) == 0) || /* the next option, not a value */
        (is_path && optarg[0] == '\0')) {
        return refuse_missing(p, spec);
    }
    if (spec->kind == OPT_REPEATED && given->n_repeated == OPTS_REPEATED) {
        message_write(p->message, "--%s is given more than %d times", spec->name,
                      OPTS_REPEATED);
        return OPTS_WRONG;
    }
    if (spec->kind == OPT_REPEATED) {
        given->repeated[given->n_repeated++] = optarg;
    } else if (*value != NULL) {
        message_write(p->message, "--%s is given twice", spec->name);
        return OPTS_WRONG;
    }
    *value = optarg;
    if (given->n_args == 0) {
        p->before = spec;
        p->value = optarg;
        p->is_behind = optarg[0] != '\0';
    }
    return OPTS_RUN;
}

static void take_argument(parser *p, opts_given *given)
{
    if (given->n_args == 0 && !p->is_behind) {
        p->before = NULL;
    }
    p->n_behind += p->is_behind;
    given->args[given->n_args++] = optarg;
}

/* --apogee 4475 km, --time about 30min, --site 39.2, 125.7 and --report KCNA: 787km */
static bool is_parted(const parser *p, const char *word)
{
    static const char digits[] = "0123456789";
    const char *argument = p->before != NULL ? p->before->argument : "";
    if (strcmp(argument, "LENGTH") == 0 || strcmp(argument, "TIME") == 0 ||
        strcmp(argument, "ANGLE") == 0) {
        const bool ends = strchr(digits, p->value[strlen(p->value) - 1]) != NULL;
        return ends ? strchr(digits, word[0]) == NULL : strpbrk(p->value, digits) == NULL;
    }
    return strcmp(argument, "LAT,LON") == 0 || strcmp(argument, "NAME: FIGURES") == 0;
}

static size_t join_words(const parser *p, const opts_given *given,
                         char words[MESSAGE_SIZE])
{
    size_t used = (size_t)snprintf(words, MESSAGE_SIZE, "%s", p->value);
    for (int i = 0; i < p->n_behind && used < MESSAGE_SIZE; i++) {
        used +=
            (size_t)snprintf(words + used, MESSAGE_SIZE - used, " %s", given->args[i]);
    }
    return strlen(words);
}

static opts_outcome refuse_extra(const parser *p, const opts_given *given)
{
    const opts_command *c = p->command;
    const char *extra = given->args[c->most_args];
    char cut[LOFT_DIAG_EXCERPT];
    loft_diag_excerpt(cut, extra, strlen(extra));
    if (c->most_args == 0 && is_parted(p, extra)) {
        char words[MESSAGE_SIZE];
        loft_diag_excerpt(cut, words, join_words(p, given, words));
        message_write(p->message, "a value of several words needs quotes: --%s '%s'",
                      p->before->name, cut);
    } else if (c->most_args == 0) {
        message_write(
            p->message,
            "too many arguments, from %s: it belongs to no option; usage: loft %s %s; see loft %s --help",
            cut, c->name, c->synopsis, c->name);
    } else {
        message_write(
            p->message,
            "too many arguments, from %s; usage: loft %s %s; see loft %s --help", cut,
            c->name, c->synopsis, c->name);
    }
    return OPTS_WRONG;
}

/* An empty name is a variable of the shell that was not set; standard input can be read once. */
static bool are_names(const parser *p, const opts_given *given)
{
    int standard = 0;
    for (int i = 0; i < given->n_args; i++) {
        standard += strcmp(given->args[i], "-") == 0;
        if (given->args[i][0] == '\0') {
            return message_write(p->message, "argument %d is empty; usage: loft %s %s",
                                 i + 1, p->command->name, p->command->synopsis);
        }
    }
    return standard < 2 ||
           message_write(p->message,
                         "- stands for standard input, which is read once; name it once");
}

static opts_outcome check_args(const parser *p, const opts_given *given)
{
    const opts_command *c = p->command;
    if (given->n_args < c->least_args) {
        message_write(p->message, "%s%s; usage: loft %s %s; see loft %s --help",
                      given->n_args > 0 ? "too few arguments" : "missing ",
                      given->n_args > 0 ? "" : c->argument, c->name, c->synopsis,
                      c->name);
        return OPTS_WRONG;
    }
    if (c->most_args >= 0 && given->n_args > c->most_args) {
        return refuse_extra(p, given);
    }
    return are_names(p, given) ? OPTS_RUN : OPTS_WRONG;
}

opts_outcome opts_parse(const opts_command *command, int argc, char **argv,
                        opts_given *out, char message[MESSAGE_SIZE])
{
    parser p = {.command = command, .argv = argv};
    opts_given given = {.args = argv + 1};
    p.message = message;
    set_up(&p);
    optind = 0; /* start anew */
    opterr = 0;
    for (;;) {
        const char *typed = argv[optind > 0 ? optind : 1];
        const int code = getopt_long(argc, argv, p.shorts, p.longs, NULL);
        if (code == -1) {
            break;
        }
        if (code == 1) {
            take_argument(&p, &given);
            continue;
        }
        const opts_outcome outcome = code == '?' || code == ':'
                                         ? refuse(&p, code, typed)
                                         : take(&p, code, typed, &given);
        if (outcome != OPTS_RUN) {
            return outcome;
        }
    }
    while (optind < argc) { /* after "--" */
        given.args[given.n_args++] = argv[optind++];
    }
    const opts_outcome outcome = check_args(&p, &given);
    if (outcome == OPTS_RUN) {
        *out = given;
    }
    return outcome;
}
