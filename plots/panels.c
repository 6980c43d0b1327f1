/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/plot.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "io/text/summary.h"
#include "loft/earth.h"
#include "loft/flight.h"
#include "loft/loft.h"
#include "plots/base/canvas.h"
#include "plots/base/sheet.h"
#include "plots/base/style.h"
#include "plots/profile/seen_marks.h"
#include "sim/base/decimal.h"
#include "sim/base/text.h"
#include "sim/flight/ending.h"
#include "sim/flight/series.h"

enum {
    N_ROWS = 5,
    MAX_WINDOWS = 3,
    MAX_FLIGHTS = 4,
    PIECES = 600
};

enum row {
    ROW_ALT,
    ROW_SPEED,
    ROW_FPA,
    ROW_FELT,
    ROW_PRESSURE
};

static const double sheet_width = 820.0;
static const double sheet_height = 1000.0;
static const double least_for_windows =
    450.0;                                   /* on a narrower sheet labels have no room */
static const double row_gap = 30.0;          /* for the title of the row below */
static const double window_gap = 28.0;       /* the break of the time axis */
static const double pressure_decades = 1e-6; /* of the highest; below it is no air */
static const double no_air_kpa = 1e-3;       /* if nowhere more than this */

typedef struct drawing {
    const loft_panels *panels;
    loft_series_point *series[MAX_FLIGHTS]; /* owned */
    size_t n[MAX_FLIGHTS];
    loft_canvas_point *points; /* owned; room for the longest series */
    loft_sheet sheet;
    loft_axes axes[N_ROWS][MAX_WINDOWS];
    int n_windows;
    double s_per_unit; /* of the time axis */
} drawing;

static double value_of(const loft_series_point *p, int row)
{
    switch (row) {
    case ROW_ALT:
        return p->alt_m / 1000.0;
    case ROW_SPEED:
        return p->speed_mps / 1000.0;
    case ROW_FPA:
        return loft_deg_from_rad(p->fpa_rad);
    case ROW_FELT:
        return p->felt_mps2 / LOFT_G0_MPS2;
    default:
        return p->pressure_pa / 1000.0;
    }
}

/* The index of the largest value of a row among points i with from <= i < to. */
static size_t peak(const drawing *d, int row, size_t from, size_t to)
{
    size_t best = from;
    for (size_t i = from; i < to; i++) {
        if (value_of(&d->series[0][i], row) > value_of(&d->series[0][best], row)) {
            best = i;
        }
    }
    return best;
}

/* The first point of the first flight at or after a time. */
static size_t index_at(const drawing *d, double t_s)
{
    size_t i = 0;
    while (i + 1 < d->n[0] && d->series[0][i].t_s < t_s) {
        i++;
    }
    return i;
}

/* Time windows: one, or boost, coast and entry where these two are short. */
static int find_windows(const drawing *d, double t0_s[MAX_WINDOWS],
                        double t1_s[MAX_WINDOWS])
{
    const loft_flight *flight = d->panels->flights[0].flight;
    double end_s = 0.0;
    for (size_t f = 0; f < d->panels->n_flights; f++) {
        end_s = fmax(end_s, d->series[f][d->n[f] - 1].t_s);
    }
    const double start_s = d->series[0][0].t_s;
    t0_s[0] = start_s;
    t1_s[0] = end_s;
    if (!(end_s > start_s)) { /* over at its start */
        t1_s[0] = start_s + 1.0;
        return 1;
    }
    size_t i = d->n[0] - 1;
    while (i > 0 && d->series[0][i].alt_m < 100e3) {
        i--;
    }
    const double entry_s = d->series[0][i].t_s;
    const double boost_s = start_s + 1.25 * (flight->burnout.t_s - start_s);
    const double margin_s = 0.25 * (end_s - entry_s);
    const bool lands = loft_ending_of(flight->ended_by)->lands;
    const double share = (boost_s - start_s + end_s - entry_s) / (end_s - start_s);
    if (d->sheet.width < least_for_windows || d->panels->n_flights > 1 || !lands ||
        share > 0.3 || i == 0 || !(flight->burnout.t_s > start_s)) {
        t1_s[0] += 0.02 * (end_s - start_s);
        return 1;
    }
    t1_s[0] = boost_s;
    t0_s[1] = boost_s;
    t1_s[1] = entry_s - margin_s;
    t0_s[2] = entry_s - margin_s;
    t1_s[2] = end_s + 0.1 * (end_s - entry_s); /* so that the impact is inside */
    return 3;
}

