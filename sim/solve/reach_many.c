/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/solve/reach_many.h"

#include <math.h>

#include "loft/loft.h"

enum {
    N = DRAW_REACH_TRIALS,
    SIZES = 3,
    USUAL = 2, /* sizes are enough; the last is for where the second fails */
    PATTERNS_MAX = 14,
    MENDINGS_FULL = 5, /* by all that the bearing misses; secants after those */
    MENDINGS_MAX = 20
};

/* Where the six flights lie about the guess, in units of the pattern's size. */
static const double pattern[N][2] = {{0.0, 0.0}, {1.0, 0.0},  {-1.0, 0.0},
                                     {0.0, 1.0}, {0.0, -1.0}, {1.0, 1.0}};
static const double sizes[SIZES][2] = {
    {0.07, 0.08}, {0.026, 0.03}, {0.009, 0.01}}; /* rad, and turn */
static const double step_limit = 2.5; /* how far a model is believed, in sizes; halved */
static const double fallen = 1e-4; /* when it led this far below the best, relatively */
static const double turn_least = 0.2;
static const double turn_most = 1.0;

/* One search under way. */
typedef struct searching {
    draw_reach *reach;
    double guess[2]; /* end elevation, turn fraction */
    int size;        /* of the pattern */
    double believed; /* step_limit of this search */
    bool alone;      /* only the guess itself is flown: first if doubtful, and last */
    double best;     /* angle from the launch point */
    loft_frame_enu enu;
    double on_azimuth_rad;
    int mendings;
    double step_rad, slope; /* of the heading, and of the bearing against it */
    bool done;
} searching;

static double limit(double x, double least, double most)
{
    return fmin(fmax(x, least), most);
}

static double elevation_least(void)
{
    return loft_rad_from_deg(-15.0);
}

static searching searching_of(draw_reach *reach, double on_azimuth_rad)
{
    const loft_launch *launch = reach->launch;
    searching s = {.reach = reach,
                   .guess = {reach->aim.end_elevation_rad, reach->aim.turn_fraction},
                   .size = reach->near ? 1 : 0,
                   .alone = reach->doubtful,
                   .believed = step_limit,
                   .on_azimuth_rad = on_azimuth_rad,
                   .slope = 1.0,
                   .enu = loft_geodesy_enu(launch->site.lat_rad, launch->site.lon_rad)};
    reach->found = reach->unbounded = false;
    return s;
}

/* Keeps the whole pattern inside the bounds. */
static void hold_guess(searching *s)
{
    const double *size = sizes[s->size];
    s->guess[0] =
        limit(s->guess[0], elevation_least() + size[0], 0.5 * LOFT_PI - size[0]);
    s->guess[1] = limit(s->guess[1], turn_least + size[1], turn_most - size[1]);
}

static int put_trials(searching *s, loft_batch_trial *trials)
{
    const int n = s->alone ? 1 : N;
    if (n == N) {
        hold_guess(s);
    }
    for (int i = 0; i < n; i++) {
        trials[i] = (loft_batch_trial){.launch = s->reach->launch, .aim = s->reach->aim};
        trials[i].aim.end_elevation_rad = s->guess[0];
        trials[i].aim.turn_fraction = s->guess[1];
        if (n == N) {
            trials[i].aim.end_elevation_rad += pattern[i][0] * sizes[s->size][0];
            trials[i].aim.turn_fraction += pattern[i][1] * sizes[s->size][1];
        }
    }
    return n;
}

/* This flight shows that there is no bound; always false, for no angle is reached. */
static bool lost(searching *s, const loft_batch_trial *trial)
{
    s->reach->unbounded = true;
    s->reach->aim = trial->aim;
    return false;
}

/*
 * Angle from the launch point to the impact; false for none, or past half-way in the plane
 * of the launch, as loft_fly counts it.
 */
static bool reached(searching *s, const loft_batch_trial *trial,
                    const loft_batch_flight *flight, double *angle_rad)
{
    if (flight->end == LOFT_BATCH_ORBIT || flight->end == LOFT_BATCH_ESCAPE ||
        flight->end == LOFT_BATCH_LIMIT) {
        return lost(s, trial);
    }
    if (flight->end != LOFT_BATCH_IMPACT) {
        return false;
    }
    const loft_vec3 r_m = flight->r_ecef_m;
    const double over = loft_vec3_dot(r_m, s->enu.up);
    const double along = cos(trial->aim.heading_rad) * loft_vec3_dot(r_m, s->enu.north) +
                         sin(trial->aim.heading_rad) * loft_vec3_dot(r_m, s->enu.east);
    if (over < 0.0 && along < 0.0) {
        return lost(s, trial);
    }
    *angle_rad = atan2(loft_vec3_norm(loft_vec3_cross(r_m, s->enu.up)), over);
    return true;
}

