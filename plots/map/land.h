/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * land.h - the land of the Earth as rings of places; the pole and the antimeridian are
 * like any other place.
 *
 * Source  Natural Earth land at 1:50 and 1:10 million, public domain, by way of world-atlas
 *         2.0.2; made by tools/land.py, checksums in plots/map/land.sha256. Within 140 and 60 m
 *         of it
 */
#ifndef LOFT_LAND_H
#define LOFT_LAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "loft/earth.h"

typedef enum loft_land_detail {
    LOFT_LAND_50M,
    LOFT_LAND_10M /* ten times the points, for maps of a region */
} loft_land_detail;

typedef struct loft_land {
    const unsigned char *next;
    size_t rings_left;
    double rad_per_step;
    int64_t lon_steps, lat_steps;
} loft_land;

loft_land loft_land_open(loft_land_detail detail);

/* Points of the next ring, which loft_land_point then gives one by one; 0 at the end. */
size_t loft_land_ring(loft_land *land);
loft_geodetic loft_land_point(loft_land *land);

/* Is that place on land (or on a lake, which counts as land)? */
bool loft_land_at(loft_geodetic place);

#endif
