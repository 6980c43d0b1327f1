/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kernel_world.h - the tables that the kernels read, from a model; internal to batch.c. */
#ifndef LOFT_SIM_KERNEL_WORLD_H
#define LOFT_SIM_KERNEL_WORLD_H

#include "loft/flight.h"
#include "sim/batch/kernel/kernel.h"

/* LOFT_ERR_DOMAIN for a model with wind, a world of its own, other air than US76 or none,
 * or zonal terms above degree 4; *world is then untouched. */
LOFT_NODISCARD loft_status loft_kernel_world(const loft_model *model,
                                             kernel_world *world);

loft_ellipsoid loft_kernel_shape(const kernel_world *world);

#endif
