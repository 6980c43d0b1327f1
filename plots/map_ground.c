/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "map_ground.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "land.h"
#include "loft/units.h"
#include "style.h"

enum {
    LINE_MAX = 400, /* points of a line of the graticule */
    CIRCLE_POINTS = 180
};

static const double thin_pt = 0.4; /* finer than a pixel: shores lose nothing */

loft_canvas_point loft_ground_at(const loft_ground *ground, loft_geodetic place)
{
    const loft_aeqd_point p = loft_aeqd_forward(&ground->map, place);
    return (loft_canvas_point){ground->centre.x + p.east_m * ground->pt_per_m,
                               ground->centre.y - p.north_m * ground->pt_per_m};
}

/* Squares: this is asked of every point of the coast. */
static bool far_apart(loft_canvas_point a, loft_canvas_point b, double distance)
{
    const double dx = a.x - b.x;
    const double dy = a.y - b.y;
    return dx * dx + dy * dy > distance * distance;
}

double loft_ground_disc(const loft_ground *ground)
{
    /* The geodesic to the antipode goes over a pole: half the meridian ellipse. */
    const loft_geodetic here = ground->map.centre;
    const loft_geodetic there = {.lat_rad = -here.lat_rad,
                                 .lon_rad = here.lon_rad + LOFT_PI};
    return loft_geodesy_inverse(&ground->map.shape, here, there).range_m *
           ground->pt_per_m;
}

void loft_ground_clip(const loft_ground *ground, loft_canvas *canvas)
{
    loft_canvas_clip(canvas, &ground->box);
    loft_canvas_clip_disc(canvas, ground->centre, loft_ground_disc(ground));
}

void loft_ground_line(const loft_ground *ground, loft_sheet *sheet,
                      const loft_geodetic *places, size_t n, const loft_canvas_pen *pen,
                      bool blocks)
{
    const double jump = loft_ground_disc(ground); /* half the map across */
    loft_canvas_point points[LINE_MAX];
    size_t used = 0;
    for (size_t i = 0; i <= n; i++) {
        const loft_canvas_point p =
            i < n ? loft_ground_at(ground, places[i]) : (loft_canvas_point){0.0, 0.0};
        const bool breaks = used > 0 && far_apart(p, points[used - 1], jump);
        if (i == n || used == LINE_MAX || breaks) {
            if (used >= 2) {
                loft_canvas_lines(sheet->canvas, points, used, pen);
            }
            if (used >= 2 && blocks) {
                loft_labels_curve(&sheet->labels, points, used);
            }
            const bool joins = used == LINE_MAX && !breaks;
            points[0] = points[used > 0 ? used - 1 : 0];
            used = joins ? 1 : 0;
        }
        points[used++] = p;
    }
}

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
            if (last == NULL || far_apart(p, *last, thin_pt)) {
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
            if (i == land->ends[ring] || far_apart(p[0], p[-1], jump)) {
                loft_canvas_lines(sheet->canvas, land->points + start, i - start, &pen);
                start = i;
            }
        }
        const loft_canvas_point closing[2] = {land->points[land->ends[ring] - 1],
                                              land->points[from]};
        if (!far_apart(closing[0], closing[1], jump)) {
            loft_canvas_lines(sheet->canvas, closing, 2, &pen);
        }
    }
}

static loft_status draw_land(const loft_ground *ground, loft_sheet *sheet)
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

/* Degrees between lines of the graticule: six to ten across the map. */
static double graticule_step(const loft_ground *ground)
{
    static const double steps_deg[] = {0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0};
    const int n = (int)(sizeof steps_deg / sizeof steps_deg[0]);
    const double across_deg =
        fmax(ground->box.x1 - ground->box.x0, ground->box.y1 - ground->box.y0) /
        ground->pt_per_m / 111.2e3;
    int i = 0;
    while (i + 1 < n && across_deg / steps_deg[i] > 10.0) {
        i++;
    }
    return ground->whole ? 30.0 : steps_deg[i];
}

typedef struct degree_line {
    loft_geodetic places[LINE_MAX];
    size_t n;
    char text[24];
    bool parallel;
} degree_line;

static void name_degrees(double degrees, const char *positive, const char *negative,
                         char *text, size_t size)
{
    const bool neither = degrees == 0.0 || fabs(degrees) == 180.0;
    const char *side = neither ? "" : degrees > 0.0 ? positive : negative;
    snprintf(text, size, "%.3g\302\260%s%s", fabs(degrees), neither ? "" : "\302\240",
             side);
}

