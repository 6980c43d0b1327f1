/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/flight.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "loft/loft.h"
#include "sim/flight/ending.h"
#include "sim/flight/fly_events.h"
#include "sim/flight/fly_legs.h"

loft_flight_point loft_flight_point_of(const loft_model *model, double t_s,
                                       const double y[LOFT_STATE_N])
{
    const loft_vec3 r_m = loft_state_r(y);
    const loft_vec3 v_mps = loft_state_v(y);
    loft_geodetic place = loft_geodesy_geodetic(&model->earth.shape, r_m);
    if (model->world.height != NULL) {
        loft_vec3 up;
        model->world.height(model->world.ctx, r_m, &place.alt_m, &up);
    }
    const loft_frame_enu enu = loft_geodesy_enu(place.lat_rad, place.lon_rad);
    const loft_vec3 v_enu = {loft_vec3_dot(v_mps, enu.east),
                             loft_vec3_dot(v_mps, enu.north),
                             loft_vec3_dot(v_mps, enu.up)};
    return (loft_flight_point){
        .t_s = t_s,
        .place = place,
        .r_ecef_m = r_m,
        .v_enu_mps = v_enu,
        .speed_mps = loft_vec3_norm(v_mps),
        .fpa_rad = atan2(v_enu.z, hypot(v_enu.x, v_enu.y)),
        .azimuth_rad = loft_angle_wrap(atan2(v_enu.x, v_enu.y)),
        .downrange_rad = y[LOFT_STATE_PSI],
    };
}

static bool on_step(void *user, const loft_dense *dense, double t, const double *y)
{
    (void)y;
    flier *f = user;
    f->sink_status = loft_trajectory_append(f->record, dense, t, &f->phase);
    return f->sink_status == LOFT_OK;
}

/* Climbing with the energy to leave a point mass for good. */
static bool is_unbound(const flier *f)
{
    const loft_earth *earth = &f->plan->model->earth;
    const loft_vec3 r_m = loft_state_r(f->run.y);
    const loft_vec3 v_mps = loft_vec3_add(
        loft_state_v(f->run.y),
        (loft_vec3){-earth->omega_radps * r_m.y, earth->omega_radps * r_m.x, 0.0});
    return loft_vec3_dot(r_m, v_mps) > 0.0 &&
           0.5 * loft_vec3_dot(v_mps, v_mps) >=
               earth->gravity.mu_m3ps2 / loft_vec3_norm(r_m);
}

/* Unbound, and no air can change that? The flight then ends so. */
static bool escapes(flier *f)
{
    const bool escaping =
        !f->plan->until_time && !f->phase.boosted &&
        f->plan->model->world.gravity == NULL && is_unbound(f) &&
        loft_vec3_norm(loft_dynamics_felt(&f->dynamics, f->run.t, f->run.y)) == 0.0;
    if (escaping) {
        f->flight->ended_by = LOFT_END_ESCAPE;
    }
    return escaping;
}

/* One leg; *ended if the flight is over. */
static loft_status fly_leg(flier *f, const leg *now, bool *ended)
{
    const loft_ode ode = {
        .n = LOFT_STATE_N, .rhs = loft_dynamics_rates, .ctx = &f->dynamics};
    const loft_step_sink sink = {.on_step = on_step, .want_dense = true, .user = f};
    f->phase = now->phase;
    loft_fly_find_layer(f);
    loft_fly_find_segment(f);
    f->run.t_end = now->t_end_s;
    while (f->run.t < now->t_end_s) {
        *ended = escapes(f) || loft_fly_is_over(f);
        if (*ended) {
            return LOFT_OK;
        }
        loft_fly_set_events(f);
        const loft_status status =
            loft_integrate(&ode, &f->options, f->roots, f->n_events,
                           f->record != NULL ? &sink : NULL, &f->run);
        if (status != LOFT_OK) {
            return status;
        }
        f->options.h_first = f->run.h_next;
        if (f->run.event == LOFT_ENDED_BY_SINK) {
            return f->sink_status;
        }
        if (f->run.event >= 0) {
            *ended = loft_fly_apply_event(f, f->events[f->run.event].kind);
            if (*ended) {
                return LOFT_OK;
            }
        }
    }
    return LOFT_OK;
}

static loft_status fly_legs(flier *f)
{
    leg legs[LEGS_MAX];
    const int n = loft_fly_legs(f->plan, legs);
    bool ended = false;
    for (int i = 0; i < n && !ended; i++) {
        const leg *now = &legs[i];
        if (now->starts_with_ignition) {
            loft_fly_note(f, LOFT_EVENT_IGNITION, now->phase.stage);
        }
        if (f->plan->until_time && now->t_end_s > f->plan->stop_time_s) {
            legs[i].t_end_s = f->plan->stop_time_s;
            legs[i].ends_with_burnout = legs[i].ends_with_corner = false;
            ended = true;
        }
        f->flight->ended_by = f->plan->until_time ? LOFT_END_TIME : LOFT_END_LIMIT;
        bool down = false;
        const loft_status status = fly_leg(f, now, &down);
        if (status != LOFT_OK) {
            return status;
        }
        ended = ended || down;
        if (!down && now->ends_with_corner) {
            loft_fly_note(f, LOFT_EVENT_STEERING, -1);
        }
        if (!down && now->ends_with_burnout) {
            loft_fly_note(f, LOFT_EVENT_BURNOUT, now->phase.stage);
            f->flight->burnout = loft_fly_point(f);
        }
    }
    return LOFT_OK;
}

