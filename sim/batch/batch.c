/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/batch/batch.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/batch/boost_lane.h"
#include "sim/batch/kernel/kernel_tables.h"
#include "sim/batch/low_start.h"
#include "sim/batch/scheduler.h"
#include "sim/flight/drag.h"

struct loft_batch {
    kernel_machine machine;
    loft_model model; /* of the flights that the kernels leave to loft_fly */
};

/* Relative tolerance of a step (scales 6.4e6 m, 7e3 m/s); gives errors of a few metres. */
static const double boost_tolerance = 7e-7;

static bool machine_has_avx512(void)
{
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
           __builtin_cpu_supports("avx512vl");
#else
    return false;
#endif
}

static bool machine_has_avx2(void)
{
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
           __builtin_cpu_supports("bmi2");
#else
    return false;
#endif
}

static bool machine_has_baseline(void)
{
    return true;
}

/* The best first. */
static const kernel_code *code_named(const char *name)
{
    static const struct {
        const kernel_code *(*code)(void);
        bool (*is_there)(void);
    } rows[] = {
        {loft_kernel_avx512, machine_has_avx512},
        {loft_kernel_avx2, machine_has_avx2},
        {loft_kernel_baseline, machine_has_baseline},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const kernel_code *code = rows[i].code();
        if (code != NULL && rows[i].is_there() &&
            (name == NULL || strcmp(code->name, name) == 0)) {
            return code;
        }
    }
    return NULL;
}

loft_status loft_batch_new(const loft_model *model, const char *name, loft_batch **out)
{
    const kernel_code *code = code_named(name);
    if (code == NULL) {
        return LOFT_ERR_DOMAIN;
    }
    loft_batch *batch = malloc(sizeof *batch);
    if (batch == NULL) {
        return LOFT_ERR_NOMEM;
    }
    batch->machine.code = code;
    batch->model = *model;
    const loft_status status = loft_kernel_tables(model, &batch->machine.tables);
    if (status != LOFT_OK) {
        free(batch);
        return status;
    }
    *out = batch;
    return LOFT_OK;
}

loft_status loft_batch_without_rotation(const loft_batch *batch, loft_batch **out)
{
    loft_batch *still = malloc(sizeof *still);
    if (still == NULL) {
        return LOFT_ERR_NOMEM;
    }
    *still = *batch;
    still->machine.tables.omega_radps = 0.0;
    still->model.earth.omega_radps = 0.0;
    *out = still;
    return LOFT_OK;
}

void loft_batch_free(loft_batch *batch)
{
    free(batch);
}

const char *loft_batch_name(const loft_batch *batch)
{
    return batch->machine.code->name;
}

loft_batch_state loft_batch_state_of(const loft_ellipsoid *shape, loft_geodetic place,
                                     double speed_mps, double fpa_rad, double azimuth_rad,
                                     double beta_kgpm2)
{
    const loft_frame_enu enu = loft_geodesy_enu(place.lat_rad, place.lon_rad);
    const double level_mps = speed_mps * cos(fpa_rad);
    const loft_vec3 up = loft_vec3_scale(speed_mps * sin(fpa_rad), enu.up);
    const loft_vec3 north = loft_vec3_axpy(level_mps * cos(azimuth_rad), enu.north, up);
    return (loft_batch_state){
        .r_ecef_m = loft_geodesy_ecef(shape, place),
        .v_ecef_mps = loft_vec3_axpy(level_mps * sin(azimuth_rad), enu.east, north),
        .beta_kgpm2 = beta_kgpm2};
}

/* A state on the ground may lie this far below or above it by rounding. */
static const double ground_m = 1e-6;

static bool state_is_good(const loft_batch_state *s, double alt_m)
{
    return s->beta_kgpm2 > 0.0 && alt_m >= LOW_START_LEAST_M - ground_m && alt_m <= 1e8 &&
           (alt_m > ground_m || loft_vec3_norm(s->v_ecef_mps) > 0.0) &&
           loft_vec3_norm(s->v_ecef_mps) < 1e6;
}

/* The kernels have ground at 0, and fly what lies above it or climbs from there. */
static bool state_is_low(double alt_m, double climb_mps)
{
    return alt_m < -ground_m || (alt_m <= ground_m && !(climb_mps > 0.0));
}

/*
 * Does it only descend? One that is level up to rounding, or climbs for so short a time that
 * a parabola gives its apogee to a tenth of a millimetre, counts as at its apogee: the
 * kernels find one from the end of a step, far behind.
 */
static bool starts_at_top(const kernel_tables *tables, const loft_batch_state *s,
                          loft_vec3 up, double *above_m)
{
    static const double longest_s = 0.01; /* with a drag of 100 m/s2 a second: 2e-5 m */
    const loft_vec3 v =
        loft_scheduler_inertial_velocity(tables, s->r_ecef_m, s->v_ecef_mps);
    const double climb_mps = loft_vec3_dot(up, s->v_ecef_mps);
    const double r_m = loft_vec3_norm(s->r_ecef_m);
    const double along2 = loft_vec3_dot(v, v) - climb_mps * climb_mps;
    const double drop_mps2 = tables->mu_m3ps2 / (r_m * r_m) - along2 / r_m;
    *above_m = 0.0;
    if (climb_mps > 0.0 && drop_mps2 > 0.0 && climb_mps <= longest_s * drop_mps2) {
        *above_m = 0.5 * climb_mps * climb_mps / drop_mps2;
        return true;
    }
    return !(climb_mps > 0.0);
}

/* Tasks by the kernel that they need next. */
typedef struct routed {
    int n_coasting, n_in_air;
    flight_task *coasting[TASKS_MAX];
    flight_task *in_air[TASKS_MAX];
} routed;

