/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fan.h - the standard flights of the boosters that fit, as quantiles of altitude.
 *
 * At each ground range the altitudes of all flights there are ranked, and an edge is the
 * altitude below which its share of them lies. A flight that came down nearer counts as
 * below the ground; so an edge comes down where its share of the flights has, at that
 * quantile of the standard ranges. An edge is not a flight: it may pass from one to another.
 *
 * Accuracy  of straight lines between an edge's points 1 km in altitude, of impacts 0.1 km
 *           (tests/sim/infer/test_fan.c)
 */
#ifndef LOFT_FAN_H
#define LOFT_FAN_H

#include <stdbool.h>

#include "loft/infer.h"

enum {
    LOFT_FAN_SAMPLES = 100, /* enough for edges at 5 and 95 % */
    LOFT_FAN_POINTS = 61
};

typedef enum loft_fan_level {
    LOFT_FAN_P05,
    LOFT_FAN_P25,
    LOFT_FAN_P75,
    LOFT_FAN_P95,
    LOFT_FAN_LEVELS
} loft_fan_level;

/* 0.05 and so on. */
double loft_fan_share(loft_fan_level level);

/* From the launch point to where it comes down, closer toward both ends. */
typedef struct loft_fan_edge {
    bool open; /* the flight at this level does not come down: half-way round instead */
    double downrange_m[LOFT_FAN_POINTS], alt_m[LOFT_FAN_POINTS];
} loft_fan_edge;

struct loft_fan {
    int samples;
    int unbounded; /* of the samples */
    loft_fan_edge edges[LOFT_FAN_LEVELS];
};

/*
 * Flies n >= 10 samples of equal weight, 0.5 ms each. LOFT_ERR_DOMAIN for fewer, LOFT_ERR_NOMEM
 * or as loft_launch_fly of the first that fails, for none is left out; *out is then
 * untouched. Same samples, same bits, on any number of threads.
 */
LOFT_NODISCARD loft_status loft_fan_find(const loft_posterior_sample *samples, int n,
                                         loft_fan *out);

#endif
