/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/map/map_reach.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "loft/loft.h"
#include "plots/base/canvas.h"
#include "plots/base/thin.h"
#include "sim/infer/contour_trace.h"

enum {
    POINTS = LOFT_CONTOUR_POINTS,
    ARC_POINTS = 181
};

static const loft_canvas_pen fitted_pen = {
    .colour = LOFT_VERMILION, .width = 2.0, .dash = {9, 4}};
static const loft_canvas_pen edge_pen = {.colour = LOFT_ORANGE, .width = 0.8};
static const loft_canvas_pen area_pen = {.colour = LOFT_BLUE, .width = 1.0};
static const loft_canvas_pen fall_pen = {.colour = LOFT_GREEN, .width = 1.0};
static const double band_opacity = 0.28;
static const double area_opacity = 0.30;

/* Straight on the map, which is true in distance and direction from the launch. */
static loft_canvas_point at(const loft_ground *ground, double azimuth_rad, double range_m)
{
    const double r = ground->pt_per_m * range_m;
    return loft_thin_round((loft_canvas_point){ground->centre.x + r * sin(azimuth_rad),
                                               ground->centre.y - r * cos(azimuth_rad)});
}

/* All round; to the edge of the Earth where the line is unbounded. */
static size_t trace_ring(const loft_ground *ground, const loft_contour *contour,
                         loft_contour_line line, loft_canvas_point *points)
{
    const double edge_m = loft_ground_disc(ground) / ground->pt_per_m;
    size_t n = 0;
    for (int i = 0; i < POINTS; i++) {
        const double azimuth_rad = 2.0 * LOFT_PI * i / POINTS;
        const double range_m = loft_contour_range(contour, line, azimuth_rad);
        points[n++] = at(ground, azimuth_rad, fmin(range_m, edge_m));
    }
    return n;
}

static void shade_band(const loft_ground *ground, loft_sheet *sheet,
                       const loft_contour *contour)
{
    loft_canvas_point points[2 * POINTS];
    size_t ends[2];
    ends[0] = trace_ring(ground, contour, LOFT_CONTOUR_P95, points);
    ends[1] = ends[0] + trace_ring(ground, contour, LOFT_CONTOUR_P05, points + ends[0]);
    loft_canvas_shade_rings(sheet->canvas, points, ends, 2, LOFT_ORANGE, band_opacity);
}

/* A line as far as it is bounded; keeps the longest run if there is none yet. */
static void draw_line(const loft_ground *ground, loft_sheet *sheet,
                      const loft_contour *contour, loft_contour_line line,
                      loft_map_reach *reach)
{
    const loft_contour_runs runs = loft_contour_trace(contour, line);
    const bool fitted = line == LOFT_CONTOUR_FITTED;
    const size_t before = reach->n_lines;
    for (size_t run = 0, from = 0; run < runs.n_runs; from = runs.ends[run++]) {
        loft_canvas_point points[POINTS + 1];
        size_t n = 0;
        for (size_t i = from; i < runs.ends[run]; i++) {
            points[n++] = at(ground, runs.points[i].azimuth_rad, runs.points[i].range_m);
        }
        if (runs.closed) {
            points[n] = points[0];
            n++;
        }
        loft_canvas_lines(sheet->canvas, points, n, fitted ? &fitted_pen : &edge_pen);
        loft_labels_curve(&sheet->labels, points, n);
        if (before == 0 && n > reach->n) {
            memcpy(reach->points, points, n * sizeof *points);
            reach->n = n;
        }
        reach->n_lines++;
    }
}

void loft_map_reach_draw(const loft_ground *ground, loft_sheet *sheet,
                         const loft_contour *contour, loft_map_reach *reach)
{
    *reach = (loft_map_reach){.n_lines = 0};
    loft_ground_clip(ground, sheet->canvas);
    if (contour->has_band) {
        shade_band(ground, sheet, contour);
    }
    draw_line(ground, sheet, contour, LOFT_CONTOUR_FITTED, reach);
    for (int line = LOFT_CONTOUR_P05; contour->has_band && line <= LOFT_CONTOUR_P95;
         line++) {
        draw_line(ground, sheet, contour, (loft_contour_line)line, reach);
    }
    loft_canvas_clip(sheet->canvas, NULL);
}

void loft_map_reach_name(loft_sheet *sheet, const loft_map_reach *reach, const char *text)
{
    if (reach->n >= 2) {
        loft_sheet_name_curve(sheet, reach->points, reach->n, 0.55, text,
                              fitted_pen.colour);
    }
}

/* An arc about the launch, clockwise from one azimuth to another, or back. */
static size_t trace_arc(const loft_ground *ground, double range_m, double from_rad,
                        double to_rad, loft_canvas_point *points)
{
    for (int i = 0; i < ARC_POINTS; i++) {
        const double t = i / (ARC_POINTS - 1.0);
        points[i] = at(ground, from_rad + t * (to_rad - from_rad), range_m);
    }
    return ARC_POINTS;
}

static void draw_area(const loft_ground *ground, loft_sheet *sheet,
                      const loft_impact_area *area, const loft_canvas_pen *pen)
{
    const bool all_round = area->half_width_rad >= LOFT_PI;
    const double half_rad = fmin(area->half_width_rad, LOFT_PI);
    const double left_rad = area->azimuth_rad - half_rad;
    const double right_rad = area->azimuth_rad + half_rad;
    loft_canvas_point points[2 * ARC_POINTS + 1];
    size_t n = trace_arc(ground, area->farthest_m, left_rad, right_rad, points);
    const size_t outer = n;
    n += trace_arc(ground, area->nearest_m, right_rad, left_rad, points + n);
    points[n] = points[0];
    const size_t rings[2] = {all_round ? outer : n, n};
    const size_t lines[2] = {all_round ? outer : n + 1, n};
    loft_ground_clip(ground, sheet->canvas);
    loft_canvas_shade_rings(sheet->canvas, points, rings, all_round ? 2 : 1, pen->colour,
                            area_opacity);
    loft_canvas_line_parts(sheet->canvas, points, lines, all_round ? 2 : 1, pen);
    loft_labels_curve(&sheet->labels, points, lines[0]);
    loft_canvas_clip(sheet->canvas, NULL);
}

void loft_map_area_draw(const loft_ground *ground, loft_sheet *sheet,
                        const loft_impact_area *area)
{
    draw_area(ground, sheet, area, &area_pen);
}

void loft_map_fall_draw(const loft_ground *ground, loft_sheet *sheet,
                        const loft_stage_area *fall)
{
    char text[32];
    const loft_canvas_point middle = at(ground, fall->middle_rad, fall->middle_m);
    draw_area(ground, sheet, &fall->area, &fall_pen);
    snprintf(text, sizeof text, "stage %d falls", fall->stage);
    loft_sheet_disc(sheet, middle, 2.5, fall_pen.colour);
    loft_sheet_note(sheet, middle, text, fall_pen.colour);
}
