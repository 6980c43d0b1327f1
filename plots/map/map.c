/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/plot.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/text/summary.h"
#include "loft/loft.h"
#include "plots/base/canvas.h"
#include "plots/base/style.h"
#include "plots/map/map_areas.h"
#include "plots/map/map_graticule.h"
#include "plots/map/map_land.h"
#include "plots/map/map_names.h"
#include "plots/map/map_reach.h"
#include "sim/base/text.h"
#include "sim/flight/series.h"

enum {
    MAX_FLIGHTS = 4,
    TRACK_POINTS = 300,
    CIRCLE_POINTS = 180
};

static const double sheet_width = 760.0;
static const double sheet_height = 860.0;
static const double whole_m = 9.3e6; /* from there on the whole Earth is shown */

typedef struct drawing {
    const loft_map *map;
    loft_sheet sheet;
    loft_ground ground;
    loft_geodetic tracks[MAX_FLIGHTS][TRACK_POINTS];
    loft_canvas_point points[MAX_FLIGHTS][TRACK_POINTS];
} drawing;

static loft_geodetic place_at(const loft_plot_flight *f, double t_s)
{
    double y[LOFT_STATE_N];
    loft_trajectory_at(f->record, t_s, y, NULL);
    return loft_geodesy_geodetic(&f->plan->model->earth.shape, loft_state_r(y));
}

/* A flight without an end goes round and round: once is enough. */
static double drawn_end(const loft_plot_flight *flight)
{
    return flight->unbounded ? loft_series_once_round(flight->record)
                             : loft_trajectory_end(flight->record);
}

static void sample_tracks(drawing *d)
{
    for (size_t f = 0; f < d->map->n_flights; f++) {
        const loft_plot_flight *flight = &d->map->flights[f];
        const double start_s = loft_trajectory_start(flight->record);
        const double end_s = drawn_end(flight);
        for (int i = 0; i < TRACK_POINTS; i++) {
            const double t = i / (TRACK_POINTS - 1.0);
            d->tracks[f][i] = place_at(flight, start_s + t * (end_s - start_s));
        }
    }
}

static void widen(loft_canvas_box *box, loft_aeqd_point p)
{
    *box = (loft_canvas_box){fmin(box->x0, p.east_m), fmin(box->y0, p.north_m),
                             fmax(box->x1, p.east_m), fmax(box->y1, p.north_m)};
}

/*
 * The extent of the bounded part of the contour; all the Earth where its interval has
 * no outer edge.
 */
static void widen_by_contour(const loft_contour *contour, loft_canvas_box *seen,
                             double *farthest_m)
{
    for (int line = 0; contour != NULL && line < LOFT_CONTOUR_LINES; line++) {
        for (size_t i = 0; i < LOFT_CONTOUR_AZIMUTHS; i++) {
            const double range_m = contour->range_m[line][i];
            const double azimuth_rad = loft_contour_azimuth(i);
            const bool drawn = line == LOFT_CONTOUR_FITTED || contour->has_band;
            if (drawn && isfinite(range_m)) {
                widen(seen, (loft_aeqd_point){range_m * sin(azimuth_rad),
                                              range_m * cos(azimuth_rad)});
                *farthest_m = fmax(*farthest_m, range_m);
            } else if (drawn && isfinite(contour->range_m[LOFT_CONTOUR_P05][i])) {
                *farthest_m = INFINITY;
            }
        }
    }
}

static void widen_by_area(const loft_impact_area *area, loft_canvas_box *seen,
                          double *farthest_m)
{
    const int steps = 24;
    for (int i = 0; area != NULL && i <= steps; i++) {
        const double azimuth_rad =
            area->azimuth_rad + area->half_width_rad * (2.0 * i / steps - 1.0);
        widen(seen, (loft_aeqd_point){area->farthest_m * sin(azimuth_rad),
                                      area->farthest_m * cos(azimuth_rad)});
        *farthest_m = fmax(*farthest_m, area->farthest_m);
    }
}

static void widen_by_closed(const loft_aeqd *map, const loft_area *area,
                            loft_canvas_box *seen, double *farthest_m)
{
    loft_geodetic border[LOFT_AREA_BORDER];
    const size_t n = loft_area_border(&map->shape, area, border);
    for (size_t i = 0; i < n; i++) {
        const loft_aeqd_point p = loft_aeqd_forward(map, border[i]);
        widen(seen, p);
        *farthest_m = fmax(*farthest_m, hypot(p.east_m, p.north_m));
    }
}

