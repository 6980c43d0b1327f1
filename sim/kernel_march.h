/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * kernel_march.h - powered flight, and whatever stays in the air: steps in time.
 *
 * Every lane has its own clock. A step ends on the next ignition, burn-out or corner of
 * the steering, or where the next edge of the air or of the drag curve is predicted from
 * altitude and Mach number with their rates; a lane that falls short takes another, small
 * step. Between those the estimated error sets the step.
 *
 * Reference  the forces: dynamics.h, booster.h, steering.h
 */
#ifndef LOFT_SIM_KERNEL_MARCH_H
#define LOFT_SIM_KERNEL_MARCH_H

#include "kernel_coast.h"

enum {
    MARCH_STEPS_MAX = 4000,
    FLOW_N = 6
};

/* What decides where the next step ends. */
enum {
    ALT,
    CLIMB,
    CLIMB_RATE,
    MACH,
    MACH_RATE,
    SPEED
};

enum {
    BY_ERROR,
    BY_NODE,
    BY_EDGE,
    BY_MACH,
    BY_APOGEE
};

/* One lane's constants until something changes, transposed for the vectors. */
typedef struct march_lane {
    double ignition_s[WIDTH], exhaust_rate[WIDTH], rate_ps[WIDTH];
    double area_m2pkg[WIDTH]; /* over the mass at ignition */
    double backpressure[WIDTH], tilt_rad[WIDTH], tilt_radps[WIDTH];
    double cd0[WIDTH], cd1[WIDTH],
        cd2[WIDTH]; /* cd0 + cd1 M + cd2/(1 + 1.2 (M - 1.15)) */
    double per_m[WIDTH], at_0[WIDTH];
    double root4[KERNEL_DEGREE + 1][WIDTH], sound[KERNEL_SOUND_DEGREE + 1][WIDTH];
} march_lane;

typedef struct march {
    const kernel_world *world;
    const kernel_layer *layers; /* the last has no end */
    kernel_march *block;
    int first; /* lane of the block */
    march_lane lane;
    lanes pole[3][HALVES];
    double end_s[WIDTH], dt_s[WIDTH], wish_s[WIDTH];
    double flow[FLOW_N][WIDTH];
    double mach_rate_before[WIDTH], bend_before[WIDTH];
    double dt_before[WIDTH]; /* 0 if the last step ended on a jump */
    int interval[WIDTH], layer[WIDTH], segment[WIDTH], by[WIDTH];
    int tops[WIDTH]; /* apogees passed */
    bool powered[WIDTH], done[WIDTH], past_apogee[WIDTH];
    bool fresh[WIDTH]; /* something has changed: slopes must be taken anew */
} march;

/* lanes_poly with coefficients of every lane's own. */
LANES_INLINE lanes lane_poly(const double p[][WIDTH], int n, int at, lanes x)
{
    const lanes square = x * x;
    lanes upper = lanes_load(&p[n][at]);
    lanes lower = lanes_load(&p[n - 1][at]);
    for (int i = n - 2; i > 0; i -= 2) {
        upper = upper * square + lanes_load(&p[i][at]);
        lower = lower * square + lanes_load(&p[i - 1][at]);
    }
    return n % 2 == 1 ? upper * x + lower
                      : (upper * square + lanes_load(&p[0][at])) + lower * x;
}

LANES_INLINE lanes lane_slope(const double p[][WIDTH], int n, int at, lanes x)
{
    lanes sum = (double)n * lanes_load(&p[n][at]);
    for (int i = n - 1; i > 0; i--) {
        sum = sum * x + (double)i * lanes_load(&p[i][at]);
    }
    return sum;
}

/* 1/|pole x up| from (pole up)^2: nearly always near 1. */
LANES_INLINE lanes inverse_cosine(lanes sine2)
{
    if (lanes_any(sine2 > 0.014)) {
        return lanes_select(sine2 > 0.014, 1.0 / lanes_sqrt(1.0 - sine2),
                            inverse_root_near_1(sine2));
    }
    return inverse_root_near_1(sine2);
}

