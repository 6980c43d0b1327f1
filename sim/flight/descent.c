/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/flight/descent.h"

#include <math.h>

#include "sim/flight/recorded_point.h"

bool loft_descent_through(const loft_model *model, const loft_trajectory *record,
                          const loft_flight *flight, double alt_m, loft_flight_point *at)
{
    if (!(flight->apogee.place.alt_m > alt_m && flight->end.place.alt_m < alt_m)) {
        return false;
    }
    double above_s = flight->apogee.t_s;
    double below_s = flight->end.t_s;
    loft_flight_point point = flight->end;
    for (int i = 0; i < 60 && fabs(point.place.alt_m - alt_m) > 1e-3; i++) {
        const double t_s = 0.5 * (above_s + below_s);
        point = loft_recorded_point(model, record, t_s);
        if (point.place.alt_m > alt_m) {
            above_s = t_s;
        } else {
            below_s = t_s;
        }
    }
    *at = point;
    return true;
}
