/* SPDX-License-Identifier: GPL-3.0-or-later */
/* three_ways.h - one booster flown three ways: as it was flown, standard, depressed. */
#ifndef LOFT_CLI_THREE_WAYS_H
#define LOFT_CLI_THREE_WAYS_H

#include "io/json/json_write.h"
#include "loft/infer.h"

#define SHAPES_ENTRY_M 100e3 /* where the speed and angle of the entry are taken */

typedef struct shape {
    const loft_recorded *recorded; /* NULL: there is no such flight */
    loft_launch_flight flight;
    double of_least_apogee; /* apogee over the minimum-energy one of the range; or 0 */
    bool has_entry;         /* it came down from above SHAPES_ENTRY_M */
    loft_flight_point at_entry;
    loft_entry entry;
} shape;

/* The drawn report of an analysis, which is borrowed with its flights. */
typedef struct shapes {
    const loft_analysis *analysis;
    shape all[LOFT_ROLES]; /* of the three roles; the rest is empty */
    double least_time_s;   /* two-body, minimum energy, over the depressed range; or 0 */
} shapes;

/* Flown, over the rotating Earth; standard and depressed, without rotation. */
enum {
    THREE_WAYS = 3
};
extern const loft_role three_ways[THREE_WAYS];

/*
 * Flies them. The drawn report has a standard flight. LOFT_ERR_NOMEM or as
 * loft_analysis_fly; a depressed flight that is not there is none.
 */
loft_status three_ways_fly(loft_analysis *analysis, shapes *out);

/* In words with a table; owned by the caller, NULL if out of memory. */
char *three_ways_text(const shapes *s, int columns);

/* The members of the open object. */
void three_ways_json(loft_json_writer *writer, const shapes *s);

#endif
