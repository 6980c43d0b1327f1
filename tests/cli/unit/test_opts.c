/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "cli/support/opts.h"
#include "golden.h"

enum {
    RANGE,
    APOGEE,
    JSON
};

static const opt_spec specs[] = {
    [RANGE] = {"range", "LENGTH", "range flown", OPT_VALUE, 'r'},
    [APOGEE] = {"apogee", "LENGTH",
                "greatest height above the ellipsoid, as it was reported", OPT_VALUE, 0},
    [JSON] = {"json", NULL, "the answer as JSON", OPT_FLAG, 0},
};

static const char *const examples[] = {
    "loft estimate --apogee 2111.5km --range 787km",
    "loft estimate report.json",
    NULL,
};

static const opts_command command = {
    .name = "estimate",
    .synopsis = "[OPTION]... [REPORT.json]",
    .about = "From one report to the flight that fits it.",
    .examples = examples,
    .specs = specs,
    .n_specs = sizeof specs / sizeof specs[0],
    .argument = "REPORT.json",
    .least_args = 0,
    .most_args = 2,
};

enum {
    ARGS_MAX = 12
};

/* The words of a line, parted by single spaces; an underscore is an empty word. */
typedef struct line {
    char text[200];
    char *argv[ARGS_MAX + 2];
    int argc;
    char message[MESSAGE_SIZE];
    opts_given given;
} line;

static opts_outcome parse_as(const opts_command *as, line *l, const char *text)
{
    memset(l, 0, sizeof *l);
    snprintf(l->text, sizeof l->text, "estimate %s", text);
    for (char *word = strtok(l->text, " "); word; word = strtok(NULL, " ")) {
        assert_in_range(l->argc, 0, ARGS_MAX);
        word[strcmp(word, "_") == 0 ? 0 : strlen(word)] = '\0';
        l->argv[l->argc++] = word;
    }
    return opts_parse(as, l->argc, l->argv, &l->given, l->message);
}

/* A refusal that names `part`. The whole message is in tests/golden/opts.txt. */
static void wrong(const char *text, const char *part)
{
    line l;
    assert_int_equal(parse_as(&command, &l, text), OPTS_WRONG);
    assert_has(l.message, part);
    golden_message("opts", "estimate", text, l.message);
    assert_null(l.given.args);
}

static void values_come_by_index(void **state)
{
    (void)state;
    static const char *const same[] = {
        "--range 787km --json a.json b.json",    "a.json --range=787km b.json --json",
        "--json a.json -r 787km b.json",         "-r787km a.json --json --json b.json",
        "--json a.json --range 787km -- b.json", "--json --range 787km -- a.json b.json",
    };
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
        line l;
        assert_int_equal(parse_as(&command, &l, same[i]), OPTS_RUN);
        assert_string_equal(l.given.values[RANGE], "787km");
        assert_non_null(l.given.values[JSON]);
        assert_null(l.given.values[APOGEE]);
        assert_false(l.given.quiet);
        assert_int_equal(l.given.n_args, 2);
        assert_string_equal(l.given.args[0], "a.json");
        assert_string_equal(l.given.args[1], "b.json");
    }
}

static void nothing_given_is_fine(void **state)
{
    (void)state;
    line l;
    assert_int_equal(parse_as(&command, &l, ""), OPTS_RUN);
    assert_int_equal(l.given.n_args, 0);
    assert_null(l.given.values[RANGE]);
}

static void two_dashes_end_the_options(void **state)
{
    (void)state;
    line l;
    assert_int_equal(parse_as(&command, &l, "-- --range --help"), OPTS_RUN);
    assert_null(l.given.values[RANGE]);
    assert_int_equal(l.given.n_args, 2);
    assert_string_equal(l.given.args[0], "--range");
    assert_string_equal(l.given.args[1], "--help");
}

static void odd_values_are_values(void **state)
{
    (void)state;
    line l;
    assert_int_equal(parse_as(&command, &l, "--range -5km - --apogee=--x"), OPTS_RUN);
    assert_string_equal(l.given.values[RANGE], "-5km");
    assert_string_equal(l.given.values[APOGEE], "--x");
    assert_string_equal(l.given.args[0], "-");
    assert_int_equal(parse_as(&command, &l, "--range= --apogee _ -qr=5 _"), OPTS_WRONG);
    assert_int_equal(parse_as(&command, &l, "--range= --apogee _ -q"), OPTS_RUN);
    assert_string_equal(l.given.values[RANGE], "");
    assert_string_equal(l.given.values[APOGEE], "");
}

