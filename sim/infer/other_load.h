/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * other_load.h - how far the boosters that fit a report would fly with another load.
 *
 * Method     boosters of equal weight from the samples, each as the illustrative vehicle of
 *            joint_vehicle.h with its own exhaust speeds, burn times and shares; the load
 *            changed, its standard flight without rotation is found anew. What falls keeps
 *            its ballistic coefficient
 * A load in kg needs the load that was carried, which no report tells: it is taken to be
 *            between LOFT_LOAD_LEAST_KG and LOFT_LOAD_MOST_KG, evenly in the logarithm
 */
#ifndef LOFT_SIM_INFER_OTHER_LOAD_H
#define LOFT_SIM_INFER_OTHER_LOAD_H

#include "loft/infer.h"

/* Convention: most published guesses of the loads of missiles of these classes lie between. */
#define LOFT_LOAD_LEAST_KG 300.0
#define LOFT_LOAD_MOST_KG  1500.0

/* The load over that carried, where the latter is at a share u of its logarithmic span. */
double loft_load_times(const loft_load *load, double u);

/* LOFT_ERR_DOMAIN for a load that is not above 0; LOFT_ERR_NOMEM. */
LOFT_NODISCARD loft_status loft_load_find(const loft_samples *samples,
                                          const loft_load *load, loft_load_answer *out);

#endif
