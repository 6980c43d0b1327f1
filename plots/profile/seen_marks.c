/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/profile/seen_marks.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "io/text/observations_text.h"
#include "io/text/units_text.h"
#include "sim/base/decimal.h"
#include "sim/base/text.h"
#include "sim/flight/series.h"
#include "sim/infer/track_search.h"

static loft_seen_figure figure_of(const loft_claim *c, loft_claim_span allows)
{
    return (loft_seen_figure){.known = c->kind != LOFT_CLAIM_NONE && allows.hi > 0.0,
                              .low = allows.lo,
                              .seen = c->value,
                              .high = allows.hi};
}

static void shift(loft_seen_figure *f, double by)
{
    f->low += by;
    f->seen += by;
    f->high += by;
}

static void hold(loft_seen_figure *f, double most)
{
    f->low = fmin(fmax(f->low, 0.0), most);
    f->seen = fmin(fmax(f->seen, 0.0), most);
    f->high = fmin(fmax(f->high, 0.0), most);
}

/* From launch to where the burn of a stage begins; of all stages the coasts between them. */
static double before_burn(const loft_booster *b, int stage)
{
    double t_s = 0.0;
    for (int i = 0; i + 1 < (stage == 0 ? b->n_stages : stage); i++) {
        t_s += (stage == 0 ? 0.0 : b->stages[i].burn_s) + b->stages[i].gap_s;
    }
    return t_s;
}

static bool find_time(const loft_plot_flight *f, const loft_observation *o,
                      loft_seen_mark *m)
{
    const loft_booster *b = f->plan->booster;
    m->time_s = figure_of(&o->time_s, o->time_90_s);
    if (o->kind == LOFT_OBSERVED_BURN_TIME) {
        if (b == NULL || o->stage > b->n_stages) {
            return false;
        }
        shift(&m->time_s, before_burn(b, o->stage));
    }
    hold(&m->time_s, loft_trajectory_end(f->record));
    return true;
}

static double downrange_at(const loft_plot_flight *f, double t_s)
{
    double y[LOFT_STATE_N];
    loft_trajectory_at(f->record, t_s, y, NULL);
    return loft_series_downrange(f->plan->model, f->plan->start, f->unbounded, y);
}

/* The moment of the flight that the observation is of. */
static bool find_moment(const loft_plot_flight *f, const loft_observation *o,
                        loft_seen_mark *m)
{
    const loft_launch_flight flown = {.flight = *f->flight};
    track_point entry;
    if (o->kind == LOFT_OBSERVED_IMPACT) {
        m->at_s = loft_trajectory_end(f->record);
    } else if (o->has_place) {
        m->at_s = loft_track_nearest(f->plan->model, f->record, o->place).t_s;
    } else if (m->time_s.known) {
        m->at_s = m->time_s.seen;
    } else if (o->kind == LOFT_OBSERVED_ENTRY_ANGLE || o->when == LOFT_SPEED_AT_ENTRY) {
        if (!loft_track_entry(f->plan->model, f->record, &flown, o->entry_alt_m,
                              &entry)) {
            return false;
        }
        m->at_s = entry.t_s;
    } else {
        m->at_s = f->flight->burnout.t_s;
    }
    return true;
}

static void write_figure(const loft_observation *o, char text[LOFT_QUANTITY_TEXT])
{
    if (o->time_s.kind != LOFT_CLAIM_NONE) {
        loft_text_claim_spoken_time(text, &o->time_s);
    } else if (o->alt_m.kind != LOFT_CLAIM_NONE) {
        loft_text_claim_km(text, &o->alt_m);
    } else if (o->kind == LOFT_OBSERVED_ENTRY_ANGLE) {
        loft_snprintf(text, LOFT_QUANTITY_TEXT, "%.3g\302\260 below the level",
                      loft_deg_from_rad(o->value.value));
    } else {
        loft_snprintf(text, LOFT_QUANTITY_TEXT, "%.3g km/s", o->value.value / 1000.0);
    }
}

static bool describe(const loft_observation *o, loft_seen_mark *m)
{
    loft_text text;
    char *bytes = NULL;
    char figure[LOFT_QUANTITY_TEXT];
    if (loft_text_open(&text) != LOFT_OK) {
        return false;
    }
    const char *who = o->said.source != NULL ? o->said.source : "seen";
    fprintf(text.out, "%s:\n", who);
    loft_write_observation(text.out, o);
    if (loft_text_close(&text, &bytes, NULL) != LOFT_OK) {
        return false;
    }
    snprintf(m->text, sizeof m->text, "%s", bytes);
    free(bytes);
    write_figure(o, figure);
    snprintf(m->brief, sizeof m->brief, "%s:\n%s", who, figure);
    return true;
}

bool loft_seen_mark_of(const loft_plot_flight *f, const loft_observation *o,
                       loft_seen_mark *out)
{
    const double z = 1.645; /* of 90 % of a normal */
    loft_seen_mark m = {.height_m = figure_of(&o->alt_m, o->alt_90_m)};
    if (!find_time(f, o, &m) || !find_moment(f, o, &m) || !describe(o, &m)) {
        return false;
    }
    m.alt_m = loft_track_at(f->plan->model, f->record, m.at_s).alt_m;
    m.downrange_m = downrange_at(f, m.at_s);
    if (o->has_place) {
        const double far_m = o->kind == LOFT_OBSERVED_IMPACT
                                 ? loft_geodesy_inverse(&f->plan->model->earth.shape,
                                                        f->plan->start, o->place)
                                       .range_m
                                 : m.downrange_m;
        m.down_range_m = (loft_seen_figure){true, far_m - z * o->within_m, far_m,
                                            far_m + z * o->within_m};
    }
    if (o->kind == LOFT_OBSERVED_SPEED) {
        m.speed_mps = figure_of(&o->value, o->value_90);
    } else if (o->kind == LOFT_OBSERVED_ENTRY_ANGLE) {
        const loft_seen_figure below = figure_of(&o->value, o->value_90);
        m.fpa_rad = (loft_seen_figure){below.known, -below.high, -below.seen, -below.low};
    }
    *out = m;
    return true;
}

const char *loft_seen_caption(const loft_plot_flight *flights, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (flights[i].n_seen > 0 && !flights[i].quiet) {
            return " Purple bars: what was seen, with the 90\302\240% that it allows by "
                   "itself.";
        }
    }
    return "";
}

void loft_seen_bar(loft_sheet *sheet, loft_canvas_point a, loft_canvas_point b)
{
    static const loft_canvas_pen pen = {.colour = LOFT_SEEN_COLOUR, .width = 1.8};
    const double half = 4.0; /* of the strokes */
    const double length = hypot(b.x - a.x, b.y - a.y);
    const double ux = length > 0.0 ? (b.x - a.x) / length : 1.0;
    const double uy = length > 0.0 ? (b.y - a.y) / length : 0.0;
    const loft_canvas_point ends[2] = {a, b};
    loft_canvas_lines(sheet->canvas, ends, 2, &pen);
    loft_labels_curve(&sheet->labels, ends, 2);
    for (int i = 0; i < 2; i++) {
        const loft_canvas_point stroke[2] = {
            {ends[i].x - half * uy, ends[i].y + half * ux},
            {ends[i].x + half * uy, ends[i].y - half * ux}};
        loft_canvas_lines(sheet->canvas, stroke, 2, &pen);
    }
}
