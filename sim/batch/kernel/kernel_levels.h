/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kernel_levels.h - the steps of coasts and entries, level by level; internal to batch.c. */
#ifndef LOFT_SIM_KERNEL_LEVELS_H
#define LOFT_SIM_KERNEL_LEVELS_H

#include "loft/flight.h"
#include "sim/batch/kernel/kernel.h"

/* The levels of tables whose layers are built. */
void loft_kernel_levels(const loft_model *model, kernel_tables *tables);

#endif
