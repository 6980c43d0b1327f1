/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/map/map_graticule.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "loft/loft.h"
#include "plots/base/canvas.h"
#include "plots/base/style.h"
#include "sim/base/decimal.h"

enum {
    LINE_MAX = 400 /* points of a line */
};

/* Degrees between lines of the graticule: six to ten across the map. */
static double graticule_step(const loft_ground *ground)
{
    static const double steps_deg[] = {0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2,
                                       0.5,   1.0,   2.0,   5.0,  10.0, 15.0, 30.0};
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

/* With the digits that tell the lines of a step apart. */
static void name_degrees(double degrees, double step_deg, const char *sides, char *text,
                         size_t size)
{
    const double shown_deg = fabs(degrees);
    const bool neither = shown_deg < 0.5 * step_deg || shown_deg > 180.0 - 0.5 * step_deg;
    const int decimals = step_deg < 1.0 ? (int)ceil(-log10(step_deg) - 1e-9) : 0;
    loft_snprintf(text, size, "%.*f\302\260%s%.1s", decimals, shown_deg,
                  neither ? "" : "\302\240",
                  neither         ? ""
                  : degrees > 0.0 ? &sides[0]
                                  : &sides[1]);
}

/* The angle at the Earth's centre from that of the projection to the farthest corner of the
 * map, or more. */
static double farthest_seen(const loft_ground *ground)
{
    static const double least_radius_m = 6.33e6; /* of curvature on WGS84 */
    const double margin_pt = 60.0; /* numbers look at points so far outside */
    const loft_canvas_box sight = loft_ground_widened(ground, margin_pt);
    const loft_canvas_point *c = &ground->centre;
    return hypot(fmax(fabs(sight.x0 - c->x), fabs(sight.x1 - c->x)),
                 fmax(fabs(sight.y0 - c->y), fabs(sight.y1 - c->y))) /
           ground->pt_per_m / least_radius_m;
}

/* How far in longitude that is: half-way round where it reaches a pole. */
static double longitudes_seen(const loft_ground *ground)
{
    const double seen_rad = farthest_seen(ground);
    const double sine =
        sin(fmin(seen_rad, 0.5 * LOFT_PI)) / cos(ground->map.centre.lat_rad);
    return sine < 1.0 ? asin(sine) : LOFT_PI;
}

/* May a line be in sight? Of thousands across the Earth a map of a few kilometres has ten. */
static bool may_be_seen(const loft_ground *ground, bool parallel, double degrees)
{
    const loft_geodetic *centre = &ground->map.centre;
    const double line_rad = loft_rad_from_deg(degrees);
    return parallel ? fabs(line_rad - centre->lat_rad) <= farthest_seen(ground)
                    : fabs(loft_angle_wrap_pm(line_rad - centre->lon_rad)) <=
                          longitudes_seen(ground);
}

/* Parallels go as far as the map sees, at most once round from half-way round the back of the
 * centre, near which a map of the whole Earth spreads them out: there the points are close. */
static degree_line parallel_at(const loft_ground *ground, double lat_deg, double step_deg)
{
    degree_line line = {.n = LINE_MAX, .parallel = true};
    const double most_rad = longitudes_seen(ground);
    for (int i = 0; i < LINE_MAX; i++) {
        const double t = sin(0.5 * LOFT_PI * (2.0 * i / (LINE_MAX - 1.0) - 1.0));
        line.places[i] = (loft_geodetic){
            .lat_rad = loft_rad_from_deg(lat_deg),
            .lon_rad = loft_angle_wrap_pm(ground->map.centre.lon_rad + t * most_rad)};
    }
    name_degrees(lat_deg, step_deg, "NS", line.text, sizeof line.text);
    return line;
}

/* Meridians other than four stop short of the poles, where they would clot. */
static degree_line meridian_at(const loft_ground *ground, double lon_deg, double step_deg)
{
    const double top_deg = fmod(fabs(lon_deg), 90.0) == 0.0 ? 90.0 : 90.0 - step_deg;
    const double top_rad = loft_rad_from_deg(top_deg);
    const double centre_rad = ground->map.centre.lat_rad;
    const double lo_rad =
        fmin(fmax(centre_rad - farthest_seen(ground), -top_rad), top_rad);
    const double hi_rad =
        fmax(fmin(centre_rad + farthest_seen(ground), top_rad), -top_rad);
    degree_line line = {.n = LINE_MAX};
    for (int i = 0; i < LINE_MAX; i++) {
        const double t = i / (LINE_MAX - 1.0);
        line.places[i] = (loft_geodetic){.lat_rad = lo_rad + t * (hi_rad - lo_rad),
                                         .lon_rad = loft_rad_from_deg(lon_deg)};
    }
    name_degrees(lon_deg, step_deg, "EW", line.text, sizeof line.text);
    return line;
}

/* Numbers outside the frame: parallels at its left, meridians below, none on another. */
typedef struct margin_numbers {
    double taken[2][64];
    int n[2];
} margin_numbers;

static bool is_free(const margin_numbers *numbers, int side, double at, double apart)
{
    for (int k = 0; k < numbers->n[side]; k++) {
        if (fabs(numbers->taken[side][k] - at) <= apart) {
            return false;
        }
    }
    return numbers->n[side] < 64;
}

static void number_at_margin(const loft_ground *ground, loft_sheet *sheet,
                             const degree_line *line, margin_numbers *numbers)
{
    static const loft_canvas_font font = {.size = LOFT_FONT_TICK, .colour = LOFT_INK};
    const loft_canvas_box *box = &ground->box;
    const int side = line->parallel ? 0 : 1;
    const double apart = side == 0
                             ? 14.0
                             : 8.0 + loft_canvas_text_width(sheet->canvas, line->text,
                                                            strlen(line->text), &font);
    const double edge = side == 0 ? box->x0 : box->y1;
    const double lo = side == 0 ? box->y0 + 4.0 : box->x0 + 8.0;
    const double hi = side == 0 ? box->y1 - 4.0 : box->x1 - 8.0;
    loft_canvas_point a = loft_ground_at(ground, line->places[0]);
    for (size_t i = 1; i < line->n; i++) {
        const loft_canvas_point b = loft_ground_at(ground, line->places[i]);
        const double from = (side == 0 ? a.x : a.y) - edge;
        const double to = (side == 0 ? b.x : b.y) - edge;
        const bool crosses = (from < 0.0) != (to < 0.0) && fabs(from - to) < 60.0;
        const double t = crosses ? from / (from - to) : 0.0;
        const double at = side == 0 ? a.y + t * (b.y - a.y) : a.x + t * (b.x - a.x);
        if (crosses && at > lo && at < hi && is_free(numbers, side, at, apart)) {
            const loft_canvas_point where =
                side == 0 ? (loft_canvas_point){edge - 6.0, at + 3.4}
                          : (loft_canvas_point){at, edge + 14.0};
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
    const loft_canvas_box box = {at.x - 0.5 * width, at.y - 6.0, at.x + 0.5 * width,
                                 at.y + 4.0};
    if (loft_labels_is_free(&sheet->labels, box)) {
        loft_canvas_text(sheet->canvas, (loft_canvas_point){at.x, at.y + 2.8}, 0.5,
                         line->text, strlen(line->text), &font);
        loft_labels_block(&sheet->labels, box);
    }
}

void loft_map_graticule(const loft_ground *ground, loft_sheet *sheet, bool numbers)
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
        if ((parallel && fabs(degrees) >= 90.0) ||
            !may_be_seen(ground, parallel, degrees)) {
            continue;
        }
        const degree_line line = parallel ? parallel_at(ground, degrees, step_deg)
                                          : meridian_at(ground, degrees, step_deg);
        if (!numbers) {
            loft_ground_line(ground, sheet, line.places, line.n, &pen, false);
        } else if (ground->whole) {
            number_on_line(ground, sheet, &line, degrees);
        } else {
            number_at_margin(ground, sheet, &line, &margin);
        }
    }
}
