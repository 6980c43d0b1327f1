/* SPDX-License-Identifier: GPL-3.0-or-later */
/* map_reach.h - what is at known distances from the launch: the reach with its band, and
 * where the report leaves the impact. */
#ifndef LOFT_MAP_REACH_H
#define LOFT_MAP_REACH_H

#include "loft/infer.h"
#include "plots/base/canvas.h"
#include "plots/map/map_ground.h"
#include "sim/infer/contour_trace.h"

/* The longest run of a line as drawn, for its name. */
typedef struct loft_map_reach {
    size_t n_lines; /* 0: nothing is bounded */
    size_t n;
    loft_canvas_point points[LOFT_CONTOUR_POINTS + 1];
} loft_map_reach;

/* The band shaded with its edges, and the fitted booster's line. */
void loft_map_reach_draw(const loft_ground *ground, loft_sheet *sheet,
                         const loft_contour *contour, loft_map_reach *reach);
void loft_map_reach_name(loft_sheet *sheet, const loft_map_reach *reach,
                         const char *text);

void loft_map_area_draw(const loft_ground *ground, loft_sheet *sheet,
                        const loft_impact_area *area);
/* The area of a spent stage, with its number. */
void loft_map_fall_draw(const loft_ground *ground, loft_sheet *sheet,
                        const loft_stage_area *fall);

#endif
