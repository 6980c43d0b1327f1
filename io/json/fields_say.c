/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/json/fields_say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/decimal.h"
#include "sim/base/nearest.h"

typedef struct text {
    char bytes[160];
} text;

static text show_number(double x)
{
    text out;
    loft_snprintf(out.bytes, sizeof out.bytes, "%.15g", x);
    if (loft_strtod(out.bytes, NULL) !=
        x) { /* "is 5, must be less than 5" helps nobody */
        loft_snprintf(out.bytes, sizeof out.bytes, "%.17g", x);
    }
    return out;
}

static text show_string(const char *string)
{
    text out;
    char cut[LOFT_DIAG_EXCERPT];
    snprintf(out.bytes, sizeof out.bytes, "\"%s\"",
             loft_diag_excerpt(cut, string, strlen(string)));
    return out;
}

static text show(const loft_json_node *value)
{
    text out;
    switch (loft_json_typeof(value)) {
    case LOFT_JSON_NULL:
        snprintf(out.bytes, sizeof out.bytes, "null");
        break;
    case LOFT_JSON_BOOL:
        snprintf(out.bytes, sizeof out.bytes, loft_json_bool(value) ? "true" : "false");
        break;
    case LOFT_JSON_NUMBER:
        return show_number(loft_json_number(value));
    case LOFT_JSON_STRING:
        return show_string(loft_json_string(value));
    case LOFT_JSON_ARRAY:
        snprintf(out.bytes, sizeof out.bytes, "an array of %zu", loft_json_size(value));
        break;
    default:
        snprintf(out.bytes, sizeof out.bytes, "an object of %zu", loft_json_size(value));
        break;
    }
    return out;
}

/* A list for a message: a, b or c. What does not fit is counted. */
typedef struct list {
    char text[400];
    size_t used;
    size_t shown, count; /* of all items, known before the first is added */
    bool full;
} list;

static void add(list *l, const char *item)
{
    if (l->full) {
        return;
    }
    char *end = l->text + l->used;
    const size_t room = sizeof l->text - l->used;
    l->full = strlen(item) + 32 > room;
    if (l->full) {
        snprintf(end, room, " or %zu more", l->count - l->shown);
        return;
    }
    const char *glue = l->shown == 0 ? "" : l->shown + 1 == l->count ? " or " : ", ";
    l->used += (size_t)snprintf(end, room, "%s%s", glue, item);
    l->shown++;
}

const char *loft_field_type_name(const loft_field *field)
{
    static const char *const names[] = {
        [LOFT_KIND_NUMBER] = "number",  [LOFT_KIND_INTEGER] = "integer",
        [LOFT_KIND_BOOL] = "boolean",   [LOFT_KIND_STRING] = "string",
        [LOFT_KIND_NAME] = "string",    [LOFT_KIND_NUMBERS] = "array",
        [LOFT_KIND_PAIRS] = "array",    [LOFT_KIND_OBJECT] = "object",
        [LOFT_KIND_LIST] = "array",     [LOFT_KIND_OWNED_LIST] = "array",
        [LOFT_KIND_NODE] = "any value", [LOFT_KIND_SELF] = "object"};
    return names[field->kind];
}

const char *loft_field_next_name(const loft_field *field, const void *context, size_t *i)
{
    if (field->name_of != NULL) {
        return field->name_of(context, (*i)++);
    }
    while (*i < field->n_names) {
        const char *name = field->names[(*i)++];
        if (name != NULL) {
            return name;
        }
    }
    return NULL;
}

void loft_field_say_type(loft_diags *diags, const char *where, const loft_field *field,
                         const loft_json_node *found)
{
    list wanted = {.count = field->nullable ? 1 : 0};
    for (const loft_field *f = field; f != NULL; f = f->other) {
        wanted.count++;
    }
    for (const loft_field *f = field; f != NULL; f = f->other) {
        add(&wanted, loft_field_type_name(f));
        if (f->nullable) {
            add(&wanted, "null");
        }
    }
    const bool is_string = loft_json_typeof(found) == LOFT_JSON_STRING;
    loft_diags_add(diags, where, "found %s%s, wanted %s", show(found).bytes,
                   is_string ? " (a string)" : "",
                   field->wanted != NULL ? field->wanted : wanted.text);
}

void loft_field_say_bound(loft_diags *diags, const char *where,
                          const loft_json_node *found, const char *relation, double bound)
{
    loft_diags_add(diags, where, "is %s, must be %s %s", show(found).bytes, relation,
                   show_number(bound).bytes);
}

void loft_field_say_names(loft_diags *diags, const char *where, const loft_field *field,
                          const void *context, const loft_json_node *found)
{
    list wanted = {.count = field->nullable ? 1 : 0};
    for (size_t i = 0; loft_field_next_name(field, context, &i) != NULL;) {
        wanted.count++;
    }
    const char *name = NULL;
    for (size_t i = 0; (name = loft_field_next_name(field, context, &i)) != NULL;) {
        add(&wanted, show_string(name).bytes);
    }
    if (field->nullable) {
        add(&wanted, "null");
    }
    loft_diags_add(diags, where, "is %s, must be %s", show(found).bytes, wanted.text);
}

void loft_field_say_form(loft_diags *diags, const char *where, const loft_field *field,
                         const loft_json_node *found)
{
    if (field->pattern != NULL) {
        loft_diags_add(diags, where, "is %s, must be %s", show(found).bytes, field->form);
    } else {
        loft_diags_add(diags, where, "%s has length 0, must have at least 1",
                       show(found).bytes);
    }
}

void loft_field_say_unknown(loft_diags *diags, const char *where,
                            const loft_fields *fields, const char *key)
{
    loft_nearest nearest = {.typed = key};
    const size_t size = strlen(key);
    const bool is_counted = loft_diags_count(diags) > LOFT_DIAGS_MAX; /* not shown */
    const char *longer = NULL; /* range_km for range */
    for (size_t i = 0; i < fields->n && longer == NULL && !is_counted; i++) {
        const char *known = fields->rows[i].key;
        if (known != NULL) {
            longer = strncmp(known, key, size) == 0 && known[size] == '_' ? known : NULL;
            loft_nearest_offer(&nearest, known);
        }
    }
    nearest.word = longer != NULL ? longer : nearest.word;
    if (nearest.word != NULL) {
        loft_diags_add(diags, where, "unknown key; did you mean \"%s\"?", nearest.word);
    } else {
        loft_diags_add(diags, where, "unknown key");
    }
}
