/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/plot.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plots/base/canvas.h"
#include "plots/base/sheet.h"
#include "plots/base/style.h"
#include "plots/profile/profile.h"
#include "plots/profile/profile_band.h"
#include "plots/profile/profile_scale.h"
#include "plots/profile/strip.h"

enum {
    MAX_CURVES = 8
};

typedef struct sheet {
    const loft_profile *profile;
    size_t use[MAX_CURVES];                /* points drawn of each curve */
    loft_canvas_point *points[MAX_CURVES]; /* on the sheet; point into one block */
    loft_sheet page;
    loft_frame frame;
} sheet;

static loft_canvas_pen curve_pen(const loft_profile_curve *curve)
{
    switch (curve->role) {
    case LOFT_ROLE_FLOWN:
        return loft_sheet_pen(0);
    case LOFT_ROLE_STANDARD:
        return loft_sheet_pen(1);
    case LOFT_ROLE_STANDARD_ROTATING:
        return loft_sheet_pen(2);
    default:
        return loft_sheet_pen(curve->place);
    }
}

static bool curves_valid(const loft_profile *profile)
{
    if (profile->n_curves < 1 || profile->n_curves > MAX_CURVES) {
        return false;
    }
    for (size_t c = 0; c < profile->n_curves; c++) {
        const loft_profile_curve *curve = &profile->curves[c];
        bool valid = curve->n >= 2;
        for (size_t i = 0; valid && i < curve->n; i++) {
            valid = isfinite(curve->points[i].downrange_m) &&
                    isfinite(curve->points[i].alt_m);
        }
        for (size_t i = 0; valid && i < curve->n_marks; i++) {
            valid =
                isfinite(curve->marks[i].downrange_m) && isfinite(curve->marks[i].alt_m);
        }
        if (!valid) {
            return false;
        }
    }
    return true;
}

/* Open-ended curves must not squeeze the closed ones: cut them at 1.6 times the height. */
static void cut_open_curves(sheet *s)
{
    double top_m = 0.0;
    for (size_t c = 0; c < s->profile->n_curves; c++) {
        const loft_profile_curve *curve = &s->profile->curves[c];
        s->use[c] = curve->n;
        for (size_t i = 0; !curve->open_ended && i < curve->n; i++) {
            top_m = fmax(top_m, curve->points[i].alt_m);
        }
    }
    for (size_t c = 0; top_m > 0.0 && c < s->profile->n_curves; c++) {
        const loft_profile_curve *curve = &s->profile->curves[c];
        for (size_t i = 2; curve->open_ended && i < curve->n; i++) {
            if (curve->points[i].alt_m > 1.6 * top_m) {
                s->use[c] = i;
                break;
            }
        }
    }
}

static void draw_curve(sheet *s, size_t c)
{
    const loft_profile_curve *curve = &s->profile->curves[c];
    const loft_canvas_pen pen = curve_pen(curve);
    loft_canvas_point *points = s->points[c];
    const size_t n = s->use[c];
    size_t from = 0;
    for (size_t i = 0; i < n; i++) {
        points[i] = loft_frame_at(&s->frame, curve->points[i].downrange_m,
                                  curve->points[i].alt_m);
    }
    for (size_t i = 1; i <= n; i++) { /* one band for each run under power */
        if (i == n || !curve->points[i].boost) {
            if (i - from >= 2 && curve->points[from].boost) {
                loft_canvas_lines(s->page.canvas, points + from, i - from,
                                  &loft_sheet_band);
            }
            from = i;
        }
    }
    loft_canvas_lines(s->page.canvas, points, n, &pen);
    loft_labels_curve(&s->page.labels, points, n);
    if (curve->open_ended) {
        const loft_canvas_point tip = points[n - 1];
        size_t i = n - 1;
        while (i > 0 && hypot(points[i].x - tip.x, points[i].y - tip.y) < 8.0) {
            i--;
        }
        const double length = hypot(tip.x - points[i].x, tip.y - points[i].y);
        const double ux = length > 0.0 ? (tip.x - points[i].x) / length : 1.0;
        const double uy = length > 0.0 ? (tip.y - points[i].y) / length : 0.0;
        const loft_canvas_point head[3] = {
            {tip.x + 9 * ux, tip.y + 9 * uy},
            {tip.x - 4 * ux - 6 * uy, tip.y - 4 * uy + 6 * ux},
            {tip.x - 4 * ux + 6 * uy, tip.y - 4 * uy - 6 * ux}};
        loft_canvas_fill(s->page.canvas, head, 3, pen.colour);
        loft_labels_curve(&s->page.labels, head, 3);
    }
}