/* Parallels go once round from half-way round the back of the centre. */
static degree_line parallel_at(const loft_ground *ground, double lat_deg)
{
    degree_line line = {.n = LINE_MAX, .parallel = true};
    for (int i = 0; i < LINE_MAX; i++) {
        const double t = 2.0 * i / (LINE_MAX - 1.0) - 1.0;
        line.places[i] = (loft_geodetic){
            .lat_rad = loft_rad_from_deg(lat_deg),
            .lon_rad = loft_angle_wrap_pm(ground->map.centre.lon_rad + t * LOFT_PI)};
    }
    name_degrees(lat_deg, "N", "S", line.text, sizeof line.text);
    return line;
}

/* Meridians other than four stop short of the poles, where they would clot. */
static degree_line meridian_at(double lon_deg, double step_deg)
{
    const double top_deg = fmod(fabs(lon_deg), 90.0) == 0.0 ? 90.0 : 90.0 - step_deg;
    degree_line line = {.n = LINE_MAX};
    for (int i = 0; i < LINE_MAX; i++) {
        const double t = 2.0 * i / (LINE_MAX - 1.0) - 1.0;
        line.places[i] = (loft_geodetic){.lat_rad = loft_rad_from_deg(t * top_deg),
                                         .lon_rad = loft_rad_from_deg(lon_deg)};
    }
    name_degrees(lon_deg, "E", "W", line.text, sizeof line.text);
    return line;
}

/* Numbers outside the frame: parallels at its left, meridians below, none on another. */
typedef struct margin_numbers {
    double taken[2][64];
    int n[2];
} margin_numbers;

static void number_at_margin(const loft_ground *ground, loft_sheet *sheet,
                             const degree_line *line, margin_numbers *numbers)
{
    static const loft_canvas_font font = {.size = LOFT_FONT_TICK, .colour = LOFT_INK};
    const loft_canvas_box *box = &ground->box;
    const int side = line->parallel ? 0 : 1;
    loft_canvas_point a = loft_ground_at(ground, line->places[0]);
    for (size_t i = 1; i < line->n; i++) {
        const loft_canvas_point b = loft_ground_at(ground, line->places[i]);
        const double from = side == 0 ? a.x - box->x0 : a.y - box->y1;
        const double to = side == 0 ? b.x - box->x0 : b.y - box->y1;
        const double t = from / (from - to);
        const double at = side == 0 ? a.y + t * (b.y - a.y) : a.x + t * (b.x - a.x);
        const bool crosses = (from < 0.0) != (to < 0.0) && fabs(from - to) < 60.0;
        const bool inside = side == 0 ? at > box->y0 + 4.0 && at < box->y1 - 4.0
                                      : at > box->x0 + 8.0 && at < box->x1 - 8.0;
        bool is_free = numbers->n[side] < 64;
        for (int k = 0; k < numbers->n[side]; k++) {
            is_free =
                is_free && fabs(numbers->taken[side][k] - at) > (side == 0 ? 14.0 : 40.0);
        }
        if (crosses && inside && is_free) {
            const loft_canvas_point where =
                side == 0 ? (loft_canvas_point){box->x0 - 6.0, at + 3.4}
                          : (loft_canvas_point){at, box->y1 + 14.0};
            loft_canvas_text(sheet->canvas, where, side == 0 ? 1.0 : 0.5, line->text,
                             strlen(line->text), &font);
            numbers->taken[side][numbers->n[side]++] = at;
        }
        a = b;
    }
}

/* On the disc of the whole Earth numbers stand on the lines: the centre's meridian, the
 * equator. */
static void number_on_line(const loft_ground *ground, loft_sheet *sheet,
                           const degree_line *line, double degrees)
{
    static const loft_canvas_font font = {
        .size = LOFT_FONT_SOURCE, .colour = LOFT_GREY, .halo = 1.5};
    const loft_geodetic place =
        line->parallel ? (loft_geodetic){.lat_rad = loft_rad_from_deg(degrees),
                                         .lon_rad = ground->map.centre.lon_rad}
                       : (loft_geodetic){.lon_rad = loft_rad_from_deg(degrees)};
    const loft_canvas_point at = loft_ground_at(ground, place);
    const double reach = hypot(at.x - ground->centre.x, at.y - ground->centre.y);
    const bool twice = line->parallel && degrees == 0.0; /* meridians stand there */
    if (twice || reach > loft_ground_disc(ground) - 16.0 || reach < 30.0) {
        return;
    }
    const double width =
        loft_canvas_text_width(sheet->canvas, line->text, strlen(line->text), &font);
    loft_canvas_text(sheet->canvas, (loft_canvas_point){at.x, at.y + 2.8}, 0.5,
                     line->text, strlen(line->text), &font);
    loft_labels_block(&sheet->labels, (loft_canvas_box){at.x - 0.5 * width, at.y - 6.0,
                                                        at.x + 0.5 * width, at.y + 4.0});
}

