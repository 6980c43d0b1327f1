/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * scheduler.h - flights between the kernels: chooses the kernel that a flight needs next,
 * and takes its result; internal to batch.c.
 */
#ifndef LOFT_SIM_SCHEDULER_H
#define LOFT_SIM_SCHEDULER_H

#include "loft/batch.h"
#include "sim/batch/kernel/kernel.h"

enum {
    TASKS_MAX = 256 /* tasks at a time; the next level flies those of them that failed */
};

typedef struct kernel_machine {
    const kernel_code *code;
    kernel_tables tables;
} kernel_machine;

/* A flight as it is known between two kernels. */
typedef struct flight_task {
    loft_vec3 r_m, v_mps; /* Earth-fixed, at t_s */
    double t_s;
    double alt_m;
    bool falls; /* from there */
    double inv_beta;
    loft_batch_flight *flight;
    double per_anomaly, rise, fall; /* of a coast */
    double top[7], air[7]; /* its end near 135 km, and at 120 km: r, v, t, inertial */
    double error;          /* of the step between */
    double steepness;
    bool launched; /* from a site, in a direction: unit vectors */
    loft_vec3 up, ahead;
} flight_task;

typedef enum next_kernel {
    NEXT_COAST,
    NEXT_AIR, /* the air is never left, or met at a grazing angle */
    NEXT_NONE /* the flight is decided */
} next_kernel;

typedef enum task_accuracy {
    ACCURACY_ROUGH, /* a few decimetres will do, as for what a boost has left */
    ACCURACY_FINE
} task_accuracy;

/* The inertial velocity of one relative to the Earth, on the same axes. */
loft_vec3 loft_scheduler_inertial_velocity(const kernel_tables *tables, loft_vec3 r_m,
                                           loft_vec3 v_mps);

/* The arcs of the task to apogee, if it climbs, and to 120 km; the kernel that flies it. */
next_kernel loft_scheduler_plan_coast(const kernel_tables *tables, flight_task *task);

/* To the ground, with the first levels accurate enough. n <= TASKS_MAX; changes tasks[]. */
void loft_scheduler_fly_coasts(const kernel_machine *machine, task_accuracy accuracy,
                               int n, flight_task *tasks[]);
void loft_scheduler_fly_in_air(const kernel_machine *machine, int n,
                               flight_task *const tasks[]);

/* A flight of kernel 3 from the state of a task, without thrust. */
void loft_scheduler_fill(const flight_task *task, kernel_air_flight *flight);

/*
 * Flies the filled flights of up to TASKS_MAX tasks in kernel 3 and takes their results:
 * impact, orbit or limit, or the state in which they left the air.
 */
void loft_scheduler_run_air_kernel(const kernel_machine *machine, int n,
                                   flight_task *const tasks[], double tolerance,
                                   bool to_ground, kernel_air_flight *flights);

#endif
