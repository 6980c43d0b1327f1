/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/plot.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/text/summary.h"
#include "plots/base/canvas.h"
#include "plots/base/sheet.h"
#include "plots/base/style.h"
#include "plots/profile/profile.h"
#include "sim/base/decimal.h"
#include "sim/flight/series.h"
#include "sim/infer/fan.h"

#define NBSP "\302\240"

enum {
    MAX_FLIGHTS = 8,
    MAX_MARKS = 8,
    SUBTITLE_SIZE = 1024,
    PIECES = 400 /* a step longer than this share of the flight is subdivided */
};

typedef struct drawn {
    loft_profile_point *points; /* owned, as t_s */
    double *t_s;
    size_t n;
    loft_profile_mark marks[MAX_MARKS];
    size_t n_marks;
} drawn;

static double downrange(const loft_plot_flight *f, const double *y)
{
    return loft_series_downrange(f->plan->model, f->plan->start, f->unbounded, y);
}

static size_t pieces_of_step(const loft_trajectory *record, size_t i)
{
    const double span_s = loft_trajectory_end(record) - loft_trajectory_start(record);
    const double step_s =
        loft_trajectory_node(record, i + 1) - loft_trajectory_node(record, i);
    return (size_t)fmax(1.0, ceil(step_s / span_s * PIECES));
}

static loft_status sample(const loft_plot_flight *f, drawn *out)
{
    const size_t steps = loft_trajectory_steps(f->record);
    size_t room = 1;
    for (size_t i = 0; i < steps; i++) {
        room += pieces_of_step(f->record, i);
    }
    out->points = calloc(room, sizeof *out->points);
    out->t_s = calloc(room, sizeof *out->t_s);
    if (out->points == NULL || out->t_s == NULL) {
        return LOFT_ERR_NOMEM;
    }
    for (size_t i = 0; i <= steps; i++) {
        const size_t pieces = i < steps ? pieces_of_step(f->record, i) : 1;
        const double from_s = loft_trajectory_node(f->record, i);
        const double to_s = loft_trajectory_node(f->record, i + 1);
        for (size_t k = 0; k < pieces; k++) {
            double y[LOFT_STATE_N];
            loft_phase phase;
            const double t_s = from_s + (to_s - from_s) * (double)k / (double)pieces;
            loft_trajectory_at(f->record, t_s, y, &phase);
            out->t_s[out->n] = t_s;
            out->points[out->n++] = (loft_profile_point){
                .downrange_m = downrange(f, y),
                .alt_m =
                    loft_geodesy_geodetic(&f->plan->model->earth.shape, loft_state_r(y))
                        .alt_m,
                .boost = phase.stage >= 0};
        }
    }
    return LOFT_OK;
}

static void add_mark(const loft_plot_flight *f, drawn *out, double t_s,
                     loft_profile_mark_kind kind)
{
    double y[LOFT_STATE_N];
    char length[LOFT_QUANTITY_TEXT];
    char time[LOFT_QUANTITY_TEXT];
    loft_trajectory_at(f->record, t_s, y, NULL);
    const loft_flight_point at = loft_flight_point_of(f->plan->model, t_s, y);
    loft_profile_mark *mark = &out->marks[out->n_marks++];
    *mark = (loft_profile_mark){
        .downrange_m = downrange(f, y), .alt_m = at.place.alt_m, .kind = kind};
    loft_text_time(time, t_s);
    loft_text_km(length, at.place.alt_m);
    if (f->plan->body.lift_to_drag != 0.0) { /* its peaks are low and lie close */
        loft_snprintf(length, sizeof length, "%.1f km", at.place.alt_m / 1000.0);
    }
    if (f->quiet) {
        return;
    }
    switch (kind) {
    case LOFT_MARK_APOGEE:
        snprintf(mark->text, sizeof mark->text, "apogee %s\n%s", length, time);
        break;
    case LOFT_MARK_NOTE:
        snprintf(mark->text, sizeof mark->text, "peak %s\n%s", length, time);
        break;
    case LOFT_MARK_BURNOUT:
        loft_snprintf(mark->text, sizeof mark->text, "burn-out %s\n%s, %.1f km/s", length,
                      time, at.speed_mps / 1000.0);
        break;
    default:
        snprintf(mark->text, sizeof mark->text, "impact %s\n%s",
                 loft_text_km(length, fabs(mark->downrange_m)), time);
        break;
    }
}

