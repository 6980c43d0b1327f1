/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/solve/standard_solver.h"

#include <math.h>

#include "loft/loft.h"

enum {
    N = NEWTON_MAX,
    PASSES_MAX = 12
};

static const double difference_rad = 1e-3; /* of the heading */
static const double cap_rad = 0.3;
static const double stale_rad = 0.02;
static const double rounding_rad = 1e-9;

static void start_climb(standard_solver *s)
{
    const standard_task *task = &s->task;
    const bool again = s->pass > 0;
    s->phase = STANDARD_CLIMB;
    s->climbed_rad = s->aim.heading_rad;
    s->climb = loft_climb_start(s->aim.end_elevation_rad, s->aim.turn_fraction,
                                task->tolerance, again || task->near,
                                s->headings.has_past || (!again && task->doubtful));
}

standard_solver loft_standard_solver_start(const standard_task *task)
{
    const double most_rad = task->wide ? 0.5 * LOFT_PI : LOFT_STANDARD_OFF_RAD;
    standard_solver s = {.task = *task,
                         .aim = task->aim,
                         .headings =
                             loft_headings_start(task->launch->azimuth_rad, most_rad)};
    if (task->turns && task->doubtful) {
        s.aim.heading_rad = loft_angle_wrap(task->launch->azimuth_rad +
                                            loft_headings_westmost(&s.headings));
    }
    start_climb(&s);
    if (task->turns && task->point_first && !task->doubtful) {
        s.phase = STANDARD_GUESS;
    }
    return s;
}

standard_solver loft_standard_solver_point(const standard_task *task)
{
    return (standard_solver){
        .task = *task, .phase = STANDARD_CHECK, .held = true, .aim = task->aim};
}

void loft_standard_solver_check(standard_solver *s, double on_azimuth_rad)
{
    s->task.on_azimuth_rad = on_azimuth_rad;
    s->held = true;
    s->phase = STANDARD_CHECK;
}

/* Trials of the climb or of headings: how many, with what they vary of the aim. */
static int ask(void *solver, loft_batch_trial trials[TRIALS_ASKED])
{
    standard_solver *s = solver;
    double steerings[CLIMB_ASKED][2];
    double turned[N][N];
    int n = 1;
    if (s->phase == STANDARD_CLIMB) {
        n = loft_climb_ask(&s->climb, steerings);
    } else if (s->phase == STANDARD_POINT_FIRST || s->phase == STANDARD_POINT) {
        n = loft_newton_ask(&s->pointing, turned);
    } else if (s->phase != STANDARD_GUESS && s->phase != STANDARD_CHECK) {
        return 0;
    }
    for (int i = 0; i < n; i++) {
        loft_launch_aim *aim = &trials[i].aim;
        trials[i] = (loft_batch_trial){.launch = s->task.launch, .aim = s->aim};
        if (s->phase == STANDARD_CLIMB) {
            aim->end_elevation_rad = steerings[i][0];
            aim->turn_fraction = steerings[i][1];
        } else if (s->phase == STANDARD_POINT_FIRST || s->phase == STANDARD_POINT) {
            aim->heading_rad = loft_angle_wrap(turned[i][0]);
        }
    }
    return n;
}

static double off_azimuth(const standard_solver *s, const loft_batch_flight *flight)
{
    const loft_launch *launch = s->task.launch;
    return loft_angle_wrap_pm(loft_trial_line(launch, flight).azimuth1_rad -
                              launch->azimuth_rad);
}

static double off_heading(const standard_solver *s, double heading_rad)
{
    return loft_angle_wrap_pm(heading_rad - s->task.launch->azimuth_rad);
}

static void climb_again(standard_solver *s, double off_rad)
{
    s->aim.heading_rad = loft_angle_wrap(s->task.launch->azimuth_rad + off_rad);
    s->pass++;
    start_climb(s);
}

static void end_unbounded(standard_solver *s)
{
    s->phase = STANDARD_UNBOUNDED;
    s->aim = s->past_half_way ? s->past : s->aim;
}

/* No steering of that heading leads to the azimuth, or it goes past half-way round. */
static void turn_back(standard_solver *s, double heading_rad)
{
    double next_rad = 0.0;
    if (!s->held && s->task.turns && s->pass < PASSES_MAX &&
        loft_headings_turn_back(&s->headings, off_heading(s, heading_rad), &next_rad)) {
        s->pointing.has_jacobian = false;
        climb_again(s, next_rad);
    } else {
        end_unbounded(s);
    }
}

static void turn_from_climbed(standard_solver *s)
{
    loft_headings_choose_side(&s->headings, off_azimuth(s, &s->flight));
    s->headings.has_short = false;
    turn_back(s, s->climbed_rad);
}

/* The best steering moves with the heading: it is sought again where that moved far. */
static void finish_pass(standard_solver *s)
{
    const double climbed_rad = off_heading(s, s->climbed_rad);
    const double off_rad = off_heading(s, s->aim.heading_rad);
    double next_rad = loft_headings_next(&s->headings, climbed_rad, off_rad);
    const bool more = !s->held && s->pass < PASSES_MAX;
    const bool lands = s->held || fabs(off_rad) <= s->headings.most_rad;
    const bool stale = fabs(off_rad - climbed_rad) > stale_rad &&
                       fabs(next_rad - climbed_rad) > rounding_rad;
    if (more &&
        (stale || (!lands && loft_headings_other_side(&s->headings, &next_rad)))) {
        climb_again(s, next_rad);
    } else if (lands) {
        s->phase = STANDARD_FOUND;
    } else {
        end_unbounded(s);
    }
}