static void draw_discs(sheet *s, size_t c)
{
    const loft_profile_curve *curve = &s->profile->curves[c];
    for (size_t i = 0; i < curve->n_marks; i++) {
        const loft_canvas_point p =
            loft_frame_at(&s->frame, curve->marks[i].downrange_m, curve->marks[i].alt_m);
        loft_sheet_disc(&s->page, p, 4.0, curve_pen(curve).colour);
    }
}

static void label_mark(sheet *s, const loft_profile_curve *curve,
                       const loft_profile_mark *mark)
{
    if (mark->text[0] == '\0') {
        return;
    }
    loft_sheet_note(&s->page, loft_frame_at(&s->frame, mark->downrange_m, mark->alt_m),
                    mark->text, curve_pen(curve).colour);
}

/* A time along the curve, a place across it, a height up and down. */
static void draw_seen(sheet *s, const loft_profile_seen *seen)
{
    static const loft_canvas_pen pen = {.colour = LOFT_SEEN_COLOUR, .width = 4.0};
    const loft_seen_mark *m = &seen->mark;
    const loft_seen_figure *place = &m->down_range_m;
    const loft_seen_figure *height = &m->height_m;
    const double x_m = place->known ? place->seen : m->downrange_m;
    const double y_m = height->known ? height->seen : m->alt_m;
    const size_t to = seen->to < s->use[seen->curve] ? seen->to : s->use[seen->curve];
    if (to > seen->from + 1) {
        loft_canvas_lines(s->page.canvas, s->points[seen->curve] + seen->from,
                          to - seen->from, &pen);
    }
    if (place->known) {
        loft_seen_bar(&s->page, loft_frame_at(&s->frame, place->low, y_m),
                      loft_frame_at(&s->frame, place->high, y_m));
    }
    if (height->known) {
        loft_seen_bar(&s->page, loft_frame_at(&s->frame, x_m, height->low),
                      loft_frame_at(&s->frame, x_m, height->high));
    }
    if (to > seen->from + 1 || place->known || height->known) {
        loft_sheet_note(&s->page, loft_frame_at(&s->frame, x_m, y_m), m->text,
                        LOFT_SEEN_COLOUR);
    }
}

typedef struct impact {
    const loft_profile_curve *curve;
    const loft_profile_mark *mark;
} impact;

/* The impacts of all curves, the farthest down range first. */
static size_t impacts_of(const loft_profile *profile, impact found[MAX_CURVES])
{
    size_t n = 0;
    for (size_t c = 0; c < profile->n_curves; c++) {
        const loft_profile_curve *curve = &profile->curves[c];
        for (size_t i = 0; i < curve->n_marks && n < MAX_CURVES; i++) {
            const loft_profile_mark *mark = &curve->marks[i];
            if (mark->kind != LOFT_MARK_IMPACT) {
                continue;
            }
            size_t at = n++;
            for (; at > 0 && found[at - 1].mark->downrange_m < mark->downrange_m; at--) {
                found[at] = found[at - 1];
            }
            found[at] = (impact){curve, mark};
        }
    }
    return n;
}

/*
 * Impacts crowd together: the farthest takes the room to the right, then the nearest that
 * to the left, then those between what is left above.
 */
static void label_marks(sheet *s)
{
    impact impacts[MAX_CURVES];
    const size_t n = impacts_of(s->profile, impacts);
    for (size_t i = 0; i < n; i++) {
        const size_t k = i == 0 ? 0 : i == 1 ? n - 1 : i - 1;
        label_mark(s, impacts[k].curve, impacts[k].mark);
    }
    for (size_t c = 0; c < s->profile->n_curves; c++) {
        const loft_profile_curve *curve = &s->profile->curves[c];
        for (size_t i = 0; i < curve->n_marks; i++) {
            if (curve->marks[i].kind != LOFT_MARK_IMPACT) {
                label_mark(s, curve, &curve->marks[i]);
            }
        }
    }
}