static void row_range(const drawing *d, int row, double *lo, double *hi)
{
    double least = 0.0;
    double most = 0.0;
    for (size_t f = 0; f < d->panels->n_flights; f++) {
        for (size_t i = 0; i < d->n[f]; i++) {
            const double value = value_of(&d->series[f][i], row);
            least = fmin(least, value);
            most = fmax(most, value);
        }
    }
    if (!(most > least) || (row == ROW_PRESSURE && most < no_air_kpa)) {
        /* a curve that is zero everywhere, or would be on any plain axis */
        *lo = 0.0;
        *hi = 1.0;
        return;
    }
    const double span = most - least;
    const bool below = row == ROW_FPA || least < -0.01 * span;
    *lo = below ? least - 0.06 * span : 0.0;
    *hi = most + (row == ROW_FPA ? 0.06 : 0.2) * span;
    if (row == ROW_PRESSURE) {
        *hi = 4.0 * most;
        *lo = most * pressure_decades;
    }
}

static const char *time_title(const drawing *d, bool in_s)
{
    if (d->panels->flights[0].plan->booster == NULL) {
        return in_s ? "Time since the start (s)" : "Time since the start (min)";
    }
    return in_s ? "Time since launch (s)" : "Time since launch (min)";
}

static loft_status lay_out(drawing *d)
{
    static const char *const titles[N_ROWS] = {
        "Altitude (km)", "Speed relative to the Earth (km/s)",
        "Flight-path angle (\302\260)", "Felt acceleration (g)",
        "Dynamic pressure (kPa)"};
    static const double shares[MAX_WINDOWS] = {0.36, 0.32, 0.32};
    const loft_canvas_box all = loft_sheet_axes_box(&d->sheet);
    double t0_s[MAX_WINDOWS] = {0.0};
    double t1_s[MAX_WINDOWS] = {0.0};
    d->n_windows = find_windows(d, t0_s, t1_s);
    assert(d->n_windows <= MAX_WINDOWS);
    const bool in_s = d->n_windows > 1 || t1_s[0] < 600.0; /* an entry is seconds long */
    d->s_per_unit = in_s ? 1.0 : 60.0;
    const double height = (all.y1 - all.y0 - (N_ROWS - 1) * row_gap) / N_ROWS;
    const double width = all.x1 - all.x0 - (d->n_windows - 1) * window_gap;
    loft_status status = height > 40.0 ? LOFT_OK : LOFT_ERR_DOMAIN;
    for (int row = 0; row < N_ROWS && status == LOFT_OK; row++) {
        double x = all.x0;
        double lo;
        double hi;
        row_range(d, row, &lo, &hi);
        for (int w = 0; w < d->n_windows && status == LOFT_OK; w++) {
            const double share = d->n_windows > 1 ? shares[w] : 1.0;
            const double y = all.y0 + row * (height + row_gap);
            d->axes[row][w] = (loft_axes){
                .box = {x, y, x + share * width, y + height},
                .x0 = t0_s[w] / d->s_per_unit,
                .x1 = t1_s[w] / d->s_per_unit,
                .y0 = lo,
                .y1 = hi,
                .x_title = d->n_windows > 1 && w != 1 ? "" : time_title(d, in_s),
                .y_title = titles[row],
                .y_log = row == ROW_PRESSURE && lo > 0.0,
                .overhang = d->n_windows > 1 ? 0.5 * window_gap - 2.0 : 0.0,
                .y_step = row == ROW_FPA && hi - lo > 120.0 ? 30.0 : 0.0,
                .x_bare = row<N_ROWS - 1, .y_bare = w> 0};
            status = loft_axes_draw(d->sheet.canvas, &d->axes[row][w]);
            x += share * width + window_gap;
        }
    }
    return status;
}

