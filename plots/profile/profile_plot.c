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
#include "plots/profile/profile_marks.h"
#include "sim/base/text.h"
#include "sim/flight/series.h"
#include "sim/infer/fan.h"

#define NBSP "\302\240"

enum {
    MAX_FLIGHTS = 8,
    CARD_LINES = 6, /* of a paragraph */
    PIECES = 400    /* a step longer than this share of the flight is subdivided */
};

typedef struct drawn {
    loft_profile_point *points; /* owned, as t_s */
    double *t_s;
    size_t n;
    loft_profile_marks marks;
} drawn;

static double downrange(const loft_plot_flight *f, const double *y)
{
    return loft_series_downrange(f->plan->model, f->plan->start, f->unbounded, y);
}

static size_t pieces_of_step(const loft_trajectory *record, size_t i, double span_s)
{
    const double step_s =
        loft_trajectory_node(record, i + 1) - loft_trajectory_node(record, i);
    return (size_t)fmax(1.0, ceil(step_s / span_s * PIECES));
}

static loft_status sample(const loft_plot_flight *f, drawn *out)
{
    const double end_s =
        f->unbounded ? loft_series_once_round(f->record) : loft_trajectory_end(f->record);
    const double span_s = end_s - loft_trajectory_start(f->record);
    size_t steps = loft_trajectory_steps(f->record);
    while (steps > 1 && loft_trajectory_node(f->record, steps - 1) >= end_s) {
        steps--;
    }
    size_t room = 1;
    for (size_t i = 0; i < steps; i++) {
        room += pieces_of_step(f->record, i, span_s);
    }
    out->points = calloc(room, sizeof *out->points);
    out->t_s = calloc(room, sizeof *out->t_s);
    if (out->points == NULL || out->t_s == NULL) {
        return LOFT_ERR_NOMEM;
    }
    for (size_t i = 0; i <= steps; i++) {
        const size_t pieces = i < steps ? pieces_of_step(f->record, i, span_s) : 1;
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

/* The subtitle, and the meaning of the shading after it; NULL if out of memory. */
static char *subtitle_of(const loft_profile_plot *figure, const drawn *parts,
                         size_t n_bands)
{
    const char *own = figure->subtitle != NULL ? figure->subtitle : "";
    const loft_fan *fan = figure->fan;
    const char *seen = loft_seen_caption(figure->flights, figure->n_flights);
    char unbounded[80] = "";
    if (fan == NULL) {
        return loft_text_format("%s%s", own, seen);
    }
    if (n_bands == 0) {
        return loft_text_format(
            "%s Nothing is shaded: %d of %d matching boosters could reach anywhere on Earth.%s",
            own, fan->unbounded, fan->samples, seen);
    }
    if (fan->unbounded > 0) {
        snprintf(unbounded, sizeof unbounded,
                 " (%d could reach anywhere: shown half-way round)", fan->unbounded);
    }
    return loft_text_format(
        "%s Shaded: 90" NBSP "%% interval%s of the altitude at each range, over the "
        "standard flights without rotation of %d matching boosters%s.%s%s",
        own, n_bands == 2 ? " (dark: 50" NBSP "%)" : "", fan->samples, unbounded,
        !is_outside(figure, parts)     ? ""
        : figure->flights[0].any_class ? " The curves are of one class alone."
                                       : " The curves use the burn time of the class.",
        seen);
}

/* The observations of the flight that has them. */
static size_t find_seen(const loft_profile_plot *figure, const drawn *parts,
                        loft_profile_seen *seen)
{
    size_t n = 0;
    for (size_t c = 0; c < figure->n_flights; c++) {
        const loft_plot_flight *f = &figure->flights[c];
        for (size_t k = 0; !f->quiet && k < f->n_seen && n < LOFT_OBSERVATIONS_MAX; k++) {
            loft_profile_seen *s = &seen[n];
            *s = (loft_profile_seen){.curve = c};
            if (!loft_seen_mark_of(f, &f->seen[k], &s->mark)) {
                continue;
            }
            n++;
            for (size_t i = 0; s->mark.time_s.known && i < parts[c].n; i++) {
                s->from += parts[c].t_s[i] < s->mark.time_s.low;
                s->to += parts[c].t_s[i] <= s->mark.time_s.high;
            }
        }
    }
    return n;
}

/* Borrows from the part. */
static loft_profile_curve curve_of(const loft_plot_flight *f, drawn *part)
{
    loft_profile_marks_find(f, part->points, part->t_s, part->n, &part->marks);
    /* NOLINTNEXTLINE(clang-analyzer-unix.Malloc): loft_profile_plot_draw frees the part */
    return (loft_profile_curve){.label = f->label,
                                .role = (int)f->role,
                                .place = f->place,
                                .points = part->points,
                                .n = part->n,
                                .marks = part->marks.list,
                                .n_marks = part->marks.n,
                                .open_ended = f->unbounded};
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
        status = sample(&figure->flights[i], &parts[i]);
    }
    for (size_t i = 0; status == LOFT_OK && i < figure->n_flights; i++) {
        curves[i] = curve_of(&figure->flights[i], &parts[i]);
    }
    if (status == LOFT_OK) {
        loft_profile_band bands[2];
        loft_profile_seen seen[LOFT_OBSERVATIONS_MAX];
        const size_t n_bands = bands_of(figure->fan, bands);
        char *subtitle = subtitle_of(figure, parts, n_bands);
        const loft_profile profile = {.title = figure->title,
                                      .subtitle = subtitle,
                                      .source = figure->source,
                                      .curves = curves,
                                      .n_curves = figure->n_flights,
                                      .bands = bands,
                                      .n_bands = n_bands,
                                      .bands_label =
                                          "shaded: 90" NBSP "% of the matching boosters",
                                      .seen = seen,
                                      .n_seen = find_seen(figure, parts, seen),
                                      .strip = figure->strip,
                                      .to_scale = figure->to_scale,
                                      .earth_radius_m = loft_earth_sphere().radius_m,
                                      .look = figure->look};
        status = subtitle != NULL
                     ? loft_profile_draw(&profile, format, texts, n_texts, out)
                     : LOFT_ERR_NOMEM;
        free(subtitle);
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
            loft_axes_shorten(sheet.canvas, &body, sheet.room.x1 - sheet.room.x0,
                              CARD_LINES, &lines);
            y = loft_axes_lines(sheet.canvas, LOFT_SHEET_MARGIN, y, &lines, &body) + 10.0;
        }
    }
    return loft_sheet_end(&sheet, status, texts, n_texts, out);
}
