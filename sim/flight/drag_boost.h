/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * drag_boost.h - the numbers of the boost drag curve, for drag.c and the batch kernels.
 *
 * In each segment, M the Mach number,
 *
 *     Cd = cd + rise (M - from)/span + tail/(1 + fall (max(M, 1) - tail_from))
 *
 * with fall and tail_from the same in all. The pole of the tail lies at Mach 0.32, far
 * outside its segment; the maximum keeps trial states away from it.
 */
#ifndef LOFT_SIM_DRAG_BOOST_H
#define LOFT_SIM_DRAG_BOOST_H

enum {
    DRAG_BOOST_SEGMENTS = 3
};

static const double boost_edges_mach[] = {0.8, 1.15};

static const double drag_boost_fall = 1.2;
static const double drag_boost_tail_from = 1.15;

typedef struct drag_boost_segment {
    double cd;
    double rise, from, span;
    double tail;
} drag_boost_segment;

static const drag_boost_segment drag_boost_segments[DRAG_BOOST_SEGMENTS] = {
    {.cd = 0.2, .span = 1.0},
    {.cd = 0.2, .rise = 0.2, .from = 0.8, .span = 0.35},
    {.cd = 0.2, .span = 1.0, .tail = 0.2}};

#endif