LANES_INLINE void march_rates_half(const march *m, int half, state y, state dy,
                                   double (*flow)[WIDTH])
{
    const kernel_world *w = m->world;
    const march_lane *lane = &m->lane;
    const int at = half * LANES;
    const lanes r[3] = {y[0][half], y[1][half], y[2][half]};
    const lanes v[3] = {y[3][half], y[4][half], y[5][half]};
    lanes a[3];
    const place here = gravity(w, r[0], r[1], r[2], a);
    const normal n = normal_at(w, &here, r[2]);
    const lanes level = n.k * n.inv_q;
    const lanes up[3] = {level * r[0], level * r[1], n.inv_q * r[2]};

    const lanes per_m = lanes_load(&lane->per_m[at]);
    const lanes x = per_m * n.alt_m + lanes_load(&lane->at_0[at]);
    const lanes root4 = lane_poly(lane->root4, KERNEL_DEGREE, at, x);
    const lanes rho = root4 * root4 * (root4 * root4);
    const lanes sound = lane_poly(lane->sound, KERNEL_SOUND_DEGREE, at, x);
    const lanes speed = lanes_sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    const lanes mach = speed / sound;
    const lanes cd = lanes_load(&lane->cd0[at]) + lanes_load(&lane->cd1[at]) * mach +
                     lanes_load(&lane->cd2[at]) /
                         (1.0 + 1.2 * (lanes_max(mach, lanes_of(1.0)) - 1.15));
    const lanes t = y[6][half];
    const lanes s = t - lanes_load(&lane->ignition_s[at]);
    const lanes inv_mass = 1.0 / (1.0 - lanes_load(&lane->rate_ps[at]) * s);
    const lanes drag =
        -0.5 * rho * speed * cd * lanes_load(&lane->area_m2pkg[at]) * inv_mass;
    const lanes p_over_p0 = rho * sound * sound * (1.0 / (1.4 * LOFT_P0_PA));
    const lanes thrust = lanes_load(&lane->exhaust_rate[at]) * inv_mass *
                         (1.0 - lanes_load(&lane->backpressure[at]) * p_over_p0);
    lanes sine;
    lanes cosine;
    lanes_sincos(lanes_load(&lane->tilt_rad[at]) + lanes_load(&lane->tilt_radps[at]) * t,
                 &sine, &cosine);
    const lanes *px = m->pole[0];
    const lanes *py = m->pole[1];
    const lanes *pz = m->pole[2];
    const lanes ahead[3] = {py[half] * up[2] - pz[half] * up[1],
                            pz[half] * up[0] - px[half] * up[2],
                            px[half] * up[1] - py[half] * up[0]};
    const lanes off = px[half] * up[0] + py[half] * up[1] + pz[half] * up[2];
    const lanes forward = thrust * cosine * inverse_cosine(off * off);
    const lanes upward = thrust * sine;
    const double omega = w->omega_radps;
    a[0] += omega * (omega * r[0] + 2.0 * v[1]);
    a[1] += omega * (omega * r[1] - 2.0 * v[0]);
    for (int i = 0; i < 3; i++) {
        a[i] += drag * v[i] + forward * ahead[i] + upward * up[i];
        dy[i][half] = v[i];
        dy[3 + i][half] = a[i];
    }
    dy[6][half] = lanes_of(1.0);
    if (flow != NULL) {
        const lanes climb = up[0] * v[0] + up[1] * v[1] + up[2] * v[2];
        const lanes turn = (speed * speed - climb * climb) * here.inv_r;
        const lanes quicken =
            (v[0] * a[0] + v[1] * a[1] + v[2] * a[2]) / lanes_max(speed, lanes_of(1e-3));
        const lanes slope = lane_slope(lane->sound, KERNEL_SOUND_DEGREE, at, x);
        lanes_store(&flow[ALT][at], n.alt_m);
        lanes_store(&flow[CLIMB][at], climb);
        lanes_store(&flow[CLIMB_RATE][at],
                    up[0] * a[0] + up[1] * a[1] + up[2] * a[2] + turn);
        lanes_store(&flow[MACH][at], mach);
        lanes_store(&flow[MACH_RATE][at],
                    (quicken - mach * slope * per_m * climb) / sound);
        lanes_store(&flow[SPEED][at], speed);
    }
}

