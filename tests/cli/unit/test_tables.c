/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules for all commands and all plot kinds; a new row needs no line here. */
#include <string.h>

#include "check.h"
#include "cli/commands/commands.h"
#include "cli/commands/plot_kinds.h"

static void every_kind_says_what_it_draws_and_has_an_example(void **state)
{
    (void)state;
    for (size_t i = 0; i < plot_kind_count(); i++) {
        const plot_kind *kind = plot_kind_at(i);
        assert_true(strlen(kind->use) > 0 && strlen(kind->detail) > 0);
        assert_in_range(kind->most_files, 0, PLOT_FILES_MAX);
        assert_true(kind->most_files > 0 || kind->needs == NULL);
        assert_true(kind->n_examples > 0);
        for (size_t k = 0; k < i; k++) {
            assert_string_not_equal(kind->name, plot_kind_at(k)->name);
        }
    }
}

static bool is_common(const char *name)
{
    const opts_command *plot = &cmd_plot.opts;
    for (size_t i = 0; i < plot->n_specs; i++) {
        if (strcmp(plot->specs[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

static void the_own_options_of_kinds_are_new_and_their_help_names_the_kind(void **state)
{
    (void)state;
    const char *names[OPTS_MAX];
    size_t n = 0;
    for (size_t i = 0; i < plot_kind_count(); i++) {
        const plot_kind *kind = plot_kind_at(i);
        for (size_t o = 0; o < kind->n_options; o++) {
            const opt_spec *spec = &kind->options[o];
            assert_memory_equal(spec->help, kind->name, strlen(kind->name));
            assert_false(is_common(spec->name));
            for (size_t k = 0; k < n; k++) {
                assert_string_not_equal(names[k], spec->name);
            }
            assert_true(cmd_plot.opts.n_specs + n < OPTS_MAX);
            names[n++] = spec->name;
        }
    }
}

static void every_command_says_what_it_does(void **state)
{
    (void)state;
    for (size_t i = 0; i < command_count(); i++) {
        const command *c = command_at(i);
        assert_true(strlen(c->summary) > 0 && strlen(c->opts.about) > 0);
        assert_non_null(c->opts.examples[0]);
        for (size_t k = 0; k < i; k++) {
            assert_string_not_equal(c->opts.name, command_at(k)->opts.name);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_says_what_it_draws_and_has_an_example),
        cmocka_unit_test(the_own_options_of_kinds_are_new_and_their_help_names_the_kind),
        cmocka_unit_test(every_command_says_what_it_does),
    };
    return cmocka_run_group_tests_name("tables", tests, NULL, NULL);
}
