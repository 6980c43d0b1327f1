/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/export/netcdf.h"

#include <assert.h>
#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Tags of the lists in the header. */
enum {
    TAG_DIMENSION = 10,
    TAG_VARIABLE = 11,
    TAG_ATTRIBUTE = 12
};

typedef struct bytes {
    unsigned char *at; /* owned */
    size_t n, room;
    bool failed;
} bytes;

typedef struct dimension {
    bytes name;
    size_t length;
} dimension;

typedef struct variable {
    bytes name;
    loft_netcdf_type type;
    int n_dims;
    int dims[LOFT_NETCDF_DIMS_MAX];
    bytes attributes; /* as they stand in the header */
    uint32_t n_attributes;
    bytes data; /* big-endian, not yet padded */
} variable;

enum {
    DIMENSIONS_MAX = 16,
    VARIABLES_MAX = 48
};

struct loft_netcdf {
    int n_dimensions, n_variables;
    dimension dimensions[DIMENSIONS_MAX];
    variable variables[VARIABLES_MAX];
    bytes attributes;
    uint32_t n_attributes;
};

static void append(bytes *b, const void *data, size_t n)
{
    if (b->n + n > b->room) {
        const size_t room = 2 * (b->n + n) + 64;
        unsigned char *grown = b->failed ? NULL : realloc(b->at, room);
        if (grown == NULL) {
            b->failed = true;
            return;
        }
        b->at = grown;
        b->room = room;
    }
    if (n > 0) {
        memcpy(b->at + b->n, data, n);
        b->n += n;
    }
}

static void append_bytes(bytes *b, const bytes *other)
{
    b->failed = b->failed || other->failed;
    append(b, other->at, other->n);
}

static void append_u32(bytes *b, uint32_t value)
{
    const unsigned char big_endian[4] = {
        (unsigned char)(value >> 24), (unsigned char)(value >> 16),
        (unsigned char)(value >> 8), (unsigned char)value};
    append(b, big_endian, sizeof big_endian);
}

static void append_u16(bytes *b, uint16_t value)
{
    const unsigned char big_endian[2] = {(unsigned char)(value >> 8),
                                         (unsigned char)value};
    append(b, big_endian, sizeof big_endian);
}

static void append_double(bytes *b, double value)
{
    uint64_t bits;
    _Static_assert(sizeof bits == sizeof value, "IEEE 754 doubles");
    memcpy(&bits, &value, sizeof bits);
    append_u32(b, (uint32_t)(bits >> 32));
    append_u32(b, (uint32_t)bits);
}

static size_t padded(size_t n)
{
    return (n + 3) / 4 * 4;
}

static void pad(bytes *b)
{
    static const unsigned char zeros[4] = {0};
    append(b, zeros, padded(b->n) - b->n);
}

/* A count, the text, and zeros up to a multiple of four. */
static void append_name(bytes *b, const char *name)
{
    bool good = isalpha((unsigned char)name[0]) != 0;
    for (const char *c = name; *c != '\0'; c++) {
        good = good && (isalnum((unsigned char)*c) || *c == '_');
    }
    assert(good);
    (void)good;
    append_u32(b, (uint32_t)strlen(name));
    append(b, name, strlen(name));
    pad(b);
}

loft_netcdf *loft_netcdf_new(void)
{
    return calloc(1, sizeof(loft_netcdf));
}

void loft_netcdf_free(loft_netcdf *file)
{
    if (file == NULL) {
        return;
    }
    for (int i = 0; i < file->n_dimensions; i++) {
        free(file->dimensions[i].name.at);
    }
    for (int i = 0; i < file->n_variables; i++) {
        free(file->variables[i].name.at);
        free(file->variables[i].attributes.at);
        free(file->variables[i].data.at);
    }
    free(file->attributes.at);
    free(file);
}

int loft_netcdf_dimension(loft_netcdf *file, const char *name, size_t length)
{
    assert(length > 0 && length < INT32_MAX && file->n_dimensions < DIMENSIONS_MAX);
    dimension *d = &file->dimensions[file->n_dimensions];
    append_name(&d->name, name);
    d->length = length;
    return file->n_dimensions++;
}

int loft_netcdf_variable(loft_netcdf *file, const char *name, loft_netcdf_type type,
                         int n_dims, const int *dims)
{
    assert(file->n_variables < VARIABLES_MAX && n_dims >= 1 &&
           n_dims <= LOFT_NETCDF_DIMS_MAX);
    variable *v = &file->variables[file->n_variables];
    append_name(&v->name, name);
    v->type = type;
    v->n_dims = n_dims;
    for (int i = 0; i < n_dims; i++) {
        assert(dims[i] >= 0 && dims[i] < file->n_dimensions);
        v->dims[i] = dims[i];
    }
    return file->n_variables++;
}

static void add_attribute(loft_netcdf *file, int number, const char *name,
                          loft_netcdf_type type, const void *values, size_t n)
{
    assert(number < file->n_variables);
    variable *v = number == LOFT_NETCDF_GLOBAL ? NULL : &file->variables[number];
    bytes *b = v != NULL ? &v->attributes : &file->attributes;
    append_name(b, name);
    append_u32(b, (uint32_t)type);
    append_u32(b, (uint32_t)n);
    append(b, values, n);
    pad(b);
    if (v != NULL) {
        v->n_attributes++;
    } else {
        file->n_attributes++;
    }
}

