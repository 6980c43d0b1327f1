/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/flight/fly_events.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>

#include "sim/flight/ending.h"

/* A flight that starts this far above a floor has a sign there. */
static const double floor_below_m = 1.0;

/* A start on the ground may lie so far above it by rounding. */
static const double ground_m = 1e-6;

static double event_value(double t, const double *y, const void *ctx)
{
    (void)t;
    const pending_event *e = ctx;
    if (e->kind == AT_HALF_WAY) {
        return y[LOFT_STATE_PSI] - e->level;
    }
    if (e->kind == AT_MACH_ABOVE || e->kind == AT_MACH_BELOW) {
        loft_flow flow;
        loft_dynamics_flow(e->dynamics, y, &flow);
        return flow.mach - e->level;
    }
    double alt_m = 0.0;
    loft_vec3 up;
    loft_model_height(e->dynamics->model, loft_state_r(y), &alt_m, &up);
    return e->kind == AT_APOGEE ? loft_vec3_dot(loft_state_v(y), up) : alt_m - e->level;
}

static void add_event(flier *f, event_kind kind, int direction, double level)
{
    assert(f->n_events < LOFT_EVENTS_MAX);
    pending_event *e = &f->events[f->n_events];
    *e = (pending_event){.kind = kind, .dynamics = &f->dynamics, .level = level};
    f->roots[f->n_events++] =
        (loft_root){.g = event_value, .ctx = e, .direction = direction, .terminal = true};
}

static const loft_drag *drag_in_hand(const flier *f)
{
    return f->phase.boosted ? &f->plan->booster->drag : &f->plan->body.drag;
}

/*
 * From the ground or below it the events of the ends lie on the start or above: what falls
 * from there would fall through the Earth. While it is low, the air has no layer below.
 */
static void add_floor(flier *f)
{
    double alt_m = 0.0;
    loft_vec3 up;
    if (f->low) {
        loft_model_height(f->plan->model, loft_state_r(f->run.y), &alt_m, &up);
        f->low = alt_m <= loft_ending_lowest(f->plan) + ground_m;
    }
    if (f->low) {
        add_event(f, AT_FLOOR, -1, f->plan->start.alt_m - floor_below_m);
    }
}

void loft_fly_set_events(flier *f)
{
    const loft_atmosphere *air = &f->plan->model->air;
    f->n_events = 0;
    add_floor(f);
    if (!f->plan->until_time) {
        add_event(f, AT_STOP, -1, f->plan->stop_alt_m);
    }
    if (f->plan->until_time || f->plan->stop_alt_m > 0.0) {
        add_event(f, AT_GROUND, -1, 0.0);
    }
    add_event(f, AT_APOGEE, -1, 0.0);
    if (f->phase.layer < air->n_edges) {
        add_event(f, AT_LAYER_ABOVE, 1, air->edges_m[f->phase.layer]);
    }
    if (f->phase.layer > 0) {
        add_event(f, AT_LAYER_BELOW, -1, air->edges_m[f->phase.layer - 1]);
    }
    const loft_drag *drag = drag_in_hand(f);
    if (loft_dynamics_has_air(&f->dynamics)) {
        if (f->phase.segment < drag->n_edges) {
            add_event(f, AT_MACH_ABOVE, 1, drag->edges_mach[f->phase.segment]);
        }
        if (f->phase.segment > 0) {
            add_event(f, AT_MACH_BELOW, -1, drag->edges_mach[f->phase.segment - 1]);
        }
    }
    if (f->plan->until_half_way) {
        add_event(f, AT_HALF_WAY, 1, LOFT_PI);
    }
}

loft_flight_point loft_fly_point(const flier *f)
{
    return loft_flight_point_of(f->plan->model, f->run.t, f->run.y);
}

void loft_fly_note(flier *f, loft_flight_event_kind kind, int stage)
{
    loft_flight *flight = f->flight;
    if (flight->n_events == LOFT_FLIGHT_EVENTS_MAX - 1 && kind != LOFT_EVENT_END) {
        flight->n_events_lost++; /* the last place is kept for the end */
        return;
    }
    flight->events[flight->n_events++] =
        (loft_flight_event){.kind = kind, .stage = stage, .at = loft_fly_point(f)};
}

