/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/batch/scheduler.h"

#include <math.h>

#include "loft/flight.h"
#include "loft/loft.h"
#include "sim/batch/kernel/kernel_tables.h"

static const double fine_tolerance = 1e-12; /* of a step, where a flight grazes the air */

/* Below this sine of the angle at 120 km altitude is a poor variable. */
static const double least_steepness = 0.03;

/* A vector of the inertial frame that coincided with the Earth's t_s ago, Earth-fixed. */
static loft_vec3 turned(loft_vec3 a, double angle_rad)
{
    const double c = cos(angle_rad);
    const double s = sin(angle_rad);
    return (loft_vec3){c * a.x + s * a.y, -s * a.x + c * a.y, a.z};
}

static loft_vec3 fixed_velocity(const kernel_tables *tables, loft_vec3 r_m,
                                loft_vec3 v_mps)
{
    return (loft_vec3){v_mps.x + tables->omega_radps * r_m.y,
                       v_mps.y - tables->omega_radps * r_m.x, v_mps.z};
}

static void fill_coast(const kernel_tables *tables, int n, flight_task *const tasks[],
                       kernel_coast *block)
{
    for (int l = 0; l < KERNEL_LANES; l++) {
        const flight_task *task = tasks[l < n ? l : 0]; /* idle lanes repeat the first */
        const loft_vec3 v =
            loft_scheduler_inertial_velocity(tables, task->r_m, task->v_mps);
        const double r_m[3] = {task->r_m.x, task->r_m.y, task->r_m.z};
        const double v_mps[3] = {v.x, v.y, v.z};
        for (int i = 0; i < 3; i++) {
            block->r_m[i][l] = r_m[i];
            block->v_mps[i][l] = v_mps[i];
        }
        block->t_s[l] = task->t_s;
        block->inv_beta[l] = task->inv_beta;
        block->per_anomaly[l] = task->per_anomaly;
        block->rise[l] = task->rise;
        block->fall[l] = task->fall;
    }
}

static void fill_entry(int n, flight_task *const tasks[], kernel_entry *block)
{
    for (int l = 0; l < KERNEL_LANES; l++) {
        const flight_task *task = tasks[l < n ? l : 0];
        for (int i = 0; i < 7; i++) {
            block->y[i][l] = task->air[i];
        }
        block->inv_beta[l] = task->inv_beta;
        block->error[l] = task->error;
    }
}

static void take_impact(const kernel_tables *tables, flight_task *task, double t_s,
                        const double y[6])
{
    const double angle_rad = tables->omega_radps * (t_s - task->t_s);
    const loft_vec3 r = turned((loft_vec3){y[0], y[1], y[2]}, angle_rad);
    const loft_vec3 v = turned((loft_vec3){y[3], y[4], y[5]}, angle_rad);
    task->flight->end = LOFT_BATCH_IMPACT;
    task->flight->t_s = t_s;
    task->flight->r_ecef_m = r;
    task->flight->v_ecef_mps = fixed_velocity(tables, r, v);
}

/*
 * Takes the coast of lane l if its error allows it: a shallow entry turns an error of
 * height into one of range, and one of its angle into a larger one. A NaN is refused.
 */
static bool take_coast(const kernel_coast_level *level, const kernel_coast *block, int l,
                       flight_task *task)
{
    loft_batch_flight *flight = task->flight;
    flight->evaluations += 8 * (level->n_rise + level->n_fall) + 1 + 12 + 3 +
                           12 * (block->topped_mps[l] != 0.0);
    const double s = fmax(block->steepness[l], least_steepness);
    if (!(block->error[l] <= s * s * level->limit)) {
        return false;
    }
    if (task->rise != 0.0 && block->apogee_m[l] > flight->apogee_m) {
        flight->apogee_m = block->apogee_m[l];
        flight->apogee_s = block->apogee_s[l];
    }
    for (int i = 0; i < 7; i++) {
        task->top[i] = block->top[i][l];
        task->air[i] = block->air[i][l];
    }
    task->error = block->landing_error[l];
    task->steepness = block->steepness[l];
    return true;
}

static bool take_entry(const kernel_tables *tables, const kernel_entry_level *level,
                       const kernel_entry *block, int l, flight_task *task)
{
    task->flight->evaluations += (level->order_6 ? 9 : 12) * level->n_steps;
    if (!(block->error[l] <= task->steepness * level->limit)) {
        return false;
    }
    const double y[6] = {block->y[0][l], block->y[1][l], block->y[2][l],
                         block->y[3][l], block->y[4][l], block->y[5][l]};
    take_impact(tables, task, block->y[6][l], y);
    return true;
}

