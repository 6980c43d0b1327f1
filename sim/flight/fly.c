/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/flight.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "loft/loft.h"
#include "sim/flight/dynamics.h"

enum {
    LEGS_MAX = 2 * LOFT_STAGES_MAX + LOFT_STEERING_CORNERS + 1
};

/* A stretch of the flight between two known times. */
typedef struct leg {
    loft_phase phase;
    double t_end_s;
    bool ends_with_corner, ends_with_burnout, starts_with_ignition;
} leg;

/* Events of one call, by what they do. */
typedef enum watch_kind {
    WATCH_STOP,
    WATCH_GROUND,
    WATCH_APOGEE,
    WATCH_LAYER_ABOVE,
    WATCH_LAYER_BELOW,
    WATCH_MACH_ABOVE,
    WATCH_MACH_BELOW,
    WATCH_HALF_WAY
} watch_kind;

typedef struct watch {
    watch_kind kind;
    const loft_dynamics *dynamics;
    double level;
} watch;

typedef struct flier {
    const loft_flight_plan *plan;
    loft_dynamics dynamics;
    loft_phase phase;
    loft_integrate_options options;
    loft_integrate_run run;
    loft_trajectory *record;
    loft_status sink_status;
    loft_flight *flight;
    watch watches[LOFT_EVENTS_MAX];
    loft_root events[LOFT_EVENTS_MAX];
    int n_watches;
} flier;

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

static loft_vec3 launch_pole(loft_geodetic start, double heading_rad)
{
    const loft_frame_enu enu = loft_geodesy_enu(start.lat_rad, start.lon_rad);
    const loft_vec3 ahead = loft_vec3_axpy(sin(heading_rad), enu.east,
                                           loft_vec3_scale(cos(heading_rad), enu.north));
    return loft_vec3_cross(enu.up, ahead);
}

loft_dynamics loft_flight_dynamics(const loft_flight_plan *plan, const loft_phase *phase)
{
    const loft_booster *booster = phase->boosted ? plan->booster : NULL;
    const double heading_rad =
        plan->booster != NULL ? plan->steering.heading_rad : plan->heading_rad;
    return (loft_dynamics){
        .model = plan->model,
        .body = &plan->body,
        .booster = booster,
        .steering = &plan->steering,
        .pole = launch_pole(plan->start, heading_rad),
        .stage = phase->stage,
        .ignition_s = phase->ignition_s,
        .burnt_s = phase->burnt_s,
        .burn_total_s =
            booster != NULL ? loft_booster_burn_time(booster, booster->n_stages) : 0.0,
        .part = phase->part,
        .mass_ratio = phase->mass_ratio,
        .layer = phase->layer,
        .segment = phase->segment,
    };
}

/* The burn of one stage, cut at the corners of the steering. Returns the legs written. */
static int burn_legs(const loft_flight_plan *plan, int stage, leg *legs)
{
    const loft_booster *b = plan->booster;
    const double burn_total_s = loft_booster_burn_time(b, b->n_stages);
    double corners_s[LOFT_STEERING_CORNERS];
    loft_steering_corners(&plan->steering, burn_total_s, corners_s);
    const double ignition_s = loft_booster_ignition(b, stage);
    const double burnt_s = loft_booster_burn_time(b, stage);
    const double end_s = burnt_s + b->stages[stage].burn_s; /* in burn time */
    int n = 0;
    double from_s = burnt_s;
    bool last = false;
    for (int part = 0; !last; part++) {
        last = part == LOFT_STEERING_CORNERS || corners_s[part] >= end_s;
        const double to_s = last ? end_s : corners_s[part];
        if (to_s > from_s) {
            legs[n++] = (leg){.phase = {.stage = stage,
                                        .part = part,
                                        .boosted = true,
                                        .ignition_s = ignition_s,
                                        .burnt_s = burnt_s},
                              .t_end_s = ignition_s + (to_s - burnt_s),
                              .ends_with_corner = !last,
                              .ends_with_burnout = last,
                              .starts_with_ignition = from_s == burnt_s};
            from_s = to_s;
        }
    }
    return n;
}

static int plan_legs(const loft_flight_plan *plan, leg legs[LEGS_MAX])
{
    int n = 0;
    const loft_booster *b = plan->booster;
    for (int stage = 0; b != NULL && stage < b->n_stages; stage++) {
        n += burn_legs(plan, stage, &legs[n]);
        const loft_stage *s = &b->stages[stage];
        if (s->gap_s > 0.0 && stage + 1 < b->n_stages) {
            legs[n] = (leg){.phase = legs[n - 1].phase,
                            .t_end_s = legs[n - 1].t_end_s + s->gap_s};
            legs[n].phase.stage = -1;
            legs[n].phase.mass_ratio = loft_booster_mass_ratio(s, s->burn_s);
            n++;
        }
    }
    legs[n++] =
        (leg){.phase = {.stage = -1},
              .t_end_s = plan->until_time ? plan->stop_time_s : LOFT_FLY_TIME_MAX_S};
    return n;
}

