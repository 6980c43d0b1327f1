/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/json/fields.h"

#include <errno.h>
#include <limits.h>
#include <math.h>
#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "io/json/fields_say.h"
#include "loft/flight.h"
#include "sim/base/visible.h"

typedef const loft_json_node node;

typedef struct reader {
    const void *context;
    loft_diags *diags;
    bool no_memory;
} reader;

static double to_si(loft_unit unit, double x)
{
    switch (unit) {
    case LOFT_UNIT_KM:
        return loft_m_from_km(x);
    case LOFT_UNIT_DEG:
        return loft_rad_from_deg(x);
    case LOFT_UNIT_MIN:
        return 60.0 * x;
    case LOFT_UNIT_ISP:
        return LOFT_G0_MPS2 * x;
    default:
        return x;
    }
}

static loft_diag_where below(const loft_diag_where *at, node *member, size_t index)
{
    loft_diag_where where = *at;
    const char *key = loft_json_key(member);
    if (key != NULL) {
        loft_diag_where_key(&where, key, strlen(key));
    } else {
        loft_diag_where_index(&where, index);
    }
    return where;
}

static bool fits(const loft_field *f, node *value)
{
    const loft_json_type type = loft_json_typeof(value);
    switch (f->kind) {
    case LOFT_KIND_NUMBER:
        return type == LOFT_JSON_NUMBER;
    case LOFT_KIND_INTEGER:
        return type == LOFT_JSON_NUMBER &&
               !(loft_json_number(value) > floor(loft_json_number(value)));
    case LOFT_KIND_BOOL:
        return type == LOFT_JSON_BOOL;
    case LOFT_KIND_STRING:
    case LOFT_KIND_NAME:
        return type == LOFT_JSON_STRING;
    case LOFT_KIND_OBJECT:
        return type == LOFT_JSON_OBJECT;
    case LOFT_KIND_NODE:
        return true;
    default:
        return type == LOFT_JSON_ARRAY;
    }
}

static void check_bounds(reader *r, const loft_field *f, node *value,
                         const loft_diag_where *at)
{
    const double x = loft_json_number(value);
    const loft_bound lower = f->lower;
    const loft_bound upper = f->upper;
    if (lower.kind == LOFT_BOUND_INCLUSIVE && x < lower.value) {
        loft_field_say_bound(r->diags, at->text, value, "at least", lower.value);
    } else if (lower.kind == LOFT_BOUND_EXCLUSIVE && x <= lower.value) {
        loft_field_say_bound(r->diags, at->text, value, "greater than", lower.value);
    } else if (upper.kind == LOFT_BOUND_INCLUSIVE && x > upper.value) {
        loft_field_say_bound(r->diags, at->text, value, "at most", upper.value);
    } else if (upper.kind == LOFT_BOUND_EXCLUSIVE && x >= upper.value) {
        loft_field_say_bound(r->diags, at->text, value, "less than", upper.value);
    }
}

/* A table without bounds still has those of an int. */
static void read_integer(reader *r, const loft_field *f, node *value,
                         const loft_diag_where *at, int *out)
{
    loft_field bounded = *f;
    bounded.lower =
        f->lower.kind != LOFT_BOUND_NONE ? f->lower : (loft_bound)LOFT_FROM(INT_MIN);
    bounded.upper =
        f->upper.kind != LOFT_BOUND_NONE ? f->upper : (loft_bound)LOFT_TO(INT_MAX);
    const double x = loft_json_number(value);
    check_bounds(r, &bounded, value, at);
    if (x >= INT_MIN && x <= INT_MAX) {
        *out = (int)x;
    }
}

/*
 * Any text may stand in a string, control characters too, for every writer escapes it. The
 * noncharacters may not: neither XML nor a picture can hold them.
 */
static bool is_text(const char *string, unsigned long *code)
{
    const size_t size = strlen(string);
    for (size_t i = 0; i < size;) {
        i += loft_diag_utf8(string + i, size - i,
                            code); /* the scanner lets in UTF-8 only */
        if (loft_visible_is_no_character(*code)) {
            return false;
        }
    }
    return true;
}

