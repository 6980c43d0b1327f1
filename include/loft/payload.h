/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * payload.h - what the payload costs: the standard range of a vehicle whose masses are
 * known, against its payload. Only masses can say that; a reported flight cannot.
 */
#ifndef LOFT_PAYLOAD_H
#define LOFT_PAYLOAD_H

#include "loft/standard.h"
#include "loft/vehicle.h"

typedef struct loft_payload_point {
    double payload_kg;
    double ideal_speed_mps;
    double lift_off_ratio; /* thrust over weight; at 1 or less it has no range */
    bool lifts_off;
    loft_standard no_rotation, toward_azimuth;
} loft_payload_point;

/*
 * The vehicle with another payload; site, azimuth, model and body are the launch's, its
 * booster is not read. Spent stages are shed as vehicle.h says, but for the drag of upper
 * stages, which counts propellant only: below 1e-3 of the range (tests/unit/test_payload.c).
 * LOFT_ERR_DOMAIN as loft_vehicle_booster and loft_standard_find, or LOFT_ERR_CONVERGE.
 */
LOFT_NODISCARD loft_status loft_payload_reach(const loft_launch *launch,
                                              const loft_vehicle *vehicle,
                                              double payload_kg, loft_payload_point *out);

#endif
