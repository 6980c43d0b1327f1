/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/map/map_land.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "loft/loft.h"
#include "plots/base/canvas.h"
#include "plots/base/thin.h"
#include "plots/map/land.h"

enum {
    CIRCLE_POINTS = 180,
    CLIP_ROOM = 6 /* for one point, as loft_thin_clip_ring asks */
};

static const double thin_pt = 0.5; /* a pixel: shores lose nothing */
static const loft_canvas_pen shore_pen = {.colour = LOFT_SHORE, .width = 0.6};
static const double off_pt = 0.2;
static const double margin_pt = 3.0; /* beyond the frame, where no shore is seen */

typedef struct outlines {
    loft_land_detail detail;
    loft_canvas_point *points; /* owned, as the rest */
    size_t *ends;
    size_t n_points, n_rings;
    loft_canvas_point *ring, *clipped; /* room for one ring */
    bool *keep;
} outlines;

/* The fine shores where a kilometre shows; elsewhere they would only take time. */
static loft_land_detail detail_of(const loft_ground *ground)
{
    static const double shows_pt_per_m = 0.3e-3;
    return ground->pt_per_m > shows_pt_per_m ? LOFT_LAND_10M : LOFT_LAND_50M;
}

static void outlines_fini(outlines *o)
{
    free(o->points);
    free(o->ends);
    free(o->ring);
    free(o->clipped);
    free(o->keep);
}

static loft_status outlines_init(loft_land_detail detail, outlines *o)
{
    size_t all = (size_t)CLIP_ROOM * CIRCLE_POINTS;
    size_t longest = CIRCLE_POINTS;
    size_t rings = 1;
    loft_land land = loft_land_open(detail);
    for (size_t n = loft_land_ring(&land); n > 0; n = loft_land_ring(&land)) {
        all += CLIP_ROOM * n;
        longest = n > longest ? n : longest;
        rings++;
        for (size_t i = 0; i < n; i++) {
            (void)loft_land_point(&land);
        }
    }
    *o = (outlines){.detail = detail,
                    .points = calloc(all, sizeof *o->points),
                    .ends = calloc(rings, sizeof *o->ends),
                    .ring = calloc(CLIP_ROOM * longest, sizeof *o->ring),
                    .clipped = calloc(CLIP_ROOM * longest, sizeof *o->clipped),
                    .keep = calloc(CLIP_ROOM * longest, sizeof *o->keep)};
    return o->points != NULL && o->ends != NULL && o->ring != NULL &&
                   o->clipped != NULL && o->keep != NULL
               ? LOFT_OK
               : LOFT_ERR_NOMEM;
}

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

/* The angle at the centre of the Earth out to which the map shows it, or more. */
static double seen_rad(const loft_ground *ground)
{
    static const double least_radius_m = 6.33e6; /* of curvature on WGS84 */
    static const double wide = 1.1;
    const loft_canvas_box *box = &ground->box;
    const loft_canvas_point *c = &ground->centre;
    return wide *
           hypot(fmax(fabs(box->x0 - c->x), fabs(box->x1 - c->x)),
                 fmax(fabs(box->y0 - c->y), fabs(box->y1 - c->y))) /
           ground->pt_per_m / least_radius_m;
}

/* A place on a sphere, which takes a tenth of the time of a geodesic, and on the sheet by it. */
typedef struct rough_place {
    double angle_rad; /* from the centre */
    loft_canvas_point at;
} rough_place;

static rough_place roughly_at(const loft_ground *ground, loft_geodetic place)
{
    const loft_geodetic *centre = &ground->map.centre;
    const double east_rad = place.lon_rad - centre->lon_rad;
    const double north = cos(centre->lat_rad) * sin(place.lat_rad) -
                         sin(centre->lat_rad) * cos(place.lat_rad) * cos(east_rad);
    const double east = cos(place.lat_rad) * sin(east_rad);
    const double up = sin(centre->lat_rad) * sin(place.lat_rad) +
                      cos(centre->lat_rad) * cos(place.lat_rad) * cos(east_rad);
    const double across = hypot(north, east);
    const double angle_rad = atan2(across, up);
    const double r = across > 0.0 ? angle_rad * loft_earth_sphere().radius_m *
                                        ground->pt_per_m / across
                                  : 0.0;
    return (rough_place){angle_rad,
                         {ground->centre.x + r * east, ground->centre.y - r * north}};
}

