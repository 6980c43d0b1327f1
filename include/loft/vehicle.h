/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * vehicle.h - a staged rocket by its masses and engines, reduced to a loft_booster.
 *
 * Stage i ignites with everything that is not yet shed: m0, its own and all upper stages
 * and the payload. With its propellant mp, vacuum thrust F, exhaust speed c and nozzle
 * exit area Ae
 *
 *     ideal speed gain  c ln(m0/(m0 - mp))           burn time      mp c/F
 *     mass_start        m0/(mass at lift-off)        back-pressure  101325 Pa x Ae/F
 *
 * The dry mass of a spent stage is shed when the next one ignites: it is carried through
 * the gap and weighs in the drag there. That of the last stage, and what flies on after
 * the last burn-out, is the body's business (dynamics.h).
 *
 * Model      constant thrust in vacuum; the same reference area in all of the boost; no
 *            residual propellant (count it as dry) and nothing shed during a burn
 * Reference  Sutton & Biblarz, Rocket Propulsion Elements (9th ed. 2017), ch. 4
 */
#ifndef LOFT_VEHICLE_H
#define LOFT_VEHICLE_H

#include "loft/booster.h"
#include "loft/drag.h"
#include "loft/status.h"

/*
 * Greatest ignition over burn-out mass of a stage. A booster holds the speed gain, not the
 * burn-out mass, which comes back with a relative error of up to this times 1e-15.
 */
#define LOFT_VEHICLE_MASS_RATIO_MAX 1000.0

typedef struct loft_vehicle {
    int n_stages; /* 1 to LOFT_STAGES_MAX */
    struct {
        double propellant_kg;  /* > 0, all of it burnt */
        double dry_kg;         /* > 0, shed with the stage */
        double thrust_n;       /* > 0, in vacuum */
        double exhaust_mps;    /* > 0, effective, in vacuum */
        double nozzle_exit_m2; /* >= 0, of all nozzles of the stage together */
        double gap_s;          /* >= 0, between burn-out and the next ignition */
    } stages[LOFT_STAGES_MAX]; /* the gap of the last one is not used */
    double payload_kg;         /* > 0 */
    double diameter_m;         /* > 0, of the reference area of the drag curve */
    loft_drag drag;            /* in boost */
} loft_vehicle;

/*
 * The booster of that vehicle; it borrows what the drag curve borrows.
 * LOFT_ERR_DOMAIN for a number out of range or not finite, a back-pressure of 1 or more,
 * or a mass ratio above LOFT_VEHICLE_MASS_RATIO_MAX; *out is then untouched.
 */
LOFT_NODISCARD loft_status loft_vehicle_booster(const loft_vehicle *vehicle,
                                                loft_booster *out);

#endif
