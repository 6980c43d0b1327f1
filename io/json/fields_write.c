/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>
#include <math.h>

#include "io/json/fields.h"
#include "loft/flight.h"

static double from_si(loft_unit unit, double x)
{
    switch (unit) {
    case LOFT_UNIT_KM:
        return x / 1000.0;
    case LOFT_UNIT_DEG:
        return loft_deg_from_rad(x);
    case LOFT_UNIT_MIN:
        return x / 60.0;
    case LOFT_UNIT_ISP:
        return x / LOFT_G0_MPS2;
    default:
        return x;
    }
}

static const char *name_at(const loft_field *f, const char *member)
{
    const int i = *(const int *)(const void *)member;
    return i >= 0 && (size_t)i < f->n_names ? f->names[i] : NULL;
}

static const char *string_at(const char *member)
{
    return *(const char *const *)(const void *)member;
}

static bool is_given(const loft_field *f, const char *from)
{
    const char *member = from + f->at;
    if (f->has > 0 && !*(const bool *)(from + f->has - 1)) {
        return false;
    }
    switch (f->kind) {
    case LOFT_KIND_NUMBER: /* without null, the writer reports what is not finite */
        return !f->nullable || isfinite(*(const double *)(const void *)member);
    case LOFT_KIND_STRING:
        return string_at(member) != NULL;
    case LOFT_KIND_NAME:
        return name_at(f, member) != NULL;
    case LOFT_KIND_NODE:
        return false;
    default:
        return true;
    }
}

static void write_numbers(loft_json_writer *w, const loft_field *f, const double *x,
                          size_t n)
{
    loft_json_write_begin_array(w);
    for (size_t i = 0; i < n; i++) {
        loft_json_write_number(w, from_si(f->unit, x[i]));
    }
    loft_json_write_end_array(w);
}

static void write_object(loft_json_writer *w, const loft_fields *fields, const char *from)
{
    loft_json_write_begin_object(w);
    loft_fields_write(fields, w, from);
    loft_json_write_end_object(w);
}

static void write_items(loft_json_writer *w, const loft_field *f, const char *from)
{
    const int count = *(const int *)(const void *)(from + f->count_at);
    const char *items = from + f->at;
    if (f->kind == LOFT_KIND_OWNED_LIST) {
        items = string_at(items); /* any pointer to an object is as good */
    }
    loft_json_write_begin_array(w);
    for (int i = 0; i < count; i++) {
        if (f->kind == LOFT_KIND_PAIRS) {
            write_numbers(w, f, (const double *)(const void *)items + 2 * (ptrdiff_t)i,
                          2);
        } else {
            write_object(w, f->fields, items + (size_t)i * f->item_size);
        }
    }
    loft_json_write_end_array(w);
}

static void write_value(loft_json_writer *w, const loft_field *f, const char *from)
{
    const char *member = from + f->at;
    switch (f->kind) {
    case LOFT_KIND_NUMBER:
        loft_json_write_number(w,
                               from_si(f->unit, *(const double *)(const void *)member));
        break;
    case LOFT_KIND_INTEGER:
        loft_json_write_integer(w, *(const int *)(const void *)member);
        break;
    case LOFT_KIND_BOOL:
        loft_json_write_bool(w, *(const bool *)member);
        break;
    case LOFT_KIND_STRING:
        loft_json_write_string(w, string_at(member));
        break;
    case LOFT_KIND_NAME:
        loft_json_write_string(w, name_at(f, member));
        break;
    case LOFT_KIND_NUMBERS:
        write_numbers(w, f, (const double *)(const void *)member, f->max_items);
        break;
    case LOFT_KIND_OBJECT:
        write_object(w, f->fields, member);
        break;
    default:
        write_items(w, f, from);
        break;
    }
}

void loft_fields_write(const loft_fields *fields, loft_json_writer *writer,
                       const void *from)
{
    assert(!fields->reasoned); /* a struct has no reasons */
    for (size_t i = 0; i < fields->n; i++) {
        const loft_field *row = &fields->rows[i];
        if (row->key == NULL) {
            continue;
        }
        const loft_field *form = row;
        while (form != NULL && !is_given(form, from)) {
            form = form->other;
        }
        if (form != NULL) {
            loft_json_write_key(writer, row->key);
            write_value(writer, form, from);
        } else if (row->nullable) {
            loft_json_write_key(writer, row->key);
            loft_json_write_null(writer);
        }
    }
}
