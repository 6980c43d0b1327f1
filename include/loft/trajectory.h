/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * trajectory.h - a flight as it was integrated: the dense output of every step, in order.
 *
 * Between the ends of the steps the state is interpolated to order 7; at tolerance 1e-10
 * a sample is within 2 cm of a flight that ends there (tests/unit/test_fly_motion.c).
 */
#ifndef LOFT_TRAJECTORY_H
#define LOFT_TRAJECTORY_H

#include <stdbool.h>
#include <stddef.h>

#include "loft/dynamics.h"
#include "loft/integrator.h"
#include "loft/status.h"

/* The part of the flight a step belongs to; constant within the step. */
typedef struct loft_phase {
    int stage; /* burning, or -1 */
    int layer, segment, part;
    bool boosted;                           /* the last stage is not yet burnt out */
    double ignition_s, burnt_s, mass_ratio; /* as in loft_dynamics */
} loft_phase;

typedef struct loft_trajectory loft_trajectory; /* owns its steps */

loft_trajectory *loft_trajectory_new(void); /* NULL if out of memory */
void loft_trajectory_free(loft_trajectory *trajectory);
void loft_trajectory_clear(loft_trajectory *trajectory);

/* dense must begin where the last one ended. LOFT_ERR_NOMEM. */
LOFT_NODISCARD loft_status loft_trajectory_append(loft_trajectory *trajectory,
                                                  const loft_dense *dense, double t_end_s,
                                                  const loft_phase *phase);

size_t loft_trajectory_steps(const loft_trajectory *trajectory);
double loft_trajectory_start(
    const loft_trajectory *trajectory); /* of at least one step */
double loft_trajectory_end(const loft_trajectory *trajectory);

/* Start time of step i, or with i = steps the end. */
double loft_trajectory_node(const loft_trajectory *trajectory, size_t i);

/* State at t_s, held to [start, end]; on a node the later step's phase. */
void loft_trajectory_at(const loft_trajectory *trajectory, double t_s,
                        double y[LOFT_STATE_N], loft_phase *phase);

#endif