void loft_scheduler_fill(const flight_task *task, kernel_air_flight *flight)
{
    *flight = (kernel_air_flight){.r_m = {task->r_m.x, task->r_m.y, task->r_m.z},
                                  .v_mps = {task->v_mps.x, task->v_mps.y, task->v_mps.z},
                                  .t_s = task->t_s,
                                  .alt_m = task->alt_m,
                                  .falls = task->falls,
                                  .inv_beta = task->inv_beta};
}

/* Back to where the arcs ended: an entry that grazes the air starts there. */
static void start_at_top(const kernel_tables *tables, flight_task *task)
{
    const double t_s = task->top[6];
    const double angle_rad = tables->omega_radps * (t_s - task->t_s);
    const loft_vec3 r =
        turned((loft_vec3){task->top[0], task->top[1], task->top[2]}, angle_rad);
    const loft_vec3 v =
        turned((loft_vec3){task->top[3], task->top[4], task->top[5]}, angle_rad);
    task->r_m = r;
    task->v_mps = fixed_velocity(tables, r, v);
    task->t_s = t_s;
    const loft_ellipsoid shape = loft_kernel_shape(tables);
    loft_vec3 up;
    loft_geodesy_height(&shape, r, &task->alt_m, &up);
    task->falls = loft_vec3_dot(up, task->v_mps) < 0.0;
}

/* More than half-way round the Earth from its launch, and still above the air. */
static bool past_half_way(const flight_task *task)
{
    return task->launched && loft_vec3_dot(task->r_m, task->up) < 0.0 &&
           loft_vec3_dot(task->r_m, task->ahead) < 0.0;
}

typedef struct queue {
    int n;
    flight_task *tasks[TASKS_MAX];
} queue;

static void queue_up(queue *q, flight_task *task)
{
    q->tasks[q->n++] = task;
}

/*
 * The entry level that a body needs: in an exponential atmosphere it reaches the ground at
 * exp(-loading) of its speed (Allen & Eggers, NACA 1381, 1958).
 */
static int entry_level_of(const kernel_tables *tables, task_accuracy accuracy,
                          const flight_task *task)
{
    static const double column_kgpm2 = 1.225 * 7200.0;
    const double loading = 0.5 * column_kgpm2 * task->inv_beta / task->steepness;
    int level = (int)accuracy;
    while (level < KERNEL_ENTRY_LEVELS &&
           !(loading <= tables->entry_levels[level].loading_most)) {
        level++;
    }
    return task->steepness >= least_steepness ? level : KERNEL_ENTRY_LEVELS;
}

/* Down to 120 km; flights whose error is too large stay in `waiting`. */
static void fly_coasts(const kernel_machine *machine, int level, queue *waiting,
                       queue *landed)
{
    const kernel_tables *tables = &machine->tables;
    int n_left = 0;
    for (int first = 0; first < waiting->n; first += KERNEL_LANES) {
        kernel_coast block;
        const int n = waiting->n - first;
        const int width = n < KERNEL_LANES ? n : KERNEL_LANES;
        fill_coast(tables, width, &waiting->tasks[first], &block);
        machine->code->coast(tables, level, width, &block);
        for (int l = 0; l < width; l++) {
            flight_task *task = waiting->tasks[first + l];
            if (take_coast(&tables->coast_levels[level], &block, l, task)) {
                queue_up(landed, task);
            } else {
                waiting->tasks[n_left++] = task;
            }
        }
    }
    waiting->n = n_left;
}

static void fly_entries(const kernel_machine *machine, int level, const queue *waiting,
                        queue *failed)
{
    const kernel_tables *tables = &machine->tables;
    for (int first = 0; first < waiting->n; first += KERNEL_LANES) {
        kernel_entry block;
        const int n = waiting->n - first;
        const int width = n < KERNEL_LANES ? n : KERNEL_LANES;
        fill_entry(width, &waiting->tasks[first], &block);
        machine->code->entry(tables, level, width, &block);
        for (int l = 0; l < width; l++) {
            flight_task *task = waiting->tasks[first + l];
            if (!take_entry(tables, &tables->entry_levels[level], &block, l, task)) {
                queue_up(failed, task);
            }
        }
    }
}