/* A body with lift skips: its peaks after the first. */
static void mark_skips(const loft_plot_flight *f, drawn *out)
{
    const double end_s = loft_trajectory_end(f->record);
    const loft_profile_point *p = out->points;
    for (size_t i = 1; i + 1 < out->n && out->n_marks + 2 < MAX_MARKS; i++) {
        const bool peak = p[i].alt_m > p[i - 1].alt_m && p[i].alt_m >= p[i + 1].alt_m;
        if (peak && out->t_s[i] > f->flight->apogee.t_s + 0.02 * end_s) {
            add_mark(f, out, out->t_s[i], LOFT_MARK_NOTE);
        }
    }
}

static void mark_flight(const loft_plot_flight *f, drawn *out)
{
    const loft_flight *flight = f->flight;
    /* The two standard flights have nearly the same apogee: once is enough. */
    if (!f->unbounded && f->role != LOFT_ROLE_STANDARD_ROTATING) {
        add_mark(f, out, flight->apogee.t_s, LOFT_MARK_APOGEE);
    }
    if (!f->unbounded) {
        add_mark(f, out, flight->end.t_s, LOFT_MARK_IMPACT);
    }
    if (!f->unbounded && f->plan->body.lift_to_drag != 0.0) {
        mark_skips(f, out);
    }
    const bool own = f->role == LOFT_ROLE_FLOWN || f->role == LOFT_ROLE_OTHER;
    if (f->plan->booster != NULL && own && !f->quiet && !f->any_class) {
        add_mark(f, out, flight->burnout.t_s, LOFT_MARK_BURNOUT);
    }
}

/* A band of two edges; false if both of them leave the Earth. */
static bool band_of(const loft_fan *fan, loft_fan_level low, loft_fan_level high,
                    loft_profile_band *band)
{
    const loft_fan_edge *lower = &fan->edges[low];
    const loft_fan_edge *upper = &fan->edges[high];
    *band =
        (loft_profile_band){.lower = {lower->downrange_m, lower->alt_m, LOFT_FAN_POINTS},
                            .upper = {upper->downrange_m, upper->alt_m, LOFT_FAN_POINTS},
                            .open = upper->open};
    return !lower->open;
}

static size_t bands_of(const loft_fan *fan, loft_profile_band bands[2])
{
    const bool outer = fan != NULL && band_of(fan, LOFT_FAN_P05, LOFT_FAN_P95, &bands[0]);
    return !outer ? 0 : band_of(fan, LOFT_FAN_P25, LOFT_FAN_P75, &bands[1]) ? 2 : 1;
}

/* Does the standard flight of the class come down outside of the band? */
static bool is_outside(const loft_profile_plot *figure, const drawn *parts)
{
    bool outside = false;
    for (size_t i = 0; i < figure->n_flights; i++) {
        const loft_plot_flight *f = &figure->flights[i];
        if (f->role == LOFT_ROLE_STANDARD) {
            const loft_fan_edge *edges = figure->fan->edges;
            const double range_m =
                f->unbounded ? INFINITY : parts[i].points[parts[i].n - 1].downrange_m;
            outside = range_m < edges[LOFT_FAN_P05].downrange_m[LOFT_FAN_POINTS - 1] ||
                      (!edges[LOFT_FAN_P95].open &&
                       range_m > edges[LOFT_FAN_P95].downrange_m[LOFT_FAN_POINTS - 1]);
        }
    }
    return outside;
}