static void an_empty_name_is_no_file(void **state)
{
    (void)state;
    static const opt_spec files[] = {{"out", "DIR", "a folder", OPT_VALUE, 'o'},
                                     {"csv", "FILE", "a table", OPT_VALUE, 0}};
    opts_command as = command;
    line l;
    as.specs = files;
    as.n_specs = 2;
    static const char *const empty[] = {
        "--out=", "--out _", "-o _", "--csv=", "--csv _", "_", "a _"};
    for (size_t i = 0; i < sizeof empty / sizeof empty[0]; i++) {
        assert_int_equal(parse_as(&as, &l, empty[i]), OPTS_WRONG);
    }
    wrong("_", "argument 1 is empty");
    wrong("a.json _", "argument 2 is empty");
}

static void standard_input_is_named_once(void **state)
{
    (void)state;
    line l;
    wrong("- -", "standard input");
    assert_int_equal(parse_as(&command, &l, "- a.json"), OPTS_RUN);
}

/* For a command that takes no arguments. */
static void parted(const char *text, const char *part)
{
    opts_command as = command;
    line l;
    as.most_args = 0;
    assert_int_equal(parse_as(&as, &l, text), OPTS_WRONG);
    assert_has(l.message, part);
}

/* --apogee 4475 km, which a shell parts. */
static void a_value_that_the_shell_parted_is_named(void **state)
{
    (void)state;
    parted("--apogee 4475 km --json", "--apogee '4475 km'");
    parted("--json --range=7 thousand km --json x", "--range '7 thousand km'");
    parted("--range about 7km", "--range 'about 7km'");
    parted("--range 7km more", "from more: it belongs to no option");
    parted("--range 7 8km", "from 8km: it belongs to no option");
    parted("--range= km", "from km: it belongs to no option");
    parted("km --apogee 4475", "from km: it belongs to no option");
    parted("--apogee 4475 --json km", "from km: it belongs to no option");
}

static void letters_may_stand_together(void **state)
{
    (void)state;
    line l;
    assert_int_equal(parse_as(&command, &l, "-qr 5km x"), OPTS_RUN);
    assert_true(l.given.quiet);
    assert_string_equal(l.given.values[RANGE], "5km");
    wrong("-qx", "-x");
}

static void a_value_is_given_once(void **state)
{
    (void)state;
    wrong("--apogee 1km --apogee=2km", "--apogee");
    wrong("-r 1km x --range 1km", "--range");
}

static void a_former_name_is_taken_and_not_offered(void **state)
{
    (void)state;
    static const opts_former formers[] = {{"altitude", APOGEE}};
    opts_command as = command;
    line l;
    as.formers = formers;
    as.n_formers = 1;
    assert_int_equal(parse_as(&as, &l, "--altitude 1km"), OPTS_RUN);
    assert_string_equal(l.given.values[APOGEE], "1km");
    assert_int_equal(parse_as(&as, &l, "--altitude=1km --apogee 2km"), OPTS_WRONG);
    assert_int_equal(parse_as(&as, &l, "--altitud 1km"), OPTS_WRONG);
    assert_null(strstr(l.message, "--altitude"));
}

static void a_missing_value_is_named(void **state)
{
    (void)state;
    wrong("--apogee", " --apogee LENGTH");
    wrong("-r", " --range LENGTH");
    wrong("--apogee --range 5km", " --apogee LENGTH");
    wrong("-r --json", " --range LENGTH");
    wrong("--apogee --", " --apogee LENGTH");
    wrong("--json=yes", "--json");
    wrong("--help=yes", "--help");
}

static void a_mistyped_option_gets_a_suggestion(void **state)
{
    (void)state;
    wrong("--apogeee", "--apogee?");
    wrong("--apogeee=5km", "--apogee?");
    wrong("--Range 5km", "--range?");
    wrong("--apo 5km", "--apogee?");
    wrong("--jso", "--json?");
    wrong("--hel", "--help?");
    wrong("-apogee 5km", "--apogee?");
    wrong("--colour", "--colour");
    wrong("-x", "-x");
    wrong("--=5", "--");
    wrong("--\033[2J", "--\\u001b[2J");
}

static void help_ends_the_parsing(void **state)
{
    (void)state;
    line l;
    assert_int_equal(parse_as(&command, &l, "--json --help --bogus"), OPTS_HELP);
    assert_int_equal(parse_as(&command, &l, "x -h y z"), OPTS_HELP);
    assert_int_equal(parse_as(&command, &l, "-qh"), OPTS_HELP);
}

