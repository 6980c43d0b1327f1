/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/profile/profile_scale.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "loft/loft.h"
#include "plots/base/canvas.h"
#include "plots/base/style.h"
#include "plots/profile/profile.h"

enum {
    ARC_POINTS = 361
};

loft_canvas_point loft_frame_at(const loft_frame *frame, double downrange_m, double alt_m)
{
    if (!frame->to_scale) {
        return loft_axes_at(&frame->axes, downrange_m / 1000.0, alt_m / 1000.0);
    }
    const double angle_rad = downrange_m / frame->radius_m - frame->centre_rad;
    const double r = (frame->radius_m + alt_m) * frame->pt_per_m;
    return (loft_canvas_point){frame->earth.x + r * sin(angle_rad),
                               frame->earth.y - r * cos(angle_rad)};
}

static void widen(loft_canvas_box *box, double x, double y)
{
    *box = (loft_canvas_box){fmin(box->x0, x), fmin(box->y0, y), fmax(box->x1, x),
                             fmax(box->y1, y)};
}

typedef void see_fn(void *ctx, double downrange_m, double alt_m);

/* All that the frame must hold, point by point: an open edge may leave it. */
static void see_all(const loft_profile *profile, const size_t *use, see_fn *see,
                    void *ctx)
{
    for (size_t c = 0; c < profile->n_curves; c++) {
        for (size_t i = 0; i < use[c]; i++) {
            const loft_profile_point *p = &profile->curves[c].points[i];
            see(ctx, p->downrange_m, p->alt_m);
        }
    }
    for (size_t b = 0; b < profile->n_bands; b++) {
        const loft_profile_band *band = &profile->bands[b];
        const loft_profile_edge *edge = band->open ? &band->lower : &band->upper;
        for (size_t i = 0; i < edge->n; i++) {
            see(ctx, edge->downrange_m[i], edge->alt_m[i]);
        }
    }
}

static void see_flat(void *box, double downrange_m, double alt_m)
{
    widen(box, downrange_m, alt_m);
}

/* Downrange and altitude of all that is drawn. */
static loft_canvas_box extent(const loft_profile *profile, const size_t *use)
{
    loft_canvas_box all = {0.0, 0.0, 0.0, 0.0};
    see_all(profile, use, see_flat, &all);
    return all;
}

/* Where it lies on the sheet. */
typedef struct seen_round {
    const loft_frame *frame;
    loft_canvas_box box;
} seen_round;

static void see_round(void *ctx, double downrange_m, double alt_m)
{
    seen_round *seen = ctx;
    const loft_canvas_point p = loft_frame_at(seen->frame, downrange_m, alt_m);
    widen(&seen->box, p.x, p.y);
}

/*
 * Where on the ground the vertical of the sheet is: under the middle of all there is, but never
 * so far from the middle of the first flight that this one leans.
 */
static double upright_m(const loft_profile *profile, const size_t *use,
                        const loft_canvas_box *all, double radius_m)
{
    static const double lean_rad = 0.2;
    const loft_profile_curve *first = &profile->curves[0];
    const double middle_m = 0.5 * (all->x0 + all->x1);
    const double own_m =
        0.5 * (first->points[0].downrange_m + first->points[use[0] - 1].downrange_m);
    const double lean_m = lean_rad * radius_m;
    return fmin(fmax(middle_m, own_m - lean_m), own_m + lean_m);
}

static void fit_scale(const loft_profile *profile, const size_t *use,
                      const loft_canvas_box *all, loft_frame *frame)
{
    const loft_canvas_box *box = &frame->axes.box;
    frame->radius_m = profile->earth_radius_m;
    frame->centre_rad = upright_m(profile, use, all, frame->radius_m) / frame->radius_m;
    frame->from_m = all->x0;
    frame->to_m = all->x1;
    frame->pt_per_m = 1.0;
    frame->earth = (loft_canvas_point){0.0, 0.0};
    const loft_canvas_point p = loft_frame_at(frame, all->x0, 0.0);
    seen_round on_sheet = {frame, {p.x, p.y, p.x, p.y}};
    for (int i = 0; i <= 100; i++) { /* the ground under the flights, and 100 km above */
        const double x = all->x0 + (all->x1 - all->x0) * i / 100.0;
        see_round(&on_sheet, x, 0.0);
        see_round(&on_sheet, x, 100e3);
    }
    see_all(profile, use, see_round, &on_sheet);
    const loft_canvas_box seen = on_sheet.box;
    const double room_x = box->x1 - box->x0 - 110.0; /* for labels at the ends */
    const double room_y = box->y1 - box->y0 - 96.0; /* scale bar, numbers below the arc */
    frame->pt_per_m = fmin(room_x / (seen.x1 - seen.x0), room_y / (seen.y1 - seen.y0));
    const double s = frame->pt_per_m;
    frame->earth.x = 0.5 * (box->x0 + box->x1) - 0.5 * s * (seen.x0 + seen.x1);
    frame->earth.y = box->y0 + 42.0 + 0.5 * room_y - 0.5 * s * (seen.y0 + seen.y1);
}

