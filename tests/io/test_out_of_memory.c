/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Memory runs out at each call in turn: messages, JSON and what is
 * read from it. What is freed is for the sanitizers to see. Flights and reports:
 * test_out_of_memory_flight.c; files: test_file_failures.c.
 */
#include "failing.h"

#include <string.h>

#include <cjson/cJSON.h>

#include "io/json/fields.h"
#include "io/json/json_write.h"
#include "loft/files.h"
#include "messages.h"
#include "sim/base/diag.h"

static void *cjson_malloc(size_t size)
{
    return fails_now() ? NULL : malloc(size);
}

static int fail_in_cjson(void **state)
{
    (void)state;
    cJSON_Hooks hooks = {.malloc_fn = cjson_malloc, .free_fn = free};
    cJSON_InitHooks(&hooks);
    return 0;
}

static int leave_cjson(void **state)
{
    (void)state;
    cJSON_InitHooks(NULL);
    return 0;
}

/* ---- messages ---- */

static loft_status new_diags(void *what)
{
    (void)what;
    loft_diags *diags = loft_diags_new();
    loft_diags_free(diags);
    return diags != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
}

static void a_list_of_messages_is_made_or_not(void **state)
{
    (void)state;
    assert_int_equal(parallel_for_failure(new_diags, NULL, LOFT_OK, false), 2);
}

static void a_message_without_memory_is_counted(void **state)
{
    (void)state;
    for (long n = 0; n < 2; n++) { /* where, what */
        loft_diags *diags = loft_diags_new();
        loft_diags_add(diags, "/first", "is kept");
        calls_to_failure = n;
        loft_diags_add(diags, "/second", "is lost");
        calls_to_failure = -1;
        loft_diags_add(diags, "/third", "is kept too");
        assert_int_equal(loft_diags_total(diags), 3);
        assert_int_equal(loft_diags_count(diags), 3);
        assert_string_equal(loft_diags_get(diags, 1).where, "/third");
        assert_string_equal(loft_diags_get(diags, 2).what, "out of memory for 1 more");
        loft_diags_free(diags);
    }
}

/* ---- JSON ---- */

/* A text that each table of the scan has to grow for. */
static char *wide_text(void)
{
    const size_t room = 20000;
    char *text = malloc(room);
    size_t size = (size_t)snprintf(text, room, "{\"\\u00e9\\\"\": [1.5, \"x\"]");
    for (int i = 0; i < 100; i++) {
        size += (size_t)snprintf(text + size, room - size, ", \"key-%d-\\n\": {}", i);
    }
    snprintf(text + size, room - size, "}");
    return text;
}

static loft_status parse(void *what)
{
    loft_diags *diags = loft_diags_new();
    loft_json_doc *doc = NULL;
    const loft_status status =
        diags != NULL ? loft_json_parse(what, strlen(what), diags, &doc) : LOFT_ERR_NOMEM;
    assert_true((doc != NULL) == (status == LOFT_OK));
    assert_true(diags == NULL || loft_diags_total(diags) == 0);
    loft_json_free(doc);
    loft_diags_free(diags);
    return status;
}

static void a_text_is_parsed_or_not(void **state)
{
    (void)state;
    char *text = wide_text();
    assert_true(parallel_for_failure(parse, text, LOFT_OK, false) >
                200); /* most in cJSON */
    free(text);
    char exact[300]; /* the second key fills the room for names but for its end */
    snprintf(exact, sizeof exact, "{\"k\": 1, \"%0256d\": 2}", 0);
    assert_true(parallel_for_failure(parse, exact, LOFT_OK, false) > 8);
}

static loft_status read_json(void *what)
{
    loft_diags *diags = what;
    loft_json_doc *doc = NULL;
    const loft_status status = loft_json_read("data/classes.json", diags, &doc);
    assert_true((doc != NULL) == (status == LOFT_OK));
    loft_json_free(doc);
    return status;
}

static void a_file_of_json_is_read_or_not(void **state)
{
    (void)state;
    loft_diags *diags = loft_diags_new();
    assert_true(parallel_for_failure(read_json, diags, LOFT_OK, false) >= 4);
    assert_no_messages(diags);
    loft_diags_free(diags);
}

static loft_status write_json(void *what)
{
    loft_json_writer *w = loft_json_writer_new();
    if (w == NULL) {
        return LOFT_ERR_NOMEM;
    }
    loft_json_write_begin_object(w);
    loft_json_write_key(w, "row");
    loft_json_write_begin_array(w);
    for (int i = 0; i < 200; i++) {
        loft_json_write_number(w, i == 150 ? *(const double *)what : 1.2345 * i);
    }
    loft_json_write_end_array(w);
    loft_json_write_end_object(w);
    char *text = NULL;
    size_t size = 0;
    const loft_status status = loft_json_writer_finish(w, &text, &size);
    assert_true((text != NULL) == (status == LOFT_OK));
    loft_json_writer_free(w);
    free(text);
    return status;
}

/* Also where a number is not finite: the want of memory is the graver failure. */
static void a_text_is_written_or_not(void **state)
{
    (void)state;
    double finite = 9.876;
    double infinite = INFINITY;
    assert_true(parallel_for_failure(write_json, &finite, LOFT_OK, false) >= 4);
    assert_true(parallel_for_failure(write_json, &infinite, LOFT_ERR_DOMAIN, false) >= 4);
}

