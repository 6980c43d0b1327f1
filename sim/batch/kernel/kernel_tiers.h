/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kernel_tiers.h - the steps of coasts and entries, from quick to careful; internal. */
#ifndef LOFT_SIM_KERNEL_TIERS_H
#define LOFT_SIM_KERNEL_TIERS_H

#include "loft/flight.h"
#include "sim/batch/kernel/kernel.h"

/* The tiers of a world whose layers are built. */
void loft_kernel_tiers(const loft_model *model, kernel_world *world);

#endif
