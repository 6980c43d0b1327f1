/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * descent.h - where a recorded flight comes down through an altitude.
 *
 * Accuracy   altitude to 1e-3 m, by bisection on the record
 */
#ifndef LOFT_DESCENT_H
#define LOFT_DESCENT_H

#include "loft/flight.h"

/*
 * The last downward crossing of alt_m after the highest point. False, and *at untouched,
 * if the flight was never that high or ended above. record must be of that flight.
 */
bool loft_descent_through(const loft_model *model, const loft_trajectory *record,
                          const loft_flight *flight, double alt_m, loft_flight_point *at);

#endif