/* The scale and place of the map that show all there is; or the whole Earth. */
static void fit_ground(drawing *d)
{
    loft_ground *g = &d->ground;
    loft_canvas_box seen = {0.0, 0.0, 0.0, 0.0};
    double farthest_m = 0.0;
    for (size_t f = 0; f < d->map->n_flights; f++) {
        for (int i = 0; i < TRACK_POINTS; i++) {
            const loft_aeqd_point p = loft_aeqd_forward(&g->map, d->tracks[f][i]);
            widen(&seen, p);
            farthest_m = fmax(farthest_m, hypot(p.east_m, p.north_m));
        }
    }
    widen_by_contour(d->map->contour, &seen, &farthest_m);
    widen_by_area(d->map->impact, &seen, &farthest_m);
    for (size_t i = 0; i < d->map->n_falls; i++) {
        widen_by_area(&d->map->falls[i].area, &seen, &farthest_m);
    }
    for (size_t i = 0; i < d->map->n_areas; i++) {
        widen_by_closed(&g->map, &d->map->areas[i].area, &seen, &farthest_m);
    }
    const loft_canvas_box *room = &d->sheet.room;
    g->whole = farthest_m > whole_m;
    g->box =
        (loft_canvas_box){room->x0 + 34.0, room->y0 + 6.0, room->x1, room->y1 - 14.0};
    if (g->whole) {
        g->box = (loft_canvas_box){room->x0, room->y0 + 6.0, room->x1, room->y1 - 4.0};
        g->pt_per_m = 1.0;
        g->pt_per_m = 0.5 * fmin(g->box.x1 - g->box.x0, g->box.y1 - g->box.y0) /
                      loft_ground_disc(g);
        g->centre = (loft_canvas_point){0.5 * (g->box.x0 + g->box.x1),
                                        0.5 * (g->box.y0 + g->box.y1)};
        return;
    }
    /* A flight that does not move shows where it is. */
    const double least_m = farthest_m > 0.0 ? 1e3 : 1e6;
    const double wide_m = fmax(seen.x1 - seen.x0, 0.25 * farthest_m);
    const double high_m = fmax(seen.y1 - seen.y0, 0.25 * farthest_m);
    g->pt_per_m = fmin((g->box.x1 - g->box.x0) / fmax(1.28 * wide_m, least_m),
                       (g->box.y1 - g->box.y0) / fmax(1.28 * high_m, least_m));
    g->centre.x = 0.5 * (g->box.x0 + g->box.x1) - 0.5 * (seen.x0 + seen.x1) * g->pt_per_m;
    g->centre.y = 0.5 * (g->box.y0 + g->box.y1) + 0.5 * (seen.y0 + seen.y1) * g->pt_per_m;
}

/* Is a point of a later flight on the track of an earlier one, whose times stand there? */
static bool on_earlier_track(const drawing *d, size_t f, loft_canvas_point p)
{
    const double apart_pt = 8.0; /* less than a number needs on either side */
    for (size_t g = 0; g < f; g++) {
        for (int i = 0; i < TRACK_POINTS; i++) {
            if (hypot(d->points[g][i].x - p.x, d->points[g][i].y - p.y) < apart_pt) {
                return true;
            }
        }
    }
    return false;
}