static void draw_graticule(const loft_ground *ground, loft_sheet *sheet, bool numbers)
{
    static const loft_canvas_pen pen = {.colour = LOFT_SHORE, .width = 0.4};
    const double step_deg = graticule_step(ground);
    margin_numbers margin = {.n = {0, 0}};
    const int n_parallels = (int)(90.0 / step_deg);
    const int n_meridians = (int)(180.0 / step_deg);
    for (int i = -n_meridians; i < n_meridians + n_parallels * 2; i++) {
        const bool parallel = i >= n_meridians;
        const double degrees =
            parallel ? (i - n_meridians + 1 - n_parallels) * step_deg : i * step_deg;
        if (parallel && fabs(degrees) >= 90.0) {
            continue;
        }
        const degree_line line =
            parallel ? parallel_at(ground, degrees) : meridian_at(degrees, step_deg);
        if (!numbers) {
            loft_ground_line(ground, sheet, line.places, line.n, &pen, false);
        } else if (ground->whole) {
            number_on_line(ground, sheet, &line, degrees);
        } else {
            number_at_margin(ground, sheet, &line, &margin);
        }
    }
}

loft_status loft_ground_draw(const loft_ground *ground, loft_sheet *sheet)
{
    static const loft_canvas_pen frame = {.colour = LOFT_INK, .width = 1.0};
    outlines circle = {.n_rings = 0};
    loft_canvas_point points[CIRCLE_POINTS + 1];
    size_t end = 0;
    circle.points = points;
    circle.ends = &end;
    loft_ground_clip(ground, sheet->canvas);
    add_circle(ground, loft_ground_disc(ground), &circle);
    points[CIRCLE_POINTS] = points[0];
    loft_canvas_fill(sheet->canvas, points, CIRCLE_POINTS, LOFT_EARTH);
    const loft_status status = draw_land(ground, sheet);
    draw_graticule(ground, sheet, false);
    loft_canvas_clip(sheet->canvas, NULL);
    if (ground->whole) {
        loft_canvas_lines(sheet->canvas, points, CIRCLE_POINTS + 1, &frame);
    } else {
        const loft_canvas_box *box = &ground->box;
        const loft_canvas_point corners[5] = {{box->x0, box->y0},
                                              {box->x1, box->y0},
                                              {box->x1, box->y1},
                                              {box->x0, box->y1},
                                              {box->x0, box->y0}};
        loft_canvas_lines(sheet->canvas, corners, 5, &frame);
    }
    draw_graticule(ground, sheet, true);
    return status;
}

void loft_ground_scale(const loft_ground *ground, loft_sheet *sheet)
{
    static const loft_canvas_pen pen = {.colour = LOFT_INK, .width = 1.5};
    static const loft_canvas_font font = {
        .size = LOFT_FONT_TICK, .colour = LOFT_INK, .halo = 2.0};
    const loft_canvas_box *box = &ground->box;
    const double longest_km = 150.0 / ground->pt_per_m / 1000.0;
    const double decade = pow(10.0, floor(log10(longest_km)));
    const double times = longest_km / decade;
    const double km = decade * (times >= 5.0 ? 5.0 : times >= 2.0 ? 2.0 : 1.0);
    const double x0 = box->x0 + (ground->whole ? 0.0 : 12.0);
    const double x1 = x0 + km * 1000.0 * ground->pt_per_m;
    const double y = box->y1 - 12.0;
    const loft_canvas_point bar[4] = {{x0, y - 5.0}, {x0, y}, {x1, y}, {x1, y - 5.0}};
    char number[48];
    char text[96];
    loft_axes_number(km, km < 1.0 ? 3 : 0, number, sizeof number);
    (void)snprintf(text, sizeof text, "%s km from the launch", number);
    loft_canvas_lines(sheet->canvas, bar, 4, &pen);
    loft_canvas_text(sheet->canvas, (loft_canvas_point){x0, y - 9.0}, 0.0, text,
                     strlen(text), &font);
    const double width = loft_canvas_text_width(sheet->canvas, text, strlen(text), &font);
    loft_labels_block(
        &sheet->labels,
        (loft_canvas_box){x0 - 4.0, y - 20.0, fmax(x1, x0 + width) + 4.0, y + 4.0});
}
