/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * kernel_march.h - powered flight, and whatever stays in the air: steps in time.
 *
 * Every lane has its own flight, clock and step; one that is done takes the next flight
 * that waits. Between nodes and kinks (kernel_ahead.h) the estimated error sets the step.
 */
#ifndef LOFT_SIM_KERNEL_MARCH_H
#define LOFT_SIM_KERNEL_MARCH_H

#include "kernel_ahead.h"

enum {
    MARCH_STEPS_MAX = 4000
};

static const double mach_edges[] = {0.8, 1.15};
static const double thick_air_m = 33e3;

/*
 * How far from an edge of its layer a lane may stop. The density's slope jumps there by
 * 3e-5 of the density per metre; once put right, what remains grows with the cube, and is
 * 0.1 mm/s in thick air.
 */
static double leeway_m(const march *m, const kernel_layer *air, double edge_m)
{
    const double hi_m = air->hi_m < INFINITY ? air->hi_m : KERNEL_ENTRY_M;
    return edge_m <= 0.0          ? m->near_m
           : edge_m < thick_air_m ? m->thick_leeway_m
                                  : m->thin_leeway * (hi_m - air->lo_m);
}

static void set_layer(march *m, int l, int layer)
{
    const kernel_layer *air = &m->layers[layer];
    march_lane *lane = &m->args.lane;
    m->layer[l] = layer;
    m->fresh[l] = -1;
    m->lo_m[l] = air->lo_m;
    m->hi_m[l] = air->hi_m;
    m->leeway_lo_m[l] = leeway_m(m, air, air->lo_m);
    m->leeway_hi_m[l] = leeway_m(m, air, air->hi_m);
    lane->x_most[l] = air->x_most;
    lane->per_m[l] = air->per_m;
    lane->at_0[l] = air->at_0;
    for (int i = 0; i <= KERNEL_DEGREE; i++) {
        lane->root4[i][l] = air->root4[i];
    }
    for (int i = 0; i <= KERNEL_SOUND_DEGREE; i++) {
        lane->sound[i][l] = air->sound_mps[i];
    }
}

/* The boost curve of drag.h in one form, or Cd 1 of a body with a ballistic coefficient. */
static void set_segment(march *m, int l, int segment)
{
    static const double cd[4][3] = {{0.2, 0.0, 0.0},
                                    {0.2 - 0.2 * 0.8 / 0.35, 0.2 / 0.35, 0.0},
                                    {0.2, 0.0, 0.2},
                                    {1.0, 0.0, 0.0}};
    const int row = m->powered[l] ? segment : 3;
    m->segment[l] = segment;
    m->fresh[l] = -1;
    m->mach_lo[l] = m->powered[l] && segment > 0 ? mach_edges[segment - 1] : -INFINITY;
    m->mach_hi[l] = m->powered[l] && segment < 2 ? mach_edges[segment] : INFINITY;
    m->args.lane.cd0[l] = cd[row][0];
    m->args.lane.cd1[l] = cd[row][1];
    m->args.lane.cd2[l] = cd[row][2];
}

static void set_interval(march *m, int l, int interval)
{
    const kernel_march *flight = m->flight[l];
    march_lane *lane = &m->args.lane;
    m->interval[l] = interval;
    m->powered[l] = interval < flight->n_intervals;
    if (!m->powered[l]) {
        m->end_s[l] = INFINITY;
        lane->rate_ps[l] = lane->exhaust_rate[l] = 0.0;
        lane->tilt_radps[l] = lane->backpressure[l] = 0.0;
        lane->area_m2pkg[l] = flight->inv_beta;
    } else {
        const kernel_interval *in = &flight->intervals[interval];
        m->end_s[l] = in->end_s;
        lane->ignition_s[l] = in->ignition_s;
        lane->rate_ps[l] = in->rate_ps;
        lane->exhaust_rate[l] = in->exhaust_mps * in->rate_ps;
        lane->backpressure[l] = in->backpressure;
        lane->tilt_rad[l] = in->tilt_rad;
        lane->tilt_radps[l] = in->tilt_radps;
        lane->area_m2pkg[l] = flight->area_m2pkg / in->mass_start;
    }
    set_segment(m, l, m->segment[l]);
}

