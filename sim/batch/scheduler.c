/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/batch/scheduler.h"

#include <math.h>

#include "loft/flight.h"
#include "loft/loft.h"
#include "sim/batch/kernel/kernel_world.h"

static const double careful_tolerance = 1e-12; /* of a step of what grazes the air */

/* Below this sine of the angle at 120 km altitude is no good variable. */
static const double least_steepness = 0.03;

/* A vector of the inertial frame that coincided with the Earth's t_s ago, Earth-fixed. */
static loft_vec3 turned(loft_vec3 a, double angle_rad)
{
    const double c = cos(angle_rad);
    const double s = sin(angle_rad);
    return (loft_vec3){c * a.x + s * a.y, -s * a.x + c * a.y, a.z};
}

static loft_vec3 fixed_velocity(const kernel_world *w, loft_vec3 r_m, loft_vec3 v_mps)
{
    return (loft_vec3){v_mps.x + w->omega_radps * r_m.y, v_mps.y - w->omega_radps * r_m.x,
                       v_mps.z};
}

static void fill_coast(const kernel_world *w, int n, job *const jobs[],
                       kernel_coast *block)
{
    for (int l = 0; l < KERNEL_LANES; l++) {
        const job *j = jobs[l < n ? l : 0]; /* idle lanes fly the first again */
        const loft_vec3 v = loft_jobs_inertial_velocity(w, j->r_m, j->v_mps);
        const double r_m[3] = {j->r_m.x, j->r_m.y, j->r_m.z};
        const double v_mps[3] = {v.x, v.y, v.z};
        for (int i = 0; i < 3; i++) {
            block->r_m[i][l] = r_m[i];
            block->v_mps[i][l] = v_mps[i];
        }
        block->t_s[l] = j->t_s;
        block->inv_beta[l] = j->inv_beta;
        block->per_anomaly[l] = j->per_anomaly;
        block->rise[l] = j->rise;
        block->fall[l] = j->fall;
    }
}

static void fill_entry(int n, job *const jobs[], kernel_entry *block)
{
    for (int l = 0; l < KERNEL_LANES; l++) {
        const job *j = jobs[l < n ? l : 0];
        for (int i = 0; i < 7; i++) {
            block->y[i][l] = j->air[i];
        }
        block->inv_beta[l] = j->inv_beta;
        block->error[l] = j->error;
    }
}

static void take_impact(const kernel_world *w, job *j, double t_s, const double y[6])
{
    const double angle_rad = w->omega_radps * (t_s - j->t_s);
    const loft_vec3 r = turned((loft_vec3){y[0], y[1], y[2]}, angle_rad);
    const loft_vec3 v = turned((loft_vec3){y[3], y[4], y[5]}, angle_rad);
    j->flight->end = LOFT_BATCH_IMPACT;
    j->flight->t_s = t_s;
    j->flight->r_ecef_m = r;
    j->flight->v_ecef_mps = fixed_velocity(w, r, v);
}

/*
 * Whether one lane's coast stands: a shallow entry turns an error of height into one of
 * range, and one of its angle into more. A NaN anywhere is a bad coast.
 */
static bool take_coast(const kernel_coast_tier *tier, const kernel_coast *block, int l,
                       job *j)
{
    loft_batch_flight *flight = j->flight;
    flight->evaluations += 8 * (tier->n_rise + tier->n_fall) + 1 + 12 + 3 +
                           12 * (block->topped_mps[l] != 0.0);
    const double s = fmax(block->steepness[l], least_steepness);
    if (!(block->error[l] <= s * s * tier->limit)) {
        return false;
    }
    if (j->rise != 0.0 && block->apogee_m[l] > flight->apogee_m) {
        flight->apogee_m = block->apogee_m[l];
        flight->apogee_s = block->apogee_s[l];
    }
    for (int i = 0; i < 7; i++) {
        j->top[i] = block->top[i][l];
        j->air[i] = block->air[i][l];
    }
    j->error = block->landing_error[l];
    j->steepness = block->steepness[l];
    return true;
}

