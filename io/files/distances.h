/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * distances.h - a table of places as analysts publish it: how far each is from the launch
 * site of a reported test, how far the same missile would go in that direction with the
 * Earth's rotation, and which share of the answer that covers the distance.
 */
#ifndef LOFT_DISTANCES_H
#define LOFT_DISTANCES_H

#include "io/json/fields.h"
#include "loft/infer.h"

typedef struct loft_distance {
    const char *name; /* borrowed */
    loft_geodetic place;
    double distance_m, bearing_rad;
    double range_m[3]; /* toward it, of the 5, 50 and 95 % of the answer; one number where
                        * that is not an interval; INFINITY for unbounded */
    bool has_share;
    double share; /* of the answer that carries as far: band_share.h */
} loft_distance;

typedef struct loft_distances {
    const loft_analysis *analysis; /* borrowed, as the rows */
    bool has_range;                /* false for a test that is not converted */
    loft_headline headline;
    size_t n;
    const loft_distance *rows;
} loft_distances;

/*
 * Fills in the rows: name and place are given. LOFT_ERR_NOMEM, or as loft_toward_find. 50 ms
 * a place.
 */
LOFT_NODISCARD loft_status loft_distances_find(const loft_analysis *analysis, size_t n,
                                               loft_distance rows[], loft_distances *out);

/* Its members, into the open object, and their table. */
extern const loft_fields loft_distances_fields;
void loft_distances_json(loft_json_writer *writer, const loft_distances *distances);

/* A row for each place, units in the header; owned by the caller, NULL if out of memory. */
char *loft_distances_csv(const loft_distances *distances);

#endif
