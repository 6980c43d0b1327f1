/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L /* regex.h */
#include "io/json/schema.h"

#include <limits.h>
#include <math.h>
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/json/schema_keywords.h"
#include "sim/base/diag.h"
#include "sim/base/nearest.h"

#define STEPS_MAX    20000000UL
#define IN_PLACE_MAX 16

typedef const loft_json_node node;

typedef struct checker {
    node *root; /* of the schema */
    loft_diags *diags;
    unsigned long steps;
    bool circle; /* of $ref, without a step into the value */
    bool no_memory;
} checker;

/* One value and the way to it. */
typedef struct spot {
    const struct spot *up;
    node *value;
    const char *key; /* NULL for an item */
    size_t index;
    int in_place; /* schemas that were applied to this very value */
} spot;

typedef struct text {
    char bytes[160];
} text;

static bool is_type(node *value, loft_json_type type)
{
    return loft_json_typeof(value) == type;
}

static void trace(const spot *at, loft_diag_where *where)
{
    if (at->up == NULL) {
        return;
    }
    trace(at->up, where);
    if (at->key != NULL) {
        loft_diag_where_key(where, at->key, strlen(at->key));
    } else {
        loft_diag_where_index(where, at->index);
    }
}

static loft_diag_where where_is(const spot *at)
{
    loft_diag_where where = {0};
    trace(at, &where);
    return where;
}

static text show(node *value)
{
    text out;
    char cut[LOFT_DIAG_EXCERPT];
    const size_t room = sizeof out.bytes;
    switch (loft_json_typeof(value)) {
    case LOFT_JSON_NULL:
        snprintf(out.bytes, room, "null");
        break;
    case LOFT_JSON_BOOL:
        snprintf(out.bytes, room, loft_json_bool(value) ? "true" : "false");
        break;
    case LOFT_JSON_NUMBER: {
        const double x = loft_json_number(value);
        snprintf(out.bytes, room, "%.15g", x);
        if (strtod(out.bytes, NULL) != x) { /* "is 5, must be less than 5" helps nobody */
            snprintf(out.bytes, room, "%.17g", x);
        }
        break;
    }
    case LOFT_JSON_STRING: {
        const char *string = loft_json_string(value);
        snprintf(out.bytes, room, "\"%s\"",
                 loft_diag_excerpt(cut, string, strlen(string)));
        break;
    }
    case LOFT_JSON_ARRAY:
        snprintf(out.bytes, room, "an array of %zu", loft_json_size(value));
        break;
    default:
        snprintf(out.bytes, room, "an object of %zu", loft_json_size(value));
        break;
    }
    return out;
}

/* A list for a message: "a", "b" or 3. What does not fit is counted. */
static void show_list(node *values, char *out, size_t room)
{
    size_t used = 0;
    size_t shown = 0;
    const size_t count = loft_json_size(values);
    out[0] = '\0';
    for (node *v = loft_json_first(values); v != NULL; v = loft_json_next(v), shown++) {
        const text item = show(v);
        if (used + strlen(item.bytes) + 32 > room) {
            snprintf(out + used, room - used, " or %zu more", count - shown);
            return;
        }
        const char *glue = shown == 0 ? "" : shown + 1 == count ? " or " : ", ";
        used += (size_t)snprintf(out + used, room - used, "%s%s", glue, item.bytes);
    }
}

static bool same(node *a, node *b)
{
    const loft_json_type type = loft_json_typeof(a);
    if (type != loft_json_typeof(b)) {
        return false;
    }
    switch (type) {
    case LOFT_JSON_NULL:
        return true;
    case LOFT_JSON_BOOL:
        return loft_json_bool(a) == loft_json_bool(b);
    case LOFT_JSON_NUMBER: /* the same double, not nearly */
        return !(loft_json_number(a) < loft_json_number(b)) &&
               !(loft_json_number(a) > loft_json_number(b));
    default: /* a schema compares with scalars only */
        return strcmp(loft_json_string(a), loft_json_string(b)) == 0;
    }
}

static const char *const type_names[] = {"null",   "boolean", "number",
                                         "string", "array",   "object"};

static bool type_fits(node *value, const char *name)
{
    if (strcmp(name, "integer") == 0) {
        return is_type(value, LOFT_JSON_NUMBER) &&
               !(loft_json_number(value) > floor(loft_json_number(value)));
    }
    return strcmp(name, type_names[loft_json_typeof(value)]) == 0;
}

