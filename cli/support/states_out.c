/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/states_out.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "loft/loft.h"
#include "sim/base/decimal.h"

enum {
    COLUMNS = 7,
    N_STATUS = STATES_BAD_ROW + 1
};

static const struct {
    const char *name, *units, *what;
    int places; /* of a millimetre, about */
} columns[COLUMNS] = {
    {"time_s", "s", "time of impact since the state", 6},
    {"x_m", "m", "impact, Earth-fixed axis through longitude 0", 3},
    {"y_m", "m", "impact, Earth-fixed axis through longitude 90 east", 3},
    {"z_m", "m", "impact, Earth-fixed axis through the north pole", 3},
    {"lat_deg", "degrees_north", "geodetic latitude of impact", 8},
    {"lon_deg", "degrees_east", "longitude of impact", 8},
    {"apogee_m", "m", "greatest altitude above the ellipsoid", 3},
};

const char *states_status_name(int status)
{
    return status == STATES_BAD_ROW ? "bad_row"
                                    : loft_batch_end_name((loft_batch_end)status);
}

/* The columns of an impact; false for anything else. */
static bool figures_of(const loft_ellipsoid *shape, const loft_batch_flight *flight,
                       double x[COLUMNS])
{
    if (flight == NULL || flight->end != LOFT_BATCH_IMPACT) {
        return false;
    }
    const loft_geodetic place = loft_geodesy_geodetic(shape, flight->r_ecef_m);
    x[0] = flight->t_s;
    x[1] = flight->r_ecef_m.x;
    x[2] = flight->r_ecef_m.y;
    x[3] = flight->r_ecef_m.z;
    x[4] = loft_deg_from_rad(place.lat_rad);
    x[5] = loft_deg_from_rad(place.lon_rad);
    x[6] = flight->apogee_m;
    return true;
}

/*
 * Like %.*f of printf, for numbers below 1e9; printf would take most of the time of
 * writing.
 */
static char *put_fixed(char *at, double x, int places)
{
    static const double scales[] = {1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};
    const long long scaled = llround(x * scales[places]);
    unsigned long long rest = (unsigned long long)(scaled < 0 ? -scaled : scaled);
    char digits[32];
    int n = 0;
    while (rest > 0 || n <= places) {
        digits[n++] = (char)('0' + rest % 10);
        rest /= 10;
    }
    if (scaled < 0) {
        *at++ = '-';
    }
    while (n > 0) {
        if (n == places) {
            *at++ = '.';
        }
        *at++ = digits[--n];
    }
    return at;
}

static size_t csv_row(const loft_ellipsoid *shape, const loft_batch_flight *flight,
                      int status, char *out)
{
    double x[COLUMNS];
    const bool has = figures_of(shape, flight, x);
    char *at = out;
    for (int i = 0; i < COLUMNS; i++) {
        if (has && fabs(x[i]) < 1e9) {
            at = put_fixed(at, x[i], columns[i].places);
        } else if (has) {
            at += loft_snprintf(at, 24, "%.6e", x[i]);
        }
        *at++ = ',';
    }
    const char *name = states_status_name(status);
    const size_t size = strlen(name);
    memcpy(at, name, size);
    at[size] = '\n';
    return (size_t)(at - out) + size + 1;
}

static char *put_u32(char *at, uint32_t x)
{
    for (int i = 0; i < 4; i++) {
        at[i] = (char)(unsigned char)(x >> (24 - 8 * i));
    }
    return at + 4;
}

static char *put_double(char *at, double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return put_u32(put_u32(at, (uint32_t)(bits >> 32)), (uint32_t)bits);
}

static size_t netcdf_row(const loft_ellipsoid *shape, const loft_batch_flight *flight,
                         int status, char *out)
{
    double x[COLUMNS];
    const bool has = figures_of(shape, flight, x);
    char *at = out;
    for (int i = 0; i < COLUMNS; i++) {
        at = put_double(at, has ? x[i] : NAN);
    }
    return (size_t)(put_u32(at, (uint32_t)status) - out);
}