/* Two strokes across the spine at the end of each window but the last, and their gap. */
static void draw_breaks(const drawing *d)
{
    static const loft_canvas_pen pen = {.colour = LOFT_INK, .width = 1.0};
    for (int row = 0; row < N_ROWS; row++) {
        for (int w = 0; w + 1 < d->n_windows; w++) {
            const loft_canvas_box *box = &d->axes[row][w].box;
            for (int side = 0; side < 2; side++) {
                const double x = box->x1 + side * window_gap;
                const loft_canvas_point stroke[2] = {{x - 3.0, box->y1 + 5.0},
                                                     {x + 3.0, box->y1 - 5.0}};
                loft_canvas_lines(d->sheet.canvas, stroke, 2, &pen);
            }
        }
    }
}

static loft_canvas_point on_sheet(const drawing *d, int row, int w,
                                  const loft_series_point *p)
{
    const loft_axes *axes = &d->axes[row][w];
    const double value = value_of(p, row);
    return loft_axes_at(axes, p->t_s / d->s_per_unit,
                        axes->y_log ? fmax(value, 0.1 * axes->y0) : value);
}

static void draw_band(drawing *d, size_t f, size_t from, size_t to)
{
    size_t first = from;
    for (size_t i = from; i <= to; i++) { /* one band for each run under power */
        if (i == to || !d->series[f][i].boost) {
            if (i - first >= 2) {
                loft_canvas_lines(d->sheet.canvas, d->points + first, i - first,
                                  &loft_sheet_band);
            }
            first = i + 1;
        }
    }
}

static void draw_curve(drawing *d, size_t f, int row, int w)
{
    const loft_canvas_pen pen = loft_sheet_pen((int)f);
    const loft_axes *axes = &d->axes[row][w];
    const loft_canvas_box *box = &axes->box;
    const loft_canvas_box clip = {box->x0, box->y0 - 2.0, box->x1, box->y1 + 1.0};
    size_t from = 0; /* the last point before the window */
    size_t to = 0;   /* beyond the first one after it */
    for (size_t i = 0; i < d->n[f]; i++) {
        const double t = d->series[f][i].t_s / d->s_per_unit;
        from = t <= axes->x0 ? i : from;
        to = to == i && t <= axes->x1 ? i + 1 : to;
        d->points[i] = on_sheet(d, row, w, &d->series[f][i]);
    }
    to = to < d->n[f] ? to + 1 : to;
    if (to - from < 2 || from >= to) {
        return;
    }
    loft_canvas_clip(d->sheet.canvas, &clip);
    if (row == ROW_ALT) {
        draw_band(d, f, from, to);
    }
    loft_canvas_lines(d->sheet.canvas, d->points + from, to - from, &pen);
    loft_canvas_clip(d->sheet.canvas, NULL);
    for (size_t i = from; i < to; i++) { /* what is clipped off hides no label */
        d->points[i].x = fmin(fmax(d->points[i].x, box->x0), box->x1);
        d->points[i].y = fmin(fmax(d->points[i].y, box->y0), box->y1);
    }
    loft_labels_curve(&d->sheet.labels, d->points + from, to - from);
}

/* The window that shows a time. */
static int window_of(const drawing *d, double t_s)
{
    int w = 0;
    while (w + 1 < d->n_windows && t_s / d->s_per_unit > d->axes[0][w].x1) {
        w++;
    }
    return w;
}

/* A dotted line through all rows. */
static void draw_event_line(drawing *d, double t_s)
{
    static const loft_canvas_pen pen = {
        .colour = LOFT_GREY, .width = 0.8, .dash = {1.5, 3.0}};
    const int w = window_of(d, t_s);
    const double x = loft_axes_at(&d->axes[0][w], t_s / d->s_per_unit, 0.0).x;
    for (int row = 0; row < N_ROWS; row++) {
        const loft_canvas_point line[2] = {{x, d->axes[row][w].box.y0},
                                           {x, d->axes[row][w].box.y1}};
        loft_canvas_lines(d->sheet.canvas, line, 2, &pen);
        loft_labels_curve(&d->sheet.labels, line, 2);
    }
}

