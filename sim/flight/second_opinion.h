/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * second_opinion.h - a recorded flight integrated again by GSL's rk8pd, a different pair of
 * Runge-Kutta formulas in different hands, to check our integrator.
 *
 * Reference  Prince & Dormand, J. Comp. Appl. Math. 7 (1981) 67-75, as in GSL 2
 */
#ifndef LOFT_SECOND_OPINION_H
#define LOFT_SECOND_OPINION_H

#include "loft/flight.h"

typedef struct loft_second_opinion {
    double y[LOFT_STATE_N]; /* the state at the end of the record */
    double off_m;           /* distance from the recorded end */
    double off_mps;
    long evaluations;
} loft_second_opinion;

/*
 * From the first state of the record through the same phases to its last time, with
 * absolute errors a step as loft_fly's at that tolerance. LOFT_ERR_STEP if GSL gives up,
 * LOFT_ERR_NOMEM. GSL's error handler must be off (gsl_set_error_handler_off).
 * A build without GSL (second_opinion_none.c) always returns LOFT_ERR_DOMAIN.
 */
LOFT_NODISCARD loft_status loft_second_opinion_take(const loft_flight_plan *plan,
                                                    const loft_trajectory *record,
                                                    double tolerance,
                                                    loft_second_opinion *out);

#endif
