/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fit_solver.h - speed and steering that fly given figures, by ask and tell.
 *
 * Unknowns  ln of the ideal speed, and the tilt of the thrust from the vertical at the end
 *           of the programme, as a vector along and across the azimuth: in its polar form
 *           (angle, heading) the vertical flight is singular, here it is an ordinary
 *           point
 * Residuals ln of the apogee, the impact along and across the azimuth: by the geodesic from
 *           the site, or near half-way round, where its bearing turns fast, by the one from
 *           the place where the impact shall be
 */
#ifndef LOFT_SIM_SOLVE_FIT_SOLVER_H
#define LOFT_SIM_SOLVE_FIT_SOLVER_H

#include "sim/solve/newton.h"
#include "sim/solve/trials.h"

/* Which figures are met: both, or an apogee alone, straight up. */
typedef struct fit_figures {
    bool apogee, range;
} fit_figures;

typedef struct fit_goal {
    fit_figures met;
    double apogee_m, range_m; /* scales, where they are not met */
    double tolerance;         /* of the largest residual */
    bool quicken;             /* a start too weak to lift off is tried with more speed */
} fit_goal;

/* Residuals against unknowns about some solution. */
typedef struct fit_slopes {
    double jacobian[NEWTON_MAX][NEWTON_MAX];
} fit_slopes;

/* Where the impact shall be, and the way onward there. */
typedef struct fit_place {
    loft_geodetic at;
    double azimuth_rad;
} fit_place;

typedef struct fit_solver {
    newton_solver newton;
    const loft_launch *launch; /* borrowed */
    fit_goal goal;
    double scale_m;
    bool far; /* near half-way round: by the place */
    fit_place place;
    double turn_fraction;
    int quickenings;
    loft_batch_flight flight; /* the solution's */
    double range_m;
} fit_solver;

extern const trials_kind loft_fit_solver_kind;

/* From an aim over that launch's azimuth; slopes may be NULL, and are then measured. */
fit_solver loft_fit_solver_start(const loft_launch *launch, const fit_goal *goal,
                                 const loft_launch_aim *aim, fit_slopes *slopes);

bool loft_fit_solver_found(const fit_solver *s);
loft_launch_aim loft_fit_solver_aim(const fit_solver *s);

#endif