static double watch_value(double t, const double *y, const void *ctx)
{
    (void)t;
    const watch *w = ctx;
    if (w->kind == WATCH_HALF_WAY) {
        return y[LOFT_STATE_PSI] - w->level;
    }
    if (w->kind == WATCH_MACH_ABOVE || w->kind == WATCH_MACH_BELOW) {
        loft_flow flow;
        loft_dynamics_flow(w->dynamics, y, &flow);
        return flow.mach - w->level;
    }
    double alt_m = 0.0;
    loft_vec3 up;
    loft_model_height(w->dynamics->model, loft_state_r(y), &alt_m, &up);
    return w->kind == WATCH_APOGEE ? loft_vec3_dot(loft_state_v(y), up)
                                   : alt_m - w->level;
}

static void add_watch(flier *f, watch_kind kind, int direction, double level)
{
    watch *w = &f->watches[f->n_watches];
    *w = (watch){.kind = kind, .dynamics = &f->dynamics, .level = level};
    f->events[f->n_watches++] =
        (loft_root){.g = watch_value, .ctx = w, .direction = direction, .terminal = true};
}

static const loft_drag *drag_in_hand(const flier *f)
{
    return f->phase.boosted ? &f->plan->booster->drag : &f->plan->body.drag;
}

static void set_watches(flier *f)
{
    const loft_atmosphere *air = &f->plan->model->air;
    f->n_watches = 0;
    if (!f->plan->until_time) {
        add_watch(f, WATCH_STOP, -1, f->plan->stop_alt_m);
    }
    if (f->plan->until_time || f->plan->stop_alt_m > 0.0) {
        add_watch(f, WATCH_GROUND, -1, 0.0);
    }
    add_watch(f, WATCH_APOGEE, -1, 0.0);
    if (f->phase.layer < air->n_edges) {
        add_watch(f, WATCH_LAYER_ABOVE, 1, air->edges_m[f->phase.layer]);
    }
    if (f->phase.layer > 0) {
        add_watch(f, WATCH_LAYER_BELOW, -1, air->edges_m[f->phase.layer - 1]);
    }
    const loft_drag *drag = drag_in_hand(f);
    if (loft_dynamics_has_air(&f->dynamics)) {
        if (f->phase.segment < drag->n_edges) {
            add_watch(f, WATCH_MACH_ABOVE, 1, drag->edges_mach[f->phase.segment]);
        }
        if (f->phase.segment > 0) {
            add_watch(f, WATCH_MACH_BELOW, -1, drag->edges_mach[f->phase.segment - 1]);
        }
    }
    if (f->plan->until_half_way) {
        add_watch(f, WATCH_HALF_WAY, 1, LOFT_PI);
    }
}

static bool on_step(void *user, const loft_dense *dense, double t, const double *y)
{
    (void)y;
    flier *f = user;
    f->sink_status = loft_trajectory_append(f->record, dense, t, &f->phase);
    return f->sink_status == LOFT_OK;
}

static loft_flight_point point_now(const flier *f)
{
    return loft_flight_point_of(f->plan->model, f->run.t, f->run.y);
}

static void note_event(flier *f, loft_flight_event_kind kind, int stage)
{
    loft_flight *flight = f->flight;
    if (flight->n_events == LOFT_FLIGHT_EVENTS_MAX - 1 && kind != LOFT_EVENT_END) {
        flight->n_events_lost++; /* the last place is kept for the end */
        return;
    }
    flight->events[flight->n_events++] =
        (loft_flight_event){.kind = kind, .stage = stage, .at = point_now(f)};
}

static void keep_highest(flier *f)
{
    const loft_flight_point now = point_now(f);
    if (now.place.alt_m > f->flight->apogee.place.alt_m) {
        f->flight->apogee = now;
    }
}

/* Does the altitude grow from here on? Where it hardly changes, its curvature says. */
static bool rises(const flier *f, loft_vec3 up, double climb_mps)
{
    if (fabs(climb_mps) > 1e-3) {
        return climb_mps > 0.0;
    }
    double rates[LOFT_STATE_N];
    loft_dynamics_rates(f->run.t, f->run.y, rates, &f->dynamics);
    const loft_vec3 v_mps = loft_state_v(f->run.y);
    const loft_vec3 a_mps2 = {rates[3], rates[4], rates[5]};
    return loft_vec3_dot(a_mps2, up) +
               loft_vec3_dot(v_mps, v_mps) / loft_vec3_norm(loft_state_r(f->run.y)) >
           0.0;
}

/*
 * The layer a state lies in. An edge that is reached within the time an event is resolved
 * to would not fire again, and heights are known to 1e-8 m: there the motion decides.
 */
static void locate(flier *f)
{
    const loft_atmosphere *air = &f->plan->model->air;
    double alt_m = 0.0;
    loft_vec3 up;
    loft_model_height(f->plan->model, loft_state_r(f->run.y), &alt_m, &up);
    const double climb_mps = loft_vec3_dot(loft_state_v(f->run.y), up);
    const double near_m = f->options.event_tol * fabs(climb_mps) + 2e-8;
    f->phase.layer = loft_atmosphere_layer(air, alt_m);
    f->dynamics = loft_flight_dynamics(f->plan, &f->phase);
    f->phase.layer = loft_atmosphere_layer(air, rises(f, up, climb_mps) ? alt_m + near_m
                                                                        : alt_m - near_m);
    f->dynamics.layer = f->phase.layer;
}