/*
 * The next ring of n places on the sheet, in o->ring, the denser the nearer the sight. Most
 * shores of the Earth are out of sight, where the sphere is good enough, and most places in
 * sight are so near the one before that the sphere says so.
 */
static size_t project_ring(const loft_ground *ground, loft_land *land, size_t n,
                           outlines *o)
{
    static const double surely_near = 0.95; /* lengths on the sphere are good to 1 % */
    static const double far_rad = 2.5;      /* but not about the antipode */
    const double sight_rad = ground->whole ? INFINITY : seen_rad(ground);
    loft_canvas_point before = {0.0, 0.0};
    size_t used = 0;
    for (size_t i = 0; i < n; i++) {
        const loft_geodetic place = loft_land_point(land);
        const rough_place rough = roughly_at(ground, place);
        if (used > 0 && rough.angle_rad < far_rad &&
            !loft_ground_apart(rough.at, before, surely_near * thin_pt)) {
            continue;
        }
        const bool seen = rough.angle_rad < sight_rad || rough.angle_rad == 0.0;
        const loft_canvas_point p = seen ? loft_ground_at(ground, place) : rough.at;
        if (used == 0 || loft_ground_apart(p, o->ring[used - 1],
                                           loft_ground_spacing(ground, p, thin_pt))) {
            o->ring[used++] = p;
            before = rough.at;
        }
    }
    return used;
}

/* The visible part of the ring in o->ring, simplified, as a ring of the outlines. */
static void add_ring(const loft_ground *ground, size_t n, outlines *o)
{
    const loft_canvas_box sight = loft_ground_widened(ground, margin_pt);
    const loft_canvas_point *ring = o->ring;
    if (!ground->whole) {
        loft_canvas_point *room = o->points + o->n_points; /* not taken yet */
        n = loft_thin_clip_ring(ring, n, &sight, room, o->clipped);
        ring = o->clipped;
    }
    loft_canvas_point *to = o->points + o->n_points;
    memmove(to, ring, n * sizeof *to);
    n = loft_thin_line(to, n, off_pt, o->keep);
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        const loft_canvas_point p = loft_thin_round(to[i]);
        if (kept == 0 || p.x != to[kept - 1].x || p.y != to[kept - 1].y) {
            to[kept++] = p;
        }
    }
    if (kept >= 3) {
        o->n_points += kept;
        o->ends[o->n_rings++] = o->n_points;
    }
}

/* The rings of the land in sight, on the sheet. */
static void project_land(const loft_ground *ground, outlines *o)
{
    loft_land land = loft_land_open(o->detail);
    for (size_t n = loft_land_ring(&land); n > 0; n = loft_land_ring(&land)) {
        const size_t used = project_ring(ground, &land, n, o);
        if (in_sight(ground, o->ring, used)) {
            add_ring(ground, used, o);
        }
    }
}

/* One more ring, about everything. */
static void add_circle(const loft_ground *ground, double radius, outlines *o)
{
    for (int i = 0; i < CIRCLE_POINTS; i++) {
        const double angle_rad = 2.0 * LOFT_PI * i / CIRCLE_POINTS;
        o->ring[i] = (loft_canvas_point){ground->centre.x + radius * cos(angle_rad),
                                         ground->centre.y + radius * sin(angle_rad)};
    }
    add_ring(ground, CIRCLE_POINTS, o);
}

/*
 * Shores as lines that end where a ring jumps across the antipode. lines and ends: room
 * for the points and one more for each ring.
 */
static size_t trace_shores(const loft_ground *ground, const outlines *o,
                           loft_canvas_point *lines, size_t *ends)
{
    const double jump = loft_ground_disc(ground);
    size_t n = 0;
    size_t n_lines = 0;
    for (size_t ring = 0, from = 0; ring < o->n_rings; from = o->ends[ring++]) {
        for (size_t i = from; i <= o->ends[ring]; i++) {
            const loft_canvas_point p = o->points[i < o->ends[ring] ? i : from];
            if (i > from && loft_ground_apart(p, lines[n - 1], jump)) {
                ends[n_lines++] = n;
            }
            lines[n++] = p;
        }
        ends[n_lines++] = n;
    }
    return n_lines;
}

