/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thin.h - lines and rings on the sheet without what nobody sees: for pictures in bytes. */
#ifndef LOFT_THIN_H
#define LOFT_THIN_H

#include "loft/plot.h"
#include "plots/base/canvas.h"

/*
 * Leaves out points of a line that lie within `off` points of the line without them; the
 * ends stay. Returns how many are left. keep: room for n.
 *
 * Reference  Douglas & Peucker, Cartographica 10 (1973) 112-122
 */
size_t loft_thin_line(loft_canvas_point *points, size_t n, double off, bool *keep);

/*
 * The part of a ring's area in a box, as a ring with pieces of the box's sides; 0 points
 * where there is none. room and out: 6 n each, for a side may add half as many again.
 *
 * Reference  Sutherland & Hodgman, Comm. ACM 17 (1974) 32-42
 */
size_t loft_thin_clip_ring(const loft_canvas_point *points, size_t n,
                           const loft_canvas_box *box, loft_canvas_point *room,
                           loft_canvas_point *out);

/* To an eighth of a point, which has three decimals at most. */
loft_canvas_point loft_thin_round(loft_canvas_point p);

#endif
