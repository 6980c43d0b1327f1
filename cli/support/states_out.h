/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * states_out.h - what came of each state of a table, as rows of CSV or as records of a
 * NetCDF file of the classic format.
 *
 * Reference  NetCDF Classic Format Specification, Unidata
 */
#ifndef LOFT_CLI_STATES_OUT_H
#define LOFT_CLI_STATES_OUT_H

#include "cli/support/stream_out.h"
#include "loft/batch.h"

enum {
    STATES_ROW_MAX = 200,
    STATES_HEADER_MAX = 4096,
    STATES_BAD_ROW =
        LOFT_BATCH_NO_CLIMB + 1 /* beyond loft_batch_end: could not be read */
};

typedef enum states_format {
    STATES_CSV,
    STATES_NETCDF
} states_format;

/* Both return the number of bytes; flight NULL is a row that could not be read. */
size_t states_out_header(states_format format, char out[STATES_HEADER_MAX]);
size_t states_out_row(states_format format, const loft_ellipsoid *shape,
                      const loft_batch_flight *flight, char out[STATES_ROW_MAX]);

/* Puts the number of rows where the format wants it. */
void states_out_finish(states_format format, stream_out *out, long rows);

const char *states_status_name(int status);

#endif
