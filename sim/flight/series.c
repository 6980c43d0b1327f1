/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/flight/series.h"

#include <math.h>
#include <stdlib.h>

#include "loft/flight.h"
#include "sim/flight/dynamics.h"

static const double least_pieces = 4.0; /* of a step: its peaks lie within 2 % of one */

static size_t pieces_of_step(const loft_trajectory *record, size_t i, double longest_s)
{
    const double step_s =
        loft_trajectory_node(record, i + 1) - loft_trajectory_node(record, i);
    return (size_t)fmax(least_pieces, ceil(step_s / longest_s));
}

static loft_series_point point_at(const loft_flight_plan *plan,
                                  const loft_trajectory *record, double t_s)
{
    double y[LOFT_STATE_N];
    loft_phase phase;
    loft_flow flow;
    loft_trajectory_at(record, t_s, y, &phase);
    const loft_dynamics dynamics = loft_flight_dynamics(plan, &phase);
    const loft_flight_point at = loft_flight_point_of(plan->model, t_s, y);
    loft_dynamics_flow(&dynamics, y, &flow);
    return (loft_series_point){.t_s = t_s,
                               .alt_m = at.place.alt_m,
                               .speed_mps = at.speed_mps,
                               .fpa_rad = at.fpa_rad,
                               .felt_mps2 =
                                   loft_vec3_norm(loft_dynamics_felt(&dynamics, t_s, y)),
                               .pressure_pa = loft_entry_pressure(&flow),
                               .boost = phase.stage >= 0};
}

loft_status loft_series_make(const loft_flight_plan *plan, const loft_trajectory *record,
                             int pieces, loft_series_point **points, size_t *n)
{
    if (pieces < 1 || pieces > 100000) {
        return LOFT_ERR_DOMAIN;
    }
    const size_t steps = loft_trajectory_steps(record);
    const double longest_s =
        (loft_trajectory_end(record) - loft_trajectory_start(record)) / pieces;
    size_t room = 0;
    for (size_t i = 0; i < steps; i++) {
        room += pieces_of_step(record, i, longest_s) + 1;
    }
    loft_series_point *made = calloc(room + 1, sizeof *made); /* no steps: no points */
    if (made == NULL) {
        return LOFT_ERR_NOMEM;
    }
    size_t used = 0;
    for (size_t i = 0; i < steps; i++) {
        const size_t cuts = pieces_of_step(record, i, longest_s);
        const double from_s = loft_trajectory_node(record, i);
        const double to_s = loft_trajectory_node(record, i + 1);
        for (size_t k = 0; k <= cuts; k++) {
            const double t_s = from_s + (to_s - from_s) * (double)k / (double)cuts;
            /* On a node the record answers with the later step; just before, with this. */
            made[used++] =
                point_at(plan, record, k < cuts ? t_s : nextafter(to_s, from_s));
        }
    }
    *points = made;
    *n = used;
    return LOFT_OK;
}

double loft_series_once_round(const loft_trajectory *record)
{
    const size_t steps = loft_trajectory_steps(record);
    double y[LOFT_STATE_N] = {0.0};
    size_t i = 0;
    while (i < steps && fabs(y[LOFT_STATE_PSI]) < 2.0 * LOFT_PI) {
        loft_trajectory_at(record, loft_trajectory_node(record, ++i), y, NULL);
    }
    return loft_trajectory_node(record, i);
}

double loft_series_downrange(const loft_model *model, loft_geodetic start, bool by_angle,
                             const double y[LOFT_STATE_N])
{
    if (by_angle) {
        return y[LOFT_STATE_PSI] * loft_earth_sphere().radius_m;
    }
    const loft_ellipsoid *shape = &model->earth.shape;
    const loft_geodesic_line line =
        loft_geodesy_inverse(shape, start, loft_geodesy_geodetic(shape, loft_state_r(y)));
    return y[LOFT_STATE_PSI] < 0.0 ? -line.range_m : line.range_m;
}