static bool take_entry(const kernel_world *w, const kernel_entry_tier *tier,
                       const kernel_entry *block, int l, job *j)
{
    j->flight->evaluations += (tier->order_6 ? 9 : 12) * tier->n_steps;
    if (!(block->error[l] <= j->steepness * tier->limit)) {
        return false;
    }
    const double y[6] = {block->y[0][l], block->y[1][l], block->y[2][l],
                         block->y[3][l], block->y[4][l], block->y[5][l]};
    take_impact(w, j, block->y[6][l], y);
    return true;
}

void loft_jobs_fill(const job *j, kernel_march *flight)
{
    *flight = (kernel_march){.r_m = {j->r_m.x, j->r_m.y, j->r_m.z},
                             .v_mps = {j->v_mps.x, j->v_mps.y, j->v_mps.z},
                             .t_s = j->t_s,
                             .alt_m = j->alt_m,
                             .falls = j->falls,
                             .inv_beta = j->inv_beta};
}

/* Where the arcs ended: an entry that grazes the air starts there. */
static void start_at_top(const kernel_world *w, job *j)
{
    const double t_s = j->top[6];
    const double angle_rad = w->omega_radps * (t_s - j->t_s);
    const loft_vec3 r = turned((loft_vec3){j->top[0], j->top[1], j->top[2]}, angle_rad);
    const loft_vec3 v = turned((loft_vec3){j->top[3], j->top[4], j->top[5]}, angle_rad);
    j->r_m = r;
    j->v_mps = fixed_velocity(w, r, v);
    j->t_s = t_s;
    const loft_ellipsoid shape = loft_kernel_shape(w);
    loft_vec3 up;
    loft_geodesy_height(&shape, r, &j->alt_m, &up);
    j->falls = loft_vec3_dot(up, j->v_mps) < 0.0;
}

/* Half-way round the Earth from its launch, and the air not yet met. */
static bool past_half_way(const job *j)
{
    return j->launched && loft_vec3_dot(j->r_m, j->up) < 0.0 &&
           loft_vec3_dot(j->r_m, j->ahead) < 0.0;
}

typedef struct queue {
    int n;
    job *jobs[JOBS_MAX];
} queue;

static void queue_up(queue *q, job *j)
{
    q->jobs[q->n++] = j;
}

/*
 * The tier of entries that a body asks for: in an exponential air it meets the ground at
 * exp(-loading) of its speed (Allen & Eggers, NACA 1381, 1958).
 */
static int entry_tier_of(const kernel_world *w, jobs_care care, const job *j)
{
    static const double column_kgpm2 = 1.225 * 7200.0;
    const double loading = 0.5 * column_kgpm2 * j->inv_beta / j->steepness;
    int tier = care;
    while (tier < KERNEL_ENTRY_TIERS && !(loading <= w->entry_tiers[tier].loading_most)) {
        tier++;
    }
    return j->steepness >= least_steepness ? tier : KERNEL_ENTRY_TIERS;
}

/* Down to 120 km; whoever no tier is good enough for stays where it was. */
static void fly_coasts(const kernel_machine *machine, int tier, queue *waiting,
                       queue *landed)
{
    const kernel_world *w = &machine->world;
    int n_left = 0;
    for (int first = 0; first < waiting->n; first += KERNEL_LANES) {
        kernel_coast block;
        const int n = waiting->n - first;
        const int width = n < KERNEL_LANES ? n : KERNEL_LANES;
        fill_coast(w, width, &waiting->jobs[first], &block);
        machine->code->coast(w, tier, width, &block);
        for (int l = 0; l < width; l++) {
            job *j = waiting->jobs[first + l];
            if (take_coast(&w->coast_tiers[tier], &block, l, j)) {
                queue_up(landed, j);
            } else {
                waiting->jobs[n_left++] = j;
            }
        }
    }
    waiting->n = n_left;
}

static void fly_entries(const kernel_machine *machine, int tier, const queue *waiting,
                        queue *failed)
{
    const kernel_world *w = &machine->world;
    for (int first = 0; first < waiting->n; first += KERNEL_LANES) {
        kernel_entry block;
        const int n = waiting->n - first;
        const int width = n < KERNEL_LANES ? n : KERNEL_LANES;
        fill_entry(width, &waiting->jobs[first], &block);
        machine->code->entry(w, tier, width, &block);
        for (int l = 0; l < width; l++) {
            job *j = waiting->jobs[first + l];
            if (!take_entry(w, &w->entry_tiers[tier], &block, l, j)) {
                queue_up(failed, j);
            }
        }
    }
}

