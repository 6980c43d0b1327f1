/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * map_line.h - a track as a line on a flat map, which ends at 180 degrees and goes on at the
 * other side.
 *
 * Where a track crosses the antimeridian its line is cut, with a position on either edge of
 * the map, as RFC 7946, 3.1.9, asks; a program that draws straight between two positions
 * would else draw across the whole map.
 */
#ifndef LOFT_MAP_LINE_H
#define LOFT_MAP_LINE_H

#include "io/export/track.h"

typedef struct loft_map_position {
    double lon_deg, lat_deg; /* to 1e-7 of a degree */
    double alt_m;            /* to 1 mm */
} loft_map_position;

loft_map_position loft_map_position_of(const loft_track_sample *sample);

typedef struct loft_map_line {
    loft_map_position *positions; /* owned; the parts one behind the other */
    size_t n_parts;               /* 1 or more */
    size_t *ends;                 /* owned; of each part, the index after its last */
} loft_map_line;

/* LOFT_ERR_NOMEM; *out is then untouched. Each part has two positions at least. */
LOFT_NODISCARD loft_status loft_map_line_make(const loft_track *track,
                                              loft_map_line *out);
void loft_map_line_fini(loft_map_line *line);

#endif
