/* SPDX-License-Identifier: GPL-3.0-or-later */
/* boost_lane.h - a booster and its steering as a flight of kernel 3; internal to batch.c. */
#ifndef LOFT_SIM_BOOST_LANE_H
#define LOFT_SIM_BOOST_LANE_H

#include "loft/flight.h"
#include "sim/batch/kernel/kernel.h"

/* Unit vectors at the site: up, and the horizontal direction of the heading. */
typedef struct boost_frame {
    loft_vec3 up, ahead;
} boost_frame;

boost_frame loft_boost_lane_frame(const loft_launch_setup *setup);

/* The intervals, thrust plane and drag of that flight; its state is not touched. */
void loft_boost_lane_fill(const loft_launch_setup *setup, const boost_frame *frame,
                          kernel_air_flight *flight);

#endif
