/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kernel_tables.h - the tables that the kernels read, from a model; internal to batch.c. */
#ifndef LOFT_SIM_KERNEL_TABLES_H
#define LOFT_SIM_KERNEL_TABLES_H

#include "loft/flight.h"
#include "sim/batch/kernel/kernel.h"

/*
 * Whether the kernels can fly a model: no wind, zonal terms to degree 4, flattening up to
 * 0.0035, no functions in loft_model.world, an atmosphere with layers for batches or none.
 */
bool loft_kernel_flies(const loft_model *model);

/* LOFT_ERR_DOMAIN for a model that they cannot fly; *tables is then untouched. */
LOFT_NODISCARD loft_status loft_kernel_tables(const loft_model *model,
                                              kernel_tables *tables);

loft_ellipsoid loft_kernel_shape(const kernel_tables *tables);

#endif
