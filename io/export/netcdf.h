/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * netcdf.h - NetCDF classic files (CDF-1), value by value, into memory.
 *
 * Dimensions, attributes and variables may come in any order before _finish. Mistakes of
 * memory are kept until then, so the calls need no checks between. Names must be those of
 * the standard (asserted: letters, digits and '_', a letter first).
 *
 * Limits     no record dimension, so no dimension of length 0; files below 2 GiB
 * Reference  Unidata, NetCDF User's Guide, The NetCDF Classic Format Specification
 */
#ifndef LOFT_NETCDF_H
#define LOFT_NETCDF_H

#include <stddef.h>

#include "loft/loft.h"

typedef struct loft_netcdf loft_netcdf; /* owns all that is put in */

typedef enum loft_netcdf_type { /* with the standard's numbers */
    LOFT_NETCDF_BYTE = 1,
    LOFT_NETCDF_CHAR = 2,
    LOFT_NETCDF_SHORT = 3,
    LOFT_NETCDF_INT = 4,
    LOFT_NETCDF_DOUBLE = 6
} loft_netcdf_type;

enum {
    LOFT_NETCDF_GLOBAL = -1, /* in place of a variable: attributes of the file */
    LOFT_NETCDF_DIMS_MAX = 2 /* of a variable */
};

/* NULL if out of memory. */
loft_netcdf *loft_netcdf_new(void);
void loft_netcdf_free(loft_netcdf *file);

/* Each gives the number by which later calls know it; below, number is a variable's.
 * length > 0, n_dims 1 or 2. */
int loft_netcdf_dimension(loft_netcdf *file, const char *name, size_t length);
int loft_netcdf_variable(loft_netcdf *file, const char *name, loft_netcdf_type type,
                         int n_dims, const int *dims);

void loft_netcdf_attribute(loft_netcdf *file, int number, const char *name,
                           const char *text);
/* For small numbers, as flag_values are. */
void loft_netcdf_attribute_bytes(loft_netcdf *file, int number, const char *name,
                                 const signed char *values, size_t n);

/* The next value of a variable, in the order of its dimensions, the last fastest. A number
 * must fit into an integer type (asserted). */
void loft_netcdf_put(loft_netcdf *file, int number, double value);
/* A whole row of a CHAR variable, filled up with '\0'; what is too long is cut. */
void loft_netcdf_put_text(loft_netcdf *file, int number, const char *text);

/*
 * The file; owned by the caller: free() it. Every variable must be full (asserted).
 * LOFT_ERR_NOMEM; LOFT_ERR_LIMIT for 2 GiB and more; *bytes is then not handed out.
 */
LOFT_NODISCARD loft_status loft_netcdf_finish(loft_netcdf *file, char **bytes,
                                              size_t *size);

#endif