static void follow_pointing(standard_solver *s)
{
    const newton_solver *pointing = &s->pointing;
    const bool failed = pointing->phase == NEWTON_FAILED;
    if (!failed && pointing->phase != NEWTON_SOLVED) {
        return;
    }
    if (s->phase == STANDARD_POINT_FIRST) {
        start_climb(s); /* another steering may fly there */
    } else if (!s->held && (failed || pointing->jacobian[0][0] <= 0.0)) {
        turn_from_climbed(s);
    } else if (failed) {
        s->phase = STANDARD_FAILED;
    } else {
        finish_pass(s);
    }
}

/* Turns the heading of the flight at hand, with the slope that is known from before. */
static void start_pointing(standard_solver *s, standard_phase phase)
{
    const newton_task task = {.n = 1,
                              .difference = {difference_rad},
                              .cap = {cap_rad},
                              .tolerance = s->task.on_azimuth_rad};
    double one[N][N] = {{1.0}}; /* d bearing/d heading, about */
    const double off_rad[1][N] = {{off_azimuth(s, &s->flight)}};
    const double x[N] = {s->aim.heading_rad};
    const bool good = true;
    newton_solver *known = &s->pointing;
    s->phase = phase;
    s->pointing =
        loft_newton_start(&task, x, known->has_jacobian ? known->jacobian : one);
    (void)loft_newton_tell(&s->pointing, &good, off_rad);
    follow_pointing(s);
}

static int tell_climb(standard_solver *s, int n, const loft_batch_trial trials[],
                      const loft_batch_flight flights[])
{
    const loft_geodetic site = s->task.launch->site;
    const loft_vec3 up = loft_geodesy_enu(site.lat_rad, site.lon_rad).up;
    bool good[CLIMB_ASKED];
    double angles_rad[CLIMB_ASKED];
    for (int i = 0; i < n; i++) {
        const loft_vec3 r_m = flights[i].r_ecef_m;
        const double off_up = loft_vec3_norm(loft_vec3_cross(r_m, up));
        angles_rad[i] = s->task.sweep ? loft_trial_swept(&trials[i], &flights[i])
                                      : atan2(off_up, loft_vec3_dot(r_m, up));
        good[i] = flights[i].end == LOFT_BATCH_IMPACT && angles_rad[i] > 0.0;
    }
    return loft_climb_tell(&s->climb, good, angles_rad);
}

static int tell_pointing(standard_solver *s, int n, const loft_batch_flight flights[])
{
    bool good[N];
    double off_rad[N][N] = {{0.0}};
    for (int i = 0; i < n; i++) {
        good[i] = flights[i].end == LOFT_BATCH_IMPACT;
        off_rad[i][0] = good[i] ? off_azimuth(s, &flights[i]) : 0.0;
    }
    return loft_newton_tell(&s->pointing, good, (const double(*)[N])off_rad);
}

/* The next phase. The aim and its flight are the best by now. */
static void go_on(standard_solver *s, bool flew)
{
    switch (s->phase) {
    case STANDARD_GUESS:
        if (flew) {
            start_pointing(s, STANDARD_POINT_FIRST);
        } else {
            start_climb(s); /* another steering may fly */
        }
        break;
    case STANDARD_CLIMB:
        if (s->climb.over && !s->climb.any) {
            s->phase = STANDARD_FAILED;
        } else if (s->climb.over && s->task.turns) {
            s->headings.has_short = true;
            s->headings.short_rad = off_heading(s, s->climbed_rad);
            start_pointing(s, STANDARD_POINT);
        } else if (s->climb.over) {
            finish_pass(s);
        }
        break;
    case STANDARD_CHECK:
        if (!flew) {
            s->phase = STANDARD_FAILED;
        } else if (s->task.turns) {
            start_pointing(s, STANDARD_POINT);
        } else {
            s->phase = STANDARD_FOUND;
        }
        break;
    default:
        follow_pointing(s);
        break;
    }
}

static int tell(void *solver, const loft_batch_flight flights[])
{
    standard_solver *s = solver;
    loft_batch_trial trials[TRIALS_ASKED];
    const int n = ask(s, trials);
    int taken = -1;
    for (int i = 0; i < n; i++) {
        if (loft_trial_is_unbounded(&trials[i], &flights[i])) {
            s->past_half_way = true;
            s->past = s->aim = trials[i].aim;
            turn_back(s, s->aim.heading_rad);
            return s->phase == STANDARD_UNBOUNDED ? i : -1;
        }
    }
    const bool flew = flights[0].end == LOFT_BATCH_IMPACT;
    if (s->phase == STANDARD_CLIMB) {
        taken = tell_climb(s, n, trials, flights);
    } else if (s->phase == STANDARD_POINT_FIRST || s->phase == STANDARD_POINT) {
        taken = tell_pointing(s, n, flights);
    } else {
        taken = flew ? 0 : -1;
    }
    if (taken >= 0) {
        s->aim = trials[taken].aim;
        s->flight = flights[taken];
    }
    go_on(s, flew);
    return taken;
}

const trials_kind loft_standard_solver_kind = {sizeof(standard_solver), ask, tell};

bool loft_standard_solver_found(const standard_solver *s)
{
    return s->phase == STANDARD_FOUND || s->phase == STANDARD_UNBOUNDED;
}

double loft_standard_solver_range(const standard_solver *s)
{
    return s->phase == STANDARD_FOUND
               ? loft_trial_line(s->task.launch, &s->flight).range_m
               : INFINITY;
}
