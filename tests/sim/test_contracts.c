/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arguments that only a broken program passes stop it, rather than giving nonsense. */
#include "scratch.h"

#include "io/json/json_write.h"
#include "loft/earth.h"
#include "loft/files.h"
#include "parsed.h"
#include "sim/base/diag.h"

void __wrap___assert_fail(const char *text, const char *file, unsigned line,
                          const char *function);

void __wrap___assert_fail(const char *text, const char *file, unsigned line,
                          const char *function)
{
    (void)function;
    mock_assert(0, text, file, (int)line);
    abort(); /* not reached */
}

static void an_entry_behind_the_last_is_no_message(void **state)
{
    loft_diags_add(*state, "", "one");
    assert_string_equal(loft_diags_get(*state, 0).what, "one");
    expect_assert_failure((void)loft_diags_get(*state, 1));
}

static void a_path_behind_the_last_is_no_path(void **state)
{
    loft_file_list *list = NULL;
    write_text("a.json", "{}", *state);
    assert_int_equal(loft_file_list_json(".", *state, &list), LOFT_OK);
    assert_string_equal(loft_file_list_path(list, 0), "./a.json");
    expect_assert_failure((void)loft_file_list_path(list, 1));
    loft_file_list_free(list);
}

static void a_value_is_read_as_what_it_is(void **state)
{
    (void)state;
    loft_json_doc *doc = parsed("[1.5, \"two\", true]");
    const loft_json_node *const root = loft_json_root(doc);
    CHECK_NEAR(loft_json_number(loft_json_item(root, 0)), 1.5, 0.0);
    expect_assert_failure((void)loft_json_number(loft_json_item(root, 1)));
    expect_assert_failure((void)loft_json_string(loft_json_item(root, 2)));
    expect_assert_failure((void)loft_json_bool(loft_json_item(root, 0)));
    loft_json_free(doc);
}

static void a_value_of_another_document_has_no_place(void **state)
{
    (void)state;
    loft_json_doc *doc = parsed("[1.5]");
    loft_json_doc *other = parsed("[1.5]");
    size_t line = 0;
    size_t column = 0;
    loft_json_line_col(doc, loft_json_item(loft_json_root(doc), 0), &line, &column);
    assert_int_equal(line, 1);
    assert_int_equal(column, 2);
    expect_assert_failure(loft_json_line_col(
        doc, loft_json_item(loft_json_root(other), 0), &line, &column));
    loft_json_free(doc);
    loft_json_free(other);
}

/* One step: a bracket, 'k' a key, 'v' a value, 'e' the end of all. */
static void write_step(loft_json_writer *w, char step)
{
    char *text = NULL;
    size_t size = 0;
    switch (step) {
    case '{':
        loft_json_write_begin_object(w);
        break;
    case '[':
        loft_json_write_begin_array(w);
        break;
    case '}':
        loft_json_write_end_object(w);
        break;
    case ']':
        loft_json_write_end_array(w);
        break;
    case 'k':
        loft_json_write_key(w, "key");
        break;
    case 'v':
        loft_json_write_null(w);
        break;
    default:
        assert_int_equal(loft_json_writer_finish(w, &text, &size), LOFT_OK);
        free(text);
    }
}

/* The last of the steps is the one that stops. */
static void stops_at_the_last(const char *steps)
{
    loft_json_writer *w = loft_json_writer_new();
    assert_non_null(w);
    const size_t last = strlen(steps) - 1;
    for (size_t i = 0; i < last; i++) {
        write_step(w, steps[i]);
    }
    expect_assert_failure(write_step(w, steps[last]));
    loft_json_writer_free(w);
}

static void no_text_is_written_that_is_no_json(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "vv",   /* two roots */
        "{v",   /* a member without a key */
        "[k",   /* an item with one */
        "k",    /* a root with one */
        "{kk",  /* two keys for one value */
        "}",    /* what was never opened */
        "[}",   /* a pair that is none */
        "{k}",  /* a key without a value */
        "e",    /* nothing at all */
        "{kve", /* an object without its end */
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        stops_at_the_last(wrong[i]);
    }
    char deep[66];
    memset(deep, '[', 65); /* one more than can be read */
    deep[65] = '\0';
    stops_at_the_last(deep);
}

static void a_layer_out_of_the_atmosphere_has_no_air(void **state)
{
    (void)state;
    const loft_atmosphere us76 = loft_atmosphere_us76();
    loft_air air;
    loft_atmosphere_air(&us76, us76.n_edges, 1.2345e6, &air);
    CHECK_NEAR(air.rho_kgpm3, 0.0, 0.0);
    expect_assert_failure(loft_atmosphere_air(&us76, -1, 0.0, &air));
    expect_assert_failure(loft_atmosphere_air(&us76, us76.n_edges + 1, 0.0, &air));
}

static void a_scenario_answers_for_its_own_sources(void **state)
{
    (void)state;
    loft_diags *diags = loft_diags_new();
    loft_data *data = NULL;
    loft_scenario *scenario = NULL;
    loft_question question;
    assert_int_equal(loft_data_open("data", diags, &data), LOFT_OK);
    assert_int_equal(loft_scenario_read(data, "scenarios/dprk/2024-10-31-hwasong-19.json",
                                        diags, &scenario),
                     LOFT_OK);
    const size_t n = loft_scenario_content(scenario)->n_sources;
    loft_scenario_question(scenario, n - 1, &question);
    expect_assert_failure(loft_scenario_question(scenario, n, &question));
    loft_scenario_free(scenario);
    loft_data_free(data);
    loft_diags_free(diags);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_scenario_answers_for_its_own_sources),
        cmocka_unit_test(no_text_is_written_that_is_no_json),
        cmocka_unit_test(a_layer_out_of_the_atmosphere_has_no_air),
        IN_DIRECTORY(an_entry_behind_the_last_is_no_message),
        IN_DIRECTORY(a_path_behind_the_last_is_no_path),
        cmocka_unit_test(a_value_is_read_as_what_it_is),
        cmocka_unit_test(a_value_of_another_document_has_no_place),
    };
    return cmocka_run_group_tests_name("contracts", tests, NULL, NULL);
}
