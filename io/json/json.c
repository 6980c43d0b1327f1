/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/json/json.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "io/json/json_scan.h"
#include "sim/base/decimal.h"
#include "sim/base/diag.h"
#include "sim/base/file.h"

struct loft_json_doc {
    cJSON *root;
    char *text; /* kept for loft_json_line_col */
    size_t size;
};

/* A loft_json_node is a cJSON: never defined, so that only this file can look inside. */
static const cJSON *inside(const loft_json_node *node)
{
    return (const cJSON *)(const void *)node;
}

static const loft_json_node *outside(const cJSON *item)
{
    return (const loft_json_node *)(const void *)item;
}

/* Takes the text, also on failure; a byte order mark before it is left out. */
static loft_status parse_owned(char *text, size_t whole, loft_diags *diags,
                               loft_json_doc **doc)
{
    const size_t mark = loft_diag_mark(text, whole);
    const size_t size = whole - mark;
    memmove(text, text + mark, size + 1); /* with the '\0' behind it */
    loft_json_doc *made = NULL;
    loft_status status = loft_json_scan(text, size, diags);
    if (status != LOFT_OK) {
        goto done;
    }
    status = LOFT_ERR_NOMEM; /* the one reason left why cJSON may refuse */
    made = malloc(sizeof *made);
    if (made == NULL) {
        goto done;
    }
    const loft_c_locale c = loft_c_locale_begin(); /* cJSON reads the locale's point */
    *made = (loft_json_doc){.root = cJSON_ParseWithLength(text, size)};
    loft_c_locale_end(c);
    if (made->root == NULL) {
        goto done;
    }
    made->text = text;
    made->size = size;
    *doc = made;
    return LOFT_OK;
done:
    free(made);
    free(text);
    return status;
}

loft_status loft_json_parse(const char *text, size_t size, loft_diags *diags,
                            loft_json_doc **doc)
{
    if (size > LOFT_JSON_SIZE_MAX) {
        loft_diags_add(diags, "", "the text has %zu bytes, the limit is 16 MiB", size);
        return LOFT_ERR_INPUT;
    }
    char *copy = malloc(size + 1);
    if (copy == NULL) {
        return LOFT_ERR_NOMEM;
    }
    if (size > 0) {
        memcpy(copy, text, size);
    }
    copy[size] = '\0';
    return parse_owned(copy, size, diags, doc);
}

loft_status loft_json_read(const char *path, loft_diags *diags, loft_json_doc **doc)
{
    loft_file_text text;
    const loft_status status = loft_file_read(path, LOFT_JSON_SIZE_MAX, diags, &text);
    if (status != LOFT_OK) {
        return status;
    }
    return parse_owned(text.bytes, text.size, diags, doc);
}

void loft_json_free(loft_json_doc *doc)
{
    if (doc != NULL) {
        cJSON_Delete(doc->root);
        free(doc->text);
        free(doc);
    }
}

const char *loft_json_text(const loft_json_doc *doc, size_t *size)
{
    *size = doc->size;
    return doc->text;
}

const loft_json_node *loft_json_root(const loft_json_doc *doc)
{
    return outside(doc->root);
}

loft_json_type loft_json_typeof(const loft_json_node *node)
{
    switch (inside(node)->type & 0xff) {
    case cJSON_False:
    case cJSON_True:
        return LOFT_JSON_BOOL;
    case cJSON_Number:
        return LOFT_JSON_NUMBER;
    case cJSON_String:
        return LOFT_JSON_STRING;
    case cJSON_Array:
        return LOFT_JSON_ARRAY;
    case cJSON_Object:
        return LOFT_JSON_OBJECT;
    default:
        return LOFT_JSON_NULL;
    }
}

const loft_json_node *loft_json_get(const loft_json_node *node, const char *key)
{
    if (loft_json_typeof(node) != LOFT_JSON_OBJECT) {
        return NULL;
    }
    return outside(cJSON_GetObjectItemCaseSensitive(inside(node), key));
}

size_t loft_json_size(const loft_json_node *node)
{
    size_t size = 0;
    for (const cJSON *child = inside(node)->child; child != NULL; child = child->next) {
        size++;
    }
    return size;
}

const loft_json_node *loft_json_item(const loft_json_node *node, size_t i)
{
    const cJSON *child = inside(node)->child;
    while (child != NULL && i > 0) {
        child = child->next;
        i--;
    }
    return outside(child);
}

const loft_json_node *loft_json_first(const loft_json_node *node)
{
    return outside(inside(node)->child);
}

const loft_json_node *loft_json_next(const loft_json_node *node)
{
    return outside(inside(node)->next);
}

const char *loft_json_key(const loft_json_node *member)
{
    return inside(member)->string;
}

double loft_json_number(const loft_json_node *node)
{
    assert(loft_json_typeof(node) == LOFT_JSON_NUMBER);
    return inside(node)->valuedouble;
}

const char *loft_json_string(const loft_json_node *node)
{
    assert(loft_json_typeof(node) == LOFT_JSON_STRING);
    return inside(node)->valuestring;
}

bool loft_json_bool(const loft_json_node *node)
{
    assert(loft_json_typeof(node) == LOFT_JSON_BOOL);
    return (inside(node)->type & cJSON_True) != 0;
}

/* Counts the values before `wanted` in the order of the text; true once it is met. */
static bool count_before(const cJSON *node, const cJSON *wanted, size_t *count)
{
    if (node == wanted) {
        return true;
    }
    ++*count;
    for (const cJSON *child = node->child; child != NULL; child = child->next) {
        if (count_before(child, wanted, count)) {
            return true;
        }
    }
    return false;
}

static size_t string_end(const char *text, size_t quote)
{
    size_t i = quote + 1;
    while (text[i] != '"') {
        i += text[i] == '\\' ? 2 : 1;
    }
    return i + 1;
}

/* Offset of the value that starts as number `index` in a text that passed the scan. */
static size_t value_offset(const char *text, size_t size, size_t index)
{
    size_t seen = 0;
    size_t i = 0;
    while (i < size) {
        const size_t start = i;
        bool is_value = true;
        if (text[i] == '"') {
            i = string_end(text, i);
            while (i < size && strchr(" \t\r\n", text[i]) != NULL) {
                i++;
            }
            is_value = i >= size || text[i] != ':';
        } else if (text[i] == '{' || text[i] == '[') {
            i++;
        } else if (strchr(" \t\r\n,:]}", text[i]) != NULL) {
            is_value = false;
            i++;
        } else {
            while (i < size && strchr(" \t\r\n,]}", text[i]) == NULL) {
                i++;
            }
        }
        if (is_value && seen++ == index) {
            return start;
        }
    }
    return size;
}

void loft_json_line_col(const loft_json_doc *doc, const loft_json_node *node,
                        size_t *line, size_t *column)
{
    size_t index = 0;
    const bool found = count_before(doc->root, inside(node), &index);
    assert(found); /* a node of this document */
    (void)found;
    const size_t offset = value_offset(doc->text, doc->size, index);
    loft_json_scan_place(doc->text, offset, line, column);
}
