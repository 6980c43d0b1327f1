/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fuzz_json N SEED FILE... - N mutations of the files through the reader, the validator
 * (as the instance, and as the schema) and the writer. The same arguments make the same
 * run; exit status 0 unless something crashed or an assertion failed.
 */
#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "loft/file.h"
#include "loft/json.h"
#include "loft/json_write.h"
#include "loft/schema.h"

#define SIZE_MAX_FUZZ 65536

static const char *const fragments[] = {
    "{",    "}",       "[",     "]",   "\"",       ":",         ",",    "\\u0000",
    "null", "1e999",   "-0",    "012", "NaN",      "\\ud800",   "\xff", "\xef\xbb\xbf",
    "[[[[", "{\"a\":", "\"a\"", "\n",  "\"$ref\"", "\"oneOf\"", "//",   "1.5e308",
    "\\",   "true",    "false", "-",   "\x01",     "\\u00e9",   "\t",   "\xc3\xa9",
};

static const char schema_text[] =
    "{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"a\"],"
    "\"properties\":{\"a\":{\"$ref\":\"#/$defs/v\"},\"name\":{\"type\":\"string\","
    "\"pattern\":\"^[a-z]+$\",\"minLength\":2},\"list\":{\"type\":\"array\",\"items\":"
    "{\"$ref\":\"#/$defs/"
    "v\"},\"minItems\":1,\"maxItems\":3}},\"$defs\":{\"v\":{\"oneOf\":"
    "[{\"type\":\"number\",\"minimum\":0},{\"type\":\"object\",\"required\":[\"lo\","
    "\"hi\"],"
    "\"properties\":{\"lo\":{\"$ref\":\"#/$defs/"
    "v\"},\"hi\":{\"enum\":[1,\"x\",null]}}}]}}}";

/* splitmix64: Steele, Lea & Flood, OOPSLA 2014 */
static uint64_t draw(uint64_t *state)
{
    uint64_t z = (*state += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
}

static size_t below(uint64_t *state, size_t n)
{
    return n == 0 ? 0 : (size_t)(draw(state) % n);
}

static size_t insert(char *text, size_t size, size_t at, const char *bytes, size_t n)
{
    if (size + n > SIZE_MAX_FUZZ) {
        return size;
    }
    memmove(text + at + n, text + at, size - at);
    memcpy(text + at, bytes, n);
    return size + n;
}

static size_t mutate(char *text, size_t size, uint64_t *state)
{
    const size_t at = below(state, size + 1);
    char piece[64];
    size_t n = 0;
    switch (below(state, 6)) {
    case 0:
        if (at < size) {
            text[at] = (char)draw(state);
        }
        return size;
    case 1:
        n = below(state, size - at + 1) % 16;
        memmove(text + at, text + at + n, size - at - n);
        return size - n;
    case 2:
        n = below(state, size - at + 1) % sizeof piece;
        memcpy(piece, text + at, n);
        return insert(text, size, below(state, size + 1), piece, n);
    case 3:
        return below(state, 20) == 0 ? at : size;
    case 4:
        if (at < size) {
            text[at] = (char)(text[at] ^ (1 << below(state, 8)));
        }
        return size;
    default: {
        const char *f = fragments[below(state, sizeof fragments / sizeof fragments[0])];
        return insert(text, size, at, f, strlen(f));
    }
    }
}

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

/* What was read must be written as text that reads and writes the same. */
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

/* Bits: 1 the text is JSON, 2 it fits the schema, 4 as a schema it accepts that one. */
static int try_text(const char *text, size_t size, const loft_json_doc *schema)
{
    int passed = 0;
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
        const loft_json_node *rules = loft_json_root(schema);
        const loft_status fits = loft_schema_check(rules, root, diags);
        const loft_status as_schema = loft_schema_check(root, rules, diags);
        passed = 1 + (fits == LOFT_OK ? 2 : 0) + (as_schema == LOFT_OK ? 4 : 0);
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
    if (argc < 4) {
        fprintf(stderr, "usage: fuzz_json N SEED FILE...\n");
        return 2;
    }
    const unsigned long n = strtoul(argv[1], NULL, 10);
    uint64_t state = strtoull(argv[2], NULL, 10);
    const size_t files = (size_t)argc - 3;
    loft_file_text *texts = calloc(files, sizeof *texts);
    char *work = malloc(SIZE_MAX_FUZZ);
    loft_diags *diags = loft_diags_new();
    loft_json_doc *schema = NULL;
    if (texts == NULL || work == NULL || diags == NULL ||
        loft_json_parse(schema_text, sizeof schema_text - 1, diags, &schema) != LOFT_OK) {
        return 2;
    }
    for (size_t i = 0; i < files; i++) {
        if (loft_file_read(argv[i + 3], SIZE_MAX_FUZZ, diags, &texts[i]) != LOFT_OK) {
            fprintf(stderr, "%s: cannot be read, or is over 64 KiB\n", argv[i + 3]);
            return 2;
        }
    }
    unsigned long counts[3] = {0};
    for (unsigned long k = 0; k < n; k++) {
        const loft_file_text *from = &texts[below(&state, files)];
        size_t size = from->size;
        memcpy(work, from->bytes, size);
        for (size_t edits = 1 + below(&state, 4); edits > 0; edits--) {
            size = mutate(work, size, &state);
        }
        const int passed = try_text(work, size, schema);
        for (int bit = 0; bit < 3; bit++) {
            counts[bit] += (unsigned)(passed >> bit) & 1U;
        }
    }
    printf("%lu mutations: %lu JSON, %lu fit the schema, %lu accept it as schemas\n", n,
           counts[0], counts[1], counts[2]);
    for (size_t i = 0; i < files; i++) {
        free(texts[i].bytes);
    }
    free(texts);
    free(work);
    loft_json_free(schema);
    loft_diags_free(diags);
    return 0;
}
