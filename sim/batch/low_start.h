/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * low_start.h - a state at the ground or below it, which the kernels do not know: its flight
 * by loft_fly; internal to batch.c.
 */
#ifndef LOFT_SIM_LOW_START_H
#define LOFT_SIM_LOW_START_H

#include "loft/batch.h"

#define LOW_START_LEAST_M (-5000.0) /* the lowest start of loft_fly */

/* The rate of altitude; 0 where it is no more than rounding of the angles that made it. */
double loft_low_start_climb(loft_vec3 up, loft_vec3 v_mps);

void loft_low_start_fly(const loft_model *model, const loft_batch_state *state,
                        loft_batch_flight *out);

#endif
