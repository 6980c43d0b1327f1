/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * series.h - what is plotted of a recorded flight against time.
 *
 * Every step is cut into pieces, so that peaks and burn-outs show; at a step's end there
 * are two points, since thrust and phase may jump there.
 */
#ifndef LOFT_SERIES_H
#define LOFT_SERIES_H

#include <stdbool.h>
#include <stddef.h>

#include "loft/flight.h"

typedef struct loft_series_point {
    double t_s, alt_m;
    double speed_mps, fpa_rad; /* relative to the Earth */
    double felt_mps2;          /* thrust and drag over mass */
    double pressure_pa;        /* dynamic */
    bool boost;                /* under power */
} loft_series_point;

/*
 * A point at least every 1/pieces of the flight and every quarter of a step, in ascending
 * time; owned by the caller: free() it. record must be of that plan and hold a step.
 * LOFT_ERR_DOMAIN unless pieces is in 1 to 100000, LOFT_ERR_NOMEM.
 */
LOFT_NODISCARD loft_status loft_series_make(const loft_flight_plan *plan,
                                            const loft_trajectory *record, int pieces,
                                            loft_series_point **points, size_t *n);

/* The end of a record, or when it has gone once round the Earth: an orbit drawn once. */
double loft_series_once_round(const loft_trajectory *record);

/*
 * Ground range of a state for a picture, negative behind the start: that of the geodesic,
 * or by the swept angle on the mean sphere, for a flight to where geodesics turn back.
 */
double loft_series_downrange(const loft_model *model, loft_geodetic start, bool by_angle,
                             const double y[LOFT_STATE_N]);

#endif