static void label_curve(sheet *s, size_t c)
{
    const loft_profile_curve *curve = &s->profile->curves[c];
    loft_sheet_name_curve(&s->page, s->points[c], s->use[c], 0.65, curve->label,
                          curve_pen(curve).colour);
}

static bool has_boost(const sheet *s)
{
    for (size_t c = 0; c < s->profile->n_curves; c++) {
        for (size_t i = 0; i + 1 < s->use[c]; i++) {
            if (s->profile->curves[c].points[i].boost) {
                return true;
            }
        }
    }
    return false;
}

/* Draws the strip, and leaves the room above it. */
static loft_status draw_strip(sheet *s)
{
    loft_status status = LOFT_OK;
    if (s->profile->strip != NULL) {
        status = loft_strip_draw(&s->page, s->profile->strip);
        s->page.room.y1 -= loft_strip_height(s->profile->strip);
    }
    return status;
}

static loft_status draw_sheet(sheet *s)
{
    const size_t n_curves = s->profile->n_curves;
    const loft_status stripped = draw_strip(s);
    if (stripped != LOFT_OK) {
        return stripped;
    }
    const loft_canvas_box room =
        s->profile->to_scale ? s->page.room : loft_sheet_axes_box(&s->page);
    loft_status status = loft_frame_fit(s->profile, s->use, room, &s->frame);
    if (status == LOFT_OK) {
        s->page.labels.frame = loft_sheet_labels_box(&s->frame.axes.box);
        status = loft_profile_bands_draw(&s->page, &s->frame, s->profile);
    }
    if (status == LOFT_OK) {
        status = loft_frame_draw(s->page.canvas, &s->frame, &s->page.labels);
    }
    if (status != LOFT_OK) {
        return status;
    }
    if (has_boost(s)) {
        const loft_canvas_box *box = &s->frame.axes.box;
        loft_sheet_band_key(&s->page, box->x1,
                            box->y0 + (s->profile->to_scale ? 15.0 : -10.0));
    }
    for (size_t c = n_curves; c-- > 0;) { /* the first curve on top */
        draw_curve(s, c);
    }
    for (size_t c = n_curves; c-- > 0;) {
        draw_discs(s, c);
    }
    label_marks(s);
    for (size_t k = 0; k < s->profile->n_seen; k++) {
        draw_seen(s, &s->profile->seen[k]);
    }
    for (size_t c = 0; c < n_curves; c++) {
        label_curve(s, c);
    }
    loft_profile_bands_label(&s->page, &s->frame, s->profile);
    loft_frame_label_heights(s->page.canvas, &s->frame, &s->page.labels);
    return LOFT_OK;
}

loft_status loft_profile_draw(const loft_profile *profile, loft_picture_format format,
                              const loft_png_text *texts, size_t n_texts,
                              loft_buffer *out)
{
    if (!curves_valid(profile) || !loft_profile_bands_valid(profile)) {
        return LOFT_ERR_DOMAIN;
    }
    sheet s = {.profile = profile};
    size_t total = 0;
    cut_open_curves(&s);
    for (size_t c = 0; c < profile->n_curves; c++) {
        total += s.use[c];
    }
    loft_canvas_point *points = calloc(total + 1, sizeof *points);
    loft_status status = LOFT_ERR_NOMEM;
    if (points != NULL) {
        loft_canvas_point *next = points;
        for (size_t c = 0; c < profile->n_curves; next += s.use[c++]) {
            s.points[c] = next;
        }
        const loft_sheet_words words = {profile->title, profile->subtitle,
                                        profile->source};
        status = loft_sheet_open(
            &words, &profile->look, format, LOFT_SHEET_WIDTH,
            LOFT_SHEET_HEIGHT +
                (profile->strip != NULL ? loft_strip_height(profile->strip) : 0.0),
            &s.page);
    }
    if (status == LOFT_OK) {
        status = draw_sheet(&s);
    }
    status = loft_sheet_end(&s.page, status, texts, n_texts, out);
    free(points);
    return status;
}
