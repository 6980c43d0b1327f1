/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * kernel_ahead.h - where the next step of a march should end, and whether it did.
 *
 * A step ends on the next ignition, burn-out or corner of the steering, at the apogee, or
 * at a kink: an edge of the air's layers or of the drag curve, predicted from altitude and
 * Mach number with their rates. A kink need not be hit: whoever stops within the leeway
 * of it is put right afterwards (kernel_march.h, take_slopes).
 */
#ifndef LOFT_SIM_KERNEL_AHEAD_H
#define LOFT_SIM_KERNEL_AHEAD_H

#include "sim/batch/kernel/kernel_boost.h"

/* What a step was to end by. */
enum {
    BY_ERROR,
    BY_NODE,
    BY_EDGE,
    BY_MACH,
    BY_APOGEE
};

typedef int64_t mask_of_lanes[WIDTH]; /* -1: true */

typedef struct march {
    boost_args args;
    const kernel_layer *layers; /* the last has no end */
    double tolerance;           /* of a step, over 6.4e6 m and 7e3 m/s */
    double near_m, near_top_mps, mach_leeway, thick_leeway_m;
    double thin_leeway; /* of a layer's thickness */
    bool to_ground;
    kernel_march *next, *end;    /* flights that wait for a lane */
    kernel_march *flight[WIDTH]; /* NULL: the lane is idle */
    int n_going;
    double end_s[WIDTH], dt_s[WIDTH], wish_s[WIDTH];
    double lo_m[WIDTH], hi_m[WIDTH], leeway_lo_m[WIDTH], leeway_hi_m[WIDTH];
    double mach_lo[WIDTH], mach_hi[WIDTH]; /* infinite if there is no edge */
    flow_of_lanes flow;
    double mach_rate_before[WIDTH], bend_before[WIDTH];
    double dt_before[WIDTH]; /* 0 if the last step ended on a jump */
    double kink_s[WIDTH]; /* since the kink that was just crossed, or until it if < 0 */
    double layer_since_s[WIDTH], segment_since_s[WIDTH];
    int interval[WIDTH], layer[WIDTH], segment[WIDTH], tops[WIDTH], steps[WIDTH];
    mask_of_lanes by, idle, past_apogee;
    mask_of_lanes fresh; /* something has changed: slopes must be taken anew */
    bool powered[WIDTH];
} march;

/* A step as it is being chosen. */
typedef struct ahead {
    lanes dt_s;
    lanes_mask by;
} ahead;

LANES_INLINE void propose(ahead *step, lanes dt_s, int64_t by)
{
    const lanes_mask sooner = dt_s < step->dt_s;
    step->dt_s = lanes_select(sooner, lanes_max(dt_s, lanes_of(0.0)), step->dt_s);
    step->by = (sooner & by) | (~sooner & step->by);
}

/* With h''': as it was over the last step or, if that was too short to tell, of the thrust
 * alone. */
LANES_INLINE lanes refined(const march *m, int at, lanes by_m, lanes first_s)
{
    const lanes climb = lanes_load(&m->flow[CLIMB][at]);
    const lanes bend = lanes_load(&m->flow[CLIMB_RATE][at]);
    const lanes before_s = lanes_load(&m->dt_before[at]);
    const lanes_mask recent = first_s < 4.0 * before_s;
    const lanes jerk =
        lanes_select(recent, (bend - lanes_load(&m->bend_before[at])) / before_s,
                     lanes_load(&m->flow[JERK][at]));
    lanes t = first_s;
    for (int i = 0; i < 2; i++) {
        const lanes off = ((jerk / 6.0 * t + 0.5 * bend) * t + climb) * t - by_m;
        t -= off / ((0.5 * jerk * t + bend) * t + climb);
    }
    const lanes_mask told = (t > 0.5 * first_s) & (t < 2.0 * first_s);
    return lanes_select(told, t, first_s);
}

/*
 * Time to the edge of the layer ahead, h + h' t + h'' t^2/2: above, below, or below after
 * the top of the arc, which a step may well reach from a climb of nearly nothing.
 */
