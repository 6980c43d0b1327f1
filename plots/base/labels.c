/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/base/labels.h"

#include <math.h>

#include "loft/loft.h"
#include "plots/base/canvas.h"
#include "plots/base/style.h"

enum {
    N_DIRECTIONS = 32,
    LINES_MAX = 4 /* of a label */
};

static const double baseline_share = 0.97; /* of the font size, below the top of a box */
static const double overlap_cost = 1e4;    /* worse than any crossing of curves */
static const double dear_cost = 90.0;      /* worth a way of some 70 points */
static const double rim = 2.5;             /* that a leader keeps from a text beside it */

void loft_labels_block(loft_labels *labels, loft_canvas_box box)
{
    if (labels->n_boxes < LOFT_LABELS_MAX_BOXES) {
        labels->boxes[labels->n_boxes++] = box;
    }
}

void loft_labels_curve(loft_labels *labels, const loft_canvas_point *points, size_t n)
{
    loft_canvas_point from = points[0];
    for (size_t i = 1; i < n; i++) {
        const double length = hypot(points[i].x - from.x, points[i].y - from.y);
        /* 5 points is finer than any label; fewer segments keep the search quick. */
        if ((length >= 5.0 || i == n - 1) && labels->n_segments < labels->max_segments) {
            labels->segments[labels->n_segments][0] = from;
            labels->segments[labels->n_segments++][1] = points[i];
            from = points[i];
        }
    }
}

static bool boxes_meet(const loft_canvas_box *a, const loft_canvas_box *b)
{
    return a->x0 < b->x1 && b->x0 < a->x1 && a->y0 < b->y1 && b->y0 < a->y1;
}

/* Liang & Barsky's clipping: does any part of a-b lie inside the box? */
static bool segment_meets(const loft_canvas_box *box, loft_canvas_point a,
                          loft_canvas_point b)
{
    if (fmax(a.x, b.x) < box->x0 || fmin(a.x, b.x) > box->x1 ||
        fmax(a.y, b.y) < box->y0 || fmin(a.y, b.y) > box->y1) {
        return false;
    }
    const double p[4] = {a.x - b.x, b.x - a.x, a.y - b.y, b.y - a.y};
    const double q[4] = {a.x - box->x0, box->x1 - a.x, a.y - box->y0, box->y1 - a.y};
    double enter = 0.0;
    double leave = 1.0;
    for (int i = 0; i < 4; i++) {
        if (p[i] < 0.0) {
            enter = fmax(enter, q[i] / p[i]);
        } else if (p[i] > 0.0) {
            leave = fmin(leave, q[i] / p[i]);
        } else if (q[i] < 0.0) {
            return false;
        }
    }
    return enter <= leave;
}