/* The next flight that waits, into a lane that is free. */
static void board(march *m, int l, state y)
{
    static const double first_step_s = 12.0; /* a lift-off up to its turn */
    if (m->next == m->end) {
        m->flight[l] = NULL;
        m->idle[l] = -1;
        return;
    }
    kernel_march *flight = m->next++;
    m->flight[l] = flight;
    m->n_going++;
    for (int i = 0; i < 3; i++) {
        y[i][l / LANES][l % LANES] = flight->r_m[i];
        y[3 + i][l / LANES][l % LANES] = flight->v_mps[i];
        m->args.lane.pole[i][l] = flight->pole[i];
    }
    y[6][l / LANES][l % LANES] = flight->t_s;
    m->wish_s[l] = first_step_s;
    m->dt_before[l] = m->kink_s[l] = 0.0;
    m->layer_since_s[l] = m->segment_since_s[l] = -INFINITY;
    m->segment[l] = m->tops[l] = m->steps[l] = 0;
    m->past_apogee[l] = flight->falls ? -1 : 0;
    int layer = 0;
    while (flight->alt_m >= m->layers[layer].hi_m) {
        layer++;
    }
    set_layer(m, l, layer);
    set_interval(m, l, 0);
}

static void end_flight(march *m, int l, int how, state y)
{
    kernel_march *flight = m->flight[l];
    flight->ended = how;
    flight->alt_m = m->flow[ALT][l];
    for (int i = 0; i < 3; i++) {
        flight->r_m[i] = y[i][l / LANES][l % LANES];
        flight->v_mps[i] = y[3 + i][l / LANES][l % LANES];
    }
    flight->t_s = y[6][l / LANES][l % LANES];
    m->n_going--;
    board(m, l, y);
}

/* The stretch of the Taylor series that is left to the ground. */
static void slide(int l, double dt_s, state y, state k)
{
    const int half = l / LANES;
    const int i = l % LANES;
    for (int c = 0; c < 3; c++) {
        y[c][half][i] += dt_s * (y[3 + c][half][i] + 0.5 * dt_s * k[3 + c][half][i]);
        y[3 + c][half][i] += dt_s * k[3 + c][half][i];
    }
    y[6][half][i] += dt_s;
}

static void note_top(march *m, int l, double t_s)
{
    kernel_march *flight = m->flight[l];
    const double climb = m->flow[CLIMB][l];
    const double bend = m->flow[CLIMB_RATE][l];
    const double after_s = bend < 0.0 ? -climb / bend : 0.0;
    const double apogee_m = m->flow[ALT][l] + 0.5 * climb * after_s;
    m->past_apogee[l] = -1;
    if (apogee_m > flight->apogee_m) {
        flight->apogee_m = apogee_m;
        flight->apogee_s = t_s + after_s;
    }
    m->tops[l] += !m->powered[l];
}

/* Since the altitude was edge_m, by the parabola of now; negative if that is to come. */
static double since_edge_s(const march *m, int l, double edge_m)
{
    const double climb = m->flow[CLIMB][l];
    const double past_m = m->flow[ALT][l] - edge_m;
    const double root2 = climb * climb - 2.0 * m->flow[CLIMB_RATE][l] * past_m;
    const double root = sqrt(root2 > 0.0 ? root2 : 0.0);
    return 2.0 * past_m / (climb > 0.0 ? climb + root : climb - root);
}

/* A kink that is further away in time is not known well enough to be put right. */
static const double kink_most_s = 5.0;

/* One that was left or is about to be: at most one layer at a time of the clock. */
static bool change_layer(march *m, int l, double t_s)
{
    const double alt_m = m->flow[ALT][l];
    const bool climbs = m->flow[CLIMB][l] > 0.0;
    const bool up = climbs && alt_m > m->hi_m[l] - m->leeway_hi_m[l];
    const bool down =
        !climbs && m->layer[l] > 0 && alt_m < m->lo_m[l] + m->leeway_lo_m[l];
    if (!(up || down) || m->layer_since_s[l] == t_s) {
        return false;
    }
    const double since_s = since_edge_s(m, l, up ? m->hi_m[l] : m->lo_m[l]);
    if (since_s < -kink_most_s) {
        return false;
    }
    m->kink_s[l] = fmin(since_s, kink_most_s);
    m->layer_since_s[l] = t_s;
    set_layer(m, l, m->layer[l] + (up ? 1 : -1));
    return true;
}