/* Starts flights where their arcs ended, unless they have gone too far round the Earth. */
static void step_on(const kernel_tables *tables, const queue *from, queue *stepping)
{
    for (int i = 0; i < from->n; i++) {
        flight_task *task = from->tasks[i];
        start_at_top(tables, task);
        if (task->steepness < least_steepness && past_half_way(task)) {
            task->flight->end = LOFT_BATCH_ORBIT;
        } else {
            queue_up(stepping, task);
        }
    }
}

/*
 * Coasts level by level, then entries, each from the level that it needs; kernel 3 flies
 * what grazes the air or fails the last level.
 */
void loft_scheduler_fly_coasts(const kernel_machine *machine, task_accuracy accuracy,
                               int n, flight_task *tasks[])
{
    const kernel_tables *tables = &machine->tables;
    queue coasting = {.n = 0};
    queue landed = {.n = 0};
    queue entering[KERNEL_ENTRY_LEVELS + 1];
    for (int i = 0; i < n; i++) {
        queue_up(&coasting, tasks[i]);
    }
    for (int level = (int)accuracy; level < KERNEL_COAST_LEVELS; level++) {
        fly_coasts(machine, level, &coasting, &landed);
    }
    for (int level = 0; level <= KERNEL_ENTRY_LEVELS; level++) {
        entering[level].n = 0;
    }
    for (int i = 0; i < landed.n; i++) {
        queue_up(&entering[entry_level_of(tables, accuracy, landed.tasks[i])],
                 landed.tasks[i]);
    }
    for (int level = 0; level < KERNEL_ENTRY_LEVELS; level++) {
        fly_entries(machine, level, &entering[level], &entering[level + 1]);
    }
    /* those that failed the arcs start where they were */
    step_on(tables, &entering[KERNEL_ENTRY_LEVELS], &coasting);
    loft_scheduler_fly_in_air(machine, coasting.n, coasting.tasks);
}

/* Climbing with the energy to leave the Earth: what started in the air steps on for ever. */
static bool is_leaving(const kernel_tables *tables, const flight_task *task)
{
    const loft_vec3 v = loft_scheduler_inertial_velocity(tables, task->r_m, task->v_mps);
    return loft_vec3_dot(task->r_m, v) > 0.0 &&
           0.5 * loft_vec3_dot(v, v) >= tables->mu_m3ps2 / loft_vec3_norm(task->r_m);
}

void loft_scheduler_run_air_kernel(const kernel_machine *machine, int n,
                                   flight_task *const tasks[], double tolerance,
                                   bool to_ground, kernel_air_flight *flights)
{
    machine->code->air(&machine->tables, tolerance, to_ground, n, flights);
    for (int i = 0; i < n; i++) {
        const kernel_air_flight *flown = &flights[i];
        flight_task *task = tasks[i];
        loft_batch_flight *flight = task->flight;
        flight->evaluations += flown->evaluations;
        flight->burnout_mps = fmax(flight->burnout_mps, flown->burnout_mps);
        if (flight->apogee_m < flown->apogee_m) {
            flight->apogee_m = flown->apogee_m;
            flight->apogee_s = flown->apogee_s;
        }
        task->t_s = flown->t_s;
        task->r_m = (loft_vec3){flown->r_m[0], flown->r_m[1], flown->r_m[2]};
        task->v_mps = (loft_vec3){flown->v_mps[0], flown->v_mps[1], flown->v_mps[2]};
        task->alt_m = flown->alt_m;
        task->falls = flown->ended != KERNEL_LEFT_AIR;
        flight->end = flown->ended == KERNEL_GROUND        ? LOFT_BATCH_IMPACT
                      : flown->ended == KERNEL_SKIPS       ? LOFT_BATCH_ORBIT
                      : is_leaving(&machine->tables, task) ? LOFT_BATCH_ESCAPE
                                                           : LOFT_BATCH_LIMIT;
        if (flight->end == LOFT_BATCH_IMPACT) {
            flight->t_s = task->t_s;
            flight->r_ecef_m = task->r_m;
            flight->v_ecef_mps = task->v_mps;
        }
    }
}

/* Ballistic flight in the air; one that leaves it again goes on all the same. */
void loft_scheduler_fly_in_air(const kernel_machine *machine, int n,
                               flight_task *const tasks[])
{
    kernel_air_flight flights[TASKS_MAX];
    for (int i = 0; i < n; i++) {
        loft_scheduler_fill(tasks[i], &flights[i]);
    }
    loft_scheduler_run_air_kernel(machine, n, tasks, fine_tolerance, true, flights);
}