/* A disc on the curve of a row at a point of the first flight, with a text. */
static void mark(drawing *d, int row, size_t i, const char *text)
{
    const loft_series_point *p = &d->series[0][i];
    const int w = window_of(d, p->t_s);
    const loft_canvas_point at = on_sheet(d, row, w, p);
    d->sheet.labels.frame = d->axes[row][w].box;
    loft_sheet_disc(&d->sheet, at, 3.5, LOFT_BLUE);
    loft_sheet_note(&d->sheet, at, text, LOFT_BLUE);
}

/* On the ground it needs no altitude. A flight that leaves for good has no end, but a last
 * place. */
static void mark_end(drawing *d)
{
    const loft_flight *flight = d->panels->flights[0].flight;
    const loft_ending *ending = loft_ending_of(flight->ended_by);
    const bool escapes = flight->ended_by == LOFT_END_ESCAPE;
    const char *name = escapes ? "leaves at" : ending->mark;
    const size_t last = d->n[0] - 1;
    char text[128];
    char length[LOFT_QUANTITY_TEXT];
    char time[LOFT_QUANTITY_TEXT];
    if (name == NULL) {
        return;
    }
    loft_text_length(length, flight->end.place.alt_m);
    loft_text_time(time, flight->end.t_s);
    snprintf(text, sizeof text, "%s%s%s\n%s", name, ending->lands ? "" : " ",
             ending->lands ? "" : length, time);
    mark(d, ROW_ALT, last, text);
    loft_snprintf(text, sizeof text, "%s %.2f km/s", name,
                  flight->end.speed_mps / 1000.0);
    mark(d, ROW_SPEED, last, text);
}

static void mark_events(drawing *d)
{
    const loft_flight *flight = d->panels->flights[0].flight;
    char text[96];
    char length[LOFT_QUANTITY_TEXT];
    char time[LOFT_QUANTITY_TEXT];
    const loft_booster *booster = d->panels->flights[0].plan->booster;
    const loft_report *report = d->panels->flights[0].report;
    for (int e = 0; e < flight->n_events; e++) {
        const loft_flight_event *event = &flight->events[e];
        if (event->kind == LOFT_EVENT_BURNOUT || event->kind == LOFT_EVENT_APOGEE) {
            draw_event_line(d, event->at.t_s);
        }
    }
    if (loft_ending_has_apogee(flight)) {
        mark(d, ROW_ALT, index_at(d, flight->apogee.t_s),
             (snprintf(text, sizeof text, "apogee %s\n%s",
                       loft_text_fitted_length(length, flight->apogee.place.alt_m,
                                               report != NULL ? &report->apogee_m : NULL),
                       loft_text_time(time, flight->apogee.t_s)),
              text));
    }
    mark_end(d);
    for (int e = 0; e < flight->n_events; e++) {
        const loft_flight_event *event = &flight->events[e];
        if (event->kind != LOFT_EVENT_BURNOUT) {
            continue;
        }
        const size_t i = index_at(d, event->at.t_s);
        const bool many = booster != NULL && booster->n_stages > 1;
        snprintf(text, sizeof text, "%sburn-out%s%.0d\n%s, %s",
                 d->panels->flights[0].any_class ? "assumed " : "", many ? " " : "",
                 many ? event->stage + 1 : 0, loft_text_time(time, event->at.t_s),
                 loft_text_length(length, event->at.place.alt_m));
        mark(d, ROW_ALT, i, text);
        loft_snprintf(text, sizeof text, "%.2f km/s", event->at.speed_mps / 1000.0);
        mark(d, ROW_SPEED, i, text);
    }
}

/* ---- what was seen ---- */

static loft_canvas_point in_window(const drawing *d, int row, int w, double t_s,
                                   double value)
{
    const loft_axes *axes = &d->axes[row][w];
    loft_canvas_point p = loft_axes_at(axes, t_s / d->s_per_unit, value);
    p.x = fmin(fmax(p.x, axes->box.x0), axes->box.x1);
    p.y = fmin(fmax(p.y, axes->box.y0), axes->box.y1);
    return p;
}