static bool change_segment(march *m, int l, double t_s)
{
    const double mach = m->flow[MACH][l];
    const double rate = m->flow[MACH_RATE][l];
    const bool up = rate > 0.0 && mach > m->mach_hi[l] - m->mach_leeway;
    const bool down = rate < 0.0 && mach < m->mach_lo[l] + m->mach_leeway;
    if (!(up || down) || m->segment_since_s[l] == t_s) {
        return false;
    }
    const double since_s = (mach - (up ? m->mach_hi[l] : m->mach_lo[l])) / rate;
    if (since_s < -kink_most_s) {
        return false;
    }
    m->kink_s[l] = fmin(since_s, kink_most_s);
    m->segment_since_s[l] = t_s;
    set_segment(m, l, m->segment[l] + (up ? 1 : -1));
    return true;
}

static void pass_node(march *m, int l, state y)
{
    y[6][l / LANES][l % LANES] = m->end_s[l];
    if (m->interval[l] + 1 == m->flight[l]->n_intervals) {
        m->flight[l]->burnout_mps = m->flow[SPEED][l];
    }
    set_interval(m, l, m->interval[l] + 1);
}

/* Returns whether the flight is over, and how. */
static int ending(const march *m, int l)
{
    static const double clear_m = KERNEL_ENTRY_M - 5e3; /* a coast can begin here */
    const double alt_m = m->flow[ALT][l];
    const bool climbs = m->flow[CLIMB][l] > 0.0;
    if (!climbs && m->layer[l] == 0 && alt_m < m->near_m) {
        return KERNEL_GROUND;
    }
    if (!m->powered[l] && climbs && alt_m >= clear_m && !m->to_ground) {
        return KERNEL_LEFT_AIR;
    }
    if (m->tops[l] == KERNEL_TOPS) {
        return KERNEL_SKIPS;
    }
    return m->steps[l] >= MARCH_STEPS_MAX ? KERNEL_GAVE_UP : KERNEL_UNDER_WAY;
}

/* After a step that stands: what was reached? */
static void arrive(march *m, int l, state y, state k)
{
    const double climb = m->flow[CLIMB][l];
    const double bend = m->flow[CLIMB_RATE][l];
    const bool climbs = climb > 0.0;
    if (m->by[l] == BY_NODE) { /* a kink nearby waits for a step of its own */
        pass_node(m, l, y);
    } else if (!change_layer(m, l, y[6][l / LANES][l % LANES])) {
        change_segment(m, l, y[6][l / LANES][l % LANES]);
    }
    if (!m->past_apogee[l] && (!climbs || (bend < 0.0 && climb < m->near_top_mps))) {
        note_top(m, l, y[6][l / LANES][l % LANES]);
    } else if (climbs && bend > 0.0) {
        m->past_apogee[l] = 0; /* it skips */
    }
    const int how = ending(m, l);
    if (how == KERNEL_GROUND) {
        slide(l, -since_edge_s(m, l, 0.0), y, k);
    }
    if (how != KERNEL_UNDER_WAY) {
        end_flight(m, l, how, y);
    }
}

/* By whole vectors: one written lane by lane is slow to read again. */
static void take_lanes(const mask_of_lanes take, state from, state into)
{
    EACH_HALF
    {
        const lanes_mask mask = lanes_load_mask(&take[half * LANES]);
        for (int c = 0; c < N; c++) {
            into[c][half] = lanes_select(mask, from[c][half], into[c][half]);
        }
    }
}

static void take_flow(const mask_of_lanes take, flow_of_lanes from, flow_of_lanes into)
{
    EACH_HALF
    {
        const lanes_mask mask = lanes_load_mask(&take[half * LANES]);
        for (int c = 0; c < FLOW_N; c++) {
            lanes_store(&into[c][half * LANES],
                        lanes_select(mask, lanes_load(&from[c][half * LANES]),
                                     lanes_load(&into[c][half * LANES])));
        }
    }
}

/*
 * Slopes anew where a lane's constants have changed. Who stopped beyond a kink has flown on
 * for tau with the old form, from which the true acceleration drew away in proportion to
 * time: the speed lacks da tau/2, and the place next to nothing. Who stopped short is given
 * in advance, with the same sign, what the new form will overdo.
 */
