/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any text through the reader of JSON, a table of fields and the writer. */
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "io/json/fields.h"
#include "io/json/json.h"
#include "io/json/json_copy.h"

typedef struct fuzzed {
    const char *name;
    bool has_value;
    double value, ends[2], rows[4][2];
    int n_rows, n_list, kind;
    struct fuzzed_item {
        double isp;
        int count;
    } list[3];
} fuzzed;

static const char *const kinds[] = {"one", "two", "x"};
static const loft_field item_rows[] = {
    {LOFT_NUMBER("lo", struct fuzzed_item, isp), .required = true, .unit = LOFT_UNIT_KM},
    {LOFT_INTEGER("hi", struct fuzzed_item, count), .required = true},
};
static const loft_fields item_fields = {LOFT_ROWS_OF(item_rows), .open = true};
static const loft_field ends = {LOFT_NUMBERS(NULL, fuzzed, ends)};
static const loft_field pairs = {LOFT_PAIRS(NULL, fuzzed, rows, n_rows), .min_items = 1};
static const loft_field rows[] = {
    {LOFT_NUMBER("a", fuzzed, value), LOFT_HAS(fuzzed, has_value), .required = true,
     .nullable = true, .lower = LOFT_FROM(0), .other = &ends},
    {LOFT_STRING("name", fuzzed, name), .pattern = "^[a-z]+$"},
    {LOFT_NAME("kind", fuzzed, kind, kinds)},
    {LOFT_NUMBER("table", fuzzed, value), LOFT_HAS(fuzzed, has_value), .other = &pairs},
    {LOFT_LIST("list", fuzzed, list, n_list, &item_fields), .min_items = 1},
};
static const loft_fields fields = {LOFT_ROWS_OF(rows)};

/* A document that was read must be written as text that reads and writes the same. */
static void check_round_trip(const loft_json_doc *doc, int again)
{
    char *text = NULL;
    size_t size = 0;
    loft_json_doc *copy = NULL;
    loft_json_writer *writer = loft_json_writer_new();
    loft_diags *diags = loft_diags_new();
    FUZZ_REQUIRE(writer != NULL && diags != NULL);
    loft_json_copy(writer, loft_json_root(doc));
    FUZZ_REQUIRE(loft_json_writer_finish(writer, &text, &size) == LOFT_OK &&
                 loft_json_parse(text, size, diags, &copy) == LOFT_OK);
    if (again > 0) {
        check_round_trip(copy, again - 1);
    }
    loft_json_free(copy);
    loft_json_writer_free(writer);
    loft_diags_free(diags);
    free(text);
}

const char *const fuzz_outcomes[FUZZ_OUTCOMES] = {"JSON", "fit the table"};

void fuzz_open(void)
{
}

void fuzz_close(void)
{
}

int fuzz_text(const char *text, size_t size)
{
    int passed = 0;
    loft_json_doc *doc = NULL;
    loft_diags *diags = loft_diags_new();
    FUZZ_REQUIRE(diags != NULL);
    const loft_status status = loft_json_parse(text, size, diags, &doc);
    FUZZ_REQUIRE((status == LOFT_OK) == (loft_diags_count(diags) == 0));
    if (status == LOFT_OK) {
        const loft_json_node *root = loft_json_root(doc);
        const loft_diag_where top = {0};
        fuzzed out = {.has_value = false};
        const loft_status fits = loft_fields_read(&fields, root, &top, NULL, diags, &out);
        FUZZ_REQUIRE((fits == LOFT_OK) == (loft_diags_count(diags) == 0));
        passed = 1 + (fits == LOFT_OK ? 2 : 0);
        size_t line = 0;
        size_t column = 0;
        loft_json_line_col(doc, root, &line, &column);
        for (const loft_json_node *v = loft_json_first(root); v; v = loft_json_next(v)) {
            loft_json_line_col(doc, v, &line, &column);
        }
        check_round_trip(doc, 1);
    }
    loft_json_free(doc);
    loft_diags_free(diags);
    return passed;
}
