/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/export/map_line.h"

#include <stdlib.h>

#include "io/export/format_write.h"

loft_map_position loft_map_position_of(const loft_track_sample *sample)
{
    return (loft_map_position){.lon_deg = loft_rounded_deg(sample->place.lon_rad),
                               .lat_deg = loft_rounded_deg(sample->place.lat_rad),
                               .alt_m = loft_rounded(sample->place.alt_m, 1e3)};
}

/* 0, or the side at which the way from a to b leaves the map: +1 at 180 east, -1 west. */
static int leaves_at(loft_map_position a, loft_map_position b)
{
    const double step_deg = b.lon_deg - a.lon_deg;
    return step_deg < -180.0 ? 1 : step_deg > 180.0 ? -1 : 0;
}

/* Where that way meets the edge, seen from a. */
static loft_map_position at_edge(loft_map_position a, loft_map_position b, int side)
{
    const double edge_deg = 180.0 * side;
    const double b_lon_deg = b.lon_deg + 360.0 * side; /* as if the map went on */
    const double way_deg = b_lon_deg - a.lon_deg;
    const double share = way_deg != 0.0 ? (edge_deg - a.lon_deg) / way_deg : 0.0;
    return (loft_map_position){
        .lon_deg = edge_deg,
        .lat_deg = loft_rounded(a.lat_deg + share * (b.lat_deg - a.lat_deg), 1e7),
        .alt_m = loft_rounded(a.alt_m + share * (b.alt_m - a.alt_m), 1e3)};
}

static size_t count_cuts(const loft_track *track)
{
    size_t cuts = 0;
    for (size_t i = 1; i < track->n; i++) {
        cuts += leaves_at(loft_map_position_of(&track->samples[i - 1]),
                          loft_map_position_of(&track->samples[i])) != 0;
    }
    return cuts;
}

/*
 * A sample on the edge itself is not doubled, unless its part would have one position
 * only.
 */
static void fill(const loft_track *track, loft_map_line *line)
{
    size_t n = 0;
    size_t first = 0; /* of the part */
    for (size_t i = 0; i < track->n; i++) {
        const loft_map_position here = loft_map_position_of(&track->samples[i]);
        const loft_map_position before =
            i > 0 ? loft_map_position_of(&track->samples[i - 1]) : here;
        const int side = leaves_at(before, here);
        if (side != 0) {
            loft_map_position edge = at_edge(before, here, side);
            if (n - first < 2 || edge.lon_deg != before.lon_deg) {
                line->positions[n++] = edge;
            }
            line->ends[line->n_parts++] = n;
            first = n;
            edge.lon_deg = -edge.lon_deg;
            if (edge.lon_deg != here.lon_deg || i + 1 == track->n) {
                line->positions[n++] = edge;
            }
        }
        line->positions[n++] = here;
    }
    line->ends[line->n_parts++] = n;
}

loft_status loft_map_line_make(const loft_track *track, loft_map_line *out)
{
    const size_t cuts = count_cuts(track);
    loft_map_line line = {.positions =
                              calloc(track->n + 2 * cuts, sizeof *line.positions),
                          .ends = calloc(cuts + 1, sizeof *line.ends)};
    if (line.positions == NULL || line.ends == NULL) {
        loft_map_line_fini(&line);
        return LOFT_ERR_NOMEM;
    }
    fill(track, &line);
    *out = line;
    return LOFT_OK;
}

void loft_map_line_fini(loft_map_line *line)
{
    free(line->positions);
    free(line->ends);
    *line = (loft_map_line){.positions = NULL};
}