static void check_form(reader *r, const loft_field *f, node *value,
                       const loft_diag_where *at)
{
    const char *string = loft_json_string(value);
    unsigned long code = 0;
    if (!is_text(string, &code)) {
        loft_diags_add(r->diags, at->text,
                       "holds U+%04lX, which Unicode keeps out of text: delete it", code);
        return;
    }
    if (f->pattern == NULL) {
        if (*string == '\0') {
            loft_field_say_form(r->diags, at->text, f, value);
        }
        return;
    }
    regex_t regex;
    if (regcomp(&regex, f->pattern, REG_EXTENDED | REG_NOSUB) != 0) {
        r->no_memory = true; /* a pattern of ours has no other mistake */
        return;
    }
    errno = 0;
    const int result = regexec(&regex, string, 0, NULL, 0);
    const bool no_memory = result == REG_ESPACE || (result != 0 && errno == ENOMEM);
    regfree(&regex); /* glibc says REG_NOMATCH without memory too */
    r->no_memory = r->no_memory || no_memory;
    if (result == REG_NOMATCH && !no_memory) {
        loft_field_say_form(r->diags, at->text, f, value);
    }
}

/* 1 + the index of a name of the row; 0, after a message, for any other. */
static size_t read_name(reader *r, const loft_field *f, node *value,
                        const loft_diag_where *at)
{
    const char *name = NULL;
    for (size_t i = 0; (name = loft_field_next_name(f, r->context, &i)) != NULL;) {
        if (strcmp(name, loft_json_string(value)) == 0) {
            return i;
        }
    }
    loft_field_say_names(r->diags, at->text, f, r->context, value);
    return 0;
}

static void check_count(reader *r, size_t count, size_t least, size_t most,
                        const loft_diag_where *at)
{
    if (count < least) {
        loft_diags_add(r->diags, at->text, "has %zu items, must have at least %zu", count,
                       least);
    } else if (most > 0 && count > most) {
        loft_diags_add(r->diags, at->text, "has %zu items, must have at most %zu", count,
                       most);
    }
}

/* Exactly n numbers; true if they are all there, whatever their bounds. */
static bool read_numbers(reader *r, const loft_field *f, size_t n, node *array,
                         const loft_diag_where *at, double *out)
{
    const loft_field number = {.kind = LOFT_KIND_NUMBER,
                               .lower = f->lower,
                               .upper = f->upper,
                               .wanted = f->wanted};
    size_t i = 0;
    bool good = true;
    check_count(r, loft_json_size(array), n, n, at);
    for (node *v = loft_json_first(array); v != NULL; v = loft_json_next(v), i++) {
        const loft_diag_where where = below(at, v, i);
        if (!fits(&number, v)) {
            loft_field_say_type(r->diags, where.text, &number, v);
            good = false;
            continue;
        }
        check_bounds(r, &number, v, &where);
        if (i < n) {
            out[i] = to_si(f->unit, loft_json_number(v));
        }
    }
    return good && i == n;
}

static void read_pairs(reader *r, const loft_field *f, node *array,
                       const loft_diag_where *at, double (*out)[2], int *count)
{
    static const loft_field pair = {.kind = LOFT_KIND_PAIRS};
    size_t i = 0;
    check_count(r, loft_json_size(array), f->min_items, f->max_items, at);
    for (node *v = loft_json_first(array); v != NULL; v = loft_json_next(v), i++) {
        const loft_diag_where where = below(at, v, i);
        double row[2] = {NAN, NAN};
        if (!fits(&pair, v)) {
            loft_field_say_type(r->diags, where.text, &pair, v);
        } else if (!read_numbers(r, f, 2, v, &where, row)) {
            row[0] = row[1] = NAN;
        }
        if (i < f->max_items) {
            out[i][0] = row[0];
            out[i][1] = row[1];
        }
    }
    *count = i <= f->max_items ? (int)i : 0;
}

/* An editor takes the schema of the file from this key; it says nothing about the content. */
static bool names_schema(const loft_diag_where *at, const char *key)
{
    return at->size == 0 && strcmp(key, LOFT_FIELDS_SCHEMA_KEY) == 0;
}

