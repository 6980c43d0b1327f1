/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/states_csv.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "loft/loft.h"
#include "sim/base/decimal.h"
#include "sim/base/diag.h"
#include "sim/base/nearest.h"

enum {
    LAT,
    LON,
    ALT,
    SPEED,
    FPA,
    AZIMUTH,
    BETA
};

static const struct {
    const char *name;
    double lo, hi;
    const char *wanted;
} columns[STATES_COLUMNS] = {
    [LAT] = {"lat_deg", -90.0, 90.0, "a number from -90 to 90"},
    [LON] = {"lon_deg", -360.0, 360.0, "a number from -360 to 360"},
    [ALT] = {"alt_m", -5000.0, 1e8, "a number from -5000 to 1e8"},
    [SPEED] = {"speed_mps", 0.0, 99999.0, "a number from 0 to 99999"},
    [FPA] = {"fpa_deg", -90.0, 90.0, "a number from -90 to 90"},
    [AZIMUTH] = {"azimuth_deg", -360.0, 360.0, "a number from -360 to 360"},
    [BETA] = {"beta_kgpm2", 1e-6, INFINITY, "a number above 0, or inf for no drag"},
};

typedef struct field {
    const char *text;
    size_t size;
} field;

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

bool states_line_is_blank(const char *line, size_t size)
{
    size_t i = 0;
    while (i < size && is_space(line[i])) {
        i++;
    }
    return i == size;
}

static field trimmed(const char *text, size_t size)
{
    while (size > 0 && is_space(text[0])) {
        text++;
        size--;
    }
    while (size > 0 && is_space(text[size - 1])) {
        size--;
    }
    if (size >= 2 && text[0] == '"' && text[size - 1] == '"') {
        return (field){text + 1, size - 2};
    }
    return (field){text, size};
}

/* The field at *at, which moves to the next or to NULL after the last. */
static field next_field(const char **at, const char *end)
{
    const char *const start = *at;
    bool quoted = false;
    const char *c = start;
    for (; c < end && (quoted || *c != ','); c++) {
        quoted = quoted != (*c == '"');
    }
    *at = c < end ? c + 1 : NULL;
    return trimmed(start, (size_t)(c - start));
}

static int column_named(field name)
{
    for (int i = 0; i < STATES_COLUMNS; i++) {
        if (strlen(columns[i].name) == name.size &&
            memcmp(columns[i].name, name.text, name.size) == 0) {
            return i;
        }
    }
    return -1;
}

static bool refuse_missing(int column, const char *nearest, char message[MESSAGE_SIZE])
{
    return nearest != NULL
               ? message_write(message, "column %s is missing; found %s instead",
                               columns[column].name, nearest)
               : message_write(
                     message,
                     "column %s is missing; required are lat_deg, lon_deg, alt_m, "
                     "speed_mps, fpa_deg, azimuth_deg and beta_kgpm2",
                     columns[column].name);
}

/* The name in the header that is most like a column that was not found. */
static bool complain_of_missing(const char *line, const char *end, int column,
                                char message[MESSAGE_SIZE])
{
    char names[64][LOFT_NEAREST_MAX + 1];
    int n = 0;
    loft_nearest nearest = {.typed = columns[column].name};
    for (const char *at = line; at != NULL && n < 64; n++) {
        const field name = next_field(&at, end);
        snprintf(names[n], sizeof names[n], "%.*s",
                 name.size < sizeof names[n] ? (int)name.size : 0, name.text);
        if (column_named(name) < 0) {
            loft_nearest_offer(&nearest, names[n]);
        }
    }
    return refuse_missing(column, nearest.word, message);
}

bool states_header_read(const char *line, size_t size, states_header *out,
                        char message[MESSAGE_SIZE])
{
    const char *encoding = loft_diag_encoding(line, size);
    if (encoding != NULL) {
        return message_write(message,
                             "found %s, expected UTF-8: save it so, or type `iconv -f %s "
                             "-t UTF-8 OLD >NEW`",
                             encoding, encoding);
    }
    const size_t mark = loft_diag_mark(line, size);
    line += mark;
    size -= mark;
    states_header header = {.n_fields = 0};
    for (int i = 0; i < STATES_COLUMNS; i++) {
        header.field_of[i] = -1;
    }
    const char *const end = line + size;
    for (const char *at = line; at != NULL; header.n_fields++) {
        if (header.n_fields == STATES_FIELDS_MAX) {
            return message_write(message, "more than %d columns", STATES_FIELDS_MAX);
        }
        const int column = column_named(next_field(&at, end));
        if (column >= 0 && header.field_of[column] >= 0) {
            return message_write(message, "duplicate column %s", columns[column].name);
        }
        if (column >= 0) {
            header.field_of[column] = header.n_fields;
        }
    }
    for (int i = 0; i < STATES_COLUMNS; i++) {
        if (header.field_of[i] < 0) {
            return complain_of_missing(line, end, i, message);
        }
    }
    *out = header;
    return true;
}

/* A decimal number, and nothing else. */
static bool number_of(field f, double *out)
{
    char text[64];
    if (f.size == 0 || f.size >= sizeof text) {
        return false;
    }
    memcpy(text, f.text, f.size);
    text[f.size] = '\0';
    char *end = NULL;
    *out = loft_strtod(text, &end);
    return strspn(text, "+-.0123456789eE") == f.size && end == text + f.size;
}

static bool value_of(int column, field f, double *out, char message[MESSAGE_SIZE])
{
    const bool is_inf = column == BETA && f.size == 3 && memcmp(f.text, "inf", 3) == 0;
    if (is_inf) {
        *out = INFINITY;
        return true;
    }
    if (number_of(f, out) && *out >= columns[column].lo && *out <= columns[column].hi &&
        isfinite(*out)) {
        return true;
    }
    char cut[LOFT_DIAG_EXCERPT];
    return message_write(message, "%s: found '%s', expected %s", columns[column].name,
                         loft_diag_excerpt(cut, f.text, f.size), columns[column].wanted);
}

bool states_row_read(const states_header *header, const char *line, size_t size,
                     const loft_ellipsoid *shape, loft_batch_state *out,
                     char message[MESSAGE_SIZE])
{
    field fields[STATES_COLUMNS] = {{NULL, 0}};
    const char *const end = line + size;
    int n = 0;
    for (const char *at = line; at != NULL; n++) {
        const field f = next_field(&at, end);
        for (int i = 0; i < STATES_COLUMNS; i++) {
            if (header->field_of[i] == n) {
                fields[i] = f;
            }
        }
    }
    if (n != header->n_fields) {
        return message_write(message, "found %d fields, expected %d as in the header", n,
                             header->n_fields);
    }
    double x[STATES_COLUMNS];
    for (int i = 0; i < STATES_COLUMNS; i++) {
        if (!value_of(i, fields[i], &x[i], message)) {
            return false;
        }
    }
    const loft_geodetic place = {loft_rad_from_deg(x[LAT]), loft_rad_from_deg(x[LON]),
                                 x[ALT]};
    *out = loft_batch_state_of(shape, place, x[SPEED], loft_rad_from_deg(x[FPA]),
                               loft_rad_from_deg(x[AZIMUTH]), x[BETA]);
    return true;
}
