/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "draw_reach.h"

#include <math.h>

#include "loft/units.h"

enum {
    N = DRAW_REACH_TRIALS,
    SIZES = 2,
    PATTERNS_MAX = 9,
    MENDINGS_MAX = 5
};

/* Where the six flights lie about the guess, in units of the pattern's size. */
static const double pattern[N][2] = {{0.0, 0.0}, {1.0, 0.0},  {-1.0, 0.0},
                                     {0.0, 1.0}, {0.0, -1.0}, {1.0, 1.0}};
static const double sizes[SIZES][2] = {{0.07, 0.08}, {0.026, 0.03}}; /* rad, and turn */
static const double step_limit = 2.5; /* how far a model is believed, in sizes */
static const double on_azimuth_rad = 1e-4;
static const double turn_least = 0.2;
static const double turn_most = 1.0;

/* One search under way. */
typedef struct searching {
    draw_reach *reach;
    double guess[2]; /* end elevation, turn fraction */
    int size;        /* of the pattern */
    bool alone;      /* only the guess itself is flown: first if doubtful, and last */
    double best;     /* angle from the launch point */
    loft_vec3 up, ahead;
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

static searching searching_of(draw_reach *reach)
{
    const loft_launch *launch = reach->launch;
    const loft_frame_enu enu =
        loft_geodesy_enu(launch->site.lat_rad, launch->site.lon_rad);
    searching s = {
        .reach = reach,
        .guess = {reach->aim.end_elevation_rad, reach->aim.turn_fraction},
        .up = enu.up,
        .ahead = loft_vec3_axpy(cos(launch->azimuth_rad), enu.north,
                                loft_vec3_scale(sin(launch->azimuth_rad), enu.east))};
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

/* Angle from the launch point to the impact; false for none, or past half-way. */
static bool reached(searching *s, const loft_batch_flight *flight, double *angle_rad)
{
    if (flight->end == LOFT_BATCH_ORBIT || flight->end == LOFT_BATCH_ESCAPE ||
        flight->end == LOFT_BATCH_LIMIT) {
        s->reach->unbounded = true;
        return false;
    }
    if (flight->end != LOFT_BATCH_IMPACT) {
        return false;
    }
    const double over = loft_vec3_dot(flight->r_ecef_m, s->up);
    const double along = loft_vec3_dot(flight->r_ecef_m, s->ahead);
    if (over < 0.0 && along < 0.0) {
        s->reach->unbounded = true;
        return false;
    }
    *angle_rad = atan2(loft_vec3_norm(loft_vec3_cross(flight->r_ecef_m, s->up)), over);
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

/*
 * To the top of the quadratic through six values, held inside the bounds and the limit;
 * without a top, to the best of the six. Returns whether the model's top was reached.
 */
static bool climb(searching *s, const double f[N])
{
    const double g[2] = {0.5 * (f[1] - f[2]), 0.5 * (f[3] - f[4])};
    const double h00 = f[1] + f[2] - 2.0 * f[0];
    const double h11 = f[3] + f[4] - 2.0 * f[0];
    const double h01 = f[5] - f[1] - f[3] + f[0];
    const double det = h00 * h11 - h01 * h01;
    double step[2];
    bool top = h00 < 0.0 && det > 0.0;
    if (top) {
        const double *size = sizes[s->size];
        step[1] =
            limit((h01 * g[0] - h00 * g[1]) / det, (turn_least - s->guess[1]) / size[1],
                  (turn_most - s->guess[1]) / size[1]);
        step[0] = -(g[0] + h01 * step[1]) / h00;
        top = fabs(step[0]) <= step_limit && fabs(step[1]) <= step_limit;
    } else {
        int best = 0;
        for (int i = 1; i < N; i++) {
            best = f[i] > f[best] ? i : best;
        }
        step[0] = 1.5 * pattern[best][0];
        step[1] = 1.5 * pattern[best][1];
    }
    for (int i = 0; i < 2; i++) {
        s->guess[i] += limit(step[i], -step_limit, step_limit) * sizes[s->size][i];
    }
    s->guess[0] = limit(s->guess[0], elevation_least(), 0.5 * LOFT_PI);
    s->guess[1] = limit(s->guess[1], turn_least, turn_most);
    return top;
}

static void take_flights(searching *s, const loft_batch_trial *trials,
                         const loft_batch_flight *flights)
{
    const int n = s->alone ? 1 : N;
    double f[N];
    bool all = true;
    for (int i = 0; i < n; i++) {
        const bool good = reached(s, &flights[i], &f[i]);
        all = all && good;
        if (s->reach->unbounded) {
            s->done = true;
            return;
        }
        if (good) {
            keep_best(s, &trials[i], &flights[i], f[i]);
        }
    }
    const bool last = s->alone && s->size == SIZES;
    s->done = last || (!all && n == N);
    s->alone = false;
    if (n == N && all && climb(s, f)) {
        s->alone = ++s->size == SIZES;
    }
}

typedef int put_fn(searching *s, loft_batch_trial *trials);
typedef void take_fn(searching *s, const loft_batch_trial *trials,
                     const loft_batch_flight *flights);

/* Rounds of trials until all are done, `most` at most. */
static void run(const loft_batch *batch, int n, searching *all, int most, put_fn *put,
                take_fn *take, draw_reach_room *room)
{
    for (int round = 0; round < most; round++) {
        int slots[DRAW_REACHES_MAX];
        int total = 0;
        for (int i = 0; i < n; i++) {
            slots[i] = total;
            total += all[i].done ? 0 : put(&all[i], room->trials + total);
        }
        if (total == 0) {
            return;
        }
        loft_batch_launch(batch, total, room->trials, room->flights);
        for (int i = 0; i < n; i++) {
            if (!all[i].done) {
                take(&all[i], room->trials + slots[i], room->flights + slots[i]);
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

/* The heading moves by what the bearing misses; with range left to the best flight. */
static int put_mended(searching *s, loft_batch_trial *trials)
{
    draw_reach *reach = s->reach;
    const double off_rad =
        loft_angle_wrap_pm(line_of(reach).azimuth1_rad - reach->launch->azimuth_rad);
    trials[0] = (loft_batch_trial){.launch = reach->launch, .aim = reach->aim};
    trials[0].aim.heading_rad = loft_angle_wrap(trials[0].aim.heading_rad - off_rad);
    return 1;
}

static void take_mended(searching *s, const loft_batch_trial *trials,
                        const loft_batch_flight *flights)
{
    draw_reach *reach = s->reach;
    double unused;
    if (!reached(s, flights, &unused)) {
        reach->found = false;
        s->done = true;
        return;
    }
    reach->aim = trials->aim;
    reach->flight = *flights;
    s->done = fabs(loft_angle_wrap_pm(line_of(reach).azimuth1_rad -
                                      reach->launch->azimuth_rad)) < on_azimuth_rad;
}

void loft_draw_reach_find(const loft_batch *batch, bool turns, int n, draw_reach *reaches,
                          draw_reach_room *room)
{
    searching all[DRAW_REACHES_MAX];
    for (int i = 0; i < n; i++) {
        all[i] = searching_of(&reaches[i]);
    }
    run(batch, n, all, PATTERNS_MAX, put_trials, take_flights, room);
    for (int i = 0; i < n; i++) {
        all[i].done = !turns || reaches[i].unbounded || !reaches[i].found;
    }
    run(batch, n, all, MENDINGS_MAX, put_mended, take_mended, room);
    for (int i = 0; i < n; i++) {
        draw_reach *reach = &reaches[i];
        reach->found = reach->found || reach->unbounded;
        reach->range_m =
            reach->found && !reach->unbounded ? line_of(reach).range_m : INFINITY;
    }
}
