/* SPDX-License-Identifier: GPL-3.0-or-later */
/* recorded_point.h - a recorded flight at a time of its record. */
#ifndef LOFT_RECORDED_POINT_H
#define LOFT_RECORDED_POINT_H

#include <stddef.h>

#include "loft/flight.h"

static inline loft_flight_point loft_recorded_point(const loft_model *model,
                                                    const loft_trajectory *record,
                                                    double t_s)
{
    double y[LOFT_STATE_N];
    loft_trajectory_at(record, t_s, y, NULL);
    return loft_flight_point_of(model, t_s, y);
}

#endif
