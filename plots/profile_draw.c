/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/profile.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "axes.h"
#include "profile_labels.h"
#include "profile_scale.h"
#include "style.h"

enum {
    MAX_CURVES = 8,
    MAX_SEGMENTS = 8000
};

typedef struct sheet {
    const loft_profile *profile;
    size_t use[MAX_CURVES];                /* points drawn of each curve */
    loft_canvas_point *points[MAX_CURVES]; /* on the sheet; point into one block */
    loft_canvas *canvas;
    loft_frame frame;
    loft_labels labels;
} sheet;

static loft_canvas_pen curve_pen(int role)
{
    switch (role) {
    case LOFT_CURVE_FLOWN:
        return (loft_canvas_pen){.rgb = LOFT_BLUE, .width = 2.2};
    case LOFT_CURVE_STANDARD:
        return (loft_canvas_pen){.rgb = LOFT_VERMILION, .width = 2.0, .dash = {9, 4}};
    case LOFT_CURVE_STANDARD_ROTATING:
        return (loft_canvas_pen){
            .rgb = LOFT_GREEN, .width = 2.0, .dash = {11, 3, 2.5, 3}};
    default:
        return (loft_canvas_pen){.rgb = LOFT_BLACK, .width = 1.8, .dash = {2.5, 3}};
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
    const loft_canvas_pen pen = curve_pen(curve->role);
    static const loft_canvas_pen band = {.rgb = LOFT_ORANGE, .width = 6.5};
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
                loft_canvas_lines(s->canvas, points + from, i - from, &band);
            }
            from = i;
        }
    }
    loft_canvas_lines(s->canvas, points, n, &pen);
    loft_labels_curve(&s->labels, points, n);
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
        loft_canvas_fill(s->canvas, head, 3, pen.rgb);
        loft_labels_curve(&s->labels, head, 3);
    }
}

static void draw_discs(sheet *s, size_t c)
{
    const loft_profile_curve *curve = &s->profile->curves[c];
    for (size_t i = 0; i < curve->n_marks; i++) {
        const loft_canvas_point p =
            loft_frame_at(&s->frame, curve->marks[i].downrange_m, curve->marks[i].alt_m);
        loft_canvas_disc(s->canvas, p, 4.0, curve_pen(curve->role).rgb);
        loft_labels_block(&s->labels,
                          (loft_canvas_box){p.x - 4, p.y - 4, p.x + 4, p.y + 4});
    }
}

