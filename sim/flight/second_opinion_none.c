/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A build without GSL has no second integrator. */
#include "sim/flight/second_opinion.h"

loft_status loft_second_opinion_take(const loft_flight_plan *plan,
                                     const loft_trajectory *record, double tolerance,
                                     loft_second_opinion *out)
{
    (void)plan;
    (void)record;
    (void)tolerance;
    (void)out;
    return LOFT_ERR_DOMAIN;
}
