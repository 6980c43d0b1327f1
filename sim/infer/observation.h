/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * observation.h - how likely a flight makes what was seen of it (loft_observation).
 *
 *     L(flight) = (1 - g) l(flight) + g c
 *
 * l is the density of the errors of data/reports.json, g the chance that what was seen is of
 * another flight or garbled, and c the density of its figures then, flat in their logarithm.
 * Observations err independently of each other and of the reports.
 *
 * One figure x, seen as v with the rounding r and a scale s that is the source's error and what
 * the other figures of the observation leave of it:
 *
 *     exact, about      Student's t with 3 degrees of freedom about v, its scale the root of s^2 and
 *                       r^2 (exact: r^2/3)
 *     one-sided, interval   as claim.h has them without rounding, and beyond each edge the half of
 *                       that t: whoever gives a limit errs as others do
 *     last contact      as a time for which a flight was tracked (report_error.h)
 *
 * A waypoint with a place is the point of the ground track nearest to it: time and altitude
 * there against those seen, and the distance against a half-normal of the place's deviation w.
 * The time has w over the ground speed besides, the altitude w times the slope of the track. One
 * without a place is the altitude at the time seen, whose scale has the climb in it.
 *
 * Accuracy  the nearest point and the entry within 1 m along the track of a recorded flight
 *           (tests/sim/infer/test_observation.c)
 */
#ifndef LOFT_OBSERVATION_H
#define LOFT_OBSERVATION_H

#include "loft/infer.h"

/* Words of the files; NULL for LOFT_MACH_NOT. */
extern const char *const loft_observation_kind_names[LOFT_OBSERVATION_KINDS];
extern const char *const loft_speed_when_names[LOFT_SPEED_WHENS];
extern const char *const loft_mach_names[LOFT_MACH_UNSAID + 1];

/* LOFT_ERR_DOMAIN for a scale that is not positive, or a span upside down. */
LOFT_NODISCARD loft_status
loft_observation_errors_check(const loft_observation_errors *errors);

/*
 * LOFT_ERR_DOMAIN unless the observation has what its kind needs: a stage from 0 (staging: 1)
 * to the greatest there can be, its figures, finite, above 0, and of a waypoint 2 of 3.
 */
LOFT_NODISCARD loft_status loft_observation_check(const loft_observation *observation);

/* Does it take the record of a flight, or only what is known of it without? */
bool loft_observation_needs_record(const loft_observation *observation);

/* A flight as observations see it. */
typedef struct observed_flight {
    const loft_launch *launch;
    double range_m, time_s; /* to the impact, on the launch's azimuth */
    /* Where an observation needs the record, else NULL: */
    const loft_launch_flight *flown;
    const loft_trajectory *record;
} observed_flight;

typedef struct observation_view {
    double value;     /* of the flight, what `expected` is of; NAN where it has none */
    double log_ratio; /* ln of l over c */
} observation_view;

/* A stage that the flight does not have, or a point it does not come to, has l 0. */
observation_view loft_observation_view(const loft_report_errors *errors,
                                       const loft_observation *observation,
                                       const observed_flight *flight);

/* ln of L over c, and the chance that it is of another flight once the flight is known. */
double loft_observation_log(const loft_report_errors *errors,
                            const loft_observation *observation, double log_ratio);
double loft_observation_garbled(const loft_report_errors *errors,
                                const loft_observation *observation, double log_ratio);

/* Fills time_90_s, alt_90_m and value_90 from the others. */
void loft_observation_find_intervals(const loft_report_errors *errors,
                                     loft_observation *observation);

/* ln of c. */
double loft_observation_log_scale(const loft_report_errors *errors,
                                  const loft_observation *observation);

/* For proposals: ln of l over c of a burn time alone. */
double loft_observation_burn_log(const loft_report_errors *errors,
                                 const loft_observation *observation, double burn_s);

#endif
