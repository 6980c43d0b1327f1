/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * joint_vehicle.h - what a difference of speed between two flights of one booster may come
 * from, in an illustrative vehicle. It is never a statement about the missile flown.
 *
 * Stage i has the exhaust speed and the share of the ideal speed of the plan; when empty it
 * has LOFT_EMPTY_SHARE of its mass at lift-off. With m the mass above it and R = exp(v_i/c_i) its mass is
 * M = m (R - 1)/(1 - R e). The vehicle is that which gives its payload the higher speed; the
 * lower one then takes another payload, or an earlier end of the last stage.
 */
#ifndef LOFT_SIM_INFER_JOINT_VEHICLE_H
#define LOFT_SIM_INFER_JOINT_VEHICLE_H

#include <stdbool.h>

#include "loft/flight.h"

#define LOFT_EMPTY_SHARE 0.06

/*
 * The payload of which that vehicle has the ideal speed `slow_mps`, over the payload of
 * which it has fast_mps. False if no stages of that empty share reach fast_mps.
 */
bool loft_payload_for_speed(const loft_booster_template *plan, double fast_mps,
                            double slow_mps, double *ratio);

/*
 * The plan and the total ideal speed of that vehicle, made for speed_mps, with `times` its
 * payload: the stages and their burn times stay, so each gains another speed, and the drag
 * area for each kg at lift-off follows the mass. False if there is no such vehicle, or for
 * times <= 0; the results are then untouched.
 */
bool loft_plan_with_payload(const loft_booster_template *plan, double speed_mps,
                            double times, loft_booster_template *loaded,
                            double *loaded_mps);

/*
 * Seconds by which the last stage stops early to lose fast_mps - slow_mps: with
 * t its burn time and R its mass ratio, (exp((fast - slow)/c) - 1) t/(R - 1). False if that is more
 * than its burn.
 */
bool loft_cutoff_for_speed(const loft_booster_template *plan, double fast_mps,
                           double slow_mps, double *early_s);

#endif
