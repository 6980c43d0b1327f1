/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/json/fields.h"
#include "io/json/fields_say.h"
#include "io/json/json_member.h"

static void write_type(loft_json_writer *w, const loft_field *f)
{
    if (!f->nullable) {
        loft_put_string(w, "type", loft_field_type_name(f));
        return;
    }
    loft_json_write_key(w, "type");
    loft_json_write_begin_array(w);
    loft_json_write_string(w, loft_field_type_name(f));
    loft_json_write_string(w, "null");
    loft_json_write_end_array(w);
}

static void write_bound(loft_json_writer *w, const loft_bound *bound,
                        const char *inclusive, const char *exclusive)
{
    if (bound->kind != LOFT_BOUND_NONE) {
        loft_put_number(w, bound->kind == LOFT_BOUND_INCLUSIVE ? inclusive : exclusive,
                        bound->value);
    }
}

static void write_bounds(loft_json_writer *w, const loft_field *f)
{
    write_bound(w, &f->lower, "minimum", "exclusiveMinimum");
    write_bound(w, &f->upper, "maximum", "exclusiveMaximum");
}

static void write_string(loft_json_writer *w, const loft_field *f, const void *context)
{
    if (f->pattern != NULL) {
        loft_put_string(w, "pattern", f->pattern);
        return;
    }
    if (f->n_names == 0 && f->name_of == NULL) {
        loft_put_integer(w, "minLength", 1);
        return;
    }
    const char *name = NULL;
    if (f->open_names) {
        loft_put_integer(w, "minLength", 1);
    }
    loft_json_write_key(w, f->open_names ? "examples" : "enum");
    loft_json_write_begin_array(w);
    for (size_t i = 0; (name = loft_field_next_name(f, context, &i)) != NULL;) {
        loft_json_write_string(w, name);
    }
    if (f->nullable) {
        loft_json_write_null(w);
    }
    loft_json_write_end_array(w);
}

static void write_counts(loft_json_writer *w, size_t least, size_t most)
{
    if (least > 0) {
        loft_put_integer(w, "minItems", (long long)least);
    }
    if (most > 0) {
        loft_put_integer(w, "maxItems", (long long)most);
    }
}

static void write_numbers(loft_json_writer *w, const loft_field *f, size_t n)
{
    write_counts(w, n, n);
    loft_put_object(w, "items");
    loft_put_string(w, "type", "number");
    write_bounds(w, f);
    loft_json_write_end_object(w);
}

static void write_object(loft_json_writer *w, const loft_fields *fields,
                         const void *context, bool root);

static void write_array(loft_json_writer *w, const loft_field *f, const void *context)
{
    if (f->kind == LOFT_KIND_NUMBERS) {
        write_numbers(w, f, f->max_items);
        return;
    }
    write_counts(w, f->min_items, f->max_items);
    loft_put_object(w, "items");
    if (f->kind == LOFT_KIND_PAIRS) {
        loft_put_string(w, "type", "array");
        write_numbers(w, f, 2);
    } else {
        if (f->fields->help != NULL) {
            loft_put_string(w, "description", f->fields->help);
        }
        loft_put_string(w, "type", "object");
        write_object(w, f->fields, context, false);
    }
    loft_json_write_end_object(w);
}

/* The keywords of one form of a value. */
static void write_form(loft_json_writer *w, const loft_field *f, const void *context)
{
    if (f->kind == LOFT_KIND_NODE) {
        return;
    }
    write_type(w, f);
    switch (f->kind) {
    case LOFT_KIND_NUMBER:
    case LOFT_KIND_INTEGER:
        write_bounds(w, f);
        break;
    case LOFT_KIND_BOOL:
        if (f->only_true) {
            loft_put_bool(w, "const", true);
        }
        break;
    case LOFT_KIND_STRING:
    case LOFT_KIND_NAME:
        write_string(w, f, context);
        break;
    case LOFT_KIND_OBJECT:
        write_object(w, f->fields, context, false);
        break;
    default:
        write_array(w, f, context);
        break;
    }
}