static void read_object(reader *r, const loft_fields *fields, node *object,
                        const loft_diag_where *at, char *out);

static void read_list(reader *r, const loft_field *f, node *array,
                      const loft_diag_where *at, char *struct_out)
{
    static const loft_field item = {.kind = LOFT_KIND_OBJECT};
    const size_t count = loft_json_size(array);
    check_count(r, count, f->min_items, f->max_items, at);
    size_t room = f->max_items;
    char *items = struct_out + f->at;
    if (f->kind == LOFT_KIND_OWNED_LIST) {
        room = count;
        items = calloc(count > 0 ? count : 1, f->item_size);
        r->no_memory = r->no_memory || items == NULL;
        if (items == NULL || count > INT_MAX) {
            free(items);
            return;
        }
        memcpy(struct_out + f->at, &items, sizeof items);
    }
    size_t i = 0;
    for (node *v = loft_json_first(array); v != NULL; v = loft_json_next(v), i++) {
        const loft_diag_where where = below(at, v, i);
        const bool has_room = i < room;
        char *out = items + (has_room ? i : 0) * f->item_size;
        if (has_room && f->fields->initial != NULL) {
            memcpy(out, f->fields->initial, f->item_size);
        }
        if (!fits(&item, v)) {
            loft_field_say_type(r->diags, where.text, &item, v);
        } else if (has_room) {
            read_object(r, f->fields, v, &where, out);
        }
    }
    const int n = count <= room ? (int)count : 0;
    memcpy(struct_out + f->count_at, &n, sizeof n);
}

static void read_string(reader *r, const loft_field *f, node *value,
                        const loft_diag_where *at, char *out)
{
    const bool has_names = !f->open_names && (f->name_of != NULL || f->n_names > 0);
    const size_t found = has_names ? read_name(r, f, value, at) : 0;
    if (!has_names) {
        check_form(r, f, value, at);
    }
    if (f->kind == LOFT_KIND_STRING) {
        *(const char **)(void *)out = loft_json_string(value);
    } else if (found > 0) {
        *(int *)(void *)out = (int)found - 1;
    }
}

/* A value of the type of the row. */
static void read_value(reader *r, const loft_field *f, node *value,
                       const loft_diag_where *at, char *struct_out)
{
    char *out = struct_out + f->at;
    switch (f->kind) {
    case LOFT_KIND_NUMBER:
        check_bounds(r, f, value, at);
        *(double *)(void *)out = to_si(f->unit, loft_json_number(value));
        break;
    case LOFT_KIND_INTEGER:
        read_integer(r, f, value, at, (int *)(void *)out);
        break;
    case LOFT_KIND_BOOL:
        *(bool *)out = loft_json_bool(value);
        if (f->only_true && !loft_json_bool(value)) {
            loft_diags_add(r->diags, at->text, "is false, must be true");
        }
        break;
    case LOFT_KIND_STRING:
    case LOFT_KIND_NAME:
        read_string(r, f, value, at, out);
        break;
    case LOFT_KIND_NUMBERS:
        (void)read_numbers(r, f, f->max_items, value, at, (double *)(void *)out);
        break;
    case LOFT_KIND_PAIRS:
        read_pairs(r, f, value, at, (double(*)[2])(void *)out,
                   (int *)(void *)(struct_out + f->count_at));
        break;
    case LOFT_KIND_OBJECT:
        read_object(r, f->fields, value, at, out);
        break;
    case LOFT_KIND_LIST:
    case LOFT_KIND_OWNED_LIST:
        read_list(r, f, value, at, struct_out);
        break;
    default: /* LOFT_KIND_NODE */
        *(node **)(void *)out = value;
        break;
    }
}

