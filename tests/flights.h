/* SPDX-License-Identifier: GPL-3.0-or-later */
/* flights.h - flights with numbers that hide no factor, for the tests of loft_fly. */
#ifndef FLIGHTS_H
#define FLIGHTS_H

#include "check.h"
#include "loft/flight.h"

static inline loft_booster booster_of(int n_stages, double ideal_speed_mps)
{
    loft_booster_template plan = loft_booster_template_default();
    plan.n_stages = n_stages;
    const double rows[3][3] = {
        {2612.3, 61.7, 3.21}, {2687.1, 53.9, 7.89}, {2801.9, 71.3, 0.0}};
    for (int i = 0; i < n_stages; i++) {
        plan.stages[i].exhaust_mps = rows[i][0];
        plan.stages[i].burn_s = rows[i][1];
        plan.stages[i].gap_s = rows[i][2];
        plan.stages[i].speed_share = 1.0;
    }
    loft_booster booster;
    assert_int_equal(loft_booster_of_template(&plan, ideal_speed_mps, &booster), LOFT_OK);
    return booster;
}

static inline loft_flight_plan boosted(const loft_model *model,
                                       const loft_booster *booster, double end_deg)
{
    return (loft_flight_plan){
        .model = model,
        .start = {0.7123, 2.2345, 123.4},
        .booster = booster,
        .steering = {.heading_rad = 1.2345,
                     .end_elevation_rad = loft_rad_from_deg(end_deg),
                     .turn_fraction = 0.6543},
        .body = loft_body_of_beta(5432.1),
        .until_half_way = true};
}

/* Thrown from 1.2 km on the equator, east and up; no body, so a vacuum. */
static inline loft_flight_plan thrown(const loft_model *model, double v_east_mps,
                                      double v_up_mps)
{
    return (loft_flight_plan){.model = model,
                              .start = {.lon_rad = 0.4321, .alt_m = 1234.5},
                              .v_enu_mps = {v_east_mps, 0.0, v_up_mps},
                              .heading_rad = 0.5 * LOFT_PI};
}

static inline loft_flight fly(const loft_flight_plan *plan, loft_trajectory *record)
{
    loft_flight flight;
    assert_int_equal(loft_fly(plan, record, &flight), LOFT_OK);
    return flight;
}

static inline double distance_m(const loft_flight_point *a, const loft_flight_point *b)
{
    return loft_vec3_norm(loft_vec3_sub(a->r_ecef_m, b->r_ecef_m));
}

#endif