void loft_netcdf_attribute(loft_netcdf *file, int number, const char *name,
                           const char *text)
{
    add_attribute(file, number, name, LOFT_NETCDF_CHAR, text, strlen(text));
}

void loft_netcdf_attribute_bytes(loft_netcdf *file, int number, const char *name,
                                 const signed char *values, size_t n)
{
    add_attribute(file, number, name, LOFT_NETCDF_BYTE, values, n);
}

void loft_netcdf_put(loft_netcdf *file, int number, double value)
{
    assert(number >= 0 && number < file->n_variables);
    variable *v = &file->variables[number];
    if (v->type == LOFT_NETCDF_DOUBLE) {
        append_double(&v->data, value);
    } else if (v->type == LOFT_NETCDF_INT) {
        assert(value >= INT32_MIN && value <= INT32_MAX);
        append_u32(&v->data, (uint32_t)(int32_t)value);
    } else if (v->type == LOFT_NETCDF_SHORT) {
        assert(value >= INT16_MIN && value <= INT16_MAX);
        append_u16(&v->data, (uint16_t)(int16_t)value);
    } else {
        assert(v->type == LOFT_NETCDF_BYTE && value >= INT8_MIN && value <= INT8_MAX);
        const signed char byte = (signed char)value;
        append(&v->data, &byte, 1);
    }
}

void loft_netcdf_put_text(loft_netcdf *file, int number, const char *text)
{
    assert(number >= 0 && number < file->n_variables);
    variable *v = &file->variables[number];
    assert(v->type == LOFT_NETCDF_CHAR);
    const size_t room = file->dimensions[v->dims[v->n_dims - 1]].length;
    const size_t n = strlen(text) < room ? strlen(text) : room;
    append(&v->data, text, n);
    for (size_t i = n; i < room; i++) {
        append(&v->data, "", 1);
    }
}

static size_t size_of(const loft_netcdf *file, const variable *v)
{
    static const size_t sizes[] = {
        [LOFT_NETCDF_BYTE] = 1, [LOFT_NETCDF_CHAR] = 1,   [LOFT_NETCDF_SHORT] = 2,
        [LOFT_NETCDF_INT] = 4,  [LOFT_NETCDF_DOUBLE] = 8,
    };
    size_t size = sizes[v->type];
    for (int i = 0; i < v->n_dims; i++) {
        size *= file->dimensions[v->dims[i]].length;
    }
    return size;
}

/* The standard fills the data of a variable up with its fill value: -127, 0, -32767. */
static void pad_data(bytes *b, loft_netcdf_type type)
{
    const size_t missing = padded(b->n) - b->n;
    for (size_t i = 0; type == LOFT_NETCDF_BYTE && i < missing; i++) {
        append(b, "\201", 1);
    }
    if (type == LOFT_NETCDF_SHORT && missing > 0) {
        append(b, "\200\001", 2);
    }
    pad(b);
}

/* An empty list is two zeros. */
static void append_list(bytes *b, uint32_t tag, uint32_t n)
{
    append_u32(b, n > 0 ? tag : 0);
    append_u32(b, n);
}

/* The header, with the data of the first variable at `begin`. */
static void append_header(const loft_netcdf *file, size_t begin, bytes *b)
{
    append(b, "CDF\001", 4);
    append_u32(b, 0); /* records */
    append_list(b, TAG_DIMENSION, (uint32_t)file->n_dimensions);
    for (int i = 0; i < file->n_dimensions; i++) {
        append_bytes(b, &file->dimensions[i].name);
        append_u32(b, (uint32_t)file->dimensions[i].length);
    }
    append_list(b, TAG_ATTRIBUTE, file->n_attributes);
    append_bytes(b, &file->attributes);
    append_list(b, TAG_VARIABLE, (uint32_t)file->n_variables);
    for (int i = 0; i < file->n_variables; i++) {
        const variable *v = &file->variables[i];
        append_bytes(b, &v->name);
        append_u32(b, (uint32_t)v->n_dims);
        for (int k = 0; k < v->n_dims; k++) {
            append_u32(b, (uint32_t)v->dims[k]);
        }
        append_list(b, TAG_ATTRIBUTE, v->n_attributes);
        append_bytes(b, &v->attributes);
        append_u32(b, (uint32_t)v->type);
        append_u32(b, (uint32_t)padded(size_of(file, v)));
        append_u32(b, (uint32_t)begin);
        begin += padded(size_of(file, v));
    }
}

loft_status loft_netcdf_finish(loft_netcdf *file, char **out, size_t *size)
{
    bytes whole = {NULL, 0, 0, false};
    append_header(file, 0,
                  &whole); /* once for its size, which does not depend on begin */
    const size_t begin = whole.n;
    size_t end = begin;
    whole.n = 0;
    for (int i = 0; i < file->n_variables; i++) {
        end += padded(size_of(file, &file->variables[i]));
    }
    if (end > INT32_MAX) {
        free(whole.at);
        return LOFT_ERR_LIMIT;
    }
    append_header(file, begin, &whole);
    for (int i = 0; i < file->n_variables; i++) {
        const variable *v = &file->variables[i];
        assert(v->data.failed || v->data.n == size_of(file, v));
        append_bytes(&whole, &v->data);
        pad_data(&whole, v->type);
    }
    if (whole.failed) {
        free(whole.at);
        return LOFT_ERR_NOMEM;
    }
    *out = (char *)whole.at;
    *size = whole.n;
    return LOFT_OK;
}
