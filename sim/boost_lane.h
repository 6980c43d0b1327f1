/* SPDX-License-Identifier: GPL-3.0-or-later */
/* boost_lane.h - a booster and its steering as one flight of a march; internal to batch.c. */
#ifndef LOFT_SIM_BOOST_LANE_H
#define LOFT_SIM_BOOST_LANE_H

#include "kernel.h"
#include "loft/launch.h"

/* The horizontal direction of its heading at the site, a unit vector. */
loft_vec3 loft_boost_lane_ahead(const loft_launch_setup *setup);

/* The intervals, thrust plane and drag of that flight; its state is not touched. */
void loft_boost_lane_fill(const loft_launch_setup *setup, kernel_march *flight);

#endif
