/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * launch.h - one booster at one site: the flights it can make as its steering is varied.
 */
#ifndef LOFT_LAUNCH_H
#define LOFT_LAUNCH_H

#include "loft/booster.h"
#include "loft/fly.h"

/* What stays the same while a booster is fitted. Borrows only static data. */
typedef struct loft_launch {
    loft_model model;
    loft_geodetic site;
    double azimuth_rad; /* wanted initial bearing of the geodesic from site to impact */
    loft_booster_plan booster;
    double
        turn_fraction; /* of the flown flight, unless that flight needs a quicker turn */
    double beta_kgpm2; /* after the last burn-out */
    double tolerance;  /* as in loft_flight_plan */
} loft_launch;

/* What is varied. */
typedef struct loft_launch_aim {
    double ideal_speed_mps; /* total of all stages */
    double end_elevation_rad;
    double turn_fraction;
    double heading_rad;
} loft_launch_aim;

typedef struct loft_launch_flight {
    loft_launch_aim aim;
    loft_flight flight;
    bool unbounded;        /* half-way round the Earth, or never down; no impact then */
    double range_m;        /* geodesic from site to impact */
    double bearing_rad;    /* of that geodesic at the site */
    double lift_off_ratio; /* thrust over weight */
} loft_launch_flight;

/* J2 Earth, US76, WGS84; turn_fraction 0.6, beta 6000 kg/m2, no stages yet. */
loft_launch loft_launch_default(void);

/* LOFT_ERR_DOMAIN if a number of it is out of range, whatever the aim. */
LOFT_NODISCARD loft_status loft_launch_check(const loft_launch *launch);

/* The booster and plan of that flight, for whoever wants to look inside it. */
typedef struct loft_launch_setup {
    loft_booster booster;
    loft_flight_plan plan; /* its booster points into this struct: do not copy */
} loft_launch_setup;

/* Errors as loft_launch_check and loft_booster_of_plan; *setup is then untouched. */
LOFT_NODISCARD loft_status loft_launch_set_up(const loft_launch *launch,
                                              const loft_launch_aim *aim,
                                              loft_launch_setup *setup);

/* record may be NULL. Errors as loft_fly and loft_booster_of_plan. */
LOFT_NODISCARD loft_status loft_launch_fly(const loft_launch *launch,
                                           const loft_launch_aim *aim,
                                           loft_trajectory *record,
                                           loft_launch_flight *out);

#endif
