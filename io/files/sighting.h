/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sighting.h - the flight of an event as it is seen from places: when it rises and sets, how
 * high it stands, and what of it is in sunlight. Of an event that is not converted what its
 * report alone tells: how high a missile must be on its way to be over a horizon.
 */
#ifndef LOFT_SIGHTING_H
#define LOFT_SIGHTING_H

#include "io/files/epoch.h"
#include "io/json/fields.h"
#include "loft/infer.h"
#include "sim/flight/visibility.h"

enum {
    LOFT_SIGHTING_MARKS =
        5 /* on the way of a flight: its ends, the middle, the quarters */
};

typedef struct loft_sighting_place {
    const char *name; /* borrowed */
    loft_geodetic eye;
    loft_visibility seen;                /* of a flight */
    double least_m[LOFT_SIGHTING_MARKS]; /* without one: heights at the marks that just
                                         * show; INFINITY where none does */
} loft_sighting_place;

typedef struct loft_sighting {
    const loft_analysis *analysis; /* borrowed, as the next */
    const loft_recorded *flown;    /* fitted to the drawn report; NULL without a fit */
    bool has_clock;                /* the minute of the launch is known */
    loft_epoch launch;
    loft_spans sunlit;                  /* of the flight; with a clock */
    int n_marks;                        /* 1, the site, if no range was reported */
    double mark_m[LOFT_SIGHTING_MARKS]; /* from the site, along the azimuth */
    size_t n;
    const loft_sighting_place *places; /* borrowed */
} loft_sighting;

/*
 * Fills in what each place sees: name and eye are given. LOFT_ERR_DOMAIN for an eye as of
 * loft_visibility_find; LOFT_ERR_NOMEM, or as loft_launch_fly. Both live as long as the
 * analysis, and `out` as long as the places.
 */
LOFT_NODISCARD loft_status loft_sighting_find(loft_analysis *analysis, size_t n,
                                              loft_sighting_place places[],
                                              loft_sighting *out);

/* Its members, into the open object, and their table. */
extern const loft_fields loft_sighting_fields;
void loft_sighting_json(loft_json_writer *w, const loft_sighting *v);

#endif
