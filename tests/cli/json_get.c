/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * json_get - reads one JSON document on standard input, strictly, and prints what stands at
 * each JSON pointer (RFC 6901) given, one a line.
 *
 * Numbers as %.17g, strings raw, null, true and false, arrays and objects as the number of
 * their members. With -t it prints the types instead. Exit status: 0, 1 a pointer names
 * nothing, 2 wrong use, 3 no JSON.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/json/json.h"

enum {
    STATUS_NOTHING_THERE = 1,
    STATUS_USAGE = 2,
    STATUS_NO_JSON = 3,
    KEY_SIZE = 256
};

/* One step of a pointer, "~1" and "~0" written out; returns the rest of it, or NULL. */
static const char *next_key(const char *pointer, char key[KEY_SIZE])
{
    size_t used = 0;
    if (*pointer != '/') {
        return NULL;
    }
    for (pointer++; *pointer != '\0' && *pointer != '/'; pointer++) {
        char c = *pointer;
        if (c == '~' && (pointer[1] == '0' || pointer[1] == '1')) {
            pointer++;
            c = *pointer == '0' ? '~' : '/';
        }
        if (used + 1 == KEY_SIZE) {
            return NULL;
        }
        key[used++] = c;
    }
    key[used] = '\0';
    return pointer;
}

static const loft_json_node *step(const loft_json_node *node, const char *key)
{
    char *end = NULL;
    if (loft_json_typeof(node) != LOFT_JSON_ARRAY) {
        return loft_json_get(node, key);
    }
    if (*key < '0' || *key > '9') {
        return NULL;
    }
    const unsigned long i = strtoul(key, &end, 10);
    return *end == '\0' ? loft_json_item(node, i) : NULL;
}

static const loft_json_node *find(const loft_json_node *node, const char *pointer)
{
    char key[KEY_SIZE];
    while (node != NULL && *pointer != '\0') {
        pointer = next_key(pointer, key);
        node = pointer != NULL ? step(node, key) : NULL;
        if (pointer == NULL) {
            return NULL;
        }
    }
    return node;
}

static void print_type(const loft_json_node *node)
{
    static const char *const names[] = {
        [LOFT_JSON_NULL] = "null",     [LOFT_JSON_BOOL] = "boolean",
        [LOFT_JSON_NUMBER] = "number", [LOFT_JSON_STRING] = "string",
        [LOFT_JSON_ARRAY] = "array",   [LOFT_JSON_OBJECT] = "object"};
    puts(names[loft_json_typeof(node)]);
}

static void print_value(const loft_json_node *node)
{
    switch (loft_json_typeof(node)) {
    case LOFT_JSON_NULL:
        puts("null");
        break;
    case LOFT_JSON_BOOL:
        puts(loft_json_bool(node) ? "true" : "false");
        break;
    case LOFT_JSON_NUMBER:
        printf("%.17g\n", loft_json_number(node));
        break;
    case LOFT_JSON_STRING:
        puts(loft_json_string(node));
        break;
    default:
        printf("%zu\n", loft_json_size(node));
        break;
    }
}

static char *read_stdin(size_t *size)
{
    char *text = malloc(LOFT_JSON_SIZE_MAX);
    *size = text != NULL ? fread(text, 1, LOFT_JSON_SIZE_MAX, stdin) : 0;
    return text;
}

static loft_json_doc *read_document(void)
{
    loft_json_doc *doc = NULL;
    size_t size = 0;
    char *text = read_stdin(&size);
    loft_diags *diags = loft_diags_new();
    if (text != NULL && diags != NULL &&
        loft_json_parse(text, size, diags, &doc) != LOFT_OK) {
        for (size_t i = 0; i < loft_diags_count(diags); i++) {
            const loft_diag diag = loft_diags_get(diags, i);
            fprintf(stderr, "json_get: %s: %s\n", diag.where, diag.what);
        }
    }
    loft_diags_free(diags);
    free(text);
    return doc;
}

int main(int argc, char **argv)
{
    const bool types = argc > 1 && strcmp(argv[1], "-t") == 0;
    if (argc < 2 + types) {
        fputs("usage: json_get [-t] POINTER...\n", stderr);
        return STATUS_USAGE;
    }
    loft_json_doc *doc = read_document();
    if (doc == NULL) {
        return STATUS_NO_JSON;
    }
    int status = EXIT_SUCCESS;
    for (int i = 1 + types; i < argc; i++) {
        const loft_json_node *node = find(loft_json_root(doc), argv[i]);
        if (node == NULL) {
            fprintf(stderr, "json_get: nothing at %s\n", argv[i]);
            puts("(nothing)");
            status = STATUS_NOTHING_THERE;
        } else if (types) {
            print_type(node);
        } else {
            print_value(node);
        }
    }
    loft_json_free(doc);
    return status;
}