/* In the form of the row, or in one of its other forms. */
static void read_member(reader *r, const loft_field *f, node *value,
                        const loft_diag_where *at, char *struct_out)
{
    if (f->nullable && loft_json_typeof(value) == LOFT_JSON_NULL) {
        return;
    }
    const loft_field *form = f;
    while (form != NULL && !fits(form, value)) {
        form = form->other;
    }
    const size_t has = form != NULL ? form->has : f->has;
    if (has > 0) {
        *(bool *)(struct_out + has - 1) = true;
    }
    if (form != NULL) {
        read_value(r, form, value, at, struct_out);
    } else {
        loft_field_say_type(r->diags, at->text, f, value);
    }
}

/* {"value": number, "reason": "..."}; the reason is for people. */
static void read_reasoned(reader *r, const loft_field *f, node *value,
                          const loft_diag_where *at, char *struct_out)
{
    typedef struct reasoned {
        double value;
        const char *reason;
    } reasoned;
    reasoned in = {.value = NAN};
    const loft_field rows[] = {
        {LOFT_NUMBER("value", reasoned, value), .required = true, .unit = f->unit,
         .lower = f->lower, .upper = f->upper},
        {LOFT_STRING("reason", reasoned, reason), .required = true},
    };
    const loft_fields fields = {LOFT_ROWS_OF(rows)};
    static const loft_field object = {.kind = LOFT_KIND_OBJECT};
    if (!fits(&object, value)) {
        loft_field_say_type(r->diags, at->text, &object, value);
        return;
    }
    read_object(r, &fields, value, at, (char *)&in);
    if (!isnan(in.value)) {
        *(double *)(void *)(struct_out + f->at) = in.value;
    }
}

static const loft_field *row_of(const loft_fields *fields, const char *key)
{
    for (size_t i = 0; i < fields->n; i++) {
        const loft_field *f = &fields->rows[i];
        if (f->key != NULL && strcmp(f->key, key) == 0) {
            return f;
        }
    }
    return NULL;
}

static void read_object(reader *r, const loft_fields *fields, node *object,
                        const loft_diag_where *at, char *out)
{
    for (size_t i = 0; i < fields->n; i++) {
        const loft_field *f = &fields->rows[i];
        if (f->kind == LOFT_KIND_SELF) {
            *(node **)(void *)(out + f->at) = object;
        } else if ((f->required || fields->all_required) &&
                   loft_json_get(object, f->key) == NULL) {
            loft_diags_add(r->diags, at->text, "the key \"%s\" is missing", f->key);
        }
    }
    for (node *v = loft_json_first(object); v != NULL; v = loft_json_next(v)) {
        const loft_diag_where where = below(at, v, 0);
        const loft_field *f = row_of(fields, loft_json_key(v));
        if (f == NULL) {
            if (!fields->open && !names_schema(at, loft_json_key(v))) {
                loft_field_say_unknown(r->diags, where.text, fields, loft_json_key(v));
            }
        } else if (fields->reasoned && f->kind == LOFT_KIND_NUMBER) {
            read_reasoned(r, f, v, &where, out);
        } else {
            read_member(r, f, v, &where, out);
        }
    }
}

loft_status loft_fields_read(const loft_fields *fields, const loft_json_node *value,
                             const loft_diag_where *where, const void *context,
                             loft_diags *diags, void *out)
{
    static const loft_field whole = {.kind = LOFT_KIND_OBJECT};
    const size_t before = loft_diags_total(diags);
    reader r = {.context = context, .diags = diags};
    if (!fits(&whole, value)) {
        loft_field_say_type(diags, where->text, &whole, value);
        return LOFT_ERR_INPUT;
    }
    read_object(&r, fields, value, where, out);
    if (r.no_memory) {
        return LOFT_ERR_NOMEM;
    }
    return loft_diags_total(diags) > before ? LOFT_ERR_INPUT : LOFT_OK;
}

loft_status loft_fields_read_unsaid(const loft_fields *fields,
                                    const loft_json_node *value, void *out)
{
    const loft_diag_where nowhere = {.size = 0};
    loft_diags *unsaid = loft_diags_new();
    if (unsaid == NULL) {
        return LOFT_ERR_NOMEM;
    }
    const loft_status status =
        loft_fields_read(fields, value, &nowhere, NULL, unsaid, out);
    loft_diags_free(unsaid);
    return status;
}