static void add_routed(routed *r, next_kernel to, flight_task *task)
{
    if (to == NEXT_COAST) {
        r->coasting[r->n_coasting++] = task;
    } else if (to == NEXT_AIR) {
        r->in_air[r->n_in_air++] = task;
    }
}

static void fly_routed(const kernel_machine *machine, task_accuracy accuracy, routed *r)
{
    loft_scheduler_fly_coasts(machine, accuracy, r->n_coasting, r->coasting);
    loft_scheduler_fly_in_air(machine, r->n_in_air, r->in_air);
}

static void coast_chunk(const loft_batch *batch, int n, const loft_batch_state *states,
                        loft_batch_flight *flights)
{
    const kernel_machine *machine = &batch->machine;
    const kernel_tables *tables = &machine->tables;
    const loft_ellipsoid shape = loft_kernel_shape(tables);
    flight_task tasks[TASKS_MAX];
    routed next;
    next.n_coasting = next.n_in_air = 0;
    for (int i = 0; i < n; i++) {
        const loft_batch_state *s = &states[i];
        double alt_m = NAN;
        loft_vec3 up = {0.0, 0.0, 0.0};
        flights[i] = (loft_batch_flight){.end = LOFT_BATCH_DOMAIN};
        loft_geodesy_height(&shape, s->r_ecef_m, &alt_m, &up);
        if (!state_is_good(s, alt_m)) {
            continue;
        }
        if (state_is_low(alt_m, loft_low_start_climb(up, s->v_ecef_mps))) {
            loft_low_start_fly(&batch->model, s, &flights[i]);
            continue;
        }
        double above_m = 0.0;
        const bool falls = starts_at_top(tables, s, up, &above_m);
        flights[i].apogee_m = alt_m + above_m;
        tasks[i] = (flight_task){.r_m = s->r_ecef_m,
                                 .v_mps = s->v_ecef_mps,
                                 .alt_m = alt_m,
                                 .falls = falls,
                                 .inv_beta = 1.0 / s->beta_kgpm2,
                                 .flight = &flights[i]};
        const next_kernel to = alt_m < KERNEL_ENTRY_M
                                   ? NEXT_AIR
                                   : loft_scheduler_plan_coast(tables, &tasks[i]);
        add_routed(&next, to, &tasks[i]);
    }
    fly_routed(machine, ACCURACY_FINE, &next);
}

void loft_batch_coast(const loft_batch *batch, int n, const loft_batch_state *states,
                      loft_batch_flight *flights)
{
    for (int first = 0; first < n; first += TASKS_MAX) {
        const int width = n - first < TASKS_MAX ? n - first : TASKS_MAX;
        coast_chunk(batch, width, states + first, flights + first);
    }
}

/* False for what no kernel can fly and for a booster that stays down; flight has which. */
static bool set_up(const loft_batch_trial *trial, loft_launch_setup *setup,
                   loft_batch_flight *flight)
{
    *flight = (loft_batch_flight){.end = LOFT_BATCH_DOMAIN};
    if (loft_launch_set_up(trial->launch, &trial->aim, setup) != LOFT_OK ||
        loft_steering_check(&setup->plan.steering) != LOFT_OK ||
        !loft_drag_is_boost(&setup->booster.drag) || setup->plan.start.alt_m < 0.0 ||
        setup->plan.start.alt_m > KERNEL_ENTRY_M) {
        return false;
    }
    if (!(loft_booster_lift_off_ratio(&setup->booster) > 1.0)) {
        flight->end = LOFT_BATCH_WEAK;
        return false;
    }
    return true;
}

static void launch_chunk(const kernel_machine *machine, int n,
                         const loft_batch_trial *trials, loft_batch_flight *flights)
{
    const kernel_tables *tables = &machine->tables;
    const loft_ellipsoid shape = loft_kernel_shape(tables);
    flight_task tasks[TASKS_MAX];
    flight_task *ready[TASKS_MAX];
    kernel_air_flight boosts[TASKS_MAX];
    routed next;
    int n_ready = 0;
    next.n_coasting = next.n_in_air = 0;
    for (int i = 0; i < n; i++) {
        loft_launch_setup setup;
        if (!set_up(&trials[i], &setup, &flights[i])) {
            continue;
        }
        const loft_geodetic *site = &setup.plan.start;
        const boost_frame frame = loft_boost_lane_frame(&setup);
        flight_task *task = &tasks[i];
        *task = (flight_task){.r_m = loft_geodesy_ecef(&shape, *site),
                              .alt_m = site->alt_m,
                              .inv_beta = 1.0 / trials[i].launch->beta_kgpm2,
                              .flight = &flights[i],
                              .launched = true,
                              .up = frame.up,
                              .ahead = frame.ahead};
        loft_scheduler_fill(task, &boosts[n_ready]);
        loft_boost_lane_fill(&setup, &frame, &boosts[n_ready]);
        ready[n_ready++] = task;
    }
    loft_scheduler_run_air_kernel(machine, n_ready, ready, boost_tolerance, false,
                                  boosts);
    for (int i = 0; i < n_ready; i++) {
        if (boosts[i].ended == KERNEL_LEFT_AIR) {
            add_routed(&next, loft_scheduler_plan_coast(tables, ready[i]), ready[i]);
        }
    }
    fly_routed(machine, ACCURACY_ROUGH, &next);
}

void loft_batch_launch(const loft_batch *batch, int n, const loft_batch_trial *trials,
                       loft_batch_flight *flights)
{
    for (int first = 0; first < n; first += TASKS_MAX) {
        const int width = n - first < TASKS_MAX ? n - first : TASKS_MAX;
        launch_chunk(&batch->machine, width, trials + first, flights + first);
    }
}