LANES_NOINLINE void march_rates(const void *args, int stage, state y, state dy)
{
    (void)stage;
    EACH_HALF
    {
        march_rates_half(args, half, y, dy, NULL);
    }
}

LANES_NOINLINE void march_rates_and_flow(const march *m, state y, state dy,
                                         double flow[FLOW_N][WIDTH])
{
    EACH_HALF
    {
        march_rates_half(m, half, y, dy, flow);
    }
}

static void set_layer(march *m, int l, int layer)
{
    const kernel_layer *air = &m->layers[layer];
    m->layer[l] = layer;
    m->fresh[l] = true;
    m->lane.per_m[l] = air->per_m;
    m->lane.at_0[l] = air->at_0;
    for (int i = 0; i <= KERNEL_DEGREE; i++) {
        m->lane.root4[i][l] = air->root4[i];
    }
    for (int i = 0; i <= KERNEL_SOUND_DEGREE; i++) {
        m->lane.sound[i][l] = air->sound_mps[i];
    }
}

static const double mach_edges[] = {0.8, 1.15};

/* The boost curve of drag.h in one form, or Cd 1 of a body with a ballistic coefficient. */
static void set_segment(march *m, int l, int segment)
{
    static const double cd[4][3] = {{0.2, 0.0, 0.0},
                                    {0.2 - 0.2 * 0.8 / 0.35, 0.2 / 0.35, 0.0},
                                    {0.2, 0.0, 0.2},
                                    {1.0, 0.0, 0.0}};
    const int row = m->powered[l] ? segment : 3;
    m->segment[l] = segment;
    m->fresh[l] = true;
    m->lane.cd0[l] = cd[row][0];
    m->lane.cd1[l] = cd[row][1];
    m->lane.cd2[l] = cd[row][2];
}

static void set_interval(march *m, int l, int interval)
{
    const kernel_march *block = m->block;
    const int lane = m->first + l;
    m->interval[l] = interval;
    m->powered[l] = interval < block->n_intervals[lane];
    if (!m->powered[l]) {
        m->end_s[l] = INFINITY;
        m->lane.rate_ps[l] = m->lane.exhaust_rate[l] = 0.0;
        m->lane.tilt_radps[l] = m->lane.backpressure[l] = 0.0;
        m->lane.area_m2pkg[l] = block->inv_beta[lane];
    } else {
        const kernel_interval *in = &block->intervals[interval];
        m->end_s[l] = in->end_s[lane];
        m->lane.ignition_s[l] = in->ignition_s[lane];
        m->lane.rate_ps[l] = in->rate_ps[lane];
        m->lane.exhaust_rate[l] = in->exhaust_mps[lane] * in->rate_ps[lane];
        m->lane.backpressure[l] = in->backpressure[lane];
        m->lane.tilt_rad[l] = in->tilt_rad[lane];
        m->lane.tilt_radps[l] = in->tilt_radps[lane];
        m->lane.area_m2pkg[l] = block->area_m2pkg[lane] / in->mass_start[lane];
    }
    set_segment(m, l, m->segment[l]);
}

static void propose(march *m, int l, double dt_s, int by)
{
    if (dt_s < m->dt_s[l]) {
        m->dt_s[l] = fmax(dt_s, 0.0);
        m->by[l] = by;
    }
}

/* From afar an edge can only be guessed, and where the air is thick a step should end short
 * of it rather than beyond. */
static const double short_of_edge = 0.92;
static const double thick_air_m = 33e3;

/*
 * A distant edge in thick air, where to fall short costs a step: with h''' as it was over
 * the last step, unless that was too short to tell.
 */
static double refined(const march *m, int l, double by_m, double first_s)
{
    const double climb = m->flow[CLIMB][l];
    const double bend = m->flow[CLIMB_RATE][l];
    if (!(first_s < 4.0 * m->dt_before[l])) {
        return short_of_edge * first_s;
    }
    const double jerk = (bend - m->bend_before[l]) / m->dt_before[l];
    double t = first_s;
    for (int i = 0; i < 2; i++) {
        const double off = ((jerk / 6.0 * t + 0.5 * bend) * t + climb) * t - by_m;
        t -= off / ((0.5 * jerk * t + bend) * t + climb);
    }
    return t > 0.5 * first_s && t < 2.0 * first_s ? t : short_of_edge * first_s;
}