LANES_INLINE lanes time_to_edge(const march *m, int at, lanes t)
{
    const lanes lo = lanes_load(&m->lo_m[at]);
    const lanes hi = lanes_load(&m->hi_m[at]);
    const lanes alt = lanes_load(&m->flow[ALT][at]);
    const lanes climb = lanes_load(&m->flow[CLIMB][at]);
    const lanes bend = lanes_load(&m->flow[CLIMB_RATE][at]);
    const lanes_mask climbs = (climb > 0.0) | ((climb == 0.0) & (bend > 0.0));
    const lanes_mask returns = climbs & (climb * climb + 2.0 * bend * (hi - alt) < 0.0);
    const lanes by = lanes_select(climbs & ~returns, hi, lo) - alt;
    const lanes root2 = climb * climb + 2.0 * bend * by;
    const lanes root = lanes_sqrt(lanes_max(root2, lanes_of(0.0)));
    const lanes direct = 2.0 * by / (climb + lanes_select(climbs, root, -root));
    const lanes first = lanes_select(returns, -(climb + root) / bend, direct);
    const lanes when = lanes_select(returns, first, refined(m, at, by, first));
    const lanes_mask just_crossed =
        (t == lanes_load(&m->layer_since_s[at])) & (when <= 0.0);
    return lanes_select((root2 < 0.0) | just_crossed, lanes_of(INFINITY), when);
}

LANES_INLINE lanes time_to_mach(const march *m, int at, lanes t)
{
    const lanes rate = lanes_load(&m->flow[MACH_RATE][at]);
    const lanes before_s = lanes_load(&m->dt_before[at]);
    const lanes_mask rises = rate > 0.0;
    const lanes by =
        lanes_select(rises, lanes_load(&m->mach_hi[at]), lanes_load(&m->mach_lo[at])) -
        lanes_load(&m->flow[MACH][at]);
    const lanes bend = lanes_select(
        before_s > 0.0, (rate - lanes_load(&m->mach_rate_before[at])) / before_s,
        lanes_load(&m->flow[MACH_BEND][at]));
    const lanes root =
        lanes_sqrt(lanes_max(rate * rate + 2.0 * bend * by, lanes_of(0.0)));
    const lanes first = 2.0 * by / (rate + lanes_select(rises, root, -root));
    const lanes_mask none = (lanes_abs(by) == INFINITY) | (rate == 0.0);
    const lanes_mask just_crossed =
        (t == lanes_load(&m->segment_since_s[at])) & (first <= 0.0);
    return lanes_select(none | just_crossed, lanes_of(INFINITY), first);
}

/*
 * The thrust's acceleration is singular where the stage would have no mass left; a step of
 * more than a quarter of the time to there is one that the estimate would refuse.
 */
LANES_INLINE lanes step_by_thrust(const march *m, int at, lanes t)
{
    const lanes rate = lanes_load(&m->args.lane.rate_ps[at]);
    const lanes gone = rate * (t - lanes_load(&m->args.lane.ignition_s[at]));
    return 0.25 * (1.0 - gone) / rate;
}

static void choose_steps(march *m, state y)
{
    EACH_HALF
    {
        const int at = half * LANES;
        const lanes t = y[6][half];
        const lanes climb = lanes_load(&m->flow[CLIMB][at]);
        const lanes bend = lanes_load(&m->flow[CLIMB_RATE][at]);
        const lanes_mask to_top =
            ~lanes_load_mask(&m->past_apogee[at]) & (climb > 0.0) & (bend < 0.0);
        ahead step = {.dt_s = lanes_load(&m->wish_s[at])};
        propose(&step, step_by_thrust(m, at, t), BY_ERROR);
        propose(&step, lanes_load(&m->end_s[at]) - t, BY_NODE);
        propose(&step, time_to_edge(m, at, t), BY_EDGE);
        propose(&step, time_to_mach(m, at, t), BY_MACH);
        propose(&step, lanes_select(to_top, -climb / bend, lanes_of(INFINITY)),
                BY_APOGEE);
        const lanes_mask idle = lanes_load_mask(&m->idle[at]);
        lanes_store(&m->dt_s[at], lanes_select(idle, lanes_of(0.0), step.dt_s));
        lanes_store_mask(&m->by[at], step.by);
    }
}