/* Below this a flight has the axis for itself, without the line at 100 km. */
static const double low_m = 30e3;

loft_status loft_frame_fit(const loft_profile *profile, const size_t *use,
                           loft_canvas_box box, loft_frame *frame)
{
    const loft_canvas_box all = extent(profile, use);
    if (!(all.y1 > all.y0) ||
        (profile->to_scale &&
         !(profile->earth_radius_m > 0.0 && isfinite(profile->earth_radius_m)))) {
        return LOFT_ERR_DOMAIN;
    }
    *frame = (loft_frame){
        .to_scale = profile->to_scale, .axes = {.box = box}, .top_m = all.y1};
    if (profile->to_scale) {
        fit_scale(profile, use, &all, frame);
        return LOFT_OK;
    }
    /* A flight straight up still needs some width. */
    const double high = all.y1 - all.y0;
    const double span = fmax(all.x1 - all.x0, 0.1 * high);
    /* A lift-off drifts metres behind the launch: that does not move the axis. */
    frame->axes.x0 = (all.x0 < -0.01 * span ? all.x0 - 0.06 * span : 0.0) / 1000.0;
    frame->axes.x1 = (all.x0 + 1.16 * span) / 1000.0; /* room for the impacts' labels */
    frame->axes.y0 = (all.y0 < -0.01 * high ? all.y0 - 0.06 * high : 0.0) / 1000.0;
    frame->axes.y1 = (all.y1 + 0.14 * high) / 1000.0;
    if (all.y1 > low_m) {
        frame->axes.y1 = fmax(frame->axes.y1, 105.0);
    }
    frame->axes.x_title = "Ground range (km)";
    frame->axes.y_title = "Altitude (km)";
    return LOFT_OK;
}

/* A depth that no picture shows and that cairo's coordinates, which end at 2^23, allow. */
static double well_below(const loft_frame *frame)
{
    const loft_canvas_box *box = &frame->axes.box;
    return box->y1 + 2.0 * (box->y1 - box->y0);
}

/* Is the Earth so small that all of its disc is drawn? */
static bool is_disc(const loft_frame *frame)
{
    return frame->earth.y < well_below(frame);
}

static void arc(const loft_frame *frame, double alt_m, loft_canvas_point *points)
{
    /* All round, or as far as a sheet reaches when the Earth is larger than that. */
    const double reach_rad = 1.2 * (frame->axes.box.x1 - frame->axes.box.x0) /
                             (frame->radius_m * frame->pt_per_m);
    const double half_rad = is_disc(frame) ? LOFT_PI : fmin(LOFT_PI, reach_rad);
    for (int i = 0; i < ARC_POINTS; i++) {
        const double angle_rad = half_rad * (2.0 * i / (ARC_POINTS - 1) - 1.0);
        points[i] = loft_frame_at(
            frame, frame->radius_m * (frame->centre_rad + angle_rad), alt_m);
    }
}

static bool inside(const loft_canvas_box *box, loft_canvas_point p, double margin)
{
    return p.x > box->x0 + margin && p.x < box->x1 - margin && p.y > box->y0 + margin &&
           p.y < box->y1 - margin;
}

/* Half the ground in sight, as an angle from the middle; at most a little over 90 deg. */
static double sight_rad(const loft_frame *frame)
{
    double angle_rad = 0.0;
    while (angle_rad < 1.65 &&
           inside(&frame->axes.box,
                  loft_frame_at(frame, frame->radius_m * (frame->centre_rad + angle_rad),
                                0.0),
                  28.0)) {
        angle_rad += 0.002;
    }
    return angle_rad;
}