/* Strokes across the track at round times, where their numbers have room. */
static void draw_times(drawing *d, size_t f, loft_colour colour)
{
    const loft_plot_flight *flight = &d->map->flights[f];
    const loft_canvas_pen pen = {.colour = colour, .width = 1.3};
    const double end_s = drawn_end(flight);
    loft_ticks ticks;
    double length = 0.0;
    for (int i = 1; i < TRACK_POINTS; i++) {
        length += hypot(d->points[f][i].x - d->points[f][i - 1].x,
                        d->points[f][i].y - d->points[f][i - 1].y);
    }
    const bool in_s = end_s < 300.0;
    const double unit_s = in_s ? 1.0 : 60.0;
    if (loft_ticks_find(0.0, end_s / unit_s, &ticks) != LOFT_OK || length < 150.0) {
        return;
    }
    for (int i = 1; i < ticks.n; i++) {
        const double t_s = (ticks.first + i * ticks.step) * unit_s;
        const loft_canvas_point p = loft_ground_at(&d->ground, place_at(flight, t_s));
        const loft_canvas_point q =
            loft_ground_at(&d->ground, place_at(flight, t_s - 0.004 * end_s));
        const double step = hypot(p.x - q.x, p.y - q.y);
        if (!(step > 0.0) || t_s > end_s - 0.02 * end_s || on_earlier_track(d, f, p)) {
            continue;
        }
        const double nx = -4.5 * (p.y - q.y) / step;
        const double ny = 4.5 * (p.x - q.x) / step;
        const loft_canvas_point stroke[2] = {{p.x - nx, p.y - ny}, {p.x + nx, p.y + ny}};
        char number[48];
        char text[64];
        const double at = ticks.first + i * ticks.step;
        loft_axes_number(at, loft_axes_decimals(at, ticks.decimals), number,
                         sizeof number);
        snprintf(text, sizeof text, "%s %s", number, in_s ? "s" : "min");
        if (loft_sheet_hint(&d->sheet, p, text, colour, LOFT_LABEL_CLEAR)) {
            loft_canvas_lines(d->sheet.canvas, stroke, 2, &pen);
        }
    }
}

static loft_canvas_pen track_pen(const loft_plot_flight *flight)
{
    return loft_sheet_pen(flight->role == LOFT_ROLE_OTHER ? flight->place
                                                          : (int)flight->role);
}

static void draw_track(drawing *d, size_t f)
{
    const loft_plot_flight *flight = &d->map->flights[f];
    const loft_canvas_pen pen = track_pen(flight);
    for (int i = 0; i < TRACK_POINTS; i++) {
        d->points[f][i] = loft_ground_at(&d->ground, d->tracks[f][i]);
    }
    loft_ground_clip(&d->ground, d->sheet.canvas);
    loft_ground_line(&d->ground, &d->sheet, d->tracks[f], TRACK_POINTS, &pen, true);
    loft_canvas_clip(d->sheet.canvas, NULL);
}

static void label_track(drawing *d, size_t f)
{
    const loft_plot_flight *flight = &d->map->flights[f];
    const loft_colour colour = track_pen(flight).colour;
    char length[LOFT_QUANTITY_TEXT];
    char time[LOFT_QUANTITY_TEXT];
    if (flight->unbounded) {
        loft_sheet_name_curve(&d->sheet, d->points[f], TRACK_POINTS, 0.6, flight->label,
                              colour);
        draw_times(d, f, colour);
        return;
    }
    const double range_m =
        loft_geodesy_inverse(&d->ground.map.shape, d->map->launch.place,
                             flight->flight->end.place)
            .range_m;
    const char *more = f == 0 ? d->map->impact_text : NULL;
    loft_text_fitted_length(length, range_m,
                            flight->report != NULL ? &flight->report->range_m : NULL);
    char *text = loft_text_format("%s\n%s, %s%s%s", flight->label, length,
                                  loft_text_time(time, flight->flight->end.t_s),
                                  more != NULL ? "\n" : "", more != NULL ? more : "");
    loft_sheet_note(&d->sheet, d->points[f][TRACK_POINTS - 1],
                    text != NULL ? text : flight->label, colour);
    free(text);
    draw_times(d, f, colour);
}

/* Sea, land, graticule, frame. */
static loft_status draw_ground(const loft_ground *ground, loft_sheet *sheet)
{
    static const loft_canvas_pen frame = {.colour = LOFT_INK, .width = 1.0};
    const loft_canvas_box *box = &ground->box;
    const double radius = loft_ground_disc(ground);
    const loft_canvas_point corners[5] = {{box->x0, box->y0},
                                          {box->x1, box->y0},
                                          {box->x1, box->y1},
                                          {box->x0, box->y1},
                                          {box->x0, box->y0}};
    loft_canvas_point limb[CIRCLE_POINTS + 1];
    for (int i = 0; i <= CIRCLE_POINTS; i++) {
        const double angle_rad = 2.0 * LOFT_PI * i / CIRCLE_POINTS;
        limb[i] = (loft_canvas_point){ground->centre.x + radius * cos(angle_rad),
                                      ground->centre.y + radius * sin(angle_rad)};
    }
    loft_ground_clip(ground, sheet->canvas);
    loft_canvas_fill(sheet->canvas, limb, CIRCLE_POINTS, LOFT_EARTH);
    const loft_status status = loft_map_land(ground, sheet);
    loft_map_graticule(ground, sheet, false);
    loft_canvas_clip(sheet->canvas, NULL);
    loft_canvas_lines(sheet->canvas, ground->whole ? limb : corners,
                      ground->whole ? CIRCLE_POINTS + 1 : 5, &frame);
    if (ground->whole) {
        loft_labels_curve(&sheet->labels, limb, CIRCLE_POINTS + 1);
    }
    return status;
}

