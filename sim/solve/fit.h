/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fit.h - the fits of loft/flight.h with the search by a batch, and flights one by one
 * only for the last digits; a batch of NULL leaves all to these.
 */
#ifndef LOFT_SIM_SOLVE_FIT_H
#define LOFT_SIM_SOLVE_FIT_H

#include "loft/batch.h"

/* From here on a fit is approached from shorter ranges where no start leads to it, and a
 * flight near it may be all that there is: *fit then, with LOFT_ERR_CONVERGE. */
#define LOFT_FIT_NEAR_HALF_WAY_M 17e6

LOFT_NODISCARD loft_status loft_fit_apogee_range_by(const loft_batch *batch,
                                                    const loft_launch *launch,
                                                    double apogee_m, double range_m,
                                                    loft_fit *fit);

/* The ideal speed alone, from the aim of a flight near it. Where the batch finds it no flight
 * is flown by itself, and the figures are met within 5e-6. */
LOFT_NODISCARD loft_status loft_fit_speed_near(const loft_batch *batch,
                                               const loft_launch *launch, double apogee_m,
                                               double range_m,
                                               const loft_launch_aim *near,
                                               double *ideal_speed_mps);

/* For scans, where many fail: where a batch finds none, none is sought flight by flight. */
LOFT_NODISCARD loft_status loft_fit_try_near_by(const loft_batch *batch,
                                                const loft_launch *launch,
                                                double apogee_m, double range_m,
                                                const loft_launch_aim *near,
                                                loft_fit *fit);

#endif
