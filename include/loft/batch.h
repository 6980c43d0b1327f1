/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batch.h - many flights at once. */
#ifndef LOFT_BATCH_H
#define LOFT_BATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "loft/earth.h"
#include "loft/flight.h"
#include "loft/loft.h"

LOFT_API_BEGIN

/* batch_flight.h - what came of one flight of a batch. */

typedef enum loft_batch_end {
    LOFT_BATCH_IMPACT,
    LOFT_BATCH_ORBIT, /* never in the air, or not down before a fourth apogee; of a launch
                        * also: not before it is far beyond half-way round the Earth */
    LOFT_BATCH_ESCAPE,  /* with speed to leave the Earth */
    LOFT_BATCH_WEAK,    /* does not lift off */
    LOFT_BATCH_DOMAIN,  /* an input out of range or not finite */
    LOFT_BATCH_LIMIT,   /* 4,000 steps in the air, or an orbit of more than thirty days */
    LOFT_BATCH_NO_CLIMB /* starts at the ground or below it and falls from there */
} loft_batch_end;

const char *loft_batch_end_name(loft_batch_end end);

typedef struct loft_batch_flight {
    loft_batch_end end;
    double t_s; /* of impact, from the start; 0 without one, as r and v */
    loft_vec3 r_ecef_m;
    loft_vec3 v_ecef_mps;
    double apogee_m, apogee_s; /* the highest altitude and when, as far as it was flown */
    double burnout_mps;        /* relative to the Earth; 0 if it never burns out */
    int evaluations;           /* of the right-hand side */
} loft_batch_flight;

/*
 * batch.h - many flights at once, with the physics of loft_fly (loft/flight.h) and steps
 * between known nodes in place of events.
 *
 * Model      WGS84 or an ellipsoid of flattening up to 0.0035, zonal field to degree 4,
 *            US76 or no air (loft_atmosphere.batch), no wind; the boost drag curve and the
 *            pitch programme of loft_launch
 * Accuracy   e = max(|dr|, 1000 m/s |dt|) at impact against a flight at 1e-13, worst of
 *            thousands (tests/sim/batch/test_batch*.c). Coasts, apogees up to 10,000 km:
 *                above 120 km, 15 degrees and more, beta >= 10       0.1 m
 *                angles below 15 degrees                             1 m
 *                near orbital speed, skips and grazing entries       50 m
 *                from below 120 km                                   1 mm
 *            Lift-off to impact 4 m. Apogees within 0.1 m, 1 m after lift-off, 5 m where
 *            they are within 3 degrees of the start's horizontal. e grows with the apogee
 *            beyond: 30 m at 200,000 km
 * Threads    a loft_batch is read-only; calls share nothing. The bits of a flight depend
 *            on its input alone, not on the instruction set
 * Method     docs/decisions/013-ensemble-kernel.md, 019-arcs-and-entries.md
 */

typedef struct loft_batch loft_batch;

/*
 * Tables for a model, 600 kB. name is that of the instruction set, "baseline", "avx2"
 * or "avx512", or NULL for the best of this machine. LOFT_ERR_DOMAIN for a model that a
 * batch cannot fly or a name that the machine does not know; LOFT_ERR_NOMEM.
 */
LOFT_NODISCARD loft_status loft_batch_new(const loft_model *model, const char *name,
                                          loft_batch **out);
void loft_batch_free(loft_batch *batch);
const char *loft_batch_name(const loft_batch *batch);

typedef struct loft_batch_state {
    loft_vec3 r_ecef_m, v_ecef_mps;
    double beta_kgpm2; /* INFINITY: no drag */
} loft_batch_state;

/* Speed and angles relative to the Earth; fpa up from the horizontal. */
loft_batch_state loft_batch_state_of(const loft_ellipsoid *shape, loft_geodetic place,
                                     double speed_mps, double fpa_rad, double azimuth_rad,
                                     double beta_kgpm2);

/*
 * From any state to the ground: altitude -5,000 to 1e8 m, speed below 1e6 m/s. n >= 0 of
 * each. One that starts at the ground or below it is flown by loft_fly.
 */
void loft_batch_coast(const loft_batch *batch, int n, const loft_batch_state *states,
                      loft_batch_flight *flights);

/* A launch and an aim; the launch is borrowed and its model is not looked at. */
typedef struct loft_batch_trial {
    const loft_launch *launch;
    loft_launch_aim aim;
} loft_batch_trial;

/* From lift-off, 0 to 120 km above the ellipsoid, to the ground. */
void loft_batch_launch(const loft_batch *batch, int n, const loft_batch_trial *trials,
                       loft_batch_flight *flights);

LOFT_API_END

#endif