static void locate_segment(flier *f)
{
    loft_flow flow;
    loft_dynamics_flow(&f->dynamics, f->run.y, &flow);
    f->phase.segment = loft_drag_segment(drag_in_hand(f), flow.mach);
    f->dynamics.segment = f->phase.segment;
}

/* What a watch that fired changes. True if it ends the flight. */
static bool obey(flier *f, watch_kind kind)
{
    switch (kind) {
    case WATCH_STOP:
    case WATCH_GROUND:
        f->flight->ended_by = LOFT_END_ALTITUDE;
        return true;
    case WATCH_HALF_WAY:
        f->flight->ended_by = LOFT_END_HALF_WAY;
        return true;
    case WATCH_APOGEE:
        note_event(f, LOFT_EVENT_APOGEE, -1);
        keep_highest(f);
        return false;
    case WATCH_LAYER_ABOVE:
    case WATCH_LAYER_BELOW: {
        const bool had_air = loft_dynamics_has_air(&f->dynamics);
        f->phase.layer += kind == WATCH_LAYER_ABOVE ? 1 : -1;
        f->dynamics.layer = f->phase.layer;
        if (!had_air) { /* nobody watched the Mach number up there */
            locate_segment(f);
        }
        return false;
    }
    default:
        f->phase.segment += kind == WATCH_MACH_ABOVE ? 1 : -1;
        f->dynamics.segment = f->phase.segment;
        return false;
    }
}

/* Climbing with the energy to leave a point mass for good. */
static bool leaves(const flier *f)
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

/* It leaves, and no air that is felt can change that. */
static bool escapes(const flier *f)
{
    return !f->plan->until_time && !f->phase.boosted &&
           f->plan->model->world.gravity == NULL && leaves(f) &&
           loft_vec3_norm(loft_dynamics_felt(&f->dynamics, f->run.t, f->run.y)) == 0.0;
}

/* One leg; *ended if the flight is over. */
static loft_status fly_leg(flier *f, const leg *now, bool *ended)
{
    const loft_ode ode = {
        .n = LOFT_STATE_N, .rhs = loft_dynamics_rates, .ctx = &f->dynamics};
    const loft_step_sink sink = {.on_step = on_step, .want_dense = true, .user = f};
    f->phase = now->phase;
    locate(f);
    locate_segment(f);
    f->run.t_end = now->t_end_s;
    while (f->run.t < now->t_end_s) {
        if (escapes(f)) {
            f->flight->ended_by = LOFT_END_ESCAPE;
            *ended = true;
            return LOFT_OK;
        }
        set_watches(f);
        const loft_status status =
            loft_integrate(&ode, &f->options, f->events, f->n_watches,
                           f->record != NULL ? &sink : NULL, &f->run);
        if (status != LOFT_OK) {
            return status;
        }
        f->options.h_first = f->run.h_next;
        if (f->run.event == LOFT_ENDED_BY_SINK) {
            return f->sink_status;
        }
        if (f->run.event >= 0) {
            *ended = obey(f, f->watches[f->run.event].kind);
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
    const int n = plan_legs(f->plan, legs);
    bool ended = false;
    for (int i = 0; i < n && !ended; i++) {
        const leg *now = &legs[i];
        if (now->starts_with_ignition) {
            note_event(f, LOFT_EVENT_IGNITION, now->phase.stage);
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
            note_event(f, LOFT_EVENT_STEERING, -1);
        }
        if (!down && now->ends_with_burnout) {
            note_event(f, LOFT_EVENT_BURNOUT, now->phase.stage);
            f->flight->burnout = point_now(f);
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
        return good && loft_steering_check(&plan->steering) == LOFT_OK && v.z >= 0.0 &&
               (loft_vec3_norm(v) > 0.0 ||
                loft_booster_lift_off_ratio(plan->booster) > 1.0);
    }
    return good &&
           (plan->until_time || v.z > 0.0 || plan->start.alt_m > plan->stop_alt_m);
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
                                    .event_tol = 1e3 * tol};
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
               .flight = &out};
    if (record != NULL) {
        loft_trajectory_clear(record);
    }
    start_state(&f);
    out.start = out.burnout = out.apogee = point_now(&f);
    const loft_status status = fly_legs(&f);
    if (status != LOFT_OK) {
        return status;
    }
    if (out.ended_by == LOFT_END_LIMIT && plan->model->world.gravity == NULL &&
        leaves(&f)) {
        out.ended_by = LOFT_END_ESCAPE; /* in air without end it was never certain */
    }
    keep_highest(&f);
    out.end = point_now(&f);
    note_event(&f, LOFT_EVENT_END, -1);
    out.stats = f.run.stats;
    *flight = out;
    return LOFT_OK;
}