void loft_fly_keep_highest(flier *f)
{
    const loft_flight_point now = loft_fly_point(f);
    if (now.place.alt_m > f->flight->apogee.place.alt_m) {
        f->flight->apogee = now;
    }
}

/* Whether the altitude grows from here on; where it hardly changes, by its curvature. */
static bool is_rising(const flier *f, loft_vec3 up, double climb_mps)
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
void loft_fly_find_layer(flier *f)
{
    const loft_atmosphere *air = &f->plan->model->air;
    double alt_m = 0.0;
    loft_vec3 up;
    loft_model_height(f->plan->model, loft_state_r(f->run.y), &alt_m, &up);
    const double climb_mps = loft_vec3_dot(loft_state_v(f->run.y), up);
    const double near_m = f->options.event_tol * fabs(climb_mps) + 2e-8;
    f->phase.layer = loft_atmosphere_layer(air, alt_m);
    f->dynamics = loft_flight_dynamics(f->plan, &f->phase);
    f->phase.layer = loft_atmosphere_layer(
        air, is_rising(f, up, climb_mps) ? alt_m + near_m : alt_m - near_m);
    f->dynamics.layer = f->phase.layer;
}

void loft_fly_find_segment(flier *f)
{
    loft_flow flow;
    loft_dynamics_flow(&f->dynamics, f->run.y, &flow);
    f->phase.segment = loft_drag_segment(drag_in_hand(f), flow.mach);
    f->dynamics.segment = f->phase.segment;
}

/*
 * So near below that its event would count as one of the start, and never fire; or passed by as
 * little, with another event.
 */
static bool is_next(const flier *f, double alt_m, double climb_mps, double level_m)
{
    const double reach_m = -climb_mps * f->options.event_tol;
    return alt_m > level_m ? alt_m - level_m <= reach_m
                           : f->run.t > 0.0 && level_m - alt_m < reach_m;
}

bool loft_fly_is_over(flier *f)
{
    const loft_flight_plan *plan = f->plan;
    double alt_m = 0.0;
    loft_vec3 up;
    loft_model_height(plan->model, loft_state_r(f->run.y), &alt_m, &up);
    const double climb_mps = loft_vec3_dot(loft_state_v(f->run.y), up);
    if (!plan->until_time && is_next(f, alt_m, climb_mps, plan->stop_alt_m)) {
        return loft_fly_apply_event(f, AT_STOP);
    }
    return (plan->until_time || plan->stop_alt_m > 0.0) &&
           is_next(f, alt_m, climb_mps, 0.0) && loft_fly_apply_event(f, AT_GROUND);
}

bool loft_fly_apply_event(flier *f, event_kind kind)
{
    switch (kind) {
    case AT_STOP:
    case AT_GROUND:
        f->flight->ended_by = f->low ? LOFT_END_NO_CLIMB
                              : kind == AT_STOP && f->plan->stop_alt_m != 0.0
                                  ? LOFT_END_ALTITUDE
                                  : LOFT_END_GROUND;
        return true;
    case AT_FLOOR:
        f->flight->ended_by = LOFT_END_NO_CLIMB;
        return true;
    case AT_HALF_WAY:
        f->flight->ended_by = LOFT_END_HALF_WAY;
        return true;
    case AT_APOGEE:
        loft_fly_note(f, LOFT_EVENT_APOGEE, -1);
        loft_fly_keep_highest(f);
        return false;
    case AT_LAYER_ABOVE:
    case AT_LAYER_BELOW: {
        const bool had_air = loft_dynamics_has_air(&f->dynamics);
        f->phase.layer += kind == AT_LAYER_ABOVE ? 1 : -1;
        f->dynamics.layer = f->phase.layer;
        if (!had_air) { /* the Mach number had no event up there */
            loft_fly_find_segment(f);
        }
        return false;
    }
    default:
        f->phase.segment += kind == AT_MACH_ABOVE ? 1 : -1;
        f->dynamics.segment = f->phase.segment;
        return false;
    }
}
