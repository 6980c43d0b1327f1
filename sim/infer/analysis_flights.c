/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The flights of an analysis, flown on demand and kept. */
#include "sim/infer/analysis_parts.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "sim/flight/second_opinion.h"

const char *loft_role_name(loft_role role)
{
    static const char *const names[LOFT_ROLES] = {"flown", "standard",
                                                  "standard-toward-azimuth", "depressed"};
    assert(role < LOFT_ROLES);
    return names[role];
}

const loft_launch_flight *loft_analysis_found(const loft_analysis *a, size_t i,
                                              loft_role role)
{
    const loft_estimate *e = loft_analysis_estimate(a, i);
    if (!e->converged || (role != LOFT_ROLE_FLOWN && !e->has_standard)) {
        return NULL;
    }
    return role == LOFT_ROLE_FLOWN               ? &e->fit.flown
           : role == LOFT_ROLE_STANDARD          ? &e->no_rotation.best
           : role == LOFT_ROLE_STANDARD_ROTATING ? &e->toward_azimuth.best
                                                 : NULL;
}

static void free_recorded(loft_recorded *flight)
{
    if (flight != NULL) {
        loft_trajectory_free(flight->record);
        free(flight);
    }
}

loft_status loft_recorded_fly(const loft_launch *launch, const loft_launch_aim *aim,
                              loft_recorded **out)
{
    loft_recorded *f = calloc(1, sizeof *f);
    if (f == NULL) {
        return LOFT_ERR_NOMEM;
    }
    f->launch = *launch;
    f->record = loft_trajectory_new();
    loft_status status = f->record != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
    if (status == LOFT_OK) {
        status = loft_launch_set_up(&f->launch, aim, &f->setup);
    }
    if (status == LOFT_OK) {
        status = loft_launch_fly(&f->launch, aim, f->record, &f->flown);
    }
    if (status != LOFT_OK) {
        free_recorded(f);
        return status;
    }
    *out = f;
    return LOFT_OK;
}

/* The aim of a role; the depressed one is looked for below the standard flight. */
static loft_status aim_of(loft_analysis *a, size_t i, loft_role role,
                          loft_launch_aim *aim)
{
    if (role != LOFT_ROLE_DEPRESSED) {
        const loft_launch_flight *found = loft_analysis_found(a, i, role);
        if (found == NULL) {
            return LOFT_ERR_DOMAIN;
        }
        *aim = found->aim;
        return LOFT_OK;
    }
    const loft_recorded *standard = NULL;
    loft_standard low;
    loft_status status = loft_analysis_fly(a, i, LOFT_ROLE_STANDARD, &standard);
    if (status == LOFT_OK) {
        const loft_standard above = {.best = standard->flown};
        status =
            loft_depressed_find(&standard->launch, &above, LOFT_DEPRESSED_SHARE, &low);
    }
    if (status == LOFT_OK) {
        *aim = low.best.aim;
    }
    return status == LOFT_ERR_CONVERGE ? LOFT_ERR_DOMAIN : status;
}

loft_status loft_analysis_fly(loft_analysis *a, size_t i, loft_role role,
                              const loft_recorded **out)
{
    assert(i < a->event.n && role < LOFT_ROLES);
    loft_recorded **kept = &a->rooms[i].flights[role];
    if (*kept == NULL) {
        const bool turning =
            role == LOFT_ROLE_FLOWN || role == LOFT_ROLE_STANDARD_ROTATING;
        const loft_launch launch =
            turning ? a->event.launch : loft_launch_without_rotation(&a->event.launch);
        loft_launch_aim aim;
        loft_status status = aim_of(a, i, role, &aim);
        if (status == LOFT_OK) {
            status = loft_recorded_fly(&launch, &aim, kept);
        }
        if (status != LOFT_OK) {
            return status;
        }
    }
    if (out != NULL) {
        *out = *kept;
    }
    return LOFT_OK;
}

const loft_recorded *loft_analysis_flight(loft_analysis *a, size_t i, loft_role role)
{
    const loft_recorded *flight = NULL;
    return loft_analysis_fly(a, i, role, &flight) == LOFT_OK ? flight : NULL;
}

void loft_analysis_drop_flights(loft_analysis *a)
{
    for (size_t i = 0; i < a->event.n; i++) {
        for (int role = 0; role < LOFT_ROLES; role++) {
            free_recorded(a->rooms[i].flights[role]);
            a->rooms[i].flights[role] = NULL;
        }
    }
    for (int m = 0; m < 2; m++) {
        free_recorded(a->medians[m]);
        a->medians[m] = NULL;
    }
}

/* ---- precision ---- */

static loft_status check_flight(const loft_recorded *f, loft_trajectory *record,
                                loft_precision *out)
{
    const loft_flight_point *end = &f->flown.flight.end;
    loft_flight_plan plan = f->setup.plan;
    loft_flight tight;
    loft_second_opinion other;
    plan.tolerance = 1e-13;
    loft_status status = loft_fly(&plan, record, &tight);
    if (status == LOFT_OK) {
        status = loft_second_opinion_take(&plan, record, plan.tolerance, &other);
    }
    if (status == LOFT_OK) {
        *out = (loft_precision){
            .off_m = loft_vec3_norm(loft_vec3_sub(end->r_ecef_m, tight.end.r_ecef_m)),
            .off_s = fabs(end->t_s - tight.end.t_s),
            .second_opinion_m = other.off_m};
    }
    return status;
}

loft_status loft_analysis_check_precisely(loft_analysis *a)
{
    loft_trajectory *record = loft_trajectory_new();
    loft_status status = record != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
    for (int r = 0; status == LOFT_OK && r < LOFT_ROLES_FOUND; r++) {
        const loft_recorded *f = NULL;
        if (loft_analysis_found(a, a->drawn, (loft_role)r) == NULL) {
            continue;
        }
        status = loft_analysis_fly(a, a->drawn, (loft_role)r, &f);
        if (status == LOFT_OK) {
            status = check_flight(f, record, &a->precision[r]);
        }
    }
    loft_trajectory_free(record);
    a->has_precision = status == LOFT_OK;
    return status;
}