/*
 * Time to the edge of the layer ahead, h + h' t + h'' t^2/2: above, below, or below after
 * the top of the arc, which a step may well reach from a climb of nearly nothing.
 */
static double time_to_edge(const march *m, int l)
{
    const kernel_layer *air = &m->layers[m->layer[l]];
    const double alt_m = m->flow[ALT][l];
    const double climb = m->flow[CLIMB][l];
    const double bend = m->flow[CLIMB_RATE][l];
    const bool climbs = climb > 0.0 || (climb == 0.0 && bend > 0.0);
    const bool returns = climbs && climb * climb + 2.0 * bend * (air->hi_m - alt_m) < 0.0;
    const double by_m = (climbs && !returns ? air->hi_m : air->lo_m) - alt_m;
    const double root2 = climb * climb + 2.0 * bend * by_m;
    if (root2 < 0.0) {
        return INFINITY;
    }
    const double root = sqrt(root2);
    const double first_s = returns  ? -(climb + root) / bend
                           : climbs ? 2.0 * by_m / (climb + root)
                                    : 2.0 * by_m / (climb - root);
    const bool far = fabs(by_m) > 0.3 * (air->hi_m - air->lo_m);
    return far && !returns && air->hi_m < thick_air_m ? refined(m, l, by_m, first_s)
                                                      : first_s;
}

static double time_to_mach(const march *m, int l)
{
    const double rate = m->flow[MACH_RATE][l];
    const int edge = rate > 0.0 ? m->segment[l] : m->segment[l] - 1;
    if (edge < 0 || edge > 1 || rate == 0.0) {
        return INFINITY;
    }
    const double by = mach_edges[edge] - m->flow[MACH][l];
    const double bend =
        m->dt_before[l] > 0.0 ? (rate - m->mach_rate_before[l]) / m->dt_before[l] : 0.0;
    const double root2 = rate * rate + 2.0 * bend * by;
    const double root = sqrt(fmax(root2, 0.0));
    const double first_s = 2.0 * by / (rate > 0.0 ? rate + root : rate - root);
    const bool told = first_s < 4.0 * m->dt_before[l];
    return (fabs(by) > 0.05 && !told ? short_of_edge : 1.0) * first_s;
}

