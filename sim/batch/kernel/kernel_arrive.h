/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * kernel_arrive.h - what a lane of a march has reached: a node or a kink, with the constants
 * that hold beyond it, its apogee, or its end, after which it takes the next flight.
 */
#ifndef LOFT_SIM_KERNEL_ARRIVE_H
#define LOFT_SIM_KERNEL_ARRIVE_H

#include "sim/batch/kernel/kernel_ahead.h"

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

#endif