static void draw_ground_ticks(loft_canvas *canvas, const loft_frame *frame,
                              const loft_ticks *ticks, loft_labels *labels)
{
    static const loft_canvas_pen pen = {.colour = LOFT_INK, .width = 1.0};
    static const loft_canvas_font font = {.size = LOFT_FONT_TICK, .colour = LOFT_INK};
    for (int i = 0; i < ticks->n; i++) {
        const double km = ticks->first + i * ticks->step;
        char text[64];
        loft_axes_number(km, ticks->decimals, text, sizeof text - 4);
        if (fabs(km) < 1e-9 * ticks->step) {
            (void)snprintf(text, sizeof text, "0 km");
        }
        const double width = loft_canvas_text_width(canvas, text, strlen(text), &font);
        const double angle_rad = km * 1000.0 / frame->radius_m - frame->centre_rad;
        const loft_canvas_point top = loft_frame_at(frame, km * 1000.0, 0.0);
        const double down_x = -sin(angle_rad);
        const double down_y = cos(angle_rad);
        const loft_canvas_point line[2] = {top,
                                           {top.x + 5.0 * down_x, top.y + 5.0 * down_y}};
        loft_canvas_lines(canvas, line, 2, &pen);
        const double away = 13.0 + 0.5 * width * fabs(down_x);
        const loft_canvas_point at = {top.x + away * down_x, top.y + away * down_y + 3.4};
        const loft_canvas_box taken = {at.x - 0.5 * width - 2.0, at.y - 9.0,
                                       at.x + 0.5 * width + 2.0, at.y + 2.0};
        if (taken.x0 < frame->axes.box.x0 || taken.x1 > frame->axes.box.x1 ||
            !loft_labels_is_clear(labels, taken)) {
            continue;
        }
        loft_canvas_text(canvas, at, 0.5, text, strlen(text), &font);
        loft_labels_block(labels, taken);
    }
}

static void draw_scale_bar(loft_canvas *canvas, const loft_frame *frame,
                           loft_labels *labels)
{
    static const loft_canvas_pen pen = {.colour = LOFT_INK, .width = 1.5};
    static const loft_canvas_font font = {
        .size = LOFT_FONT_TICK, .colour = LOFT_INK, .halo = 2.0};
    const loft_canvas_box *box = &frame->axes.box;
    const double longest_km = 150.0 / frame->pt_per_m / 1000.0;
    const double decade = pow(10.0, floor(log10(longest_km)));
    const double times = longest_km / decade;
    const double km = decade * (times >= 5.0 ? 5.0 : times >= 2.0 ? 2.0 : 1.0);
    const double x0 = box->x0 + 10.0;
    const double x1 = x0 + km * 1000.0 * frame->pt_per_m;
    const double y = box->y0 + 24.0;
    const loft_canvas_point bar[4] = {{x0, y - 4.0}, {x0, y}, {x1, y}, {x1, y - 4.0}};
    char number[48];
    char text[96];
    loft_axes_number(km < 1.0 ? 1000.0 * km : km, 0, number, sizeof number);
    (void)snprintf(text, sizeof text, "%s %s, both ways", number, km < 1.0 ? "m" : "km");
    loft_canvas_lines(canvas, bar, 4, &pen);
    loft_canvas_text(canvas, (loft_canvas_point){x0, y - 9.0}, 0.0, text, strlen(text),
                     &font);
    const double width = loft_canvas_text_width(canvas, text, strlen(text), &font);
    loft_labels_block(labels, (loft_canvas_box){x0 - 4.0, y - 20.0,
                                                fmax(x1, x0 + width) + 4.0, y + 4.0});
}

/* For scale: what many people have a notion of. The second only under flights well above. */
static const struct {
    double alt_m;
    const char *text;
} heights[] = {{100e3, "100 km altitude"}, {420e3, "Space Station, 420 km"}};

static const loft_canvas_pen height_pen = {
    .colour = LOFT_GREY, .width = 0.8, .dash = {1.5, 3.0}};

static int n_heights(const loft_frame *frame)
{
    if (!frame->to_scale && heights[0].alt_m > 1000.0 * frame->axes.y1) {
        return 0;
    }
    return frame->top_m > 1.25 * heights[1].alt_m ? 2 : 1;
}

