/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kernel_tables.h - the tables that the kernels read, from a model; internal to batch.c. */
#ifndef LOFT_SIM_KERNEL_TABLES_H
#define LOFT_SIM_KERNEL_TABLES_H

#include "loft/flight.h"
#include "sim/batch/kernel/kernel.h"

/* LOFT_ERR_DOMAIN for a model with wind, a world of its own, other air than US76 or none,
 * or zonal terms above degree 4; *tables is then untouched. */
LOFT_NODISCARD loft_status loft_kernel_tables(const loft_model *model,
                                              kernel_tables *tables);

loft_ellipsoid loft_kernel_shape(const kernel_tables *tables);

#endif