/* The share of a step after which its layer was left, by the chord; 1 if it was not. */
LANES_INLINE lanes share_in_layer(const march *m, int at, lanes alt_to)
{
    const lanes alt = lanes_load(&m->flow[ALT][at]);
    const lanes_mask falls = alt_to < alt;
    const lanes edge =
        lanes_select(falls, lanes_load(&m->lo_m[at]), lanes_load(&m->hi_m[at]));
    const lanes leeway = lanes_select(falls, lanes_load(&m->leeway_lo_m[at]),
                                      lanes_load(&m->leeway_hi_m[at]));
    const lanes beyond = lanes_select(falls, edge - alt_to, alt_to - edge);
    return lanes_select(beyond <= leeway, lanes_of(1.0),
                        lanes_abs(edge - alt) / lanes_abs(alt_to - alt));
}

/* The same of the segment of the drag curve. */
LANES_INLINE lanes share_in_segment(const march *m, int at, lanes mach_to)
{
    const lanes mach = lanes_load(&m->flow[MACH][at]);
    const lanes_mask rises = mach_to > mach;
    const lanes edge =
        lanes_select(rises, lanes_load(&m->mach_hi[at]), lanes_load(&m->mach_lo[at]));
    const lanes beyond = lanes_select(rises, mach_to - edge, edge - mach_to);
    return lanes_select(beyond <= m->mach_leeway, lanes_of(1.0),
                        lanes_abs(edge - mach) / lanes_abs(mach_to - mach));
}

/* The same of the way to the apogee, from whose side it is found by a parabola. */
LANES_INLINE lanes share_to_top(const march *m, int at, lanes climb_to)
{
    static const double near_mps = 2.0;
    const lanes climb = lanes_load(&m->flow[CLIMB][at]);
    const lanes_mask over =
        (climb > 0.0) & (climb_to < -near_mps) & ~lanes_load_mask(&m->past_apogee[at]);
    return lanes_select(over, climb / (climb - climb_to), lanes_of(1.0));
}

/* What came of a step: the error over what is allowed, and what that makes of the next. */
typedef struct outcome {
    lanes error[HALVES], grow[HALVES];
} outcome;

/* Which steps stand; the others are tried again, shorter. */
static void judge_steps(march *m, const outcome *out, flow_of_lanes flow,
                        mask_of_lanes stand)
{
    EACH_HALF
    {
        const int at = half * LANES;
        const lanes dt = lanes_load(&m->dt_s[at]);
        const lanes wish = lanes_load(&m->wish_s[at]);
        const lanes_mask good = out->error[half] <= 1.0; /* no NaN is */
        const lanes_mask finite = out->error[half] < INFINITY;
        const lanes grown = lanes_select(finite, out->grow[half], lanes_of(0.2)) * dt;
        const lanes share =
            lanes_min(share_to_top(m, at, lanes_load(&flow[CLIMB][at])),
                      lanes_min(share_in_layer(m, at, lanes_load(&flow[ALT][at])),
                                share_in_segment(m, at, lanes_load(&flow[MACH][at]))));
        const lanes_mask stays = share >= 1.0;
        const lanes_mask by = lanes_load_mask(&m->by[at]);
        const lanes_mask stands = good & stays & ~lanes_load_mask(&m->idle[at]);
        const lanes cut = lanes_max(share, lanes_of(0.01)) * dt;
        const lanes after = lanes_select(by == BY_ERROR, grown, lanes_max(wish, grown));
        const lanes wanted = lanes_select(good, lanes_select(stays, after, cut), grown);
        lanes_store(&m->wish_s[at], wanted);
        lanes_store_mask(&stand[at], stands);
        const lanes before = lanes_select(by == BY_NODE, lanes_of(0.0), dt);
        const int to[2] = {MACH_RATE, CLIMB_RATE};
        double *const from[2] = {m->mach_rate_before, m->bend_before};
        for (int i = 0; i < 2; i++) {
            lanes_store(&from[i][at],
                        lanes_select(stands, lanes_load(&m->flow[to[i]][at]),
                                     lanes_load(&from[i][at])));
        }
        lanes_store(&m->dt_before[at],
                    lanes_select(stands, before, lanes_load(&m->dt_before[at])));
    }
}

#endif