/* A line on the ground, as the eye sees it, has no name there. */
static int first_height(const loft_frame *frame)
{
    const double apart_pt = 4.0;
    return frame->to_scale && heights[0].alt_m * frame->pt_per_m < apart_pt ? 1 : 0;
}

static loft_status draw_round(loft_canvas *canvas, const loft_frame *frame,
                              loft_labels *labels)
{
    static const loft_canvas_pen limb = {.colour = LOFT_INK, .width = 1.0};
    loft_canvas_point points[ARC_POINTS + 1];
    /* The ground in sight; of all the Earth that under the flights. */
    const double half_m = sight_rad(frame) * frame->radius_m;
    const double centre_m = frame->centre_rad * frame->radius_m;
    const bool all_round = half_m > frame->radius_m;
    const double from_m = all_round ? frame->from_m : centre_m - half_m;
    const double to_m =
        all_round ? fmax(frame->to_m, from_m + 0.2 * frame->radius_m) : centre_m + half_m;
    loft_ticks ticks;
    const loft_status status = loft_ticks_find(from_m / 1000.0, to_m / 1000.0, &ticks);
    if (status != LOFT_OK) {
        return status;
    }
    loft_canvas_clip(canvas, &frame->axes.box);
    arc(frame, 0.0, points);
    /* A part of the disc is closed below the box. */
    points[ARC_POINTS] = is_disc(frame)
                             ? points[0]
                             : (loft_canvas_point){frame->earth.x, well_below(frame)};
    loft_canvas_fill(canvas, points, ARC_POINTS + 1, LOFT_EARTH);
    loft_canvas_lines(canvas, points, ARC_POINTS, &limb);
    loft_labels_curve(labels, points, ARC_POINTS);
    for (int i = first_height(frame); i < n_heights(frame); i++) {
        arc(frame, heights[i].alt_m, points);
        loft_canvas_lines(canvas, points, ARC_POINTS, &height_pen);
        loft_labels_curve(labels, points, ARC_POINTS);
    }
    loft_canvas_clip(canvas, NULL);
    draw_ground_ticks(canvas, frame, &ticks, labels);
    draw_scale_bar(canvas, frame, labels);
    return LOFT_OK;
}

loft_status loft_frame_draw(loft_canvas *canvas, const loft_frame *frame,
                            loft_labels *labels)
{
    if (frame->to_scale) {
        return draw_round(canvas, frame, labels);
    }
    const loft_axes *axes = &frame->axes;
    const loft_status status = loft_axes_draw(canvas, axes);
    for (int i = 0; i < n_heights(frame); i++) {
        const double km = heights[i].alt_m / 1000.0;
        const loft_canvas_point ends[2] = {loft_axes_at(axes, axes->x0, km),
                                           loft_axes_at(axes, axes->x1, km)};
        loft_canvas_lines(canvas, ends, 2, &height_pen);
        loft_labels_curve(labels, ends, 2);
    }
    return status;
}

static void label_height(loft_canvas *canvas, const loft_frame *frame, int height,
                         loft_labels *labels)
{
    loft_label label = {.text = heights[height].text,
                        .font = {.size = 8.5, .colour = LOFT_GREY, .halo = 2.0},
                        .gap = 4.0,
                        .width_pt = 200.0};
    const double half_rad = frame->to_scale ? sight_rad(frame) : 0.0;
    for (int i = 0; i < LOFT_LABEL_ANCHORS; i++) {
        const double t = 0.93 - 0.86 * i / (LOFT_LABEL_ANCHORS - 1); /* from the right */
        const double flat_m =
            1000.0 * (frame->axes.x0 + t * (frame->axes.x1 - frame->axes.x0));
        const double round_m =
            frame->radius_m * (frame->centre_rad + (2.0 * t - 1.0) * half_rad);
        label.anchors[label.n_anchors++] = loft_frame_at(
            frame, frame->to_scale ? round_m : flat_m, heights[height].alt_m);
    }
    loft_labels_put(labels, canvas, &label);
}

void loft_frame_label_heights(loft_canvas *canvas, const loft_frame *frame,
                              loft_labels *labels)
{
    for (int i = first_height(frame); i < n_heights(frame); i++) {
        label_height(canvas, frame, i, labels);
    }
}