/* A bar up and down in a row, with its label at the value that was seen. */
static void bar_of_value(drawing *d, int row, const loft_seen_mark *m,
                         const loft_seen_figure *f, double unit)
{
    const int w = window_of(d, m->at_s);
    loft_seen_bar(&d->sheet, in_window(d, row, w, m->at_s, f->low / unit),
                  in_window(d, row, w, m->at_s, f->high / unit));
    if (row == ROW_ALT && m->time_s.known) {
        return; /* which has the label */
    }
    d->sheet.labels.frame = d->axes[row][w].box;
    loft_sheet_note(&d->sheet, in_window(d, row, w, m->at_s, f->seen / unit), m->brief,
                    LOFT_SEEN_COLOUR);
}

/* At the height of the flight; a time alone stands clear of it, on a line below the top. */
static void bar_of_time(drawing *d, const loft_seen_mark *m, int *lines)
{
    const double line = 14.0;
    const bool placed = m->height_m.known || m->down_range_m.known;
    const loft_seen_figure *t = &m->time_s;
    const int w = window_of(d, t->seen);
    const double alt_km = (m->height_m.known ? m->height_m.seen : m->alt_m) / 1000.0;
    loft_canvas_point at[3] = {in_window(d, ROW_ALT, w, t->low, alt_km),
                               in_window(d, ROW_ALT, w, t->seen, alt_km),
                               in_window(d, ROW_ALT, w, t->high, alt_km)};
    for (int i = 0; i < 3 && !placed; i++) {
        at[i].y = d->axes[ROW_ALT][w].box.y0 + line * (*lines + 1);
    }
    *lines += !placed;
    loft_seen_bar(&d->sheet, at[0], at[2]);
    d->sheet.labels.frame = d->axes[ROW_ALT][w].box;
    loft_sheet_note(&d->sheet, at[1], m->brief, LOFT_SEEN_COLOUR);
}

static void mark_seen(drawing *d)
{
    const loft_plot_flight *flight = &d->panels->flights[0];
    int lines = 0;
    for (size_t k = 0; k < flight->n_seen; k++) {
        loft_seen_mark m;
        if (!loft_seen_mark_of(flight, &flight->seen[k], &m)) {
            continue;
        }
        if (m.time_s.known) {
            bar_of_time(d, &m, &lines);
        }
        if (m.height_m.known) {
            bar_of_value(d, ROW_ALT, &m, &m.height_m, 1000.0);
        }
        if (m.speed_mps.known) {
            bar_of_value(d, ROW_SPEED, &m, &m.speed_mps, 1000.0);
        }
        if (m.fpa_rad.known) {
            bar_of_value(d, ROW_FPA, &m, &m.fpa_rad, LOFT_PI / 180.0);
        }
    }
}

static void mark_peak(drawing *d, int row, size_t i, const char *name, double value)
{
    char text[128];
    char number[48];
    char length[LOFT_QUANTITY_TEXT];
    if (value < 0.1) {
        return;
    }
    loft_axes_number(value, value < 10.0 ? 1 : 0, number, sizeof number);
    snprintf(text, sizeof text, "%s %s %s\nat %s", name, number,
             row == ROW_FELT ? "g" : "kPa",
             loft_text_length(length, d->series[0][i].alt_m));
    mark(d, row, i, text);
}

/* The peaks of felt acceleration and dynamic pressure, under power and coming down. */
static void mark_peaks(drawing *d)
{
    const loft_plot_flight *f = &d->panels->flights[0];
    const size_t burnout = index_at(d, f->flight->burnout.t_s);
    const loft_entry entry = loft_entry_find(f->plan, f->record, f->flight);
    if (burnout > 0) {
        const size_t felt = peak(d, ROW_FELT, 0, burnout);
        const size_t pressure = peak(d, ROW_PRESSURE, 0, burnout);
        mark_peak(d, ROW_FELT, felt, "under power",
                  value_of(&d->series[0][felt], ROW_FELT));
        mark_peak(d, ROW_PRESSURE, pressure, "boost",
                  value_of(&d->series[0][pressure], ROW_PRESSURE));
    }
    if (entry.any) {
        mark_peak(d, ROW_FELT, index_at(d, entry.deceleration.t_s), "deceleration",
                  entry.deceleration.value / LOFT_G0_MPS2);
        mark_peak(d, ROW_PRESSURE, index_at(d, entry.pressure.t_s), "entry",
                  entry.pressure.value / 1000.0);
    }
}

