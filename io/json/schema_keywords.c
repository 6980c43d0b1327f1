/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L /* regex.h */
#include "io/json/schema_keywords.h"
#include "sim/base/diag.h"

#include <regex.h>
#include <string.h>

#define PATTERN_MAX 200 /* bytes: the C library compiles long repetitions slowly */

typedef const loft_json_node node;

typedef struct linter {
    node *root;
    loft_diags *diags;
    bool no_memory;
} linter;

typedef enum kind {
    KIND_NOTE,   /* not looked at */
    KIND_TYPE,   /* the name of a type, or an array of them */
    KIND_MAP,    /* object of schemas */
    KIND_SCHEMA, /* a schema */
    KIND_FORMS,  /* array of schemas, not empty */
    KIND_NAMES,  /* array of strings */
    KIND_BOOL,
    KIND_SCALAR,  /* no array or object */
    KIND_SCALARS, /* array of those, not empty */
    KIND_NUMBER,
    KIND_PATTERN,
    KIND_REF
} kind;

static const struct keyword {
    const char *name;
    kind kind;
    const char *wanted;
} keywords[] = {
    {"type", KIND_TYPE, "the name of a type or an array of names"},
    {"properties", KIND_MAP, "an object of schemas"},
    {"required", KIND_NAMES, "an array of strings"},
    {"additionalProperties", KIND_BOOL, "true or false"},
    {"enum", KIND_SCALARS, "an array of strings, numbers, booleans or null"},
    {"const", KIND_SCALAR, "a string, a number, a boolean or null"},
    {"minimum", KIND_NUMBER, "a number"},
    {"maximum", KIND_NUMBER, "a number"},
    {"exclusiveMinimum", KIND_NUMBER, "a number"},
    {"exclusiveMaximum", KIND_NUMBER, "a number"},
    {"minLength", KIND_NUMBER, "a number"},
    {"pattern", KIND_PATTERN, "a POSIX extended expression of at most 200 bytes"},
    {"items", KIND_SCHEMA, "a schema"},
    {"minItems", KIND_NUMBER, "a number"},
    {"maxItems", KIND_NUMBER, "a number"},
    {"oneOf", KIND_FORMS, "an array of schemas"},
    {"anyOf", KIND_FORMS, "an array of schemas"},
    {"$ref", KIND_REF, "\"#/$defs/NAME\" with a NAME that is there"},
    {"$defs", KIND_MAP, "an object of schemas"},
    {"title", KIND_NOTE, ""},
    {"description", KIND_NOTE, ""},
    {"default", KIND_NOTE, ""},
    {"$schema", KIND_NOTE, ""},
    {"$id", KIND_NOTE, ""},
    {"$comment", KIND_NOTE, ""},
};

static bool is_scalar(node *value)
{
    const loft_json_type type = loft_json_typeof(value);
    return type != LOFT_JSON_ARRAY && type != LOFT_JSON_OBJECT;
}

static bool is_string(node *value)
{
    return loft_json_typeof(value) == LOFT_JSON_STRING;
}

static bool is_object(node *value)
{
    return loft_json_typeof(value) == LOFT_JSON_OBJECT;
}