static double cross(loft_canvas_point o, loft_canvas_point a, loft_canvas_point b)
{
    return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

static bool segments_cross(loft_canvas_point a, loft_canvas_point b, loft_canvas_point c,
                           loft_canvas_point d)
{
    return cross(a, b, c) * cross(a, b, d) < 0.0 && cross(c, d, a) * cross(c, d, b) < 0.0;
}

/* Does p lie within 4 points of the line a-b, away from its start? */
static bool grazes(loft_canvas_point a, loft_canvas_point b, loft_canvas_point p)
{
    const double length = hypot(b.x - a.x, b.y - a.y);
    const double along = ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / length;
    return along > 8.0 && along < length && fabs(cross(a, b, p)) < 4.0 * length;
}

/* The lines of a label as its reader sees them, left-aligned in the box. */
typedef struct shape {
    loft_canvas_point size; /* of the box */
    double font_size, spacing;
    int n;
    double widths[LINES_MAX];
} shape;

typedef struct place {
    loft_canvas_box box;
    loft_canvas_point anchor, leader; /* leader runs from anchor to this point */
    double distance;
    double cost;
} place;

static bool needs_leader(const place *at)
{
    static const double near_pt = 14.0; /* the eye finds a label so close by itself */
    return hypot(at->leader.x - at->anchor.x, at->leader.y - at->anchor.y) > near_pt;
}

bool loft_labels_is_clear(const loft_labels *labels, loft_canvas_box box)
{
    for (size_t i = 0; i < labels->n_boxes; i++) {
        if (boxes_meet(&box, &labels->boxes[i])) {
            return false;
        }
    }
    return true;
}

bool loft_labels_is_free(const loft_labels *labels, loft_canvas_box box)
{
    if (!loft_labels_is_clear(labels, box)) {
        return false;
    }
    for (size_t i = 0; i < labels->n_segments; i++) {
        if (segment_meets(&box, labels->segments[i][0], labels->segments[i][1])) {
            return false;
        }
    }
    return true;
}

/* The cost of a box, and of a leader unless it is NULL, among those that are drawn. */
static double cost_of_leaders(const loft_labels *labels, const loft_canvas_box *box,
                              const place *at)
{
    double cost = 0.0;
    for (size_t i = 0; i < labels->n_leaders; i++) {
        const loft_canvas_point *l = labels->leaders[i];
        cost += segment_meets(box, l[0], l[1]) ? 6000.0 : 0.0;
        if (at != NULL && segments_cross(at->anchor, at->leader, l[0], l[1])) {
            cost += 600.0;
        }
    }
    return cost;
}

/* The share of a box over cells that had better be seen. */
static double share_of_dear(const loft_dear *dear, const loft_canvas_box *box)
{
    if (dear->cells == NULL) {
        return 0.0;
    }
    const int x0 = (int)floor((box->x0 - dear->x0) / dear->cell_pt);
    const int x1 = (int)floor((box->x1 - dear->x0) / dear->cell_pt);
    const int y0 = (int)floor((box->y0 - dear->y0) / dear->cell_pt);
    const int y1 = (int)floor((box->y1 - dear->y0) / dear->cell_pt);
    int covered = 0;
    for (int y = y0 > 0 ? y0 : 0; y <= y1 && y < dear->rows; y++) {
        for (int x = x0 > 0 ? x0 : 0; x <= x1 && x < dear->columns; x++) {
            covered += dear->cells[y * dear->columns + x];
        }
    }
    return (double)covered / ((x1 - x0 + 1) * (y1 - y0 + 1));
}

/*
 * The cost of a leader over what is drawn already. A dot about the anchor, its own or one that
 * touches it, cannot be left without crossing it: away from the other is better.
 */
static double cost_over(const loft_canvas_box *taken, const place *at)
{
    const loft_canvas_box wide = {taken->x0 - rim, taken->y0, taken->x1 + rim, taken->y1};
    const loft_canvas_point a = at->anchor;
    if (!segment_meets(&wide, a, at->leader)) {
        return 0.0;
    }
    if (a.x < wide.x0 || a.x > wide.x1 || a.y < wide.y0 || a.y > wide.y1) {
        return 6000.0;
    }
    const double toward = (0.5 * (taken->x0 + taken->x1) - a.x) * (at->leader.x - a.x) +
                          (0.5 * (taken->y0 + taken->y1) - a.y) * (at->leader.y - a.y);
    return toward > hypot(at->leader.x - a.x, at->leader.y - a.y) ? 900.0 : 0.0;
}

static void judge(const loft_labels *labels, double best, place *at)
{
    const loft_canvas_box box = {at->box.x0 - 3.0, at->box.y0 - 2.0, at->box.x1 + 3.0,
                                 at->box.y1 + 2.0};
    const loft_canvas_box *frame = &labels->frame;
    if (at->box.x0 < frame->x0 || at->box.x1 > frame->x1 || at->box.y0 < frame->y0 ||
        at->box.y1 > frame->y1) {
        at->cost = INFINITY;
        return;
    }
    const bool has_leader = needs_leader(at);
    for (size_t i = 0; i < labels->n_boxes && at->cost < best; i++) {
        const loft_canvas_box *taken = &labels->boxes[i];
        at->cost += boxes_meet(&box, taken) ? overlap_cost : 0.0;
        at->cost += has_leader ? cost_over(taken, at) : 0.0;
    }
    at->cost += cost_of_leaders(labels, &box, has_leader ? at : NULL) +
                dear_cost * share_of_dear(&labels->dear, &at->box);
    for (size_t i = 0; i < labels->n_segments && at->cost < best; i++) {
        const loft_canvas_point *s = labels->segments[i];
        at->cost += segment_meets(&box, s[0], s[1]) ? 250.0 : 0.0;
        if (has_leader && grazes(at->anchor, at->leader, s[0])) {
            at->cost += 12.0; /* a leader along a curve reads as part of it */
        }
        if (has_leader && segments_cross(at->anchor, at->leader, s[0], s[1])) {
            at->cost += 60.0;
        }
    }
}

/* The point nearest to the anchor on the letters of a label whose box begins at x, y. */
static loft_canvas_point nearest_on(const shape *text, double x, double y,
                                    loft_canvas_point anchor)
{
    loft_canvas_point best = {x, y};
    double least = INFINITY;
    for (int i = 0; i < text->n; i++) {
        const double baseline = y + baseline_share * text->font_size + i * text->spacing;
        const double top = baseline - 0.75 * text->font_size - 1.5; /* of capitals */
        const double bottom = baseline + 0.2 * text->font_size + 1.0;
        const loft_canvas_point p = {
            fmin(fmax(anchor.x, x - 2.0), x + text->widths[i] + 2.0),
            fmin(fmax(anchor.y, top), bottom)};
        const double away = hypot(p.x - anchor.x, p.y - anchor.y);
        if (away < least) {
            least = away;
            best = p;
        }
    }
    return best;
}

/*
 * turn: 3 per direction, the box as it falls, to the right or to the left of the
 * leader.
 */
static place try_place(const loft_label *label, loft_canvas_point anchor, int turn,
                       double distance, const shape *text)
{
    static const double shifts[3] = {0.0, 3.0, -3.0};
    const int direction = turn / 3;
    const double angle_rad = 2.0 * LOFT_PI / N_DIRECTIONS * direction;
    const double ux = cos(angle_rad);
    const double uy = sin(angle_rad);
    const double shift = fabs(uy) > 0.4 ? shifts[turn % 3] : 0.0;
    const double half_x = 0.5 * text->size.x;
    const double half_y = 0.5 * text->size.y;
    /* The box slides round so that its nearest side is at the distance. */
    const double slide_x = fmin(1.0, fmax(-1.0, 1.5 * ux + shift));
    const double slide_y = fmin(1.0, fmax(-1.0, 1.5 * uy));
    const double cx = anchor.x + ux * distance + slide_x * half_x;
    const double cy = anchor.y + uy * distance + slide_y * half_y;
    place at = {.box = {cx - half_x, cy - half_y, cx + half_x, cy + half_y},
                .anchor = anchor,
                .distance = distance,
                .cost = 1.2 * (distance - label->gap)};
    at.leader = nearest_on(text, at.box.x0, at.box.y0, anchor);
    return at;
}

/* Distances from the gap on that are tried; few for a label that may be left out. */
static const double reach[] = {0,  6,   14,  24,  36,  50,  68,
                               90, 115, 145, 180, 220, 265, 315};

static size_t reaches_of(const loft_label *label)
{
    if (label->most_cost == 0.0) {
        return sizeof reach / sizeof reach[0];
    }
    return label->most_cost <= LOFT_LABEL_CLEAR ? 2 : 5;
}

/* The cheapest place about one anchor, or `best` if none is cheaper. */
static place best_about(const loft_labels *labels, const loft_label *label, int anchor,
                        const shape *text, place best)
{
    const size_t n_reach = reaches_of(label);
    for (size_t r = 0; r < n_reach; r++) {
        for (int turn = 0; turn < 3 * N_DIRECTIONS; turn++) { /* right first */
            const int d = turn / 3;
            place at = try_place(label, label->anchors[anchor], turn,
                                 label->gap + reach[r], text);
            at.cost += (turn % 3 == 0 ? 0.0 : 2.0) + 3.0 * anchor + 0.05 * d +
                       (d % (N_DIRECTIONS / 4) == 0 ? 0.0 : 1.0);
            if (at.cost < best.cost) {
                judge(labels, best.cost, &at);
            }
            best = at.cost < best.cost ? at : best;
        }
    }
    return best;
}

static shape shape_of(loft_canvas *canvas, const loft_wrapped *text,
                      const loft_canvas_font *font)
{
    const double spacing = LOFT_LINE_SPACING * font->size;
    shape out = {.size = {text->width, text->n * spacing},
                 .font_size = font->size,
                 .spacing = spacing,
                 .n = text->n};
    for (int i = 0; i < text->n; i++) {
        out.widths[i] =
            loft_canvas_text_width(canvas, text->lines[i].start, text->lines[i].n, font);
    }
    return out;
}

bool loft_labels_put(loft_labels *labels, loft_canvas *canvas, const loft_label *label)
{
    static const loft_canvas_pen leader = {.colour = LOFT_GREY, .width = 0.8};
    loft_wrapped text;
    const double room = labels->frame.x1 - labels->frame.x0;
    loft_axes_wrap(canvas, label->text, &label->font, label->width_pt, &text);
    loft_axes_shorten(canvas, &label->font, fmin(room, label->width_pt), LINES_MAX,
                      &text);
    const shape lines = shape_of(canvas, &text, &label->font);
    place best = {.cost = INFINITY};
    for (int a = 0; a < label->n_anchors; a++) {
        best = best_about(labels, label, a, &lines, best);
    }
    const double most_cost = label->most_cost > 0.0 ? label->most_cost : overlap_cost;
    if (!(best.cost < most_cost)) { /* two texts on each other tell nothing */
        return false;
    }
    if (needs_leader(&best)) {
        const loft_canvas_point ends[2] = {best.anchor, best.leader};
        loft_canvas_lines(canvas, ends, 2, &leader);
        if (labels->n_leaders < LOFT_LABELS_MAX_BOXES) {
            labels->leaders[labels->n_leaders][0] = ends[0];
            labels->leaders[labels->n_leaders++][1] = ends[1];
        }
    }
    (void)loft_axes_lines(canvas, best.box.x0,
                          best.box.y0 + baseline_share * label->font.size, &text,
                          &label->font);
    loft_labels_block(labels, best.box);
    return true;
}