/* Marks the cells right of the point where an edge crosses a row: the even-odd rule. */
static void toggle(loft_dear *dear, loft_canvas_point a, loft_canvas_point b)
{
    const double top = fmin(a.y, b.y);
    const double bottom = fmax(a.y, b.y);
    const int first = (int)fmax(0.0, ceil((top - dear->y0) / dear->cell_pt - 0.5));
    for (int row = first; row < dear->rows; row++) {
        const double y = dear->y0 + (row + 0.5) * dear->cell_pt;
        if (y >= bottom) {
            return;
        }
        const double x = a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x);
        const double cell = ceil((x - dear->x0) / dear->cell_pt - 0.5);
        for (int k = (int)fmin(fmax(0.0, cell), dear->columns); k < dear->columns; k++) {
            dear->cells[row * dear->columns + k] ^= 1U;
        }
    }
}

/* Labels had better not hide the land: it is what the reader knows the place by. */
static loft_status keep_in_sight(const loft_ground *ground, const outlines *o,
                                 loft_sheet *sheet)
{
    static const double cell_pt = 4.0;
    const loft_canvas_box *box = &ground->box;
    loft_dear dear = {.columns = (int)((box->x1 - box->x0) / cell_pt),
                      .rows = (int)((box->y1 - box->y0) / cell_pt),
                      .x0 = box->x0,
                      .y0 = box->y0,
                      .cell_pt = cell_pt};
    dear.cells = calloc((size_t)dear.columns * (size_t)dear.rows + 1, 1);
    if (dear.cells == NULL) {
        return LOFT_ERR_NOMEM;
    }
    for (size_t ring = 0, from = 0; ring < o->n_rings; from = o->ends[ring++]) {
        for (size_t i = from; i < o->ends[ring]; i++) {
            const size_t next = i + 1 < o->ends[ring] ? i + 1 : from;
            toggle(&dear, o->points[i], o->points[next]);
        }
    }
    sheet->labels.dear = dear;
    return LOFT_OK;
}

static loft_status draw_shores(const loft_ground *ground, loft_sheet *sheet,
                               const outlines *o)
{
    const size_t room = o->n_points + o->n_rings + 1;
    loft_canvas_point *lines = calloc(room, sizeof *lines);
    size_t *ends = calloc(room, sizeof *ends);
    const loft_status status = lines != NULL && ends != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
    if (status == LOFT_OK) {
        const size_t n_lines = trace_shores(ground, o, lines, ends);
        loft_canvas_line_parts(sheet->canvas, lines, ends, n_lines, &shore_pen);
    }
    free(lines);
    free(ends);
    return status;
}

static bool has_jumps(const loft_ground *ground, const outlines *o)
{
    const double jump = loft_ground_disc(ground);
    for (size_t ring = 0, from = 0; ring < o->n_rings; from = o->ends[ring++]) {
        for (size_t i = from; i < o->ends[ring]; i++) {
            const size_t next = i + 1 < o->ends[ring] ? i + 1 : from;
            if (loft_ground_apart(o->points[i], o->points[next], jump)) {
                return true;
            }
        }
    }
    return false;
}

/*
 * A ring about the antipode is drawn inside out: what it encloses on the Earth is outside
 * of it on the map. One more ring round everything, without a shore, turns that about.
 */
static loft_status draw_inside_out(const loft_ground *ground, loft_sheet *sheet,
                                   bool with_circle, outlines *o)
{
    const size_t n_shores = o->n_rings;
    const size_t n_points = o->n_points;
    if (with_circle) {
        add_circle(ground, 1.02 * loft_ground_disc(ground), o);
    }
    loft_canvas_fill_rings(sheet->canvas, o->points, o->ends, o->n_rings, LOFT_LAND);
    const loft_status status = keep_in_sight(ground, o, sheet);
    o->n_rings = n_shores;
    o->n_points = n_points;
    return status == LOFT_OK ? draw_shores(ground, sheet, o) : status;
}

loft_status loft_map_land(const loft_ground *ground, loft_sheet *sheet)
{
    outlines land;
    loft_status status = outlines_init(detail_of(ground), &land);
    if (status == LOFT_OK) {
        const loft_geodetic antipode = {
            .lat_rad = -ground->map.centre.lat_rad,
            .lon_rad = loft_angle_wrap_pm(ground->map.centre.lon_rad + LOFT_PI)};
        const bool land_there = loft_land_at(antipode);
        project_land(ground, &land);
        if (land_there || has_jumps(ground, &land)) {
            status = draw_inside_out(ground, sheet, land_there, &land);
        } else {
            loft_canvas_edged_rings(sheet->canvas, land.points, land.ends, land.n_rings,
                                    LOFT_LAND, &shore_pen);
            status = keep_in_sight(ground, &land, sheet);
        }
    }
    outlines_fini(&land);
    return status;
}
