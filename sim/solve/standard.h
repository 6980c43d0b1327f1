/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * standard.h - the standard flights of loft/flight.h with the search by a batch of the
 * launch's own model, and only its answer flown by itself; NULL for no batch.
 */
#ifndef LOFT_SIM_SOLVE_STANDARD_H
#define LOFT_SIM_SOLVE_STANDARD_H

#include "loft/batch.h"

/* From here to half-way round the search that flies one by one has the last word. */
#define LOFT_STANDARD_CLOSE_M 19.7e6

/* Over an Earth that turns or not, as the launch's does. */
LOFT_NODISCARD loft_status loft_standard_find_by(const loft_batch *batch,
                                                 const loft_launch *launch,
                                                 double ideal_speed_mps,
                                                 const loft_launch_aim *near,
                                                 loft_standard *out);

LOFT_NODISCARD loft_status loft_min_speed_for_range_by(const loft_batch *batch,
                                                       const loft_launch *launch,
                                                       double range_m,
                                                       loft_standard *out);

#endif
