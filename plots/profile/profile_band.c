/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/profile/profile_band.h"

#include <math.h>
#include <stdlib.h>

#include "plots/base/canvas.h"
#include "plots/base/style.h"
#include "plots/profile/profile.h"

static const loft_colour fills[2] = {LOFT_TINT, LOFT_TINT_DEEP};

static bool edge_valid(const loft_profile_edge *edge)
{
    bool valid = edge->n >= 2;
    for (size_t i = 0; valid && i < edge->n; i++) {
        valid = isfinite(edge->downrange_m[i]) && isfinite(edge->alt_m[i]);
    }
    return valid;
}

bool loft_profile_bands_valid(const loft_profile *profile)
{
    bool valid = profile->n_bands <= LOFT_PROFILE_BANDS_MAX;
    for (size_t b = 0; valid && b < profile->n_bands; b++) {
        valid =
            edge_valid(&profile->bands[b].upper) && edge_valid(&profile->bands[b].lower);
    }
    return valid;
}

static void put_edge(const loft_frame *frame, const loft_profile_edge *edge,
                     loft_canvas_point *points)
{
    for (size_t i = 0; i < edge->n; i++) {
        points[i] = loft_frame_at(frame, edge->downrange_m[i], edge->alt_m[i]);
    }
}

/* The part of an edge inside the frame, as lines and as an obstacle to labels. */
static void line_edge(loft_sheet *sheet, const loft_canvas_box *box,
                      const loft_canvas_point *points, size_t n)
{
    static const loft_canvas_pen pen = {.colour = LOFT_TINT_DEEP, .width = 0.9};
    size_t shown = 0;
    while (shown < n && points[shown].x <= box->x1 + 1.0 &&
           points[shown].y >= box->y0 - 1.0) {
        shown++;
    }
    loft_canvas_lines(sheet->canvas, points, n, &pen);
    if (shown >= 2) {
        loft_labels_curve(&sheet->labels, points, shown);
    }
}

loft_status loft_profile_bands_draw(loft_sheet *sheet, const loft_frame *frame,
                                    const loft_profile *profile)
{
    loft_canvas_clip(sheet->canvas, &frame->axes.box);
    for (size_t b = 0; b < profile->n_bands; b++) {
        const loft_profile_band *band = &profile->bands[b];
        const size_t n_up = band->upper.n;
        const size_t n_low = band->lower.n;
        loft_canvas_point *points = calloc(n_up + n_low + 1, sizeof *points);
        if (points == NULL) {
            return LOFT_ERR_NOMEM;
        }
        put_edge(frame, &band->upper, points);
        put_edge(frame, &band->lower, points + n_up + 1);
        /* an open one ends at the ground below; else this is its own last point */
        points[n_up] = loft_frame_at(frame, band->upper.downrange_m[n_up - 1], 0.0);
        for (size_t i = 0; i < n_low / 2; i++) { /* the lower edge leads back */
            const loft_canvas_point swap = points[n_up + 1 + i];
            points[n_up + 1 + i] = points[n_up + n_low - i];
            points[n_up + n_low - i] = swap;
        }
        loft_canvas_fill(sheet->canvas, points, n_up + n_low + 1, fills[b]);
        if (b == 0) {
            line_edge(sheet, &frame->axes.box, points, n_up);
            put_edge(frame, &band->lower, points);
            line_edge(sheet, &frame->axes.box, points, n_low);
        }
        free(points);
    }
    loft_canvas_clip(sheet->canvas, NULL);
    return LOFT_OK;
}

void loft_profile_bands_label(loft_sheet *sheet, const loft_frame *frame,
                              const loft_profile *profile)
{
    if (profile->n_bands == 0 || profile->bands_label == NULL) {
        return;
    }
    const loft_profile_edge *edge = &profile->bands[0].upper;
    loft_label label = {
        .text = profile->bands_label,
        .font = {.size = LOFT_FONT_LABEL, .colour = LOFT_VERMILION, .halo = 2.5},
        .gap = 8.0,
        .width_pt = 150.0};
    for (int i = 0; i < LOFT_LABEL_ANCHORS; i++) { /* on its way down, from the middle */
        const size_t k = edge->n * (size_t)(62 + 2 * i) / 100;
        const loft_canvas_point at =
            loft_frame_at(frame, edge->downrange_m[k], edge->alt_m[k]);
        if (at.x < frame->axes.box.x1 && at.y > frame->axes.box.y0) {
            label.anchors[label.n_anchors++] = at;
        }
    }
    if (label.n_anchors == 0) { /* an open one has left the picture */
        edge = &profile->bands[0].lower;
        label.anchors[label.n_anchors++] = loft_frame_at(
            frame, edge->downrange_m[edge->n / 2], edge->alt_m[edge->n / 2]);
    }
    loft_labels_put(&sheet->labels, sheet->canvas, &label);
}