static void write_reasoned(loft_json_writer *w, const loft_field *f)
{
    const loft_field rows[] = {
        {.key = "value",
         .kind = LOFT_KIND_NUMBER,
         .lower = f->lower,
         .upper = f->upper,
         .help = f->help},
        {.key = "reason", .kind = LOFT_KIND_STRING, .help = "Why this number."},
    };
    const loft_fields fields = {LOFT_ROWS_OF(rows), .all_required = true};
    loft_put_string(w, "type", "object");
    write_object(w, &fields, NULL, false);
}

static void write_row(loft_json_writer *w, const loft_fields *fields,
                      const loft_field *row, const void *context)
{
    loft_put_object(w, row->key);
    if (row->help != NULL) {
        loft_put_string(w, "description", row->help);
    }
    if (fields->reasoned && row->kind == LOFT_KIND_NUMBER) {
        write_reasoned(w, row);
    } else if (row->other == NULL) {
        write_form(w, row, context);
    } else {
        loft_json_write_key(w, "anyOf");
        loft_json_write_begin_array(w);
        for (const loft_field *form = row; form != NULL; form = form->other) {
            loft_json_write_begin_object(w);
            write_form(w, form, context);
            loft_json_write_end_object(w);
        }
        loft_json_write_end_array(w);
    }
    loft_json_write_end_object(w);
}

/* Is the key there whatever the struct holds? */
static bool is_always_written(const loft_fields *fields, const loft_field *row)
{
    const bool may_be_left_out =
        row->has > 0 || row->kind == LOFT_KIND_STRING || row->kind == LOFT_KIND_NAME;
    return fields->open && !row->may_miss && (row->nullable || !may_be_left_out);
}

typedef void row_writer(loft_json_writer *w, const loft_fields *fields,
                        const loft_field *row, const void *context);

/* Each row of a table and of its parts that has a key. */
static void for_each_row(loft_json_writer *w, const loft_fields *fields,
                         const void *context, row_writer *write)
{
    for (size_t i = 0; i < fields->n; i++) {
        if (fields->rows[i].key != NULL) {
            write(w, fields, &fields->rows[i], context);
        }
    }
    for (size_t i = 0; i < fields->n_parts; i++) {
        for_each_row(w, fields->parts[i], context, write);
    }
}

static bool is_required(const loft_fields *fields, const loft_field *row)
{
    return row->required || fields->all_required || is_always_written(fields, row);
}

static bool any_required(const loft_fields *fields)
{
    bool any = false;
    for (size_t i = 0; i < fields->n; i++) {
        any =
            any || (fields->rows[i].key != NULL && is_required(fields, &fields->rows[i]));
    }
    for (size_t i = 0; i < fields->n_parts; i++) {
        any = any || any_required(fields->parts[i]);
    }
    return any;
}

static void write_if_required(loft_json_writer *w, const loft_fields *fields,
                              const loft_field *row, const void *context)
{
    (void)context;
    if (is_required(fields, row)) {
        loft_json_write_string(w, row->key);
    }
}

static void write_schema_key(loft_json_writer *w)
{
    loft_put_object(w, LOFT_FIELDS_SCHEMA_KEY);
    loft_put_string(
        w, "description",
        "The address of this schema, for editors; nothing else is made of it.");
    loft_put_string(w, "type", "string");
    loft_json_write_end_object(w);
}

static void write_object(loft_json_writer *w, const loft_fields *fields,
                         const void *context, bool root)
{
    if (any_required(fields)) {
        loft_json_write_key(w, "required");
        loft_json_write_begin_array(w);
        for_each_row(w, fields, context, write_if_required);
        loft_json_write_end_array(w);
    }
    loft_put_bool(w, "additionalProperties", fields->open);
    loft_put_object(w, "properties");
    if (root && !fields->open) {
        write_schema_key(w);
    }
    for_each_row(w, fields, context, write_row);
    loft_json_write_end_object(w);
}

void loft_fields_schema(const loft_fields *fields, const char *title, const void *context,
                        loft_json_writer *writer)
{
    loft_json_write_begin_object(writer);
    loft_put_string(writer, LOFT_FIELDS_SCHEMA_KEY,
                    "https://json-schema.org/draft/2020-12/schema");
    loft_put_string(writer, "title", title);
    loft_put_string(writer, "description", fields->help);
    loft_put_string(writer, "type", "object");
    write_object(writer, fields, context, true);
    loft_json_write_end_object(writer);
}
