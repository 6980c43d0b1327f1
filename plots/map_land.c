/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "map_land.h"

#include <math.h>
#include <stdlib.h>

#include "land.h"
#include "loft/units.h"

enum {
    CIRCLE_POINTS = 180
};

static const double thin_pt = 0.5; /* a pixel: shores lose nothing */

typedef struct outlines {
    loft_canvas_point *points; /* owned, as ends */
    size_t *ends;
    size_t n_points, n_rings;
} outlines;

static bool in_sight(const loft_ground *ground, const loft_canvas_point *p, size_t n)
{
    loft_canvas_box seen = {p[0].x, p[0].y, p[0].x, p[0].y};
    for (size_t i = 1; i < n; i++) {
        seen = (loft_canvas_box){fmin(seen.x0, p[i].x), fmin(seen.y0, p[i].y),
                                 fmax(seen.x1, p[i].x), fmax(seen.y1, p[i].y)};
    }
    const loft_canvas_box *box = &ground->box;
    return seen.x0 < box->x1 && seen.x1 > box->x0 && seen.y0 < box->y1 &&
           seen.y1 > box->y0 && fmax(seen.x1 - seen.x0, seen.y1 - seen.y0) > thin_pt;
}

/* The rings of the land in sight, on the sheet, thinned. */
static loft_status project_land(const loft_ground *ground, outlines *out)
{
    size_t room = CIRCLE_POINTS;
    size_t rings = 1;
    loft_land land = loft_land_open();
    for (size_t n = loft_land_ring(&land); n > 0; n = loft_land_ring(&land)) {
        room += n;
        rings++;
        for (size_t i = 0; i < n; i++) {
            (void)loft_land_point(&land);
        }
    }
    out->points = calloc(room, sizeof *out->points);
    out->ends = calloc(rings, sizeof *out->ends);
    if (out->points == NULL || out->ends == NULL) {
        return LOFT_ERR_NOMEM;
    }
    land = loft_land_open();
    for (size_t n = loft_land_ring(&land); n > 0; n = loft_land_ring(&land)) {
        const size_t first = out->n_points;
        for (size_t i = 0; i < n; i++) {
            const loft_canvas_point p = loft_ground_at(ground, loft_land_point(&land));
            const loft_canvas_point *last =
                out->n_points > first ? &out->points[out->n_points - 1] : NULL;
            if (last == NULL ||
                loft_ground_apart(p, *last, loft_ground_spacing(ground, p, thin_pt))) {
                out->points[out->n_points++] = p;
            }
        }
        if (in_sight(ground, out->points + first, out->n_points - first)) {
            out->ends[out->n_rings++] = out->n_points;
        } else {
            out->n_points = first;
        }
    }
    return LOFT_OK;
}

static void add_circle(const loft_ground *ground, double radius, outlines *out)
{
    for (int i = 0; i < CIRCLE_POINTS; i++) {
        const double angle_rad = 2.0 * LOFT_PI * i / CIRCLE_POINTS;
        out->points[out->n_points++] =
            (loft_canvas_point){ground->centre.x + radius * cos(angle_rad),
                                ground->centre.y + radius * sin(angle_rad)};
    }
    out->ends[out->n_rings++] = out->n_points;
}

static void draw_shores(const loft_ground *ground, loft_sheet *sheet,
                        const outlines *land)
{
    static const loft_canvas_pen pen = {.colour = LOFT_SHORE, .width = 0.6};
    const double jump = loft_ground_disc(ground);
    for (size_t ring = 0, from = 0; ring < land->n_rings; from = land->ends[ring++]) {
        size_t start = from;
        for (size_t i = from + 1; i <= land->ends[ring]; i++) {
            const loft_canvas_point *p = &land->points[i];
            if (i == land->ends[ring] || loft_ground_apart(p[0], p[-1], jump)) {
                loft_canvas_lines(sheet->canvas, land->points + start, i - start, &pen);
                start = i;
            }
        }
        const loft_canvas_point closing[2] = {land->points[land->ends[ring] - 1],
                                              land->points[from]};
        if (!loft_ground_apart(closing[0], closing[1], jump)) {
            loft_canvas_lines(sheet->canvas, closing, 2, &pen);
        }
    }
}

loft_status loft_map_land(const loft_ground *ground, loft_sheet *sheet)
{
    outlines land = {.n_rings = 0};
    loft_status status = project_land(ground, &land);
    if (status == LOFT_OK) {
        const size_t n_shores = land.n_rings;
        /*
         * A ring about the antipode is drawn inside out: what it encloses on the Earth is
         * outside of it on the map. One more ring round everything turns that about.
         */
        const loft_geodetic antipode = {
            .lat_rad = -ground->map.centre.lat_rad,
            .lon_rad = loft_angle_wrap_pm(ground->map.centre.lon_rad + LOFT_PI)};
        if (loft_land_at(antipode)) {
            add_circle(ground, 1.02 * loft_ground_disc(ground), &land);
        }
        loft_canvas_fill_rings(sheet->canvas, land.points, land.ends, land.n_rings,
                               LOFT_LAND);
        land.n_rings = n_shores;
        draw_shores(ground, sheet, &land);
    }
    free(land.points);
    free(land.ends);
    return status;
}