static void name_flights(drawing *d)
{
    for (size_t f = 0; f < d->panels->n_flights; f++) {
        for (size_t i = 0; i < d->n[f]; i++) {
            d->points[i] = on_sheet(d, ROW_ALT, 0, &d->series[f][i]);
        }
        d->sheet.labels.frame = d->axes[ROW_ALT][0].box;
        loft_sheet_name_curve(&d->sheet, d->points, d->n[f], 0.6,
                              d->panels->flights[f].label, loft_sheet_pen((int)f).colour);
    }
}

static loft_status draw(drawing *d)
{
    const loft_status status = lay_out(d);
    if (status != LOFT_OK) {
        return status;
    }
    draw_breaks(d);
    if (d->panels->flights[0].plan->booster != NULL) {
        const loft_canvas_box *last = &d->axes[0][d->n_windows - 1].box;
        loft_sheet_band_key(&d->sheet, last->x1, last->y0 - 10.0);
    }
    for (int row = 0; row < N_ROWS; row++) {
        for (int w = 0; w < d->n_windows; w++) {
            for (size_t f = d->panels->n_flights; f-- > 0;) {
                draw_curve(d, f, row, w);
            }
        }
    }
    mark_seen(d);
    mark_events(d);
    mark_peaks(d);
    if (d->panels->n_flights > 1) {
        name_flights(d);
    }
    return LOFT_OK;
}

/* At rest there is no angle: that of the first motion. */
static void mend_start(loft_series_point *points, size_t n)
{
    size_t moving = 0;
    while (moving + 1 < n && points[moving].speed_mps < 1.0) {
        moving++;
    }
    for (size_t i = 0; i < moving; i++) {
        points[i].fpa_rad = points[moving].fpa_rad;
    }
}

loft_status loft_panels_draw(const loft_panels *panels, loft_picture_format format,
                             const loft_png_text *texts, size_t n_texts, loft_buffer *out)
{
    if (panels->n_flights < 1 || panels->n_flights > MAX_FLIGHTS) {
        return LOFT_ERR_DOMAIN;
    }
    drawing d = {.panels = panels};
    loft_status status = LOFT_OK;
    size_t longest = 0;
    for (size_t f = 0; f < panels->n_flights && status == LOFT_OK; f++) {
        const loft_plot_flight *flight = &panels->flights[f];
        status =
            loft_series_make(flight->plan, flight->record, PIECES, &d.series[f], &d.n[f]);
        if (status == LOFT_OK) {
            mend_start(d.series[f], d.n[f]);
        }
        longest = d.n[f] > longest ? d.n[f] : longest;
    }
    if (status == LOFT_OK) {
        d.points = calloc(longest + 1, sizeof *d.points);
        char *subtitle =
            loft_text_format("%s%s", panels->subtitle != NULL ? panels->subtitle : "",
                             loft_seen_caption(panels->flights, 1));
        const loft_sheet_words words = {panels->title, subtitle, panels->source};
        status = d.points != NULL && subtitle != NULL
                     ? loft_sheet_open(&words, &panels->look, format, sheet_width,
                                       sheet_height, &d.sheet)
                     : LOFT_ERR_NOMEM;
        free(subtitle);
    }
    if (status == LOFT_OK) {
        status = draw(&d);
    }
    status = loft_sheet_end(&d.sheet, status, texts, n_texts, out);
    free(d.points);
    for (size_t f = 0; f < MAX_FLIGHTS; f++) {
        free(d.series[f]);
    }
    return status;
}
