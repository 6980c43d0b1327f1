/* SPDX-License-Identifier: GPL-3.0-or-later */
/* three_ways.h - three trajectories of one booster: flown, standard, depressed. */
#ifndef LOFT_THREE_WAYS_H
#define LOFT_THREE_WAYS_H

#include "io/json/json_write.h"
#include "loft/infer.h"

#define LOFT_THREE_WAYS_ENTRY_M                                                          \
    100e3 /* where the speed and angle of the entry are taken */

typedef struct loft_way {
    const loft_recorded *recorded; /* NULL: there is no such flight */
    loft_launch_flight flight;
    double of_least_apogee; /* apogee over the minimum-energy one of the range; or 0 */
    bool has_entry;         /* it came down from above LOFT_THREE_WAYS_ENTRY_M */
    loft_flight_point at_entry;
    loft_entry entry;
} loft_way;

/* The plotted report of an analysis, which is borrowed with its flights. */
typedef struct loft_three_ways {
    const loft_analysis *analysis;
    loft_way all[LOFT_ROLES]; /* of the three roles; the rest is empty */
    double least_time_s; /* two-body, minimum energy, over the depressed range; or 0 */
} loft_three_ways;

/* Flown, over the rotating Earth; standard and depressed, without rotation. */
enum {
    LOFT_THREE_WAYS = 3
};
extern const loft_role loft_three_ways_roles[LOFT_THREE_WAYS];

/*
 * Flies them. The plotted report has a standard flight. LOFT_ERR_NOMEM or as
 * loft_analysis_fly; a depressed flight that is not there is none.
 */
loft_status loft_three_ways_fly(loft_analysis *analysis, loft_three_ways *out);

/* The members of the open object. */
void loft_three_ways_json(loft_json_writer *writer, const loft_three_ways *s);

#endif