size_t states_out_row(states_format format, const loft_ellipsoid *shape,
                      const loft_batch_flight *flight, char out[STATES_ROW_MAX])
{
    const int status = flight != NULL ? (int)flight->end : STATES_BAD_ROW;
    return format == STATES_CSV ? csv_row(shape, flight, status, out)
                                : netcdf_row(shape, flight, status, out);
}

/* ---- the header of a NetCDF file ---- */

enum {
    NC_CHAR = 2,
    NC_INT = 4,
    NC_DOUBLE = 6,
    NC_DIMENSION = 10,
    NC_VARIABLE = 11,
    NC_ATTRIBUTE = 12,
    RECORD = 8 * COLUMNS + 4
};

/* A length, the bytes, and zeros to a multiple of four. */
static char *put_text(char *at, const char *text)
{
    const size_t size = strlen(text);
    at = put_u32(at, (uint32_t)size);
    memset(at, 0, (size + 3) / 4 * 4);
    memcpy(at, text, size);
    return at + (size + 3) / 4 * 4;
}

static char *put_attribute(char *at, const char *name, const char *text)
{
    return put_text(put_u32(put_text(at, name), NC_CHAR), text);
}

static char *put_column(char *at, int i, uint32_t begin)
{
    at = put_text(at, columns[i].name);
    at = put_u32(put_u32(at, 1), 0); /* one dimension, the first */
    at = put_u32(put_u32(at, NC_ATTRIBUTE), 3);
    at = put_attribute(at, "units", columns[i].units);
    at = put_attribute(at, "long_name", columns[i].what);
    at = put_u32(put_u32(put_text(at, "_FillValue"), NC_DOUBLE), 1);
    at = put_double(at, NAN);
    return put_u32(put_u32(put_u32(at, NC_DOUBLE), 8), begin + 8 * (uint32_t)i);
}

static char *put_status(char *at, uint32_t begin)
{
    char meanings[128] = "";
    for (int i = 0; i < N_STATUS; i++) {
        const size_t used = strlen(meanings);
        snprintf(meanings + used, sizeof meanings - used, "%s%s", i > 0 ? " " : "",
                 states_status_name(i));
    }
    at = put_text(at, "status");
    at = put_u32(put_u32(at, 1), 0);
    at = put_u32(put_u32(at, NC_ATTRIBUTE), 3);
    at = put_attribute(at, "long_name", "how the flight ended");
    at = put_u32(put_u32(put_text(at, "flag_values"), NC_INT), N_STATUS);
    for (uint32_t i = 0; i < N_STATUS; i++) {
        at = put_u32(at, i);
    }
    at = put_attribute(at, "flag_meanings", meanings);
    return put_u32(put_u32(put_u32(at, NC_INT), 4), begin + 8 * COLUMNS);
}

/* One unlimited dimension; `begin` is where the records start, this header's length. */
static size_t netcdf_header(uint32_t begin, char *out)
{
    memcpy(out, "CDF\x01", 4);
    char *at = put_u32(out + 4, 0);
    at = put_u32(put_u32(at, NC_DIMENSION), 1);
    at = put_u32(put_text(at, "flight"), 0);
    at = put_u32(put_u32(at, NC_ATTRIBUTE), 2);
    at = put_attribute(at, "title", "Impacts of ballistic flights");
    at = put_attribute(at, "source",
                       "loft: WGS84, zonal field to J4, US Standard Atmosphere 1976");
    at = put_u32(put_u32(at, NC_VARIABLE), COLUMNS + 1);
    for (int i = 0; i < COLUMNS; i++) {
        at = put_column(at, i, begin);
    }
    return (size_t)(put_status(at, begin) - out);
}

size_t states_out_header(states_format format, char out[STATES_HEADER_MAX])
{
    if (format == STATES_NETCDF) {
        return netcdf_header((uint32_t)netcdf_header(0, out), out);
    }
    size_t size = 0;
    for (int i = 0; i < COLUMNS; i++) {
        size += (size_t)sprintf(out + size, "%s,", columns[i].name);
    }
    return size + (size_t)sprintf(out + size, "status\n");
}

void states_out_finish(states_format format, stream_out *out, long rows)
{
    char count[4];
    if (format == STATES_NETCDF) {
        (void)put_u32(count, (uint32_t)rows);
        stream_out_patch(out, 4, count, sizeof count);
    }
}