static bool types_fit(node *value, node *types)
{
    if (types == NULL) {
        return true;
    }
    if (is_type(types, LOFT_JSON_STRING)) {
        return type_fits(value, loft_json_string(types));
    }
    for (node *t = loft_json_first(types); t != NULL; t = loft_json_next(t)) {
        if (type_fits(value, loft_json_string(t))) {
            return true;
        }
    }
    return false;
}

static void say_type(checker *c, const spot *at, node *types)
{
    char wanted[200] = "";
    if (is_type(types, LOFT_JSON_STRING)) {
        snprintf(wanted, sizeof wanted, "\"%s\"", loft_json_string(types));
    } else {
        show_list(types, wanted, sizeof wanted);
    }
    size_t size = 0; /* names of types are not values: no quotes */
    for (const char *p = wanted; *p != '\0'; p++) {
        if (*p != '"') {
            wanted[size++] = *p;
        }
    }
    wanted[size] = '\0';
    const loft_json_type type = loft_json_typeof(at->value);
    const bool is_string = type == LOFT_JSON_STRING;
    const loft_diag_where where = where_is(at);
    loft_diags_add(c->diags, where.text, "found %s%s, wanted %s", show(at->value).bytes,
                   is_string ? " (a string)" : "", wanted);
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* From here on the schema has passed loft_schema_keywords: kinds are not asked again. */
static void check(checker *c, node *schema, const spot *at);

/* The schema that a $ref of this schema names. */
static node *reference(const checker *c, const char *ref)
{
    const size_t size = sizeof "#/$defs/" - 1;
    node *defs = loft_json_get(c->root, "$defs");
    return loft_json_get(defs, ref + size);
}

static void say_bound(checker *c, const spot *at, const char *relation, node *bound)
{
    const loft_diag_where where = where_is(at);
    loft_diags_add(c->diags, where.text, "is %s, must be %s %s", show(at->value).bytes,
                   relation, show(bound).bytes);
}

static void check_number(checker *c, node *schema, const spot *at)
{
    const double x = loft_json_number(at->value);
    node *bound = loft_json_get(schema, "minimum");
    if (bound != NULL && x < loft_json_number(bound)) {
        say_bound(c, at, "at least", bound);
    }
    bound = loft_json_get(schema, "exclusiveMinimum");
    if (bound != NULL && x <= loft_json_number(bound)) {
        say_bound(c, at, "greater than", bound);
    }
    bound = loft_json_get(schema, "maximum");
    if (bound != NULL && x > loft_json_number(bound)) {
        say_bound(c, at, "at most", bound);
    }
    bound = loft_json_get(schema, "exclusiveMaximum");
    if (bound != NULL && x >= loft_json_number(bound)) {
        say_bound(c, at, "less than", bound);
    }
}

static void check_string(checker *c, node *schema, const spot *at)
{
    const char *string = loft_json_string(at->value);
    const loft_diag_where where = where_is(at);
    node *limit = loft_json_get(schema, "minLength");
    if (limit != NULL) {
        size_t characters = 0;
        for (const char *p = string; *p != '\0'; p++) {
            characters += ((unsigned char)*p & 0xc0U) != 0x80U;
        }
        if ((double)characters < loft_json_number(limit)) {
            loft_diags_add(c->diags, where.text,
                           "%s has length %zu, must have at least %s",
                           show(at->value).bytes, characters, show(limit).bytes);
        }
    }
    node *pattern = loft_json_get(schema, "pattern");
    regex_t regex;
    if (pattern == NULL) {
        return;
    }
    if (regcomp(&regex, loft_json_string(pattern), REG_EXTENDED | REG_NOSUB) != 0) {
        c->no_memory = true; /* it compiled a moment ago */
        return;
    }
    const int result = regexec(&regex, string, 0, NULL, 0);
    regfree(&regex);
    c->no_memory = result == REG_ESPACE; /* it was false, or nothing would be checked */
    if (result == REG_NOMATCH) {
        loft_diags_add(c->diags, where.text, "%s does not have the form %s",
                       show(at->value).bytes, loft_json_string(pattern));
    }
}

static void check_array(checker *c, node *schema, const spot *at)
{
    const size_t count = loft_json_size(at->value);
    const loft_diag_where where = where_is(at);
    node *limit = loft_json_get(schema, "minItems");
    if (limit != NULL && (double)count < loft_json_number(limit)) {
        loft_diags_add(c->diags, where.text, "has %zu items, must have at least %s",
                       count, show(limit).bytes);
    }
    limit = loft_json_get(schema, "maxItems");
    if (limit != NULL && (double)count > loft_json_number(limit)) {
        loft_diags_add(c->diags, where.text, "has %zu items, must have at most %s", count,
                       show(limit).bytes);
    }
    node *items = loft_json_get(schema, "items");
    if (items == NULL) {
        return;
    }
    spot child = {.up = at, .value = loft_json_first(at->value)};
    for (; child.value != NULL;
         child.value = loft_json_next(child.value), child.index++) {
        check(c, items, &child);
    }
}

static void say_unknown(checker *c, const spot *at, node *properties)
{
    const loft_diag_where where = where_is(at);
    loft_nearest nearest = {.typed = at->key};
    for (node *p = properties != NULL ? loft_json_first(properties) : NULL; p != NULL;
         p = loft_json_next(p)) {
        loft_nearest_offer(&nearest, loft_json_key(p));
    }
    if (nearest.word != NULL) {
        loft_diags_add(c->diags, where.text, "unknown key; did you mean \"%s\"?",
                       nearest.word);
    } else {
        loft_diags_add(c->diags, where.text, "unknown key");
    }
}

static void check_object(checker *c, node *schema, const spot *at)
{
    node *required = loft_json_get(schema, "required");
    node *r = required != NULL ? loft_json_first(required) : NULL;
    for (; r != NULL; r = loft_json_next(r)) {
        if (loft_json_get(at->value, loft_json_string(r)) == NULL) {
            const loft_diag_where where = where_is(at);
            loft_diags_add(c->diags, where.text, "the key \"%s\" is missing",
                           loft_json_string(r));
        }
    }
    node *properties = loft_json_get(schema, "properties");
    node *others = loft_json_get(schema, "additionalProperties");
    const bool closed = others != NULL && !loft_json_bool(others);
    node *value = loft_json_first(at->value);
    for (; value != NULL; value = loft_json_next(value)) {
        const spot child = {.up = at, .value = value, .key = loft_json_key(value)};
        node *known = properties != NULL ? loft_json_get(properties, child.key) : NULL;
        if (known != NULL) {
            check(c, known, &child);
        } else if (closed) {
            say_unknown(c, &child, properties);
        }
    }
}

/* The end of the $ref chain of a form. */
static node *resolved(const checker *c, node *schema)
{
    for (int i = 0; i < IN_PLACE_MAX; i++) {
        node *ref = loft_json_get(schema, "$ref");
        if (ref == NULL) {
            break;
        }
        schema = reference(c, loft_json_string(ref));
    }
    return schema;
}

/*
 * How well a value that does not fit a form was meant for it. A constant ("kind": "exact")
 * says most, then the required keys; a key the form does not know speaks against it.
 */
static long fitness(const checker *c, node *form, node *value)
{
    node *schema = resolved(c, form);
    if (!types_fit(value, loft_json_get(schema, "type"))) {
        return LONG_MIN;
    }
    long score = 0;
    node *required = loft_json_get(schema, "required");
    node *r = required != NULL ? loft_json_first(required) : NULL;
    for (; r != NULL; r = loft_json_next(r)) {
        score += loft_json_get(value, loft_json_string(r)) != NULL ? 2 : -2;
    }
    node *properties = loft_json_get(schema, "properties");
    node *v = is_type(value, LOFT_JSON_OBJECT) ? loft_json_first(value) : NULL;
    for (; v != NULL && properties != NULL; v = loft_json_next(v)) {
        node *known = loft_json_get(properties, loft_json_key(v));
        node *constant = known != NULL ? loft_json_get(known, "const") : NULL;
        if (known == NULL) {
            score--;
        } else if (constant != NULL) {
            score += same(constant, v) ? 100 : -100;
        }
    }
    return score;
}

static void say_forms(checker *c, const spot *at, node *forms)
{
    char names[200] = "";
    size_t used = 0;
    for (node *f = loft_json_first(forms); f != NULL; f = loft_json_next(f)) {
        node *schema = resolved(c, f);
        node *title = loft_json_get(schema, "title");
        node *type = loft_json_get(schema, "type");
        node *name = title != NULL ? title : type;
        if (is_type(name, LOFT_JSON_STRING) && used < sizeof names - 1) {
            const int n = snprintf(names + used, sizeof names - used, "%s%s",
                                   used > 0 ? " or " : "", loft_json_string(name));
            used = least(used + (size_t)n, sizeof names - 1);
        }
    }
    const loft_diag_where where = where_is(at);
    loft_diags_add(c->diags, where.text, "found %s, wanted %s", show(at->value).bytes,
                   used > 0 ? names : "one of the other types");
}

static void check_forms(checker *c, node *forms, const spot *at, bool only_one)
{
    loft_diags *outer = c->diags;
    loft_diags *best = NULL;
    long best_score = LONG_MIN;
    size_t fitting = 0;
    for (node *f = loft_json_first(forms); f != NULL; f = loft_json_next(f)) {
        c->diags = loft_diags_new();
        if (c->diags == NULL) {
            c->no_memory = true;
            break;
        }
        check(c, f, at);
        const size_t mistakes = loft_diags_total(c->diags);
        const long score = fitness(c, f, at->value);
        const bool better = best == NULL || score > best_score ||
                            (score == best_score && mistakes < loft_diags_total(best));
        fitting += mistakes == 0;
        loft_diags_free(better ? best : c->diags);
        best = better ? c->diags : best;
        best_score = better ? score : best_score;
    }
    c->diags = outer;
    if (fitting > 1 && only_one) {
        const loft_diag_where where = where_is(at);
        loft_diags_add(outer, where.text, "fits %zu forms, must fit exactly one",
                       fitting);
    } else if (fitting == 0 && best != NULL) {
        if (best_score == LONG_MIN) {
            say_forms(c, at, forms);
        } else {
            loft_diags_append(outer, best);
        }
    }
    loft_diags_free(best);
}

static void check_choice(checker *c, node *schema, const spot *at)
{
    node *constant = loft_json_get(schema, "const");
    if (constant != NULL && !same(constant, at->value)) {
        const loft_diag_where where = where_is(at);
        loft_diags_add(c->diags, where.text, "is %s, must be %s", show(at->value).bytes,
                       show(constant).bytes);
    }
    node *choices = loft_json_get(schema, "enum");
    if (choices == NULL) {
        return;
    }
    for (node *choice = loft_json_first(choices); choice != NULL;
         choice = loft_json_next(choice)) {
        if (same(choice, at->value)) {
            return;
        }
    }
    char wanted[400];
    show_list(choices, wanted, sizeof wanted);
    const loft_diag_where where = where_is(at);
    loft_diags_add(c->diags, where.text, "is %s, must be %s", show(at->value).bytes,
                   wanted);
}

/* Forms within forms multiply: the work must have an end whatever the schema says. */
static bool out_of_steps(checker *c, const spot *at)
{
    c->steps++;
    c->circle = c->circle || at->in_place > IN_PLACE_MAX;
    return c->circle || c->steps > STEPS_MAX || c->no_memory;
}

static void check(checker *c, node *schema, const spot *at)
{
    if (out_of_steps(c, at)) {
        return;
    }
    node *types = loft_json_get(schema, "type");
    if (!types_fit(at->value, types)) {
        say_type(c, at, types); /* the other keywords would only say it again */
        return;
    }
    check_choice(c, schema, at);
    switch (loft_json_typeof(at->value)) {
    case LOFT_JSON_NUMBER:
        check_number(c, schema, at);
        break;
    case LOFT_JSON_STRING:
        check_string(c, schema, at);
        break;
    case LOFT_JSON_ARRAY:
        check_array(c, schema, at);
        break;
    case LOFT_JSON_OBJECT:
        check_object(c, schema, at);
        break;
    default:
        break;
    }
    spot same_value = *at;
    same_value.in_place++;
    node *ref = loft_json_get(schema, "$ref");
    if (ref != NULL) {
        check(c, reference(c, loft_json_string(ref)), &same_value);
    }
    node *forms = loft_json_get(schema, "oneOf");
    if (forms != NULL) {
        check_forms(c, forms, &same_value, true);
    }
    forms = loft_json_get(schema, "anyOf");
    if (forms != NULL) {
        check_forms(c, forms, &same_value, false);
    }
}

loft_status loft_schema_check(const loft_json_node *schema_root,
                              const loft_json_node *instance, loft_diags *diags)
{
    const loft_status status = loft_schema_keywords(schema_root, diags);
    if (status != LOFT_OK) {
        return status;
    }
    const size_t before = loft_diags_total(diags);
    checker c = {.root = schema_root, .diags = diags};
    const spot start = {.value = instance};
    check(&c, schema_root, &start);
    if (c.no_memory) {
        return LOFT_ERR_NOMEM;
    }
    if (c.circle) {
        loft_diags_add(diags, "schema#", "$ref or forms in a circle");
    } else if (c.steps > STEPS_MAX) {
        loft_diags_add(diags, "", "the check was given up after 20 million steps");
    }
    return loft_diags_total(diags) > before ? LOFT_ERR_INPUT : LOFT_OK;
}