/* ---- fields, data, scenario and case ---- */

typedef struct checked {
    const char *name;
    struct {
        double x;
    } * items;
    int n_items;
} checked;

static const loft_field item_rows[] = {{.key = "x", .kind = LOFT_KIND_NUMBER}};
static const loft_fields item_fields = {LOFT_ROWS_OF(item_rows)};
static const loft_field checked_rows[] = {
    {LOFT_STRING("name", checked, name), .pattern = "^[a-z]+$"},
    {LOFT_OWNED_LIST("items", checked, items, n_items, &item_fields)},
};

static loft_status read_fields(void *what)
{
    static const loft_fields fields = {LOFT_ROWS_OF(checked_rows)};
    const loft_diag_where top = {0};
    checked c = {.n_items = 0};
    loft_diags *diags = loft_diags_new();
    if (diags == NULL) {
        return LOFT_ERR_NOMEM;
    }
    const loft_status status =
        loft_fields_read(&fields, loft_json_root(what), &top, NULL, diags, &c);
    assert_true(status == LOFT_ERR_NOMEM ||
                (status == LOFT_ERR_INPUT) == (loft_diags_total(diags) > 0));
    loft_diags_free(diags);
    free(c.items);
    return status;
}

static void an_object_is_read_or_not(void **state)
{
    (void)state;
    static const char *const values[] = {"{\"name\": \"good\", \"items\": [{\"x\": 1}]}",
                                         "{\"name\": \"BAD\", \"items\": [{}]}"};
    loft_diags *diags = loft_diags_new();
    for (int i = 0; i < 2; i++) {
        loft_json_doc *doc = NULL;
        assert_int_equal(loft_json_parse(values[i], strlen(values[i]), diags, &doc),
                         LOFT_OK);
        const loft_status wanted = i == 0 ? LOFT_OK : LOFT_ERR_INPUT;
        assert_true(parallel_for_failure(read_fields, doc, wanted, true) >= 4);
        loft_json_free(doc);
    }
    loft_diags_free(diags);
}

static loft_status open_folder(void *what)
{
    loft_diags *diags = loft_diags_new();
    if (diags == NULL) {
        return LOFT_ERR_NOMEM;
    }
    loft_data *data = NULL;
    const loft_status status = loft_data_open(what, diags, &data);
    assert_true((data != NULL) == (status == LOFT_OK));
    loft_data_free(data);
    loft_diags_free(diags);
    return status;
}

static void the_data_is_opened_or_not(void **state)
{
    (void)state;
    char folder[] = "data";
    assert_true(parallel_for_failure(open_folder, folder, LOFT_OK, false) > 20);
}

typedef struct reading {
    const loft_data *data;
    loft_diags *diags;
} reading;

static loft_status read_scenario(void *what)
{
    const reading *r = what;
    loft_scenario *scenario = NULL;
    const loft_status status = loft_scenario_read(
        r->data, "scenarios/dprk/2024-10-31-hwasong-19.json", r->diags, &scenario);
    assert_true((scenario != NULL) == (status == LOFT_OK));
    loft_scenario_free(scenario);
    return status;
}

static loft_status parse_scenario(void *what)
{
    const reading *r = what;
    loft_scenario *scenario = NULL;
    return loft_scenario_parse(r->data, "[]", 2, r->diags, &scenario);
}

static loft_status read_case(void *what)
{
    const reading *r = what;
    loft_case *made = NULL;
    const loft_status status = loft_case_read(
        r->data, "data/examples/two-stage-by-masses.json", r->diags, &made);
    assert_true((made != NULL) == (status == LOFT_OK));
    loft_case_free(made);
    return status;
}

static void scenarios_and_cases_are_read_or_not(void **state)
{
    (void)state;
    loft_data *data = NULL;
    reading r = {.diags = loft_diags_new()};
    assert_int_equal(loft_data_open("data", r.diags, &data), LOFT_OK);
    r.data = data;
    assert_true(parallel_for_failure(read_scenario, &r, LOFT_OK, true) > 10);
    assert_true(parallel_for_failure(read_case, &r, LOFT_OK, true) > 4);
    assert_no_messages(r.diags);
    assert_true(parallel_for_failure(parse_scenario, &r, LOFT_ERR_INPUT, true) > 3);
    loft_diags_free(r.diags);
    loft_data_free(data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_of_messages_is_made_or_not),
        cmocka_unit_test(a_message_without_memory_is_counted),
        cmocka_unit_test_setup_teardown(a_text_is_parsed_or_not, fail_in_cjson,
                                        leave_cjson),
        cmocka_unit_test(a_file_of_json_is_read_or_not),
        cmocka_unit_test(a_text_is_written_or_not),
        cmocka_unit_test(an_object_is_read_or_not),
        cmocka_unit_test(the_data_is_opened_or_not),
        cmocka_unit_test(scenarios_and_cases_are_read_or_not),
    };
    return cmocka_run_group_tests_name("out_of_memory", tests, NULL, NULL);
}
