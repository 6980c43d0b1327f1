/* SPDX-License-Identifier: GPL-3.0-or-later */
/* shapes.h - one booster flown three ways: as it was flown, standard, depressed. */
#ifndef LOFT_CLI_THREE_WAYS_H
#define LOFT_CLI_THREE_WAYS_H

#include "io/json/json_write.h"
#include "loft/flight.h"
#include "loft/loft.h"

/* The fitted booster and how it was flown. Borrows its strings. */
typedef struct three_ways_origin {
    const char *title, *id, *source, *class_name; /* NULL where there is none */
    loft_launch launch;
    loft_launch_aim flown;
    bool lower_bound, ballistic_on_request;
} three_ways_origin;

enum three_ways_role {
    SHAPE_FLOWN,     /* over the rotating Earth */
    SHAPE_STANDARD,  /* without rotation, as the next */
    SHAPE_DEPRESSED, /* depressed.h, half the apogee */
    SHAPES
};

#define SHAPES_ENTRY_M 100e3 /* where the speed and angle of the entry are taken */

typedef struct shape {
    bool is; /* false: there is no such flight */
    loft_launch_flight flight;
    double of_least_apogee; /* apogee over the minimum-energy one of the range; or 0 */
    bool has_entry;         /* it came down from above SHAPES_ENTRY_M */
    loft_flight_point at_entry;
    loft_entry entry;
} shape;

typedef struct shapes {
    const three_ways_origin *origin;
    shape all[SHAPES];
    double least_time_s; /* two-body, minimum energy, over the depressed range; or 0 */
} shapes;

/* LOFT_ERR_NOMEM or as loft_standard_find; a depressed flight that is not there is none. */
loft_status three_ways_fly(const three_ways_origin *origin, shapes *out);

/* "flown", "standard", "depressed". */
const char *three_ways_name(int role);

/* In words with a table; owned by the caller, NULL if out of memory. */
char *three_ways_text(const shapes *s, int columns);

/* The members of the open object. */
void three_ways_json(loft_json_writer *writer, const shapes *s);

#endif
