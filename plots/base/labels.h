/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * labels.h - where to write on a picture so that nothing covers anything.
 *
 * Greedy: each label takes the cheapest free place about one of its anchors, in the order
 * given; then its box and leader are obstacles to the next. So the most important goes first:
 * a label for which no place is left that is clear of labels, marks and the frame is left out. A
 * curve is crossed if nothing else is free.
 */
#ifndef LOFT_LABELS_H
#define LOFT_LABELS_H

#include "plots/base/axes.h"
#include "plots/base/canvas.h"

#define LOFT_LABELS_MAX_BOXES 512
#define LOFT_LABEL_ANCHORS    13
#define LOFT_LABEL_CLEAR      240.0 /* below one piece of a curve */
#define LOFT_LABEL_CROSS      1300.0

/* Cells over the frame, by rows, that labels had better not hide, such as land on a map. */
typedef struct loft_dear {
    unsigned char *cells; /* 1 or 0; owned by the sheet; NULL for none */
    int columns, rows;
    double x0, y0, cell_pt;
} loft_dear;

typedef struct loft_labels {
    loft_canvas_box frame;
    loft_dear dear;
    loft_canvas_box boxes[LOFT_LABELS_MAX_BOXES]; /* taken */
    size_t n_boxes;
    loft_canvas_point (*segments)[2]; /* of curves; borrowed */
    size_t n_segments, max_segments;
    loft_canvas_point leaders[LOFT_LABELS_MAX_BOXES][2];
    size_t n_leaders;
} loft_labels;

typedef struct loft_label {
    const char *text;
    loft_canvas_font font;
    loft_canvas_point anchors[LOFT_LABEL_ANCHORS]; /* the first is the best */
    int n_anchors;
    double gap;       /* from anchor to box */
    double width_pt;  /* to wrap at */
    double most_cost; /* 0, or what it may cost before it is left out: LOFT_LABEL_CLEAR
                         to cross nothing, LOFT_LABEL_CROSS for a curve or two */
} loft_label;

void loft_labels_block(loft_labels *labels, loft_canvas_box box);
/* Whether no box is in the way. */
bool loft_labels_is_clear(const loft_labels *labels, loft_canvas_box box);
/* Whether neither a box nor a curve is in the way. */
bool loft_labels_is_free(const loft_labels *labels, loft_canvas_box box);
void loft_labels_curve(loft_labels *labels, const loft_canvas_point *points, size_t n);
/* Places and draws one label, with a leader where it had to move away; false without room. */
bool loft_labels_put(loft_labels *labels, loft_canvas *canvas, const loft_label *label);

#endif
