/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/flight/dynamics.h"
#include "sim/flight/second_opinion.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_errno.h>
#include <gsl/gsl_odeiv2.h>

typedef struct counted {
    const loft_dynamics *dynamics;
    long evaluations;
} counted;

static int rates(double t, const double y[], double dydt[], void *params)
{
    counted *c = params;
    c->evaluations++;
    loft_dynamics_rates(t, y, dydt, c->dynamics);
    for (int i = 0; i < LOFT_STATE_N; i++) {
        if (!isfinite(dydt[i])) {
            return GSL_EBADFUNC;
        }
    }
    return GSL_SUCCESS;
}

/* First step after `from` that belongs to another phase. */
static size_t end_of_phase(const loft_trajectory *record, size_t from)
{
    double y[LOFT_STATE_N];
    loft_phase here;
    loft_trajectory_at(record, loft_trajectory_node(record, from), y, &here);
    size_t i = from + 1;
    for (; i < loft_trajectory_steps(record); i++) {
        loft_phase next;
        loft_trajectory_at(record, loft_trajectory_node(record, i), y, &next);
        if (next.stage != here.stage || next.layer != here.layer ||
            next.segment != here.segment || next.part != here.part ||
            next.boosted != here.boosted) {
            break;
        }
    }
    return i;
}

loft_status loft_second_opinion_take(const loft_flight_plan *plan,
                                     const loft_trajectory *record, double tolerance,
                                     loft_second_opinion *out)
{
    loft_dynamics dynamics;
    counted work = {.dynamics = &dynamics};
    gsl_odeiv2_system system = {
        .function = rates, .dimension = LOFT_STATE_N, .params = &work};
    static const double scale[LOFT_STATE_N] = {6.4e6, 6.4e6, 6.4e6, 7e3, 7e3, 7e3, 1e10};
    gsl_odeiv2_driver *driver = gsl_odeiv2_driver_alloc_scaled_new(
        &system, gsl_odeiv2_step_rk8pd, 1e-2, tolerance, 0.0, 1.0, 0.0, scale);
    if (driver == NULL) {
        return LOFT_ERR_NOMEM;
    }
    double y[LOFT_STATE_N];
    double t = loft_trajectory_start(record);
    loft_trajectory_at(record, t, y, NULL);
    loft_status status = LOFT_OK;
    const size_t steps = loft_trajectory_steps(record);
    for (size_t i = 0; status == LOFT_OK && i < steps;) {
        double unused[LOFT_STATE_N];
        loft_phase phase;
        loft_trajectory_at(record, loft_trajectory_node(record, i), unused, &phase);
        dynamics = loft_flight_dynamics(plan, &phase);
        i = end_of_phase(record, i);
        (void)gsl_odeiv2_driver_reset(driver);
        const double end_s = loft_trajectory_node(record, i);
        if (gsl_odeiv2_driver_apply(driver, &t, end_s, y) != GSL_SUCCESS) {
            status = LOFT_ERR_STEP;
        }
    }
    gsl_odeiv2_driver_free(driver);
    if (status == LOFT_OK) {
        double end[LOFT_STATE_N];
        loft_trajectory_at(record, loft_trajectory_end(record), end, NULL);
        memcpy(out->y, y, sizeof y);
        out->off_m = loft_vec3_norm(loft_vec3_sub(loft_state_r(y), loft_state_r(end)));
        out->off_mps = loft_vec3_norm(loft_vec3_sub(loft_state_v(y), loft_state_v(end)));
        out->evaluations = work.evaluations;
    }
    return status;
}