static void arguments_are_counted(void **state)
{
    (void)state;
    wrong("a b c d", " c");
    opts_command run = command;
    line l;
    run.least_args = 1;
    run.most_args = -1;
    assert_int_equal(parse_as(&run, &l, "--json"), OPTS_WRONG);
    assert_has(l.message, "REPORT.json");
    golden_message("opts", "estimate, one argument or more", "--json", l.message);
    assert_int_equal(parse_as(&run, &l, "a b c d -- e f"), OPTS_RUN);
    assert_int_equal(l.given.n_args, 6);
    assert_string_equal(l.given.args[5], "f");
}

static choice fruit_at(const void *table, size_t i)
{
    (void)table;
    static const choice fruits[] = {
        {"fig", NULL, "a fruit"}, {"pear", ".pear", "another one"}, {NULL, NULL, NULL}};
    return fruits[i];
}

static void help_lists_the_names_of_a_table_with_their_suffixes(void **state)
{
    (void)state;
    static const choices fruits = {"fruit", "fruits", NULL, fruit_at, NULL};
    opts_command listing = command;
    char *text = NULL;
    size_t size = 0;
    listing.choices = &fruits;
    FILE *stream = open_memstream(&text, &size);
    assert_non_null(stream);
    opts_help(stream, &listing, 60);
    assert_int_equal(fclose(stream), 0);
    assert_non_null(strstr(text, "\n\n"
                                 "Fruits:\n"
                                 "  fig           a fruit\n"
                                 "  pear (.pear)  another one\n"
                                 "\n"
                                 "Examples:\n"));
    free(text);
}

static void help_has_examples_before_aligned_options(void **state)
{
    (void)state;
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    assert_non_null(stream);
    opts_help(stream, &command, 60);
    assert_int_equal(fclose(stream), 0);
    assert_string_equal(text,
                        "Usage: loft estimate [OPTION]... [REPORT.json]\n"
                        "\n"
                        "From one report to the flight that fits it.\n"
                        "\n"
                        "Examples:\n"
                        "  loft estimate --apogee 2111.5km --range 787km\n"
                        "  loft estimate report.json\n"
                        "\n"
                        "Options:\n"
                        "  -r, --range LENGTH   range flown\n"
                        "      --apogee LENGTH  greatest height above the ellipsoid,\n"
                        "                       as it was reported\n"
                        "      --json           the answer as JSON\n"
                        "  -q, --quiet          print no progress and no notes, only\n"
                        "                       the answer and errors\n"
                        "  -h, --help           print this help\n");
    free(text);
}

static void long_names_and_broken_lines_keep_the_column(void **state)
{
    (void)state;
    static const opt_spec wide[] = {
        {"a-name-that-is-very-long-indeed", "ARGUMENT", "one\ntwo", OPT_VALUE, 0},
        {"x", NULL, "", OPT_FLAG, 0},
    };
    opts_command c = command;
    c.specs = wide;
    c.n_specs = 2;
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    assert_non_null(stream);
    opts_help(stream, &c, 0);
    assert_int_equal(fclose(stream), 0);
    assert_string_equal(strstr(text, "Options:"),
                        "Options:\n"
                        "      --a-name-that-is-very-long-indeed ARGUMENT\n"
                        "               one\n"
                        "               two\n"
                        "      --x\n"
                        "  -q, --quiet  print no progress\n"
                        "               and no notes, only\n"
                        "               the answer and\n"
                        "               errors\n"
                        "  -h, --help   print this help\n");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_come_by_index),
        cmocka_unit_test(nothing_given_is_fine),
        cmocka_unit_test(two_dashes_end_the_options),
        cmocka_unit_test(odd_values_are_values),
        cmocka_unit_test(an_empty_name_is_no_file),
        cmocka_unit_test(standard_input_is_named_once),
        cmocka_unit_test(a_value_that_the_shell_parted_is_named),
        cmocka_unit_test(letters_may_stand_together),
        cmocka_unit_test(a_value_is_given_once),
        cmocka_unit_test(a_former_name_is_taken_and_not_offered),
        cmocka_unit_test(a_missing_value_is_named),
        cmocka_unit_test(a_mistyped_option_gets_a_suggestion),
        cmocka_unit_test(help_ends_the_parsing),
        cmocka_unit_test(arguments_are_counted),
        cmocka_unit_test(help_lists_the_names_of_a_table_with_their_suffixes),
        cmocka_unit_test(help_has_examples_before_aligned_options),
        cmocka_unit_test(long_names_and_broken_lines_keep_the_column),
    };
    return cmocka_run_group_tests_name("opts", tests, NULL, NULL);
}
