/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * jobs.h - flights between the kernels: which kernel is next, and what came of it;
 * internal to batch.c.
 */
#ifndef LOFT_SIM_JOBS_H
#define LOFT_SIM_JOBS_H

#include "loft/batch.h"
#include "sim/batch/kernel/kernel.h"

enum {
    JOBS_MAX = 256 /* flights between which those that failed a tier are gathered */
};

typedef struct kernel_machine {
    const kernel_code *code;
    kernel_world world;
} kernel_machine;

/* A flight under way: what is known of it between the kernels. */
typedef struct job {
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
} job;

typedef enum route {
    ROUTE_COAST,
    ROUTE_MARCH, /* the air is never left, or met at a grazing angle */
    ROUTE_NONE   /* the flight is decided */
} route;

typedef enum jobs_care {
    JOBS_ROUGHLY, /* a few decimetres will do, as for what a boost has left */
    JOBS_FINELY
} jobs_care;

/* Of a velocity relative to the Earth, along the axes that it has then. */
loft_vec3 loft_jobs_inertial_velocity(const kernel_world *world, loft_vec3 r_m,
                                      loft_vec3 v_mps);

/* The orbit of the job's state and its arcs to apogee, if it climbs, and to 120 km. */
route loft_jobs_plan_coast(const kernel_world *world, job *j);

/* To the ground, by the first tiers that are good enough: n up to JOBS_MAX; jobs[] is used up. */
void loft_jobs_coast(const kernel_machine *machine, jobs_care care, int n, job *jobs[]);
void loft_jobs_march(const kernel_machine *machine, int n, job *const jobs[]);

/* The state, height and area of a job, and no thrust. */
void loft_jobs_fill(const job *j, kernel_march *flight);

/*
 * Flies up to JOBS_MAX jobs whose flights are filled, and takes what came of them: impact
 * or the limit, or the state in which they left the air.
 */
void loft_jobs_take_march(const kernel_machine *machine, int n, job *const jobs[],
                          double tolerance, bool to_ground, kernel_march *flights);

#endif