/* The places that were asked for, as far as they are on the map. */
static void draw_marks(drawing *d)
{
    static const double dot = 2.5;
    for (size_t i = 0; i < d->map->n_marks; i++) {
        const loft_map_place *mark = &d->map->marks[i];
        const loft_canvas_point p = loft_ground_at(&d->ground, mark->place);
        const bool shown = loft_ground_in_sight(&d->ground, p);
        if (shown) {
            loft_sheet_disc(&d->sheet, p, dot, LOFT_INK);
            loft_sheet_note(&d->sheet, p, mark->text, LOFT_INK);
        }
        if (d->map->marks_shown != NULL) {
            d->map->marks_shown[i] = shown;
        }
    }
}

static loft_status draw(drawing *d)
{
    sample_tracks(d);
    fit_ground(d);
    d->sheet.labels.frame =
        (loft_canvas_box){d->ground.box.x0 + 4.0, d->ground.box.y0 + 4.0,
                          d->ground.box.x1 - 4.0, d->ground.box.y1 - 4.0};
    const loft_status status = draw_ground(&d->ground, &d->sheet);
    if (status != LOFT_OK) {
        return status;
    }
    loft_ground_scale(&d->ground, &d->sheet);
    loft_map_reach reach = {.n_lines = 0};
    if (d->map->contour != NULL) {
        loft_map_reach_draw(&d->ground, &d->sheet, d->map->contour, &reach);
    }
    for (size_t f = d->map->n_flights; f-- > 0;) { /* the first on top */
        draw_track(d, f);
    }
    if (d->map->impact != NULL) {
        loft_map_area_draw(&d->ground, &d->sheet, d->map->impact);
    }
    for (size_t i = 0; i < d->map->n_falls; i++) {
        loft_map_fall_draw(&d->ground, &d->sheet, &d->map->falls[i]);
    }
    for (size_t i = 0; i < d->map->n_areas; i++) {
        loft_map_closed_draw(&d->ground, &d->sheet, &d->map->areas[i]);
    }
    for (size_t f = 0; f < d->map->n_flights; f++) {
        const loft_plot_flight *flight = &d->map->flights[f];
        if (!flight->unbounded) {
            loft_sheet_disc(&d->sheet, d->points[f][TRACK_POINTS - 1], 4.0,
                            track_pen(flight).colour);
        }
    }
    loft_sheet_disc(&d->sheet, loft_ground_at(&d->ground, d->map->launch.place), 4.0,
                    LOFT_INK);
    loft_sheet_note(&d->sheet, loft_ground_at(&d->ground, d->map->launch.place),
                    d->map->launch.text, LOFT_INK);
    draw_marks(d);
    loft_map_reach_name(&d->sheet, &reach, d->map->contour_text);
    for (size_t f = 0; f < d->map->n_flights; f++) {
        label_track(d, f);
    }
    loft_map_names(&d->ground, &d->sheet);
    loft_map_graticule(&d->ground, &d->sheet, true); /* where nothing else stands */
    return LOFT_OK;
}

loft_status loft_map_draw(const loft_map *map, loft_picture_format format,
                          const loft_png_text *texts, size_t n_texts, loft_buffer *out)
{
    if (map->n_flights > MAX_FLIGHTS || (map->n_flights == 0 && map->contour == NULL)) {
        return LOFT_ERR_DOMAIN;
    }
    drawing *d = calloc(1, sizeof *d);
    if (d == NULL) {
        return LOFT_ERR_NOMEM;
    }
    *d = (drawing){.map = map,
                   .ground = {.map = {.shape = loft_earth_wgs84(2).shape,
                                      .centre = map->launch.place}}};
    const loft_sheet_words words = {map->title, map->subtitle, map->source};
    loft_status status =
        loft_sheet_open(&words, &map->look, format, sheet_width, sheet_height, &d->sheet);
    if (status == LOFT_OK) {
        status = draw(d);
    }
    status = loft_sheet_end(&d->sheet, status, texts, n_texts, out);
    free(d);
    return status;
}
