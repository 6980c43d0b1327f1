/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * twobody.h - ballistic arcs from surface to surface of a sphere, in closed form.
 *
 * The "equal speed" answer: apogee and range fix the ellipse, hence the speed, and the
 * speed has a greatest range. Two of apogee, range and time give the third.
 *
 * Model      point-mass gravity, non-rotating sphere, no air, impulsive launch
 * Domain     apogee_m > 0; range_m in [0, pi R] unless said otherwise
 * Errors     LOFT_ERR_DOMAIN for an argument out of range or not finite; the result is
 *            then untouched
 * Reference  Bate, Mueller & White, Fundamentals of Astrodynamics (1971), ch. 6
 */
#ifndef LOFT_TWOBODY_H
#define LOFT_TWOBODY_H

#include <stdbool.h>

#include "loft/earth.h"
#include "loft/status.h"

typedef struct loft_twobody {
    double range_m;   /* along the sphere */
    double apogee_m;  /* greatest height above it */
    double speed_mps; /* at launch; the same at impact */
    double fpa_rad;   /* at launch, up from the horizontal */
    double tof_s;
    double sma_m; /* semi-major axis */
    double ecc;
} loft_twobody;

/* Range 0 is the vertical flight. Relative error of each result below 1e-14. */
LOFT_NODISCARD loft_status loft_twobody_from_apogee_range(const loft_sphere *body,
                                                          double apogee_m, double range_m,
                                                          loft_twobody *arc);

/*
 * The flight of a speed at fpa_rad in (0, pi/2]. LOFT_ERR_DOMAIN also if it escapes.
 * range_m lies in [0, 2 pi R): above circular speed it may pass the antipode. Its error
 * is up to 1e-14 (apogee_m + R/ecc): a nearly circular arc has no sharp apogee.
 */
LOFT_NODISCARD loft_status loft_twobody_range_from_speed(const loft_sphere *body,
                                                         double speed_mps, double fpa_rad,
                                                         loft_twobody *arc);

/* The greatest range of a speed. Unbounded at circular speed; the rest is then 0. */
typedef struct loft_twobody_standard {
    bool unbounded;
    double range_m;
    double fpa_rad;
    double apogee_m;
    double tof_s;
    double range_per_speed_s; /* d range / d speed */
} loft_twobody_standard;

LOFT_NODISCARD loft_status loft_twobody_standard_range(const loft_sphere *body,
                                                       double speed_mps,
                                                       loft_twobody_standard *standard);

/*
 * The arc of a range and a time of flight (Lambert's problem from surface to surface).
 * The time grows with the apogee: one answer. LOFT_ERR_DOMAIN if tof_s is not longer
 * than grazing the surface at circular speed: no arc above the surface is as fast.
 */
LOFT_NODISCARD loft_status loft_twobody_apogee_from_range_time(const loft_sphere *body,
                                                               double range_m,
                                                               double tof_s,
                                                               loft_twobody *arc);

/*
 * The range of an apogee and a time of flight. The time grows with the range, slowly:
 * near the vertical the range is only good to sqrt(2 apogee R) times the square root of
 * the relative error of the time. LOFT_ERR_DOMAIN if tof_s is shorter than the vertical
 * flight or longer than the flight to the antipode.
 */
LOFT_NODISCARD loft_status loft_twobody_range_from_apogee_time(const loft_sphere *body,
                                                               double apogee_m,
                                                               double tof_s,
                                                               double *range_m);

/* Of the flight straight up and back; apogee_m >= 0 and *body valid, not checked. */
double loft_twobody_vertical_time(const loft_sphere *body, double apogee_m);
double loft_twobody_vertical_speed(const loft_sphere *body, double apogee_m);

#endif