/* From where the arcs ended, whoever has not gone too far for that. */
static void step_on(const kernel_world *w, const queue *from, queue *stepping)
{
    for (int i = 0; i < from->n; i++) {
        job *j = from->jobs[i];
        start_at_top(w, j);
        if (j->steepness < least_steepness && past_half_way(j)) {
            j->flight->end = LOFT_BATCH_ORBIT;
        } else {
            queue_up(stepping, j);
        }
    }
}

/*
 * Coasts tier by tier, then entries, each from the tier that it asks for; whatever grazes
 * the air or fails the last tier is flown on step by step.
 */
void loft_jobs_coast(const kernel_machine *machine, jobs_care care, int n, job *jobs[])
{
    const kernel_world *w = &machine->world;
    queue coasting = {.n = 0};
    queue landed = {.n = 0};
    queue entering[KERNEL_ENTRY_TIERS + 1];
    for (int i = 0; i < n; i++) {
        queue_up(&coasting, jobs[i]);
    }
    for (int tier = care; tier < KERNEL_COAST_TIERS; tier++) {
        fly_coasts(machine, tier, &coasting, &landed);
    }
    for (int tier = 0; tier <= KERNEL_ENTRY_TIERS; tier++) {
        entering[tier].n = 0;
    }
    for (int i = 0; i < landed.n; i++) {
        queue_up(&entering[entry_tier_of(w, care, landed.jobs[i])], landed.jobs[i]);
    }
    for (int tier = 0; tier < KERNEL_ENTRY_TIERS; tier++) {
        fly_entries(machine, tier, &entering[tier], &entering[tier + 1]);
    }
    /* who failed the arcs starts where it was */
    step_on(w, &entering[KERNEL_ENTRY_TIERS], &coasting);
    loft_jobs_march(machine, coasting.n, coasting.jobs);
}

void loft_jobs_take_march(const kernel_machine *machine, int n, job *const jobs[],
                          double tolerance, bool to_ground, kernel_march *flights)
{
    machine->code->march(&machine->world, tolerance, to_ground, n, flights);
    for (int i = 0; i < n; i++) {
        const kernel_march *flown = &flights[i];
        job *j = jobs[i];
        loft_batch_flight *flight = j->flight;
        flight->evaluations += flown->evaluations;
        flight->burnout_mps = fmax(flight->burnout_mps, flown->burnout_mps);
        if (flight->apogee_m < flown->apogee_m) {
            flight->apogee_m = flown->apogee_m;
            flight->apogee_s = flown->apogee_s;
        }
        j->t_s = flown->t_s;
        j->r_m = (loft_vec3){flown->r_m[0], flown->r_m[1], flown->r_m[2]};
        j->v_mps = (loft_vec3){flown->v_mps[0], flown->v_mps[1], flown->v_mps[2]};
        j->alt_m = flown->alt_m;
        j->falls = flown->ended != KERNEL_LEFT_AIR;
        flight->end = flown->ended == KERNEL_GROUND  ? LOFT_BATCH_IMPACT
                      : flown->ended == KERNEL_SKIPS ? LOFT_BATCH_ORBIT
                                                     : LOFT_BATCH_LIMIT;
        if (flight->end == LOFT_BATCH_IMPACT) {
            flight->t_s = j->t_s;
            flight->r_ecef_m = j->r_m;
            flight->v_ecef_mps = j->v_mps;
        }
    }
}

/* Ballistic flight in the air; one that leaves it again goes on all the same. */
void loft_jobs_march(const kernel_machine *machine, int n, job *const jobs[])
{
    kernel_march flights[JOBS_MAX];
    for (int i = 0; i < n; i++) {
        loft_jobs_fill(jobs[i], &flights[i]);
    }
    loft_jobs_take_march(machine, n, jobs, careful_tolerance, true, flights);
}
