/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fit.h - the steering and speed of the booster that flew to a given apogee and range.
 *
 * Solved for: total ideal speed, end elevation and heading, so that the flight over the
 * turning Earth has the apogee, lands at the range, and lands on the azimuth. A steep
 * flight drifts west by hundreds of kilometres, so apogee and range alone have two
 * solutions; the impact is therefore matched as a point, along and across the azimuth.
 *
 * Method     Newton with Broyden's updates; Dennis & Schnabel, Numerical Methods for
 *            Unconstrained Optimization and Nonlinear Equations (1983), 6.3, 8.1
 * Accuracy   apogee to 1e-7 relative, impact to 1e-7 of the larger of range and
 *            0.3 apogee; 6 to 12 flights (tests/unit/test_fit.c)
 */
#ifndef LOFT_FIT_H
#define LOFT_FIT_H

#include "loft/launch.h"

typedef struct loft_fit {
    loft_launch_flight flown;
    int flights;   /* flown to find it */
    double misfit; /* largest of the three residuals */
} loft_fit;

/*
 * apogee_m > 0, range_m >= 0. The turn fraction is the launch's, or 0.7, 0.5 or 0.33 of it
 * where the flight is too flat for that: it stands in the aim. LOFT_ERR_CONVERGE if no start leads to a solution; *fit is
 * then the best flight seen, with a misfit of infinity if none flew. LOFT_ERR_DOMAIN if
 * the booster is too weak to lift off with any speed near the one needed, or for arguments
 * out of range; *fit is then untouched.
 */
LOFT_NODISCARD loft_status loft_fit_apogee_range(const loft_launch *launch,
                                                 double apogee_m, double range_m,
                                                 loft_fit *fit);

/* From one start, the aim of a similar flight, and with its turn: cheap, quick to give up. */
LOFT_NODISCARD loft_status loft_fit_near(const loft_launch *launch, double apogee_m,
                                         double range_m, const loft_launch_aim *near,
                                         loft_fit *fit);

/* The same booster straight up: only the speed is solved for. */
LOFT_NODISCARD loft_status loft_fit_vertical(const loft_launch *launch, double apogee_m,
                                             loft_fit *fit);

/* A first guess of the ideal speed for a two-body speed and flight-path angle at launch. */
double loft_fit_guess_speed(const loft_launch *launch, double speed_mps, double fpa_rad);

#endif