/* The meaning of the shading, after the subtitle. */
static void write_subtitle(const loft_profile_plot *figure, const drawn *parts,
                           size_t n_bands, char text[SUBTITLE_SIZE])
{
    const char *own = figure->subtitle != NULL ? figure->subtitle : "";
    const loft_fan *fan = figure->fan;
    char unbounded[80] = "";
    if (fan == NULL) {
        snprintf(text, SUBTITLE_SIZE, "%s", own);
        return;
    }
    if (n_bands == 0) {
        snprintf(text, SUBTITLE_SIZE,
                 "%s Nothing is shaded: %d of %d matching boosters are unbounded.", own,
                 fan->unbounded, fan->samples);
        return;
    }
    if (fan->unbounded > 0) {
        snprintf(unbounded, sizeof unbounded, " (%d unbounded: shown half-way round)",
                 fan->unbounded);
    }
    snprintf(text, SUBTITLE_SIZE,
             "%s Shaded: 90" NBSP "%% interval%s of the altitude at each range, over the "
             "standard flights without rotation of %d matching boosters%s.%s",
             own, n_bands == 2 ? " (dark: 50" NBSP "%)" : "", fan->samples, unbounded,
             !is_outside(figure, parts) ? ""
             : figure->flights[0].any_class
                 ? " The curves are of one class alone."
                 : " The curves use the burn time of the class.");
}

loft_status loft_profile_plot_draw(const loft_profile_plot *figure,
                                   loft_picture_format format, const loft_png_text *texts,
                                   size_t n_texts, loft_buffer *out)
{
    drawn parts[MAX_FLIGHTS] = {{.points = NULL}};
    loft_profile_curve curves[MAX_FLIGHTS];
    loft_status status = figure->n_flights >= 1 && figure->n_flights <= MAX_FLIGHTS
                             ? LOFT_OK
                             : LOFT_ERR_DOMAIN;
    for (size_t i = 0; status == LOFT_OK && i < figure->n_flights; i++) {
        const loft_plot_flight *f = &figure->flights[i];
        status = sample(f, &parts[i]);
        if (status == LOFT_OK) {
            mark_flight(f, &parts[i]);
            curves[i] = (loft_profile_curve){.label = f->label,
                                             .role = (int)f->role,
                                             .place = f->place,
                                             .points = parts[i].points,
                                             .n = parts[i].n,
                                             .marks = parts[i].marks,
                                             .n_marks = parts[i].n_marks,
                                             .open_ended = f->unbounded};
        }
    }
    if (status == LOFT_OK) {
        loft_profile_band bands[2];
        char subtitle[SUBTITLE_SIZE];
        const size_t n_bands = bands_of(figure->fan, bands);
        write_subtitle(figure, parts, n_bands, subtitle);
        const loft_profile profile = {.title = figure->title,
                                      .subtitle = subtitle,
                                      .source = figure->source,
                                      .curves = curves,
                                      .n_curves = figure->n_flights,
                                      .bands = bands,
                                      .n_bands = n_bands,
                                      .bands_label =
                                          "shaded: 90" NBSP "% of the matching boosters",
                                      .strip = figure->strip,
                                      .to_scale = figure->to_scale,
                                      .earth_radius_m = loft_earth_sphere().radius_m,
                                      .look = figure->look};
        status = loft_profile_draw(&profile, format, texts, n_texts, out);
    }
    for (size_t i = 0; i < MAX_FLIGHTS; i++) {
        free(parts[i].points);
        free(parts[i].t_s);
    }
    return status;
}

loft_status loft_profile_plot_card(const loft_profile_plot *figure,
                                   const char *const *paragraphs, size_t n_paragraphs,
                                   loft_picture_format format, const loft_png_text *texts,
                                   size_t n_texts, loft_buffer *out)
{
    static const loft_canvas_font body = {.size = 13.0, .colour = LOFT_INK};
    const loft_sheet_words words = {.title = figure->title, .subtitle = figure->subtitle};
    loft_sheet sheet;
    loft_status status = loft_sheet_open(&words, &figure->look, format, LOFT_SHEET_WIDTH,
                                         LOFT_SHEET_HEIGHT, &sheet);
    if (status == LOFT_OK) {
        double y = sheet.room.y0 + 16.0 + 0.85 * body.size;
        for (size_t i = 0; i < n_paragraphs; i++) {
            loft_wrapped lines;
            loft_axes_wrap(sheet.canvas, paragraphs[i], &body,
                           sheet.room.x1 - sheet.room.x0, &lines);
            y = loft_axes_lines(sheet.canvas, LOFT_SHEET_MARGIN, y, &lines, &body) + 10.0;
        }
    }
    return loft_sheet_end(&sheet, status, texts, n_texts, out);
}
