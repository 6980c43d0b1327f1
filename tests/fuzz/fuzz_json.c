/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fuzz_json N SEED FILE... - N mutations of the files through the reader, a table of
 * fields and the writer. The same arguments make the same
 * run; exit status 0 unless something crashed or an assertion failed.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/json/fields.h"
#include "io/json/json.h"
#include "io/json/json_write.h"
#include "mutate.h"

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

static void write_back(loft_json_writer *writer, const loft_json_node *value)
{
    const loft_json_type type = loft_json_typeof(value);
    if (loft_json_key(value) != NULL) {
        loft_json_write_key(writer, loft_json_key(value));
    }
    if (type == LOFT_JSON_OBJECT || type == LOFT_JSON_ARRAY) {
        const int is_object = type == LOFT_JSON_OBJECT;
        (is_object ? loft_json_write_begin_object : loft_json_write_begin_array)(writer);
        for (const loft_json_node *v = loft_json_first(value); v; v = loft_json_next(v)) {
            write_back(writer, v);
        }
        (is_object ? loft_json_write_end_object : loft_json_write_end_array)(writer);
    } else if (type == LOFT_JSON_STRING) {
        loft_json_write_string(writer, loft_json_string(value));
    } else if (type == LOFT_JSON_NUMBER) {
        loft_json_write_number(writer, loft_json_number(value));
    } else if (type == LOFT_JSON_BOOL) {
        loft_json_write_bool(writer, loft_json_bool(value));
    } else {
        loft_json_write_null(writer);
    }
}

/* A document that was read must be written as text that reads and writes the same. */
static void check_round_trip(const loft_json_doc *doc, int again)
{
    char *text = NULL;
    size_t size = 0;
    loft_json_doc *copy = NULL;
    loft_json_writer *writer = loft_json_writer_new();
    loft_diags *diags = loft_diags_new();
    if (writer == NULL || diags == NULL) {
        abort();
    }
    write_back(writer, loft_json_root(doc));
    if (loft_json_writer_finish(writer, &text, &size) != LOFT_OK ||
        loft_json_parse(text, size, diags, &copy) != LOFT_OK) {
        abort();
    }
    if (again > 0) {
        check_round_trip(copy, again - 1);
    }
    loft_json_free(copy);
    loft_json_writer_free(writer);
    loft_diags_free(diags);
    free(text);
}

/* Bits: 1 the text is JSON, 2 it fits the table. */
static int try_text(const char *text, size_t size, const void *ctx)
{
    int passed = 0;
    (void)ctx;
    loft_json_doc *doc = NULL;
    loft_diags *diags = loft_diags_new();
    if (diags == NULL) {
        abort();
    }
    const loft_status status = loft_json_parse(text, size, diags, &doc);
    if ((status == LOFT_OK) != (loft_diags_count(diags) == 0)) {
        abort(); /* a refusal without a reason, or a reason without a refusal */
    }
    if (status == LOFT_OK) {
        const loft_json_node *root = loft_json_root(doc);
        const loft_diag_where top = {0};
        fuzzed out = {.has_value = false};
        const loft_status fits = loft_fields_read(&fields, root, &top, NULL, diags, &out);
        if ((fits == LOFT_OK) != (loft_diags_count(diags) == 0)) {
            abort();
        }
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

int main(int argc, char **argv)
{
    unsigned long counts[MUTATE_BITS] = {0};
    const int status = mutate_files(argc, argv, try_text, NULL, counts);
    if (status == 0) {
        printf("%lu JSON, %lu fit the table\n", counts[0], counts[1]);
    }
    return status;
}
