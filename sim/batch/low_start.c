/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/batch/low_start.h"

#include <math.h>

static loft_batch_end end_of(loft_flight_end ended_by)
{
    switch (ended_by) {
    case LOFT_END_GROUND:
        return LOFT_BATCH_IMPACT;
    case LOFT_END_ESCAPE:
        return LOFT_BATCH_ESCAPE;
    case LOFT_END_NO_CLIMB:
        return LOFT_BATCH_NO_CLIMB;
    default:
        return LOFT_BATCH_LIMIT;
    }
}

double loft_low_start_climb(loft_vec3 up, loft_vec3 v_mps)
{
    /* The normal of the ellipsoid is off by up to 2.4e-13 (a million places and azimuths). */
    static const double level = 1e-12;
    const double climb_mps = loft_vec3_dot(up, v_mps);
    return fabs(climb_mps) <= level * loft_vec3_norm(v_mps) ? 0.0 : climb_mps;
}

static loft_flight_plan plan_of(const loft_model *model, const loft_batch_state *state)
{
    loft_flight_plan plan = {
        .model = model,
        .start = loft_geodesy_geodetic(&model->earth.shape, state->r_ecef_m),
        .body = loft_body_of_beta(state->beta_kgpm2)};
    const loft_vec3 v = state->v_ecef_mps;
    const loft_frame_enu enu = loft_geodesy_enu(plan.start.lat_rad, plan.start.lon_rad);
    plan.start.alt_m = fmax(plan.start.alt_m, LOW_START_LEAST_M);
    plan.v_enu_mps = (loft_vec3){loft_vec3_dot(v, enu.east), loft_vec3_dot(v, enu.north),
                                 loft_low_start_climb(enu.up, v)};
    plan.heading_rad = atan2(plan.v_enu_mps.x, plan.v_enu_mps.y);
    return plan;
}

void loft_low_start_fly(const loft_model *model, const loft_batch_state *state,
                        loft_batch_flight *out)
{
    const loft_flight_plan plan = plan_of(model, state);
    loft_flight flight;
    const loft_status status = loft_fly(&plan, NULL, &flight);
    if (status != LOFT_OK) {
        *out = (loft_batch_flight){.end = status == LOFT_ERR_DOMAIN ? LOFT_BATCH_DOMAIN
                                                                    : LOFT_BATCH_LIMIT};
        return;
    }
    *out = (loft_batch_flight){.end = end_of(flight.ended_by),
                               .apogee_m = flight.apogee.place.alt_m,
                               .apogee_s = flight.apogee.t_s,
                               .evaluations = (int)flight.stats.evaluations};
    if (out->end != LOFT_BATCH_IMPACT) {
        return;
    }
    const loft_vec3 v = flight.end.v_enu_mps;
    const loft_frame_enu enu =
        loft_geodesy_enu(flight.end.place.lat_rad, flight.end.place.lon_rad);
    out->t_s = flight.end.t_s;
    out->r_ecef_m = flight.end.r_ecef_m;
    out->v_ecef_mps = loft_vec3_axpy(
        v.x, enu.east, loft_vec3_axpy(v.y, enu.north, loft_vec3_scale(v.z, enu.up)));
}
