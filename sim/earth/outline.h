/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * outline.h - lines and areas on the Earth by longitude and latitude, for maps that end at
 * 180 degrees: cut there, areas closed along that edge and over the poles.
 *
 * Between two places a line is straight in longitude and latitude, as GeoJSON and KML have
 * it. Coordinates are rounded to 1e-5 degrees, a metre.
 *
 * Method     as the clipping at the antimeridian of d3-geo: pieces of rings whose ends lie
 *            on the edge are joined along it, the area at the left
 * Reference  RFC 7946, 3.1.6 and 3.1.9
 */
#ifndef LOFT_OUTLINE_H
#define LOFT_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "loft/earth.h"
#include "loft/loft.h"

typedef struct loft_lonlat {
    double lon_deg, lat_deg;
} loft_lonlat;

typedef struct loft_outline_part {
    size_t first, n;
    bool hole; /* of the last part before it that is none */
} loft_outline_part;

/*
 * Parts of a line; or rings of areas, closed (the last place is the first again), the
 * outer ones counterclockwise, holes clockwise.
 */
typedef struct loft_outline {
    loft_lonlat *places; /* owned, as the parts */
    loft_outline_part *parts;
    size_t n_places, n_parts;
} loft_outline;

/* One line in n >= 1 places. LOFT_ERR_NOMEM; *out is then untouched. */
LOFT_NODISCARD loft_status loft_outline_line(size_t n, const loft_geodetic *places,
                                             loft_outline *out);

/*
 * The area at the left of all the rings: ring i ends before places[ends[i]], its last place
 * is joined to its first. Rings must not cross each other or themselves; one without places
 * counts for nothing. LOFT_ERR_NOMEM.
 */
LOFT_NODISCARD loft_status loft_outline_area(size_t n_rings, const size_t *ends,
                                             const loft_geodetic *places,
                                             loft_outline *out);

/* Adds the parts of another. LOFT_ERR_NOMEM; *to is then as it was. */
LOFT_NODISCARD loft_status loft_outline_append(loft_outline *to,
                                               const loft_outline *more);

void loft_outline_fini(loft_outline *outline);

#endif