static void take_slopes(march *m, state y, state k)
{
    bool any = false;
    for (int l = 0; l < WIDTH; l++) {
        any = any || m->fresh[l];
    }
    if (!any) {
        return;
    }
    state fresh;
    flow_of_lanes flow;
    boost_rates_and_flow(&m->args, y, fresh, flow);
    EACH_HALF
    {
        const lanes tau = lanes_load(&m->kink_s[half * LANES]);
        const lanes_mask kink = tau != 0.0;
        for (int i = 0; i < 3; i++) {
            const lanes da =
                lanes_select(kink, fresh[3 + i][half] - k[3 + i][half], lanes_of(0.0));
            y[3 + i][half] += da * (0.5 * tau);
        }
        lanes_store(&m->kink_s[half * LANES], lanes_of(0.0));
    }
    take_lanes(m->fresh, fresh, k);
    take_flow(m->fresh, flow, m->flow);
    for (int l = 0; l < WIDTH; l++) {
        if (m->fresh[l] && m->flight[l] != NULL) {
            m->flight[l]->evaluations++;
        }
        m->fresh[l] = 0;
    }
}

/* The error over what is allowed, and what that makes of the next step. */
LANES_INLINE void note_outcome(const march *m, int half, lanes step_error, outcome *out)
{
    const lanes error = step_error / m->tolerance;
    const lanes eighth =
        lanes_sqrt(lanes_sqrt(lanes_sqrt(lanes_max(error, lanes_of(1e-8)))));
    const lanes grow = lanes_max(0.9 / eighth, lanes_of(0.2));
    out->error[half] = error;
    out->grow[half] = lanes_min(grow, lanes_of(5.0));
}

/* From slopes k: the state, slopes and flow where the step ends, and what it is worth. */
static void march_step(const march *m, state k, state to, state k_to, flow_of_lanes flow,
                       outcome *out)
{
    const weights weigh = weights_of(lanes_of(to_go_at_most_s));
    lanes dt[HALVES];
    lanes error[HALVES];
    state difference;
    EACH_HALF
    {
        dt[half] = lanes_load(&m->dt_s[half * LANES]);
        error[half] = lanes_of(0.0);
    }
    if (m->to_ground) {
        dop853_from(k, boost_rates, &m->args, dt, &weigh, to, error);
    } else {
        verner65_from(k, boost_rates, &m->args, dt, to, difference);
    }
    boost_rates_and_flow(&m->args, to, k_to, flow);
    EACH_HALF
    {
        if (!m->to_ground) {
            error[half] =
                verner65_error(difference, k_to, half, dt[half], weigh.per_mps[half]);
        }
        note_outcome(m, half, error[half], out);
    }
}

static void begin(march *m, const kernel_world *world, double tolerance, bool to_ground,
                  int n, kernel_march *flights, state y)
{
    const double leeway = to_ground ? sqrt(tolerance / 3e-8) : 1.0;
    *m = (march){.args = {.world = world},
                 .layers = to_ground ? world->layers : world->boost_layers,
                 .tolerance = tolerance,
                 .near_m = to_ground ? fmin(2e9 * tolerance, 20.0) : 20.0,
                 .mach_leeway = 0.02 * leeway,
                 .thick_leeway_m = 150.0 * leeway,
                 .thin_leeway = 0.1 * leeway,
                 .near_top_mps = to_ground ? 1e-5 : 0.3,
                 .to_ground = to_ground,
                 .next = flights,
                 .end = flights + n};
    memset(y, 0, sizeof(state)); /* of lanes that stay idle nothing is asked */
    for (int l = 0; l < WIDTH; l++) {
        board(m, l, y);
    }
}

static void march_flights(const kernel_world *world, double tolerance, bool to_ground,
                          int n, kernel_march *flights)
{
    march m;
    state y;
    state to;
    state k;
    state k_to;
    flow_of_lanes flow;
    outcome out;
    mask_of_lanes stand;
    memset(k, 0, sizeof k);
    begin(&m, world, tolerance, to_ground, n, flights, y);
    while (m.n_going > 0) {
        take_slopes(&m, y, k);
        choose_steps(&m, y);
        memcpy(to, y, sizeof to);
        march_step(&m, k, to, k_to, flow, &out);
        judge_steps(&m, &out, flow, stand);
        take_lanes(stand, to, y);
        take_lanes(stand, k_to, k);
        take_flow(stand, flow, m.flow);
        for (int l = 0; l < WIDTH; l++) {
            if (m.flight[l] == NULL) {
                continue;
            }
            m.steps[l]++;
            m.flight[l]->evaluations += to_ground ? 12 : 8;
            if (stand[l]) {
                arrive(&m, l, y, k);
            } else if (m.steps[l] >= MARCH_STEPS_MAX) {
                end_flight(&m, l, KERNEL_GAVE_UP, y);
            }
        }
    }
}

#endif
