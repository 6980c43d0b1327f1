/* SPDX-License-Identifier: GPL-3.0-or-later */
/* map_ground.h - the map below what is drawn on it: sea, land, graticule, scale. */
#ifndef LOFT_MAP_GROUND_H
#define LOFT_MAP_GROUND_H

#include "loft/aeqd.h"
#include "sheet.h"

typedef struct loft_ground {
    loft_aeqd map;
    loft_canvas_box box;
    loft_canvas_point centre; /* of the projection, on the sheet; may lie outside */
    double pt_per_m;
    bool whole; /* the whole Earth as a disc */
} loft_ground;

loft_canvas_point loft_ground_at(const loft_ground *ground, loft_geodetic place);
/* The radius of the whole Earth's disc on the sheet. */
double loft_ground_disc(const loft_ground *ground);
/* What follows is seen on the map only, until loft_canvas_clip lifts it. */
void loft_ground_clip(const loft_ground *ground, loft_canvas *canvas);

/*
 * A line on the map through places: parts of it that jump across the antipode are not
 * joined. Labels keep away from it if asked for.
 */
void loft_ground_line(const loft_ground *ground, loft_sheet *sheet,
                      const loft_geodetic *places, size_t n, const loft_canvas_pen *pen,
                      bool blocks);

/* Sea, land, shores, graticule with its numbers, frame. LOFT_ERR_NOMEM. */
LOFT_NODISCARD loft_status loft_ground_draw(const loft_ground *ground, loft_sheet *sheet);
/* Bottom left; true from the centre only, and it says so. */
void loft_ground_scale(const loft_ground *ground, loft_sheet *sheet);

#endif