static void keep_best(searching *s, const loft_batch_trial *trial,
                      const loft_batch_flight *flight, double angle_rad)
{
    if (!s->reach->found || angle_rad > s->best) {
        s->reach->found = true;
        s->reach->aim = trial->aim;
        s->reach->flight = *flight;
        s->best = angle_rad;
    }
}

/* A quadratic through the six values, in sizes about the guess. */
typedef struct quadratic {
    double g[2], h00, h01, h11;
} quadratic;

/* Its best elevation at a turn, for h00 < 0, and how far that is above the guess. */
static double best_elevation(const quadratic *q, double turn)
{
    return -(q->g[0] + q->h01 * turn) / q->h00;
}

static double rise(const quadratic *q, double turn)
{
    const double slope = q->g[0] + q->h01 * turn;
    return -0.5 * slope * slope / q->h00 + q->g[1] * turn + 0.5 * q->h11 * turn * turn;
}

/*
 * To the top of the quadratic, held inside the bounds and the limit: over the turn, with
 * the best elevation for each, it has a top or is highest at an end. Often the end is the
 * quickest turn allowed, and a top there is as good as one inside. Without a best
 * elevation, to the best of the six. Returns whether a top was reached.
 */
static bool climb(searching *s, const double f[N])
{
    const quadratic q = {.g = {0.5 * (f[1] - f[2]), 0.5 * (f[3] - f[4])},
                         .h00 = f[1] + f[2] - 2.0 * f[0],
                         .h11 = f[3] + f[4] - 2.0 * f[0],
                         .h01 = f[5] - f[1] - f[3] + f[0]};
    const double det = q.h00 * q.h11 - q.h01 * q.h01;
    const double *size = sizes[s->size];
    double step[2];
    bool top = q.h00 < 0.0;
    if (top) {
        const double lo = fmax((turn_least - s->guess[1]) / size[1], -s->believed);
        const double hi = fmin((turn_most - s->guess[1]) / size[1], s->believed);
        step[1] = det > 0.0 ? limit((q.h01 * q.g[0] - q.h00 * q.g[1]) / det, lo, hi)
                  : rise(&q, lo) > rise(&q, hi) ? lo
                                                : hi;
        step[0] = best_elevation(&q, step[1]);
        top = fabs(step[0]) <= s->believed && fabs(step[1]) < s->believed;
    } else {
        int best = 0;
        for (int i = 1; i < N; i++) {
            best = f[i] > f[best] ? i : best;
        }
        step[0] = 1.5 * pattern[best][0];
        step[1] = 1.5 * pattern[best][1];
    }
    for (int i = 0; i < 2; i++) {
        s->guess[i] += limit(step[i], -s->believed, s->believed) * size[i];
    }
    s->guess[0] = limit(s->guess[0], elevation_least(), 0.5 * LOFT_PI);
    s->guess[1] = limit(s->guess[1], turn_least, turn_most);
    return top;
}

/*
 * Near half-way round the range has cliffs, which no quadratic foresees: a step over one,
 * to n flights that all fall short of the best, is taken back. Whether it was.
 */
static bool step_back(searching *s, int n, const double f[N])
{
    for (int i = 0; i < n; i++) {
        if (f[i] >= s->best * (1.0 - fallen)) {
            return false;
        }
    }
    s->guess[0] = s->reach->aim.end_elevation_rad;
    s->guess[1] = s->reach->aim.turn_fraction;
    s->believed = fmax(0.5 * s->believed, 0.5);
    s->size = s->size < USUAL && n == N ? 1 : USUAL;
    return true;
}

static void take_flights(searching *s, const loft_batch_trial *trials,
                         const loft_batch_flight *flights)
{
    const int n = s->alone ? 1 : N;
    const bool looked = s->alone && s->size > 0; /* not the first flight of a doubtful */
    double f[N] = {0};
    bool all = true;
    for (int i = 0; i < n; i++) {
        const bool good = reached(s, &trials[i], &flights[i], &f[i]);
        all = all && good;
        if (s->reach->unbounded) {
            s->done = true;
            return;
        }
        if (good) {
            keep_best(s, &trials[i], &flights[i], f[i]);
        }
    }
    s->alone = false;
    if (!all) {
        s->done = n == N || looked;
    } else if (looked) {
        s->done = s->size == SIZES || !step_back(s, n, f);
    } else if (n == N && !step_back(s, n, f) && climb(s, f)) {
        s->alone = ++s->size >= USUAL;
    }
}