static void choose_step(march *m, int l, state y)
{
    m->dt_s[l] = m->wish_s[l];
    m->by[l] = BY_ERROR;
    if (m->done[l]) {
        m->dt_s[l] = 0.0;
        return;
    }
    propose(m, l, m->end_s[l] - y[6][l / LANES][l % LANES], BY_NODE);
    propose(m, l, time_to_edge(m, l), BY_EDGE);
    if (m->powered[l]) {
        propose(m, l, time_to_mach(m, l), BY_MACH);
    }
    if (!m->past_apogee[l] && m->flow[CLIMB][l] > 0.0 && m->flow[CLIMB_RATE][l] < 0.0) {
        propose(m, l, -m->flow[CLIMB][l] / m->flow[CLIMB_RATE][l], BY_APOGEE);
    }
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

static void end_lane(march *m, int l, int how)
{
    m->done[l] = true;
    m->block->ended[m->first + l] = how;
}

static void note_top(march *m, int l, double t_s)
{
    const double climb = m->flow[CLIMB][l];
    const double bend = m->flow[CLIMB_RATE][l];
    const double after_s = bend < 0.0 ? -climb / bend : 0.0;
    const double apogee_m = m->flow[ALT][l] + 0.5 * climb * after_s;
    m->past_apogee[l] = true;
    if (apogee_m > m->block->apogee_m[m->first + l]) {
        m->block->apogee_m[m->first + l] = apogee_m;
        m->block->apogee_s[m->first + l] = t_s + after_s;
    }
    if (!m->powered[l] && ++m->tops[l] == KERNEL_TOPS) {
        end_lane(m, l, KERNEL_SKIPS);
    }
}

/*
 * How far beyond the edge edge_m of its layer a lane may stop. The density's slope jumps
 * there by 3e-5 of the density per metre, so a metre in thick air is 0.1 mm/s at most.
 */
static double leeway_m(const march *m, int l, double edge_m)
{
    const double near_m = fmin(2e9 * m->block->tolerance[m->first + l], 20.0);
    const kernel_layer *air = &m->layers[m->layer[l]];
    return edge_m <= 0.0          ? near_m
           : edge_m < thick_air_m ? fmax(5.0 * near_m, 1.0)
                                  : 0.1 * (air->hi_m - air->lo_m);
}

/* The share of a step after which its layer was left, by the chord; 1 if it was not. */
static double share_in_layer(const march *m, int l, double alt_to_m)
{
    const kernel_layer *air = &m->layers[m->layer[l]];
    const double alt_m = m->flow[ALT][l];
    const double edge_m = alt_to_m < alt_m ? air->lo_m : air->hi_m;
    const double beyond_m = alt_to_m < alt_m ? edge_m - alt_to_m : alt_to_m - edge_m;
    if (beyond_m <= leeway_m(m, l, edge_m)) {
        return 1.0;
    }
    return fabs(edge_m - alt_m) / fabs(alt_to_m - alt_m);
}

static double near_mach_of(double tolerance)
{
    return fmin(1e5 * tolerance, 1e-3);
}

/* The same of the segment of the drag curve, whose slope jumps by 0.6 per Mach. */
static double share_in_segment(const march *m, int l, double mach_to)
{
    const int s = m->segment[l];
    const double mach = m->flow[MACH][l];
    const bool rises = mach_to > mach;
    if (!m->powered[l] || (rises ? s == 2 : s == 0)) {
        return 1.0;
    }
    const double edge = mach_edges[rises ? s : s - 1];
    const double beyond = rises ? mach_to - edge : edge - mach_to;
    if (beyond <= 2.0 * near_mach_of(m->block->tolerance[m->first + l])) {
        return 1.0;
    }
    return fabs(edge - mach) / fabs(mach_to - mach);
}

/* The same of the way to the apogee, from whose side it is found by a parabola. */
static double share_to_top(const march *m, int l, double climb_to)
{
    static const double near_mps = 2.0;
    const double climb = m->flow[CLIMB][l];
    const bool over = climb > 0.0 && climb_to < -near_mps;
    return over && !m->past_apogee[l] ? climb / (climb - climb_to) : 1.0;
}

/* After a step that stands: what was reached? */
static void arrive(march *m, int l, state y, state k)
{
    const double tolerance = m->block->tolerance[m->first + l];
    const double near_m = fmin(2e9 * tolerance, 20.0);
    const kernel_layer *air = &m->layers[m->layer[l]];
    const double alt_m = m->flow[ALT][l];
    const double climb = m->flow[CLIMB][l];
    const bool climbs = climb > 0.0;
    lanes *t = &y[6][l / LANES];
    if (m->by[l] == BY_NODE) {
        (*t)[l % LANES] = m->end_s[l];
        if (m->interval[l] + 1 == m->block->n_intervals[m->first + l]) {
            m->block->burnout_mps[m->first + l] = m->flow[SPEED][l];
        }
        set_interval(m, l, m->interval[l] + 1);
    }
    if (m->powered[l]) {
        const double near_mach = near_mach_of(tolerance);
        const double mach = m->flow[MACH][l];
        const int s = m->segment[l];
        if (m->flow[MACH_RATE][l] > 0.0 && s < 2 && mach > mach_edges[s] - near_mach) {
            set_segment(m, l, s + 1);
        } else if (m->flow[MACH_RATE][l] < 0.0 && s > 0 &&
                   mach < mach_edges[s - 1] + near_mach) {
            set_segment(m, l, s - 1);
        }
    }
    const double bend = m->flow[CLIMB_RATE][l];
    if (!m->past_apogee[l] && (!climbs || (bend < 0.0 && climb < 1e7 * tolerance))) {
        note_top(m, l, (*t)[l % LANES]);
    } else if (climbs && bend > 0.0) {
        m->past_apogee[l] = false; /* it skips */
    }
    if (climbs && alt_m > air->hi_m - near_m) {
        set_layer(m, l, m->layer[l] + 1);
    } else if (!climbs && alt_m < air->lo_m + near_m) {
        if (m->layer[l] > 0) {
            set_layer(m, l, m->layer[l] - 1);
        } else {
            const double root2 = climb * climb - 2.0 * m->flow[CLIMB_RATE][l] * alt_m;
            slide(l, 2.0 * alt_m / (sqrt(fmax(root2, 0.0)) - climb), y, k);
            end_lane(m, l, KERNEL_GROUND);
        }
    }
    if (!m->powered[l] && climbs && alt_m >= KERNEL_ENTRY_M - near_m &&
        !m->block->to_ground[m->first + l]) {
        end_lane(m, l, KERNEL_LEFT_AIR);
    }
}

static bool start(march *m, const kernel_world *world, kernel_march *block, int first,
                  state y)
{
    *m = (march){.world = world,
                 .layers = block->to_ground[first] ? world->layers : world->boost_layers,
                 .block = block,
                 .first = first};
    for (int half = 0; half < HALVES; half++) {
        for (int i = 0; i < 3; i++) {
            y[i][half] = lanes_load(&block->r_m[i][first + half * LANES]);
            y[3 + i][half] = lanes_load(&block->v_mps[i][first + half * LANES]);
            m->pole[i][half] = lanes_load(&block->pole[i][first + half * LANES]);
        }
        y[6][half] = lanes_load(&block->t_s[first + half * LANES]);
    }
    bool any = false;
    for (int l = 0; l < WIDTH; l++) {
        m->wish_s[l] = 4.0; /* s; a lift-off takes that at the tolerance of a boost */
        m->done[l] = block->ended[first + l] != KERNEL_UNDER_WAY;
        set_layer(m, l, 0);
        set_interval(m, l, 0);
        any = any || !m->done[l];
    }
    return any;
}

/* Layers and drag segments of where the lanes start; their flow is known. */
static void place_lanes(march *m)
{
    for (int l = 0; l < WIDTH; l++) {
        int layer = 0;
        while (m->flow[ALT][l] >= m->layers[layer].hi_m) {
            layer++;
        }
        set_layer(m, l, layer);
        m->past_apogee[l] = m->flow[CLIMB][l] < 0.0;
    }
}

static lanes_mask mask_of(const int64_t take[WIDTH], int half)
{
    lanes_mask mask;
    memcpy(&mask, &take[half * LANES], sizeof mask);
    return mask;
}

/* By whole vectors: one written lane by lane is slow to read again. */
static void take_lanes(const int64_t take[WIDTH], state from, state into)
{
    EACH_HALF
    {
        const lanes_mask mask = mask_of(take, half);
        for (int c = 0; c < N; c++) {
            into[c][half] = lanes_select(mask, from[c][half], into[c][half]);
        }
    }
}

static void take_flow(const int64_t take[WIDTH], double from[FLOW_N][WIDTH],
                      double into[FLOW_N][WIDTH])
{
    EACH_HALF
    {
        const lanes_mask mask = mask_of(take, half);
        for (int c = 0; c < FLOW_N; c++) {
            lanes_store(&into[c][half * LANES],
                        lanes_select(mask, lanes_load(&from[c][half * LANES]),
                                     lanes_load(&into[c][half * LANES])));
        }
    }
}

/* Anew where a lane's constants have changed. */
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
    double flow[FLOW_N][WIDTH];
    march_rates_and_flow(m, y, fresh, flow);
    int64_t take[WIDTH];
    for (int l = 0; l < WIDTH; l++) {
        take[l] = m->fresh[l] ? -1 : 0;
        m->fresh[l] = false;
    }
    take_lanes(take, fresh, k);
    take_flow(take, flow, m->flow);
}

