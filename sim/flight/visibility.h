/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * visibility.h - when a flight stands over the horizon of a place, and when in sunlight.
 *
 * The horizon is geometric (sight.h), the shadow that of sun.h. Edges are found on the dense
 * output of the recorded flight: looked for every 5 s, which a shorter rise may escape, then
 * halved to 1 ms.
 */
#ifndef LOFT_VISIBILITY_H
#define LOFT_VISIBILITY_H

#include "loft/flight.h"
#include "sim/earth/sight.h"

enum {
    LOFT_SPANS = 8
};

typedef struct loft_span {
    double begin_s, end_s; /* after launch */
} loft_span;

/* Spans of time in order, apart from each other. Past LOFT_SPANS none is added. */
typedef struct loft_spans {
    int n;
    loft_span span[LOFT_SPANS];
} loft_spans;

/* One moment of the flight as the eye has it. */
typedef struct loft_seen {
    double t_s, alt_m;
    loft_sight sight;
} loft_seen;

typedef struct loft_visibility {
    loft_geodetic eye;
    loft_spans seen;   /* over the horizon; n 0: never */
    loft_spans sunlit; /* of these the parts in sunlight; n 0 without a clock */
    loft_seen rise, set, highest; /* first, last and at the greatest elevation */
    bool has_sun;
    loft_sight sun; /* at launch; below 0: under the level of the place */
} loft_visibility;

/* Spans that are in both. */
loft_spans loft_spans_common(const loft_spans *a, const loft_spans *b);

/* Spans between begin and end that are in none of them. */
loft_spans loft_spans_rest(const loft_spans *spans, double begin_s, double end_s);

/*
 * When the flight is in sunlight; launch_unix_s as in sun.h. LOFT_ERR_DOMAIN as
 * loft_sun_position, or for NAN; *out is then untouched. 0.1 ms for each 5 s of flight.
 */
LOFT_NODISCARD loft_status loft_visibility_sunlit(const loft_model *model,
                                                  const loft_trajectory *record,
                                                  double launch_unix_s, loft_spans *out);

/* The flight at t_s, for an eye. */
loft_seen loft_visibility_at(const loft_model *model, const loft_trajectory *record,
                             loft_geodetic eye, double t_s);

/*
 * From one place; sunlit are the spans of loft_visibility_sunlit, or NULL without a clock.
 * LOFT_ERR_DOMAIN for an eye that is not a place or below -1 km, or as loft_sun_position.
 */
LOFT_NODISCARD loft_status loft_visibility_find(
    const loft_model *model, const loft_trajectory *record, loft_geodetic eye,
    const loft_spans *sunlit, double launch_unix_s, loft_visibility *out);

#endif
