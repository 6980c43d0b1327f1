/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/solve/trials.h"

#include <math.h>

#include "loft/loft.h"

/* Rounds of trials until none is asked for; how many flights. */
static int run(const loft_batch *batch, const trials_kind *kind, int n, char *states,
               loft_batch_trial *trials, loft_batch_flight *flights)
{
    int flown = 0;
    for (;;) {
        int first[TRIALS_MANY + 1] = {0};
        for (int i = 0; i < n; i++) {
            first[i + 1] =
                first[i] + kind->ask(states + (size_t)i * kind->size, trials + first[i]);
        }
        if (first[n] == 0) {
            return flown;
        }
        loft_batch_launch(batch, first[n], trials, flights);
        flown += first[n];
        for (int i = 0; i < n; i++) {
            if (first[i + 1] > first[i]) {
                (void)kind->tell(states + (size_t)i * kind->size, flights + first[i]);
            }
        }
    }
}

void loft_trials_by_batch(const loft_batch *batch, const trials_kind *kind, int n,
                          void *solvers, trials_room *room)
{
    (void)run(batch, kind, n, solvers, room->trials, room->flights);
}

int loft_trials_one_by_batch(const loft_batch *batch, const trials_kind *kind,
                             void *solver)
{
    loft_batch_trial trials[TRIALS_ASKED];
    loft_batch_flight flights[TRIALS_ASKED];
    return run(batch, kind, 1, solver, trials, flights);
}

static loft_batch_end end_of(const loft_launch_flight *flown)
{
    switch (flown->flight.ended_by) {
    case LOFT_END_GROUND:
        return LOFT_BATCH_IMPACT;
    case LOFT_END_ESCAPE:
        return LOFT_BATCH_ESCAPE;
    case LOFT_END_HALF_WAY:
        return LOFT_BATCH_ORBIT;
    default:
        return LOFT_BATCH_LIMIT;
    }
}

static bool is_weak(const loft_batch_trial *trial)
{
    loft_booster booster;
    return loft_booster_of_template(&trial->launch->booster, trial->aim.ideal_speed_mps,
                                    &booster) == LOFT_OK &&
           loft_booster_lift_off_ratio(&booster) <= 1.0;
}

/* Flies a trial of which a batch would give the flight. */
static loft_batch_flight fly(const loft_batch_trial *trial, loft_launch_flight *launched,
                             trials_flown *flown)
{
    flown->flights++;
    const loft_status status =
        loft_launch_fly(trial->launch, &trial->aim, NULL, launched);
    if (status != LOFT_OK) {
        const bool weak = is_weak(trial);
        flown->status = status;
        flown->weak = flown->weak || weak;
        return (loft_batch_flight){.end = weak ? LOFT_BATCH_WEAK : LOFT_BATCH_DOMAIN};
    }
    const loft_flight *f = &launched->flight;
    return (loft_batch_flight){.end = end_of(launched),
                               .t_s = f->end.t_s,
                               .r_ecef_m = f->end.r_ecef_m,
                               .apogee_m = f->apogee.place.alt_m,
                               .apogee_s = f->apogee.t_s,
                               .burnout_mps = f->burnout.speed_mps};
}

void loft_trials_one_by_one(const trials_kind *kind, void *solver, trials_flown *flown)
{
    loft_batch_trial trials[TRIALS_ASKED];
    loft_batch_flight flights[TRIALS_ASKED];
    loft_launch_flight launched[TRIALS_ASKED];
    for (int n = kind->ask(solver, trials); n > 0; n = kind->ask(solver, trials)) {
        for (int i = 0; i < n; i++) {
            flights[i] = fly(&trials[i], &launched[i], flown);
        }
        const int taken = kind->tell(solver, flights);
        if (taken >= 0) {
            flown->answer = launched[taken];
            flown->any = true;
        }
    }
}

double loft_trial_swept(const loft_batch_trial *trial, const loft_batch_flight *flight)
{
    const loft_geodetic site = trial->launch->site;
    const loft_frame_enu enu = loft_geodesy_enu(site.lat_rad, site.lon_rad);
    const loft_vec3 r_m = flight->r_ecef_m;
    const double along = cos(trial->aim.heading_rad) * loft_vec3_dot(r_m, enu.north) +
                         sin(trial->aim.heading_rad) * loft_vec3_dot(r_m, enu.east);
    const double angle_rad = atan2(along, loft_vec3_dot(r_m, enu.up));
    return angle_rad < -0.5 * LOFT_PI ? angle_rad + 2.0 * LOFT_PI : angle_rad;
}

static bool is_past_half_way(const loft_batch_trial *trial,
                             const loft_batch_flight *flight)
{
    return loft_trial_swept(trial, flight) >= LOFT_PI;
}

bool loft_trial_lands(const loft_batch_trial *trial, const loft_batch_flight *flight)
{
    return flight->end == LOFT_BATCH_IMPACT && !is_past_half_way(trial, flight);
}

bool loft_trial_is_unbounded(const loft_batch_trial *trial,
                             const loft_batch_flight *flight)
{
    return flight->end == LOFT_BATCH_ORBIT || flight->end == LOFT_BATCH_ESCAPE ||
           flight->end == LOFT_BATCH_LIMIT ||
           (flight->end == LOFT_BATCH_IMPACT && is_past_half_way(trial, flight));
}

loft_geodesic_line loft_trial_line(const loft_launch *launch,
                                   const loft_batch_flight *flight)
{
    const loft_ellipsoid *shape = &launch->model.earth.shape;
    return loft_geodesy_inverse(shape, launch->site,
                                loft_geodesy_geodetic(shape, flight->r_ecef_m));
}