/* What came of a step of every lane. */
typedef struct outcome {
    double error[WIDTH]; /* over what is allowed */
    double wish[WIDTH];  /* the step to be tried next, over this one */
} outcome;

static void march_step(const march *m, state k, state to, outcome *out)
{
    lanes dt[HALVES];
    lanes worst[HALVES];
    EACH_HALF
    {
        dt[half] = lanes_load(&m->dt_s[half * LANES]);
        worst[half] = lanes_of(0.0);
    }
    const weights weigh = weights_of(lanes_of(to_go_at_most_s));
    dop853_from(k, march_rates, m, dt, &weigh, to, worst);
    EACH_HALF
    {
        const lanes allowed = lanes_load(&m->block->tolerance[m->first + half * LANES]);
        const lanes error = worst[half] / allowed;
        const lanes eighth =
            lanes_sqrt(lanes_sqrt(lanes_sqrt(lanes_max(error, lanes_of(1e-8)))));
        const lanes wish = lanes_max(0.9 / eighth, lanes_of(0.2));
        lanes_store(&out->error[half * LANES], error);
        lanes_store(&out->wish[half * LANES], lanes_min(wish, lanes_of(5.0)));
    }
}

/* Does a lane's step stand? If not, its next one is shorter. */
static bool stands(march *m, int l, const outcome *out, double flow[FLOW_N][WIDTH])
{
    const double error = out->error[l];
    const double wish_s = out->wish[l] * m->dt_s[l];
    if (!(error <= 1.0)) {
        m->wish_s[l] = isfinite(error) ? wish_s : 0.2 * m->dt_s[l];
        return false;
    }
    const double share = fmin(
        share_to_top(m, l, flow[CLIMB][l]),
        fmin(share_in_layer(m, l, flow[ALT][l]), share_in_segment(m, l, flow[MACH][l])));
    if (share < 1.0) {
        m->wish_s[l] = fmax(share, 0.01) * m->dt_s[l];
        return false;
    }
    m->wish_s[l] = m->by[l] == BY_ERROR ? wish_s : fmax(m->wish_s[l], wish_s);
    m->mach_rate_before[l] = m->flow[MACH_RATE][l];
    m->bend_before[l] = m->flow[CLIMB_RATE][l];
    m->dt_before[l] = m->by[l] == BY_NODE ? 0.0 : m->dt_s[l];
    return true;
}