static bool is_type_name(node *value)
{
    static const char *const names[] = {"null",   "boolean", "number", "integer",
                                        "string", "array",   "object"};
    for (size_t i = 0; is_string(value) && i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(loft_json_string(value), names[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool all(node *array, bool (*fits)(node *value))
{
    if (loft_json_typeof(array) != LOFT_JSON_ARRAY) {
        return false;
    }
    for (node *v = loft_json_first(array); v != NULL; v = loft_json_next(v)) {
        if (!fits(v)) {
            return false;
        }
    }
    return true;
}

static bool is_pattern(linter *l, node *value)
{
    regex_t regex;
    if (!is_string(value) || strlen(loft_json_string(value)) > PATTERN_MAX) {
        return false;
    }
    const int result = regcomp(&regex, loft_json_string(value), REG_EXTENDED | REG_NOSUB);
    if (result == 0) {
        regfree(&regex);
    }
    l->no_memory = l->no_memory || result == REG_ESPACE;
    return result == 0 || result == REG_ESPACE;
}

static bool is_reference(const linter *l, node *value)
{
    static const char prefix[] = "#/$defs/";
    const size_t size = sizeof prefix - 1;
    if (!is_string(value) || strncmp(loft_json_string(value), prefix, size) != 0) {
        return false;
    }
    node *defs = loft_json_get(l->root, "$defs");
    return defs != NULL && loft_json_get(defs, loft_json_string(value) + size) != NULL;
}

static bool is_of_kind(linter *l, node *value, kind wanted)
{
    const bool has_items = loft_json_first(value) != NULL;
    switch (wanted) {
    case KIND_NOTE:
        return true;
    case KIND_TYPE:
        return is_type_name(value) || (has_items && all(value, is_type_name));
    case KIND_MAP:
    case KIND_SCHEMA:
        return is_object(value);
    case KIND_FORMS:
        return has_items && all(value, is_object);
    case KIND_NAMES:
        return all(value, is_string);
    case KIND_BOOL:
        return loft_json_typeof(value) == LOFT_JSON_BOOL;
    case KIND_SCALAR:
        return is_scalar(value);
    case KIND_SCALARS:
        return has_items && all(value, is_scalar);
    case KIND_NUMBER:
        return loft_json_typeof(value) == LOFT_JSON_NUMBER;
    case KIND_PATTERN:
        return is_pattern(l, value);
    default: /* KIND_REF */
        return is_reference(l, value);
    }
}

static void lint(linter *l, node *schema, const loft_diag_where *where);

static void lint_children(linter *l, node *parent, const loft_diag_where *where)
{
    size_t index = 0;
    for (node *child = loft_json_first(parent); child != NULL;
         child = loft_json_next(child)) {
        loft_diag_where there = *where;
        const char *key = loft_json_key(child);
        if (key != NULL) {
            loft_diag_where_key(&there, key, strlen(key));
        } else {
            loft_diag_where_index(&there, index++);
        }
        lint(l, child, &there);
    }
}

static void lint_keyword(linter *l, node *value, const loft_diag_where *where)
{
    const char *name = loft_json_key(value);
    const struct keyword *keyword = NULL;
    for (size_t i = 0; i < sizeof keywords / sizeof keywords[0]; i++) {
        if (strcmp(keywords[i].name, name) == 0) {
            keyword = &keywords[i];
        }
    }
    if (keyword == NULL) {
        loft_diags_add(l->diags, where->text, "this keyword is not supported");
    } else if (!is_of_kind(l, value, keyword->kind)) {
        loft_diags_add(l->diags, where->text, "must be %s", keyword->wanted);
    } else if (keyword->kind == KIND_SCHEMA) {
        lint(l, value, where);
    } else if (keyword->kind == KIND_MAP || keyword->kind == KIND_FORMS) {
        lint_children(l, value, where);
    }
}

static void lint(linter *l, node *schema, const loft_diag_where *where)
{
    if (!is_object(schema)) {
        loft_diags_add(l->diags, where->text, "must be a schema, an object");
        return;
    }
    for (node *value = loft_json_first(schema); value != NULL;
         value = loft_json_next(value)) {
        loft_diag_where there = *where;
        const char *key = loft_json_key(value);
        loft_diag_where_key(&there, key, strlen(key));
        lint_keyword(l, value, &there);
    }
}

loft_status loft_schema_keywords(const loft_json_node *schema_root, loft_diags *diags)
{
    const size_t before = loft_diags_total(diags);
    linter l = {.root = schema_root, .diags = diags};
    const loft_diag_where where = {.text = "schema#", .size = 7};
    lint(&l, schema_root, &where);
    if (l.no_memory) {
        return LOFT_ERR_NOMEM;
    }
    return loft_diags_total(diags) > before ? LOFT_ERR_INPUT : LOFT_OK;
}
