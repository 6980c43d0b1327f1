/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "loft/flight.h"
#include "loft/loft.h"
#include "sim/batch/scheduler.h"

/* Where the arcs end in two-body motion: J2 moves that, but not into denser air. */
static const double arcs_end_m = KERNEL_ENTRY_M + 15e3;

loft_vec3 loft_scheduler_inertial_velocity(const kernel_tables *tables, loft_vec3 r_m,
                                           loft_vec3 v_mps)
{
    return (loft_vec3){v_mps.x - tables->omega_radps * r_m.y,
                       v_mps.y + tables->omega_radps * r_m.x, v_mps.z};
}

/* A launch that goes further round the Earth than this before it meets the air counts as an
 * orbit; nearer, past_half_way in scheduler.c decides. */
static const double far_round_rad = 1.25 * LOFT_PI;

/* True anomaly from e cos E and e sin E at the start to cos E on the way down. */
static double swept_angle(double e, double ec, double es, double cosine)
{
    const double root = sqrt(1.0 - e * e);
    const double from = atan2(root * es, ec - e * e);
    const double to = atan2(root * sqrt(1.0 - cosine * cosine), cosine - e);
    return (from >= 0.0 ? 2.0 * LOFT_PI : 0.0) - to - from; /* or past apogee already */
}

/* On an open orbit: only downward may it meet the air. */
static next_kernel plan_hyperbola(const kernel_tables *tables, double perigee_m,
                                  bool descends, flight_task *task)
{
    if (descends && perigee_m < tables->a_m + KERNEL_ENTRY_M) {
        return NEXT_AIR;
    }
    task->flight->end = LOFT_BATCH_ESCAPE;
    return NEXT_NONE;
}

/* On an orbit of more than thirty days. */
static next_kernel plan_endless(bool descends, flight_task *task)
{
    if (descends) {
        return NEXT_AIR;
    }
    task->flight->end = LOFT_BATCH_LIMIT;
    return NEXT_NONE;
}

/*
 * The arcs from the eccentric anomaly of the start to apogee and on to `end`. Whether it
 * climbs is asked of the altitude, not of the radius: within a fifth of a degree of the
 * horizontal the two disagree, and the arc to the apogee may be negative.
 */
static next_kernel set_arcs(double start, double end, bool climbs, flight_task *task)
{
    const double from = start >= 0.0 ? start : start + 2.0 * LOFT_PI;
    task->rise = climbs ? LOFT_PI - from : 0.0;
    task->fall = climbs ? end - LOFT_PI : end - from;
    const bool near_apogee = from > 0.5 * LOFT_PI && from < 1.5 * LOFT_PI;
    if ((climbs != (start >= 0.0) && !near_apogee) || task->fall <= 0.0) {
        return NEXT_AIR;
    }
    return NEXT_COAST;
}

/*
 * The orbit at the start, and the eccentric anomaly near 135 km on its way down; the
 * latitude there, which decides on the radius, is found in two passes.
 */
next_kernel loft_scheduler_plan_coast(const kernel_tables *tables, flight_task *task)
{
    const loft_vec3 v = loft_scheduler_inertial_velocity(tables, task->r_m, task->v_mps);
    const double r = loft_vec3_norm(task->r_m);
    const double vv = loft_vec3_dot(v, v);
    const double rv = loft_vec3_dot(task->r_m, v);
    const double inv_a = 2.0 / r - vv / tables->mu_m3ps2;
    const loft_vec3 h = loft_vec3_cross(task->r_m, v);
    if (!isfinite(inv_a)) {
        task->flight->end = LOFT_BATCH_DOMAIN;
        return NEXT_NONE;
    }
    if (inv_a <= 0.0) {
        const double hh_pmu = loft_vec3_dot(h, h) / tables->mu_m3ps2;
        const double perigee_m = hh_pmu / (1.0 + sqrt(1.0 - hh_pmu * inv_a));
        return plan_hyperbola(tables, perigee_m, rv < 0.0, task);
    }
    const double a = 1.0 / inv_a;
    if (2.0 * LOFT_PI * a * sqrt(a / tables->mu_m3ps2) > LOFT_FLY_TIME_MAX_S) {
        return plan_endless(rv < 0.0, task);
    }
    const double ec = 1.0 - r * inv_a;
    const double es = rv / sqrt(tables->mu_m3ps2 * a);
    const double e = sqrt(ec * ec + es * es);
    const double polar_m = tables->a_m * sqrt(1.0 - tables->e2);
    if (a * (1.0 - e) > tables->a_m + KERNEL_ENTRY_M) {
        task->flight->end = LOFT_BATCH_ORBIT;
        return NEXT_NONE;
    }
    /* z of the unit vectors to perigee and 90 degrees on */
    const double pz =
        ((vv - tables->mu_m3ps2 / r) * task->r_m.z - rv * v.z) / (tables->mu_m3ps2 * e);
    const double per_q = sqrt(tables->mu_m3ps2 * a * (1.0 - e * e));
    const loft_vec3 to_perigee = loft_vec3_scale(
        1.0 / (tables->mu_m3ps2 * e),
        loft_vec3_axpy(vv - tables->mu_m3ps2 / r, task->r_m, loft_vec3_scale(-rv, v)));
    const double qz = loft_vec3_cross(h, to_perigee).z / per_q;
    double target_m = 0.5 * (tables->a_m + polar_m) + arcs_end_m;
    double cosine = 0.0;
    for (int pass = 0; pass < 2; pass++) {
        cosine = (1.0 - target_m * inv_a) / e;
        if (cosine >= 1.0) {
            task->flight->end = LOFT_BATCH_ORBIT;
            return NEXT_NONE;
        }
        if (!(cosine > -1.0)) {
            return NEXT_AIR;
        }
        const double z_m =
            a * ((cosine - e) * pz - sqrt((1.0 - e * e) * (1.0 - cosine * cosine)) * qz);
        const double sine2 = (z_m / target_m) * (z_m / target_m);
        target_m = tables->a_m - (tables->a_m - polar_m) * sine2 + arcs_end_m;
    }
    if (task->launched && swept_angle(e, ec, es, cosine) > far_round_rad) {
        task->flight->end = LOFT_BATCH_ORBIT;
        return NEXT_NONE;
    }
    cosine = (1.0 - target_m * inv_a) / e;
    const double end = 2.0 * LOFT_PI - acos(fmax(-1.0, fmin(1.0, cosine)));
    task->per_anomaly = sqrt(a / tables->mu_m3ps2);
    return set_arcs(atan2(es, ec), end, !task->falls, task);
}