/* Returns whether any lane is still under way. */
static bool judge(march *m, int n, const outcome *out, state y, state k, state to,
                  state k_to, double flow[FLOW_N][WIDTH])
{
    int64_t take[WIDTH];
    for (int l = 0; l < WIDTH; l++) {
        take[l] = !m->done[l] && stands(m, l, out, flow) ? -1 : 0;
    }
    take_lanes(take, to, y);
    take_lanes(take, k_to, k);
    take_flow(take, flow, m->flow);
    bool going = false;
    for (int l = 0; l < WIDTH; l++) {
        if (m->done[l]) {
            continue;
        }
        m->block->evaluations[m->first + l] += 12;
        if (take[l] != 0) {
            arrive(m, l, y, k);
        }
        if (!m->done[l] && n >= MARCH_STEPS_MAX) {
            end_lane(m, l, KERNEL_GAVE_UP);
        }
        going = going || !m->done[l];
    }
    return going;
}

static void march_group(const kernel_world *world, kernel_march *block, int first)
{
    march m;
    state y;
    state to;
    state k;
    state k_to;
    double flow[FLOW_N][WIDTH];
    outcome out;
    bool going = start(&m, world, block, first, y);
    memset(k, 0, sizeof k);
    take_slopes(&m, y, k);
    place_lanes(&m);
    memset(m.fresh, true, sizeof m.fresh);
    for (int n = 0; going; n++) {
        take_slopes(&m, y, k);
        for (int l = 0; l < WIDTH; l++) {
            choose_step(&m, l, y);
        }
        memcpy(to, y, sizeof to);
        march_step(&m, k, to, &out);
        march_rates_and_flow(&m, to, k_to, flow);
        going = judge(&m, n, &out, y, k, to, k_to, flow);
    }
    EACH_HALF
    {
        const int lane = first + half * LANES;
        for (int i = 0; i < 3; i++) {
            lanes_store(&block->r_m[i][lane], y[i][half]);
            lanes_store(&block->v_mps[i][lane], y[3 + i][half]);
        }
        lanes_store(&block->t_s[lane], y[6][half]);
    }
}

static void march_block(const kernel_world *world, kernel_march *block)
{
    for (int group = 0; group < GROUPS; group++) {
        march_group(world, block, group * WIDTH);
    }
}

#endif
