/* SPDX-License-Identifier: GPL-3.0-or-later */
/* map_ground.h - where a place lies on the map, lines through places, the scale bar. */
#ifndef LOFT_MAP_GROUND_H
#define LOFT_MAP_GROUND_H

#include "plots/base/canvas.h"
#include "plots/base/sheet.h"
#include "sim/earth/aeqd.h"

typedef struct loft_ground {
    loft_aeqd map;
    loft_canvas_box box;
    loft_canvas_point centre; /* of the projection, on the sheet; may lie outside */
    double pt_per_m;
    bool whole; /* the whole Earth as a disc */
} loft_ground;

loft_canvas_point loft_ground_at(const loft_ground *ground, loft_geodetic place);
/* Squares: this is asked of every point of the coast. */
static inline bool loft_ground_apart(loft_canvas_point a, loft_canvas_point b,
                                     double distance)
{
    const double dx = a.x - b.x;
    const double dy = a.y - b.y;
    return dx * dx + dy * dy > distance * distance;
}

/* The frame, and so much more on all sides. */
loft_canvas_box loft_ground_widened(const loft_ground *ground, double margin_pt);

/* How far apart points of a line may lie: `fine` in sight, coarse well outside. */
double loft_ground_spacing(const loft_ground *ground, loft_canvas_point p, double fine);

/* The radius of the whole Earth's disc on the sheet. */
double loft_ground_disc(const loft_ground *ground);

/* Clips what follows to the map, until loft_canvas_clip lifts it. */
void loft_ground_clip(const loft_ground *ground, loft_canvas *canvas);

/*
 * A line on the map through places: parts of it that jump across the antipode are not
 * joined. Labels keep away from it if asked for.
 */
void loft_ground_line(const loft_ground *ground, loft_sheet *sheet,
                      const loft_geodetic *places, size_t n, const loft_canvas_pen *pen,
                      bool blocks);

/* Bottom left; true from the centre only, and it says so. */
void loft_ground_scale(const loft_ground *ground, loft_sheet *sheet);

/* Is it on the map, and not where a map of the whole Earth draws things apart? */
bool loft_ground_in_sight(const loft_ground *ground, loft_canvas_point p);

#endif