static void label_mark(sheet *s, const loft_profile_curve *curve,
                       const loft_profile_mark *mark)
{
    const loft_label label = {
        .text = mark->text,
        .font = {.size = LOFT_FONT_LABEL, .rgb = curve_pen(curve->role).rgb, .halo = 2.5},
        .anchors = {loft_frame_at(&s->frame, mark->downrange_m, mark->alt_m)},
        .n_anchors = 1,
        .gap = 8.0,
        .width_pt = 240.0};
    loft_labels_put(&s->labels, s->canvas, &label);
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

/* The point at a fraction of the curve's length on the sheet. */
static loft_canvas_point along(const loft_canvas_point *p, size_t n, double fraction)
{
    double length = 0.0;
    for (size_t i = 1; i < n; i++) {
        length += hypot(p[i].x - p[i - 1].x, p[i].y - p[i - 1].y);
    }
    double left = fraction * length;
    for (size_t i = 1; i < n; i++) {
        const double piece = hypot(p[i].x - p[i - 1].x, p[i].y - p[i - 1].y);
        if (piece > 0.0 && left <= piece) {
            const double t = left / piece;
            return (loft_canvas_point){p[i - 1].x + t * (p[i].x - p[i - 1].x),
                                       p[i - 1].y + t * (p[i].y - p[i - 1].y)};
        }
        left -= piece;
    }
    return p[n - 1];
}

static void label_curve(sheet *s, size_t c)
{
    const loft_profile_curve *curve = &s->profile->curves[c];
    loft_label label = {.text = curve->label,
                        .font = {.size = LOFT_FONT_LABEL + 1.0,
                                 .bold = true,
                                 .rgb = curve_pen(curve->role).rgb,
                                 .halo = 2.5},
                        .gap = 7.0,
                        .width_pt = 220.0};
    for (int i = 0; i < LOFT_LABEL_ANCHORS; i++) { /* 0.65, 0.60, 0.70, 0.55 ... */
        const double t = 0.65 + 0.05 * ((i + 1) / 2) * (i % 2 == 0 ? 1.0 : -1.0);
        label.anchors[label.n_anchors++] = along(s->points[c], s->use[c], t);
    }
    loft_labels_put(&s->labels, s->canvas, &label);
}

/* Title and subtitle from the top, source from the bottom; what is left is the box. */
static loft_canvas_box draw_texts(const sheet *s)
{
    const double width = LOFT_SHEET_WIDTH - 2.0 * LOFT_SHEET_MARGIN;
    const char *const texts[2] = {s->profile->title, s->profile->subtitle};
    loft_canvas_font fonts[2] = {{.size = LOFT_FONT_TITLE, .bold = true, .rgb = LOFT_INK},
                                 {.size = LOFT_FONT_SUBTITLE, .rgb = LOFT_GREY}};
    loft_wrapped lines;
    double y = LOFT_SHEET_MARGIN;
    for (int i = 0; i < 2; i++) {
        loft_axes_fit(s->canvas, texts[i] != NULL ? texts[i] : "", &fonts[i], width,
                      &lines);
        y = loft_axes_lines(s->canvas, LOFT_SHEET_MARGIN, y + fonts[i].size * 0.85,
                            &lines, &fonts[i]) -
            fonts[i].size * 0.85;
    }
    loft_canvas_font font = {.size = LOFT_FONT_SOURCE, .rgb = LOFT_GREY};
    loft_axes_fit(s->canvas, s->profile->source != NULL ? s->profile->source : "", &font,
                  width, &lines);
    const double bottom = LOFT_SHEET_HEIGHT - 12.0 -
                          (lines.n > 0 ? lines.n - 1 : 0) * LOFT_LINE_SPACING * font.size;
    (void)loft_axes_lines(s->canvas, LOFT_SHEET_MARGIN, bottom, &lines, &font);
    if (s->profile->to_scale) {
        return (loft_canvas_box){LOFT_SHEET_MARGIN, y + 8.0,
                                 LOFT_SHEET_WIDTH - LOFT_SHEET_MARGIN, bottom - 16.0};
    }
    return (loft_canvas_box){LOFT_SHEET_MARGIN + 44.0, y + 30.0,
                             LOFT_SHEET_WIDTH - LOFT_SHEET_MARGIN - 10.0, bottom - 54.0};
}

static void draw_band_key(sheet *s)
{
    static const loft_canvas_pen band = {.rgb = LOFT_ORANGE, .width = 6.5};
    static const loft_canvas_font font = {
        .size = LOFT_FONT_TICK, .rgb = LOFT_GREY, .halo = 2.0};
    const char *const text = "wide band: under power";
    const double x1 = s->frame.axes.box.x1;
    const double y = s->frame.axes.box.y0 + (s->frame.to_scale ? 15.0 : -10.0);
    const double width = loft_canvas_text_width(s->canvas, text, strlen(text), &font);
    const loft_canvas_point sample[2] = {{x1 - width - 30.0, y - 3.0},
                                         {x1 - width - 6.0, y - 3.0}};
    loft_canvas_lines(s->canvas, sample, 2, &band);
    loft_canvas_text(s->canvas, (loft_canvas_point){x1, y}, 1.0, text, strlen(text),
                     &font);
    loft_labels_block(&s->labels, (loft_canvas_box){sample[0].x, y - 10.0, x1, y + 4.0});
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

static loft_status draw_sheet(sheet *s)
{
    const size_t n_curves = s->profile->n_curves;
    loft_status status = loft_frame_fit(s->profile, s->use, draw_texts(s), &s->frame);
    if (status == LOFT_OK) {
        const loft_canvas_box *box = &s->frame.axes.box;
        s->labels.frame =
            (loft_canvas_box){box->x0 + 4, box->y0 + 2, box->x1 + 4, box->y1 - 3};
        status = loft_frame_draw(s->canvas, &s->frame, &s->labels);
    }
    if (status != LOFT_OK) {
        return status;
    }
    if (has_boost(s)) {
        draw_band_key(s);
    }
    for (size_t c = n_curves; c-- > 0;) { /* the first curve on top */
        draw_curve(s, c);
    }
    for (size_t c = n_curves; c-- > 0;) {
        draw_discs(s, c);
    }
    label_marks(s);
    for (size_t c = 0; c < n_curves; c++) {
        label_curve(s, c);
    }
    loft_frame_label_100km(s->canvas, &s->frame, &s->labels);
    return LOFT_OK;
}

loft_status loft_profile_draw(const loft_profile *profile, loft_picture_format format,
                              const loft_png_text *texts, size_t n_texts,
                              loft_buffer *out)
{
    if (!curves_valid(profile)) {
        return LOFT_ERR_DOMAIN;
    }
    sheet s = {.profile = profile, .labels = {.max_segments = MAX_SEGMENTS}};
    size_t total = 0;
    cut_open_curves(&s);
    for (size_t c = 0; c < profile->n_curves; c++) {
        total += s.use[c];
    }
    loft_canvas_point *points = calloc(total, sizeof *points);
    s.labels.segments = calloc(MAX_SEGMENTS, sizeof *s.labels.segments);
    loft_status status = LOFT_ERR_NOMEM;
    if (points != NULL && s.labels.segments != NULL) {
        loft_canvas_point *next = points;
        for (size_t c = 0; c < profile->n_curves; next += s.use[c++]) {
            s.points[c] = next;
        }
        status = loft_canvas_new(format, LOFT_SHEET_WIDTH, LOFT_SHEET_HEIGHT,
                                 LOFT_SHEET_SCALE, &s.canvas);
    }
    if (status == LOFT_OK) {
        status = draw_sheet(&s);
    }
    if (status == LOFT_OK) {
        status = loft_canvas_finish(s.canvas, texts, n_texts, out);
    }
    loft_canvas_free(s.canvas);
    free(s.labels.segments);
    free(points);
    return status;
}