typedef int put_fn(searching *s, loft_batch_trial *trials);
typedef void take_fn(searching *s, const loft_batch_trial *trials,
                     const loft_batch_flight *flights);

/* One part of the search: how trials are made and taken, in `most` rounds. */
typedef struct part {
    put_fn *put;
    take_fn *take;
    int most;
} part;

/* Rounds of trials until all are done. */
static void run(const loft_batch *batch, const part *p, int n, searching *all,
                draw_reach_room *room)
{
    for (int round = 0; round < p->most; round++) {
        int slots[DRAW_REACHES_MAX];
        int total = 0;
        for (int i = 0; i < n; i++) {
            slots[i] = total;
            total += all[i].done ? 0 : p->put(&all[i], room->trials + total);
        }
        if (total == 0) {
            return;
        }
        loft_batch_launch(batch, total, room->trials, room->flights);
        for (int i = 0; i < n; i++) {
            if (!all[i].done) {
                p->take(&all[i], room->trials + slots[i], room->flights + slots[i]);
            }
        }
    }
}

static loft_geodesic_line line_of(const draw_reach *reach)
{
    const loft_ellipsoid *shape = &reach->launch->model.earth.shape;
    return loft_geodesy_inverse(shape, reach->launch->site,
                                loft_geodesy_geodetic(shape, reach->flight.r_ecef_m));
}

static double off_azimuth(const draw_reach *reach)
{
    return loft_angle_wrap_pm(line_of(reach).azimuth1_rad - reach->launch->azimuth_rad);
}

/* From the best flight, which keeps its steering. */
static int put_mended(searching *s, loft_batch_trial *trials)
{
    draw_reach *reach = s->reach;
    s->step_rad = s->mendings++ < MENDINGS_FULL
                      ? -off_azimuth(reach)
                      : limit(-off_azimuth(reach) / s->slope, -0.3, 0.3);
    trials[0] = (loft_batch_trial){.launch = reach->launch, .aim = reach->aim};
    trials[0].aim.heading_rad = loft_angle_wrap(trials[0].aim.heading_rad + s->step_rad);
    return 1;
}

static void take_mended(searching *s, const loft_batch_trial *trials,
                        const loft_batch_flight *flights)
{
    draw_reach *reach = s->reach;
    const double before_rad = off_azimuth(reach);
    double unused;
    if (!reached(s, trials, flights, &unused)) {
        reach->found = false;
        s->done = true;
        return;
    }
    reach->aim = trials->aim;
    reach->flight = *flights;
    const double off_rad = off_azimuth(reach);
    if (s->step_rad != 0.0) {
        s->slope =
            limit(loft_angle_wrap_pm(off_rad - before_rad) / s->step_rad, 0.2, 5.0);
    }
    s->done = fabs(off_rad) < s->on_azimuth_rad;
}

/* From the prepared start of every one that is not done. */
static void look(const loft_batch *batch, bool turns, int n, searching *all,
                 draw_reach_room *room)
{
    const part climbing = {put_trials, take_flights, PATTERNS_MAX};
    const part mending = {put_mended, take_mended, MENDINGS_MAX};
    run(batch, &climbing, n, all, room);
    for (int i = 0; i < n; i++) {
        const draw_reach *reach = all[i].reach;
        all[i].done = !turns || reach->unbounded || !reach->found;
    }
    run(batch, &mending, n, all, room);
    for (int i = 0; i < n; i++) {
        draw_reach *reach = all[i].reach;
        reach->found = (reach->found && all[i].done) || reach->unbounded;
    }
}

void loft_draw_reach_find(const loft_batch *batch, const draw_reach_care *care, int n,
                          draw_reach *reaches, draw_reach_room *room)
{
    searching all[DRAW_REACHES_MAX];
    for (int i = 0; i < n; i++) {
        all[i] = searching_of(&reaches[i], care->on_azimuth_rad);
    }
    look(batch, care->turns, n, all, room);
    for (int again = 1; again < care->looks; again++) {
        for (int i = 0; i < n; i++) {
            draw_reach *reach = &reaches[i];
            all[i].done = !reach->found || reach->unbounded;
            if (!all[i].done) {
                reach->near = true;
                all[i] = searching_of(reach, care->on_azimuth_rad);
            }
        }
        look(batch, care->turns, n, all, room);
    }
    for (int i = 0; i < n; i++) {
        draw_reach *reach = &reaches[i];
        reach->range_m =
            reach->found && !reach->unbounded ? line_of(reach).range_m : INFINITY;
    }
}