static bool plan_valid(const loft_flight_plan *plan)
{
    const loft_vec3 v = plan->v_enu_mps;
    bool good = fabs(plan->start.lat_rad) <= 0.5 * LOFT_PI + 1e-12 &&
                isfinite(plan->start.lon_rad) && isfinite(plan->start.alt_m) &&
                plan->start.alt_m >= -5000.0 && isfinite(v.x + v.y + v.z) &&
                isfinite(plan->heading_rad) && plan->tolerance >= 0.0 &&
                plan->tolerance <= 1e-3 && isfinite(plan->body.area_m2pkg) &&
                plan->body.area_m2pkg >= 0.0 && isfinite(plan->body.lift_to_drag);
    if (plan->until_time) {
        good = good && plan->stop_time_s > 0.0 && plan->stop_time_s < INFINITY;
    } else {
        good = good && plan->stop_alt_m >= -5000.0 && plan->stop_alt_m < INFINITY;
    }
    if (plan->booster != NULL) {
        return good && loft_steering_check(&plan->steering) == LOFT_OK &&
               (!loft_ending_starts_held(plan) ||
                loft_booster_lift_off_ratio(plan->booster) > 1.0);
    }
    return good && (v.z >= 0.0 || plan->start.alt_m > loft_ending_lowest(plan));
}

static void start_state(flier *f)
{
    const loft_flight_plan *plan = f->plan;
    const loft_frame_enu enu = loft_geodesy_enu(plan->start.lat_rad, plan->start.lon_rad);
    const loft_vec3 r_m = loft_geodesy_ecef(&plan->model->earth.shape, plan->start);
    const loft_vec3 v_mps =
        loft_vec3_axpy(plan->v_enu_mps.z, enu.up,
                       loft_vec3_axpy(plan->v_enu_mps.y, enu.north,
                                      loft_vec3_scale(plan->v_enu_mps.x, enu.east)));
    const double y[LOFT_STATE_N] = {r_m.x, r_m.y, r_m.z, v_mps.x, v_mps.y, v_mps.z, 0.0};
    memcpy(f->run.y, y, sizeof y);
}

/*
 * The down-range angle follows from the rest and must not set the step. An event is met
 * within the time in which the error of a step would build up at 6.4 km/s.
 */
static loft_integrate_options options_of(double tolerance)
{
    const double tol = tolerance > 0.0 ? tolerance : LOFT_FLY_TOLERANCE;
    const double r_m = 6.4e6 * tol;
    const double v_mps = 7e3 * tol;
    return (loft_integrate_options){.atol = {r_m, r_m, r_m, v_mps, v_mps, v_mps, 1.0},
                                    .max_evaluations = 2000000,
                                    .stiff_evaluations = 2000000,
                                    .rounds = 6,
                                    .event_tol = 1e3 * tol};
}

/* A flight that is over at its start stays there. */
static loft_status record_start(const flier *f)
{
    if (f->record == NULL || loft_trajectory_steps(f->record) > 0) {
        return LOFT_OK;
    }
    loft_dense still = {.n = LOFT_STATE_N, .t0 = f->run.t, .h = 1.0};
    memcpy(still.c[0], f->run.y, LOFT_STATE_N * sizeof still.c[0][0]);
    return loft_trajectory_append(f->record, &still, f->run.t, &f->phase);
}

loft_status loft_fly(const loft_flight_plan *plan, loft_trajectory *record,
                     loft_flight *flight)
{
    if (!plan_valid(plan)) {
        return LOFT_ERR_DOMAIN;
    }
    loft_flight out = {.n_events = 0};
    flier f = {.plan = plan,
               .phase = {.stage = -1},
               .options = options_of(plan->tolerance),
               .record = record,
               .low = plan->start.alt_m <= loft_ending_lowest(plan),
               .flight = &out};
    if (record != NULL) {
        loft_trajectory_clear(record);
    }
    start_state(&f);
    out.start = out.burnout = out.apogee = loft_fly_point(&f);
    loft_status status = fly_legs(&f);
    if (status == LOFT_OK) {
        status = record_start(&f);
    }
    if (status != LOFT_OK) {
        return status;
    }
    if (out.ended_by == LOFT_END_LIMIT && plan->model->world.gravity == NULL &&
        is_unbound(&f)) {
        out.ended_by = LOFT_END_ESCAPE; /* in air without end it was never certain */
    }
    loft_fly_keep_highest(&f);
    out.end = loft_fly_point(&f);
    loft_fly_note(&f, LOFT_EVENT_END, -1);
    out.stats = f.run.stats;
    *flight = out;
    return LOFT_OK;
}
